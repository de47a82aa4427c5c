//! Where captions show by ">>" that another begins to speak.

use super::*;

/// Fewest marks of a change that show how the text is set.
const FEWEST_CHANGES: usize = 4;

/// The sentences, cut where ">>" stands, which itself belongs to none; and where those behind it begin.
pub(super) fn cut_at_changes(text: &str, sentences: Vec<Span>) -> (Vec<Span>, Vec<usize>) {
    if memchr::memmem::find(text.as_bytes(), b">>").is_none() {
        return (sentences, vec![]);
    }
    let (mut cut, mut changes) = (Vec::with_capacity(sentences.len()), vec![]);
    for sentence in sentences {
        let mut at = sentence.start as usize;
        for (number, piece) in sentence.of(text).split(">>").enumerate() {
            let bare = piece.trim_matches(|c: char| c.is_whitespace() || c == '>');
            let start = at + (piece.len() - piece.trim_start_matches(|c: char| c.is_whitespace() || c == '>').len());
            if !bare.is_empty() {
                cut.push(Span::new(start, start + bare.len()));
                changes.extend((number > 0).then_some(start));
            }
            at += piece.len() + 2;
        }
    }
    (cut, changes)
}

impl Walk<'_> {
    /// Makes one stretch from each mark of a change to the next, where captions print them: of what the words tell within it
    /// the surest counts.
    pub(super) fn keep_to_changes(&mut self) {
        if self.changes.len() < FEWEST_CHANGES || self.stretches.is_empty() {
            return;
        }
        let all = std::mem::take(&mut self.stretches);
        let before = |at: usize| all.partition_point(|stretch| stretch.start < at);
        self.stretches.extend_from_slice(&all[..before(self.changes[0])]);
        for (number, &start) in self.changes.iter().enumerate().filter(|(_, start)| **start >= all[0].start) {
            let end = self.changes.get(number + 1).copied().unwrap_or(self.text.len());
            let told = all[before(start)..before(end)].iter().rev().max_by_key(|stretch| stretch.sure);
            let part = match self.stretches.last().map_or(Part::Presents, |last| last.part) {
                Part::Asks => Part::Answers,
                Part::Operates => Part::Presents,
                part => part,
            };
            let mark = self.text[..start].rfind(">>").unwrap_or(start);
            let cue = Span::new(mark, (mark + 2).min(start));
            let unknown = Stretch { start, part, person: None, cue, sure: 50 };
            self.stretches.push(told.map_or(unknown, |stretch| Stretch { start, ..stretch.clone() }));
        }
    }
}
