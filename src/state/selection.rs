//! Which figure is selected or under the pointer, what is being read, and what was asked to be brought into view.

use tickmark_engine::Document;
use tickmark_engine::document::{MentionId, TurnId};

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A figure.
    Mention(MentionId),
    /// The beginning of a turn.
    Turn(TurnId),
    /// A byte of the text.
    Byte(u32),
}

/// What brought a figure into selection; the others follow it with their scroll position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The words themselves: the table follows.
    Text,
    /// A row of a table or a key: the text follows and takes the focus.
    Elsewhere,
}

/// A wish to see a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Where to.
    pub place: Place,
    /// Counts the wishes, so that going to the same place again scrolls again.
    pub serial: u32,
    /// Whether the keyboard's focus goes there too.
    pub focus: bool,
}

/// What is selected, hovered and read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The selected figure.
    pub mention: Option<MentionId>,
    /// The own tag that is selected instead, as a place in the list.
    pub tag: Option<u32>,
    /// The figure under the pointer.
    pub hover: Option<MentionId>,
    /// The turn at the top of the screen.
    pub reading: Option<TurnId>,
    /// The last wish to see a place.
    pub visit: Option<Visit>,
    serial: u32,
}

/// What can happen to the selection.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Select a figure.
    Select(MentionId, From),
    /// Select an own tag.
    SelectTag(u32),
    /// Select none.
    Clear,
    /// The pointer is over a figure, or over none.
    Hover(Option<MentionId>),
    /// Another turn is at the top of the screen.
    Reading(TurnId),
    /// Bring a place into view.
    Visit(Place),
}

impl Selection {
    /// The figure whose card is shown: the one under the pointer, else the selected one.
    pub fn shown(&self) -> Option<MentionId> {
        self.hover.or(self.mention)
    }

    /// Keeps the same figure selected where a correction has moved it in the list, and lets go of one that is gone.
    pub fn follow(&mut self, old: &Document, new: &Document) {
        let moved = |id: MentionId| {
            let span = old.mentions.get(id.index())?.span;
            let place = new.mentions.binary_search_by_key(&span.start, |mention| mention.span.start).ok()?;
            (new.mentions[place].span == span).then_some(MentionId(place as u32))
        };
        self.mention = self.mention.and_then(moved);
        self.tag = self.tag.and_then(|tag| {
            let tag = old.tags.get(tag as usize)?;
            let place = new.tags.iter().position(|other| (other.span, &other.name) == (tag.span, &tag.name));
            place.map(|place| place as u32)
        });
        self.hover = None;
        self.reading = self.reading.filter(|turn| turn.index() < new.turns.len());
    }

    /// The selection after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Select(mention, from) => {
                (next.mention, next.tag, next.hover) = (Some(*mention), None, None);
                if *from == From::Elsewhere {
                    next.wish(Place::Mention(*mention), true);
                }
            }
            Action::SelectTag(tag) => (next.mention, next.tag, next.hover) = (None, Some(*tag), None),
            Action::Clear => (next.mention, next.tag, next.hover) = (None, None, None),
            Action::Hover(hover) => next.hover = *hover,
            Action::Reading(turn) => next.reading = Some(*turn),
            Action::Visit(place) => next.wish(*place, matches!(place, Place::Turn(_))),
        }
        (next != *self).then_some(next)
    }

    fn wish(&mut self, place: Place, focus: bool) {
        self.serial += 1;
        self.visit = Some(Visit { place, serial: self.serial, focus });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_follows_a_row_but_not_itself() {
        let m = MentionId(3);
        let from_text = Selection::default().reduce(&Action::Select(m, From::Text)).unwrap();
        assert_eq!((from_text.mention, from_text.visit), (Some(m), None));
        let from_row = Selection::default().reduce(&Action::Select(m, From::Elsewhere)).unwrap();
        assert_eq!(from_row.visit, Some(Visit { place: Place::Mention(m), serial: 1, focus: true }));
        // The same row again scrolls again.
        assert_eq!(from_row.reduce(&Action::Select(m, From::Elsewhere)).unwrap().visit.unwrap().serial, 2);
    }

    #[test]
    fn what_is_under_the_pointer_comes_before_what_is_selected() {
        let selected = Selection::default().reduce(&Action::Select(MentionId(1), From::Text)).unwrap();
        let hovered = selected.reduce(&Action::Hover(Some(MentionId(2)))).unwrap();
        assert_eq!(hovered.shown(), Some(MentionId(2)));
        assert_eq!(hovered.reduce(&Action::Hover(None)).unwrap().shown(), Some(MentionId(1)));
        assert_eq!(hovered.reduce(&Action::Clear).unwrap().shown(), None);
        assert_eq!(Selection::default().reduce(&Action::Clear), None);
    }
}
