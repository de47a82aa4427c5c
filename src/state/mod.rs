//! What the page knows: one slice a file, each changed only by a pure reducer.
//!
//! A slice's `reduce` returns `None` where the action changes nothing, and then nothing is rendered again.
//! Side effects live in `tasks`; what can be computed from the state lives in `queries`.

pub mod documents;
pub mod filter;
pub mod keys;
pub mod kinds;
pub mod library;
pub mod review;
pub mod saving;
pub mod search;
pub mod selection;
pub mod view;

use std::rc::Rc;

use yew::Reducible;

pub use documents::{Documents, OpenDocument};
pub use filter::Filter;
pub use library::Library;
pub use saving::Saving;
pub use search::Search;
pub use selection::Selection;
pub use view::View;

/// The whole state, slice by slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The open documents.
    pub documents: Documents,
    /// What is selected, hovered, read and asked to be shown.
    pub selection: Selection,
    /// Which figures are shown, and in which order.
    pub filter: Filter,
    /// What is searched for.
    pub search: Search,
    /// What this browser keeps.
    pub library: Library,
    /// How far the keeping of the open documents is.
    pub saving: Saving,
    /// Theme, panels, dialogs, notices.
    pub view: View,
}

/// Everything that can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// To the documents.
    Documents(documents::Action),
    /// To the corrections.
    Review(review::Action),
    /// To the selection.
    Selection(selection::Action),
    /// To the filter.
    Filter(filter::Action),
    /// To the search.
    Search(search::Action),
    /// To the library.
    Library(library::Action),
    /// To the keeping.
    Saving(saving::Action),
    /// To the view.
    View(view::Action),
}

macro_rules! lift {
    ($($slice:ident $variant:ident)*) => { $(
        impl From<$slice::Action> for Action {
            fn from(action: $slice::Action) -> Self {
                Self::$variant(action)
            }
        }
    )* };
}
lift! {
    documents Documents review Review selection Selection filter Filter search Search library Library saving Saving
    view View
}

/// How components and tasks send actions.
pub type Dispatch = yew::UseReducerDispatcher<State>;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = match &action {
            Action::Documents(action) => self.documents.reduce(action).map(|documents| {
                if documents.current == self.documents.current && documents.generation == self.documents.generation {
                    State { documents, ..(*self).clone() }
                } else {
                    // Another text is on the screen: what was selected and searched in the one before means nothing in it.
                    State { documents, selection: Selection::default(), search: Search::default(), ..(*self).clone() }
                }
            }),
            Action::Review(action) => self.documents.review(action).map(|documents| {
                let mut selection = self.selection.clone();
                if let (Some(old), Some(new)) = (self.documents.current(), documents.current()) {
                    selection.follow(&old.document, &new.document);
                }
                // The screen says "saved" again only when the new record is.
                let saving = match action {
                    review::Action::Append(id, _) => self.saving.corrected(*id),
                    review::Action::Load(..) => None,
                };
                let saving = saving.unwrap_or_else(|| self.saving.clone());
                State { documents, selection, saving, ..(*self).clone() }
            }),
            Action::Selection(action) => {
                self.selection.reduce(action).map(|selection| State { selection, ..(*self).clone() })
            }
            Action::Filter(action) => self.filter.reduce(action).map(|filter| State { filter, ..(*self).clone() }),
            Action::Search(action) => self.search.reduce(action).map(|search| State { search, ..(*self).clone() }),
            Action::Library(action) => self.library.reduce(action).map(|library| State { library, ..(*self).clone() }),
            Action::Saving(action) => self.saving.reduce(action).map(|saving| State { saving, ..(*self).clone() }),
            Action::View(action) => self.view.reduce(action).map(|view| State { view, ..(*self).clone() }),
        };
        if let Some(next) = &mut next
            && matches!(action, Action::Documents(documents::Action::Opened(_)))
        {
            next.view.busy = None;
        }
        next.map_or(self, Rc::new)
    }
}
