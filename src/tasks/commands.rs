//! What a key, a button or the palette asks for is done.

use tickmark_engine::document::{MentionId, Status, TurnId, Verdict};
use tickmark_engine::{Document, Span};
use tickmark_review::{Act, Anchor, Edit};

use super::{export, forms, language, project, review};
use crate::browser::{caret, transcript as painted, window};
use crate::queries::{Verdicts, filter};
use crate::state::keys::Command;
use crate::state::selection::{From, Place};
use crate::state::view::{Dialog, Panel, Width};
use crate::state::{Dispatch, OpenDocument, State, selection, view};
use crate::words::{self, Word};

/// The id of the search box.
pub const SEARCH_BOX: &str = "search";

/// Does what `command` asks for; says whether there was something to do.
pub fn run(command: Command, state: &State, dispatch: &Dispatch) -> bool {
    let dialog = |dialog| dispatch.dispatch(view::Action::Dialog(Some(dialog)).into());
    // What was marked before the palette came up is what a command of the palette is about.
    let kept = match state.view.dialog {
        Some(Dialog::Palette(kept)) => {
            window::close_dialog();
            dispatch.dispatch(view::Action::Dialog(None).into());
            kept
        }
        _ => None,
    };
    let Some(open) = state.documents.current() else {
        match command {
            Command::Theme => dispatch.dispatch(view::Action::Theme(state.view.theme.next()).into()),
            Command::Language => language::choose(words::spoken().next(), language::tell(dispatch)),
            Command::Keys => dialog(Dialog::Keys),
            _ => return false,
        }
        return true;
    };
    let document = &*open.document;
    let text = document.text();
    let at = state.selection.mention;
    let tag = state.selection.tag.and_then(|tag| document.tags.get(tag as usize));
    let marked = caret::selected(text).or(kept);
    // What an act on words is about: what is marked, else the tag or figure that is selected.
    let figure = || at.map(|id| document.mentions[id.index()].span);
    let words = marked.or_else(|| tag.map(|tag| tag.span).or_else(figure));
    let select = |id: Option<MentionId>| id.is_some_and(|id| go_to_figure(id, state.view.width, dispatch));
    let panel = |panel| dispatch.dispatch(view::Action::Panel(panel).into());
    let say = |sentence: Word| dispatch.dispatch(view::Action::Say(sentence.to_owned()).into());
    let verdicts = || Verdicts::of(document);
    let queue = || filter::queue(document, &verdicts(), &state.filter);
    let is_open = |id: &MentionId| document.mentions[id.index()].status == Status::Suggested;
    let open_queue = || queue().into_iter().filter(is_open).collect::<Vec<_>>();
    let here = || turn(document, state);
    match command {
        Command::Search => window::focus(SEARCH_BOX),
        Command::NextFigure => return select(after(document, &queue(), cursor(document, state))),
        Command::PreviousFigure => return select(before(document, &queue(), cursor(document, state))),
        Command::FirstFigure => return select(queue().first().copied()),
        Command::LastFigure => return select(queue().last().copied()),
        Command::NextOpen | Command::PreviousOpen => {
            let (queue, cursor) = (open_queue(), cursor(document, state));
            let forth = command == Command::NextOpen;
            let next = if forth { after(document, &queue, cursor) } else { before(document, &queue, cursor) };
            let round = if forth { queue.first() } else { queue.last() };
            match next.or(round.copied()) {
                Some(id) => return select(Some(id)),
                None => say(words::ALL_REVIEWED),
            }
        }
        // Nobody decides on what is not before their eyes.
        Command::Accept | Command::AcceptAndNext | Command::Reject if at.is_some_and(|id| !painted::is_in_view(id)) => {
            return select(at);
        }
        Command::Accept => return review::figure(open, at, Edit::Accept, dispatch),
        Command::AcceptAndNext => {
            let next = after(document, &open_queue(), cursor(document, state));
            return review::figure(open, at, Edit::Accept, dispatch) && select(next);
        }
        Command::Reject => match tag {
            Some(tag) => {
                let edit = Edit::Untag { at: Anchor::of(text, tag.span), name: tag.name.to_string() };
                forms::commit_all(open, vec![edit], dispatch);
            }
            None => return review::figure(open, at, Edit::Reject, dispatch),
        },
        Command::Restore => return review::figure(open, at, Edit::Restore, dispatch),
        Command::Change => match at {
            Some(id) => dialog(Dialog::Change(id)),
            None => return false,
        },
        Command::Undo => review::step(open, Act::Undo, dispatch),
        Command::Redo => review::step(open, Act::Redo, dispatch),
        Command::Cursor => {
            if caret::is_on() {
                caret::stop();
            } else if caret::start(at) {
                say(words::CURSOR_HINT);
            } else {
                return false;
            }
        }
        Command::Add => match marked {
            Some(span) => dialog(Dialog::Add(span)),
            None => say(words::MARK_FIRST),
        },
        Command::Tag(place) => match words {
            Some(span) => {
                review::tag(open, span, state.view.keys.tag(place), dispatch);
                if marked.is_some() {
                    caret::keep(open.document.clone(), span);
                }
            }
            None => say(words::MARK_FIRST),
        },
        Command::Note => match words {
            Some(span) => dialog(Dialog::Note(span)),
            None => say(words::MARK_FIRST),
        },
        Command::All => {
            match words.or(state.search.hit()).or(state.search.hits.as_ref().and_then(|h| h.first().copied())) {
                Some(span) => dialog(Dialog::All(span)),
                None => say(words::MARK_FIRST),
            }
        }
        Command::Other => return other(document, state, dispatch),
        Command::Speaker => match here() {
            Some(turn) => dialog(Dialog::Speaker(turn)),
            None => return false,
        },
        Command::Split => match marked.map(|span| span.start).or_else(|| caret::place(text)) {
            Some(byte) => {
                let at = Anchor::at(text, byte);
                forms::commit_all(open, vec![Edit::Split { at }], dispatch);
            }
            None => say(words::CURSOR_FIRST),
        },
        Command::Join => match here().filter(|turn| turn.0 > 0) {
            Some(turn) => {
                let at = Anchor::at(text, document.turns[turn.index()].span.start);
                forms::commit_all(open, vec![Edit::Join { at }], dispatch);
            }
            None => return false,
        },
        Command::TakeVoice | Command::KeepVoice => {
            return here().is_some_and(|turn| review::voice(open, turn, command == Command::TakeVoice, dispatch));
        }
        Command::Filter => dialog(Dialog::Filter),
        Command::Rules => dialog(Dialog::Rules),
        Command::NextConflict => return select(next_conflict(document, &verdicts(), at)),
        Command::NextTurn | Command::PreviousTurn => {
            let last = document.turns.len().saturating_sub(1) as u32;
            let reading = state.selection.reading.unwrap_or(TurnId(0)).0;
            let turn = if command == Command::NextTurn { reading + 1 } else { reading.saturating_sub(1) };
            go_to(Place::Turn(TurnId(turn.min(last))), state.view.width, dispatch);
        }
        Command::Figures => panel(Panel::Figures),
        Command::Checks => panel(Panel::Checks),
        Command::Tags => panel(Panel::Tags),
        Command::Pictures => panel(Panel::Pictures),
        Command::Outline => {
            panel(Panel::Outline);
            window::focus("outline");
        }
        Command::Download => export::download(open, dispatch),
        Command::Project => project::save(open, dispatch),
        Command::Export => dialog(Dialog::Export),
        Command::Theme => dispatch.dispatch(view::Action::Theme(state.view.theme.next()).into()),
        Command::Language => language::choose(words::spoken().next(), language::tell(dispatch)),
        Command::Palette => dialog(Dialog::Palette(marked)),
        Command::Keys => dialog(Dialog::Keys),
        Command::Clear => {
            let cursor = caret::stop();
            if !cursor && at.is_none() && tag.is_none() && state.selection.hover.is_none() {
                return false;
            }
            if !cursor {
                dispatch.dispatch(selection::Action::Clear.into());
            }
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

/// Selects an own tag and brings it into view.
pub fn go_to_tag(open: &OpenDocument, tag: u32, width: Width, dispatch: &Dispatch) {
    uncover(width, dispatch);
    dispatch.dispatch(selection::Action::SelectTag(tag).into());
    if let Some(tag) = open.document.tags.get(tag as usize) {
        dispatch.dispatch(selection::Action::Visit(Place::Byte(tag.span.start)).into());
    }
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

/// The turn of what is selected, else the one that the cursor stands in, else the one that is read.
fn turn(document: &Document, state: &State) -> Option<TurnId> {
    let selected = state.selection.mention.and_then(|id| document.mentions[id.index()].turn);
    let byte = caret::place(document.text());
    let at = byte.and_then(|byte| document.turns.partition_point(|turn| turn.span.start <= byte).checked_sub(1));
    at.map(|at| TurnId(at as u32)).or(selected).or(state.selection.reading)
}

/// The figures and tags on the words of the selected one: figures as `Ok`, tags as `Err` with their places.
pub fn on_the_same_words(document: &Document, selection: &selection::Selection) -> Vec<Result<MentionId, u32>> {
    let tag = selection.tag.and_then(|tag| document.tags.get(tag as usize)).map(|tag| tag.span);
    let mention = selection.shown().map(|id| document.mentions[id.index()].span);
    let Some(span) = tag.or(mention) else { return vec![] };
    let mentions = document.mentions.iter().enumerate().filter(|(_, mention)| mention.span.overlaps(span));
    let tags = document.tags.iter().enumerate().filter(|(_, tag)| tag.span.overlaps(span));
    mentions.map(|(i, _)| Ok(MentionId(i as u32))).chain(tags.map(|(i, _)| Err(i as u32))).collect()
}

fn other(document: &Document, state: &State, dispatch: &Dispatch) -> bool {
    let all = on_the_same_words(document, &state.selection);
    let current = match (state.selection.tag, state.selection.mention) {
        (Some(tag), _) => Err(tag),
        (None, Some(id)) => Ok(id),
        (None, None) => return false,
    };
    let place = all.iter().position(|one| *one == current).map_or(0, |at| (at + 1) % all.len());
    let action = match all.get(place) {
        Some(Ok(id)) => selection::Action::Select(*id, From::Text),
        Some(Err(tag)) => selection::Action::SelectTag(*tag),
        None => return false,
    };
    dispatch.dispatch(action.into());
    true
}

/// Where "next" and "previous" start from: the selected figure, else the beginning of the turn that is read.
#[derive(Clone, Copy, Debug)]
enum Cursor {
    Figure(MentionId),
    Byte(u32),
}

fn cursor(document: &Document, state: &State) -> Option<Cursor> {
    if let Some(selected) = state.selection.mention {
        return Some(Cursor::Figure(selected));
    }
    let tag = state.selection.tag.and_then(|tag| document.tags.get(tag as usize)).map(|tag| tag.span);
    let turn = || document.turns.get(state.selection.reading?.index()).map(|turn| turn.span);
    tag.or_else(turn).map(|Span { start, .. }| Cursor::Byte(start))
}

/// The figure that follows in the queue.
fn after(document: &Document, queue: &[MentionId], cursor: Option<Cursor>) -> Option<MentionId> {
    let start = |id: &MentionId| document.mentions[id.index()].span.start;
    match cursor {
        None => queue.first().copied(),
        Some(Cursor::Byte(byte)) => queue.iter().find(|id| start(id) >= byte).copied(),
        Some(Cursor::Figure(at)) => match queue.iter().position(|id| *id == at) {
            Some(place) => queue.get(place + 1).copied(),
            None => queue.iter().find(|id| **id > at).copied(),
        },
    }
}

/// The figure that comes before in the queue.
fn before(document: &Document, queue: &[MentionId], cursor: Option<Cursor>) -> Option<MentionId> {
    let start = |id: &MentionId| document.mentions[id.index()].span.start;
    match cursor {
        None => queue.last().copied(),
        Some(Cursor::Byte(byte)) => queue.iter().rfind(|id| start(id) < byte).copied(),
        Some(Cursor::Figure(at)) => match queue.iter().position(|id| *id == at) {
            Some(place) => place.checked_sub(1).map(|place| queue[place]),
            None => queue.iter().rfind(|id| **id < at).copied(),
        },
    }
}

fn next_conflict(document: &Document, verdicts: &Verdicts, at: Option<MentionId>) -> Option<MentionId> {
    let conflicts: Vec<MentionId> = (0..document.mentions.len() as u32)
        .map(MentionId)
        .filter(|id| verdicts.get(*id) == Some(Verdict::Conflicts))
        .collect();
    conflicts.iter().find(|id| at.is_none_or(|at| **id > at)).or(conflicts.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::document::{Check, Kind, Mention};

    fn document(count: usize) -> Document {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "x".repeat(count).into();
        let mention = |i: usize| Mention::found(Span::new(i, i + 1), Kind::Money, None, "test", 90);
        document.mentions = (0..count).map(mention).collect();
        document
    }

    #[test]
    fn keys_walk_along_the_queue() {
        let document = document(6);
        let queue = [1, 2, 4].map(MentionId);
        let walk =
            |cursor| [after(&document, &queue, cursor), before(&document, &queue, cursor)].map(|id| id.map(|id| id.0));
        assert_eq!(walk(None), [Some(1), Some(4)]);
        assert_eq!(walk(Some(Cursor::Figure(MentionId(1)))), [Some(2), None]);
        assert_eq!(walk(Some(Cursor::Figure(MentionId(3)))), [Some(4), Some(2)]);
        assert_eq!(walk(Some(Cursor::Figure(MentionId(4)))), [None, Some(2)]);
        assert_eq!(walk(Some(Cursor::Byte(2))), [Some(2), Some(1)]);
        // With the conflicts first, the order is the queue's and not the text's.
        let queue = [4, 1, 2].map(MentionId);
        assert_eq!(after(&document, &queue, Some(Cursor::Figure(MentionId(4)))), Some(MentionId(1)));
    }

    #[test]
    fn conflicts_go_round() {
        let mut document = document(4);
        let mentions = vec![MentionId(1), MentionId(3)];
        document.checks.push(Check { kind: "sum", verdict: Verdict::Conflicts, mentions, message: String::new() });
        let verdicts = Verdicts::of(&document);
        let after = |at: Option<u32>| next_conflict(&document, &verdicts, at.map(MentionId)).map(|id| id.0);
        assert_eq!([after(None), after(Some(1)), after(Some(3)), after(Some(2))], [Some(1), Some(3), Some(1), Some(3)]);
    }

    #[test]
    fn figures_and_tags_on_the_same_words_are_found() {
        let mut document = document(4);
        let tag =
            |from, to| tickmark_engine::document::Tag { name: "risk".into(), span: Span::new(from, to), note: None };
        document.tags = vec![tag(0, 3), tag(2, 3)];
        let select = |action: selection::Action| selection::Selection::default().reduce(&action).unwrap();
        let of = |action| on_the_same_words(&document, &select(action));
        assert_eq!(of(selection::Action::Select(MentionId(2), From::Text)), [Ok(MentionId(2)), Err(0), Err(1)]);
        assert_eq!(of(selection::Action::Select(MentionId(3), From::Text)), [Ok(MentionId(3))]);
        assert_eq!(of(selection::Action::SelectTag(1)), [Ok(MentionId(2)), Err(0), Err(1)]);
    }
}
