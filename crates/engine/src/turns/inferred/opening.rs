//! Where the call begins, and who opens it.

use super::*;

impl Walk<'_> {
    /// The sentence with which the call begins: a greeting or a welcome with the words of a call soon after.
    pub(super) fn call_start(&self) -> Option<usize> {
        const CALL: &[&str] =
            &["welcome to", "conference", "call", "earnings", "results", "webcast", "standing by", "listen-only"];
        let greeting = (0..self.sentences.len()).find(|&at| {
            let start = self.sentences[at].start as usize;
            let greets = self.marks.lists(start, start + 80) & marks::GREETS != 0;
            greets && (at == 0 || self.opens(at) || !self.paragraphs) && {
                let near: String = (at..at + 4).map(|i| self.words(i)).collect::<Vec<_>>().join(" ").to_lowercase();
                CALL.iter().filter(|word| near.contains(*word)).count() >= 2
            }
        });
        // Without a greeting the call begins with the text, where any question is announced or word given.
        greeting.or_else(|| {
            let mut cues = Vec::new();
            let gives = (0..self.sentences.len()).take(4000).any(|at| {
                cues.clear();
                spoken::read(&self.flat, self.sentences[at], &self.marks, &mut cues);
                cues.iter().any(|cue| cue.says == Says::AsksNext)
            });
            gives.then_some(0)
        })
    }

    pub(super) fn begin_call(&mut self, at: usize) {
        let near: String = (at..at + 12).map(|i| self.words(i)).collect::<Vec<_>>().join(" ").to_lowercase();
        let operates = [
            "standing by",
            "listen-only",
            "operator",
            "press star",
            "being recorded",
            "turn the call over to",
            "turn the conference over to",
        ]
        .iter()
        .filter(|phrase| near.contains(*phrase))
        .count();
        let part = if operates > 0 { Part::Operates } else { Part::Moderates };
        let person = (part == Part::Operates).then(|| self.operator_entry());
        let cue = self.sentences[at];
        self.begin(at, part, person, cue, 70);
    }
}
