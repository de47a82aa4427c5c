//! Periods told from the one that is reported: "this quarter", "last year", "the same quarter a year ago".

use crate::lexicon::calendar::{TimeUnit, Word};
use crate::mentions::date::Look;
use crate::mentions::period::{
    Named, Phrase, YearRef, at_ordinal, ended, found, month_of, number_after, part_of_year, unit_is_compounded,
};
use crate::mentions::period_year::year_reference;

/// "this quarter", "last year", "next three years", "the past decade", "last year’s third quarter".
pub(super) fn at_shift(look: Look, at: usize, end: usize, by: i8) -> Option<Phrase> {
    let (mut word, mut end) = number_after(look, end)?;
    if matches!(word, Word::Number(_) | Word::AFew) {
        let (Word::Unit(unit), end) = after_few(look, end)? else { return None };
        let trailing = matches!((word, unit, by), (Word::Number(4), TimeUnit::Quarter, -1));
        return found(at, end, if trailing { Named::TrailingYear } else { Named::Open }, "period.horizon");
    }
    if matches!(word, Word::Fiscal | Word::Calendar) {
        (word, end) = look.next_word(end)?;
    }
    if let Word::Ordinal(number) = word {
        return at_ordinal(look, at, end, number).filter(|phrase| !matches!(phrase.named, Named::Open));
    }
    if let Word::Month(month) | Word::AmbiguousMonth(month) = word {
        // "This may sound odd."
        let capital = look.byte(look.gap(look.letters(at))).is_ascii_uppercase();
        if matches!(word, Word::AmbiguousMonth(_)) && !capital {
            return None;
        }
        let quarter = look.next_word(end);
        if let Some((Word::Unit(TimeUnit::Quarter), end)) = quarter {
            return found(at, end, Named::MonthQuarter { month, year: YearRef::Unsaid }, "period.month-quarter");
        }
        let start = look.gap(look.letters(at));
        return found(start, end, Named::Date { date: month_of(month), past: by < 0 }, "period.month");
    }
    let Word::Unit(unit) = word else { return None };
    if unit_is_compounded(look, end) {
        return None;
    }
    if look.byte(end - 1) == b's' && unit != TimeUnit::Day {
        return found(at, end, Named::Open, "period.relative");
    }
    match unit {
        TimeUnit::Quarter | TimeUnit::Period => {
            if unit == TimeUnit::Quarter
                && let Some(phrase) = ended(look, at, end, 3)
            {
                return Some(phrase);
            }
            let year_ago = year_ago_after(look, end);
            if let Some(end) = year_ago {
                return found(at, end, Named::Quarters(-4), "period.year-ago");
            }
            if unit == TimeUnit::Period && by == 0 {
                return None;
            }
            found(at, end, Named::Quarters(by), "period.relative")
        }
        TimeUnit::Year => {
            // "last year’s third quarter", "the prior year quarter", "prior-year period".
            let possessive = if look.is(end, "'s") {
                end + 2
            } else if look.is(end, "’s") {
                end + 4
            } else {
                end
            };
            match look.next_word(possessive) {
                Some((Word::Ordinal(number), ordinal_end)) => {
                    if let Some((Word::Unit(unit @ (TimeUnit::Quarter | TimeUnit::Half)), end)) =
                        look.next_word(ordinal_end)
                    {
                        return part_of_year(at, end, unit, number as i8, YearRef::Shift(by));
                    }
                }
                Some((Word::Unit(TimeUnit::Quarter | TimeUnit::Period), end)) if by == -1 => {
                    return found(at, end, Named::Quarters(-4), "period.year-ago");
                }
                _ => {}
            }
            found(at, end, Named::Year(YearRef::Shift(by)), "period.relative")
        }
        TimeUnit::Half | TimeUnit::Month | TimeUnit::Week | TimeUnit::Decade => {
            found(at, end, Named::Open, "period.relative")
        }
        TimeUnit::Day => None,
    }
}

/// The unit after "few", past "couple of" and "and a half".
fn after_few(look: Look, end: usize) -> Option<(Word, usize)> {
    match look.next_word(end)? {
        (Word::Of, end) | (Word::Fiscal, end) | (Word::Consecutive, end) => look.next_word(end),
        other => Some(other),
    }
}

/// The end of "a year ago", "one year earlier", "last year", "of the prior year" after "the same quarter".
fn year_ago_after(look: Look, end: usize) -> Option<usize> {
    let mut next = look.gap(end);
    if look.is(next, "a ") || look.is(next, "A ") {
        next = look.gap(next + 1);
    } else if look.is(next, "one ") {
        next = look.gap(next + 3);
    }
    let (Word::Unit(TimeUnit::Year), end) = look.word(next)? else { return None };
    let (Word::Ago, end) = look.next_word(end)? else { return None };
    Some(end)
}

/// "the same quarter last year", "the corresponding period of 2023", "the same period a year ago".
pub(super) fn at_same(look: Look, at: usize, end: usize) -> Option<Phrase> {
    let (mut word, mut end) = look.next_word(end)?;
    if matches!(word, Word::Ordinal(_) | Word::Fiscal) {
        (word, end) = look.next_word(end)?;
    }
    let Word::Unit(TimeUnit::Quarter | TimeUnit::Period | TimeUnit::Half | TimeUnit::Month) = word else { return None };
    if let Some(end) = year_ago_after(look, end) {
        return found(at, end, Named::Quarters(-4), "period.year-ago");
    }
    let (year, end) = year_reference(look, end)?;
    let named = match year {
        YearRef::Shift(-1) => Named::Quarters(-4),
        YearRef::Shift(_) | YearRef::Unsaid => Named::Open,
        YearRef::Number { .. } => Named::Open,
    };
    found(at, end, named, "period.year-ago")
}
