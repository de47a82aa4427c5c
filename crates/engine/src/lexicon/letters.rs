//! Words as integers: sixteen bytes are read in one step, and a word is looked up without a comparison letter by letter.

/// The highest bit of every byte of eight.
const HIGH: u64 = u64::MAX / 0xff * 0x80;

/// The sixteen bytes from `at` on, the first one lowest; zeros stand behind the end.
#[inline]
pub fn sixteen(bytes: &[u8], at: usize) -> u128 {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(chunk) = rest.first_chunk() {
        return u128::from_le_bytes(*chunk);
    }
    rest.iter().rev().fold(0, |key, &byte| key << 8 | u128::from(byte))
}

/// The highest bit of each byte that is an ASCII letter, eight bytes at a time: integers of eight are what machines have.
#[inline]
const fn letter_bits(chunk: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    let small = (chunk | (ONES * 0x20)) & (ONES * 0x7f);
    let (from_a, past_z) = (small + ONES * (0x80 - b'a' as u64), small + ONES * (0x7f - b'z' as u64));
    from_a & !past_z & !chunk & HIGH
}

/// The bytes with their letters made small.
#[inline]
pub const fn small(chunk: u128) -> u128 {
    let low = letter_bits(chunk as u64) as u128;
    if chunk >> 64 == 0 {
        return chunk | low >> 2;
    }
    chunk | (low | (letter_bits((chunk >> 64) as u64) as u128) << 64) >> 2
}

/// Whether all bytes are ASCII.
#[inline]
pub const fn is_ascii(chunk: u128) -> bool {
    (chunk as u64 | (chunk >> 64) as u64) & HIGH == 0
}

/// The first so many bytes, sixteen at most.
#[inline]
pub const fn first(chunk: u128, length: usize) -> u128 {
    if length < 16 { chunk & ((1 << (8 * length)) - 1) } else { chunk }
}

/// The ASCII letters that stand in a row, at most sixteen of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    /// The letters in small writing, one a byte, the first one lowest.
    pub key: u128,
    /// How many they are; where sixteen, more may follow.
    pub length: usize,
    /// Whether none is a capital.
    pub is_small: bool,
}

/// The letters from `at` on.
#[inline]
pub fn letters(bytes: &[u8], at: usize) -> Letters {
    let chunk = sixteen(bytes, at);
    let first = eight(chunk as u64);
    if first.length < 8 {
        return first;
    }
    let second = eight((chunk >> 64) as u64);
    Letters {
        key: first.key | second.key << 64,
        length: 8 + second.length,
        is_small: first.is_small && second.is_small,
    }
}

#[inline]
const fn eight(chunk: u64) -> Letters {
    let bits = letter_bits(chunk);
    let others = (bits ^ HIGH) >> 7;
    let before = (others & others.wrapping_neg()).wrapping_sub(1);
    let (raw, small) = (chunk & before, (chunk | bits >> 2) & before);
    Letters { key: small as u128, length: others.trailing_zeros() as usize / 8, is_small: raw == small }
}

/// A word of at most fifteen small letters as one integer.
pub const fn key(word: &[u8]) -> u128 {
    let (mut key, mut at) = (0, 0);
    while at < word.len() {
        key |= (word[at] as u128) << (8 * at);
        at += 1;
    }
    key
}

/// The key of a word in whatever case, its letters ASCII or of two bytes (é and É differ by the bit that a and A differ by).
pub const fn small_key(word: &[u8]) -> u128 {
    let (mut key, mut at) = (0, 0);
    while at < word.len() {
        key |= (word[at] as u128 | 0x20) << (8 * at);
        at += 1;
    }
    key
}

/// An integer that keys differ by.
#[inline]
pub const fn mixed(key: u128) -> u64 {
    (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// An open table of words of at most fifteen letters. `PLACES` is a power of two and twice as many as the words at least.
pub struct Words<const COUNT: usize, const PLACES: usize> {
    keys: [u128; COUNT],
    /// Positions of words plus one, by hash.
    places: [u16; PLACES],
    /// Lengths of the words that begin with two letters, a bit each: most words of a text are told apart by it.
    lengths: [u16; 1024],
}

impl<const COUNT: usize, const PLACES: usize> Words<COUNT, PLACES> {
    /// A table of the words that have these keys.
    pub const fn new(keys: [u128; COUNT]) -> Self {
        assert!(PLACES.is_power_of_two() && PLACES >= 2 * COUNT, "a look for what is not there ends at a free place");
        let mut table = Self { keys, places: [0; PLACES], lengths: [0; 1024] };
        let mut at = 0;
        while at < COUNT {
            let key = keys[at];
            let mut slot = Self::place(key);
            while table.places[slot] != 0 {
                slot = (slot + 1) % PLACES;
            }
            table.places[slot] = at as u16 + 1;
            table.lengths[Self::pair(key)] |= 1 << ((135 - key.leading_zeros()) / 8);
            at += 1;
        }
        table
    }

    #[inline]
    const fn place(key: u128) -> usize {
        (mixed(key) >> (64 - PLACES.ilog2())) as usize
    }

    /// The first two letters.
    #[inline]
    const fn pair(key: u128) -> usize {
        let key = key as usize;
        key & 31 | (key >> 3) & (31 << 5)
    }

    /// The position of a word.
    #[inline]
    pub fn find(&self, word: Letters) -> Option<usize> {
        if u32::from(self.lengths[Self::pair(word.key)]) >> word.length & 1 == 0 {
            return None;
        }
        let mut slot = Self::place(word.key);
        loop {
            let at = usize::from(self.places[slot]).checked_sub(1)?;
            if self.keys[at] == word.key {
                return Some(at);
            }
            slot = (slot + 1) % PLACES;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_end_at_what_is_none() {
        for (text, small) in [
            ("Revenue was", "revenue"),
            ("abc", "abc"),
            ("AZaz@[`{", "azaz"),
            ("x\u{e9}", "x"),
            ("Q3", "q"),
            ("", ""),
            ("5", ""),
            ("telecommunications and", "telecommunicatio"),
        ] {
            let found = letters(text.as_bytes(), 0);
            let key = small.bytes().rev().fold(0, |key, byte| key << 8 | u128::from(byte));
            let is_small = text.starts_with(small);
            assert_eq!(found, Letters { key, length: small.len(), is_small }, "{text}");
            assert_eq!(letters(format!("{text}................").as_bytes(), 0), found, "{text}");
        }
        assert_eq!(small(key(b"AZ@[`{&.05az")), key(b"az@[`{&.05az"));
        assert_eq!(first(key(b"abcd"), 2), key(b"ab"));
    }

    #[test]
    fn words_are_found() {
        static TABLE: Words<4, 8> = Words::new([key(b"a"), key(b"ab"), key(b"abc"), key(b"fifteenlettersx")]);
        for (word, at) in [
            ("A", Some(0)),
            ("ab", Some(1)),
            ("Abc", Some(2)),
            ("fifteenlettersX", Some(3)),
            ("abd", None),
            ("b", None),
            ("fifteenlettersxx", None),
            ("", None),
        ] {
            assert_eq!(TABLE.find(letters(word.as_bytes(), 0)), at, "{word}");
        }
    }
}
