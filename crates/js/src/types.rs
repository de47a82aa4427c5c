//! What JavaScript asks and gets beside tagged documents. types.d.ts is made of these and of the wire types of tagged JSON.

use serde::{Deserialize, Serialize};
use tickmark_engine::offsets::OffsetUnit;

/// The unit in which offsets count: UTF-16 units as in JavaScript, code points as in Python, UTF-8 bytes as in Rust and Go.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    Utf16,
    Codepoint,
    Byte,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Utf16 => Self::Utf16,
            Offsets::Codepoint => Self::CodePoint,
            Offsets::Byte => Self::Byte,
        }
    }
}

/// What `annotate` may be asked.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[cfg(feature = "annotate")]
pub struct AnnotateOptions {
    /// The name of the source, usually its file's.
    pub name: Option<String>,
    /// Read the text as this publisher's layout instead of the one detected.
    pub format: Option<String>,
    /// The unit of every offset; "utf16" if left out.
    pub offsets: Offsets,
    /// Whether `source.text` holds the text; true if left out.
    pub text: bool,
}

#[cfg(feature = "annotate")]
impl Default for AnnotateOptions {
    fn default() -> Self {
        Self { name: None, format: None, offsets: Offsets::Utf16, text: true }
    }
}

/// Which mentions go out by what a person has said of them: all but the rejected ones; those accepted, changed or added; those
/// that nobody has looked at; all.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "lowercase")]
pub enum Statuses {
    #[default]
    Kept,
    Accepted,
    Suggested,
    Every,
}

impl From<Statuses> for tickmark_formats::Statuses {
    fn from(statuses: Statuses) -> Self {
        match statuses {
            Statuses::Kept => Self::Kept,
            Statuses::Accepted => Self::Accepted,
            Statuses::Suggested => Self::Suggested,
            Statuses::Every => Self::Every,
        }
    }
}

/// What `exportAs` may be asked.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ExportOptions {
    /// Which mentions go out: "kept", all that nobody rejected, if left out; "accepted", which are those accepted, changed or
    /// added; "suggested", which nobody has looked at; "every", the rejected ones too.
    pub statuses: Statuses,
    /// The ids of the mentions that go out, for a filtered view; all of them if left out.
    pub mentions: Option<Vec<String>>,
    /// The transcript, where the document was made without its text.
    pub transcript: Option<String>,
    /// The unit of offsets where the format leaves it open, as tagged JSON does; "codepoint" if left out.
    pub offsets: Option<Offsets>,
    /// Whether the text goes out too where the format can do without; true if left out.
    pub text: Option<bool>,
    /// Whether several files become one zip; false if left out.
    pub archive: bool,
}

/// One format of `exportAs`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Format {
    /// What `exportAs` takes: "spacy".
    pub name: &'static str,
    /// What a person reads: "spaCy JSON lines".
    pub title: &'static str,
    /// What a person takes it for: "train and evaluate in spaCy".
    pub purpose: &'static str,
    /// What stands behind the source's name in the names of its files, the main one first: ".spacy.jsonl".
    pub endings: Vec<&'static str>,
    /// The units that its offsets may count: one where the format says which, none where it has no offsets.
    pub units: Vec<&'static str>,
    /// Whether the format makes no sense without the text.
    pub needs_text: bool,
}

/// An export, verified: every file was read again and compared with the document.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// The files, the main one first.
    pub files: Vec<ExportedFile>,
    /// What the format cannot hold.
    pub left_out: Vec<LeftOut>,
}

/// One file of an export.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExportedFile {
    /// What stands behind the source's name: ".figures.csv".
    pub ending: String,
    /// Internet media type.
    pub media_type: &'static str,
    /// The whole content: text, or the bytes of a workbook or a zip.
    #[cfg_attr(test, schemars(schema_with = "crate::typescript::content"))]
    pub content: Content,
}

/// Text or bytes.
#[derive(Debug)]
pub enum Content {
    /// A string for JavaScript.
    Text(String),
    /// A Uint8Array.
    Bytes(Vec<u8>),
}

impl Serialize for Content {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
        }
    }
}

/// Something that a format cannot hold.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// What it is, as a plain plural: "facts".
    pub what: &'static str,
    /// How many; never 0.
    pub count: usize,
    /// The same as one plain sentence, with the reason.
    pub sentence: String,
}
