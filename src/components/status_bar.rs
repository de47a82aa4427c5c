//! The bar below the call: counts, conflicts, where the text is, how to find the keys.

use yew::prelude::*;

use crate::browser::intl;
use crate::queries::summary::Summary;
use crate::state::Dispatch;
use crate::state::keys::{Command, Keys};
use crate::state::saving::{Kept, Status};
use crate::state::view::{self, Dialog};
use crate::tasks::keep;
use crate::words;

/// The bar below the call; `offline` says whether every file of the page is kept, `kept` how far the keeping of the document is.
pub fn status_bar(summary: &Summary, offline: bool, kept: Option<&Kept>, bound: &Keys, dispatch: &Dispatch) -> Html {
    let saved = saved(kept, dispatch);
    let dispatch = dispatch.clone();
    let keys = move |_: MouseEvent| dispatch.dispatch(view::Action::Dialog(Some(Dialog::Keys)).into());
    html! {
        <footer class="status-bar" aria-label={words::STATUS}>
            <progress max={summary.figures.to_string()} value={summary.decided.to_string()} aria-label={words::PROGRESS} />
            <span role="status">{ words::reviewed(summary.decided, summary.figures) }</span>
            <span>{ words::turns(summary.turns) }</span>
            <span>{ words::speakers(summary.people) }</span>
            if summary.agreements > 0 {
                <span class="good">{ words::agreements(summary.agreements) }</span>
            }
            if summary.conflicts > 0 {
                <span class="bad">{ words::conflicts(summary.conflicts) }</span>
            }
            <span class="spring" />
            { saved }
            if offline {
                <span>{ words::OFFLINE }</span>
            }
            <span>{ words::PRIVATE }</span>
            <button type="button" class="link" onclick={keys} title={words::command(Command::Keys, bound)}>
                <kbd>{ words::key(bound.key(Command::Keys)) }</kbd>{ " " }{ words::KEYS }
            </button>
        </footer>
    }
}

/// Whether all that was done is kept; where it is not, why, and a way to try again.
fn saved(kept: Option<&Kept>, dispatch: &Dispatch) -> Html {
    let Some(kept) = kept else { return html! {} };
    let dispatch = dispatch.clone();
    let again = move |_: MouseEvent| keep::again(&dispatch);
    let (state, said, why) = match kept.status {
        Status::Saving => ("saving", words::SAVING.to_owned(), None),
        Status::Saved(at) => ("saved", words::saved_at(&intl::moment(at)), None),
        Status::Elsewhere => ("elsewhere", words::ELSEWHERE.to_owned(), Some(words::ELSEWHERE_WHY.text())),
        Status::Failed(trouble) => ("failed", words::NOT_SAVED.to_owned(), Some(words::not_saved(trouble))),
    };
    html! {
        <span class="saving" data-saving={state}>
            <span role="status" title={why}>
                { said }
                if let Some(why) = why {
                    <span class="saving-why">{ " " }{ why }</span>
                }
            </span>
            if state == "failed" {
                <button type="button" class="link" onclick={again}>{ words::TRY_AGAIN }</button>
            }
        </span>
    }
}
