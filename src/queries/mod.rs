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
pub mod stretch;
pub mod strip;
pub mod summary;
pub mod transcript;
pub mod values;

use std::sync::Arc;

use tickmark_engine::document::{CheckId, MentionId, Verdict};
use tickmark_engine::{Document, Span};

use crate::snapshot::Snapshot;
use crate::state::kinds::Shade;

/// Everything that is computed once for a document.
#[derive(Debug)]
pub struct Views {
    /// Whether everything is here; before the first paint, only the text's beginning and what the bars say are.
    pub whole: bool,
    /// The text in pieces to paint.
    pub transcript: transcript::TranscriptView,
    /// Sections, exchanges, people.
    pub outline: Snapshot<outline::Outline>,
    /// The people, with colours and shares.
    pub people: Snapshot<Vec<outline::Person>>,
    /// The rows of the table of figures, in text order; beside the text.
    pub figures: Snapshot<Vec<Snapshot<figures::Row>>>,
    /// How many figures there are of each shade, in the order of the legend.
    pub shades: [usize; 6],
    /// Who speaks, as a strip.
    pub strip: Snapshot<Vec<strip::Stripe>>,
    /// The verdicts, conflicts first; beside the text.
    pub checks: Snapshot<Vec<checks::Item>>,
    /// Which check speaks of which figure.
    pub verdicts: Snapshot<Verdicts>,
    /// What the bars say.
    pub summary: summary::Summary,
}

impl Views {
    /// Computes them. `old` are those of the same text before a correction: what the correction cannot have altered is taken from
    /// them, and is the same in memory, and so is not painted again. Where they need not be `whole` yet, the text ends with its first
    /// chunk, and what stands beside it is left empty.
    pub fn of(document: &Document, old: Option<(&Document, &Self)>, whole: bool) -> Self {
        let Some((before, old)) = old.filter(|(before, old)| old.whole && same_turns(before, document)) else {
            let old = old.map(|(_, old)| old);
            let verdicts = Snapshot::new(Verdicts::of(document));
            let people = outline::people(document);
            let transcript = transcript::TranscriptView::of(document, &verdicts, &people, whole);
            let transcript = match old {
                Some(old) => transcript.reusing(&old.transcript),
                None => transcript,
            };
            let first = Self {
                whole,
                transcript,
                outline: Snapshot::default(),
                figures: Snapshot::default(),
                shades: shades(document),
                strip: Snapshot::default(),
                checks: Snapshot::default(),
                summary: summary::summary(document),
                people: keep(people, old.map(|old| &old.people)),
                verdicts,
            };
            return match whole {
                true => Self {
                    outline: keep(outline::outline(document, &first.people), old.map(|old| &old.outline)),
                    figures: keep(figures::rows(document, &first.verdicts), old.map(|old| &old.figures)),
                    strip: keep(strip::stripes(document, &first.people), old.map(|old| &old.strip)),
                    checks: keep(checks::items(document), old.map(|old| &old.checks)),
                    ..first
                },
                false => first,
            };
        };
        let judged = before.checks == document.checks && before.mentions.len() == document.mentions.len();
        let verdicts = if judged { old.verdicts.clone() } else { Snapshot::new(Verdicts::of(document)) };
        let changes = Changes::between((before, &old.verdicts), (document, &verdicts));
        let rows = changes.measured || !judged || before.facts != document.facts;
        Self {
            whole: true,
            transcript: match &changes.looks {
                Some(looks) => old.transcript.repainted(document, &verdicts, looks),
                None => transcript::TranscriptView::of(document, &verdicts, &old.people, true).reusing(&old.transcript),
            },
            outline: match changes.measured {
                true => keep(outline::outline(document, &old.people), Some(&old.outline)),
                false => old.outline.clone(),
            },
            figures: match rows {
                true => {
                    // Where the list of figures is another one, none has kept its number.
                    let rows = if changes.looks.is_some() { &old.figures[..] } else { &[] };
                    let altered = |id| changes.altered.binary_search(&id).is_ok();
                    keep(figures::rows_after(document, &verdicts, rows, &altered), Some(&old.figures))
                }
                false => old.figures.clone(),
            },
            shades: if changes.measured { shades(document) } else { old.shades },
            strip: old.strip.clone(),
            checks: if rows { keep(checks::items(document), Some(&old.checks)) } else { old.checks.clone() },
            summary: summary::summary(document),
            people: old.people.clone(),
            verdicts,
        }
    }
}

/// Whether nothing of two documents differs but figures, tags, and what follows from them.
fn same_turns(a: &Document, b: &Document) -> bool {
    Arc::ptr_eq(&a.source.text, &b.source.text)
        && a.turns == b.turns
        && a.speakers == b.speakers
        && a.sections == b.sections
        && a.exchanges == b.exchanges
}

/// What a correction has changed.
struct Changes {
    /// The places that look otherwise; `None` where the list of figures is another one.
    looks: Option<Vec<Span>>,
    /// Whether a figure says something else than before.
    measured: bool,
    /// Which, in order; of a list of figures that is another one, none is told.
    altered: Vec<MentionId>,
}

impl Changes {
    fn between(before: (&Document, &Verdicts), after: (&Document, &Verdicts)) -> Self {
        let (old, new) = (&before.0.mentions, &after.0.mentions);
        if old.len() != new.len() || old.iter().zip(new).any(|(old, new)| old.span != new.span) {
            return Self { looks: None, measured: true, altered: vec![] };
        }
        let (mut looks, mut altered) = (vec![], vec![]);
        for (id, (old, new)) in (0..).map(MentionId).zip(old.iter().zip(new)) {
            let said = old.kind != new.kind
                || (old.role, old.direction, old.basis) != (new.role, new.direction, new.basis)
                || old.value != new.value
                || old.metric != new.metric
                || old.subject != new.subject
                || old.period != new.period;
            if said {
                altered.push(id);
            }
            if said || old.status != new.status || before.1.get(id) != after.1.get(id) {
                looks.push(new.span);
            }
        }
        // What two lists of tags have at their beginning and at their end is the same in both.
        let (old, new) = (&before.0.tags[..], &after.0.tags[..]);
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[same..], &new[same..]);
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        looks.extend(old[..old.len() - same].iter().chain(&new[..new.len() - same]).map(|tag| tag.span));
        Self { looks: Some(looks), measured: !altered.is_empty(), altered }
    }
}

fn shades(document: &Document) -> [usize; 6] {
    let mut counts = [0; 6];
    document.mentions.iter().for_each(|mention| counts[Shade::of(mention) as usize] += 1);
    counts
}

fn keep<T: PartialEq>(new: T, old: Option<&Snapshot<T>>) -> Snapshot<T> {
    old.filter(|old| new == ***old).cloned().unwrap_or_else(|| Snapshot::new(new))
}

/// For each figure that a check speaks of, the check that matters most: a conflict before an agreement.
#[derive(Debug, Default)]
pub struct Verdicts(Vec<Option<(Verdict, CheckId)>>);

impl Verdicts {
    /// Gathers them.
    pub fn of(document: &Document) -> Self {
        let mut all = vec![None; document.mentions.len()];
        for (i, check) in document.checks.iter().enumerate() {
            for mention in &check.mentions {
                let worst: &mut Option<(Verdict, CheckId)> = &mut all[mention.index()];
                if worst.is_none_or(|(verdict, _)| verdict == Verdict::Agrees && check.verdict == Verdict::Conflicts) {
                    *worst = Some((check.verdict, CheckId(i as u32)));
                }
            }
        }
        Self(all)
    }

    /// The verdict on a figure.
    pub fn get(&self, mention: MentionId) -> Option<Verdict> {
        self.0.get(mention.index()).copied().flatten().map(|(verdict, _)| verdict)
    }

    /// The check behind the verdict on a figure.
    pub fn check(&self, mention: MentionId) -> Option<CheckId> {
        self.0.get(mention.index()).copied().flatten().map(|(_, check)| check)
    }
}

#[cfg(test)]
mod tests;
