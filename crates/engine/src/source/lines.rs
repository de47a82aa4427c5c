//! Lines of a text, and what can be told from a line alone.

use crate::span::Span;

/// One line without the blanks around it; a blank line is empty.
pub(super) type Line = Span;

/// Cuts the text into trimmed lines, in one pass.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::with_capacity(text.len() / 64 + 1);
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        found.push(trimmed(text, start, end));
        start = end + 1;
    }
    if start < text.len() {
        found.push(trimmed(text, start, text.len()));
    }
    found
}

/// The range without the blanks at both ends.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let bytes = text.as_bytes();
    let (mut start, mut end) = (start, end);
    loop {
        while start < end && (bytes[start] <= b' ') {
            start += 1;
        }
        while start < end && (bytes[end - 1] <= b' ') {
            end -= 1;
        }
        if start < end && bytes[start].is_ascii() && bytes[end - 1].is_ascii() {
            return Span::new(start, end);
        }
        let Some(words) = text.get(start..end) else { return Span::new(start, start) };
        // Only a lead byte of a wide blank makes the slow path worth its while.
        let wide = |byte: u8| matches!(byte, 0xc2 | 0xe2 | 0xe3 | 0xef);
        if words.is_empty() || !(wide(bytes[start]) || bytes[end - 1] >= 0x80) {
            return Span::new(start, end);
        }
        let inner = words.trim_matches(is_blank);
        if inner.len() == words.len() {
            return Span::new(start, end);
        }
        let lead = words.len() - words.trim_start_matches(is_blank).len();
        start += lead;
        end = start + inner.len();
    }
}

/// The words without such characters at both ends; letters and digits are none of them.
pub(super) fn trim(words: &str, test: impl Fn(char) -> bool) -> &str {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let plain = letter(words.as_bytes().first()) && letter(words.as_bytes().last());
    if plain { words } else { words.trim_matches(test) }
}

/// Whether a character is blank on paper.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{0}')
}

/// Whether the words end as a sentence does.
pub(super) fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '」', '*', '_']);
    match words.chars().next_back() {
        Some('.') => !ends_in_abbreviation(words),
        Some(c) => matches!(c, '?' | '!' | '。' | '？' | '！' | '…' | ':' | '：' | ';'),
        None => true,
    }
}

/// Whether the final full stop belongs to a short form, as in "Kestrel Inc.".
pub(super) fn ends_in_abbreviation(words: &str) -> bool {
    let Some(stem) = words.strip_suffix('.') else { return false };
    let last = stem.rsplit([' ', ',', '\u{a0}']).next().unwrap_or("");
    let abbreviated =
        ["inc", "co", "corp", "ltd", "llc", "jr", "sr", "plc", "bros", "dept", "intl", "int'l", "cos", "l.p", "n.a"];
    abbreviated.iter().any(|word| last.eq_ignore_ascii_case(word))
        || (last.len() == 1 && last.as_bytes()[0].is_ascii_uppercase())
        || (last.contains('.') && last.len() <= 5 && last.chars().all(|c| c.is_alphabetic() || c == '.'))
}

/// Whether a character is written without spaces between words: Han, kana, Hangul.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

/// Whether a character of the words is written without spaces between words.
pub(super) fn has_cjk(words: &str) -> bool {
    // The bytes that begin such characters; looked for without a branch, so that many are looked at at once.
    words.bytes().fold(false, |found, byte| found | (0xE3..=0xEF).contains(&byte)) && words.chars().any(is_cjk)
}

/// Whether the line is a rule: three or more of one drawing character and nothing else.
pub(super) fn is_rule(words: &str) -> bool {
    let Some(first) = words.chars().next() else { return false };
    if !matches!(first, '.' | '-' | '=' | '_' | '*' | '~' | '#' | '+' | '—' | '–' | '─' | '━' | '═' | '…' | '·' | '•')
    {
        return false;
    }
    let (mut marks, mut other) = (0, false);
    for c in words.chars() {
        if c == first {
            marks += 1;
        } else if !is_blank(c) {
            other = true;
            break;
        }
    }
    !other && (marks >= 3 || first == '…' || words.len() == first.len_utf8())
}

/// Folds the letters and digits of short words into one number: case, blanks and marks do not count.
pub(super) fn key(words: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if words.is_ascii() {
        words.bytes().filter(u8::is_ascii_alphanumeric).for_each(|b| add(b.to_ascii_lowercase()));
    } else {
        let mut buffer = [0; 4];
        for c in words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
            c.encode_utf8(&mut buffer).bytes().for_each(&mut add);
        }
    }
    hash
}

/// The letters and digits of short words in lower case: "Q U E S T I O N S" and "Questions" are one.
pub(super) fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
