//! A trie over words: the longest listed phrase that starts at a word, without allocation.
//!
//! Phrases are matched word by word, so that "year over year", "year-over-year" and a line break between two words are
//! one phrase. ASCII letters match in either case; Chinese characters match in their traditional and their simplified
//! form (see [`super::script`]).

use super::letters::{Letters, first, is_ascii, mixed, sixteen, small};
use super::script;

/// A place in a phrase.
#[derive(Clone, Copy, Default)]
struct Node {
    /// The place before.
    parent: u16,
    /// Whether a phrase goes on here.
    goes_on: bool,
    /// The entry that ends here, plus one; 0 where none does.
    entry: u16,
    /// The word that leads here.
    word: u16,
}

/// Phrases and the entry that each stands for.
///
/// Every word has a number, which one look into a table of hashes finds; most words of a text have none, and that is all
/// that they cost.
pub struct Trie {
    nodes: Vec<Node>,
    /// The nodes that a phrase starts with, by the number of its word; 0 where none does.
    roots: Vec<u16>,
    /// The other nodes by the hash of the node before and of the word; 0 where none stands. Half empty at least.
    edges: Vec<u16>,
    /// The first sixteen bytes of each word.
    keys: Vec<u128>,
    /// What stands behind those.
    rests: Vec<Box<[u8]>>,
    /// Numbers of words plus one, by hash; a power of two in length, half empty at least.
    table: Vec<u16>,
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
            nodes: vec![Node::default()],
            roots: vec![],
            edges: vec![0; 1 << 10],
            keys: vec![],
            rests: vec![],
            table: vec![0; 1 << 10],
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
        let node = &mut self.nodes[place as usize];
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
        let at = self.nodes.len() as u16;
        self.nodes.push(Node { parent, goes_on: false, entry: 0, word });
        if parent == 0 {
            self.roots[word as usize] = at;
            return at;
        }
        self.nodes[parent as usize].goes_on = true;
        if self.nodes.len() * 2 > self.edges.len() {
            self.edges = vec![0; self.edges.len() * 2];
            for known in 1..at {
                if self.nodes[known as usize].parent != 0 {
                    self.join(known);
                }
            }
        }
        self.join(at);
        at
    }

    /// Lets a node be found from the one before.
    fn join(&mut self, at: u16) {
        let node = self.nodes[at as usize];
        let mut slot = self.edge(node.parent, node.word);
        while self.edges[slot] != 0 {
            slot = (slot + 1) & (self.edges.len() - 1);
        }
        self.edges[slot] = at;
    }

    /// Where a node begins to be looked for.
    #[inline]
    fn edge(&self, parent: u16, word: u16) -> usize {
        let key = u32::from(parent) << 16 | u32::from(word);
        (key.wrapping_mul(0x9e37_79b1) >> 12) as usize & (self.edges.len() - 1)
    }

    /// Gives a word its number.
    fn learn(&mut self, word: &str) -> u16 {
        let number = self.keys.len() as u16;
        let folded = word.chars().map(fold).collect::<String>();
        self.keys.push(sixteen(folded.as_bytes(), 0));
        self.rests.push(folded.as_bytes().get(16..).unwrap_or_default().into());
        self.roots.push(0);
        if self.keys.len() * 2 > self.table.len() {
            self.table = vec![0; self.table.len() * 2];
            for at in 0..self.keys.len() {
                self.enter(at as u16);
            }
        } else {
            self.enter(number);
        }
        number
    }

    fn enter(&mut self, number: u16) {
        let mut slot = self.slot(self.keys[number as usize]);
        while self.table[slot] != 0 {
            slot = (slot + 1) & (self.table.len() - 1);
        }
        self.table[slot] = number + 1;
    }

    /// Where a word begins to be looked for.
    #[inline]
    fn slot(&self, key: u128) -> usize {
        (mixed(key) >> 32) as usize & (self.table.len() - 1)
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
        let mut slot = self.slot(key);
        loop {
            let number = self.table[slot].checked_sub(1)?;
            let at = number as usize;
            if self.keys[at] == key && (key >> 120 == 0 || *self.rests[at] == *rest) {
                return Some(Word(number));
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
    }

    #[inline]
    fn child(&self, parent: u16, word: u16) -> Option<u16> {
        if parent == 0 {
            return Some(self.roots[word as usize]).filter(|&at| at != 0);
        }
        if !self.nodes[parent as usize].goes_on {
            return None;
        }
        let mut slot = self.edge(parent, word);
        loop {
            let at = self.edges[slot];
            let node = self.nodes[at as usize];
            if at == 0 || node.word == word && node.parent == parent {
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
        self.nodes[place.0 as usize].goes_on
    }

    /// The entry of the phrase that ends at `place`.
    #[inline]
    pub fn entry(&self, place: Place) -> Option<u16> {
        self.nodes[place.0 as usize].entry.checked_sub(1)
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
