//! Every word that the page says, in one place, in English; `review` has those about corrections, `files` those about
//! what comes in, is kept and goes out, `exports` those of their dialog, and `language` says them in the language that is chosen.

mod exports;
mod files;
mod language;
mod review;

pub use exports::*;
pub use files::*;
pub use language::{Language, Platform, Word, speak, spoken, thousands};
pub use review::*;

use tickmark_engine::document::{Accounting, Basis, Direction, Modality, Role, SectionKind, SpeakerKind, Verdict};
use tickmark_engine::lexicon::metrics;

use self::language::{fill, plural, t};
use crate::state::keys::{Command, Keys};
use crate::state::kinds::Shade;
use crate::state::view::{Panel, Theme};

/// The name of the page.
pub const TICKMARK: &str = "Tickmark";
/// A part of the page that is loaded when it is first needed did not come.
pub const NOT_LOADED: Word = Word(
    "The page could not be loaded whole. A text that you gave stands in the box: connect to the network and try again.",
);
/// Said while what was given waits for the rest of the page.
pub const LOADING_PAGE: Word = Word("Loading the reader …");
/// Said where the words of another language do not come.
pub const NO_LANGUAGE: Word = Word(
    "The words of that language could not be loaded, so the page stays as it is. Connect to the network and try again.",
);
/// What the page is for, on the start.
pub const PROMISE: Word = Word("Paste an earnings call. See who speaks, every figure, and whether the numbers agree.");
/// What is never done with the text.
pub const PRIVATE: Word = Word("nothing leaves this tab");
/// Said once every file of the page is kept.
pub const OFFLINE: Word = Word("works offline");
/// The same as a sentence, on the start.
pub const PRIVATE_SENTENCE: Word = Word(
    "The text is read in this tab, by this tab. The page may not connect to anything but its own files, and it works with the network gone.",
);
/// The big text box.
pub const TRANSCRIPT: Word = Word("Transcript");
/// What the big text box says while it is empty.
pub const PASTE_HERE: Word = Word("Paste a transcript here, or drop a file anywhere on the page.");
/// The button that reads what was typed.
pub const READ: Word = Word("Read it");
/// The button that opens a file.
pub const OPEN_FILE: Word = Word("Open file");
/// The button that opens all that is in a folder.
pub const OPEN_FOLDER: Word = Word("Open folder");
/// The heading of the samples.
pub const SAMPLES: Word = Word("Try a sample");
/// The heading of the documents that are open or kept.
pub const LIBRARY: Word = Word("Your calls");
/// The box that searches the library.
pub const SEARCH_LIBRARY: Word = Word("Search your calls");
/// Said where the search of the library finds nothing.
pub const NO_CALLS: Word = Word("No call has these words in its name, its file or its date.");
/// The mark of a document that is open in this tab.
pub const OPEN_HERE: Word = Word("open");
/// Brings back what was deleted last.
pub const UNDO: Word = Word("Undo");
/// Tries again to keep what could not be kept.
pub const TRY_AGAIN: Word = Word("Try again");
/// Said while something is being kept.
pub const SAVING: Word = Word("saving …");
/// Said where something could not be kept.
pub const NOT_SAVED: Word = Word("not saved:");
/// Said where another tab writes the document.
pub const ELSEWHERE: Word = Word("read only:");
/// Why a document can only be read.
pub const ELSEWHERE_WHY: Word =
    Word("it is open in another tab. What is done there appears here; close it there to go on here.");
/// Said when another tab has let go of the document.
pub const YOURS_NOW: Word = Word("The other tab has let go of this call: it can be corrected here now.");
/// Said where the browser clears the store by itself.
pub const CLEARED: Word = Word(
    "This browser clears what a page has stored after seven days without a visit. Install the page, or export what you need for longer.",
);
/// Shown while a file is dragged over the page.
pub const DROP_HERE: Word = Word("Drop the file to read it");
/// The link that jumps to the text.
pub const SKIP: Word = Word("Skip to the transcript");
/// The landmark of the left panel, and its first heading.
pub const OUTLINE: Word = Word("Outline");
/// The heading of the people.
pub const SPEAKERS: Word = Word("Speakers");
/// What the bars in the list of people show.
pub const SHARE: Word = Word("share of words");
/// The turns after the last answer.
pub const CLOSING: Word = Word("Closing");
/// The name that the engine gives to a speaker of whom nothing is known.
pub const UNKNOWN: &str = "Unknown";
/// The chip on a turn whose speaker is not printed.
pub const INFERRED: Word = Word("inferred");
/// The chip on a turn whose speaker cannot be told.
pub const NOT_TOLD: Word = Word("speaker not told");
/// The chip on an interpreter's rendering.
pub const INTERPRETED: Word = Word("interpreted");
/// The search box.
pub const SEARCH: Word = Word("Search the call");
/// Said where a search finds nothing.
pub const NO_HITS: Word = Word("none");
/// The button to the hit before.
pub const PREVIOUS_HIT: Word = Word("Previous hit");
/// The button to the next hit.
pub const NEXT_HIT: Word = Word("Next hit");
/// The format chooser.
pub const READ_AS: Word = Word("read as");
/// The choice that lets the text decide.
pub const AUTOMATIC: Word = Word("automatic");
/// The button back to the start.
pub const NEW: Word = Word("New");
/// The export menu.
pub const EXPORT: Word = Word("Export");
/// The export of everything.
pub const TAGGED_JSON: Word = Word("Tagged JSON");
/// What the export of everything is good for.
pub const TAGGED_JSON_DETAIL: Word = Word("everything, as a file");
/// The export to the clipboard.
pub const COPY: Word = Word("Copy");
/// What the export to the clipboard is good for.
pub const COPY_DETAIL: Word = Word("tagged JSON to the clipboard");
/// The filter box of the figures.
pub const FILTER: Word = Word("Filter the figures");
/// Said where the filter leaves no figure.
pub const NO_FIGURES: Word = Word("No figure matches. Empty the filter box or switch a kind back on.");
/// Said where the text has no figure at all.
pub const NO_FIGURES_AT_ALL: Word = Word("No figure was found in this text.");
/// The group of figures that name no part of the business.
pub const NO_SUBJECT: Word = Word("No subject named");
/// The button that shows more rows.
pub const MORE: Word = Word("Show more");
/// Draws lines of a table that come before those drawn.
pub const EARLIER: Word = Word("Show earlier");
/// The columns of the table.
pub const METRIC: Word = Word("metric");
/// See [`METRIC`].
pub const VALUE: Word = Word("value");
/// See [`METRIC`].
pub const CHANGE: Word = Word("change");
/// See [`METRIC`].
pub const AGAINST: Word = Word("against");
/// See [`METRIC`].
pub const CHECK: Word = Word("check");
/// A line of the card.
pub const SUBJECT: Word = Word("subject");
/// A line of the card.
pub const ROLE: Word = Word("role");
/// A line of the card.
pub const PERIOD: Word = Word("period");
/// A line of the card.
pub const SPEAKER: Word = Word("speaker");
/// A line of the card: which figure it is a translation of.
pub const RENDERS: Word = Word("renders");
/// The name of the card.
pub const CARD: Word = Word("The selected figure");
/// Said in the card's place while no figure is selected.
pub const NO_CARD: Word = Word("Point at a figure, or press J, to see what is known of it.");
/// Said where there is nothing to check.
pub const NO_CHECKS: Word =
    Word("Nothing to compare: no two printed figures of this call say something about each other.");
/// The heading of what could not be read.
pub const ISSUES: Word = Word("Could not be read");
/// The legend.
pub const LEGEND: Word = Word("Kinds of figure");
/// The status bar.
pub const STATUS: Word = Word("Status");
/// The tabs.
pub const TABS: Word = Word("Panels");
/// The button that lists the keys.
pub const KEYS: Word = Word("keys");
/// The heading of the list of keys.
pub const KEYS_TITLE: Word = Word("Keys");
/// A note under the list of keys.
pub const KEYS_NOTE: Word = Word(
    "Each key can be changed to another single one; empty means none. Ctrl+Z, Ctrl+Shift+Z and Ctrl+K always undo, redo and find an act. Keys do nothing while the cursor is in a text box. In the search box, Enter goes to the next hit and Shift+Enter to the one before.",
);
/// Closes a dialog or a notice.
pub const DISMISS: Word = Word("Close");
/// Leaves things as they are.
pub const KEEP: Word = Word("Keep it");
/// The menu of what is done seldom.
pub const MORE_ACTS: Word = Word("More acts");
/// The way from that menu to the palette.
pub const ALL_ACTS: Word = Word("All acts …");
/// The choice of the page's language.
pub const LANGUAGE: Word = Word("Language");
/// A newer version.
pub const UPDATE: Word = Word("A newer version of Tickmark is ready.");
/// Changes to the newer version.
pub const RELOAD: Word = Word("Reload");

/// How many turns.
pub fn turns(count: usize) -> String {
    plural(count, "{count} turn", "{count} turns")
}

/// How many figures.
pub fn figures(count: usize) -> String {
    plural(count, "{count} figure", "{count} figures")
}

/// How many questions.
pub fn questions(count: usize) -> String {
    plural(count, "{count} question", "{count} questions")
}

/// How many people speak.
pub fn speakers(count: usize) -> String {
    plural(count, "{count} speaker", "{count} speakers")
}

/// How many places.
pub fn count_of_places(count: usize) -> String {
    plural(count, "{count} place", "{count} places")
}

/// How many checks agree.
pub fn agreements(count: usize) -> String {
    plural(count, "{count} check agrees", "{count} checks agree")
}

/// How many checks conflict.
pub fn conflicts(count: usize) -> String {
    plural(count, "{count} conflict", "{count} conflicts")
}

/// What printed figures say about each other.
pub fn verdict(verdict: Verdict) -> &'static str {
    t(match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Conflicts => "conflicts",
    })
}

/// The name of a section.
pub fn section(kind: SectionKind) -> &'static str {
    t(match kind {
        SectionKind::Preamble => "Preamble",
        SectionKind::PreparedRemarks => "Prepared remarks",
        SectionKind::Qa => "Questions and answers",
        SectionKind::Participants => "Participants",
        SectionKind::Disclaimer => "Disclaimer",
    })
}

/// The part that a person plays.
pub fn speaker_kind(kind: SpeakerKind) -> &'static str {
    t(match kind {
        SpeakerKind::Operator => "Operator",
        SpeakerKind::Ir => "Investor relations",
        SpeakerKind::Executive => "Executive",
        SpeakerKind::Analyst => "Analyst",
        SpeakerKind::Interpreter => "Interpreter",
        SpeakerKind::Editor => "Editor",
        SpeakerKind::Unknown => "",
    })
}

/// The name of a shade in the legend.
pub fn shade(shade: Shade) -> &'static str {
    t(match shade {
        Shade::Money => "money",
        Shade::Percent => "percent",
        Shade::Count => "count",
        Shade::Ratio => "ratio",
        Shade::Vague => "vague",
        Shade::Time => "time",
    })
}

/// The name of a tab.
pub fn panel(panel: Panel) -> &'static str {
    t(match panel {
        Panel::Call => "Call",
        Panel::Outline => OUTLINE.0,
        Panel::Figures => "Figures",
        Panel::Checks => "Checks",
        Panel::Tags => "Tags",
        Panel::Pictures => "Pictures",
    })
}

/// The name of the button that changes the theme.
pub fn theme(theme: Theme) -> &'static str {
    t(match theme {
        Theme::System => "Theme: as the system",
        Theme::Light => "Theme: light",
        Theme::Dark => "Theme: dark",
    })
}

/// What a key does.
pub fn command(command: Command, keys: &Keys) -> String {
    if let Command::Tag(place) = command {
        return tag_as(keys.tag(place));
    }
    let words = t(match command {
        Command::Tag(_) => "",
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
        Command::Language => "another language",
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
    });
    words.to_owned()
}

/// The word on a button for what a key does.
pub fn act(command: Command) -> &'static str {
    t(match command {
        Command::Accept => "Accept",
        Command::Change => "Change",
        Command::Note => "Note",
        Command::Palette => "More",
        Command::Reject => "Reject",
        Command::NextFigure => "Next",
        Command::Undo => "Undo",
        Command::Redo => "Redo",
        _ => "",
    })
}

/// The name of a key as it is printed on it.
pub fn key(key: &str) -> &str {
    match key {
        "Escape" => "Esc",
        "Ctrl+Z" => "Ctrl+Shift+z",
        _ => key,
    }
}

/// How the engine says what it checked and what it could not read, the fuller pattern before the one that it holds.
const SENTENCES: [Word; 15] = [
    Word("Printed under {label}, but the words say “{words}”: {voice} speaks"),
    Word("{amount} of {level} − {same} is {computed}, printed {printed}"),
    Word("{amount} of {level} + {same} is {computed}, printed {printed}"),
    Word("{prior} → {level} is {computed}, printed {printed}"),
    Word("{parts} does not add up to {total}"),
    Word("{parts} adds up to {total}"),
    Word("{first} to {second} is {rate} to 1, elsewhere {other}"),
    Word("{first} and {second} are the same"),
    Word("{first} here, {second} there: {times} times as much"),
    Word("{first} is taken back, {second} is said instead"),
    Word("{first} in one language, {second} in the other"),
    Word("“{words}” was left out because other text interrupts it; add it by hand if it matters."),
    Word(
        "No speaker labels were found and the words do not tell who speaks, so the text is one turn of an unknown speaker.",
    ),
    Word("No speaker labels were found, so turns and speakers are inferred from the words; check who speaks."),
    Word(
        "The words do not tell who speaks in {count} turns, the first of them here; they stand under an unknown speaker.",
    ),
];

/// A sentence of the engine, as a check or an issue has it.
pub fn sentence(message: &str) -> String {
    language::retell(message, &SENTENCES)
}

/// A metric's name as words: `free_cash_flow` is "free cash flow". In Chinese as the lexicon has it, where it has it.
pub fn metric(name: &str) -> String {
    let chinese = match spoken() {
        Language::English => None,
        Language::Traditional => metrics::in_chinese(name, false),
        Language::Simplified => metrics::in_chinese(name, true),
    };
    chinese.unwrap_or_else(|| in_english(name))
}

fn in_english(name: &str) -> String {
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
    t(match role {
        Role::Level => "level",
        Role::Change => "change",
        Role::Prior => "prior value",
        Role::ShareOf => "share of a whole",
        Role::Threshold => "threshold",
    })
}

/// Which way.
pub fn direction(direction: Direction) -> &'static str {
    t(direction.as_str())
}

/// Whether it happened.
pub fn modality(modality: Modality) -> &'static str {
    t(match modality {
        Modality::Reported => "reported",
        Modality::Guidance => "guidance",
        Modality::Hypothetical => "hypothetical",
        Modality::Question => "asked",
    })
}

/// By which rules.
pub fn accounting(accounting: Accounting) -> &'static str {
    t(match accounting {
        Accounting::Gaap => "GAAP",
        Accounting::NonGaap => "non-GAAP",
        Accounting::Adjusted => "adjusted",
    })
}

/// What a change is measured against.
pub fn against(basis: Basis) -> &'static str {
    t(match basis {
        Basis::Yoy => "year ago",
        Basis::Qoq => "quarter ago",
        Basis::Ytd => "year's start",
        Basis::LikeForLike => "like for like",
        Basis::ConstantCurrency => "constant currency",
    })
}

/// What a check compares.
pub fn check(kind: &str) -> String {
    match kind {
        "change_vs_prior" => t("change against the prior value").to_owned(),
        "sum" => t("parts against the whole").to_owned(),
        "currency_pair" => t("one amount in two currencies").to_owned(),
        "translation" => t("translation against the original").to_owned(),
        "same_fact" => t("one fact, said more than once").to_owned(),
        "retraction" => t("taken back").to_owned(),
        "attribution" => t("who speaks").to_owned(),
        other => other.replace('_', " "),
    }
}

/// The rule that found a figure, and how sure that is in hundredths.
pub fn rule(rule: &str, confidence: u8) -> String {
    fill("rule {rule} · {confidence} % sure", &[("rule", &rule), ("confidence", &confidence)])
}

/// Why a speaker is inferred.
pub fn why_inferred(cue: &str, confidence: u8) -> String {
    if cue.is_empty() {
        t("No label is printed here, and no words say who speaks.").to_owned()
    } else {
        fill(
            "No label is printed here. The words say so: “{cue}” ({confidence} % sure).",
            &[("cue", &cue), ("confidence", &confidence)],
        )
    }
}

/// Why another voice is heard.
pub fn voice(cue: &str, name: &str) -> String {
    fill("The words say another voice: “{cue}” Figures from there on are {name}’s.", &[("cue", &cue), ("name", &name)])
}

/// Said while one of several files is read.
pub fn reading_file(name: &str, file: usize, of: usize) -> String {
    fill(
        "Reading {name}, file {file} of {of} …",
        &[("name", &name), ("file", &thousands(file)), ("of", &thousands(of))],
    )
}

/// Said while a text is read.
pub fn reading(name: Option<&str>, bytes: usize) -> String {
    let size = match bytes {
        0..1_000_000 => fill("{0} kB", &[("0", &bytes.div_ceil(1000))]),
        _ => fill("{0} MB", &[("0", &bytes.div_ceil(1_000_000))]),
    };
    match name {
        Some(name) => fill("Reading {name}, {size} …", &[("name", &name), ("size", &size)]),
        None => fill("Reading {size} …", &[("size", &size)]),
    }
}

/// Said when a text was read.
pub fn done(figures: usize, people: usize) -> String {
    fill("{0} by {1}.", &[("0", &self::figures(figures)), ("1", &speakers(people))])
}

/// "exchange 3 of 6".
pub fn exchange(number: usize, of: usize) -> String {
    fill("Exchange {number} of {of}", &[("number", &number), ("of", &of)])
}

/// "turn 4 of 31".
pub fn turn_of(number: usize, of: usize) -> String {
    fill("turn {0} of {1}", &[("0", &thousands(number)), ("1", &thousands(of))])
}

/// What is folded away.
pub fn folded(section: Option<SectionKind>, words: usize) -> String {
    let name = match section {
        Some(SectionKind::PreparedRemarks | SectionKind::Qa) | None => t("Not spoken"),
        Some(kind) => self::section(kind),
    };
    fill("{name} · {words}", &[("name", &name), ("words", &plural(words, "{count} word", "{count} words"))])
}

#[cfg(test)]
mod tests;
