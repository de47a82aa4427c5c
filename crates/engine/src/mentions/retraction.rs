//! Self-corrections: "2.07 billion. Pardon me, 20.7 billion".

use crate::document::Mention;
use crate::lexicon::phrases::Phrases;

/// What is said between a slip and its correction, wherever it stands.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "pardon me", "excuse me", "let me correct", "correct that", "i misspoke", "my mistake", "my apologies", "i should say", "i meant", "or rather",
    "对不起", "對不起", "抱歉", "更正", "口误", "口誤", "说错", "說錯", "不好意思",
];

/// The same, but only where it is set off: "5%, sorry, 6%" takes back, "after a correction of 5%" does not.
const ASIDES: &[&str] = &["sorry", "i'm sorry", "correction", "rather", "i apologize", "i beg your pardon"];

/// Each of those in ASCII holds one of these: a look for them dismisses most words.
const SIGNS: &[&str] =
    &["pardon", "excuse", "correct", "misspoke", "mistake", "apolog", "should s", "meant", "rather", "sorry"];

static SIGN: Phrases = Phrases::new(SIGNS);

/// How many bytes may stand between the cue and the figure that is meant.
const NEAR: usize = 32;

/// Pairs of positions: the figure taken back, and the one said instead. Both are of one kind and at most a few words apart.
pub fn retractions(text: &str, mentions: &[Mention]) -> Vec<(usize, usize)> {
    let figures: Vec<usize> = (0..mentions.len()).filter(|at| mentions[*at].is_figure()).collect();
    let corrects = |pair: &[usize]| {
        let (first, second) = (&mentions[pair[0]], &mentions[pair[1]]);
        let between = first.span.end as usize..second.span.start as usize;
        if first.kind != second.kind || first.turn != second.turn || !(5..=80).contains(&between.len()) {
            return None;
        }
        takes_back(text.get(between)?).then_some((pair[0], pair[1]))
    };
    figures.windows(2).filter_map(corrects).collect()
}

/// Whether the words between two figures take the first one back.
pub(crate) fn takes_back(words: &str) -> bool {
    let words = words.to_lowercase();
    let words = words.as_str();
    if words.is_ascii() && !SIGN.stand_in(words) {
        return false;
    }
    let set_off = |cue: &str| {
        words.match_indices(cue).any(|(at, _)| {
            let (before, after) = (words[..at].trim_end(), &words[at + cue.len()..]);
            let next = after.trim_start_matches([',', ' ']);
            let opens = before.is_empty() && cue.ends_with("sorry")
                || before.ends_with([',', '.', ';', '-', '\u{2013}', '\u{2014}', '(', '…']);
            opens
                && after.len() <= NEAR
                && after.starts_with([',', '.', ';', ':', '-', '\u{2013}', '\u{2014}', ')', ' '])
                && !["than ", "for ", "about ", "to ", "of ", "if ", "i ", "we "]
                    .iter()
                    .any(|word| next.starts_with(word))
        })
    };
    let said = |cue: &str| words.rfind(cue).is_some_and(|at| words.len() - at - cue.len() <= NEAR);
    CUES.iter().any(|cue| said(cue)) || ASIDES.iter().any(|cue| set_off(cue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_has_a_sign() {
        for cue in CUES.iter().chain(ASIDES).filter(|cue| cue.is_ascii()) {
            assert!(SIGNS.iter().any(|sign| cue.contains(sign)), "{cue}");
        }
    }

    #[test]
    fn a_figure_is_taken_back_only_by_words_that_do_so() {
        for words in [
            ". pardon me, ",
            ", sorry, ",
            " -- i'm sorry -- ",
            ", correction, ",
            ", or rather ",
            " of shares. excuse me, that is ",
            "——对不起,是 ",
        ] {
            assert!(takes_back(words), "{words}");
        }
        for words in [
            ", rather than ",
            " after a correction of ",
            ". i apologize for the noise. our dividend was ",
            ", sorry about the line, and then ",
            " rather close to ",
            ", excuse me, and so right now the retail book is at its high end of ",
            " and ",
            ". sorry, i have two questions, on ",
        ] {
            assert!(!takes_back(words), "{words}");
        }
    }
}
