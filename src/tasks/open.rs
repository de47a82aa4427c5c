//! A text comes in: from the clipboard, a drop, a file, the text box, a sample.

use std::borrow::Cow;
use std::cell::Cell;

use tickmark_engine::Options;
use yew::platform::spawn_local;

use super::decode::{Decoded, decode};
use super::{import, project};
use crate::browser::files::{self, Given};
use crate::later::Asked;
use crate::snapshot::Snapshot;
use crate::state::documents::{self, OpenDocument, Opened};
use crate::state::view::Busy;
use crate::state::{Action, Dispatch, view};
use crate::words;

/// Above this many bytes the browser paints "Reading …" before the reading starts.
const LONG: usize = 400_000;
/// No file above this many bytes is taken into memory.
pub const MOST: u64 = 200_000_000;

/// Does what the start was asked for.
pub fn asked(asked: Asked, dispatch: &Dispatch) {
    match asked {
        Asked::Open(given) => self::given(given, dispatch),
        Asked::Read(text) => self::text(text, None, dispatch),
        Asked::Sample(file) => sample(file, dispatch),
    }
}

thread_local! {
    /// Whether the person has asked to read no more of several files.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// Reads no more of several files than the one that is being read.
pub fn stop() {
    STOPPED.set(true);
}

/// Whether the person has asked to read no more; the asking is over with the answer.
pub fn stopped() -> bool {
    STOPPED.take()
}

fn busy(name: Option<&str>, bytes: usize) -> Action {
    view::Action::Busy(Busy { text: words::reading(name, bytes), file: None }).into()
}

/// Opens what was pasted, dropped or chosen. What was there before stays open.
pub fn given(given: Given, dispatch: &Dispatch) {
    match given {
        Given::Text(text) => self::text(text, None, dispatch),
        Given::Files(list) if import::wanted(&list) => import::files(list, dispatch),
        Given::Files(list) => {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                for file in list {
                    self::file(&file, &dispatch).await;
                }
            });
        }
        Given::Folders(folders) => import::folders(folders, dispatch),
        Given::Nothing => dispatch.dispatch(view::Action::Fail(words::NO_TEXT.to_owned()).into()),
    }
}

/// Reads a text that is at hand.
pub fn text(text: String, name: Option<String>, dispatch: &Dispatch) {
    if text.len() <= LONG {
        read(&text, name, dispatch);
        return;
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        dispatch.dispatch(busy(name.as_deref(), text.len()));
        files::painted().await;
        read(&text, name, &dispatch);
    });
}

/// Whether nobody can read anything in it.
pub fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').chars().all(|c| c.is_whitespace() || c.is_control())
}

fn read(text: &str, name: Option<String>, dispatch: &Dispatch) -> bool {
    if is_blank(text) {
        dispatch.dispatch(view::Action::Fail(words::EMPTY.to_owned()).into());
        return false;
    }
    if tickmark_project::is_project(text) {
        return project::open(text, dispatch);
    }
    let done = show(text, name, dispatch);
    dispatch.dispatch(view::Action::Say(done).into());
    true
}

/// Reads a transcript and shows it; gives the sentence that says what was found.
pub fn show(text: &str, name: Option<String>, dispatch: &Dispatch) -> String {
    let document = tickmark_engine::annotate(text);
    let figures = document.mentions.iter().filter(|mention| mention.is_figure()).count();
    let done = words::done(figures, document.speakers.len());
    dispatch.dispatch(
        documents::Action::Opened(Opened { file: name, format: None, document: Snapshot::new(document) }).into(),
    );
    done
}

/// Shows a document that was kept, read as the person asked for.
pub async fn kept(text: &str, file: Option<String>, format: Option<String>, dispatch: &Dispatch) {
    if text.len() > LONG {
        dispatch.dispatch(busy(file.as_deref(), text.len()));
        files::painted().await;
    }
    let document = tickmark_engine::annotate_with(&as_given(text), &Options { format: format.clone() });
    let document = Snapshot::new(document);
    dispatch.dispatch(documents::Action::Opened(Opened { file, format, document }).into());
}

/// A text whose reading is `text` itself: one leading BOM goes on import, and what was kept has been imported already.
pub fn as_given(text: &str) -> Cow<'_, str> {
    if text.starts_with('\u{feff}') { Cow::Owned(format!("\u{feff}{text}")) } else { Cow::Borrowed(text) }
}

async fn file(file: &files::File, dispatch: &Dispatch) -> bool {
    let name = file.name();
    let fail = |sentence: String| {
        dispatch.dispatch(view::Action::Fail(sentence).into());
        false
    };
    if file.size() > MOST {
        return fail(words::too_big(&name));
    }
    if file.size() > LONG as u64 {
        dispatch.dispatch(busy(Some(&name), file.size() as usize));
        files::painted().await;
    }
    let Some(bytes) = files::bytes(file).await else { return fail(words::unreadable(&name)) };
    match decode(bytes) {
        Decoded::Text(text) => read(&text, Some(name), dispatch),
        Decoded::Western(text) => {
            let opened = read(&text, Some(name.clone()), dispatch);
            if opened {
                dispatch.dispatch(view::Action::Say(words::old_charset(&name)).into());
            }
            opened
        }
        Decoded::Not(what) => fail(words::not_text(&name, what)),
    }
}

/// Loads and opens a sample.
pub fn sample(file: String, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match files::own_file(&format!("samples/{file}")).await {
            Some(text) => {
                read(&text, Some(file), &dispatch);
            }
            None => dispatch.dispatch(view::Action::Fail(words::no_sample(&file)).into()),
        }
    });
}

/// Reads an open document anew, with the reader of that name or the one that the text suggests.
pub fn reread(open: &OpenDocument, format: Option<String>, dispatch: &Dispatch) {
    let (id, old, dispatch) = (open.id, open.document.clone(), dispatch.clone());
    spawn_local(async move {
        let text = old.text();
        if text.len() > LONG {
            dispatch.dispatch(busy(None, text.len()));
            files::painted().await;
        }
        let document = tickmark_engine::annotate_with(text, &Options { format: format.clone() });
        dispatch.dispatch(documents::Action::Reread { id, format, document: Snapshot::new(document) }.into());
        dispatch.dispatch(view::Action::Idle.into());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_as_it_is() {
        for text in ["", "words", "\u{feff}words", "\u{feff}\u{feff}\n", "a\nb\u{feff}"] {
            assert_eq!(tickmark_engine::annotate(&as_given(text)).text(), text);
        }
    }
}
