//! The dialog after an import that left something: each file that could not be read, or was not taken whole, with the reason.

use yew::prelude::*;

use super::use_dispatch;
use crate::state::view;
use crate::tasks::import;
use crate::words;

/// What the dialog holds; the dialog around it is drawn by its parent.
#[component]
pub fn ImportDialog() -> Html {
    let dispatch = use_dispatch();
    let close = move |_: MouseEvent| dispatch.dispatch(view::Action::Dialog(None).into());
    let left = import::left().into_iter().map(|(file, reason)| html! { <li><b>{ file }</b>{ " " }{ reason }</li> });
    html! {
        <div class="import-dialog">
            <ul>{ for left }</ul>
            <div class="dialog-acts">
                <button type="button" class="button primary" autofocus=true onclick={close}>{ words::DISMISS }</button>
            </div>
        </div>
    }
}
