//! Which key asks for what. The list that `?` shows is this list.

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put the cursor into the search box.
    Search,
    /// Select the next figure.
    NextFigure,
    /// Select the figure before.
    PreviousFigure,
    /// Select the first figure.
    FirstFigure,
    /// Select the last figure.
    LastFigure,
    /// Select the next figure that nothing has been said of.
    NextOpen,
    /// Select the one before.
    PreviousOpen,
    /// The selected figure is right.
    Accept,
    /// It is no figure.
    Reject,
    /// It is as the engine had it.
    Restore,
    /// Take the last correction back.
    Undo,
    /// Bring the last one taken back again.
    Redo,
    /// Go to the next figure whose check conflicts.
    NextConflict,
    /// Go to the next turn.
    NextTurn,
    /// Go to the turn before.
    PreviousTurn,
    /// Show the table of figures.
    Figures,
    /// Show the checks.
    Checks,
    /// Show the outline.
    Outline,
    /// Download tagged JSON.
    Download,
    /// Save the call whole, as a project file.
    Project,
    /// Change between light and dark.
    Theme,
    /// List the keys.
    Keys,
    /// Let go of the selection.
    Clear,
}

/// One key and what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The key as the browser names it.
    pub key: &'static str,
    /// What it asks for.
    pub command: Command,
}

/// Every key of the workbench. Keys with Ctrl, Alt or Meta belong to the browser, save those that mean
/// undo, redo and save everywhere.
pub const BINDINGS: &[Binding] = &[
    Binding { key: "/", command: Command::Search },
    Binding { key: "j", command: Command::NextFigure },
    Binding { key: "k", command: Command::PreviousFigure },
    Binding { key: "g", command: Command::FirstFigure },
    Binding { key: "G", command: Command::LastFigure },
    Binding { key: "n", command: Command::NextOpen },
    Binding { key: "p", command: Command::PreviousOpen },
    Binding { key: "a", command: Command::Accept },
    Binding { key: "x", command: Command::Reject },
    Binding { key: "r", command: Command::Restore },
    Binding { key: "u", command: Command::Undo },
    Binding { key: "U", command: Command::Redo },
    Binding { key: "Ctrl+z", command: Command::Undo },
    Binding { key: "Ctrl+Z", command: Command::Redo },
    Binding { key: "Ctrl+y", command: Command::Redo },
    Binding { key: "!", command: Command::NextConflict },
    Binding { key: "]", command: Command::NextTurn },
    Binding { key: "[", command: Command::PreviousTurn },
    Binding { key: "f", command: Command::Figures },
    Binding { key: "c", command: Command::Checks },
    Binding { key: "o", command: Command::Outline },
    Binding { key: "d", command: Command::Download },
    Binding { key: "Ctrl+s", command: Command::Project },
    Binding { key: "t", command: Command::Theme },
    Binding { key: "?", command: Command::Keys },
    Binding { key: "Escape", command: Command::Clear },
];

/// The first key of a command.
pub fn key_of(command: Command) -> &'static str {
    BINDINGS.iter().find(|binding| binding.command == command).map_or("", |binding| binding.key)
}

/// A key press, as far as it matters here.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// The key as the browser names it, after "Ctrl+" where Ctrl or Meta is held.
    pub key: String,
    /// Whether Alt is held, or an input method is composing.
    pub modified: bool,
    /// Whether the cursor is in a text field or a list of choices.
    pub typing: bool,
    /// Whether a dialog is open.
    pub dialog: bool,
}

/// What `press` asks for, if anything.
pub fn command(press: &Press) -> Option<Command> {
    if press.modified || press.typing || press.dialog {
        return None;
    }
    BINDINGS.iter().find(|binding| binding.key == press.key).map(|binding| binding.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, held: [bool; 3], expected: Option<Command>) {
        let [modified, typing, dialog] = held;
        assert_eq!(command(&Press { key: key.into(), modified, typing, dialog }), expected);
    }

    #[test]
    fn keys_fire_only_outside_text_fields_and_dialogs() {
        check("j", [false, false, false], Some(Command::NextFigure));
        check("j", [true, false, false], None);
        check("j", [false, true, false], None);
        check("j", [false, false, true], None);
        check("?", [false, true, false], None);
        check("G", [false; 3], Some(Command::LastFigure));
        check("Tab", [false; 3], None);
        check("Enter", [false; 3], None);
        check("Ctrl+z", [false; 3], Some(Command::Undo));
        check("Ctrl+z", [false, true, false], None);
        check("Ctrl+a", [false; 3], None);
    }

    #[test]
    fn no_key_has_two_meanings() {
        for (i, binding) in BINDINGS.iter().enumerate() {
            assert!(BINDINGS[..i].iter().all(|other| other.key != binding.key), "{}", binding.key);
        }
    }
}
