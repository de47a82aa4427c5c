//! A form drawn from its data: every dialog that asks for something is one of these.

use yew::prelude::*;

use super::use_dispatch;
use crate::browser::window;
use crate::queries::forms::{Form, Input, Of, preview};
use crate::state::view::Dialog;
use crate::state::{State, view};
use crate::tasks::forms::submit;
use crate::words::{self, Word};

/// What [`FormView`] shows.
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The dialog that it stands in.
    pub dialog: Dialog,
    /// The form.
    pub form: Form,
    /// The state that it is about.
    pub state: State,
}

/// A form.
#[component]
pub fn FormView(props: &FormProps) -> Html {
    let dispatch = use_dispatch();
    let says = use_state(String::new);
    let dialog = props.dialog;
    let look = {
        let (says, state) = (says.clone(), props.state.clone());
        Callback::from(move |()| says.set(preview(dialog, &window::filled(), &state)))
    };
    use_effect_with((), {
        let look = look.clone();
        move |()| look.emit(())
    });
    let send = {
        let (state, dispatch) = (props.state.clone(), dispatch.clone());
        Callback::from(move |act: Word| submit(dialog, act, &window::filled(), &state, &dispatch))
    };
    let first = props.form.acts[0];
    let onsubmit = {
        let send = send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(first);
        }
    };
    let others = props.form.acts[1..].iter().map(|act| {
        let (send, act) = (send.clone(), *act);
        html! { <button key={act.0} type="button" class="button" onclick={move |_| send.emit(act)}>{ act }</button> }
    });
    let cancel = move |_: MouseEvent| dispatch.dispatch(view::Action::Dialog(None).into());
    html! {
        <form class="form" {onsubmit} oninput={move |_: InputEvent| look.emit(())} autocomplete="off">
            if !props.form.note.is_empty() {
                <p class="dialog-note">{ &props.form.note }</p>
            }
            <Inputs inputs={props.form.inputs.clone()} />
            <p class="form-preview" role="status">{ &*says }</p>
            <div class="dialog-acts">
                <button type="button" class="button" onclick={cancel}>{ words::CANCEL }</button>
                { for others }
                <button class="button primary">{ first }</button>
            </div>
        </form>
    }
}

/// What [`Inputs`] shows.
#[derive(Properties, PartialEq)]
struct InputsProps {
    inputs: Vec<Input>,
}

/// The fields. They are a component of their own, because drawing a field anew would take back what was typed into it.
#[component]
fn Inputs(props: &InputsProps) -> Html {
    html! {
        <div class="form-inputs">{ for props.inputs.iter().enumerate().map(|(i, of)| input(of, i == 0)) }</div>
    }
}

fn input(input: &Input, first: bool) -> Html {
    let Input { name, label, value, of } = input;
    match of {
        Of::Check => html! {
            <label key={*name} class="form-check"><input type="checkbox" name={*name} autofocus={first} />{ *label }</label>
        },
        Of::Choice(options) => {
            let options = options.iter().map(|(option, name)| {
                html! { <option key={option.clone()} value={option.clone()} selected={option == value}>{ name }</option> }
            });
            html! {
                <label key={*name}><span>{ *label }</span><select name={*name} autofocus={first}>{ for options }</select></label>
            }
        }
        Of::Text(suggestions) => {
            let list = (!suggestions.is_empty()).then(|| format!("list-{name}"));
            let options =
                suggestions.iter().map(|value| html! { <option key={value.clone()} value={value.clone()} /> });
            html! {
                <label key={*name}>
                    <span>{ *label }</span>
                    <input type="text" name={*name} value={value.clone()} list={list.clone()} spellcheck="false" autofocus={first} />
                    if list.is_some() {
                        <datalist id={list}>{ for options }</datalist>
                    }
                </label>
            }
        }
    }
}
