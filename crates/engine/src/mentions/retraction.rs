//! Self-corrections: "2.07 billion. Pardon me, 20.7 billion".

use crate::document::Mention;

/// What is said between a slip and its correction.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "pardon me", "excuse me", "sorry", "correction", "let me correct", "correct that", "i misspoke", "my mistake", "my apologies", "i apologize",
    "i should say", "i meant", "rather", "对不起", "對不起", "抱歉", "更正", "口误", "口誤", "说错", "說錯", "不好意思",
];

/// Pairs of positions: the figure taken back, and the one said instead. Both are of one kind and at most a few words apart.
pub fn retractions(text: &str, mentions: &[Mention]) -> Vec<(usize, usize)> {
    let figures: Vec<usize> = (0..mentions.len()).filter(|at| mentions[*at].is_figure()).collect();
    let corrects = |pair: &[usize]| {
        let (first, second) = (&mentions[pair[0]], &mentions[pair[1]]);
        let between = first.span.end as usize..second.span.start as usize;
        if first.kind != second.kind || first.turn != second.turn || between.len() > 80 {
            return None;
        }
        let words = text.get(between)?.to_lowercase();
        CUES.iter().any(|cue| words.contains(cue)).then_some((pair[0], pair[1]))
    };
    figures.windows(2).filter_map(corrects).collect()
}
