//! The language of the page: guessed from the browser's, chosen by the person, remembered.

use yew::platform::spawn_local;

use crate::browser::{files, intl, window};
use crate::state::{Dispatch, view};
use crate::words::{self, Language, Platform};

/// Speaks the language that was chosen before, or else the browser's, and tells `done` whether its words came.
pub fn start(done: impl FnOnce(bool) + 'static) {
    let language = window::stored_language();
    if language != words::spoken() {
        choose(language, done);
    }
}

/// Speaks a language as soon as its words are there, and tells `done` whether they came; else the one before stays.
pub fn choose(language: Language, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move { done(speak(language).await) });
}

/// Says it in the language that is spoken from now on, or why it is the one before.
pub fn tell(dispatch: &Dispatch) -> impl FnOnce(bool) + use<> {
    let dispatch = dispatch.clone();
    move |came| {
        dispatch.dispatch(match came {
            true => view::Action::Language(words::spoken()).into(),
            false => view::Action::Fail(words::NO_LANGUAGE.to_owned()).into(),
        });
    }
}

async fn speak(language: Language) -> bool {
    let table = match language {
        Language::English => Some(vec![]),
        _ => files::own_table(&format!("words/{}.json", language.as_str())).await,
    };
    let Some(table) = table else { return false };
    window::set_language(language);
    intl::forget();
    words::speak(language, table, Platform { number: intl::number, is_one: intl::is_one });
    true
}
