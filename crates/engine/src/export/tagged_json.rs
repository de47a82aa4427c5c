//! Tagged JSON, schema `tickmark/1`: the contract between the engine, the command line and the page.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::document::{
    self, Accounting, Approx, Basis, Confidence, Direction, Document, Kind, Modality, Role, SectionKind, SpeakerKind,
    Status, Verdict,
};
use crate::export::line;
use crate::export::number::Number;
use crate::offsets::{OffsetUnit, Offsets};
use crate::span::Span;

/// How to write.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Name of the source, usually its file's.
    pub name: Option<&'a str>,
    /// The unit of every offset.
    pub unit: OffsetUnit,
    /// Whether `source.text` holds the text or null.
    pub text: bool,
    /// Whether mentions that a person rejected are written too.
    pub rejected: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { name: None, unit: OffsetUnit::CodePoint, text: true, rejected: false }
    }
}

type Text<'a> = Cow<'a, str>;

/// The whole file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(
    missing_docs,
    reason = "the fields of every wire type are the contract's own, described in docs/tagged-json.md"
)]
pub struct Tagged<'a> {
    pub schema: Text<'a>,
    pub generator: Generator<'a>,
    pub source: Source<'a>,
    pub call: Call<'a>,
    pub speakers: Vec<Speaker<'a>>,
    pub sections: Vec<Section>,
    pub turns: Vec<Turn<'a>>,
    pub exchanges: Vec<Exchange<'a>>,
    pub mentions: Vec<Mention<'a>>,
    pub facts: Vec<Fact<'a>>,
    pub checks: Vec<Check<'a>>,
    pub issues: Vec<Issue<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag<'a>>,
}

/// What wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Generator<'a> {
    pub name: Text<'a>,
    pub version: Text<'a>,
}

/// The text and how it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Source<'a> {
    pub name: Option<Text<'a>>,
    pub format: Text<'a>,
    pub languages: Vec<Text<'a>>,
    pub sha256: Text<'a>,
    pub offset_unit: Text<'a>,
    pub length: u32,
    pub text: Option<Text<'a>>,
}

/// Which call it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Call<'a> {
    pub company: Option<Text<'a>>,
    pub ticker: Option<Text<'a>>,
    pub title: Option<Text<'a>>,
    pub date: Option<Text<'a>>,
    pub period: Option<Period<'a>>,
}

/// A stretch of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Period<'a> {
    pub text: Text<'a>,
    pub start: Option<Text<'a>>,
    pub end: Option<Text<'a>>,
}

/// One person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Speaker<'a> {
    pub id: Text<'a>,
    pub name: Text<'a>,
    pub aliases: Vec<Text<'a>>,
    pub role: Option<Text<'a>>,
    pub affiliation: Option<Text<'a>>,
    pub kind: SpeakerKind,
}

/// A part of the transcript.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Section {
    pub kind: SectionKind,
    pub start: u32,
    pub end: u32,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

/// Seconds from the start of the recording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Time {
    pub start: f64,
    pub end: Option<f64>,
}

/// Another voice inside a turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Voice<'a> {
    pub speaker: Text<'a>,
    pub start: u32,
    pub end: u32,
    pub cue: Range,
}

/// One speaker's stretch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Turn<'a> {
    pub id: Text<'a>,
    pub speaker: Text<'a>,
    pub start: u32,
    pub end: u32,
    pub label: Option<Range>,
    pub section: SectionKind,
    pub language: Text<'a>,
    pub attribution: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Range>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    pub interpreted: bool,
    pub time: Option<Time>,
    pub voice: Option<Voice<'a>>,
}

/// A question and its answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Exchange<'a> {
    pub id: Text<'a>,
    pub question: Vec<Text<'a>>,
    pub answers: Vec<Text<'a>>,
}

/// A normalised quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Value<'a> {
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub unit: Option<Text<'a>>,
    pub decimals: Option<i32>,
    pub approx: Option<Approx>,
}

/// A recognised span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Mention<'a> {
    pub id: Text<'a>,
    pub turn: Option<Text<'a>>,
    pub start: u32,
    pub end: u32,
    pub text: Text<'a>,
    pub kind: Kind,
    pub value: Option<Value<'a>>,
    pub metric: Option<Text<'a>>,
    pub metric_text: Option<Text<'a>>,
    pub subject: Option<Text<'a>>,
    pub role: Option<Role>,
    pub direction: Option<Direction>,
    pub basis: Option<Basis>,
    pub accounting: Option<Accounting>,
    pub modality: Modality,
    pub period: Option<Period<'a>>,
    pub rule: Text<'a>,
    pub confidence: f64,
    pub status: Text<'a>,
    pub translation_of: Option<Text<'a>>,
}

/// A level with its changes and its prior.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Fact<'a> {
    pub id: Text<'a>,
    pub metric: Text<'a>,
    pub subject: Option<Text<'a>>,
    pub speaker: Option<Text<'a>>,
    pub turn: Option<Text<'a>>,
    pub level: Option<Text<'a>>,
    pub changes: Vec<Text<'a>>,
    pub prior: Option<Text<'a>>,
}

/// A verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Check<'a> {
    pub id: Text<'a>,
    pub kind: Text<'a>,
    pub status: Verdict,
    pub mentions: Vec<Text<'a>>,
    pub message: Text<'a>,
}

/// A non-fatal problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Issue<'a> {
    pub code: Text<'a>,
    pub message: Text<'a>,
    pub start: u32,
    pub end: u32,
}

/// A person's own tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "see Tagged")]
pub struct Tag<'a> {
    pub name: Text<'a>,
    pub start: u32,
    pub end: u32,
    pub text: Text<'a>,
    pub note: Option<Text<'a>>,
}

/// The wire form of a document.
pub fn tagged<'a>(document: &'a Document, options: Options<'a>) -> Tagged<'a> {
    let text = document.text();
    let offsets = Offsets::new(text, options.unit);
    let at = |span: Span| Range { start: offsets.of_byte(span.start), end: offsets.of_byte(span.end) };
    let written = |m: &document::Mention| options.rejected || m.status != Status::Rejected;
    let hundredths = |Confidence(c): Confidence| f64::from(c) / 100.0;
    let period = |period: &'a document::Period| Period {
        text: Cow::from(&*period.text),
        start: period.start.map(|day| document::iso(day).into()),
        end: period.end.map(|day| document::iso(day).into()),
    };
    let found = (document.mentions.iter().enumerate()).filter(|(_, m)| written(m)).map(|(i, m)| {
        let Range { start, end } = at(m.span);
        Mention {
            id: id('m', i as u32),
            turn: m.turn.map(|t| id('t', t.0)),
            start,
            end,
            text: m.span.of(text).into(),
            kind: m.kind,
            value: m.value.as_ref().map(|v| Value {
                low: v.low.map(Number),
                high: v.high.map(Number),
                unit: v.unit.as_ref().map(|u| Cow::from(u.as_str())),
                decimals: v.decimals,
                approx: v.approx,
            }),
            metric: m.metric.as_deref().map(Cow::from),
            metric_text: m.metric_span.map(|s| s.of(text).into()),
            subject: m.subject.as_deref().map(Cow::from),
            role: m.role,
            direction: m.direction,
            basis: m.basis,
            accounting: m.accounting,
            modality: m.modality,
            period: m.period.as_ref().map(period),
            rule: m.rule.into(),
            confidence: hundredths(m.confidence),
            status: m.status.as_str().into(),
            translation_of: (m.translation_of)
                .filter(|of| document.mentions.get(of.index()).is_some_and(written))
                .map(|m| id('m', m.0)),
        }
    });
    // A mention has some hundred bytes: a list that grows would copy all of them again and again.
    let mut mentions = Vec::with_capacity(document.mentions.len());
    mentions.extend(found);
    Tagged {
        schema: "tickmark/1".into(),
        generator: Generator { name: "tickmark".into(), version: env!("CARGO_PKG_VERSION").into() },
        source: Source {
            name: options.name.map(Cow::from),
            format: Cow::from(&*document.source.format),
            languages: document.source.languages.iter().map(|&l| l.into()).collect(),
            sha256: sha256(text).into(),
            offset_unit: options.unit.as_str().into(),
            length: offsets.length(),
            text: options.text.then_some(text.into()),
        },
        call: Call {
            company: document.call.company.as_deref().map(Cow::from),
            ticker: document.call.ticker.as_deref().map(Cow::from),
            title: document.call.title.as_deref().map(Cow::from),
            date: document.call.date.map(|day| document::iso(day).into()),
            period: document.call.period.as_ref().map(period),
        },
        speakers: (document.speakers.iter().enumerate())
            .map(|(i, s)| Speaker {
                id: id('s', i as u32),
                name: Cow::from(&*s.name),
                aliases: s.aliases.iter().map(|a| Cow::from(&**a)).collect(),
                role: s.role.as_deref().map(Cow::from),
                affiliation: s.affiliation.as_deref().map(Cow::from),
                kind: s.kind,
            })
            .collect(),
        sections: (document.sections.iter())
            .map(|s| Section { kind: s.kind, start: at(s.span).start, end: at(s.span).end })
            .collect(),
        turns: (document.turns.iter().enumerate())
            .map(|(i, t)| {
                let Range { start, end } = at(t.span);
                let (attribution, cue, confidence) = match t.attribution {
                    document::Attribution::Printed => ("printed", None, None),
                    document::Attribution::Inferred { cue, confidence } => {
                        ("inferred", Some(at(cue)), Some(hundredths(confidence)))
                    }
                };
                Turn {
                    id: id('t', i as u32),
                    speaker: id('s', t.speaker.0),
                    start,
                    end,
                    label: t.label.map(at),
                    section: t.section,
                    language: t.language.into(),
                    attribution: attribution.into(),
                    cue,
                    confidence,
                    interpreted: t.interpreted,
                    time: t.time.map(|time| Time {
                        start: f64::from(time.start_ms) / 1000.0,
                        end: time.end_ms.map(|ms| f64::from(ms) / 1000.0),
                    }),
                    voice: t.voice.map(|v| {
                        let Range { start, end } = at(v.span);
                        Voice { speaker: id('s', v.speaker.0), start, end, cue: at(v.cue) }
                    }),
                }
            })
            .collect(),
        exchanges: (document.exchanges.iter().enumerate())
            .map(|(i, x)| Exchange {
                id: id('x', i as u32),
                question: x.question.iter().map(|t| id('t', t.0)).collect(),
                answers: x.answers.iter().map(|t| id('t', t.0)).collect(),
            })
            .collect(),
        mentions,
        facts: (document.facts.iter().enumerate())
            .map(|(i, f)| Fact {
                id: id('f', i as u32),
                metric: Cow::from(&*f.metric),
                subject: f.subject.as_deref().map(Cow::from),
                speaker: f.speaker.map(|s| id('s', s.0)),
                turn: f.turn.map(|t| id('t', t.0)),
                level: f.level.map(|m| id('m', m.0)),
                changes: f.changes.iter().map(|m| id('m', m.0)).collect(),
                prior: f.prior.map(|m| id('m', m.0)),
            })
            .collect(),
        checks: (document.checks.iter().enumerate())
            .map(|(i, c)| Check {
                id: id('c', i as u32),
                kind: c.kind.into(),
                status: c.verdict,
                mentions: c.mentions.iter().map(|m| id('m', m.0)).collect(),
                message: Cow::from(&*c.message),
            })
            .collect(),
        issues: (document.issues.iter())
            .map(|i| {
                let Range { start, end } = at(i.span);
                Issue { code: i.code.into(), message: Cow::from(&*i.message), start, end }
            })
            .collect(),
        tags: (document.tags.iter())
            .map(|t| {
                let Range { start, end } = at(t.span);
                let note = t.note.as_deref().map(Cow::from);
                Tag { name: Cow::from(&*t.name), start, end, text: t.span.of(text).into(), note }
            })
            .collect(),
    }
}

/// How many ids of each letter stand in a table.
const LISTED: usize = 4096;
/// The bytes that the longest of them takes.
const LONGEST: usize = 5;

/// The letters of ids.
const LETTERS: &str = "stxmfc";

/// An id as it is printed. A call has some thousand of them and other calls have the same: they stand in a table.
fn id(letter: char, index: u32) -> Text<'static> {
    static TABLES: [OnceLock<String>; LETTERS.len()] = [const { OnceLock::new() }; LETTERS.len()];
    let index = index as usize;
    let Some(place) = LETTERS.find(letter).filter(|_| index < LISTED) else {
        return Cow::Owned(format!("{letter}{}", index + 1));
    };
    let table = TABLES[place].get_or_init(|| table(letter));
    let end = [10, 100, 1000].iter().filter(|&&more| index + 1 >= more).count() + 2;
    table[index * LONGEST..index * LONGEST + end].into()
}

/// The ids of a letter one after the other, each in its five bytes.
fn table(letter: char) -> String {
    let digit =
        |number: usize, ten: usize| if number < ten { ' ' } else { char::from(b'0' + (number / ten % 10) as u8) };
    let mut ids = String::with_capacity(LISTED * LONGEST);
    for number in 1..=LISTED {
        ids.push(letter);
        let digits = [1000, 100, 10, 1].map(|ten| digit(number, ten));
        let (blanks, digits) = digits.split_at(digits.iter().filter(|&&digit| digit == ' ').count());
        ids.extend(digits.iter().chain(blanks));
    }
    ids
}

/// The hash of a text in lower-case hexadecimal.
pub fn sha256(text: &str) -> String {
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]));
    Sha256::digest(text.as_bytes()).into_iter().flat_map(digits).collect()
}

/// One document as one line of JSON, without a line end.
pub fn to_line(document: &Document, options: Options<'_>) -> String {
    let mut line = Vec::new();
    write_line(document, options, &mut line);
    String::from_utf8(line).expect("JSON is UTF-8")
}

/// Writes one document as one line of JSON, without a line end.
pub fn write_line(document: &Document, options: Options<'_>, out: &mut Vec<u8>) {
    // A line has about eight times the bytes of the text: room for all of it at once spares copying it as it grows.
    out.reserve(document.text().len() * 10);
    line::write(&tagged(document, options), out).expect("wire types hold only structs, lists, words and numbers");
}

/// One document as indented JSON, with a line end.
pub fn to_pretty(document: &Document, options: Options<'_>) -> String {
    let mut json = serde_json::to_string_pretty(&tagged(document, options))
        .expect("wire types hold only strings, numbers and lists");
    json.push('\n');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_that_are_printed() {
        for index in [0, 8, 9, 98, 99, 1233, 4095, 4096, 4_294_967_294] {
            assert_eq!(id('s', index), document::SpeakerId(index).to_string());
            assert_eq!(id('t', index), document::TurnId(index).to_string());
            assert_eq!(id('x', index), document::ExchangeId(index).to_string());
            assert_eq!(id('m', index), document::MentionId(index).to_string());
            assert_eq!(id('f', index), document::FactId(index).to_string());
            assert_eq!(id('c', index), document::CheckId(index).to_string());
        }
    }
}
