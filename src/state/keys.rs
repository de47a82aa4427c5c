//! Which key asks for what. The list that `?` shows and the palette are this list; a person can change the keys.

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put the cursor into the search box.
    Search,
    /// Select the next figure of the queue.
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
    /// Go to the next figure whose check conflicts.
    NextConflict,
    /// The selected figure is right.
    Accept,
    /// It is right, and on to the next one that nothing has been said of.
    AcceptAndNext,
    /// Change the fields of the selected figure.
    Change,
    /// It is no figure; of a tag, take it off.
    Reject,
    /// It is as the engine had it.
    Restore,
    /// Take the last correction back.
    Undo,
    /// Bring the last one taken back again.
    Redo,
    /// Move a cursor through the text.
    Cursor,
    /// The words that are marked are a figure.
    Add,
    /// Put the person's own tag of that place in the list on the words.
    Tag(u8),
    /// Tag the words, with a note.
    Note,
    /// All places with the same words.
    All,
    /// The next figure or tag on the same words.
    Other,
    /// Who speaks here.
    Speaker,
    /// Split the turn at the cursor.
    Split,
    /// Join the turn with the one above.
    Join,
    /// The turn is the other voice's.
    TakeVoice,
    /// The label is right.
    KeepVoice,
    /// Filter the queue and the table.
    Filter,
    /// The person's own rules.
    Rules,
    /// Go to the next turn.
    NextTurn,
    /// Go to the turn before.
    PreviousTurn,
    /// Show the table of figures.
    Figures,
    /// Show the checks.
    Checks,
    /// Show the person's own tags.
    Tags,
    /// Show the pictures.
    Pictures,
    /// Show the outline.
    Outline,
    /// Download tagged JSON.
    Download,
    /// Save the call whole, as a project file.
    Project,
    /// Choose the format of an export.
    Export,
    /// Change between light and dark.
    Theme,
    /// Change to the next language.
    Language,
    /// Find an act by its name.
    Palette,
    /// List the keys.
    Keys,
    /// Let go of the selection.
    Clear,
}

/// One command: the key that it has at first, and the word under which another key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What it asks for.
    pub command: Command,
    /// The key as the browser names it.
    pub key: &'static str,
    /// The stable word.
    pub name: &'static str,
}

const fn bind(command: Command, key: &'static str, name: &'static str) -> Binding {
    Binding { command, key, name }
}

/// Every command of the workbench, in the order of the list. What follows on Ctrl belongs to the browser, save what means undo,
/// redo, save and palette everywhere.
pub const BINDINGS: &[Binding] = &[
    bind(Command::NextFigure, "j", "next"),
    bind(Command::PreviousFigure, "k", "previous"),
    bind(Command::NextOpen, "n", "next-open"),
    bind(Command::PreviousOpen, "p", "previous-open"),
    bind(Command::NextConflict, "!", "next-conflict"),
    bind(Command::FirstFigure, "g", "first"),
    bind(Command::LastFigure, "G", "last"),
    bind(Command::Accept, "a", "accept"),
    bind(Command::AcceptAndNext, "A", "accept-next"),
    bind(Command::Change, "e", "change"),
    bind(Command::Reject, "x", "reject"),
    bind(Command::Restore, "r", "restore"),
    bind(Command::Undo, "u", "undo"),
    bind(Command::Redo, "U", "redo"),
    bind(Command::Cursor, "v", "cursor"),
    bind(Command::Add, "i", "add"),
    bind(Command::Note, "m", "note"),
    bind(Command::All, "M", "all"),
    bind(Command::Other, "w", "other"),
    bind(Command::Tag(0), "1", "tag-1"),
    bind(Command::Tag(1), "2", "tag-2"),
    bind(Command::Tag(2), "3", "tag-3"),
    bind(Command::Tag(3), "4", "tag-4"),
    bind(Command::Tag(4), "5", "tag-5"),
    bind(Command::Tag(5), "6", "tag-6"),
    bind(Command::Speaker, "s", "speaker"),
    bind(Command::Split, "b", "split"),
    bind(Command::Join, "B", "join"),
    bind(Command::TakeVoice, "y", "take-voice"),
    bind(Command::KeepVoice, "Y", "keep-voice"),
    bind(Command::Search, "/", "search"),
    bind(Command::Filter, "F", "filter"),
    bind(Command::Rules, "l", "rules"),
    bind(Command::NextTurn, "]", "next-turn"),
    bind(Command::PreviousTurn, "[", "previous-turn"),
    bind(Command::Figures, "f", "figures"),
    bind(Command::Checks, "c", "checks"),
    bind(Command::Tags, "q", "tags"),
    bind(Command::Pictures, "z", "pictures"),
    bind(Command::Outline, "o", "outline"),
    bind(Command::Download, "d", "download"),
    bind(Command::Export, "E", "export"),
    bind(Command::Project, "Ctrl+s", "project"),
    bind(Command::Theme, "t", "theme"),
    bind(Command::Language, "L", "language"),
    bind(Command::Palette, ":", "palette"),
    bind(Command::Keys, "?", "keys"),
    bind(Command::Clear, "Escape", "clear"),
];

/// Chords that mean the same everywhere; they cannot be changed.
const CHORDS: [(&str, Command); 4] =
    [("Ctrl+z", Command::Undo), ("Ctrl+Z", Command::Redo), ("Ctrl+y", Command::Redo), ("Ctrl+k", Command::Palette)];

/// The names that the person's own tags have at first.
const TAGS: [&str; 6] = ["guidance", "risk", "tone", "to do", "quote", "note"];

/// The keys and tag names as the person has them: what differs from the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    keys: Vec<(Command, String)>,
    tags: Vec<(u8, String)>,
}

impl Keys {
    /// The key of a command; empty where it has none.
    pub fn key(&self, command: Command) -> &str {
        let own = self.keys.iter().find(|(of, _)| *of == command).map(|(_, key)| &**key);
        own.or_else(|| BINDINGS.iter().find(|binding| binding.command == command).map(|binding| binding.key))
            .unwrap_or_default()
    }

    /// The name of an own tag.
    pub fn tag(&self, place: u8) -> &str {
        let own = self.tags.iter().find(|(of, _)| *of == place).map(|(_, name)| &**name);
        own.or_else(|| TAGS.get(usize::from(place)).copied()).unwrap_or_default()
    }

    /// The names of all own tags that have a key.
    pub fn tags(&self) -> impl Iterator<Item = (u8, &str)> {
        (0..TAGS.len() as u8).map(|place| (place, self.tag(place)))
    }

    /// The same with another key for a command; `None` where the key means something else already, or belongs to the browser
    /// or a screen reader: only single printed characters are free.
    pub fn bound(&self, command: Command, key: &str) -> Option<Self> {
        let mut chars = key.chars();
        let single = chars.next().is_some_and(|c| !c.is_whitespace() && !c.is_control()) && chars.next().is_none();
        let taken =
            !key.is_empty() && BINDINGS.iter().any(|other| other.command != command && self.key(other.command) == key);
        if taken || is_fixed(command) || (!single && !key.is_empty()) {
            return None;
        }
        let mut next = self.clone();
        next.keys.retain(|(of, _)| *of != command);
        if !BINDINGS.iter().any(|binding| binding.command == command && binding.key == key) {
            next.keys.push((command, key.to_owned()));
        }
        Some(next)
    }

    /// The same with another name for an own tag.
    pub fn named(&self, place: u8, name: &str) -> Self {
        let mut next = self.clone();
        next.tags.retain(|(of, _)| *of != place);
        let name = name.trim();
        if !name.is_empty() && TAGS.get(usize::from(place)) != Some(&name) {
            next.tags.push((place, name.to_owned()));
        }
        next
    }

    /// What differs from the list, as it is kept: a line each.
    pub fn to_text(&self) -> String {
        let name = |command| BINDINGS.iter().find(|binding| binding.command == command).map_or("", |b| b.name);
        let keys = self.keys.iter().map(|(command, key)| format!("{} {key}\n", name(*command)));
        keys.chain(self.tags.iter().map(|(place, name)| format!("name-{place} {name}\n"))).collect()
    }

    /// Reads what [`to_text`](Self::to_text) wrote; what is none of it is left out.
    pub fn of_text(text: &str) -> Self {
        let mut keys = Self::default();
        for (name, value) in text.lines().filter_map(|line| line.split_once(' ')) {
            if let Some(place) = name.strip_prefix("name-").and_then(|place| place.parse().ok()) {
                keys = keys.named(place, value);
            } else if let Some(binding) = BINDINGS.iter().find(|binding| binding.name == name) {
                keys = keys.bound(binding.command, value).unwrap_or(keys);
            }
        }
        keys
    }

    /// What `press` asks for, if anything.
    pub fn command(&self, press: &Press) -> Option<Command> {
        if press.modified || press.typing || press.dialog || press.key.is_empty() {
            return None;
        }
        let chord = CHORDS.iter().find(|(key, _)| *key == press.key).map(|(_, command)| *command);
        let bound = || BINDINGS.iter().map(|binding| binding.command).find(|command| self.key(*command) == press.key);
        chord.or_else(bound)
    }
}

/// Whether the key of a command stays as it is: it means the same everywhere.
pub fn is_fixed(command: Command) -> bool {
    matches!(command, Command::Clear | Command::Project)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, held: [bool; 3], expected: Option<Command>) {
        let [modified, typing, dialog] = held;
        assert_eq!(Keys::default().command(&Press { key: key.into(), modified, typing, dialog }), expected);
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
        check("Ctrl+k", [false; 3], Some(Command::Palette));
        check("Ctrl+a", [false; 3], None);
        check("", [false; 3], None);
    }

    #[test]
    fn no_key_has_two_meanings() {
        for (i, binding) in BINDINGS.iter().enumerate() {
            let before = &BINDINGS[..i];
            assert!(before.iter().all(|other| other.key != binding.key), "{}", binding.key);
            assert!(before.iter().all(|other| other.command != binding.command && other.name != binding.name));
        }
    }

    #[test]
    fn keys_can_be_changed_but_never_to_one_that_is_taken() {
        let keys = Keys::default();
        for (command, key, fits) in [
            (Command::Accept, "ü", true),
            (Command::Accept, "a", true),
            (Command::Accept, "", true),
            (Command::Accept, "x", false),
            (Command::Accept, "Tab", false),
            (Command::Accept, " ", false),
            (Command::Clear, "h", false),
        ] {
            assert_eq!(keys.bound(command, key).is_some(), fits, "{command:?} {key:?}");
        }
        let mine = keys.bound(Command::Accept, "ü").unwrap().named(1, "threat").named(2, " tone ");
        let press = |key: &str| Press { key: key.into(), modified: false, typing: false, dialog: false };
        assert_eq!(mine.command(&press("ü")), Some(Command::Accept));
        assert_eq!(mine.command(&press("a")), None);
        assert_eq!((mine.key(Command::Accept), mine.tag(1), mine.tag(2)), ("ü", "threat", "tone"));
        assert_eq!(Keys::of_text(&mine.to_text()), mine);
        // Several commands can be without a key, and no key press means them.
        let none = keys.bound(Command::Accept, "").unwrap().bound(Command::Reject, "").unwrap();
        assert_eq!((none.key(Command::Reject), none.command(&press(""))), ("", None));
        // A key that was given up is free.
        assert_eq!(mine.bound(Command::Reject, "a").unwrap().command(&press("a")), Some(Command::Reject));
        assert_eq!(mine.bound(Command::Accept, "a").unwrap().to_text(), "name-1 threat\n");
        assert_eq!(Keys::of_text("nothing\naccept x\nflight q"), keys);
    }
}
