//! Document and log to the corrected document.

use std::mem::take;
use std::sync::Arc;

use tickmark_engine::document::{Mention, MentionId, Status, Tag, TurnId};
use tickmark_engine::turns::CallOutline;
use tickmark_engine::{Document, Span, checks, facts};

use crate::edit::{Anchor, Edit};
use crate::journal::{Act, Journal};
use crate::{PERSON, fields, people, rules};

/// A document with the corrections in it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// A document like any other. Its mentions say what the person said of them; rejected ones are there and marked.
    pub document: Document,
    /// The numbers of the records that found no place in this text.
    pub unmatched: Vec<u32>,
}

/// The document that the corrections of `journal` make of `base`.
pub fn apply(base: &Document, journal: &Journal) -> Reviewed {
    let mut work = Work::new(base, base.clone());
    for rule in rules::switched(journal).into_iter().filter(|(_, on)| *on).map(|(rule, _)| rule) {
        rules::follow(&mut work, &rule);
    }
    let mut unmatched = Vec::new();
    for (number, edit) in journal.edits() {
        if !work.edit(edit) {
            unmatched.push(number);
        }
    }
    Reviewed { document: work.finish(), unmatched }
}

/// The same as [`apply`], where `before` and `unmatched` are what the log made without its last record: one more correction is
/// laid over them.
pub fn advance(base: &Document, before: &Document, unmatched: &[u32], journal: &Journal) -> Reviewed {
    let act = journal.records().last().map(|record| &record.act);
    // What an undo leaves is not what was made before it.
    let more = if matches!(act, Some(Act::Undo)) { None } else { journal.edits().last() };
    match more {
        // Rules come before all else.
        Some((number, edit)) if !has_rule(edit) => {
            let mut work = Work::new(base, before.clone());
            let mut unmatched = unmatched.to_vec();
            if !work.edit(edit) {
                unmatched.push(number);
            }
            Reviewed { document: work.finish(), unmatched }
        }
        _ => apply(base, journal),
    }
}

fn has_rule(edit: &Edit) -> bool {
    match edit {
        Edit::Rule { .. } => true,
        Edit::Batch(edits) => edits.iter().any(has_rule),
        _ => false,
    }
}

/// A document in the making.
pub(crate) struct Work<'a> {
    base: &'a Document,
    pub(crate) document: Document,
    /// Figures, people or turns are others than before: facts and checks must be made anew.
    pub(crate) stale: bool,
    /// Turns or the list of mentions are others than before: each mention must find its turn again.
    pub(crate) moved: bool,
}

impl<'a> Work<'a> {
    fn new(base: &'a Document, document: Document) -> Self {
        Self { base, document, stale: false, moved: false }
    }

    /// Makes one correction; false where it finds no place. Of several at once, those that find theirs are made.
    fn edit(&mut self, edit: &Edit) -> bool {
        match edit {
            Edit::Batch(edits) => {
                let made: Vec<bool> = edits.iter().map(|edit| self.edit(edit)).collect();
                made.into_iter().all(|made| made)
            }
            Edit::Accept(at) => self.figure(at, |work, i| {
                work.stale |= work.document.mentions[i].status == Status::Rejected;
                work.document.mentions[i].status = work.settled(i);
            }),
            Edit::Reject(at) => self.figure(at, Self::reject),
            Edit::Restore(at) => self.figure(at, Self::restore),
            Edit::Change { at, set } => self.figure(at, |work, i| {
                let mention = &mut work.document.mentions[i];
                set.iter().for_each(|(field, value)| fields::set(mention, *field, value.as_deref()));
                mention.status = if mention.rule == PERSON { Status::Added } else { Status::Changed };
                work.stale = true;
            }),
            Edit::Add { at, set } => {
                let fits = at.holds(self.document.text()) && !at.span.is_empty();
                if fits {
                    self.remove(|mention| mention.span.overlaps(at.span));
                    let mut mention = fields::figure(self.document.text(), at.span);
                    set.iter().for_each(|(field, value)| fields::set(&mut mention, *field, value.as_deref()));
                    self.insert(mention);
                }
                fits
            }
            Edit::Tag { at, name, note } => {
                let fits = at.holds(self.document.text()) && !at.span.is_empty();
                if fits {
                    let tag = Tag { name: Arc::from(&**name), span: at.span, note: note.as_deref().map(Arc::from) };
                    let tags = &mut self.document.tags;
                    match tags.iter_mut().find(|old| old.span == at.span && *old.name == **name) {
                        Some(old) => *old = tag,
                        None => {
                            let after = |old: &Tag| (old.span.start, old.span.end) <= (at.span.start, at.span.end);
                            tags.insert(tags.partition_point(after), tag);
                        }
                    }
                }
                fits
            }
            Edit::Untag { at, name } => {
                let tags = &mut self.document.tags;
                let before = tags.len();
                tags.retain(|tag| tag.span != at.span || *tag.name != **name);
                tags.len() < before
            }
            // Rules are followed before anything else.
            Edit::Rule { .. } => true,
            _ => people::edit(self, edit),
        }
    }

    /// Does something to the figure that an anchor stands for; false where there is none.
    fn figure(&mut self, at: &Anchor, act: impl FnOnce(&mut Self, usize)) -> bool {
        let place = self.document.mentions.binary_search_by_key(&at.span.start, |mention| mention.span.start);
        let place = place.ok().filter(|i| self.document.mentions[*i].span == at.span && at.holds(self.document.text()));
        if let Some(place) = place {
            act(self, place);
        }
        place.is_some()
    }

    pub(crate) fn reject(&mut self, i: usize) {
        self.document.mentions[i].status = Status::Rejected;
        self.stale = true;
    }

    fn restore(&mut self, i: usize) {
        let span = self.document.mentions[i].span;
        match self.suggestion(span) {
            Some(suggested) => {
                let old = &self.document.mentions[i];
                let kept = Mention { turn: old.turn, translation_of: old.translation_of, ..suggested.clone() };
                self.document.mentions[i] = kept;
            }
            None => self.remove(|mention| mention.span == span),
        }
        self.stale = true;
    }

    /// What the engine suggests for exactly that span.
    fn suggestion(&self, span: Span) -> Option<&'a Mention> {
        let mentions = &self.base.mentions;
        let place = mentions.binary_search_by_key(&span.start, |mention| mention.span.start).ok()?;
        mentions.get(place).filter(|mention| mention.span == span)
    }

    /// What a figure is that the person holds for right.
    fn settled(&self, i: usize) -> Status {
        let now = &self.document.mentions[i];
        match self.suggestion(now.span) {
            _ if now.rule == PERSON => Status::Added,
            Some(first) => {
                let alike =
                    Mention { status: now.status, turn: now.turn, translation_of: now.translation_of, ..first.clone() };
                if alike == *now { Status::Accepted } else { Status::Changed }
            }
            None => Status::Added,
        }
    }

    /// Takes mentions out; those behind move up.
    fn remove(&mut self, gone: impl Fn(&Mention) -> bool) {
        let mentions = &mut self.document.mentions;
        let mut places = Vec::with_capacity(mentions.len());
        let mut count = 0;
        for mention in mentions.iter() {
            let stays = !gone(mention);
            places.push(stays.then_some(MentionId(count)));
            count += u32::from(stays);
        }
        if count as usize == mentions.len() {
            return;
        }
        mentions.retain(|mention| !gone(mention));
        for mention in mentions.iter_mut() {
            mention.translation_of = mention.translation_of.and_then(|of| places[of.index()]);
        }
        (self.stale, self.moved) = (true, true);
    }

    /// Puts a mention in at its place; those behind move down.
    fn insert(&mut self, mention: Mention) {
        let mentions = &mut self.document.mentions;
        let place = mentions.partition_point(|other| other.span.start < mention.span.start);
        for other in mentions.iter_mut() {
            other.translation_of = other.translation_of.map(|of| MentionId(of.0 + u32::from(of.index() >= place)));
        }
        mentions.insert(place, mention);
        (self.stale, self.moved) = (true, true);
    }

    fn finish(mut self) -> Document {
        let document = &mut self.document;
        if self.moved {
            for mention in &mut document.mentions {
                let at = document.turns.partition_point(|turn| turn.span.end < mention.span.end);
                let inside = document.turns.get(at).is_some_and(|turn| turn.span.contains(mention.span));
                mention.turn = inside.then_some(TurnId(at as u32));
            }
        }
        if self.stale {
            judge(document);
        }
        self.document
    }
}

/// Makes facts and checks anew, of the mentions that are not rejected. What they are made of is taken out of the document and put
/// back: a copy of it would cost more than they do.
fn judge(document: &mut Document) {
    let outline = CallOutline {
        source: take(&mut document.source),
        call: take(&mut document.call),
        speakers: take(&mut document.speakers),
        sections: Vec::new(),
        turns: take(&mut document.turns),
        exchanges: Vec::new(),
        pairs: Vec::new(),
        issues: Vec::new(),
    };
    let count = document.mentions.len();
    let (mut live, mut places) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let mut back = vec![None; count];
    let mut rejected = Vec::new();
    for (i, mention) in take(&mut document.mentions).into_iter().enumerate() {
        if mention.status == Status::Rejected {
            rejected.push((i, mention));
        } else {
            back[i] = Some(MentionId(places.len() as u32));
            places.push(MentionId(i as u32));
            live.push(mention);
        }
    }
    let translations: Vec<_> = live.iter().map(|mention: &Mention| mention.translation_of).collect();
    for mention in &mut live {
        mention.translation_of = mention.translation_of.and_then(|of| back[of.index()]);
    }
    let mut facts = facts::group(&outline, &live);
    let mut checks = checks::check(&outline, &live, &facts);
    let place = |id: &mut MentionId| *id = places[id.index()];
    for fact in &mut facts {
        fact.level.iter_mut().chain(&mut fact.changes).chain(&mut fact.prior).for_each(place);
    }
    checks.iter_mut().flat_map(|check| &mut check.mentions).for_each(place);
    (document.facts, document.checks) = (facts, checks);

    let mut live = live.into_iter().zip(translations);
    let mut rejected = rejected.into_iter().peekable();
    document.mentions.extend((0..count).filter_map(|i| match rejected.next_if(|(place, _)| *place == i) {
        Some((_, mention)) => Some(mention),
        None => live.next().map(|(mention, translation_of)| Mention { translation_of, ..mention }),
    }));
    let CallOutline { source, call, speakers, turns, .. } = outline;
    (document.source, document.call, document.speakers, document.turns) = (source, call, speakers, turns);
}
