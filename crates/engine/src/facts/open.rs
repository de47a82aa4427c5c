//! Metrics that no entry lists, named in the words of the text: the noun that is counted, moved, shared or said of.

use std::borrow::Cow;

use super::items::ItemKind;
use super::over;
use super::sentence::{MOVE_NOUNS, MOVE_VERBS, MOVES, Sentence, is_adverb};
use crate::document::Kind;
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::Sort;

/// Whether the item at `at` is a noun that may name a metric of its own.
pub(super) fn is_noun(s: &Sentence, at: usize) -> bool {
    let item = &s.items[at];
    let word = s.word(at);
    let is_long =
        !word.ends_with("ntial") && word.len() > 2 || word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    // "rapidly", "based upon", "U.S.": an adverb, a participle and a short form with dots name nothing.
    let start = item.span.start as usize;
    let based = word == "based" && !s.text[..start].ends_with('-');
    let names = !(is_adverb(word) || based || word.contains('.'));
    item.kind == ItemKind::Word && item.is_noun_like() && is_long && names && word.is_ascii()
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
        "understanding",
        "sense",
        "view",
        "hope",
        "thinking",
        "feeling",
        "baseline",
        "starting_point",
        "good_number",
        "right_number",
        "best_guess",
        "rule_of_thumb",
        "bogey",
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
    // "a 35% reduction in hospital stays": what is reduced.
    if let Some(noun) = s.right(at, 4).filter(|&i| s.items[i].is(MOVE_NOUNS) && !s.items[i].is(cue::PLAIN))
        && s.items.get(noun + 1).is_some_and(|tie| tie.is(cue::IN | cue::OF))
    {
        let first =
            (noun + 2..s.items.len().min(noun + 5)).find(|&i| !s.is_filler(i) && !s.items[i].is(cue::ITS | cue::WE))?;
        let end = (first..s.items.len()).find(|&i| !is_noun(s, i) || s.items[i].name).unwrap_or(s.items.len());
        if let Some(found) = open(s, first, end.min(first + 3)) {
            return Some(found);
        }
    }
    let verb = (at.saturating_sub(12)..at)
        .rev()
        .find(|&i| s.items[i].is(cue::BE | cue::OF | MOVE_VERBS | cue::TO | cue::REPORT))?;
    let last = (verb.saturating_sub(6)..verb).rev().find(|&i| is_noun(s, i) && !is_persons(s, i))?;
    if s.items[last].name && (last > 0 && s.items[last - 1].name || s.items[last + 1].name) {
        // "Harbour Home is 30%": whose it is.
        return None;
    }
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

/// "…, and the deal size is up 15%": the common noun that a clause of its own opens with behind another figure, where no
/// metric stands in it.
pub(super) fn own_noun(s: &Sentence, at: usize) -> Option<Open> {
    let says = |i: usize| s.items[i].is(cue::BE | MOVE_VERBS) && !s.items[i].is(cue::PLAIN);
    let verb = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|&i| says(i) || s.is_filler(i) || s.items[i].is(MOVES | cue::AT | cue::BY | cue::TO))
        .filter(|&i| says(i))
        .last()?;
    let figure = (verb.saturating_sub(8)..verb).rev().find(|&i| s.figure(i).is_some())?;
    let and = |i: usize| s.items[i].is(cue::AND) || s.items[i].is(cue::CLAUSE) && s.word(i).starts_with("and ");
    let joined = (figure + 1..verb).rev().find(|&i| s.items[i].is_mark(b',') || and(i))?;
    let noun = |i: usize| is_noun(s, i) && s.metric(i).is_none() && !s.items[i].name && !s.items[i].is(cue::UNIT);
    let first = (joined + 1..verb).find(|&i| !s.is_filler(i) && !s.items[i].is(cue::WE))?;
    let end = (first..verb).find(|&i| !noun(i)).unwrap_or(verb);
    let whole = (first..verb).all(|i| noun(i) || s.is_filler(i))
        && (figure + 1..joined).all(|i| s.is_filler(i) || s.items[i].is_mark(b','));
    open(s, first, end).filter(|(name, ..)| whole && !is_pronoun_like(name))
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

/// "cost per mile", "revenue per employee": the metric of one unit, and the item of the unit.
pub(super) fn per_unit(s: &Sentence, metric: usize) -> Option<(Cow<'static, str>, usize)> {
    let unit = metric + 2;
    let per = s.items.get(metric + 1).is_some_and(|_| s.word(metric + 1).eq_ignore_ascii_case("per"));
    (per && s.items.get(unit).is_some_and(|_| is_noun(s, unit))).then(|| {
        (
            format!(
                "{}_per_{}",
                s.word(metric).to_ascii_lowercase().replace([' ', '-'], "_"),
                snake(s, unit, unit + 1)
            )
            .into(),
            unit,
        )
    })
}

/// "twice the size of the old kiln": what has the size.
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
        if item.kind != ItemKind::Word || item.metric.is_some() && !qualifies || item.is(!(cue::UNIT | cue::PART)) {
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
    if s.items.get(first).is_some_and(|_| matches!(s.word(first), "whom" | "which" | "them")) {
        // "1,200 customers, 30% of whom": of what was told before.
        return None;
    }
    while first < s.items.len() && (s.is_filler(first) || s.items[first].is(cue::WE | cue::ITS)) {
        if s.items[first].is(cue::BY | cue::ITS) && !s.items[first].is(cue::PLAIN) {
            // "60% of it by the end of the year".
            return None;
        }
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
    let mut from = last - 1;
    // "sign-ups": both halves.
    if from > first && s.text.as_bytes()[s.items[from].span.start as usize - 1] == b'-' && !s.items[from - 1].name {
        from -= 1;
    }
    let words = over(s.items, from, last - 1).of(s.text);
    let head = if from < last - 1 { words } else { words.rsplit([' ', '-', '\n']).next().unwrap_or_default() };
    let head = singular(&head.to_ascii_lowercase());
    let head: String = head.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    Some((format!("{head}_share").into(), first, last - 1))
}

/// The singular of an English noun.
pub(super) fn singular(noun: &str) -> String {
    if noun.ends_with("ss") {
        return noun.to_owned();
    }
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
