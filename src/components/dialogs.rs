//! Questions and lists in front of the page.

use yew::prelude::*;

use super::use_dispatch;
use crate::browser::window;
use crate::queries::summary::summary;
use crate::state::keys::BINDINGS;
use crate::state::view::Dialog;
use crate::state::{Dispatch, Documents, OpenDocument, documents, view};
use crate::tasks::export;
use crate::words;

/// What [`Dialogs`] shows.
#[derive(Properties, PartialEq)]
pub struct DialogsProps {
    /// The dialog that is open.
    pub dialog: Dialog,
    /// The open documents.
    pub documents: Documents,
}

/// A dialog that takes the keyboard and gives it back.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    use_effect_with(node.clone(), window::show_modal);
    let onclose = {
        let dispatch = dispatch.clone();
        move |_: Event| dispatch.dispatch(view::Action::Dialog(None).into())
    };
    let (title, content) = match props.dialog {
        Dialog::Keys => (words::KEYS_TITLE.to_owned(), keys()),
        Dialog::Close(id) => match props.documents.get(id) {
            Some(open) => (words::close_title(&summary(&open.document).title), close(open, &dispatch)),
            None => (String::new(), html! {}),
        },
    };
    html! {
        <dialog ref={node} class="dialog" aria-labelledby="dialog-title" {onclose}>
            <h2 id="dialog-title">{ title }</h2>
            { content }
        </dialog>
    }
}

/// The list of keys.
fn keys() -> Html {
    let rows = BINDINGS.iter().map(|binding| {
        html! {
            <div key={binding.key}>
                <dt><kbd>{ words::key(binding.key) }</kbd></dt>
                <dd>{ words::command(binding.command) }</dd>
            </div>
        }
    });
    html! {
        <>
            <dl class="keys">{ for rows }</dl>
            <p class="dialog-note">{ words::KEYS_NOTE }</p>
            <form method="dialog" class="dialog-acts">
                <button class="button primary" autofocus=true>{ words::DISMISS }</button>
            </form>
        </>
    }
}

/// Asks before a document is closed.
fn close(open: &OpenDocument, dispatch: &Dispatch) -> Html {
    let close = {
        let (dispatch, id) = (dispatch.clone(), open.id);
        move |_: MouseEvent| {
            dispatch.dispatch(view::Action::Dialog(None).into());
            dispatch.dispatch(documents::Action::Close(id).into());
        }
    };
    let save = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        move |_: MouseEvent| export::download(&open, &dispatch)
    };
    let dispatch = dispatch.clone();
    let keep = move |_: MouseEvent| dispatch.dispatch(view::Action::Dialog(None).into());
    html! {
        <>
            <p class="dialog-note">{ words::CLOSE_NOTE }</p>
            <div class="dialog-acts">
                <button type="button" class="button" onclick={save}>{ words::EXPORT }</button>
                <button type="button" class="button" onclick={close}>{ words::DISMISS }</button>
                <button type="button" class="button primary" autofocus=true onclick={keep}>{ words::KEEP }</button>
            </div>
        </>
    }
}
