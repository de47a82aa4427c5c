//! The documents that are open or kept: search, open, close, delete and bring back.

use yew::prelude::*;

use super::use_dispatch;
use crate::browser::{events, intl, room};
use crate::queries::library::{Entry, entries};
use crate::state::view::{self, Dialog};
use crate::state::{Dispatch, Documents, Library, Saving, documents};
use crate::tasks::keep;
use crate::words;

/// From so many documents on there is a box to search them.
const MANY: usize = 6;

/// What [`LibraryView`] shows.
#[derive(Properties, PartialEq)]
pub struct LibraryProps {
    /// The open documents.
    pub documents: Documents,
    /// The kept ones.
    pub library: Library,
    /// How far the keeping of the open ones is.
    pub saving: Saving,
}

/// The documents that are open or kept.
#[component]
pub fn LibraryView(props: &LibraryProps) -> Html {
    let dispatch = use_dispatch();
    let search = use_state(String::new);
    let library = &props.library;
    let all = entries(&props.documents, library, &props.saving, "");
    let trouble = library.trouble.map(words::not_saved);
    if all.is_empty() && library.deleted.is_empty() && library.damaged.is_empty() && trouble.is_none() {
        return html! {};
    }
    let found = entries(&props.documents, library, &props.saving, &search);
    let oninput = {
        let search = search.clone();
        move |event: InputEvent| search.set(events::text_of(&event))
    };
    let rows = found.iter().map(|entry| row(entry, &props.saving, &dispatch));
    html! {
        <section class="library" aria-labelledby="library-title">
            <header class="library-head">
                <h2 id="library-title">{ words::LIBRARY }</h2>
                if all.len() >= MANY {
                    <input
                        type="search"
                        placeholder={words::SEARCH_LIBRARY}
                        aria-label={words::SEARCH_LIBRARY}
                        spellcheck="false"
                        autocomplete="off"
                        value={(*search).clone()}
                        {oninput}
                    />
                }
                if let Some(room) = &library.room {
                    <span class="library-room">
                        { words::room(&intl::size(room.used), &intl::size(room.quota)) }
                    </span>
                }
            </header>
            if let Some(why) = trouble {
                <p class="library-note bad">{ words::NOT_SAVED }{ " " }{ why }</p>
            } else if room::is_cleared_by_itself() && !library.room.is_some_and(|room| room.lasting) {
                <p class="library-note">{ words::CLEARED }</p>
            }
            if found.is_empty() && !all.is_empty() {
                <p class="library-note">{ words::NO_CALLS }</p>
            }
            <ul class="calls">{ for rows }</ul>
            { damaged(library, &dispatch) }
            <div role="status">{ deleted(library, &dispatch) }</div>
        </section>
    }
}

/// A document, with ways to open it, to close it and to delete it.
fn row(entry: &Entry, saving: &Saving, dispatch: &Dispatch) -> Html {
    let (id, open) = (entry.id.clone(), entry.open);
    let show = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        move |_: MouseEvent| match (open, &id) {
            (Some(document), _) => dispatch.dispatch(documents::Action::Show(document).into()),
            (None, Some(id)) => keep::open(id, &dispatch),
            (None, None) => {}
        }
    };
    let close = open.map(|document| {
        let (dispatch, safe) = (dispatch.clone(), saving.is_safe(document));
        let close = move |_: MouseEvent| {
            dispatch.dispatch(if safe {
                documents::Action::Close(document).into()
            } else {
                view::Action::Dialog(Some(Dialog::Close(document))).into()
            });
        };
        html! {
            <button
                type="button"
                class="button icon quiet"
                title={words::close(&entry.title)}
                aria-label={words::close(&entry.title)}
                onclick={close}
            >
                { "×" }
            </button>
        }
    });
    let delete = id.clone().map(|id| {
        let dispatch = dispatch.clone();
        let delete = move |_: MouseEvent| keep::delete(&id, open, &dispatch);
        html! {
            <button
                type="button"
                class="button icon quiet"
                title={words::delete(&entry.title)}
                aria-label={words::delete(&entry.title)}
                onclick={delete}
            >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M6 2h4l.5 1H14v1.400H2V3h3.500ZM3.300 5.400h9.400L12 14H4Zm2.600 1.500.3 5.600h1.100L7 6.900Zm3.100 0-.3 5.600h1.100l.3-5.600Z" />
                </svg>
            </button>
        }
    });
    let (decided, figures) = entry.progress;
    let date = entry.date.as_deref().map(intl::day);
    html! {
        <li key={id.unwrap_or_default() + &open.map_or(0, |document| document.0).to_string()}>
            <button type="button" class="call-row" onclick={show}>
                <span class="call-name">
                    { &entry.title }
                    if open.is_some() {
                        <span class="chip">{ words::OPEN_HERE }</span>
                    }
                </span>
                <span class="call-note">{ [date, entry.file.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ") }</span>
                <span class="call-note">{ words::progress(decided as usize, figures as usize) }</span>
                <span class="call-note">{ entry.changed.map(intl::moment).unwrap_or_default() }</span>
            </button>
            { close }
            { delete }
        </li>
    }
}

/// What cannot be read any more, and a way to be rid of it.
fn damaged(library: &Library, dispatch: &Dispatch) -> Html {
    if library.damaged.is_empty() {
        return html! {};
    }
    let (dispatch, damaged) = (dispatch.clone(), library.damaged.clone());
    let delete = move |_: MouseEvent| damaged.iter().for_each(|id| keep::delete(id, None, &dispatch));
    html! {
        <p class="library-note bad">
            { words::damaged(library.damaged.len()) }
            { " " }
            <button type="button" class="link" onclick={delete}>{ words::DELETE }</button>
        </p>
    }
}

/// What was deleted last, and a way to have it back.
fn deleted(library: &Library, dispatch: &Dispatch) -> Html {
    let Some(title) = library.deleted.last() else { return html! {} };
    let dispatch = dispatch.clone();
    let undo = move |_: MouseEvent| keep::undelete(&dispatch);
    html! {
        <p class="library-note">
            { words::deleted(title) }
            { " " }
            <button type="button" class="link" onclick={undo}>{ words::UNDO }</button>
        </p>
    }
}
