//! `window.tickmark`: the engine for a console or an extension.

use js_sys::{Function, Object, Reflect};
use serde::Serialize;
use tickmark_engine::export::tagged_json::{self, Options};
use tickmark_engine::offsets::OffsetUnit;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Puts `window.tickmark` up: `annotate(text)` gives the tagged document as a plain object whose offsets count UTF-16
/// code units, as JavaScript's strings do, so that `text.slice(mention.start, mention.end) === mention.text`.
pub fn offer() {
    let tickmark = Object::new();
    let annotate =
        Closure::<dyn Fn(JsValue) -> JsValue>::new(|text: JsValue| annotate(&text.as_string().unwrap_or_default()));
    let set = |key: &str, value: &JsValue| {
        let _ = Reflect::set(&tickmark, &key.into(), value);
    };
    set("annotate", annotate.into_js_value().unchecked_ref::<Function>());
    set("version", &env!("CARGO_PKG_VERSION").into());
    let _ = Reflect::set(&js_sys::global(), &"tickmark".into(), &tickmark);
}

fn annotate(text: &str) -> JsValue {
    let document = tickmark_engine::annotate(text);
    let options = Options { unit: OffsetUnit::Utf16, ..Options::default() };
    let tagged = tagged_json::tagged(&document, options);
    tagged.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_else(|_| {
        // A whole number beyond 2^53 has no exact double: JSON's own reader takes the nearest one.
        js_sys::JSON::parse(&tagged_json::to_pretty(&document, options)).unwrap_or(JsValue::NULL)
    })
}
