//! The tabs over the panels; on a narrow screen they lead to the call and the outline as well.

use yew::prelude::*;

use crate::queries::summary::Summary;
use crate::state::Dispatch;
use crate::state::view::{self, Panel, Width};
use crate::words;

/// The tabs; `current` is shown.
pub fn tabs(current: Panel, width: Width, summary: &Summary, dispatch: &Dispatch) -> Html {
    let shown = |panel: &&Panel| match panel {
        Panel::Call => width == Width::Narrow,
        Panel::Outline => width != Width::Wide,
        Panel::Figures | Panel::Checks | Panel::Tags | Panel::Pictures => true,
    };
    let tabs = Panel::ALL.iter().filter(shown).map(|&panel| {
        let dispatch = dispatch.clone();
        let onclick = move |_: MouseEvent| dispatch.dispatch(view::Action::Panel(panel).into());
        let path = match panel {
            Panel::Call => "M3 4h10M3 7h10M3 10h10M3 13h6",
            Panel::Outline => "M3 4h2M7 4h6M5 8h2M9 8h4M5 12h2M9 12h4",
            Panel::Figures => "M6 3 5 13M11 3l-1 10M3 6.500h10M3 9.500h10",
            Panel::Checks => "M3 8.500 6.500 12 13 4.500",
            Panel::Tags => "M3 3h5l5 5-5 5-5-5z",
            Panel::Pictures => "M3 4h9M3 8h5M3 12h7",
        };
        let note = match panel {
            Panel::Figures => html! { <span class="tab-count">{ words::thousands(summary.figures) }</span> },
            Panel::Checks if summary.conflicts > 0 => html! {
                <span class="tab-count conflict">{ words::conflicts(summary.conflicts) }</span>
            },
            Panel::Checks => html! { <span class="tab-count">{ words::thousands(summary.agreements) }</span> },
            Panel::Tags if summary.tags > 0 => {
                html! { <span class="tab-count">{ words::thousands(summary.tags) }</span> }
            }
            Panel::Call | Panel::Outline | Panel::Tags | Panel::Pictures => html! {},
        };
        html! {
            <button
                key={panel.as_str()}
                type="button"
                class="tab"
                aria-pressed={(panel == current).to_string()}
                {onclick}
            >
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
                <span>{ words::panel(panel) }</span>
                { note }
            </button>
        }
    });
    html! { <nav class="tabs" aria-label={words::TABS}>{ for tabs }</nav> }
}
