//! Figures that stand under the label of one person while the words say that another speaks.

use super::{Figures, verdict};
use crate::document::{Check, MentionId};

pub(super) fn check(figures: Figures, checks: &mut Vec<Check>) {
    for turn in &figures.outline.turns {
        let Some(voice) = turn.voice else { continue };
        let first = figures.mentions.partition_point(|mention| mention.span.start < voice.span.start);
        let said: Vec<MentionId> = (first..figures.mentions.len())
            .take_while(|&at| figures.mentions[at].span.end <= voice.span.end)
            .filter(|&at| figures.mentions[at].is_figure())
            .map(|at| MentionId(at as u32))
            .collect();
        let name =
            |id: crate::document::SpeakerId| figures.outline.speakers.get(id.index()).map(|speaker| &*speaker.name);
        if said.is_empty() || voice.speaker == turn.speaker {
            continue;
        }
        let (Some(printed), Some(heard)) = (name(turn.speaker), name(voice.speaker)) else { continue };
        // "Speaker 3" names nobody: the words say who it is and contradict nothing.
        if names_nobody(printed) {
            continue;
        }
        let cue = voice.cue.of(figures.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("Printed under {printed}, but the words say “{cue}”: {heard} speaks");
        checks.push(verdict("attribution", false, said, message));
    }
}

/// Whether a label tells voices apart without a name: "Speaker 3", "SPEAKER_01", "Unidentified".
fn names_nobody(label: &str) -> bool {
    let first = label.split([' ', '_']).next().unwrap_or_default();
    ["speaker", "spk", "voice", "unidentified", "unknown"].iter().any(|word| first.eq_ignore_ascii_case(word))
}
