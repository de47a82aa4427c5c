//! A share as a bar. It is drawn as SVG, whose attributes the page's policy allows where it forbids inline styles.

use yew::prelude::*;

/// A share in thousandths, in the colour of the speaker.
pub fn bar(share: u32, colour: u8) -> Html {
    // A person who spoke at all is seen to have spoken.
    let width = if share == 0 { 0 } else { share.max(8) };
    html! {
        <svg class="bar" aria-hidden="true">
            <rect class="bar-ground" width="100%" height="100%" rx="1.5" />
            <rect
                class={format!("speaker-{colour}")}
                width={format!("{}.{}%", width / 10, width % 10)}
                height="100%"
                rx="1.5"
            />
        </svg>
    }
}

/// The colour of a speaker as a dot.
pub fn dot(colour: u8) -> Html {
    html! {
        <svg class="dot" viewBox="0 0 8 8" aria-hidden="true">
            <circle class={format!("speaker-{colour}")} cx="4" cy="4" r="4" />
        </svg>
    }
}
