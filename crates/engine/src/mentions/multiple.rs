//! Multiples: doubled, tripled, "2x", "1.6 times", "tenfold", 兩倍, 翻了一番.

use rust_decimal::Decimal;

use super::Found;
use super::number::{Number, Scan, ends_with_word};
use super::tokens::{Gap, Tok};
use crate::document::Kind;
use crate::lexicon::numbers::Word;

/// Words after "N times" that compare.
#[rustfmt::skip]
const COMPARES: &[&str] = &[
    "more", "higher", "faster", "larger", "bigger", "greater", "better", "lower", "less", "the", "our", "their", "its", "as", "that", "what", "leverage", "coverage",
    "covered", "oversubscribed", "revenue", "sales", "earnings", "ebitda", "ebit", "debt", "net", "book", "growth", "improvement", "reduction", "increase", "latency", "bigger",
    "over", "return", "multiple", "cheaper", "smaller", "quicker", "ebitdar", "adjusted", "capacity", "performance", "throughput", "productivity", "efficiency", "trailing", "forward",
];

/// Words before "N times" or a bare ratio that speak of a multiple.
#[rustfmt::skip]
const RATIOS: &[&str] = &[
    "leverage", "coverage", "ebitda", "ratio", "multiple", "multiples", "book-to-bill", "bill", "moic", "levered", "turnover", "oversubscribed", "gearing",
];

/// A number with "times", "x" or "fold" after it.
pub(super) fn find(scan: &Scan, number: &Number) -> Option<Found> {
    let gap = scan.gap(number.next);
    let found =
        |rule, confidence| Found::of(number, Kind::Multiple, None, rule, confidence).through(scan, number.next + 1);
    match scan.tok(number.next)? {
        Tok::Word(Word::Times) if gap.near() => {
            let token = scan.tokens[number.next];
            let sign = token.end - token.start == 1;
            if sign && (gap == Gap::Glued || number.decimals.is_some_and(|decimals| decimals > 0)) {
                return (!scan.after(token.end, 1).starts_with(|c: char| c.is_ascii_digit()))
                    .then(|| found("multiple.x", 95));
            }
            (!sign && compares(scan, number, token.end)).then(|| found("multiple.times", 92))
        }
        Tok::Word(Word::Turns)
            if gap.near()
                && (ratio_before(scan, number.start)
                    || scan.after(scan.tokens[number.next].end, 12).starts_with(" of lev")) =>
        {
            Some(found("multiple.turns", 85))
        }
        Tok::Word(Word::Fold) if gap.joined() => Some(found("multiple.fold", 93)),
        Tok::TimesHan if gap.near() && !scan.after(scan.tokens[number.next].end, 6).starts_with(['數', '数', '增']) => {
            Some(found("multiple.han", 90))
        }
        _ => None,
    }
}

/// Names that a bare ratio follows: "book-to-bill of 1.2", "debt-to-EBITDA was 2.8".
const NAMES: &[&str] = &[
    "book-to-bill",
    "book-to-bill ratio",
    "debt-to-ebitda",
    "debt to ebitda",
    "leverage",
    "leverage ratio",
    "coverage ratio",
    "current ratio",
];

/// A ratio without a sign after its name, and "3 to 1" after "ratio of".
pub(super) fn ratio(scan: &Scan, number: &Number) -> Option<Found> {
    let printed = number.decimals.is_some_and(|decimals| decimals > 0);
    let to = scan.between(number.next).trim() == "to";
    if !(printed || to) || number.low != number.high || number.scale.is_some() || number.high >= Decimal::ONE_HUNDRED {
        return None;
    }
    let before = name_before(scan, number);
    let one = |tok| match tok {
        Some(Tok::Literal { value, .. }) => value == Decimal::ONE,
        other => other == Some(Tok::Word(Word::Unit(1))),
    };
    if ends_with_word(before, "ratio") && to && one(scan.tok(number.next)) {
        return Some(Found::of(number, Kind::Multiple, None, "multiple.ratio", 85).through(scan, number.next + 1));
    }
    let rest = scan.after(number.end, 2);
    let closed = !rest.starts_with(['%', '-', '$']) && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let named = printed && NAMES.iter().any(|name| ends_with_word(before, name));
    (named && closed).then(|| Found::of(number, Kind::Multiple, None, "multiple.ratio", 80))
}

/// What stands before a number and the verb that leads to it: "book-to-bill" in "book-to-bill was about 1.2".
pub(super) fn name_before<'t>(scan: &Scan<'t>, number: &Number) -> &'t str {
    let mut before = scan.before(number.start, 48).trim_end();
    for words in [
        &["about", "around", "approximately", "roughly"][..],
        &["of", "was", "is", "at", "to"],
        &["stood", "improved", "fell", "rose"],
    ] {
        if let Some(word) = words.iter().find(|word| ends_with_word(before, word)) {
            before = before[..before.len() - word.len()].trim_end();
        }
    }
    before
}

fn compares(scan: &Scan, number: &Number, end: usize) -> bool {
    let rest = scan.after(end, 24);
    let word =
        rest.trim_start_matches([' ', '\n']).split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let closed = rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '?', '!', '\n']);
    let fraction = number.decimals.is_some_and(|decimals| decimals > 0);
    COMPARES.iter().any(|cue| word.eq_ignore_ascii_case(cue))
        || (fraction && !matches!(word, "a" | "per" | "this" | "since"))
        || ((closed || matches!(word, "at" | "and" | "on" | "from" | "compared" | "in"))
            && ratio_before(scan, number.start))
}

fn ratio_before(scan: &Scan, start: usize) -> bool {
    let before = scan.before(start, 60);
    before
        .split(|c: char| !(c.is_ascii_alphabetic() || c == '-'))
        .any(|word| RATIOS.iter().any(|cue| word.eq_ignore_ascii_case(cue)))
}

/// Words that say a multiple by themselves: "doubled", "twice", "tenfold", 翻倍.
pub(super) fn word(scan: &Scan, at: usize) -> Option<Found> {
    let token = scan.tokens[at];
    let Tok::Word(word) = token.tok else { return None };
    let (times, fraction) = match word {
        Word::Multiplied(times) => (Decimal::from(times), false),
        Word::Halved => (Decimal::new(5, 1), true),
        _ => return None,
    };
    let quote = &scan.text[token.start..token.end];
    if !quote.is_ascii() || is_multiple(scan, token.start, token.end, quote) {
        return Some(Found {
            start: token.start,
            end: token.end,
            kind: if fraction { Kind::Fraction } else { Kind::Multiple },
            low: times,
            high: times,
            unit: None,
            decimals: None,
            approx: None,
            rule: if fraction { "multiple.halved" } else { "multiple.word" },
            confidence: 88,
            next: at + 1,
        });
    }
    None
}

/// Whether the word multiplies: "doubled" does, "double-digit", "double click" and "doubled down" do not.
fn is_multiple(scan: &Scan, start: usize, end: usize, quote: &str) -> bool {
    let rest = scan.after(end, 24);
    let after = rest.trim_start_matches([' ', '\n']);
    let next = after.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default().to_ascii_lowercase();
    let before = scan.before(start, 24).trim_end();
    let small = quote.to_ascii_lowercase();
    if rest.starts_with('-') && !small.ends_with("fold") || before.ends_with('-') {
        return false;
    }
    const IDIOMS: &[&str] = &[
        "down", "click", "clicking", "check", "checking", "dip", "counting", "count", "counted", "edged", "whammy",
        "up", "bottom", "take", "tap", "sided", "blind", "clicked", "stack", "bed", "deck", "play", "crown", "net",
        "witching", "a",
    ];
    if IDIOMS.contains(&next.as_str()) && !(next == "a" && small.ends_with("ed")) {
        return false;
    }
    // "Our focus is twofold: …" counts points.
    if small.ends_with("fold") && ["is", "are", "was", "were"].iter().any(|verb| ends_with_word(before, verb)) {
        return false;
    }
    match small.as_str() {
        "twice" => matches!(next.as_str(), "the" | "as" | "our" | "their" | "its" | "that" | "what"),
        "double" | "triple" | "quadruple" | "treble" | "quintuple" => {
            const VERBS: &[&str] = &[
                "to",
                "will",
                "than",
                "can",
                "could",
                "would",
                "should",
                "may",
                "might",
                "nearly",
                "almost",
                "we",
                "you",
                "they",
                "it",
                "roughly",
                "about",
                "around",
                "effectively",
                "essentially",
                "basically",
                "actually",
                "over",
                "just",
                "be",
                "approximately",
                "is",
                "was",
                "at",
            ];
            after.as_bytes().first().is_none_or(|byte| !byte.is_ascii_digit())
                && (VERBS.iter().any(|verb| ends_with_word(before, verb))
                    || matches!(
                        next.as_str(),
                        "the" | "our" | "its" | "their" | "what" | "that" | "over" | "from" | "since" | "in" | "by"
                    ))
                && !before.to_ascii_lowercase().ends_with("a")
        }
        // "doubles" and "triples" of tennis, of padel; the verb needs an object or a measure.
        "doubles" | "triples" => {
            matches!(next.as_str(), "the" | "our" | "its" | "their" | "from" | "in" | "every" | "by")
        }
        _ => true,
    }
}
