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

/// What `readTags` may be asked.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ImportOptions {
    /// The format, by a name of `formats()`, instead of the one that the content shows.
    pub format: Option<String>,
    /// The transcript that the tags are over, where the file does not hold it.
    pub transcript: Option<String>,
    /// The unit of every offset that is given; "utf16" if left out.
    pub offsets: Option<Offsets>,
}

/// One text of a file of tags.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImportedText {
    /// The name of the format: "spacy".
    pub format: &'static str,
    /// The path inside the archive, if the file was one.
    pub path: Option<String>,
    /// The text that the tags are over, without a leading byte order mark and with LF line ends.
    pub text: String,
    /// The tags that fit, in the order of the text.
    pub tags: Vec<ImportedTag>,
    /// The links between them that the file has.
    pub links: Vec<ImportedLink>,
    /// What does not fit.
    pub refused: Vec<RefusedTag>,
}

/// Two tags that the file links.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImportedLink {
    /// What the link says: "change".
    pub label: String,
    /// Where the first tag stands in the list.
    pub from: usize,
    /// Where the second tag stands in the list.
    pub to: usize,
}

/// A tag that was made elsewhere.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImportedTag {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The words under it.
    pub text: String,
    /// Its label as the file has it.
    pub label: String,
    /// The kind of figure that the label names, if it names one.
    pub kind: Option<&'static str>,
    /// What somebody wrote beside it.
    pub note: Option<String>,
    /// What a person has said of it, where the file is tagged JSON.
    pub status: Option<&'static str>,
    /// What is known of the figure, where the file is tagged JSON: fields by their names.
    pub fields: std::collections::BTreeMap<String, Option<String>>,
}

/// A tag that was not taken.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RefusedTag {
    /// Where in the file: "T4", "line 3, span 2".
    pub place: String,
    /// Why: one plain sentence.
    pub reason: String,
}

/// One file of an archive.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Packed {
    /// Its path in the archive.
    pub path: String,
    /// Its bytes, if they could be unpacked.
    #[cfg_attr(test, schemars(schema_with = "crate::typescript::bytes"))]
    pub content: Option<Content>,
    /// Why they could not.
    pub reason: Option<String>,
}
