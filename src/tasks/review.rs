//! What a person corrects. Every correction, every undo and every redo goes through [`commit`].

use tickmark_engine::document::MentionId;
use tickmark_review::{Act, Anchor, Edit};

use super::keep;
use crate::state::{Dispatch, OpenDocument, review, view};
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

/// Takes the last correction back, or brings the last one taken back again, and says which.
pub fn step(open: &OpenDocument, act: Act, dispatch: &Dispatch) {
    let journal = &open.review.journal;
    let edit = if act == Act::Undo { journal.undoable() } else { journal.redoable() };
    let said = match edit {
        Some(edit) if act == Act::Undo => words::undone(&words::edit(edit)),
        Some(edit) => words::redone(&words::edit(edit)),
        None => words::NOTHING_TO_UNDO.to_owned(),
    };
    if edit.is_some() {
        commit(open, act, dispatch);
    }
    dispatch.dispatch(view::Action::Say(said).into());
}
