//! The words of the dialog of the exports.

use super::thousands;

/// The way from the menu of exports to the dialog.
pub const OTHER_FORMATS: &str = "Other formats …";
/// What the dialog of exports is good for.
pub const OTHER_FORMATS_DETAIL: &str = "workbook, tables, a page, labelling tools";
/// Names the list of formats.
pub const EXPORT_FORMAT: &str = "Format";
/// Which figures go out.
pub const EXPORT_FIGURES: &str = "Figures";
/// By what a person has said of them.
pub const EXPORT_STATUS: &str = "Reviewed";
/// What offsets count.
pub const EXPORT_OFFSETS: &str = "Offsets";
/// The text goes along.
pub const WITH_TEXT: &str = "goes along";
/// The text does not.
pub const WITHOUT_TEXT: &str = "is left out";
/// The button that saves the files.
pub const SAVE_FILE: &str = "Save";
/// Said of a format that leaves nothing out.
pub const HOLDS_ALL: &str = "The format holds all of it.";
/// Said while the module of the exports comes.
pub const LOADING: &str = "Loading the formats …";
/// Said where it does not come.
pub const NO_EXPORTS: &str = "The formats could not be loaded, so nothing was written. Tagged JSON in the menu needs no loading; for the others, close this, and try again once the page can be reached.";
/// Said when the clipboard holds an export.
pub const COPIED_TEXT: &str = "Copied. Every figure was compared with its words first.";
/// Said where the browser refuses the clipboard.
pub const NOT_COPIED_TEXT: &str =
    "The browser did not let the page write to the clipboard, so nothing was copied. Save it as a file instead.";

/// All figures.
pub fn all_figures(count: usize) -> String {
    format!("all {}", thousands(count))
}

/// Those that the filter leaves.
pub fn shown_figures(count: usize) -> String {
    format!("the {} that the filter leaves", thousands(count))
}

/// By what a person has said of the figures.
pub fn status_choice(status: &str) -> &'static str {
    match status {
        "accepted" => "only what you accepted, changed or added",
        "suggested" => "only what you have not looked at",
        _ => "all but what you rejected",
    }
}

/// What offsets count.
pub fn offset_unit(unit: &str) -> &'static str {
    match unit {
        "utf16" => "UTF-16 units, as JavaScript",
        "byte" => "UTF-8 bytes, as Rust and Go",
        _ => "code points, as Python",
    }
}

/// A file and its size.
pub fn file(name: &str, bytes: usize) -> String {
    format!("{name} ({} kB)", thousands(bytes.div_ceil(1000)))
}
