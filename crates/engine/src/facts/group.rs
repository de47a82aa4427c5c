//! Facts: a level with its changes and its prior value.

use std::borrow::Cow;
use std::sync::Arc;

use crate::document::{Fact, Mention, MentionId, Role, TurnId};
use crate::turns::CallOutline;

/// A change or a prior value joins a level that stands at most so many bytes before it.
const REACH: u32 = 600;

/// Groups each level with its changes and its prior.
///
/// A figure joins the nearest fact before it in the same turn that has the same metric, subject and language. What has no
/// metric makes no fact.
pub fn group(outline: &CallOutline, mentions: &[Mention]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    // The open facts are the last few: a figure never reaches back further.
    let mut open: Vec<(usize, u32, bool)> = Vec::new();
    for (i, mention) in mentions.iter().enumerate() {
        let id = MentionId(i as u32);
        let (Some(metric), Some(role)) = (&mention.metric, mention.role) else { continue };
        if !mention.is_figure() || matches!(role, Role::ShareOf | Role::Threshold) {
            continue;
        }
        open.retain(|&(_, end, _)| mention.span.start.saturating_sub(end) <= REACH);
        let is_rendering = mention.translation_of.is_some();
        let fits = |fact: &Fact| {
            is_one_speech(outline, fact.turn, mention.turn)
                && fact.metric == *metric
                && fact.subject == mention.subject
                && takes(fact, role, mentions, id)
        };
        let found = open.iter().rposition(|&(at, _, rendering)| rendering == is_rendering && fits(&facts[at]));
        match found {
            Some(found) => {
                open[found].1 = mention.span.end;
                join(&mut facts[open[found].0], role, id);
            }
            None => {
                let mut fact = new(outline, metric.clone(), &mention.subject, mention.turn);
                join(&mut fact, role, id);
                open.push((facts.len(), mention.span.end, is_rendering));
                facts.push(fact);
                if open.len() > 8 {
                    open.remove(0);
                }
            }
        }
    }
    facts
}

fn new(outline: &CallOutline, metric: Cow<'static, str>, subject: &Option<Arc<str>>, turn: Option<TurnId>) -> Fact {
    let speaker = turn.and_then(|turn| outline.turns.get(turn.index())).map(|turn| turn.speaker);
    Fact { metric, subject: subject.clone(), speaker, turn, level: None, changes: vec![], prior: None }
}

/// Whether two turns are one, or follow one another from the same speaker, as captions do.
pub(crate) fn is_one_speech(outline: &CallOutline, first: Option<TurnId>, second: Option<TurnId>) -> bool {
    /// A longer speech is not looked through.
    const MOST: usize = 12;
    if first == second {
        return true;
    }
    let (Some(first), Some(second)) = (first, second) else { return false };
    let (from, to) = (first.index().min(second.index()), first.index().max(second.index()));
    to - from <= MOST
        && outline.turns.get(from..=to).is_some_and(|turns| turns.iter().all(|turn| turn.speaker == turns[0].speaker))
}

/// Whether the fact has room for a figure of that role.
fn takes(fact: &Fact, role: Role, mentions: &[Mention], id: MentionId) -> bool {
    match role {
        Role::Level => fact.level.is_none(),
        Role::Prior => fact.prior.is_none(),
        // A second change of one unit and basis is another fact: "up 3%" here and "up 3%" there.
        Role::Change => !fact.changes.iter().any(|&change| {
            let (a, b) = (&mentions[change.index()], &mentions[id.index()]);
            a.kind == b.kind && a.basis == b.basis
        }),
        Role::ShareOf | Role::Threshold => false,
    }
}

fn join(fact: &mut Fact, role: Role, id: MentionId) {
    match role {
        Role::Level => fact.level = Some(id),
        Role::Prior => fact.prior = Some(id),
        _ => fact.changes.push(id),
    }
}
