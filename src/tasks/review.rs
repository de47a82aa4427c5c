//! What a person corrects. Every correction, every undo and every redo goes through [`commit`].

use tickmark_engine::Span;
use tickmark_engine::document::{MentionId, TurnId};
use tickmark_review::{Act, Anchor, Edit};

use super::keep;
use crate::state::selection::Place;
use crate::state::{Dispatch, OpenDocument, review, selection, view};
use crate::words;

/// Does something to a document: the one place that every correction passes. `record.to_line()` is what is kept of it.
pub fn commit(open: &OpenDocument, act: impl Into<Act>, dispatch: &Dispatch) {
    if !keep::may_edit(open.id, dispatch) {
        return;
    }
    let record = open.review.journal.next(act.into());
    dispatch.dispatch(review::Action::Append(open.id, record).into());
}

/// The place of a figure.
pub fn anchor(open: &OpenDocument, id: MentionId) -> Option<Anchor> {
    let mention = open.document.mentions.get(id.index())?;
    Some(Anchor::of(open.document.text(), mention.span))
}

/// Makes a correction of one figure; says whether there is such a figure.
pub fn figure(open: &OpenDocument, id: Option<MentionId>, edit: fn(Anchor) -> Edit, dispatch: &Dispatch) -> bool {
    let anchor = id.and_then(|id| anchor(open, id));
    anchor.is_some_and(|anchor| {
        commit(open, edit(anchor), dispatch);
        true
    })
}

/// Puts an own tag on the words, or takes it off again.
pub fn tag(open: &OpenDocument, span: Span, name: &str, dispatch: &Dispatch) {
    let at = Anchor::of(open.document.text(), span);
    let there = open.document.tags.iter().any(|tag| tag.span == span && *tag.name == *name);
    let name = name.to_owned();
    let edit = if there { Edit::Untag { at, name } } else { Edit::Tag { at, name, note: None } };
    super::forms::commit_all(open, vec![edit], dispatch);
}

/// Gives a turn to the other voice that its words tell of, or keeps the label; says whether there is such a voice.
pub fn voice(open: &OpenDocument, turn: TurnId, take: bool, dispatch: &Dispatch) -> bool {
    let document = &*open.document;
    let Some(turn) = document.turns.get(turn.index()) else { return false };
    let Some(voice) = turn.voice else { return false };
    let text = document.text();
    let edits = if take {
        let to = document.speakers[voice.speaker.index()].name.to_string();
        // What stands before the other voice stays the label's.
        let head = text.get(turn.span.start as usize..voice.span.start as usize).unwrap_or_default();
        let at = Anchor::at(text, if head.trim().is_empty() { turn.span.start } else { voice.span.start });
        let split = (at.span.start > turn.span.start).then(|| Edit::Split { at: at.clone() });
        split.into_iter().chain([Edit::Reassign { at, to }]).collect()
    } else {
        vec![Edit::KeepVoice { at: Anchor::at(text, turn.span.start) }]
    };
    super::forms::commit_all(open, edits, dispatch);
    true
}

/// Takes the last correction back, or brings the last one taken back again, and says which.
pub fn step(open: &OpenDocument, act: Act, dispatch: &Dispatch) {
    let journal = &open.review.journal;
    let edit = if act == Act::Undo { journal.undoable() } else { journal.redoable() };
    let said = match edit {
        Some(edit) if act == Act::Undo => words::undone(&words::edit(edit)),
        Some(edit) => words::redone(&words::edit(edit)),
        None => words::NOTHING_TO_UNDO.to_owned(),
    };
    let place = edit.and_then(Edit::anchor).map(|at| Place::Byte(at.span.start));
    if edit.is_some() {
        commit(open, act, dispatch);
    }
    // What changes is before the person's eyes.
    if let Some(place) = place {
        dispatch.dispatch(selection::Action::Visit(place).into());
    }
    dispatch.dispatch(view::Action::Say(said).into());
}
