//! Texts that print each line in two languages: both lines carry the same labels, and the second points to the first.

use super::trace::Trace;
use crate::document::{Mention, MentionId};
use crate::span::Span;
use crate::turns::CallOutline;

/// Whether the sentence at `span` stands in a line that renders another.
pub(super) fn is_second(outline: &CallOutline, span: Span) -> bool {
    let next = outline.pairs.partition_point(|pair| pair.1.start <= span.start);
    next > 0 && outline.pairs[next - 1].1.end > span.start
}

/// Links each figure of a second line to the one of the first that it renders, and copies its labels.
pub(super) fn pair(outline: &CallOutline, mentions: &mut [Mention], trace: &mut Trace) {
    let within = |mentions: &[Mention], span: Span| {
        let first = mentions.partition_point(|m| m.span.start < span.start);
        first..mentions.partition_point(|m| m.span.start < span.end).max(first)
    };
    for &(line, rendering) in &outline.pairs {
        let (originals, renderings) = (within(mentions, line), within(mentions, rendering));
        if !originals.is_empty() && !renderings.is_empty() {
            pair_lines(mentions, originals, renderings, trace);
        }
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
