//! Turns of a text that prints labels: every label starts one.

use super::heard::Heard;
use super::listed;
use super::marks::{self, Marks};
use super::names::{Name, sound_alike};
use super::numbered;
use super::people::{People, is_anonymous, is_numbered, is_station};
use super::sentences::sentences;
use super::spoken::{self, Cue, Says};
use crate::document::{SpeakerKind, Time};
use crate::lexicon::cues::{self, LATER};
use crate::lexicon::roles;
use crate::lexicon::script::two_scripts;
use crate::source::{HeadingKind, Label, Mark, Reading};
use crate::span::Span;

/// A turn before the people have their numbers.
#[derive(Clone, Debug)]
pub(super) struct RawTurn {
    /// Entry among the people.
    pub person: usize,
    /// The words spoken.
    pub span: Span,
    /// The label.
    pub label: Option<Span>,
    /// The words that say who speaks, and how sure that is, where no label is printed.
    pub inferred: Option<(Span, u8)>,
    /// When.
    pub time: Option<Time>,
    /// Who really speaks, from where, and the words that say so.
    pub voice: Option<(usize, Span, Span)>,
    /// Whether the turn opens with a question that was announced.
    pub asks: bool,
    /// Whether the turn announces a questioner.
    pub announces: bool,
}

/// The words of a turn in which cues are looked for: its beginning and its end.
const EDGE: usize = 4000;

/// People and turns of the labels.
pub(super) fn turns_of<'t>(reading: &'t Reading, heard: &'t Heard<'_>) -> (People<'t>, Vec<RawTurn>) {
    let text: &str = &reading.source.text;
    let mut people = People::default();
    let mut turns: Vec<RawTurn> = Vec::with_capacity(reading.labels.len());
    for label in &reading.labels {
        let person = add(&mut people, text, label);
        if label.mark == Some(Mark::Question) {
            people.get_mut(person).evidence.asks = true;
        } else if label.mark == Some(Mark::Answer) {
            people.get_mut(person).evidence.officer = true;
        }
        turns.push(RawTurn {
            person,
            span: label.content,
            label: Some(label.span),
            inferred: None,
            time: label.time,
            voice: None,
            asks: label.mark == Some(Mark::Question),
            announces: false,
        });
    }
    listed::describe(&mut people, reading);
    people.settle();
    let flat = spoken::flat(&heard.text);
    let marks = Marks::of(&flat);
    let cues = cues_of(heard, &flat, &marks, &turns);
    numbered::tell(&mut people, &heard.text, &mut turns, &cues);
    introduce(&mut people, &heard.text, &mut turns, &cues);
    people.settle();
    judge(&mut people, heard, &marks, &mut turns, reading);
    voices(&people, text, &heard.text, &mut turns, &cues);
    (people, turns)
}

/// The entry of the person that a label names.
fn add<'t>(people: &mut People<'t>, text: &'t str, label: &Label) -> usize {
    let printed = label.name.of(text);
    let person = match two_scripts(printed) {
        Some((west, east)) => {
            let person = people.entry(west);
            people.add_form(person, east, &Name::parse(east));
            person
        }
        None => people.entry(printed),
    };
    let details = (label.role.map(|s| s.of(text)), label.firm.map(|s| s.of(text)));
    // A label that comes again says nothing new.
    if people.get(person).details != details {
        let (role, firm) = role_and_firm(details.0, details.1);
        people.describe(person, role, firm);
        people.get_mut(person).details = details;
    }
    person
}

/// Role and firm as their words tell them apart, whichever was taken for which; "Analyst, Kestrel Securities" is cut in two.
pub(super) fn role_and_firm<'t>(role: Option<&'t str>, firm: Option<&'t str>) -> (Option<&'t str>, Option<&'t str>) {
    match (role, firm) {
        (Some(role), Some(firm)) if roles::role_weight(firm) > roles::role_weight(role).max(0) => {
            (Some(firm), Some(role))
        }
        (None, Some(firm)) if roles::is_role(firm) => role_and_firm(Some(firm), None),
        (Some(role), None) => {
            let analyst = roles::kind_of(role) == Some(SpeakerKind::Analyst);
            for (at, separator) in role.char_indices().filter(|(_, c)| matches!(c, ',' | '-' | '–' | '—' | '|')) {
                let (head, tail) = (
                    role[..at].trim(),
                    role[at + separator.len_utf8()..].trim_matches(|c: char| c == '-' || c == '–' || c.is_whitespace()),
                );
                let dash = separator != ',';
                if dash && !(role[..at].ends_with(' ') || role[at..].starts_with("--")) {
                    continue;
                }
                if roles::is_role(head)
                    && !tail.is_empty()
                    && (roles::is_firm(tail) || (analyst || dash) && !roles::is_role(tail))
                {
                    return (Some(head), Some(tail));
                }
                if roles::is_firm(head) && roles::is_role(tail) {
                    return (Some(tail), Some(head));
                }
            }
            if roles::is_firm(role) { (None, Some(role)) } else { (Some(role), None) }
        }
        other => other,
    }
}

/// The cues of every turn, with the turn's number, in order. Their names, roles and firms stand in what is heard, the words
/// that say so in the text.
fn cues_of(heard: &Heard<'_>, flat: &str, marks: &Marks, turns: &[RawTurn]) -> Vec<(usize, Cue)> {
    let text: &str = &heard.text;
    let mut cues = Vec::new();
    let mut found = Vec::new();
    for (index, turn) in turns.iter().enumerate() {
        let whole = heard.span(turn.span);
        let (start, end) = (whole.start as usize, whole.end as usize);
        let mut parts = vec![whole];
        if whole.len() > 2 * EDGE {
            parts = vec![
                Span::new(start, text.floor_char_boundary(start + EDGE)),
                Span::new(text.floor_char_boundary(end - EDGE), end),
            ];
        }
        for sentence in parts.into_iter().flat_map(|part| sentences(text, part)) {
            spoken::read(flat, sentence, marks, &mut found);
            cues.extend(found.drain(..).map(|cue| (index, Cue { words: heard.back(cue.words), ..cue })));
        }
    }
    cues
}

/// Joins what is said about people to the people of the labels.
fn introduce<'t>(people: &mut People<'t>, text: &'t str, turns: &mut [RawTurn], cues: &[(usize, Cue)]) {
    // Who speaks before any question is announced asks none, unless named as the one who does.
    let first = cues.iter().find(|(_, cue)| cue.says == Says::AsksNext).map_or(0, |(index, _)| *index);
    let mut early: Vec<usize> = turns[..first].iter().map(|turn| people.root(turn.person)).collect();
    early.sort_unstable();
    for (index, cue) in cues {
        let printed = cue.name.of(text);
        let name = Name::parse(printed);
        // "Back to Ann, operator": who is spoken to is no role.
        let role = cue.role.map(|role| role.of(text));
        let moderates = |role: &str| {
            let may = !role.is_ascii() || role.contains("rator") || role.contains("ost");
            may && roles::kind_of(role) == Some(SpeakerKind::Operator)
        };
        let role = role.filter(|role| !moderates(role));
        let firm = cue.firm.map(|firm| firm.of(text));
        match cue.says {
            Says::AsksNext => {
                let speaker = people.root(turns[*index].person);
                let mut next = (index + 1..turns.len().min(index + 4)).filter(|&at| {
                    let person = people.get(turns[at].person);
                    let officer = matches!(
                        person.evidence.printed,
                        Some(SpeakerKind::Operator | SpeakerKind::Ir | SpeakerKind::Interpreter)
                    );
                    people.root(turns[at].person) != speaker && !officer
                });
                // The one whose name fits, else the one who speaks right after the announcement.
                let fits = next.clone().find(|&at| {
                    let person = people.get(turns[at].person);
                    !is_anonymous(&person.name)
                        && (listed::goes_by_initials(person, &name)
                            || person.forms.iter().any(|(_, form)| {
                                form.same(&name)
                                    || form.shares_part(&name)
                                    || form.answers_to(&name)
                                    || form.sounds_like(&name)
                            }))
                });
                let Some(at) = fits.or_else(|| next.next()) else { continue };
                let asker = people.root(turns[at].person);
                let person = people.get(asker);
                let exec = person.evidence.printed == Some(SpeakerKind::Executive)
                    && person.role.is_some_and(|role| role.to_lowercase().contains("chief"));
                let known = person.evidence.officer || exec || person.evidence.listed_company;
                if fits.is_none() && (known || early.binary_search(&asker).is_ok()) {
                    continue;
                }
                turns[at].asks = true;
                turns[*index].announces = true;
                people.get_mut(asker).evidence.asks = true;
                // "Unidentified Analyst" may be another each time, and the firm is that of the person that a voice is told to be.
                if !is_station(&people.get(asker).name) && !is_numbered(&people.get(asker).name) {
                    people.describe(asker, None, firm);
                }
                let heard = fits.is_some() || person_sounds(people, asker, &name);
                if heard && !is_anonymous(&people.get(asker).name) {
                    people.add_form(asker, printed, &name);
                }
            }
            Says::SpeaksNext | Says::IsPresent => {
                let found = people.find_introduced(&name, role);
                let next = turns.get(index + 1).map(|turn| people.root(turn.person));
                let next = next.filter(|&at| {
                    cue.says == Says::SpeaksNext
                        && (people.get(at).name.shares_part(&name)
                            || people.get(at).name.sounds_like(&name)
                            || people.get(at).name.answers_to(&name))
                });
                let Some(person) = next.or(found) else { continue };
                if people.root(turns[*index].person) == person && cue.says == Says::SpeaksNext {
                    continue;
                }
                if is_anonymous(&people.get(person).name) {
                    continue;
                }
                people.add_form(person, printed, &name);
                people.describe(person, role, firm);
                if role.is_some_and(|role| {
                    roles::kind_of(role).is_some_and(|kind| matches!(kind, SpeakerKind::Executive | SpeakerKind::Ir))
                }) {
                    people.get_mut(person).evidence.officer = true;
                }
            }
            Says::IsSpeaking => {
                let person = people.root(turns[*index].person);
                let own = people.get(person).name.clone();
                if is_anonymous(&own) {
                    continue;
                }
                if own.answers_to(&name) || own.sounds_like(&name) && own.shares_part(&name) {
                    people.add_form(person, printed, &name);
                    people.describe(person, role, None);
                    if firm.is_some() && people.get(person).evidence.asks {
                        people.describe(person, None, firm);
                    }
                }
            }
            Says::IsThanked => {}
        }
    }
}

fn person_sounds(people: &People<'_>, at: usize, name: &Name) -> bool {
    people.get(at).name.parts.iter().any(|a| name.parts.iter().any(|b| sound_alike(a, b)))
}

/// Who takes which part, from where people speak and what they say.
fn judge(people: &mut People<'_>, heard: &Heard<'_>, marks: &Marks, turns: &mut [RawTurn], reading: &Reading) {
    // What a turn says in its first so many bytes.
    let says = |turn: &RawTurn, reach: usize| {
        let span = heard.span(turn.span);
        marks.lists(span.start as usize, (span.end as usize).min(span.start as usize + reach))
    };
    // Where no operator announces questions, those who ask say so. Who says it right behind a question renders it.
    let mut asked = false;
    for turn in turns.iter_mut() {
        let renders = std::mem::replace(&mut asked, turn.asks);
        let known = people.get(turn.person).evidence;
        if known.printed.is_none()
            && !renders
            && !known.officer
            && !known.listed_company
            && says(turn, 300) & marks::ASKING != 0
        {
            turn.asks = true;
            people.get_mut(turn.person).evidence.asks = true;
        }
    }
    let operator = |turn: &RawTurn| people.get(turn.person).evidence.printed == Some(SpeakerKind::Operator);
    let told =
        turns.iter().any(|turn| turn.announces) || turns.iter().any(|turn| turn.asks) && turns.iter().any(operator);
    if !told {
        those_who_only_ask(people, heard, turns);
    }
    let turns = &*turns;
    let heading = reading.headings.iter().find(|heading| {
        heading.kind == HeadingKind::Qa && turns.first().is_some_and(|t| heading.span.start > t.span.start)
    });
    let first_question = turns.iter().position(|turn| turn.asks);
    let qa = heading.map(|h| h.span.start).or(first_question.map(|at| turns[at].span.start));
    // Who calls up the questions and speaks at length besides leads the company's side.
    let mut at_length: Vec<usize> =
        turns.iter().filter(|turn| turn.span.len() > LONGEST_OPERATED).map(|turn| people.root(turn.person)).collect();
    at_length.sort_unstable();
    let presents = |person: usize| at_length.binary_search(&person).is_ok();
    for (index, turn) in turns.iter().enumerate() {
        let known = people.get(turn.person).evidence;
        if known.printed.is_some_and(|kind| kind != SpeakerKind::Unknown) {
            continue;
        }
        if !known.asks
            && !known.operates
            && people.get(turn.person).role.is_none()
            && people.get(turn.person).firm.is_none()
            && says(turn, 700) & marks::OPERATES != 0
            && !presents(people.root(turn.person))
        {
            people.get_mut(turn.person).evidence.operates = true;
        }
        // Where nobody asks, those who speak at length present.
        let before_questions = qa.map_or(turn.span.len() > LONGEST_LED, |qa| turn.span.start < qa);
        if before_questions && !turn.asks {
            people.get_mut(turn.person).evidence.answers = true;
        }
        // Who speaks between a question and the next announcement answers.
        let asked = turns[..index].iter().rev().take(6).any(|before| before.asks);
        if asked && !turn.asks && !known.asks {
            people.get_mut(turn.person).evidence.answers = true;
        }
    }
}

/// Longest turn of one who only operates the call, in bytes.
const LONGEST_OPERATED: usize = 2500;
/// Longest turn of one who only leads where nobody asks, in bytes.
const LONGEST_LED: usize = 600;
/// How much of the call the first that asks comes behind, in turns: those who open and present.
const OPENING: usize = 2;
/// So many people are looked at, so that a text of nothing but labels takes linear time.
const MOST_MET: usize = 128;
/// Longest turn that can be a question, in bytes.
const LONGEST_QUESTION: usize = 2500;

/// Marks those who ask where nobody announces them: they speak late, for the first time with a question, and never long.
fn those_who_only_ask(people: &mut People<'_>, heard: &Heard<'_>, turns: &mut [RawTurn]) {
    let words = |turn: &RawTurn| heard.span(turn.span).of(&heard.text);
    // Recognisers may print no question mark at all; then the words tell.
    let unmarked = !heard.text.contains(['?', '？']);
    let wonders = |words: &str| {
        let words = words.to_lowercase();
        cues::WONDERS.iter().any(|cue| words.contains(cue))
    };
    let opens = |turn: &RawTurn| {
        let words = words(turn);
        words.contains('?') || unmarked && words.len() <= LONGEST_QUESTION && wonders(words)
    };
    let mut met: Vec<usize> = Vec::new();
    let mut asking: Vec<usize> = Vec::new();
    for (index, turn) in turns.iter().enumerate() {
        let person = people.root(turn.person);
        if met.len() == MOST_MET || met.contains(&person) {
            continue;
        }
        met.push(person);
        let known = people.get(person);
        let e = known.evidence;
        let told = e.printed.is_some() || e.officer || e.listed_company || e.asks || known.role.is_some();
        let own = || turns.iter().filter(|other| people.root(other.person) == person);
        // Who opens with a question; or who comes in once others have asked, not behind one of them, and asks soon.
        let soon = |turn: &RawTurn| ["?", "question", " ask "].iter().any(|word| words(turn).contains(word));
        let asks = |at: usize| asking.contains(&at) || people.get(at).evidence.asks;
        let comes_in = || {
            let before = index.checked_sub(1).map(|before| people.root(turns[before].person));
            before.is_some_and(|before| !asks(before)) && met.iter().any(|&at| asks(at)) && own().take(3).any(soon)
        };
        let longest = || own().map(|other| other.span.len()).max().unwrap_or(0);
        if index >= OPENING && !told && (opens(turn) || comes_in()) && longest() <= LONGEST_QUESTION {
            asking.push(person);
        }
    }
    // One who asks among many that answer is more likely one of them.
    let known = met.iter().filter(|&&person| people.get(person).evidence.asks).count();
    if asking.len() + known < 2 {
        if met.len() > MOST_CONVERSING {
            return;
        }
        asking = met.iter().copied().filter(|&person| hosts(people, heard, turns, person)).take(1).collect();
    }
    for &person in &asking {
        people.get_mut(person).evidence.asks = true;
    }
    for turn in turns.iter_mut().filter(|turn| asking.contains(&people.root(turn.person))) {
        turn.asks |= opens(turn);
    }
}

/// Most people of a conversation that one of them leads.
const MOST_CONVERSING: usize = 8;
/// Fewest turns of one who leads a conversation.
const FEWEST_LED: usize = 3;

/// Whether one of whom nothing is known leads a conversation: asks in most turns of their own, while the others answer at
/// greater length and hardly ask.
fn hosts(people: &People<'_>, heard: &Heard<'_>, turns: &[RawTurn], person: usize) -> bool {
    let e = people.get(person).evidence;
    if e.printed.is_some() || e.officer || e.listed_company || people.get(person).role.is_some() {
        return false;
    }
    let (mut own, mut asked, mut said, mut others, mut others_asked, mut others_said) = (0, 0, 0, 0, 0, 0);
    for turn in turns {
        let asks = usize::from(heard.span(turn.span).of(&heard.text).contains('?'));
        if people.root(turn.person) == person {
            (own, asked, said) = (own + 1, asked + asks, said + turn.span.len());
        } else {
            (others, others_asked, others_said) = (others + 1, others_asked + asks, others_said + turn.span.len());
        }
    }
    own >= FEWEST_LED && asked * 2 > own && others * 2 >= own && others_asked * 4 <= others && others_said > said
}

/// Marks turns in which the words show that another person speaks than the label prints.
fn voices(people: &People<'_>, text: &str, heard: &str, turns: &mut [RawTurn], cues: &[(usize, Cue)]) {
    for (index, cue) in cues {
        let turn = &turns[*index];
        let person = people.root(turn.person);
        let own = people.get(person);
        if turn.voice.is_some() || is_anonymous(&own.name) || own.evidence.printed == Some(SpeakerKind::Operator) {
            continue;
        }
        let name = Name::parse(cue.name.of(heard));
        let Some(other) = people.find_part(&name).filter(|&other| other != person) else { continue };
        if people.get(other).evidence.asks || own.forms.iter().any(|(_, form)| form.answers_to(&name)) {
            continue;
        }
        let from = cue.words.start;
        let early = (from - turn.span.start) as usize <= 240;
        match cue.says {
            Says::IsSpeaking
                if cue.role.is_none() && cue.firm.is_none() && (early || opens_paragraph(text, from as usize)) =>
            {
                let from = if early { turn.span.start } else { from };
                turns[*index].voice = Some((other, Span { start: from, end: turn.span.end }, cue.words));
            }
            Says::SpeaksNext if !hands_over_later(cue.words.of(text)) => {
                // The next speaker's remarks run on in the same turn where much follows and no label of theirs comes next.
                let after = past_invitation(text, cue.words.end as usize, turn.span.end as usize);
                let follows = turn.span.end as usize - after;
                let next = turns.get(index + 1).map(|next| people.root(next.person));
                if follows > 600 && next != Some(other) {
                    turns[*index].voice = Some((other, Span::new(after, turn.span.end as usize), cue.words));
                }
            }
            _ => {}
        }
    }
}

/// Whether the word is to be given later: "I'll take the first part, and then hand over to Ann."
pub(super) fn hands_over_later(words: &str) -> bool {
    let lower = words[..words.floor_char_boundary(400)].to_lowercase();
    LATER.iter().any(|word| lower.contains(word))
}

/// Whether a paragraph begins at `at`, but for a bracketed remark.
fn opens_paragraph(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    before.ends_with('\n') || before.ends_with([']', ')'])
}

/// Past the sentences that still belong to who hands over: "Please go ahead.", "Thank you."
pub(super) fn past_invitation(text: &str, at: usize, end: usize) -> usize {
    let mut to = at;
    for sentence in sentences(text, Span::new(at, end)).take(3) {
        if !is_invitation(sentence.of(text)) {
            break;
        }
        to = sentence.end as usize;
    }
    to + (text[to..end].len() - text[to..end].trim_start().len())
}

/// "Please go ahead." and its kin.
pub(super) fn is_invitation(words: &str) -> bool {
    let lower = words.trim().to_lowercase();
    lower.len() < 90
        && [
            "please go ahead",
            "go ahead",
            "please proceed",
            "please begin",
            "please.",
            "you may proceed",
            "you may begin",
            "your line",
            "line is ",
            "the floor is yours",
            "please ask",
            "over to you",
            "please state",
            "you're live",
            "please go forward",
            "proceed with your question",
            "is now open",
            "is open",
        ]
        .iter()
        .any(|phrase| lower.contains(phrase))
}

#[cfg(test)]
mod tests {
    use crate::document::SpeakerKind::{self, Analyst, Executive, Operator};

    /// What part each plays.
    fn check(text: &str, parts: &[(&str, SpeakerKind)]) {
        let document = crate::annotate(text);
        let found: Vec<_> = document.speakers.iter().map(|speaker| (&*speaker.name, speaker.kind)).collect();
        assert_eq!(found, parts, "{text}");
    }

    #[test]
    fn who_leads_a_conversation_asks() {
        let answer = "It goes well, and we mean to keep what we took from road. Porto was the strongest port again.";
        let text = format!(
            "Bo Day: Thank you all for coming. Ann, welcome.\n\nAnn Lee: Thanks for having me.\n\n\
             Bo Day: What do you see in Europe?\n\nAnn Lee: {answer}\n\nBo Day: And price?\n\nAnn Lee: {answer}\n\n\
             Bo Day: Cy, what of cost?\n\nCy Fox: {answer}\n"
        );
        check(&text, &[("Bo Day", Analyst), ("Ann Lee", Executive), ("Cy Fox", Executive)]);
    }

    #[test]
    fn who_calls_up_questions_and_presents_at_length_operates_nothing() {
        let remarks = "Freight rates held, and the mix moved toward retail customers who book early. ".repeat(40);
        let text = format!(
            "Ann Lee: Good morning and welcome to our results call. {remarks}\n\nCy Fox: Thank you. {remarks}\n\n\
             Ann Lee: Operator, we will take the first question from Bo Day at Kestrel, please.\n\n\
             Bo Day: Thanks for taking my question. What of price?\n\nAnn Lee: It holds.\n"
        );
        check(&text, &[("Ann Lee", Executive), ("Cy Fox", Executive), ("Bo Day", Analyst)]);
    }

    #[test]
    fn an_office_is_no_name_that_sounds_like_another() {
        let text = "Operator: Our first question comes from C.J. Fox with Kestrel. Please go ahead.\n\n\
                    Analyst 1: Thanks. What of price?\n\nCFO: It holds up well.\n\nCEO: And it will.\n\n\
                    Analyst 1: And cost?\n\nCFO: It is down.\n\nCEO: Thank you all.\n";
        let document = crate::annotate(text);
        assert!(document.speakers.iter().all(|speaker| speaker.aliases.is_empty()), "{:?}", document.speakers);
        let parts = [("Operator", Operator), ("Analyst 1", Analyst), ("CFO", Executive), ("CEO", Executive)];
        check(text, &parts);
    }
}
