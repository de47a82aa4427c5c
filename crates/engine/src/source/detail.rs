//! What stands beside a name: which words are the role, which the firm.

use super::lines::{is_blank, trimmed};
use super::names::{firm_words, role_words};
use crate::lexicon::words::{REACH, ROLE, lists};
use crate::span::Span;

/// Cuts what stands beside a name into role and firm.
pub(super) fn split(text: &str, detail: Span) -> (Option<Span>, Option<Span>) {
    let words = detail.of(text);
    let base = detail.start as usize;
    let bare = |from: usize, to: usize| {
        let span = trimmed(text, base + from, base + to);
        let said = span.of(text);
        let inner = said.trim_matches(|c| is_blank(c) || matches!(c, ',' | ';' | '-' | '–' | '—' | '|' | '：' | ':'));
        let inner = if inner.contains('(') { inner } else { inner.trim_end_matches(')') };
        let start = span.start as usize + (inner.as_ptr() as usize - said.as_ptr() as usize);
        (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
    };
    if words.is_empty() {
        return (None, None);
    }
    if let Some((at, len)) = dash(words) {
        let (left, right) = (&words[..at], &words[at + len..]);
        let (left_span, right_span) = (bare(0, at), bare(at + len, words.len()));
        // "Firm - Role" is what publishers print; only a plain role in front of a plain firm turns it round.
        if role_words(left) > 0 && role_words(right) == 0 {
            return (left_span, right_span);
        }
        if role_words(right) == 0 && firm_words(right) > firm_words(left) {
            return (left_span, right_span);
        }
        return (right_span, left_span);
    }
    if role_words(words) == 0 {
        return (None, bare(0, words.len()));
    }
    // Segments between commas: the run of role segments is the role, the rest the firm.
    let mut cuts = vec![0];
    for (at, mark) in words.match_indices([',', ';', '，', '\n']) {
        let behind = words[at + mark.len()..].trim_start();
        let next = behind.split([',', ' ', '.']).next().unwrap_or("").to_ascii_lowercase();
        // "Kestrel Bank, N.A." and "Oakfield, Inc." are one firm.
        if !matches!(next.as_str(), "inc" | "llc" | "ltd" | "plc" | "lp" | "llp" | "co" | "corp" | "n" | "sa" | "s") {
            cuts.push(at + mark.len());
        }
    }
    if cuts.len() == 1 {
        for joint in [" at ", " of the ", " from ", " with "] {
            if let Some(at) = words.find(joint)
                && role_words(&words[..at]) > 0
                && role_words(&words[at..]) == 0
                && joint != " of the "
            {
                return (bare(0, at), bare(at + joint.len(), words.len()));
            }
        }
        return (bare(0, words.len()), None);
    }
    cuts.push(words.len());
    let is_role = |from: usize, to: usize| {
        let segment = &words[from..to];
        let firm = firm_words(segment);
        let joins = |t: &str| matches!(t, "and" | "of" | "the");
        let mut tokens = segment.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty());
        let reach = tokens.all(|t| lists(t) & (REACH | ROLE) != 0 || joins(t));
        let heads = role_words(segment);
        (heads > 0 && (heads >= firm || !segment.trim_end().ends_with(['.', 'C', 'c']))) || reach && from > 0
    };
    let segments: Vec<(usize, usize)> = cuts.windows(2).map(|w| (w[0], w[1])).collect();
    let roles: Vec<bool> = segments.iter().map(|&(from, to)| is_role(from, to)).collect();
    if roles[0] {
        let until = roles.iter().position(|role| !role).unwrap_or(roles.len());
        let cut = segments[until - 1].1;
        return (bare(0, cut), if until < segments.len() { bare(cut, words.len()) } else { None });
    }
    if let Some(from) = roles.iter().position(|role| *role) {
        let cut = segments[from].0;
        return (bare(cut, words.len()), bare(0, cut));
    }
    (None, bare(0, words.len()))
}

/// The first dash between words, of any kind.
fn dash(words: &str) -> Option<(usize, usize)> {
    for (at, c) in words.char_indices() {
        let rest = &words[at..];
        match c {
            '-' if rest.starts_with("--") => return Some((at, 2)),
            '-' if words[..at].ends_with(is_blank) || rest[1..].starts_with(is_blank) => return Some((at, 1)),
            '—' | '–' | '―' | '|' => return Some((at, c.len_utf8())),
            _ => {}
        }
    }
    None
}
