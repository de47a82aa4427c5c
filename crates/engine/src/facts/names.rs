//! Names in a sentence: where one begins and ends, whether it is written as one.

use std::sync::Arc;

use super::actor::is_name_elsewhere;
use super::items::{BASIS, ItemKind};
use super::sentence::{MOVES, Sentence};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::Sort;

/// Longest name, in items.
const LONGEST: usize = 9;

/// The words right before a metric.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// A name.
    pub name: Option<(usize, usize)>,
    pub ours: bool,
    pub total: bool,
    pub its: bool,
}

/// The name on one line, with single blanks.
pub(super) fn clean(name: &str) -> Arc<str> {
    if !name.contains(['\n', '\t']) && !name.contains("  ") {
        return Arc::from(name);
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// Whether `name` is the company itself: its first word, in full.
pub(super) fn is_company(name: &str, company: Option<&str>) -> bool {
    let Some(company) = company else { return false };
    let mut company_words = company.split_whitespace();
    let mut words = name.split_whitespace();
    if !words.next().zip(company_words.next()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b)) {
        return false;
    }
    words.all(|word| {
        company.split_whitespace().any(|c| c.eq_ignore_ascii_case(word)) || word.eq_ignore_ascii_case("group")
    })
}

/// Whether the item at `at` can be part of a name.
pub(super) fn is_name_word(s: &Sentence, at: usize) -> bool {
    let item = &s.items[at];
    let word = || s.word(at).as_bytes()[0].is_ascii_digit() && !item.name;
    item.kind == ItemKind::Word && (item.cues == 0 && !word() || item.is(cue::UNIT)) && item.metric.is_none()
}

/// Whether the item at `at` shows that a phrase is a name: a capital letter that the start of the sentence does not ask
/// for. The words of a metric count where they are written as a name ("Equity Markets"), not as its short form ("EPS").
pub(super) fn is_proper(s: &Sentence, at: usize) -> bool {
    let item = &s.items[at];
    if item.kind == ItemKind::Word && item.is(cue::PART) && item.metric.is_none() {
        return true;
    }
    if item.kind != ItemKind::Word || !item.name || item.is(cue::STOP) && item.cues & !cue::STOP == 0 {
        return false;
    }
    match item.metric {
        None => (item.cues == 0 || item.is(cue::UNIT)) && !s.is_filler(at),
        Some(_) => {
            // Not so a short form: "EPS", "CapEx".
            let word = s.word(at).as_bytes();
            let is_word = word.iter().any(u8::is_ascii_lowercase)
                && !word.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
            let opens = at == 0 || item.span.start == s.span.start;
            // "Compute revenue grew": a metric's word before the revenue says which.
            if opens && s.items.get(at + 1).is_some() && s.metric(at + 1).is_some_and(|next| next.name == "revenue") {
                return is_word;
            }
            // "Markets was up 6%": what is counted elsewhere may open a sentence as a name.
            let counted = || s.metric(at).is_some_and(|metric| metric.sort == Sort::Count);
            // "R&D expense": a phrase whose last word has no capital is no name.
            let last = s.word(at).rsplit(' ').next().unwrap_or_default();
            let is_word = is_word && last.starts_with(|c: char| c.is_ascii_uppercase());
            is_word && (!opens || counted() && is_name_elsewhere(s, at, at))
        }
    }
}

/// Whether an "and" stands between two names: "Home and Garden".
fn joins_names(s: &Sentence, at: usize) -> bool {
    at > 0 && at + 1 < s.items.len() && s.items[at - 1].name && s.items[at + 1].name
}

/// "Our server products and cloud services": whether the words before an "and" are nouns that a phrase opens with.
fn joins_nouns(s: &Sentence, at: usize) -> bool {
    let noun = |i: usize| is_name_word(s, i) && !is_verb_like(s, i);
    let Some(first) = (at.saturating_sub(4)..at).rev().take_while(|&i| noun(i)).last() else { return false };
    let opens = first.checked_sub(1).is_none_or(|before| {
        let item = &s.items[before];
        item.is(cue::WE) || item.is_mark(b',') || matches!(s.word(before), "the" | "The")
    });
    opens
        && (s.items[at - 1].is(cue::UNIT)
            || matches!(s.word(at - 1), "products" | "content" | "services" | "solutions"))
        || opens && (first..at).any(|i| s.items[i].name) && s.word(at - 1).ends_with('s')
}

/// "Internet of Things", "Bank of Kestrel": an "of" inside a name.
fn is_inner_of(s: &Sentence, at: usize) -> bool {
    s.word(at) == "of" && joins_names(s, at) && is_name_word(s, at - 1) && is_name_word(s, at + 1) && at > 1
}

/// A word in small letters that is a verb or an adverb rather than a noun; not so the second half of "cloud-based".
fn is_verb_like(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    let start = s.items[at].span.start as usize;
    let joined = start > 0 && s.text.as_bytes()[start - 1] == b'-';
    let lower = !word.as_bytes()[0].is_ascii_uppercase();
    lower && !joined && (word.ends_with("ed") || word.ends_with("ly") || word.ends_with("ing"))
}

/// "Kestrel operates 40": a word in small letters on -s between a name and a figure or a small word is its verb.
fn is_third_person(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    at > 0
        && s.items[at - 1].name
        && word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && s.items
            .get(at + 1)
            .is_some_and(|next| next.name || next.is(cue::PLAIN) || matches!(next.kind, ItemKind::Figure(_)))
}

/// The name and the owner right before the metric at `metric`.
pub(super) fn before(s: &Sentence, metric: usize) -> Before {
    let mut found = Before::default();
    let (mut first, mut last) = (metric, None);
    for i in (metric.saturating_sub(LONGEST)..metric).rev() {
        let item = &s.items[i];
        match item.kind {
            ItemKind::Word if item.is(cue::WE) => {
                found.ours = true;
                break;
            }
            ItemKind::Word if item.is(cue::ITS) => {
                found.its = true;
                break;
            }
            ItemKind::Word if item.is(cue::UNIT) && i > 0 && is_name_word(s, i - 1) => {
                first = i;
                last = last.or(Some(i));
            }
            ItemKind::Word if item.is(cue::TOTAL) => found.total = true,
            ItemKind::Word if item.is(cue::AND) => {
                if !(first == i + 1 && (joins_names(s, i) || joins_nouns(s, i))) {
                    break;
                }
                first = i;
            }
            ItemKind::Word if last.is_some() && first == i + 1 && is_inner_of(s, i) => first = i,
            ItemKind::Word if item.is(cue::ADJUSTED | cue::GAAP | cue::NON_GAAP | BASIS) => {}
            ItemKind::Word if item.is(cue::STOP) => break,
            // An article begins the phrase.
            ItemKind::Word if matches!(s.word(i), "a" | "an" | "the" | "this" | "that" | "these" | "those") => break,
            ItemKind::Word if item.is(cue::PLAIN) => {
                if last.is_some() && first != i + 1 {
                    break;
                }
            }
            ItemKind::Word if item.metric.is_some() => {
                // A compound: "card revenue", where "card" may itself be a metric's word.
                if first != i + 1 || item.is(MOVES | cue::BE | cue::REPORT) {
                    break;
                }
                first = i;
                last = last.or(Some(i));
            }
            // "77 CLUB members": a number that a name begins with.
            ItemKind::Word
                if first == i + 1 && s.items[first].name && s.word(i).bytes().all(|b| b.is_ascii_digit()) =>
            {
                first = i;
            }
            ItemKind::Word if is_name_word(s, i) => {
                let infinitive = i > 0 && s.items[i - 1].is(cue::TO);
                if !item.name && (infinitive || is_verb_like(s, i) || last.is_some() && first > i + 1) {
                    break;
                }
                first = i;
                last = last.or(Some(i));
            }
            ItemKind::Possessive => {}
            ItemKind::Time(_) if last.is_none() => {}
            ItemKind::Mark(b'/') => {}
            _ => break,
        }
    }
    found.name = last.and_then(|last| trimmed(s, first, last, false));
    found
}

/// The range without fillers at its ends; `None` where no name is left. With `proper` a capital letter or a word such as
/// "segment" is asked for.
fn trimmed(s: &Sentence, mut first: usize, mut last: usize, proper: bool) -> Option<(usize, usize)> {
    let number = |at: usize| s.word(at).bytes().all(|b| b.is_ascii_digit()) && s.items[at + 1].name;
    while first < last && !is_name_word(s, first) && s.items[first].metric.is_none() && !number(first) {
        first += 1;
    }
    while last > first && !is_name_word(s, last) && s.items[last].metric.is_none() {
        last -= 1;
    }
    if !(first..=last).any(|i| is_name_word(s, i) || is_proper(s, i)) {
        return None;
    }
    let units_only =
        (first..=last).all(|i| s.items[i].is(cue::UNIT | cue::PLAIN | cue::AND) && !s.items[i].is(cue::PART));
    if units_only && first == last {
        return None;
    }
    if proper && !s.items[last].is(cue::UNIT) && !(first..=last).any(|i| is_proper(s, i)) {
        return None;
    }
    Some((first, last))
}

/// A name that starts at `from`: up to a verb, a mark, a tie. `None` where a figure or a time comes first.
pub(super) fn name_from(s: &Sentence, from: usize, proper: bool) -> Option<(usize, usize)> {
    let mut i = from;
    // The bound keeps the time linear where every figure of a long sentence looks at its beginning.
    while i < s.items.len().min(from + 4 * LONGEST)
        && s.items[i].kind == ItemKind::Word
        && s.items[i].is(cue::PLAIN | cue::WE)
        && !s.items[i].is(cue::UNIT)
    {
        i += 1;
    }
    let first = i;
    let mut last = None;
    while i < s.items.len() && i < first + LONGEST {
        let item = &s.items[i];
        match item.kind {
            ItemKind::Word if is_name_word(s, i) || item.is(cue::UNIT) => {
                if i > first && !item.name && !item.is(cue::UNIT) && (is_verb_like(s, i) || is_third_person(s, i)) {
                    break;
                }
                last = Some(i);
            }
            // "77 CLUB members": a number that a name begins with.
            ItemKind::Word
                if i == first
                    && s.word(i).bytes().all(|b| b.is_ascii_digit())
                    && s.items.get(i + 1).is_some_and(|next| next.name) => {}
            ItemKind::Word if item.is(cue::AND) => {
                if !joins_names(s, i) {
                    break;
                }
            }
            ItemKind::Word if i > first && is_inner_of(s, i) => {}
            ItemKind::Word if item.metric.is_some() && !item.is(MOVES | cue::BE | cue::REPORT) => last = Some(i),
            ItemKind::Word if item.is(cue::STOP) => break,
            ItemKind::Word if item.is(cue::PLAIN) && last.is_none() => {}
            ItemKind::Word if item.is(cue::PLAIN) => {
                // "all other segments": a small word inside a name.
                if !(i + 1 < s.items.len() && (s.items[i + 1].name || s.items[i + 1].is(cue::UNIT))) {
                    break;
                }
            }
            ItemKind::Possessive => {}
            _ => break,
        }
        i += 1;
    }
    // "all other segments" begins with small words that belong to it.
    let last = last?;
    if first > from
        && (from..first).any(|i| matches!(s.word(i), "other" | "different" | "Other"))
        && s.items[last].is(cue::UNIT)
    {
        let other = (from..first).find(|&i| matches!(s.word(i).as_bytes()[0] | 0x20, b'a' | b'o'))?;
        return Some((other, last));
    }
    trimmed(s, first, last, proper)
}
