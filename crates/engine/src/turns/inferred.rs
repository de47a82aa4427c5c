//! Turns of a text without labels, inferred from what is said.

use super::people::People;
use super::printed::RawTurn;
use crate::document::Issue;
use crate::source::Reading;
use crate::span::Span;

/// People and turns of the words.
pub(super) fn turns_of<'t>(reading: &'t Reading, issues: &mut Vec<Issue>) -> (People<'t>, Vec<RawTurn>) {
    let text: &str = &reading.source.text;
    let mut people = People::default();
    let whole = Span::new(
        text.len() - text.trim_start().len(),
        text.trim_end().len().max(text.len() - text.trim_start().len()),
    );
    issues.push(Issue {
        code: "no-labels",
        message: "No speaker labels were found, so turns are inferred from the words; check who speaks.".into(),
        span: Span::default(),
    });
    let person = people.entry("Unknown");
    let turn = RawTurn {
        person,
        span: whole,
        label: None,
        inferred: Some((Span::new(whole.start as usize, whole.start as usize), 0)),
        time: None,
        voice: None,
        asks: false,
        announces: false,
    };
    (people, vec![turn])
}
