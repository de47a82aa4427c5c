//! Tables of speakers and words: records after RFC 4180, with commas, semicolons, tabs or bars between the fields, and tables
//! of Markdown.

use super::Score;
use super::lines::trimmed;
use super::plain::Plain;
use super::table::{Cells, Table};
use crate::lexicon::columns;
use crate::span::Span;

/// Which column holds what.
struct Columns {
    /// Where the first record behind the names of the columns begins.
    first: usize,
    delimiter: u8,
    speaker: usize,
    words: usize,
    role: Option<usize>,
    firm: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

/// How many lines may stand above a table of Markdown.
const ABOVE: usize = 60;

/// Whether the first record names a column of speakers and one of words.
pub(super) fn detect(text: &str) -> bool {
    columns_of(text).is_some()
}

fn columns_of(text: &str) -> Option<Columns> {
    let start = text.len() - text.trim_start().len();
    let mut at = start;
    for line in text[start..].split_inclusive('\n').take(ABOVE) {
        at += line.len();
        if at - line.len() == start || line.starts_with('|') {
            let found = columns_in(line, at);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// The columns that a line names; the records begin at `first`.
fn columns_in(header: &str, first: usize) -> Option<Columns> {
    if header.len() >= 400 {
        return None;
    }
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
                first,
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
    let mut table = Table::new(text, false);
    let mut at = columns.first;
    let mut fields = Vec::new();
    while at < text.len() {
        at = record(text, at, columns.delimiter, &mut fields);
        let cell =
            |column: Option<usize>| column.and_then(|c| fields.get(c)).copied().filter(|span: &Span| !span.is_empty());
        // Below the names of the columns a table of Markdown has a rule.
        let words = cell(Some(columns.words)).filter(|span| !span.of(text).bytes().all(|b| matches!(b, b'-' | b':')));
        table.add(&Cells {
            speaker: cell(Some(columns.speaker)),
            words: words.into_iter().collect(),
            role: cell(columns.role),
            firm: cell(columns.firm),
            start: cell(columns.start),
            end: cell(columns.end),
        });
    }
    let (view, labels) = table.finish();
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
