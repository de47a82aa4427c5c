//! One name for one part of the business: a short form in capitals and the name whose initials it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Mention;

/// So many long names are looked up; a call has fewer.
const MOST: usize = 64;

/// Renames "Home & Wealth Solutions", where the text also says "HWS", to "HWS – Home & Wealth Solutions".
pub(super) fn join(text: &str, mentions: &mut [Mention]) {
    let mut names: BTreeMap<Arc<str>, Option<Arc<str>>> = BTreeMap::new();
    let mut counts: BTreeMap<Arc<str>, u32> = BTreeMap::new();
    for subject in mentions.iter().filter_map(|m| m.subject.as_ref()) {
        match counts.get_mut(subject) {
            Some(count) => *count += 1,
            None => {
                names.insert(subject.clone(), None);
                counts.insert(subject.clone(), 1);
            }
        }
    }
    let (mut said, mut brackets) = (None, None);
    let found: Vec<(Arc<str>, Arc<str>, Arc<str>)> = names
        .keys()
        .filter_map(|long| Some((long, initials(long)?)))
        .take(MOST)
        .filter_map(|(long, short)| {
            // Two initials may stand for anything ("PC"): they must name a subject too or be introduced in brackets.
            let is_said = if short.len() > 2 {
                said.get_or_insert_with(|| capitals(text)).contains(short.as_bytes())
            } else {
                let brackets = brackets.get_or_insert_with(|| opened_before_capitals(text));
                names.contains_key(short.as_str()) || is_introduced(text, brackets, long, &short)
            };
            is_said.then(|| {
                let both = format!("{short} – {long}").into();
                (long.clone(), short.into(), both)
            })
        })
        .collect();
    if found.is_empty() {
        return;
    }
    for (i, (long, short, both)) in found.iter().enumerate() {
        // Initials that two names share are those of the name that is said more often by far.
        if found.iter().enumerate().all(|(j, other)| i == j || other.1 != *short || counts[long] > 2 * counts[&other.0])
        {
            names.insert(long.clone(), Some(both.clone()));
            names.insert(short.clone(), Some(both.clone()));
        }
    }
    for mention in mentions {
        if let Some(Some(name)) = mention.subject.as_ref().and_then(|subject| names.get(subject)) {
            mention.subject = Some(name.clone());
        }
    }
}

/// The words of three to five capitals that stand in the beginning of the text.
fn capitals(text: &str) -> BTreeSet<&[u8]> {
    let bytes = &text.as_bytes()[..text.len().min(1 << 18)];
    let mut found = BTreeSet::new();
    // Of three capitals in a row, every third place holds one.
    let mut at = 2;
    while let Some(byte) = bytes.get(at) {
        let is_capital = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
        if byte.is_ascii_uppercase() && (is_capital(at - 1) || is_capital(at + 1)) {
            let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric();
            let start = at - bytes[..at].iter().rev().take_while(is_letter).take(5).count();
            let end = at + bytes[at..].iter().take_while(is_letter).take(6).count();
            let word = &bytes[start..end];
            let is_whole = start == 0 || !bytes[start - 1].is_ascii_alphanumeric();
            if is_whole && (3..=5).contains(&word.len()) && word.iter().all(u8::is_ascii_uppercase) {
                found.insert(word);
            }
            at = end;
        }
        at += 3;
    }
    found
}

/// The places where a bracket opens before a capital in the beginning of the text.
fn opened_before_capitals(text: &str) -> Vec<usize> {
    let bytes = &text.as_bytes()[..text.len().min(1 << 18)];
    let before_capital = |at: &usize| bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase);
    memchr::memchr_iter(b'(', bytes).filter(before_capital).collect()
}

/// Whether the short form stands in one of the brackets, behind the name: "Home & Wealth Solutions (HWS)".
fn is_introduced(text: &str, brackets: &[usize], long: &str, short: &str) -> bool {
    brackets.iter().any(|&at| {
        let (before, inside) = (&text[..at], &text[at + 1..]);
        inside.starts_with(short) && before.strip_suffix(' ').unwrap_or(before).ends_with(long)
    })
}

/// The initials of a name of several words; small words and signs have none.
fn initials(name: &str) -> Option<String> {
    // "U.S. Tools" holds a short form already.
    if name.len() > 80 || name.contains('.') {
        return None;
    }
    let words: Vec<&str> =
        name.split([' ', '-']).filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).collect();
    (2..=5).contains(&words.len()).then(|| words.iter().map(|word| &word[..1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_capitals_are_seen_wherever_they_stand() {
        let words = "HWS, iHWS and HWSs; (ABCD) ABCDEF. A AB R2D XYZ9 PQRST-UVW\u{e9} The END";
        for blanks in 0..3 {
            let text = format!("{}{words}", &"   "[..blanks]);
            let found: Vec<_> = capitals(&text).into_iter().map(|word| std::str::from_utf8(word).unwrap()).collect();
            assert_eq!(found, ["ABCD", "END", "HWS", "PQRST", "UVW"], "{blanks}");
        }
    }
}
