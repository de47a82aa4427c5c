//! Who does what a clause says: the name before its verb, the name that a movement is said of, the name that a sentence
//! opens with.

use std::sync::Arc;

use super::items::ItemKind;
use super::names::{before, clean, is_name_word, is_proper, name_from};
use super::sentence::{MOVE_VERBS, MOVES, Sentence};
use super::subject::Subject;
use crate::lexicon::calendar::{self, Word};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::Sort;
use crate::span::Span;

/// Who does what the verb before a figure says.
pub(super) enum Actor {
    /// A name: its first and last item.
    Name(usize, usize),
    /// The company: "we had".
    Company,
    /// What was spoken of last: "it had".
    Its,
}

/// "Cards contributed 37%, and Custody accounted for 5%": the name behind the "and" or the comma that follows the figure
/// before, where a verb of its own follows it.
pub(super) fn next_actor(s: &Sentence, start: usize, before: usize) -> Option<(usize, usize)> {
    let figure = (start..before).rev().find(|&i| s.figure(i).is_some())?;
    let mut first = figure + 1;
    while first < before && (s.items[first].is_mark(b',') || s.items[first].is(cue::AND) || s.is_filler(first)) {
        first += 1;
    }
    let joined = (figure + 1..first).any(|i| s.items[i].is_mark(b',') || s.items[i].is(cue::AND));
    let (first, last) = name_from(s, first, true).filter(|_| joined)?;
    let verb = (last + 1..before).find(|&i| !s.is_filler(i))?;
    let says = cue::BE | cue::REPORT | MOVES | cue::SHARE;
    (s.items[verb].is(says) && (first..=last).any(|i| is_proper(s, i) || s.items[i].is(cue::UNIT)))
        .then_some((first, last))
}

/// "CCB reported net income of …", "Fixed Income was up 5%", "we had fees of …": the actor of the clause before `before`.
pub(super) fn actor(s: &Sentence, before: usize) -> Option<Actor> {
    let start = s.clause_start(before);
    if let Some((first, last)) = next_actor(s, start, before) {
        return Some(Actor::Name(first, last));
    }
    // "our commercial cloud, which surpassed $15 billion": what stands before "which" does it.
    if let Some(which) = start.checked_sub(1).filter(|&i| matches!(s.word(i), "which" | "who"))
        && let Some(noun) = which.checked_sub(1).map(|i| i - usize::from(i > 0 && s.items[i].is_mark(b',')))
        && let Some((first, last)) = super::names::before(s, noun + 1).name
        && last == noun
        && (first..=last).any(|i| is_proper(s, i) || s.items[i].is(cue::UNIT))
        && (s.items[which - 1].is_mark(b',') || s.word(which) == "who")
    {
        return Some(Actor::Name(first, last));
    }
    let verb = (start..before).find(|&i| {
        s.items[i].kind == ItemKind::Word
            && s.items[i].is(cue::BE | cue::REPORT | MOVES | cue::SHARE)
            && !s.items[i].is(cue::PLAIN)
    });
    let verb = verb.unwrap_or(before);
    let mut first = start;
    // "In the quarter, Kestrel delivered": the actor stands behind the last comma.
    if let Some(comma) = (start..verb).rev().find(|&i| s.items[i].is_mark(b',')) {
        first = comma + 1;
    }
    while first < verb && s.items[first].is(cue::AND | cue::CLAUSE) {
        first += 1;
    }
    // "The Harbour rack with the new link enables": what stands behind "with" belongs to the name before it.
    if first == start
        && start > 1
        && s.word(start - 1).eq_ignore_ascii_case("with")
        && let Some((a, b)) = name_from(s, s.clause_start(start - 1), true)
        && b + 2 == start
    {
        return Some(Actor::Name(a, b));
    }
    // "in Services with fees up 37%": so does a metric of its own.
    if first == start
        && start > 1
        && s.word(start - 1).eq_ignore_ascii_case("with")
        && s.items.get(start).is_some_and(|item| item.metric.is_some())
        && let Some((a, b)) = before_with(s, start - 1)
    {
        return Some(Actor::Name(a, b));
    }
    let stray = first < verb && first > start && {
        let word = s.word(first);
        s.items[first].cues == 0
            && !s.items[first].name
            && word.len() > 4
            && word.ends_with('s')
            && s.metric(first).is_none()
    };
    if first >= verb || stray {
        // "Kestrel, serves …": a stray comma before the verb.
        let comma =
            first.checked_sub(1).filter(|&i| i > start && s.items[i].is_mark(b',') && (first == verb || stray))?;
        // "Cards, one of two engines, was up": what stands between commas explains the name before it.
        if let Some((a, b)) = name_from(s, start, true)
            && b + 1 < comma
            && s.items[b + 1].is_mark(b',')
            && (b + 2..comma).all(|i| !s.items[i].is_mark(b','))
        {
            return Some(Actor::Name(a, b));
        }
        let (a, b) = name_from(s, (start..comma).rev().find(|&i| !is_name_word(s, i)).map_or(start, |i| i + 1), true)?;
        return (b < comma).then_some(Actor::Name(a, b));
    }
    // "Cards members, our core customers, grew": an explanation of the name before the comma.
    if first > start + 1
        && (s.items[first].is(cue::WE) || matches!(s.word(first), "the" | "a" | "an" | "one"))
        && let Some((a, b)) = name_from(s, start, true)
        && a <= start + 1
        && b + 2 == first
        && (a..=b).any(|i| is_proper(s, i))
    {
        return Some(Actor::Name(a, b));
    }
    let range = first..verb;
    // "The Kestrel platform lets us connect …": whoever lets us do it.
    if let Some(we) = range.clone().find(|&i| s.items[i].is(cue::WE)).filter(|&we| we > first)
        && let Some((a, b)) = name_from(s, first, true)
        && b + 1 < we
        && matches!(s.word(b + 1), "lets" | "allows" | "enables" | "helps" | "gives" | "let" | "allowed" | "enabled")
    {
        return Some(Actor::Name(a, b));
    }
    if range.clone().any(|i| s.items[i].is(cue::WE)) && !range.clone().any(|i| s.items[i].is(cue::UNIT)) {
        return Some(Actor::Company);
    }
    if s.items[first].is(cue::ITS) {
        return Some(Actor::Its);
    }
    if range.clone().any(|i| s.items[i].is(cue::TOTAL))
        && !range.clone().any(|i| s.items[i].name && s.items[i].cues == 0)
    {
        return Some(Actor::Company);
    }
    let named = name_from(s, first, true).or_else(|| {
        // "The downstream recorded net income of …": who records something need not be written as a name.
        let (a, b) = name_from(s, first, false)?;
        let people = ["team", "board", "management", "quarter", "year"].contains(&s.word(b));
        let reports = !people && s.items.get(b + 1).is_some_and(|next| next.is(cue::REPORT));
        (a == first + 1 && s.word(first).eq_ignore_ascii_case("the") && a == b && b + 1 == verb && reports)
            .then_some((a, b))
    });
    // "A truck on Kestrel Drive is 10x safer": the name tied to the noun before the verb.
    let named = named.or_else(|| {
        let tie = (first + 1..verb).rev().find(|&i| s.items[i].is(cue::IN | cue::OF | cue::FOR))?;
        let noun = s.items[tie - 1].cues == 0 && s.items[tie - 1].metric.is_none();
        name_from(s, tie + 1, true).filter(|&(a, b)| noun && b + 1 == verb && (a..=b).any(|i| is_proper(s, i)))
    });
    let (a, b) = named?;
    // "Phone ARPU was $52, and …": what is measured does nothing.
    let measured = s.metric(b).is_some_and(|metric| !metric.weak && metric.sort != Sort::Count) && !is_proper(s, b);
    (b < verb && !measured && !is_common_noun(s, a, b)).then_some(Actor::Name(a, b))
}

/// The name right before the "with" at `with`.
fn before_with(s: &Sentence, with: usize) -> Option<(usize, usize)> {
    let (first, last) = before(s, with).name?;
    let is_month = matches!(calendar::word(s.word(last).as_bytes()), Some(Word::Month(_) | Word::AmbiguousMonth(_)));
    (!is_month && last + 1 == with && (first..=last).any(|i| is_proper(s, i))).then_some((first, last))
}

/// Whether a capital letter is only that of the sentence: "Deduction of the tax took …".
fn is_common_noun(s: &Sentence, first: usize, last: usize) -> bool {
    first == last
        && s.items[first].span.start == s.span.start
        && !s.items[first].is(cue::PART)
        && ["tion", "sion", "ment", "ness", "ance", "ence"].iter().any(|ending| s.word(first).ends_with(ending))
        && !is_name_elsewhere(s, first, last)
}

/// Who a movement without a metric is said of.
pub(super) enum Mover {
    /// A part of the business: a name, or a noun with "segment" or the like. First and last item.
    Part(usize, usize),
    /// Another noun.
    Noun,
}

/// "Wealth was up 5%", "our cloud business grew 50%": who moves by the figure at `at`; `None` where it is a pronoun, or
/// nobody is named. `from` is the first item that may be read.
pub(super) fn mover(s: &Sentence, at: usize, from: usize) -> Option<Mover> {
    let cue = (at.saturating_sub(10).max(from)..at)
        .rev()
        .take_while(|&i| s.is_filler(i) || s.items[i].is(MOVES | cue::BE | cue::REPORT | cue::AT | cue::BY | cue::OF))
        .filter(|&i| {
            s.items[i].is(MOVES | cue::BE | cue::REPORT) && (!s.items[i].is(cue::PLAIN) || s.items[i].is(MOVE_VERBS))
        })
        .last()?;
    let mut verb = cue;
    while verb > from && s.is_filler(verb - 1) && !s.items[verb - 1].is(cue::WE) && !s.items[verb - 1].name {
        verb -= 1;
    }
    let (first, last) = match before(s, verb).name.filter(|&(first, _)| first >= from) {
        Some(name) => name,
        None => match actor(s, at)? {
            Actor::Name(first, last) if first >= from => (first, last),
            _ => return None,
        },
    };
    let is_part = (first..=last).any(|i| {
        s.items[i].is(cue::UNIT) || is_proper(s, i) && (s.items[i].span.start != s.span.start || is_short_form(s, i))
    }) || is_name_elsewhere(s, first, last);
    Some(if is_part { Mover::Part(first, last) } else { Mover::Noun })
}

/// "HPC grew 11%": capitals throughout, and no metric's short form.
fn is_short_form(s: &Sentence, at: usize) -> bool {
    let word = s.word(at).as_bytes();
    word.len() > 1 && s.metric(at).is_none() && word.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// Whether the words that open a sentence are written with a capital letter inside other sentences close by too.
pub(super) fn is_name_elsewhere(s: &Sentence, first: usize, last: usize) -> bool {
    is_written_elsewhere(s, Span { start: s.items[first].span.start, end: s.items[last].span.end })
}

/// Whether the words under `span` are written with a capital letter inside other sentences close by too.
pub(super) fn is_written_elsewhere(s: &Sentence, span: Span) -> bool {
    /// How far the text is searched either way, in bytes: the bound keeps the time linear.
    const NEAR: usize = 1 << 14;
    let words = span.of(s.text).as_bytes();
    let bytes = s.text.as_bytes();
    if !words[0].is_ascii_uppercase() {
        return false;
    }
    let window = &bytes[(span.start as usize).saturating_sub(NEAR)..bytes.len().min(span.end as usize + NEAR)];
    memchr::memmem::find_iter(window, words).take(16).any(|found| {
        let after = window.get(found + words.len()).is_none_or(|b| !b.is_ascii_alphanumeric());
        let inside = found > 1
            && window[found - 1].is_ascii_whitespace()
            && (window[found - 2].is_ascii_lowercase() || window[found - 2] == b',');
        after && inside
    })
}

/// Whether the text close by calls the words `first..=last` a part of the business: "cloud revenue", "cloud grew".
pub(super) fn is_spoken_of(s: &Sentence, first: usize, last: usize) -> bool {
    /// How far the text is searched either way, in bytes: the bound keeps the time linear.
    const NEAR: usize = 1 << 12;
    const WORDS: &[&str] = &[
        "revenue",
        "sales",
        "grew",
        "business",
        "segment",
        "division",
        "group",
        "franchise",
        "unit",
        "recorded",
        "reported",
        "results",
        "earnings",
        "earned",
        "net income",
        "operations",
    ];
    let bytes = s.text.as_bytes();
    // The first letter may be a capital there.
    let words = &bytes[s.items[first].span.start as usize + 1..s.items[last].span.end as usize];
    let called = |window: &[u8]| {
        memchr::memmem::find_iter(window, words).take(16).any(|found| {
            let after = &window[found + words.len()..];
            after.first().is_some_and(u8::is_ascii_whitespace)
                && WORDS
                    .iter()
                    .any(|word| after[1..].get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word.as_bytes())))
        })
    };
    let (from, to) = (s.span.start as usize, s.span.end as usize);
    called(&bytes[to..bytes.len().min(to + NEAR)]) || called(&bytes[from.saturating_sub(NEAR)..from])
}

/// The subject that the words `first..=last` name.
pub(super) fn of_words(s: &Sentence, first: usize, last: usize) -> Subject {
    let span = Span { start: s.items[first].span.start, end: s.items[last].span.end };
    Subject { name: Some(clean(span.of(s.text))), span: Some(span), rule: "subject.mover", is_part: true }
}

/// The name that a sentence opens with: "Kestrel Maps now covers …".
pub(super) fn opening_name(s: &Sentence) -> Option<Arc<str>> {
    let verb =
        (0..s.items.len().min(30)).find(|&i| s.items[i].is(cue::BE | cue::REPORT | MOVES) || s.items[i].is_mark(b','));
    let proper = |&i: &usize| is_proper(s, i) && s.items[i].metric.is_none();
    // "The same is true for Kestrel Maps": else the first name of the sentence.
    let first = (0..verb.unwrap_or(0)).find(proper).or_else(|| (0..s.items.len().min(30)).find(proper))?;
    let (first, last) = name_from(s, first, true)?;
    let span = Span { start: s.items[first].span.start, end: s.items[last].span.end };
    Some(clean(span.of(s.text)))
}

/// Who a sentence tells of: the name that it opens with, with a verb right behind.
pub(super) fn teller(s: &Sentence) -> Option<Arc<str>> {
    let (first, last) = name_from(s, 0, true).filter(|&(first, _)| first < 2)?;
    let verb = s.items.get(last + 1).filter(|item| item.kind == ItemKind::Word && !item.name)?;
    let says = verb.is(cue::BE | cue::REPORT | MOVES) || s.word(last + 1).ends_with(['s', 'd']);
    let known = s.items[first].is(cue::PART) || s.items[last].is(cue::UNIT) || is_name_elsewhere(s, first, last);
    (says && known && s.items[first].metric.is_none()).then(|| of_words(s, first, last).name)?
}
