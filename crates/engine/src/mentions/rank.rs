//! Places in an order: "#4", "No. 1", "number one in Europe", 第一大.

use rust_decimal::Decimal;

use super::Found;
use super::number::{Number, Scan, Script, ends_with_word, read};
use super::tokens::{Gap, Tok};
use crate::document::Kind;
use crate::lexicon::numbers::Word;
use crate::lexicon::units;

/// Nouns that "number one" makes an idiom of.
#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "and", "area", "ask", "cause", "challenge", "complaint", "concern", "driver", "factor", "focus", "goal", "is",
    "issue", "it", "item", "job", "objective", "of", "one", "overhang", "point", "priority", "problem", "question",
    "rationale", "reason", "request", "risk", "rule", "takeaway", "thing", "threat", "topic", "two", "was", "we",
    "worry", "would",
];

/// Ordinals as words, from the first.
const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// A rank that begins with its sign or word.
pub(super) fn find(scan: &Scan, at: usize) -> Option<Found> {
    let token = scan.tokens[at];
    match token.tok {
        Tok::NumberSign => ranked(scan, at, "rank.sign"),
        Tok::Word(Word::Number) => ranked(scan, at, "rank.number"),
        Tok::Ordinal => han(scan, at),
        _ => None,
    }
}

fn ranked(scan: &Scan, at: usize, rule: &'static str) -> Option<Found> {
    let token = scan.tokens[at];
    let number = read(scan, at + 1).ok()?;
    if !scan.gap(at + 1).joined()
        || scan.gap(at + 1) == Gap::Hyphen
        || !number.is_plain()
        || number.low > Decimal::ONE_HUNDRED
        || number.low.is_zero()
    {
        return None;
    }
    let before = scan.before(token.start, 24).trim_end();
    let after = scan.after(number.end, 40);
    let next = after
        .trim_start_matches([' ', '\n', '-'])
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    const PLACED: &[&str] = &[
        "ranked", "rank", "ranks", "ranking", "the", "our", "their", "its", "a", "remain", "remains", "remained", "as",
        "became", "become", "position",
    ];
    let placed = PLACED.iter().any(|word| ends_with_word(before, word));
    const BE: &[&str] = &[
        "are",
        "is",
        "be",
        "were",
        "still",
        "being",
        "maintained",
        "held",
        "now",
        "currently",
        "clear",
        "distant",
        "strong",
        "solid",
        "hold",
        "holds",
    ];
    let be =
        BE.iter().any(|word| ends_with_word(before, word)) || ["'re", "’re"].iter().any(|word| before.ends_with(word));
    let market = matches!(
        next.as_str(),
        "in" | "position"
            | "player"
            | "provider"
            | "brand"
            | "share"
            | "market"
            | "ranking"
            | "ranked"
            | "rank"
            | "spot"
            | "globally"
            | "worldwide"
    );
    if after.starts_with(" on your") {
        return None;
    }
    if IDIOMS.contains(&next.as_str()) && !ends_with_word(before, "ranked") {
        return None;
    }
    // "the number one carrier in the region and number four worldwide": placed by the rank before.
    let again = ends_with_word(before, "and")
        && !units::is_break(&next)
        && ["number one ", "number two ", "number three ", "#", "No. "]
            .iter()
            .any(|rank| scan.before(token.start, 80).contains(rank));
    let placed = placed || again;
    let explicit = PLACED[..4].iter().any(|word| ends_with_word(before, word));
    if !(explicit || market && (placed || be) || placed && next.len() > 1 && after.starts_with([' ', '-'])) {
        return None;
    }
    Some(Found { start: token.start, ..of(&number, rule) })
}

fn of(number: &Number, rule: &'static str) -> Found {
    Found::of(number, Kind::Rank, None, rule, 85)
}

/// The ordinal in "third-largest" and in "ranked third": found from the other word.
pub(super) fn ordinal(scan: &Scan, at: usize) -> Option<Found> {
    let token = scan.tokens[at];
    let place = |word: &str| {
        let small = word.to_ascii_lowercase();
        let digits = small.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let spelled = ORDINALS.iter().position(|ordinal| *ordinal == small).map(|at| at as u8 + 1);
        spelled.or_else(|| digits.parse().ok().filter(|_| ["st", "nd", "rd", "th"].contains(&&small[digits.len()..])))
    };
    let (start, place) = match token.tok {
        Tok::Word(Word::Largest) => {
            let before = scan.before(token.start, 16);
            let word = before.strip_suffix([' ', '-', '\n'])?;
            let from = word.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
            // "the first largest" ranks nothing.
            (token.start - before.len() + from, place(&word[from..]).filter(|place| *place > 1)?)
        }
        _ => {
            let after = scan.after(token.end, 24);
            let rest = after.strip_prefix([' ', '\n'])?;
            let rest = rest.strip_prefix("as ").unwrap_or(rest);
            let rest = rest.strip_prefix("the ").unwrap_or(rest);
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            (token.end + after.len() - rest.len(), place(&rest[..length])?)
        }
    };
    let length = scan.text[start..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(scan.text.len() - start);
    let value = Decimal::from(place);
    Some(Found {
        start,
        end: start + length,
        kind: Kind::Rank,
        low: value,
        high: value,
        unit: None,
        decimals: Some(0),
        approx: None,
        rule: "rank.ordinal",
        confidence: 82,
        next: at + 1,
    })
}

/// 第一大, 排名第三; 第一季 and 第二個 are none.
fn han(scan: &Scan, at: usize) -> Option<Found> {
    let token = scan.tokens[at];
    let number = read(scan, at + 1).ok()?;
    let short = scan.tokens[number.next - 1].end - token.end <= 6 && number.script != Script::Words;
    if scan.gap(at + 1) != Gap::Glued || !short || number.low.is_zero() {
        return None;
    }
    let before = scan.before(token.start, 18);
    let after = scan.after(number.end, 6);
    let placed = [
        "排名", "位居", "位列", "名列", "居", "排", "市佔", "市占", "全球", "行業", "行业", "業界", "业界", "全國",
        "全国", "市場", "市场",
    ]
    .iter()
    .any(|cue| before.trim_end().ends_with(cue));
    let no_rank = after.starts_with([
        '季', '個', '个', '次', '步', '方', '點', '点', '期', '代', '批', '年', '天', '週', '周', '段', '条', '條',
        '章', '項', '项', '款',
    ]);
    if no_rank || !(placed || after.starts_with('大')) {
        return None;
    }
    Some(Found { start: token.start, ..of(&number, "rank.han") })
}
