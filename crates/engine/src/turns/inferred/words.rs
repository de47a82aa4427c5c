//! Words that give away who is speaking.

use super::*;

impl Walk<'_> {
    /// "Next question, please." and its kin.
    pub(super) fn moderator_words(&self, at: usize) -> bool {
        const OTHERS: &[&str] = &[
            "my next question",
            "my last question",
            "my first question",
            "your last question",
            "the first question",
            "first question is",
            "last question is",
            "next question is",
        ];
        let words = self.words(at);
        if words.len() < 100 && starts_with_word(words, "operator") || self.says(at, marks::WRAPS_UP) {
            return true;
        }
        if words.len() >= 140 || !self.says(at, marks::MODERATES) {
            return false;
        }
        let lower = self.lower(at);
        !OTHERS.iter().any(|phrase| lower.contains(phrase))
            && (words.len() < 60
                || ["please", "operator", "take", "time for", "due to"].iter().any(|word| lower.contains(word)))
    }

    /// What only operators say.
    pub(super) fn operator_words(&self, at: usize) -> bool {
        self.says(at, marks::INSTRUCTS) || self.says(at, marks::CONCLUDES) && concludes(&self.lower(at))
    }
}

/// Whether a sentence, in small letters, closes the call.
fn concludes(lower: &str) -> bool {
    ["conference", "today's call", "today’s call", "the call", "event", "webcast", "program", "session"]
        .iter()
        .any(|word| lower.contains(word))
        && ["this ", "that ", "ladies and gentlemen", "thank you", "and this ", "this does", "and that ", "with this"]
            .iter()
            .any(|word| lower.starts_with(word))
        && !lower.contains("prepared remarks")
}

/// Whether the sentence is nothing but thanks.
pub(super) fn closing_thanks(words: &str) -> bool {
    if words.len() >= 60 {
        return false;
    }
    let lower = words.trim_end_matches(['.', '!', ' ']).to_lowercase();
    [
        "thank you",
        "thanks",
        "thank you very much",
        "thank you so much",
        "thanks so much",
        "thanks a lot",
        "many thanks",
        "thanks very much",
        "thanks again",
        "thank you again",
        "i'll leave it there",
        "thank you for that",
    ]
    .contains(&lower.as_str())
        || (lower.ends_with("thank you") || lower.ends_with("thanks")) && lower.len() < 40
        || lower.starts_with("thanks in advance")
        || lower.starts_with("i'll leave it")
}

/// Whether the sentence is a word such as "Great." alone.
pub(super) fn acknowledgement(words: &str) -> bool {
    words.len() < 24 && opening(words) + 1 >= words.trim_end_matches(['.', '!']).len()
}

/// Whether the sentence opens with the mark before an interpreter's words.
pub(super) fn interpreted_mark(words: &str) -> bool {
    let lower = words[..words.floor_char_boundary(24)].to_lowercase();
    [
        "[interpreted]",
        "(interpreted)",
        "[interpreter]",
        "(interpreter)",
        "[translated]",
        "(translated)",
        "[foreign language]",
        "(foreign language)",
    ]
    .iter()
    .any(|mark| lower.starts_with(mark))
}
