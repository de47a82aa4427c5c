//! One sentence in two languages: both must print the same figure.

use super::interval::{Interval, Relation};
use super::{Figures, same_unit, verdict};
use crate::document::{Check, Kind, MentionId};

pub(super) fn check(figures: Figures, checks: &mut Vec<Check>) {
    for (at, rendering) in figures.mentions.iter().enumerate() {
        let Some(original) = rendering.translation_of else { continue };
        let (id, source) = (MentionId(at as u32), figures.get(original));
        let (Some(one), Some(other)) = (Interval::printed(source), Interval::printed(rendering)) else { continue };
        // The nouns of two languages differ; currencies must not.
        let units = source.kind != Kind::Money || same_unit(source, rendering) || no_unit(source) || no_unit(rendering);
        let same = units && source.kind == rendering.kind && one.relation(other, Default::default()) == Relation::Meet;
        // An increase by one 倍 is a doubling: multiples are counted from 0 in one language and from 1 in the other.
        let comparable = !matches!(source.kind, Kind::Multiple | Kind::Fraction | Kind::Rank | Kind::Duration);
        if !same && !comparable {
            continue;
        }
        let message = if same {
            format!("{} and {} are the same", figures.quote(original), figures.quote(id))
        } else {
            format!("{} in one language, {} in the other", figures.quote(original), figures.quote(id))
        };
        checks.push(verdict("translation", same, vec![original, id], message));
    }
}

fn no_unit(mention: &crate::document::Mention) -> bool {
    mention.value.as_ref().is_none_or(|value| value.unit.is_none())
}
