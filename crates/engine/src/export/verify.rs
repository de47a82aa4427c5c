//! Slices every span again and compares it with its quote; counts spans in another unit.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::export::tagged_json::{Range, Tagged};
use crate::offsets::{OffsetUnit, Offsets};

/// Something in a file that does not fit the text or the rest of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The id of what does not fit, such as `m12`, or the name of its list.
    pub of: String,
    /// One plain sentence.
    pub message: String,
}

/// Calls `act` with whose span it is, its start and its end, for each span of a file.
fn for_each_span(tagged: &mut Tagged<'_>, mut act: impl FnMut(&str, &mut u32, &mut u32)) {
    for section in &mut tagged.sections {
        act("sections", &mut section.start, &mut section.end);
    }
    for turn in &mut tagged.turns {
        act(&turn.id, &mut turn.start, &mut turn.end);
        for Range { start, end } in turn.label.iter_mut().chain(&mut turn.cue) {
            act(&turn.id, start, end);
        }
        if let Some(voice) = &mut turn.voice {
            act(&turn.id, &mut voice.start, &mut voice.end);
            act(&turn.id, &mut voice.cue.start, &mut voice.cue.end);
        }
    }
    for mention in &mut tagged.mentions {
        act(&mention.id, &mut mention.start, &mut mention.end);
    }
    for tag in &mut tagged.tags {
        act("tags", &mut tag.start, &mut tag.end);
    }
    for issue in &mut tagged.issues {
        act("issues", &mut issue.start, &mut issue.end);
    }
}

fn outside(of: &str, start: u32, end: u32) -> Mismatch {
    let message = format!("The span {start} to {end} does not stand between characters of the text.");
    Mismatch { of: of.to_owned(), message }
}

impl Tagged<'_> {
    /// The unit that its offsets count.
    ///
    /// # Errors
    /// Where the file names none that is known.
    pub fn unit(&self) -> Result<OffsetUnit, Mismatch> {
        OffsetUnit::parse(&self.source.offset_unit).ok_or_else(|| Mismatch {
            of: "source".to_owned(),
            message: format!("“{}” is no unit of offsets that is known.", self.source.offset_unit),
        })
    }

    /// Counts every offset in `unit` instead.
    ///
    /// # Errors
    /// The first span that does not stand between two characters of `text`; the offsets are then left as they are.
    pub fn recount(&mut self, text: &str, unit: OffsetUnit) -> Result<(), Mismatch> {
        let from = self.unit()?;
        if from == unit {
            return Ok(());
        }
        let (old, new) = (Offsets::new(text, from), Offsets::new(text, unit));
        let mut wrong = None;
        for_each_span(self, |of, start, end| {
            if wrong.is_none() && (old.to_byte(*start).is_none() || old.to_byte(*end).is_none()) {
                wrong = Some(outside(of, *start, *end));
            }
        });
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        for_each_span(self, |_, start, end| {
            for offset in [start, end] {
                *offset = old.to_byte(*offset).map_or(*offset, |byte| new.of_byte(byte));
            }
        });
        self.source.offset_unit = Cow::Borrowed(unit.as_str());
        self.source.length = new.length();
        Ok(())
    }

    /// Everything that does not fit: spans off the text, quotes that differ from the words under their span, mentions
    /// outside their turn, ids that name nothing. Empty for a sound file.
    ///
    /// `text` is the text that the spans are over, after the one normalisation.
    pub fn verify(&self, text: &str) -> Vec<Mismatch> {
        let offsets = match self.unit() {
            Ok(unit) => Offsets::new(text, unit),
            Err(wrong) => return vec![wrong],
        };
        let mut wrong = Vec::new();
        if offsets.length() != self.source.length {
            let message = format!("The text is {} long, the file says {}.", offsets.length(), self.source.length);
            wrong.push(Mismatch { of: "source".to_owned(), message });
        }
        let slice = |start: u32, end: u32| {
            let (start, end) = (offsets.to_byte(start)?, offsets.to_byte(end)?);
            text.get(start as usize..end as usize)
        };
        for_each_span(&mut self.clone(), |of, start, end| {
            if slice(*start, *end).is_none() {
                wrong.push(outside(of, *start, *end));
            }
        });
        let mut say = |of: &str, message: String| wrong.push(Mismatch { of: of.to_owned(), message });
        let speakers: BTreeSet<&str> = self.speakers.iter().map(|speaker| &*speaker.id).collect();
        let mentions: BTreeSet<&str> = self.mentions.iter().map(|mention| &*mention.id).collect();
        let turns: BTreeMap<&str, _> = self.turns.iter().map(|turn| (&*turn.id, turn.start..=turn.end)).collect();
        for turn in &self.turns {
            for speaker in [Some(&turn.speaker), turn.voice.as_ref().map(|voice| &voice.speaker)].into_iter().flatten()
            {
                if !speakers.contains(&**speaker) {
                    say(&turn.id, format!("Its speaker {speaker} is not in the file."));
                }
            }
        }
        for mention in &self.mentions {
            if let Some(words) = slice(mention.start, mention.end)
                && *words != *mention.text
            {
                say(&mention.id, format!("It quotes “{}”, the text has “{words}” there.", mention.text));
            }
            if let Some(turn) = mention.turn.as_deref() {
                match turns.get(turn) {
                    None => say(&mention.id, format!("Its turn {turn} is not in the file.")),
                    Some(span) if span.contains(&mention.start) && span.contains(&mention.end) => {}
                    Some(_) => say(&mention.id, format!("It stands outside its turn {turn}.")),
                }
            }
        }
        for tag in &self.tags {
            if let Some(words) = slice(tag.start, tag.end)
                && *words != *tag.text
            {
                say("tags", format!("The tag “{}” quotes “{}”, the text has “{words}” there.", tag.name, tag.text));
            }
        }
        let in_facts = self.facts.iter().flat_map(|fact| {
            let mentions = fact.level.iter().chain(&fact.changes).chain(&fact.prior);
            mentions.map(|mention| (&*fact.id, mention))
        });
        let in_checks = self.checks.iter().flat_map(|check| check.mentions.iter().map(|mention| (&*check.id, mention)));
        let rendered =
            self.mentions.iter().filter_map(|mention| Some((&*mention.id, mention.translation_of.as_ref()?)));
        for (of, mention) in in_facts.chain(in_checks).chain(rendered) {
            if !mentions.contains(&**mention) {
                say(of, format!("Its mention {mention} is not in the file."));
            }
        }
        for exchange in &self.exchanges {
            for turn in exchange.question.iter().chain(&exchange.answers) {
                if !turns.contains_key(&**turn) {
                    say(&exchange.id, format!("Its turn {turn} is not in the file."));
                }
            }
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tagged_json::{Options, tagged};

    const TEXT: &str = "Ann Lee -- Chief Executive Officer\n\n👨‍👩‍👧 Revenue was €5.2 billion,\u{a0}up 8%.\n";

    #[test]
    fn a_file_counted_in_any_unit_is_sound() {
        let document = crate::annotate(TEXT);
        let units = [OffsetUnit::CodePoint, OffsetUnit::Utf16, OffsetUnit::Byte];
        for from in units {
            for to in units {
                let mut file = tagged(&document, Options { unit: from, ..Options::default() });
                file.recount(TEXT, to).unwrap();
                assert_eq!(file, tagged(&document, Options { unit: to, ..Options::default() }));
                assert_eq!(file.verify(TEXT), []);
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let document = crate::annotate(TEXT);
        let file = tagged(&document, Options::default());
        let check = |change: &dyn Fn(&mut Tagged<'_>), of: &str, message: &str| {
            let mut file = file.clone();
            change(&mut file);
            let wrong = file.verify(TEXT);
            assert!(wrong.iter().any(|w| w.of == of && w.message.contains(message)), "{message}: {wrong:?}");
        };
        check(&|file| file.source.length += 1, "source", "the file says");
        check(&|file| file.source.offset_unit = "words".into(), "source", "no unit of offsets");
        check(&|file| file.turns[0].end = 9999, "t1", "does not stand between characters");
        check(&|file| file.turns[0].speaker = "s9".into(), "t1", "Its speaker s9");
        check(&|file| file.sections[0].end = 9999, "sections", "does not stand");
        let mut off = file.clone();
        off.turns[0].end = 9999;
        assert!(off.recount(TEXT, OffsetUnit::Byte).is_err());
        assert_eq!(off.unit(), Ok(OffsetUnit::CodePoint));
    }
}
