//! The page: its state, and what the window as a whole does.

use yew::prelude::*;

use crate::browser::{address, api, events, updates, window};
use crate::components::{Dialogs, LibraryView, Notices, Run, Start, Workbench, drop_frame};
use crate::later::Handed;
use crate::queries::filter::{is_view, of_address, to_address};
use crate::queries::summary::summary;
use crate::snapshot::Snapshot;
use crate::state::keys::Keys;
use crate::state::{Action, Dispatch, State, filter, view};
use crate::tasks::{commands, import, keep, language, open};
use crate::words;

/// What [`App`] begins with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What the start took in before the page was here.
    pub handed: Snapshot<Handed>,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| {
        let mut state = State::default();
        state.view.theme = window::stored_theme();
        state.view.language = words::spoken();
        state.view.keys = Keys::of_text(&window::stored_keys());
        state.filter = of_address(&address::whole());
        state.view.width = window::width();
        if state.view.width == view::Width::Narrow {
            state.view.panel = view::Panel::Call;
        }
        state
    });
    let dispatch: Dispatch = state.dispatcher();
    // A handle keeps every state that was read through it: each command reads through a fresh one.
    let run = use_memo((), |()| {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        Callback::from(move |command| commands::run(command, &state.clone(), &dispatch))
    });

    use_effect_with((), {
        let (run, state, dispatch, handed) = (run.clone(), state.clone(), dispatch.clone(), props.handed.clone());
        move |()| {
            api::offer();
            keep::start(&dispatch);
            language::start(language::tell(&dispatch));
            if let Some(asked) = handed.asked.take() {
                open::asked(asked, &dispatch);
            } else if let Some(sample) = window::asked_sample() {
                open::sample(format!("{}.txt", sample.trim_end_matches(".txt")), &dispatch);
            } else {
                open::warm_up();
            }
            fn on<A: Into<Action>>(dispatch: Dispatch, action: fn() -> A) -> impl Fn() {
                move || dispatch.dispatch(action().into())
            }
            let mut listeners = vec![
                updates::on_update(on(dispatch.clone(), || view::Action::Update)),
                updates::on_offline(on(dispatch.clone(), || view::Action::Offline)),
                events::on_resize(on(dispatch.clone(), || view::Action::Width(window::width()))),
                events::on_hidden({
                    let dispatch = dispatch.clone();
                    move || keep::leave(&dispatch)
                }),
                events::on_leave(keep::would_lose),
                events::on_paste({
                    let dispatch = dispatch.clone();
                    move |given| open::given(given, &dispatch)
                }),
                events::on_key(move |press| {
                    let command = state.clone().view.keys.command(&press);
                    command.is_some_and(|command| run.emit(command))
                }),
                events::on_address(on(dispatch.clone(), || filter::Action::Load(of_address(&address::whole())))),
            ];
            let printing = dispatch.clone();
            listeners
                .extend(events::on_print(move |printed| printing.dispatch(view::Action::Printing(printed).into())));
            let dragging = dispatch.clone();
            listeners.extend(events::on_drop(
                move |over| dragging.dispatch(view::Action::Dragging(over).into()),
                move |given| open::given(given, &dispatch),
            ));
            move || drop(listeners)
        }
    });
    use_effect_with((state.documents.clone(), state.library.is_open()), {
        let (dispatch, library) = (dispatch.clone(), state.library.clone());
        move |(documents, _)| {
            keep::follow(documents, &library, &dispatch);
            import::follow(documents);
        }
    });
    use_effect_with((state.documents.clone(), state.selection.mention, state.selection.reading), {
        let (dispatch, selection) = (dispatch.clone(), state.selection.clone());
        move |(documents, ..)| {
            keep::cursor(documents, &selection, &dispatch);
        }
    });
    use_effect_with(state.view.theme, |theme| window::apply_theme(*theme));
    use_effect_with(state.view.keys.clone(), |keys| window::store_keys(&keys.to_text()));
    use_effect_with((state.filter.hidden, state.filter.by.clone(), state.filter.text.clone()), {
        let view = to_address(&state.filter);
        move |_| {
            if to_address(&of_address(&address::whole())) != view {
                address::set_all(&view, is_view);
            }
        }
    });
    use_effect_with(state.documents.current().map(|open| open.document.clone()), |document| {
        let title = document.as_ref().map(|document| summary(document).title);
        let title = title.map_or(words::TICKMARK.to_owned(), |title| format!("{title} · {}", words::TICKMARK));
        window::set_title(&title);
    });

    let ask = {
        let dispatch = dispatch.clone();
        Callback::from(move |asked| open::asked(asked, &dispatch))
    };
    let on_theme = {
        let dispatch = dispatch.clone();
        Callback::from(move |theme| dispatch.dispatch(view::Action::Theme(theme).into()))
    };
    let on_language = {
        let dispatch = dispatch.clone();
        Callback::from(move |chosen| language::choose(chosen, language::tell(&dispatch)))
    };
    let view = &state.view;
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
        <ContextProvider<Run> context={(*run).clone()}>
            if let Some(open) = state.documents.current() {
                <Workbench
                    key={format!("{} {}", open.id.0, view.language.as_str())}
                    open={open.clone()}
                    selection={state.selection.clone()}
                    filter={state.filter.clone()}
                    search={state.search.clone()}
                    panel={view.panel}
                    width={view.width}
                    theme={view.theme}
                    offline={view.offline}
                    kept={state.saving.get(open.id).cloned()}
                    printing={view.printing}
                    keys={view.keys.clone()}
                />
            } else {
                <Start
                    key={view.language.as_str()}
                    handed={props.handed.clone()}
                    theme={view.theme}
                    {on_theme}
                    {on_language}
                    {ask}
                    offline={view.offline}
                >
                    <LibraryView
                        documents={state.documents.clone()}
                        library={state.library.clone()}
                        saving={state.saving.clone()}
                    />
                </Start>
            }
            <Notices notice={view.notice.clone()} busy={view.busy.clone()} update={view.update} />
            if view.dragging {
                { drop_frame() }
            }
            if let Some(dialog) = view.dialog {
                <Dialogs key={view.dialogs} {dialog} state={(*state).clone()} />
            }
        </ContextProvider<Run>>
        </ContextProvider<Dispatch>>
    }
}
