//! How the page looks at the moment: theme, panels, dialogs, notices.

use tickmark_engine::Span;
use tickmark_engine::document::{MentionId, TurnId};

use super::documents::DocumentId;
use super::keys::Keys;
use crate::words::Language;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark words on light ground.
    Light,
    /// Light words on dark ground.
    Dark,
}

impl Theme {
    /// The word that is stored and that styles use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that word; the system's for any other.
    pub fn parse(word: &str) -> Self {
        match word {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }

    /// The one that the button changes to.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

/// What the tabs show. On a wide screen the call and the outline are always in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The text.
    Call,
    /// Sections, questions, people.
    Outline,
    /// The table of figures.
    #[default]
    Figures,
    /// The verdicts.
    Checks,
    /// The person's own tags.
    Tags,
    /// Talk time and changes.
    Pictures,
}

impl Panel {
    /// Every panel, in the order of the tabs.
    pub const ALL: [Self; 6] = [Self::Call, Self::Outline, Self::Figures, Self::Checks, Self::Tags, Self::Pictures];

    /// The word that styles and ids use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Outline => "outline",
            Self::Figures => "figures",
            Self::Checks => "checks",
            Self::Tags => "tags",
            Self::Pictures => "pictures",
        }
    }
}

/// How much room the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// One panel at a time.
    Narrow,
    /// The text and one panel.
    Medium,
    /// Outline, text and panel.
    #[default]
    Wide,
}

/// A question or a list in front of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The list of keys.
    Keys,
    /// Every act by its name; with the words that were marked when it came up.
    Palette(Option<Span>),
    /// The fields of a figure.
    Change(MentionId),
    /// A figure that was not found.
    Add(Span),
    /// An own tag with a note.
    Note(Span),
    /// All places with the same words.
    All(Span),
    /// Who speaks in a turn.
    Speaker(TurnId),
    /// What the queue and the table hold.
    Filter,
    /// The person's own rules.
    Rules,
    /// The formats of the exports.
    Export,
    /// What of several files could not be read.
    Import,
    /// Whether a document shall be closed.
    Close(DocumentId),
}

/// One sentence to the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something did not work.
    pub error: bool,
}

/// What is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Busy {
    /// The sentence.
    pub text: String,
    /// Which file it is, from 1, or which step of a long text, from 0, and of how many; between them the reading can be stopped.
    pub part: Option<(usize, usize)>,
}

/// How the page looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Light or dark.
    pub theme: Theme,
    /// What the page speaks.
    pub language: Language,
    /// The tab.
    pub panel: Panel,
    /// The room there is.
    pub width: Width,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// Counts the dialogs, so that one that follows on another is told from it.
    pub dialogs: u32,
    /// The keys and tag names as the person has them.
    pub keys: Keys,
    /// The last notice, until it is put away.
    pub notice: Option<Notice>,
    /// What is being read.
    pub busy: Option<Busy>,
    /// A newer version of the page is ready.
    pub update: bool,
    /// Every file of the page is kept, so that it opens with no network.
    pub offline: bool,
    /// A file is being dragged over the page.
    pub dragging: bool,
    /// The page is being printed: all of it is drawn, near or far.
    pub printing: bool,
}

/// What can happen to the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Choose light, dark or the system's.
    Theme(Theme),
    /// The words are there in another language.
    Language(Language),
    /// Show a tab.
    Panel(Panel),
    /// The window changed its width.
    Width(Width),
    /// Open a dialog, or close it.
    Dialog(Option<Dialog>),
    /// Have other keys.
    Keys(Keys),
    /// Something to say.
    Say(String),
    /// Something did not work.
    Fail(String),
    /// The notice has been read.
    Dismiss,
    /// A text is being read.
    Busy(Busy),
    /// No text is being read any more.
    Idle,
    /// A newer version is ready.
    Update,
    /// Every file is kept.
    Offline,
    /// A file is dragged over the page, or no longer.
    Dragging(bool),
    /// The page is being printed, or no longer.
    Printing(bool),
}

impl View {
    /// The view after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Theme(theme) => next.theme = *theme,
            Action::Language(language) => next.language = *language,
            Action::Panel(panel) => next.panel = *panel,
            Action::Width(width) => next.width = *width,
            Action::Dialog(dialog) => {
                next.dialog = *dialog;
                next.dialogs += u32::from(dialog.is_some());
            }
            Action::Keys(keys) => next.keys = keys.clone(),
            Action::Say(text) => next.notice = Some(Notice { text: text.clone(), error: false }),
            Action::Fail(text) => {
                next.notice = Some(Notice { text: text.clone(), error: true });
                next.busy = None;
            }
            Action::Dismiss => next.notice = None,
            Action::Busy(busy) => {
                next.busy = Some(busy.clone());
                next.notice = None;
            }
            Action::Idle => next.busy = None,
            Action::Update => next.update = true,
            Action::Offline => next.offline = true,
            Action::Dragging(dragging) => next.dragging = *dragging,
            Action::Printing(printing) => next.printing = *printing,
        }
        next.panel = match (next.width, next.panel) {
            (Width::Wide, Panel::Call | Panel::Outline) | (Width::Medium, Panel::Call) => Panel::Figures,
            (_, panel) => panel,
        };
        (next != *self).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: Width, wished: Panel, shown: Panel) {
        let view = View { width, ..View::default() };
        assert_eq!(view.reduce(&Action::Panel(wished)).unwrap_or(view).panel, shown);
    }

    #[test]
    fn a_tab_that_is_always_in_view_is_not_a_tab() {
        check(Width::Wide, Panel::Call, Panel::Figures);
        check(Width::Wide, Panel::Outline, Panel::Figures);
        check(Width::Wide, Panel::Checks, Panel::Checks);
        check(Width::Medium, Panel::Call, Panel::Figures);
        check(Width::Medium, Panel::Outline, Panel::Outline);
        check(Width::Narrow, Panel::Call, Panel::Call);
    }

    #[test]
    fn themes_go_round_and_come_back_from_storage() {
        assert_eq!(Theme::System.next().next().next(), Theme::System);
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::parse(theme.as_str()), theme);
        }
        assert_eq!(Theme::parse("purple"), Theme::System);
    }

    #[test]
    fn a_failure_ends_the_reading() {
        let busy = View::default().reduce(&Action::Busy(Busy { text: "Reading".into(), part: None })).unwrap();
        let failed = busy.reduce(&Action::Fail("No.".into())).unwrap();
        assert_eq!((failed.busy, failed.notice), (None, Some(Notice { text: "No.".into(), error: true })));
    }
}
