//! One sentence while its figures are being linked, and how to walk in it.

use super::items::{BASIS, Item, ItemKind};
use crate::document::Mention;
use crate::lexicon::linking::{Lexicon, cue};
use crate::lexicon::metrics::Metric;
use crate::span::Span;

/// Every cue of a movement.
pub(super) const MOVES: u64 = cue::UP_VERB | cue::UP_NOUN | cue::DOWN_VERB | cue::DOWN_NOUN | cue::FLAT;

/// Nouns of a movement, which may stand behind their figure.
pub(super) const MOVE_NOUNS: u64 = cue::UP_NOUN | cue::DOWN_NOUN;

/// Verbs of a movement.
pub(super) const MOVE_VERBS: u64 = cue::UP_VERB | cue::DOWN_VERB | cue::FLAT;

/// Words that end one statement and start another.
pub(super) const BREAKS: u64 = cue::CAUSE | cue::CLAUSE;

/// Words that tie a noun to a noun.
pub(super) const TIES: u64 = cue::OF | cue::IN | cue::FOR | cue::AT | cue::FROM;

/// Whether a word on -ly says how; "supply" and "family" name something.
pub(super) fn is_adverb(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "ally",
        "anomaly",
        "assembly",
        "belly",
        "duopoly",
        "family",
        "fly",
        "july",
        "monopoly",
        "oligopoly",
        "rally",
        "reply",
        "supply",
        "tally",
    ];
    word.ends_with("ly") && !NOUNS.iter().any(|noun| word.eq_ignore_ascii_case(noun))
}

/// One sentence.
pub(super) struct Sentence<'s> {
    /// The whole text.
    pub text: &'s str,
    /// Where the sentence stands.
    pub span: Span,
    /// Its items.
    pub items: &'s [Item],
    /// All mentions.
    pub mentions: &'s [Mention],
    /// The phrases and what they stand for.
    pub lexicon: &'static Lexicon,
}

impl Sentence<'_> {
    /// The metric that the item at `at` names.
    #[inline]
    pub fn metric(&self, at: usize) -> Option<&'static Metric> {
        self.items[at].metric.map(|metric| &self.lexicon.metrics[metric as usize])
    }

    /// The mention of the figure at `at`; none behind the last item.
    #[inline]
    pub fn figure(&self, at: usize) -> Option<u32> {
        match self.items.get(at)?.kind {
            ItemKind::Figure(mention) => Some(mention),
            _ => None,
        }
    }

    /// The words under the item at `at`.
    #[inline]
    pub fn word(&self, at: usize) -> &str {
        self.items[at].span.of(self.text)
    }

    /// Whether the item at `at` says nothing about the figure beside it: small words, times, adverbs, brackets.
    pub fn is_filler(&self, at: usize) -> bool {
        let item = &self.items[at];
        match item.kind {
            ItemKind::Word => {
                item.is_plain()
                    || item.metric.is_none()
                        && item.cues & !(cue::PLAIN | cue::BY | cue::WE | BASIS) == 0
                        && item.cues != 0
                    || item.cues == 0 && item.metric.is_none() && (at == 0 || !item.name) && is_adverb(self.word(at))
            }
            ItemKind::Time(_) => true,
            ItemKind::Mark(mark) => matches!(mark, b'(' | b')' | b'"' | b'[' | b']' | b'+'),
            ItemKind::Figure(_) | ItemKind::Possessive => false,
        }
    }

    /// The nearest item left of `at` that is no filler, at most `most` items away.
    pub fn left(&self, at: usize, most: usize) -> Option<usize> {
        (at.saturating_sub(most)..at).rev().find(|&at| !self.is_filler(at))
    }

    /// The nearest item right of `at` that is no filler, at most `most` items away.
    pub fn right(&self, at: usize, most: usize) -> Option<usize> {
        (at + 1..(at + 1 + most).min(self.items.len())).find(|&at| !self.is_filler(at))
    }

    /// Whether the item at `at` ends a statement, so that what stands beyond belongs to another.
    pub fn is_break(&self, at: usize) -> bool {
        let item = &self.items[at];
        match item.kind {
            ItemKind::Mark(mark) => matches!(mark, b';' | b'?' | b'!' | b':'),
            ItemKind::Word => item.is(BREAKS) && !item.is(MOVES | cue::COMPARE),
            _ => false,
        }
    }

    /// Where the clause around `at` begins, as far as it is read back.
    pub fn clause_start(&self, at: usize) -> usize {
        const LONGEST: usize = 64;
        (at.saturating_sub(LONGEST)..at)
            .rev()
            .find(|&left| self.is_break(left))
            .map_or(at.saturating_sub(LONGEST), |left| left + 1)
    }
}
