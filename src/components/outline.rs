//! The outline: prepared remarks, questions, closing.

use tickmark_engine::document::TurnId;
use yew::prelude::*;

use super::bar::dot;
use super::use_dispatch;
use crate::browser::window;
use crate::queries::outline::{Counted, Outline};
use crate::snapshot::Snapshot;
use crate::state::selection::Place;
use crate::state::view::Width;
use crate::tasks::commands;
use crate::words;

/// No more lines than this are drawn.
const MOST: usize = 600;

/// What [`OutlineView`] shows.
#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    /// The lines.
    pub outline: Snapshot<Outline>,
    /// The turn that is read.
    pub reading: Option<TurnId>,
    /// The room there is.
    pub width: Width,
}

/// The outline.
#[component]
pub fn OutlineView(props: &OutlineProps) -> Html {
    let dispatch = use_dispatch();
    let current = props.reading.and_then(|turn| props.outline.at(turn));
    use_effect_with(current, |current| {
        if current.is_some() {
            window::reveal(".outline [aria-current]");
        }
    });
    let width = props.width;
    let lines = props.outline.entries.iter().take(MOST).enumerate().map(|(i, entry)| {
        let (dispatch, first) = (dispatch.clone(), entry.first);
        let onclick = move |_| commands::go_to(Place::Turn(first), width, &dispatch);
        let (count, of) = entry.count;
        let counted = match of {
            Counted::Turns => words::turns(count),
            Counted::Questions => words::questions(count),
            Counted::Figures => words::figures(count),
        };
        let short = if of == Counted::Turns { counted.clone() } else { words::thousands(count) };
        html! {
            <li key={i}>
                <button
                    type="button"
                    class={classes!("outline-line", (entry.depth > 0).then_some("inner"))}
                    aria-current={(current == Some(i)).then_some("location")}
                    {onclick}
                >
                    if let Some(colour) = entry.colour {
                        { dot(colour) }
                    }
                    <span class="outline-name">
                        { &entry.name }
                        if !entry.detail.is_empty() {
                            <span class="outline-detail">{ " " }{ &entry.detail }</span>
                        }
                    </span>
                    <span class="outline-count" title={counted}>{ if of == Counted::Figures && count == 0 { "–".to_owned() } else { short } }</span>
                </button>
            </li>
        }
    });
    html! {
        <div class="outline">
            <h2 id="outline" tabindex="-1">{ words::OUTLINE }</h2>
            <ol>{ for lines }</ol>
        </div>
    }
}
