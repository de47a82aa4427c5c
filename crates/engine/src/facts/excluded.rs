//! What a figure leaves out: "…, excluding consolidated subsidiaries".

use super::items::ItemKind;
use super::names::clean;
use super::sentence::{MOVES, Sentence, TIES};
use super::subject::Subject;
use crate::lexicon::linking::cue;
use crate::span::Span;

/// "…, excluding consolidated subsidiaries": what the figure leaves out.
pub(super) fn excluded(s: &Sentence, metric: usize, at: usize) -> Option<(usize, usize)> {
    let from = s.clause_start(metric).max(metric.saturating_sub(20));
    let cue = (from..at.max(metric)).find(|&i| s.items[i].is(cue::EXCLUDING))?;
    let mut last = None;
    for i in cue + 1..s.items.len().min(cue + 12) {
        let item = &s.items[i];
        match item.kind {
            ItemKind::Word if item.is(MOVES | cue::BE | cue::REPORT | cue::WE) && !item.is(cue::PLAIN) => break,
            ItemKind::Word => last = Some(i),
            ItemKind::Possessive => {}
            _ => break,
        }
    }
    let mut first = cue + 1;
    let last = last?;
    let mut last = last;
    while last > first && s.items[last].is(cue::AND | TIES) {
        last -= 1;
    }
    while first < last && s.items[first].is(cue::PLAIN) {
        first += 1;
    }
    // "excluding the onetime $3 million" leaves out the figure itself.
    if s.figure(at).is_some() && last + 1 == at {
        return None;
    }
    // "excluding this" names nothing, and "excluding the provision of $3 million" leaves the provision itself in.
    let names = first < last || !s.items[first].is_plain();
    (names && !(cue..=last).contains(&metric)).then_some((first, last))
}

/// The subject without what is left out.
pub(super) fn with_excluded(s: &Sentence, mut subject: Subject, without: Option<(usize, usize)>) -> Subject {
    if let (Some(name), Some((first, last))) = (&subject.name, without)
        && !name.contains(" excl. ")
    {
        let span = Span { start: s.items[first].span.start, end: s.items[last].span.end };
        subject.name = Some(clean(&format!("{name} excl. {}", span.of(s.text))));
    }
    subject
}
