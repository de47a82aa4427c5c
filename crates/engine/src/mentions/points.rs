//! Percentage points and basis points, each a unit of its own.

use rust_decimal::Decimal;

use super::Found;
use super::number::{Number, Scan};
use super::tokens::Tok;
use crate::document::{Approx, Kind, Unit};
use crate::lexicon::numbers::Word;

/// "1.1 percentage points", "2 points of margin", "50 bps", 1.2個百分點.
pub(super) fn find(scan: &Scan, number: &Number) -> Option<Found> {
    let joint = scan.between(number.next);
    let gap = scan.gap(number.next);
    let next = number.next + 1;
    if !(gap.joined() || (number.part && matches!(joint.trim(), "a" | "of a"))) {
        return None;
    }
    let found =
        |kind, unit, rule, confidence| Found::of(number, kind, Some(unit), rule, confidence).through(scan, next);
    match scan.tok(number.next)? {
        Tok::Word(Word::BasisPoints) => Some(found(Kind::BasisPoints, Unit::BasisPoint, "points.basis", 98)),
        Tok::Word(Word::PercentagePoints) if !changes(scan, number.first, next) => {
            (number.low == number.high).then(|| found(Kind::Percent, Unit::Percent, "points.lone", 60))
        }
        Tok::Word(Word::PercentagePoints) => {
            Some(found(Kind::PercentagePoints, Unit::PercentagePoint, "points.percentage", 97))
        }
        Tok::Word(Word::Points)
            if number.high <= Decimal::ONE_HUNDRED && number.scale.is_none() && is_rate(scan, number.start, next) =>
        {
            Some(found(Kind::PercentagePoints, Unit::PercentagePoint, "points.cue", 82))
        }
        _ => None,
    }
}

/// "a percentage point", "a full percentage point": the one that is written "a".
pub(super) fn article(scan: &Scan, at: usize) -> Option<Found> {
    let token = scan.tokens[at];
    let before = scan.before(token.start, 12);
    let article = [" a ", " a full "].iter().find(|article| before.ends_with(**article))?;
    if !scan.text[token.start..token.end].ends_with('t') {
        return None;
    }
    Some(Found {
        start: token.start + 1 - article.len(),
        end: token.end,
        kind: Kind::PercentagePoints,
        low: Decimal::ONE,
        high: Decimal::ONE,
        unit: Some(Unit::PercentagePoint),
        decimals: Some(0),
        approx: None,
        rule: "points.article",
        confidence: 85,
        next: at + 1,
    })
}

/// "a couple of percentage points", "margins fell a couple points".
pub(super) fn couple(scan: &Scan, at: usize) -> Option<Found> {
    let before = scan.before(scan.tokens[at].start, 12);
    let start = scan.tokens[at].start - ["a ", "a\n"].iter().find(|article| before.ends_with(**article))?.len();
    if !matches!(scan.between(at + 1).trim(), "" | "of") || scan.between(at + 1).len() > 6 {
        return None;
    }
    let (kind, unit) = match scan.tok(at + 1)? {
        Tok::Word(Word::BasisPoints) => (Kind::BasisPoints, Unit::BasisPoint),
        Tok::Word(Word::PercentagePoints) => (Kind::PercentagePoints, Unit::PercentagePoint),
        Tok::Word(Word::Points) if is_rate(scan, start, at + 2) => (Kind::PercentagePoints, Unit::PercentagePoint),
        _ => return None,
    };
    Some(Found {
        start,
        end: scan.tokens[at + 1].end,
        kind,
        low: 2.into(),
        high: 2.into(),
        unit: Some(unit),
        decimals: None,
        approx: Some(Approx::About),
        rule: "points.couple",
        confidence: 80,
        next: at + 2,
    })
}

/// Whether anything is said that the points could be a difference of: where a text holds nothing but the number, 六个百分点
/// names a share.
fn changes(scan: &Scan, first: usize, next: usize) -> bool {
    let word = |text: &str| text.chars().any(char::is_alphabetic);
    let start = scan.tokens[first].start;
    let before = scan.before(start, 120);
    let after = scan.after(scan.tokens[next - 1].end, 120);
    word(before) || word(after) || scan.text[start..scan.tokens[next - 1].end].is_ascii()
}

/// "The strike took 2 points off the margin": whether a verb of movement stands before the points; "to make two points on the
/// margin" has none.
fn moves(before: &str) -> bool {
    const VERBS: &[&str] =
        &["cost", "costs", "dropped", "fell", "gained", "lost", "rose", "shaved", "shed", "takes", "took"];
    const TALK: &[&str] = &["couple", "few", "have", "make", "these"];
    let clause = before.rfind(['.', ',', ';', '?', '!', ':']).map_or(before, |at| &before[at + 1..]);
    let says =
        |list: &[&str]| clause.split_whitespace().any(|word| list.iter().any(|one| word.eq_ignore_ascii_case(one)));
    says(VERBS) && !says(TALK)
}

/// Whether plain "points" are those of a rate: "2 points of margin", "margins were up 3 points".
fn is_rate(scan: &Scan, start: usize, next: usize) -> bool {
    const OF: &[&str] = &[
        "margin",
        "margins",
        "growth",
        "share",
        "market",
        "price",
        "pricing",
        "improvement",
        "expansion",
        "leverage",
        "currency",
        "headwind",
        "tailwind",
        "impact",
        "contribution",
        "penetration",
        "mix",
        "volume",
        "yield",
    ];
    const BEFORE: &[&str] = &[
        "margin",
        "margins",
        "share",
        "ratio",
        "rate",
        "growth",
        "penetration",
        "utilization",
        "utilisation",
        "occupancy",
        "retention",
        "factor",
        "yield",
        "mix",
        "nps",
        "churn",
        "percent",
        "percentage",
        "accelerated",
        "decelerated",
    ];
    let after = scan.after(scan.tokens[next - 1].end, 40).trim_start();
    let mut words = after.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_ascii_lowercase();
    let second = words.next().unwrap_or_default().to_ascii_lowercase();
    const SORTS: &[&str] =
        &["gross", "operating", "favorable", "unfavorable", "adverse", "negative", "positive", "fx", "foreign"];
    if (first == "of" && (OF.contains(&second.as_str()) || SORTS.contains(&second.as_str())))
        || OF.contains(&first.as_str())
    {
        return true;
    }
    // "6.1 points to the loss ratio".
    if (matches!(&*first, "to" | "from") || matches!(&*first, "on" | "off" | "in") && moves(scan.before(start, 60)))
        && (matches!(&*second, "the" | "our" | "its" | "their" | "that" | "this") || BEFORE.contains(&&*second))
        && words.take(3).chain([&*second]).any(|word| BEFORE.contains(&word))
    {
        return true;
    }
    let before = scan.before(start, 90);
    let sentence =
        before.rfind(['.', ';', '?', '!']).filter(|at| before[at + 1..].starts_with(' ')).map_or(0, |at| at + 1);
    // Points beside a percentage are a difference of it: "34%, up 2 points".
    before[sentence..].contains('%')
        || before[sentence..]
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| BEFORE.iter().any(|cue| word.eq_ignore_ascii_case(cue)))
}
