//! Tickmark for JavaScript.
//!
//! `cargo xtask js` builds the package with everything in it. The page loads the same crate without the engine, which it has
//! already, when an export is first asked for. [`annotate`](fn@annotate) and [`export_as`] give what the command line gives.

mod decimals;
mod exports;
mod tags;
mod types;
#[cfg(test)]
mod typescript;

use serde::de::DeserializeOwned;
use tickmark_engine::export::import::import;
use wasm_bindgen::prelude::*;

use types::{ExportOptions, ImportOptions};

/// The types of the package, made from the Rust types by the test in typescript.rs.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.d.ts");

/// Reads the transcript of an earnings call: who speaks, where the questions begin, and every figure. Any text gives a document.
///
/// # Errors
/// Where `options` hold what is no option.
#[cfg(feature = "annotate")]
#[wasm_bindgen(unchecked_return_type = "Tagged")]
pub fn annotate(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "AnnotateOptions")] options: JsValue,
) -> Result<JsValue, JsError> {
    use tickmark_engine::export::tagged_json;

    let options: types::AnnotateOptions = asked(options)?;
    let formats = tickmark_engine::source::formats();
    if let Some(format) = options.format.as_deref().filter(|format| formats.iter().all(|(name, _)| name != format)) {
        let known = formats.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        return Err(JsError::new(&format!(
            "“{format}” is no layout of transcripts that can be read. There are: {known}."
        )));
    }
    let document = tickmark_engine::annotate_with(text, &tickmark_engine::Options { format: options.format });
    let written = tagged_json::Options {
        name: options.name.as_deref(),
        unit: options.offsets.into(),
        text: options.text,
        ..Default::default()
    };
    decimals::object(tagged_json::tagged(&document, written))
}

/// Writes a tagged document in another format. `document` is what `annotate` gave, changed or not, or tagged JSON as text.
///
/// # Errors
/// Where the format is unknown, `document` is no tagged document, or a span is not true to the text: then nothing is written.
#[wasm_bindgen(js_name = exportAs, unchecked_return_type = "Exported")]
pub fn export_as(
    #[wasm_bindgen(unchecked_param_type = "Tagged | string")] document: &JsValue,
    format: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions")] options: JsValue,
) -> Result<JsValue, JsError> {
    let options: ExportOptions = asked(options)?;
    let (json, exact) = decimals::json(document)?;
    let mut read = import(&json, options.transcript.as_deref())?;
    if let Some(wrong) = read.mismatches.first() {
        return Err(JsError::new(&format!("Nothing was written. {}: {}", wrong.of, wrong.message)));
    }
    decimals::restore(&mut read.tagged, &exact);
    let exported = exports::write(&read.tagged, &read.text, format, options).map_err(|why| JsError::new(&why))?;
    plain(&exported)
}

/// Reads what others tagged: tagged JSON, Web Annotation, brat, spaCy, Prodigy, doccano, Label Studio, or a zip of such files. Each
/// span is compared with its quote; what does not fit is listed.
///
/// # Errors
/// Where the content is in no such format, or its text is missing or another one than `transcript`.
#[wasm_bindgen(js_name = readTags, unchecked_return_type = "ImportedText[]")]
pub fn read_tags(
    content: &[u8],
    #[wasm_bindgen(unchecked_optional_param_type = "ImportOptions")] options: JsValue,
) -> Result<JsValue, JsError> {
    let options: ImportOptions = asked(options)?;
    plain(&tags::texts(content, &options).map_err(|why| JsError::new(&why))?)
}

/// The format of tags that a file's content shows, or undefined where it is something else, such as a transcript.
#[wasm_bindgen(js_name = tagFormat)]
pub fn tag_format(content: &[u8]) -> Option<String> {
    tickmark_formats::read::format_of(content).map(str::to_owned)
}

/// The files of a zip archive, in its order.
///
/// # Errors
/// Where it is no archive that can be read.
#[wasm_bindgen(unchecked_return_type = "Packed[]")]
pub fn unpack(archive: &[u8]) -> Result<JsValue, JsError> {
    plain(&tags::files(archive).map_err(|why| JsError::new(&why))?)
}

/// Every format that `exportAs` writes, the most asked for first.
///
/// # Errors
/// None.
#[wasm_bindgen(unchecked_return_type = "Format[]")]
pub fn formats() -> Result<JsValue, JsError> {
    plain(&exports::formats())
}

/// A plain object, as JSON would have it.
fn plain(value: &impl serde::Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false))?)
}

/// The options of a call; none given are those of an empty object.
fn asked<T: Default + DeserializeOwned>(options: JsValue) -> Result<T, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(T::default());
    }
    // By way of JSON, since serde-wasm-bindgen passes over a name that is no option.
    let json = js_sys::JSON::stringify(&options).ok().and_then(|json| json.as_string()).unwrap_or_default();
    serde_json::from_str(&json).map_err(|why| JsError::new(&format!("The options cannot be read: {why}.")))
}
