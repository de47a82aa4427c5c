//! Vague magnitudes: "double-digit", "high single-digit", "mid-teens", "low 40s", "mid-70% range", 兩位數, 十幾%.
//!
//! A single digit is 1 to 9 (low 1 to 3, mid 4 to 6, high 7 to 9), two digits 10 to 99 (low 10 to 15, mid 40 to 60, high
//! 70 to 99), three digits 100 to 999. A decade's low third is its first four numbers, its middle 4 to 6, its end 7 to 9;
//! "mid- to upper 40s" runs from the first band to the second.

use rust_decimal::Decimal;

use super::Found;
use super::number::Scan;
use super::tokens::{Form, Gap, Tok};
use crate::document::{Kind, Unit};
use crate::lexicon::numbers::{Band, Han, Word};

/// A vague magnitude that begins at a token.
pub(super) fn find(scan: &Scan, at: usize, used: usize) -> Option<Found> {
    match scan.tok(at)? {
        Tok::Word(Word::Qualifier(band)) => qualified(scan, at, band),
        Tok::Word(Word::Single | Word::Multiplied(2 | 3) | Word::Unit(1..=4)) => {
            let (low, high, next) = digits(scan, at, None)?;
            finish(scan, at, at, next, low, high, "vague.digits")
        }
        Tok::Word(Word::Decade(10)) => {
            let name = &scan.text[scan.tokens[at].start..scan.tokens[at].end];
            let cue = scan.before(scan.tokens[at].start, 8).trim_end().ends_with("the");
            (name.starts_with(['t', 'T']) && cue)
                .then(|| finish(scan, at, at, at + 1, 13.into(), 19.into(), "vague.teens"))
                .flatten()
        }
        // "margins in the 40s".
        Tok::Word(Word::Decade(ten)) if ten % 10 == 0 && (20..=90).contains(&ten) && of_rate(scan, at) => {
            finish(scan, at, at, at + 1, ten.into(), (ten + 9).into(), "vague.decade")
        }
        Tok::Literal { .. } | Tok::Han(_) => han(scan, at, used),
        _ => None,
    }
}

/// Whether "in the" stands before a decade and a rate shortly before that.
fn of_rate(scan: &Scan, at: usize) -> bool {
    let before = scan.before(scan.tokens[at].start, 60);
    let Some(head) = before.strip_suffix("in the ") else { return false };
    let clause = head.rfind(['.', ',', ';', '?', '!']).map_or(head, |at| &head[at..]);
    let mut words = clause.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| RATES.iter().any(|rate| word.eq_ignore_ascii_case(rate)))
}

/// Words of rates that are told in percent.
const RATES: &[&str] = &[
    "margin",
    "margins",
    "growth",
    "grew",
    "grow",
    "growing",
    "rate",
    "rates",
    "ratio",
    "utilization",
    "occupancy",
    "penetration",
];

/// The span of digits a word stands for: its lowest and highest number.
fn digits(scan: &Scan, at: usize, band: Option<(Band, Band)>) -> Option<(Decimal, Decimal, usize)> {
    let count = match scan.tok(at)? {
        Tok::Word(Word::Single | Word::Unit(1)) => 1,
        Tok::Word(Word::Multiplied(count @ (2 | 3)) | Word::Unit(count @ (2..=4))) => count,
        _ => return None,
    };
    let name = &scan.text[scan.tokens[at].start..scan.tokens[at].end];
    if scan.tok(at + 1)? != Tok::Word(Word::Digits) || !scan.gap(at + 1).joined() || !matches!(name.len(), 3..=6) {
        return None;
    }
    let (low, high) = match (count, band) {
        (1, None) => (1, 9),
        (1, Some((from, to))) => (single(from).0, single(to).1),
        (2, None) => (10, 99),
        (2, Some((from, to))) => (double(from).0, double(to).1),
        (3, Some((from, to))) => (double(from).0 * 10, double(to).1 * 10 + 9),
        (3, None) => (100, 999),
        _ => (1000, 9999),
    };
    Some((low.into(), high.into(), at + 2))
}

fn single(band: Band) -> (u32, u32) {
    match band {
        Band::Low => (1, 3),
        Band::Mid => (4, 6),
        Band::High => (7, 9),
    }
}

fn double(band: Band) -> (u32, u32) {
    match band {
        Band::Low => (10, 15),
        Band::Mid => (40, 60),
        Band::High => (70, 99),
    }
}

/// The numbers of a decade's band: its first, its middle, its last ones.
fn decade(band: Band) -> (u32, u32) {
    match band {
        Band::Low => (0, 3),
        Band::Mid => (4, 6),
        Band::High => (7, 9),
    }
}

/// "low", "mid-to-high", "mid- to upper" and what they stand before.
fn qualified(scan: &Scan, at: usize, first: Band) -> Option<Found> {
    let mut last = first;
    let mut next = at + 1;
    if let Some(Tok::Word(Word::Qualifier(second))) = scan.tok(next)
        && matches!(scan.between(next).trim_matches([' ', '-']).to_ascii_lowercase().as_str(), "to" | "" | "and")
        && scan.between(next).len() < 8
    {
        last = second;
        next += 1;
    }
    if last < first || !(scan.gap(next).joined()) {
        return None;
    }
    if let Some((low, high, next)) = digits(scan, next, Some((first, last))) {
        return finish(scan, at, at, next, low, high, "vague.digits");
    }
    let mut code = None;
    let mut from = next;
    if let Some(Tok::Currency { code: known, form: Form::Symbol, .. }) = scan.tok(from)
        && scan.gap(from + 1) == Gap::Glued
    {
        code = Some(known);
        from += 1;
    }
    let (from_band, to_band) = (decade(first).0, decade(last).1);
    let found = |low: Decimal, high: Decimal, next: usize| {
        let mut found = finish(scan, at, at, next, low, high, "vague.decade")?;
        if let Some(code) = code {
            (found.kind, found.unit) = (Kind::Money, Some(Unit::Currency(code)));
        }
        Some(found)
    };
    let spread = |ten: u8| (Decimal::from(u32::from(ten) + from_band), Decimal::from(u32::from(ten) + to_band));
    match scan.tok(from)? {
        // The teens begin at thirteen, spoken: low 13, mid 14 to 16, high 17 to 19.
        Tok::Word(Word::Decade(10)) => {
            let low = if first == Band::Low { 11 } else { 10 + from_band };
            found(low.into(), (10 + to_band).into(), from + 1)
        }
        Tok::Word(Word::Decade(ten)) if ten % 10 == 0 && ten <= 90 && ten > 10 => {
            let (low, high) = spread(ten);
            found(low, high, from + 1)
        }
        Tok::Word(Word::Decade(unit @ 1..=9)) => {
            // "the low 3s" of a rate: tenths of a point.
            let tenths = |band: u32| Decimal::from(unit) + Decimal::new(i64::from(band), 1);
            found(tenths(from_band), tenths(to_band), from + 1)
        }
        Tok::Word(Word::Tens(ten)) if is_share(scan, from + 1) => {
            let (low, high) = spread(ten);
            found(low, high, from + 1)
        }
        // "mid-70% range", "low-3% range", "high $30 range".
        Tok::Literal { value, places: 0 } if is_share(scan, from + 1) || code.is_some() => {
            let whole = u32::try_from(value).ok()?;
            if whole % 10 == 0 && (10..100).contains(&whole) {
                let (low, high) = spread(whole as u8);
                return found(low, high, from + 1);
            }
            if whole < 10 && code.is_none() {
                let tenths = |band: u32| value + Decimal::new(i64::from(band), 1);
                return found(tenths(from_band), tenths(to_band), from + 1);
            }
            None
        }
        _ => None,
    }
}

fn is_share(scan: &Scan, at: usize) -> bool {
    matches!(scan.tok(at), Some(Tok::PercentSign | Tok::Word(Word::Percent))) && scan.gap(at).joined()
}

/// Percent unless a scale, a currency or points follow: "low double-digit billions", "double-digit basis points".
fn finish(
    scan: &Scan,
    first: usize,
    start: usize,
    next: usize,
    low: Decimal,
    high: Decimal,
    rule: &'static str,
) -> Option<Found> {
    let mut found = Found {
        start: scan.tokens[start].start,
        end: scan.tokens[next - 1].end,
        kind: Kind::Percent,
        low,
        high,
        unit: Some(Unit::Percent),
        decimals: None,
        approx: None,
        rule,
        confidence: 93,
        next,
    };
    let _ = first;
    if !scan.gap(next).joined() {
        return Some(found);
    }
    match scan.tok(next) {
        Some(Tok::PercentSign | Tok::Word(Word::Percent)) => found = found.through(scan, next + 1),
        Some(Tok::Word(Word::BasisPoints)) => {
            (found.kind, found.unit) = (Kind::BasisPoints, Some(Unit::BasisPoint));
            found = found.through(scan, next + 1);
        }
        Some(Tok::Word(Word::PercentagePoints)) => {
            (found.kind, found.unit) = (Kind::PercentagePoints, Some(Unit::PercentagePoint));
            found = found.through(scan, next + 1);
        }
        Some(Tok::Word(Word::Hundred | Word::Scale(_))) => {
            let mut next = next;
            let mut exponent = 0;
            while let Some(Tok::Word(word @ (Word::Hundred | Word::Scale(_)))) = scan.tok(next)
                && (scan.gap(next).joined() || scan.between(next).trim() == "of")
                && exponent < 12
            {
                exponent += if let Word::Scale(exponent) = word { exponent } else { 2 };
                next += 1;
            }
            let scale = super::number::power(exponent);
            (found.low, found.high) = (low * scale, high * scale);
            found = found.through(scan, next);
            (found.kind, found.unit, found.rule) = (Kind::Money, None, "money.bare");
            let joint = scan.between(next);
            if let Some(Tok::Currency { code, .. }) = scan.tok(next)
                && (scan.gap(next).joined() || joint.trim() == "of")
            {
                found.unit = Some(Unit::Currency(code));
                found.rule = "vague.money";
                found = found.through(scan, next + 1);
            }
        }
        // "double-digit cents", "mid-teens dollars".
        Some(Tok::Currency { code, form: Form::Word, .. }) => {
            (found.kind, found.unit, found.rule) = (Kind::Money, Some(Unit::Currency(code)), "vague.money");
            found = found.through(scan, next + 1);
        }
        _ => {}
    }
    Some(found)
}

/// 兩位數, 高個位數, 三位數; 十幾%, 二十多%.
fn han(scan: &Scan, at: usize, used: usize) -> Option<Found> {
    let token = scan.tokens[at];
    let count = match token.tok {
        Tok::Han(Han::Digit(count @ 2..=4)) => u32::from(count),
        Tok::Literal { value, places: 0 } => u32::try_from(value).ok().filter(|count| (2..=4).contains(count))?,
        Tok::Han(Han::Small(1)) => return teens_han(scan, at),
        _ => return None,
    };
    if scan.tok(at + 1)? != Tok::Word(Word::Digits)
        || !(scan.gap(at + 1) == Gap::Glued || scan.gap(at + 1) == Gap::Hyphen)
        || at < used
    {
        return None;
    }
    let (band, start) = band_before(scan, token.start);
    let (low, high) = match (count, band) {
        (2, Some(band)) => double(band),
        (2, None) => (10, 99),
        (3, _) => (100, 999),
        _ => (1000, 9999),
    };
    let mut found = finish(scan, at, at, at + 2, low.into(), high.into(), "vague.han")?;
    found.start = start;
    Some(found)
}

/// 高, 中, 低 before a number of digits.
fn band_before(scan: &Scan, start: usize) -> (Option<Band>, usize) {
    // 高的單位數.
    let from = start - if scan.before(start, 3) == "的" { 3 } else { 0 };
    let before = scan.before(from, 6);
    let band = match before.chars().next_back() {
        Some('高') => Band::High,
        Some('中') => Band::Mid,
        Some('低') => Band::Low,
        _ => return (None, start),
    };
    (Some(band), from - 3)
}

/// 個位數, 單位數, 雙位數: written without a numeral, so found from 位數.
pub(super) fn digits_han(scan: &Scan, at: usize) -> Option<Found> {
    let token = scan.tokens[at];
    let before = scan.before(token.start, 6);
    let character = before.chars().next_back()?;
    let start = token.start - character.len_utf8();
    let (band, from) = band_before(scan, start);
    let (low, high) = match character {
        '個' | '个' | '單' | '单' => band.map_or((1, 9), single),
        '雙' | '双' => band.map_or((10, 99), double),
        _ => return None,
    };
    let mut found = finish(scan, at, at, at + 1, low.into(), high.into(), "vague.han")?;
    found.start = from;
    Some(found)
}

/// 十幾%: eleven to nineteen percent.
fn teens_han(scan: &Scan, at: usize) -> Option<Found> {
    if scan.tok(at + 1)? != Tok::Han(Han::Some) || !scan.gap(at + 1).near() || !is_share(scan, at + 2) {
        return None;
    }
    finish(scan, at, at, at + 2, 11.into(), 19.into(), "vague.han")
}
