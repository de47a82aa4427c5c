//! The bar above the call: which call it is, how it was read, search, theme, new, export.

use tickmark_engine::{Document, Span};
use yew::prelude::*;

use super::chooser::chooser;
use super::language_choice::language_choice;
use super::start::logo;
use super::theme_button::theme_button;
use super::{Run, use_dispatch, use_run};
use crate::browser::{events, intl, pattern, window};
use crate::queries::Views;
use crate::queries::search::find;
use crate::snapshot::Snapshot;
use crate::state::keys::{Command, Keys};
use crate::state::view::{self, Theme};
use crate::state::{Dispatch, OpenDocument, Search, documents, search};
use crate::tasks::{commands::SEARCH_BOX, export, language, open, project};
use crate::words::{self, Word};

/// The id of the menu of what is done seldom.
const MORE: &str = "more-menu";

/// What [`TopBar`] shows.
#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    /// The document.
    pub open: OpenDocument,
    /// What was computed for it.
    pub views: Snapshot<Views>,
    /// The search.
    pub search: Search,
    /// The theme.
    pub theme: Theme,
    /// The keys as the person has them.
    pub keys: Keys,
}

/// The bar above the call.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let dispatch = use_dispatch();
    let new = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(documents::Action::New.into())
    };
    let run = use_run();
    let ask = |command| {
        let run = run.clone();
        move |_: MouseEvent| {
            run.emit(command);
        }
    };
    let journal = &props.open.review.journal;
    let choosers = [use_node_ref(), use_node_ref()];
    let give = {
        let dispatch = dispatch.clone();
        Callback::from(move |given| open::given(given, &dispatch))
    };
    let on_theme = {
        let dispatch = dispatch.clone();
        Callback::from(move |theme| dispatch.dispatch(view::Action::Theme(theme).into()))
    };
    html! {
        <header class="top-bar">
            <span class="brand">{ logo() }<span class="brand-name">{ words::TICKMARK }</span></span>
            <h1 class="call-title" title={props.views.summary.title.clone()}>{ &props.views.summary.title }</h1>
            if let Some(date) = &props.views.summary.date {
                <span class="chip date">{ intl::day(date) }</span>
            }
            { format(&props.open, &dispatch) }
            <span class="spring" />
            <SearchBox open={props.open.clone()} views={props.views.clone()} search={props.search.clone()} />
            <button type="button" class="button undo" disabled={journal.undoable().is_none()} title={words::command(Command::Undo, &props.keys)} onclick={ask(Command::Undo)}>
                { words::act(Command::Undo) }
            </button>
            <button type="button" class="button undo" disabled={journal.redoable().is_none()} title={words::command(Command::Redo, &props.keys)} onclick={ask(Command::Redo)}>
                { words::act(Command::Redo) }
            </button>
            <button type="button" class="button" onclick={new}>{ words::NEW }</button>
            { chooser(&choosers[0], false, give.clone()) }
            { chooser(&choosers[1], true, give) }
            { more_menu(props, &choosers, &run, &on_theme, &dispatch) }
            { export_menu(&props.open, &props.keys, &dispatch) }
        </header>
    }
}

/// The menu of what is done seldom; on a narrow screen also of what has no room in the bar.
fn more_menu(
    props: &TopBarProps,
    choosers: &[NodeRef; 2],
    run: &Run,
    on_theme: &Callback<Theme>,
    dispatch: &Dispatch,
) -> Html {
    let journal = &props.open.review.journal;
    let close = || window::hide_popover(MORE);
    let on_language = {
        let dispatch = dispatch.clone();
        Callback::from(move |chosen| language::choose(chosen, language::tell(&dispatch)))
    };
    let act = |command: Command, name: &'static str, class: Option<&'static str>, disabled: bool| {
        let run = run.clone();
        let onclick = move |_: MouseEvent| {
            close();
            run.emit(command);
        };
        html! {
            <button type="button" {class} {disabled} {onclick}>
                <span>{ name }<kbd aria-hidden="true">{ words::key(props.keys.key(command)) }</kbd></span>
            </button>
        }
    };
    let choose = |at: &NodeRef, name: Word| {
        let at = at.clone();
        let onclick = move |_: MouseEvent| {
            close();
            window::click(&at);
        };
        html! { <button type="button" {onclick}><span>{ name }</span></button> }
    };
    let narrow = Some("narrow-only");
    html! {
        <>
            <button type="button" class="button icon" id="more" popovertarget={MORE} aria-label={words::MORE_ACTS} title={words::MORE_ACTS}>
                <span aria-hidden="true">{ "⋯" }</span>
            </button>
            <div id={MORE} class="menu" popover="auto" role="group" aria-labelledby="more">
                { act(Command::Undo, words::act(Command::Undo), narrow, journal.undoable().is_none()) }
                { act(Command::Redo, words::act(Command::Redo), narrow, journal.redoable().is_none()) }
                { choose(&choosers[0], words::OPEN_FILE) }
                { choose(&choosers[1], words::OPEN_FOLDER) }
                { act(Command::Palette, words::ALL_ACTS.text(), None, false) }
                { act(Command::Keys, words::KEYS_TITLE.text(), None, false) }
                <div class="menu-line">{ language_choice(&on_language) }{ theme_button(props.theme, on_theme) }</div>
            </div>
        </>
    }
}

/// How the text was read, and a way to have it read otherwise.
fn format(open: &OpenDocument, dispatch: &Dispatch) -> Html {
    let (read, chosen) = (&*open.document.source.format, open.format.as_deref());
    let (again, dispatch) = (open.clone(), dispatch.clone());
    let onchange = move |event: Event| {
        let choice = events::choice_of(&event);
        open::reread(&again, (!choice.is_empty()).then_some(choice), &dispatch);
    };
    let automatic = match chosen {
        None => words::format(read),
        Some(_) => words::AUTOMATIC.to_owned(),
    };
    let formats = tickmark_engine::source::formats();
    let formats = formats.iter().map(|(name, description)| {
        html! {
            <option key={*name} value={*name} title={*description} selected={chosen == Some(*name)}>
                { words::format(name) }
            </option>
        }
    });
    html! {
        <label class="chip format">
            <span>{ words::READ_AS }</span>
            <select aria-label={words::READ_AS} {onchange}>
                <option value="" selected={chosen.is_none()}>{ automatic }</option>
                { for formats }
            </select>
        </label>
    }
}

/// What [`SearchBox`] shows.
#[derive(Properties, PartialEq)]
struct SearchBoxProps {
    open: OpenDocument,
    views: Snapshot<Views>,
    search: Search,
}

/// The search box with its count and its ways to the next hit.
#[component]
fn SearchBox(props: &SearchBoxProps) -> Html {
    let dispatch = use_dispatch();
    let pattern = props.search.pattern;
    let oninput = {
        let (dispatch, document, views) = (dispatch.clone(), props.open.document.clone(), props.views.clone());
        move |event: InputEvent| {
            let words = events::text_of(&event);
            dispatch.dispatch(look(words, pattern, &document, &views).into());
        }
    };
    let switch = {
        let (dispatch, document, views) = (dispatch.clone(), props.open.document.clone(), props.views.clone());
        let words = props.search.text.clone();
        move |_: MouseEvent| {
            dispatch.dispatch(search::Action::Pattern(!pattern).into());
            dispatch.dispatch(look(words.clone(), !pattern, &document, &views).into());
            window::focus(SEARCH_BOX);
        }
    };
    let send = |action: search::Action| {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(action.clone().into())
    };
    let (next, previous) = (send(search::Action::Next), send(search::Action::Previous));
    let onkeydown = {
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.shift_key() => dispatch.dispatch(search::Action::Previous.into()),
            "Enter" => dispatch.dispatch(search::Action::Next.into()),
            "Escape" => {
                dispatch.dispatch(search::Action::Clear.into());
                window::focus(crate::browser::transcript::CALL);
            }
            _ => {}
        }
    };
    let count = props.search.count();
    let said = match (props.search.hits.is_some(), props.search.current) {
        (false, _) if pattern && !props.search.text.is_empty() => words::NO_PATTERN.to_owned(),
        (false, _) => String::new(),
        (true, _) if count == 0 => words::NO_HITS.to_owned(),
        (true, None) => words::thousands(count),
        (true, Some(at)) => format!("{}/{}", words::thousands(at + 1), words::thousands(count)),
    };
    html! {
        <search class="search">
            <input
                id={SEARCH_BOX}
                type="search"
                placeholder={words::SEARCH}
                aria-label={words::SEARCH}
                spellcheck="false"
                autocomplete="off"
                value={props.search.text.clone()}
                {oninput}
                {onkeydown}
            />
            <span class="search-count" role="status">{ said }</span>
            <button
                type="button"
                class="button icon quiet pattern"
                aria-pressed={pattern.to_string()}
                aria-label={words::PATTERN}
                title={words::PATTERN}
                onclick={switch}
            >
                { ".*" }
            </button>
            if props.search.hits.is_none() {
                <kbd aria-hidden="true">{ "/" }</kbd>
            } else if count > 0 {
                <button type="button" class="button icon quiet" aria-label={words::PREVIOUS_HIT} onclick={previous}>{ "↑" }</button>
                <button type="button" class="button icon quiet" aria-label={words::NEXT_HIT} onclick={next}>{ "↓" }</button>
            }
        </search>
    }
}

/// What is found of `words`, which are a regular expression or not.
fn look(words: String, pattern: bool, document: &Document, views: &Views) -> search::Action {
    if words.trim().is_empty() {
        return search::Action::Clear;
    }
    let hits = if pattern { pattern::find(document.text(), &words) } else { Some(find(document.text(), &words)) };
    let shown = |hit: &Span| views.transcript.shows(document, *hit);
    search::Action::Found(words, hits.map(|hits| Snapshot::new(hits.into_iter().filter(shown).collect())))
}

/// The menu of exports.
fn export_menu(open: &OpenDocument, keys: &Keys, dispatch: &Dispatch) -> Html {
    let act = |task: fn(&OpenDocument, &Dispatch)| {
        let (open, dispatch) = (open.clone(), dispatch.clone());
        move |_: MouseEvent| {
            window::hide_popover("export-menu");
            task(&open, &dispatch);
        }
    };
    html! {
        <>
            <button type="button" class="button primary" id="export" popovertarget="export-menu">
                { words::EXPORT }<span aria-hidden="true">{ " ▾" }</span>
            </button>
            <div id="export-menu" class="menu" popover="auto" role="group" aria-labelledby="export">
                <button type="button" onclick={act(project::save)}>
                    <span>{ words::PROJECT }<kbd>{ words::key(keys.key(Command::Project)) }</kbd></span>
                    <small>{ words::PROJECT_DETAIL }</small>
                </button>
                <button type="button" onclick={act(export::download)}>
                    <span>{ words::TAGGED_JSON }</span><small>{ words::TAGGED_JSON_DETAIL }</small>
                </button>
                <button type="button" onclick={act(export::copy)}>
                    <span>{ words::COPY }</span><small>{ words::COPY_DETAIL }</small>
                </button>
                <button type="button" onclick={act(export::choose)}>
                    <span>{ words::OTHER_FORMATS }</span><small>{ words::OTHER_FORMATS_DETAIL }</small>
                </button>
            </div>
        </>
    }
}
