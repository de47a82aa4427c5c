//! The text as given and its publisher's format: normalise once, detect, read the labels.
//!
//! A reader never says who a person is; it says where labels stand and what is printed in them.

use std::borrow::Cow;
use std::sync::Arc;

use crate::Options;
use crate::document::{Issue, Source, Time};
use crate::span::Span;

/// What a reader makes of a text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The normalised text, its format and its furniture.
    pub source: Source,
    /// The printed labels, in text order. Empty where the text prints none.
    pub labels: Vec<Label>,
    /// What could not be read.
    pub issues: Vec<Issue>,
}

/// The words that name a speaker, as printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// The whole label, all its lines.
    pub span: Span,
    /// The name in it.
    pub name: Span,
    /// The role in it.
    pub role: Option<Span>,
    /// The firm in it.
    pub firm: Option<Span>,
    /// Where the words spoken begin and end; trimmed of blanks.
    pub content: Span,
    /// When, where the source has times.
    pub time: Option<Time>,
}

/// Drops one leading U+FEFF and turns CRLF and CR into LF; changes nothing else.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Reads the text with the reader whose score is best, or the one that `options` name.
pub fn read(text: &str, _options: &Options) -> Reading {
    let text: Arc<str> = Arc::from(&*normalise(text));
    Reading { source: Source { text, format: "unlabelled".into(), ..Source::default() }, ..Reading::default() }
}
