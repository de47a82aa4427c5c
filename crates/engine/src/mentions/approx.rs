//! About, over, nearly: the words around a figure that say how it may be taken. They stay outside its span.

use super::number::{Scan, ends_with_word};
use crate::document::Approx;
use crate::lexicon::units::{AFTER, BEFORE};

/// What the words before or after a span say.
pub(super) fn around(scan: &Scan, start: usize, end: usize) -> Option<Approx> {
    before(scan, start).or_else(|| after(scan, end))
}

fn before(scan: &Scan, start: usize) -> Option<Approx> {
    let mut text = scan.before(start, 40).trim_end();
    // "at about the 75", "roughly a 20%".
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let (head, word) = text.split_at(text.len() - letters);
    if letters == 0 {
        let article = ["有", "為", "为", "了", "是", "达", "達"].iter().find_map(|article| text.strip_suffix(article));
        text = article.map_or(text, str::trim_end);
    } else if letters < 5
        && ["the", "a", "an", "have"].iter().any(|article| article.eq_ignore_ascii_case(word))
        && !head.ends_with(char::is_alphanumeric)
    {
        text = head.trim_end();
    }
    // "sub-$0.30".
    if text.strip_suffix('-').is_some_and(|head| ends_with_word(head, "sub")) {
        return Some(Approx::Under);
    }
    let last = *text.as_bytes().last()?;
    if !(last.is_ascii_alphabetic() || last >= 0x80 || matches!(last, b'~' | b'<' | b'>' | b'.')) {
        return None;
    }
    let small = last.to_ascii_lowercase();
    let tail = tail(text.as_bytes());
    let may = |at: &usize| (tail ^ TAILS[*at].0) & TAILS[*at].1 == 0;
    let found = with_last(small).filter(may).map(|at| BEFORE[at]).filter(|(words, _)| {
        if small.is_ascii_alphabetic() { ends_with_word(text, words) } else { text.ends_with(words) }
    });
    let (words, approx) = found.max_by_key(|(words, _)| words.len())?;
    // What goes up to a figure has reached it: "returns went up to 12%", "we rounded up to 100".
    let head = text[..text.len() - words.len()].trim_end();
    let reached = words == "up to" && MOVED.iter().any(|verb| ends_with_word(head, verb));
    (!reached).then_some(approx)
}

/// The entries of [`BEFORE`] that end with a byte, so that a figure is compared with few of them.
fn with_last(byte: u8) -> impl Iterator<Item = usize> {
    std::iter::successors(LASTS.0[usize::from(byte)].checked_sub(1), |&at| LASTS.1[usize::from(at)].checked_sub(1))
        .map(usize::from)
}

/// The first entry of [`BEFORE`] that ends with each byte, and the next that ends as each entry does; plus one, 0 where there
/// is none.
static LASTS: ([u8; 256], [u8; BEFORE.len()]) = {
    let (mut first, mut next) = ([0; 256], [0; BEFORE.len()]);
    let mut at = BEFORE.len();
    while at > 0 {
        let words = BEFORE[at - 1].0.as_bytes();
        let last = words[words.len() - 1].to_ascii_lowercase() as usize;
        next[at - 1] = first[last];
        first[last] = at as u8;
        at -= 1;
    }
    (first, next)
};

/// The last four bytes of each entry of [`BEFORE`], and which of them it has.
static TAILS: [(u32, u32); BEFORE.len()] = {
    let mut table = [(0, 0); BEFORE.len()];
    let mut at = 0;
    while at < BEFORE.len() {
        let words = BEFORE[at].0.as_bytes();
        let mask = if words.len() < 4 { (1 << (8 * words.len())) - 1 } else { u32::MAX };
        table[at] = (tail(words) & mask, mask);
        at += 1;
    }
    table
};

/// The last four bytes, the last one lowest, with letters in small ones.
const fn tail(words: &[u8]) -> u32 {
    let (mut tail, mut back) = (0, 0);
    while back < 4 && back < words.len() {
        tail |= (words[words.len() - 1 - back] as u32 | 0x20) << (8 * back);
        back += 1;
    }
    tail
}

/// Verbs after which "up to" says where something arrived.
#[rustfmt::skip]
const MOVED: &[&str] = &[
    "came", "come", "comes", "coming", "go", "goes", "going", "gone", "got", "jumped", "move", "moved", "moves", "moving", "ramped", "ramping", "rounded", "stepped",
    "ticked", "went", "back",
];

fn after(scan: &Scan, end: usize) -> Option<Approx> {
    let text = scan.after(end, 20);
    let first = *text.as_bytes().first()?;
    let found = AFTER.iter().find(|(words, _)| {
        words.as_bytes()[0] == first
            && text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
            && !text[words.len()..].starts_with(|c: char| words.is_ascii() && c.is_ascii_alphanumeric())
    });
    found
        .map(|(words, approx)| (words, *approx))
        .filter(|(words, _)| {
            // "5% plus 3%" adds.
            **words != " plus"
                || !text[words.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '$' || c == 'o')
        })
        .map(|(_, approx)| approx)
}
