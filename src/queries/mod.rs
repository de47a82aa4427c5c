//! State to view models: read-only, with no browser, each tested as it is.

pub mod card;
pub mod checks;
pub mod figures;
pub mod outline;
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
    /// Computes them.
    pub fn of(document: &Document) -> Self {
        let verdicts = Verdicts::of(document);
        let people = outline::people(document);
        Self {
            transcript: transcript::TranscriptView::of(document, &verdicts, &people),
            outline: Snapshot::new(outline::outline(document, &people)),
            figures: Snapshot::new(figures::rows(document, &verdicts)),
            strip: Snapshot::new(strip::stripes(document, &people)),
            checks: Snapshot::new(checks::items(document)),
            summary: summary::summary(document),
            people: Snapshot::new(people),
            verdicts,
        }
    }
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
