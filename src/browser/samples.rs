//! The samples that come with the page, as `samples/index.json` lists them. They are fetched when they are asked for.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// One sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The file in `samples/`.
    pub file: String,
    /// The invented company.
    pub name: String,
    /// Which call it is.
    pub title: String,
    /// The source format that it stands for.
    pub format: String,
}

/// The list of samples; empty where it does not come.
pub async fn samples() -> Vec<Sample> {
    let list = super::files::own_file("samples/index.json").await;
    let list = list.and_then(|json| JSON::parse(&json).ok()).and_then(|list| list.dyn_into::<Array>().ok());
    list.iter().flat_map(Array::iter).filter_map(|entry| sample(&entry)).collect()
}

fn sample(entry: &JsValue) -> Option<Sample> {
    let word = |key: &str| Reflect::get(entry, &key.into()).ok()?.as_string();
    Some(Sample { file: word("file")?, name: word("name")?, title: word("title")?, format: word("format")? })
}
