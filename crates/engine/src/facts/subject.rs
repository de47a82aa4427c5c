//! Whose figure it is: the company, or the segment, product or place that the words name or that the speaker is at.
//!
//! Names of parts are read from the text at hand and never listed.

use std::sync::Arc;

use super::actor::{Actor, actor, is_spoken_of, next_actor, of_words};
use super::excluded::{excluded, with_excluded};
use super::items::ItemKind;
use super::names::{before, clean, is_company, is_proper, name_from};
use super::sentence::{MOVE_NOUNS, MOVES, Sentence, TIES};
use crate::document::Kind;
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::{Reach, Sort};
use crate::span::Span;

/// A subject and how it was found.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The name; `None` where the company is meant and its name is not known.
    pub name: Option<Arc<str>>,
    /// The words that say so, where they stand in this sentence.
    pub span: Option<Span>,
    /// The stable name of the rule.
    pub rule: &'static str,
    /// Whether the words name a part of the business, so that what follows may be about it too.
    pub is_part: bool,
}

/// What is known from the sentences before.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// The company.
    pub company: Option<Arc<str>>,
    /// The part that the speaker has turned to.
    pub topic: Option<Arc<str>>,
    /// The part that the slide is headed with: what is reckoned for it (costs, profit) stays its own while the speaker
    /// turns to parts of it.
    pub head: Option<Arc<str>>,
    /// The part that a sentence opened with ("In Home Lending, …").
    pub local: Option<Arc<str>>,
    /// The part whose revenue was told last in so many words: what "segment profit" is of.
    pub told: Option<Arc<str>>,
    /// The part that the first figure of the paragraph is about, and where that figure ends.
    pub lead: Option<(Arc<str>, u32)>,
    /// The part that was named last.
    pub last: Option<Arc<str>>,
    /// The part that last did something, where the speaker has turned to none: what opens the next sentences without an
    /// owner is its own.
    pub actor: Option<Arc<str>>,
}

impl Standing {
    /// Back to the company as a whole.
    pub fn forget(&mut self) {
        *self = Self { company: self.company.take(), ..Self::default() };
    }
}

/// Whose the figure at `at` is, whose metric is named at `metric`; `earlier` is the subject of the figure before it in
/// the sentence.
pub(super) fn subject(
    s: &Sentence,
    at: usize,
    metric: Option<usize>,
    reach: Reach,
    is_revenue: bool,
    earlier: Option<&Subject>,
    standing: &Standing,
) -> Subject {
    let company = |span, rule| Subject { name: standing.company.clone(), span, rule, is_part: false };
    let metric = metric.map(|metric| first_named(s, metric, at));
    let before = metric.map(|metric| before(s, metric)).unwrap_or_default();
    let anchor = metric.unwrap_or(at);
    let without = excluded(s, anchor, at);
    let named = |range: (usize, usize), rule| {
        let span = Span { start: s.items[range.0].span.start, end: s.items[range.1].span.end };
        if is_company(span.of(s.text), standing.company.as_deref()) {
            return with_excluded(s, company(Some(span), rule), without);
        }
        let name = joined(s.text, span.of(s.text)).unwrap_or_else(|| clean(span.of(s.text)));
        let found = Subject { name: Some(name), span: Some(span), rule, is_part: true };
        with_excluded(s, found, without)
    };
    let firm = reach == Reach::Firm;
    if let Some(name) = priced(s, at) {
        return named(name, "subject.priced");
    }
    if let Some(name) = moved(s, at).filter(|&(first, _)| metric.is_none_or(|metric| metric < first)) {
        return named(name, "subject.moved");
    }
    // "Cards earned $6 billion, while Custody earned $1 billion", "…, and Custody was 5%": a figure whose metric was named
    // for another before it is of who does it.
    let shared = metric.filter(|&metric| metric < at && !firm);
    if let Some(metric) = shared {
        let start = s.clause_start(at);
        let related = start > 0 && matches!(s.word(start - 1), "which" | "who")
            || super::metric::inserted(s, at).is_some_and(|which| metric < which);
        // Only a name in a clause behind the metric's is asked for.
        let apart = !related && metric < start;
        let own = match apart.then(|| actor(s, at)).flatten() {
            _ if related => None,
            Some(Actor::Name(first, last)) if first >= start => Some((first, last)),
            _ if (metric..at).any(|i| s.figure(i).is_some()) => {
                next_actor(s, start, at).filter(|&(first, _)| first > metric)
            }
            _ => None,
        };
        if let Some(name) = own.filter(|&(first, last)| (first..=last).any(|i| is_proper(s, i))) {
            return named(name, "subject.actor");
        }
    }
    if s.items[0].is(cue::ITS)
        && s.clause_start(anchor.min(at)) == 0
        && before.name.is_none()
        && let Some(subject) = remembered(standing.last.as_ref(), "subject.its").filter(|_| earlier.is_none())
    {
        return with_excluded(s, subject, without);
    }
    if metric.is_none_or(|metric| metric < at)
        && let Some(name) = grown(s, at)
    {
        return Subject { rule: "subject.grown", ..of_words(s, name.0, name.1) };
    }
    // "1.6x the performance of the old grid": that is what it is compared with.
    let compared = s.figure(at).is_some_and(|m| s.mentions[m as usize].kind == Kind::Multiple);
    let owned = metric.filter(|&metric| !(compared && metric > at));
    if let Some(name) = owned.and_then(|metric| behind(s, metric, at)) {
        return named(name, "subject.of-metric");
    }
    // "$2 billion dollar-denominated notes": in what, not whose.
    let is_how = |(_, last): (usize, usize)| s.word(last).ends_with("denominated");
    // "1,200 SQL databases": between a count and its noun stands which ones, not whose.
    let is_kind = metric.is_some_and(|metric| metric > at && s.metric(metric).is_some_and(|metric| metric.said));
    // "445,000 equivalent barrels": so are words in small letters there.
    let counts = s.figure(at).is_some_and(|m| s.mentions[m as usize].kind == Kind::Count);
    // So they do before a metric that counts: "petabyte-scale workloads doubled".
    let counting = metric.is_some_and(|metric| s.metric(metric).is_some_and(|metric| metric.sort == Sort::Count));
    let is_sort = |(first, last): (usize, usize)| {
        (counts && first > at || counting)
            && (first..=last).all(|i| !s.items[i].name && !s.items[i].is(cue::UNIT) && s.word(i).is_ascii())
    };
    let name = before.name.filter(|&name| !is_kind && !is_sort(name) && !is_how(name));
    if let Some(name) = name.filter(|&(first, last)| !firm || (first..=last).any(|i| s.items[i].name)) {
        return named(name, "subject.before-metric");
    }
    // "Revenue from Cards was …. Segment gross margin was …".
    if before.name.is_none()
        && metric.and_then(|metric| metric.checked_sub(1)).is_some_and(|unit| {
            let opens = unit == 0 || s.items[unit - 1].is(cue::AND) || s.items[unit - 1].is_mark(b',');
            opens && ["segment", "division"].iter().any(|word| s.word(unit).eq_ignore_ascii_case(word))
        })
        && let Some(told) = remembered(standing.told.as_ref(), "subject.told")
    {
        return with_excluded(s, told, without);
    }
    if let Some(name) = placed(s, metric, at) {
        return named(name, "subject.placed");
    }
    if before.its
        && let Some(subject) = earlier.cloned().or_else(|| remembered(standing.last.as_ref(), "subject.its"))
    {
        return with_excluded(s, Subject { rule: "subject.its", ..subject }, without);
    }
    if before.total {
        return with_excluded(s, company(None, "subject.total"), without);
    }
    // "In Norland sales fell 2%, while Asia grew 9%": a clause with a name of its own.
    if !firm
        && s.clause_start(anchor.min(at)) > 0
        && let Some(Actor::Name(first, last)) = actor(s, anchor.min(at))
        && first >= s.clause_start(anchor.min(at))
        && (first..=last).any(|i| is_proper(s, i))
    {
        return named((first, last), "subject.actor");
    }
    let who = actor(s, anchor.min(at));
    // "In cargo, Kestrel Air grew 8%": a name in capitals does it.
    let names = |(first, last): (usize, usize)| (first..=last).any(|i| s.items[i].name);
    let named_actor = matches!(who, Some(Actor::Name(first, last)) if names((first, last)));
    if !firm && let Some(name) = leading(s, anchor.min(at)).filter(|&name| !named_actor || names(name)) {
        return named(name, "subject.leading");
    }
    if let Some(actor) = who {
        match actor {
            Actor::Name(first, last) => return named((first, last), "subject.actor"),
            Actor::Company
                if firm
                    || standing.topic.is_none()
                        && (standing.local.is_none() || is_ours(s, anchor) || is_revenue || reach != Reach::Part) =>
            {
                return with_excluded(s, company(None, "subject.we"), without);
            }
            Actor::Company => {}
            Actor::Its => {
                if let Some(subject) = earlier.cloned().or_else(|| remembered(standing.last.as_ref(), "subject.its")) {
                    return with_excluded(s, Subject { rule: "subject.its", ..subject }, without);
                }
            }
        }
    }
    if !firm && let Some(name) = led_by_with(s, at) {
        return named(name, "subject.main-clause");
    }
    if let Some(earlier) = earlier.filter(|_| !before.ours) {
        return with_excluded(s, Subject { rule: "subject.same-sentence", ..earlier.clone() }, without);
    }
    if !firm
        && s.clause_start(anchor.min(at)) > 0
        && let Some(Actor::Name(first, last)) = actor(s, s.clause_start(anchor.min(at)) - 1)
    {
        return named((first, last), "subject.main-clause");
    }
    if reach == Reach::Part
        && !is_revenue
        && let Some(local) = remembered(standing.local.as_ref(), "subject.local")
    {
        return with_excluded(s, local, without);
    }
    if !firm {
        let head = standing.head.as_ref().filter(|_| reach == Reach::Own);
        if let Some(topic) = remembered(head.or(standing.topic.as_ref()), "subject.topic") {
            return with_excluded(s, topic, without);
        }
    }
    if reach == Reach::Part
        && (!is_revenue || without.is_some())
        && let Some(last) = remembered(standing.last.as_ref(), "subject.last-named")
    {
        return with_excluded(s, last, without);
    }
    let opens =
        metric.is_some_and(|metric| metric <= 3 && (0..metric).all(|i| s.is_filler(i) || s.items[i].is(cue::AND)));
    if !firm
        && opens
        && !before.ours
        && let Some(part) = remembered(standing.actor.as_ref(), "subject.last-actor")
            .or_else(|| remembered(standing.lead.as_ref().map(|(name, _)| name), "subject.lead"))
    {
        return with_excluded(s, part, without);
    }
    with_excluded(s, company(None, "subject.company"), without)
}

/// "Retail Group" and "Cloud Group": whether two parts of the business are called by the same word of rank.
pub(super) fn is_sibling(one: &str, other: &str) -> bool {
    let rank = |name: &str| ["Group", "Segment", "Division"].into_iter().find(|&rank| name.ends_with(rank));
    let named = |name: &str| name.starts_with(char::is_uppercase);
    one != other && named(one) && named(other) && rank(one).is_some() && rank(one) == rank(other)
}

/// "our headcount": whether the metric at `metric` is said to be the company's own.
pub(super) fn is_ours(s: &Sentence, metric: usize) -> bool {
    (metric.saturating_sub(3)..metric).any(|i| s.items[i].is(cue::WE) && !s.word(i).eq_ignore_ascii_case("we"))
}

/// "Production at Kestrel Ridge averaged 270,000 barrels per day": where the words behind the figure repeat a metric that
/// its clause has named, whose it is stands there.
fn first_named(s: &Sentence, metric: usize, at: usize) -> usize {
    if metric < at {
        return metric;
    }
    let name = s.items[metric].metric;
    (s.clause_start(at)..at)
        .rev()
        .take_while(|&i| s.figure(i).is_none())
        .find(|&i| s.items[i].metric == name)
        .unwrap_or(metric)
}

fn remembered(name: Option<&Arc<str>>, rule: &'static str) -> Option<Subject> {
    name.map(|name| Subject { name: Some(name.clone()), span: None, rule, is_part: true })
}

/// "77 CLUB" where the text elsewhere prints the name as one word, "77CLUB".
fn joined(text: &str, name: &str) -> Option<Arc<str>> {
    let (number, word) = name.split_once(' ')?;
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) || word.contains(' ') {
        return None;
    }
    let joined = format!("{number}{word}");
    // A name stands in the beginning of a text if anywhere; the bound keeps the time linear.
    let beginning = &text.as_bytes()[..text.len().min(1 << 16)];
    memchr::memmem::find(beginning, joined.as_bytes()).map(|_| joined.into())
}

/// "revenue from Home Lending", "orders in Europe": the name tied to the metric from behind.
fn behind(s: &Sentence, metric: usize, at: usize) -> Option<(usize, usize)> {
    let mut i = metric + 1;
    let stop = s.items.len().min(metric + 14);
    while i < stop {
        let item = &s.items[i];
        match item.kind {
            ItemKind::Word if item.is(TIES) && !item.is(MOVES | cue::COMPARE) => {
                let loose = item.is(cue::FROM) && !item.is(cue::OF) && metric < at && i < at;
                let proper = !loose;
                if let Some(name) = name_from(s, i + 1, proper) {
                    return Some(name);
                }
                i += 1;
            }
            ItemKind::Word if s.is_filler(i) || item.is(cue::TOTAL | cue::WE) || item.is(MOVES) && i < at => i += 1,
            // "the 12% revenue growth of Harbour Cloud".
            ItemKind::Word if item.is(MOVE_NOUNS) && i == metric + 1 && metric > at => i += 1,
            ItemKind::Time(_) => i += 1,
            ItemKind::Figure(_) if i == at => i += 1,
            _ => return None,
        }
    }
    None
}

/// "Brent", "copper price", "a barrel": what has the price.
pub(super) fn commodity(words: &str) -> Option<Arc<str>> {
    let name = words.trim_end_matches(['s', 'S']).trim_end_matches("price").trim_end_matches("Price").trim_end();
    let name = if name.ends_with("barrel") { "oil" } else { name };
    (!name.is_empty()).then(|| clean(name))
}

/// "Sales of Harboxa": what a product brings in.
pub(super) fn is_product_sales(s: &Sentence, metric: usize) -> bool {
    s.word(metric).eq_ignore_ascii_case("sales")
        && s.items.get(metric + 1).is_some_and(|next| next.is(cue::OF))
        && name_from(s, metric + 2, true).is_some_and(|(first, last)| (first..=last).all(|i| s.items[i].name))
}

/// "driven by 12% public cloud growth": the part of the business between a figure and the noun of its movement.
fn grown(s: &Sentence, at: usize) -> Option<(usize, usize)> {
    let noun =
        (at + 1..s.items.len().min(at + 6)).find(|&i| s.items[i].is(MOVE_NOUNS) && !s.items[i].is(cue::PLAIN))?;
    let (first, last) = before(s, noun).name.filter(|&(first, last)| first > at && last + 1 == noun)?;
    let beside = (at + 1..first).all(|i| s.items[i].is_plain());
    let is_part = (first..=last).any(|i| is_proper(s, i) || s.items[i].is(cue::UNIT));
    (beside && is_part && (first..=last).all(|i| s.items[i].metric.is_none())).then_some((first, last))
}

/// "$6 million in Consumer and $2 million in Wholesale": the name right behind a figure whose metric stands before it.
fn placed(s: &Sentence, metric: Option<usize>, at: usize) -> Option<(usize, usize)> {
    if metric.is_some_and(|metric| metric > at) {
        return None;
    }
    // "22% growth from the Ridge fields".
    let grown = s.right(at, 3).filter(|&i| s.items[i].is(MOVE_NOUNS));
    let tie = match grown {
        Some(noun) => s.right(noun, 2).filter(|&i| s.items[i].is(cue::IN | cue::FOR | cue::FROM))?,
        None => s
            .right(at, 2)
            .filter(|&i| metric.is_some() && s.items[i].is(cue::IN | cue::FOR) && !s.items[i].is(MOVES))?,
    };
    let (first, last) = name_from(s, tie + 1, true)?;
    // "8% in Cloud revenue" names another metric.
    let next = s.items.get(last + 1);
    ((first..=last).any(|i| is_proper(s, i)) && next.is_none_or(|item| item.metric.is_none())).then_some((first, last))
}

/// "our interest in Kestrel Foods for $1 billion": the name that a price is paid for.
fn priced(s: &Sentence, at: usize) -> Option<(usize, usize)> {
    let for_ = s.left(at, 6).filter(|&i| s.items[i].is(cue::FOR) && !s.items[i].is(MOVES))?;
    before(s, for_).name.filter(|&(first, last)| (first..=last).any(|i| is_proper(s, i)))
}

/// "with Ferries up 12% and Barges up 6%": the name right before a movement without a verb.
fn moved(s: &Sentence, at: usize) -> Option<(usize, usize)> {
    let up = s.left(at, 4).filter(|&i| matches!(s.word(i), "up" | "down"))?;
    let (first, last) = before(s, up).name?;
    let bare = (first..=last)
        .all(|i| s.metric(i).is_none_or(|metric| metric.sort == Sort::Count) && !s.items[i].is(cue::UNIT));
    (last + 1 == up && bare && first > 0 && (first..=last).all(|i| is_proper(s, i))).then_some((first, last))
}

/// "In Home Lending, revenue was …", "Turning to Cards, …": the name that a sentence opens with.
fn leading(s: &Sentence, before: usize) -> Option<(usize, usize)> {
    // "Balances fell, but in Home Lending, you had …": the name may open the clause.
    leading_from(s, 0, before).or_else(|| leading_from(s, s.clause_start(before).checked_sub(1)?, before)).or_else(
        || {
            // "As I said, in Cards, the charge was …".
            let comma = (1..before.min(6)).find(|&i| s.items[i].is_mark(b','))?;
            (0..comma).all(|i| s.figure(i).is_none()).then(|| leading_from(s, comma + 1, before)).flatten()
        },
    )
}

fn leading_from(s: &Sentence, start: usize, before: usize) -> Option<(usize, usize)> {
    let mut i = start;
    while i < before
        && i < start + 4
        && (s.is_filler(i) || s.items[i].is(cue::AND | cue::CLAUSE) && !s.items[i].is(TIES))
    {
        i += 1;
    }
    if i >= before || !s.items[i].is(TIES & !cue::FROM | cue::TURN) {
        return None;
    }
    let name = name_from(s, i + 1, false).filter(|&(_, last)| last < before)?;
    let is_part = (name.0..=name.1).any(|i| is_proper(s, i) || s.items[i].is(cue::UNIT));
    // "In gaming, revenue rose": a part in small letters is known by what is said of it, or by being spoken of as one.
    let comma = s.items.get(name.1 + 1).is_some_and(|next| next.is_mark(b','));
    let measured = || {
        s.items[i].is(cue::IN)
            && name.1 < name.0 + 2
            && s.items.get(name.1 + 2).is_some_and(|next| next.metric.is_some())
    };
    // "In fiber, we added 132,000": so does one that the company does something in.
    let ours = || {
        s.items[i].is(cue::IN)
            && name.0 == i + 1
            && name.1 < name.0 + 2
            && (name.0..=name.1).all(|i| s.items[i].cues == 0)
            && s.items.get(name.1 + 2).is_some_and(|next| next.is(cue::WE) && s.word(name.1 + 2) == "we")
    };
    (is_part || comma && (measured() || ours() || is_spoken_of(s, name.0, name.1))).then_some(name)
}

/// "With 600 games and a base of 100 million devices, Harbour Play is set to …": the name behind the clause.
fn led_by_with(s: &Sentence, at: usize) -> Option<(usize, usize)> {
    if !s.word(0).eq_ignore_ascii_case("with") || s.items[0].kind != ItemKind::Word {
        return None;
    }
    let comma = (at + 1..s.items.len().min(at + 24)).find(|&i| s.items[i].is_mark(b','))?;
    let (first, last) = name_from(s, comma + 1, true)?;
    let ours = (comma + 1..first).any(|i| s.items[i].is(cue::WE));
    (!ours && (first..=last).any(|i| is_proper(s, i))).then_some((first, last))
}
