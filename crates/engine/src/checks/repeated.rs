//! The same fact said twice, by two people or in two turns: 1.7 billion users in the question, 170 million in the answer.

use rust_decimal::Decimal;

use super::{Figures, verdict};
use crate::document::{Check, Kind, Mention, MentionId, Modality, Role};
use crate::facts::digits;

/// What a figure is about.
type About<'a> = (&'a str, Option<&'a str>, &'static str, &'a str);

pub(super) fn check(figures: Figures, checks: &mut Vec<Check>) {
    // The figures about one thing whose digits are the same stand side by side, in text order. Digits come first, since most differ there.
    let key = |(at, mention)| key(mention).map(|(digits, about)| (digits, about, MentionId(at)));
    let mut said: Vec<(u128, About, MentionId)> = (0..).zip(figures.mentions).filter_map(key).collect();
    crate::order::by_number(&mut said, |&(digits, ..)| digits as u64);
    said.chunk_by_mut(|one, other| one.0 as u64 == other.0 as u64).for_each(<[_]>::sort_unstable);
    for pair in said.windows(2) {
        let [(digits, about, first), (others, other, second)] = pair else { continue };
        if (digits, about) == (others, other) {
            checks.extend(compare(figures, *first, *second, *digits));
        }
    }
    misheard(figures, checks);
}

/// The most figures that lie between two of one exchange.
const NEAR: usize = 40;

/// Large counts of one abbreviation, which a listener may mistake by a letter: "1.7 billion DAOs", "170 million DAUs".
fn misheard(figures: Figures, checks: &mut Vec<Check>) {
    let counts = |from: usize, to: usize| {
        (from..to.min(figures.mentions.len())).filter_map(move |at| {
            let mention = &figures.mentions[at];
            let value = mention.value.as_ref()?;
            if mention.kind != Kind::Count || mention.role != Some(Role::Level) || value.low != value.high {
                return None;
            }
            let word = abbreviation(figures.text, mention)?;
            let low = value.low.filter(|low| *low >= Decimal::ONE_HUNDRED * Decimal::from(10_000))?;
            Some((at, low, word))
        })
    };
    for (at, low, word) in counts(0, figures.mentions.len()) {
        for (other, high, heard) in counts(at + 1, at + 1 + NEAR) {
            let differ = word.bytes().zip(heard.bytes()).filter(|(a, b)| a != b).count();
            if word.len() == heard.len() && differ == 1 && low != high && digits(low) == digits(high) {
                checks.extend(compare(figures, MentionId(at as u32), MentionId(other as u32), digits(low)));
            }
        }
    }
}

/// The abbreviation right behind a figure, without the -s of its plural.
fn abbreviation<'a>(text: &'a str, mention: &Mention) -> Option<&'a str> {
    let rest = text[mention.span.end as usize..].strip_prefix(' ')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches('s');
    ((3..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())).then_some(word)
}

/// The digits of the figure without noughts at the end, and what it is about; nothing where it is no plain reported level.
fn key(mention: &Mention) -> Option<(u128, About<'_>)> {
    let value = mention.value.as_ref()?;
    let number = value.low.filter(|_| value.low == value.high && mention.translation_of.is_none())?;
    if mention.role != Some(Role::Level)
        || mention.modality == Modality::Hypothetical
        || mention.modality == Modality::Guidance
    {
        return None;
    }
    let digits = digits(number);
    // One digit is the same too often.
    if digits < 10 {
        return None;
    }
    let unit = value.unit.as_ref().map_or("", |unit| unit.as_str());
    Some((digits, (mention.metric.as_deref()?, mention.subject.as_deref(), mention.kind.as_str(), unit)))
}

fn compare(figures: Figures, first: MentionId, second: MentionId, digits: u128) -> Option<Check> {
    let (a, b) = (figures.get(first), figures.get(second));
    let (one, other) = (a.turn?, b.turn?);
    let period = |mention: &Mention| mention.period.as_ref().and_then(|period| period.start.zip(period.end));
    if one == other || matches!((period(a), period(b)), (Some(x), Some(y)) if x != y) || a.accounting != b.accounting {
        return None;
    }
    let low = |mention: &Mention| mention.value.as_ref().and_then(|value| value.low).map(|low| low.abs());
    let (x, y) = (low(a)?, low(b)?);
    let speaker = |turn: crate::document::TurnId| figures.outline.turns.get(turn.index()).map(|turn| turn.speaker);
    let quotes = (figures.quote(first), figures.quote(second));
    if x == y {
        // The same words from the same person say nothing new.
        return (speaker(one) != speaker(other) && digits >= 100).then(|| {
            verdict("same_fact", true, vec![first, second], format!("{} and {} are the same", quotes.0, quotes.1))
        });
    }
    // The same digits at another magnitude are a slip of the tongue or the pen, where one answers the other.
    let neighbours = other.0 - one.0 <= 2;
    let ratio = x.max(y).checked_div(x.min(y))?;
    let times = [10, 100, 1000, 1_000_000].into_iter().find(|&times| ratio == Decimal::from(times))?;
    (neighbours || digits >= 1000).then(|| {
        let message = format!("{} here, {} there: {times} times as much", quotes.0, quotes.1);
        verdict("same_fact", false, vec![first, second], message)
    })
}
