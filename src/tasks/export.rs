//! What was found goes out: to a file or to the clipboard, compared with the text first.

use tickmark_engine::Document;
use tickmark_engine::document::{MentionId, iso};
use tickmark_engine::export::tagged_json::{self, Options};
use tickmark_engine::offsets::{OffsetUnit, Offsets};
use yew::platform::spawn_local;

use crate::browser::exports::{self, Exported, Part};
use crate::browser::files;
use crate::queries::Verdicts;
use crate::queries::figures::{self, Index, Line, lines};
use crate::queries::filter::passes;
use crate::state::kinds::Shade;
use crate::state::{Dispatch, Filter, OpenDocument, view};
use crate::words;

/// What stands behind the name of the tagged JSON.
const TAGGED_JSON_ENDING: &str = ".tickmark.json";

/// The tagged JSON of a document, after every span in it was cut out of the text anew and compared with its words.
///
/// # Errors
/// The id of the first mention or turn that does not match.
pub fn tagged(document: &Document, name: Option<&str>) -> Result<String, String> {
    let options = Options { name, ..Options::default() };
    let tagged = tagged_json::tagged(document, options);
    let text = document.text();
    let offsets = Offsets::new(text, OffsetUnit::CodePoint);
    let slice = |start: u32, end: u32| {
        let (start, end) = (offsets.to_byte(start)?, offsets.to_byte(end)?);
        text.get(start as usize..end as usize)
    };
    for mention in &tagged.mentions {
        if slice(mention.start, mention.end) != Some(&*mention.text) {
            return Err(mention.id.to_string());
        }
    }
    if let Some(turn) = tagged.turns.iter().find(|turn| slice(turn.start, turn.end).is_none()) {
        return Err(turn.id.to_string());
    }
    drop(tagged);
    Ok(tagged_json::to_pretty(document, options))
}

/// The name of an exported file: the source's own name with another ending.
pub fn name(open: &OpenDocument, ending: &str) -> String {
    let call = &open.document.call;
    let stem = match &open.file {
        Some(file) => file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).to_owned(),
        None => match (&call.company, call.date) {
            (Some(company), Some(date)) => format!("{company} {}", iso(date)),
            (Some(company), None) => company.to_string(),
            (None, _) => String::new(),
        },
    };
    // Letters and digits of any script are kept; what a file system may refuse becomes a hyphen.
    let stem: String = stem.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let stem: Vec<&str> = stem.split('-').filter(|part| !part.is_empty()).collect();
    let stem = stem.join("-");
    let stem = stem.trim_matches('.');
    format!("{}{ending}", if stem.is_empty() { "transcript" } else { stem })
}

/// What the dialog of exports asks for, each in the words of the module of the exports.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The format.
    pub format: String,
    /// "all", or "shown" for those that the filter leaves.
    pub figures: String,
    /// "kept", "accepted" or "suggested".
    pub statuses: String,
    /// The unit of offsets in tagged JSON.
    pub offsets: String,
    /// "with" or "without" the text, in tagged JSON.
    pub text: String,
}

impl Default for Choice {
    fn default() -> Self {
        let [format, figures, statuses, offsets, text] =
            ["csv-figures", "all", "kept", "codepoint", "with"].map(str::to_owned);
        Self { format, figures, statuses, offsets, text }
    }
}

/// The mentions that the filter of the figures leaves.
pub fn shown(document: &Document, filter: &Filter) -> Vec<MentionId> {
    let verdicts = Verdicts::of(document);
    let rows = figures::rows(document, &verdicts);
    let passes = |id| passes(document, &verdicts, filter, id);
    let lines = lines(&rows, &Index::of(&rows), filter, &passes);
    let rows = lines.into_iter().filter_map(|line| match line {
        Line::Row(at) => Some(&rows[at]),
        Line::Group(_) => None,
    });
    let mut shown: Vec<MentionId> = rows.flat_map(|row| row.mentions.iter().copied()).collect();
    // Dates and periods have no rows: they are shown unless switched off, and looked for by no word.
    if filter.text.trim().is_empty() && filter.by.is_empty() && !filter.hidden.contains(Shade::Time) {
        let all = document.mentions.iter().enumerate();
        shown.extend(all.filter(|(_, mention)| !mention.is_figure()).map(|(at, _)| MentionId(at as u32)));
    }
    shown
}

/// Writes a document as `choice` says, verified but not handed out.
///
/// # Errors
/// The sentence that says why nothing was written.
pub async fn write(open: &OpenDocument, choice: &Choice, shown: &[MentionId]) -> Result<Exported, String> {
    let json = tagged(&open.document, open.file.as_deref()).map_err(|id| words::bad_export(&id))?;
    let part = Part {
        statuses: &choice.statuses,
        mentions: (choice.figures == "shown").then(|| shown.iter().map(MentionId::to_string).collect()),
        offsets: &choice.offsets,
        text: choice.text == "with",
    };
    exports::export(&json, &choice.format, part).await
}

/// Hands every file of an export to the browser.
pub fn save(open: &OpenDocument, exported: &Exported, dispatch: &Dispatch) {
    let names: Vec<String> = exported.files.iter().map(|file| name(open, &file.ending)).collect();
    for (name, file) in names.iter().zip(&exported.files) {
        files::save(name, file.blob());
    }
    dispatch.dispatch(view::Action::Say(words::saved(&names.join(", "))).into());
}

/// Puts the text of an export on the clipboard.
pub fn copy_text(exported: &Exported, dispatch: &Dispatch) {
    let Some(text) = exported.files.first().and_then(|file| file.text.clone()) else { return };
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let said = if files::copy(&text).await {
            view::Action::Say(words::COPIED_TEXT.to_owned())
        } else {
            view::Action::Fail(words::NOT_COPIED_TEXT.to_owned())
        };
        dispatch.dispatch(said.into());
    });
}

/// Hands the tagged JSON to the browser as a file.
pub fn download(open: &OpenDocument, dispatch: &Dispatch) {
    let name = name(open, TAGGED_JSON_ENDING);
    dispatch.dispatch(
        match tagged(&open.document, open.file.as_deref()) {
            Ok(json) => {
                files::download(&name, "application/json", &json);
                view::Action::Say(words::saved(&name))
            }
            Err(id) => view::Action::Fail(words::bad_export(&id)),
        }
        .into(),
    );
}

/// Opens the dialog of the exports.
pub fn choose(_: &OpenDocument, dispatch: &Dispatch) {
    dispatch.dispatch(view::Action::Dialog(Some(view::Dialog::Export)).into());
}

/// Puts the tagged JSON on the clipboard.
pub fn copy(open: &OpenDocument, dispatch: &Dispatch) {
    let (document, file, dispatch) = (open.document.clone(), open.file.clone(), dispatch.clone());
    spawn_local(async move {
        let said = match tagged(&document, file.as_deref()) {
            Ok(json) if files::copy(&json).await => view::Action::Say(words::COPIED.to_owned()),
            Ok(_) => view::Action::Fail(words::NOT_COPIED.to_owned()),
            Err(id) => view::Action::Fail(words::bad_export(&id)),
        };
        dispatch.dispatch(said.into());
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Snapshot;
    use crate::state::documents::DocumentId;
    use crate::state::review::Review;

    #[track_caller]
    fn check(file: Option<&str>, company: Option<&str>, expected: &str) {
        let mut document = tickmark_engine::annotate("");
        document.call.company = company.map(Into::into);
        let file = file.map(str::to_owned);
        let document = Snapshot::new(document);
        let review = Review::new(document.clone());
        let open = OpenDocument { id: DocumentId(1), file, format: None, document, review };
        assert_eq!(name(&open, TAGGED_JSON_ENDING), expected);
    }

    #[test]
    fn an_export_is_named_after_its_source() {
        check(Some("call.txt"), None, "call.tickmark.json");
        check(Some("Q3 call (final).v2.txt"), Some("Harbourline"), "Q3-call-final-.v2.tickmark.json");
        check(Some("財報.txt"), None, "財報.tickmark.json");
        check(Some(".txt"), None, "transcript.tickmark.json");
        check(Some("../a/b"), None, "transcript.tickmark.json");
        check(None, Some("Harbourline Group, Inc."), "Harbourline-Group-Inc.tickmark.json");
        check(None, None, "transcript.tickmark.json");
    }

    #[test]
    fn a_document_that_fits_its_text_is_exported() {
        let text = "Ann Lee -- Chief Executive Officer\n\n👨‍👩‍👧 Revenue was RMB 5.2 billion, up 8%.";
        let json = tagged(&tickmark_engine::annotate(text), Some("call.txt")).unwrap();
        assert!(json.contains("\"schema\": \"tickmark/1\"") && json.contains("call.txt"));
    }
}
