//! Questions and lists in front of the page.

use yew::prelude::*;

use super::export_dialog::ExportDialog;
use super::form::FormView;
use super::import_dialog::ImportDialog;
use super::key_list::KeyList;
use super::palette::Palette;
use super::rules::Rules;
use super::use_dispatch;
use crate::browser::window;
use crate::queries::forms::form;
use crate::queries::summary::summary;
use crate::state::view::Dialog;
use crate::state::{Dispatch, OpenDocument, State, documents, view};
use crate::tasks::export;
use crate::words;

/// What [`Dialogs`] shows.
#[derive(Properties, PartialEq)]
pub struct DialogsProps {
    /// The dialog that is open.
    pub dialog: Dialog,
    /// What it is about.
    pub state: State,
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
        Dialog::Keys => (words::KEYS_TITLE.to_owned(), html! { <KeyList keys={props.state.view.keys.clone()} /> }),
        Dialog::Palette(_) => (words::PALETTE.to_owned(), html! { <Palette keys={props.state.view.keys.clone()} /> }),
        Dialog::Export => match props.state.documents.current() {
            Some(open) => {
                let filter = props.state.filter.clone();
                (words::EXPORT.to_owned(), html! { <ExportDialog open={open.clone()} {filter} /> })
            }
            None => (String::new(), html! {}),
        },
        Dialog::Import => (words::IMPORT_LEFT.to_owned(), html! { <ImportDialog /> }),
        Dialog::Close(id) => match props.state.documents.get(id) {
            Some(open) => (words::close_title(&summary(&open.document).title), close(open, &dispatch)),
            None => (String::new(), html! {}),
        },
        dialog => match form(dialog, &props.state) {
            Some(form) => {
                let title = form.title.clone();
                let rules = props.state.documents.current().filter(|_| dialog == Dialog::Rules);
                let rules = rules.map(|open| html! { <Rules open={open.clone()} /> });
                (title, html! { <>{ rules }<FormView {dialog} {form} state={props.state.clone()} /></> })
            }
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
