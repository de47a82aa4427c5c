//! Bytes of a file to text, or why not.

use crate::words::{self, Word};

/// What the bytes of a file turned out to be.
#[derive(Debug, PartialEq)]
pub enum Decoded {
    /// Text in UTF-8 or UTF-16.
    Text(String),
    /// Text in an old character set, read as Western European.
    Western(String),
    /// No text: what it is instead.
    Not(Word),
}

/// The first bytes of common files that hold a transcript but are no text.
const KNOWN: &[(&[u8], Word)] = &[
    (b"%PDF-", words::A_PDF),
    (b"PK\x03\x04", words::AN_OFFICE_FILE),
    (b"\xd0\xcf\x11\xe0", words::AN_OLD_OFFICE_FILE),
    (b"{\\rtf", words::RICH_TEXT),
    (b"\x1f\x8b", words::COMPRESSED),
    (b"\x89PNG", words::A_PICTURE),
    (b"\xff\xd8\xff", words::A_PICTURE),
    (b"GIF8", words::A_PICTURE),
    (b"ID3", words::A_RECORDING),
    (b"OggS", words::A_RECORDING),
];

/// Reads bytes as text. Bytes that no text holds are refused, so that nobody reads noise.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((_, what)) = KNOWN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Decoded::Not(*what);
    }
    if let [0xff, 0xfe, rest @ ..] = &*bytes {
        return wide(rest, u16::from_le_bytes);
    }
    if let [0xfe, 0xff, rest @ ..] = &*bytes {
        return wide(rest, u16::from_be_bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) if is_noise(text.bytes()) => Decoded::Not(words::NOT_TEXT),
        Ok(text) => Decoded::Text(text),
        Err(error) => {
            let bytes = error.into_bytes();
            if is_noise(bytes.iter().copied()) {
                return Decoded::Not(words::NOT_TEXT);
            }
            Decoded::Western(bytes.into_iter().map(western).collect())
        }
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Decoded::Text(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether control characters make up more of it than a stray one in a text would.
fn is_noise(bytes: impl Iterator<Item = u8>) -> bool {
    let (mut seen, mut control) = (0, 0);
    for byte in bytes.take(100_000) {
        seen += 1;
        control += usize::from(matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127));
    }
    control * 50 > seen
}

/// A byte of Windows-1252, by the Encoding Standard's index.
fn western(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn text(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes.to_vec()), Decoded::Text(expected.into()));
    }

    #[test]
    fn text_is_read_in_every_unicode_form() {
        text(b"", "");
        text(b"plain", "plain");
        text("人民幣 👨‍👩‍👧".as_bytes(), "人民幣 👨‍👩‍👧");
        text(b"\xff\xfea\0\xac\x20", "a€");
        text(b"\xfe\xff\0a\x20\xac", "a€");
        text(b"\xff\xfe\x3d\xd8", "\u{fffd}");
        // A stray NUL in a long text is no reason to refuse it.
        let long = format!("{}\0{}", "word ".repeat(50), "word ".repeat(50));
        text(long.as_bytes(), &long);
    }

    #[test]
    fn old_character_sets_are_read_as_western_european() {
        assert_eq!(decode(b"Caf\xe9 \x93ok\x94 \x80 5".to_vec()), Decoded::Western("Café “ok” € 5".into()));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"%PDF-1.7 ...".to_vec()), Decoded::Not(words::A_PDF));
        assert_eq!(decode(b"PK\x03\x04...".to_vec()), Decoded::Not(words::AN_OFFICE_FILE));
        assert_eq!(decode((0..=255).collect()), Decoded::Not(words::NOT_TEXT));
        assert_eq!(decode(vec![0; 64]), Decoded::Not(words::NOT_TEXT));
    }
}
