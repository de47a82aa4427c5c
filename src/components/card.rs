//! The card of the figure that is selected or under the pointer.

use tickmark_engine::document::MentionId;
use yew::prelude::*;

use super::figures::verdict;
use super::{act, use_dispatch, use_run};
use crate::queries::{Views, card::card};
use crate::snapshot::Snapshot;
use crate::state::keys::Command;
use crate::state::{OpenDocument, selection};
use crate::words;

/// What can be done with the selected figure, the likeliest first.
const ACTS: [Command; 3] = [Command::Accept, Command::Reject, Command::NextFigure];

/// What [`CardView`] shows.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The document.
    pub open: OpenDocument,
    /// What was computed for it.
    pub views: Snapshot<Views>,
    /// The figure.
    pub mention: Option<MentionId>,
}

/// The card.
#[component]
pub fn CardView(props: &CardProps) -> Html {
    let dispatch = use_dispatch();
    let run = use_run();
    let clear = move |_| dispatch.dispatch(selection::Action::Clear.into());
    let card = props.mention.and_then(|id| card(&props.open.document, &props.views.verdicts, id));
    let Some(card) = card else {
        return html! {
            <section class="card none" id="card" aria-label={words::CARD}><p class="card-hint">{ words::NO_CARD }</p></section>
        };
    };
    let facts = card.facts.iter().map(|(name, value)| {
        html! { <div key={*name}><dt>{ *name }</dt><dd>{ value }</dd></div> }
    });
    html! {
        <section class="card" id="card" aria-label={words::CARD} data-card={card.id.to_string()}>
            <button type="button" class="button icon quiet card-close" aria-label={words::DISMISS} onclick={clear}>{ "×" }</button>
            <h2>{ &card.words }<span class="card-status" data-status={card.status.as_str()}>{ words::status(card.status) }</span></h2>
            if !card.value.is_empty() {
                <p class="card-value">{ &card.value }</p>
            }
            <dl>{ for facts }</dl>
            <div class="card-foot">
                if let Some((mark, message)) = &card.check {
                    <p>{ verdict(*mark) }{ " " }{ message }</p>
                }
                <p>{ &card.rule }</p>
            </div>
            <div class="card-acts">{ for ACTS.iter().map(|command| act(*command, &run)) }</div>
        </section>
    }
}
