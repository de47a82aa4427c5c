//! What was asked: "It was 2.29%" measures what the question before the answer names.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use super::items::ItemKind;
use super::sentence::{MOVE_VERBS, MOVES, Sentence};
use super::subject::{Standing, subject};
use super::{Link, Linker, metric, open};
use crate::document::{Kind, Mention, Role, TurnId};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::{Reach, Sort};
use crate::span::Span;
use crate::turns::CallOutline;
use crate::turns::sentences::sentences;

/// One thing that a question asks for.
pub(super) struct Thing {
    pub name: Cow<'static, str>,
    pub sort: Sort,
    pub reach: Reach,
    /// Whether the question asks for a part of it: "what share of …".
    is_share: bool,
    /// Of what, where the question names a part of the business.
    pub subject: Option<Arc<str>>,
    /// The words that name it.
    pub span: Span,
}

/// The question before the answer that is being read.
#[derive(Default)]
pub(super) struct Asked {
    /// The end of the question, and where its answer begins.
    turns: Option<(Span, u32)>,
    /// The question that `things` are read from: it may have many answers.
    question: Option<Span>,
    /// What it asks for, read when an answer first needs it.
    things: OnceCell<Vec<Thing>>,
    /// So many of them have been answered by earlier sentences.
    pub answered: usize,
}

/// So many bytes into the answer a figure without a name of its own is still what was asked for.
const NEAR: u32 = 700;

/// A longer question is read from so many bytes before its end on.
const LONGEST: u32 = 4000;

impl Asked {
    /// Another turn is read: finds the question that it answers.
    pub fn turn_to(&mut self, outline: &CallOutline, turn: Option<TurnId>) {
        self.answered = 0;
        self.turns =
            turn.and_then(|turn| Some((question_of(outline, turn)?, outline.turns.get(turn.index())?.span.start)));
        if let Some((question, _)) = self.turns
            && self.question != Some(question)
        {
            (self.question, self.things) = (Some(question), OnceCell::new());
        }
    }
}

/// The end of the question that `turn` answers.
fn question_of(outline: &CallOutline, turn: TurnId) -> Option<Span> {
    let text = &*outline.source.text;
    let after = outline.exchanges.partition_point(|e| e.question.first().is_some_and(|first| first.0 < turn.0));
    let exchange = &outline.exchanges[after.checked_sub(1)?];
    exchange.answers.binary_search_by_key(&turn.0, |id| id.0).ok()?;
    let asked = exchange.question.partition_point(|id| id.0 < turn.0);
    let last = exchange.question[..asked].iter().rev().filter_map(|id| outline.turns.get(id.index())).take(2);
    last.map(|turn| last_bytes(text, turn.span)).find(|span| span.of(text).contains(['?', '？']))
}

/// The last [`LONGEST`] bytes of a span, or all of a shorter one.
fn last_bytes(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.end.saturating_sub(LONGEST) as usize);
    Span::new(start.max(span.start as usize), span.end as usize)
}

/// "It was 2.29%", "About 65% today", "So we're at 41%": whether the words from the clause's beginning to the figure at
/// `at` name nothing that it could measure.
fn names_nothing(s: &Sentence, at: usize) -> bool {
    /// So many verbs and the like, which no list has, may stand there: "We guess we finish somewhere near 12%".
    const MOST: usize = 2;
    let start = s.clause_start(at);
    let start = (start..at).rev().find(|&i| s.figure(i).is_some()).map_or(start, |figure| figure + 1);
    let mut unknown = 0;
    let speaks =
        (start..at).any(|i| s.items[i].is(cue::WE) || PRONOUNS.iter().any(|word| s.word(i).eq_ignore_ascii_case(word)));
    let named = (start..at).any(|i| {
        let item = &s.items[i];
        let is_word = item.kind == ItemKind::Word && item.cues == 0 && !s.is_filler(i);
        unknown += usize::from(is_word && !PRONOUNS.iter().any(|word| s.word(i).eq_ignore_ascii_case(word)));
        item.metric.is_some() || item.is(cue::UNIT) || is_word && item.name && i > 0
    });
    !named && unknown <= if speaks { MOST } else { 0 }
}

/// Words that stand for what was asked.
const PRONOUNS: &[&str] = &["it", "that", "this", "they", "those"];

impl Linker<'_> {
    /// What the figure of `kind` of `link` answers, of those things that no figure before it has.
    pub(super) fn asked_for(&self, s: &Sentence, link: &Link, kind: Kind, done: &[Link]) -> Option<(usize, &Thing)> {
        let (question, start) = self.asked.turns?;
        if s.span.start > start + NEAR || question.end > start || !names_nothing(s, link.at) {
            return None;
        }
        let things = self.asked.things.get_or_init(|| self.things(question, s.mentions));
        // A further sentence or another kind of figure answers the next question.
        let last = done.iter().rev().find_map(|other| Some((other.asked?, s.mentions[other.mention as usize].kind)));
        let is_other =
            |than: Kind| matches!(than, Kind::Money | Kind::Count) != matches!(kind, Kind::Money | Kind::Count);
        let from = last.map_or(self.asked.answered, |(at, kind)| at + usize::from(is_other(kind)));
        let fits = |thing: &Thing| match (kind, link.role) {
            (Kind::Percent, Role::Level) => thing.sort == Sort::Ratio || thing.is_share,
            (Kind::Percent | Kind::Multiple, Role::Change) => true,
            (Kind::BasisPoints | Kind::PercentagePoints, _) => thing.sort == Sort::Ratio,
            (Kind::Money, _) => thing.sort == Sort::Amount,
            (Kind::Count, _) => thing.sort == Sort::Count,
            _ => false,
        };
        (from..things.len()).map(|at| (at, &things[at])).find(|(_, thing)| fits(thing))
    }

    /// The part of the business whose `metric` was asked for.
    pub(super) fn asked_of(&self, s: &Sentence, metric: &str) -> Option<Arc<str>> {
        let (question, start) = self.asked.turns?;
        if s.span.start > start + NEAR {
            return None;
        }
        let things = self.asked.things.get_or_init(|| self.things(question, s.mentions));
        things.iter().find(|thing| thing.name == metric).and_then(|thing| thing.subject.clone())
    }

    /// What the sentences of a question ask for, in order.
    fn things(&self, question: Span, mentions: &[Mention]) -> Vec<Thing> {
        let text = &*self.outline.source.text;
        // Where the question was cut, its first sentence is not whole.
        let opens_turn = self.outline.turns.binary_search_by_key(&question.start, |turn| turn.span.start).is_ok();
        let cut = usize::from(question.len() >= LONGEST as usize && !opens_turn);
        let (mut things, mut before, mut items) = (Vec::new(), Vec::new(), Vec::new());
        for span in sentences(text, question).skip(cut) {
            let s = self.again(span, mentions, &mut items);
            let mut here = self.named_in(&s);
            if !span.of(text).trim_end().ends_with(['?', '？']) {
                before = here;
                continue;
            }
            // "On deposit costs. Where did that land?": what it is about may stand in the sentence before.
            let points = s.items.iter().enumerate().any(|(i, _)| PRONOUNS.contains(&s.word(i)));
            things.append(if here.is_empty() && points { &mut before } else { &mut here });
            before.clear();
        }
        things
    }

    /// The metrics that a sentence names, each once.
    fn named_in(&self, s: &Sentence) -> Vec<Thing> {
        let mut things: Vec<Thing> = Vec::new();
        let standing = Standing { company: self.standing.company.clone(), ..Standing::default() };
        let mut add = |name: Cow<'static, str>, sort, reach, first: usize, last: usize| {
            let owner = subject(s, last, Some(first), reach, name == "revenue", None, &standing);
            let is_name = |name: &str| {
                let telling =
                    owner.rule == "subject.leading" || name.contains(|c: char| c.is_uppercase() || !c.is_ascii());
                telling && !name.starts_with(|c: char| c.is_ascii_digit()) && !self.is_person(name)
            };
            let subject = owner.name.clone().filter(|name| owner.is_part && is_name(name));
            let asks = |i: usize| {
                s.items[i].is(cue::SHARE) || matches!(s.word(i), "share" | "portion" | "proportion" | "much")
            };
            let is_share = (last.saturating_sub(5)..last).any(asks);
            if !things.iter().any(|thing| thing.name == name) {
                things.push(Thing { name, sort, reach, is_share, subject, span: super::over(s.items, first, last) });
            }
        };
        for i in 0..s.items.len() {
            let Some(metric) = s.metric(i) else { continue };
            let kind = if metric.sort == Sort::Count { Kind::Count } else { Kind::Percent };
            let next = s.items.get(i + 1).is_some_and(|next| next.metric.is_some() && !next.is(MOVES));
            if next || s.items[i].is(cue::REPORT | MOVE_VERBS) || !metric::fits(s, i, kind) {
                continue;
            }
            if metric.head
                && let Some((name, first)) = open::with_nouns(s, i)
            {
                add(name, metric.sort, metric.reach, first, i);
            } else if !metric.weak {
                add(Cow::Borrowed(metric.name), metric.sort, metric.reach, i, i);
            }
        }
        things
    }
}
