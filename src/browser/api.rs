//! `window.tickmark`: the engine and the exports, for a console, an extension and the page itself.
//!
//! page/boot.js puts the object up with all that the module of the exports has; [`offer`] adds the engine.

use gloo::utils::window;
use js_sys::{Array, JSON, Object, Reflect};
use tickmark_engine::export::number::Number;
use tickmark_engine::export::tagged_json;
use tickmark_engine::offsets::OffsetUnit;
use wasm_bindgen::{JsValue, closure::Closure};
use web_sys::Event;

/// Adds `annotate(text, options)`, which gives the tagged document as a plain object whose offsets count UTF-16 code units, as
/// JavaScript's strings do, so that `text.slice(mention.start, mention.end) === mention.text`.
pub fn offer() {
    let annotate = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(annotate).into_js_value();
    let global = js_sys::global();
    let tickmark = match get(&global, "tickmark") {
        there if there.is_object() => there,
        _ => Object::new().into(),
    };
    set(&tickmark, "annotate", &annotate);
    set(&tickmark, "version", &env!("CARGO_PKG_VERSION").into());
    set(&global, "tickmark", &tickmark);
    if let Ok(ready) = Event::new("tickmark-page") {
        let _ = window().dispatch_event(&ready);
    }
}

fn annotate(text: JsValue, options: JsValue) -> JsValue {
    let option = |name: &str| get(&options, name);
    let format = option("format").as_string();
    let document =
        tickmark_engine::annotate_with(&text.as_string().unwrap_or_default(), &tickmark_engine::Options { format });
    let name = option("name").as_string();
    let unit = option("offsets").as_string().and_then(|unit| OffsetUnit::parse(&unit)).unwrap_or(OffsetUnit::Utf16);
    let text = option("text").as_bool().unwrap_or(true);
    let options = tagged_json::Options { name: name.as_deref(), unit, text, rejected: false };
    let object = JSON::parse(&tagged_json::to_pretty(&document, options)).unwrap_or(JsValue::NULL);
    // A number of more digits than a double holds goes out as the text of its digits.
    for (at, mention) in document.mentions.iter().enumerate() {
        let Some(value) = &mention.value else { continue };
        for (bound, number) in [("low", value.low), ("high", value.high)] {
            if let Some(number) = number.filter(|number| !Number(*number).fits_double()) {
                let mention = Array::from(&get(&object, "mentions")).get(at as u32);
                set(&get(&mention, "value"), bound, &number.normalize().to_string().into());
            }
        }
    }
    object
}

/// A property; undefined where there is none.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property.
pub fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}
