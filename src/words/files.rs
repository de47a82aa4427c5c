//! What the page says of texts that come in, of what is kept, and of files that go out.

use super::ELSEWHERE_WHY;
use super::language::{Word, fill, plural, t, thousands};
use crate::state::library::Trouble;

/// Asked before a document is closed.
pub fn close_title(title: &str) -> String {
    fill("Close “{title}”?", &[("title", &title)])
}

/// Said under that question.
pub const CLOSE_NOTE: Word =
    Word("It could not be saved in this browser, so it is gone once it is closed. Export first if you need it again.");

/// Saves the call whole.
pub const PROJECT: Word = Word("Project file");
/// What a project file is good for.
pub const PROJECT_DETAIL: Word = Word("text and corrections, to go on anywhere");

/// Said when a project file was handed to the browser.
pub fn project_saved(name: &str) -> String {
    fill(
        "Saved {name} with the text and every correction. Open it in this page, on any machine, to go on.",
        &[("name", &name)],
    )
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
        Wrong::Newer => t("This project file was saved by a newer version of Tickmark, so nothing was opened. Reload the page to get that version.").to_owned(),
        Wrong::NoProject | Wrong::NoText => t("This project file is damaged, so nothing was opened. Save it again where it was made.").to_owned(),
        Wrong::Cut(have, want) => fill("This project file is cut off ({have} of {want} corrections are in it), so nothing was opened. Save it again where it was made.", &[("have", &have), ("want", &want)]),
    }
}

/// Deletes what is named beside it.
pub const DELETE: Word = Word("Delete");

/// How many figures a person has decided on, of how many.
pub fn progress(decided: usize, figures: usize) -> String {
    match decided {
        0 => super::figures(figures),
        _ => fill("{0} of {1} reviewed", &[("0", &thousands(decided)), ("1", &super::figures(figures))]),
    }
}

/// The name of the button that deletes a document of the library.
pub fn delete(title: &str) -> String {
    fill("Delete “{title}”", &[("title", &title)])
}

/// The name of the button that closes a document.
pub fn close(title: &str) -> String {
    fill("Close “{title}”", &[("title", &title)])
}

/// Said when a document was deleted.
pub fn deleted(title: &str) -> String {
    fill("Deleted “{title}”.", &[("title", &title)])
}

/// When all of a document was kept.
pub fn saved_at(moment: &str) -> String {
    fill("saved {moment}", &[("moment", &moment)])
}

/// How much of the browser's store is in use.
pub fn room(used: &str, quota: &str) -> String {
    fill("{used} of {quota} in use", &[("used", &used), ("quota", &quota)])
}

/// Said where a document can only be read in this tab.
pub fn read_only() -> String {
    fill("Nothing was changed: {why}", &[("why", &ELSEWHERE_WHY)])
}

/// Said where some of the corrections of a document cannot be read any more.
pub fn damaged_records(title: &str, good: usize, all: usize) -> String {
    fill(
        "The saved corrections of “{title}” are damaged: the first {good} of {all} are back, the rest cannot be read any more.",
        &[("title", &title), ("good", &good), ("all", &all)],
    )
}

/// How many documents cannot be read any more.
pub fn damaged(count: usize) -> String {
    fill(
        "{0} cannot be read any more; the others are whole.",
        &[("0", &plural(count, "{count} saved call", "{count} saved calls"))],
    )
}

/// Why something was not kept.
pub fn not_saved(trouble: Trouble) -> &'static str {
    t(match trouble {
        Trouble::Full => "the browser’s storage is full. Delete calls at the start, or export this one.",
        Trouble::Blocked => {
            "the browser lets this page store nothing, as in a private window. Export before you leave."
        }
        Trouble::Damaged => "the browser’s storage is damaged. Export before you leave.",
        Trouble::Newer => "a newer version of this page has taken over the storage. Reload this tab.",
        Trouble::Overtaken => "another tab has changed this call. Reload this tab to see it; nothing was written over.",
        Trouble::Failed => "the browser’s storage does not answer. Export before you leave.",
    })
}

/// Why a kept document was not opened.
pub fn not_opened(trouble: Trouble) -> &'static str {
    t(match trouble {
        Trouble::Newer => {
            "This call was saved by a newer version of this page, so it was left as it is. Reload the page."
        }
        Trouble::Damaged => "This call cannot be read any more: its text is damaged. The others are whole.",
        _ => "The browser’s storage does not answer, so the call was not opened. Try again, or reload the page.",
    })
}

/// Why a kept document was not deleted.
pub fn not_deleted(trouble: Trouble) -> &'static str {
    t(match trouble {
        Trouble::Overtaken => "This call is open in another tab, so it was not deleted. Close it there first.",
        _ => "The browser’s storage does not answer, so nothing was deleted. Try again, or reload the page.",
    })
}

/// The name of the bar that shows how far the reading is.
pub const PROGRESS_OF_READING: Word = Word("Progress of the reading");
/// Stops the reading of several files, or of a long one.
pub const STOP: Word = Word("Stop");

/// Said when the reading of several files was stopped.
pub fn stopped(opened: usize) -> String {
    fill(
        "The reading was stopped. What was read before stays open: {calls}.",
        &[("calls", &plural(opened, "{count} call", "{count} calls"))],
    )
}

/// Said when the reading of one long text was stopped.
pub const READING_STOPPED: Word = Word("The reading was stopped and nothing was opened. What was open before stays.");
/// Said when a document that is open was to be read anew, and that was stopped.
pub const REREADING_STOPPED: Word = Word("The reading was stopped. The call stays as it was.");

/// The heading of what of several files could not be read, or was not taken.
pub const IMPORT_LEFT: Word = Word("Not read, or not whole");
/// Said when what others tagged was laid over the call on the screen.
pub const TAGS_TAKEN: Word = Word("The tags came in over this call, as one correction that can be undone.");

/// Said where nothing but blanks was given.
pub const EMPTY: Word =
    Word("There are no words in what was given, so nothing was changed. Paste or open a transcript with text in it.");
/// Said where the clipboard has no text.
pub const NO_TEXT: Word =
    Word("The clipboard holds no text, so nothing was changed. Copy the words of the transcript and paste again.");

/// What a file is that is no text.
pub const A_PDF: Word = Word("a PDF");
/// What a file is that is no text.
pub const AN_OFFICE_FILE: Word = Word("a Word, Excel or zip file");
/// What a file is that is no text.
pub const AN_OLD_OFFICE_FILE: Word = Word("an old Word or Excel file");
/// What a file is that is no text.
pub const RICH_TEXT: Word = Word("a rich-text file");
/// What a file is that is no text.
pub const COMPRESSED: Word = Word("a compressed file");
/// What a file is that is no text.
pub const A_PICTURE: Word = Word("a picture");
/// What a file is that is no text.
pub const A_RECORDING: Word = Word("a recording");
/// What a file is that is no text.
pub const NOT_TEXT: Word = Word("no text");

/// Said where a file is no text.
pub fn not_text(name: &str, what: Word) -> String {
    fill(
        "{name} is {what}, so nothing was changed. Save it as plain text and open that, or copy its words and paste them.",
        &[("name", &name), ("what", &what)],
    )
}

/// Said where a file is too big to be read.
pub fn too_big(name: &str) -> String {
    fill(
        "{name} is larger than 200 MB, so nothing was changed. Split it into single calls and open those.",
        &[("name", &name)],
    )
}

/// Said where a file cannot be read.
pub fn unreadable(name: &str) -> String {
    fill(
        "{name} could not be read from the disk, so nothing was changed. Check that it still exists and try again.",
        &[("name", &name)],
    )
}

/// Said where a file was read in an old character set.
pub fn old_charset(name: &str) -> String {
    fill(
        "{name} is not in UTF-8; it was read as Western European text. If letters look wrong, save it as UTF-8 and open it again.",
        &[("name", &name)],
    )
}

/// Said where only one of several files is opened.
pub fn several(count: usize) -> String {
    fill("{count} calls were opened. New lists them.", &[("count", &count)])
}

/// Said where a sample does not come.
pub fn no_sample(name: &str) -> String {
    fill(
        "The sample {name} could not be loaded, so nothing was changed. Reload the page and try again.",
        &[("name", &name)],
    )
}

/// Said where an export does not stand up to its check.
pub fn bad_export(id: &str) -> String {
    fill(
        "The export was stopped: {id} does not match its own words. Nothing was written; please report this text.",
        &[("id", &id)],
    )
}

/// Said when a file was handed to the browser.
pub fn saved(name: &str) -> String {
    fill("Saved {name}. Every figure was compared with its words first.", &[("name", &name)])
}

/// Said when the clipboard holds the export.
pub const COPIED: Word = Word("Copied as tagged JSON. Every figure was compared with its words first.");
/// Said where the browser refuses the clipboard.
pub const NOT_COPIED: Word = Word(
    "The browser did not let the page write to the clipboard, so nothing was copied. Use Tagged JSON to get it as a file.",
);
