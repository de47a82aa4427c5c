//! Tables of speakers and words: records after RFC 4180, with commas, semicolons, tabs or bars between the fields.

use super::lines::{key, trimmed};
use super::plain::Plain;
use super::view::View;
use super::{Label, Score, stamp};
use crate::document::Time;
use crate::lexicon::columns;
use crate::span::Span;

/// Which column holds what.
struct Columns {
    delimiter: u8,
    speaker: usize,
    words: usize,
    role: Option<usize>,
    firm: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

/// Whether the first record names a column of speakers and one of words.
pub(super) fn detect(text: &str) -> bool {
    columns_of(text).is_some()
}

fn columns_of(text: &str) -> Option<Columns> {
    let trimmed_text = text.trim_start();
    let header = trimmed_text.lines().next().filter(|line| line.len() < 400)?;
    for delimiter in [b',', b';', b'\t', b'|'] {
        let names: Vec<String> = header
            .split(delimiter as char)
            .map(|name| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect())
            .collect();
        let find = |wanted: &[&str]| wanted.iter().find_map(|want| names.iter().position(|name| name == want));
        if names.len() < 2 {
            continue;
        }
        let (Some(speaker), Some(words)) = (find(columns::SPEAKER), find(columns::WORDS)) else { continue };
        if speaker != words {
            return Some(Columns {
                delimiter,
                speaker,
                words,
                role: find(columns::ROLE),
                firm: find(columns::FIRM),
                start: find(columns::START),
                end: find(columns::END),
            });
        }
    }
    None
}

/// Reads the table: a run of records of one speaker is one turn.
pub(super) fn read(text: &str) -> Plain {
    let Some(columns) = columns_of(text) else { return Plain { format: "unlabelled", ..Plain::default() } };
    let mut view = View::default();
    let mut labels: Vec<Label> = Vec::new();
    let mut last: Option<u64> = None;
    let mut at = text.len() - text.trim_start().len();
    let mut first = true;
    let mut fields = Vec::new();
    while at < text.len() {
        at = record(text, at, columns.delimiter, &mut fields);
        if std::mem::take(&mut first) {
            continue;
        }
        let get =
            |column: Option<usize>| column.and_then(|c| fields.get(c)).copied().filter(|span: &Span| !span.is_empty());
        let Some(words) = get(Some(columns.words)) else { continue };
        view.show(text, words.start as usize, words.end as usize);
        view.new_line();
        let end_ms = get(columns.end).and_then(|span| milliseconds(span.of(text)));
        let name = get(Some(columns.speaker));
        match name {
            Some(name) if last != Some(key(name.of(text))) => {
                last = Some(key(name.of(text)));
                let time = get(columns.start)
                    .and_then(|span| milliseconds(span.of(text)))
                    .map(|start_ms| Time { start_ms, end_ms });
                labels.push(Label {
                    span: name,
                    name,
                    role: get(columns.role),
                    firm: get(columns.firm),
                    content: words,
                    time,
                    ..Label::default()
                });
            }
            _ => {
                if let Some(label) = labels.last_mut() {
                    label.content =
                        Span { start: label.content.start.min(words.start), end: label.content.end.max(words.end) };
                    label.time = label.time.map(|time| Time { end_ms: end_ms.or(time.end_ms), ..time });
                }
            }
        }
    }
    let scores = vec![Score { format: "csv", labels: labels.len() as u32, points: labels.len() as u32 * 10 }];
    let read = view.to_source(text, Plain { format: "csv", scores, ..Plain::default() });
    Plain { labels, ..read }
}

/// Cuts one record into fields, without their quotes; answers where the next record begins.
fn record(text: &str, from: usize, delimiter: u8, fields: &mut Vec<Span>) -> usize {
    let bytes = text.as_bytes();
    fields.clear();
    let mut at = from;
    loop {
        let mut start = at;
        while bytes.get(start) == Some(&b' ') {
            start += 1;
        }
        if bytes.get(start) == Some(&b'"') {
            let mut end = start + 1;
            loop {
                let Some(quote) = memchr::memchr(b'"', &bytes[end..]) else {
                    end = bytes.len();
                    break;
                };
                end += quote;
                if bytes.get(end + 1) == Some(&b'"') {
                    end += 2;
                } else {
                    break;
                }
            }
            fields.push(trimmed(text, start + 1, end));
            at = (end + 1).min(bytes.len());
        } else {
            start = at;
        }
        let stop = memchr::memchr2(delimiter, b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n);
        if start == at {
            fields.push(trimmed(text, start, stop));
        }
        at = stop;
        match bytes.get(at) {
            Some(b'\n') => return at + 1,
            Some(_) => at += 1,
            None => return at,
        }
    }
}

/// A time in a cell: `00:01:02.5`, or seconds.
fn milliseconds(words: &str) -> Option<u32> {
    stamp::clock(words).map(|(ms, _)| ms).or_else(|| {
        words.parse::<f64>().ok().filter(|s| (0.0..4_000_000.0).contains(s)).map(|s| (s * 1000.0).round() as u32)
    })
}
