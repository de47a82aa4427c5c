//! The people and the outline of a call.

use tickmark_engine::Document;
use tickmark_engine::document::{SectionKind, Speaker, SpeakerId, SpeakerKind, TurnId};
use tickmark_engine::order::by_number;

use crate::words;

/// How many colours tell speakers apart; 0 is the grey of those who only lead through the call.
pub const COLOURS: u8 = 10;

/// One person, as the page shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Who.
    pub id: SpeakerId,
    /// The name.
    pub name: String,
    /// Role and firm, as one line.
    pub title: String,
    /// The firm.
    pub firm: String,
    /// The colour, 0 to [`COLOURS`].
    pub colour: u8,
    /// How many turns.
    pub turns: usize,
    /// The first of them.
    pub first: Option<TurnId>,
    /// How many words.
    pub words: usize,
    /// Share of all words spoken, in thousandths.
    pub share: u32,
    /// Whether the text does not say who it is.
    pub unknown: bool,
}

/// The people, in the order of the document.
pub fn people(document: &Document) -> Vec<Person> {
    let text = document.text();
    let mut people: Vec<Person> = (document.speakers.iter().enumerate())
        .map(|(i, speaker)| Person {
            id: SpeakerId(i as u32),
            name: speaker.name.to_string(),
            title: title(speaker),
            firm: speaker.affiliation.as_deref().unwrap_or_default().to_owned(),
            colour: 0,
            turns: 0,
            first: None,
            words: 0,
            share: 0,
            unknown: speaker.kind == SpeakerKind::Unknown && *speaker.name == *words::UNKNOWN,
        })
        .collect();
    for (i, turn) in document.turns.iter().enumerate() {
        let person = &mut people[turn.speaker.index()];
        person.turns += 1;
        person.words += word_count(turn.span.of(text));
        person.first.get_or_insert(TurnId(i as u32));
    }
    let all: usize = people.iter().map(|person| person.words).sum();
    for person in &mut people {
        person.share = (person.words * 1000).checked_div(all).unwrap_or(0) as u32;
    }
    // Who says most gets the colours that are furthest apart; the operator and the unknown stay grey.
    let mut order: Vec<usize> = (0..people.len())
        .filter(|i| {
            !matches!(document.speakers[*i].kind, SpeakerKind::Operator | SpeakerKind::Editor) && !people[*i].unknown
        })
        .collect();
    by_number(&mut order, |i| u64::MAX - people[*i].words as u64);
    for (rank, i) in order.into_iter().enumerate() {
        people[i].colour = 1 + (rank % usize::from(COLOURS)) as u8;
    }
    people
}

/// Role and firm, as one line. The firm of the company's own people is the call's and is left out.
fn title(speaker: &Speaker) -> String {
    let role = speaker.role.as_deref().map(str::to_owned).unwrap_or_else(|| match speaker.kind {
        SpeakerKind::Executive | SpeakerKind::Unknown => String::new(),
        // The name says it already.
        kind if words::speaker_kind(kind).eq_ignore_ascii_case(&speaker.name) => String::new(),
        kind => words::speaker_kind(kind).to_owned(),
    });
    let own = matches!(speaker.kind, SpeakerKind::Executive | SpeakerKind::Ir | SpeakerKind::Operator);
    let firm = speaker.affiliation.as_deref().filter(|_| !own || role.is_empty()).unwrap_or_default();
    [role.as_str(), firm].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Words as a reader counts them; Chinese characters count as half a word each.
fn word_count(text: &str) -> usize {
    let (mut words, mut wide, mut inside) = (0, 0, false);
    for c in text.chars() {
        if ('\u{3400}'..='\u{9fff}').contains(&c) {
            wide += 1;
            inside = false;
        } else if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            words += 1;
        }
    }
    words + wide / 2
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// How deep: 0 for a section, 1 below it.
    pub depth: u8,
    /// What it is called.
    pub name: String,
    /// What stands beside it, more quietly.
    pub detail: String,
    /// The number at its end, and what it counts.
    pub count: (usize, Counted),
    /// The colour of the speaker, where it is one.
    pub colour: Option<u8>,
    /// Where it leads to.
    pub first: TurnId,
    /// The last turn that belongs to it.
    pub last: TurnId,
}

/// What the number of an entry counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Turns.
    Turns,
    /// Exchanges.
    Questions,
    /// Figures.
    Figures,
}

/// The outline of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Its lines, in text order.
    pub entries: Vec<Entry>,
}

impl Outline {
    /// The deepest line that `turn` belongs to.
    pub fn at(&self, turn: TurnId) -> Option<usize> {
        let holds = |(_, entry): &(usize, &Entry)| (entry.first..=entry.last).contains(&turn);
        let depth = |(_, entry): &(usize, &Entry)| entry.depth;
        self.entries.iter().enumerate().filter(holds).max_by_key(depth).map(|(i, _)| i)
    }
}

/// The outline: prepared remarks by speaker, questions by analyst and firm, the closing.
pub fn outline(document: &Document, people: &[Person]) -> Outline {
    let figures = figures_by_turn(document);
    let count = |first: usize, last: usize| figures[first..=last].iter().sum::<usize>();
    let mut entries: Vec<Entry> = vec![];
    let mut i = 0;
    while i < document.turns.len() {
        let kind = document.turns[i].section;
        let end =
            (i..document.turns.len()).find(|j| document.turns[*j].section != kind).unwrap_or(document.turns.len());
        let (first, last) = (TurnId(i as u32), TurnId(end as u32 - 1));
        if kind == SectionKind::Qa {
            questions(document, people, &count, (i, end), &mut entries);
        } else {
            let name = words::section(kind).to_owned();
            entries.push(Entry {
                depth: 0,
                name,
                detail: String::new(),
                count: (end - i, Counted::Turns),
                colour: None,
                first,
                last,
            });
            // Neighbouring turns of one speaker are one line.
            let mut start = i;
            while start < end {
                let speaker = document.turns[start].speaker;
                let stop = (start..end).find(|j| document.turns[*j].speaker != speaker).unwrap_or(end);
                let person = &people[speaker.index()];
                entries.push(Entry {
                    depth: 1,
                    name: person.name.clone(),
                    detail: String::new(),
                    count: (count(start, stop - 1), Counted::Figures),
                    colour: Some(person.colour),
                    first: TurnId(start as u32),
                    last: TurnId(stop as u32 - 1),
                });
                start = stop;
            }
        }
        i = end;
    }
    Outline { entries }
}

fn questions(
    document: &Document,
    people: &[Person],
    count: &dyn Fn(usize, usize) -> usize,
    (start, end): (usize, usize),
    entries: &mut Vec<Entry>,
) {
    let here: Vec<_> = (document.exchanges.iter())
        .filter_map(|exchange| {
            let first = exchange.question.first()?.index();
            let last = exchange.question.iter().chain(&exchange.answers).map(|turn| turn.index()).max()?;
            (start..end).contains(&first).then_some((first, last.min(end - 1).max(first)))
        })
        .collect();
    let closing = here.last().map_or(end, |(_, last)| last + 1);
    let counted = if here.is_empty() { (end - start, Counted::Turns) } else { (here.len(), Counted::Questions) };
    entries.push(Entry {
        depth: 0,
        name: words::section(SectionKind::Qa).to_owned(),
        detail: String::new(),
        count: counted,
        colour: None,
        first: TurnId(start as u32),
        last: TurnId(closing.max(start + 1) as u32 - 1),
    });
    for (first, last) in here {
        let person = &people[document.turns[first].speaker.index()];
        entries.push(Entry {
            depth: 1,
            name: person.name.clone(),
            detail: person.firm.clone(),
            count: (count(first, last), Counted::Figures),
            colour: Some(person.colour),
            first: TurnId(first as u32),
            last: TurnId(last as u32),
        });
    }
    if closing < end && closing > start {
        entries.push(Entry {
            depth: 0,
            name: words::CLOSING.to_owned(),
            detail: String::new(),
            count: (end - closing, Counted::Turns),
            colour: None,
            first: TurnId(closing as u32),
            last: TurnId(end as u32 - 1),
        });
    }
}

/// How many figures each turn holds.
fn figures_by_turn(document: &Document) -> Vec<usize> {
    let mut counts = vec![0; document.turns.len()];
    for mention in document.mentions.iter().filter(|mention| mention.is_figure()) {
        if let Some(count) = mention.turn.and_then(|turn| counts.get_mut(turn.index())) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::Span;
    use tickmark_engine::document::{Attribution, Exchange, Turn};

    const QA: SectionKind = SectionKind::Qa;
    const PREPARED: SectionKind = SectionKind::PreparedRemarks;

    /// A call whose turns are one word each, by speaker and section.
    fn call(turns: &[(u32, SectionKind)], exchanges: &[(u32, u32)]) -> Document {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "word ".repeat(turns.len()).into();
        let speaker = |name: &str, kind, firm: Option<&str>| Speaker {
            name: name.into(),
            aliases: vec![],
            role: None,
            affiliation: firm.map(Into::into),
            kind,
        };
        document.speakers = vec![
            speaker("Operator", SpeakerKind::Operator, None),
            speaker("Mara Lindqvist", SpeakerKind::Executive, Some("Harbourline Group")),
            speaker("Lin Qiao", SpeakerKind::Analyst, Some("Pearl Capital")),
        ];
        document.turns = (turns.iter().enumerate())
            .map(|(i, (speaker, section))| Turn {
                speaker: SpeakerId(*speaker),
                span: Span::new(i * 5, i * 5 + 4),
                label: None,
                section: *section,
                language: "en",
                attribution: Attribution::Printed,
                interpreted: false,
                time: None,
                voice: None,
            })
            .collect();
        document.exchanges = (exchanges.iter())
            .map(|(q, a)| Exchange { question: vec![TurnId(*q)], answers: vec![TurnId(*a)] })
            .collect();
        document
    }

    #[track_caller]
    fn check(turns: &[(u32, SectionKind)], exchanges: &[(u32, u32)], expected: &[&str]) {
        let document = call(turns, exchanges);
        let lines: Vec<_> = (outline(&document, &people(&document)).entries.iter())
            .map(|e| format!("{}{} {} {}..{}", "  ".repeat(e.depth.into()), e.name, e.count.0, e.first, e.last))
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn outlines() {
        check(&[], &[], &[]);
        check(&[(1, PREPARED)], &[], &["Prepared remarks 1 t1..t1", "  Mara Lindqvist 0 t1..t1"]);
        check(
            &[(0, PREPARED), (1, PREPARED), (1, PREPARED), (2, QA), (1, QA), (0, QA), (2, QA), (1, QA), (0, QA)],
            &[(3, 4), (6, 7)],
            &[
                "Prepared remarks 3 t1..t3",
                "  Operator 0 t1..t1",
                "  Mara Lindqvist 0 t2..t3",
                "Questions and answers 2 t4..t8",
                "  Lin Qiao 0 t4..t5",
                "  Lin Qiao 0 t7..t8",
                "Closing 1 t9..t9",
            ],
        );
        check(&[(2, QA), (1, QA)], &[], &["Questions and answers 2 t1..t2"]);
    }

    #[test]
    fn the_line_of_a_turn_is_the_deepest_that_holds_it() {
        let document = call(&[(1, PREPARED), (0, QA), (2, QA), (1, QA)], &[(2, 3)]);
        let outline = outline(&document, &people(&document));
        let at = |turn| outline.at(TurnId(turn)).map(|i| outline.entries[i].name.clone());
        assert_eq!(at(0).as_deref(), Some("Mara Lindqvist"));
        assert_eq!(at(1).as_deref(), Some("Questions and answers"));
        assert_eq!(at(3).as_deref(), Some("Lin Qiao"));
        assert_eq!(at(9), None);
    }

    #[test]
    fn people_have_shares_colours_and_titles() {
        let document = call(&[(0, PREPARED), (1, PREPARED), (1, PREPARED), (2, QA)], &[]);
        let people = people(&document);
        let seen: Vec<_> = people.iter().map(|p| (p.share, p.turns, p.colour, p.title.as_str())).collect();
        assert_eq!(seen, [(250, 1, 0, ""), (500, 2, 1, "Harbourline Group"), (250, 1, 2, "Analyst, Pearl Capital")]);
    }

    #[test]
    fn words_are_counted() {
        for (text, words) in [("", 0), ("one", 1), (" two  words\n", 2), ("收入增长", 2), ("revenue 收入 grew", 3)]
        {
            assert_eq!(word_count(text), words, "{text}");
        }
    }
}
