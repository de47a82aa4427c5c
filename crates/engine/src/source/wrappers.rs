//! What wraps the name in a label: brackets, numbers, letters of questions and answers, a firm in brackets.

use super::Mark;
use super::lines::{is_blank, is_cjk};
use super::names::{NameKind, firm_words, is_detail, name, role_words};
use crate::lexicon::label_words::{begins_letter, letter};

/// The widths of a pair of wrappers around the words.
pub(super) fn pair(words: &str, open: &str, close: &str) -> Option<(usize, usize)> {
    (words.len() > open.len() + close.len() && words.starts_with(open) && words.ends_with(close))
        .then_some((open.len(), close.len()))
}

/// What closes the bracket; a wide one may close a narrow one, and the reverse.
pub(super) fn closing(open: char) -> &'static [char] {
    if open == '[' { &[']'] } else { &[')', '）'] }
}

/// Length of a bracketed number at the end: `[12]`.
pub(super) fn trailing_number(words: &str) -> Option<usize> {
    let inner = words.strip_suffix(']')?;
    let open = inner.rfind('[')?;
    let digits = &inner[open + 1..];
    (open > 0 && !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then_some(words.len() - open)
}

/// Length of a number in front: `3. `, `3) `, `[3] `, `3、`.
pub(super) fn leading_number(words: &str) -> Option<usize> {
    let open = usize::from(words.starts_with(['[', '(']));
    let digits = words[open..].bytes().take_while(u8::is_ascii_digit).count();
    let behind = &words[open + digits..];
    if digits > 0 && digits <= 4 && behind.starts_with('、') {
        return Some(open + digits + '、'.len_utf8());
    }
    let close = behind.starts_with([']', ')', '.']);
    (digits > 0 && digits <= 4 && close && behind[1..].starts_with(' ')).then_some(open + digits + 2)
}

/// `[Kestrel Securities] ` before a name: the length of the firm, and of all that stands before the name.
pub(super) fn leading_firm(words: &str) -> Option<(usize, usize)> {
    let inner = words.strip_prefix(['[', '('])?;
    let close = inner.find(closing(words.chars().next()?))?;
    let (firm, behind) = (&inner[..close], inner[close + 1..].trim_start_matches(is_blank));
    let person = || name(behind) == Some(NameKind::Person) && role_words(behind) + firm_words(behind) == 0;
    let named = || matches!(name(firm), Some(NameKind::Person | NameKind::Single | NameKind::Glued));
    (is_detail(firm) && (firm_words(firm) > 0 || named()) && person()).then(|| (close, words.len() - behind.len()))
}

/// `[Q]`, `[Answer]` or `(M)` behind a name: who asks, who answers, who leads.
pub(super) fn trailing_mark(words: &str) -> Option<(Option<Mark>, usize)> {
    let inner = words.strip_suffix([']', ')'])?;
    let open = inner.rfind(['[', '(']).filter(|&open| open > 0)?;
    let said = &inner[open + 1..];
    let mark = letter(said);
    (mark.is_some() || said == "M").then_some((mark, words.len() - open))
}

/// Whether a name may begin with it, in any script.
fn opens_name(first: char) -> bool {
    first.is_uppercase() || is_cjk(first)
}

/// `Q - `, `(Q) `, `QUESTION: ` or `Question from ` before a name.
pub(super) fn leading_mark(words: &str) -> Option<(Mark, usize)> {
    let first = *words.as_bytes().first()?;
    if !matches!(first, b'Q' | b'A' | b'[' | b'(') {
        return None;
    }
    let open = words.starts_with(['[', '(']);
    let (word, mark) = *begins_letter(&words[usize::from(open)..])?;
    if open || word.len() > 1 {
        let behind = &words[usize::from(open) + word.len()..];
        let rest = match first {
            b'[' => behind.strip_prefix(']'),
            b'(' => behind.strip_prefix(')'),
            _ => behind.strip_prefix(':').or_else(|| behind.strip_prefix(" from ")).or_else(|| {
                let dash = behind.trim_start_matches(is_blank).strip_prefix(['-', '–', '—'])?;
                (behind.starts_with(is_blank) && dash.starts_with(is_blank)).then_some(dash)
            }),
        };
        let rest = rest?.trim_start_matches(is_blank);
        return rest.starts_with(opens_name).then(|| (mark, words.len() - rest.len()));
    }
    let digits = words[1..].bytes().take_while(u8::is_ascii_digit).count();
    let behind = words[1 + digits..].trim_start_matches(is_blank);
    if (1..4).contains(&digits) && words[1 + digits..].starts_with(' ') && behind.starts_with(char::is_uppercase) {
        return Some((mark, words.len() - behind.len()));
    }
    let dash = behind.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '|' | ':' | '：'))?;
    let rest = behind[dash.len_utf8()..].trim_start_matches(|c| is_blank(c) || c == '-');
    (!rest.is_empty()).then(|| (mark, words.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::{Mark, leading_mark};

    #[test]
    fn a_mark_stands_before_a_name_in_any_script() {
        for (words, mark, name) in [
            ("[Q] Ann Lee", Mark::Question, "Ann Lee"),
            ("[Q] 林小梅", Mark::Question, "林小梅"),
            ("(A) 陳文華", Mark::Answer, "陳文華"),
            ("Question from 林小梅", Mark::Question, "林小梅"),
        ] {
            let read = leading_mark(words).map(|(found, len)| (found == mark, &words[len..]));
            assert_eq!(read, Some((true, name)), "{words}");
        }
        for words in ["Question from the line", "(A) matter of price", "[Q]", "[Q) Ann Lee", "Q1 營收"] {
            assert!(leading_mark(words).is_none(), "{words}");
        }
    }
}
