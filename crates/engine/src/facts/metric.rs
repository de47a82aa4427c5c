//! Which metric a figure measures: from its clause, then its sentence, then what was said before.

use std::borrow::Cow;

use super::items::{BASIS, ItemKind};
use super::sentence::{MOVE_NOUNS, MOVE_VERBS, MOVES, Sentence, TIES};
use crate::document::{Kind, Role};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::Sort;

/// How far to the left a clause is searched, in items.
const REACH: usize = 40;

/// How far behind its figure a metric may stand, in items.
const BEHIND: usize = 9;

/// A metric that the words at `item` name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// The item.
    pub item: usize,
    /// The stable name of the rule.
    pub rule: &'static str,
}

/// Whether a figure of `kind` can measure what the item at `at` names.
fn fits(s: &Sentence, at: usize, kind: Kind) -> bool {
    let Some(metric) = s.metric(at) else { return false };
    // "Equity Markets was up 21%": a counted thing written as a name is a name.
    let item = &s.items[at];
    if metric.sort == Sort::Count
        && kind != Kind::Count
        && item.name
        && item.span.start != s.span.start
        && s.word(at).bytes().any(|b| b.is_ascii_lowercase())
    {
        return false;
    }
    // "our leasing business grew 8%": the word says which business.
    if s.items.get(at + 1).is_some_and(|next| next.is(cue::UNIT)) && {
        let noun = s.word(at + 1);
        ["business", "segment", "division", "franchise"].iter().any(|unit| noun.starts_with(unit))
    } {
        return false;
    }
    // "delivered $5 billion of net income": a verb of reporting names what it counts only beside a count.
    if item.is(cue::REPORT) && !matches!(kind, Kind::Count | Kind::Fraction) {
        return false;
    }
    match kind {
        Kind::Money => metric.sort == Sort::Amount,
        Kind::Count => metric.sort != Sort::Ratio,
        Kind::Rank => metric.name == "market_rank",
        _ => true,
    }
}

/// The metric that the sentence names for the figure at `at`.
pub(super) fn named(s: &Sentence, at: usize, kind: Kind, role: Role, by_noun: bool) -> Option<Named> {
    let behind = behind(s, at, kind);
    let before = before(s, at, kind);
    let is_weak = |item: usize| s.metric(item).is_some_and(|m| m.weak);
    let close = before.is_some_and(|before| is_close(s, before, at));
    if let Some(behind) = behind {
        let weak = is_weak(behind.item);
        let close = close && (weak || !before.is_some_and(is_weak));
        let counts = kind == Kind::Count && !behind.tied && !close;
        let chosen = match () {
            // "$900 million of available liquidity" binds more than any word before the figure.
            () if behind.of && matches!(kind, Kind::Money | Kind::Count) && !weak => true,
            () if behind.moved && (by_noun || !close) => !weak || before.is_none(),
            () if counts => true,
            () if role == Role::ShareOf => true,
            () if close => false,
            () => !weak || before.is_none(),
        };
        if chosen {
            let rule = if behind.tied { "metric.behind-tied" } else { "metric.behind" };
            return Some(Named { item: behind.item, rule });
        }
    }
    let before = before?;
    Some(Named { item: before, rule: if close { "metric.before" } else { "metric.clause" } })
}

/// A metric behind its figure.
struct Behind {
    item: usize,
    /// Whether "of", "in" or "for" stands between.
    tied: bool,
    /// Whether that is "of", right behind the figure.
    of: bool,
    /// Whether a noun of movement stands between or right behind: "8% increase in", "29% revenue growth".
    moved: bool,
}

fn behind(s: &Sentence, at: usize, kind: Kind) -> Option<Behind> {
    let mut found = Behind { item: usize::MAX, tied: false, of: false, moved: false };
    for right in at + 1..s.items.len().min(at + 1 + BEHIND) {
        let item = &s.items[right];
        match item.kind {
            ItemKind::Word => {
                let named = item.metric.is_some() && fits(s, right, kind);
                if found.item != usize::MAX {
                    // "customer revenue": the last of adjacent names is the head; "29% revenue growth".
                    if named && !s.metric(right).is_some_and(|m| m.weak) {
                        found.item = right;
                        continue;
                    }
                    found.moved |= item.is(MOVE_NOUNS);
                    break;
                }
                if named {
                    found.item = right;
                } else if item.is(MOVE_NOUNS) && !item.is(cue::COMPARE) {
                    found.moved = true;
                } else if item.is(cue::OF | cue::IN | cue::FOR) {
                    if found.tied {
                        break;
                    }
                    found.tied = true;
                    found.of = item.is(cue::OF) && (at + 1..right).all(|i| s.is_filler(i));
                } else if item.is(!(cue::PLAIN
                    | BASIS
                    | cue::WE
                    | cue::ITS
                    | cue::TOTAL
                    | cue::UNIT
                    | cue::ADJUSTED
                    | cue::GAAP
                    | cue::NON_GAAP
                    | cue::LOSS
                    | cue::GUIDANCE))
                {
                    break;
                }
            }
            ItemKind::Possessive | ItemKind::Time(_) | ItemKind::Mark(b'(' | b')' | b'"') => {}
            _ => break,
        }
    }
    (found.item != usize::MAX).then_some(found)
}

/// The nearest metric left of the figure in its clause, the head of its phrase; a weak one only where there is no other.
fn before(s: &Sentence, at: usize, kind: Kind) -> Option<usize> {
    let start = s.clause_start(at).max(at.saturating_sub(REACH));
    search(s, start, at, kind).or_else(|| {
        // "…, which accelerated to 9%", "with revenue of …": a clause without a metric of its own goes on the one before.
        let sentence = at.saturating_sub(REACH);
        let opener = start.checked_sub(1)?;
        let carries = s.items[opener].is(cue::CLAUSE) || s.items[opener].is(cue::CAUSE) && !s.items[opener].is(cue::OR);
        carries.then(|| search(s, sentence, opener, kind)).flatten()
    })
}

fn search(s: &Sentence, start: usize, at: usize, kind: Kind) -> Option<usize> {
    let mut weak = None;
    let mut i = at;
    while i > start {
        i -= 1;
        if !fits(s, i, kind) {
            continue;
        }
        let head = head(s, start, i, kind);
        if s.metric(head).is_some_and(|m| m.weak) {
            weak = weak.or(Some(head));
            i = head;
            continue;
        }
        return Some(head);
    }
    weak
}

/// "revenue from customers": the metric that the phrase around the metric at `at` is about.
fn head(s: &Sentence, start: usize, at: usize, kind: Kind) -> usize {
    let mut head = at;
    'phrase: loop {
        let mut i = head;
        let mut tie = None;
        while i > start && head - i < 10 {
            i -= 1;
            let item = &s.items[i];
            match item.kind {
                ItemKind::Word if tie.is_some() && item.metric.is_some() => {
                    if fits(s, i, kind) && !s.metric(i).is_some_and(|m| m.weak) {
                        head = i;
                        continue 'phrase;
                    }
                    break 'phrase;
                }
                ItemKind::Word if item.metric.is_some() || item.cues == 0 => {
                    if tie.is_some() {
                        break 'phrase;
                    }
                }
                ItemKind::Word if item.is(TIES) => {
                    if tie.is_some() {
                        break 'phrase;
                    }
                    tie = Some(i);
                }
                ItemKind::Word
                    if item.is(MOVES
                        | cue::BE
                        | cue::REPORT
                        | cue::OR
                        | cue::COMPARE
                        | cue::CAUSE
                        | cue::CLAUSE
                        | cue::TO)
                        && !item.is(cue::PLAIN) =>
                {
                    break 'phrase;
                }
                ItemKind::Word | ItemKind::Possessive | ItemKind::Time(_) => {}
                _ => break 'phrase,
            }
        }
        break;
    }
    head
}

/// Whether nothing but ties, verbs and fillers stands between the metric and its figure.
fn is_close(s: &Sentence, metric: usize, at: usize) -> bool {
    (metric + 1..at).all(|i| {
        s.is_filler(i)
            || s.items[i].is(cue::OF
                | cue::BE
                | cue::AT
                | cue::TO
                | cue::BY
                | cue::GUIDANCE
                | cue::LOSS
                | MOVE_VERBS
                | MOVE_NOUNS
                | cue::PLAIN)
    })
}

/// A name of its own for a figure whose metric no entry lists: the noun that it counts, or the noun before its verb.
pub(super) fn open_name(s: &Sentence, at: usize, kind: Kind) -> Option<(Cow<'static, str>, usize, usize)> {
    let noun = |i: usize| {
        let item = &s.items[i];
        item.kind == ItemKind::Word && item.is_noun_like() && s.word(i).len() > 2 && s.word(i).is_ascii()
    };
    if matches!(kind, Kind::Count | Kind::Multiple | Kind::Fraction) || s.right(at, 1).is_some() {
        let mut first = at + 1;
        while first < s.items.len()
            && first < at + 5
            && (s.is_filler(first) || s.items[first].is(cue::OF | cue::IN | cue::WE))
        {
            first += 1;
        }
        let mut last = first;
        while last < s.items.len() && last < first + 4 && noun(last) {
            last += 1;
        }
        if last > first {
            let from = first.max(last.saturating_sub(2));
            return Some((snake(s, from, last), from, last - 1));
        }
    }
    let verb = (at.saturating_sub(12)..at)
        .rev()
        .find(|&i| s.items[i].is(cue::BE | cue::OF | MOVE_VERBS | cue::TO | cue::REPORT))?;
    let last = (verb.saturating_sub(6)..verb).rev().find(|&i| noun(i))?;
    let first = if last > 0 && noun(last - 1) { last - 1 } else { last };
    Some((snake(s, first, last + 1), first, last))
}

/// "700,000 students": the noun right behind a count whose plural says that it is what is counted.
pub(super) fn counted(s: &Sentence, at: usize) -> Option<(Cow<'static, str>, usize, usize)> {
    let mut last = at + 1;
    while last < s.items.len().min(at + 4) {
        let item = &s.items[last];
        if item.kind != ItemKind::Word || item.metric.is_some() || item.cues != 0 {
            return None;
        }
        let word = s.word(last);
        if !item.name && word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && word.is_ascii() {
            return Some((snake(s, (last - 1).max(at + 1), last + 1), at + 1, last));
        }
        last += 1;
    }
    None
}

/// "60% of the new demand": the noun phrase that a share is of, where it is no sum of money: the name of the share, and
/// the first and last item of the phrase.
pub(super) fn share_name(s: &Sentence, at: usize) -> Option<(Cow<'static, str>, usize, usize)> {
    let of = (at + 1..s.items.len().min(at + 6)).find(|&i| s.items[i].is(cue::OF))?;
    let mut first = of + 1;
    while first < s.items.len() && (s.is_filler(first) || s.items[first].is(cue::WE | cue::ITS)) {
        first += 1;
    }
    let mut last = first;
    while last < s.items.len()
        && last < first + 5
        && s.items[last].kind == ItemKind::Word
        && s.items[last].is_noun_like()
    {
        last += 1;
        // The first verb or small word ends the phrase.
        if s.metric(last - 1).is_some_and(|m| m.sort == Sort::Amount && !m.weak) {
            return None;
        }
    }
    if last == first || !s.word(last - 1).is_ascii() {
        return None;
    }
    let head = s.word(last - 1).rsplit([' ', '-', '\n']).next().unwrap_or_default().to_ascii_lowercase();
    let head = match head.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => head.strip_suffix('s').unwrap_or(&head).to_owned(),
    };
    let head: String = head.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    Some((format!("{head}_share").into(), first, last - 1))
}

/// Words `first..end` as a name in snake_case.
fn snake(s: &Sentence, first: usize, end: usize) -> Cow<'static, str> {
    let mut name = String::new();
    for i in first..end {
        if !name.is_empty() {
            name.push('_');
        }
        name.extend(s.word(i).chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }));
    }
    name.into()
}

/// Whether two coordinated figures measure one thing: nothing between them names another metric, and none is tied to the
/// second from behind.
pub(super) fn is_same_measure(s: &Sentence, first: usize, second: usize) -> bool {
    (first + 1..second).all(|i| s.metric(i).is_none_or(|m| m.weak))
        && behind(s, second, s.figure(second).map_or(Kind::Money, |m| s.mentions[m as usize].kind))
            .is_none_or(|b| !b.moved && b.tied)
}
