//! From the name of a period to its first and last day, as far as the call's own heading and words tell them.

use jiff::civil::Date;

use crate::document::{Call, Period};
use crate::mentions::date::PartialDate;
use crate::mentions::period::{Named, Phrase, YearRef, first_in, parse};

/// First and last day, each where it can be told.
pub type Bounds = (Option<Date>, Option<Date>);

/// How the company of a call counts its quarters and years, as far as the call tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FiscalCalendar {
    /// The day of the call.
    today: Option<Date>,
    /// The fiscal quarter that the heading names.
    heading: Option<(i8, i16)>,
    /// The last month of one fiscal quarter, from which all others follow.
    anchor: Option<Anchor>,
    /// The period that is reported: first and last month.
    reported: Option<(Month, Month)>,
}

/// Quarter `quarter` of the fiscal year `year` ends with `month`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Anchor {
    quarter: i8,
    year: i16,
    month: Month,
}

/// A month, counted from the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Month(i32);

impl Month {
    fn new(year: i16, month: i8) -> Self {
        Self(i32::from(year) * 12 + i32::from(month) - 1)
    }

    fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    fn first(self) -> Option<Date> {
        Date::new(i16::try_from(self.0.div_euclid(12)).ok()?, self.0.rem_euclid(12) as i8 + 1, 1).ok()
    }

    fn last(self) -> Option<Date> {
        self.first().map(Date::last_of_month)
    }
}

/// The longest time in days between the end of a quarter and the call about it.
const LATEST_CALL: i32 = 95;

/// The same where the heading says "fiscal": a retailer's quarter that ended in July is reported at the end of August,
/// and must not be taken for the calendar quarter that ended in June.
const LATEST_FISCAL_CALL: i32 = 45;

/// Days from `from` to `to`.
fn days(from: Date, to: Date) -> i32 {
    (to.duration_since(from).as_hours() / 24) as i32
}

impl FiscalCalendar {
    /// What the heading of the call tells.
    pub fn of(call: &Call) -> Self {
        let mut calendar = Self { today: call.date, ..Self::default() };
        let words = [call.period.as_ref().map(|period| &period.text), call.title.as_ref()];
        let named = words.into_iter().flatten().find_map(|words| Some((first_in(words)?, words)));
        let Some((phrase, words)) = named else { return calendar };
        let says_fiscal = words.to_ascii_lowercase().contains("fiscal");
        let given = call.period.as_ref().and_then(|period| Some((period.start?, period.end?)));
        match phrase.named {
            Named::Quarter { quarter, year: YearRef::Number { year, fiscal } } => {
                calendar.heading = Some((quarter, year));
                calendar.take_heading(quarter, year, fiscal || says_fiscal, 3, given);
            }
            Named::Half { half, year: YearRef::Number { year, fiscal } } => {
                calendar.take_heading(half * 2, year, fiscal || says_fiscal, 6, given);
            }
            Named::Year(YearRef::Number { year, fiscal }) => {
                calendar.take_heading(4, year, fiscal || says_fiscal, 12, given)
            }
            named => {
                if let (Some(start), Some(end)) = calendar.bounds(named)
                    && end == end.last_of_month()
                {
                    calendar.reported =
                        Some((Month::new(start.year(), start.month()), Month::new(end.year(), end.month())));
                }
            }
        }
        calendar
    }

    /// Takes the heading's period for one of the calendar year if the call follows it as closely as calls do.
    fn take_heading(&mut self, quarter: i8, year: i16, fiscal: bool, months: i32, given: Option<(Date, Date)>) {
        let month = match (given, self.today) {
            (Some((_, end)), _) => Month::new(end.year(), end.month()),
            (None, Some(today)) => {
                let month = Month::new(year, quarter * 3);
                let latest = if fiscal { LATEST_FISCAL_CALL } else { LATEST_CALL };
                if !month.last().is_some_and(|end| (1..=latest).contains(&days(end, today))) {
                    return;
                }
                month
            }
            (None, None) => return,
        };
        self.anchor = Some(Anchor { quarter, year, month });
        self.reported = Some((month.plus(1 - months), month));
    }

    /// What the phrases of the text add: "year ended March 31, 2025", "the June quarter".
    pub fn with_evidence<'a>(mut self, phrases: impl Iterator<Item = &'a Phrase> + Clone) -> Self {
        if self.anchor.is_some() {
            return self;
        }
        for phrase in phrases {
            let (Some(start), Some(end)) = self.bounds(phrase.named) else { continue };
            if end != end.last_of_month() {
                continue;
            }
            let month = Month::new(end.year(), end.month());
            let recent = self.today.is_some_and(|today| (1..=LATEST_CALL).contains(&days(end, today)));
            match (phrase.named, self.heading) {
                (Named::MonthQuarter { .. } | Named::Ended { months: 3, .. }, Some((quarter, year))) if recent => {
                    self.anchor = Some(Anchor { quarter, year, month });
                    self.reported = Some((Month::new(start.year(), start.month()), month));
                    return self;
                }
                (Named::Ended { months: 12, .. }, None) => {
                    self.anchor = Some(Anchor { quarter: 4, year: end.year(), month });
                    return self;
                }
                _ => {}
            }
        }
        self
    }

    /// The last month of a fiscal quarter.
    fn quarter_end(&self, quarter: i8, year: i16) -> Option<Month> {
        let anchor = self.anchor?;
        let quarters = i32::from(quarter - anchor.quarter) + 4 * i32::from(year - anchor.year);
        Some(anchor.month.plus(3 * quarters))
    }

    /// Whether fiscal years are calendar years: yes, no, or not known.
    fn is_calendar(&self) -> Option<bool> {
        match self.quarter_end(4, 2000) {
            Some(end) => Some(end == Month::new(2000, 12)),
            None => self.heading.map(|_| false),
        }
    }

    /// The year that lies `by` years from "this" one, where the year reported on and the year of the call are the same,
    /// so that there is only one reading.
    fn shifted_year(&self, by: i8) -> Option<i16> {
        let (anchor, today) = (self.anchor?, self.today?);
        let end = self.quarter_end(4, anchor.year)?;
        let same = end.last()? >= today && end.plus(-12).last()? < today;
        same.then_some(anchor.year + i16::from(by))
    }

    /// Of a stretch that comes back every year, the one nearest to the call; nothing where two are about as near.
    fn nearest(&self, in_year: impl Fn(i16) -> Option<(Month, Month)>) -> Option<(Month, Month)> {
        let today = self.today?;
        let mut best: Vec<(i32, (Month, Month))> = (today.year() - 2..=today.year() + 2)
            .filter_map(|year| {
                let (first, last) = in_year(year)?;
                // Twice the distance of the middle from the day of the call.
                let distance = days(first.first()?, today) + days(last.last()?, today);
                Some((distance.abs(), (first, last)))
            })
            .collect();
        crate::order::by_number(&mut best, |&(distance, _)| distance as u64);
        match best[..] {
            [(near, stretch), (far, _), ..] if far - near >= 60 => Some(stretch),
            _ => None,
        }
    }

    /// The months of `months` length up to the end of a quarter, in the year that the words name.
    fn part(&self, quarter: i8, months: i32, year: YearRef) -> Option<(Month, Month)> {
        let ending = |year| self.quarter_end(quarter, year).map(|end| (end.plus(1 - months), end));
        match year {
            YearRef::Number { year, .. } => ending(year),
            YearRef::Shift(by) => ending(self.shifted_year(by)?),
            YearRef::Unsaid if self.reported.is_some() && self.reported == ending(self.anchor?.year) => self.reported,
            YearRef::Unsaid => self.nearest(ending),
        }
    }

    fn months(&self, named: Named) -> Option<(Month, Month)> {
        match named {
            Named::Date { date: PartialDate { year: Some(year), month: Some(month), day: None }, .. } => {
                let month = Month::new(year, month);
                Some((month, month))
            }
            Named::Date { date: PartialDate { year: None, month: Some(month), day: None }, .. } => {
                self.nearest(|year| Some((Month::new(year, month), Month::new(year, month))))
            }
            Named::MonthQuarter { month, year } => {
                let ending = |year| Some((Month::new(year, month).plus(-2), Month::new(year, month)));
                match (year, self.reported) {
                    (YearRef::Number { year, .. }, _) => ending(year),
                    (YearRef::Unsaid, Some((first, last))) if last.0.rem_euclid(12) + 1 == i32::from(month) => {
                        Some((first, last))
                    }
                    (YearRef::Unsaid, _) => self.nearest(ending),
                    (YearRef::Shift(_), _) => None,
                }
            }
            Named::Quarter { quarter, year } => self.part(quarter, 3, year),
            Named::Half { half, year } => self.part(half * 2, 6, year),
            Named::FirstMonths { months, year } => {
                let year = match year {
                    YearRef::Number { year, .. } => year,
                    YearRef::Shift(by) => self.shifted_year(by)?,
                    YearRef::Unsaid => self.anchor.filter(|anchor| anchor.quarter * 3 == months)?.year,
                };
                let first = self.quarter_end(1, year)?.plus(-2);
                Some((first, first.plus(i32::from(months) - 1)))
            }
            Named::Year(YearRef::Number { year, fiscal }) => match (self.is_calendar(), fiscal) {
                (Some(true), _) | (None, false) => Some((Month::new(year, 1), Month::new(year, 12))),
                (_, true) => self.part(4, 12, YearRef::Number { year, fiscal }),
                (Some(false), false) => None,
            },
            Named::Year(YearRef::Shift(by)) => {
                let end = self.quarter_end(4, self.shifted_year(by)?)?;
                Some((end.plus(-11), end))
            }
            Named::Year(YearRef::Unsaid) => None,
            Named::Years { from, to } if self.is_calendar() != Some(false) => {
                Some((Month::new(from, 1), Month::new(to, 12)))
            }
            Named::Quarters(by) => {
                let (first, last) = self.reported?;
                let steps = match by {
                    -4 => 12,
                    0 => 0,
                    // "Next quarter" is the one after the reported one to some and the one after the call to others.
                    -1 if last.0 - first.0 == 2 => 3,
                    _ => return None,
                };
                Some((first.plus(-steps), last.plus(-steps)))
            }
            Named::TrailingYear => self.reported.map(|(_, last)| (last.plus(-11), last)),
            Named::YearToDate => {
                let (_, last) = self.reported?;
                let start = self.quarter_end(1, self.anchor?.year)?.plus(-2);
                Some((start, last))
            }
            _ => None,
        }
    }

    /// First and last day of what the words name.
    pub fn bounds(&self, named: Named) -> Bounds {
        match named {
            Named::Date { date: PartialDate { year, month: Some(month), day: Some(day) }, past } => {
                let day = match year {
                    Some(year) => Date::new(year, month, day).ok(),
                    None => self.day(month, day, past),
                };
                (day, day)
            }
            Named::Ended { months, date: PartialDate { year, month: Some(month), day } } => {
                let end = match (year, day) {
                    (Some(year), Some(day)) => Date::new(year, month, day).ok(),
                    (Some(year), None) => Month::new(year, month).last(),
                    (None, Some(day)) => self.day(month, day, true),
                    (None, None) => self.today.and_then(|today| self.month_ends(month).rfind(|&end| end <= today)),
                };
                // Years of 52 or 53 weeks end within a month: then only the last day is told.
                let whole = end.filter(|end| *end == end.last_of_month() && months > 0);
                let start =
                    whole.and_then(|end| Month::new(end.year(), end.month()).plus(1 - i32::from(months)).first());
                (start, end)
            }
            _ => match self.months(named) {
                Some((first, last)) => (first.first(), last.last()),
                None => (None, None),
            },
        }
    }

    /// The last days of a month in the years around the call.
    fn month_ends(&self, month: i8) -> impl DoubleEndedIterator<Item = Date> {
        let year = self.today.map_or(0, |today| today.year());
        (year - 2..=year + 1).filter_map(move |year| Month::new(year, month).last())
    }

    /// A day without a year: the latest before the call if it is said to be past, or else the nearest to the call.
    fn day(&self, month: i8, day: i8, past: bool) -> Option<Date> {
        let today = self.today?;
        let mut days_of = (today.year() - 2..=today.year() + 1).filter_map(|year| Date::new(year, month, day).ok());
        if past {
            return days_of.rfind(|&date| date <= today);
        }
        let nearest = days_of.min_by_key(|&date| days(date, today).abs())?;
        (days(nearest, today).abs() <= 120).then_some(nearest)
    }
}

/// First and last day of a period of that name in that call. Words that begin with no name of a period give no days.
pub fn resolve(words: &str, call: &Call) -> Period {
    let named = parse(words).map_or(Named::Open, |phrase| phrase.named);
    let (start, end) = FiscalCalendar::of(call).bounds(named);
    Period { text: words.into(), start, end }
}

/// Gives the period of the call its days, where the heading tells them and the words do not.
pub fn complete(call: &mut Call) {
    let Some(period) = &call.period else { return };
    if period.start.is_none() && period.end.is_none() {
        call.period = Some(resolve(&period.text, call));
    }
}
