//! Reads the transcript of an earnings call: who speaks, where the questions begin, and every figure.
//!
//! Text flows one way, a room a step: [`source`] reads the publisher's format, [`turns`] finds who speaks, [`mentions`]
//! finds and normalises the figures, [`facts`] says what they measure, [`checks`] whether they agree. The result is an
//! immutable [`Document`]. No step fails: what cannot be read is an [`Issue`](document::Issue) of the document.
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
mod steps;
pub mod turns;

use std::ops::ControlFlow;

pub use document::Document;
pub use span::Span;
pub use steps::Steps;

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
