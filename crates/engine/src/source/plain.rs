//! Reads running text: every family scores it, the best wins.

use std::collections::BTreeMap;

use super::candidates::{self, Candidate};
use super::content;
use super::detail;
use super::families::{self, Family, RUN_IN};
use super::furniture;
use super::judge::{Common, Verdict, judge};
use super::lines::{Line, lines};
use super::page::{LineKind, Page};
use super::rosters::without_rosters;
use super::{Heading, Label, Score, run_in, stamp};
use crate::document::Time;
use crate::span::Span;

/// Fewer labels than these may be a title and a list.
const FEW: usize = 4;

/// What is read from running text.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) format: &'static str,
    pub(super) labels: Vec<Label>,
    pub(super) headings: Vec<Heading>,
    pub(super) roster: Vec<Label>,
    pub(super) furniture: Vec<Span>,
    pub(super) scores: Vec<Score>,
}

/// Reads the text with the best family, or the one named.
pub(super) fn read_text(text: &str, forced: Option<&str>) -> Plain {
    read(text, lines(text), forced)
}

/// Reads the text, which is cut into lines, with the best family, or the one named.
pub(super) fn read(text: &str, lines: Vec<Line>, forced: Option<&str>) -> Plain {
    let page = Page::new(text, lines);
    let (all, listed) = without_rosters(&page, candidates::find(&page));
    let mut common = Common::new(text);
    let mut best: Option<(&Family, Verdict)> = None;
    let mut scores = Vec::new();
    for family in families::ALL {
        let few = || best.as_ref().is_none_or(|(_, best)| best.labels.len() < FEW);
        let run_in = family.name == RUN_IN.name && (forced == Some(RUN_IN.name) || forced.is_none() && few());
        let all = if run_in { &run_in::find(&page, &listed) } else { &all };
        let verdict = judge(&page, family, all, &listed, &mut common);
        if verdict.points > 0 {
            scores.push(Score { format: family.name, labels: verdict.labels.len() as u32, points: verdict.points });
        }
        let wins = match forced {
            Some(name) => family.name == family_of(name),
            None => verdict.points > best.as_ref().map_or(0, |(_, b)| b.points),
        };
        if wins {
            best = Some((family, verdict));
        }
    }
    crate::order::by_number(&mut scores, |score| u64::from(u32::MAX - score.points));
    let Some((family, verdict)) = best.filter(|_| forced != Some("unlabelled")) else {
        let furniture = furniture::find(&page, &[], &[]);
        return Plain { format: "unlabelled", furniture, headings: page.headings, scores, ..Plain::default() };
    };
    let contents = content::contents(&page, &verdict.labels, &verdict.roster);
    let mut details = Details::default();
    let mut made = |c: &Candidate, content: Span| label(&page, c, content, &mut details);
    let labels = verdict.labels.iter().zip(&contents).map(|(c, content)| made(c, *content)).collect();
    let roster = verdict.roster.iter().map(|c| made(c, Span::new(c.span.end as usize, c.span.end as usize))).collect();
    let furniture = furniture::find(&page, &verdict.labels, &verdict.reprints);
    Plain { format: print_name(&page, family, &verdict), labels, roster, furniture, headings: page.headings, scores }
}

/// The family that reads a format of that name.
fn family_of(format: &str) -> &str {
    match format {
        "caps-colon" | "markdown" => "name-colon",
        "bilingual-line" => "name-dash",
        other => other,
    }
}

/// The name of the format as it is set in this text.
fn print_name(page: &Page<'_>, family: &Family, verdict: &Verdict) -> &'static str {
    let labels = &verdict.labels;
    let most = |test: fn(&Candidate) -> bool| labels.iter().filter(|c| test(c)).count() * 2 > labels.len();
    if most(|c| c.last > c.first && c.head.shape != super::head::Shape::Block && !c.colon) && doubled(page, labels) {
        return "bilingual-line";
    }
    if most(|c| c.head.bold) {
        return "markdown";
    }
    if family.name == "name-colon" && most(|c| c.caps) {
        return "caps-colon";
    }
    family.name
}

/// Whether most labels are printed twice.
fn doubled(page: &Page<'_>, labels: &[Candidate]) -> bool {
    let twice = |c: &&Candidate| {
        let printed: Vec<&str> = (c.first as usize..=c.last as usize)
            .filter(|&i| page.kinds[i] != LineKind::Blank)
            .map(|i| page.words(i))
            .collect();
        printed.len() == 2 && (printed[0] == printed[1] || printed.concat().chars().any(super::lines::is_cjk))
    };
    labels.iter().filter(twice).count() * 2 > labels.len()
}

/// The label that a candidate is.
fn label<'t>(page: &Page<'t>, c: &Candidate, content: Span, details: &mut Details<'t>) -> Label {
    let (role, firm) = c.head.detail.map_or((None, None), |detail| details.split(page.text, detail));
    let above = (c.first as usize).checked_sub(1).filter(|&i| page.kinds[i] == LineKind::Stamp).map(|i| page.words(i));
    let start_ms = c.head.start_ms.or_else(|| above.and_then(stamp::leading_stamp).map(|(ms, _)| ms)).or_else(|| {
        let words = content.of(page.text);
        stamp::leading_stamp(words).filter(|_| words.starts_with(['(', '['])).map(|(ms, _)| ms)
    });
    Label {
        span: c.span,
        name: c.head.name,
        role,
        firm: c.aside.map(|aside| Span::new(aside.start as usize + 1, aside.end as usize - 1)).or(firm),
        mark: c.head.mark,
        content,
        time: start_ms.map(|start_ms| Time { start_ms, end_ms: None }),
    }
}

/// What stands beside names, cut into role and firm once for each wording, since labels come again and again.
#[derive(Default)]
struct Details<'t>(BTreeMap<&'t str, (Option<Span>, Option<Span>)>);

impl<'t> Details<'t> {
    /// [`detail::split`].
    fn split(&mut self, text: &'t str, detail: Span) -> (Option<Span>, Option<Span>) {
        let words = detail.of(text);
        let (role, firm) = *self.0.entry(words).or_insert_with(|| detail::split(words, Span::new(0, words.len())));
        let here = |part: Option<Span>| {
            part.map(|part| Span { start: part.start + detail.start, end: part.end + detail.start })
        };
        (here(role), here(firm))
    }
}
