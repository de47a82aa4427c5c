//! Where the words of each label stand: from the label to the next, without what the publisher adds.

use super::HeadingKind;
use super::candidates::Candidate;
use super::lines::{ends_sentence, is_blank, is_cjk, trimmed};
use super::page::{LineKind, Page};
use crate::lexicon::furniture as lexicon;
use crate::span::Span;

/// So many bytes between a heading and the next label are speech that goes on below the heading.
const GOES_ON: usize = 200;
/// Longest sentence in lines that is looked for after the words that close a call.
const CLOSING_LINES: usize = 12;

/// The content of every label.
pub(super) fn contents(page: &Page<'_>, labels: &[Candidate], roster: &[Candidate]) -> Vec<Span> {
    let mut found = Vec::with_capacity(labels.len());
    for (i, label) in labels.iter().enumerate() {
        let next = labels.get(i + 1);
        let until_line = next.map_or(page.lines.len(), |n| n.first as usize);
        let until = next.map_or(page.text.len(), |n| n.span.start as usize);
        let mut end_line = first_heading(page, label.last as usize + 1, until_line);
        if next.is_none() {
            end_line = end_line.min(after_the_call(page, label, end_line));
            end_line = end_line.min(list_behind(page, label, roster).unwrap_or(end_line));
        }
        found.push(trim_furniture(page, label, end_line, until));
    }
    found
}

/// Fewest people of a list that ends the last turn.
const FEWEST_LISTED: usize = 3;

/// The line at which a list of people begins behind the last turn, with the heading above it.
fn list_behind(page: &Page<'_>, label: &Candidate, roster: &[Candidate]) -> Option<usize> {
    let mut listed = roster.iter().filter(|c| c.first > label.last);
    let first = listed.next()?.first as usize;
    if listed.count() + 1 < FEWEST_LISTED {
        return None;
    }
    let above = page.words_before(first).filter(|&i| i > label.last as usize);
    let heads =
        |i: &usize| page.lines[*i].len() <= 40 && (!ends_sentence(page.words(*i)) || page.words(*i).ends_with(':'));
    Some(above.filter(heads).unwrap_or(first))
}

/// The first line with a heading of a section, unless the speech goes on below it.
fn first_heading(page: &Page<'_>, from: usize, until: usize) -> usize {
    let last_turn = until == page.lines.len();
    let start = page.lines.get(from).map_or(page.text.len() as u32, |line| line.start);
    let first = page.headings.partition_point(|h| h.span.start < start);
    for heading in &page.headings[first..] {
        let line = page.lines.partition_point(|l| l.end < heading.span.end);
        if line >= until {
            break;
        }
        let ends = match heading.kind {
            HeadingKind::Slide | HeadingKind::Other => false,
            HeadingKind::Disclaimer | HeadingKind::Contents | HeadingKind::Participants => {
                last_turn || spoken(page, line + 1, until) < GOES_ON
            }
            HeadingKind::PreparedRemarks | HeadingKind::Qa => spoken(page, line + 1, until) < GOES_ON,
        };
        if ends {
            return line;
        }
    }
    until
}

/// Bytes of words between two lines, counted up to [`GOES_ON`].
fn spoken(page: &Page<'_>, from: usize, until: usize) -> usize {
    let mut found = 0;
    for i in from..until.min(page.lines.len()) {
        if page.kinds[i] == LineKind::Words {
            found += page.lines[i].len();
        }
        if found >= GOES_ON {
            break;
        }
    }
    found
}

/// The line at which the publisher's words begin behind the last turn.
fn after_the_call(page: &Page<'_>, label: &Candidate, until: usize) -> usize {
    let mut closed: Option<usize> = None;
    let first = label.last as usize + usize::from(!label.colon);
    for i in first..until {
        if page.kinds[i] != LineKind::Words {
            if page.kinds[i] == LineKind::Rule && closed.is_some() {
                return i;
            }
            continue;
        }
        let words = if label.colon && i == label.last as usize {
            &page.text[label.content as usize..page.lines[i].end.max(label.content) as usize]
        } else {
            page.words(i)
        };
        if i > first
            && let Some(from) = publishers_block(page, i, first)
        {
            return from;
        }
        let lower = head_of(words).to_lowercase().replace('\u{a0}', " ");
        if i > first && lexicon::AFTER_THE_CALL.iter().any(|mark| lower.starts_with(mark)) {
            return i;
        }
        if i > first && lexicon::AFTER_THE_CALL_WITHIN.iter().any(|mark| lower.contains(mark)) {
            return i;
        }
        match closed {
            // The sentence that closes the call may run over several lines.
            Some(line) if i > line => {
                let still = words.len() <= 90 && lexicon::LAST_WORDS.iter().any(|w| lower.starts_with(w));
                let translated = words.chars().any(is_cjk) && ends_sentence(words) && i <= line + 4;
                if !still && !translated {
                    return i;
                }
            }
            _ => {}
        }
        if closed.is_none() && says_goodbye(words) {
            closed = Some(
                (i..until.min(i + CLOSING_LINES))
                    .find(|&j| page.kinds[j] == LineKind::Words && ends_sentence(page.words(j)))
                    .unwrap_or(i),
            );
        }
    }
    until
}

/// Most lines of a name and an office above a way to reach their holder.
const CONTACT_LINES: usize = 6;

/// Where the block begins that a heading behind the call opens ("About Harbourline", "Investor Contact:"), or in which a way
/// stands to reach somebody, if the line is one of those.
fn publishers_block(page: &Page<'_>, line: usize, first: usize) -> Option<usize> {
    let words = page.words(line);
    let short = |words: &str| words.len() <= 60 && !words.ends_with(['.', '?', '!']);
    if is_contact(words) {
        let above = (first + 1..line).rev().take(CONTACT_LINES);
        let block = above.take_while(|&i| page.kinds[i] != LineKind::Words || short(page.words(i)));
        return Some(block.filter(|&i| page.kinds[i] == LineKind::Words).last().unwrap_or(line));
    }
    let capitals = || words.split(is_blank).all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '('));
    let apart = page.kinds[line - 1] != LineKind::Words || ends_sentence(page.words(line - 1)) && capitals();
    if !(short(words) && words.starts_with(char::is_uppercase) && apart) {
        return None;
    }
    let words = words.replace('\u{a0}', " ");
    let opens = |heading: &&str| words.get(..heading.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(heading));
    lexicon::TAIL_HEADINGS.iter().any(opens).then_some(line)
}

/// Whether the line is a way to reach somebody and nothing else: an address of mail or of a page, a number of a telephone.
pub(super) fn is_contact(words: &str) -> bool {
    if words.len() > 80 || words.ends_with(['?', '!']) {
        return false;
    }
    let bytes = words.as_bytes();
    let mail = |at: usize| {
        at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
    };
    if memchr::memchr_iter(b'@', bytes).any(mail) && words.split(is_blank).count() <= 6 {
        return true;
    }
    let number = words.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, ':' | ' ' | '.'));
    let label = words[..words.len() - number.len()].trim_end_matches([' ', ':', '.']);
    let called =
        ["", "Tel", "T", "Phone", "Telephone", "Direct", "Office", "Mobile", "M", "Fax", "F", "P"].contains(&label);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let dials =
        number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'(' | b')' | b' ' | b'.' | b'/'));
    called
        && (number.starts_with(['+', '(']) || !label.is_empty() || number.contains('-'))
        && dials
        && (7..=16).contains(&digits)
}

/// Whether the last stretch of the line closes a call.
fn says_goodbye(words: &str) -> bool {
    let mut from = words.len().saturating_sub(220);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let lower = words[from..].to_lowercase();
    lexicon::CLOSING.iter().any(|cue| lower.contains(cue))
}

/// The first bytes of a line, enough to tell what it is.
fn head_of(words: &str) -> &str {
    let mut end = words.len().min(240);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

/// The content without rules, page marks and blanks at both ends.
fn trim_furniture(page: &Page<'_>, label: &Candidate, end_line: usize, until: usize) -> Span {
    let quiet = |i: usize| !matches!(page.kinds[i], LineKind::Words | LineKind::Heading(_));
    let mut last = end_line;
    let first = label.last as usize + 1;
    while last > first && quiet(last - 1) {
        last -= 1;
    }
    let mut start = label.content as usize;
    let own_line = page.lines[label.last as usize];
    if page.text[start.min(own_line.end as usize)..own_line.end as usize].trim_matches(is_blank).is_empty() {
        let mut from = first;
        while from < last && quiet(from) {
            from += 1;
        }
        start = page.lines.get(from).map_or(start, |line| if from < last { line.start as usize } else { start });
    }
    let end = if last > first { page.lines[last - 1].end as usize } else { own_line.end as usize };
    let end = end.min(until).max(start.min(until));
    trimmed(page.text, start.min(end), end)
}
