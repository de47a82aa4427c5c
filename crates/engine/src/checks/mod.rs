//! What the printed numbers say about each other.
//!
//! A check is decided within the printed precision or not reported: numbers agree where the intervals that they stand
//! for meet, and conflict where they lie further apart than rounding can explain. Between the two there is silence, and
//! so there is where another figure nearby would explain the difference: a false alarm costs more trust than a missed one.

mod attribution;
mod change;
mod currency;
mod interval;
mod repeated;
mod retraction;
mod sum;
#[cfg(test)]
mod tests;
mod translation;

use crate::document::{Check, Fact, Mention, MentionId, Unit, Verdict};
use crate::turns::CallOutline;

/// What every check looks at.
#[derive(Clone, Copy)]
struct Figures<'a> {
    text: &'a str,
    outline: &'a CallOutline,
    mentions: &'a [Mention],
    facts: &'a [Fact],
}

/// Every check that can be decided within the printed precision, in the order of the first figure that it is about.
pub fn check(outline: &CallOutline, mentions: &[Mention], facts: &[Fact]) -> Vec<Check> {
    let figures = Figures { text: &outline.source.text, outline, mentions, facts };
    let mut checks = Vec::new();
    change::check(figures, &mut checks);
    sum::check(figures, &mut checks);
    currency::check(figures, &mut checks);
    translation::check(figures, &mut checks);
    repeated::check(figures, &mut checks);
    retraction::check(figures, &mut checks);
    attribution::check(figures, &mut checks);
    checks.sort_by(|a, b| (&a.mentions, a.kind).cmp(&(&b.mentions, b.kind)));
    checks
}

impl<'a> Figures<'a> {
    fn get(self, id: MentionId) -> &'a Mention {
        &self.mentions[id.index()]
    }

    /// Whether two figures are said in one breath: in one turn, or in captions of one speaker.
    fn is_one_speech(self, a: &Mention, b: &Mention) -> bool {
        crate::facts::is_one_speech(self.outline, a.turn, b.turn)
    }

    /// The words of a figure on one line.
    fn quote(self, id: MentionId) -> String {
        self.get(id).span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text between two figures; empty where they are further apart than `most` bytes.
    fn between(self, first: MentionId, second: MentionId, most: usize) -> Option<&'a str> {
        let (from, to) = (self.get(first).span.end as usize, self.get(second).span.start as usize);
        if from <= to && to - from <= most { self.text.get(from..to) } else { None }
    }

    /// The figures of the same turn whose words stand within `reach` bytes of the figure `around`.
    fn near(self, around: MentionId, reach: u32) -> impl Iterator<Item = MentionId> + 'a {
        let centre = self.get(around);
        let (start, end) = (centre.span.start.saturating_sub(reach), centre.span.end.saturating_add(reach));
        let first = self.mentions.partition_point(|mention| mention.span.end < start);
        (first..self.mentions.len())
            .take_while(move |&at| self.mentions[at].span.start <= end)
            .filter(move |&at| self.is_one_speech(&self.mentions[at], centre) && self.mentions[at].is_figure())
            .map(|at| MentionId(at as u32))
    }
}

/// Whether two figures are counted in the same unit. Renminbi onshore and offshore is one currency to a sum.
fn same_unit(a: &Mention, b: &Mention) -> bool {
    static ONSHORE: Unit = Unit::Currency("CNY");
    fn unit(mention: &Mention) -> Option<&Unit> {
        match mention.value.as_ref()?.unit.as_ref()? {
            Unit::Currency("CNH") => Some(&ONSHORE),
            other => Some(other),
        }
    }
    a.kind == b.kind && unit(a) == unit(b)
}

fn verdict(kind: &'static str, agrees: bool, mentions: Vec<MentionId>, message: String) -> Check {
    Check { kind, verdict: if agrees { Verdict::Agrees } else { Verdict::Conflicts }, mentions, message }
}
