//! Search hits as CSS highlights, where the browser has them: the text's own elements stay untouched.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::transcript::Place;

/// Paints `places` under the highlight `name`; none takes it away.
pub fn paint(name: &str, places: &[Place]) {
    let global = js_sys::global();
    let Some(registry) = get(&global, "CSS").and_then(|css| get(&css, "highlights")) else { return };
    if places.is_empty() {
        call(&registry, "delete", &Array::of1(&name.into()));
        return;
    }
    let (Some(highlight), Some(range)) = (class(&global, "Highlight"), class(&global, "StaticRange")) else { return };
    let ranges = Array::new();
    for place in places {
        let bounds = Object::new();
        for (key, value) in [
            ("startContainer", JsValue::from(&place.start.0)),
            ("startOffset", place.start.1.into()),
            ("endContainer", JsValue::from(&place.end.0)),
            ("endOffset", place.end.1.into()),
        ] {
            let _ = Reflect::set(&bounds, &key.into(), &value);
        }
        if let Ok(made) = Reflect::construct(&range, &Array::of1(&bounds)) {
            ranges.push(&made);
        }
    }
    if let Ok(made) = Reflect::construct(&highlight, &ranges) {
        call(&registry, "set", &Array::of2(&name.into(), &made));
    }
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn class(global: &JsValue, name: &str) -> Option<Function> {
    get(global, name)?.dyn_into().ok()
}

fn call(object: &JsValue, method: &str, arguments: &Array) {
    if let Some(method) = class(object, method) {
        let _ = method.apply(object, arguments);
    }
}
