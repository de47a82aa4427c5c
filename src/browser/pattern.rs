//! Regular expressions by the browser's own engine.

use js_sys::{JsString, RegExp};
use tickmark_engine::Span;
use wasm_bindgen::JsCast;

use crate::queries::search::MOST;

/// Where `pattern` stands in `text`, in order; `None` where it is no pattern. Letters match whatever their case.
pub fn find(text: &str, pattern: &str) -> Option<Vec<Span>> {
    let constructor = js_sys::Reflect::get(&js_sys::global(), &"RegExp".into()).ok()?;
    let arguments = js_sys::Array::of2(&pattern.into(), &"giu".into());
    // The constructor throws where the pattern is none.
    let regex: RegExp = js_sys::Reflect::construct(&constructor.into(), &arguments).ok()?.into();
    let words = JsString::from(text);
    let mut hits = vec![];
    let (mut unit, mut byte) = (0, 0);
    let mut to_byte = |wanted: u32| {
        while unit < wanted {
            let Some(c) = text[byte..].chars().next() else { break };
            unit += c.len_utf16() as u32;
            byte += c.len_utf8();
        }
        byte
    };
    for found in words.match_all(&regex).into_iter().filter_map(Result::ok) {
        let start = js_sys::Reflect::get(&found, &"index".into()).ok()?.as_f64()? as u32;
        let length = js_sys::Reflect::get_u32(&found, 0).ok()?.dyn_into::<JsString>().ok()?.length();
        if length > 0 {
            let from = to_byte(start);
            hits.push(Span::new(from, to_byte(start + length)));
        }
        if hits.len() == MOST {
            break;
        }
    }
    Some(hits)
}
