//! The person's own rules: on and off, out to a file and in again.

use tickmark_review::{Edit, switched};
use yew::prelude::*;

use super::use_dispatch;
use crate::browser::{files, window};
use crate::state::OpenDocument;
use crate::tasks::{forms, review};
use crate::words;

/// What [`Rules`] shows.
#[derive(Properties, PartialEq)]
pub struct RulesProps {
    /// The document whose rules they are.
    pub open: OpenDocument,
}

/// The list of rules.
#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let dispatch = use_dispatch();
    let chooser = use_node_ref();
    let rules = switched(&props.open.review.journal);
    let any = rules.iter().any(|(_, on)| *on);
    let list = rules.into_iter().map(|(rule, on)| {
        let name = words::local_rule(&rule);
        let count = words::count_of_places(rule.count(&props.open.review.base));
        let onchange = {
            let (open, dispatch) = (props.open.clone(), dispatch.clone());
            move |_: Event| review::commit(&open, Edit::Rule { rule: rule.clone(), on: !on }, &dispatch)
        };
        html! {
            <li key={name.clone()}>
                <label class="form-check"><input type="checkbox" checked={on} {onchange} />{ name }</label>
                <span class="heading-note">{ count }</span>
            </li>
        }
    });
    let export = {
        let open = props.open.clone();
        move |_: MouseEvent| forms::export_rules(&open)
    };
    let choose = {
        let chooser = chooser.clone();
        move |_: MouseEvent| window::click(&chooser)
    };
    let chosen = {
        let (open, dispatch) = (props.open.clone(), dispatch.clone());
        move |event: Event| forms::import_rules(files::chosen(&event), &open, &dispatch)
    };
    html! {
        <div class="rules">
            <ul>{ for list }</ul>
            <div class="rules-files">
                <button type="button" class="button" onclick={export} disabled={!any}>{ words::EXPORT_RULES }</button>
                <button type="button" class="button" onclick={choose}>{ words::IMPORT_RULES }</button>
                <input ref={chooser} type="file" hidden=true multiple=true aria-label={words::IMPORT_RULES} onchange={chosen} />
            </div>
        </div>
    }
}
