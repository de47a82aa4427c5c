//! Figures that are said again: "that 17%", long after the sentence that said what it measures.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::document::{Kind, Mention};

/// The figures whose metric the words named, by value.
#[derive(Default)]
pub(super) struct Restated {
    seen: BTreeMap<Key, u32>,
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
        let is_round = digits(low) < 10;
        (!is_round || here.span.start - mentions[earlier as usize].span.end <= NEAR).then_some(earlier)
    }
}

/// The digits of a number without noughts at the end.
pub(crate) fn digits(number: Decimal) -> u128 {
    let mut digits = number.mantissa().unsigned_abs();
    // Numbers of 64 bits, which nearly all are, are divided in one step.
    while digits > u128::from(u64::MAX) && digits.is_multiple_of(10) {
        digits /= 10;
    }
    let Ok(mut small) = u64::try_from(digits) else { return digits };
    while small != 0 && small.is_multiple_of(10) {
        small /= 10;
    }
    small.into()
}

/// Kind and value, the latter as the bytes that equal numbers share.
type Key = (Kind, [u8; 16], [u8; 16]);

/// What makes two figures the same. Small counts are everywhere and say nothing.
fn key(mention: &Mention) -> Option<Key> {
    let value = mention.value.as_ref()?;
    let (low, high) = (value.low?, value.high?);
    let telling = match mention.kind {
        Kind::Money | Kind::Percent | Kind::BasisPoints | Kind::PercentagePoints => true,
        Kind::Count => low >= Decimal::from(1000),
        _ => false,
    };
    telling.then(|| (mention.kind, low.normalize().serialize(), high.normalize().serialize()))
}
