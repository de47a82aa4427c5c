//! The documents that are open in this tab.

use tickmark_engine::Document;

use super::review::{self, Review};
use crate::snapshot::Snapshot;

/// Names an open document for as long as the tab lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentId(pub u32);

/// One open document.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDocument {
    /// Its name in this tab.
    pub id: DocumentId,
    /// The name of the file that it came from, if any.
    pub file: Option<String>,
    /// The reader that the person asked for, instead of the one that the text suggests.
    pub format: Option<String>,
    /// What the engine made of the text, with the person's corrections in it.
    pub document: Snapshot<Document>,
    /// The corrections.
    pub review: Review,
}

/// A text that has been read and is ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The name of the file that it came from, if any.
    pub file: Option<String>,
    /// The reader that the person asked for, if any.
    pub format: Option<String>,
    /// What the engine made of the text.
    pub document: Snapshot<Document>,
}

/// The open documents; at most one is on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Documents {
    /// In the order of opening.
    pub open: Vec<OpenDocument>,
    /// The one on the screen; `None` shows the start.
    pub current: Option<DocumentId>,
    /// Counts the readings, so that a document that is read anew is told from itself.
    pub generation: u32,
    last: u32,
}

/// What can happen to the documents.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A text was read: it is shown.
    Opened(Opened),
    /// A document was read anew with the reader that the person chose.
    Reread {
        /// Which one.
        id: DocumentId,
        /// The reader; `None` lets the text decide.
        format: Option<String>,
        /// The result.
        document: Snapshot<Document>,
    },
    /// Show an open document.
    Show(DocumentId),
    /// Show the start; every open document stays open.
    New,
    /// Close a document. The person has been asked.
    Close(DocumentId),
}

impl Documents {
    /// The document on the screen.
    pub fn current(&self) -> Option<&OpenDocument> {
        self.current.and_then(|id| self.get(id))
    }

    /// The open document of that name.
    pub fn get(&self, id: DocumentId) -> Option<&OpenDocument> {
        self.open.iter().find(|open| open.id == id)
    }

    /// The documents after a correction, or `None` where it changes nothing.
    pub fn review(&self, action: &review::Action) -> Option<Self> {
        let mut next = self.clone();
        let open = next.open.iter_mut().find(|open| open.id == action.document())?;
        (open.review, open.document) = open.review.reduce(action, &open.document)?;
        Some(next)
    }

    /// The documents after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Opened(Opened { file, format, document }) => {
                // The same words under the same name are the same document: it is shown, not opened twice.
                let same =
                    |open: &&mut OpenDocument| open.file == *file && open.document.source.text == document.source.text;
                next.generation += 1;
                if let Some(open) = next.open.iter_mut().find(same) {
                    (open.review, open.document) = open.review.over(document.clone());
                    open.format = format.clone();
                    next.current = Some(open.id);
                } else {
                    next.last += 1;
                    let id = DocumentId(next.last);
                    next.open.push(OpenDocument {
                        id,
                        file: file.clone(),
                        format: format.clone(),
                        document: document.clone(),
                        review: Review::new(document.clone()),
                    });
                    next.current = Some(id);
                }
            }
            Action::Reread { id, format, document } => {
                let open = next.open.iter_mut().find(|open| open.id == *id)?;
                open.format = format.clone();
                (open.review, open.document) = open.review.over(document.clone());
                next.generation += 1;
            }
            Action::Show(id) => {
                self.get(*id)?;
                next.current = Some(*id);
            }
            Action::New => next.current = None,
            Action::Close(id) => {
                self.get(*id)?;
                next.open.retain(|open| open.id != *id);
                next.current = next.current.filter(|current| current != id);
            }
        }
        (next != *self).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(file: Option<&str>, text: &str) -> Action {
        Action::Opened(Opened {
            file: file.map(str::to_owned),
            format: None,
            document: Snapshot::new(tickmark_engine::annotate(text)),
        })
    }

    fn check(actions: &[Action], open: &[(u32, &str)], current: Option<u32>) {
        let mut state = Documents::default();
        for action in actions {
            state = state.reduce(action).unwrap_or(state);
        }
        let texts: Vec<_> = state.open.iter().map(|open| (open.id.0, open.document.text())).collect();
        assert_eq!(texts, open, "{actions:?}");
        assert_eq!(state.current, current.map(DocumentId), "{actions:?}");
    }

    #[test]
    fn documents_are_opened_shown_and_closed() {
        let (a, b) = (opened(None, "first"), opened(Some("b.txt"), "second"));
        let (one, two) = (DocumentId(1), DocumentId(2));
        check(&[], &[], None);
        check(std::slice::from_ref(&a), &[(1, "first")], Some(1));
        check(&[a.clone(), b.clone()], &[(1, "first"), (2, "second")], Some(2));
        check(&[a.clone(), Action::New], &[(1, "first")], None);
        check(&[a.clone(), Action::New, Action::Show(one)], &[(1, "first")], Some(1));
        check(&[a.clone(), Action::Show(two)], &[(1, "first")], Some(1));
        check(&[a.clone(), b.clone(), a.clone()], &[(1, "first"), (2, "second")], Some(1));
        check(&[opened(Some("a"), "same"), opened(Some("b"), "same")], &[(1, "same"), (2, "same")], Some(2));
        check(&[a.clone(), b.clone(), Action::Close(one)], &[(2, "second")], Some(2));
        check(&[a.clone(), b.clone(), Action::Close(two)], &[(1, "first")], None);
        check(&[a.clone(), Action::Close(two)], &[(1, "first")], Some(1));
        // A closed document's name is never given again.
        check(&[a.clone(), Action::Close(one), b.clone()], &[(2, "second")], Some(2));
    }

    #[test]
    fn reading_anew_keeps_the_place() {
        let mut state = Documents::default().reduce(&opened(None, "text")).unwrap();
        let document = Snapshot::new(tickmark_engine::annotate("text"));
        let reread = Action::Reread { id: DocumentId(1), format: Some("name-block".into()), document };
        state = state.reduce(&reread).unwrap();
        assert_eq!(state.current().unwrap().format.as_deref(), Some("name-block"));
        assert_eq!(state.current, Some(DocumentId(1)));
        assert_eq!(state.reduce(&Action::Show(DocumentId(9))), None);
        assert_eq!(state.reduce(&Action::Show(DocumentId(1))), None);
    }
}
