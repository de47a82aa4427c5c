//! Two numbers that share a unit: "27 to 30%", "$1 to $2 billion", "between 5 and 7 million", "6-12 months", 5到7%.

use super::number::{Number, Scan, ends_with_word, read};
use super::percent;
use super::tokens::{Tok, gap};
use crate::lexicon::numbers::Word;

/// The range that begins with a number which has no unit of its own.
pub(super) fn extend(scan: &Scan, number: &Number, used: usize) -> Option<Number> {
    let mut second = number.next;
    let joint = scan.text.get(number.end..scan.tokens.get(second)?.start)?;
    if joint.len() > 12 || number.part {
        return None;
    }
    if !connects(scan, number, joint) {
        return None;
    }
    // A currency printed twice: "$1 to $2 billion".
    let mut twice = false;
    if let Some(Tok::Currency { code, .. }) = scan.tok(second) {
        let Some(Tok::Currency { code: first, .. }) = number.first.checked_sub(1).and_then(|at| scan.tok(at)) else {
            return None;
        };
        if first != code || !gap(scan.between(second + 1)).near() || number.first <= used {
            return None;
        }
        twice = true;
        second += 1;
    }
    let mut other = read(scan, second).ok()?;
    if joint.trim() == "," {
        while scan.between(other.next).trim() == ","
            && let Ok(further) = read(scan, other.next)
        {
            other = Number {
                low: other.low.min(further.low),
                high: further.high,
                next: further.next,
                end: further.end,
                ..other
            };
        }
    }
    if number.scale.is_some() && (other.scale.is_none() || twice || number.scale != other.scale) {
        // "3 billion to 4 billion" are two figures; "50 million to 60 million users" share their noun and are kept apart too.
        return None;
    }
    if number.scale.is_some() || other.part || (twice && other.scale.is_none()) {
        return None;
    }
    if number.is_year_like(scan.text) != other.is_year_like(scan.text) && !twice {
        return None;
    }
    let spread = match other.scale {
        // "900 to 1.1 billion" shares no scale.
        Some(scale) => number.scaled(scale)?,
        None => *number,
    };
    let (low, high) = (spread.low.min(other.low), spread.high.max(other.high));
    if joint == "-to-" && spread.low > other.low {
        // "4-to-1".
        return None;
    }
    let dash = !joint.trim().chars().any(char::is_alphabetic);
    if dash && spread.low > other.low && !percent::follows(scan, &other) {
        return None;
    }
    let mut range = Number { low, high, next: other.next, end: other.end, scale: other.scale, ..*number };
    range.abbreviated = other.abbreviated;
    range.decimals = spread.decimals.zip(other.decimals).map(|(one, two)| one.max(two));
    range.approx = number.approx.or(other.approx);
    Some(range)
}

/// Whether the text between two numbers makes a range of them.
fn connects(scan: &Scan, number: &Number, joint: &str) -> bool {
    let words = joint.trim();
    match words {
        "to" | "To" | "or" | "through" | "至" | "到" | "~" | "～" | "–" | "—" | "−" | "- to" | "-to" | "-to-" => {
            true
        }
        "-" => joint.len() == 1 || joint.len() == 3,
        "and" | "和" | "与" | "與" => {
            let before = scan.before(number.start, 24).trim_end().trim_end_matches(['$', '€', '£', '¥']).trim_end();
            ends_with_word(before, "between") || before.ends_with("介于") || before.ends_with("介於")
        }
        // "10, 20, 40 times" lists what it may be.
        "," => lists_times(scan, number.next),
        _ => false,
    }
}

fn lists_times(scan: &Scan, mut at: usize) -> bool {
    for _ in 0..3 {
        let Ok(number) = read(scan, at) else { return false };
        if scan.tok(number.next) == Some(Tok::Word(Word::Times)) && scan.gap(number.next).near() {
            return true;
        }
        if scan.between(number.next).trim() != "," {
            return false;
        }
        at = number.next;
    }
    false
}
