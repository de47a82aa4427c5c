//! The whole call as a strip beside the text: who speaks; a click leads there. The outline says the same to the keyboard.

use tickmark_engine::document::TurnId;
use tickmark_engine::{Document, Span};
use yew::prelude::*;

use super::use_dispatch;
use crate::browser::events;
use crate::queries::strip::{HEIGHT, Stripe, place, places, turn_at};
use crate::snapshot::Snapshot;
use crate::state::selection::Place;
use crate::state::view::Width;
use crate::tasks::commands;

/// What [`Strip`] shows.
#[derive(Properties, PartialEq)]
pub struct StripProps {
    /// The document.
    pub document: Snapshot<Document>,
    /// Who speaks.
    pub stripes: Snapshot<Vec<Stripe>>,
    /// What the search has found.
    pub hits: Option<Snapshot<Vec<Span>>>,
    /// The turn that is read.
    pub reading: Option<TurnId>,
    /// The room there is.
    pub width: Width,
}

/// The strip.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let dispatch = use_dispatch();
    let onclick = {
        let (document, width) = (props.document.clone(), props.width);
        move |event: MouseEvent| {
            if let Some(turn) = turn_at(&document, events::height_of(&event)) {
                commands::go_to(Place::Turn(turn), width, &dispatch);
            }
        }
    };
    let stripes = props.stripes.iter().map(|stripe| {
        html! {
            <rect
                key={stripe.turn.0}
                class={format!("speaker-{}", stripe.colour)}
                y={stripe.top.to_string()}
                width="10"
                height={stripe.height.max(1).to_string()}
            />
        }
    });
    let hits = props.hits.as_deref().map_or(vec![], |hits| places(&props.document, hits)).into_iter().map(|y| {
        html! { <rect key={format!("hit {y}")} class="strip-hit" y={y.to_string()} width="10" height="30" /> }
    });
    let reading = props.reading.map(|turn| place(&props.document, turn));
    html! {
        <svg
            class="strip"
            viewBox={format!("0 0 10 {HEIGHT}")}
            preserveAspectRatio="none"
            aria-hidden="true"
            {onclick}
        >
            { for stripes }
            { for hits }
            if let Some(y) = reading {
                <rect class="strip-reading" y={y.saturating_sub(20).to_string()} width="10" height="60" />
            }
        </svg>
    }
}
