//! The derivation of one mention, written down only when it is asked for.

use crate::document::MentionId;
use crate::span::Span;

/// One step of a derivation.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which field, as tagged JSON names it.
    pub field: &'static str,
    /// What it was set to.
    pub value: String,
    /// The stable name of the rule.
    pub rule: &'static str,
    /// The words that say so, where they stand in the text.
    pub span: Option<Span>,
}

/// Writes down the steps of at most one mention.
pub(super) struct Trace {
    mention: Option<u32>,
    steps: Vec<Step>,
}

impl Trace {
    /// Writes nothing.
    pub fn off() -> Self {
        Self { mention: None, steps: Vec::new() }
    }

    /// Writes the steps of `id`.
    pub fn of(id: MentionId) -> Self {
        Self { mention: Some(id.0), steps: Vec::new() }
    }

    /// Notes a step, if it is about the mention that is asked for. A later step for a field replaces the earlier one.
    #[inline]
    pub fn note(&mut self, mention: u32, field: &'static str, value: &str, rule: &'static str, span: Option<Span>) {
        if self.mention == Some(mention) {
            self.steps.retain(|step| step.field != field);
            self.steps.push(Step { field, value: value.to_owned(), rule, span });
        }
    }

    /// The steps.
    pub fn steps(self) -> Vec<Step> {
        self.steps
    }
}
