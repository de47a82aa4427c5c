//! Letters for who asks and who answers: `Q1. text`, `[A] text`, `Question 2` above the words, `【问】`.
//!
//! A letter begins many a line that is no label. So these count only where questions and answers come again.

use super::Mark;
use super::candidates::{Candidate, made};
use super::head::{Head, Shape};
use super::lines::{is_blank, is_cjk, key, trimmed};
use super::names::{self, NameKind};
use super::page::Page;
use crate::lexicon::label_words::begins_letter;
use crate::span::Span;

/// Marks that wrap a letter.
const WRAPPERS: &[(char, char)] = &[('[', ']'), ('(', ')'), ('<', '>'), ('【', '】')];

/// Farthest that a mark behind a name stands from its letter, in bytes.
const FARTHEST: usize = 60;

/// Fewest questions and fewest answers that make a pattern.
const FEWEST: usize = 2;

/// A letter that no colon parts from the words, or that stands above them.
pub(super) fn letter(page: &Page<'_>, i: usize) -> Option<Candidate> {
    let (text, line) = (page.text, page.lines[i]);
    let words = line.of(text);
    if !matches!(words.as_bytes().first()?, b'Q' | b'A' | b'R' | b'[' | b'(' | b'<' | b'*' | 0xE3..) {
        return None;
    }
    // Most lines that begin so are told from their second and third bytes.
    let may = match words.as_bytes() {
        [b'Q' | b'A', b' ', third, ..] => matches!(third, b' ' | b'-' | b'|' | b'0'..=b'9' | 0x80..),
        [b'Q', b'u', ..] | [b'R', ..] | [b'A', b'a'..=b'z', ..] => {
            begins_letter(words).is_some_and(|(word, _)| word.len() > 1)
        }
        _ => true,
    };
    if !may {
        return None;
    }
    let bold = words.len() - words.trim_start_matches('*').len();
    let wrapper = WRAPPERS.iter().find(|(open, _)| words[bold..].starts_with(*open));
    let from = bold + wrapper.map_or(0, |(open, _)| open.len_utf8());
    let (word, mark) = begins_letter(&words[from..])?;
    let behind = &words[from + word.len()..];
    let number = behind.strip_prefix([' ', '.', '-', '#']).unwrap_or(behind);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let counted = (1..=3).contains(&digits);
    let mut rest = if counted { &number[digits..] } else { behind };
    // "Q2-1": the first part of the second question.
    if let Some(part) = rest.strip_prefix('-').filter(|part| counted && part.starts_with(|c: char| c.is_ascii_digit()))
    {
        rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let name = Span::new(line.start as usize + from, line.end as usize - rest.len());
    let spoken = match wrapper {
        Some((_, close)) => rest.strip_prefix(*close)?.trim_start_matches([':', '：']),
        None if rest.is_empty() => rest,
        // "Question 4 [Updated 12 March]"
        None if word.len() > 1 && counted && rest.starts_with(" [") && rest.ends_with(']') => "",
        None => {
            let joint = rest
                .strip_prefix(['.', ')', '\t', ':', '：'])
                .or_else(|| [" - ", " – ", " — ", " | ", "  "].iter().find_map(|joint| rest.strip_prefix(joint)));
            joint.or_else(|| rest.strip_prefix(' ').filter(|_| counted && word.is_ascii()))?
        }
    };
    let spoken = spoken.trim_start_matches(is_blank);
    let opens =
        |c: char| c.is_uppercase() || is_cjk(c) || c.is_ascii_digit() || matches!(c, '"' | '“' | '$' | '[' | '(');
    if !(spoken.starts_with(opens) || spoken.is_empty() && (counted || word.len() > 1)) {
        return None;
    }
    // "Q. Ann Lee — Good morning" has a name of its own.
    let reach = &spoken[..spoken.floor_char_boundary(FARTHEST)];
    if let Some((front, _)) = reach.split_once([';', '—', '–', '|']).or_else(|| reach.split_once(" - "))
        && names::name(front) == Some(NameKind::Person)
    {
        return None;
    }
    let head = Head {
        name,
        kind: NameKind::Letter,
        detail: None,
        shape: Shape::RunIn,
        mark: Some(*mark),
        start_ms: None,
        bold: false,
        bullet: false,
        certain: false,
    };
    let content = line.end as usize - spoken.len();
    let span = Span::new(line.start as usize, if spoken.is_empty() { line.end as usize } else { content });
    Some(Candidate { colon: !spoken.is_empty(), ..made(page, i, i, span, head, content) })
}

/// Drops letters without a colon where questions and answers do not come again.
pub(super) fn keep_regular(found: &mut Vec<Candidate>) {
    let odd = |c: &Candidate| c.head.kind == NameKind::Letter && c.head.shape == Shape::RunIn;
    let of = |mark: Mark| found.iter().filter(|c| odd(c) && c.head.mark == Some(mark)).count();
    if of(Mark::Question).min(of(Mark::Answer)) < FEWEST {
        found.retain(|c| !odd(c));
    }
}

/// Takes "Q. Ann Lee" and "A. Bo Day" for marked names where both letters stand before names; one alone is an initial.
pub(super) fn letters_with_stops(page: &Page<'_>, found: &mut [Candidate]) {
    let marked = |c: &Candidate| {
        let name = c.head.name.of(page.text);
        let mark = match name.as_bytes() {
            [b'Q', b'.', b' ', ..] => Mark::Question,
            [b'A', b'.', b' ', ..] => Mark::Answer,
            _ => return None,
        };
        names::name(&name[3..]).map(|kind| (mark, kind))
    };
    let stands = |mark: Mark| found.iter().any(|c| marked(c).is_some_and(|(found, _)| found == mark));
    if !(stands(Mark::Question) && stands(Mark::Answer)) {
        return;
    }
    for c in found {
        if let Some((mark, kind)) = marked(c) {
            c.head.mark = Some(mark);
            c.head.name = trimmed(page.text, c.head.name.start as usize + 3, c.head.name.end as usize);
            c.head.kind = kind;
            c.head.certain = true;
            c.key = key(c.head.name.of(page.text));
        }
    }
}
