//! Whose voices a recogniser numbered: the labels tell voices apart ("Speaker 2"), and the words tell whose they are.

use std::collections::BTreeMap;

use super::names::Name;
use super::people::{People, is_numbered};
use super::printed::RawTurn;
use super::spoken::{Cue, Says};
use crate::lexicon::roles;
use crate::span::Span;

/// What the words say of one voice.
struct Claim<'t> {
    /// The voice's entry among the people.
    numbered: usize,
    says: Says,
    printed: &'t str,
    name: Name,
    role: Option<&'t str>,
    firm: Option<&'t str>,
    words: Span,
}

impl Claim<'_> {
    fn agrees(&self, other: &Name) -> bool {
        other.same(&self.name) || other.answers_to(&self.name) || other.sounds_like(&self.name)
    }
}

/// So many claims are looked at, so that a text of nothing but introductions takes linear time.
const MOST: usize = 512;

/// Tells whose voice it is in the turns of each numbered voice of which all that is said agrees. A voice that is called by
/// two names is two people run together; the printed label stays the speaker either way.
pub(super) fn tell<'t>(people: &mut People<'t>, text: &'t str, turns: &mut [RawTurn], cues: &[(usize, Cue)]) {
    let numbered = |people: &People<'_>, index: usize| {
        let at = turns.get(index).map(|turn| people.root(turn.person))?;
        is_numbered(&people.get(at).name).then_some(at)
    };
    let mut claims: Vec<Claim<'t>> = Vec::new();
    for (index, cue) in cues.iter().filter(|(_, cue)| !matches!(cue.says, Says::IsPresent | Says::IsThanked)).take(MOST)
    {
        let meant = match cue.says {
            Says::IsSpeaking => numbered(people, *index),
            _ => numbered(people, index + 1).filter(|&at| at != people.root(turns[*index].person)),
        };
        let printed = cue.name.of(text);
        let (role, firm) = (cue.role.map(|role| role.of(text)), cue.firm.map(|firm| firm.of(text)));
        let claim = |numbered| Claim {
            numbered,
            says: cue.says,
            printed,
            name: Name::parse(printed),
            role,
            firm,
            words: cue.words,
        };
        claims.extend(meant.map(claim));
    }
    let mut told: BTreeMap<usize, (usize, Span)> = BTreeMap::new();
    claims.sort_by_key(|claim| claim.numbered);
    for claims_of_one in claims.chunk_by(|a, b| a.numbered == b.numbered) {
        let voice = claims_of_one[0].numbered;
        let own = || claims_of_one.iter();
        let Some(fullest) = own().max_by_key(|claim| claim.name.parts.len()) else { continue };
        let elsewhere = claims.iter().any(|claim| claim.numbered != voice && claim.name.same(&fullest.name));
        if elsewhere || !own().all(|claim| claim.agrees(&fullest.name)) {
            continue;
        }
        let person = people.entry(fullest.printed);
        for claim in own() {
            people.add_form(person, claim.printed, &claim.name);
            people.describe(person, claim.role, claim.firm);
            let office = claim.role.and_then(roles::kind_of).is_some();
            let evidence = &mut people.get_mut(person).evidence;
            evidence.asks |= claim.says == Says::AsksNext;
            evidence.officer |= claim.says == Says::SpeaksNext && office;
            evidence.answers |= claim.says == Says::SpeaksNext;
        }
        told.insert(voice, (person, fullest.words));
    }
    for turn in turns.iter_mut() {
        if let Some(&(person, words)) = told.get(&people.root(turn.person)) {
            turn.voice = Some((person, turn.span, words));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_firm_is_that_of_the_person_and_not_of_the_number() {
        let document = crate::annotate(
            "Speaker 1: Good morning and welcome. I will now turn the call over to Maren Holt, Chief Financial Officer.\n\n\
             Speaker 2: Thank you. Revenue grew 12% in the quarter.\n\n\
             Speaker 1: Our first question comes from Bo Day with Kestrel Securities. Your line is open.\n\n\
             Speaker 3: Thanks. What of price?\n\n\
             Speaker 2: Price holds up well.\n\n\
             Speaker 3: And what of cost?\n\n\
             Speaker 2: Cost is down.\n",
        );
        let firm = |name: &str| {
            let speaker = document.speakers.iter().find(|speaker| &*speaker.name == name).expect("a speaker");
            speaker.affiliation.as_deref()
        };
        assert_eq!((firm("Bo Day"), firm("Speaker 3")), (Some("Kestrel Securities"), None));
        let told =
            |turn: &crate::document::Turn| turn.voice.map(|voice| &*document.speakers[voice.speaker.0 as usize].name);
        let voices: Vec<Option<&str>> = document.turns.iter().map(told).collect();
        let (maren, bo) = (Some("Maren Holt"), Some("Bo Day"));
        assert_eq!(voices, [None, maren, None, bo, maren, bo, maren]);
    }
}
