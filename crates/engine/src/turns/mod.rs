//! Who speaks where: people, turns, sections, exchanges, voices.
//!
//! `printed` makes turns of labels; `inferred` makes them of what is said where no label is printed. Both read the same
//! cues (`spoken`) and gather what is known of each person in one place (`people`).

mod exchanges;
mod header;
pub(crate) mod heard;
mod inferred;
mod languages;
mod listed;
mod marks;
mod names;
mod numbered;
mod people;
mod printed;
mod sections;
pub mod sentences;
mod spoken;

use crate::document::{
    Attribution, Call, Confidence, Exchange, Issue, Section, SectionKind, Source, Speaker, SpeakerId, SpeakerKind,
    Turn, Voice,
};
use crate::source::Reading;
use crate::span::Span;

/// The call as far as it is known before any figure is read.
#[derive(Clone, Debug)]
pub struct CallOutline {
    /// The text and its format.
    pub source: Source,
    /// Which call it is.
    pub call: Call,
    /// The people.
    pub speakers: Vec<Speaker>,
    /// The parts.
    pub sections: Vec<Section>,
    /// Who speaks where.
    pub turns: Vec<Turn>,
    /// Questions and answers.
    pub exchanges: Vec<Exchange>,
    /// Lines of a text in two languages: a line and its translation, in text order.
    pub pairs: Vec<(Span, Span)>,
    /// What could not be told.
    pub issues: Vec<Issue>,
}

/// Makes people and turns of the labels, or of the words where no labels are printed.
pub fn people_and_turns(reading: &Reading) -> CallOutline {
    let text: &str = &reading.source.text;
    let mut issues = Vec::new();
    let first = reading.labels.first().map_or(0, |label| label.span.start as usize);
    let heard = heard::Heard::of(&reading.source);
    let (people, raw) = if reading.labels.is_empty() {
        inferred::turns_of(&heard, &mut issues)
    } else {
        printed::turns_of(reading, &heard)
    };
    let first = if reading.labels.is_empty() { raw.first().map_or(0, |turn| turn.span.start as usize) } else { first };
    let mut call = header::call_of(text, first);
    if call.company.is_none() || matches!(&*reading.source.format, "srt" | "vtt") {
        // Captions and tags cut the welcome in pieces.
        let said = header::call_of(&heard.text, heard.place(first as u32) as usize);
        call = Call {
            company: said.company.or(call.company),
            ticker: call.ticker.or(said.ticker),
            title: said.title.or(call.title),
            date: call.date.or(said.date),
            period: said.period.or(call.period),
        };
    }
    let company = call.company.clone();
    let company = company.as_deref();

    let used: Vec<usize> =
        raw.iter().flat_map(|turn| [Some(turn.person), turn.voice.map(|voice| voice.0)]).flatten().collect();
    let (speakers, ids) = people.finish(&used, company);
    let id = |person: usize| ids.get(&people.root(person)).copied().unwrap_or(SpeakerId(0));
    let kinds: Vec<SpeakerKind> = speakers.iter().map(|speaker| speaker.kind).collect();
    let (sections, qa) = sections::sections_of(reading, &raw, |turn| kinds[id(turn.person).0 as usize], &heard);

    let mut pairs = Vec::new();
    let turns: Vec<Turn> = raw
        .iter()
        .map(|turn| {
            let words = turn.span.of(text);
            let language = languages::language_of(words);
            if language == "mul" {
                languages::pairs_in(text, turn.span, &mut pairs);
            }
            Turn {
                speaker: id(turn.person),
                span: turn.span,
                label: turn.label,
                section: if qa.is_some_and(|qa| turn.span.start as usize >= qa) {
                    SectionKind::Qa
                } else {
                    SectionKind::PreparedRemarks
                },
                language,
                attribution: turn.inferred.map_or(Attribution::Printed, |(cue, sure)| Attribution::Inferred {
                    cue,
                    confidence: Confidence(sure),
                }),
                interpreted: is_interpreted(words) || kinds[id(turn.person).0 as usize] == SpeakerKind::Interpreter,
                time: turn.time,
                voice: turn.voice.map(|(person, span, cue)| Voice { speaker: id(person), span, cue }),
            }
        })
        .collect();
    let exchanges = exchanges::exchanges_of(text, &turns, &raw, &kinds, qa);
    let mut source = reading.source.clone();
    source.languages = languages::languages_of(text, &turns);
    CallOutline { source, call, speakers, sections, turns, exchanges, pairs, issues }
}

/// Whether the turn opens with the mark that publishers set before an interpreter's words.
fn is_interpreted(words: &str) -> bool {
    if !words.starts_with(['[', '(']) {
        return false;
    }
    let head = words[..words.floor_char_boundary(40)].to_lowercase();
    [
        "[interpreted]",
        "(interpreted)",
        "[interpreter]",
        "(interpreter)",
        "[via interpreter]",
        "[translated]",
        "(translated)",
        "(through interpreter)",
        "[through interpreter]",
    ]
    .iter()
    .any(|mark| head.starts_with(mark))
}
