//! Which open documents are kept, and whether all that was done to them is.

use std::rc::Rc;

use super::documents::DocumentId;
use super::library::Trouble;

/// How far the keeping of an open document is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    /// It is being written.
    Saving,
    /// All of it was written at that time, in milliseconds since 1970.
    Saved(f64),
    /// It could not be written.
    Failed(Trouble),
    /// Another tab has it open and writes it; here it can only be read.
    Elsewhere,
}

/// An open document and how far its keeping is.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The document.
    pub document: DocumentId,
    /// Its name in the store; empty until it has one.
    pub id: Rc<str>,
    /// How far.
    pub status: Status,
}

/// The keeping of every open document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    kept: Vec<Kept>,
}

/// What can happen to the keeping of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// It has a name in the store.
    Named(DocumentId, Rc<str>),
    /// It is further, or not.
    Status(DocumentId, Status),
    /// The document was closed.
    Closed(DocumentId),
}

impl Saving {
    /// The keeping of a document.
    pub fn get(&self, document: DocumentId) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.document == document)
    }

    /// The open document that has this name in the store.
    pub fn document(&self, id: &str) -> Option<DocumentId> {
        self.kept.iter().find(|kept| *kept.id == *id).map(|kept| kept.document)
    }

    /// The keeping after a correction of a document: it is not saved any more. `None` where that changes nothing.
    pub fn corrected(&self, document: DocumentId) -> Option<Self> {
        let saved = self.get(document).is_some_and(|kept| matches!(kept.status, Status::Saved(_)));
        if saved { self.reduce(&Action::Status(document, Status::Saving)) } else { None }
    }

    /// Whether closing a document would lose what was done to it.
    pub fn is_safe(&self, document: DocumentId) -> bool {
        self.get(document).is_some_and(|kept| matches!(kept.status, Status::Saved(_) | Status::Elsewhere))
    }

    /// The keeping after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Named(document, id) => next.entry(*document).id = id.clone(),
            Action::Status(document, status) => next.entry(*document).status = *status,
            Action::Closed(document) => next.kept.retain(|kept| kept.document != *document),
        }
        (next != *self).then_some(next)
    }

    fn entry(&mut self, document: DocumentId) -> &mut Kept {
        let at = self.kept.iter().position(|kept| kept.document == document).unwrap_or_else(|| {
            self.kept.push(Kept { document, id: "".into(), status: Status::Saving });
            self.kept.len() - 1
        });
        &mut self.kept[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: DocumentId = DocumentId(1);

    #[track_caller]
    fn check(actions: &[Action], is_safe: bool, corrected: Option<Status>) {
        let mut saving = Saving::default();
        for action in actions {
            saving = saving.reduce(action).unwrap_or(saving);
        }
        assert_eq!(saving.is_safe(ONE), is_safe, "{actions:?}");
        let after = saving.corrected(ONE).and_then(|saving| saving.get(ONE).map(|kept| kept.status));
        assert_eq!(after, corrected, "{actions:?}");
    }

    #[test]
    fn what_was_corrected_since_is_not_called_saved() {
        let named = Action::Named(ONE, "a".into());
        let status = |status| Action::Status(ONE, status);
        check(&[], false, None);
        check(&[status(Status::Saving)], false, None);
        check(&[named.clone(), status(Status::Saved(1.0))], true, Some(Status::Saving));
        check(&[named.clone(), status(Status::Failed(Trouble::Full))], false, None);
        check(&[named.clone(), status(Status::Elsewhere)], true, None);
        check(&[named.clone(), status(Status::Saved(1.0)), Action::Closed(ONE)], false, None);
    }

    #[test]
    fn an_open_document_is_found_by_its_name_in_the_store() {
        let saving = Saving::default().reduce(&Action::Named(ONE, "a".into())).unwrap();
        assert_eq!((saving.document("a"), saving.document("b")), (Some(ONE), None));
    }
}
