//! Reads the transcript of an earnings call: who speaks, where the questions begin, and every figure.
//!
//! Text flows one way, a room a step: [`source`] reads the publisher's format, [`turns`] finds who speaks, [`mentions`]
//! finds and normalises the figures, [`facts`] says what they measure, [`checks`] whether they agree. The result is an
//! immutable [`Document`]. No step fails: what cannot be read is an [`Issue`] of the document.
//!
//! ```
//! let document = tickmark_engine::annotate("Ann Lee -- Chief Executive Officer\n\nRevenue was $5.2 billion.");
//! assert_eq!(document.text().len(), 61);
//! ```

pub mod checks;
pub mod document;
pub mod export;
pub mod facts;
pub mod lexicon;
pub mod mentions;
pub mod offsets;
pub mod order;
pub mod segments;
pub mod source;
pub mod span;
pub mod turns;

use std::ops::ControlFlow;

use document::{Issue, Mention};
use source::Reading;
use turns::CallOutline;

pub use document::Document;
pub use span::Span;

/// What a caller may ask for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Name of the reader to use, instead of the one whose score is best.
    pub format: Option<String>,
}

/// Reads any text. Never fails.
pub fn annotate(text: &str) -> Document {
    annotate_with(text, &Options::default())
}

/// Reads any text as `options` ask. Never fails.
pub fn annotate_with(text: &str, options: &Options) -> Document {
    let mut steps = Steps::new(text, options);
    loop {
        match steps.step() {
            ControlFlow::Break(document) => return document,
            ControlFlow::Continue(next) => steps = next,
        }
    }
}

/// A text on its way to a [`Document`], for a caller that sees to other things between the steps: a page that paints, a person who may
/// stop it.
pub struct Steps<'t> {
    text: &'t str,
    options: &'t Options,
    at: At,
}

/// What has been done.
enum At {
    Begun,
    Read(Reading),
    Outlined(CallOutline, Vec<Issue>),
    Found(CallOutline, Vec<Issue>, Vec<Mention>),
    Linked(CallOutline, Vec<Issue>, Vec<Mention>),
}

impl<'t> Steps<'t> {
    /// How many steps there are: the format, who speaks, the figures, what they measure, whether they agree.
    pub const COUNT: usize = 5;

    /// A text that nothing has been done with.
    pub fn new(text: &'t str, options: &'t Options) -> Self {
        Self { text, options, at: At::Begun }
    }

    /// Takes the next step; the last one gives the document.
    pub fn step(self) -> ControlFlow<Document, Self> {
        let at = match self.at {
            At::Begun => At::Read(source::read(self.text, self.options)),
            At::Read(reading) => {
                let mut outline = turns::people_and_turns(&reading);
                mentions::fiscal::complete(&mut outline.call);
                At::Outlined(outline, reading.issues)
            }
            At::Outlined(outline, mut issues) => {
                let mentions = mentions::find(&outline, &mut issues);
                At::Found(outline, issues, mentions)
            }
            At::Found(outline, issues, mut mentions) => {
                facts::link(&outline, &mut mentions);
                At::Linked(outline, issues, mentions)
            }
            At::Linked(outline, issues, mentions) => return ControlFlow::Break(judged(outline, issues, mentions)),
        };
        ControlFlow::Continue(Self { at, ..self })
    }
}

/// The document with its facts and its checks.
fn judged(outline: CallOutline, mut issues: Vec<Issue>, mentions: Vec<Mention>) -> Document {
    let facts = facts::group(&outline, &mentions);
    let checks = checks::check(&outline, &mentions, &facts);
    issues.extend(outline.issues);
    order::by_number(&mut issues, |issue| order::pair(issue.span.start, issue.span.end));
    Document {
        source: outline.source,
        call: outline.call,
        speakers: outline.speakers,
        sections: outline.sections,
        turns: outline.turns,
        exchanges: outline.exchanges,
        mentions,
        facts,
        checks,
        issues,
        tags: Vec::new(),
    }
}
