//! What the words of a period say, before any calendar tells their days.

use crate::mentions::date::PartialDate;
use crate::span::Span;

/// Which year a period lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// The words do not say.
    Unsaid,
    /// The year of that number.
    Number {
        /// The number.
        year: i16,
        /// Whether it is expressly a fiscal year.
        fiscal: bool,
    },
    /// So many years from this one.
    Shift(i8),
}

/// What the words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A day or a calendar month.
    Date {
        /// The day or month.
        date: PartialDate,
        /// Whether the words before say that it lies in the past.
        past: bool,
    },
    /// The three months that end with a named month: "December quarter".
    MonthQuarter {
        /// The last of its months.
        month: i8,
        /// Its year.
        year: YearRef,
    },
    /// A fiscal quarter.
    Quarter {
        /// 1 to 4.
        quarter: i8,
        /// Its year.
        year: YearRef,
    },
    /// Half a fiscal year.
    Half {
        /// 1 or 2.
        half: i8,
        /// Its year.
        year: YearRef,
    },
    /// So many months from the start of the fiscal year: "first nine months".
    FirstMonths {
        /// How many.
        months: i8,
        /// Its year.
        year: YearRef,
    },
    /// A year.
    Year(YearRef),
    /// From one year to another: "2023 to 2025".
    Years {
        /// The first.
        from: i16,
        /// The last.
        to: i16,
    },
    /// So many months up to a day: "nine months ended September 30, 2024".
    Ended {
        /// How many.
        months: i8,
        /// The last day, or the last month.
        date: PartialDate,
    },
    /// The reported period moved by so many quarters: "last quarter" is -1, "the same quarter last year" -4.
    Quarters(i8),
    /// The twelve months up to the end of the reported period.
    TrailingYear,
    /// From the start of the fiscal year to the end of the reported period.
    YearToDate,
    /// A stretch whose bounds the words do not give: "the next three years".
    Open,
}

/// A named period, and where its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub span: Span,
    /// What they name.
    pub named: Named,
    /// The rule that read them.
    pub rule: &'static str,
}
