//! The kinds of figure as the page tells them apart: each has a tint and an underline of its own.

use tickmark_engine::document::{Kind, Mention};

/// How a mention is painted. Vague words ("double-digit") look alike whatever they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// Amounts of money.
    Money,
    /// Percentages, percentage points, basis points.
    Percent,
    /// So many of something.
    Count,
    /// Multiples, fractions, ranks.
    Ratio,
    /// Words that stand for a range: "double-digit".
    Vague,
    /// Durations, days, quarters, years.
    Time,
}

impl Shade {
    /// Every shade, in the order of the legend.
    pub const ALL: [Self; 6] = [Self::Money, Self::Percent, Self::Count, Self::Ratio, Self::Vague, Self::Time];

    /// How `mention` is painted.
    pub fn of(mention: &Mention) -> Self {
        let vague = mention.value.as_ref().is_some_and(|value| value.decimals.is_none() && value.low != value.high);
        match mention.kind {
            Kind::Date | Kind::Period | Kind::Duration => Self::Time,
            _ if vague => Self::Vague,
            Kind::Money => Self::Money,
            Kind::Percent | Kind::PercentagePoints | Kind::BasisPoints => Self::Percent,
            Kind::Count => Self::Count,
            Kind::Multiple | Kind::Fraction | Kind::Rank => Self::Ratio,
        }
    }

    /// The word that styles and attributes use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Ratio => "ratio",
            Self::Vague => "vague",
            Self::Time => "time",
        }
    }
}

/// A set of shades.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shades(u8);

impl Shades {
    /// Whether `shade` is in the set.
    pub fn contains(self, shade: Shade) -> bool {
        self.0 & (1 << shade as u8) != 0
    }

    /// The set with `shade` put in or taken out.
    pub fn toggled(self, shade: Shade) -> Self {
        Self(self.0 ^ (1 << shade as u8))
    }
}
