//! The whole call as a strip: who speaks, from top to bottom.

use tickmark_engine::document::TurnId;
use tickmark_engine::{Document, Span};

use super::outline::Person;

/// The height of the strip, in its own units.
pub const HEIGHT: u32 = 10_000;

/// A stretch of one speaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stripe {
    /// The first turn in it.
    pub turn: TurnId,
    /// The colour of the speaker.
    pub colour: u8,
    /// Where it begins, of [`HEIGHT`].
    pub top: u32,
    /// How high it is.
    pub height: u32,
}

/// The stripes. Turns that are too short to be seen join the stripe above.
pub fn stripes(document: &Document, people: &[Person]) -> Vec<Stripe> {
    let length = document.text().len().max(1) as u64;
    let place = |byte: u32| (u64::from(byte) * u64::from(HEIGHT) / length) as u32;
    let mut stripes: Vec<Stripe> = vec![];
    for (i, turn) in document.turns.iter().enumerate() {
        let colour = people[turn.speaker.index()].colour;
        let (top, bottom) = (place(turn.span.start), place(turn.span.end));
        match stripes.last_mut() {
            Some(last) if last.colour == colour || bottom - top < HEIGHT / 1000 => last.height = bottom - last.top,
            _ => stripes.push(Stripe { turn: TurnId(i as u32), colour, top, height: bottom - top }),
        }
    }
    stripes
}

/// The turn at a height of the strip.
pub fn turn_at(document: &Document, height: f64) -> Option<TurnId> {
    let byte = (height.clamp(0.0, 1.0) * document.text().len() as f64) as u32;
    let at = document.turns.partition_point(|turn| turn.span.start <= byte);
    (!document.turns.is_empty()).then(|| TurnId(at.saturating_sub(1) as u32))
}

/// Where a turn stands on the strip.
pub fn place(document: &Document, turn: TurnId) -> u32 {
    let length = document.text().len().max(1) as u64;
    document.turns.get(turn.index()).map_or(0, |turn| (u64::from(turn.span.start) * u64::from(HEIGHT) / length) as u32)
}

/// Where search hits stand on the strip; those that would cover each other are one.
pub fn places(document: &Document, hits: &[Span]) -> Vec<u32> {
    let length = document.text().len().max(1) as u64;
    let mut places: Vec<u32> =
        hits.iter().map(|hit| (u64::from(hit.start) * u64::from(HEIGHT) / length) as u32 / 25 * 25).collect();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_that_cover_each_other_are_one() {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "x".repeat(10_000).into();
        let hits = [0, 3, 60, 9_990].map(|at| Span::new(at, at + 1));
        assert_eq!(places(&document, &hits), [0, 50, 9_975]);
    }
}
