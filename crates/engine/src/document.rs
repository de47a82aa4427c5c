//! The immutable result of reading one transcript.
//!
//! Ids are positions: `TurnId(3)` is `document.turns[3]`. Everything is in text order.

#[macro_use]
mod vocabulary;

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::span::Span;

/// Defines the position of one kind of thing in the document, printed with its letter and counted from 1.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index.
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($letter)?;
                std::fmt::Display::fmt(&(self.0 + 1), f)
            }
        }
    };
}

id!(/// Position of a [`Speaker`].
    SpeakerId "s");
id!(/// Position of a [`Turn`].
    TurnId "t");
id!(/// Position of an [`Exchange`].
    ExchangeId "x");
id!(/// Position of a [`Mention`].
    MentionId "m");
id!(/// Position of a [`Fact`].
    FactId "f");
id!(/// Position of a [`Check`].
    CheckId "c");

/// What [`annotate`](crate::annotate) makes of a text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text as given, after the one normalisation, and what it was read as.
    pub source: Source,
    /// Which call it is.
    pub call: Call,
    /// The people, in order of first appearance.
    pub speakers: Vec<Speaker>,
    /// The parts of the text; they cover it and do not overlap.
    pub sections: Vec<Section>,
    /// Who speaks where; turns do not overlap.
    pub turns: Vec<Turn>,
    /// Questions and their answers.
    pub exchanges: Vec<Exchange>,
    /// Every figure, date and period; mentions do not overlap.
    pub mentions: Vec<Mention>,
    /// Mentions that speak of one thing.
    pub facts: Vec<Fact>,
    /// What the printed numbers say about each other.
    pub checks: Vec<Check>,
    /// What could not be read, none of it fatal.
    pub issues: Vec<Issue>,
    /// A person's own tags, in text order; they may overlap. The engine makes none.
    pub tags: Vec<Tag>,
}

/// The text and how it was read.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The text after the one normalisation of [`normalise`](crate::source::normalise). Every span is over it.
    pub text: Arc<str>,
    /// Name of the reader that won, such as `name-block`.
    pub format: Cow<'static, str>,
    /// BCP 47 tags of the languages spoken, most used first.
    pub languages: Vec<&'static str>,
    /// Page furniture (headers, footers, page numbers, adverts, site chrome): in the text, but not speech. Sorted.
    pub furniture: Vec<Span>,
}

/// The call as its heading names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Call {
    /// The company, as printed.
    pub company: Option<Arc<str>>,
    /// Exchange and symbol, such as `NYSE:EXG`.
    pub ticker: Option<Arc<str>>,
    /// The title, as printed.
    pub title: Option<Arc<str>>,
    /// The day of the call.
    pub date: Option<Date>,
    /// The period that it reports on.
    pub period: Option<Period>,
}

/// A stretch of time that the text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// The words.
    pub text: Arc<str>,
    /// First day, where it can be told.
    pub start: Option<Date>,
    /// Last day, where it can be told.
    pub end: Option<Date>,
}

/// A day as ISO 8601 writes it, such as `2025-03-31`. Unlike jiff's own `Display`, it needs none of the texts of jiff's
/// errors, which would weigh more in the page than the rest of jiff.
pub fn iso(day: Date) -> String {
    let (year, mut iso) = (day.year().unsigned_abs(), *b"0000-00-00");
    for (at, number) in [(0, year / 100), (2, year % 100), (5, day.month() as u16), (8, day.day() as u16)] {
        iso[at] += (number / 10) as u8;
        iso[at + 1] += (number % 10) as u8;
    }
    iso.map(char::from).iter().collect()
}

vocabulary!(/// What part a person plays in the call.
SpeakerKind {
    /// The conference operator.
    Operator = "operator",
    /// Investor relations.
    Ir = "ir",
    /// Any other officer of the company.
    Executive = "executive",
    /// Who asks: a sell-side or buy-side analyst, a shareholder.
    Analyst = "analyst",
    /// Renders another's words in another language.
    Interpreter = "interpreter",
    /// The publisher's own words.
    Editor = "editor",
    /// The text does not say.
    Unknown = "unknown",
});

/// One person.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest form of the name that the text prints.
    pub name: Arc<str>,
    /// Other forms: short names, misspellings, capitals, the name in another script.
    pub aliases: Vec<Arc<str>>,
    /// The role, as printed.
    pub role: Option<Arc<str>>,
    /// The firm, as printed.
    pub affiliation: Option<Arc<str>>,
    /// What part the person plays.
    pub kind: SpeakerKind,
}

vocabulary!(/// The parts of a transcript.
SectionKind {
    /// Before anyone speaks: site chrome, headings, summaries.
    Preamble = "preamble",
    /// What was prepared.
    PreparedRemarks = "prepared_remarks",
    /// Questions and answers.
    Qa = "qa",
    /// A printed list of who took part.
    Participants = "participants",
    /// What the publisher disclaims.
    Disclaimer = "disclaimer",
});

/// A part of the transcript.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// Which part.
    pub kind: SectionKind,
    /// Where it stands.
    pub span: Span,
}

/// How it is known who speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Attribution {
    /// A label is printed.
    Printed,
    /// No label is printed; the words say so.
    Inferred {
        /// The words that say so.
        cue: Span,
        /// How sure that is.
        confidence: Confidence,
    },
}

/// How sure a finding is, in hundredths from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(pub u8);

/// When a turn was spoken, in milliseconds from the start of the recording.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// From.
    pub start_ms: u32,
    /// Until, where the source says.
    pub end_ms: Option<u32>,
}

/// Another person than the label prints speaks from a point on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// Who really speaks.
    pub speaker: SpeakerId,
    /// From where to where.
    pub span: Span,
    /// The words that say so.
    pub cue: Span,
}

/// One speaker's uninterrupted stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Who speaks.
    pub speaker: SpeakerId,
    /// The words spoken, without the label; trimmed of blank lines at both ends.
    pub span: Span,
    /// The label that names the speaker, where one is printed.
    pub label: Option<Span>,
    /// In which part of the call.
    pub section: SectionKind,
    /// BCP 47 tag of the language, `mul` where several are mixed.
    pub language: &'static str,
    /// How it is known who speaks.
    pub attribution: Attribution,
    /// Whether an interpreter renders another turn.
    pub interpreted: bool,
    /// When, where the source has times.
    pub time: Option<Time>,
    /// Another voice inside the turn.
    pub voice: Option<Voice>,
}

/// A question with its follow-ups, and the answers to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// The turns that ask.
    pub question: Vec<TurnId>,
    /// The turns that answer.
    pub answers: Vec<TurnId>,
}

vocabulary!(/// What sort of quantity a mention is.
Kind {
    /// An amount of money.
    Money = "money",
    /// A share or a rate in hundredths.
    Percent = "percent",
    /// A difference between two percentages.
    PercentagePoints = "percentage_points",
    /// Hundredths of a percentage point.
    BasisPoints = "basis_points",
    /// So many of something.
    Count = "count",
    /// Doubled, 2x.
    Multiple = "multiple",
    /// Two-thirds.
    Fraction = "fraction",
    /// A place in an order, "#4".
    Rank = "rank",
    /// A length of time that is itself the figure.
    Duration = "duration",
    /// A day.
    Date = "date",
    /// A quarter, a year, a half.
    Period = "period",
});

vocabulary!(/// How far the printed number may be taken at its word.
Approx {
    /// About, around, roughly.
    About = "about",
    /// Over, more than, north of.
    Over = "over",
    /// Nearly, under, less than.
    Under = "under",
    /// Up to.
    UpTo = "up_to",
    /// At least.
    AtLeast = "at_least",
});

/// The unit of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// ISO 4217 code.
    Currency(&'static str),
    /// Hundredths.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Basis points.
    BasisPoint,
    /// The counted noun in the singular.
    Noun(Cow<'static, str>),
}

impl Unit {
    /// The unit as tagged JSON writes it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Currency(code) => code,
            Self::Percent => "%",
            Self::PercentagePoint => "pp",
            Self::BasisPoint => "bp",
            Self::Noun(noun) => noun,
        }
    }
}

/// A normalised quantity: a closed interval, its unit and the precision it was printed with.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Lower bound; `None` where it is open.
    pub low: Option<Decimal>,
    /// Upper bound; equal to `low` for a single value; `None` where it is open.
    pub high: Option<Decimal>,
    /// The unit, where the text names one.
    pub unit: Option<Unit>,
    /// Printed precision as xBRL has it: "280.2 billion" is -8, that is ± 0.5 · 10⁸. `None` for vague words.
    pub decimals: Option<i32>,
    /// About, over, under …
    pub approx: Option<Approx>,
}

vocabulary!(/// What a figure is to its metric.
Role {
    /// The metric itself.
    Level = "level",
    /// By how much it changed.
    Change = "change",
    /// The value of the period it is compared with.
    Prior = "prior",
    /// Its part of a whole.
    ShareOf = "share_of",
    /// A limit.
    Threshold = "threshold",
});

vocabulary!(/// Which way.
Direction {
    /// Grew.
    Up = "up",
    /// Shrank.
    Down = "down",
    /// Unchanged.
    Flat = "flat",
    /// The level is negative.
    Loss = "loss",
});

vocabulary!(/// What a change is measured against.
Basis {
    /// The same period of the year before.
    Yoy = "yoy",
    /// The quarter before.
    Qoq = "qoq",
    /// The year's start.
    Ytd = "ytd",
    /// The same perimeter or stores.
    LikeForLike = "like_for_like",
    /// The same exchange rates.
    ConstantCurrency = "constant_currency",
});

vocabulary!(/// By which rules of accounting.
Accounting {
    /// Generally accepted accounting principles.
    Gaap = "gaap",
    /// Expressly not.
    NonGaap = "non_gaap",
    /// Adjusted.
    Adjusted = "adjusted",
});

vocabulary!(/// Whether it happened.
Modality {
    /// It is reported.
    Reported = "reported",
    /// It is promised or expected.
    Guidance = "guidance",
    /// It is supposed.
    Hypothetical = "hypothetical",
    /// It is asked.
    Question = "question",
});

vocabulary!(/// What a person has said of a mention.
Status {
    /// Nothing yet: the engine suggests it.
    Suggested = "suggested",
    /// It is right.
    Accepted = "accepted",
    /// It is no such thing.
    Rejected = "rejected",
    /// It is right after something in it was corrected.
    Changed = "changed",
    /// The engine had not found it.
    Added = "added",
});

/// A person's own tag on a stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The person's name for it, such as "guidance".
    pub name: Arc<str>,
    /// Where it stands.
    pub span: Span,
    /// What the person noted.
    pub note: Option<Arc<str>>,
}

/// A recognised span and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The shortest span that holds the whole value.
    pub span: Span,
    /// The turn it stands in, if any.
    pub turn: Option<TurnId>,
    /// What sort of quantity.
    pub kind: Kind,
    /// The value; `None` for dates and periods.
    pub value: Option<Value>,
    /// What it measures, in snake_case.
    pub metric: Option<Cow<'static, str>>,
    /// The words that name the metric.
    pub metric_span: Option<Span>,
    /// The part of the business, as printed or resolved.
    pub subject: Option<Arc<str>>,
    /// What it is to the metric.
    pub role: Option<Role>,
    /// Which way.
    pub direction: Option<Direction>,
    /// Against what.
    pub basis: Option<Basis>,
    /// By which rules.
    pub accounting: Option<Accounting>,
    /// Whether it happened.
    pub modality: Modality,
    /// For which period (of a date or period mention: itself).
    pub period: Option<Period>,
    /// The stable name of the rule that found it.
    pub rule: &'static str,
    /// How sure that is.
    pub confidence: Confidence,
    /// What a person has said of it.
    pub status: Status,
    /// The mention that this one renders in another language.
    pub translation_of: Option<MentionId>,
}

impl Mention {
    /// A mention that is found but not yet linked.
    pub fn found(span: Span, kind: Kind, value: Option<Value>, rule: &'static str, confidence: u8) -> Self {
        Self {
            span,
            turn: None,
            kind,
            value,
            metric: None,
            metric_span: None,
            subject: None,
            role: None,
            direction: None,
            basis: None,
            accounting: None,
            modality: Modality::Reported,
            period: None,
            rule,
            confidence: Confidence(confidence),
            status: Status::Suggested,
            translation_of: None,
        }
    }

    /// Whether it is a quantity, not a date or a period.
    pub fn is_figure(&self) -> bool {
        !matches!(self.kind, Kind::Date | Kind::Period)
    }
}

/// A level with its changes and its prior.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What is measured.
    pub metric: Cow<'static, str>,
    /// Of what.
    pub subject: Option<Arc<str>>,
    /// Who says it.
    pub speaker: Option<SpeakerId>,
    /// Where.
    pub turn: Option<TurnId>,
    /// The level.
    pub level: Option<MentionId>,
    /// Its changes.
    pub changes: Vec<MentionId>,
    /// The level it is compared with.
    pub prior: Option<MentionId>,
}

vocabulary!(/// The verdict of a check.
Verdict {
    /// The numbers agree within their printed precision.
    Agrees = "agrees",
    /// They cannot all be true.
    Conflicts = "conflicts",
});

/// A verdict on whether printed figures agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Which check: `change_vs_prior`, `sum`, `translation`, `retraction`, `attribution`, …
    pub kind: &'static str,
    /// The verdict.
    pub verdict: Verdict,
    /// The figures it is about.
    pub mentions: Vec<MentionId>,
    /// The arithmetic, for a person.
    pub message: String,
}

/// A non-fatal problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Stable code, such as `no-speakers`.
    pub code: &'static str,
    /// One plain sentence.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Document {
    /// The text that every span is over.
    pub fn text(&self) -> &str {
        &self.source.text
    }
}
