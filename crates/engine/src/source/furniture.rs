//! Page furniture: what stands in the text and is not speech. It is marked, never deleted.

use super::candidates::Candidate;
use super::page::{LineKind, Page};
use super::stamp;
use crate::lexicon::furniture as lexicon;
use crate::span::Span;

/// Farthest apart in lines that two lines of one advert stand.
const ADVERT_GAP: usize = 3;
/// Longest line that is an advert, in bytes: where all line breaks are lost, a call and its advert share one line.
const LONGEST_ADVERT: usize = 1_200;

/// Finds the furniture of a page: sorted, disjoint.
pub(super) fn find(page: &Page<'_>, labels: &[Candidate], reprints: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = reprints.to_vec();
    found.extend(labels.iter().filter_map(|label| label.aside));
    for (i, kind) in page.kinds.iter().enumerate() {
        let line = page.lines[i];
        match kind {
            LineKind::Rule | LineKind::PageMark | LineKind::Stamp => found.push(line),
            LineKind::Heading(_) => found.push(line),
            LineKind::Words => {
                let words = line.of(page.text);
                let first = words.as_bytes()[0];
                if first.is_ascii_digit() || matches!(first, b'(' | b'[' | b'<') {
                    if let Some((_, len)) = stamp::leading_stamp(words)
                        && stands_for_speech(words, len)
                    {
                        found.push(Span::new(line.start as usize, line.start as usize + len));
                    }
                } else if is_chrome(words) {
                    found.push(line);
                }
            }
            LineKind::Blank => {}
        }
    }
    adverts(page, &mut found);
    join(found)
}

/// Whether the line is one of those that pages set around the text.
pub(super) fn is_chrome(words: &str) -> bool {
    let mut letters = [0; 40];
    // "share." is the end of a sentence.
    let ends = words.as_bytes().last().is_none_or(u8::is_ascii_punctuation);
    if words.len() > letters.len() || ends || !words.is_ascii() {
        return false;
    }
    let mut length = 0;
    for byte in words.bytes().filter(u8::is_ascii_alphanumeric) {
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    crate::lexicon::holds(lexicon::CHROME, &letters[..length])
}

/// Whether a time in front is a stamp: in brackets, or with hours and seconds.
fn stands_for_speech(words: &str, len: usize) -> bool {
    !words.as_bytes()[0].is_ascii_digit() || words[..len].bytes().filter(|b| *b == b':').count() == 2
}

/// Marks the lines of adverts: those with an advert's words, and the lines between two such.
fn adverts(page: &Page<'_>, found: &mut Vec<Span>) {
    let bytes = page.text.as_bytes();
    let mut lines: Vec<usize> = Vec::new();
    for cue in lexicon::ADVERT {
        for at in memchr::memmem::find_iter(bytes, cue.as_bytes()) {
            let line = page.lines.partition_point(|l| (l.end as usize) < at);
            let short = page.lines.get(line).is_some_and(|line| line.len() <= LONGEST_ADVERT);
            if !short || lines.last() == Some(&line) {
                continue;
            }
            let words = page.words(line);
            let amount =
                !cue.starts_with('$') || lexicon::ADVERT_BESIDE_AMOUNT.iter().any(|beside| words.contains(beside));
            let says = *cue != "best stocks"
                || ["buy", "investors", "trad", "right now"].iter().any(|more| words.contains(more));
            if amount && says {
                lines.push(line);
            }
        }
    }
    crate::order::by_number(&mut lines, |&line| line as u64);
    lines.dedup();
    let mut i = 0;
    while i < lines.len() {
        let from = lines[i];
        while i + 1 < lines.len() && lines[i + 1] - lines[i] <= ADVERT_GAP {
            i += 1;
        }
        found.extend((from..=lines[i]).filter(|&l| page.kinds[l] == LineKind::Words).map(|l| page.lines[l]));
        i += 1;
    }
}

/// Sorts spans and joins those that touch or overlap.
pub(super) fn join(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    crate::order::by_number(&mut spans, |span| crate::order::pair(span.start, span.end));
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}
