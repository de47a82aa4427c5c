//! What a key asks for is done.

use tickmark_engine::Document;
use tickmark_engine::document::{MentionId, Status, TurnId, Verdict};
use tickmark_review::{Act, Edit};

use super::{export, project, review};
use crate::browser::{transcript as painted, window};
use crate::queries::Verdicts;
use crate::state::keys::Command;
use crate::state::kinds::{Shade, Shades};
use crate::state::selection::{From, Place};
use crate::state::view::{Dialog, Panel, Width};
use crate::state::{Dispatch, State, selection, view};

/// The id of the search box.
pub const SEARCH_BOX: &str = "search";

/// Does what `command` asks for; says whether there was something to do.
pub fn run(command: Command, state: &State, dispatch: &Dispatch) -> bool {
    let theme = || dispatch.dispatch(view::Action::Theme(state.view.theme.next()).into());
    let keys = || dispatch.dispatch(view::Action::Dialog(Some(Dialog::Keys)).into());
    let Some(open) = state.documents.current() else {
        match command {
            Command::Theme => theme(),
            Command::Keys => keys(),
            _ => return false,
        }
        return true;
    };
    let document = &*open.document;
    let at = state.selection.mention;
    let hidden = state.filter.hidden;
    let select = |id: Option<MentionId>| id.is_some_and(|id| go_to_figure(id, state.view.width, dispatch));
    let panel = |panel| dispatch.dispatch(view::Action::Panel(panel).into());
    match command {
        Command::Search => window::focus(SEARCH_BOX),
        Command::NextFigure => return select(next(document, hidden, cursor(document, state))),
        Command::PreviousFigure => return select(previous(document, hidden, cursor(document, state))),
        Command::FirstFigure => return select(next(document, hidden, None)),
        Command::LastFigure => return select(previous(document, hidden, None)),
        Command::NextOpen => return select(open_after(document, hidden, cursor(document, state))),
        Command::PreviousOpen => return select(open_before(document, hidden, cursor(document, state))),
        // Nobody decides on what is not before their eyes.
        Command::Accept | Command::Reject if at.is_some_and(|id| !painted::is_in_view(id)) => return select(at),
        Command::Accept => return review::figure(open, at, Edit::Accept, dispatch),
        Command::Reject => return review::figure(open, at, Edit::Reject, dispatch),
        Command::Restore => return review::figure(open, at, Edit::Restore, dispatch),
        Command::Undo => review::step(open, Act::Undo, dispatch),
        Command::Redo => review::step(open, Act::Redo, dispatch),
        Command::NextConflict => return select(next_conflict(document, at)),
        Command::NextTurn | Command::PreviousTurn => {
            let last = document.turns.len().saturating_sub(1) as u32;
            let reading = state.selection.reading.unwrap_or(TurnId(0)).0;
            let turn = if command == Command::NextTurn { reading + 1 } else { reading.saturating_sub(1) };
            go_to(Place::Turn(TurnId(turn.min(last))), state.view.width, dispatch);
        }
        Command::Figures => panel(Panel::Figures),
        Command::Checks => panel(Panel::Checks),
        Command::Outline => {
            panel(Panel::Outline);
            window::focus("outline");
        }
        Command::Download => export::download(open, dispatch),
        Command::Project => project::save(open, dispatch),
        Command::Theme => theme(),
        Command::Keys => keys(),
        Command::Clear => {
            if at.is_none() && state.selection.hover.is_none() {
                return false;
            }
            dispatch.dispatch(selection::Action::Clear.into());
        }
    }
    true
}

/// Selects a figure and brings it into view, on a narrow screen by showing the call first.
pub fn go_to_figure(id: MentionId, width: Width, dispatch: &Dispatch) -> bool {
    uncover(width, dispatch);
    dispatch.dispatch(selection::Action::Select(id, From::Elsewhere).into());
    true
}

/// Brings a place into view, on a narrow screen by showing the call first.
pub fn go_to(place: Place, width: Width, dispatch: &Dispatch) {
    uncover(width, dispatch);
    dispatch.dispatch(selection::Action::Visit(place).into());
}

/// On a narrow screen one panel covers the others.
fn uncover(width: Width, dispatch: &Dispatch) {
    if width == Width::Narrow {
        dispatch.dispatch(view::Action::Panel(Panel::Call).into());
    }
}

/// A place in the list of mentions, and whether the mention there is itself the current one.
type Cursor = Option<(usize, bool)>;

/// Where "next" and "previous" start from: the selected figure, else the turn that is read.
fn cursor(document: &Document, state: &State) -> Cursor {
    if let Some(selected) = state.selection.mention {
        return Some((selected.index(), true));
    }
    let turn = document.turns.get(state.selection.reading?.index())?;
    Some((document.mentions.partition_point(|mention| mention.span.start < turn.span.start), false))
}

fn wanted(document: &Document, hidden: Shades, i: usize) -> bool {
    let mention = &document.mentions[i];
    mention.is_figure() && !hidden.contains(Shade::of(mention))
}

fn next(document: &Document, hidden: Shades, cursor: Cursor) -> Option<MentionId> {
    let from = cursor.map_or(0, |(at, current)| at + usize::from(current));
    (from..document.mentions.len()).find(|i| wanted(document, hidden, *i)).map(|i| MentionId(i as u32))
}

fn previous(document: &Document, hidden: Shades, cursor: Cursor) -> Option<MentionId> {
    let to = cursor.map_or(document.mentions.len(), |(at, _)| at);
    (0..to).rev().find(|i| wanted(document, hidden, *i)).map(|i| MentionId(i as u32))
}

/// Whether nothing has been said of a figure that is shown.
fn is_open(document: &Document, hidden: Shades, i: usize) -> bool {
    wanted(document, hidden, i) && document.mentions[i].status == Status::Suggested
}

/// The next figure that nothing has been said of, or the first.
fn open_after(document: &Document, hidden: Shades, cursor: Cursor) -> Option<MentionId> {
    let from = cursor.map_or(0, |(at, current)| at + usize::from(current));
    let places = (from..document.mentions.len()).chain(0..from.min(document.mentions.len()));
    places.into_iter().find(|i| is_open(document, hidden, *i)).map(|i| MentionId(i as u32))
}

/// The one before, or the last.
fn open_before(document: &Document, hidden: Shades, cursor: Cursor) -> Option<MentionId> {
    let to = cursor.map_or(document.mentions.len(), |(at, _)| at);
    let places = (0..to).rev().chain((to..document.mentions.len()).rev());
    places.into_iter().find(|i| is_open(document, hidden, *i)).map(|i| MentionId(i as u32))
}

fn next_conflict(document: &Document, at: Option<MentionId>) -> Option<MentionId> {
    let verdicts = Verdicts::of(document);
    let conflicts: Vec<MentionId> = (0..document.mentions.len() as u32)
        .map(MentionId)
        .filter(|id| verdicts.get(*id) == Some(Verdict::Conflicts))
        .collect();
    conflicts.iter().find(|id| at.is_none_or(|at| **id > at)).or(conflicts.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::Span;
    use tickmark_engine::document::{Check, Kind, Mention};

    fn document(kinds: &[Kind]) -> Document {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "x".repeat(kinds.len()).into();
        let mention = |(i, kind): (usize, &Kind)| Mention::found(Span::new(i, i + 1), *kind, None, "test", 90);
        document.mentions = kinds.iter().enumerate().map(mention).collect();
        document
    }

    #[test]
    fn keys_walk_over_what_is_shown() {
        use Kind::{Count, Money, Period};
        let document = document(&[Period, Money, Count, Period, Money]);
        let all = Shades::default();
        let no_count = all.toggled(Shade::Count);
        let walk =
            |hidden, at| [next(&document, hidden, at), previous(&document, hidden, at)].map(|id| id.map(|id| id.0));
        assert_eq!(walk(all, None), [Some(1), Some(4)]);
        assert_eq!(walk(all, Some((1, true))), [Some(2), None]);
        assert_eq!(walk(no_count, Some((1, true))), [Some(4), None]);
        assert_eq!(walk(no_count, Some((4, true))), [None, Some(1)]);
        assert_eq!(walk(all, Some((2, false))), [Some(2), Some(1)]);
    }

    #[test]
    fn what_is_open_goes_round() {
        let mut document = document(&[Kind::Money; 4]);
        document.mentions[1].status = Status::Accepted;
        document.mentions[3].status = Status::Rejected;
        let all = Shades::default();
        let walk = |at| [open_after(&document, all, at), open_before(&document, all, at)].map(|id| id.map(|id| id.0));
        assert_eq!(walk(None), [Some(0), Some(2)]);
        assert_eq!(walk(Some((0, true))), [Some(2), Some(2)]);
        assert_eq!(walk(Some((2, true))), [Some(0), Some(0)]);
    }

    #[test]
    fn conflicts_go_round() {
        let mut document = document(&[Kind::Money; 4]);
        let mentions = vec![MentionId(1), MentionId(3)];
        document.checks.push(Check { kind: "sum", verdict: Verdict::Conflicts, mentions, message: String::new() });
        let after = |at: Option<u32>| next_conflict(&document, at.map(MentionId)).map(|id| id.0);
        assert_eq!([after(None), after(Some(1)), after(Some(3)), after(Some(2))], [Some(1), Some(3), Some(1), Some(3)]);
    }
}
