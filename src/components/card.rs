//! The card of the figure that is selected or under the pointer.

use tickmark_engine::Document;
use tickmark_engine::document::MentionId;
use yew::prelude::*;

use super::figures::verdict;
use super::use_dispatch;
use crate::queries::{Views, card::card};
use crate::snapshot::Snapshot;
use crate::state::selection;
use crate::words;

/// What [`CardView`] shows.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The document.
    pub document: Snapshot<Document>,
    /// What was computed for it.
    pub views: Snapshot<Views>,
    /// The figure.
    pub mention: Option<MentionId>,
}

/// The card.
#[component]
pub fn CardView(props: &CardProps) -> Html {
    let dispatch = use_dispatch();
    let clear = move |_| dispatch.dispatch(selection::Action::Clear.into());
    let card = props.mention.and_then(|id| card(&props.document, &props.views.verdicts, id));
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
            <h2>{ &card.words }</h2>
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
        </section>
    }
}
