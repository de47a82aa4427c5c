//! The text as given and its publisher's format: normalise once, detect, read the labels.
//!
//! A reader never says who a person is; it says where labels stand and what is printed in them.

mod candidates;
mod content;
mod csv;
mod detail;
mod doubled;
mod families;
mod furniture;
mod glued;
mod head;
mod headings;
mod html;
mod json;
mod judge;
mod letters;
mod lines;
mod names;
mod page;
mod plain;
mod rosters;
mod run_in;
mod scattered;
mod stamp;
mod table;
mod timed;
mod turned;
mod view;
mod wrappers;

use std::borrow::Cow;
use std::sync::Arc;

use crate::Options;
use crate::document::{Issue, Source, Time};
pub use crate::lexicon::label_words::Mark;
use crate::span::Span;
pub(crate) use names::is_office;

/// What a reader makes of a text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The normalised text, its format and its furniture.
    pub source: Source,
    /// The printed labels, in text order. Empty where the text prints none.
    pub labels: Vec<Label>,
    /// Headings of sections and slides, in text order. A heading is never part of a label or of speech.
    pub headings: Vec<Heading>,
    /// The lines of printed participants' lists, in text order. Their `content` is empty.
    pub roster: Vec<Label>,
    /// How well each reader could read the text, best first.
    pub scores: Vec<Score>,
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
    /// Whether the label marks its turn as a question or an answer.
    pub mark: Option<Mark>,
    /// Where the words spoken begin and end; trimmed of blanks.
    pub content: Span,
    /// When, where the source has times.
    pub time: Option<Time>,
}

/// A printed heading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heading {
    /// The words of the heading, without rules and marks around them.
    pub span: Span,
    /// What the words say that follows.
    pub kind: HeadingKind,
}

/// What a heading says that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingKind {
    /// What was prepared: "Presentation", "Prepared Remarks", "Management Discussion Section".
    PreparedRemarks,
    /// Questions and answers.
    Qa,
    /// A list of who took part.
    Participants,
    /// What the publisher disclaims.
    Disclaimer,
    /// A list of contents.
    Contents,
    /// A slide inside a presentation; the turn goes on.
    Slide,
    /// Any other heading.
    Other,
}

/// How well one reader could read the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Name of the format.
    pub format: &'static str,
    /// How many labels it found.
    pub labels: u32,
    /// The points by which readers are compared; 0 where it found nothing.
    pub points: u32,
}

/// Drops one leading U+FEFF and turns CRLF and CR into LF; changes nothing else.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Every format by name, with a plain description of its labels, for a person to choose from.
pub fn formats() -> Vec<(&'static str, &'static str)> {
    let mut known: Vec<_> = families::ALL.iter().map(|family| (family.name, family.description)).collect();
    known.extend([
        ("markdown", "**Name - Firm, Role** or **Name:** text"),
        ("caps-colon", "NAME, ROLE, FIRM: text"),
        ("bilingual-line", "Labels printed twice, two languages line by line"),
        ("vtt", "WebVTT cues, with or without voice tags"),
        ("srt", "SRT cues with names in front"),
        ("csv", "A table with a column of speakers"),
        ("json", "Objects of JSON with a speaker and words"),
        ("html", "A page of markup, pasted or opened"),
    ]);
    known.push(("unlabelled", "No printed labels: turns are inferred from the words"));
    known
}

/// How well each reader can read the text, best first.
pub fn scores(text: &str) -> Vec<Score> {
    read(text, &Options::default()).scores
}

/// Reads the text with the reader whose score is best, or the one that `options` name.
pub fn read(text: &str, options: &Options) -> Reading {
    let text: Arc<str> = Arc::from(&*normalise(text));
    let plain = read_as(&text, options.format.as_deref());
    Reading {
        source: Source { text, format: plain.format.into(), furniture: plain.furniture, ..Source::default() },
        labels: plain.labels,
        headings: plain.headings,
        roster: plain.roster,
        scores: plain.scores,
        issues: Vec::new(),
    }
}

/// Reads normalised text: what is around the words first, then the words.
fn read_as(text: &str, format: Option<&str>) -> plain::Plain {
    match format {
        Some("vtt") => timed::read(text, "vtt"),
        Some("srt") => timed::read(text, "srt"),
        Some("csv") => csv::read(text),
        Some("json") => json::read(text),
        Some("html") => html::read(text),
        Some(_) => {
            let lines = lines::lines(text);
            if doubled::detect(text, &lines) { doubled::read(text, format) } else { plain::read(text, lines, format) }
        }
        None => {
            let lines = lines::lines(text);
            if let Some(format) = timed::detect(text, &lines) {
                timed::read(text, format)
            } else if csv::detect(text) {
                csv::read(text)
            } else if json::detect(text) {
                json::read(text)
            } else if html::detect(text) {
                html::read(text)
            } else if doubled::detect(text, &lines) {
                doubled::read(text, None)
            } else if glued::detect(text, &lines) {
                glued::read(text)
            } else if scattered::detect(text, &lines) {
                scattered::read(text)
            } else {
                plain::read(text, lines, None)
            }
        }
    }
}
