//! What is shown while a file is dragged over the page.

use yew::prelude::*;

use crate::words;

/// A frame around the whole window.
pub fn drop_frame() -> Html {
    html! { <div class="drop" aria-hidden="true"><p>{ words::DROP_HERE }</p></div> }
}
