//! Which metric a figure measures: from its clause, then its sentence, then what was said before.

use std::borrow::Cow;

use super::items::{BASIS, ItemKind};
use super::sentence::{MOVE_NOUNS, MOVE_VERBS, MOVES, Sentence, TIES};
use crate::document::{Kind, Role};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::Sort;

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
fn fits(s: &Sentence, at: usize, kind: Kind) -> bool {
    let Some(metric) = s.metric(at) else { return false };
    // "Equity Markets was up 21%": a counted thing written as a name is a name.
    let item = &s.items[at];
    if s.word(at) == "cost" && s.items.get(at + 1).is_some_and(|next| next.is(cue::WE)) {
        // "Tariffs cost us": a verb.
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
    let close = before.is_some_and(|before| is_close(s, before, at));
    if let Some(behind) = behind {
        let weak = is_weak(behind.item);
        let close = close && (weak || !before.is_some_and(is_weak));
        // "Headcount was 4,200 people" is about the headcount, "40,000 chips to 200 customers" about the customers.
        let stated = close
            && before.is_some_and(|before| {
                let says = cue::BE | cue::REPORT | cue::TO | cue::OF | cue::BY | MOVE_VERBS;
                // "shipped 40,000 chips to 200 customers": the chips have a figure of their own.
                let owned = (before.saturating_sub(4)..before).any(|i| s.figure(i).is_some());
                !owned && (before..at).any(|i| s.items[i].is(says))
            });
        let counts = kind == Kind::Count && !behind.tied && !stated;
        let chosen = match () {
            // "$900 million of available liquidity" binds more than any word before the figure.
            () if behind.of && matches!(kind, Kind::Money | Kind::Count) && !weak => true,
            () if behind.moved && (by_noun || !close) => !weak || before.is_none(),
            () if kind == Kind::Multiple && !behind.tied => true,
            () if s.word(behind.item).starts_with("of ") => true,
            () if counts => true,
            () if role == Role::ShareOf => true,
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
    /// Whether a noun of movement stands between or right behind: "8% increase in", "29% revenue growth".
    moved: bool,
}

fn behind(s: &Sentence, at: usize, kind: Kind) -> Option<Behind> {
    let mut found = Behind { item: usize::MAX, tied: false, of: false, moved: false };
    for right in at + 1..s.items.len().min(at + 1 + BEHIND) {
        let item = &s.items[right];
        match item.kind {
            ItemKind::Word => {
                // "grew at double-digit rates": how fast, not which rate.
                let pace = s.metric(right).is_some_and(|metric| metric.weak)
                    && right == at + 1
                    && at > 0
                    && s.items[at - 1].is(cue::AT);
                let named = item.metric.is_some() && fits(s, right, kind) && !pace;
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
                } else if item.is(MOVE_NOUNS) && !item.is(cue::COMPARE) {
                    found.moved = true;
                } else if item.is(cue::OF | cue::IN | cue::FOR) {
                    if found.tied {
                        break;
                    }
                    found.tied = true;
                    found.of = item.is(cue::OF)
                        && (at + 1..right).all(|i| s.is_filler(i) || s.items[i].is(cue::TO) || s.figure(i).is_some());
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

/// The nearest metric left of the figure in its clause, the head of its phrase; a weak one only where there is no other.
fn before(s: &Sentence, at: usize, kind: Kind) -> Option<usize> {
    let start = s.clause_start(at).max(at.saturating_sub(REACH));
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
        if !fits(s, i, kind) || is_denominator(s, i) {
            continue;
        }
        let head = head(s, start, i, kind);
        if is_left_out(s, head) {
            // "cash flow, excluding working capital, was …": only where nothing else is named.
            weak = weak.or(Some(head));
            i = head;
            continue;
        }
        if s.metric(head).is_some_and(|m| m.head) && with_nouns(s, head).is_some() {
            return Some(head);
        }
        if s.metric(head).is_some_and(|m| m.weak) {
            weak = weak.or(Some(head));
            i = head;
            continue;
        }
        return Some(head);
    }
    weak
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
                ItemKind::Word if item.metric.is_some() || item.cues == 0 => {
                    if tie.is_some() {
                        break 'phrase;
                    }
                }
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

/// Whether the item at `at` is a noun that may name a metric of its own.
fn is_noun(s: &Sentence, at: usize) -> bool {
    let item = &s.items[at];
    let word = s.word(at);
    let is_long =
        !word.ends_with("ntial") && word.len() > 2 || word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    item.kind == ItemKind::Word && item.is_noun_like() && is_long && word.is_ascii()
}

/// Whether the item at `at` is the name of a person, a place or a product: no noun that says what is measured.
fn is_persons(s: &Sentence, at: usize) -> bool {
    let opens = s.items[at].span.start == s.span.start && !super::actor::is_name_elsewhere(s, at, at);
    s.items[at].name && !opens && s.word(at).bytes().any(|b| b.is_ascii_lowercase())
}

/// Nouns that stand for a figure and do not say what it measures: "that 5% number", "at a $2 billion pace".
pub(super) fn is_pronoun_like(name: &str) -> bool {
    const NOUNS: &[&str] = &[
        "pace",
        "comment",
        "comments",
        "point",
        "question",
        "target",
        "goal",
        "guess",
        "math",
        "ballpark",
        "mark",
        "figure",
        "number",
        "amount",
        "range",
        "estimate",
        "forecast",
        "guidance",
        "guide",
        "outlook",
        "midpoint",
        "calculation",
        "assumption",
        "expectation",
        "run",
        "answer",
        "statement",
        "piece",
        "path",
        "thing",
        "delta",
    ];
    NOUNS.contains(&name)
}

/// A metric's name of its own, with the first and the last item of its words.
pub(super) type Open = (Cow<'static, str>, usize, usize);

/// The last nouns of `first..end` as a name; three at most.
fn open(s: &Sentence, first: usize, end: usize) -> Option<Open> {
    /// A name of more words than this says more than what is measured.
    const MOST: usize = 3;
    let from = first.max(end.saturating_sub(MOST));
    (end > from).then(|| (snake(s, from, end), from, end - 1))
}

/// A name of its own for a figure whose metric no entry lists: the noun that it counts, or the noun before its verb.
pub(super) fn open_name(s: &Sentence, at: usize, kind: Kind) -> Option<Open> {
    if matches!(kind, Kind::Count | Kind::Multiple | Kind::Fraction) || s.right(at, 1).is_some() {
        let mut first = at + 1;
        while first < s.items.len()
            && first < at + 5
            && (s.is_filler(first) || s.items[first].is(cue::OF | cue::IN | cue::WE))
        {
            first += 1;
        }
        let mut last = first;
        while last < s.items.len() && last < first + 4 && is_noun(s, last) {
            last += 1;
        }
        if last > first {
            let from = first.max(last.saturating_sub(2));
            return Some((snake(s, from, last), from, last - 1));
        }
    }
    let verb = (at.saturating_sub(12)..at)
        .rev()
        .find(|&i| s.items[i].is(cue::BE | cue::OF | MOVE_VERBS | cue::TO | cue::REPORT))?;
    let last = (verb.saturating_sub(6)..verb).rev().find(|&i| is_noun(s, i) && !is_persons(s, i))?;
    if s.items[verb].is(cue::OF) && last + 1 < verb && !(last + 1..verb).all(|i| s.is_filler(i)) {
        return None;
    }
    let mut first = last;
    while first > 0 && last - first < 2 && is_noun(s, first - 1) {
        first -= 1;
    }
    // "the price of a ticket was": the noun before the tie is the head; in "the repeal of a credit of $100" the nearest.
    if first > 1
        && !s.items[verb].is(cue::OF)
        && let Some(of) = s.left(first, 2).filter(|&i| s.items[i].is(cue::OF))
        && of > 0
        && is_noun(s, of - 1)
    {
        let head = if of > 1 && is_noun(s, of - 2) { of - 2 } else { of - 1 };
        return open(s, head, of);
    }
    open(s, first, last + 1)
}

/// "reduced our asset retirement obligation by 30%": the object of the verb at `verb`.
pub(super) fn object(s: &Sentence, verb: usize, at: usize) -> Option<Open> {
    let first = (verb + 1..at).find(|&i| !s.is_filler(i) && !s.items[i].is(cue::ITS))?;
    let end = (first..at).find(|&i| !is_noun(s, i)).unwrap_or(at);
    open(s, first, end)
}

/// "customer service costs", "the cost of tariffs": the noun at `head` with the nouns that say which, as a name and its
/// first item. A name in capital letters says whose it is instead.
pub(super) fn with_nouns(s: &Sentence, head: usize) -> Option<(Cow<'static, str>, usize)> {
    // "30x faster inference": a comparative takes the noun behind it.
    let compares = s.word(head).ends_with("er") || s.word(head).ends_with(" up");
    if compares
        && let Some(noun) = s.right(head, 2)
        && is_noun(s, noun)
        && !s.items[noun].name
        && let Some(metric) = s.metric(head)
    {
        return Some((format!("{}_{}", snake(s, noun, noun + 1), metric.name).into(), head));
    }
    let part = |i: usize| {
        let item = &s.items[i];
        // "AI throughput" says which; a word is no name for opening the sentence.
        let name = item.name
            && !(s.word(i).len() <= 3 && s.word(i).bytes().all(|b| b.is_ascii_uppercase()))
            && (item.span.start != s.span.start || super::actor::is_name_elsewhere(s, i, i));
        let strong = s.metric(i).is_some_and(|metric| !metric.weak);
        is_noun(s, i)
            && !name
            && !strong
            && !item.is(MOVES | cue::BE | cue::REPORT | cue::UNIT)
            && !is_modifier(s.word(i))
    };
    let mut first = head;
    while first > 0 && head - first < 2 && part(first - 1) {
        first -= 1;
    }
    (first < head).then(|| (snake(s, first, head + 1), first))
}

/// "we grew 6%", "we have grown": what a company grows by, where nothing else is named, is its revenue.
pub(super) fn we_grew(s: &Sentence, verb: usize) -> bool {
    matches!(s.word(verb), "grew" | "grow" | "grown")
        && (verb.saturating_sub(3)..verb).any(|i| s.items[i].is(cue::WE))
        && (verb.saturating_sub(3)..verb).all(|i| s.items[i].metric.is_none())
}

/// "asset growth": the name of a growth whose noun in small letters is no part of the business, with its first item.
pub(super) fn grows(s: &Sentence, link: &super::Link) -> Option<(Cow<'static, str>, usize)> {
    let growth = link.metric_item?;
    let noun = growth.checked_sub(1)?;
    let small = is_noun(s, noun) && !s.items[noun].name && !s.items[noun].is(cue::UNIT) && !is_modifier(s.word(noun));
    (small && s.figure(noun).is_none() && !super::actor::is_spoken_of(s, noun, noun))
        .then(|| (snake(s, noun, growth + 1), noun))
}

/// An adjective or a participle, which says how a noun is rather than which.
fn is_modifier(word: &str) -> bool {
    ["ed", "ly", "est", "ous", "able", "ible", "ful", "ntial"].iter().any(|ending| word.ends_with(ending))
}

/// "FFO was $1.61 per share": the metric of one share, where the lexicon has it.
pub(super) fn per_share(s: &Sentence, name: &str) -> Option<&'static str> {
    s.lexicon.metrics.iter().map(|metric| metric.name).find(|one| one.strip_suffix("_per_share") == Some(name))
}

/// Whether the change at `at` explains the figure before it: "…, an increase of 21%".
pub(super) fn is_apposed(s: &Sentence, last: usize, at: usize, found: &super::role::Found) -> bool {
    if found.role != Role::Change || found.rule != "role.move-before" {
        return false;
    }
    // "$5 billion, up 8%", "104,000 vehicles, up 12%": nothing but what was counted stands between.
    if let Some(comma) = found.cue.and_then(|cue| s.left(cue, 4)).filter(|&i| i > last && s.items[i].is_mark(b','))
        && comma <= last + 4
        && (last + 1..comma).all(|i| {
            s.is_filler(i)
                || s.items[i].kind == ItemKind::Word
                    && s.items[i].cues & !cue::UNIT == 0
                    && s.metric(i).is_none_or(|metric| metric.sort == Sort::Count)
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

/// "double the size of a model": what has the size.
pub(super) fn measure_of(s: &Sentence, at: usize) -> Option<Open> {
    const MEASURES: &[&str] = &["size", "length", "weight", "width", "height", "value", "count"];
    let measure = s.right(at, 2).filter(|&i| MEASURES.contains(&s.word(i)))?;
    let of = s.items.get(measure + 1).filter(|item| item.is(cue::OF)).map(|_| measure + 1)?;
    let owner = s.right(of, 3).filter(|&i| is_noun(s, i))?;
    let end = (owner..s.items.len().min(owner + 2)).find(|&i| !is_noun(s, i)).unwrap_or(owner + 2);
    let end = end.min(s.items.len());
    Some((format!("{}_{}", snake(s, owner, end), s.word(measure)).into(), measure, end - 1))
}

/// Whether the movement at `cue` says how many more the figure before it means: "60% more warehouses", "12 fewer trains".
pub(super) fn is_more(s: &Sentence, at: usize, cue: usize) -> bool {
    cue > at && cue <= at + 2 && matches!(s.word(cue), "more" | "fewer" | "additional")
}

/// "700,000 students", "100 new capabilities": the noun right behind a count whose plural says that it is what is counted.
pub(super) fn counted(s: &Sentence, at: usize) -> Option<Open> {
    let mut first = at + 1;
    while first < s.items.len().min(at + 3) && s.items[first].is_plain() {
        first += 1;
    }
    let mut last = first;
    while last < s.items.len().min(first + 4) {
        let item = &s.items[last];
        // "3 investment banking products": a metric may say which, but is counted by an entry of its own.
        let qualifies =
            item.cues == 0 && s.items.get(last + 1).is_some_and(|next| next.metric.is_none() && next.cues == 0);
        if item.kind != ItemKind::Word || item.metric.is_some() && !qualifies || item.is(!cue::UNIT) {
            return None;
        }
        let word = s.word(last);
        let after_name = last > first && s.items[last - 1].name;
        if item.metric.is_none()
            && (!item.name || after_name)
            && word.len() > 4
            && word.ends_with('s')
            && !word.ends_with("ss")
            && word.is_ascii()
        {
            let mut from = if item.name { last } else { last.saturating_sub(1).max(first) };
            if from < last && s.word(from).ends_with("ed") {
                // "Harbour-based systems": the participle says nothing of what they are.
                if from > first
                    && s.items[from - 1].name
                    && s.text.as_bytes()[s.items[from].span.start as usize - 1] == b'-'
                {
                    let name = format!("{}_{}", snake(s, from - 1, from), snake(s, last, last + 1));
                    return Some((name.into(), from - 1, last));
                }
                from = last;
            }
            return Some((snake(s, from, last + 1), first, last));
        }
        last += 1;
    }
    None
}

/// "60% of the new demand": the noun phrase that a share is of, where it is no sum of money: the name of the share, and
/// the first and last item of the phrase.
pub(super) fn share_name(s: &Sentence, at: usize) -> Option<(Cow<'static, str>, usize, usize)> {
    let of = (at + 1..s.items.len().min(at + 6)).find(|&i| s.items[i].is(cue::OF))?;
    let mut first = of + 1;
    while first < s.items.len() && (s.is_filler(first) || s.items[first].is(cue::WE | cue::ITS)) {
        first += 1;
    }
    let mut last = first;
    while last < s.items.len()
        && last < first + 5
        && s.items[last].kind == ItemKind::Word
        && s.items[last].is_noun_like()
    {
        last += 1;
        // The first verb or small word ends the phrase.
        if s.metric(last - 1).is_some_and(|m| m.sort == Sort::Amount && !m.weak) {
            return None;
        }
    }
    if last == first || !s.word(last - 1).is_ascii() {
        return None;
    }
    let head = s.word(last - 1).rsplit([' ', '-', '\n']).next().unwrap_or_default().to_ascii_lowercase();
    let head = singular(&head);
    let head: String = head.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    Some((format!("{head}_share").into(), first, last - 1))
}

/// The singular of an English noun.
pub(super) fn singular(noun: &str) -> String {
    match noun.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
    }
}

/// Words `first..end` as a name in snake_case.
fn snake(s: &Sentence, first: usize, end: usize) -> Cow<'static, str> {
    let mut name = String::new();
    for i in first..end {
        if !name.is_empty() {
            name.push('_');
        }
        name.extend(s.word(i).chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }));
    }
    name.into()
}

/// Whether two coordinated figures measure one thing: nothing between them names another metric, and none is tied to the
/// second from behind.
pub(super) fn is_same_measure(s: &Sentence, first: usize, second: usize) -> bool {
    (first + 1..second).all(|i| s.metric(i).is_none_or(|m| m.weak))
        && behind(s, second, s.figure(second).map_or(Kind::Money, |m| s.mentions[m as usize].kind))
            .is_none_or(|b| !b.moved && b.tied)
}
