//! A text comes in: from the clipboard, a drop, a file, the text box, a sample.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::ControlFlow;

use tickmark_engine::{Document, Options, Steps};
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

/// Above this many bytes a text is read step by step: the page says how far it is, and the person can stop it.
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

/// A few sentences with one of each sort of figure.
const FIRST: &str = "Northgate Industries Q2 2025 Earnings Call\n\nOperator: Good morning. I will now turn the call over to Ann Lee, \
    Chief Financial Officer.\n\nAnn Lee: Thank you. Revenue was $2.4 billion, up 8% from $2.2 billion a year ago, and our margin grew \
    by 120 basis points. We served 3 million members, and we expect 5% to 7% growth in the third quarter.\n\n\
    Operator: Our first question comes from Bo Chen with Harbourline Securities.\n\nBo Chen: What does 2.5x leverage mean for you?\n";

/// Reads a few sentences that nobody sees, so that the engine's tables and the browser's code for it stand when the first call comes.
pub fn warm_up() {
    spawn_local(async {
        files::painted().await;
        drop(tickmark_engine::annotate(FIRST));
    });
}

thread_local! {
    /// Whether the person has asked to read no more.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// Reads no more than what is being done at this moment.
pub fn stop() {
    STOPPED.set(true);
}

/// Whether the person has asked to read no more since [`begin`].
pub fn stopped() -> bool {
    STOPPED.get()
}

/// What was asked of an earlier reading is no wish about the one that begins.
pub fn begin() {
    STOPPED.set(false);
}

fn busy(name: Option<&str>, bytes: usize, step: usize) -> Action {
    view::Action::Busy(Busy { text: words::reading(name, bytes), part: Some((step, Steps::COUNT)) }).into()
}

/// Reads a text, a long one step by step; nothing where the person has stopped it.
async fn annotated(text: &str, name: Option<&str>, options: &Options, dispatch: &Dispatch) -> Option<Document> {
    if text.len() <= LONG {
        return Some(tickmark_engine::annotate_with(text, options));
    }
    let mut steps = Steps::new(text, options);
    for step in 0.. {
        dispatch.dispatch(busy(name, text.len(), step));
        // The sentence is painted at once; how far it is, whenever the browser comes to it.
        if step == 0 {
            files::painted().await
        } else {
            files::breath().await
        }
        if stopped() {
            dispatch.dispatch(view::Action::Idle.into());
            return None;
        }
        match steps.step() {
            ControlFlow::Break(document) => return Some(document),
            ControlFlow::Continue(next) => steps = next,
        }
    }
    None
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
    let dispatch = dispatch.clone();
    spawn_local(async move {
        begin();
        read(&text, name, &dispatch).await;
    });
}

/// Whether nobody can read anything in it.
pub fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').chars().all(|c| c.is_whitespace() || c.is_control())
}

async fn read(text: &str, name: Option<String>, dispatch: &Dispatch) -> bool {
    if is_blank(text) {
        dispatch.dispatch(view::Action::Fail(words::EMPTY.to_owned()).into());
        return false;
    }
    if tickmark_project::is_project(text) {
        return project::open(text, dispatch);
    }
    let done = show(text, name, dispatch).await;
    let said = done.clone().unwrap_or_else(|| words::READING_STOPPED.to_owned());
    dispatch.dispatch(view::Action::Say(said).into());
    done.is_some()
}

/// Reads a transcript and shows it; gives the sentence that says what was found, or nothing where the person has stopped it.
pub async fn show(text: &str, name: Option<String>, dispatch: &Dispatch) -> Option<String> {
    let document = annotated(text, name.as_deref(), &Options::default(), dispatch).await?;
    let figures = document.mentions.iter().filter(|mention| mention.is_figure()).count();
    let done = words::done(figures, document.speakers.len());
    dispatch.dispatch(
        documents::Action::Opened(Opened { file: name, format: None, document: Snapshot::new(document) }).into(),
    );
    Some(done)
}

/// Shows a document that was kept, read as the person asked for; says whether it was read to its end.
pub async fn kept(text: &str, file: Option<String>, format: Option<String>, dispatch: &Dispatch) -> bool {
    let options = Options { format };
    let Some(document) = annotated(&as_given(text), file.as_deref(), &options, dispatch).await else {
        dispatch.dispatch(view::Action::Say(words::READING_STOPPED.to_owned()).into());
        return false;
    };
    let document = Snapshot::new(document);
    dispatch.dispatch(documents::Action::Opened(Opened { file, format: options.format, document }).into());
    true
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
    begin();
    if file.size() > LONG as u64 {
        dispatch.dispatch(busy(Some(&name), file.size() as usize, 0));
        files::painted().await;
    }
    let Some(bytes) = files::bytes(file).await else { return fail(words::unreadable(&name)) };
    match decode(bytes) {
        Decoded::Text(text) => read(&text, Some(name), dispatch).await,
        Decoded::Western(text) => {
            let opened = read(&text, Some(name.clone()), dispatch).await;
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
                begin();
                read(&text, Some(file), &dispatch).await;
            }
            None => dispatch.dispatch(view::Action::Fail(words::no_sample(&file)).into()),
        }
    });
}

/// Reads an open document anew, with the reader of that name or the one that the text suggests.
pub fn reread(open: &OpenDocument, format: Option<String>, dispatch: &Dispatch) {
    let (id, old, dispatch) = (open.id, open.document.clone(), dispatch.clone());
    spawn_local(async move {
        begin();
        let options = Options { format };
        let Some(document) = annotated(old.text(), None, &options, &dispatch).await else {
            dispatch.dispatch(view::Action::Say(words::REREADING_STOPPED.to_owned()).into());
            return;
        };
        let document = Snapshot::new(document);
        dispatch.dispatch(documents::Action::Reread { id, format: options.format, document }.into());
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
