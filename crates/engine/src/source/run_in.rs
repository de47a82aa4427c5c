//! Labels that run into the words without a colon: `Ann Lee — Good morning.`, `ANN LEE. Good morning.`, `[00:01] <Ann Lee> Hi`.
//!
//! A dash or a full stop behind a name stands in much that is no label. So these are looked for only where nothing else
//! reads the text, and count only where one mark stands behind names all through it and the words behind it are spoken.

use super::candidates::{Candidate, made};
use super::head::{Shape, head};
use super::judge::Keys;
use super::letters::letters_with_stops;
use super::lines::{is_blank, trimmed};
use super::names::{NameKind, firm_words, is_detail, opens_speech, role_words};
use super::page::{LineKind, Page};
use super::stamp::leading_stamp;
use crate::span::Span;

/// Farthest that the mark may stand from the start of the label, in bytes.
const REACH: usize = 90;
/// Fewest labels that make a pattern.
const FEWEST: usize = 4;

/// What stands between the name and the words. Each is a pattern of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    Semicolon,
    Bar,
    Stop,
    /// A tab, a time, or the mark that closes what wraps the name.
    Closed,
}

/// The labels of the most frequent pattern, in text order; none where no pattern is regular. `listed` are the lines of
/// participants' lists, which have dashes too.
pub(super) fn find(page: &Page<'_>, listed: &[Candidate]) -> Vec<Candidate> {
    let mut found: Vec<(Joint, Candidate)> = Vec::new();
    let mut lists = listed.iter().peekable();
    for i in (0..page.lines.len()).filter(|&i| page.kinds[i] == LineKind::Words) {
        while lists.next_if(|c| (c.last as usize) < i).is_some() {}
        if lists.peek().is_none_or(|c| c.first as usize > i) {
            found.extend(read(page, i));
        }
    }
    let best = [Joint::Closed, Joint::Bar, Joint::Dash, Joint::Semicolon, Joint::Stop]
        .into_iter()
        .map(|joint| found.iter().filter(|(other, _)| *other == joint).map(|(_, c)| *c).collect::<Vec<_>>())
        .filter(|labels| is_regular(page, labels))
        .max_by_key(Vec::len);
    let mut labels = best.unwrap_or_default();
    letters_with_stops(page, &mut labels);
    labels
}

/// Whether names come again before the mark, and what stands behind it is spoken.
fn is_regular(page: &Page<'_>, labels: &[Candidate]) -> bool {
    let keys = Keys::of_those(labels, |c| c.head.kind != NameKind::Letter);
    let again = |c: &&Candidate| keys.times(c.key) >= 2;
    let recurrent = labels.iter().filter(again).count();
    let alone = labels.iter().filter(again).all(|c| c.key == labels[0].key);
    let stations = labels.iter().filter(again).filter(|c| c.head.kind == NameKind::Station).count();
    let spoken = |c: &&Candidate| {
        let from = c.content as usize;
        let words = &page.text[from..page.text.floor_char_boundary(from + 240).max(from)];
        let mut said = words.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '\n')));
        said.any(|word| crate::lexicon::cues::SPEAKING.contains(&word))
    };
    let spoken = labels.iter().filter(spoken).count();
    let enough = if stations > 0 { spoken * 2 >= labels.len() } else { spoken * 5 >= labels.len() * 4 };
    recurrent >= FEWEST && !alone && recurrent * 2 >= labels.len() && enough
}

/// The label that runs into the words of a line, and what joins the two.
fn read(page: &Page<'_>, i: usize) -> Option<(Joint, Candidate)> {
    let (text, line) = (page.text, page.lines[i]);
    let start = line.start as usize;
    let words = line.of(text);
    let (front, start_ms) = times_in_front(words);
    let rest = &words[front..];
    if opens_speech(rest, false) {
        return None;
    }
    let made = |joint: Joint, from: usize, to: usize, behind: usize| {
        let words_behind = &words[behind..];
        let spoken = words_behind.trim_start_matches(|c| is_blank(c) || matches!(c, '-' | '–' | '—' | ':' | '|'));
        let mut head = head(text, trimmed(text, start + from, start + to), false)?;
        let fits = matches!(head.shape, Shape::Bare | Shape::Timed | Shape::Angle);
        let named = matches!(head.kind, NameKind::Person | NameKind::Station | NameKind::Single);
        if !fits || !named || spoken.is_empty() {
            return None;
        }
        let mut content = line.end as usize - spoken.len();
        // "Ann Lee — Kestrel Securities — Good morning."
        if matches!(joint, Joint::Bar | Joint::Dash)
            && let Some((detail, next)) = detail(spoken, joint)
        {
            head.detail = Some(trimmed(text, content, content + detail));
            content += next;
        }
        head.start_ms = head.start_ms.or(start_ms);
        head.shape = Shape::RunIn;
        let span = Span::new(start, start + behind);
        Some((joint, Candidate { colon: true, ..made(page, i, i, span, head, content) }))
    };
    for (open, close) in [("**", "**"), ("__", "__"), ("<", ">"), ("[", "]"), ("«", "»")] {
        if let Some(inner) = rest.strip_prefix(open) {
            let from = front + open.len();
            let close_at = inner[..inner.floor_char_boundary(REACH)].find(close)?;
            return made(Joint::Closed, from, from + close_at, from + close_at + close.len());
        }
    }
    for (at, c) in rest[..rest.floor_char_boundary(REACH)].char_indices().skip(1) {
        let behind = &rest[at + c.len_utf8()..];
        let blank_before = rest[..at].ends_with(is_blank);
        let (joint, from) = match c {
            '\t' => (Joint::Closed, 0),
            '[' | '(' if blank_before => {
                match leading_stamp(&rest[at..]).map(|(_, len)| len).or_else(|| interval(&rest[at..])) {
                    Some(len) => (Joint::Closed, len - 1),
                    None => continue,
                }
            }
            '—' | '–' | '―' => (Joint::Dash, 0),
            '-' if behind.starts_with('-') || blank_before && behind.starts_with(is_blank) => (Joint::Dash, 0),
            ';' if behind.starts_with(is_blank) => (Joint::Semicolon, 0),
            '|' => (Joint::Bar, 0),
            // Behind an initial or a short form a stop ends no name.
            '.' if behind.starts_with(is_blank) && !super::lines::ends_in_abbreviation(&rest[..=at]) => {
                (Joint::Stop, 0)
            }
            _ => continue,
        };
        let behind = front + at + c.len_utf8() + from;
        if let Some(found) = made(joint, front, front + at, behind) {
            return Some(found);
        }
    }
    None
}

/// The length of the times and counts that a line of a recogniser begins with, and the first of the times.
fn times_in_front(words: &str) -> (usize, Option<u32>) {
    let (mut at, mut start_ms) = (0, None);
    for _ in 0..4 {
        let rest = &words[at..];
        if let Some((ms, len)) = leading_stamp(rest) {
            start_ms = start_ms.or(Some(ms));
            at += len;
        } else if let Some(len) = interval(rest) {
            at += len;
        } else {
            let number = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b':' | b',')).count();
            if number == 0 || !rest[number..].starts_with(['\t', '|']) {
                break;
            }
            at += number + 1;
        }
        at += words[at..].len() - words[at..].trim_start_matches(is_blank).len();
    }
    (at, start_ms)
}

/// The length of "[00:00.000 - 00:04.000]".
fn interval(words: &str) -> Option<usize> {
    let inner = words.strip_prefix(['[', '('])?;
    let close = inner[..inner.floor_char_boundary(40)].find([']', ')'])?;
    let time = |b: u8| b.is_ascii_digit() || matches!(b, b':' | b'.' | b',' | b' ' | b'-' | b's');
    (inner.as_bytes().first()?.is_ascii_digit() && inner.as_bytes()[..close].iter().all(|&b| time(b)))
        .then_some(close + 2)
}

/// The length of a role or a firm that another mark parts from the words, and where the words begin.
fn detail(words: &str, joint: Joint) -> Option<(usize, usize)> {
    let reach = &words[..words.floor_char_boundary(REACH)];
    let (at, mark) = match joint {
        Joint::Bar => reach.char_indices().find(|(_, c)| *c == '|')?,
        _ => reach.char_indices().find(|&(at, c)| matches!(c, '—' | '–') || c == '-' && reach[..at].ends_with(' '))?,
    };
    let detail = reach[..at].trim_end_matches(is_blank);
    let says = || joint == Joint::Bar || role_words(detail) + firm_words(detail) > 0;
    let behind = &words[at + mark.len_utf8()..];
    let rest = behind.trim_start_matches(|c| is_blank(c) || c == '-');
    (is_detail(detail) && says() && !rest.is_empty()).then(|| (detail.len(), words.len() - rest.len()))
}
