//! Against what a change is measured, as printed beside it.

use super::Link;
use super::items::{BASIS, ItemKind};
use super::sentence::{MOVES, Sentence};
use crate::document::{Basis, Role};
use crate::lexicon::linking::cue;

/// How far a basis may stand from its figure, in items.
const REACH: usize = 16;

/// The basis that cues say, the most particular first.
fn of(cues: u64) -> Option<Basis> {
    Some(match () {
        () if cues & cue::LIKE_FOR_LIKE != 0 => Basis::LikeForLike,
        () if cues & cue::CONSTANT_CURRENCY != 0 => Basis::ConstantCurrency,
        () if cues & cue::QOQ != 0 => Basis::Qoq,
        () if cues & cue::YTD != 0 => Basis::Ytd,
        () if cues & cue::YOY != 0 => Basis::Yoy,
        () => return None,
    })
}

/// The basis of the figure at `at`, and the item that says so.
pub(super) fn basis(s: &Sentence, at: usize, role: Role, done: &[Link]) -> Option<(Basis, usize)> {
    if !matches!(role, Role::Change | Role::Prior) {
        return None;
    }
    // "季增5.7%，年增12%": one word says which way and against what.
    let joined = s.left(at, 2).filter(|&left| s.items[left].is(BASIS) && s.items[left].is(MOVES));
    joined
        .and_then(|left| of(s.items[left].cues).map(|basis| (basis, left)))
        .or_else(|| behind(s, at))
        .or_else(|| before(s, at, done))
        .filter(|(basis, _)| role == Role::Change || *basis == Basis::Yoy || *basis == Basis::Qoq)
}

/// Behind the figure: "8% year over year", "up 8% to $5 billion year over year", "$8 billion or 20% year-on-year".
fn behind(s: &Sentence, at: usize) -> Option<(Basis, usize)> {
    let (mut crossing, mut crossed) = (false, false);
    for i in at + 1..s.items.len().min(at + 1 + REACH) {
        let item = &s.items[i];
        match item.kind {
            ItemKind::Word if item.is(BASIS) => {
                // "29%, or 31% in constant currency": the other reckoning is that of the second only.
                let other = |basis: &Basis| matches!(basis, Basis::ConstantCurrency | Basis::LikeForLike);
                // "8% in constant currency year over year": against what comes before how it is reckoned.
                let next = (i + 1..s.items.len().min(i + 3)).find(|&i| s.items[i].is(cue::YOY | cue::QOQ));
                let i = next.filter(|_| of(item.cues) == Some(Basis::ConstantCurrency)).unwrap_or(i);
                return of(s.items[i].cues).filter(|basis| !(crossed && other(basis))).map(|basis| (basis, i));
            }
            ItemKind::Word if item.is(cue::TO | cue::OR) => crossing = true,
            ItemKind::Figure(_) if crossing => (crossing, crossed) = (false, true),
            ItemKind::Figure(_) => return None,
            _ if s.is_break(i) => return None,
            // "up 3% and costs fell": a further statement.
            ItemKind::Word if item.is(cue::AND) && !s.right(i, 4).is_some_and(|n| s.items[n].is(BASIS)) => return None,
            _ => {}
        }
    }
    None
}

/// Before the figure: "year-over-year growth of 8%", "Sequentially, costs were up 12%".
fn before(s: &Sentence, at: usize, done: &[Link]) -> Option<(Basis, usize)> {
    let floor = at.saturating_sub(REACH);
    for i in (floor..at).rev() {
        let item = &s.items[i];
        match item.kind {
            ItemKind::Word if item.is(BASIS) => {
                // Right behind another figure it belongs to that one.
                let owner = (floor..i).rev().find(|&j| !s.is_filler(j) || s.items[j].is(BASIS));
                // "21% at constant exchange rates and 17% as reported".
                let reckoned = item.is(cue::CONSTANT_CURRENCY | cue::LIKE_FOR_LIKE);
                let tied = owner.filter(|&j| reckoned && j > 0 && s.items[j].is(cue::AT | cue::IN)).map(|j| j - 1);
                let taken = owner.is_some_and(|j| s.figure(j).is_some())
                    || tied.is_some_and(|j| done.last().is_some_and(|last| last.at == j && last.role == Role::Change));
                return if taken { None } else { of(item.cues).map(|basis| (basis, i)) };
            }
            ItemKind::Figure(_) => return None,
            _ if s.is_break(i) => return None,
            _ => {}
        }
    }
    None
}

/// The quarter that the words of a period name, from 0 on: "Q3 2031", "first quarter".
pub(super) fn ordinal(words: &str) -> Option<usize> {
    position(&mut words.split(|c: char| !c.is_ascii_alphanumeric()))
}

fn position<'w>(words: &mut impl Iterator<Item = &'w str>) -> Option<usize> {
    const ORDINALS: [[&str; 2]; 4] = [["first", "q1"], ["second", "q2"], ["third", "q3"], ["fourth", "q4"]];
    words.find_map(|word| ORDINALS.iter().position(|names| names.iter().any(|name| name.eq_ignore_ascii_case(word))))
}

/// The quarter and the year that the words of a period name: "Q3 2031", "first quarter of 2031".
pub(super) fn quarter(words: &str) -> Option<(usize, u16)> {
    let mut parts = words.split(|c: char| !c.is_ascii_alphanumeric());
    let quarter = position(&mut parts)?;
    let year = parts.find_map(|word| word.parse().ok().filter(|year| (1900..2200).contains(year)))?;
    Some((quarter, year))
}
