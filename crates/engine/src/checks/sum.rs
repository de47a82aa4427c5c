//! Parts that are said to add up: "$2.1 billion in dividends and $5.8 billion in buybacks, for a total of $7.9 billion".

use rust_decimal::Decimal;

use super::interval::{Interval, Relation, half_unit};
use super::{Figures, same_unit, verdict};
use crate::document::{Check, Kind, MentionId, Role};
use crate::lexicon::phrases::Phrases;

/// Between the last part and the total: all parts have been named.
static BEFORE_TOTAL: Phrases = Phrases::new(&[
    "for a total of",
    "for a combined",
    "totaling",
    "totalling",
    "adding up to",
    "adds up to",
    "add up to",
    "which sums to",
    "合計",
    "合计",
    "共計",
    "共计",
    "總計",
    "总计",
]);

/// Between the total and the first part: all parts follow.
static AFTER_TOTAL: Phrases = Phrases::new(&[
    "consisting of",
    "consists of",
    "consisted of",
    "comprised of",
    "comprising",
    "made up of",
    "composed of",
    "the sum of",
]);

/// The same, but some parts may be left out: then only agreement says anything.
static LOOSE: Phrases =
    Phrases::new(&["including", "includes", "of which", "with ", "through ", "via ", ":", "其中", "包括"]);

/// The longest stretch of text between two figures of one list.
const GAP: usize = 90;

/// The longest list.
const MOST: usize = 8;

pub(super) fn check(figures: Figures, checks: &mut Vec<Check>) {
    for at in 0..figures.mentions.len() {
        let total = MentionId(at as u32);
        if !matches!(figures.get(total).kind, Kind::Money | Kind::Count) {
            continue;
        }
        let found = total_last(figures, total).or_else(|| total_first(figures, total));
        checks.extend(found);
    }
}

/// The words between two figures of one sentence, in lower case.
fn joint(figures: Figures, first: MentionId, second: MentionId) -> Option<String> {
    let words = figures.between(first, second, GAP)?;
    static ENDS: Phrases = Phrases::new(&[". ", ".\n", "? ", "; ", "。", "？", "；"]);
    (!ENDS.stand_in(words) && figures.is_one_speech(figures.get(first), figures.get(second)))
        .then(|| words.to_lowercase())
}

/// A list goes on over a comma or an "and".
fn is_list(words: &str) -> bool {
    static GOES_ON: Phrases = Phrases::new(&[",", "and ", "plus ", "、", "，", "和", "及"]);
    GOES_ON.stand_in(words)
}

fn is_part(figures: Figures, part: MentionId, total: MentionId) -> bool {
    let mention = figures.get(part);
    same_unit(mention, figures.get(total))
        && !matches!(mention.role, Some(Role::Change | Role::Prior | Role::Threshold))
}

fn total_last(figures: Figures, total: MentionId) -> Option<Check> {
    let last = MentionId(total.0.checked_sub(1)?);
    if !is_part(figures, last, total) {
        return None;
    }
    let words = joint(figures, last, total)?;
    if !BEFORE_TOTAL.stand_in(&words) {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = last;
    while parts.len() < MOST && is_part(figures, at, total) {
        parts.insert(0, at);
        let Some(before) = at.0.checked_sub(1).map(MentionId) else { break };
        if !joint(figures, before, at).is_some_and(|words| is_list(&words)) {
            break;
        }
        at = before;
    }
    judge(figures, total, parts, true)
}

fn total_first(figures: Figures, total: MentionId) -> Option<Check> {
    let next = |id: MentionId| (id.index() + 1 < figures.mentions.len()).then_some(MentionId(id.0 + 1));
    let first = next(total)?;
    if !is_part(figures, first, total) {
        return None;
    }
    let words = joint(figures, total, first)?;
    let strict = AFTER_TOTAL.stand_in(&words);
    if !strict && !LOOSE.stand_in(&words) {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = first;
    while parts.len() < MOST && is_part(figures, at, total) {
        parts.push(at);
        let Some(after) = next(at) else { break };
        if !joint(figures, at, after).is_some_and(|words| is_list(&words)) {
            break;
        }
        at = after;
    }
    judge(figures, total, parts, strict)
}

/// Adds the parts up. Where the list may be incomplete, only agreement is reported.
fn judge(figures: Figures, total: MentionId, parts: Vec<MentionId>, strict: bool) -> Option<Check> {
    if parts.len() < 2 {
        return None;
    }
    let printed = Interval::printed(figures.get(total))?;
    let mut sum = Interval::new(Decimal::ZERO, Decimal::ZERO);
    for &part in &parts {
        sum = sum.plus(Interval::printed(figures.get(part))?)?;
    }
    let slack = half_unit(figures.get(total)).checked_mul(Decimal::from(parts.len() + 1))?;
    let agrees = match sum.relation(printed, slack) {
        // An open end meets nearly everything.
        Relation::Meet if sum.middle().is_none() || printed.middle().is_none() => return None,
        Relation::Meet => true,
        Relation::Apart if strict => false,
        _ => return None,
    };
    let quotes: Vec<String> = parts.iter().map(|&part| figures.quote(part)).collect();
    let relation = if agrees { "adds up to" } else { "does not add up to" };
    let message = format!("{} {relation} {}", quotes.join(" + "), figures.quote(total));
    let mut mentions = parts;
    mentions.push(total);
    crate::order::by_number(&mut mentions, |id| u64::from(id.0));
    Some(verdict("sum", agrees, mentions, message))
}
