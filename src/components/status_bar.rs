//! The bar below the call: counts, conflicts, where the text is, how to find the keys.

use yew::prelude::*;

use crate::queries::summary::Summary;
use crate::state::Dispatch;
use crate::state::keys::Command;
use crate::state::view::{self, Dialog};
use crate::words;

/// The bar below the call; `offline` says whether every file of the page is kept.
pub fn status_bar(summary: &Summary, offline: bool, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let keys = move |_: MouseEvent| dispatch.dispatch(view::Action::Dialog(Some(Dialog::Keys)).into());
    html! {
        <footer class="status-bar" aria-label={words::STATUS}>
            <progress max={summary.figures.to_string()} value={summary.decided.to_string()} aria-label={words::PROGRESS} />
            <span>{ words::reviewed(summary.decided, summary.figures) }</span>
            <span>{ words::plural(summary.turns, "turn", "turns") }</span>
            <span>{ words::plural(summary.people, "speaker", "speakers") }</span>
            if summary.agreements > 0 {
                <span class="good">{ words::plural(summary.agreements, "check agrees", "checks agree") }</span>
            }
            if summary.conflicts > 0 {
                <span class="bad">{ words::plural(summary.conflicts, "conflict", "conflicts") }</span>
            }
            <span class="spring" />
            if offline {
                <span>{ words::OFFLINE }</span>
            }
            <span>{ words::PRIVATE }</span>
            <button type="button" class="link" onclick={keys} title={words::command(Command::Keys)}>
                <kbd>{ "?" }</kbd>{ " " }{ words::KEYS }
            </button>
        </footer>
    }
}
