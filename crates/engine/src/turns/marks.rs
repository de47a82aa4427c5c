//! Where the phrases stand by which people say who speaks.
//!
//! A call holds some ten thousand words and some hundred such phrases. One walk over the words finds all phrases of all
//! lists; whoever asks for one afterwards looks only where a phrase stands.

use std::sync::OnceLock;

use crate::lexicon::cues;

/// A set of lists of phrases, one bit a list.
pub(super) type Lists = u32;

/// "question", "query", "caller".
pub(super) const QUESTION: Lists = 1;
/// What stands before the name of who asks next, where the word "question" does not.
pub(super) const FETCHES: Lists = 1 << 1;
/// "call to", "floor to": what is handed over, and to whom.
pub(super) const HANDS: Lists = 1 << 2;
/// "introduce", "hear from".
pub(super) const INTRODUCES: Lists = 1 << 3;
/// "go ahead", "your line".
pub(super) const INVITES: Lists = 1 << 4;
/// "this is", "my name is", before a capital letter.
pub(super) const NAMES: Lists = 1 << 5;
/// "thank you".
pub(super) const THANKS: Lists = 1 << 6;
/// Openings of a list of people.
pub(super) const PRESENT: Lists = 1 << 7;
/// What shows an operator's turn among labelled ones.
pub(super) const OPERATES: Lists = 1 << 8;
/// What only those say who ask a question of their own.
pub(super) const ASKING: Lists = 1 << 9;
/// What only an operator says.
pub(super) const INSTRUCTS: Lists = 1 << 10;
/// What may close the call.
pub(super) const CONCLUDES: Lists = 1 << 11;
/// What a moderator says between two questions.
pub(super) const MODERATES: Lists = 1 << 12;
/// What a moderator says soon, once another begins to speak.
pub(super) const LEADS: Lists = 1 << 13;
/// By which a question is passed on.
pub(super) const PASSES_ON: Lists = 1 << 14;
/// By which a question is passed on to a person.
pub(super) const PASSES_TO: Lists = 1 << 15;
/// With which a call may begin.
pub(super) const GREETS: Lists = 1 << 16;
/// What closes the questions.
pub(super) const WRAPS_UP: Lists = 1 << 17;

/// Every list of phrases. A blank at the end of a phrase ends a word.
const LISTS: &[(Lists, &[&str])] = &[
    (QUESTION, cues::QUESTION),
    (FETCHES, cues::FETCHES),
    (INTRODUCES, cues::INTRODUCES),
    (INVITES, cues::INVITES),
    (NAMES, cues::GIVES_NAME),
    (THANKS, cues::THANKS),
    (PRESENT, cues::PRESENT),
    (OPERATES, cues::OPERATES),
    (ASKING, cues::ASKING),
    (INSTRUCTS, cues::INSTRUCTS),
    (CONCLUDES, cues::CONCLUDES),
    (MODERATES, cues::MODERATES),
    (LEADS, cues::LEADS),
    (PASSES_ON, cues::PASSES_ON),
    (PASSES_TO, cues::PASSES_TO),
    (GREETS, cues::GREETINGS),
    (WRAPS_UP, cues::WRAPS_UP),
];

/// A phrase in small letters and the lists that hold it.
struct Phrase {
    words: Vec<u8>,
    /// Its first bytes, and which of the eight it has, so that nearly every other word is told from it by one comparison.
    front: u64,
    mask: u64,
    lists: Lists,
}

impl Phrase {
    fn new(words: &[u8], lists: Lists) -> Self {
        let mask = u64::MAX >> (8 * 8usize.saturating_sub(words.len()));
        Self { words: words.into(), front: front(words, 0) & mask, mask, lists }
    }
}

/// The eight bytes at `at`, letters in small ones; blanks stand for what lies behind the end.
fn front(bytes: &[u8], at: usize) -> u64 {
    let eight = bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()).unwrap_or_else(|| {
        let mut eight = [b' '; 8];
        let rest = bytes.get(at..).unwrap_or_default();
        eight[..rest.len()].copy_from_slice(rest);
        eight
    });
    u64::from_le_bytes(eight) | BLANKS
}

/// Eight blanks; a blank is also the bit that makes a letter small.
const BLANKS: u64 = 0x2020_2020_2020_2020;

/// How many bits of the hash of a phrase's first letters tell phrases apart.
const BITS: u32 = 12;

/// All phrases, found by their first four letters.
struct Table {
    phrases: Vec<Phrase>,
    /// Where the phrases of each hash begin.
    starts: Vec<u16>,
    /// The hashes that some phrase has, a bit each.
    taken: [u64; 1 << (BITS - 6)],
}

impl Table {
    /// Whether a phrase may begin with these letters.
    fn knows(&self, front: u64) -> bool {
        let slot = slot(front);
        self.taken[slot / 64] >> (slot % 64) & 1 == 1
    }
}

/// The hash of the first four letters of a [`front`].
fn slot(front: u64) -> usize {
    ((front as u32).wrapping_mul(0x9e37_79b1) >> (32 - BITS)) as usize
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut phrases: Vec<Phrase> = Vec::new();
        let mut add = |words: &str, lists: Lists| {
            let words = words.as_bytes();
            match phrases.iter_mut().find(|phrase| phrase.words == words) {
                Some(phrase) => phrase.lists |= lists,
                None => phrases.push(Phrase::new(words, lists)),
            }
        };
        for &(lists, list) in LISTS {
            for words in list {
                add(words, lists);
                // Whoever types an apostrophe, and whoever sets one.
                if words.contains('\'') {
                    add(&words.replace('\'', "’"), lists);
                }
            }
        }
        for word in cues::HANDED_OVER {
            add(&format!("{word} to "), HANDS);
        }
        crate::order::by_number(&mut phrases, |phrase| slot(phrase.front) as u64);
        let starts = (0..=1 << BITS).map(|at| phrases.partition_point(|phrase| slot(phrase.front) < at) as u16);
        let mut taken = [0; 1 << (BITS - 6)];
        for phrase in &phrases {
            let slot = slot(phrase.front);
            taken[slot / 64] |= 1 << (slot % 64);
        }
        Table { starts: starts.collect(), phrases, taken }
    })
}

/// A phrase that stands somewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Where it begins.
    pub start: u32,
    /// Its length in bytes.
    pub len: u16,
    /// The lists that hold it.
    pub lists: Lists,
}

/// The phrases of a text, in text order.
#[derive(Debug)]
pub(super) struct Marks {
    found: Vec<Mark>,
    /// For each [`STRIDE`] bytes of the text the number of the first phrase that begins there or later.
    strides: Vec<u32>,
}

/// So many bytes of text share one entry into the phrases.
const STRIDE: usize = 256;

impl Marks {
    /// Finds the phrases of a text without line ends, in linear time.
    pub fn of(flat: &str) -> Self {
        let (table, bytes) = (table(), flat.as_bytes());
        let mut marks = Self { found: Vec::with_capacity(flat.len() / 64), strides: vec![] };
        marks.strides.reserve(flat.len() / STRIDE + 2);
        marks.at_word(table, bytes, 0);
        each_blank(bytes, |blank| {
            let word = blank + 1;
            if !bytes.get(word).is_some_and(u8::is_ascii_alphabetic) || table.knows(front(bytes, word)) {
                marks.at_word(table, bytes, word);
            }
        });
        marks.reach(bytes.len());
        marks
    }

    /// Notes the phrases that begin with the word at `at`, past a bracket or a quotation mark.
    fn at_word(&mut self, table: &Table, bytes: &[u8], mut at: usize) {
        let Some(&first) = bytes.get(at) else { return };
        if !first.is_ascii_alphabetic() {
            match skipped(bytes, at) {
                Some(skipped) => at += skipped,
                None => return,
            }
        }
        let front = front(bytes, at);
        let slot = slot(front);
        for phrase in &table.phrases[usize::from(table.starts[slot])..usize::from(table.starts[slot + 1])] {
            if (front ^ phrase.front) & phrase.mask != 0 {
                continue;
            }
            let len = phrase.words.len();
            if !bytes.get(at..at + len).is_some_and(|words| words.eq_ignore_ascii_case(&phrase.words)) {
                continue;
            }
            let mut lists = phrase.lists;
            if lists & NAMES != 0 && !bytes.get(at + len).is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80) {
                lists &= !NAMES;
            }
            if lists != 0 {
                self.reach(at);
                self.found.push(Mark { start: at as u32, len: len as u16, lists });
            }
        }
    }

    /// Lets the strides up to byte `at` end here.
    fn reach(&mut self, at: usize) {
        while self.strides.len() <= at / STRIDE {
            self.strides.push(self.found.len() as u32);
        }
    }

    /// The phrases that begin in a stretch of the text.
    pub fn within(&self, start: usize, end: usize) -> impl Iterator<Item = Mark> + '_ {
        let first = self.strides.get(start / STRIDE).map_or(self.found.len(), |first| *first as usize);
        let all = self.found[first..].iter().copied();
        all.skip_while(move |mark| (mark.start as usize) < start).take_while(move |mark| (mark.start as usize) < end)
    }

    /// The lists that hold a phrase that begins in a stretch of the text.
    pub fn lists(&self, start: usize, end: usize) -> Lists {
        self.within(start, end).fold(0, |lists, mark| lists | mark.lists)
    }
}

/// How many marks stand before the first letter of the word at `at`; none where it is a number or no letter comes soon.
fn skipped(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes[at] == b' ' {
        return None;
    }
    let skipped = bytes[at..bytes.len().min(at + 4)].iter().position(u8::is_ascii_alphabetic)?;
    let number = bytes[at..at + skipped].iter().any(|b| b.is_ascii_digit() || *b == b' ');
    (!number).then_some(skipped)
}

/// Gives the place of every blank, eight bytes at a look.
fn each_blank(bytes: &[u8], mut give: impl FnMut(usize)) {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        // The high bit of each byte that is a blank.
        let other = u64::from_le_bytes(*eight) ^ BLANKS;
        let mut blanks = !(((other & LOW) + LOW) | other | LOW);
        while blanks != 0 {
            give(at * 8 + blanks.trailing_zeros() as usize / 8);
            blanks &= blanks - 1;
        }
    }
    for (at, _) in rest.iter().enumerate().filter(|(_, byte)| **byte == b' ') {
        give(eights.len() * 8 + at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_is_seen() {
        let text = " Ann  Lee\u{a0}said `yes` to a question at noon. \u{1f468}\u{200d} !";
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let mut found = vec![];
            each_blank(&text.as_bytes()[..end], |at| found.push(at));
            assert!(found.into_iter().eq(text[..end].match_indices(' ').map(|(at, _)| at)), "{end}");
        }
    }

    #[test]
    fn phrases_stand_where_words_begin() {
        #[track_caller]
        fn check(text: &str, expected: &[(usize, Lists)]) {
            let found: Vec<_> = Marks::of(text)
                .within(0, text.len())
                .filter(|mark| mark.lists & (QUESTION | THANKS | NAMES | HANDS) != 0)
                .map(|mark| (mark.start as usize, mark.lists & (QUESTION | THANKS | NAMES | HANDS)))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
        check("Our next question", &[(9, QUESTION)]);
        check("“Thank you.” [Question]", &[(3, THANKS), (18, QUESTION)]);
        check("This is Ann. This is good. I’m Bo.", &[(0, NAMES), (27, NAMES)]);
        check("I turn the call to Ann", &[(11, HANDS)]);
        check("unquestioned", &[]);
        check("", &[]);
    }

    #[test]
    fn a_stretch_gives_its_own_phrases() {
        let text = "Thank you. ".repeat(300);
        let marks = Marks::of(&text);
        for start in [0, 1, 255, 256, 1023, 3000] {
            let expected = text.match_indices("Thank").filter(|(at, _)| *at >= start && *at < start + 100).count();
            assert_eq!(marks.within(start, start + 100).count(), expected, "{start}");
        }
    }

    #[test]
    fn every_phrase_is_in_small_letters_and_long_enough() {
        for phrase in &table().phrases {
            assert!(phrase.words.len() >= 4 && !phrase.words.iter().any(u8::is_ascii_uppercase));
        }
    }
}
