//! What the pictures show: who speaks how much, and how much what has changed.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tickmark_engine::Document;
use tickmark_engine::document::{Direction, Kind, MentionId, Role, Status};

use super::outline::Person;
use crate::words;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub name: String,
    /// What it is of, more quietly.
    pub detail: String,
    /// The number as it is said.
    pub value: String,
    /// From where to where it goes, in thousandths of the axis.
    pub from: u32,
    /// See `from`.
    pub to: u32,
    /// The colour of the speaker, where it is one.
    pub colour: Option<u8>,
    /// Whether it is a fall.
    pub down: bool,
    /// The figure behind it.
    pub mention: Option<MentionId>,
}

/// Bars over one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The bars.
    pub bars: Vec<Bar>,
    /// Where zero stands on the axis, in thousandths.
    pub zero: u32,
    /// What the two ends of the axis are.
    pub ends: (String, String),
}

/// No more bars than this are drawn.
const MOST: usize = 60;
/// A change above this many percent would press all others together: its bar ends at the edge.
const EDGE: i64 = 100;

/// Talk time by speaker, who says most first.
pub fn talk(people: &[Person]) -> Picture {
    let mut people: Vec<&Person> = people.iter().filter(|person| person.words > 0).collect();
    tickmark_engine::order::by_number(&mut people, |person| u64::MAX - person.words as u64);
    let longest = people.first().map_or(1, |person| person.share.max(1));
    let bars = people.iter().take(MOST).map(|person| Bar {
        name: person.name.clone(),
        detail: person.title.clone(),
        value: format!("{} %", (person.share + 5) / 10),
        from: 0,
        to: person.share * 1000 / longest,
        colour: Some(person.colour),
        down: false,
        mention: None,
    });
    Picture { bars: bars.collect(), zero: 0, ends: ("0".to_owned(), format!("{} %", (longest + 5) / 10)) }
}

/// Changes in percent by segment, in the order of the text.
pub fn changes(document: &Document) -> Picture {
    let changes = document.mentions.iter().enumerate().filter(|(_, mention)| {
        mention.kind == Kind::Percent && mention.role == Some(Role::Change) && mention.status != Status::Rejected
    });
    let changes: Vec<_> = changes
        .filter_map(|(i, mention)| {
            let value = mention.value.as_ref()?;
            let middle = match (value.low, value.high) {
                (Some(low), Some(high)) => (low + high) / Decimal::TWO,
                (one, other) => one.or(other)?,
            };
            let down = matches!(mention.direction, Some(Direction::Down | Direction::Loss));
            let tenths = (middle * Decimal::TEN).to_i64()?;
            Some((MentionId(i as u32), mention, if down { -tenths } else { tenths }))
        })
        .take(MOST)
        .collect();
    let bound = |sign: i64| changes.iter().map(|(.., tenths)| (tenths * sign).clamp(0, EDGE * 10)).max().unwrap_or(0);
    let (lowest, highest) = (bound(-1), bound(1));
    let whole = (lowest + highest).max(1);
    let place = |tenths: i64| ((tenths.clamp(-lowest, highest) + lowest) * 1000 / whole) as u32;
    let bars = changes.iter().map(|(id, mention, tenths)| {
        let (zero, end) = (place(0), place(*tenths));
        Bar {
            name: mention.metric.as_deref().map(words::metric).unwrap_or_default(),
            detail: mention.subject.as_deref().unwrap_or_default().to_owned(),
            value: super::values::change(mention),
            from: zero.min(end),
            to: zero.max(end),
            colour: None,
            down: *tenths < 0,
            mention: Some(*id),
        }
    });
    let end =
        |tenths: i64, sign: &str| if tenths > 0 { format!("{sign}{} %", (tenths + 9) / 10) } else { "0".to_owned() };
    Picture { bars: bars.collect(), zero: place(0), ends: (end(lowest, "−"), end(highest, "+")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::Span;
    use tickmark_engine::document::{Mention, Unit, Value};

    #[test]
    fn changes_stand_on_one_axis() {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "x".repeat(9).into();
        let mut change = |at: usize, percent: i64, direction| {
            let number = Some(percent.into());
            let value = Value { low: number, high: number, unit: Some(Unit::Percent), decimals: Some(0), approx: None };
            let mut mention = Mention::found(Span::new(at, at + 1), Kind::Percent, Some(value), "test", 90);
            (mention.role, mention.direction) = (Some(Role::Change), Some(direction));
            document.mentions.push(mention);
        };
        change(0, 30, Direction::Up);
        change(1, 10, Direction::Down);
        change(2, 500, Direction::Up);
        document.mentions[0].role = Some(Role::Change);
        let picture = changes(&document);
        assert_eq!((picture.zero, picture.ends), (90, ("−10 %".to_owned(), "+100 %".to_owned())));
        let bars: Vec<_> = picture.bars.iter().map(|bar| (bar.from, bar.to, bar.down)).collect();
        assert_eq!(bars, [(90, 363, false), (0, 90, true), (90, 1000, false)]);
        document.mentions[2].status = Status::Rejected;
        assert_eq!(changes(&document).bars.len(), 2);
    }
}
