//! The words of the dialog of the exports.

use super::language::{Word, fill, t, thousands};

/// The way from the menu of exports to the dialog.
pub const OTHER_FORMATS: Word = Word("Other formats …");
/// What the dialog of exports is good for.
pub const OTHER_FORMATS_DETAIL: Word = Word("workbook, tables, a page, labelling tools");
/// Names the list of formats.
pub const EXPORT_FORMAT: Word = Word("Format");
/// Which figures go out.
pub const EXPORT_FIGURES: Word = Word("Figures");
/// By what a person has said of them.
pub const EXPORT_STATUS: Word = Word("Reviewed");
/// What offsets count.
pub const EXPORT_OFFSETS: Word = Word("Offsets");
/// The text goes along.
pub const WITH_TEXT: Word = Word("goes along");
/// The text does not.
pub const WITHOUT_TEXT: Word = Word("is left out");
/// The button that saves the files.
pub const SAVE_FILE: Word = Word("Save");
/// Said of a format that leaves nothing out.
pub const HOLDS_ALL: Word = Word("The format holds all of it.");
/// Said while the module of the exports comes.
pub const LOADING: Word = Word("Loading the formats …");
/// Said where it does not come.
pub const NO_EXPORTS: Word = Word(
    "The formats could not be loaded, so nothing was written. Tagged JSON in the menu needs no loading; for the others, close this, and try again once the page can be reached.",
);
/// Said when the clipboard holds an export.
pub const COPIED_TEXT: Word = Word("Copied. Every figure was compared with its words first.");
/// Said where the browser refuses the clipboard.
pub const NOT_COPIED_TEXT: Word =
    Word("The browser did not let the page write to the clipboard, so nothing was copied. Save it as a file instead.");

/// All figures.
pub fn all_figures(count: usize) -> String {
    fill("all {0}", &[("0", &thousands(count))])
}

/// Those that the filter leaves.
pub fn shown_figures(count: usize) -> String {
    fill("the {0} that the filter leaves", &[("0", &thousands(count))])
}

/// By what a person has said of the figures.
pub fn status_choice(status: &str) -> &'static str {
    t(match status {
        "accepted" => "only what you accepted, changed or added",
        "suggested" => "only what you have not looked at",
        _ => "all but what you rejected",
    })
}

/// What offsets count.
pub fn offset_unit(unit: &str) -> &'static str {
    t(match unit {
        "utf16" => "UTF-16 units, as JavaScript",
        "byte" => "UTF-8 bytes, as Rust and Go",
        _ => "code points, as Python",
    })
}

/// A file and its size.
pub fn file(name: &str, bytes: usize) -> String {
    fill("{name} ({0} kB)", &[("name", &name), ("0", &thousands(bytes.div_ceil(1000)))])
}
