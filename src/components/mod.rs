//! What is drawn, one component a file, its styles in `styles/components/` under the same name.

mod bar;
mod card;
mod checks;
mod chooser;
mod chunk;
mod dialogs;
mod drop;
mod export_dialog;
mod figures;
mod form;
mod import_dialog;
mod key_list;
mod language_choice;
mod legend;
mod library;
mod notices;
mod outline;
mod palette;
mod pictures;
mod rules;
mod speakers;
mod start;
mod status_bar;
mod strip;
mod tabs;
mod tags;
mod theme_button;
mod top_bar;
mod transcript;
mod turn;
mod workbench;

pub use dialogs::Dialogs;
pub use drop::drop_frame;
pub use library::LibraryView;
pub use notices::Notices;
pub use start::Start;
pub use workbench::Workbench;

use yew::prelude::*;

use crate::state::Dispatch;
use crate::state::keys::{Command, Keys};
use crate::words;

/// How a component sends actions.
#[hook]
fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("every component is drawn inside the root component")
}

/// Does what a key can ask for; says whether there was something to do.
pub type Run = Callback<Command, bool>;

/// How a component asks for what a key can ask for.
#[hook]
fn use_run() -> Run {
    use_context::<Run>().expect("every component is drawn inside the root component")
}

/// A button for what a key can ask for, with the key on it.
fn act(command: Command, keys: &Keys, run: &Run) -> Html {
    let run = run.clone();
    let primary = (command == Command::Accept).then_some("primary");
    html! {
        <button
            key={words::act(command)}
            type="button"
            class={classes!("button", primary)}
            title={words::command(command, keys)}
            onclick={move |_| {
                run.emit(command);
            }}
        >
            { words::act(command) }<kbd aria-hidden="true">{ words::key(keys.key(command)) }</kbd>
        </button>
    }
}
