//! The words that tie a figure to what it measures: `linking.txt` and `metrics.txt` as one trie.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::metrics::{self, AS_SAID, Metric};
use super::trie::Trie;

/// The list without its comments. `linking.txt` is what a person reads and extends.
const LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/linking.txt"));

/// Defines the sorts of cue: one bit each, and the name that stands before its words in the list.
macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $word:literal,)*) => {
        /// Sorts of cue, as bits of [`Entry::cues`].
        pub mod cue {
            $($(#[$doc])* pub const $name: u64 = 1 << $bit;)*
        }

        /// The bit of a name in the list.
        fn bit(word: &str) -> Option<u64> {
            match word { $($word => Some(cue::$name),)* _ => None }
        }
    };
}

cues! {
    /// It rose: "increased".
    UP_VERB = 0 "up-verb",
    /// A rise: "growth".
    UP_NOUN = 1 "up-noun",
    /// It fell.
    DOWN_VERB = 2 "down-verb",
    /// A fall.
    DOWN_NOUN = 3 "down-noun",
    /// It stayed.
    FLAT = 4 "flat",
    /// The level is negative.
    LOSS = 5 "loss",
    /// The prior value follows.
    COMPARE = 6 "compare",
    /// From.
    FROM = 7 "from",
    /// To.
    TO = 8 "to",
    /// By.
    BY = 9 "by",
    /// Of.
    OF = 10 "of",
    /// In.
    IN = 11 "in",
    /// For.
    FOR = 12 "for",
    /// At.
    AT = 13 "at",
    /// And.
    AND = 14 "and",
    /// Another way to say the same figure: "or".
    OR = 15 "or",
    /// The width of a range.
    PLUS_MINUS = 16 "plus-minus",
    /// "was", "reached".
    BE = 17 "be",
    /// "reported", "delivered".
    REPORT = 18 "report",
    /// A clause of reasons starts.
    CAUSE = 19 "cause",
    /// A further clause starts.
    CLAUSE = 20 "clause",
    /// Year over year.
    YOY = 21 "yoy",
    /// Quarter over quarter.
    QOQ = 22 "qoq",
    /// Year to date.
    YTD = 23 "ytd",
    /// Like for like.
    LIKE_FOR_LIKE = 24 "like-for-like",
    /// Constant currency.
    CONSTANT_CURRENCY = 25 "constant-currency",
    /// Expected or promised.
    GUIDANCE = 26 "guidance",
    /// Supposed.
    HYPOTHETICAL = 27 "hypothetical",
    /// Looks like an expectation and is none.
    REALIZED = 28 "realized",
    /// Part of a whole.
    SHARE = 29 "share",
    /// A limit.
    THRESHOLD = 30 "threshold",
    /// What is left out follows.
    EXCLUDING = 31 "excluding",
    /// The whole company.
    TOTAL = 32 "total",
    /// We, our.
    WE = 33 "we",
    /// Its, their.
    ITS = 34 "its",
    /// The speaker turns to a part of the business.
    TURN = 35 "turn",
    /// GAAP.
    GAAP = 36 "gaap",
    /// Non-GAAP.
    NON_GAAP = 37 "non-gaap",
    /// Adjusted.
    ADJUSTED = 38 "adjusted",
    /// Respectively.
    RESPECTIVELY = 39 "respectively",
    /// Segment, business, division.
    UNIT = 40 "unit",
    /// A word that is no part of a name.
    PLAIN = 41 "plain",
    /// A word that is never part of a name.
    STOP = 42 "stop",
    /// A part of the business that many companies of a field have: "cloud", "upstream". It is a [`UNIT`] too.
    PART = 43 "part",
}

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    /// Position of the metric in [`Lexicon::metrics`].
    pub metric: Option<u16>,
    /// Its cues, as bits of [`cue`].
    pub cues: u64,
}

/// Every phrase of both lists.
pub struct Lexicon {
    /// The phrases.
    pub trie: Trie,
    /// What they stand for.
    pub entries: Vec<Entry>,
    /// The metrics, in order of the list.
    pub metrics: Vec<Metric>,
}

/// The lexicon, read once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon = Lexicon { trie: Trie::default(), entries: vec![], metrics: vec![] };
        for entry in metrics::entries() {
            let mut at = lexicon.metrics.len() as u16;
            if entry.metric.name != AS_SAID {
                lexicon.metrics.push(entry.metric);
            }
            for form in entry.forms {
                if entry.metric.name == AS_SAID {
                    at = lexicon.metrics.len() as u16;
                    lexicon.metrics.push(Metric { name: as_said(form), ..entry.metric });
                }
                lexicon.add(form, Some(at), 0);
            }
        }
        for line in LIST.lines() {
            let Some((sort, forms)) = line.split_once(": ") else { continue };
            let Some(bit) = bit(sort) else { continue };
            for form in forms.split(';').map(str::trim).filter(|form| !form.is_empty()) {
                lexicon.add(form, None, if bit == cue::PART { bit | cue::UNIT } else { bit });
            }
        }
        lexicon
    })
}

/// The name of a metric whose words name themselves. It lives as long as the lexicon, which is made once.
fn as_said(form: &str) -> &'static str {
    Box::leak(form.to_ascii_lowercase().replace([' ', '-'], "_").into_boxed_str())
}

impl Lexicon {
    fn add(&mut self, form: &str, metric: Option<u16>, cues: u64) {
        // A text is read as "you" and "ll" where it prints "you'll".
        let form = if form.contains('\'') { Cow::Owned(form.replace("'ll", " ll")) } else { Cow::Borrowed(form) };
        let at = self.trie.insert(&form, self.entries.len() as u16) as usize;
        if at == self.entries.len() {
            self.entries.push(Entry::default());
        }
        let entry = &mut self.entries[at];
        entry.metric = entry.metric.or(metric);
        entry.cues |= cues;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_sort() {
        for line in LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let sort = line.split_once(": ").map(|(sort, _)| sort);
            assert!(sort.and_then(bit).is_some(), "{line}");
        }
    }
}
