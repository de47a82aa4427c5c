//! The kinds of figure, each a switch.

use yew::prelude::*;

use crate::state::kinds::{Shade, Shades};
use crate::state::{Dispatch, filter};
use crate::words;

/// The kinds of figure that the call has, each a switch. `hidden` are switched off; `counts` says how many figures of each
/// kind there are, in the order of [`Shade::ALL`].
pub fn legend(hidden: Shades, counts: &[usize; 6], dispatch: &Dispatch) -> Html {
    let present = |(_, count): &(&Shade, &usize)| **count > 0;
    let chips = Shade::ALL.iter().zip(counts).filter(present).map(|(&shade, count)| {
        let dispatch = dispatch.clone();
        let onclick = move |_: MouseEvent| dispatch.dispatch(filter::Action::Toggle(shade).into());
        let on = !hidden.contains(shade);
        html! {
            <button
                key={shade.as_str()}
                type="button"
                class="chip kind"
                data-shade={shade.as_str()}
                aria-pressed={if on { "true" } else { "false" }}
                title={words::figures(*count)}
                {onclick}
            >
                <span class="swatch" aria-hidden="true" />
                { words::shade(shade) }
            </button>
        }
    });
    html! { <div class="legend" role="group" aria-label={words::LEGEND}>{ for chips }</div> }
}
