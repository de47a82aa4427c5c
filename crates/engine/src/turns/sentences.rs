//! Where sentences begin and end, in English, Chinese and Japanese, across lines and paragraphs.

use crate::lexicon::words::{CLOSED_ABBREVIATION, OPEN_ABBREVIATION, STARTER, lists_of};
use crate::span::Span;

/// A sentence longer than this many bytes is cut at the next blank, so that whatever looks at sentences stays linear in
/// a text that has no full stops.
const LONGEST: usize = 4096;

/// The sentences of `span` in order, trimmed of blanks. They do not overlap, and only blanks stand between them.
///
/// A line or paragraph break ends a sentence only where the words around it allow that: a sentence that a page break or
/// a caption cuts in two stays one. Takes linear time and allocates nothing.
///
/// ```
/// use tickmark_engine::{Span, turns::sentences::sentences};
/// let text = "Sales in the U.S. grew 5.2%\nto $3 billion. Costs fell.";
/// let found: Vec<_> = sentences(text, Span::new(0, text.len())).map(|s| s.of(text)).collect();
/// assert_eq!(found, ["Sales in the U.S. grew 5.2%\nto $3 billion.", "Costs fell."]);
/// ```
pub fn sentences(text: &str, span: Span) -> Sentences<'_> {
    Sentences { text, at: span.start as usize, end: span.end as usize, mark: 0, wide: 0 }
}

/// Iterator over the sentences of a span; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Where the next full stop, question or exclamation mark stands at or after `at`, as far as that is known.
    mark: usize,
    /// Where the next line end, or the first byte of a wide mark, stands.
    wide: usize,
}

impl Sentences<'_> {
    /// Where the next byte stands at or after `at` that may end a sentence.
    fn next_stop(&mut self, at: usize) -> usize {
        let bytes = &self.text.as_bytes()[..self.end];
        if self.mark < at {
            self.mark = memchr::memchr3(b'.', b'!', b'?', &bytes[at..]).map_or(self.end, |n| at + n);
        }
        if self.wide < at {
            self.wide = memchr::memchr3(b'\n', 0xE3, 0xEF, &bytes[at..]).map_or(self.end, |n| at + n);
        }
        self.mark.min(self.wide)
    }
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let bytes = &self.text.as_bytes()[..self.end];
        let start = skip_blanks(self.text, self.at, self.end);
        if start == self.end {
            self.at = self.end;
            return None;
        }
        let mut at = start;
        let stop = loop {
            let next = self.next_stop(at);
            if next >= start + LONGEST
                && let Some(cut) = forced_cut(bytes, at.max(start + LONGEST))
            {
                break cut;
            }
            let Some(&byte) = bytes.get(next) else { break self.end };
            at = next + 1;
            match byte {
                b'.' | b'!' | b'?' => {
                    let close = skip_closers(bytes, at);
                    if ends_sentence(bytes, at - 1, close) {
                        break close;
                    }
                }
                b'\n' => {
                    let next = skip_blanks(self.text, at, self.end);
                    if break_ends_sentence(self.text, start, at - 1, next) {
                        break at - 1;
                    }
                    at = next;
                }
                0xE3 if bytes[at..].starts_with(&[0x80, 0x82]) => break skip_closers(bytes, at + 2),
                0xEF if matches!(bytes.get(at..at + 2), Some([0xBC, 0x81 | 0x9F] | [0xBD, 0xA1])) => {
                    break skip_closers(bytes, at + 2);
                }
                _ => {}
            }
        };
        self.at = stop;
        Some(Span::new(start, trim_end(self.text, start, stop)))
    }
}

/// The next blank at or after `at`; in a text without blanks the next character boundary.
fn forced_cut(bytes: &[u8], at: usize) -> Option<usize> {
    let window = &bytes[at.min(bytes.len())..(at + 64).min(bytes.len())];
    if let Some(blank) = window.iter().position(|b| b.is_ascii_whitespace()) {
        return Some(at + blank);
    }
    window.iter().position(|b| b & 0xC0 != 0x80).map(|offset| at + offset)
}

fn skip_blanks(text: &str, at: usize, end: usize) -> usize {
    let mut at = at;
    while let Some(byte) = text.as_bytes()[..end].get(at) {
        match byte {
            b' ' | b'\t'..=b'\r' => at += 1,
            byte if byte.is_ascii() => return at,
            _ => return end - text[at..end].trim_start().len(),
        }
    }
    end
}

fn trim_end(text: &str, start: usize, end: usize) -> usize {
    start + text[start..end].trim_end().len()
}

/// Past the closing quotes and brackets, and the further dots, question and exclamation marks, that stand at `at`.
fn skip_closers(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b'"' | b'\'' | b')' | b']' | b'.' | b'!' | b'?' | b'*') => at += 1,
            Some(0xE2) if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x99 | 0x9D])) => at += 3,
            Some(0xE3) if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x8D | 0x8F])) => at += 3,
            Some(0xEF) if matches!(bytes.get(at + 1..at + 3), Some([0xBC, 0x81 | 0x89 | 0x9F])) => at += 3,
            _ => return at,
        }
    }
}

/// Whether the mark at `mark`, whose closers reach to `close`, ends a sentence.
fn ends_sentence(bytes: &[u8], mark: usize, close: usize) -> bool {
    let Some(&after) = bytes.get(close) else { return true };
    if !after.is_ascii_whitespace() && after != 0xC2 && after != 0xE3 {
        // A missing blank: "this quarter.The next one". A name such as "Booking.com" goes on in small letters.
        return bytes[mark] == b'.'
            && close == mark + 1
            && mark > 0
            && bytes[mark - 1].is_ascii_lowercase()
            && after.is_ascii_uppercase()
            && is_starter(bytes, close);
    }
    let mut next = close;
    while bytes.get(next).is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'(' | b'[' | b'*')) {
        next += 1;
    }
    let Some(&first) = bytes.get(next) else { return true };
    if first.is_ascii_lowercase() && bytes.get(next + 1).is_none_or(|b| !b.is_ascii_uppercase()) {
        return false;
    }
    if bytes[mark] != b'.' || close > mark + 1 && bytes[mark + 1] == b'.' {
        return true;
    }
    match word_before(bytes, mark) {
        Abbreviation::None => true,
        Abbreviation::Open => false,
        Abbreviation::Number => !first.is_ascii_digit(),
        Abbreviation::Closed => is_starter(bytes, next),
    }
}

enum Abbreviation {
    /// An ordinary word.
    None,
    /// Always followed by more of the sentence.
    Open,
    /// "No.", which goes on only before a figure.
    Number,
    /// May end a sentence.
    Closed,
}

/// What the word is that ends before the full stop at `mark`.
fn word_before(bytes: &[u8], mark: usize) -> Abbreviation {
    let mut from = mark;
    while from > 0 && mark - from < 8 && (bytes[from - 1].is_ascii_alphabetic() || bytes[from - 1] == b'.') {
        from -= 1;
    }
    let word = &bytes[from..mark];
    let known = lists_of(word);
    if word.len() == 1 || word.contains(&b'.') && word.len() < 8 {
        // An initial ("Robert H. Swan") or letters with stops ("U.S.", "p.m.").
        let initials = word.split(|&b| b == b'.').all(|part| part.len() <= 1);
        return if initials || known & CLOSED_ABBREVIATION != 0 { Abbreviation::Closed } else { Abbreviation::None };
    }
    if word.len() >= 8 {
        return Abbreviation::None;
    }
    if word.eq_ignore_ascii_case(b"no") || word.eq_ignore_ascii_case(b"nos") {
        Abbreviation::Number
    } else if known & OPEN_ABBREVIATION != 0 {
        Abbreviation::Open
    } else if known & CLOSED_ABBREVIATION != 0 {
        Abbreviation::Closed
    } else {
        Abbreviation::None
    }
}

/// Whether the word at `at` opens a sentence where a name would not.
fn is_starter(bytes: &[u8], at: usize) -> bool {
    let word = &bytes[at..(at + 16).min(bytes.len())];
    let length = word.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(word.len());
    word.first().is_some_and(u8::is_ascii_uppercase) && lists_of(&word[..length]) & STARTER != 0
}

/// Whether the break at `newline`, after which the words go on at `next`, ends the sentence that began at `start`.
fn break_ends_sentence(text: &str, start: usize, newline: usize, next: usize) -> bool {
    let before = text[start..newline].trim_end();
    let Some(last) = before.chars().next_back() else { return false };
    let Some(first) = text[next..].chars().next() else { return true };
    if matches!(last, ']' | ')' | '】') && before.len() > 1 && opens_with_bracket(before) {
        // A remark on its own line, such as "[Operator Instructions]".
        return true;
    }
    let paragraph = text.as_bytes()[newline..next].iter().filter(|&&b| b == b'\n').count() > 1;
    if is_cjk(last) != is_cjk(first) && (last.is_alphabetic() && first.is_alphabetic()) {
        // One language gives way to its translation.
        return paragraph || !is_cjk(last) || before.len() > 60;
    }
    paragraph
        && !first.is_lowercase()
        && !matches!(last, ',' | ';' | '，' | '、' | '；' | '-' | '–' | '—' | '(' | '$' | '…')
        && !ends_open(before)
}

fn opens_with_bracket(words: &str) -> bool {
    words.starts_with(['[', '(', '【'])
}

/// Whether the words end with one that cannot be the last of a sentence.
fn ends_open(words: &str) -> bool {
    let last = words.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    matches!(
        last,
        "a" | "an"
            | "and"
            | "as"
            | "at"
            | "by"
            | "for"
            | "from"
            | "in"
            | "is"
            | "its"
            | "of"
            | "on"
            | "or"
            | "our"
            | "that"
            | "the"
            | "their"
            | "to"
            | "was"
            | "were"
            | "which"
            | "with"
    )
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::cues::{CLOSED_ABBREVIATIONS, OPEN_ABBREVIATIONS, SENTENCE_STARTERS};

    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<_> = sentences(&text, Span::new(0, text.len())).map(|s| s.of(&text)).collect();
        let expected: Vec<_> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_of_sentences() {
        check("Revenue grew 5.2%.| Costs fell.| Good.");
        check("Is that right?| Yes!| It is.");
        check("He said \"we grew.\"| Then he left.");
        check("营收增长了5.2%。|利润也增长了！|真的吗？|是的。");
        check("「売上は増えました。」|次に進みます。");
        check("This quarter was strong.|The next one will be too.");
        check("Well... |I think so.");
        check("We have operations in the U.S.| We like it there.");
        check("I work for Harbourline Inc.| Our revenue grew.");
        check("Is it? |No.| We do not think so.");
        check("[Operator Instructions]\n|Our first question comes from Ann Lee.");
        check("Results by segment\n\n|Cloud grew 5%.");
        check("Revenue grew 11%.\n\n|Cloud grew 5%.");
        check("It went well, thank you.|\n大家好。");
    }

    #[test]
    fn not_ends_of_sentences() {
        check("Robert H. Swan of Harbourline Inc. and Mr. Lee met Dr. Day at 9 a.m. Eastern Time.");
        check("Sales in the U.S. grew 5.2% vs. last year to $3.4 billion.");
        check("It is the No. 1 brand.");
        check("Booking.com and Yahoo! are customers.");
        check("J. Michael Aldous spoke.");
        check("Our revenue grew\nto $3 billion.");
        check("Our revenue, which is up 5%,\n\ngrew to $3 billion.");
        check("Our revenue grew to\n\n$3 billion.");
        check("one\nword\nper\nline");
    }

    #[test]
    fn only_blanks_are_left_out_and_time_is_bounded() {
        let texts = ["", " \n ", "....", "a".repeat(20_000).as_str(), "字".repeat(9_000).as_str(), "No stop here "]
            .map(|t| t.repeat(3));
        for text in texts {
            let mut at = 0;
            for s in sentences(&text, Span::new(0, text.len())) {
                assert_eq!(text[at..s.start as usize].trim(), "");
                assert!(!s.is_empty() && s.len() <= LONGEST + 64);
                at = s.end as usize;
            }
            assert_eq!(text[at..].trim(), "");
        }
    }

    #[test]
    fn lists_are_sorted_and_in_small_letters() {
        for list in [OPEN_ABBREVIATIONS, CLOSED_ABBREVIATIONS, SENTENCE_STARTERS] {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| word.chars().all(|c| !c.is_uppercase())));
        }
    }
}
