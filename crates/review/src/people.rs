//! Corrections of who speaks.

use std::sync::Arc;

use tickmark_engine::Span;
use tickmark_engine::document::{Attribution, Document, Speaker, SpeakerId, SpeakerKind, TurnId};

use crate::apply::Work;
use crate::edit::{About, Anchor, Edit};

/// Makes a correction of people or turns; false where it finds no place.
pub(crate) fn edit(work: &mut Work<'_>, edit: &Edit) -> bool {
    let document = &mut work.document;
    let made = match edit {
        Edit::Rename { who, to } => named(document, who).is_some_and(|id| call(document, id, to)),
        Edit::Merge { who, into } => match (named(document, who), named(document, into)) {
            (Some(who), Some(into)) if who != into => merge(document, who, into),
            _ => false,
        },
        Edit::Describe { who, set } => named(document, who).is_some_and(|id| {
            let speaker = &mut document.speakers[id.index()];
            for (about, value) in set {
                let value = value.as_deref().filter(|value| !value.is_empty());
                match about {
                    About::Role => speaker.role = value.map(Arc::from),
                    About::Firm => speaker.affiliation = value.map(Arc::from),
                    About::Kind => speaker.kind = value.and_then(SpeakerKind::parse).unwrap_or(SpeakerKind::Unknown),
                }
            }
            true
        }),
        Edit::Reassign { at, to } => turn_at(document, at).is_some_and(|i| {
            let speaker = named(document, to).unwrap_or_else(|| newcomer(document, to));
            let turn = &mut document.turns[i];
            (turn.speaker, turn.attribution, turn.voice) = (speaker, Attribution::Printed, None);
            true
        }),
        Edit::Split { at } => split(document, at),
        Edit::Join { at } => turn_at(document, at).filter(|i| *i > 0).is_some_and(|i| join(document, i)),
        Edit::KeepVoice { at } => turn_at(document, at).is_some_and(|i| document.turns[i].voice.take().is_some()),
        _ => false,
    };
    work.stale |= made;
    work.moved |= made && matches!(edit, Edit::Split { .. } | Edit::Join { .. });
    made
}

/// The person of that name; one who is called so before one who is also called so.
pub(crate) fn named(document: &Document, name: &str) -> Option<SpeakerId> {
    let people = &document.speakers;
    let place = people.iter().position(|speaker| *speaker.name == *name);
    let place =
        place.or_else(|| people.iter().position(|speaker| speaker.aliases.iter().any(|alias| **alias == *name)));
    place.map(|place| SpeakerId(place as u32))
}

/// Calls a person by another name; a name that somebody else has makes the two one.
pub(crate) fn call(document: &mut Document, id: SpeakerId, name: &str) -> bool {
    let name = name.trim();
    if name.is_empty() {
        return false;
    }
    if let Some(other) = document.speakers.iter().position(|speaker| *speaker.name == *name)
        && other != id.index()
    {
        return merge(document, id, SpeakerId(other as u32));
    }
    let speaker = &mut document.speakers[id.index()];
    let old = std::mem::replace(&mut speaker.name, Arc::from(name));
    speaker.aliases.retain(|alias| **alias != *name);
    if *old != *name {
        speaker.aliases.push(old);
    }
    true
}

/// Makes two people one: `into` stays, with the other's names.
pub(crate) fn merge(document: &mut Document, who: SpeakerId, into: SpeakerId) -> bool {
    let gone = document.speakers[who.index()].clone();
    let stays = &mut document.speakers[into.index()];
    for name in std::iter::once(gone.name).chain(gone.aliases) {
        if stays.name != name && !stays.aliases.contains(&name) {
            stays.aliases.push(name);
        }
    }
    stays.role = stays.role.take().or(gone.role);
    stays.affiliation = stays.affiliation.take().or(gone.affiliation);
    if stays.kind == SpeakerKind::Unknown {
        stays.kind = gone.kind;
    }
    document.speakers.remove(who.index());
    let moved = |id: SpeakerId| {
        let id = if id == who { into } else { id };
        SpeakerId(id.0 - u32::from(id > who))
    };
    for turn in &mut document.turns {
        turn.speaker = moved(turn.speaker);
        // A voice that is the speaker's own is none.
        turn.voice =
            turn.voice.map(|voice| tickmark_engine::document::Voice { speaker: moved(voice.speaker), ..voice });
        turn.voice = turn.voice.filter(|voice| voice.speaker != turn.speaker);
    }
    true
}

fn newcomer(document: &mut Document, name: &str) -> SpeakerId {
    let speaker =
        Speaker { name: name.into(), aliases: vec![], role: None, affiliation: None, kind: SpeakerKind::Unknown };
    document.speakers.push(speaker);
    SpeakerId(document.speakers.len() as u32 - 1)
}

/// The turn that begins at an anchor.
fn turn_at(document: &Document, at: &Anchor) -> Option<usize> {
    let place = document.turns.binary_search_by_key(&at.span.start, |turn| turn.span.start).ok()?;
    at.holds(document.text()).then_some(place)
}

fn split(document: &mut Document, at: &Anchor) -> bool {
    let text = Arc::clone(&document.source.text);
    let cut = at.span.start;
    let Some(i) = document.turns.partition_point(|turn| turn.span.start < cut).checked_sub(1) else { return false };
    let cuts_figure = document.mentions.iter().any(|mention| mention.span.start < cut && cut < mention.span.end);
    let turn = &mut document.turns[i];
    let head = turn.span.start as usize..cut as usize;
    if !at.holds(&text) || cut >= turn.span.end || cuts_figure || text[head.clone()].trim().is_empty() {
        return false;
    }
    let mut rest = turn.clone();
    rest.span.start = cut;
    (rest.label, rest.time) = (None, None);
    turn.span = Span::new(head.start, head.start + text[head].trim_end().len());
    match turn.voice {
        Some(voice) if voice.span.start >= cut => turn.voice = None,
        Some(voice) => {
            rest.voice = None;
            let end = voice.span.end.min(turn.span.end);
            turn.voice = Some(tickmark_engine::document::Voice { span: Span { end, ..voice.span }, ..voice });
        }
        None => {}
    }
    document.turns.insert(i + 1, rest);
    for exchange in &mut document.exchanges {
        for list in [&mut exchange.question, &mut exchange.answers] {
            let moved = list.iter().flat_map(|id| {
                let first = TurnId(id.0 + u32::from(id.index() > i));
                std::iter::once(first).chain((id.index() == i).then_some(TurnId(i as u32 + 1)))
            });
            *list = moved.collect();
        }
    }
    true
}

/// Makes turn `i` a part of the one above.
fn join(document: &mut Document, i: usize) -> bool {
    let gone = document.turns.remove(i);
    let above = &mut document.turns[i - 1];
    above.span.end = gone.span.end;
    if let (Some(time), Some(end)) = (&mut above.time, gone.time.and_then(|time| time.end_ms)) {
        time.end_ms = Some(end);
    }
    for exchange in &mut document.exchanges {
        for list in [&mut exchange.question, &mut exchange.answers] {
            list.iter_mut().for_each(|id| id.0 -= u32::from(id.index() >= i));
            list.dedup();
        }
        // What was asked above is not answered by the same turn.
        exchange.answers.retain(|id| !exchange.question.contains(id));
    }
    document.exchanges.retain(|exchange| !exchange.question.is_empty());
    true
}
