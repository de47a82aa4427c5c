//! The text under the tags of a file, and how a span of the file comes to stand in it.

use std::collections::BTreeMap;

use tickmark_engine::offsets::{OffsetUnit, Offsets};
use tickmark_engine::source::normalise;

use super::notes::{self, Note};
use super::{Imported, Link, Named, Refused, Tag, kind};

/// A text as a file has it, and as it is after the one normalisation.
pub struct Ground {
    raw: String,
    /// The normalised text.
    pub text: String,
    /// The bytes of `raw` that the normalisation drops, in order.
    dropped: Vec<usize>,
}

impl Ground {
    /// Normalises.
    pub fn new(raw: &str) -> Self {
        let text = normalise(raw).into_owned();
        let mut dropped = Vec::new();
        if text.len() < raw.len() {
            if raw.starts_with('\u{feff}') {
                dropped.extend(0..'\u{feff}'.len_utf8());
            }
            dropped.extend(raw.match_indices("\r\n").map(|(at, _)| at));
        }
        Self { raw: raw.to_owned(), text, dropped }
    }

    /// Where a byte of the text as it was given stands in the normalised one.
    fn normalised(&self, byte: u32) -> u32 {
        byte - self.dropped.partition_point(|&at| at < byte as usize) as u32
    }
}

/// The tags of one text of a file, while it is read.
pub struct Gathering<'g> {
    ground: &'g Ground,
    offsets: Offsets<'g>,
    tags: Vec<Tag>,
    /// The places of the tags taken so far, each by what tells it from another.
    known: BTreeMap<(u32, u32, String), usize>,
    by_id: BTreeMap<String, usize>,
    links: Vec<(String, usize, usize)>,
    /// What does not fit.
    pub refused: Vec<Refused>,
}

/// A span as a file gives it: either end may be missing or no number.
pub type GivenSpan = (Option<u64>, Option<u64>);

impl<'g> Gathering<'g> {
    /// Nothing gathered yet; the file's offsets count `unit`.
    pub fn new(ground: &'g Ground, unit: OffsetUnit) -> Self {
        Self {
            ground,
            offsets: Offsets::new(&ground.raw, unit),
            tags: Vec::new(),
            known: BTreeMap::new(),
            by_id: BTreeMap::new(),
            links: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The text as the file counts it.
    pub fn raw(&self) -> &'g str {
        &self.ground.raw
    }

    /// Lists something that is not taken.
    pub fn refuse(&mut self, place: &str, reason: impl Into<String>) {
        self.refused.push(Refused { place: place.to_owned(), reason: reason.into() });
    }

    /// The bytes of a span.
    pub fn bytes(&self, (start, end): GivenSpan) -> Result<(u32, u32), String> {
        let (Some(start), Some(end)) = (start, end) else { return Err("It says no place in the text.".to_owned()) };
        let byte = |offset: u64| self.offsets.to_byte(u32::try_from(offset).ok()?);
        match (byte(start), byte(end)) {
            (Some(from), Some(to)) if from <= to => Ok((from, to)),
            (Some(_), Some(_)) => Err(format!("It ends at {end}, before it begins at {start}.")),
            _ => Err(format!("The span {start} to {end} does not stand between characters of the text.")),
        }
    }

    /// Takes a tag whose words are those of its quote, if it has one; lists it otherwise.
    pub fn take(&mut self, place: &str, span: GivenSpan, quote: Option<&str>, named: Named) {
        let taken = self.bytes(span).and_then(|(start, end)| {
            let words = &self.ground.raw[start as usize..end as usize];
            match quote {
                Some(quote) if quote != words => Err(format!("It quotes “{quote}”, the text has “{words}” there.")),
                _ => Ok((start, end)),
            }
        });
        match taken {
            Ok((start, end)) => self.put(start, end, named),
            Err(reason) => self.refuse(place, reason),
        }
    }

    /// Takes a tag between two bytes of the text as the file has it. The same tag twice, as by two annotators, is one.
    pub fn put(&mut self, start: u32, end: u32, named: Named) {
        let Named { label, id, note, status, fields } = named;
        let (start, end) = (self.ground.normalised(start), self.ground.normalised(end));
        let next = self.tags.len();
        let at = *self.known.entry((start, end, label.clone())).or_insert(next);
        if let Some(id) = &id {
            self.by_id.insert(id.clone(), at);
        }
        if at == next {
            let quote = self.ground.text[start as usize..end as usize].to_owned();
            let kind = kind(&label);
            self.tags.push(Tag { start, end, quote, label, kind, id, note, status, fields });
        }
    }

    /// Notes something beside the tag of that id.
    pub fn note(&mut self, place: &str, id: &str, note: &str) {
        match self.by_id.get(id) {
            Some(&at) => self.tags[at].note = Some(note.to_owned()),
            None => self.refuse(place, format!("It notes something beside {id}, which was not taken.")),
        }
    }

    /// Takes what an attribute says of the figure of that id, where it says something that is known.
    pub fn attribute(&mut self, place: &str, id: &str, name: &str, value: &str) {
        let figure = self.by_id.get(id).map(|&at| &mut self.tags[at]).filter(|tag| tag.kind.is_some());
        match (figure, notes::attribute(name, value)) {
            (Some(figure), Some(field)) => figure.fields.push(field),
            _ => self.refuse(place, format!("The attribute “{name} {value}” has no place in what is read.")),
        }
    }

    /// Links the tags of two ids.
    pub fn link(&mut self, place: &str, label: &str, from: &str, to: &str) {
        match (self.by_id.get(from), self.by_id.get(to)) {
            (Some(&from), Some(&to)) => self.links.push((label.to_owned(), from, to)),
            _ => self.refuse(place, format!("It links {from} and {to}, and not both were taken.")),
        }
    }

    /// All of it, in the order of the text.
    pub fn done(self) -> Imported {
        let mut order: Vec<usize> = (0..self.tags.len()).collect();
        order.sort_by_key(|&at| (self.tags[at].start, self.tags[at].end));
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(now, &before)| place[before] = now);
        let mut tags: Vec<Option<Tag>> = self.tags.into_iter().map(|tag| Some(with_note(tag))).collect();
        Imported {
            format: "",
            path: None,
            text: self.ground.text.clone(),
            tagged: None,
            tags: order.iter().filter_map(|&at| tags[at].take()).collect(),
            links: (self.links.into_iter())
                .map(|(label, from, to)| Link { label, from: place[from], to: place[to] })
                .collect(),
            refused: self.refused,
        }
    }
}

/// A figure with what the note beside it says of it, where this program wrote the note. An attribute says more than a note.
fn with_note(mut tag: Tag) -> Tag {
    let (Some(kind), Some(note)) = (tag.kind, &tag.note) else { return tag };
    match notes::read(kind, note) {
        Note::Words => return tag,
        Note::Outdated => {}
        Note::Fields(fields) => {
            let own = std::mem::take(&mut tag.fields);
            tag.fields = fields.into_iter().filter(|(name, _)| own.iter().all(|(other, _)| other != name)).collect();
            tag.fields.extend(own);
        }
    }
    tag.note = None;
    tag
}
