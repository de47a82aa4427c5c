//! What can be said only once role and metric are known: what the metric implies for the role, names and figures in the
//! same order, figures taken back, rules of accounting.

use std::borrow::Cow;

use std::sync::Arc;

use super::names::clean;
use super::sentence::Sentence;
use super::{Link, metric, open, role};
use crate::document::{Accounting, Direction, Kind, Role};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::Sort;
use crate::mentions::takes_back;
use crate::span::Span;

/// What the metric itself says about the role: a percentage of revenue is a change where the clause speaks of growth,
/// a doubling is a rise, a net loss is negative.
pub(super) fn finish_role(link: &mut Link, s: &Sentence, kind: Kind, found: &role::Found, done: &[Link]) {
    if found.role == Role::Level && found.like.is_none() {
        if kind == Kind::Money && s.right(link.at, 3).is_some_and(|right| matches!(s.word(right), "loss" | "losses")) {
            // "a $125 million loss".
            link.direction = Some(Direction::Loss);
        }
        if kind == Kind::Percent
            && link.metric_item.and_then(|item| s.metric(item)).is_some_and(|metric| metric.name == "growth")
        {
            // "Growth was 9%": by so much something grew.
            link.role = Role::Change;
            link.direction = Some(Direction::Up);
        }
        let is_minus = s.mentions[link.mention as usize].direction.is_some();
        let is_plus = link.at > 0 && s.items[link.at - 1].is_mark(b'+');
        match kind {
            // "of which 2 points came from the longer week": a part of the change of what is no percentage itself.
            Kind::PercentagePoints | Kind::BasisPoints if link.sort == Sort::Amount && found.rule == "role.plain" => {
                if let Some(last) = done.last().filter(|last| last.role == Role::Change) {
                    (link.role, link.direction) = (Role::Change, last.direction);
                }
            }
            Kind::Multiple if link.sort != Sort::Ratio => {
                link.role = Role::Change;
                link.direction = Some(Direction::Up);
            }
            // "Volume -1.2%", "sales +5%": a sign says which way.
            Kind::Percent if link.sort == Sort::Amount && (is_minus || is_plus) => {
                link.role = Role::Change;
                link.direction = Some(if is_minus { Direction::Down } else { Direction::Up });
            }
            // "from 7% to 5%" says no more than where it went.
            Kind::Percent
                if found.rule == "role.moved-to" && done.last().is_some_and(|last| last.by == "role.from") => {}
            Kind::Percent if link.sort != Sort::Ratio => {
                let start = s.clause_start(link.at).max(link.at.saturating_sub(16));
                let moves = cue::UP_NOUN | cue::DOWN_NOUN | cue::UP_VERB | cue::DOWN_VERB;
                // "We raised prices 4%".
                let raised = |i: usize| link.metric_item == Some(i + 1) && s.word(i).starts_with("rais");
                if let Some(cue) =
                    (start..link.at).rev().find(|&i| s.items[i].is(moves) && !s.items[i].is(cue::PLAIN) || raised(i))
                {
                    let down = s.items[cue].is(cue::DOWN_NOUN | cue::DOWN_VERB);
                    link.role = Role::Change;
                    link.direction = Some(if down { Direction::Down } else { Direction::Up });
                } else if let Some(last) = done.last().filter(|last| {
                    last.role == Role::Change
                        && last.metric == link.metric
                        && s.mentions[last.mention as usize].kind == kind
                }) {
                    // "Cards was up 13%, and Custody was 48%": what moves is said once.
                    link.role = Role::Change;
                    link.direction = last.direction;
                }
            }
            _ => {}
        }
    }
    if link.role == Role::ShareOf
        && link.sort == Sort::Ratio
        && link.metric_item.is_some_and(|item| item < link.at)
        && found.cue.is_some_and(|cue| s.word(cue).starts_with("as a p"))
    {
        // "a gross margin of 27% as a percentage of net sales": what it is reckoned by.
        link.role = Role::Level;
    }
    if kind == Kind::Percent
        && link.role == Role::Level
        && link.sort == Sort::Amount
        && link.metric_item.is_some_and(|item| item > link.at && (link.at + 1..item).all(|i| s.is_filler(i)))
        && let Some(name) = link.metric.as_deref().and_then(|name| metric::margin_of(s, name))
    {
        // "a 15% operating profit".
        (link.metric, link.sort) = (Some(Cow::Borrowed(name)), Sort::Ratio);
    }
    if link.role == Role::ShareOf
        && (link.sort == Sort::Count && link.metric_item.is_some_and(|item| item > link.at)
            || link.metric.as_deref() == Some("gdp"))
        && let Some(name) = link.metric.as_deref()
    {
        // "60% of the customers" is a share of them, not a number of them.
        link.metric = Some(format!("{}_share", open::singular(name)).into());
    }
    if kind == Kind::Count && link.metric.as_deref() == Some("share_repurchase") {
        link.metric = Some(Cow::Borrowed("shares_repurchased"));
    }
    let negative =
        matches!(link.metric.as_deref(), Some("net_loss" | "operating_loss" | "investment_securities_losses"));
    let negative = negative
        || link.metric.as_deref() == Some("eps")
            && link.metric_item.is_some_and(|item| s.word(item).to_ascii_lowercase().contains("loss"));
    if negative && link.direction.is_none() && matches!(link.role, Role::Level | Role::Prior) {
        link.direction = Some(Direction::Loss);
    }
}

/// "$2 billion -- pardon me, $20 billion of buybacks": a figure that is taken back measures what its correction does.
pub(super) fn corrected(s: &Sentence, links: &mut [Link]) {
    for i in 1..links.len() {
        let (before, after) = links.split_at_mut(i);
        let (first, second) = (&mut before[i - 1], &after[0]);
        let kind = |link: &Link| s.mentions[link.mention as usize].kind;
        let between = &s.items[first.at + 1..second.at];
        if first.metric_item.is_none()
            && first.words.is_none()
            && second.metric_item.is_some_and(|item| item > second.at)
            && kind(first) == kind(second)
            && between.len() <= 6
            && between.iter().all(|item| item.metric.is_none())
            && is_taken_back(&s.text[s.items[first.at].span.end as usize..s.items[second.at].span.start as usize])
        {
            first.metric = second.metric.clone();
            (first.sort, first.reach, first.metric_item) = (second.sort, second.reach, second.metric_item);
            first.words = second.words;
            first.subject = second.subject.clone();
        }
    }
}

/// "12 of our 15 plants": what the whole counts the part counts too.
pub(super) fn wholes(s: &Sentence, links: &mut [Link]) {
    for i in 1..links.len() {
        let (before, after) = links.split_at_mut(i);
        let (part, whole) = (&mut before[i - 1], &after[0]);
        let counts = |link: &Link| s.mentions[link.mention as usize].kind == Kind::Count;
        let joined = s.items[part.at + 1].is(cue::OF)
            && (part.at + 2..whole.at)
                .all(|i| s.is_filler(i) || s.items[i].is(cue::WE | cue::ITS) || s.word(i) == "top");
        if part.metric.is_none() && counts(part) && counts(whole) && joined {
            (part.metric, part.sort, part.words) = (whole.metric.clone(), whole.sort, whole.words);
            part.subject = whole.subject.clone();
        }
    }
}

/// Whether the words between two figures take the first back, or break off before they say it better: "10x the -- almost 10x".
fn is_taken_back(words: &str) -> bool {
    words.contains("--") || words.contains(['\u{2013}', '\u{2014}', '…']) || takes_back(words)
}

/// "GAAP and non-GAAP costs were $4 billion and $3 billion, respectively", "revenue and profit of … and …,
/// respectively": the names and the figures in the same order.
pub(super) fn respectively(s: &Sentence, links: &mut [Link]) {
    if links.len() < 2 || !s.items.iter().any(|item| item.is(cue::RESPECTIVELY)) {
        return;
    }
    let first = links[0].at;
    let metrics: Vec<usize> = (0..first).filter(|&i| s.metric(i).is_some_and(|m| !m.weak)).collect();
    let distinct = metrics.windows(2).all(|w| s.items[w[0]].metric != s.items[w[1]].metric);
    if let Some(names) = names_of(s, links) {
        // "Home Systems and Factory Tools grew 12% and 8%, respectively".
        for (link, name) in links.iter_mut().zip(names) {
            link.subject.name = Some(name);
        }
    }
    // "營業收入和淨利潤分別為120億元和15億元,同比分別增長8%和12%": each round of figures is of one kind.
    let kind = |link: &Link| s.mentions[link.mention as usize].kind;
    let rounds = metrics.len().max(1);
    let whole = links.len().is_multiple_of(rounds)
        && links.chunks(rounds).all(|round| round.iter().all(|link| kind(link) == kind(&round[0])))
        && (links.len() == rounds || links.windows(2).any(|pair| kind(&pair[0]) != kind(&pair[1])));
    if metrics.len() > 1 && whole && distinct {
        for (link, &item) in links.iter_mut().zip(metrics.iter().cycle()) {
            if let Some(metric) = s.metric(item) {
                link.metric = Some(Cow::Borrowed(metric.name));
                (link.sort, link.reach, link.metric_item) = (metric.sort, metric.reach, Some(item));
                link.words = Some((item, item));
            }
        }
    }
}

/// The names under the subject that all links share, where there are as many as links.
fn names_of(s: &Sentence, links: &[Link]) -> Option<Vec<Arc<str>>> {
    let span = links[0].subject.span?;
    if links.iter().any(|link| link.subject.name != links[0].subject.name) {
        return None;
    }
    let within = s.items.iter().filter(|item| item.span.start >= span.start && item.span.end <= span.end);
    let mut names: Vec<Span> = Vec::new();
    let mut joined = true;
    for item in within {
        match names.last_mut() {
            _ if item.is(cue::AND) || item.is_mark(b',') => joined = true,
            Some(last) if !joined => last.end = item.span.end,
            _ => {
                names.push(item.span);
                joined = false;
            }
        }
    }
    (names.len() == links.len()).then(|| names.iter().map(|name| clean(name.of(s.text))).collect())
}

/// By which rules the metric is reckoned, from its own words and those before it.
pub(super) fn accounting(s: &Sentence, link: &Link) -> Option<Accounting> {
    let name = link.metric.as_deref()?;
    if name.ends_with("_non_gaap") {
        return Some(Accounting::NonGaap);
    }
    if name.ends_with("_gaap") {
        return Some(Accounting::Gaap);
    }
    if name.starts_with("adjusted_") {
        return Some(Accounting::Adjusted);
    }
    let metric = link.metric_item?;
    let words = s.word(metric);
    if words.get(..8).is_some_and(|w| w.eq_ignore_ascii_case("non-GAAP")) {
        return Some(Accounting::NonGaap);
    }
    if words.get(..8).is_some_and(|w| w.eq_ignore_ascii_case("adjusted")) {
        return Some(Accounting::Adjusted);
    }
    if words.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("GAAP ")) {
        return Some(Accounting::Gaap);
    }
    let cues = (metric.saturating_sub(5)..metric)
        .rev()
        .take_while(|&i| s.figure(i).is_none() && !s.items[i].is_mark(b',') && !s.is_break(i))
        // "our core business": a business, no way to reckon.
        .filter(|&i| !s.items[i + 1].is(cue::UNIT))
        .fold(0, |cues, i| cues | s.items[i].cues);
    let sorts = cue::GAAP | cue::NON_GAAP | cue::ADJUSTED;
    let start = s.clause_start(metric);
    // "On an adjusted basis, operating income was …".
    let opening = (start..metric.min(start + 5))
        .find(|&i| s.items[i].is(sorts))
        .filter(|&i| s.word(i).ends_with("basis") || s.items.get(i + 1).is_some_and(|_| s.word(i + 1) == "basis"));
    let cues = if cues & sorts != 0 { cues } else { opening.map_or(0, |i| s.items[i].cues) };
    match cues & sorts {
        cue::GAAP => Some(Accounting::Gaap),
        cue::ADJUSTED => Some(Accounting::Adjusted),
        found if found & cue::GAAP == 0 && found != 0 => Some(Accounting::NonGaap),
        _ => None,
    }
}
