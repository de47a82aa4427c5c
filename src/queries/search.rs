//! Words found in the text, whatever their case, their quotes and their line breaks.

use tickmark_engine::Span;

/// No more hits than this are listed; a person who sees so many types on.
pub const MOST: usize = 5_000;

/// The form in which two characters are compared.
fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\x7f' if c.is_ascii_whitespace() => ' ',
        '\0'..='\x7f' => c,
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '‑' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Where `words` stand in `text`, in order, without overlaps. Any white space matches any other.
pub fn find(text: &str, words: &str) -> Vec<Span> {
    let mut needle: Vec<char> = words.trim().chars().map(fold).collect();
    needle.dedup_by(|a, b| *a == ' ' && *b == ' ');
    let Some((&first, rest)) = needle.split_first() else { return vec![] };
    let mut hits = vec![];
    let mut from = 0;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if at < from || fold(c) != first {
            continue;
        }
        if let Some(length) = matches(chars.as_str(), rest) {
            from = at + c.len_utf8() + length;
            hits.push(Span::new(at, from));
            if hits.len() == MOST {
                break;
            }
        }
    }
    hits
}

/// How many bytes of `text` match `needle` from the start on.
fn matches(text: &str, needle: &[char]) -> Option<usize> {
    let mut chars = text.chars();
    for &wanted in needle {
        if fold(chars.next()?) != wanted {
            return None;
        }
        if wanted == ' ' {
            // At a line break, the indent of the next line belongs to the space.
            let rest = chars.as_str();
            let blanks = rest.chars().take(200).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
            chars = rest[blanks..].chars();
        }
    }
    Some(text.len() - chars.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, expected: &[&str]) {
        assert_eq!(find(text, words).into_iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_are_found() {
        check("Revenue and REVENUE", "revenue", &["Revenue", "REVENUE"]);
        check("free\n  cash flow", "free cash", &["free\n  cash"]);
        check("the company’s view", "company's", &["company’s"]);
        check("year-over–year", "over-year", &["over–year"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("收入增长，收入", "收入", &["收入", "收入"]);
        check("ÉTÉ été", "été", &["ÉTÉ", "été"]);
        check("$5 billion", "  $5 ", &["$5"]);
        check("text", "", &[]);
        check("text", "   ", &[]);
        check("", "x", &[]);
        check("short", "shorter", &[]);
    }

    #[test]
    fn hits_are_bounded() {
        assert_eq!(find(&"a ".repeat(MOST * 2), "a").len(), MOST);
    }
}
