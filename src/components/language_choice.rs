//! The choice of the page's language, each in its own words.

use yew::prelude::*;

use crate::browser::events;
use crate::words::{self, Language};

/// The choice of the page's language.
pub fn language_choice(on_language: &Callback<Language>) -> Html {
    let onchange = on_language.reform(|event: Event| Language::of_tag(&events::choice_of(&event)));
    let choices = Language::ALL.into_iter().map(|language| {
        html! {
            <option value={language.as_str()} lang={language.as_str()} selected={language == words::spoken()}>
                { language.own_name() }
            </option>
        }
    });
    html! {
        <select class="language-choice" aria-label={words::LANGUAGE} title={words::LANGUAGE} {onchange}>{ for choices }</select>
    }
}
