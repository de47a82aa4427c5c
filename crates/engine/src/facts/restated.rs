//! Figures that are said again: "that 17%", long after the sentence that said what it measures.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::document::{Kind, Mention};

/// The figures whose metric the words named, by value.
#[derive(Default)]
pub(super) struct Restated {
    seen: BTreeMap<(Kind, Decimal, Decimal), u32>,
}

impl Restated {
    /// Remembers the mention `at`; the latest of a value wins.
    pub fn note(&mut self, at: u32, mentions: &[Mention]) {
        let mention = &mentions[at as usize];
        if mention.metric_span.is_some()
            && let Some(key) = key(mention)
        {
            self.seen.insert(key, at);
        }
    }

    /// An earlier mention of the same value whose metric was named.
    pub fn find(&self, at: u32, mentions: &[Mention]) -> Option<u32> {
        /// A round value is the same one only so many bytes away.
        const NEAR: u32 = 60_000;
        let here = &mentions[at as usize];
        let earlier = key(here).and_then(|key| self.seen.get(&key).copied())?;
        let unit = |mention: &Mention| mention.value.as_ref().and_then(|value| value.unit.clone());
        if here.kind == Kind::Money && unit(here) != unit(&mentions[earlier as usize]) {
            return None;
        }
        let low = here.value.as_ref()?.low?;
        // Powers of ten apart from one digit: $100 million, 20%.
        let is_round = low.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len() < 2;
        (!is_round || here.span.start - mentions[earlier as usize].span.end <= NEAR).then_some(earlier)
    }
}

/// What makes two figures the same: kind and value. Small counts are everywhere and say nothing.
fn key(mention: &Mention) -> Option<(Kind, Decimal, Decimal)> {
    let value = mention.value.as_ref()?;
    let (low, high) = (value.low?, value.high?);
    let telling = match mention.kind {
        Kind::Money | Kind::Percent | Kind::BasisPoints | Kind::PercentagePoints => true,
        Kind::Count => low >= Decimal::from(1000),
        _ => false,
    };
    telling.then_some((mention.kind, low, high))
}
