//! Percentages: "8%", "seven percent", "half a percent", 百分之八, 三成, 九折.

use rust_decimal::Decimal;

use super::Found;
use super::number::{Number, Scan, Script, ends_with_word, read};
use super::tokens::{Gap, Tok};
use crate::document::{Approx, Kind, Unit};
use crate::lexicon::numbers::{Han, Word};

/// A number before a percent sign or word, or before 成 and 折.
pub(super) fn find(scan: &Scan, number: &Number) -> Option<Found> {
    let gap = scan.gap(number.next);
    let next = number.next + 1;
    let found =
        |rule, confidence| Found::of(number, Kind::Percent, Some(Unit::Percent), rule, confidence).through(scan, next);
    match scan.tok(number.next)? {
        // "50-plus percent", "50+%".
        Tok::Plus if scan.gap(next).near() && is_percent(scan, next) => {
            let found = found("percent.word", 93).through(scan, next + 1);
            Some(Found { approx: Some(Approx::Over), ..found })
        }
        Tok::Word(Word::Percent) if matches!(scan.between(number.next).trim_end(), "-plus" | " plus") => {
            Some(Found { approx: Some(Approx::Over), ..found("percent.word", 93) })
        }
        Tok::PercentSign if gap.joined() => Some(found("percent.sign", 98)),
        Tok::Word(Word::Percent) if gap.joined() => Some(found("percent.word", 97)),
        // "half a percent", "three quarters of a percent", "a quarter of one percent".
        Tok::Word(Word::Percent)
            if number.part && matches!(scan.between(number.next).trim(), "a" | "of a" | "of one") =>
        {
            Some(found("percent.part", 93))
        }
        Tok::Tenths if gap.near() && is_tenth(scan, number) => tenths(scan, number, "percent.tenths"),
        Tok::Discount if gap.near() && number.high < Decimal::ONE_HUNDRED => discount(scan, number),
        _ => None,
    }
}

fn is_percent(scan: &Scan, at: usize) -> bool {
    matches!(scan.tok(at), Some(Tok::PercentSign | Tok::Word(Word::Percent)))
}

/// Whether 成 after a number means tenths and does not begin a word, as in 一成立 or 成長.
fn is_tenth(scan: &Scan, number: &Number) -> bool {
    let rest = scan.after(scan.tokens[number.next].end, 9);
    number.low <= Decimal::TEN
        && number.scale.is_none()
        && !rest.starts_with([
            '立', '長', '长', '本', '功', '為', '为', '果', '交', '員', '员', '就', '分', '都', '熟', '型', '品', '效',
            '像',
        ])
}

fn tenths(scan: &Scan, number: &Number, rule: &'static str) -> Option<Found> {
    let mut found = Found::of(number, Kind::Percent, Some(Unit::Percent), rule, 90).through(scan, number.next + 1);
    (found.low, found.high) = (number.low * Decimal::TEN, number.high * Decimal::TEN);
    found.decimals = number.decimals.map(|decimals| decimals - 1);
    // 七成六: the digit after it counts hundredths.
    let next = number.next + 1;
    if let Some(Tok::Han(Han::Digit(digit))) = scan.tok(next)
        && scan.gap(next).near()
        && !matches!(scan.tok(next + 1), Some(Tok::Han(_)))
    {
        let digit = Decimal::from(digit);
        (found.low, found.high, found.decimals) = (found.low + digit, found.high + digit, Some(0));
        found = found.through(scan, next + 1);
    }
    Some(found)
}

/// 九折 asks nine tenths of the price, 七二折 and 72折 seventy-two hundredths.
fn discount(scan: &Scan, number: &Number) -> Option<Found> {
    if number.scale.is_some() || number.low.is_zero() || number.low == Decimal::TEN {
        return None;
    }
    let mut found =
        Found::of(number, Kind::Percent, Some(Unit::Percent), "percent.discount", 85).through(scan, number.next + 1);
    if number.low < Decimal::TEN {
        (found.low, found.high) = (number.low * Decimal::TEN, number.high * Decimal::TEN);
        found.decimals = number.decimals.map(|decimals| decimals - 1);
    }
    Some(found)
}

/// "7 2 折": two digits read out one by one.
pub(super) fn spaced_discount(scan: &Scan, at: usize) -> Option<Found> {
    let digit = |at: usize| match scan.tok(at)? {
        Tok::Literal { value, places: 0 } if value < Decimal::TEN => Some(value),
        _ => None,
    };
    let tens = digit(at)?;
    let number = Number { start: scan.tokens[at].start, first: at, ..read(scan, at + 1).ok()? };
    if scan.tok(at + 2)? != Tok::Discount || !(scan.gap(at + 1).near() && scan.gap(at + 2).near()) {
        return None;
    }
    let value = tens * Decimal::TEN + digit(at + 1)?;
    discount(scan, &Number { low: value, high: value, ..number })
}

/// 打对折: half the price.
pub(super) fn half_price(scan: &Scan, at: usize) -> Found {
    let token = scan.tokens[at];
    Found {
        start: token.start,
        end: token.end,
        kind: Kind::Percent,
        low: 50.into(),
        high: 50.into(),
        unit: Some(Unit::Percent),
        decimals: Some(-1),
        approx: None,
        rule: "percent.discount",
        confidence: 85,
        next: at + 1,
    }
}

/// Words after which a number without a sign may be a rate.
const LEADS: &[&str] = &[
    "at",
    "about",
    "around",
    "approximately",
    "roughly",
    "have",
    "the",
    "that",
    "like",
    "to",
    "of",
    "do",
    "was",
    "is",
    "were",
    "near",
    "literally",
    "above",
    "below",
    "under",
];

/// A rate that is spoken without its sign: "gross margins of about 75 for the year", "rates were at zero".
pub(super) fn bare(scan: &Scan, number: &Number) -> Option<Found> {
    if number.part || number.scale.is_some() || number.high >= Decimal::ONE_HUNDRED || number.script == Script::Han {
        return None;
    }
    let zero = number.script == Script::Words;
    let small = number.low < Decimal::TEN && number.decimals == Some(0);
    if zero && !number.high.is_zero() || !zero && small {
        return None;
    }
    let rest = scan.after(number.end, 12);
    let closed = rest.is_empty()
        || rest.starts_with(['.', ',', ';', '?', '!', '\n'])
        || [" for ", " in ", " at ", " and "].iter().any(|word| rest.starts_with(word));
    if !closed || rest[1.min(rest.len())..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let before = scan.before(number.start, if zero { 90 } else { 240 });
    let head = before.strip_suffix([' ', '\n'])?;
    if !LEADS.iter().any(|word| ends_with_word(head, word)) {
        return None;
    }
    // The rate must be what the sentences are about, and nothing counted may come between.
    let cue = |word: &str| matches!(word, "margin" | "margins") || (zero && matches!(word, "rate" | "rates"));
    let spoken = before.rsplit(|c: char| !c.is_ascii_alphabetic()).any(|word| cue(word.to_ascii_lowercase().as_str()));
    spoken.then(|| Found::of(number, Kind::Percent, Some(Unit::Percent), "percent.bare", 62))
}

/// 百分之八, 千分之一, and a lone "percent of 10".
pub(super) fn prefixed(scan: &Scan, at: usize) -> Option<Found> {
    match scan.tok(at)? {
        Tok::Han(Han::Small(2..) | Han::Big(_)) => parts_of_power(scan, at),
        Tok::Word(Word::Percent) if scan.between(at + 1).trim() == "of" => {
            // A suite of exercises writes it so; in speech a share follows, so nothing may.
            let number = read(scan, at + 1).ok()?;
            let rest = scan.after(number.end, 8).trim_start();
            let lone = at == 0
                && (rest.is_empty() || rest.starts_with(['.', '!', '?', '\n']))
                && scan.before(scan.tokens[at].start, 8).trim().is_empty();
            if !lone || number.is_year_like(scan.text) {
                return None;
            }
            let mut found = Found::of(&number, Kind::Percent, Some(Unit::Percent), "percent.of", 50);
            found.start = scan.tokens[at].start;
            Some(found)
        }
        _ => None,
    }
}

fn parts_of_power(scan: &Scan, at: usize) -> Option<Found> {
    let mut next = at;
    let mut exponent: u32 = 0;
    while let Some(Tok::Han(Han::Small(power) | Han::Big(power))) = scan.tok(next) {
        if next > at && !scan.gap(next).near() {
            return None;
        }
        exponent += u32::from(power);
        next += 1;
        if next - at > 4 {
            return None;
        }
    }
    if scan.tok(next)? != Tok::PartsOf || !scan.gap(next).near() || !scan.gap(next + 1).near() {
        return None;
    }
    // 五百分之二 is a fraction of five hundred.
    if at > 0 && matches!(scan.tok(at - 1), Some(Tok::Han(Han::Digit(_)) | Tok::Literal { .. })) && scan.gap(at).near()
    {
        return None;
    }
    let number = read(scan, next + 1).ok()?;
    let mut found = Found::of(&number, Kind::Percent, Some(Unit::Percent), "percent.parts-of", 95);
    let exponent = exponent.checked_sub(2).filter(|exponent| *exponent <= 20)?;
    let shift = Decimal::new(1, exponent);
    found.low = number.low.checked_mul(shift)?;
    found.high = number.high.checked_mul(shift)?;
    found.decimals = number.decimals.map(|decimals| decimals + exponent as i32);
    // 百分之十 to 百分之百.
    found.start = scan.tokens[at].start;
    Some(found)
}

/// Whether a percent sign or word stands directly after a number.
pub(super) fn follows(scan: &Scan, number: &Number) -> bool {
    matches!(
        scan.tok(number.next),
        Some(Tok::PercentSign | Tok::Word(Word::Percent | Word::PercentagePoints | Word::BasisPoints))
    ) && scan.gap(number.next) != Gap::Other
}
