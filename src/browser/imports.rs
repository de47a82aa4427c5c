//! What others tagged, and archives, as the module of the exports reads them.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::JsValue;

use super::api::{get, set};
use super::exports::ask;

/// One text of a file of tags. Offsets are bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct TaggedText {
    /// The text, after the one normalisation on import.
    pub text: String,
    /// The tags that fit it.
    pub tags: Vec<ReadTag>,
    /// The links between them: what each says, and where its tags stand in the list.
    pub links: Vec<(String, usize, usize)>,
    /// What does not fit: the place in the file, and the reason.
    pub refused: Vec<(String, String)>,
}

/// A tag that was made elsewhere, in the words of the module.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadTag {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its label.
    pub label: String,
    /// The kind of figure that the label names.
    pub kind: Option<String>,
    /// What was noted beside it.
    pub note: Option<String>,
    /// What a person said of it.
    pub status: Option<String>,
    /// What is known of the figure, by the names of the fields.
    pub fields: Vec<(String, Option<String>)>,
}

/// A file of an archive: its path, and its bytes or why there are none.
pub type Packed = (String, Result<Vec<u8>, String>);

fn words(object: &JsValue, key: &str) -> Option<String> {
    get(object, key).as_string()
}

fn list(object: &JsValue) -> Vec<JsValue> {
    Array::from(object).to_vec()
}

/// Whether a file holds tags that can be read.
pub async fn holds_tags(bytes: &[u8]) -> bool {
    let answer = ask("tagFormat", &[Uint8Array::from(bytes).into()]).await;
    answer.is_ok_and(|format| format.is_string())
}

/// The tags of a file, over `text` where it does not bring its own.
///
/// # Errors
/// The sentence that says why nothing could be read.
pub async fn read_tags(bytes: &[u8], text: Option<&str>) -> Result<Vec<TaggedText>, String> {
    let options = Object::new();
    set(&options, "offsets", &"byte".into());
    if let Some(text) = text {
        set(&options, "transcript", &text.into());
    }
    let texts = ask("readTags", &[Uint8Array::from(bytes).into(), options.into()]).await?;
    let place = |tag: &JsValue, key: &str| get(tag, key).as_f64().unwrap_or_default() as u32;
    let tag = |tag: JsValue| ReadTag {
        start: place(&tag, "start"),
        end: place(&tag, "end"),
        label: words(&tag, "label").unwrap_or_default(),
        kind: words(&tag, "kind"),
        note: words(&tag, "note"),
        status: words(&tag, "status"),
        fields: Object::entries(&Object::from(get(&tag, "fields")))
            .iter()
            .map(|entry| {
                let entry = Array::from(&entry);
                (entry.get(0).as_string().unwrap_or_default(), entry.get(1).as_string())
            })
            .collect(),
    };
    let link = |link: JsValue| {
        let end = |key: &str| get(&link, key).as_f64().unwrap_or_default() as usize;
        (words(&link, "label").unwrap_or_default(), end("from"), end("to"))
    };
    let refused = |refused: JsValue| {
        (words(&refused, "place").unwrap_or_default(), words(&refused, "reason").unwrap_or_default())
    };
    let read = |text: JsValue| TaggedText {
        text: words(&text, "text").unwrap_or_default(),
        tags: list(&get(&text, "tags")).into_iter().map(tag).collect(),
        links: list(&get(&text, "links")).into_iter().map(link).collect(),
        refused: list(&get(&text, "refused")).into_iter().map(refused).collect(),
    };
    Ok(list(&texts).into_iter().map(read).collect())
}

/// The files of a zip archive.
///
/// # Errors
/// The sentence that says why it cannot be read.
pub async fn unpack(archive: &[u8]) -> Result<Vec<Packed>, String> {
    let files = ask("unpack", &[Uint8Array::from(archive).into()]).await?;
    let file = |file: JsValue| {
        let content = get(&file, "content");
        let bytes = if content.is_object() {
            Ok(Uint8Array::new(&content).to_vec())
        } else {
            Err(words(&file, "reason").unwrap_or_default())
        };
        (words(&file, "path").unwrap_or_default(), bytes)
    };
    Ok(list(&files).into_iter().map(file).collect())
}

/// The files of what is dropped, folders opened, each with its path: page/boot.js gives a promise where a folder is among it, and
/// nothing where there is none.
pub fn folders(data: &JsValue) -> Option<js_sys::Promise> {
    use wasm_bindgen::JsCast;
    let tickmark = get(&js_sys::global(), "tickmark");
    let dropped = get(&tickmark, "dropped").dyn_into::<js_sys::Function>().ok()?;
    dropped.call1(&tickmark, data).ok()?.dyn_into().ok()
}

/// What a promise of [`folders`] brings.
pub async fn dropped(promise: js_sys::Promise) -> Vec<(String, gloo::file::File)> {
    use wasm_bindgen::JsCast;
    let files = wasm_bindgen_futures::JsFuture::from(promise).await.unwrap_or_default();
    let file = |pair: JsValue| {
        let pair = Array::from(&pair);
        let file: web_sys::File = pair.get(1).dyn_into().ok()?;
        Some((pair.get(0).as_string()?, gloo::file::File::from(file)))
    };
    list(&files).into_iter().filter_map(file).collect()
}
