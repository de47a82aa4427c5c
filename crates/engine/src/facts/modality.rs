//! Whether a figure happened, is promised, is supposed or is asked.

use super::items::ItemKind;
use super::sentence::{MOVE_VERBS, Sentence};
use crate::document::Modality;
use crate::lexicon::linking::cue;

/// How far a word of expectation reaches, in items.
const REACH: usize = 40;

/// The modality of the figure at `at`; `asked` where an analyst asks the sentence.
pub(super) fn modality(s: &Sentence, at: usize, asked: bool) -> (Modality, Option<usize>) {
    let floor = at.saturating_sub(REACH);
    let mut supposed = None;
    let mut settled = false;
    for i in (floor..at).rev() {
        let item = &s.items[i];
        if item.is_mark(b';') {
            break;
        }
        if item.is(cue::GUIDANCE) && !item.is(cue::REALIZED) && !settled && !is_met(s, i, at) {
            return (Modality::Guidance, Some(i));
        }
        if item.is(cue::HYPOTHETICAL) && !item.is(cue::REALIZED) && supposed.is_none() && !settled && !is_polite(s, i) {
            supposed = Some(i);
        }
        // "Every 1% change in the dollar moves profit by $20 million".
        let every = || s.word(i).eq_ignore_ascii_case("every") && s.figure(i + 1).is_some();
        if supposed.is_none() && !settled && item.kind == ItemKind::Word && every() {
            supposed = Some(i);
        }
        if item.kind == ItemKind::Word
            && item.is(MOVE_VERBS | cue::BE | cue::REPORT)
            && is_past(s.word(i))
            && !(i > 0
                && i.checked_sub(1).is_some_and(|p| s.items[p].is(cue::GUIDANCE | cue::BE) && !is_past(s.word(p))))
        {
            // A verb in the past tense between the expectation and the figure: it happened.
            settled = true;
        }
    }
    for i in at + 1..s.items.len().min(at + 10) {
        let item = &s.items[i];
        if i == at + 2 && s.items[i - 1].is(cue::TO) && s.figure(i).is_some() {
            // "our 10% to 11% target": a range is one promise.
            continue;
        }
        // "a third of that planned cut": no clause begins behind "of".
        let breaks = s.is_break(i) && !(s.word(i) == "that" && s.items[i - 1].is(cue::OF | cue::IN));
        if !matches!(item.kind, ItemKind::Word | ItemKind::Time(_)) || breaks || item.is(cue::AND | cue::COMPARE) {
            break;
        }
        if item.is(cue::GUIDANCE) && !item.is(cue::REALIZED) {
            return (Modality::Guidance, Some(i));
        }
    }
    match supposed {
        _ if asked => (Modality::Question, None),
        Some(i) => (Modality::Hypothetical, Some(i)),
        None => (Modality::Reported, None),
    }
}

/// "I would recall that …", "you would've seen …": whether the "would" at `at` supposes nothing.
fn is_polite(s: &Sentence, at: usize) -> bool {
    let behind = s.text[s.items[at].span.end as usize..].trim_start_matches(['\'', '’']);
    s.word(at).eq_ignore_ascii_case("would")
        && (behind.starts_with("ve ")
            || at > 0 && matches!(s.word(at - 1), "I" | "i") && s.items[at - 1].span.len() == 1)
}

/// "Beating our own forecast, orders came to 900": whether what was promised in the words at `at` is said to have come
/// about, and the figure is no number of the promise, as in "exceeding our guidance of 5%".
fn is_met(s: &Sentence, at: usize, figure: usize) -> bool {
    const VERBS: &[&str] = &[
        "exceeded",
        "exceeding",
        "beat",
        "beating",
        "met",
        "achieved",
        "surpassed",
        "surpassing",
        "missed",
        "hit",
        "topped",
        "in line with",
    ];
    const PROMISES: &[&str] =
        &["target", "guidance", "goal", "expectation", "outlook", "forecast", "plan", "guide", "estimate"];
    let word = s.word(at).rsplit([' ', '-']).next().unwrap_or_default().to_ascii_lowercase();
    // Determiners, times and metrics may stand between the verb and the promise, and nothing else: "We beat the market and
    // target 10%" promises.
    let passes = |&i: &usize| {
        let item = &s.items[i];
        s.is_filler(i)
            || item.is(cue::WE | cue::ITS)
            || item.period().is_some()
            || item.metric.is_some() && !item.is(cue::AND | cue::REPORT | MOVE_VERBS)
            || matches!(s.word(i), "full" | "year" | "annual" | "original" | "initial")
    };
    let verb = |i: usize| VERBS.iter().any(|verb| s.word(i).eq_ignore_ascii_case(verb));
    PROMISES.contains(&word.strip_suffix('s').unwrap_or(&word))
        && (at + 1..figure).any(|i| s.items[i].metric.is_some() || s.items[i].is(cue::AT))
        && (at.saturating_sub(6)..at).rev().find(|i| verb(*i) || !passes(i)).is_some_and(verb)
}

/// Whether an English verb is in the past tense.
pub(super) fn is_past(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "was",
        "were",
        "had",
        "grew",
        "rose",
        "fell",
        "saw",
        "drove",
        "made",
        "sold",
        "shrank",
        "stood",
        "came in",
        "came in at",
        "was at",
        "were at",
        "stood at",
        "brought",
        "brought in",
        "lost",
        "hit",
        "came to",
        "slid",
    ];
    word.ends_with("ed") || IRREGULAR.iter().any(|past| past.eq_ignore_ascii_case(word))
}
