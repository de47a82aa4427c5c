//! A trie over words: the longest listed phrase that starts at a word, without allocation.
//!
//! Phrases are matched word by word, so that "year over year", "year-over-year" and a line break between two words are
//! one phrase. ASCII letters match in either case; Chinese characters match in their traditional and their simplified
//! form (see [`super::script`]).

use super::script;

/// What stands between two words of a phrase.
const GAP: u8 = b' ';

/// A node's children form a list: `child` leads to the first, `next` to the following one.
#[derive(Clone, Copy, Default)]
struct Node {
    child: u32,
    next: u32,
    /// The entry that ends here, plus one; 0 where none does.
    entry: u16,
    byte: u8,
}

/// Phrases and the entry that each stands for.
pub struct Trie {
    nodes: Vec<Node>,
    /// The root's children by their first byte, since every word of a text starts here.
    roots: [u32; 256],
}

/// A place in a [`Trie`] while a phrase is being read.
#[derive(Clone, Copy)]
pub struct Place(u32);

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], roots: [0; 256] }
    }
}

impl Trie {
    /// Adds `phrase`, words separated by blanks or hyphens, each Chinese character a word of its own. Gives the entry
    /// that stands for it: `entry`, or the one that it had.
    pub fn insert(&mut self, phrase: &str, entry: u16) -> u16 {
        let mut place = 0;
        let mut last = GAP as char;
        for c in phrase.chars() {
            let c = if c == '-' { ' ' } else { fold(c) };
            let joined = script::is_ideograph(c) || script::is_ideograph(last);
            if c != ' ' && last != ' ' && joined {
                place = self.add(place, GAP);
            }
            let mut buffer = [0; 4];
            for &byte in c.encode_utf8(&mut buffer).as_bytes() {
                place = self.add(place, byte);
            }
            last = c;
        }
        let node = &mut self.nodes[place as usize];
        if node.entry == 0 {
            node.entry = entry + 1;
        }
        node.entry - 1
    }

    fn add(&mut self, parent: u32, byte: u8) -> u32 {
        if let Some(found) = self.child(parent, byte) {
            return found;
        }
        let at = self.nodes.len() as u32;
        let next = self.nodes[parent as usize].child;
        self.nodes.push(Node { child: 0, next, entry: 0, byte });
        self.nodes[parent as usize].child = at;
        if parent == 0 {
            self.roots[byte as usize] = at;
        }
        at
    }

    #[inline]
    fn child(&self, parent: u32, byte: u8) -> Option<u32> {
        if parent == 0 {
            return Some(self.roots[byte as usize]).filter(|&at| at != 0);
        }
        let mut at = self.nodes[parent as usize].child;
        while at != 0 {
            let node = &self.nodes[at as usize];
            if node.byte == byte {
                return Some(at);
            }
            at = node.next;
        }
        None
    }

    /// Where every phrase starts.
    #[inline]
    pub fn root(&self) -> Place {
        Place(0)
    }

    /// The place after `word`, if a phrase goes on with it.
    #[inline]
    pub fn word(&self, place: Place, word: &str) -> Option<Place> {
        let mut at = place.0;
        if word.is_ascii() {
            for &byte in word.as_bytes() {
                at = self.child(at, byte.to_ascii_lowercase())?;
            }
            return Some(Place(at));
        }
        let mut buffer = [0; 4];
        for c in word.chars() {
            for &byte in fold(c).encode_utf8(&mut buffer).as_bytes() {
                at = self.child(at, byte)?;
            }
        }
        Some(Place(at))
    }

    /// The place after the blank that follows a word, if a phrase goes on.
    #[inline]
    pub fn gap(&self, place: Place) -> Option<Place> {
        self.child(place.0, GAP).map(Place)
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
            let Some(next) = trie.word(place, word) else { break };
            found = trie.entry(next).or(found);
            let Some(next) = trie.gap(next) else { break };
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
