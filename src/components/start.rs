//! The start: one large box, and the ways to fill it.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::chooser::chooser;
use super::language_choice::language_choice;
use super::theme_button::theme_button;
use crate::browser::samples::samples;
use crate::browser::{events, window};
use crate::later::{Asked, Handed};
use crate::snapshot::Snapshot;
use crate::state::view::Theme;
use crate::words::{self, Language, Word};

/// What [`Start`] shows.
#[derive(Properties, PartialEq)]
pub struct StartProps {
    /// What stands in the box.
    pub handed: Snapshot<Handed>,
    /// The theme.
    pub theme: Theme,
    /// Takes another theme.
    pub on_theme: Callback<Theme>,
    /// Takes another language.
    pub on_language: Callback<Language>,
    /// Takes what the person asks for.
    pub ask: Callback<Asked>,
    /// How the loading of the page goes, where the person should know it.
    #[prop_or_default]
    pub said: Option<Word>,
    /// Whether every file is kept for offline use.
    #[prop_or_default]
    pub offline: bool,
    /// The calls that are open or kept.
    #[prop_or_default]
    pub children: Html,
}

/// The start.
#[component]
pub fn Start(props: &StartProps) -> Html {
    let ask = &props.ask;
    let text = use_state(|| props.handed.draft.borrow().clone());
    let (files, folder) = (use_node_ref(), use_node_ref());

    let oninput = {
        let (text, handed) = (text.setter(), props.handed.clone());
        move |event: InputEvent| {
            let written = events::text_of(&event);
            handed.draft.replace(written.clone());
            text.set(written);
        }
    };
    let read = {
        let (text, ask) = (text.clone(), ask.clone());
        Callback::from(move |()| ask.emit(Asked::Read((*text).clone())))
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
    let choose = |at: &NodeRef| {
        let at = at.clone();
        move |_: MouseEvent| window::click(&at)
    };
    let give = ask.reform(Asked::Open);
    use_effect_with((), |()| window::focus("transcript-box"));

    let list = use_state(Vec::new);
    use_effect_with((), {
        let list = list.clone();
        move |()| spawn_local(async move { list.set(samples().await) })
    });
    let samples = list.iter().map(|sample| {
        let (ask, file) = (ask.clone(), sample.file.clone());
        let onclick = move |_| ask.emit(Asked::Sample(file.clone()));
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
                <span class="spring" />
                { language_choice(&props.on_language) }
                { theme_button(props.theme, &props.on_theme) }
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
                        <button type="button" class="button" onclick={choose(&files)}>{ words::OPEN_FILE }</button>
                        <button type="button" class="button" onclick={choose(&folder)}>{ words::OPEN_FOLDER }</button>
                        { chooser(&files, false, give.clone()) }
                        { chooser(&folder, true, give) }
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
                    <p class="start-said" role="status">{ props.said.map(Word::text) }</p>
                </div>
                { props.children.clone() }
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
