//! The root component: the start at once, and the whole page in its place as soon as that has come.

use yew::prelude::*;

use crate::app::AppProps;
use crate::browser::files::Given;
use crate::browser::{events, window};
use crate::components::{Start, drop_frame};
use crate::later::{self, Asked, Handed, Missing, Page};
use crate::snapshot::Snapshot;
use crate::tasks::language;
use crate::words;

/// How far the loading of the page is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// The start stands.
    Loading,
    /// The start stands, and what was asked for waits.
    Waiting,
    /// Nothing came, so many times by now. The next thing asked for tries again.
    Missing(u32),
}

/// The root component.
#[component]
pub fn Root() -> Html {
    // Two values, since what is asked for in the moment in which the page comes must not undo its coming.
    let (page, state) = (use_state(|| None::<Page>), use_state(|| State::Loading));
    let theme = use_state(window::stored_theme);
    let spoken = use_state(words::spoken);
    let dragging = use_state(|| false);
    let handed = use_state(|| Snapshot::new(Handed::default()));
    let missed = use_mut_ref(|| 0);

    let load = {
        let (page, state, handed) = (page.setter(), state.setter(), (*handed).clone());
        move || {
            let (page, state, handed, missed) = (page.clone(), state.clone(), handed.clone(), missed.clone());
            later::load(Callback::from(move |came| match came {
                Ok(whole) => page.set(Some(whole)),
                Err(Missing) => {
                    // What was pasted is not lost: it stands in the box.
                    if let Some(Asked::Open(Given::Text(text)) | Asked::Read(text)) = handed.asked.take() {
                        handed.draft.replace(text);
                    }
                    *missed.borrow_mut() += 1;
                    state.set(State::Missing(*missed.borrow()));
                }
            }));
        }
    };
    let ask = {
        let (state, handed, load) = (state.clone(), (*handed).clone(), load.clone());
        Callback::from(move |asked| {
            handed.asked.replace(Some(asked));
            if matches!(*state, State::Missing(_)) {
                load();
            }
            state.set(State::Waiting);
        })
    };
    use_effect_with((), move |()| load());
    let speaks = {
        let spoken = spoken.setter();
        move || {
            let spoken = spoken.clone();
            move |_: bool| spoken.set(words::spoken())
        }
    };
    use_effect_with((), {
        let speaks = speaks.clone();
        move |()| language::start(speaks())
    });
    use_effect_with(*theme, |theme| window::apply_theme(*theme));
    use_effect_with((*state, page.is_some()), {
        let (ask, dragging) = (ask.clone(), dragging.setter());
        move |&(_, here)| {
            // Once the page is here it listens for itself.
            let listeners = (!here).then(|| {
                let pasted = ask.clone();
                (
                    events::on_paste(move |given| pasted.emit(Asked::Open(given))),
                    events::on_drop(move |over| dragging.set(over), move |given| ask.emit(Asked::Open(given))),
                )
            });
            move || drop(listeners)
        }
    });

    if let Some(page) = &*page {
        return page.emit(AppProps { handed: (*handed).clone() });
    }
    let said = match *state {
        State::Loading => None,
        State::Waiting => Some(words::LOADING_PAGE),
        State::Missing(_) => Some(words::NOT_LOADED),
    };
    let on_theme = {
        let theme = theme.setter();
        Callback::from(move |next| theme.set(next))
    };
    let on_language = Callback::from(move |chosen| language::choose(chosen, speaks()));
    // The box takes up what could not be read only when it is made anew: each time that it could not.
    let missed = if let State::Missing(times) = *state { times } else { 0 };
    let key = format!("{missed} {} {}", said.map_or("", words::Word::text), spoken.as_str());
    html! {
        <>
            <Start key={key} handed={(*handed).clone()} theme={*theme} {on_theme} {on_language} {ask} {said} />
            if *dragging {
                { drop_frame() }
            }
        </>
    }
}
