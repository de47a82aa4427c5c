//! The module of the exports, which page/boot.js loads when something here is first asked for.

use gloo::file::Blob;
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::BlobPropertyBag;

use super::api::{get, set};

/// A format that the module writes.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    /// What the module takes.
    pub name: String,
    /// What a person reads.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Whether the unit of its offsets can be chosen.
    pub any_unit: bool,
    /// Whether the text can be left out.
    pub text_optional: bool,
}

/// An export that was verified and can be handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The files, the main one first.
    pub files: Vec<File>,
    /// What the format cannot hold, a sentence for each.
    pub left_out: Vec<String>,
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// What stands behind the source's name.
    pub ending: String,
    /// How many bytes it has.
    pub size: usize,
    /// Its text, if it is one.
    pub text: Option<String>,
    content: JsValue,
    media_type: String,
}

impl File {
    /// The file as the browser saves it.
    pub fn blob(&self) -> Blob {
        let options = BlobPropertyBag::new();
        options.set_type(&self.media_type);
        let parts = Array::of1(&self.content);
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options);
        blob.map_or_else(|_| Blob::new(""), Blob::from)
    }
}

/// The part of a document that goes out, in the words of the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// By what a person has said of the mentions.
    pub statuses: &'a str,
    /// The ids of the mentions that a filter leaves.
    pub mentions: Option<Vec<String>>,
    /// The unit of offsets.
    pub offsets: &'a str,
    /// Whether the text goes along.
    pub text: bool,
}

/// Every format, or `None` where the module could not be loaded.
pub async fn formats() -> Option<Vec<Format>> {
    let formats = ask("formats", &[]).await.ok()?;
    let word = |format: &JsValue, key: &str| get(format, key).as_string().unwrap_or_default();
    let format = |format: JsValue| Format {
        name: word(&format, "name"),
        title: word(&format, "title"),
        purpose: word(&format, "purpose"),
        any_unit: Array::from(&get(&format, "units")).length() > 1,
        text_optional: get(&format, "needsText").is_falsy(),
    };
    Some(Array::from(&formats).iter().map(format).collect())
}

/// Writes a part of a document in a format.
///
/// # Errors
/// The sentence that says why nothing was written.
pub async fn export(json: &str, format: &str, part: Part<'_>) -> Result<Exported, String> {
    let options = Object::new();
    set(&options, "statuses", &part.statuses.into());
    set(&options, "offsets", &part.offsets.into());
    set(&options, "text", &part.text.into());
    // One choice, one file to save.
    set(&options, "archive", &JsValue::TRUE);
    if let Some(ids) = part.mentions {
        let ids: Array = ids.iter().map(|id| JsValue::from(id.as_str())).collect();
        set(&options, "mentions", &ids);
    }
    let exported = ask("exportAs", &[json.into(), format.into(), options.into()]).await?;
    let list = |key: &str| Array::from(&get(&exported, key)).to_vec();
    let word = |object: &JsValue, key: &str| get(object, key).as_string().unwrap_or_default();
    let files = list("files").into_iter().map(|file| {
        let content = get(&file, "content");
        let text = content.as_string();
        let size = match &text {
            Some(text) => text.len(),
            None => get(&content, "byteLength").as_f64().unwrap_or_default() as usize,
        };
        File { ending: word(&file, "ending"), media_type: word(&file, "mediaType"), size, text, content }
    });
    let left_out = list("leftOut").into_iter().map(|loss| word(&loss, "sentence"));
    Ok(Exported { files: files.collect(), left_out: left_out.collect() })
}

/// Calls one of the module's own functions.
pub(super) async fn ask(name: &str, arguments: &[JsValue]) -> Result<JsValue, String> {
    let tickmark = get(&js_sys::global(), "tickmark");
    let arguments: Array = arguments.iter().collect();
    let answer = match get(&tickmark, name).dyn_into::<Function>().and_then(|ask| ask.apply(&tickmark, &arguments)) {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await,
        Err(error) => Err(error),
    };
    answer.map_err(|error| get(&error, "message").as_string().unwrap_or_default())
}
