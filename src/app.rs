//! The root component: the state, and what the window as a whole does.

use yew::prelude::*;

use crate::browser::{address, events, updates, window};
use crate::components::{DialogsProps, Notices, Run, Start, Workbench, drop_frame};
use crate::later;
use crate::queries::filter::{is_view, of_address, to_address};
use crate::queries::summary::summary;
use crate::state::keys::Keys;
use crate::state::{Action, Dispatch, State, filter, view};
use crate::tasks::{commands, open};
use crate::words;

/// The root component.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| {
        let mut state = State::default();
        state.view.theme = window::stored_theme();
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
        let (run, state, dispatch) = (run.clone(), state.clone(), dispatch.clone());
        move |()| {
            later::load(&dispatch);
            if let Some(sample) = window::asked_sample() {
                open::sample(format!("{}.txt", sample.trim_end_matches(".txt")), &dispatch);
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
                    move || later::loaded().into_iter().for_each(|parts| (parts.leave)(&dispatch))
                }),
                events::on_leave(|| later::loaded().is_some_and(|parts| (parts.would_lose)())),
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
            if let Some(parts) = later::loaded() {
                (parts.follow)(documents, &library, &dispatch);
            }
        }
    });
    use_effect_with((state.documents.clone(), state.selection.mention, state.selection.reading), {
        let (dispatch, selection) = (dispatch.clone(), state.selection.clone());
        move |(documents, ..)| {
            if let Some(parts) = later::loaded() {
                (parts.cursor)(documents, &selection, &dispatch);
            }
        }
    });
    use_effect_with(state.view.dialog.is_some(), {
        let dispatch = dispatch.clone();
        move |asked| {
            if *asked && later::loaded().is_none() {
                later::load(&dispatch);
            }
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

    let view = &state.view;
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
        <ContextProvider<Run> context={(*run).clone()}>
            if let Some(open) = state.documents.current() {
                <Workbench
                    key={open.id.0}
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
                    documents={state.documents.clone()}
                    library={state.library.clone()}
                    saving={state.saving.clone()}
                    theme={view.theme}
                    offline={view.offline}
                />
            }
            <Notices notice={view.notice.clone()} busy={view.busy.clone()} update={view.update} />
            if view.dragging {
                { drop_frame() }
            }
            if let Some(dialog) = view.dialog {
                if let Some(parts) = later::loaded() {
                    <key={view.dialogs}>{ (parts.dialogs)(DialogsProps { dialog, state: (*state).clone() }) }</>
                }
            }
        </ContextProvider<Run>>
        </ContextProvider<Dispatch>>
    }
}
