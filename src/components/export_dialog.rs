//! The dialog of the exports: a format, which figures, what the format cannot hold; then a file, or the clipboard.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::use_dispatch;
use crate::browser::events;
use crate::browser::exports::{self, Exported, Format};
use crate::snapshot::Snapshot;
use crate::state::{Dispatch, Filter, OpenDocument};
use crate::tasks::export::{self, Choice};
use crate::words::{self, Word};

/// What [`ExportDialog`] shows.
#[derive(Properties, PartialEq)]
pub struct ExportDialogProps {
    /// The document.
    pub open: OpenDocument,
    /// Which figures are shown beside the text.
    pub filter: Filter,
}

/// How far the module of the exports is.
#[derive(Clone, PartialEq)]
enum Module {
    Loading,
    Here(Snapshot<Vec<Format>>),
    Missing,
}

/// What became of a choice.
#[derive(Clone, PartialEq)]
struct Written {
    choice: Choice,
    result: Result<Snapshot<Exported>, String>,
}

/// What a dialog of exports holds; the dialog around it is drawn by its parent.
#[component]
pub fn ExportDialog(props: &ExportDialogProps) -> Html {
    let dispatch = use_dispatch();
    let module = use_state_eq(|| Module::Loading);
    let choice = use_state_eq(Choice::default);
    let written = use_state_eq(|| None::<Written>);
    let shown = use_memo((props.open.document.clone(), props.filter.clone()), |(document, filter)| {
        export::shown(document, filter)
    });

    use_effect_with((), {
        let module = module.clone();
        move |()| {
            spawn_local(async move {
                module.set(match exports::formats().await {
                    Some(formats) => Module::Here(Snapshot::new(formats)),
                    None => Module::Missing,
                });
            });
        }
    });
    // Each choice is written and verified at once, so that what is said of it is known and not foretold.
    use_effect_with((props.open.document.clone(), (*choice).clone(), (*module).clone()), {
        let (written, open, shown) = (written.clone(), props.open.clone(), shown.clone());
        move |(_, choice, module)| {
            if matches!(module, Module::Here(_)) {
                let choice = choice.clone();
                spawn_local(async move {
                    let result = export::write(&open, &choice, &shown).await.map(Snapshot::new);
                    written.set(Some(Written { choice, result }));
                });
            }
        }
    });

    let Module::Here(formats) = &*module else {
        return html! {
            <p class="dialog-note" role="status">{ if *module == Module::Missing { words::NO_EXPORTS } else { words::LOADING } }</p>
        };
    };
    let set = |change: fn(&mut Choice, String)| {
        let choice = choice.clone();
        move |event: Event| {
            let mut next = (*choice).clone();
            change(&mut next, events::choice_of(&event));
            choice.set(next);
        }
    };
    let total = props.open.document.mentions.len();
    let figures = [("all", words::all_figures(total)), ("shown", words::shown_figures(shown.len()))];
    let statuses = ["kept", "accepted", "suggested"].map(|status| (status, words::status_choice(status).to_owned()));
    let units = ["codepoint", "utf16", "byte"].map(|unit| (unit, words::offset_unit(unit).to_owned()));
    let texts = [("with", words::WITH_TEXT.to_owned()), ("without", words::WITHOUT_TEXT.to_owned())];
    let chosen = formats.iter().find(|format| format.name == choice.format);
    let pick = set(|choice, format| {
        // What one format leaves open another may not.
        *choice =
            Choice { format, figures: choice.figures.clone(), statuses: choice.statuses.clone(), ..Choice::default() };
    });
    html! {
        <div class="export-dialog">
            <fieldset class="export-formats" onchange={pick}>
                <legend>{ words::EXPORT_FORMAT }</legend>
                { for formats.iter().map(|format| html! {
                    <label key={format.name.clone()}>
                        <input type="radio" name="format" value={format.name.clone()} checked={format.name == choice.format} />
                        <span>{ &format.title }</span>
                        <small>{ &format.purpose }</small>
                    </label>
                }) }
            </fieldset>
            <div class="export-choices">
                { select(words::EXPORT_FIGURES, &figures, &choice.figures, set(|choice, word| choice.figures = word)) }
                { select(words::EXPORT_STATUS, &statuses, &choice.statuses, set(|choice, word| choice.statuses = word)) }
                if chosen.is_some_and(|format| format.any_unit) {
                    { select(words::EXPORT_OFFSETS, &units, &choice.offsets, set(|choice, word| choice.offsets = word)) }
                }
                if chosen.is_some_and(|format| format.text_optional) {
                    { select(words::TRANSCRIPT, &texts, &choice.text, set(|choice, word| choice.text = word)) }
                }
            </div>
            { outcome(written.as_ref(), &choice, &props.open, &dispatch) }
        </div>
    }
}

/// A list of choices under a name.
fn select(name: Word, choices: &[(&'static str, String)], chosen: &str, onchange: impl Fn(Event) + 'static) -> Html {
    html! {
        <label>
            <span>{ name }</span>
            <select {onchange}>
                { for choices.iter().map(|(value, word)| html! {
                    <option key={*value} value={*value} selected={*value == chosen}>{ word }</option>
                }) }
            </select>
        </label>
    }
}

/// What the format cannot hold, and the ways out.
fn outcome(written: Option<&Written>, choice: &Choice, open: &OpenDocument, dispatch: &Dispatch) -> Html {
    let exported = match written.map(|written| &written.result) {
        None => return html! { <p class="dialog-note" role="status">{ words::LOADING }</p> },
        Some(Err(sentence)) => return html! { <p class="dialog-note" role="alert">{ sentence }</p> },
        Some(Ok(exported)) => exported,
    };
    let busy = written.is_some_and(|written| written.choice != *choice);
    let save = {
        let (open, exported, dispatch) = (open.clone(), exported.clone(), dispatch.clone());
        move |_: MouseEvent| export::save(&open, &exported, &dispatch)
    };
    let copy = {
        let (exported, dispatch) = (exported.clone(), dispatch.clone());
        move |_: MouseEvent| export::copy_text(&exported, &dispatch)
    };
    let one_text = matches!(&exported.files[..], [file] if file.text.is_some());
    let names = exported.files.iter().map(|file| words::file(&export::name(open, &file.ending), file.size));
    html! {
        <>
            <div role="status" aria-busy={busy.to_string()}>
                if exported.left_out.is_empty() {
                    <p>{ words::HOLDS_ALL }</p>
                } else {
                    <ul class="export-losses">{ for exported.left_out.iter().map(|loss| html! { <li>{ loss }</li> }) }</ul>
                }
                <p class="dialog-note">{ names.collect::<Vec<_>>().join(", ") }</p>
            </div>
            <div class="dialog-acts">
                if one_text {
                    <button type="button" class="button" disabled={busy} onclick={copy}>{ words::COPY }</button>
                }
                <button type="button" class="button primary" disabled={busy} onclick={save}>{ words::SAVE_FILE }</button>
            </div>
        </>
    }
}
