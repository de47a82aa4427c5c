//! The stretches of a text that are read as one each: turns, what stands between them, the lines of captions.

use crate::document::TurnId;
use crate::span::Span;
use crate::turns::CallOutline;

/// A stretch of text that is read as one: a turn, or what stands between two turns.
pub(super) struct Stretch {
    /// Where it stands.
    pub span: Span,
    /// The turn that it is, or is part of.
    pub turn: Option<TurnId>,
}

/// The whole text as stretches, in order.
pub(super) fn stretches(outline: &CallOutline) -> Vec<Stretch> {
    let text = &*outline.source.text;
    let is_timed = is_timed(outline);
    let mut stretches = Vec::with_capacity(outline.turns.len() * 2 + 1);
    let mut at = 0;
    for (i, turn) in outline.turns.iter().enumerate() {
        if turn.span.start > at {
            stretches.push(Stretch { span: Span { start: at, end: turn.span.start }, turn: None });
        }
        let turn_id = Some(TurnId(i as u32));
        if is_timed {
            captions(text, turn.span).for_each(|span| stretches.push(Stretch { span, turn: turn_id }));
        } else {
            stretches.push(Stretch { span: turn.span, turn: turn_id });
        }
        at = at.max(turn.span.end);
    }
    let end = text.len() as u32;
    if at < end {
        stretches.push(Stretch { span: Span { start: at, end }, turn: None });
    }
    stretches
}

/// The words of a turn in captions: its lines without their numbers, times and voice tags.
fn captions(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start as usize;
    span.of(text).split('\n').filter_map(move |line| {
        let (start, end) = (at, at + line.len());
        at = end + 1;
        let is_furniture = line.contains("-->") || line.trim().bytes().all(|b| b.is_ascii_digit());
        let start = start + if line.starts_with("<v") { line.find('>').map_or(0, |tag| tag + 1) } else { 0 };
        let words = text.get(start..end)?.trim_end();
        let words = words.strip_suffix("</v>").unwrap_or(words).trim_end();
        (!is_furniture && !words.is_empty()).then(|| Span::new(start, start + words.len()))
    })
}

/// Whether the text is one of captions.
pub(super) fn is_timed(outline: &CallOutline) -> bool {
    matches!(&*outline.source.format, "vtt" | "srt")
}
