//! Which metric a figure measures: from its clause, then its sentence, then what was said before.

use super::Link;
use super::items::{BASIS, ItemKind};
use super::open;
use super::role::Found;
use super::sentence::{MOVE_NOUNS, MOVE_VERBS, MOVES, Sentence, TIES};
use crate::document::{Kind, Role};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::{Metric, Sort};

/// How far to the left a clause is searched, in items.
const REACH: usize = 40;

/// How far behind its figure a metric may stand, in items.
const BEHIND: usize = 9;

/// A metric that the words at `item` name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// The item.
    pub item: usize,
    /// The stable name of the rule.
    pub rule: &'static str,
}

/// Whether a figure of `kind` can measure what the item at `at` names.
pub(super) fn fits(s: &Sentence, at: usize, kind: Kind) -> bool {
    let Some(metric) = s.metric(at) else { return false };
    // "Equity Markets was up 21%": a counted thing written as a name is a name.
    let item = &s.items[at];
    if s.word(at) == "cost" && s.items.get(at + 1).is_some_and(|next| next.is(cue::WE)) {
        // "Tariffs cost us": a verb.
        return false;
    }
    if metric.alone
        && s.items
            .get(at + 1)
            .is_some_and(|next| next.kind == ItemKind::Word && next.is_noun_like() && !s.is_filler(at + 1))
    {
        return false;
    }
    let head = s.word(at).rsplit([' ', '-']).next().unwrap_or_default();
    if metric.sort == Sort::Count
        && kind != Kind::Count
        && item.name
        && item.span.start != s.span.start
        && head.starts_with(|c: char| c.is_ascii_uppercase())
        && head.bytes().any(|b| b.is_ascii_lowercase())
    {
        return false;
    }
    // "our leasing business grew 8%": the word says which business.
    if s.items.get(at + 1).is_some_and(|next| next.is(cue::UNIT)) && {
        let noun = s.word(at + 1);
        ["business", "segment", "division", "franchise", "categor", "vertical", "channel", "region", "brand"]
            .iter()
            .any(|unit| noun.starts_with(unit))
    } {
        return false;
    }
    // "delivered $5 billion of net income": a verb of reporting names what it counts only beside a count.
    if item.is(cue::REPORT) && !matches!(kind, Kind::Count | Kind::Fraction) {
        return false;
    }
    match kind {
        Kind::Money => metric.sort == Sort::Amount,
        Kind::Count => metric.sort != Sort::Ratio,
        Kind::Rank => metric.name == "market_rank",
        _ => true,
    }
}

/// The metric that the sentence names for the figure at `at`.
pub(super) fn named(s: &Sentence, at: usize, kind: Kind, role: Role, by_noun: bool) -> Option<Named> {
    let behind = behind(s, at, kind);
    let before = before(s, at, kind);
    let is_weak = |item: usize| s.metric(item).is_some_and(|m| m.weak);
    let close = before.is_some_and(|before| is_close(s, before, at) || is_related(s, before, at));
    if let Some(behind) = behind {
        let weak = is_weak(behind.item);
        let close = close && (weak || !before.is_some_and(is_weak));
        // "Headcount was 4,200 people" is about the headcount, "40,000 chips to 200 customers" about the customers.
        let stated = close
            && before.is_some_and(|before| {
                let says = cue::BE | cue::REPORT | cue::TO | cue::OF | cue::BY | MOVES;
                // "We estimate the impact at 5,000 barrels per day": a noun that says nothing gives way to a unit.
                let vague =
                    weak && s.metric(before).is_some_and(|m| matches!(m.name, "guidance_change" | "impact" | "effect"));
                // "shipped 40,000 chips to 200 customers": the chips have a figure of their own.
                let owned = (before.saturating_sub(4)..before).any(|i| s.figure(i).is_some());
                !owned && !vague && (before..at).any(|i| s.items[i].is(says))
            });
        let counts = kind == Kind::Count && !behind.tied && !stated;
        let chosen = match () {
            // "$900 million of available liquidity" binds more than any word before the figure.
            () if behind.of && matches!(kind, Kind::Money | Kind::Count) && !weak => true,
            // "while adding $6 million in spending": so does what is tied to it alone.
            () if behind.next && kind == Kind::Money && !close => true,
            () if behind.moved && (by_noun || !close) => !weak || before.is_none(),
            () if kind == Kind::Multiple && !behind.tied => true,
            () if s.word(behind.item).starts_with("of ") => true,
            () if counts => true,
            // "R&D was 14% of revenue" is about what is spent, "Cards was 14% of revenue" about revenue.
            () if role == Role::ShareOf => {
                !(close
                    && kind == Kind::Percent
                    && before.is_some_and(|before| {
                        s.metric(before).is_some_and(|m| {
                            m.sort == Sort::Amount && (!m.weak || m.head) && !m.name.contains("revenue")
                        })
                    }))
            }
            () if close => false,
            () => !weak || before.is_none(),
        };
        if chosen {
            let rule = if behind.tied { "metric.behind-tied" } else { "metric.behind" };
            return Some(Named { item: behind.item, rule });
        }
    }
    let before = before?;
    Some(Named { item: before, rule: if close { "metric.before" } else { "metric.clause" } })
}

/// A metric behind its figure.
struct Behind {
    item: usize,
    /// Whether "of", "in" or "for" stands between.
    tied: bool,
    /// Whether that is "of", right behind the figure.
    of: bool,
    /// Whether nothing but that tie stands between.
    next: bool,
    /// Whether a noun of movement stands between or right behind: "8% increase in", "29% revenue growth".
    moved: bool,
}

fn behind(s: &Sentence, at: usize, kind: Kind) -> Option<Behind> {
    let mut found = Behind { item: usize::MAX, tied: false, of: false, next: false, moved: false };
    for right in at + 1..s.items.len().min(at + 1 + BEHIND) {
        let item = &s.items[right];
        match item.kind {
            ItemKind::Word => {
                // "grew at double-digit rates": how fast, not which rate.
                let pace = s.metric(right).is_some_and(|metric| metric.weak)
                    && right == at + 1
                    && at > 0
                    && s.items[at - 1].is(cue::AT);
                // "bought for $1.5 billion in cash": how it is paid.
                let paid = s.word(right) == "cash" && s.left(at, 3).is_some_and(|tie| s.items[tie].is(cue::FOR));
                let named = item.metric.is_some() && fits(s, right, kind) && !pace && !paid;
                if found.item != usize::MAX {
                    // "customer revenue": the last of adjacent names is the head; "29% revenue growth".
                    // "3,200 customers spending …": what is counted stays so.
                    let counted = kind == Kind::Count
                        && s.metric(found.item).is_some_and(|m| m.sort == Sort::Count)
                        && s.metric(right).is_some_and(|m| m.sort != Sort::Count);
                    if named && !counted && !s.metric(right).is_some_and(|m| m.weak) {
                        found.item = right;
                        continue;
                    }
                    found.moved |= item.is(MOVE_NOUNS);
                    // "5% sequential growth in revenue": what grows stands behind the noun of movement.
                    if item.is(cue::OF | cue::IN)
                        && s.items[found.item].is(MOVE_NOUNS)
                        && let Some(grown) = tied(s, right, kind)
                    {
                        (found.item, found.tied, found.moved) = (grown, true, true);
                        break;
                    }
                    // "3 investment banking products": what is counted stands last.
                    if kind == Kind::Count && item.metric.is_none() && item.cues == 0 && right < found.item + 2 {
                        continue;
                    }
                    break;
                }
                if named {
                    found.item = right;
                    found.next = found.tied && s.left(right, 4).is_some_and(|tie| s.left(tie, 3) == Some(at));
                } else if item.is(MOVE_NOUNS) && !item.is(cue::COMPARE) {
                    found.moved = true;
                } else if item.is(cue::OF | cue::IN | cue::FOR) {
                    if found.tied {
                        break;
                    }
                    found.tied = true;
                    found.of = item.is(cue::OF)
                        && (at + 1..right).all(|i| s.is_filler(i) || s.items[i].is(cue::TO) || s.figure(i).is_some());
                } else if item.is(cue::TO) && matches!(kind, Kind::PercentagePoints | Kind::BasisPoints) {
                    // "added 6 points to the loss ratio".
                    found.tied = true;
                } else if item.is(cue::TO)
                    && s.items.get(right + 1).is_some_and(|next| matches!(next.kind, ItemKind::Figure(_)))
                {
                    // A range may go on.
                } else if item.is(!(cue::PLAIN
                    | BASIS
                    | cue::WE
                    | cue::ITS
                    | cue::TOTAL
                    | cue::UNIT
                    | cue::PART
                    | cue::ADJUSTED
                    | cue::GAAP
                    | cue::NON_GAAP
                    | cue::LOSS
                    | cue::GUIDANCE))
                {
                    break;
                }
            }
            ItemKind::Possessive | ItemKind::Time(_) | ItemKind::Mark(b'(' | b')' | b'"') => {}
            // "$8 billion to $9 billion of revenue": a range is one figure.
            ItemKind::Figure(other)
                if found.item == usize::MAX
                    && s.items[right - 1].is(cue::TO)
                    && (at + 1..right - 1).all(|i| s.is_filler(i))
                    && s.mentions[other as usize].kind == kind => {}
            _ => break,
        }
    }
    (found.item != usize::MAX).then_some(found)
}

/// "growth in cloud revenue": the metric of the noun phrase behind the tie at `tie`.
fn tied(s: &Sentence, tie: usize, kind: Kind) -> Option<usize> {
    /// A longer phrase names something else.
    const LONGEST: usize = 5;
    let mut found = None;
    for i in tie + 1..s.items.len().min(tie + 1 + LONGEST) {
        let item = &s.items[i];
        if item.kind != ItemKind::Word || item.is(MOVES | cue::BE | cue::REPORT | TIES) && !item.is_plain() {
            break;
        }
        let strong = s.metric(i).is_some_and(|metric| !metric.weak) && fits(s, i, kind);
        if strong {
            found = Some(i);
        } else if found.is_some() {
            break;
        }
    }
    found
}

/// "Cash margin, which we define as revenue less cost, was 45%": where the clause begins that stands between commas before the
/// verb of the figure at `at` and explains the name before it.
pub(super) fn inserted(s: &Sentence, at: usize) -> Option<usize> {
    // The figure may be the verb itself: "…, doubled".
    let verb =
        if s.figure(at).is_some_and(|m| s.mentions[m as usize].kind == Kind::Multiple) { Some(at) } else { None };
    let says = |&i: &usize| s.items[i].is(cue::BE | MOVE_VERBS) && !s.items[i].is(cue::PLAIN);
    let verb = s.left(at, 4).filter(says).or(verb).filter(|&verb| verb > 1 && s.items[verb - 1].is_mark(b','))?;
    (verb.saturating_sub(REACH).max(1)..verb - 1)
        .rev()
        .find(|&i| (s.word(i).starts_with("which") || s.word(i) == "who") && s.items[i - 1].is_mark(b','))
}

/// The nearest metric left of the figure in its clause, the head of its phrase; a weak one only where there is no other.
fn before(s: &Sentence, at: usize, kind: Kind) -> Option<usize> {
    let start = s.clause_start(at).max(at.saturating_sub(REACH));
    if let Some(which) = inserted(s, at)
        && let Some(found) = search(s, s.clause_start(which - 1), which - 1, kind)
    {
        return Some(found);
    }
    search(s, start, at, kind).or_else(|| {
        // "…, which accelerated to 9%", "with revenue of …": a clause without a metric of its own goes on the one before.
        let sentence = at.saturating_sub(REACH);
        let opener = start.checked_sub(1)?;
        let carries = s.items[opener].is(cue::CLAUSE) || s.items[opener].is(cue::CAUSE) && !s.items[opener].is(cue::OR);
        carries.then(|| search(s, sentence, opener, kind)).flatten()
    })
}

fn search(s: &Sentence, start: usize, at: usize, kind: Kind) -> Option<usize> {
    let mut weak = None;
    let mut i = at;
    while i > start {
        i -= 1;
        if !fits(s, i, kind) || is_denominator(s, i) || is_attribute(s, i) {
            continue;
        }
        let head = head(s, start, i, kind);
        if is_left_out(s, head) {
            // "cash flow, excluding working capital, was …": only where nothing else is named.
            weak = weak.or(Some(head));
            i = head;
            continue;
        }
        if s.metric(head).is_some_and(|m| m.head) && open::with_nouns(s, head).is_some() {
            return Some(head);
        }
        if s.metric(head).is_some_and(|m| m.weak && !(m.name == "margin" && is_close(s, head, at))) {
            weak = weak.or(Some(head));
            i = head;
            continue;
        }
        return Some(head);
    }
    weak
}

/// "Markets income was up": what is counted says which income.
fn is_attribute(s: &Sentence, at: usize) -> bool {
    // "Customers spending more than $1 million rose 20%".
    let counted = |i: usize| s.metric(i).is_some_and(|metric| metric.sort == Sort::Count);
    if s.word(at) == "spending" && at.checked_sub(1).is_some_and(counted) {
        return true;
    }
    s.metric(at).is_some_and(|metric| metric.sort == Sort::Count)
        && s.items.get(at + 1).is_some_and(|next| next.metric.is_some())
        && s.metric(at + 1).is_some_and(|next| next.sort == Sort::Amount)
}

/// "as a percentage of revenue": what a ratio is reckoned by, not what it measures.
fn is_denominator(s: &Sentence, at: usize) -> bool {
    (at.saturating_sub(3)..at)
        .rev()
        .find(|&i| s.items[i].is(cue::SHARE) || !s.is_filler(i) && s.items[i].cues != 0)
        .is_some_and(|i| s.word(i).get(..4).is_some_and(|word| word.eq_ignore_ascii_case("as a")))
}

/// "excluding working capital": what a figure leaves out.
fn is_left_out(s: &Sentence, at: usize) -> bool {
    (at.saturating_sub(5)..at)
        .rev()
        .take_while(|&i| s.items[i].kind == ItemKind::Word && !s.items[i].is(MOVES | cue::BE | cue::REPORT))
        .any(|i| s.items[i].is(cue::EXCLUDING))
}

/// "revenue from customers": the metric that the phrase around the metric at `at` is about.
fn head(s: &Sentence, start: usize, at: usize, kind: Kind) -> usize {
    let mut head = at;
    'phrase: loop {
        let mut i = head;
        let mut tie = None;
        while i > start && head - i < 10 {
            i -= 1;
            let item = &s.items[i];
            match item.kind {
                ItemKind::Word if tie.is_some() && item.metric.is_some() => {
                    if fits(s, i, kind) && !s.metric(i).is_some_and(|m| m.weak) {
                        head = i;
                        continue 'phrase;
                    }
                    break 'phrase;
                }
                ItemKind::Word if item.metric.is_some() => {
                    if tie.is_some() {
                        break 'phrase;
                    }
                }
                // "active people across our family of apps": a tie may lead to a noun that is tied itself.
                ItemKind::Word if item.cues == 0 => tie = None,
                ItemKind::Word if item.is(TIES) => {
                    if tie.is_some() {
                        break 'phrase;
                    }
                    tie = Some(i);
                }
                ItemKind::Word
                    if item.is(MOVES
                        | cue::BE
                        | cue::REPORT
                        | cue::OR
                        | cue::COMPARE
                        | cue::CAUSE
                        | cue::CLAUSE
                        | cue::TO)
                        && !item.is(cue::PLAIN) =>
                {
                    break 'phrase;
                }
                ItemKind::Word | ItemKind::Possessive | ItemKind::Time(_) => {}
                _ => break 'phrase,
            }
        }
        break;
    }
    head
}

/// Whether nothing but ties, verbs and fillers stands between the metric and its figure.
fn is_close(s: &Sentence, metric: usize, at: usize) -> bool {
    (metric + 1..at).all(|i| {
        s.is_filler(i)
            || s.items[i].is(cue::OF
                | cue::BE
                | cue::AT
                | cue::TO
                | cue::BY
                | cue::GUIDANCE
                | cue::LOSS
                | MOVE_VERBS
                | MOVE_NOUNS
                | cue::PLAIN)
    })
}

/// "Digital sales, which were 38%": whether a clause of its own says of the metric what its figure is.
fn is_related(s: &Sentence, metric: usize, at: usize) -> bool {
    let Some(which) = (metric + 1..at).find(|&i| !s.items[i].is_mark(b',')) else { return false };
    s.word(which) == "which"
        && (which + 1..at).all(|i| s.is_filler(i) || s.items[i].is(cue::BE))
        && (which + 1..at).any(|i| s.items[i].is(cue::BE))
}

/// "we grew 6%", "we have grown": what a company grows by, where nothing else is named, is its revenue.
pub(super) fn we_grew(s: &Sentence, verb: usize) -> bool {
    matches!(s.word(verb), "grew" | "grow" | "grown")
        && (verb.saturating_sub(3)..verb).any(|i| s.items[i].is(cue::WE))
        && (verb.saturating_sub(3)..verb).all(|i| s.items[i].metric.is_none())
}

/// "The board authorized $2 billion of buybacks": whether the sum at `at` is what may be spent.
pub(super) fn is_authorized(s: &Sentence, at: usize) -> bool {
    let from = s.clause_start(at).max(at.saturating_sub(8));
    (from..at)
        .rev()
        .take_while(|&i| {
            let done = matches!(s.word(i), "repurchased" | "bought" | "bought back" | "spent" | "used");
            !done && s.figure(i).is_none() && !s.items[i].is_mark(b',')
        })
        .any(|i| matches!(s.word(i), "authorized" | "authorised" | "approved"))
}

/// "our second $4 billion year": whether a length of time is told by the sum at `at`.
pub(super) fn is_of_time(s: &Sentence, at: usize) -> bool {
    let first = |i: usize| matches!(s.word(i), "first" | "record" | "second" | "third");
    s.items.get(at + 1).is_some_and(|_| matches!(s.word(at + 1), "quarter" | "year" | "month"))
        && (at.saturating_sub(3)..at).any(first)
}

/// "Earnings were $1.32": whether so small a sum can only be that of one share.
pub(super) fn is_small(s: &Sentence, at: usize) -> bool {
    /// A share earns and pays less than so many units of money.
    const MOST: i64 = 100;
    let value = s.figure(at).and_then(|mention| s.mentions[mention as usize].value.as_ref());
    value
        .is_some_and(|value| value.high.is_some_and(|high| high < MOST.into()) && value.decimals.is_some_and(|d| d > 0))
        && !is_of_other(s, at)
}

/// "$14.20 per barrel", "$45.2, in millions": whether the sum at `at` is said to be of something else than a share.
fn is_of_other(s: &Sentence, at: usize) -> bool {
    let text = s.span.of(s.text);
    if ["in millions", "in thousands", "In millions", "In thousands"].iter().any(|unit| text.contains(unit)) {
        return true;
    }
    let behind = s.text.get(s.items[at].span.end as usize..s.span.end as usize).unwrap_or_default();
    let mut words = behind.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let per = matches!(words.next(), Some("per" | "a" | "an" | "each"));
    // "per diluted share", "a year ago".
    let of_share = |word: &str| ["share", "ADS", "year", "quarter", "month"].iter().any(|own| word.starts_with(own));
    per && behind.starts_with(char::is_whitespace) && !words.take(3).any(of_share)
}

/// "FFO was $1.61 per share": the metric of one share, where the lexicon has it.
pub(super) fn per_share(s: &Sentence, name: &str) -> Option<&'static str> {
    if name.starts_with("net_income") {
        return Some("eps");
    }
    s.lexicon.metrics.iter().map(|metric| metric.name).find(|one| one.strip_suffix("_per_share") == Some(name))
}

/// The margin that the profit `name` is reckoned as, where the lexicon has it.
pub(super) fn margin_of(s: &Sentence, name: &str) -> Option<&'static str> {
    let profit = name.strip_suffix("_income").or(name.strip_suffix("_profit")).unwrap_or(name);
    let margin = |metric: &&Metric| metric.name.strip_suffix("_margin") == Some(profit);
    s.lexicon.metrics.iter().find(margin).map(|metric| metric.name)
}

/// Whether the change at `at` explains the figure before it: "…, an increase of 21%".
pub(super) fn is_apposed(s: &Sentence, last: usize, at: usize, found: &Found) -> bool {
    if found.role != Role::Change || found.rule != "role.move-before" {
        return false;
    }
    // "30.4% of sales, an increase of 90 basis points": what the first is reckoned by is not what moved.
    let reckoned = s.items.get(last + 1).is_some_and(|item| item.is(cue::OF))
        && s.figure(last).is_some_and(|m| s.mentions[m as usize].kind == Kind::Percent);
    // "$5 billion, up 8%", "104,000 vehicles, up 12%": nothing but what was counted stands between.
    if let Some(comma) = found.cue.and_then(|cue| s.left(cue, 4)).filter(|&i| i > last && s.items[i].is_mark(b','))
        && comma <= last + 4
        && (last + 1..comma).all(|i| {
            reckoned
                || s.is_filler(i)
                || s.items[i].kind == ItemKind::Word
                    && s.items[i].cues & !(cue::UNIT | cue::PART) == 0
                    && s.metric(i).is_none_or(|metric| metric.sort == Sort::Count || metric.weak)
        })
        && (comma + 1..at).all(|i| s.items[i].metric.is_none())
    {
        return true;
    }
    let Some(noun) = found.cue.filter(|&cue| s.items[cue].is(MOVE_NOUNS) && s.metric(cue).is_none()) else {
        return false;
    };
    let Some(tie) = (noun.saturating_sub(5)..noun).rev().find(|&i| !s.is_filler(i)) else { return false };
    (s.items[tie].is_mark(b',') || matches!(s.word(tie), "representing" | "reflecting" | "which represents"))
        && (noun + 1..at).any(|i| s.items[i].is(cue::OF))
        && (tie + 1..at).all(|i| s.items[i].metric.is_none())
        && !s.right(at, 4).is_some_and(|next| s.items[next].is(cue::IN | cue::FOR))
}

/// "34 basis points of average loans, down from 41": the figure right before that a prior value is compared with, where
/// nothing between but what the first is reckoned by names a metric.
pub(super) fn compared(s: &Sentence, at: usize, kind: Kind, found: &Found, done: &[Link]) -> Option<usize> {
    let last = done.last().filter(|last| found.role == Role::Prior && kind != Kind::Count && last.metric.is_some())?;
    let mut from = last.at + 1;
    if s.mentions[last.mention as usize].kind != kind || last.metric_item.is_none_or(|item| item > last.at) {
        return None;
    }
    if s.items.get(from).is_some_and(|item| item.is(cue::OF)) && kind != Kind::Money {
        from = (from..at).find(|&i| s.metric(i).is_some()).map_or(from, |metric| metric + 1);
        return (from..at).all(|i| s.metric(i).is_none()).then(|| done.len() - 1);
    }
    None
}

/// "Throughput was 300,000 barrels per day, up 9,000 barrels per day": the count right before that moved by the figure at
/// `at`, where both are in one unit and nothing between but the unit names a metric.
pub(super) fn moved_in_unit(s: &Sentence, at: usize, found: &Found, done: &[Link]) -> Option<usize> {
    let last = done.last().filter(|last| found.role == Role::Change && last.metric.is_some())?;
    let unit = |at: usize| {
        let mention = &s.mentions[s.figure(at)? as usize];
        mention.value.as_ref().filter(|_| mention.kind == Kind::Count)?.unit.as_ref()
    };
    let same = unit(at).is_some() && unit(at) == unit(last.at);
    (same && (last.at + 1..at).all(|i| s.metric(i).is_none_or(|metric| metric.weak))).then(|| done.len() - 1)
}

/// Whether the clause of the figure at `at` names nothing and goes on with what was said: "That was $5 billion".
pub(super) fn goes_on(s: &Sentence, at: usize) -> bool {
    const NUMBERS: &[&str] = &["that", "this", "which", "it", "number", "figure", "result", "results", "actual"];
    let start = s.clause_start(at);
    let verb = (start..at).rev().find(|&i| !s.is_filler(i));
    verb.is_some_and(|verb| s.items[verb].is(cue::BE))
        && (start..at).any(|i| NUMBERS.iter().any(|word| s.word(i).eq_ignore_ascii_case(word)))
        && (start..at).all(|i| {
            let item = &s.items[i];
            s.is_filler(i)
                || item.is(cue::BE | cue::ITS | cue::WE | cue::AND | cue::CLAUSE)
                || NUMBERS.iter().any(|word| s.word(i).eq_ignore_ascii_case(word))
        })
}

/// "$4,500 per machine per year", "$99 a month": the unit that a price is for. A large sum in a length of time is none.
pub(super) fn unit_priced(s: &Sentence, at: usize) -> Option<usize> {
    /// Sums above it are no price of one thing.
    const MOST: i64 = 1_000_000;
    let mention = s.figure(at).map(|m| &s.mentions[m as usize])?;
    let small = mention.value.as_ref().and_then(|value| value.low).is_some_and(|low| low < MOST.into());
    let unit = at + 2;
    let per = s.items.get(at + 1)?;
    (small
        && per.kind == ItemKind::Word
        && matches!(s.word(at + 1), "per" | "a" | "an" | "each")
        && s.items.get(unit).is_some_and(|item| matches!(item.kind, ItemKind::Word | ItemKind::Time(_))))
    .then_some(unit)
}

/// "$1.40 per share", "$1.40 to $1.50 per share".
pub(super) fn is_per_share(s: &Sentence, at: usize) -> bool {
    let range = s.items.get(at + 1).is_some_and(|to| to.is(cue::TO | cue::AND)) && s.figure(at + 2).is_some();
    let next = if range { at + 3 } else { at + 1 };
    s.items.get(next).is_some_and(|_| s.word(next).eq_ignore_ascii_case("per share"))
}

/// Whether two coordinated figures measure one thing: nothing between them names another metric, and none is tied to the
/// second from behind.
pub(super) fn is_same_measure(s: &Sentence, first: usize, second: usize) -> bool {
    (first + 1..second).all(|i| s.metric(i).is_none_or(|m| m.weak))
        && behind(s, second, s.figure(second).map_or(Kind::Money, |m| s.mentions[m as usize].kind))
            .is_none_or(|b| !b.moved && b.tied)
}

/// Whether a multiple at `at` is one of what is owed: the nearest word before it that tells speaks of debt, not of a price.
pub(super) fn is_of_debt(s: &Sentence, at: usize) -> bool {
    const PRICED: &[&str] = &[
        "acquir", "bid", "bought", "buy", "exit", "offer", "paid", "paying", "price", "purchas", "sale", "sell",
        "sold", "trade", "trading", "valu",
    ];
    let is_debt = |i: usize| {
        let word = s.word(i).to_ascii_lowercase();
        let owed = ["debt", "leverage", "borrowing"].iter().any(|owed| word.contains(owed));
        let priced = PRICED.iter().any(|price| word.starts_with(price));
        (owed || priced).then_some(owed)
    };
    let before = (s.clause_start(at)..at).rev().find_map(is_debt);
    let behind = || (at + 1..s.items.len().min(at + 6)).take_while(|&i| !s.is_break(i)).find_map(is_debt);
    before.or_else(behind).unwrap_or(false)
}
