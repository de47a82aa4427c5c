//! Bytes to code points and UTF-16, and back: the only place where offsets change their unit.

/// The unit in which an export counts offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// Unicode code points, as the W3C, brat and spaCy count.
    #[default]
    CodePoint,
    /// UTF-16 code units, as JavaScript and doccano count.
    Utf16,
    /// UTF-8 bytes, as Rust counts.
    Byte,
}

impl OffsetUnit {
    /// Every unit, the usual one first.
    pub const ALL: &'static [Self] = &[Self::CodePoint, Self::Utf16, Self::Byte];

    /// The name of the unit in tagged JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CodePoint => "codepoint",
            Self::Utf16 => "utf16",
            Self::Byte => "byte",
        }
    }

    /// The unit of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.as_str() == name)
    }

    fn width(self, c: char) -> u32 {
        match self {
            Self::CodePoint => 1,
            Self::Utf16 => c.len_utf16() as u32,
            Self::Byte => c.len_utf8() as u32,
        }
    }

    /// The width of whole characters, by their bytes: the first byte of each tells its own.
    fn width_of(self, bytes: &[u8]) -> u32 {
        let first = |byte: u8| u32::from(byte & 0xc0 != 0x80);
        match self {
            Self::CodePoint => bytes.iter().map(|&byte| first(byte)).sum(),
            // A character of four bytes takes two units.
            Self::Utf16 => bytes.iter().map(|&byte| first(byte) + u32::from(byte >= 0xf0)).sum(),
            Self::Byte => bytes.len() as u32,
        }
    }
}

/// How many bytes lie between two checkpoints: small enough to count in a cache line or two, large enough that the
/// table costs less than 2 % of the text.
const STRIDE: usize = 256;

/// Converts byte offsets of one text to another unit and back, in any order, in constant time each.
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// `checkpoints[i]` is the count in `unit` at the first character boundary at or after byte `i * STRIDE`.
    checkpoints: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Measures `text` once.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Byte {
            let (mut count, mut from) = (0, 0);
            for at in (0..text.len()).step_by(STRIDE) {
                let to = text.ceil_char_boundary(at);
                count += unit.width_of(&text.as_bytes()[from..to]);
                checkpoints.push(count);
                from = to;
            }
        }
        Self { text, unit, checkpoints }
    }

    /// The offset in the unit that stands for byte `byte`, which must be a character boundary.
    pub fn of_byte(&self, byte: u32) -> u32 {
        if self.unit == OffsetUnit::Byte {
            return byte;
        }
        let byte = byte as usize;
        let slot = (byte / STRIDE).min(self.checkpoints.len().saturating_sub(1));
        let Some(&count) = self.checkpoints.get(slot) else { return 0 };
        let (from, to) = (slot * STRIDE, (slot + 1) * STRIDE);
        // So many units in so many bytes: each is a character of its own.
        if self.checkpoints.get(slot + 1).is_some_and(|&next| next - count == STRIDE as u32)
            && self.text.is_char_boundary(from)
            && self.text.is_char_boundary(to)
        {
            return count + (byte - from) as u32;
        }
        let from = self.text.ceil_char_boundary(from);
        count + self.unit.width_of(&self.text.as_bytes()[from..byte])
    }

    /// The byte that stands at `offset` of the unit, or `None` where that is past the end or inside a character.
    pub fn to_byte(&self, offset: u32) -> Option<u32> {
        if self.unit == OffsetUnit::Byte {
            return self.text.is_char_boundary(offset as usize).then_some(offset);
        }
        let slot = self.checkpoints.partition_point(|&count| count <= offset).checked_sub(1);
        let Some(slot) = slot else { return (offset == 0).then_some(0) };
        let mut at = self.text.ceil_char_boundary(slot * STRIDE);
        let mut count = self.checkpoints[slot];
        for c in self.text[at..].chars() {
            if count >= offset {
                break;
            }
            count += self.unit.width(c);
            at += c.len_utf8();
        }
        (count == offset).then_some(at as u32)
    }

    /// The length of the whole text in the unit.
    pub fn length(&self) -> u32 {
        self.of_byte(self.text.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_goes_there_and_back() {
        let text = "\u{feff}a\u{a0}’€e\u{301} 👨‍👩‍👧 人民幣\u{2028}end\n".repeat(40);
        for unit in [OffsetUnit::CodePoint, OffsetUnit::Utf16, OffsetUnit::Byte] {
            let offsets = Offsets::new(&text, unit);
            let mut count = 0;
            for (byte, c) in text.char_indices() {
                assert_eq!(offsets.of_byte(byte as u32), count);
                assert_eq!(offsets.to_byte(count), Some(byte as u32));
                count += unit.width(c);
            }
            assert_eq!(offsets.length(), count);
            assert_eq!(offsets.to_byte(count), Some(text.len() as u32));
            assert_eq!(offsets.to_byte(count + 1), None);
        }
        assert_eq!(Offsets::new("👨", OffsetUnit::Utf16).to_byte(1), None);
        assert_eq!(Offsets::new("", OffsetUnit::Utf16).length(), 0);
    }
}
