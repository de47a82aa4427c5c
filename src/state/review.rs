//! What a person has corrected in a document: the log, and what it makes of what the engine found.

use tickmark_engine::Document;
use tickmark_review::{Journal, Record, Reviewed, advance, apply};

use super::documents::DocumentId;
use crate::snapshot::Snapshot;

/// The corrections of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// What the engine made of the text. No correction changes it.
    pub base: Snapshot<Document>,
    /// What was done.
    pub journal: Journal,
    /// The numbers of the records that found no place in this text.
    pub unmatched: Vec<u32>,
}

/// What can happen to the corrections.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something was done, undone or redone.
    Append(DocumentId, Record),
    /// The log of a document came back from where it was kept; what was done meanwhile follows on it.
    Load(DocumentId, Journal),
}

impl Action {
    /// The document that it is about.
    pub fn document(&self) -> DocumentId {
        match self {
            Self::Append(id, _) | Self::Load(id, _) => *id,
        }
    }
}

impl Review {
    /// A text with no corrections yet.
    pub fn new(base: Snapshot<Document>) -> Self {
        Self { base, journal: Journal::default(), unmatched: Vec::new() }
    }

    /// The same corrections over another reading of the text, and the document that they make.
    pub fn over(&self, base: Snapshot<Document>) -> (Self, Snapshot<Document>) {
        let Reviewed { document, unmatched } = apply(&base, &self.journal);
        // With nothing corrected, the document is the engine's own.
        let document = if self.journal.edits().next().is_some() { Snapshot::new(document) } else { base.clone() };
        (Self { base, unmatched, journal: self.journal.clone() }, document)
    }

    /// The corrections after `action` and the document that they make, where `document` is the one before; `None` where it
    /// changes nothing.
    pub fn reduce(&self, action: &Action, document: &Document) -> Option<(Self, Snapshot<Document>)> {
        let mut next = self.clone();
        let reviewed = match action {
            Action::Append(_, record) => {
                next.journal.append(record.clone()).ok()?;
                advance(&self.base, document, &self.unmatched, &next.journal)
            }
            Action::Load(_, journal) => {
                next.journal = journal.clone();
                for record in self.journal.records() {
                    // What there is nothing to undo for is left out.
                    let _ = next.journal.append(next.journal.next(record.act.clone()));
                }
                apply(&self.base, &next.journal)
            }
        };
        next.unmatched = reviewed.unmatched;
        Some((next, Snapshot::new(reviewed.document)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::document::Status;
    use tickmark_review::{Act, Anchor, Edit};

    #[test]
    fn what_is_done_is_undone_and_comes_back() {
        let base = Snapshot::new(tickmark_engine::annotate("Revenue was $5 billion, up 8%."));
        let first = Review::new(base.clone());
        let id = DocumentId(1);
        let status = |document: &Document| document.mentions[0].status;
        let accept = Edit::Accept(Anchor::of(base.text(), base.mentions[0].span));
        let append = |review: &Review, act: Act| Action::Append(id, review.journal.next(act));
        let (second, document) = first.reduce(&append(&first, accept.into()), &base).unwrap();
        assert_eq!(status(&document), Status::Accepted);
        let (third, undone) = second.reduce(&append(&second, Act::Undo), &document).unwrap();
        assert_eq!(status(&undone), Status::Suggested);
        assert_eq!(third.reduce(&append(&third, Act::Undo), &undone), None);
        let (_, loaded) = first.reduce(&Action::Load(id, second.journal.clone()), &base).unwrap();
        assert_eq!(status(&loaded), Status::Accepted);
        // What was done before the log came back follows on it.
        let (merged, undone) = second.reduce(&Action::Load(id, third.journal.clone()), &document).unwrap();
        assert_eq!(merged.journal.records().len(), 3);
        assert_eq!(status(&undone), Status::Accepted);
        // A record that does not follow is not taken.
        assert_eq!(second.reduce(&append(&first, Act::Undo), &document), None);
        assert_eq!(status(&second.over(base).1), Status::Accepted);
    }
}
