//! A trie over words: the longest listed phrase that starts at a word, without allocation.
//!
//! Phrases are matched word by word, so that "year over year", "year-over-year" and a line break between two words are
//! one phrase. ASCII letters match in either case; Chinese characters match in their traditional and their simplified
//! form (see [`super::script`]).

use super::letters::{Letters, first, is_ascii, mixed, sixteen, small};
use super::script;

/// What is known at a place in a phrase.
#[derive(Clone, Copy, Default)]
struct Node {
    /// Whether a phrase goes on here.
    goes_on: bool,
    /// The entry that ends here, plus one; 0 where none does.
    entry: u16,
}

/// A word, and the place behind it where it is the first of a phrase: one look at memory finds both.
struct Known {
    /// Its first sixteen bytes.
    key: u128,
    node: Node,
}

/// A place behind a further word.
#[derive(Clone, Copy, Default)]
struct Further {
    /// The place before.
    parent: u16,
    /// The word that leads here.
    word: u16,
    node: Node,
}

/// The bit of places behind a further word: their number in the list of those. Behind a first word it is the word's, plus one.
const FURTHER: u16 = 1 << 15;

/// Phrases and the entry that each stands for.
///
/// Every word has a number, which one look into a table of hashes finds; most words of a text have none, and that is all
/// that they cost.
pub struct Trie {
    words: Vec<Known>,
    /// What stands behind the first sixteen bytes of each word.
    rests: Vec<Box<[u8]>>,
    /// Numbers of words plus one, by hash, each with further bits of the hash above it; a power of two in length, half empty at
    /// least.
    table: Vec<u32>,
    /// The first is where every phrase starts.
    further: Vec<Further>,
    /// The others' places by the hash of the place before and of the word; 0 where none stands. Half empty at least.
    edges: Vec<u16>,
}

/// The number of a word in a [`Trie`].
#[derive(Clone, Copy, Debug)]
pub struct Word(u16);

/// A place in a [`Trie`] while a phrase is being read.
#[derive(Clone, Copy)]
pub struct Place(u16);

impl Default for Trie {
    fn default() -> Self {
        Self {
            words: vec![],
            rests: vec![],
            table: vec![0; 1 << 10],
            further: vec![Further::default()],
            edges: vec![0; 1 << 10],
        }
    }
}

impl Trie {
    /// Adds `phrase`, words separated by blanks or hyphens, each Chinese character a word of its own. Gives the entry
    /// that stands for it: `entry`, or the one that it had.
    pub fn insert(&mut self, phrase: &str, entry: u16) -> u16 {
        let mut place = 0;
        for piece in phrase.split([' ', '-']).filter(|piece| !piece.is_empty()) {
            let mut rest = piece;
            while let Some(c) = rest.chars().next() {
                let end = match script::is_ideograph(c) {
                    true => c.len_utf8(),
                    false => rest.find(script::is_ideograph).unwrap_or(rest.len()),
                };
                let (word, after) = rest.split_at(end);
                place = self.add(place, word);
                rest = after;
            }
        }
        let node = self.node_mut(place);
        if node.entry == 0 {
            node.entry = entry + 1;
        }
        node.entry - 1
    }

    fn add(&mut self, parent: u16, word: &str) -> u16 {
        let word = self.number(word, 0, word.len()).map_or_else(|| self.learn(word), |word| word.0);
        if let Some(found) = self.child(parent, word) {
            return found;
        }
        self.further.push(Further { parent, word, node: Node::default() });
        self.node_mut(parent).goes_on = true;
        let mut from = self.further.len() - 1;
        if self.further.len() * 2 > self.edges.len() {
            self.edges = vec![0; self.edges.len() * 2];
            from = 1;
        }
        (from..self.further.len()).for_each(|at| self.join(at as u16));
        FURTHER | (self.further.len() - 1) as u16
    }

    fn node(&self, place: u16) -> Node {
        match usize::from(place & !FURTHER) {
            word if place & FURTHER == 0 && word > 0 => self.words[word - 1].node,
            at => self.further[at].node,
        }
    }

    fn node_mut(&mut self, place: u16) -> &mut Node {
        match usize::from(place & !FURTHER) {
            word if place & FURTHER == 0 && word > 0 => &mut self.words[word - 1].node,
            at => &mut self.further[at].node,
        }
    }

    /// Lets a place be found from the one before.
    fn join(&mut self, at: u16) {
        let Further { parent, word, .. } = self.further[at as usize];
        let mut slot = self.edge(parent, word);
        while self.edges[slot] != 0 {
            slot = (slot + 1) & (self.edges.len() - 1);
        }
        self.edges[slot] = FURTHER | at;
    }

    /// Where a node begins to be looked for.
    #[inline]
    fn edge(&self, parent: u16, word: u16) -> usize {
        let key = u32::from(parent) << 16 | u32::from(word);
        (key.wrapping_mul(0x9e37_79b1) >> 12) as usize & (self.edges.len() - 1)
    }

    /// Gives a word its number.
    fn learn(&mut self, word: &str) -> u16 {
        let number = self.words.len() as u16;
        let folded = word.chars().map(fold).collect::<String>();
        self.words.push(Known { key: sixteen(folded.as_bytes(), 0), node: Node::default() });
        debug_assert!(number < FURTHER - 1, "the numbers of words and of places are told apart by a bit");
        self.rests.push(folded.as_bytes().get(16..).unwrap_or_default().into());
        let mut from = number;
        if self.words.len() * 2 > self.table.len() {
            self.table = vec![0; self.table.len() * 2];
            from = 0;
        }
        (from..=number).for_each(|at| self.enter(at));
        number
    }

    fn enter(&mut self, number: u16) {
        let (mut slot, mark) = self.slot(self.words[number as usize].key);
        while self.table[slot] != 0 {
            slot = (slot + 1) & (self.table.len() - 1);
        }
        self.table[slot] = mark | u32::from(number + 1);
    }

    /// Where a word begins to be looked for, and the bits of its hash that stand above its number.
    #[inline]
    fn slot(&self, key: u128) -> (usize, u32) {
        let hash = mixed(key);
        ((hash >> 32) as usize & (self.table.len() - 1), (hash >> 48) as u32 * (1 << 16))
    }

    /// The number of the word `text[start..end]` in any writing.
    #[inline]
    pub fn number(&self, text: &str, start: usize, end: usize) -> Option<Word> {
        let key = small(first(sixteen(text.as_bytes(), start), end - start));
        if end - start <= 16 && is_ascii(key) { self.find(key, &[]) } else { self.number_of_any(&text[start..end]) }
    }

    /// The number of a word of less than sixteen letters.
    #[inline]
    pub fn number_of(&self, letters: Letters) -> Option<Word> {
        self.find(letters.key, &[])
    }

    /// The number of a Chinese character of three bytes.
    #[inline]
    pub fn number_of_ideograph(&self, c: char) -> Option<Word> {
        let mut bytes = [0; 16];
        fold(c).encode_utf8(&mut bytes);
        self.find(u128::from_le_bytes(bytes), &[])
    }

    /// The number of a word that is long or holds more than ASCII.
    fn number_of_any(&self, word: &str) -> Option<Word> {
        let mut bytes = [0; 64];
        let mut length = 0;
        for c in word.chars() {
            let end = length + c.len_utf8().max(3);
            length += fold(c).encode_utf8(bytes.get_mut(length..end)?).len();
        }
        let folded = &bytes[..length];
        self.find(sixteen(folded, 0), folded.get(16..).unwrap_or_default())
    }

    #[inline]
    fn find(&self, key: u128, rest: &[u8]) -> Option<Word> {
        let (mut slot, mark) = self.slot(key);
        loop {
            let found = self.table[slot];
            if found == 0 {
                return None;
            }
            let at = usize::from(found as u16 - 1);
            if found & !0xffff == mark && self.words[at].key == key && (key >> 120 == 0 || *self.rests[at] == *rest) {
                return Some(Word(at as u16));
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
    }

    #[inline]
    fn child(&self, parent: u16, word: u16) -> Option<u16> {
        if parent == 0 {
            return Some(word + 1);
        }
        if !self.node(parent).goes_on {
            return None;
        }
        let mut slot = self.edge(parent, word);
        loop {
            let at = self.edges[slot];
            let further = self.further[usize::from(at & !FURTHER)];
            if at == 0 || further.word == word && further.parent == parent {
                return Some(at).filter(|&at| at != 0);
            }
            slot = (slot + 1) & (self.edges.len() - 1);
        }
    }

    /// Where every phrase starts.
    #[inline]
    pub fn root(&self) -> Place {
        Place(0)
    }

    /// The place after `word`, if a phrase goes on with it.
    #[inline]
    pub fn word(&self, place: Place, word: Word) -> Option<Place> {
        self.child(place.0, word.0).map(Place)
    }

    /// Whether a phrase goes on behind `place`.
    #[inline]
    pub fn goes_on(&self, place: Place) -> bool {
        self.node(place.0).goes_on
    }

    /// The entry of the phrase that ends at `place`.
    #[inline]
    pub fn entry(&self, place: Place) -> Option<u16> {
        self.node(place.0).entry.checked_sub(1)
    }
}

/// A character as phrases are stored: small letters, simplified Chinese.
fn fold(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { script::fold(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(trie: &Trie, text: &str) -> Option<u16> {
        let mut found = None;
        let mut place = trie.root();
        let chars: Vec<String> = text.split(' ').map(str::to_owned).collect();
        for word in &chars {
            let number = trie.number(word, 0, word.len());
            let Some(next) = number.and_then(|word| trie.word(place, word)) else { break };
            found = trie.entry(next).or(found);
            if !trie.goes_on(next) {
                break;
            }
            place = next;
        }
        found
    }

    #[test]
    fn phrases() {
        let mut trie = Trie::default();
        trie.insert("net income", 0);
        trie.insert("net income margin", 1);
        trie.insert("year-over-year", 2);
        trie.insert("營收", 3);
        for (text, entry) in [
            ("Net Income rose", Some(0)),
            ("net income margin", Some(1)),
            ("year over year", Some(2)),
            ("营 收", Some(3)),
            ("nets income", None),
            ("net", None),
        ] {
            assert_eq!(longest(&trie, text), entry, "{text}");
        }
    }
}
