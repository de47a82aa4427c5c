//! A call ready to be written: verified, counted in bytes, with its people and turns at hand.

use std::borrow::Cow;
use std::collections::BTreeMap;

use tickmark_engine::export::tagged_json::{Mention, Speaker, Tagged, Turn, Value};
use tickmark_engine::export::verify::Mismatch;
use tickmark_engine::offsets::{OffsetUnit, Offsets};

use crate::loss::{self, Loss};
use crate::selection::Selection;

/// A call whose offsets are bytes and whose every span is true to the text.
pub struct Prepared<'a> {
    /// What was chosen of the call.
    pub tagged: Tagged<'a>,
    /// The text.
    pub text: &'a str,
    /// Whether the text goes out.
    pub with_text: bool,
    /// The unit of offsets where the format leaves it open.
    pub unit: OffsetUnit,
    /// Offsets in that unit.
    pub offsets: Offsets<'a>,
    speakers: BTreeMap<Cow<'a, str>, usize>,
    turns: BTreeMap<Cow<'a, str>, usize>,
    mentions: BTreeMap<Cow<'a, str>, usize>,
}

/// A stretch of words with a label: a mention under its kind, or a tag of the person's own under its name.
pub struct Mark<'m> {
    /// Its name in the call: `m12`, or `own3` for the third tag of the person's own.
    pub id: Cow<'m, str>,
    /// Where it begins, in bytes.
    pub start: u32,
    /// Where it ends, in bytes.
    pub end: u32,
    /// The words under it.
    pub text: &'m str,
    /// The kind or the person's name for it.
    pub label: &'m str,
    /// What is known of it, in one line.
    pub note: String,
    /// The mention, if it is one.
    pub mention: Option<&'m Mention<'m>>,
}

impl<'a> Prepared<'a> {
    /// Verifies, chooses and counts.
    pub fn new(tagged: &Tagged<'a>, text: &'a str, selection: &Selection) -> Result<Self, Mismatch> {
        let mut tagged = tagged.clone();
        if let Some(wrong) = tagged.verify(text).into_iter().next() {
            return Err(wrong);
        }
        tagged.recount(text, OffsetUnit::Byte)?;
        selection.apply(&mut tagged);
        let index = |ids: Vec<&Cow<'a, str>>| ids.into_iter().enumerate().map(|(at, id)| (id.clone(), at)).collect();
        Ok(Self {
            offsets: Offsets::new(text, selection.unit),
            speakers: index(tagged.speakers.iter().map(|speaker| &speaker.id).collect()),
            turns: index(tagged.turns.iter().map(|turn| &turn.id).collect()),
            mentions: index(tagged.mentions.iter().map(|mention| &mention.id).collect()),
            tagged,
            text,
            with_text: selection.text,
            unit: selection.unit,
        })
    }

    /// Offsets of the text in a unit.
    pub fn offsets(&self, unit: OffsetUnit) -> Offsets<'a> {
        Offsets::new(self.text, unit)
    }

    /// The words between two bytes.
    pub fn words(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The name of the source, or "transcript".
    pub fn name(&self) -> &str {
        self.tagged.source.name.as_deref().unwrap_or("transcript")
    }

    /// What a heading calls the call.
    pub fn title(&self) -> String {
        let call = &self.tagged.call;
        match (call.company.as_deref(), call.title.as_deref()) {
            (Some(company), Some(title)) if title.contains(company) => title.to_owned(),
            (Some(company), Some(title)) => format!("{company}: {title}"),
            (None, Some(words)) | (Some(words), None) => words.to_owned(),
            (None, None) => self.name().to_owned(),
        }
    }

    /// The turn of that id.
    pub fn turn(&self, id: Option<&str>) -> Option<&Turn<'a>> {
        Some(&self.tagged.turns[*self.turns.get(id?)?])
    }

    /// The person of that id.
    pub fn speaker(&self, id: &str) -> Option<&Speaker<'a>> {
        Some(&self.tagged.speakers[*self.speakers.get(id)?])
    }

    /// Where the mention of that id stands in the list; none if it was rejected.
    pub fn mention(&self, id: &str) -> Option<usize> {
        self.mentions.get(id).copied()
    }

    /// Pairs of mentions that belong together, as places in the list: a fact's level to its changes and prior, and a
    /// rendering to what it renders.
    pub fn relations(&self) -> Vec<(&'static str, usize, usize)> {
        let mut relations = Vec::new();
        for fact in &self.tagged.facts {
            let Some(level) = fact.level.as_deref().and_then(|id| self.mention(id)) else { continue };
            let others = fact.changes.iter().map(|id| ("change", id)).chain(fact.prior.iter().map(|id| ("prior", id)));
            relations.extend(others.filter_map(|(kind, id)| Some((kind, level, self.mention(id)?))));
        }
        for (at, mention) in self.tagged.mentions.iter().enumerate() {
            let original = mention.translation_of.as_deref().and_then(|id| self.mention(id));
            relations.extend(original.map(|original| ("translation_of", at, original)));
        }
        relations
    }

    /// How many facts no pair of mentions stands for.
    pub fn facts_without_a_pair(&self) -> usize {
        let pairs = |id: Option<&str>| id.and_then(|id| self.mention(id)).is_some();
        let paired = self.tagged.facts.iter().filter(|fact| {
            pairs(fact.level.as_deref()) && fact.changes.iter().chain(&fact.prior).any(|id| pairs(Some(id)))
        });
        self.tagged.facts.len() - paired.count()
    }

    /// The mentions between two bytes, in order, without those that overlap one before them.
    pub fn disjoint(&self, start: u32, end: u32) -> impl Iterator<Item = &Mention<'a>> {
        let first = self.tagged.mentions.partition_point(|mention| mention.start < start);
        let mut from = start;
        self.tagged.mentions[first..].iter().take_while(move |mention| mention.start < end).filter(move |mention| {
            let fits = mention.start >= from && mention.end <= end && mention.start < mention.end;
            if fits {
                from = mention.end;
            }
            fits
        })
    }

    /// Every mention, each at its place in the list, and then every tag of the person's own.
    pub fn marks(&self) -> Vec<Mark<'_>> {
        let mentions = self.tagged.mentions.iter().map(|mention| Mark {
            id: Cow::Borrowed(&mention.id),
            start: mention.start,
            end: mention.end,
            text: &mention.text,
            label: mention.kind.as_str(),
            note: described(mention),
            mention: Some(mention),
        });
        let tags = self.tagged.tags.iter().enumerate().map(|(at, tag)| Mark {
            id: format!("own{}", at + 1).into(),
            start: tag.start,
            end: tag.end,
            text: &tag.text,
            label: &tag.name,
            note: one_line(tag.note.as_deref().unwrap_or_default()),
            mention: None,
        });
        mentions.chain(tags).collect()
    }

    /// How many mentions [`Self::disjoint`] leaves out of the turns, because they overlap or stand in no turn.
    pub fn not_disjoint(&self) -> usize {
        let shown: usize = self.tagged.turns.iter().map(|turn| self.disjoint(turn.start, turn.end).count()).sum();
        self.tagged.mentions.len() - shown
    }

    /// How many characters no XML may hold.
    pub fn controls(&self) -> usize {
        self.text.chars().filter(|&c| !is_xml(c)).count()
    }

    /// What a format of spans alone leaves out.
    pub fn beyond_spans(&self) -> Vec<Option<Loss>> {
        let mut losses = self.beyond_links();
        losses[0] = loss::FACTS.times(self.tagged.facts.len());
        losses
    }

    /// What a format of spans and of links between two of them leaves out.
    pub fn beyond_links(&self) -> Vec<Option<Loss>> {
        vec![
            loss::LONE_FACTS.times(self.facts_without_a_pair()),
            loss::CHECKS.times(self.tagged.checks.len()),
            loss::EXCHANGES.times(self.tagged.exchanges.len()),
        ]
    }

    /// The people and turns, for a format of tags alone.
    pub fn people(&self) -> Vec<Option<Loss>> {
        vec![loss::TURNS.times(self.tagged.turns.len()), loss::SPEAKERS.times(self.tagged.speakers.len())]
    }
}

/// A value for a person: `5.2`, `27 to 30`, `at least 5`.
pub fn shown(value: &Value<'_>) -> String {
    // A third has no end; four digits of it tell a person enough.
    let number = |n: &tickmark_engine::export::number::Number| {
        if n.0.scale() > 12 { n.0.round_dp(4).to_string() } else { n.0.normalize().to_string() }
    };
    let bounds = match (&value.low, &value.high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Some(low), None) => format!("{} or more", number(low)),
        (None, Some(high)) => format!("up to {}", number(high)),
        (None, None) => String::new(),
    };
    [
        value.approx.map(|approx| approx.as_str().replace('_', " ")),
        Some(bounds),
        value.unit.as_deref().map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .filter(|word| !word.is_empty())
    .collect::<Vec<_>>()
    .join(" ")
}

/// Words in which each whole number of more than four digits has its thousands set apart: `5,200,000,000 EUR`.
pub fn grouped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut rest = words;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let (digits, after) = from.split_at(from.bytes().take_while(u8::is_ascii_digit).count());
        out.push_str(before);
        let fraction = out.ends_with('.');
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 && digits.len() > 4 && !fraction {
                out.push(',');
            }
            out.push(digit);
        }
        rest = after;
    }
    out + rest
}

/// What is known of a mention, in one line for a person.
pub fn described(mention: &Mention<'_>) -> String {
    let value = mention.value.as_ref().map(shown);
    let words = |word: &str| word.replace('_', " ");
    [
        Some(words(mention.kind.as_str())),
        value.filter(|value| !value.is_empty()),
        mention.metric.as_deref().map(words),
        mention.subject.as_deref().map(|subject| format!("of {subject}")),
        mention.role.map(|role| words(role.as_str())),
        mention.direction.map(|direction| words(direction.as_str())),
        mention.basis.map(|basis| words(basis.as_str())),
        mention.accounting.map(|accounting| words(accounting.as_str())),
        Some(words(mention.modality.as_str())),
        mention.period.as_ref().map(|period| format!("for {}", period.text)),
    ]
    .into_iter()
    .flatten()
    .map(|part| one_line(&part))
    .collect::<Vec<_>>()
    .join("; ")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A section's heading.
pub fn heading(section: &str) -> &'static str {
    match section {
        "preamble" => "Preamble",
        "prepared_remarks" => "Prepared remarks",
        "qa" => "Questions and answers",
        "participants" => "Participants",
        _ => "Disclaimer",
    }
}

/// Whether XML 1.0 may hold the character (its production 2, `Char`).
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

/// Text as XML and HTML show it: a character that neither may hold becomes U+FFFD.
pub fn xml_text(text: &str) -> String {
    text.chars().map(|c| if is_xml(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Text as XML and HTML write it; a character that neither may hold becomes U+FFFD.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_xml(c) => out.push(c),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_and_fractions_are_not() {
        for (words, expected) in [
            ("5200000000 EUR", "5,200,000,000 EUR"),
            ("-12345.67891", "-12,345.67891"),
            ("2024", "2024"),
            ("27000 to 30000 member", "27,000 to 30,000 member"),
            ("", ""),
        ] {
            assert_eq!(grouped(words), expected);
        }
    }
}
