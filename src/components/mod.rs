//! What is drawn, one component a file, its styles in `styles/components/` under the same name.

mod bar;
mod card;
mod checks;
mod chunk;
mod dialogs;
mod drop;
mod figures;
mod legend;
mod notices;
mod outline;
mod speakers;
mod start;
mod status_bar;
mod strip;
mod tabs;
mod theme_button;
mod top_bar;
mod transcript;
mod turn;
mod workbench;

pub use dialogs::Dialogs;
pub use drop::drop_frame;
pub use notices::Notices;
pub use start::Start;
pub use workbench::Workbench;

use yew::prelude::*;

use crate::state::Dispatch;

/// How a component sends actions.
#[hook]
fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("every component is drawn inside the root component")
}
