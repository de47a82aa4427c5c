//! Whose figure it is: the company, or the segment, product or place that the words name or that the speaker is at.
//!
//! Names of parts are read from the text at hand and never listed.

use std::sync::Arc;

use super::actor::{Actor, actor, is_name_elsewhere, is_spoken_of, next_actor};
use super::excluded::{excluded, with_excluded};
use super::items::{BASIS, ItemKind};
use super::sentence::{MOVE_NOUNS, MOVES, Sentence, TIES};
use crate::document::Kind;
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::{Reach, Sort};
use crate::span::Span;

/// Longest name, in items.
const LONGEST: usize = 9;

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

/// The words right before a metric.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// A name.
    pub name: Option<(usize, usize)>,
    ours: bool,
    total: bool,
    its: bool,
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
        let own = match actor(s, at) {
            _ if related => None,
            Some(Actor::Name(first, last)) if metric < start && first >= start => Some((first, last)),
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

/// "$6 million in Consumer and $2 million in Wholesale": the name right behind a figure whose metric stands before it.
fn placed(s: &Sentence, metric: Option<usize>, at: usize) -> Option<(usize, usize)> {
    metric.filter(|&metric| metric < at)?;
    // "22% growth from the Ridge fields".
    let grown = s.right(at, 3).filter(|&i| s.items[i].is(MOVE_NOUNS));
    let tie = match grown {
        Some(noun) => s.right(noun, 2).filter(|&i| s.items[i].is(cue::IN | cue::FOR | cue::FROM))?,
        None => s.right(at, 2).filter(|&i| s.items[i].is(cue::IN | cue::FOR) && !s.items[i].is(MOVES))?,
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

/// "with Wealth up 23% and Markets up 17%": the name right before a movement without a verb.
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
    leading_from(s, 0, before).or_else(|| leading_from(s, s.clause_start(before).checked_sub(1)?, before))
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
    (is_part || comma && (measured() || is_spoken_of(s, name.0, name.1))).then_some(name)
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
