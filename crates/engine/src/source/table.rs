//! Records of speech, whatever they are printed as: a speaker, the words, and what stands beside them.

use super::head::without_emphasis;
use super::lines::key;
use super::view::View;
use super::{Label, stamp};
use crate::document::Time;
use crate::span::Span;

/// The cells of one record.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    pub(super) speaker: Option<Span>,
    /// The words; usually one cell.
    pub(super) words: Vec<Span>,
    pub(super) role: Option<Span>,
    pub(super) firm: Option<Span>,
    pub(super) start: Option<Span>,
    pub(super) end: Option<Span>,
}

/// Makes turns of records: a run of records of one speaker is one turn.
pub(super) struct Table<'t> {
    text: &'t str,
    view: View,
    labels: Vec<Label>,
    last: Option<u64>,
    /// Whether a backslash in a cell begins an escape of JSON.
    escapes: bool,
}

impl<'t> Table<'t> {
    /// Without any record yet.
    pub(super) fn new(text: &'t str, escapes: bool) -> Self {
        Self { text, view: View::default(), labels: Vec::new(), last: None, escapes }
    }

    /// Shows the words of a cell; what only escapes them is hidden.
    fn show(&mut self, cell: Span) {
        let (mut at, end) = (cell.start as usize, cell.end as usize);
        while self.escapes
            && let Some(escape) = memchr::memchr(b'\\', &self.text.as_bytes()[at..end]).map(|n| at + n)
        {
            self.view.show(self.text, at, escape);
            at = match self.text.as_bytes().get(escape + 1) {
                Some(b'n' | b'r') => {
                    self.view.new_line();
                    escape + 2
                }
                Some(b'u') => {
                    let code = self.text.get(escape + 2..escape + 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                    if let Some(shown) = code.and_then(char::from_u32).filter(|c| !c.is_control()) {
                        self.view.show_as(shown.encode_utf8(&mut [0; 4]), escape, escape + 6);
                    }
                    if code.is_some() { escape + 6 } else { escape + 2 }
                }
                Some(b't') => escape + 2,
                _ => escape + 1,
            };
            at = at.min(end);
        }
        self.view.show(self.text, at, end);
        self.view.new_line();
    }

    /// Adds the next record.
    pub(super) fn add(&mut self, cells: &Cells) {
        let text = self.text;
        let (Some(first), Some(last)) = (cells.words.first(), cells.words.last()) else { return };
        let content = Span { start: first.start, end: last.end.max(first.end) };
        for words in &cells.words {
            self.show(*words);
        }
        let time = |cell: Option<Span>| cell.and_then(|span| milliseconds(span.of(text)));
        let end_ms = time(cells.end);
        let name = cells.speaker.map(|span| without_emphasis(text, span.start as usize, span.end as usize));
        match name.filter(|name| !name.is_empty()) {
            Some(name) if self.last != Some(key(name.of(text))) => {
                self.last = Some(key(name.of(text)));
                let time = time(cells.start).map(|start_ms| Time { start_ms, end_ms });
                let (role, firm) = (cells.role, cells.firm);
                self.labels.push(Label { span: name, name, role, firm, content, time, ..Label::default() });
            }
            _ => {
                if let Some(label) = self.labels.last_mut() {
                    label.content.start = label.content.start.min(content.start);
                    label.content.end = label.content.end.max(content.end);
                    label.time = label.time.map(|time| Time { end_ms: end_ms.or(time.end_ms), ..time });
                }
            }
        }
    }

    /// What is shown of the text, and the labels.
    pub(super) fn finish(self) -> (View, Vec<Label>) {
        (self.view, self.labels)
    }
}

/// A time in a cell: `00:01:02.5`, or seconds.
fn milliseconds(words: &str) -> Option<u32> {
    stamp::clock(words).map(|(ms, _)| ms).or_else(|| {
        words.parse::<f64>().ok().filter(|s| (0.0..4_000_000.0).contains(s)).map(|s| (s * 1000.0).round() as u32)
    })
}
