//! What is loaded once the page stands: a second file of the same program.
//!
//! `cargo xtask build` cuts the program at [`parts`]: what is reached only through [`Parts`] leaves the first load and comes in a file of its
//! own. So everything that reading a transcript can do without is named here: the dialogs, the store, the pictures. Until it has
//! come, nothing is kept and nothing of it is drawn; the store then keeps what is open.

use std::cell::Cell;

use yew::html::BaseComponent;
use yew::platform::spawn_local;
use yew::{Html, html};

use crate::components::{Dialogs, DialogsProps, LibraryProps, LibraryView, Pictures, PicturesProps, Tags, TagsProps};
use crate::state::documents::DocumentId;
use crate::state::{Dispatch, Documents, Library, OpenDocument, Selection, view};
use crate::tasks::{keep, project};
use crate::words;

/// The parts, as functions that the first load does not hold.
pub struct Parts {
    pub dialogs: fn(DialogsProps) -> Html,
    pub library: fn(LibraryProps) -> Html,
    pub pictures: fn(PicturesProps) -> Html,
    pub tags: fn(TagsProps) -> Html,
    pub start: fn(&Dispatch),
    pub follow: fn(&Documents, &Library, &Dispatch),
    pub cursor: fn(&Documents, &Selection, &Dispatch),
    pub leave: fn(&Dispatch),
    pub would_lose: fn() -> bool,
    pub again: fn(&Dispatch),
    pub may_edit: fn(DocumentId, &Dispatch) -> bool,
    pub save_project: fn(&OpenDocument, &Dispatch),
    pub open_project: fn(&str, &Dispatch) -> bool,
}

/// The file could not be had.
#[derive(Debug)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    static LOADED: Cell<Option<&'static Parts>> = const { Cell::new(None) };
}

/// The parts, if they have come.
pub fn loaded() -> Option<&'static Parts> {
    LOADED.get()
}

/// Loads the parts and begins to keep what is open. What did not come is asked for again by the next call.
pub fn load(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        #[cfg(feature = "split")]
        let came = parts().await;
        #[cfg(not(feature = "split"))]
        let came = parts();
        match came {
            // Two calls may have waited for the same file.
            Ok(_) if loaded().is_some() => {}
            Ok(parts) => {
                LOADED.set(Some(parts));
                (parts.start)(&dispatch);
            }
            Err(Missing) => {
                dispatch.dispatch(view::Action::Dialog(None).into());
                dispatch.dispatch(view::Action::Fail(words::NOT_LOADED.to_owned()).into());
            }
        }
    });
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn parts() -> Result<&'static Parts, Missing> {
    Ok(Box::leak(Box::new(Parts {
        dialogs: draw::<Dialogs>,
        library: draw::<LibraryView>,
        pictures: draw::<Pictures>,
        tags: draw::<Tags>,
        start: keep::start,
        follow: keep::follow,
        cursor: keep::cursor,
        leave: keep::leave,
        would_lose: keep::would_lose,
        again: keep::again,
        may_edit: keep::may_edit,
        save_project: project::save,
        open_project: project::open,
    })))
}

fn draw<Component: BaseComponent>(props: Component::Properties) -> Html {
    html! { <Component ..props /> }
}
