//! The year that a period names: "FY25", "of fiscal 2025", "last year", "2024/25".

use crate::lexicon::calendar::{AFTER_A_QUANTITY, AFTER_A_YEAR, TimeUnit, Word};
use crate::mentions::date::{self, Look};
use crate::mentions::phrase::YearRef;

/// Four digits that may be a year.
pub(super) fn four_digit_year(look: Look, at: usize) -> Option<(i16, usize)> {
    look.byte(at).is_ascii_digit().then(|| date::year(look, at)).flatten()
}

/// "FY25", "FY2025", "FY’25", and ranges "FY24-25" and "FY2024/25", which name the year by both its ends.
pub(super) fn short_fiscal_year(look: Look, at: usize) -> Option<(i16, usize)> {
    if !(look.is(at, "FY") || look.is(at, "fy") || look.is(at, "CY")) {
        return None;
    }
    let (year, end) = date::apostrophe_year(look, at + 2)
        .or_else(|| date::short_year(look, at + 2))
        .or_else(|| four_digit_year(look, at + 2))?;
    Some(match date::short_year(look, end + 1) {
        Some((last, last_end)) if matches!(look.byte(end), b'-' | b'/') && last == year + 1 => (last, last_end),
        _ => (year, end),
    })
}

/// What may follow a part of a year: "of fiscal 2025", "2024", "FY25", "last year", "of the year".
pub(super) fn year_suffix(look: Look, at: usize) -> (YearRef, usize) {
    year_reference(look, at).unwrap_or((YearRef::Unsaid, at))
}

/// The same, where a year is named at all.
pub(super) fn year_reference(look: Look, at: usize) -> Option<(YearRef, usize)> {
    let mut next = look.gap(at);
    if next == at {
        return date::apostrophe_year(look, at).map(|(year, end)| (YearRef::Number { year, fiscal: false }, end));
    }
    if let Some((Word::Of, end)) = look.word(next) {
        next = look.gap(end);
        if next == end {
            return None;
        }
    }
    if let Some((year, end)) = short_fiscal_year(look, next) {
        return Some((YearRef::Number { year, fiscal: true }, end));
    }
    if let Some((year, end)) = date::year(look, next) {
        // "In the third quarter 2020 stores …" is no year, as far as one word can show it.
        return (!plural_noun_after(look, end)).then_some((YearRef::Number { year, fiscal: false }, end));
    }
    let after_of = next > look.gap(at);
    if let Some((Word::The, end)) = look.word(next) {
        next = look.gap(end);
    }
    let (mut word, mut end) = look.word(next)?;
    let mut shift = None;
    if let Word::Shift(by) = word {
        shift = Some(by);
        (word, end) = look.next_word(end)?;
    }
    let fiscal = matches!(word, Word::Fiscal | Word::FiscalYear);
    if fiscal || word == Word::Calendar || word == Word::Full {
        if let Some((year, end)) = date::year(look, look.gap(end)) {
            return Some((YearRef::Number { year, fiscal }, end));
        }
        if word != Word::FiscalYear {
            (word, end) = look.next_word(end)?;
        }
    }
    if !matches!(word, Word::Unit(TimeUnit::Year) | Word::FiscalYear) {
        return None;
    }
    if let Some((year, end)) = date::year(look, look.gap(end)) {
        return Some((YearRef::Number { year, fiscal }, end));
    }
    match shift {
        Some(by) => Some((YearRef::Shift(by), end)),
        None if after_of => Some((YearRef::Unsaid, end)),
        None => None,
    }
}

/// Whether a plural noun or a unit follows that makes the number before it a quantity.
pub(super) fn plural_noun_after(look: Look, end: usize) -> bool {
    let next = look.gap(end);
    if next == end || look.byte(end) == b'-' {
        return false;
    }
    let letters = &look.text[next..look.letters(next)];
    let one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(letters));
    one_of(AFTER_A_QUANTITY)
        || (letters.len() > 3 && letters.ends_with('s') && !letters.ends_with("ss") && letters.is_ascii())
            && letters.starts_with(|c: char| c.is_ascii_lowercase())
            && !one_of(AFTER_A_YEAR)
}

/// The end of "2024-25" and "2024/25", which name one fiscal year.
pub(super) fn year_range_end(look: Look, year: i16, end: usize) -> usize {
    match date::short_year(look, end + 1) {
        Some((last, last_end)) if matches!(look.byte(end), b'-' | b'/') && last == year + 1 => last_end,
        _ => end,
    }
}
