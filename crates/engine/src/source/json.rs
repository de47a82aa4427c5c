//! JSON, an object a line or a list of objects: a speaker and the words, as RFC 8259 sets them.
//!
//! Nothing here needs the text to be whole: what is no object of speech is passed over.

use super::Score;
use super::lines::trimmed;
use super::plain::Plain;
use super::table::{Cells, Table};
use crate::lexicon::columns;
use crate::span::Span;

/// How many bytes are looked at to tell whether a text is made of objects of speech.
const PROBED: usize = 20_000;
/// Deepest nesting that is followed.
const DEEPEST: usize = 16;

/// Whether the text holds objects with a speaker and words.
pub(super) fn detect(text: &str) -> bool {
    if !text.trim_start().starts_with(['{', '[']) {
        return false;
    }
    let head = &text[..text.floor_char_boundary(PROBED)];
    head.contains('"') && {
        let mut found = 0;
        objects(head, &mut |_| found += 1);
        found >= 2
    }
}

/// Reads the objects: a run of objects of one speaker is one turn.
pub(super) fn read(text: &str) -> Plain {
    let mut table = Table::new(text, true);
    objects(text, &mut |cells| table.add(cells));
    let (view, labels) = table.finish();
    let scores = vec![Score { format: "json", labels: labels.len() as u32, points: labels.len() as u32 * 10 }];
    let read = view.to_source(text, Plain { format: "json", scores, ..Plain::default() });
    Plain { labels, ..read }
}

/// Gives every object that has a speaker and words, the words of objects inside it included.
fn objects(text: &str, give: &mut dyn FnMut(&Cells)) {
    let bytes = text.as_bytes();
    let mut open: Vec<Cells> = vec![];
    // The key whose value is read; a list of strings has one key for all.
    let mut key: Option<Span> = None;
    let (mut at, mut lists) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = string_end(bytes, at + 1);
                let value = Span::new(at + 1, end);
                at = (end + 1).min(bytes.len());
                let next = bytes[at..].iter().position(|b| !b.is_ascii_whitespace()).map_or(bytes.len(), |n| at + n);
                if bytes.get(next) == Some(&b':') {
                    key = Some(value);
                    at = next + 1;
                } else if let (Some(key), Some(cells)) = (key, open.last_mut()) {
                    put(text, cells, key, trimmed(text, value.start as usize, value.end as usize));
                }
                continue;
            }
            b'{' if open.len() < DEEPEST => {
                open.push(Cells::default());
                (key, lists) = (None, 0);
            }
            b'}' => {
                let inner = open.pop().unwrap_or_default();
                match open.last_mut() {
                    // The words of an object without a speaker belong to the object around it.
                    Some(outer) if inner.speaker.is_none() => outer.words.extend(inner.words),
                    _ if inner.speaker.is_some() && !inner.words.is_empty() => give(&inner),
                    _ => {}
                }
                key = None;
            }
            b'[' => lists += 1,
            b']' => lists = (lists - 1).max(0),
            b',' if lists == 0 => key = None,
            b'0'..=b'9' => {
                let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
                if let (Some(key), Some(cells)) = (key, open.last_mut()) {
                    put(text, cells, key, Span::new(at, at + digits));
                }
                at += digits;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

/// Where a string ends that begins at `at`: at its quotation mark.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(next) = memchr::memchr2(b'"', b'\\', &bytes[at.min(bytes.len())..]).map(|n| at + n) {
        if bytes[next] == b'"' {
            return next;
        }
        at = next + 2;
    }
    bytes.len()
}

/// Puts a value where its key says.
fn put(text: &str, cells: &mut Cells, key: Span, value: Span) {
    let name: String = key.of(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let is = |list: &[&str]| list.contains(&name.as_str());
    if value.is_empty() {
        return;
    }
    if is(columns::SPEAKER) {
        cells.speaker.get_or_insert(value);
    } else if is(columns::WORDS) {
        cells.words.push(value);
    } else if is(columns::ROLE) {
        cells.role = Some(value);
    } else if is(columns::FIRM) {
        cells.firm = Some(value);
    } else if is(columns::START) {
        cells.start = Some(value);
    } else if is(columns::END) {
        cells.end = Some(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let read = read(text);
        let found: Vec<_> = read.labels.iter().map(|label| (label.name.of(text), label.content.of(text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn objects_of_speech() {
        let ann = ("Ann Lee", "Good day.");
        check(r#"{"speaker": "Ann Lee", "text": "Good day."}"#, &[ann]);
        check(r#"[{"text":"Good day.","id":3,"name":"Ann Lee"},{"name":"Bo","text":"Yes."}]"#, &[ann, ("Bo", "Yes.")]);
        check(r#"{"speaker":"Ann Lee","segments":[{"text":"Good day."}]}"#, &[ann]);
        check(r#"{"speaker":"Ann Lee","text":["Good","day."]}"#, &[("Ann Lee", r#"Good","day."#)]);
        check(
            "{\"speaker\":\"Ann Lee\",\"text\":\"Good\"}\n{\"speaker\":\"Ann Lee\",\"text\":\"day.\"}",
            &[("Ann Lee", "Good\"}\n{\"speaker\":\"Ann Lee\",\"text\":\"day.")],
        );
        check(r#"{"speaker":"Ann \"Al\" Lee","text":"Good day."}"#, &[(r#"Ann \"Al\" Lee"#, "Good day.")]);
    }

    #[test]
    fn no_objects_of_speech() {
        for text in [r#"{"revenue": "5", "text": "x"}"#, "[Ann Lee]: Good day.", "{", "[{\"speaker\":\"", "{\"a\"\"\\"]
        {
            check(text, &[]);
            assert!(!detect(text), "{text}");
        }
    }
}
