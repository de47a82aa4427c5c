//! The start: one large box, and the ways to fill it.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::library::LibraryProps;
use super::theme_button::theme_button;
use super::use_dispatch;
use crate::browser::samples::samples;
use crate::browser::{events, files, window};
use crate::later;
use crate::state::view::Theme;
use crate::state::{Documents, Library, Saving};
use crate::tasks::open;
use crate::words;

/// What [`Start`] shows.
#[derive(Properties, PartialEq)]
pub struct StartProps {
    /// The documents that are still open.
    pub documents: Documents,
    /// Those that are kept.
    pub library: Library,
    /// How far the keeping of the open ones is.
    pub saving: Saving,
    /// The theme.
    pub theme: Theme,
    /// Whether every file is kept for offline use.
    pub offline: bool,
}

/// The start.
#[component]
pub fn Start(props: &StartProps) -> Html {
    let dispatch = use_dispatch();
    let text = use_state(String::new);
    let chooser = use_node_ref();

    let oninput = {
        let text = text.clone();
        move |event: InputEvent| text.set(events::text_of(&event))
    };
    let read = {
        let (text, dispatch) = (text.clone(), dispatch.clone());
        Callback::from(move |()| open::text((*text).clone(), None, &dispatch))
    };
    let onkeydown = {
        let read = read.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                read.emit(());
            }
        }
    };
    let choose = {
        let chooser = chooser.clone();
        move |_| window::click(&chooser)
    };
    let onchange = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            if let given @ files::Given::Files(_) = files::chosen(&event) {
                open::given(given, &dispatch);
            }
        }
    };
    use_effect_with((), |()| window::focus("transcript-box"));

    let list = use_state(Vec::new);
    use_effect_with((), {
        let list = list.clone();
        move |()| spawn_local(async move { list.set(samples().await) })
    });
    let samples = list.iter().map(|sample| {
        let (dispatch, file) = (dispatch.clone(), sample.file.clone());
        let onclick = move |_| open::sample(file.clone(), &dispatch);
        html! {
            <li key={sample.file.clone()}>
                <button type="button" class="sample" title={words::format(&sample.format)} {onclick}>
                    <span class="sample-name">{ &sample.name }</span>
                    <span class="sample-layout">{ &sample.title }</span>
                </button>
            </li>
        }
    });

    html! {
            <div class="start">
                <header class="start-bar">
                    <span class="brand">{ logo() }{ words::TICKMARK }</span>
                    { theme_button(props.theme, &dispatch) }
                </header>
                <main class="start-main" id="main">
                    <h1>{ words::PROMISE }</h1>
                    <div class="start-box">
                        <label for="transcript-box">{ words::TRANSCRIPT }</label>
                        <textarea
                            id="transcript-box"
                            placeholder={words::PASTE_HERE}
                            spellcheck="false"
                            autocomplete="off"
                            value={(*text).clone()}
                            {oninput}
                            {onkeydown}
                        />
                        <div class="start-acts">
                            <button type="button" class="button" onclick={choose}>{ words::OPEN_FILE }</button>
                            <input
                                ref={chooser}
                                type="file"
                                hidden=true
                                multiple=true
                                aria-label={words::OPEN_FILE}
                                {onchange}
                            />
                            <span class="start-private">{ words::PRIVATE_SENTENCE }</span>
                            <button
                                type="button"
                                class="button primary"
                                disabled={text.trim().is_empty()}
                                onclick={move |_| read.emit(())}
                            >
                                { words::READ }
                                <kbd>{ "Ctrl ↵" }</kbd>
                            </button>
                        </div>
                    </div>
                    if let Some(parts) = later::loaded() {
    { (parts.library)(LibraryProps { documents: props.documents.clone(), library: props.library.clone(), saving: props.saving.clone() }) }
    }
                    <section aria-labelledby="samples-title">
                        <h2 id="samples-title">{ words::SAMPLES }</h2>
                        <ul class="samples">{ for samples }</ul>
                    </section>
                </main>
                <footer class="start-foot">
                    if props.offline {
                        <span>{ words::OFFLINE }</span>
                    }
                    <span>{ words::PRIVATE }</span>
                </footer>
            </div>
        }
}

/// The tick mark.
pub fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 64 64" aria-hidden="true">
            <rect width="64" height="64" rx="14" />
            <path d="M17 33.5 28 44.5 47.5 21" />
        </svg>
    }
}
