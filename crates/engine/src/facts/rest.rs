//! Against what a figure is measured, by which rules, whether it happened and when: what is asked once role, metric and
//! subject are known.

use super::items::ItemKind;
use super::sentence::Sentence;
use super::trace::Trace;
use super::{Link, Linker, basis, finish, modality};
use crate::document::{Accounting, Basis, Modality, Period, Role};
use crate::lexicon::linking::cue;
use crate::lexicon::phrases::Phrases;
use crate::span::Span;

/// What [`Linker::rest`] finds.
pub(super) struct Rest {
    pub basis: Option<Basis>,
    pub accounting: Option<Accounting>,
    pub modality: Modality,
    pub period: Option<Period>,
}

/// "$400 million this year, down from $600 million": whether what is compared with is no promise itself.
fn is_past(s: &Sentence, at: usize) -> bool {
    let compare = (at.saturating_sub(6)..at).rev().find(|&i| s.items[i].is(cue::COMPARE));
    compare.is_some_and(|compare| {
        let promise =
            |i: usize| s.items[i].is(cue::GUIDANCE) || matches!(s.word(i), "range" | "midpoint" | "previous" | "prior");
        matches!(s.word(compare), "down from" | "up from" | "compared to" | "compared with")
            && !(compare + 1..at).any(promise)
            && !s.items.get(at + 1).is_some_and(|next| next.is(cue::TO))
            // "down from $500 million in our previous guidance".
            && !(at + 1..s.items.len())
                .take_while(|&i| s.figure(i).is_none() && !s.is_break(i) && !s.items[i].is(cue::AND))
                .any(promise)
    })
}

/// "We signed a contract of $400 million that runs to 2036": whether the figure at `at` has happened, or is owed until then,
/// whatever year is told behind it.
fn is_settled(s: &Sentence, at: usize, year: Span) -> bool {
    const UNTIL: &[&str] = &[
        "due", "maturing", "matures", "mature", "maturity", "expiring", "expires", "expire", "runs", "running",
        "through", "until",
    ];
    const PAST: &[&str] = &["bought", "borrowed", "got", "issued", "paid", "signed", "spent", "took", "won"];
    let happened = |i: usize| {
        let word = s.word(i);
        PAST.iter().any(|past| word.eq_ignore_ascii_case(past))
            || s.items[i].kind == ItemKind::Word && !s.items[i].is(cue::GUIDANCE) && modality::is_past(word)
    };
    let until = |i: usize| UNTIL.iter().any(|until| s.word(i).eq_ignore_ascii_case(until));
    (at + 1..s.items.len()).take_while(|&i| s.items[i].span.start < year.start).any(until)
        || (s.clause_start(at)..at).any(happened)
}

/// "up 31% on the first half of last year": whether the period behind the figure at `at` is what it is measured
/// against.
fn is_over_time(s: &Sentence, at: usize) -> bool {
    let time = (at + 1..s.items.len().min(at + 5)).find(|&i| matches!(s.items[i].kind, ItemKind::Time(_)));
    let ties = |i: usize| s.items[i].is(cue::COMPARE | cue::FROM) || matches!(s.word(i), "over" | "on");
    time.is_some_and(|time| (at + 1..time).any(ties))
}

/// The words of a year before this one.
static YEAR: Phrases =
    Phrases::new(&["last year", "prior year", "previous year", "year ago", "year earlier", "prior-year"]);

/// "from the fourth quarter of last year": whether the quarter that the item at `at` names is one of the year before.
fn is_of_last_year(s: &Sentence, at: usize) -> bool {
    let last = (at + 3).min(s.items.len() - 1);
    let words = &s.text[s.items[at].span.start as usize..s.items[last].span.end as usize];
    words.contains("quarter of ") && YEAR.stand_in(words)
}

impl Linker<'_> {
    /// Basis, accounting, modality and period of one figure.
    pub(super) fn rest(&self, s: &Sentence, links: &[Link], here: usize, asked: bool, trace: &mut Trace) -> Rest {
        let link = &links[here];
        let mut basis = basis::basis(s, link.at, link.role, &links[..here]);
        if basis.is_none()
            && link.role == Role::Change
            && let Some(prior) = links[here + 1..].iter().take(4).find(|l| l.role == Role::Prior)
            && prior.metric == link.metric
        {
            // "a drop of 12% against $90 million in the year before".
            basis = basis::basis(s, prior.at, Role::Prior, &links[..here]);
        }
        if basis.is_none() && link.role == Role::Change {
            // "$1.60, compared with $1.52 in the fourth quarter of 2030, an increase of 5%": the period of the prior says it.
            let prior = links[..here].iter().rev().take(2).find(|l| l.role == Role::Prior && l.metric == link.metric);
            basis = prior.and_then(|prior| self.year_before(s, prior.at)).map(|time| (Basis::Yoy, time));
        }
        let as_reported = s.items.get(link.at + 1).is_some_and(|next| next.is(cue::GAAP));
        if basis.is_none() && link.by == "role.coordinated" && link.role == Role::Change && here > 0 && !as_reported {
            // "up 6% on last year or 9%, without …".
            basis = basis::basis(s, links[here - 1].at, Role::Change, &links[..here - 1]);
        }
        if basis.is_none() && (link.role == Role::Prior || link.role == Role::Change && is_over_time(s, link.at)) {
            basis = self.relative(s, link.at);
        }
        let span = |item: usize| Some(s.items[item].span);
        if let Some((basis, item)) = basis {
            trace.note(link.mention, "basis", basis.as_str(), "basis.printed", span(item));
        }
        if let Some((Basis::Qoq, item)) = basis
            && (self.is_year_before(s, s.items[item].span) || is_of_last_year(s, item))
        {
            // "from the first quarter of 2031" in the call on the first quarter of 2032, "of last year" in any.
            basis = Some((Basis::Yoy, item));
        }
        let (mut modality, item) = modality::modality(s, link.at, asked);
        let open = if link.metric_item.is_some() {
            matches!(modality, Modality::Hypothetical | Modality::Question)
        } else {
            modality != Modality::Guidance
        };
        if let Some(earlier) = link.restates
            && open
        {
            modality = s.mentions[earlier as usize].modality;
        }
        trace.note(link.mention, "modality", modality.as_str(), "modality.words", item.and_then(span));
        if link.role == Role::Prior && modality == Modality::Guidance && (link.by == "role.from" || is_past(s, link.at))
        {
            // "to raise the dividend from $1.15 to $1.25": where it comes from has happened.
            modality = Modality::Reported;
        }
        let accounting = finish::accounting(s, link);
        if let Some(accounting) = accounting {
            trace.note(link.mention, "accounting", accounting.as_str(), "accounting.words", None);
        }
        let (period, span) = self.period(s, link, modality);
        if modality == Modality::Reported
            && link.role != Role::Prior
            && let Some(year) = span
            && self.is_to_come(period.as_ref())
            && !is_settled(s, link.at, year)
        {
            // "We can reach $1 billion of sales by 2040".
            modality = Modality::Guidance;
        }
        if let Some(period) = &period {
            let rule = if span.is_some() { "period.nearest" } else { "period.call" };
            trace.note(link.mention, "period", &period.text, rule, span);
        }
        Rest { basis: basis.map(|b| b.0), accounting, modality, period }
    }

    /// The period behind the figure at `at` that is the call's own a year before.
    fn year_before(&self, s: &Sentence, at: usize) -> Option<usize> {
        let time = |&i: &usize| matches!(s.items[i].kind, ItemKind::Time(_));
        let behind = (at + 1..s.items.len()).take_while(|&i| s.figure(i).is_none() && !s.is_break(i)).find(time)?;
        self.is_year_before(s, s.items[behind].span).then_some(behind)
    }

    /// "versus 3.3% last year", "compared with 104,000 in the fourth quarter": what the period behind a prior value is to
    /// the call's own.
    fn relative(&self, s: &Sentence, at: usize) -> Option<(Basis, usize)> {
        static QUARTER: Phrases = Phrases::new(&["last quarter", "prior quarter", "previous quarter"]);
        let time = |&i: &usize| matches!(s.items[i].kind, ItemKind::Time(_));
        let behind = (at + 1..s.items.len()).take_while(|&i| s.figure(i).is_none() && !s.is_break(i)).find(time)?;
        let ItemKind::Time(mention) = s.items[behind].kind else { return None };
        let period = s.mentions[mention as usize].period.as_ref()?;
        if YEAR.stand_in(&period.text) {
            return Some((Basis::Yoy, behind));
        }
        if QUARTER.stand_in(&period.text) {
            return Some((Basis::Qoq, behind));
        }
        if self.is_year_before(s, s.items[behind].span) {
            return Some((Basis::Yoy, behind));
        }
        let ours = self.outline.call.period.as_ref()?;
        let (then, now) = (basis::ordinal(&period.text)?, basis::ordinal(&ours.text)?);
        let before = (then + 1) % 4 == now && !period.text.contains(|c: char| c.is_ascii_digit());
        before.then_some((Basis::Qoq, behind))
    }

    /// Whether the period that the words under `span` are part of is the call's own a year before.
    fn is_year_before(&self, s: &Sentence, span: Span) -> bool {
        let at = s.mentions.partition_point(|m| m.span.start < span.end);
        let period = at.checked_sub(1).map(|at| &s.mentions[at]).filter(|m| m.span.end >= span.end);
        let words = |period: Option<&Period>| period.and_then(|p| basis::quarter(&p.text));
        let then = words(period.and_then(|m| m.period.as_ref()));
        then.zip(words(self.outline.call.period.as_ref()))
            .is_some_and(|(then, ours)| then.0 == ours.0 && then.1 + 1 == ours.1)
    }

    /// Whether a period is one of a year that lies behind the call's own, by the calendar and by the company's count.
    fn is_to_come(&self, period: Option<&Period>) -> bool {
        let year = |period: &Period| {
            let parts = period.text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
            parts.filter_map(|part| part.parse::<i16>().ok()).filter(|year| (1900..2200).contains(year)).max()
        };
        let Some(ours) = self.outline.call.period.as_ref() else { return false };
        let now = year(ours).max(ours.end.map(|end| end.year()));
        now.is_some() && period.and_then(year) > now
    }

    /// The period that stands nearest in the sentence; the call's own for what is reported without one.
    fn period(&self, s: &Sentence, link: &Link, modality: Modality) -> (Option<Period>, Option<Span>) {
        let time = |at: usize| {
            let item = &s.items[at];
            // "compared with $3 million in the same quarter last year": what a change is measured against is the prior's period.
            let inside = || s.left(at, 2).is_some_and(|tie| s.items[tie].is(cue::IN));
            let own = matches!(item.kind, ItemKind::Time(_))
                || link.role == Role::Prior
                || link.role == Role::Level && inside();
            let mention = item.period().filter(|_| own)?;
            s.mentions[mention as usize].period.as_ref().map(|period| (period, item.span))
        };
        let behind =
            (link.at + 1..s.items.len()).take_while(|&i| s.figure(i).is_none() && !s.is_break(i)).find_map(time);
        let before = (link.at.saturating_sub(60)..link.at).rev().find_map(time);
        let nearest = behind.or(before);
        match nearest {
            Some((period, span)) => (Some(period.clone()), Some(span)),
            None if modality == Modality::Reported && matches!(link.role, Role::Level | Role::Change) => {
                (self.outline.call.period.clone(), None)
            }
            None => (None, None),
        }
    }
}
