//! Which figures are shown and how the table of figures is sorted.

use super::kinds::{Shade, Shades};

/// A column of the table of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Where the figure stands in the text; rows are grouped by subject.
    #[default]
    Text,
    /// What is measured.
    Metric,
    /// The level.
    Value,
    /// The change.
    Change,
    /// What the change is measured against.
    Against,
}

/// The filter of the figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The kinds that are switched off.
    pub hidden: Shades,
    /// What the filter box holds.
    pub text: String,
    /// The column that the table is sorted by.
    pub column: Column,
    /// Largest, or last of the alphabet, first.
    pub descending: bool,
}

/// What can happen to the filter.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Switch a kind on or off.
    Toggle(Shade),
    /// Type into the filter box.
    Text(String),
    /// Sort by a column; again turns the order round, a third time goes back to the order of the text.
    Sort(Column),
}

impl Filter {
    /// The filter after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Toggle(shade) => next.hidden = next.hidden.toggled(*shade),
            Action::Text(text) => next.text.clone_from(text),
            Action::Sort(column) if self.column != *column => (next.column, next.descending) = (*column, false),
            Action::Sort(_) if !self.descending => next.descending = true,
            Action::Sort(_) => (next.column, next.descending) = (Column::Text, false),
        }
        (next != *self).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_sorts_up_then_down_then_not() {
        let mut filter = Filter::default();
        let mut seen = vec![];
        for _ in 0..4 {
            filter = filter.reduce(&Action::Sort(Column::Value)).unwrap();
            seen.push((filter.column, filter.descending));
        }
        use Column::{Text, Value};
        assert_eq!(seen, [(Value, false), (Value, true), (Text, false), (Value, false)]);
    }

    #[test]
    fn kinds_go_off_and_on_one_by_one() {
        let off = Filter::default().reduce(&Action::Toggle(Shade::Money)).unwrap();
        assert!(off.hidden.contains(Shade::Money) && !off.hidden.contains(Shade::Percent));
        assert_eq!(off.reduce(&Action::Toggle(Shade::Money)), Some(Filter::default()));
        assert_eq!(off.reduce(&Action::Text(String::new())), None);
    }
}
