//! A call whole, out to a project file and back.

use tickmark_engine::export::tagged_json::{self, Options};
use tickmark_project::{ENDING, Project, one_line, read, write};
use yew::platform::spawn_local;

use super::{export, keep};
use crate::browser::files;
use crate::state::{Dispatch, OpenDocument, view};
use crate::words;

/// Hands the call to the browser as a project file.
pub fn save(open: &OpenDocument, dispatch: &Dispatch) {
    let name = export::name(open, ENDING);
    files::download(&name, "application/x-ndjson", &write(&project(open)));
    dispatch.dispatch(view::Action::Say(words::project_saved(&name)).into());
}

/// The call whole.
fn project(open: &OpenDocument) -> Project {
    let head = keep::head(open.id).unwrap_or_default();
    let options = Options { name: open.file.as_deref(), text: false, ..Options::default() };
    Project {
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        file: open.file.clone(),
        format: open.format.clone(),
        created: head.created as u64,
        changed: head.changed as u64,
        cursor: head.cursor,
        text: open.document.text().to_owned(),
        suggestions: one_line(&tagged_json::to_pretty(&open.review.base, options)),
        records: open.review.journal.records().iter().map(|record| record.to_line()).collect(),
    }
}

/// Opens a project file; says whether it is whole and of a version that is known.
pub fn open(file: &str, dispatch: &Dispatch) -> bool {
    match read(file) {
        Ok(project) => {
            let dispatch = dispatch.clone();
            spawn_local(async move { _ = keep::bring_in(project, &dispatch).await });
            true
        }
        Err(wrong) => {
            dispatch.dispatch(view::Action::Fail(words::no_project(wrong)).into());
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Snapshot;
    use crate::state::documents::DocumentId;
    use crate::state::review::Review;
    use tickmark_review::{Anchor, Edit, Journal};

    #[test]
    fn the_file_has_text_suggestions_and_corrections() {
        let document = Snapshot::new(tickmark_engine::annotate("Revenue was $5 billion, up 8%."));
        let mut review = Review::new(document.clone());
        let edit = Edit::Reject(Anchor::of(document.text(), document.mentions[0].span));
        review.journal.append(review.journal.next(edit.into())).unwrap();
        let open = OpenDocument {
            id: DocumentId(1),
            file: Some("call.txt".into()),
            format: None,
            document: document.clone(),
            review: review.clone(),
        };
        let back = read(&write(&project(&open))).unwrap();
        assert_eq!(back, project(&open));
        assert_eq!((back.text.as_str(), back.file.as_deref()), (document.text(), Some("call.txt")));
        assert!(back.suggestions.starts_with("{\"schema\": \"tickmark/1\"") && !back.suggestions.contains('\n'));
        let journal = Journal::of_lines(&back.records.join("\n")).unwrap();
        assert_eq!(journal, review.journal);
    }
}
