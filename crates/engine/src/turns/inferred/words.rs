//! Words that give away who is speaking.

use super::*;

/// "Next question, please." and its kin.
pub(super) fn moderator_words(lower: &str, length: usize) -> bool {
    length < 140
        && ([
            "next question",
            "last question",
            "next caller",
            "final question",
            "first question",
            "subsequent query",
            "final query",
            "one more question",
        ]
        .iter()
        .any(|phrase| lower.contains(phrase))
            && ![
                "my next question",
                "my last question",
                "my first question",
                "your last question",
                "the first question",
                "first question is",
                "last question is",
                "next question is",
            ]
            .iter()
            .any(|phrase| lower.contains(phrase))
            && (length < 60
                || ["please", "operator", "take", "time for", "due to"].iter().any(|word| lower.contains(word)))
            || starts_with_word(lower, "operator") && length < 100)
        || lower.contains("wraps up the q&a")
}

/// What only operators say.
pub(super) fn operator_words(lower: &str) -> bool {
    let instructs = [
        "[operator instructions]",
        "(operator instructions)",
        "press star",
        "to ask a question, please",
        "we'll be conducting a question",
        "we will be conducting a question",
        "conduct a question-and-answer",
        "we will now begin the question",
        "we'll now begin the question",
        "we will now open the call for questions",
        "your line is",
        "you may now disconnect",
        "you may disconnect",
        "we have reached the end of the question",
        "please hold while we poll",
        "there are no further questions",
        "no further questions at this time",
        "no further questions in the queue",
    ];
    let concludes = (lower.contains("conclude") || lower.contains("this ends"))
        && [
            "conference",
            "today's call",
            "today’s call",
            "the call",
            "event",
            "webcast",
            "teleconference",
            "program",
            "session",
        ]
        .iter()
        .any(|word| lower.contains(word))
        && ["this ", "that ", "ladies and gentlemen", "thank you", "and this ", "this does", "and that ", "with this"]
            .iter()
            .any(|word| lower.starts_with(word))
        && !lower.contains("prepared remarks");
    instructs.iter().any(|phrase| lower.contains(phrase)) || concludes
}

/// Whether the sentence is nothing but thanks.
pub(super) fn closing_thanks(words: &str) -> bool {
    let lower = words.trim_end_matches(['.', '!', ' ']).to_lowercase();
    words.len() < 60
        && ([
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
            || lower.starts_with("i'll leave it"))
}

/// Whether the sentence is a word such as "Great." alone.
pub(super) fn acknowledgement(words: &str) -> bool {
    words.len() < 24 && opening(words) + 1 >= words.trim_end_matches(['.', '!']).len()
}

/// Whether the sentence opens with the mark before an interpreter's words.
pub(super) fn interpreted_mark(words: &str) -> bool {
    let lower = words[..floor(words, 24)].to_lowercase();
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
