//! The page: paste the transcript of an earnings call, see who speaks and every figure, export tagged JSON.
//!
//! `state` changes only in its reducers; `queries` turn it into view models; `tasks` do what takes time or reaches outside;
//! `browser` is the only room that names the browser's own interfaces; `components` draw; `words` holds all that is said.

mod app;
mod browser;
mod components;
#[cfg(test)]
mod contrast;
mod later;
mod queries;
mod root;
mod snapshot;
mod state;
mod tasks;
mod words;

/// Shows the page in the body of the document.
pub fn mount() {
    let platform = words::Platform { number: browser::intl::number, is_one: browser::intl::is_one };
    words::speak(words::Language::English, vec![], platform);
    yew::Renderer::<root::Root>::new().render();
}
