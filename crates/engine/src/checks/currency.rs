//! One amount in two currencies: "RMB 280.2 billion (US$38.4 billion)". All such pairs of a call imply about one rate.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::interval::{Interval, Relation};
use super::{Figures, verdict};
use crate::document::{Check, Kind, Mention, MentionId, Unit};

/// Words that may stand between the two; nothing else may.
const JOINTS: &[&str] = &[
    "or",
    "about",
    "approximately",
    "approx",
    "roughly",
    "around",
    "nearly",
    "equivalent",
    "equals",
    "equal",
    "to",
    "which",
    "is",
    "that",
    "some",
    "約",
    "约",
    "折合",
    "相當於",
    "相当于",
    "即",
    "或",
];

pub(super) fn check(figures: Figures, checks: &mut Vec<Check>) {
    let mut pairs: BTreeMap<(&str, &str), Vec<Pair>> = BTreeMap::new();
    for at in 1..figures.mentions.len() {
        let (first, second) = (MentionId(at as u32 - 1), MentionId(at as u32));
        if let Some((currencies, pair)) = pair(figures, first, second) {
            pairs.entry(currencies).or_default().push(pair);
        }
    }
    for pairs in pairs.values() {
        for (at, pair) in pairs.iter().enumerate() {
            let others = pairs.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, pair)| pair);
            let near = others.clone().filter(|other| pair.is_near(other)).count();
            let agrees = near > 0 && near * 2 >= others.clone().count();
            // One other pair cannot say which of the two is wrong.
            if !agrees && (near > 0 || others.clone().count() < 2 || !others_agree(&others.collect::<Vec<_>>())) {
                continue;
            }
            let (Some(rate), Some(reference)) = (pair.exact, reference(pairs, at)) else { continue };
            let message = format!(
                "{} to {} is {} to 1, elsewhere {}",
                figures.quote(pair.first),
                figures.quote(pair.second),
                rate.round_sf(3).unwrap_or(rate).normalize(),
                reference.round_sf(3).unwrap_or(reference).normalize()
            );
            checks.push(verdict("currency_pair", agrees, vec![pair.first, pair.second], message));
        }
    }
}

/// One amount in two currencies.
struct Pair {
    first: MentionId,
    second: MentionId,
    rate: Interval,
    /// The quotient of the printed numbers.
    exact: Option<Decimal>,
}

impl Pair {
    /// Rates of one call differ by the day that they are taken from, by less than a tenth.
    fn is_near(&self, other: &Pair) -> bool {
        let Some(middle) = other.rate.middle() else { return false };
        self.rate.relation(other.rate, middle / Decimal::TEN) != Relation::Apart
    }
}

fn others_agree(others: &[&Pair]) -> bool {
    others.windows(2).all(|two| two[0].is_near(two[1]))
}

/// The rate of the first other pair that most agree with.
fn reference(pairs: &[Pair], at: usize) -> Option<Decimal> {
    pairs.iter().enumerate().find(|&(other, _)| other != at).and_then(|(_, pair)| pair.exact)
}

fn currency(mention: &Mention) -> Option<&'static str> {
    match mention.value.as_ref()?.unit.as_ref()? {
        Unit::Currency(code) if mention.kind == Kind::Money => Some(code),
        _ => None,
    }
}

fn pair(figures: Figures, first: MentionId, second: MentionId) -> Option<((&'static str, &'static str), Pair)> {
    let (a, b) = (figures.get(first), figures.get(second));
    let (one, other) = (currency(a)?, currency(b)?);
    let words = figures.between(first, second, 40)?;
    let joined = !words.trim().is_empty()
        && words.split(|c: char| c.is_whitespace() || "(（,，/=≈".contains(c)).all(|word| {
            word.is_empty() || JOINTS.iter().any(|joint| joint.eq_ignore_ascii_case(word))
        })
        // A comma alone lists two amounts.
        && words.trim() != ","
        && words.trim() != "，";
    if one == other || !joined || !figures.is_one_speech(a, b) {
        return None;
    }
    let (x, y) = (Interval::printed(a)?, Interval::printed(b)?);
    let (pair, currencies) = if one < other { (x.over(y)?, (one, other)) } else { (y.over(x)?, (other, one)) };
    let (x, y) = (Interval::exact(a)?, Interval::exact(b)?);
    let exact = if one < other { x.over(y)? } else { y.over(x)? }.middle();
    Some((currencies, Pair { first, second, rate: pair, exact }))
}
