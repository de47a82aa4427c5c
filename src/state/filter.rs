//! Which figures are in the queue and in the table, and how the table is sorted.

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

/// What a figure can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// What the person has said of it.
    Status,
    /// What sort of quantity.
    Kind,
    /// What is measured.
    Metric,
    /// Of which part of the business.
    Subject,
    /// Who says it.
    Speaker,
    /// In which part of the call.
    Section,
    /// Whether it happened.
    Modality,
    /// How sure the engine is, at most, in hundredths.
    Sure,
    /// Whether the printed figures agree with it.
    Check,
    /// In which order the queue goes: as in the text, or conflicts first.
    Order,
}

impl Facet {
    /// Every facet, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::Status,
        Self::Kind,
        Self::Metric,
        Self::Subject,
        Self::Speaker,
        Self::Section,
        Self::Modality,
        Self::Sure,
        Self::Check,
        Self::Order,
    ];

    /// The word that stands for it in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Metric => "metric",
            Self::Subject => "subject",
            Self::Speaker => "speaker",
            Self::Section => "section",
            Self::Modality => "modality",
            Self::Sure => "sure",
            Self::Check => "check",
            Self::Order => "order",
        }
    }

    /// The facet that a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.as_str() == word)
    }
}

/// The filter of the figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The kinds that are switched off.
    pub hidden: Shades,
    /// What else is asked for; all of it must hold.
    pub by: Vec<(Facet, String)>,
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
    /// Ask for a value of a facet; an empty one asks for none.
    By(Facet, String),
    /// Ask for nothing.
    Clear,
    /// The address asks for this view.
    Load(Filter),
    /// Type into the filter box.
    Text(String),
    /// Sort by a column; again turns the order round, a third time goes back to the order of the text.
    Sort(Column),
}

impl Filter {
    /// What is asked for of a facet.
    pub fn by(&self, facet: Facet) -> Option<&str> {
        self.by.iter().find(|(of, _)| *of == facet).map(|(_, value)| &**value)
    }

    /// The filter after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Toggle(shade) => next.hidden = next.hidden.toggled(*shade),
            Action::By(facet, value) => {
                next.by.retain(|(of, _)| of != facet);
                if !value.is_empty() {
                    let place = next.by.partition_point(|(of, _)| (*of as u8) < *facet as u8);
                    next.by.insert(place, (*facet, value.clone()));
                }
            }
            Action::Clear => (next.by, next.hidden, next.text) = (vec![], Shades::default(), String::new()),
            Action::Load(filter) => next = Self { column: self.column, descending: self.descending, ..filter.clone() },
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

    #[test]
    fn facets_combine_and_are_taken_back() {
        let by = |filter: &Filter, facet, value: &str| filter.reduce(&Action::By(facet, value.into())).unwrap();
        let one = by(&Filter::default(), Facet::Speaker, "Ann Lee");
        let two = by(&one, Facet::Status, "suggested");
        assert_eq!(two.by, [(Facet::Status, "suggested".to_owned()), (Facet::Speaker, "Ann Lee".to_owned())]);
        assert_eq!(by(&two, Facet::Status, ""), one);
        assert_eq!(two.reduce(&Action::Clear), Some(Filter::default()));
    }
}
