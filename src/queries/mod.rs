//! State to view models: read-only, with no browser, each tested as it is.

pub mod card;
pub mod checks;
pub mod figures;
pub mod filter;
pub mod forms;
pub mod library;
pub mod outline;
pub mod pictures;
pub mod search;
pub mod strip;
pub mod summary;
pub mod transcript;
pub mod values;

use std::collections::HashMap;

use tickmark_engine::Document;
use tickmark_engine::document::{CheckId, MentionId, Verdict};

use crate::snapshot::Snapshot;

/// Everything that is computed once for a document.
#[derive(Debug)]
pub struct Views {
    /// The text in pieces to paint.
    pub transcript: transcript::TranscriptView,
    /// Sections, exchanges, people.
    pub outline: Snapshot<outline::Outline>,
    /// The people, with colours and shares.
    pub people: Snapshot<Vec<outline::Person>>,
    /// The rows of the table of figures, in text order.
    pub figures: Snapshot<Vec<figures::Row>>,
    /// Who speaks, as a strip.
    pub strip: Snapshot<Vec<strip::Stripe>>,
    /// The verdicts, conflicts first.
    pub checks: Snapshot<Vec<checks::Item>>,
    /// Which check speaks of which figure.
    pub verdicts: Verdicts,
    /// What the bars say.
    pub summary: summary::Summary,
}

impl Views {
    /// Computes them. What is as it was in `old` is the same in memory, and so is not painted again.
    pub fn of(document: &Document, old: Option<&Self>) -> Self {
        let verdicts = Verdicts::of(document);
        let people = outline::people(document);
        let transcript = transcript::TranscriptView::of(document, &verdicts, &people);
        Self {
            transcript: match old {
                Some(old) => transcript.reusing(&old.transcript),
                None => transcript,
            },
            outline: keep(outline::outline(document, &people), old.map(|old| &old.outline)),
            figures: keep(figures::rows(document, &verdicts), old.map(|old| &old.figures)),
            strip: keep(strip::stripes(document, &people), old.map(|old| &old.strip)),
            checks: keep(checks::items(document), old.map(|old| &old.checks)),
            summary: summary::summary(document),
            people: keep(people, old.map(|old| &old.people)),
            verdicts,
        }
    }
}

fn keep<T: PartialEq>(new: T, old: Option<&Snapshot<T>>) -> Snapshot<T> {
    old.filter(|old| new == ***old).cloned().unwrap_or_else(|| Snapshot::new(new))
}

/// For each figure that a check speaks of, the check that matters most: a conflict before an agreement.
#[derive(Debug, Default)]
pub struct Verdicts(HashMap<MentionId, (Verdict, CheckId)>);

impl Verdicts {
    /// Gathers them.
    pub fn of(document: &Document) -> Self {
        let mut map = HashMap::new();
        for (i, check) in document.checks.iter().enumerate() {
            for mention in &check.mentions {
                let entry = map.entry(*mention).or_insert((check.verdict, CheckId(i as u32)));
                if entry.0 == Verdict::Agrees && check.verdict == Verdict::Conflicts {
                    *entry = (check.verdict, CheckId(i as u32));
                }
            }
        }
        Self(map)
    }

    /// The verdict on a figure.
    pub fn get(&self, mention: MentionId) -> Option<Verdict> {
        self.0.get(&mention).map(|(verdict, _)| *verdict)
    }

    /// The check behind the verdict on a figure.
    pub fn check(&self, mention: MentionId) -> Option<CheckId> {
        self.0.get(&mention).map(|(_, check)| *check)
    }
}
