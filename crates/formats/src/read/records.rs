//! JSON lines: spaCy and Prodigy, doccano. Each record carries its text.

use serde_json::Value;
use tickmark_engine::offsets::OffsetUnit;

use super::ground::{Gathering, GivenSpan, Ground};
use super::{Imported, Named, OTHER_TEXT, each, objects};

/// Offsets in code points: `{"text", "spans": [{"start", "end", "label"}]}`, or spaCy's `"entities": [[start, end, label]]`.
pub fn spacy(words: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    records(words, text, OffsetUnit::CodePoint, |record, gathering| {
        match record.get("answer").and_then(Value::as_str) {
            None | Some("accept") => {}
            Some(answer) => return gathering.refuse("", format!("The annotator's answer was “{answer}”.")),
        }
        for (at, span) in list(record, "spans") {
            let [token_start, token_end] = ["token_start", "token_end"].map(|key| span.get(key));
            // Prodigy's own files have the quote as the tokens that the span names.
            let place = format!("span {at}");
            let edges = token(record, token_start, "start").zip(token(record, token_end, "end"));
            match (offsets(span, "start", "end"), edges) {
                (given, Some((start, end))) if given != (Some(start), Some(end)) => {
                    gathering.refuse(&place, format!("Its tokens stand from {start} to {end}, and it does not."));
                }
                (given, _) => gathering.take(&place, given, string(span, "text"), named(span, "label")),
            }
        }
        for (at, entity) in list(record, "entities").chain(list(record, "label")) {
            triple(&format!("entity {at}"), entity, gathering);
        }
    })
}

/// Offsets in UTF-16 units: `{"text", "label": [[start, end, label]]}`, or `"entities"` and `"relations"`.
pub fn doccano(words: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    records(words, text, OffsetUnit::Utf16, |record, gathering| {
        for (at, label) in list(record, "label").chain(list(record, "labels")) {
            triple(&format!("label {at}"), label, gathering);
        }
        for (at, entity) in list(record, "entities") {
            let span = offsets(entity, "start_offset", "end_offset");
            gathering.take(&format!("entity {at}"), span, None, named(entity, "label"));
        }
        for (at, relation) in list(record, "relations") {
            let [from, to] = ["from_id", "to_id"].map(|key| id(relation.get(key)).unwrap_or_default());
            let label = string(relation, "type").unwrap_or_default();
            gathering.link(&format!("relation {at}"), label, &from, &to);
        }
    })
}

fn records(
    words: &str,
    text: Option<&str>,
    unit: OffsetUnit,
    fill: fn(&Value, &mut Gathering<'_>),
) -> Result<Vec<Imported>, String> {
    let over = text.map(|text| Ground::new(text).text);
    each(objects(words).into_iter().map(|(place, record)| {
        let read = record.and_then(|record| {
            let ground = Ground::new(string(&record, "text").ok_or("It has no text.")?);
            if over.as_ref().is_some_and(|over| *over != ground.text) {
                return Err(OTHER_TEXT.to_owned());
            }
            let mut gathering = Gathering::new(&ground, unit);
            fill(&record, &mut gathering);
            let mut imported = gathering.done();
            for refused in &mut imported.refused {
                refused.place = format!("{place}, {}", refused.place).trim_end_matches(", ").to_owned();
            }
            Ok(imported)
        });
        (place, read)
    }))
}

/// `[start, end, label]`.
fn triple(place: &str, triple: &Value, gathering: &mut Gathering<'_>) {
    let number = |at: usize| triple.get(at).and_then(Value::as_u64);
    match triple.get(2).and_then(Value::as_str) {
        Some(label) => {
            let named = Named { label: label.to_owned(), ..Named::default() };
            gathering.take(place, (number(0), number(1)), None, named);
        }
        None => gathering.refuse(place, "It is no start, end and label."),
    }
}

/// The entries of a list, counted from 1.
pub fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (usize, &'v Value)> {
    let entries = value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    entries.iter().enumerate().map(|(at, entry)| (at + 1, entry))
}

/// A member that is words.
pub fn string<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

/// A member that is a span.
pub fn offsets(value: &Value, start: &str, end: &str) -> GivenSpan {
    let number = |key: &str| value.get(key).and_then(Value::as_u64);
    (number(start), number(end))
}

/// An id, which is words or a number.
pub fn id(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn named(value: &Value, label: &str) -> Named {
    Named {
        label: string(value, label).unwrap_or_default().to_owned(),
        id: id(value.get("id")),
        note: string(value, "note").map(str::to_owned),
        ..Named::default()
    }
}

/// Where the token of that number begins or ends.
fn token(record: &Value, number: Option<&Value>, edge: &str) -> Option<u64> {
    record.get("tokens")?.get(usize::try_from(number?.as_u64()?).ok()?)?.get(edge)?.as_u64()
}
