//! The palette: every act by its name, with its key.

use yew::prelude::*;

use super::use_run;
use crate::browser::{events, window};
use crate::state::keys::{BINDINGS, Command, Keys};
use crate::words;

/// What [`Palette`] shows.
#[derive(Properties, PartialEq)]
pub struct PaletteProps {
    /// The keys as the person has them.
    pub keys: Keys,
}

/// The palette.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let run = use_run();
    let typed = use_state(String::new);
    let place = use_state(|| 0usize);
    let wanted: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let found: Vec<Command> = (BINDINGS.iter().map(|binding| binding.command))
        .filter(|command| !matches!(command, Command::Palette | Command::Clear))
        .filter(|command| {
            let name = words::command(*command, &props.keys).to_lowercase();
            wanted.iter().all(|word| name.contains(&**word))
        })
        .collect();
    let current = (*place).min(found.len().saturating_sub(1));
    use_effect_with(current, |_| window::reveal(".palette [aria-selected=true]"));
    let oninput = {
        let (typed, place) = (typed.clone(), place.clone());
        move |event: InputEvent| {
            typed.set(events::text_of(&event));
            place.set(0);
        }
    };
    let onkeydown = {
        let (run, found) = (run.clone(), found.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowDown" if !found.is_empty() => {
                event.prevent_default();
                place.set((current + 1) % found.len());
            }
            "ArrowUp" if !found.is_empty() => {
                event.prevent_default();
                place.set((current + found.len() - 1) % found.len());
            }
            "Enter" => {
                event.prevent_default();
                if let Some(command) = found.get(current) {
                    run.emit(*command);
                }
            }
            _ => {}
        }
    };
    let id = |i: usize| format!("act-{i}");
    let lines = found.iter().enumerate().map(|(i, command)| {
        let (run, command) = (run.clone(), *command);
        let onclick = move |_: MouseEvent| {
            run.emit(command);
        };
        html! {
            <li key={words::command(command, &props.keys)} id={id(i)} role="option" aria-selected={(i == current).to_string()} {onclick}>
                <span>{ words::command(command, &props.keys) }</span>
                <kbd>{ words::key(props.keys.key(command)) }</kbd>
            </li>
        }
    });
    html! {
        <div class="palette">
            <input
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls="acts"
                aria-activedescendant={(!found.is_empty()).then(|| id(current))}
                aria-label={words::PALETTE}
                placeholder={words::PALETTE}
                spellcheck="false"
                autocomplete="off"
                autofocus=true
                value={(*typed).clone()}
                {oninput}
                {onkeydown}
            />
            <ul id="acts" role="listbox" aria-label={words::PALETTE} tabindex="-1">{ for lines }</ul>
            if found.is_empty() {
                <p class="dialog-note" role="status">{ words::NO_ACT }</p>
            }
        </div>
    }
}
