//! Whether one of several phrases stands anywhere in a few words: one walk over the words for all of them.

/// Phrases to be looked for, letter by letter.
pub struct Phrases<'p> {
    phrases: &'p [&'p str],
    /// A bit for each pair of bytes that one of them may begin with, by the hash of the pair.
    pairs: [u64; 16],
}

impl<'p> Phrases<'p> {
    /// Phrases of a byte or more each.
    pub const fn new(phrases: &'p [&'p str]) -> Self {
        let (mut pairs, mut at) = ([0; 16], 0);
        while at < phrases.len() {
            let phrase = phrases[at].as_bytes();
            // Behind a phrase of one byte anything may stand.
            let (mut second, last) = if phrase.len() > 1 { (phrase[1], phrase[1]) } else { (0, u8::MAX) };
            loop {
                let pair = Self::pair(phrase[0], second);
                pairs[pair / 64] |= 1 << (pair % 64);
                if second == last {
                    break;
                }
                second += 1;
            }
            at += 1;
        }
        Self { phrases, pairs }
    }

    const fn pair(first: u8, second: u8) -> usize {
        (first as usize ^ (second as usize) << 4) % 1024
    }

    /// Whether one of them stands in `words`.
    pub fn stand_in(&self, words: &str) -> bool {
        let words = words.as_bytes();
        words.iter().enumerate().any(|(at, &first)| {
            let pair = Self::pair(first, words.get(at + 1).copied().unwrap_or(0));
            self.pairs[pair / 64] >> (pair % 64) & 1 != 0
                && self.phrases.iter().any(|phrase| words[at..].starts_with(phrase.as_bytes()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_anywhere() {
        static PHRASES: Phrases = Phrases::new(&["or ", "即", "(", "that is"]);
        for (words, expected) in [
            ("or ", true),
            ("more, that is", true),
            ("(", true),
            ("a (b", true),
            ("a(", true),
            ("三，即", true),
            ("", false),
            ("o", false),
            ("or", false),
            ("that i", false),
            ("三，", false),
        ] {
            assert_eq!(PHRASES.stand_in(words), expected, "{words}");
        }
    }
}
