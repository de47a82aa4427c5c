//! Where an answer begins, and where the asker follows up.

use super::*;

impl<'t> Walk<'t> {
    /// Whether the sentence thanks for a question, or greets who asked it.
    pub(super) fn greets_asker(&self, lower: &str) -> bool {
        let head = &lower[..lower.floor_char_boundary(70)];
        let grateful = head.contains("for the question")
            || head.contains("for your question")
            || head.contains("for that question");
        let named = self.asker.is_some_and(|asker| {
            let front = &lower[..lower.floor_char_boundary(40)];
            let parts = &self.people.get(asker).name.parts;
            parts
                .iter()
                .any(|part| part.len() > 2 && front.split(|c: char| !c.is_alphanumeric()).any(|word| word == part))
        });
        grateful || named && ["thank", "hi ", "hey ", "hello"].iter().any(|word| head.contains(word))
    }

    /// Whether sentence `at` begins the answer to the question that stands before it.
    pub(super) fn answer_begins(&self, at: usize, lower: &str) -> bool {
        let words = self.words(at);
        const GRATEFUL: &[&str] = &[
            "thank you for the question",
            "thanks for the question",
            "thank you for your question",
            "thanks for your question",
            "thanks for those question",
            "thank you for those question",
            "thank you for that question",
            "thanks for that question",
            "great question",
            "good question",
            "excellent question",
            "those are good questions",
            "some really good questions",
            "appreciate the question",
        ];
        let head = &lower[..lower.floor_char_boundary(70)];
        if GRATEFUL.iter().any(|phrase| head.contains(phrase)) && !head.contains("taking") {
            return true;
        }
        // The asker's name near the front: "Hey John, good to hear from you."
        if let Some(asker) = self.asker {
            let person = self.people.get(asker);
            let front = &words[..words.floor_char_boundary(48)];
            let named = person.name.parts.iter().any(|part| {
                part.len() > 2
                    && front.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(part))
            });
            if named && !front.to_lowercase().contains("this is") {
                return true;
            }
        }
        let goes_on = [
            "and ",
            "also",
            "my second",
            "second",
            "my first",
            "as ",
            "just",
            "then",
            "maybe",
            "or ",
            "because",
            "like",
            "is ",
            "are ",
            "do ",
            "does ",
            "can ",
            "could ",
            "how",
            "what",
            "any ",
            "would ",
            "should ",
            "if ",
            "but ",
            "i'm just",
            "i was",
            "my ",
            "could",
            "just ",
            "the other",
            "secondly",
            "one more",
            "follow",
        ]
        .iter()
        .any(|word| lower.starts_with(word));
        if goes_on || words.ends_with('?') {
            return false;
        }
        if closing_thanks(self.words(at - 1)) {
            return true;
        }
        const ANSWERING: &[&str] = &[
            "yes",
            "yeah",
            "yep",
            "sure",
            "well",
            "absolutely",
            "no",
            "look",
            "of course",
            "okay",
            "right",
            "correct",
            "hi",
            "hey",
            "great",
            "so",
            "it's",
            "we",
            "i think",
            "thank you",
            "thanks",
            "good morning",
            "good afternoon",
        ];
        self.words(at - 1).ends_with('?')
            && ANSWERING.iter().take(if self.paragraphs { 23 } else { 14 }).any(|word| starts_with_word(lower, word))
    }

    /// Whether sentence `at` takes up the question again: "Okay, that's helpful. And then …"
    pub(super) fn follow_up_begins(&self, at: usize, lower: &str) -> bool {
        let acknowledges = [
            "okay",
            "great",
            "got it",
            "perfect",
            "thanks",
            "thank you",
            "understood",
            "that's helpful",
            "that's very helpful",
            "makes sense",
            "excellent",
            "super",
            "all right",
            "alright",
            "very helpful",
            "super helpful",
            "that makes sense",
            "fantastic",
            "no, that's",
            "yes, that's",
            "fair enough",
            "appreciate",
        ]
        .iter()
        .any(|word| starts_with_word(lower, word));
        if !acknowledges {
            return false;
        }
        let near: String =
            (at..(at + 3).min(self.sentences.len())).map(|i| self.words(i)).collect::<Vec<_>>().join(" ");
        let near = near[..near.floor_char_boundary(500)].to_lowercase();
        [
            "helpful",
            "follow-up",
            "follow up",
            "second question",
            "makes sense",
            "got it",
            "understood",
            "just to clarify",
            "one more",
            "just quickly",
            "if i could",
            "if i can",
            "if i may",
            "last one",
            "my second",
            "and then just",
            "very clear",
        ]
        .iter()
        .any(|word| near.contains(word))
    }
}
