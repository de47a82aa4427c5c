//! What is searched for in the text, and which hit is the current one.

use tickmark_engine::Span;

use crate::snapshot::Snapshot;

/// The state of the search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What the search box holds.
    pub text: String,
    /// Whether that is a regular expression.
    pub pattern: bool,
    /// Where it is found, in text order.
    pub hits: Option<Snapshot<Vec<Span>>>,
    /// The hit that is shown.
    pub current: Option<usize>,
}

/// What can happen to the search.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The words were looked for and found at these places; at none where they are no pattern.
    Found(String, Option<Snapshot<Vec<Span>>>),
    /// Search for words or for patterns.
    Pattern(bool),
    /// Go to the next hit, or back to the first.
    Next,
    /// Go to the hit before, or round to the last.
    Previous,
    /// Search for nothing.
    Clear,
}

impl Search {
    /// How many hits there are.
    pub fn count(&self) -> usize {
        self.hits.as_ref().map_or(0, |hits| hits.len())
    }

    /// The hit that is shown.
    pub fn hit(&self) -> Option<Span> {
        self.hits.as_ref()?.get(self.current?).copied()
    }

    /// The search after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        let count = self.count();
        match action {
            Action::Found(text, hits) => {
                (next.text, next.hits, next.current) = (text.clone(), hits.clone(), None);
            }
            Action::Next if count > 0 => next.current = Some(self.current.map_or(0, |at| (at + 1) % count)),
            Action::Previous if count > 0 => {
                next.current = Some(self.current.map_or(count - 1, |at| (at + count - 1) % count));
            }
            Action::Next | Action::Previous => {}
            Action::Pattern(pattern) => (next.pattern, next.hits, next.current) = (*pattern, None, None),
            Action::Clear => next = Self { pattern: self.pattern, ..Self::default() },
        }
        (next != *self).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_go_round_in_both_directions() {
        let hits = Snapshot::new(vec![Span::new(0, 1), Span::new(4, 5), Span::new(8, 9)]);
        let found = Search::default().reduce(&Action::Found("a".into(), Some(hits))).unwrap();
        let walk = |actions: &[Action]| {
            actions.iter().fold(found.clone(), |state, action| state.reduce(action).unwrap_or(state)).current
        };
        use Action::{Next, Previous};
        assert_eq!(walk(&[]), None);
        assert_eq!(walk(&[Next]), Some(0));
        assert_eq!(walk(&[Next, Next, Next, Next]), Some(0));
        assert_eq!(walk(&[Previous]), Some(2));
        assert_eq!(walk(&[Next, Previous]), Some(2));
        assert_eq!(walk(&[Next, Next, Previous]), Some(0));
        assert_eq!(Search::default().reduce(&Next), None);
    }
}
