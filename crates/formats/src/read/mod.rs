//! What others tagged, back in: tagged JSON, Web Annotation, brat, spaCy and Prodigy, doccano, Label Studio.
//!
//! Each span is compared with its quote. What does not fit is listed with its reason; nothing is guessed.

mod brat;
mod ground;
mod label_studio;
mod notes;
mod records;
mod w3c;

use std::borrow::Cow;

use serde_json::Value;
use tickmark_engine::document::{Accounting, Basis, Direction, Kind, Role, Status};
use tickmark_engine::export::import::import;
use tickmark_engine::export::number::Number;
use tickmark_engine::export::tagged_json::{Mention, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_engine::source::normalise;

use crate::zip;
use ground::{Gathering, Ground};

/// One tag that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Where it begins, in bytes of the text.
    pub start: u32,
    /// Where it ends, in bytes of the text.
    pub end: u32,
    /// The words under it.
    pub quote: String,
    /// Its label as the file has it.
    pub label: String,
    /// The kind of figure that the label names, if it names one; any other is a tag of the person's own.
    pub kind: Option<Kind>,
    /// Its name in the file.
    pub id: Option<String>,
    /// What somebody wrote beside it. What this program wrote there is among the fields.
    pub note: Option<String>,
    /// What a person has said of it, where the file is tagged JSON.
    pub status: Option<Status>,
    /// What the file says of the figure: fields by their names, with their values or "not known".
    pub fields: Vec<(&'static str, Option<String>)>,
}

/// Two tags that the file links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the link says: `change`.
    pub label: String,
    /// Where the first tag stands in the list.
    pub from: usize,
    /// Where the second tag stands in the list.
    pub to: usize,
}

/// Something that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where in the file: "T4", "line 3, span 2".
    pub place: String,
    /// Why: one plain sentence.
    pub reason: String,
}

/// What one text of a file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The name of the format, as in [`crate::Exporter::name`].
    pub format: &'static str,
    /// The path inside the archive, if the file was one.
    pub path: Option<String>,
    /// The normalised text that the tags are over.
    pub text: String,
    /// The whole document, where the file is tagged JSON in which everything fits.
    pub tagged: Option<Tagged<'static>>,
    /// The tags that fit, in the order of the text.
    pub tags: Vec<Tag>,
    /// The links between them.
    pub links: Vec<Link>,
    /// What does not fit.
    pub refused: Vec<Refused>,
}

/// The formats that are read.
const READERS: &[(&str, Reader)] = &[
    ("json", own),
    ("jsonl", own),
    ("w3c", w3c::read),
    ("brat", brat::read),
    ("spacy", records::spacy),
    ("prodigy", records::spacy),
    ("doccano", records::doccano),
    ("doccano-relations", records::doccano),
    ("label-studio", label_studio::read),
];

/// The names of the formats that are read, as in [`crate::Exporter::name`].
pub fn formats() -> impl Iterator<Item = &'static str> {
    READERS.iter().map(|(name, _)| *name)
}

/// Reads a file's words over a text, if one is given.
type Reader = fn(&str, Option<&str>) -> Result<Vec<Imported>, String>;

const NO_TEXT: &str = "The file holds no text of its own; open the transcript that it belongs to first.";

/// Reads a file, or every file of a zip archive: its format is that of `format`, or told by its content. `text` is the
/// transcript at hand; a file that carries another one is refused.
///
/// # Errors
/// One plain sentence where nothing could be read.
pub fn read(bytes: &[u8], format: Option<&str>, text: Option<&str>) -> Result<Vec<Imported>, String> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes, format, text);
    }
    let words = std::str::from_utf8(bytes).map_err(|error| {
        format!("The file is not UTF-8 text (byte {} cannot be read); nothing was taken from it.", error.valid_up_to())
    })?;
    let words = words.trim_start_matches('\u{feff}');
    let format = match format {
        Some(format) => format,
        None => detect(words).ok_or("The file is in no format of tags that can be read; nothing was taken from it.")?,
    };
    let reader = READERS.iter().find(|(name, _)| *name == format);
    let (name, reader) = reader.ok_or_else(|| format!("Files of the format {format} cannot be read back."))?;
    let mut imported = reader(words, text)?;
    // Who made the tags may have counted in the transcript as it is or as it is read; the quotes tell.
    if let Some(text) = text
        && let Cow::Owned(normalised) = normalise(text)
    {
        let other = reader(words, Some(&normalised))?;
        let refused = |read: &[Imported]| read.iter().map(|imported| imported.refused.len()).sum::<usize>();
        if refused(&other) < refused(&imported) {
            imported = other;
        }
    }
    imported.iter_mut().for_each(|imported| imported.format = name);
    Ok(imported)
}

/// The files of an archive, each by itself; what could not be read is a refusal that names the file.
fn archive(bytes: &[u8], format: Option<&str>, text: Option<&str>) -> Result<Vec<Imported>, String> {
    let files = zip::unpack(bytes)?;
    let mut all = Vec::new();
    let stem = |path: &str| path.rsplit_once('.').map_or(path.to_owned(), |(stem, _)| stem.to_owned());
    let mut refused = Vec::new();
    for (path, content) in &files {
        // A text is read with the annotations beside it, and a configuration says nothing of a text.
        let ending = path.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
        if matches!(ending, "txt" | "conf" | "xml") {
            continue;
        }
        let beside = files.iter().find(|(other, _)| ending == "ann" && *other == format!("{}.txt", stem(path)));
        let beside = beside.and_then(|(_, content)| std::str::from_utf8(content.as_ref().ok()?).ok());
        let read = content.as_ref().map_err(Clone::clone).and_then(|content| match (beside, text) {
            (Some(beside), Some(text)) if Ground::new(beside).text != Ground::new(text).text => {
                Err(OTHER_TEXT.to_owned())
            }
            _ => read(content, format, beside.or(text)),
        });
        match read {
            Ok(imported) => {
                all.extend(imported.into_iter().map(|read| Imported { path: Some(path.clone()), ..read }));
            }
            Err(reason) => refused.push(Refused { place: path.clone(), reason }),
        }
    }
    match all.first_mut() {
        Some(first) => first.refused.extend(refused),
        None => {
            let reason = refused.into_iter().next().map(|refused| format!("{}: {}", refused.place, refused.reason));
            return Err(reason.unwrap_or("The archive holds no file of tags.".to_owned()));
        }
    }
    Ok(all)
}

/// The format of tags that a file's content shows, or none where it is something else, such as a transcript.
pub fn format_of(bytes: &[u8]) -> Option<&'static str> {
    detect(std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}'))
}

const OTHER_TEXT: &str = "It is over another text than the transcript at hand.";

/// The format that a file's content shows.
fn detect(words: &str) -> Option<&'static str> {
    let of = |value: &Value| {
        let has = |name: &str| value.get(name).is_some();
        let lists = |name: &str| value.get(name).is_some_and(Value::is_array);
        let schema = value.get("schema").and_then(Value::as_str);
        let context = value.get("@context").is_some_and(|context| context.to_string().contains("/anno.jsonld"));
        // A transcript may be JSON as well, and has texts without lists of tags beside them.
        if schema.is_some_and(|schema| schema.starts_with("tickmark/")) {
            Some("json")
        } else if context || has("target") && (has("body") || has("bodyValue")) {
            Some("w3c")
        } else if has("data") && ["annotations", "completions", "predictions"].iter().any(|set| lists(set)) {
            Some("label-studio")
        } else if !value.get("text").is_some_and(Value::is_string) {
            None
        } else if lists("label")
            || lists("labels")
            || value.pointer("/entities/0/start_offset").is_some()
            || lists("relations")
        {
            Some("doccano")
        } else if lists("spans") || lists("entities") {
            Some("spacy")
        } else {
            None
        }
    };
    if let Ok(value) = serde_json::from_str::<Value>(words) {
        return of(value.get(0).unwrap_or(&value));
    }
    if let Ok(value) = serde_json::from_str::<Value>(words.lines().find(|line| !line.trim().is_empty())?) {
        return of(&value);
    }
    words.lines().any(brat::is_tag).then_some("brat")
}

/// The objects of a file: one, a list, or one a line; with the place of each.
fn objects(words: &str) -> Vec<(String, Result<Value, String>)> {
    match serde_json::from_str(words) {
        Ok(Value::Array(list)) if list.iter().all(Value::is_object) => {
            list.into_iter().enumerate().map(|(at, object)| (format!("object {}", at + 1), Ok(object))).collect()
        }
        Ok(object) => vec![("object 1".to_owned(), Ok(object))],
        Err(_) => {
            let lines = words.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
            let read = lines.map(|(at, line)| {
                let object = serde_json::from_str(line).map_err(|error| format!("It is not JSON: {error}."));
                (format!("line {}", at + 1), object)
            });
            read.collect()
        }
    }
}

/// The kind of figure that a label names.
pub(crate) fn kind(label: &str) -> Option<Kind> {
    let label = label.to_lowercase().replace([' ', '-'], "_");
    Kind::ALL.iter().copied().find(|kind| kind.as_str() == label)
}

/// Tagged JSON, one or a line for each call.
fn own(words: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    let whole = serde_json::from_str::<serde::de::IgnoredAny>(words).is_ok();
    if whole {
        return Ok(vec![document(words, text)?]);
    }
    let lines = words.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    each(lines.map(|(at, line)| (format!("line {}", at + 1), document(line, text))))
}

/// The texts of a file; with the first of them stands what could not be read.
///
/// # Errors
/// The first reason, where nothing could be read.
fn each(read: impl Iterator<Item = (String, Result<Imported, String>)>) -> Result<Vec<Imported>, String> {
    let (mut all, mut refused): (Vec<Imported>, Vec<Refused>) = (Vec::new(), Vec::new());
    for (place, read) in read {
        match read {
            Ok(imported) => all.push(imported),
            Err(reason) => refused.push(Refused { place, reason }),
        }
    }
    match (all.first_mut(), refused.first()) {
        (Some(first), _) => first.refused.extend(refused),
        (None, Some(first)) => return Err(format!("{}: {}", first.place, first.reason)),
        (None, None) => return Err("The file is empty.".to_owned()),
    }
    Ok(all)
}

fn document(json: &str, text: Option<&str>) -> Result<Imported, String> {
    let read = import(json, text).map_err(|error| error.to_string())?;
    if text.is_some_and(|text| Ground::new(text).text != read.text) {
        return Err(OTHER_TEXT.to_owned());
    }
    let unit = read.tagged.unit().map_err(|wrong| wrong.message)?;
    let ground = Ground::new(&read.text);
    let mut gathering = Gathering::new(&ground, unit);
    for mention in &read.tagged.mentions {
        let [start, end] = [mention.start, mention.end].map(|offset| Some(u64::from(offset)));
        let named = Named {
            label: mention.kind.as_str().to_owned(),
            id: Some(mention.id.to_string()),
            status: Status::parse(&mention.status),
            fields: fields(mention),
            ..Named::default()
        };
        gathering.take(&mention.id, (start, end), Some(&mention.text), named);
    }
    for (at, tag) in read.tagged.tags.iter().enumerate() {
        let [start, end] = [tag.start, tag.end].map(|offset| Some(u64::from(offset)));
        let note = tag.note.as_deref().map(str::to_owned);
        let named = Named { label: tag.name.to_string(), note, ..Named::default() };
        gathering.take(&format!("tag {}", at + 1), (start, end), Some(&tag.text), named);
    }
    let mentions: Vec<&str> = read.tagged.mentions.iter().map(|mention| &*mention.id).collect();
    let others = read.mismatches.iter().filter(|wrong| wrong.of != "tags" && !mentions.contains(&wrong.of.as_str()));
    gathering.refused.extend(others.map(|wrong| Refused { place: wrong.of.clone(), reason: wrong.message.clone() }));
    let imported = gathering.done();
    let mut tagged = read.tagged;
    let fits = read.mismatches.is_empty() && tagged.recount(&read.text, OffsetUnit::Byte).is_ok();
    Ok(Imported { tagged: fits.then_some(tagged), ..imported })
}

/// What is known of a figure, each field by the name that a correction has for it and in the form that a person types.
fn fields(mention: &Mention<'_>) -> Vec<(&'static str, Option<String>)> {
    let value = mention.value.as_ref();
    let number = |bound: Option<Number>| bound.map(|number| number.0.normalize().to_string());
    let bounds = value.and_then(|value| match (number(value.low), number(value.high)) {
        (None, None) => None,
        (low, high) if low == high => low,
        (low, high) => Some([low.unwrap_or_default(), high.unwrap_or_default()].join("..")),
    });
    let period = mention.period.as_ref();
    let words = |words: &Option<Cow<'_, str>>| words.as_deref().map(str::to_owned);
    let word = |word: Option<&str>| word.map(str::to_owned);
    vec![
        ("value", bounds),
        ("unit", value.and_then(|value| words(&value.unit))),
        ("kind", word(Some(mention.kind.as_str()))),
        ("metric", words(&mention.metric)),
        ("subject", words(&mention.subject)),
        ("role", word(mention.role.map(Role::as_str))),
        ("direction", word(mention.direction.map(Direction::as_str))),
        ("basis", word(mention.basis.map(Basis::as_str))),
        ("accounting", word(mention.accounting.map(Accounting::as_str))),
        ("modality", word(Some(mention.modality.as_str()))),
        ("period", word(period.map(|period| &*period.text).filter(|text| !text.is_empty()))),
        ("from", period.and_then(|period| words(&period.start))),
        ("to", period.and_then(|period| words(&period.end))),
        ("decimals", value.and_then(|value| Some(value.decimals?.to_string()))),
        ("approx", word(value.and_then(|value| Some(value.approx?.as_str())))),
    ]
}

/// What a tag is called, and what is known of it.
#[derive(Default)]
struct Named {
    label: String,
    id: Option<String>,
    note: Option<String>,
    status: Option<Status>,
    fields: Vec<(&'static str, Option<String>)>,
}
