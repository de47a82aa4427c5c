//! The page: paste the transcript of an earnings call, see who speaks and every figure, export tagged JSON.

use yew::prelude::*;

/// The root component.
#[component]
fn App() -> Html {
    html! { <main><h1>{ "Tickmark" }</h1></main> }
}

/// Shows the page in the body of the document.
pub fn mount() {
    yew::Renderer::<App>::new().render();
}
