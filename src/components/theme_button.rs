//! The button that changes between the system's theme, light and dark.

use yew::prelude::*;

use crate::state::view::Theme;
use crate::words;

/// The button that changes the theme.
pub fn theme_button(theme: Theme, on_theme: &Callback<Theme>) -> Html {
    let next = theme.next();
    let onclick = on_theme.reform(move |_: MouseEvent| next);
    let path = match theme {
        Theme::System => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 1.4v9.2a4.6 4.6 0 0 1 0-9.2Z",
        Theme::Light => {
            "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM7.3 1h1.4v2.4H7.3ZM7.3 12.6h1.4V15H7.3ZM1 7.3h2.4v1.4H1ZM12.6 7.3H15v1.4h-2.4ZM2.6 3.6l1-1 1.7 1.7-1 1ZM10.7 11.7l1-1 1.7 1.7-1 1ZM2.6 12.4l1.7-1.7 1 1-1.7 1.7ZM10.7 4.3l1.7-1.7 1 1-1.7 1.7Z"
        }
        Theme::Dark => "M6.4 2.2a6 6 0 1 0 7.4 7.4A5 5 0 0 1 6.4 2.2Z",
    };
    let label = words::theme(theme);
    html! {
        <button type="button" class="button icon" title={label} aria-label={label} {onclick}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}
