//! The wire form of a record: one line of JSON. Every act is one flat object, so that one small reader reads them all and a
//! field that a later version adds breaks nothing.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tickmark_engine::Span;

use crate::edit::{About, Anchor, Edit, Field, Rule, Set};
use crate::journal::{Act, Record};

/// Why a line is no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

/// The fields of every act. Which of them an act has is said in `docs/journal.md`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u32>,
    op: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    set: Vec<(String, Option<String>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<Wire>,
}

impl Record {
    /// The record as one line of JSON, without a line end.
    pub fn to_line(&self) -> String {
        let mut wire = match &self.act {
            Act::Edit(edit) => Wire::of(edit),
            Act::Undo => Wire { op: "undo".into(), ..Wire::default() },
            Act::Redo => Wire { op: "redo".into(), ..Wire::default() },
        };
        wire.n = Some(self.number);
        serde_json::to_string(&wire).expect("a record holds only texts and numbers")
    }

    /// Reads a line that [`to_line`](Self::to_line) wrote.
    ///
    /// # Errors
    /// Where the line is something else, or an act of a later version.
    pub fn of_line(line: &str) -> Result<Self, Wrong> {
        let wire: Wire = serde_json::from_str(line).map_err(|_| Wrong("It is no line of JSON.".into()))?;
        let number = wire.n.ok_or_else(|| Wrong("It has no number.".into()))?;
        let act = match &*wire.op {
            "undo" => Act::Undo,
            "redo" => Act::Redo,
            _ => Act::Edit(wire.edit()?),
        };
        Ok(Self { number, act })
    }
}

impl Wire {
    fn of(edit: &Edit) -> Self {
        let new = |op: &str| Self { op: op.into(), ..Self::default() };
        let at = |op: &str, at: &Anchor| Self {
            start: Some(at.span.start),
            end: Some(at.span.end),
            quote: Some(at.quote.to_string()),
            ..new(op)
        };
        match edit {
            Edit::Accept(anchor) => at("accept", anchor),
            Edit::Reject(anchor) => at("reject", anchor),
            Edit::Restore(anchor) => at("restore", anchor),
            Edit::Change { at: anchor, set } => Self { set: written(set, Field::as_str), ..at("change", anchor) },
            Edit::Add { at: anchor, set } => Self { set: written(set, Field::as_str), ..at("add", anchor) },
            Edit::Tag { at: anchor, name, note } => {
                Self { name: Some(name.clone()), note: note.clone(), ..at("tag", anchor) }
            }
            Edit::Untag { at: anchor, name } => Self { name: Some(name.clone()), ..at("untag", anchor) },
            Edit::Rename { who, to } => Self { name: Some(who.clone()), to: Some(to.clone()), ..new("rename") },
            Edit::Merge { who, into } => Self { name: Some(who.clone()), to: Some(into.clone()), ..new("merge") },
            Edit::Describe { who, set } => {
                Self { name: Some(who.clone()), set: written(set, About::as_str), ..new("describe") }
            }
            Edit::Reassign { at: anchor, to } => Self { to: Some(to.clone()), ..at("reassign", anchor) },
            Edit::Split { at: anchor } => at("split", anchor),
            Edit::Join { at: anchor } => at("join", anchor),
            Edit::KeepVoice { at: anchor } => at("keep-voice", anchor),
            Edit::Rule { rule, on } => {
                let (op, name, to) = match rule {
                    Rule::Metric { phrase, metric } => ("rule-metric", phrase, Some(metric.clone())),
                    Rule::Never { phrase } => ("rule-never", phrase, None),
                    Rule::Person { name, is } => ("rule-person", name, Some(is.clone())),
                };
                Self { name: Some(name.clone()), to, on: Some(*on), ..new(op) }
            }
            Edit::Batch(edits) => Self { edits: edits.iter().map(Self::of).collect(), ..new("batch") },
        }
    }

    fn edit(self) -> Result<Edit, Wrong> {
        let missing = |what: &str| Wrong(format!("Its act “{}” lacks “{what}”.", self.op));
        let at = || match (self.start, self.end, &self.quote) {
            (Some(start), Some(end), Some(quote)) if start <= end => {
                Ok(Anchor { span: Span { start, end }, quote: Arc::from(&**quote) })
            }
            _ => Err(missing("quote")),
        };
        let name = || self.name.clone().ok_or_else(|| missing("name"));
        let to = || self.to.clone().ok_or_else(|| missing("to"));
        let on = self.on.unwrap_or(true);
        Ok(match &*self.op {
            "accept" => Edit::Accept(at()?),
            "reject" => Edit::Reject(at()?),
            "restore" => Edit::Restore(at()?),
            "change" => Edit::Change { at: at()?, set: read(&self.set, Field::parse)? },
            "add" => Edit::Add { at: at()?, set: read(&self.set, Field::parse)? },
            "tag" => Edit::Tag { at: at()?, name: name()?, note: self.note.clone() },
            "untag" => Edit::Untag { at: at()?, name: name()? },
            "rename" => Edit::Rename { who: name()?, to: to()? },
            "merge" => Edit::Merge { who: name()?, into: to()? },
            "describe" => Edit::Describe { who: name()?, set: read(&self.set, About::parse)? },
            "reassign" => Edit::Reassign { at: at()?, to: to()? },
            "split" => Edit::Split { at: at()? },
            "join" => Edit::Join { at: at()? },
            "keep-voice" => Edit::KeepVoice { at: at()? },
            "rule-metric" => Edit::Rule { rule: Rule::Metric { phrase: name()?, metric: to()? }, on },
            "rule-never" => Edit::Rule { rule: Rule::Never { phrase: name()? }, on },
            "rule-person" => Edit::Rule { rule: Rule::Person { name: name()?, is: to()? }, on },
            "batch" => Edit::Batch(self.edits.into_iter().map(Self::edit).collect::<Result<_, _>>()?),
            other => return Err(Wrong(format!("“{other}” is no act that is known."))),
        })
    }
}

fn written<F: Copy>(set: &Set<F>, word: fn(F) -> &'static str) -> Vec<(String, Option<String>)> {
    set.iter().map(|(field, value)| (word(*field).to_owned(), value.clone())).collect()
}

fn read<F>(set: &[(String, Option<String>)], parse: fn(&str) -> Option<F>) -> Result<Set<F>, Wrong> {
    let field = |word: &str| parse(word).ok_or_else(|| Wrong(format!("“{word}” is no field that is known.")));
    set.iter().map(|(word, value)| Ok((field(word)?, value.clone()))).collect()
}
