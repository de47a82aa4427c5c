//! What a sentence turns to: the heading of a slide, "Turning to Cards", "Next, the Cards segment".

use std::sync::Arc;

use super::actor::is_spoken_of;
use super::names::{before, clean, is_company, is_proper, name_from};
use super::sentence::{MOVES, Sentence};
use super::subject::Standing;
use crate::lexicon::linking::cue;
use crate::span::Span;

/// Whether "on page 5" stands at `at`.
#[inline]
fn on_page(s: &Sentence, at: usize) -> bool {
    s.items.get(at).is_some_and(|item| item.is(cue::IN)) && is_page(s, at + 1)
}

fn is_page(s: &Sentence, at: usize) -> bool {
    at < s.items.len() && matches!(s.word(at), "page" | "slide" | "pages" | "slides" | "Page" | "Slide")
}

/// What a sentence turns to.
pub(super) enum Turned {
    /// A part of the business; `is_head` where it heads a slide.
    Part {
        /// Its name.
        name: Arc<str>,
        /// Whether it heads a slide.
        is_head: bool,
    },
    /// The company as a whole.
    Whole,
}

/// "On slide 11, we show the results for Services": the heading of a slide. One that is headed with no part of the
/// business is about the whole.
fn slide(s: &Sentence, standing: &Standing) -> Option<Turned> {
    let page = (0..s.items.len().min(5)).find(|&i| on_page(s, i))?;
    let comma = (page..s.items.len().min(page + 5)).find(|&i| s.items[i].is_mark(b','))?;
    let heads = (comma + 1..s.items.len().min(comma + 14))
        .filter(|&i| s.items[i].is(cue::FOR | cue::OF | cue::IN) && !s.items[i].is(MOVES))
        .find_map(|i| name_from(s, i + 1, true).filter(|&(first, last)| (first..=last).any(|i| is_proper(s, i))));
    let Some((first, last)) = heads else { return Some(Turned::Whole) };
    let name = clean(Span { start: s.items[first].span.start, end: s.items[last].span.end }.of(s.text));
    Some(match is_company(&name, standing.company.as_deref()) {
        true => Turned::Whole,
        false => Turned::Part { name, is_head: true },
    })
}

/// "Next, the Harbour Cloud segment.": a short sentence without a verb that names a part of the business.
fn heading(s: &Sentence, standing: &Standing) -> Option<Turned> {
    const OPENERS: &[&str] =
        &["next", "first", "second", "third", "now", "then", "finally", "lastly", "and", "on", "in"];
    const LONGEST: usize = 9;
    if s.items.len() > LONGEST {
        return None;
    }
    let opens = |i: usize| OPENERS.iter().any(|opener| s.word(i).eq_ignore_ascii_case(opener));
    let start = (0..s.items.len()).find(|&i| !opens(i) && !s.items[i].is_mark(b','))?;
    let (first, last) = name_from(s, start, true)?;
    let named = (first..=last).any(|i| s.items[i].is(cue::UNIT)) && (first..=last).any(|i| is_proper(s, i));
    (start > 0 && last + 1 == s.items.len() && named && s.items[first].metric.is_none()).then(|| {
        let name = clean(Span { start: s.items[first].span.start, end: s.items[last].span.end }.of(s.text));
        match is_company(&name, standing.company.as_deref()) {
            true => Turned::Whole,
            false => Turned::Part { name, is_head: false },
        }
    })
}

/// "Turning to Cards", "let's look at the segments, beginning with Home Lending", "on a consolidated basis".
pub(super) fn turned(s: &Sentence, standing: &Standing) -> Option<Turned> {
    let mut turned = slide(s, standing).or_else(|| heading(s, standing));
    for i in 0..s.items.len().min(24) {
        let item = &s.items[i];
        let is_page = i > 0 && on_page(s, i);
        if is_page && s.items[i - 1].is(cue::TOTAL | cue::GUIDANCE) && !s.items[i - 1].is(cue::UNIT) {
            turned = Some(Turned::Whole);
        } else if is_page
            && let Some((first, last)) = before(s, i).name
            && (first..=last).any(|i| is_proper(s, i))
        {
            // "Cards on page 5": the heading of a slide.
            let span = Span { start: s.items[first].span.start, end: s.items[last].span.end };
            turned = Some(Turned::Part { name: clean(span.of(s.text)), is_head: true });
        }
        if item.is(cue::TURN) && item.is(cue::TOTAL) {
            turned = Some(Turned::Whole);
        } else if item.is(cue::TURN) {
            let mut next = i + 1;
            while next < s.items.len() && (s.is_filler(next) || s.items[next].is(cue::WE)) {
                next += 1;
            }
            let whole = (next..s.items.len().min(next + 6))
                .any(|i| s.items[i].is(cue::TOTAL | cue::GUIDANCE) && !s.items[i].is(cue::UNIT));
            if whole {
                turned = Some(Turned::Whole);
            } else if let Some((first, last)) = name_from(s, i + 1, i > 3)
                && (first..=last).any(|i| s.items[i].metric.is_none() || s.items[i].name)
            {
                if !(first..=last).any(|i| is_proper(s, i) || s.items[i].is(cue::UNIT)) && !is_spoken_of(s, first, last)
                {
                    // "turning to the macro backdrop": no part of the business, but the end of what was said of one.
                    turned = Some(Turned::Whole);
                    continue;
                }
                let span = Span { start: s.items[first].span.start, end: s.items[last].span.end };
                let name = span.of(s.text);
                turned = Some(if is_company(name, standing.company.as_deref()) {
                    Turned::Whole
                } else {
                    Turned::Part { name: clean(name), is_head: on_page(s, last + 1) }
                });
            }
        }
    }
    turned
}
