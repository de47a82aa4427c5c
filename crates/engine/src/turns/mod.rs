//! Who speaks where: people, turns, sections, exchanges, voices.

pub mod sentences;

use crate::document::Confidence;
use crate::document::{
    Attribution, Call, Exchange, Issue, Section, SectionKind, Source, Speaker, SpeakerId, SpeakerKind, Turn,
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
    /// What could not be told.
    pub issues: Vec<Issue>,
}

/// Makes people and turns of the labels, or of the words where no labels are printed.
pub fn people_and_turns(reading: &Reading) -> CallOutline {
    let whole = Span::new(0, reading.source.text.len());
    CallOutline {
        source: reading.source.clone(),
        call: Call::default(),
        speakers: vec![Speaker {
            name: "Unknown".into(),
            aliases: vec![],
            role: None,
            affiliation: None,
            kind: SpeakerKind::Unknown,
        }],
        sections: vec![Section { kind: SectionKind::PreparedRemarks, span: whole }],
        turns: vec![Turn {
            speaker: SpeakerId(0),
            span: whole,
            label: None,
            section: SectionKind::PreparedRemarks,
            language: "en",
            attribution: Attribution::Inferred { cue: Span::default(), confidence: Confidence(0) },
            interpreted: false,
            time: None,
            voice: None,
        }],
        exchanges: vec![],
        issues: vec![],
    }
}
