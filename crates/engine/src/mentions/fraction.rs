//! Parts: "two-thirds", "half of our revenue", "a quarter of the fleet", 三分之二, 一半.

use rust_decimal::Decimal;

use super::Found;
use super::number::{Number, Scan, ends_with_word, read};
use super::tokens::Tok;
use crate::document::Kind;
use crate::lexicon::numbers::Word;
use crate::lexicon::units;

/// So many parts of a whole: two thirds. What has no end in decimals is rounded to twelve places, since a number of fifteen
/// digits is the same one to every reader of JSON (IEEE 754: DBL_DIG).
pub(super) fn parts(upper: Decimal, lower: Decimal) -> Option<Decimal> {
    Some(upper.checked_div(lower)?.round_dp(12))
}

/// A part of a whole.
pub(super) fn find(scan: &Scan, number: &Number) -> Option<Found> {
    if scan.tok(number.next) == Some(Tok::PartsOf) && scan.gap(number.next).near() {
        let upper = read(scan, number.next + 1).ok()?;
        if number.low.is_zero() || !scan.gap(number.next + 1).near() {
            return None;
        }
        let part = parts(upper.low, number.low)?;
        let mut found = Found::of(number, Kind::Fraction, None, "fraction.han", 92).through(scan, upper.next);
        (found.low, found.high, found.decimals) = (part, part, None);
        return Some(found);
    }
    if let Some(found) = out_of(scan, number) {
        return Some(found);
    }
    if scan.text[number.start..number.end].ends_with('半') || scan.after(number.end, 3).starts_with('半') {
        return half_han(scan, number);
    }
    if !number.part || number.scale.is_some() {
        return None;
    }
    let words = number.next - number.first > 1;
    let before = scan.before(number.start, 24).trim_end().trim_end_matches('-');
    let after = scan.after(number.end, 30);
    let whole = after
        .strip_prefix(" of ")
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default());
    let of_a_whole = whole.is_some_and(|word| {
        !matches!(word, "fiscal" | "calendar" | "this" | "last" | "next" | "FY" | "a" | "the")
            || (matches!(word, "the" | "this" | "a") && !of_time(after))
    });
    let time = [
        "first",
        "second",
        "third",
        "fourth",
        "last",
        "past",
        "next",
        "previous",
        "prior",
        "front",
        "back",
        "other",
        "latter",
        "this",
        "these",
        "those",
        "each",
        "every",
        "that",
        "per",
        "for",
        "our",
        "of",
        "current",
        "same",
        "recent",
        "final",
        "consecutive",
        "couple",
        "top",
        "bottom",
        "upper",
        "lower",
    ]
    .iter()
    .any(|word| ends_with_word(before, word));
    let quarter = scan.text[number.start..number.end].to_ascii_lowercase().contains("quarter");
    let found = |rule, confidence| Found::of(number, Kind::Fraction, None, rule, confidence);
    if words {
        let digits = !scan.text[number.start..number.end].bytes().any(|byte| byte.is_ascii_alphabetic());
        let approx = super::approx::around(scan, number.start, number.end).is_some();
        return match () {
            () if digits => (of_a_whole || approx).then(|| found("fraction.stroke", 85)),
            () if quarter => (of_a_whole && !time).then(|| found("fraction.quarters", 85)),
            () => (!time || of_a_whole).then(|| found("fraction.words", 94)),
        };
    }
    const WHOLES: &[&str] = &[
        "our",
        "its",
        "their",
        "all",
        "total",
        "that",
        "those",
        "these",
        "global",
        "the",
        "sales",
        "revenue",
        "customers",
        "what",
    ];
    if time
        || quarter && !(ends_with_word(before, "a") && of_a_whole && whole.is_some_and(|word| WHOLES.contains(&word)))
    {
        return None;
    }
    // "half as much", "half the population"; "half the time" is none.
    let mut following = after.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let (one, two) = (following.next().unwrap_or_default(), following.next().unwrap_or_default());
    let compared = !quarter
        && after.starts_with(' ')
        && (one == "as" && matches!(two, "much" | "many" | "large" | "big" | "long" | "high" | "fast" | "expensive")
            || matches!(one, "the" | "our" | "their" | "its")
                && !units::is_time(two)
                && !matches!(
                    two,
                    "time" | "battle" | "fun" | "job" | "story" | "reason" | "equation" | "game" | "way"
                ));
    if compared {
        return Some(found("fraction.half", 80));
    }
    // "half of our revenue", "about half was in office", "cut in half"; "half a year" is none.
    // "fell by half", but "by half a point".
    let closed = after.is_empty()
        || after.starts_with(['.', ',', ';'])
        || after.starts_with(" in ")
        || after.starts_with(" since ");
    let in_half = (ends_with_word(before, "in") || ends_with_word(before, "by") && closed) && !quarter;
    let of_which = ends_with_word(before, "which") || super::approx::around(scan, number.start, number.end).is_some();
    let verb = after.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().is_some_and(|word| {
        matches!(word, "was" | "is" | "were" | "are" | "our" | "the" | "that" | "its" | "what" | "to" | "in")
    });
    (of_a_whole || in_half || (of_which && verb)).then(|| found("fraction.half", 82))
}

/// "nine out of ten", "one in five customers".
fn out_of(scan: &Scan, number: &Number) -> Option<Found> {
    let words = scan.between(number.next);
    if words.len() > 16 {
        return None;
    }
    let inside = match words.trim() {
        "out of" | "out of every" => false,
        "in" | "in every" => true,
        _ => return None,
    };
    let whole = read(scan, number.next).ok()?;
    let small = |number: &Number| number.is_plain() && !number.part && number.high <= Decimal::ONE_HUNDRED;
    if !small(number) || !small(&whole) || number.low.is_zero() || number.low >= whole.low {
        return None;
    }
    let noun = super::count::noun(scan, whole.end);
    let people = noun.as_ref().is_some_and(|noun| !noun.talk);
    if inside && !(number.low == Decimal::ONE && people) || !inside && noun.is_some_and(|noun| noun.talk) {
        return None;
    }
    let part = parts(number.low, whole.low)?;
    let mut found = Found::of(number, Kind::Fraction, None, "fraction.out-of", 85).through(scan, whole.next);
    (found.low, found.high, found.decimals) = (part, part, None);
    Some(found)
}

/// Whether what follows is a stretch of time: "half of the year".
fn of_time(after: &str) -> bool {
    let mut words = after.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let (_, _, word) = (words.next(), words.next(), words.next().unwrap_or_default());
    let word = word.to_ascii_lowercase();
    units::is_time(&word) || matches!(word.as_str(), "fiscal" | "calendar" | "full")
}

/// 一半: one half.
fn half_han(scan: &Scan, number: &Number) -> Option<Found> {
    let token = scan.tokens.get(number.first)?;
    let half = &scan.text[token.start..].starts_with("一半");
    if !half || number.low > Decimal::new(15, 1) || scan.after(token.start + 6, 6).starts_with(['年', '導', '导', '天'])
    {
        return None;
    }
    let mut found = Found::of(number, Kind::Fraction, None, "fraction.half", 85);
    (found.low, found.high, found.decimals, found.end) =
        (Decimal::new(5, 1), Decimal::new(5, 1), None, token.start + 6);
    Some(found)
}

/// "a third of", "a fifth of": the part whose one is written "a".
pub(super) fn article(scan: &Scan, at: usize) -> Option<Found> {
    let token = scan.tokens[at];
    let Tok::Word(Word::Part(lower @ (3 | 5..))) = token.tok else { return None };
    let before = scan.before(token.start, 12);
    let rest = scan.after(token.end, 40);
    let article = before.strip_suffix(' ').filter(|before| ends_with_word(before, "a"))?;
    let of = rest.starts_with(" of ") && !of_time(rest);
    let approx = super::approx::around(scan, token.start - 2, token.end).is_some()
        || ends_with_word(article[..article.len() - 1].trim_end(), "by");
    let closed = rest.starts_with(['.', ',', ';', '?']) || rest.is_empty();
    if !(of || approx && closed) {
        return None;
    }
    let part = parts(Decimal::ONE, lower.into())?;
    Some(Found {
        start: token.start - 2,
        end: token.end,
        kind: Kind::Fraction,
        low: part,
        high: part,
        unit: None,
        decimals: None,
        approx: None,
        rule: "fraction.article",
        confidence: 88,
        next: at + 1,
    })
}
