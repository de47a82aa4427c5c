//! Which of the lexicon's lists of single words hold a word: one look for all of them.

use std::sync::OnceLock;

use super::{cues, label_words, names, roles};

/// A set of lists, one bit a list.
pub type Lists = u32;

/// [`label_words::ROLE`].
pub const ROLE: Lists = 1;
/// [`label_words::ROLE_HEAD`].
pub const ROLE_HEAD: Lists = 1 << 1;
/// [`label_words::REACH`].
pub const REACH: Lists = 1 << 2;
/// [`label_words::FIRM`].
pub const FIRM: Lists = 1 << 3;
/// [`label_words::NEVER_A_PERSON`] and [`label_words::NOT_A_NAME`]: what stands in no name of a person.
pub const NO_NAME: Lists = 1 << 4;
/// [`label_words::STATION_BEGINS`].
pub const STATION_BEGINS: Lists = 1 << 5;
/// [`label_words::PARTICLE`].
pub const PARTICLE: Lists = 1 << 6;
/// [`label_words::TITLE`].
pub const TITLE: Lists = 1 << 7;
/// [`names::HONORIFICS`].
pub const HONORIFIC: Lists = 1 << 8;
/// [`names::PARTICLES`].
pub const PARTICLE_SPOKEN: Lists = 1 << 9;
/// [`names::NOT_NAMES`].
pub const NOT_SPOKEN: Lists = 1 << 10;
/// [`cues::SENTENCE_STARTERS`].
pub const STARTER: Lists = 1 << 11;
/// [`cues::OPEN_ABBREVIATIONS`].
pub const OPEN_ABBREVIATION: Lists = 1 << 12;
/// [`cues::CLOSED_ABBREVIATIONS`].
pub const CLOSED_ABBREVIATION: Lists = 1 << 13;
/// [`roles::WORDS`].
pub const ROLE_WORD: Lists = 1 << 14;

const LISTS: &[(Lists, &[&str])] = &[
    (ROLE, label_words::ROLE),
    (ROLE_HEAD, label_words::ROLE_HEAD),
    (REACH, label_words::REACH),
    (FIRM, label_words::FIRM),
    (NO_NAME, label_words::NEVER_A_PERSON),
    (NO_NAME, label_words::NOT_A_NAME),
    (STATION_BEGINS, label_words::STATION_BEGINS),
    (PARTICLE, label_words::PARTICLE),
    (TITLE, label_words::TITLE),
    (HONORIFIC, names::HONORIFICS),
    (PARTICLE_SPOKEN, names::PARTICLES),
    (NOT_SPOKEN, names::NOT_NAMES),
    (STARTER, cues::SENTENCE_STARTERS),
    (OPEN_ABBREVIATION, cues::OPEN_ABBREVIATIONS),
    (CLOSED_ABBREVIATION, cues::CLOSED_ABBREVIATIONS),
];

/// How many places the table has: a power of two, twice the words and more.
const PLACES: usize = 2048;

/// Places of words by their hash; a word whose place is taken stands in the next that is free.
struct Table {
    words: Vec<(&'static str, Lists)>,
    /// The upper half of the word's hash, and its number in `words` plus one; 0 where no word stands.
    places: Vec<u32>,
}

impl Table {
    /// The place of the word, or the free one where it would stand.
    fn place(&self, word: &[u8], hash: u32) -> usize {
        let mut at = hash as usize % PLACES;
        loop {
            let place = self.places[at];
            let same = place >> 16 == hash >> 16;
            if place == 0 || same && self.words[(place as u16 - 1) as usize].0.as_bytes().eq_ignore_ascii_case(word) {
                return at;
            }
            at = (at + 1) % PLACES;
        }
    }
}

/// A hash in which capital letters count as small ones.
fn hash(word: &[u8]) -> u32 {
    let hash =
        word.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { words: Vec::new(), places: vec![0; PLACES] };
        let plain = LISTS.iter().flat_map(|(lists, words)| words.iter().map(move |word| (*word, *lists)));
        for (word, lists) in plain.chain(roles::WORDS.iter().map(|entry| (entry.word, ROLE_WORD))) {
            let hash = hash(word.as_bytes());
            let place = table.place(word.as_bytes(), hash);
            if table.places[place] == 0 {
                table.words.push((word, 0));
                table.places[place] = hash >> 16 << 16 | table.words.len() as u32;
            }
            table.words[(table.places[place] as u16 - 1) as usize].1 |= lists;
        }
        table
    })
}

/// The lists that hold the word, in whatever case it is printed.
pub fn lists(word: &str) -> Lists {
    lists_of(word.as_bytes())
}

/// [`lists`] of a word in UTF-8.
pub fn lists_of(word: &[u8]) -> Lists {
    let table = table();
    let number = table.places[table.place(word, hash(word))] as u16;
    number.checked_sub(1).map_or(0, |at| table.words[usize::from(at)].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_known_by_its_words_and_no_others() {
        for (_, words) in LISTS {
            for word in *words {
                let expected =
                    LISTS.iter().filter(|(_, list)| list.contains(word)).fold(0, |all, (list, _)| all | list);
                assert_eq!(lists(word) & !ROLE_WORD, expected, "{word}");
                assert_eq!(lists(&word.to_uppercase()) & !ROLE_WORD, expected, "{word}");
            }
        }
        for word in ["", "harbourline", "offic", "officerr", "Größe", "李安"] {
            assert_eq!(lists(word), 0, "{word}");
        }
        assert!(table().words.len() * 2 <= PLACES);
    }
}
