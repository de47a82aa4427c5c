//! Says what each figure measures, of what, against what, and groups levels with their changes.
//!
//! A figure is read from its clause first, then from its sentence, then from what was said before: [`link`] walks the
//! sentences that hold figures, turns each into `items` and asks one file a question: `role`, `metric`,
//! `subject`, `basis`, `modality`.

mod actor;
mod aliases;
mod asked;
mod basis;
mod bilingual;
mod excluded;
mod finish;
mod group;
mod items;
mod measure;
mod metric;
mod modality;
mod names;
mod open;
mod rest;
mod restated;
mod role;
mod sentence;
mod stretches;
mod subject;
#[cfg(test)]
mod tests;
mod topic;
mod trace;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::{Direction, Kind, Mention, MentionId, Role, SpeakerKind, TurnId};
use crate::lexicon::linking::{cue, lexicon};
use crate::lexicon::metrics::{Metric, Reach, Sort};
use crate::lexicon::spun;
use crate::span::Span;
use crate::turns::CallOutline;
use crate::turns::sentences::sentences;
use items::Item;
use sentence::{MOVE_VERBS, Sentence};
use stretches::{Stretch, stretches};
use subject::{Standing, Subject};
use topic::Turned;

pub use group::group;
pub(crate) use group::is_one_speech;
pub(crate) use restated::digits;
pub use trace::Step;
use trace::Trace;

/// A figure of the sentence at hand and what has been found of it.
struct Link {
    /// Its mention.
    mention: u32,
    /// Its item.
    at: usize,
    role: Role,
    /// The rule that found the role.
    by: &'static str,
    direction: Option<Direction>,
    metric: Option<Cow<'static, str>>,
    sort: Sort,
    reach: Reach,
    metric_item: Option<usize>,
    /// The first and the last item of the words that name the metric.
    words: Option<(usize, usize)>,
    subject: Subject,
    /// The earlier mention that it repeats.
    restates: Option<u32>,
    /// Which of the things that the question before asks for it answers.
    asked: Option<usize>,
}

/// Fills in metric, subject, role, direction, basis, accounting, modality and period.
pub fn link(outline: &CallOutline, mentions: &mut [Mention]) {
    link_and_trace(outline, mentions, &mut Trace::off());
}

/// How the mention `id` came to its metric, subject, role and the rest: one step a field.
///
/// `mentions` are those of the document; they are linked again, with the steps of one of them written down.
pub fn explain(outline: &CallOutline, mentions: &[Mention], id: MentionId) -> Vec<Step> {
    let mut fresh: Vec<Mention> = mentions
        .iter()
        .map(|m| Mention {
            turn: m.turn,
            period: if m.is_figure() { None } else { m.period.clone() },
            ..Mention::found(m.span, m.kind, m.value.clone(), m.rule, m.confidence.0)
        })
        .collect();
    let mut trace = Trace::of(id);
    link_and_trace(outline, &mut fresh, &mut trace);
    trace.steps()
}

fn link_and_trace(outline: &CallOutline, mentions: &mut [Mention], trace: &mut Trace) {
    if !mentions.iter().any(Mention::is_figure) {
        return;
    }
    let text = &*outline.source.text;
    let mut linker = Linker {
        outline,
        items: Vec::new(),
        standing: Standing { company: outline.call.company.clone(), ..Standing::default() },
        last_metrics: Vec::new(),
        restated: restated::Restated::default(),
        asked: asked::Asked::default(),
        is_spun: spun::is_spun(beginning(text, 1 << 18)),
        income_is_net: says_income_for_net(beginning(text, 1 << 18)),
        opens_paragraph: true,
        before: None,
        pieces: Vec::new(),
        people: people(outline),
    };
    let stretches = stretches(outline);
    let speaker = |stretch: &Stretch| stretch.turn.and_then(|turn| outline.turns.get(turn.index())).map(|t| t.speaker);
    let is_timed = stretches::is_timed(outline);
    let (mut said_by, mut said_to) = (None, 0);
    let mut next = 0;
    for (at, stretch) in stretches.iter().enumerate() {
        while next < mentions.len() && mentions[next].span.start < stretch.span.start {
            next += 1;
        }
        let last = mentions[next..].iter().take_while(|m| m.span.start < stretch.span.end).count() + next;
        let last_figure =
            mentions[next..last].iter().rposition(Mention::is_figure).map(|i| mentions[next + i].span.start);
        let here = speaker(stretch);
        // Captions that give a sentence to two voices heard one.
        let is_one = is_timed && here.is_some() && said_by.is_some() && is_cut_off(&text[..said_to as usize]);
        let goes_on = here.is_some() && stretches[at + 1..].iter().find_map(speaker) == here;
        if here.is_none() && last_figure.is_none() {
            // What a publisher prints between two captions interrupts nobody.
            continue;
        }
        if (here.is_none() || here != said_by) && !is_one {
            linker.asked.turn_to(outline, stretch.turn);
            linker.forget();
        }
        (said_by, said_to) = (here, stretch.span.end);
        if last_figure.is_none() && !goes_on {
            linker.forget();
            continue;
        }
        for span in sentences(text, stretch.span) {
            if !goes_on && last_figure.is_none_or(|last_figure| span.start > last_figure) {
                break;
            }
            linker.pieces.push(span);
            let is_cut = goes_on
                && span.end == stretch.span.end
                && !text[..span.end as usize].ends_with(['.', '?', '!', '。', '？', '！', '"', '”']);
            if !(is_cut && linker.pieces.len() < MOST_PIECES) {
                linker.sentence(stretch, mentions, trace);
            }
        }
        if !goes_on && !linker.pieces.is_empty() {
            linker.sentence(stretch, mentions, trace);
        }
        next = last;
    }
    bilingual::pair(outline, mentions, trace);
    aliases::join(text, mentions);
}

/// The first `most` bytes of `text`, cut at a character.
fn beginning(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Whether a text ends inside a sentence.
fn is_cut_off(text: &str) -> bool {
    text.trim_end().trim_end_matches("</v>").ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '…')
}

/// Whether a text speaks of net income so often that it means it by "income" alone.
fn says_income_for_net(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "net income").take(4).count() == 4
}

/// The span of the items `first..=last`.
fn over(items: &[Item], first: usize, last: usize) -> Span {
    Span { start: items[first].span.start, end: items[last].span.end }
}

/// The metric of the figure of its kind that stood last.
struct LastMetric {
    name: Cow<'static, str>,
    sort: Sort,
    reach: Reach,
    /// The kind of that figure.
    kind: Kind,
    /// What it was to the metric.
    role: Role,
    /// Where it ends.
    end: u32,
}

/// So many bytes behind its figure a metric is still what a figure without a name of its own measures.
const NEAR: u32 = 400;

/// What is known while the sentences go by.
struct Linker<'o> {
    outline: &'o CallOutline,
    items: Vec<Item>,
    standing: Standing,
    last_metrics: Vec<LastMetric>,
    restated: restated::Restated,
    /// What the question before the turn at hand asks for.
    asked: asked::Asked,
    is_spun: bool,
    income_is_net: bool,
    /// Whether no figure of the paragraph at hand has been linked.
    opens_paragraph: bool,
    /// The sentence before.
    before: Option<Span>,
    /// The sentence at hand; captions cut one into several.
    pieces: Vec<Span>,
    /// What those who speak are called.
    people: BTreeSet<&'o str>,
}

/// The names of those who speak in the call, and the first word of each.
fn people(outline: &CallOutline) -> BTreeSet<&str> {
    let names = outline.speakers.iter().map(|speaker| &*speaker.name);
    names.flat_map(|name| [name].into_iter().chain(name.split(' ').next().filter(|first| first.len() > 2))).collect()
}

/// So many captions make one sentence at most.
const MOST_PIECES: usize = 16;

impl Linker<'_> {
    /// Another speaks, or the same person elsewhere.
    fn forget(&mut self) {
        self.standing.forget();
        self.last_metrics.clear();
        self.before = None;
        self.pieces.clear();
    }

    /// Links the figures of the sentence that its pieces make.
    fn sentence(&mut self, stretch: &Stretch, mentions: &mut [Mention], trace: &mut Trace) {
        let pieces = std::mem::take(&mut self.pieces);
        if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
            let span = Span { start: first.start, end: last.end };
            self.read(span, &pieces, stretch, mentions, trace);
            // "It is used for maps. It has 170 million users": the name stands in the sentence before the first of them.
            let opens = span.of(&self.outline.source.text).get(..3).unwrap_or("");
            let goes_on = opens.starts_with("It") && !opens.ends_with(|c: char| c.is_ascii_alphabetic() && c != 's');
            if !bilingual::is_second(self.outline, span) && !goes_on {
                self.before = Some(span).filter(|_| pieces.len() == 1);
            }
        }
        self.pieces = pieces;
        self.pieces.clear();
    }

    fn read(&mut self, span: Span, pieces: &[Span], stretch: &Stretch, mentions: &mut [Mention], trace: &mut Trace) {
        let text = &*self.outline.source.text;
        let mut blanks = text.as_bytes()[..span.start as usize].iter().rev().take_while(|b| b.is_ascii_whitespace());
        if blanks.any(|&b| b == b'\n') {
            self.opens_paragraph = is_new_paragraph(text, span);
            self.standing.lead = None;
        }
        self.standing.lead.take_if(|(_, end)| *end + LEAD < span.start);
        let first = mentions.partition_point(|m| m.span.start < span.start);
        let has_figure = mentions[first..].iter().take_while(|m| m.span.start < span.end).any(Mention::is_figure);
        if !has_figure && !may_turn(text, span) {
            return;
        }
        let mut items = std::mem::take(&mut self.items);
        items::read(text, pieces, mentions, first, lexicon(), self.is_spun, &mut items);
        let s = Sentence { text, span, items: &items, mentions, lexicon: lexicon() };
        // The second language of a bilingual text repeats the first and says nothing of its own.
        let is_second = bilingual::is_second(self.outline, span);
        if !is_second {
            match topic::turned(&s, &self.standing) {
                Some(Turned::Part { name, is_head }) => {
                    if is_head {
                        self.standing.head = Some(name.clone());
                    }
                    self.standing.topic = Some(name.clone());
                    self.standing.last = Some(name);
                    (self.standing.local, self.standing.told) = (None, None);
                }
                Some(Turned::Whole) => self.standing.forget(),
                None => {}
            }
        }
        if has_figure {
            if items.first().is_some_and(|item| item.is(cue::ITS))
                && let Some(before) = self.before
            {
                self.standing.last = self.antecedent(before, mentions).or(self.standing.last.take());
            }
            // "Cards had a good quarter. Revenue was …": what opens with a metric is of what was told of.
            if self.standing.topic.is_none()
                && (0..items.len().min(4)).find(|&i| !s.is_filler(i)).is_some_and(|i| items[i].metric.is_some())
                && let Some(part) = self.told_of(mentions)
            {
                self.standing.actor = Some(part);
            }
            let asked = self.is_asked(&s, stretch.turn);
            let links = self.links(&s, trace);
            let found: Vec<_> = (0..links.len()).map(|i| self.rest(&s, &links, i, asked, trace)).collect();
            if !is_second {
                self.remember(&s, &links);
            }
            for (link, rest) in links.into_iter().zip(found) {
                let mention = &mut mentions[link.mention as usize];
                // A printed minus: a change or growth goes down, a level is a loss.
                let moved =
                    link.role == Role::Change || link.metric.as_deref().is_some_and(|name| name.contains("growth"));
                let signed = mention.direction.map(|_| if moved { Direction::Down } else { Direction::Loss });
                mention.metric = link.metric;
                mention.metric_span = link.words.map(|(first, last)| over(&items, first, last));
                mention.subject = link.subject.name;
                mention.role = Some(link.role);
                mention.direction = link.direction.or(signed);
                mention.basis = rest.basis;
                mention.accounting = rest.accounting;
                mention.modality = rest.modality;
                mention.period = rest.period;
                self.restated.note(link.mention, mentions);
            }
        }
        self.items = items;
    }

    /// The sentence before, where it holds no figure and at most `most` bytes.
    fn without_figures(&self, most: usize, mentions: &[Mention]) -> Option<Span> {
        let before = self.before.filter(|before| before.len() <= most)?;
        let first = mentions.partition_point(|m| m.span.start < before.start);
        let has_figure = mentions[first..].iter().take_while(|m| m.span.start < before.end).any(Mention::is_figure);
        (!has_figure).then_some(before)
    }

    /// Reads an earlier sentence once more, into `items`.
    fn again<'s>(&'s self, before: Span, mentions: &'s [Mention], items: &'s mut Vec<Item>) -> Sentence<'s> {
        let text = &*self.outline.source.text;
        let first = mentions.partition_point(|m| m.span.start < before.start);
        items::read(text, &[before], mentions, first, lexicon(), self.is_spun, items);
        Sentence { text, span: before, items, mentions, lexicon: lexicon() }
    }

    /// The part of the business that the sentence before tells of where it holds no figure: "Cards had a good quarter."
    fn told_of(&self, mentions: &[Mention]) -> Option<std::sync::Arc<str>> {
        let before = self.without_figures(300, mentions)?;
        let mut items = Vec::new();
        let s = self.again(before, mentions, &mut items);
        actor::teller(&s)
            .filter(|name| !names::is_company(name, self.standing.company.as_deref()) && !self.is_person(name))
    }

    /// What "it" means: the name that the sentence before opens with.
    fn antecedent(&self, before: Span, mentions: &[Mention]) -> Option<std::sync::Arc<str>> {
        if before.len() > 1000 {
            return None;
        }
        let mut items = Vec::new();
        actor::opening_name(&self.again(before, mentions, &mut items))
    }

    /// The metric that the sentence before names where it holds no figure: "On the tax rate. We expect 20%".
    fn named_before(&self, mentions: &[Mention], kind: Kind) -> Option<&'static Metric> {
        let before = self.without_figures(400, mentions)?;
        let mut items = Vec::new();
        let s = self.again(before, mentions, &mut items);
        let opens = (0..s.items.len().min(4))
            .any(|i| s.items[i].is(cue::IN | cue::TURN | cue::FOR) || s.word(i).eq_ignore_ascii_case("on"));
        if !opens {
            return None;
        }
        (0..s.items.len()).rev().find_map(|i| s.metric(i).filter(|metric| !metric.weak && metric::fits(&s, i, kind)))
    }

    /// Whether an analyst asks the sentence.
    fn is_asked(&self, s: &Sentence, turn: Option<TurnId>) -> bool {
        let ends = s.span.of(s.text).trim_end_matches(['"', '\'', ')', '”']).ends_with(['?', '？']);
        ends && turn.and_then(|turn| self.outline.turns.get(turn.index())).is_some_and(|turn| {
            let speaker = self.outline.speakers.get(turn.speaker.0 as usize);
            speaker.is_some_and(|s| matches!(s.kind, SpeakerKind::Analyst | SpeakerKind::Unknown))
        })
    }

    /// Role, metric and subject of each figure of the sentence, left to right.
    fn links(&self, s: &Sentence, trace: &mut Trace) -> Vec<Link> {
        let mut done: Vec<Link> = Vec::new();
        for at in 0..s.items.len() {
            let Some(mention) = s.figure(at) else { continue };
            let kind = s.mentions[mention as usize].kind;
            let found = role::role(s, at, kind, &done);
            let by_noun = found.rule == "role.move-behind";
            let like = found.like.filter(|&like| done[like].metric.is_some());
            let like = like.filter(|&like| metric::is_same_measure(s, done[like].at, at));
            let like = like.or_else(|| metric::compared(s, at, kind, &found, &done));
            let like = like.or_else(|| metric::moved_in_unit(s, at, &found, &done));
            let apposed = done.last().is_some_and(|last| {
                let points = matches!(kind, Kind::BasisPoints | Kind::PercentagePoints) && last.role == Role::ShareOf;
                (last.role == Role::Level || points)
                    && last.metric.is_some()
                    && metric::is_apposed(s, last.at, at, &found)
            });
            let named = match like {
                Some(_) => None,
                None if apposed => None,
                None => metric::named(s, at, kind, found.role, by_noun),
            };
            // "Our guidance is 5%": of what, the words before say.
            let named = named.filter(|named| {
                let vague = s.metric(named.item).is_some_and(|metric| metric.name == "guidance_change");
                let told = (found.role == Role::Level || by_noun) && !self.last_metrics.is_empty();
                !(vague && (told || found.role == Role::Prior && !done.is_empty()))
            });
            // "We win in a larger market, as both our businesses grew 12%": who moves in the figure's own clause has a metric of
            // its own.
            let named = named.filter(|named| {
                let start = s.clause_start(at);
                let bare = |cue: usize| matches!(s.word(cue), "up" | "down" | "higher" | "lower");
                let verb = found.cue.is_some_and(|cue| s.items[cue].is(MOVE_VERBS) && !bare(cue));
                let moves = verb && found.rule == "role.move-before" && matches!(kind, Kind::Percent | Kind::Multiple);
                let part = || matches!(actor::mover(s, at, start), Some(actor::Mover::Part(..)));
                !(moves && named.item < start && part())
            });
            let mut link = Link {
                mention,
                at,
                role: found.role,
                by: found.rule,
                direction: found.direction,
                metric: None,
                sort: Sort::Amount,
                reach: Reach::Part,
                metric_item: None,
                words: None,
                subject: Subject { name: None, span: None, rule: "subject.company", is_part: false },
                restates: None,
                asked: None,
            };
            self.measure(s, &mut link, kind, like, named, &found, &done, trace);
            finish::finish_role(&mut link, s, kind, &found, &done);
            trace.note(mention, "role", link.role.as_str(), found.rule, found.cue.map(|cue| s.items[cue].span));
            if let Some(direction) = link.direction {
                let span = found.cue.map(|cue| s.items[cue].span);
                trace.note(mention, "direction", direction.as_str(), found.rule, span);
            }
            let name = link.subject.name.as_deref().unwrap_or("the company");
            trace.note(mention, "subject", name, link.subject.rule, link.subject.span);
            done.push(link);
        }
        finish::respectively(s, &mut done);
        finish::corrected(s, &mut done);
        finish::wholes(s, &mut done);
        done
    }

    fn remember(&mut self, s: &Sentence, links: &[Link]) {
        let mentions = s.mentions;
        // "Shrink was 2% of sales. EBITDA was …": a capital that the sentence asks for makes no name.
        let is_bare = |span: Span| {
            let word = span.of(s.text);
            span.start == s.items[0].span.start
                && word.is_ascii()
                && !word.contains(' ')
                && !actor::is_written_elsewhere(s, span)
        };
        // Figures of one sentence often share their subject: it is reckoned once.
        let mut last = None;
        let mut is_part = |subject: &Subject| {
            let Some(span) = subject.span.filter(|_| subject.is_part) else { return subject.is_part };
            let known = last.filter(|&(known, _)| known == span);
            let (_, bare) = *last.insert(known.unwrap_or_else(|| (span, is_bare(span))));
            !bare
        };
        if self.opens_paragraph
            && let Some(first) = links.first()
        {
            let end = mentions[first.mention as usize].span.end;
            let is_part = is_part(&first.subject);
            self.standing.lead = first.subject.name.clone().filter(|_| is_part).map(|name| (name, end));
            self.opens_paragraph = false;
        }
        // "Revenue from the Cloud Group was …", told after the Retail Group: the speaker has turned to its sibling.
        if let Some(first) = links.first().filter(|first| first.subject.rule == "subject.of-metric")
            && first.metric.as_deref() == Some("revenue")
        {
            self.standing.told = first.subject.name.clone().filter(|_| first.subject.is_part);
            if let (Some(topic), Some(name)) = (&self.standing.topic, &first.subject.name)
                && subject::is_sibling(topic, name)
            {
                self.standing.topic = Some(name.clone());
            }
        }
        if let Some(link) = links.iter().find(|link| link.subject.rule == "subject.told") {
            let end = mentions[link.mention as usize].span.end;
            self.standing.lead = link.subject.name.clone().map(|name| (name, end));
        }
        self.asked.answered =
            links.iter().filter_map(|link| link.asked).max().map_or(self.asked.answered, |last| last + 1);
        for link in links {
            let is_part = is_part(&link.subject);
            if link.subject.rule == "subject.leading" {
                self.standing.local = link.subject.name.clone();
            } else if link.subject.span.is_some() {
                self.standing.local = None;
            }
            match link.subject.rule {
                "subject.actor" if self.standing.topic.is_none() => {
                    self.standing.actor = link.subject.name.clone().filter(|_| is_part);
                }
                "subject.last-actor"
                | "subject.same-fact"
                | "subject.same-sentence"
                | "subject.its"
                | "subject.lead" => {}
                _ if link.subject.is_part => self.standing.actor = None,
                "subject.we" | "subject.total" => self.standing.actor = None,
                _ => {}
            }
            if link.subject.is_part {
                let telling =
                    |name: &str| name.contains(' ') || name.contains(|c: char| c.is_uppercase() || !c.is_ascii());
                if link.subject.name.as_deref().is_some_and(telling) && is_part {
                    self.standing.last = link.subject.name.clone();
                }
            } else {
                self.standing.last = None;
            }
            if let Some(metric) = &link.metric {
                let Mention { kind, span, .. } = mentions[link.mention as usize];
                let (name, sort, reach) = (metric.clone(), link.sort, link.reach);
                self.last_metrics.retain(|last| last.kind != kind);
                self.last_metrics.push(LastMetric { name, sort, reach, kind, role: link.role, end: span.end });
            }
        }
    }
}

/// So many bytes behind its first figure a paragraph is still about the same part.
const LEAD: u32 = 700;

/// Whether a sentence opens a line that is too long to be cut for a page's width: a paragraph.
fn is_new_paragraph(text: &str, span: Span) -> bool {
    /// No page prints so many bytes in a line.
    const WIDEST: usize = 240;
    let start = span.start as usize;
    let line = &text.as_bytes()[start..text.len().min(start + WIDEST)];
    line.len() == WIDEST && !line.contains(&b'\n')
}

/// Whether a sentence without a figure may turn to a part of the business, by its first word.
fn may_turn(text: &str, span: Span) -> bool {
    const OPENERS: &[&str] = &[
        "and",
        "as",
        "beginning",
        "coming",
        "finally",
        "first",
        "going",
        "i",
        "let",
        "looking",
        "lets",
        "moving",
        "next",
        "now",
        "on",
        "okay",
        "shifting",
        "so",
        "starting",
        "switching",
        "then",
        "to",
        "touching",
        "turning",
        "we",
        "with",
        "within",
    ];
    let sentence = span.of(text);
    if sentence.len() > 400 {
        return false;
    }
    let word = sentence.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    OPENERS.iter().any(|opener| opener.eq_ignore_ascii_case(word))
}
