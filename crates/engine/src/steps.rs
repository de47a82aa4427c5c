//! Reading step by step, for a caller that sees to other things in between: a page that paints, a person who may stop it.

use std::ops::ControlFlow;

use crate::document::{Document, Issue, Mention};
use crate::source::Reading;
use crate::turns::CallOutline;
use crate::{Options, checks, facts, mentions, order, source, turns};

/// A text on its way to a [`Document`].
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
