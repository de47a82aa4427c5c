//! Turns of a text without labels, inferred from what is said.
//!
//! One walk over the sentences. A sentence may give the word to another ("I will turn the call over to Ann."), take it ("This
//! is Ann.", "Thank you, Ann."), or show what part its speaker plays ("Next question, please."). Where the words give no
//! ground, the speaker is unknown.

mod answers;
mod changes;
mod naming;
mod opening;
mod words;

use changes::cut_at_changes;
use words::*;

use super::heard::Heard;
use super::marks::{self, Lists, Marks};
use super::names::Name;
use super::people::People;
use super::printed::{RawTurn, hands_over_later, is_invitation};
use super::sentences::sentences;
use super::spoken::{self, Cue, Says, opening, starts_with_word};
use crate::document::{Issue, SpeakerKind};
use crate::lexicon::roles::Offices;
use crate::span::Span;

/// How much of a sentence shows who speaks.
const FRONT: usize = 300;

/// What the speaker of a stretch does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Calls up questioners, as conference operators do.
    Operates,
    /// Leads through the call for the company.
    Moderates,
    /// Presents.
    Presents,
    /// Asks.
    Asks,
    /// Answers.
    Answers,
}

/// A stretch of one speaker.
#[derive(Clone, Debug)]
struct Stretch {
    start: usize,
    part: Part,
    person: Option<usize>,
    cue: Span,
    sure: u8,
}

/// Who is to speak next.
#[derive(Clone, Copy, Debug)]
struct Expected {
    part: Part,
    person: Option<usize>,
    cue: Span,
    sure: u8,
}

/// People and turns of the words.
pub(super) fn turns_of<'t>(heard: &'t Heard<'_>, issues: &mut Vec<Issue>) -> (People<'t>, Vec<RawTurn>) {
    let mut walk = Walk::new(&heard.text);
    walk.run();
    walk.keep_to_changes();
    walk.name_by_thanks();
    walk.name_by_part();
    let mut found = Vec::new();
    let (people, mut turns) = walk.turns(&mut found);
    for turn in &mut turns {
        turn.span = heard.back(turn.span);
        turn.inferred = turn.inferred.map(|(cue, sure)| (heard.back(cue), sure));
    }
    for issue in &mut found {
        issue.span = if issue.span.is_empty() { issue.span } else { heard.back(issue.span) };
    }
    issues.append(&mut found);
    (people, turns)
}

struct Walk<'t> {
    text: &'t str,
    /// The text without line ends.
    flat: String,
    /// The phrases in it.
    marks: Marks,
    people: People<'t>,
    sentences: Vec<Span>,
    /// Where captions show by ">>" that another begins to speak.
    changes: Vec<usize>,
    /// Whether a line's end is a paragraph's end, and not where a line got full.
    paragraphs: bool,
    stretches: Vec<Stretch>,
    expected: Option<Expected>,
    /// The operator's entry.
    operator: Option<usize>,
    /// Who leads for the company.
    host: Option<usize>,
    /// Who asked last.
    asker: Option<usize>,
    /// How often a moderator passed a question on by name.
    passed_on: usize,
    /// Whether any question was announced.
    questions: bool,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        let sentences: Vec<Span> = sentences(text, Span::new(0, text.len())).collect();
        let ends = sentences
            .iter()
            .filter(|s| {
                text[s.end as usize..].starts_with(['\n', ' '])
                    && !text[s.end as usize..].trim_start_matches(' ').is_empty()
            })
            .filter(|s| text[s.end as usize..].trim_start_matches([' ', '\t', '\u{a0}']).starts_with('\n'))
            .count();
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let blank = memchr::memmem::find_iter(text.as_bytes(), b"\n\n").count();
        let flat = spoken::flat(text);
        let (sentences, changes) = cut_at_changes(text, sentences);
        Self {
            text,
            marks: Marks::of(&flat),
            flat,
            people: People::default(),
            paragraphs: ends * 10 >= (lines - blank.min(lines)) * 7,
            sentences,
            changes,
            stretches: vec![],
            expected: None,
            operator: None,
            host: None,
            asker: None,
            passed_on: 0,
            questions: false,
        }
    }

    fn words(&self, at: usize) -> &'t str {
        self.sentences.get(at).map_or("", |s| s.of(self.text))
    }

    /// Whether a phrase of the lists stands near the front of the sentence.
    fn says(&self, at: usize, lists: Lists) -> bool {
        let sentence = self.sentences[at];
        let start = sentence.start as usize;
        self.marks.lists(start, (sentence.end as usize).min(start + FRONT)) & lists != 0
    }

    /// The front of a sentence in small letters.
    fn lower(&self, at: usize) -> String {
        let words = self.words(at);
        words[..words.floor_char_boundary(FRONT)].to_lowercase()
    }

    /// Whether the sentence begins a paragraph; the end of the text does so too.
    fn opens(&self, at: usize) -> bool {
        let Some(start) = self.sentences.get(at).map(|sentence| sentence.start as usize) else { return true };
        let line = || self.text[..start].trim_end_matches([' ', '\t', '\u{a0}']).ends_with('\n');
        start == 0 || line() || self.changes.binary_search(&start).is_ok()
    }

    fn run(&mut self) {
        let Some(first) = self.call_start() else { return };
        let mut cues = Vec::new();
        for at in first..self.sentences.len() {
            cues.clear();
            spoken::read(&self.flat, self.sentences[at], &self.marks, &mut cues);
            if at == first {
                self.begin_call(at);
            } else {
                self.step(at, &cues);
            }
            self.listen(at, &cues);
        }
    }

    fn operator_entry(&mut self) -> usize {
        let entry = self.people.entry("Operator");
        *self.operator.get_or_insert(entry)
    }

    fn begin(&mut self, at: usize, part: Part, person: Option<usize>, cue: Span, sure: u8) {
        let start = self.sentences[at].start as usize;
        if let Some(last) = self.stretches.last_mut().filter(|last| last.start == start) {
            *last = Stretch { start, part, person, cue, sure };
        } else {
            self.stretches.push(Stretch { start, part, person, cue, sure });
        }
        if part == Part::Asks {
            self.asker = person;
        }
    }

    fn current(&self) -> &Stretch {
        &self.stretches[self.stretches.len() - 1]
    }

    /// How many sentences before `at` are fillers that belong to what begins at `at`: "Thank you.", "[Operator Instructions]".
    fn lead(&self, at: usize) -> usize {
        let mut back = 0;
        while back < 3 && at > back + 1 {
            let before = at - back - 1;
            let filler = opening(self.words(before)) + 1 >= self.words(before).len();
            let own = self.current().start < self.sentences[before].start as usize;
            if !filler || !own || self.opens(before + 1) && self.paragraphs {
                break;
            }
            back += 1;
        }
        // Without paragraphs a "Thank you." before an announcement may end the answer as well as open the announcement.
        if self.paragraphs && back > 0 && !self.opens(at - back) {
            0
        } else if self.paragraphs {
            back
        } else {
            back.min(usize::from(self.words(at - back).starts_with(['[', '('])))
        }
    }

    /// Decides whether another speaker begins with sentence `at`.
    fn step(&mut self, at: usize, cues: &[Cue]) {
        let words = self.words(at);
        let sentence = self.sentences[at];
        let part = self.current().part;
        let cue_of = |says: Says| cues.iter().find(|cue| cue.says == says);

        // Announcements of questioners.
        if let Some(cue) = cue_of(Says::AsksNext) {
            self.expected = None;
            let moderated = self.operator.is_none() && self.host.is_some();
            if part != Part::Operates && (part != Part::Moderates || !moderated) {
                let start = at - self.lead(at);
                let (part, person) = if moderated {
                    (Part::Moderates, self.host)
                } else {
                    (Part::Operates, Some(self.operator_entry()))
                };
                self.begin(start, part, person, cue.words, 90);
            }
            return;
        }
        // The words of an operator.
        if part != Part::Operates
            && self.operator_words(at)
            && (self.opens(at) || !self.paragraphs || self.expected.is_some())
        {
            self.expected = None;
            let start = at - self.lead(at);
            let person = self.operator_entry();
            self.begin(start, Part::Operates, Some(person), sentence, 80);
            return;
        }
        // Who was called upon.
        if let Some(expected) = self.expected {
            if is_invitation(words) && words.len() < 90 && cue_of(Says::IsThanked).is_none() {
                return;
            }
            self.expected = None;
            let (mut person, mut sure) = (expected.person, expected.sure);
            if let Some(cue) = cue_of(Says::IsSpeaking)
                && let Some(named) = self.people.find_part(&Name::parse(cue.name.of(self.text)))
            {
                (person, sure) = (Some(named), 95);
            }
            self.begin(at, expected.part, person, expected.cue, sure);
            return;
        }
        // Back to the moderator: "Next question, please."
        if part != Part::Moderates
            && part != Part::Operates
            && self.moderator_words(at)
            && (self.opens(at) || !self.paragraphs)
        {
            let thanks =
                at > 0 && self.thanks_somebody(at - 1) && self.current().start < self.sentences[at - 1].start as usize;
            let mut start = at - usize::from(thanks && (!self.paragraphs || self.opens(at - 1)));
            if start > 0
                && start < at
                && acknowledgement(self.words(start - 1))
                && self.current().start < self.sentences[start - 1].start as usize
            {
                start -= 1;
            }
            let host = self.host;
            self.begin(start, Part::Moderates, host, sentence, 75);
            return;
        }
        let opens = self.opens(at) || !self.paragraphs;
        let marked = interpreted_mark(words) && self.opens(at);
        // "This is Roby."
        if let Some(cue) = cue_of(Says::IsSpeaking) {
            let name = Name::parse(cue.name.of(self.text));
            let known = self.people.find_part(&name);
            let recent = (sentence.start as usize - self.current().start) < 200;
            if let Some(known) = known.filter(|&known| self.current().person != Some(known)) {
                let body = cue.name.start < sentence.start + 80;
                if recent
                    && body
                    && part != Part::Operates
                    && !(part == Part::Asks && self.people.get(known).evidence.officer)
                {
                    let last = self.stretches.len() - 1;
                    if self.stretches[last].person.is_none() || self.stretches[last].sure < 90 {
                        self.stretches[last].person = Some(known);
                        self.stretches[last].cue = cue.words;
                        self.stretches[last].sure = 95;
                    }
                    return;
                }
                if body
                    && opens
                    && (part == Part::Answers || part == Part::Asks || part == Part::Presents)
                    && (self.paragraphs || self.pause_before(at))
                {
                    let asks = self.people.get(known).evidence.asks;
                    self.begin(at, if asks { Part::Asks } else { Part::Answers }, Some(known), cue.words, 95);
                    return;
                }
            }
        }
        if marked {
            let next = if matches!(part, Part::Asks | Part::Answers) { Part::Answers } else { part };
            self.begin(
                at,
                next,
                None,
                Span::new(
                    sentence.start as usize,
                    sentence.start as usize + words.find([']', ')']).map_or(1, |i| i + 1),
                ),
                60,
            );
            return;
        }
        // "Thank you, Ernie." once Ernie has spoken.
        if let Some(cue) = cue_of(Says::IsThanked).filter(|_| opens) {
            let name = Name::parse(cue.name.of(self.text));
            let thanked = self.people.find_part(&name);
            let current = self.current().clone();
            let own = current.person.is_some() && current.person == thanked;
            let officer = self.people.find_officer(&name);
            let nameless =
                current.person.is_none() && officer.is_some() && matches!(current.part, Part::Presents | Part::Answers);
            let far = (sentence.start as usize - current.start) > 20;
            if far && (own || nameless) && matches!(part, Part::Presents | Part::Answers | Part::Moderates) {
                if nameless && let Some(last) = self.stretches.last_mut() {
                    last.person = officer;
                    last.cue = cue.words;
                    last.sure = 85;
                }
                let next = match part {
                    Part::Answers if self.moderator_near(at) => Part::Moderates,
                    Part::Answers => Part::Asks,
                    _ if self.moderator_near(at) => Part::Moderates,
                    _ => Part::Presents,
                };
                let person = match next {
                    Part::Asks => self.asker,
                    Part::Moderates => self.host,
                    _ => None,
                };
                self.begin(at, next, person, cue.words, if person.is_some() { 65 } else { 40 });
                return;
            }
            if part == Part::Asks && far && thanked.is_some() && thanked == self.asker {
                let next = if self.moderator_near(at) { Part::Moderates } else { Part::Answers };
                let host = self.host;
                self.begin(at, next, if next == Part::Moderates { host } else { None }, cue.words, 70);
                return;
            }
        }
        if !opens || !matches!(part, Part::Asks | Part::Answers | Part::Moderates) {
            return;
        }
        let lower = self.lower(at);
        let far = (sentence.start as usize - self.current().start) > 20;
        let asked = part == Part::Asks && far && self.answer_begins(at, &lower);
        let passed =
            part == Part::Moderates && self.asker.is_some() && self.greets_asker(&lower) && !self.passes_on_near(at);
        if asked || passed {
            if asked && self.passes_on_near(at) {
                let host = self.host;
                self.begin(at, Part::Moderates, host, sentence, 65);
            } else {
                self.begin(at, Part::Answers, None, sentence, 50);
            }
            return;
        }
        if part == Part::Answers && self.follow_up_begins(at, &lower) && !self.moderator_near(at) {
            let asker = self.asker;
            self.begin(at, Part::Asks, asker, sentence, 50);
        }
    }

    /// Notes whom the sentence names and who is to speak next.
    fn listen(&mut self, at: usize, cues: &[Cue]) {
        let words = self.words(at);
        let current = self.current().clone();
        for cue in cues {
            let printed = cue.name.of(self.text);
            let name = Name::parse(printed);
            let role = cue.role.map(|role| role.of(self.text));
            let firm = cue.firm.map(|firm| firm.of(self.text));
            match cue.says {
                Says::AsksNext => {
                    let person = self.people.find(&name).unwrap_or_else(|| self.people.entry(printed));
                    self.people.describe(person, None, firm);
                    self.people.get_mut(person).evidence.asks = true;
                    self.questions = true;
                    self.expected = Some(Expected { part: Part::Asks, person: Some(person), cue: cue.words, sure: 92 });
                }
                Says::SpeaksNext => {
                    let known = self.people.find_introduced(&name, role);
                    let plausible = known.is_some() || role.is_some() || name.is_whole() || !self.questions;
                    if !plausible || known.is_some() && known == current.person || !self.hands_over_now(at, words) {
                        continue;
                    }
                    let person = match known {
                        Some(known) => {
                            self.people.add_form(known, printed, &name);
                            known
                        }
                        None => self.people.entry(printed),
                    };
                    self.people.describe(person, role, None);
                    self.people.get_mut(person).evidence.officer = true;
                    if self.people.get(person).offices.shares(Offices::IR)
                        || self.host.is_none() && current.part == Part::Operates
                    {
                        self.host.get_or_insert(person);
                    }
                    let is_host = self.host == Some(person);
                    let part = match current.part {
                        _ if is_host => Part::Moderates,
                        Part::Asks | Part::Answers => Part::Answers,
                        Part::Moderates if self.questions => Part::Answers,
                        _ => Part::Presents,
                    };
                    self.expected = Some(Expected { part, person: Some(person), cue: cue.words, sure: 90 });
                }
                Says::IsPresent => {
                    let person = self.people.find_introduced(&name, role).unwrap_or_else(|| self.people.entry(printed));
                    self.people.add_form(person, printed, &name);
                    self.people.describe(person, role, None);
                    self.people.get_mut(person).evidence.officer = true;
                }
                Says::IsSpeaking if current.part != Part::Operates && name.is_whole() => {
                    let last = self.stretches.len() - 1;
                    match current.person {
                        Some(person)
                            if self.people.get(person).name.shares_part(&name)
                                || self.people.get(person).name.sounds_like(&name) =>
                        {
                            self.people.add_form(person, printed, &name);
                            self.people.describe(person, role, firm);
                        }
                        None => {
                            let person = self.people.entry(printed);
                            self.people.describe(person, role, firm);
                            self.stretches[last].person = Some(person);
                            self.stretches[last].cue = cue.words;
                            self.stretches[last].sure = 90;
                            if current.part == Part::Moderates {
                                self.host.get_or_insert(person);
                            }
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        if self.expected.is_none()
            && self.questions
            && matches!(current.part, Part::Moderates | Part::Answers)
            && let Some((person, cue)) = self.passed_on_to(at)
        {
            self.passed_on += 1;
            self.expected = Some(Expected { part: Part::Answers, person: Some(person), cue, sure: 75 });
        }
    }

    /// Whether the word is given at once: not "I'll take the first part, and then hand over to Ann."
    fn hands_over_now(&self, at: usize, words: &str) -> bool {
        let later = hands_over_later(words);
        let last = self.sentences.get(at + 1).is_none_or(|_| {
            self.opens(at + 1)
                || is_invitation(self.words(at + 1)) && (self.opens(at + 2) || !self.paragraphs)
                || self.thanks_somebody(at + 1)
        });
        if self.paragraphs {
            last || !later && self.words(at + 1).len() < 60
        } else {
            !later || last && self.thanks_somebody(at + 1)
        }
    }

    /// "We'll go to Ken to answer that." "Dan, do you want to take it?"
    fn passed_on_to(&self, at: usize) -> Option<(usize, Span)> {
        let sentence = self.sentences[at];
        let words = self.words(at);
        if words.len() > 240 || !self.says(at, marks::PASSES_TO) {
            return None;
        }
        for (at, word) in words
            .char_indices()
            .filter(|&(i, c)| c.is_uppercase() && (i == 0 || words[..i].ends_with([' ', '\n'])))
            .take(12)
        {
            let _ = word;
            let start = sentence.start as usize + at;
            let Some(name) = super::names::name_at(self.text, start, sentence.end as usize) else { continue };
            let rest = self.text[name.end as usize..sentence.end as usize]
                .trim_start_matches([',', ' ', '?', '.'])
                .to_lowercase();
            let before = words[..at].to_lowercase();
            let called = [
                "will go to you",
                "do you want to",
                "you want to",
                "would you like to",
                "can you take",
                "could you take",
                "why don't you",
                "why don’t you",
                "maybe you can",
                "please take",
                "will you take",
                "over to you",
                "we'll go to you",
            ]
            .iter()
            .any(|phrase| rest.starts_with(phrase));
            let sent = ["go to ", "ask ", "over to ", "hand it to ", "turn to ", "let "]
                .iter()
                .any(|phrase| before.trim_end_matches("dr. ").ends_with(phrase))
                && [
                    "to answer",
                    "to take",
                    "to talk",
                    "to comment",
                    "to address",
                    "for that",
                    "for the",
                    "for this",
                    "on that",
                    "to start",
                    "take that",
                    "to handle",
                    "to respond",
                    "answer",
                    "and then",
                    "for your",
                ]
                .iter()
                .any(|phrase| rest.starts_with(phrase));
            if !(called || sent) {
                continue;
            }
            let person = self
                .people
                .find_part(&Name::parse(name.of(self.text)))
                .filter(|&p| !self.people.get(p).evidence.asks)?;
            return Some((person, sentence));
        }
        None
    }

    fn thanks_somebody(&self, at: usize) -> bool {
        let words = self.words(at);
        words.len() < 60 && {
            let body = &words[opening(words).min(words.len())..];
            let lower = words.to_lowercase();
            lower.contains("thank") && body.chars().next().is_some_and(char::is_uppercase)
        }
    }

    /// Whether what was said right before `at` ends a turn: a question, or thanks.
    fn pause_before(&self, at: usize) -> bool {
        let before = self.words(at - 1);
        before.ends_with('?') || closing_thanks(before)
    }

    /// Whether a moderator's words follow soon, before a new question could.
    fn moderator_near(&self, at: usize) -> bool {
        (at..(at + 5).min(self.sentences.len())).any(|i| self.says(i, marks::LEADS) || self.moderator_words(i))
    }

    /// Whether the question is passed on to somebody by name in this sentence or the next two.
    fn passes_on_near(&self, at: usize) -> bool {
        (at..(at + 3).min(self.sentences.len())).any(|i| self.says(i, marks::PASSES_ON))
    }
}
