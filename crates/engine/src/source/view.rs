//! The words of a text without the markup around them, and the way back from each word to the text.

use super::furniture::join;
use super::lines::trimmed;
use super::plain::Plain;
use super::{Heading, Label};
use crate::span::Span;

/// A stretch of the view and the stretch of the text that it shows.
#[derive(Clone, Copy, Debug)]
struct Run {
    view: u32,
    source: Span,
    /// Whether the bytes are the same on both sides.
    same: bool,
}

/// What a reader of running text gets to see of a text with markup.
#[derive(Debug, Default)]
pub(super) struct View {
    /// The words.
    pub(super) text: String,
    runs: Vec<Run>,
}

impl View {
    /// Shows a stretch of the text as it is.
    pub(super) fn show(&mut self, text: &str, start: usize, end: usize) {
        if start < end {
            self.runs.push(Run { view: self.text.len() as u32, source: Span::new(start, end), same: true });
            self.text.push_str(&text[start..end]);
        }
    }

    /// Shows other words for a stretch of the text.
    pub(super) fn show_as(&mut self, words: &str, start: usize, end: usize) {
        self.runs.push(Run { view: self.text.len() as u32, source: Span::new(start, end), same: false });
        self.text.push_str(words);
    }

    /// Shows the stretch with its line breaks as blanks.
    pub(super) fn show_joined(&mut self, text: &str, start: usize, end: usize) {
        if start < end {
            self.runs.push(Run { view: self.text.len() as u32, source: Span::new(start, end), same: true });
            self.text.extend(text[start..end].chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
    }

    /// Begins a new line, unless one has just begun.
    pub(super) fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// The stretch of the text that a stretch of the view shows.
    pub(super) fn source(&self, span: Span) -> Span {
        let start = self.place(span.start, false);
        let end = if span.is_empty() { start } else { self.place(span.end - 1, true) };
        Span { start, end: end.max(start) }
    }

    fn place(&self, at: u32, end: bool) -> u32 {
        let Some(run) = self.runs.partition_point(|run| run.view <= at).checked_sub(1).map(|i| self.runs[i]) else {
            return 0;
        };
        let inside = at - run.view;
        match (run.same && inside < run.source.end - run.source.start, end) {
            (true, false) => run.source.start + inside,
            (true, true) => run.source.start + inside + 1,
            (false, false) => {
                if run.same {
                    run.source.end
                } else {
                    run.source.start
                }
            }
            (false, true) => run.source.end,
        }
    }

    /// What was read from the view, over the text; everything that the view leaves out is furniture.
    pub(super) fn to_source(&self, text: &str, plain: Plain) -> Plain {
        let span = |s: Span| self.source(s);
        let label = |l: Label| Label {
            span: span(l.span),
            name: span(l.name),
            role: l.role.map(span),
            firm: l.firm.map(span),
            content: span(l.content),
            ..l
        };
        let mut furniture: Vec<Span> = plain.furniture.into_iter().map(span).collect();
        furniture.extend(self.hidden(text));
        Plain {
            labels: plain.labels.into_iter().map(label).collect(),
            roster: plain.roster.into_iter().map(label).collect(),
            headings: plain.headings.into_iter().map(|h| Heading { span: span(h.span), ..h }).collect(),
            furniture: join(furniture),
            ..plain
        }
    }

    /// The stretches of the text that the view leaves out, without the blanks around them.
    fn hidden(&self, text: &str) -> Vec<Span> {
        let mut at = 0;
        let mut hidden = Vec::new();
        for run in &self.runs {
            if (run.source.start as usize) > at {
                hidden.push(trimmed(text, at, run.source.start as usize));
            }
            at = at.max(run.source.end as usize);
        }
        if at < text.len() {
            hidden.push(trimmed(text, at, text.len()));
        }
        hidden
    }
}
