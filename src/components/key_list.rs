//! The list of keys: each can be changed, and so can the names of own tags.

use yew::prelude::*;

use super::use_dispatch;
use crate::browser::events;
use crate::state::keys::{BINDINGS, Command, Keys, is_fixed};
use crate::state::view;
use crate::words;

/// What [`KeyList`] shows.
#[derive(Properties, PartialEq)]
pub struct KeyListProps {
    /// The keys as the person has them.
    pub keys: Keys,
}

/// The list of keys.
#[component]
pub fn KeyList(props: &KeyListProps) -> Html {
    let dispatch = use_dispatch();
    let says = use_state(String::new);
    let rows = BINDINGS.iter().map(|binding| {
        let command = binding.command;
        let name = words::command(command, &props.keys);
        let onchange = {
            let (dispatch, says, keys) = (dispatch.clone(), says.clone(), props.keys.clone());
            move |event: Event| {
                let key = events::value_of(&event);
                match keys.bound(command, &key) {
                    Some(keys) => {
                        says.set(String::new());
                        dispatch.dispatch(view::Action::Keys(keys).into());
                    }
                    None => {
                        events::set_value(&event, keys.key(command));
                        says.set(words::key_taken(&key));
                    }
                }
            }
        };
        html! {
            <div key={binding.name}>
                <dt>
                    if is_fixed(command) {
                        <kbd>{ words::key(binding.key) }</kbd>
                    } else {
                        <input class="key" maxlength="1" autocomplete="off" aria-label={words::key_of(&name)} value={props.keys.key(command).to_owned()} {onchange} />
                    }
                </dt>
                <dd>{ name }{ tag(command, &props.keys, &dispatch) }</dd>
            </div>
        }
    });
    html! {
        <>
            <p class="form-preview" role="status">{ &*says }</p>
            <dl class="keys">{ for rows }</dl>
            <p class="dialog-note">{ words::KEYS_NOTE }</p>
            <form method="dialog" class="dialog-acts">
                <button class="button primary">{ words::DISMISS }</button>
            </form>
        </>
    }
}

/// The field of a tag's name.
fn tag(command: Command, keys: &Keys, dispatch: &crate::state::Dispatch) -> Html {
    let Command::Tag(place) = command else { return html! {} };
    let onchange = {
        let (dispatch, keys) = (dispatch.clone(), keys.clone());
        move |event: Event| dispatch.dispatch(view::Action::Keys(keys.named(place, &events::value_of(&event))).into())
    };
    html! {
        <input class="tag-name" autocomplete="off" aria-label={words::tag_name(place)} value={keys.tag(place).to_owned()} {onchange} />
    }
}
