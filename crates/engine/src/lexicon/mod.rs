//! Surface forms and the concepts they stand for: data that a person who is no programmer can read and extend.

pub mod calendar;
pub mod columns;
pub mod cues;
pub mod currencies;
pub mod furniture;
pub mod label_words;
pub mod letters;
pub mod linking;
pub mod metrics;
pub mod names;
pub mod numbers;
pub mod phrases;
pub mod roles;
pub mod script;
pub mod spun;
pub mod trie;
pub mod units;
pub mod words;

/// Whether a sorted list holds a word. Most entries are told apart by their first letter, without a look at the rest.
pub fn holds(list: &[&str], word: &[u8]) -> bool {
    let Some(first) = word.first() else { return false };
    let mut rest = list;
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let entry = rest[middle].as_bytes();
        let below = match entry.first() {
            Some(letter) if letter != first => letter < first,
            _ if entry == word => return true,
            _ => entry < word,
        };
        rest = if below { &rest[middle + 1..] } else { &rest[..middle] };
    }
    false
}
