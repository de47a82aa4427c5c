//! What a person can do to a document.

use std::sync::Arc;

use tickmark_engine::Span;

/// A place in the text: its bytes, and the words that must stand there. What no longer matches is listed, never guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where.
    pub span: Span,
    /// The words under the span.
    pub quote: Arc<str>,
}

/// A place between two characters is anchored by so many bytes after it.
const AHEAD: usize = 32;

impl Anchor {
    /// The words under `span`.
    pub fn of(text: &str, span: Span) -> Self {
        Self { span, quote: span.of(text).into() }
    }

    /// The place at byte `at`, such as the beginning of a turn; held by the words that follow it.
    pub fn at(text: &str, at: u32) -> Self {
        let end = text.ceil_char_boundary((at as usize + AHEAD).min(text.len()));
        Self::of(text, Span::new(at as usize, end))
    }

    /// Whether `text` has those words there.
    pub fn holds(&self, text: &str) -> bool {
        text.get(self.span.range()) == Some(&*self.quote)
    }
}

/// What of a figure can be changed. Each has one stable word on the wire and one text form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// "280.2", "60..70", "10.." or words that the engine reads, such as "RMB 280.2 billion".
    Value,
    /// An ISO 4217 code, `%`, `pp`, `bp` or a noun in the singular.
    Unit,
    /// The printed precision, as xBRL has it.
    Decimals,
    /// About, over …
    Approx,
    /// Money, percent …
    Kind,
    /// What it measures, in snake_case.
    Metric,
    /// Of which part of the business.
    Subject,
    /// Level, change …
    Role,
    /// Up, down …
    Direction,
    /// Against what.
    Basis,
    /// By which rules.
    Accounting,
    /// Reported, guidance …
    Modality,
    /// The words that name the period.
    Period,
    /// First day, as in 2025-01-31.
    From,
    /// Last day.
    To,
}

impl Field {
    /// Every field, in the order of a form.
    pub const ALL: [Self; 15] = [
        Self::Value,
        Self::Unit,
        Self::Kind,
        Self::Metric,
        Self::Subject,
        Self::Role,
        Self::Direction,
        Self::Basis,
        Self::Accounting,
        Self::Modality,
        Self::Period,
        Self::From,
        Self::To,
        Self::Decimals,
        Self::Approx,
    ];

    /// The word that stands for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Decimals => "decimals",
            Self::Approx => "approx",
            Self::Kind => "kind",
            Self::Metric => "metric",
            Self::Subject => "subject",
            Self::Role => "role",
            Self::Direction => "direction",
            Self::Basis => "basis",
            Self::Accounting => "accounting",
            Self::Modality => "modality",
            Self::Period => "period",
            Self::From => "from",
            Self::To => "to",
        }
    }

    /// The field that a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == word)
    }
}

/// What of a person can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The role.
    Role,
    /// The firm.
    Firm,
    /// What part the person plays.
    Kind,
}

impl About {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Role, Self::Firm, Self::Kind];

    /// The word that stands for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Firm => "affiliation",
            Self::Kind => "kind",
        }
    }

    /// The one that a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.as_str() == word)
    }
}

/// New values of fields; `None` is "not known".
pub type Set<F> = Vec<(F, Option<String>)>;

/// What holds for every place of a document, not for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// These words name this metric.
    Metric {
        /// The words.
        phrase: String,
        /// The metric, in snake_case.
        metric: String,
    },
    /// These words are never a figure.
    Never {
        /// The words.
        phrase: String,
    },
    /// This name is that person.
    Person {
        /// The name as printed.
        name: String,
        /// The person.
        is: String,
    },
}

impl Edit {
    /// Where it is made, if at one place; of several at once, where the first is.
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Accept(at) | Self::Reject(at) | Self::Restore(at) => Some(at),
            Self::Change { at, .. } | Self::Add { at, .. } | Self::Tag { at, .. } | Self::Untag { at, .. } => Some(at),
            Self::Reassign { at, .. } | Self::Split { at } | Self::Join { at } | Self::KeepVoice { at } => Some(at),
            Self::Batch(edits) => edits.iter().find_map(Self::anchor),
            Self::Rename { .. } | Self::Merge { .. } | Self::Describe { .. } | Self::Rule { .. } => None,
        }
    }
}

/// One correction. All of them can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The figure is right.
    Accept(Anchor),
    /// It is no figure.
    Reject(Anchor),
    /// The figure is as the engine had it, and nothing is said of it; one that was added goes.
    Restore(Anchor),
    /// The figure is right with these fields.
    Change {
        /// Which figure.
        at: Anchor,
        /// What is changed.
        set: Set<Field>,
    },
    /// There is a figure that was not found. It takes the place of those that it overlaps.
    Add {
        /// Where.
        at: Anchor,
        /// What is known of it.
        set: Set<Field>,
    },
    /// The person's own tag; the note of one that is there already is replaced.
    Tag {
        /// Where.
        at: Anchor,
        /// Its name.
        name: String,
        /// What is noted.
        note: Option<String>,
    },
    /// The person's own tag goes.
    Untag {
        /// Where.
        at: Anchor,
        /// Its name.
        name: String,
    },
    /// A person is called otherwise, everywhere.
    Rename {
        /// The name so far.
        who: String,
        /// The name from now on.
        to: String,
    },
    /// Two people are one.
    Merge {
        /// Who goes.
        who: String,
        /// Who stays.
        into: String,
    },
    /// Role, firm or kind of a person.
    Describe {
        /// Whose.
        who: String,
        /// What is changed.
        set: Set<About>,
    },
    /// The turn that begins there is another person's; a name that nobody has is a new person.
    Reassign {
        /// The beginning of the turn.
        at: Anchor,
        /// Who speaks.
        to: String,
    },
    /// Another turn begins there.
    Split {
        /// Where.
        at: Anchor,
    },
    /// The turn that begins there goes on from the one above.
    Join {
        /// The beginning of the turn.
        at: Anchor,
    },
    /// The label of the turn that begins there is right, whatever the words say.
    KeepVoice {
        /// The beginning of the turn.
        at: Anchor,
    },
    /// A rule is switched on or off.
    Rule {
        /// Which rule.
        rule: Rule,
        /// On or off.
        on: bool,
    },
    /// Several at once, undone at once.
    Batch(Vec<Edit>),
}
