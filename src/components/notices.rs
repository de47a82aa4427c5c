//! One sentence to the person, in live regions that are always there, so that screen readers say them.

use yew::prelude::*;

use super::use_dispatch;
use crate::browser::updates;
use crate::state::view::{self, Busy, Notice};
use crate::tasks::open;
use crate::words;

/// What [`Notices`] shows.
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// The last notice.
    pub notice: Option<Notice>,
    /// What is being read.
    pub busy: Option<Busy>,
    /// Whether a newer version waits.
    pub update: bool,
}

/// The notices at the foot of the page.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let dispatch = use_dispatch();
    let dismiss = move |_: MouseEvent| dispatch.dispatch(view::Action::Dismiss.into());
    let (said, failed) = match &props.notice {
        Some(notice) if notice.error => (None, Some(&notice.text)),
        Some(notice) => (Some(&notice.text), None),
        None => (None, None),
    };
    let close = html! {
        <button type="button" class="button icon quiet" aria-label={words::DISMISS} onclick={dismiss}>{ "×" }</button>
    };
    html! {
        <div class="notices">
            <div role="status">
                if let Some(busy) = &props.busy {
                    <div class="notice busy" key={busy.text.clone()}>
                        <p>{ &busy.text }</p>
                        if let Some((part, of)) = busy.part {
                            <progress max={of.to_string()} value={part.to_string()} aria-label={words::PROGRESS_OF_READING} />
                            <button type="button" class="button" onclick={|_| open::stop()}>{ words::STOP }</button>
                        }
                    </div>
                } else if let Some(said) = said {
                    <p class="notice passing" key={said.clone()}>{ said }</p>
                }
            </div>
            <div role="alert">
                if let Some(failed) = failed {
                    <div class="notice error"><p>{ failed }</p>{ close }</div>
                }
            </div>
            <div role="status">
                if props.update {
                    <div class="notice">
                        <p>{ words::UPDATE }</p>
                        <button type="button" class="button" onclick={|_| updates::take_update()}>{ words::RELOAD }</button>
                    </div>
                }
            </div>
        </div>
    }
}
