//! What is loaded once the start stands: a second file of the same program.
//!
//! `cargo xtask build` cuts the program at [`app`]: what is reached only through it, the engine first of all, leaves the first load and
//! comes in a file of its own, asked for as soon as the start is painted. What a person hands over until it has come waits in [`Handed`].

use std::cell::RefCell;

use yew::platform::spawn_local;
use yew::{Callback, Html, html};

use crate::app::{App, AppProps};
use crate::browser::files::Given;

/// The page whole, as a function that the first load does not hold.
pub type Page = Callback<AppProps, Html>;

/// What a person has asked the start for.
#[derive(Debug)]
pub enum Asked {
    /// To open what was pasted, dropped or chosen.
    Open(Given),
    /// To read what stands in the box.
    Read(String),
    /// To open the sample of this file name.
    Sample(String),
}

/// What the start hands over to the page when that has come.
#[derive(Debug, Default)]
pub struct Handed {
    /// What stands in the box.
    pub draft: RefCell<String>,
    /// What was asked for and waits.
    pub asked: RefCell<Option<Asked>>,
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

/// Loads the page and tells of it. What did not come is asked for again by the next call.
pub fn load(came: Callback<Result<Page, Missing>>) {
    spawn_local(async move {
        #[cfg(feature = "split")]
        let page = app().await;
        #[cfg(not(feature = "split"))]
        let page = app();
        came.emit(page);
    });
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn app() -> Result<Page, Missing> {
    Ok(Callback::from(|props| html! { <App ..props /> }))
}
