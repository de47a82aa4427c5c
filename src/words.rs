//! Every word that the page says, in one place; `review` has those about corrections.

mod review;

pub use review::*;

use tickmark_engine::document::{Accounting, Basis, Direction, Modality, Role, SectionKind, SpeakerKind};

use crate::state::keys::{Command, Keys};
use crate::state::kinds::Shade;
use crate::state::library::Trouble;
use crate::state::view::{Panel, Theme};

mod exports;

pub use exports::*;

/// The name of the page.
pub const TICKMARK: &str = "Tickmark";
/// A part of the page that is loaded when it is first needed did not come.
pub const NOT_LOADED: &str =
    "The page could not be loaded whole. A text that you gave stands in the box: connect to the network and try again.";
/// Said while what was given waits for the rest of the page.
pub const LOADING_PAGE: &str = "Loading the reader …";
/// What the page is for, on the start.
pub const PROMISE: &str = "Paste an earnings call. See who speaks, every figure, and whether the numbers agree.";
/// What is never done with the text.
pub const PRIVATE: &str = "nothing leaves this tab";
/// Said once every file of the page is kept.
pub const OFFLINE: &str = "works offline";
/// The same as a sentence, on the start.
pub const PRIVATE_SENTENCE: &str = "The text is read in this tab, by this tab. The page may not connect to anything but its own files, and it works with the network gone.";
/// The big text box.
pub const TRANSCRIPT: &str = "Transcript";
/// What the big text box says while it is empty.
pub const PASTE_HERE: &str = "Paste a transcript here, or drop a file anywhere on the page.";
/// The button that reads what was typed.
pub const READ: &str = "Read it";
/// The button that opens a file.
pub const OPEN_FILE: &str = "Open file";
/// The heading of the samples.
pub const SAMPLES: &str = "Try a sample";
/// The heading of the documents that are open or kept.
pub const LIBRARY: &str = "Your calls";
/// The box that searches the library.
pub const SEARCH_LIBRARY: &str = "Search your calls";
/// Said where the search of the library finds nothing.
pub const NO_CALLS: &str = "No call has these words in its name, its file or its date.";
/// The mark of a document that is open in this tab.
pub const OPEN_HERE: &str = "open";
/// Brings back what was deleted last.
pub const UNDO: &str = "Undo";
/// Tries again to keep what could not be kept.
pub const TRY_AGAIN: &str = "Try again";
/// Said while something is being kept.
pub const SAVING: &str = "saving …";
/// Said where something could not be kept.
pub const NOT_SAVED: &str = "not saved:";
/// Said where another tab writes the document.
pub const ELSEWHERE: &str = "read only:";
/// Why a document can only be read.
pub const ELSEWHERE_WHY: &str =
    "it is open in another tab. What is done there appears here; close it there to go on here.";
/// Said when another tab has let go of the document.
pub const YOURS_NOW: &str = "The other tab has let go of this call: it can be corrected here now.";
/// Said where the browser clears the store by itself.
pub const CLEARED: &str = "This browser clears what a page has stored after seven days without a visit. Install the page, or export what you need for longer.";
/// Shown while a file is dragged over the page.
pub const DROP_HERE: &str = "Drop the file to read it";
/// The link that jumps to the text.
pub const SKIP: &str = "Skip to the transcript";
/// The landmark of the left panel, and its first heading.
pub const OUTLINE: &str = "Outline";
/// The heading of the people.
pub const SPEAKERS: &str = "Speakers";
/// What the bars in the list of people show.
pub const SHARE: &str = "share of words";
/// The turns after the last answer.
pub const CLOSING: &str = "Closing";
/// The name that the engine gives to a speaker of whom nothing is known.
pub const UNKNOWN: &str = "Unknown";
/// The chip on a turn whose speaker is not printed.
pub const INFERRED: &str = "inferred";
/// The chip on a turn whose speaker cannot be told.
pub const NOT_TOLD: &str = "speaker not told";
/// The chip on an interpreter's rendering.
pub const INTERPRETED: &str = "interpreted";
/// The search box.
pub const SEARCH: &str = "Search the call";
/// Said where a search finds nothing.
pub const NO_HITS: &str = "none";
/// The button to the hit before.
pub const PREVIOUS_HIT: &str = "Previous hit";
/// The button to the next hit.
pub const NEXT_HIT: &str = "Next hit";
/// The format chooser.
pub const READ_AS: &str = "read as";
/// The choice that lets the text decide.
pub const AUTOMATIC: &str = "automatic";
/// The button back to the start.
pub const NEW: &str = "New";
/// The export menu.
pub const EXPORT: &str = "Export";
/// The export of everything.
pub const TAGGED_JSON: &str = "Tagged JSON";
/// What the export of everything is good for.
pub const TAGGED_JSON_DETAIL: &str = "everything, as a file";
/// The export to the clipboard.
pub const COPY: &str = "Copy";
/// What the export to the clipboard is good for.
pub const COPY_DETAIL: &str = "tagged JSON to the clipboard";
/// The filter box of the figures.
pub const FILTER: &str = "Filter the figures";
/// Said where the filter leaves no figure.
pub const NO_FIGURES: &str = "No figure matches. Empty the filter box or switch a kind back on.";
/// Said where the text has no figure at all.
pub const NO_FIGURES_AT_ALL: &str = "No figure was found in this text.";
/// The group of figures that name no part of the business.
pub const NO_SUBJECT: &str = "No subject named";
/// The button that shows more rows.
pub const MORE: &str = "Show more";
/// The columns of the table.
pub const METRIC: &str = "metric";
/// See [`METRIC`].
pub const VALUE: &str = "value";
/// See [`METRIC`].
pub const CHANGE: &str = "change";
/// See [`METRIC`].
pub const AGAINST: &str = "against";
/// See [`METRIC`].
pub const CHECK: &str = "check";
/// A line of the card.
pub const SUBJECT: &str = "subject";
/// A line of the card.
pub const ROLE: &str = "role";
/// A line of the card.
pub const PERIOD: &str = "period";
/// A line of the card.
pub const SPEAKER: &str = "speaker";
/// A line of the card: which figure it is a translation of.
pub const RENDERS: &str = "renders";
/// The name of the card.
pub const CARD: &str = "The selected figure";
/// Said in the card's place while no figure is selected.
pub const NO_CARD: &str = "Point at a figure, or press J, to see what is known of it.";
/// Said where there is nothing to check.
pub const NO_CHECKS: &str = "Nothing to compare: no two printed figures of this call say something about each other.";
/// The heading of what could not be read.
pub const ISSUES: &str = "Could not be read";
/// The legend.
pub const LEGEND: &str = "Kinds of figure";
/// The status bar.
pub const STATUS: &str = "Status";
/// The tabs.
pub const TABS: &str = "Panels";
/// The button that lists the keys.
pub const KEYS: &str = "keys";
/// The heading of the list of keys.
pub const KEYS_TITLE: &str = "Keys";
/// A note under the list of keys.
pub const KEYS_NOTE: &str = "Each key can be changed to another single one; empty means none. Ctrl+Z, Ctrl+Shift+Z and Ctrl+K always undo, redo and find an act. Keys do nothing while the cursor is in a text box. In the search box, Enter goes to the next hit and Shift+Enter to the one before.";
/// Closes a dialog or a notice.
pub const DISMISS: &str = "Close";
/// Leaves things as they are.
pub const KEEP: &str = "Keep it";
/// A newer version.
pub const UPDATE: &str = "A newer version of Tickmark is ready.";
/// Changes to the newer version.
pub const RELOAD: &str = "Reload";

/// "1 turn", "2 turns".
pub fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(count)) }
}

/// A count with its thousands set apart.
pub fn thousands(count: usize) -> String {
    crate::queries::values::grouped(rust_decimal::Decimal::from(count as u64))
}

/// The name of a section.
pub fn section(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Preamble => "Preamble",
        SectionKind::PreparedRemarks => "Prepared remarks",
        SectionKind::Qa => "Questions and answers",
        SectionKind::Participants => "Participants",
        SectionKind::Disclaimer => "Disclaimer",
    }
}

/// The part that a person plays.
pub fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Operator => "Operator",
        SpeakerKind::Ir => "Investor relations",
        SpeakerKind::Executive => "Executive",
        SpeakerKind::Analyst => "Analyst",
        SpeakerKind::Interpreter => "Interpreter",
        SpeakerKind::Editor => "Editor",
        SpeakerKind::Unknown => "",
    }
}

/// The name of a shade in the legend.
pub fn shade(shade: Shade) -> &'static str {
    match shade {
        Shade::Money => "money",
        Shade::Percent => "percent",
        Shade::Count => "count",
        Shade::Ratio => "ratio",
        Shade::Vague => "vague",
        Shade::Time => "time",
    }
}

/// The name of a tab.
pub fn panel(panel: Panel) -> &'static str {
    match panel {
        Panel::Call => "Call",
        Panel::Outline => OUTLINE,
        Panel::Figures => "Figures",
        Panel::Checks => "Checks",
        Panel::Tags => "Tags",
        Panel::Pictures => "Pictures",
    }
}

/// The name of the button that changes the theme.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Theme: as the system",
        Theme::Light => "Theme: light",
        Theme::Dark => "Theme: dark",
    }
}

/// What a key does.
pub fn command(command: Command, keys: &Keys) -> String {
    let words = match command {
        Command::Tag(place) => return tag_as(keys.tag(place)),
        Command::Search => "search the call",
        Command::NextFigure => "next figure",
        Command::PreviousFigure => "previous figure",
        Command::FirstFigure => "first figure",
        Command::LastFigure => "last figure",
        Command::NextOpen => "next figure to review",
        Command::PreviousOpen => "previous figure to review",
        Command::Accept => "accept the figure",
        Command::Reject => "reject the figure",
        Command::Restore => "the figure as it was found",
        Command::Undo => "undo",
        Command::Redo => "redo",
        Command::NextConflict => "next conflict",
        Command::NextTurn => "next turn",
        Command::PreviousTurn => "previous turn",
        Command::Figures => "show the figures",
        Command::Checks => "show the checks",
        Command::Outline => "go to the outline",
        Command::Download => "download tagged JSON",
        Command::Project => "save the call whole, as a project file",
        Command::Export => "export in another format",
        Command::Theme => "light, dark or as the system",
        Command::Keys => "this list",
        Command::AcceptAndNext => "accept and go to the next to review",
        Command::Change => "change the figure",
        Command::Cursor => "text cursor: arrows move, Shift marks, Ctrl by words",
        Command::Add => "the marked words are a figure",
        Command::Note => "tag the words with a note",
        Command::All => "all places with the same words",
        Command::Other => "next figure or tag on the same words",
        Command::Speaker => "who speaks here",
        Command::Split => "split the turn at the cursor",
        Command::Join => "join the turn with the one above",
        Command::TakeVoice => "give the turn to the other voice",
        Command::KeepVoice => "keep the label of the turn",
        Command::Filter => "filter the figures",
        Command::Rules => "your own rules",
        Command::Tags => "show your tags",
        Command::Pictures => "show the pictures",
        Command::Palette => "find an act by its name",
        Command::Clear => "let go of what is selected",
    };
    words.to_owned()
}

/// The word on a button for what a key does.
pub fn act(command: Command) -> &'static str {
    match command {
        Command::Accept => "Accept",
        Command::Change => "Change",
        Command::Note => "Note",
        Command::Palette => "More",
        Command::Reject => "Reject",
        Command::NextFigure => "Next",
        Command::Undo => "Undo",
        Command::Redo => "Redo",
        _ => "",
    }
}

/// The name of a key as it is printed on it.
pub fn key(key: &str) -> &str {
    match key {
        "Escape" => "Esc",
        "Ctrl+Z" => "Ctrl+Shift+z",
        _ => key,
    }
}

/// A metric's name as words: `free_cash_flow` is "free cash flow".
pub fn metric(name: &str) -> String {
    const UPPER: &[&str] = &[
        "ai", "arpu", "arr", "asp", "cet1", "dau", "ebit", "ebita", "ebitda", "eps", "ffo", "gmv", "mau", "nim", "r&d",
        "roe", "roi", "roic", "rotce", "rpo", "sg&a",
    ];
    match name {
        "capex" => return "capital expenditure".to_owned(),
        "opex" => return "operating expenditure".to_owned(),
        _ => {}
    }
    let words = name.split('_').map(|word| match word {
        "rnd" => "R&D".to_owned(),
        "sga" => "SG&A".to_owned(),
        word if UPPER.contains(&word) => word.to_uppercase(),
        word => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The name of a format: `name-block` is "name block".
pub fn format(name: &str) -> String {
    name.replace(['-', '_'], " ")
}

/// What a figure is to its metric.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Level => "level",
        Role::Change => "change",
        Role::Prior => "prior value",
        Role::ShareOf => "share of a whole",
        Role::Threshold => "threshold",
    }
}

/// Which way.
pub fn direction(direction: Direction) -> &'static str {
    direction.as_str()
}

/// Whether it happened.
pub fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Reported => "reported",
        Modality::Guidance => "guidance",
        Modality::Hypothetical => "hypothetical",
        Modality::Question => "asked",
    }
}

/// By which rules.
pub fn accounting(accounting: Accounting) -> &'static str {
    match accounting {
        Accounting::Gaap => "GAAP",
        Accounting::NonGaap => "non-GAAP",
        Accounting::Adjusted => "adjusted",
    }
}

/// What a change is measured against.
pub fn against(basis: Basis) -> &'static str {
    match basis {
        Basis::Yoy => "year ago",
        Basis::Qoq => "quarter ago",
        Basis::Ytd => "year's start",
        Basis::LikeForLike => "like for like",
        Basis::ConstantCurrency => "constant currency",
    }
}

/// What a check compares.
pub fn check(kind: &str) -> String {
    match kind {
        "change_vs_prior" => "change against the prior value".to_owned(),
        "sum" => "parts against the whole".to_owned(),
        "currency_pair" => "one amount in two currencies".to_owned(),
        "translation" => "translation against the original".to_owned(),
        "same_fact" => "one fact, said more than once".to_owned(),
        "retraction" => "taken back".to_owned(),
        "attribution" => "who speaks".to_owned(),
        other => other.replace('_', " "),
    }
}

/// The rule that found a figure, and how sure that is in hundredths.
pub fn rule(rule: &str, confidence: u8) -> String {
    format!("rule {rule} · {confidence} % sure")
}

/// Why a speaker is inferred.
pub fn why_inferred(cue: &str, confidence: u8) -> String {
    if cue.is_empty() {
        "No label is printed here, and no words say who speaks.".to_owned()
    } else {
        format!("No label is printed here. The words say so: “{cue}” ({confidence} % sure).")
    }
}

/// Why another voice is heard.
pub fn voice(cue: &str, name: &str) -> String {
    format!("The words say another voice: “{cue}” Figures from there on are {name}’s.")
}

/// Said while a text is read.
pub fn reading(name: Option<&str>, bytes: usize) -> String {
    let size = match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    };
    match name {
        Some(name) => format!("Reading {name}, {size} …"),
        None => format!("Reading {size} …"),
    }
}

/// Said when a text was read.
pub fn done(figures: usize, people: usize) -> String {
    format!("{} by {}.", plural(figures, "figure", "figures"), plural(people, "speaker", "speakers"))
}

/// Asked before a document is closed.
pub fn close_title(title: &str) -> String {
    format!("Close “{title}”?")
}

/// Said under that question.
pub const CLOSE_NOTE: &str =
    "It could not be saved in this browser, so it is gone once it is closed. Export first if you need it again.";

/// Saves the call whole.
pub const PROJECT: &str = "Project file";
/// What a project file is good for.
pub const PROJECT_DETAIL: &str = "text and corrections, to go on anywhere";

/// Said when a project file was handed to the browser.
pub fn project_saved(name: &str) -> String {
    format!("Saved {name} with the text and every correction. Open it in this page, on any machine, to go on.")
}

/// The name of a file beside one of the same name.
pub fn copy(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem} ({number}).{ending}"),
        None => format!("{name} ({number})"),
    }
}

/// Why a project file was not opened.
pub fn no_project(wrong: tickmark_project::Wrong) -> String {
    use tickmark_project::Wrong;
    match wrong {
        Wrong::Newer => "This project file was saved by a newer version of Tickmark, so nothing was opened. Reload the page to get that version.".to_owned(),
        Wrong::NoProject | Wrong::NoText => "This project file is damaged, so nothing was opened. Save it again where it was made.".to_owned(),
        Wrong::Cut(have, want) => format!("This project file is cut off ({have} of {want} corrections are in it), so nothing was opened. Save it again where it was made."),
    }
}

/// Deletes what is named beside it.
pub const DELETE: &str = "Delete";

/// How many figures a person has decided on, of how many.
pub fn progress(decided: usize, figures: usize) -> String {
    match decided {
        0 => plural(figures, "figure", "figures"),
        _ => format!("{} of {} reviewed", thousands(decided), plural(figures, "figure", "figures")),
    }
}

/// The name of the button that deletes a document of the library.
pub fn delete(title: &str) -> String {
    format!("Delete “{title}”")
}

/// The name of the button that closes a document.
pub fn close(title: &str) -> String {
    format!("Close “{title}”")
}

/// Said when a document was deleted.
pub fn deleted(title: &str) -> String {
    format!("Deleted “{title}”.")
}

/// When all of a document was kept.
pub fn saved_at(moment: &str) -> String {
    format!("saved {moment}")
}

/// How much of the browser's store is in use.
pub fn room(used: &str, quota: &str) -> String {
    format!("{used} of {quota} in use")
}

/// Said where a document can only be read in this tab.
pub fn read_only() -> String {
    format!("Nothing was changed: {ELSEWHERE_WHY}")
}

/// Said where some of the corrections of a document cannot be read any more.
pub fn damaged_records(title: &str, good: usize, all: usize) -> String {
    format!(
        "The saved corrections of “{title}” are damaged: the first {good} of {all} are back, the rest cannot be read any more."
    )
}

/// How many documents cannot be read any more.
pub fn damaged(count: usize) -> String {
    format!("{} cannot be read any more; the others are whole.", plural(count, "saved call", "saved calls"))
}

/// Why something was not kept.
pub fn not_saved(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Full => "the browser’s storage is full. Delete calls at the start, or export this one.",
        Trouble::Blocked => {
            "the browser lets this page store nothing, as in a private window. Export before you leave."
        }
        Trouble::Damaged => "the browser’s storage is damaged. Export before you leave.",
        Trouble::Newer => "a newer version of this page has taken over the storage. Reload this tab.",
        Trouble::Overtaken => "another tab has changed this call. Reload this tab to see it; nothing was written over.",
        Trouble::Failed => "the browser’s storage does not answer. Export before you leave.",
    }
}

/// Why a kept document was not opened.
pub fn not_opened(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Newer => {
            "This call was saved by a newer version of this page, so it was left as it is. Reload the page."
        }
        Trouble::Damaged => "This call cannot be read any more: its text is damaged. The others are whole.",
        _ => "The browser’s storage does not answer, so the call was not opened. Try again, or reload the page.",
    }
}

/// Why a kept document was not deleted.
pub fn not_deleted(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Overtaken => "This call is open in another tab, so it was not deleted. Close it there first.",
        _ => "The browser’s storage does not answer, so nothing was deleted. Try again, or reload the page.",
    }
}

/// Said where nothing but blanks was given.
pub const EMPTY: &str =
    "There are no words in what was given, so nothing was changed. Paste or open a transcript with text in it.";
/// Said where the clipboard has no text.
pub const NO_TEXT: &str =
    "The clipboard holds no text, so nothing was changed. Copy the words of the transcript and paste again.";

/// Said where a file is no text.
pub fn not_text(name: &str, what: &str) -> String {
    format!(
        "{name} is {what}, so nothing was changed. Save it as plain text and open that, or copy its words and paste them."
    )
}

/// Said where a file is too big to be read.
pub fn too_big(name: &str) -> String {
    format!("{name} is larger than 200 MB, so nothing was changed. Split it into single calls and open those.")
}

/// Said where a file cannot be read.
pub fn unreadable(name: &str) -> String {
    format!("{name} could not be read from the disk, so nothing was changed. Check that it still exists and try again.")
}

/// Said where a file was read in an old character set.
pub fn old_charset(name: &str) -> String {
    format!(
        "{name} is not in UTF-8; it was read as Western European text. If letters look wrong, save it as UTF-8 and open it again."
    )
}

/// Said where only one of several files is opened.
pub fn several(count: usize) -> String {
    format!("{count} calls were opened. New lists them.")
}

/// Said where a sample does not come.
pub fn no_sample(name: &str) -> String {
    format!("The sample {name} could not be loaded, so nothing was changed. Reload the page and try again.")
}

/// Said where an export does not stand up to its check.
pub fn bad_export(id: &str) -> String {
    format!("The export was stopped: {id} does not match its own words. Nothing was written; please report this text.")
}

/// Said when a file was handed to the browser.
pub fn saved(name: &str) -> String {
    format!("Saved {name}. Every figure was compared with its words first.")
}

/// Said when the clipboard holds the export.
pub const COPIED: &str = "Copied as tagged JSON. Every figure was compared with its words first.";
/// Said where the browser refuses the clipboard.
pub const NOT_COPIED: &str = "The browser did not let the page write to the clipboard, so nothing was copied. Use Tagged JSON to get it as a file.";

/// "exchange 3 of 6".
pub fn exchange(number: usize, of: usize) -> String {
    format!("Exchange {number} of {of}")
}

/// "turn 4 of 31".
pub fn turn_of(number: usize, of: usize) -> String {
    format!("turn {} of {}", thousands(number), thousands(of))
}

/// What is folded away.
pub fn folded(section: Option<SectionKind>, words: usize) -> String {
    let name = match section {
        Some(SectionKind::PreparedRemarks | SectionKind::Qa) | None => "Not spoken",
        Some(kind) => self::section(kind),
    };
    format!("{name} · {}", plural(words, "word", "words"))
}
