//! Texts that print each line in two languages: both lines carry the same labels, and the second points to the first.

use super::trace::Trace;
use crate::document::{Mention, MentionId};
use crate::lexicon::script::is_ideograph;
use crate::span::Span;
use crate::turns::CallOutline;

/// Whether the line at `span` is Chinese below a line in another language.
pub(super) fn is_second(outline: &CallOutline, text: &str, span: Span) -> bool {
    if outline.source.languages.len() < 2 && !outline.turns.iter().any(|turn| turn.language == "mul") {
        return false;
    }
    let (line, above) = lines(text, span.start);
    is_chinese(&text[line.0..line.1]) && above.is_some_and(|above| is_latin(&text[above.0..above.1]))
}

/// The line around `at` and the line above it that is not blank.
fn lines(text: &str, at: u32) -> ((usize, usize), Option<(usize, usize)>) {
    const LONGEST: usize = 16 * 1024;
    let bytes = text.as_bytes();
    let at = at as usize;
    let start = memchr::memrchr(b'\n', &bytes[at.saturating_sub(LONGEST)..at])
        .map_or(0, |i| at.saturating_sub(LONGEST) + i + 1);
    let end = memchr::memchr(b'\n', &bytes[at..(at + LONGEST).min(bytes.len())]).map_or(bytes.len(), |i| at + i);
    let above = text[..start].trim_end();
    if above.is_empty() {
        return ((start, end), None);
    }
    let from = above.len().saturating_sub(LONGEST);
    let above_start = memchr::memrchr(b'\n', &bytes[from..above.len()]).map_or(0, |i| from + i + 1);
    ((start, end), Some((above_start, above.len())))
}

/// Whether a line is written in Chinese, by its first characters.
fn is_chinese(line: &str) -> bool {
    let letters = || line.chars().filter(|c| c.is_alphabetic()).take(60);
    letters().filter(|&c| is_ideograph(c)).count() * 3 > letters().count()
}

/// Whether a line is written in letters only, by its first characters.
fn is_latin(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic()).take(60).peekable();
    letters.peek().is_some() && !letters.any(is_ideograph)
}

/// Links each figure of a second line to the one of the first that it renders, and copies its labels.
pub(super) fn pair(outline: &CallOutline, mentions: &mut [Mention], trace: &mut Trace) {
    let text = &*outline.source.text;
    if outline.source.languages.len() < 2 && !outline.turns.iter().any(|turn| turn.language == "mul") {
        return;
    }
    let mut at = 0;
    while at < mentions.len() {
        let (line, above) = lines(text, mentions[at].span.start);
        let end = mentions[at..].iter().take_while(|m| (m.span.start as usize) < line.1.max(line.0 + 1)).count() + at;
        let end = end.max(at + 1);
        if let Some(above) = above
            && is_chinese(&text[line.0..line.1])
            && is_latin(&text[above.0..above.1])
        {
            let first = mentions[..at].iter().rev().take_while(|m| m.span.start as usize >= above.0).count();
            pair_lines(mentions, at - first..at, at..end, trace);
        }
        at = end;
    }
}

fn pair_lines(
    mentions: &mut [Mention],
    originals: std::ops::Range<usize>,
    renderings: std::ops::Range<usize>,
    trace: &mut Trace,
) {
    let mut taken = vec![false; originals.len()];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let same = |a: &Mention, b: &Mention| match (&a.value, &b.value) {
        (Some(x), Some(y)) => a.kind == b.kind && x.low == y.low && x.high == y.high,
        _ => false,
    };
    for rendering in renderings.clone().filter(|&i| mentions[i].is_figure()) {
        let found =
            originals.clone().find(|&i| !taken[i - originals.start] && same(&mentions[i], &mentions[rendering]));
        if let Some(original) = found {
            taken[original - originals.start] = true;
            pairs.push((original, rendering));
        }
    }
    // What is left over is the same figure rendered wrongly, where both lines have as many left of a kind.
    let rest: Vec<usize> = renderings.filter(|&i| mentions[i].is_figure() && !pairs.iter().any(|p| p.1 == i)).collect();
    let free: Vec<usize> =
        originals.clone().filter(|&i| mentions[i].is_figure() && !taken[i - originals.start]).collect();
    if rest.len() == free.len() {
        pairs.extend(free.into_iter().zip(rest).filter(|&(a, b)| mentions[a].kind == mentions[b].kind));
    }
    for (original, rendering) in pairs {
        let first = mentions[original].clone();
        let second = &mut mentions[rendering];
        second.metric = first.metric;
        second.subject = first.subject;
        second.role = first.role;
        second.direction = first.direction;
        second.basis = second.basis.or(first.basis);
        second.accounting = first.accounting;
        second.modality = first.modality;
        second.period = first.period;
        second.translation_of = Some(MentionId(original as u32));
        let value = MentionId(original as u32).to_string();
        trace.note(rendering as u32, "translation_of", &value, "bilingual.line-above", Some(first.span));
    }
}
