//! A person's corrections over a transcript that the engine has read.
//!
//! The engine's [`Document`] is never changed: a [`Journal`] of [`Edit`]s lies over it, and [`apply`] makes of both a document
//! that is painted, queried and exported like any other. Edits hold on to the text by span and quote, so that they survive a
//! reading by a later version; what no longer matches is listed. No IO, no clock, no randomness.
//!
//! ```
//! use tickmark_review::{Anchor, Edit, Journal, apply};
//!
//! let base = tickmark_engine::annotate("Ann Lee -- Chief Executive Officer\n\nRevenue was $5.2 billion.");
//! let figure = Anchor::of(base.text(), base.mentions[0].span);
//! let mut journal = Journal::default();
//! journal.append(journal.next(Edit::Reject(figure).into())).unwrap();
//! let reviewed = apply(&base, &journal);
//! assert_eq!(reviewed.document.mentions[0].status.as_str(), "rejected");
//! ```

mod apply;
mod edit;
pub mod fields;
mod journal;
mod people;
mod rules;
mod tags;
mod wire;

pub use apply::{Reviewed, advance, apply};
pub use edit::{About, Anchor, Edit, Field, Rule, Set};
pub use journal::{Act, Journal, Record};
pub use rules::{rule_file, rules_of_file, switched};
pub use tags::{Given, Linked, Taken, not_linked, of_tags};
pub use wire::Wrong;

use tickmark_engine::Document;

/// The name of the rule behind what a person added.
pub const PERSON: &str = "person";

/// How many figures there are and how many of them a person has decided on.
pub fn progress(document: &Document) -> (usize, usize) {
    let figures = document.mentions.iter().filter(|mention| mention.is_figure());
    let decided = figures.clone().filter(|mention| mention.status != tickmark_engine::document::Status::Suggested);
    (decided.count(), figures.count())
}
