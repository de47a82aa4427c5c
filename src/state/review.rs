//! What a person has corrected in a document: the log, and what it makes of what the engine found.

use tickmark_engine::Document;
use tickmark_review::{Act, Journal, Record, Reviewed, advance, apply};

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
    /// What stood before the last corrections that hold, the last one last: taking one back is going back to it.
    before: Vec<Before>,
}

/// What stood before a correction.
#[derive(Clone, Debug, PartialEq)]
struct Before {
    document: Snapshot<Document>,
    unmatched: Vec<u32>,
}

/// So many figures are kept in all that stands before corrections; what was before those is computed when it is asked for.
const KEPT: usize = 50_000;

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
        Self { base, journal: Journal::default(), unmatched: Vec::new(), before: Vec::new() }
    }

    /// The same corrections over another reading of the text, and the document that they make.
    pub fn over(&self, base: Snapshot<Document>) -> (Self, Snapshot<Document>) {
        let Reviewed { document, unmatched } = apply(&base, &self.journal);
        // With nothing corrected, the document is the engine's own.
        let document = if self.journal.edits().next().is_some() { Snapshot::new(document) } else { base.clone() };
        (Self { base, unmatched, journal: self.journal.clone(), before: Vec::new() }, document)
    }

    /// The corrections after `action` and the document that they make, where `document` is the one before; `None` where it
    /// changes nothing.
    pub fn reduce(&self, action: &Action, document: &Snapshot<Document>) -> Option<(Self, Snapshot<Document>)> {
        let mut next = self.clone();
        let made = match action {
            Action::Append(_, record) => {
                next.journal.append(record.clone()).ok()?;
                let known = if record.act == Act::Undo { next.before.pop() } else { None };
                if record.act != Act::Undo {
                    next.keep(document);
                }
                known.unwrap_or_else(|| advance(&self.base, document, &self.unmatched, &next.journal).into())
            }
            Action::Load(_, journal) => {
                next.journal = journal.clone();
                for record in self.journal.records() {
                    // What there is nothing to undo for is left out.
                    let _ = next.journal.append(next.journal.next(record.act.clone()));
                }
                next.before.clear();
                apply(&self.base, &next.journal).into()
            }
        };
        next.unmatched = made.unmatched;
        Some((next, made.document))
    }

    /// Keeps what stands before a correction, and lets go of the oldest where that is too much.
    fn keep(&mut self, document: &Snapshot<Document>) {
        self.before.push(Before { document: document.clone(), unmatched: self.unmatched.clone() });
        let mut figures = 0;
        let kept = self.before.iter().rev().take_while(|before| {
            figures += before.document.mentions.len();
            figures <= KEPT
        });
        let old = self.before.len() - kept.count();
        self.before.drain(..old);
    }
}

impl From<Reviewed> for Before {
    fn from(Reviewed { document, unmatched }: Reviewed) -> Self {
        Self { document: Snapshot::new(document), unmatched }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::document::Status;
    use tickmark_review::{Anchor, Edit};

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
        // Going back is going back to the very same document, and forth again makes an equal one.
        assert_eq!(undone, base);
        let (fourth, again) = third.reduce(&append(&third, Act::Redo), &undone).unwrap();
        assert_eq!(again.mentions, document.mentions);
        assert_eq!(fourth.reduce(&append(&fourth, Act::Undo), &again).unwrap().1, base);
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
