//! The browser's own choosers of files and of folders.

use yew::prelude::*;

use crate::browser::files;
use crate::words;

/// A chooser that is not seen: it opens when `at` is clicked, and gives what was chosen. That of a folder gives all that is in it.
pub fn chooser(at: &NodeRef, folder: bool, give: Callback<files::Given>) -> Html {
    let onchange = move |event: Event| {
        if let given @ files::Given::Files(_) = files::chosen(&event) {
            give.emit(given);
        }
    };
    let name = if folder { words::OPEN_FOLDER } else { words::OPEN_FILE };
    html! {
        <input
            ref={at.clone()}
            type="file"
            hidden=true
            multiple=true
            webkitdirectory={folder}
            aria-label={name}
            {onchange}
        />
    }
}
