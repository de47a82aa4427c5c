//! Metric and subject of one figure: every rule in its order, the nearest words first.

use std::borrow::Cow;

use super::sentence::Sentence;
use super::subject::Subject;
use super::trace::Trace;
use super::{Link, Linker, NEAR, actor, metric, names, open, over, role, subject};
use crate::document::{Kind, Role};
use crate::lexicon::metrics::{Reach, Sort};
use crate::span::Span;

impl Linker<'_> {
    /// Finds metric and subject of one figure.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn measure(
        &self,
        s: &Sentence,
        link: &mut Link,
        kind: Kind,
        like: Option<usize>,
        named: Option<metric::Named>,
        found: &role::Found,
        done: &[Link],
        trace: &mut Trace,
    ) {
        let mention = link.mention;
        let mut note =
            |value: &str, rule: &'static str, span: Option<Span>| trace.note(mention, "metric", value, rule, span);
        if link.role == Role::ShareOf
            && like.is_none()
            && let Some((name, first, last)) = open::share_name(s, link.at)
        {
            let span = over(s.items, first, last);
            // "a third of our business": of what it sells.
            let name = if name == "business_share" { Cow::Borrowed("revenue") } else { name };
            note(&name, "metric.share", Some(span));
            link.metric = Some(name);
            (link.sort, link.words) = (Sort::Ratio, Some((first, last)));
            let name = Some(names::clean(span.of(s.text)));
            link.subject = Subject { name, span: Some(span), rule: "subject.whole", is_part: false };
            return;
        }
        let counted = if kind == Kind::Count
            && like.is_none()
            && named.is_none_or(|named| named.rule == "metric.clause" && named.item < link.at)
        {
            open::counted(s, link.at)
        } else if let Some(more) = found.cue.filter(|&cue| open::is_more(s, link.at, cue)) {
            // "60% more warehouses": they are counted too.
            open::counted(s, more)
        } else if kind == Kind::Multiple && named.is_none_or(|named| named.item < link.at) {
            open::measure_of(s, link.at)
        } else {
            None
        };
        // What a verb moves by so much comes before any metric that stands ahead of the verb.
        let object = (found.cue)
            .filter(|&verb| {
                found.rule == "role.moved-by" && like.is_none() && named.is_none_or(|named| named.item < verb)
            })
            .and_then(|verb| open::object(s, verb, link.at));
        let object = object.or_else(|| {
            let far = like.is_none() && named.is_none_or(|named| named.rule == "metric.clause" && named.item < link.at);
            if far { open::own_noun(s, link.at) } else { None }
        });
        if let Some(named) = named.filter(|_| counted.is_none() && object.is_none())
            && let Some(metric) = s.metric(named.item)
        {
            // The same value said of the same metric before.
            let again = self.restated.find(link.mention, s.mentions);
            link.restates = again.filter(|&m| s.mentions[m as usize].metric.as_deref() == Some(metric.name));
            link.metric = Some(Cow::Borrowed(metric.name));
            if let Some(earlier) = again.and_then(|m| s.mentions[m as usize].metric.as_ref())
                && named.rule == "metric.clause"
                && earlier.strip_prefix(metric.name).is_some_and(|rest| rest.starts_with('_'))
            {
                // "to increase the dividend to $1.25", once that was said to be per share.
                link.metric = Some(earlier.clone());
            }
            (link.sort, link.reach, link.metric_item) = (metric.sort, metric.reach, Some(named.item));
            link.words = Some((named.item, named.item));
            if kind == Kind::Money
                && (metric::is_per_share(s, link.at) || metric::is_small(s, link.at))
                && let Some(name) = metric::per_share(s, metric.name)
            {
                link.metric = Some(Cow::Borrowed(name));
            }
            let divided = named.item > 0 && s.items[named.item - 1].is_mark(b'/');
            if kind == Kind::Multiple && (named.item > link.at || divided) && metric.name.ends_with("ebitda") {
                // "Net debt is 3 times EBITDA" is what is owed, "they paid 12 times EBITDA" is a price.
                let name = if metric::is_of_debt(s, link.at) { "leverage_ratio" } else { "ebitda_multiple" };
                (link.metric, link.sort) = (Some(Cow::Borrowed(name)), Sort::Ratio);
            }
            if kind == Kind::Money && metric.name == "share_repurchase" && metric::is_authorized(s, link.at) {
                link.metric = Some(Cow::Borrowed("repurchase_authorization"));
            }
            if kind == Kind::Count && metric.name == "revenue" {
                // "copper sales of 4.1 billion pounds": what is weighed is no money.
                link.metric = Some(Cow::Borrowed("sales_volume"));
            }
            if metric.name == "revenue" && self.income_is_net && s.word(named.item).eq_ignore_ascii_case("income") {
                link.metric = Some(Cow::Borrowed("net_income"));
            }
            if metric.name == "revenue" && subject::is_product_sales(s, named.item) {
                link.metric = Some(Cow::Borrowed("sales"));
            }
            if (metric.head || metric.name == "revenue")
                && let Some((name, unit)) = open::per_unit(s, named.item)
            {
                link.metric = Some(name);
                link.words = Some((named.item, unit));
                note(link.metric.as_deref().unwrap_or("?"), "metric.per-unit", Some(over(s.items, named.item, unit)));
                self.own(s, link, done);
                return;
            }
            if metric.head
                && let Some((name, first)) = open::with_nouns(s, named.item)
            {
                link.metric = Some(name);
                link.words = Some((first, named.item));
                note(
                    link.metric.as_deref().unwrap_or("?"),
                    "metric.with-nouns",
                    Some(over(s.items, first, named.item)),
                );
                self.own(s, link, done);
                return;
            }
            if metric.name == "margin"
                && let Some(name) = done.last().and_then(|last| metric::margin_of(s, last.metric.as_deref()?))
            {
                // "EBITDA was $2.6 billion, for a margin of 41%": of what stands before it.
                note(name, "metric.margin-of", Some(s.items[named.item].span));
                link.metric = Some(Cow::Borrowed(name));
                self.own(s, link, done);
                return;
            }
            note(metric.name, named.rule, Some(s.items[named.item].span));
            if metric.name == "growth" {
                self.grown(s, link, kind, done, trace);
                return;
            }
            if !metric.weak || named.rule != "metric.clause" {
                self.own(s, link, done);
                return;
            }
        }
        if let Some((name, first, last)) = object {
            note(&name, "metric.object", Some(over(s.items, first, last)));
            (link.metric, link.words) = (Some(name), Some((first, last)));
            self.own(s, link, done);
            return;
        }
        let moves = link.role == Role::Change && matches!(kind, Kind::Percent | Kind::Money | Kind::Multiple);
        let from = done.last().map_or(0, |last| last.at + 1);
        let mover = if moves && like.is_none() && named.is_none() { actor::mover(s, link.at, from) } else { None };
        if let Some(actor::Mover::Part(first, last)) = mover {
            // "Cards was up 5%": what a business grows by, where nothing else is named, is its revenue.
            let subject = actor::of_words(s, first, last);
            let is_company =
                subject.name.as_deref().is_some_and(|name| names::is_company(name, self.standing.company.as_deref()));
            let other = done.last().filter(|other| other.role == Role::Change && other.sort == Sort::Amount);
            link.metric = other.and_then(|other| other.metric.clone()).or(Some(Cow::Borrowed("revenue")));
            note(link.metric.as_deref().unwrap_or("?"), "metric.part-moved", subject.span);
            if is_company {
                self.own(s, link, done);
            } else {
                link.subject = subject;
            }
            return;
        }
        if let Some((name, first, last)) = counted {
            note(&name, "metric.counted", Some(over(s.items, first, last)));
            (link.metric, link.metric_item, link.sort) = (Some(name), None, Sort::Count);
            link.words = Some((first, last));
            self.own(s, link, done);
            return;
        }
        // "About 40% is leased, and that comes to some $300 million": a second answer in the same sentence.
        let second = done.last().is_some_and(|last| {
            last.asked.is_some() && s.mentions[last.mention as usize].kind != kind && link.role == Role::Level
        });
        if second && named.is_none() && like.is_none() && self.answers(s, link, kind, done, trace) {
            return;
        }
        let mut note =
            |value: &str, rule: &'static str, span: Option<Span>| trace.note(mention, "metric", value, rule, span);
        // The same words again: "…, or 20%", "…, an increase of 8%".
        let fits = |other: &Link| kind != Kind::Count || other.sort != Sort::Ratio;
        if let Some(other) = like.map(|like| &done[like]).or_else(|| {
            let clause = s.clause_start(link.at);
            let depends = matches!(link.role, Role::Change | Role::Prior | Role::Threshold)
                || s.mentions[link.mention as usize].rule == "count.elliptic";
            // "$120 million, or $1.05 per share, compared to $98 million": a large sum is none of one share.
            let of_share =
                |last: &Link| last.metric.as_deref().is_some_and(|name| name == "eps" || name.ends_with("_per_share"));
            let large = kind == Kind::Money && !metric::is_small(s, link.at);
            let last = done.iter().rev().find(|last| last.role != Role::Threshold && !(large && of_share(last)));
            let last = last.or(done.last());
            last.filter(|last| last.metric.is_some())
                .filter(|last| named.is_none() && fits(last) && (depends || last.at >= clause))
        }) {
            link.metric = other.metric.clone();
            (link.sort, link.reach, link.metric_item) = (other.sort, other.reach, other.metric_item);
            link.words = other.words;
            let of_share = |at: usize| metric::is_per_share(s, at) || metric::is_small(s, at);
            if kind == Kind::Money && of_share(link.at) && !of_share(other.at) {
                // "$655 million, or $0.46 per share".
                let earns = |name: &str| name.contains("income") || name.contains("earnings") || name.contains("loss");
                let name = link
                    .metric
                    .as_deref()
                    .and_then(|name| metric::per_share(s, name).or(if earns(name) { Some("eps") } else { None }));
                link.metric = name.map(Cow::Borrowed).or(link.metric.take());
            }
            // "Cards was up 13%, and Custody was 48%": the clause names another.
            let next = if like.is_none() { actor::next_actor(s, s.clause_start(link.at), link.at) } else { None };
            let next = next.filter(|&(first, _)| first > other.at);
            link.subject = match next {
                Some((first, last)) => actor::of_words(s, first, last),
                None => Subject { rule: "subject.same-fact", ..other.subject.clone() },
            };
            note(link.metric.as_deref().unwrap_or("?"), "metric.same-fact", None);
            return;
        }
        let name = if named.is_none() { open::open_name(s, link.at, kind) } else { None };
        let beside = name.as_ref().is_some_and(|&(_, first, _)| first == link.at + 1)
            && !s.mentions[link.mention as usize].span.of(s.text).contains('.');
        let vague = name.as_ref().is_none_or(|(name, ..)| open::is_pronoun_like(name));
        if let Some(earlier) = self.restated.find(link.mention, s.mentions)
            && named.is_none()
            && (!beside || vague)
        {
            link.restates = Some(earlier);
            let earlier = &s.mentions[earlier as usize];
            link.metric = earlier.metric.clone();
            link.sort = Sort::Ratio;
            link.subject =
                Subject { name: earlier.subject.clone(), span: None, rule: "subject.restated", is_part: false };
            let exact = earlier.value.as_ref().is_some_and(|value| value.low == value.high);
            if link.role == Role::Level && exact {
                link.role = earlier.role.unwrap_or(Role::Level);
                link.direction = earlier.direction;
            }
            note(link.metric.as_deref().unwrap_or("?"), "metric.restated", Some(earlier.span));
            return;
        }
        if named.is_none() && mover.is_none() && vague && self.answers(s, link, kind, done, trace) {
            return;
        }
        let mut note =
            |value: &str, rule: &'static str, span: Option<Span>| trace.note(mention, "metric", value, rule, span);
        if named.is_none()
            && kind == Kind::Percent
            && like.is_none()
            && found.cue.is_some_and(|verb| moves && metric::we_grew(s, verb))
        {
            note("revenue", "metric.we-grew", found.cue.map(|verb| s.items[verb].span));
            link.metric = Some(Cow::Borrowed("revenue"));
            self.own(s, link, done);
            return;
        }
        if named.is_none() && kind == Kind::Money && s.right(link.at, 1).is_none() && metric::is_of_time(s, link.at) {
            // "our second $4 billion year".
            note("revenue", "metric.of-time", None);
            link.metric = Some(Cow::Borrowed("revenue"));
            self.own(s, link, done);
            return;
        }
        if named.is_none()
            && mover.is_none()
            && link.role == Role::Level
            && vague
            && kind != Kind::Count
            && let Some(metric) = self.named_before(s.mentions, kind)
        {
            link.metric = Some(Cow::Borrowed(metric.name));
            (link.sort, link.reach) = (metric.sort, metric.reach);
            note(metric.name, "metric.sentence-before", self.before);
            self.own(s, link, done);
            return;
        }
        let last = match link.role {
            Role::Change | Role::Prior => self.last_metrics.last().filter(|_| {
                matches!(
                    kind,
                    Kind::Percent | Kind::Money | Kind::BasisPoints | Kind::PercentagePoints | Kind::Multiple
                )
            }),
            Role::Level => self.last_metrics.iter().rev().find(|last| last.kind == kind).filter(|last| {
                let is_last = self.last_metrics.last().is_some_and(|latest| latest.end == last.end);
                is_last && metric::goes_on(s, link.at) || vague && last.end + NEAR > s.span.start
            }),
            _ => None,
        };
        if named.is_none()
            && mover.is_none()
            && let Some(last) = last
        {
            if link.role == Role::Level && last.role == Role::ShareOf && last.kind == kind {
                // "Tools is half of sales. Home is 30%."
                link.role = Role::ShareOf;
            }
            link.metric = Some(last.name.clone());
            (link.sort, link.reach) = (last.sort, last.reach);
            note(&last.name, "metric.sentence-before", None);
            self.own(s, link, done);
            return;
        }
        if named.is_none() && found.rule == "role.accounts-for" {
            // "The platform contributed 37%": of the revenue, where nothing else is named.
            note("revenue", "metric.contributed", None);
            link.metric = Some(Cow::Borrowed("revenue"));
            self.own(s, link, done);
            return;
        }
        if named.is_none()
            && kind == Kind::Money
            && let Some(unit) = metric::unit_priced(s, link.at)
        {
            note("price", "metric.per-unit", Some(s.items[unit].span));
            link.metric = Some(Cow::Borrowed("price"));
            self.own(s, link, done);
            return;
        }
        if kind == Kind::Rank && named.is_none() {
            note("market_rank", "metric.rank", None);
            link.metric = Some(Cow::Borrowed("market_rank"));
            self.own(s, link, done);
            return;
        }
        if let Some((name, first, last)) = name {
            let span = over(s.items, first, last);
            note(&name, "metric.open", Some(span));
            (link.metric, link.words) = (Some(name), Some((first, last)));
            self.own(s, link, done);
            if first > link.at && link.subject.span.is_none() && link.subject.rule != "subject.we" {
                // What is counted, where nobody is named whose it is.
                let name = Some(names::clean(span.of(s.text)));
                link.subject = Subject { name, span: Some(span), rule: "subject.counted", is_part: false };
            }
            return;
        }
        self.own(s, link, done);
    }

    /// "It was 2.29%": what the question before the answer asks for. Whether it asks for a figure of the kind.
    fn answers(&self, s: &Sentence, link: &mut Link, kind: Kind, done: &[Link], trace: &mut Trace) -> bool {
        let Some((at, thing)) = self.asked_for(s, link, kind, done) else { return false };
        trace.note(link.mention, "metric", &thing.name, "metric.asked", Some(thing.span));
        link.asked = Some(at);
        link.metric = Some(thing.name.clone());
        (link.sort, link.reach) = (thing.sort, thing.reach);
        self.own(s, link, done);
        true
    }

    /// "Cards saw 9% growth": what grows where only the growth is named. A part of the business grows in revenue.
    fn grown(&self, s: &Sentence, link: &mut Link, kind: Kind, done: &[Link], trace: &mut Trace) {
        self.own(s, link, done);
        let last = self.last_metrics.last().filter(|last| {
            !link.subject.is_part && last.end + NEAR > s.span.start && last.sort != Sort::Ratio && kind == Kind::Percent
        });
        let name = match (last, open::grows(s, link)) {
            (Some(last), None) => last.name.clone(),
            // "asset growth": a common noun says what grows.
            (_, Some((name, first))) => {
                let company = self.standing.company.clone();
                link.subject = Subject { name: company, span: None, rule: "subject.company", is_part: false };
                link.words = link.metric_item.map(|growth| (first, growth));
                name
            }
            (None, None) if link.subject.is_part => Cow::Borrowed("revenue"),
            (None, None) => return,
        };
        trace.note(link.mention, "metric", &name, "metric.grown", link.subject.span);
        link.metric = Some(name);
    }

    /// Finds the subject of one figure.
    fn own(&self, s: &Sentence, link: &mut Link, done: &[Link]) {
        let earlier = done.last().map(|last| &last.subject);
        let is_revenue = link.metric.as_deref() == Some("revenue");
        // Nouns that are part of the metric's name say nothing of whose it is.
        let anchor = link.metric_item.map(|item| link.words.map_or(item, |(first, _)| first.min(item)));
        link.subject = subject::subject(s, link.at, anchor, link.reach, is_revenue, earlier, &self.standing);
        if matches!(link.subject.rule, "subject.company" | "subject.we")
            && let Some((item, metric)) = link.metric_item.and_then(|item| Some((item, s.metric(item)?)))
            && metric.name.ends_with("_price")
            && metric.reach == Reach::Part
            && !subject::is_ours(s, item)
            && let Some(name) = subject::commodity(s.word(item))
        {
            let span = Some(s.items[item].span);
            link.subject = Subject { name: Some(name), span, rule: "subject.commodity", is_part: false };
        }
        if matches!(link.subject.rule, "subject.company" | "subject.we")
            && let Some(metric) = link.metric.as_deref()
            && let Some(name) = self.asked_of(s, metric)
        {
            // "What was the margin in Custody?": the answer names no other part.
            link.subject = Subject { name: Some(name), span: None, rule: "subject.asked", is_part: true };
        }
        if link.subject.name.as_deref().is_some_and(|name| self.is_person(name)) {
            // "As Ann said, we want to get to 60%".
            let name = self.standing.company.clone();
            link.subject = Subject { name, span: None, rule: "subject.company", is_part: false };
        }
    }

    /// Whether `name` is that of one who speaks in the call, or the first word of it.
    pub(super) fn is_person(&self, name: &str) -> bool {
        self.people.contains(name)
    }
}
