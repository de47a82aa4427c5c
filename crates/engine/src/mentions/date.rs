//! Dates as printed: "February 20, 2025", "20 Feb 2025", "2025-02-20", "2/20/2025", "2025年2月20日", "as of March 31".

use crate::lexicon::calendar::{TIME_PREPOSITIONS, Word, meaning};
use crate::lexicon::letters::letters;

/// A day or a month as far as the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    /// The year, where it is printed.
    pub year: Option<i16>,
    /// January is 1; `None` where the order of day and month cannot be told ("2/3/2025").
    pub month: Option<i8>,
    /// The day of the month; `None` for a whole month.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Whether such a day exists (in some year, where none is printed).
    fn exists(self) -> bool {
        let (Some(month), Some(day)) = (self.month, self.day) else { return true };
        (1..=12).contains(&month) && jiff::civil::Date::new(self.year.unwrap_or(2024), month, day).is_ok()
    }
}

/// Looks at a text from any byte on, without moving. Every look is bounded, so that any number of them stays linear.
#[derive(Clone, Copy)]
pub(super) struct Look<'t> {
    /// The text.
    pub text: &'t str,
}

impl<'t> Look<'t> {
    pub fn bytes(self) -> &'t [u8] {
        self.text.as_bytes()
    }

    pub fn byte(self, at: usize) -> u8 {
        self.bytes().get(at).copied().unwrap_or(0)
    }

    /// Whether the text goes on with `word` at `at`.
    #[inline]
    pub fn is(self, at: usize, word: &str) -> bool {
        // Ideographs are told apart by their third byte first.
        let bytes = &self.bytes()[at.min(self.text.len())..];
        word.as_bytes().get(2).is_none_or(|third| bytes.get(2) == Some(third)) && bytes.starts_with(word.as_bytes())
    }

    /// Past blanks, hyphens and at most one line end; `at` itself where there are none.
    pub fn gap(self, at: usize) -> usize {
        let (mut to, mut lines) = (at, 0);
        while to < at + 8 {
            to += match self.byte(to) {
                b' ' | b'\t' | b'-' => 1,
                b'\n' if lines == 0 => {
                    lines = 1;
                    1
                }
                0xC2 if self.is(to, "\u{a0}") => 2,
                0xE2 if self.is(to, "\u{2011}") || self.is(to, "\u{2010}") => 3,
                _ => break,
            };
        }
        to
    }

    /// Past blanks in Chinese text, where they stand between digits and characters.
    pub fn blanks(self, at: usize) -> usize {
        (at..at + 4).find(|&to| self.byte(to) != b' ').unwrap_or(at)
    }

    /// The end of the ASCII letters that begin at `at`; words longer than any name of a month are cut short.
    pub fn letters(self, at: usize) -> usize {
        at + letters(self.bytes(), at).length
    }

    /// The word at `at` and where it ends; nothing where letters or digits go on after it.
    pub fn word(self, at: usize) -> Option<(Word, usize)> {
        let letters = letters(self.bytes(), at);
        let meaning = meaning(letters)?;
        let end = at + letters.length;
        (!self.byte(end).is_ascii_alphanumeric()).then_some((meaning, end))
    }

    /// The word after a gap.
    pub fn next_word(self, at: usize) -> Option<(Word, usize)> {
        let next = self.gap(at);
        if next == at { None } else { self.word(next) }
    }

    /// The number of ASCII digits at `at` and its end, if it has one to four of them and no more.
    pub fn digits(self, at: usize) -> Option<(i16, usize)> {
        let (mut value, mut to) = (0i16, at);
        while self.byte(to).is_ascii_digit() {
            if to == at + 4 {
                return None;
            }
            value = value * 10 + i16::from(self.byte(to) - b'0');
            to += 1;
        }
        (to > at).then_some((value, to))
    }

    /// The letters of the word that ends before the gap in front of `at`, and where it begins.
    pub fn previous(self, at: usize) -> (&'t str, usize) {
        let mut end = at;
        while end > 0 && at - end < 4 && matches!(self.byte(end - 1), b' ' | b'\t' | b'\n' | b'-') {
            end -= 1;
        }
        let mut start = end;
        while start > 0 && end - start < 16 && self.byte(start - 1).is_ascii_alphabetic() {
            start -= 1;
        }
        (&self.text[start..end], start)
    }

    /// Whether the word before `at` is one of `words`, whatever its case.
    pub fn follows(self, at: usize, words: &[&str]) -> bool {
        let (previous, _) = self.previous(at);
        words.iter().any(|word| word.eq_ignore_ascii_case(previous))
    }

    /// Whether a number ends at `end`: no digit, letter, per cent sign or decimal goes on there.
    pub fn number_ends(self, end: usize) -> bool {
        match self.byte(end) {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'%' | b'_' | b'$' => false,
            b'.' | b',' => !self.byte(end + 1).is_ascii_digit(),
            0xEF => !self.is(end, "％"),
            _ => true,
        }
    }
}

/// Whether a four-digit number may be a year.
pub(super) fn is_year(number: i16) -> bool {
    (1900..=2099).contains(&number)
}

/// A year at `at`: four digits, or an apostrophe and two ("’26"), or words ("twenty twenty-four").
pub(super) fn year(look: Look, at: usize) -> Option<(i16, usize)> {
    if look.byte(at).is_ascii_digit() {
        return four_digits(look, at).filter(|&(_, end)| look.number_ends(end));
    }
    apostrophe_year(look, at).or_else(|| spelled_year(look, at))
}

fn four_digits(look: Look, at: usize) -> Option<(i16, usize)> {
    look.digits(at).filter(|&(number, end)| end == at + 4 && is_year(number))
}

/// "’26", "'26".
pub(super) fn apostrophe_year(look: Look, at: usize) -> Option<(i16, usize)> {
    let digits = match look.byte(at) {
        b'\'' => at + 1,
        0xE2 if look.is(at, "’") || look.is(at, "‘") => at + 3,
        _ => return None,
    };
    short_year(look, digits)
}

/// Two digits of a year of this century; "H100" and "Q200" are names.
pub(super) fn short_year(look: Look, at: usize) -> Option<(i16, usize)> {
    look.digits(at)
        .filter(|&(n, end)| end == at + 2 && (1..70).contains(&n) && look.number_ends(end))
        .map(|(n, end)| (2000 + n, end))
}

/// "twenty twenty", "twenty twenty-four", "twenty nineteen", "two thousand (and) twenty-one".
pub(super) fn spelled_year(look: Look, at: usize) -> Option<(i16, usize)> {
    let (first, end) = look.word(at)?;
    let century_end = match first {
        Word::Number(20) => end,
        Word::Number(2) => {
            let thousand = look.gap(end);
            let end = look.letters(thousand);
            if !look.text[thousand..end].eq_ignore_ascii_case("thousand") {
                return None;
            }
            let and = look.gap(end);
            if look.is(and, "and ") { and + 3 } else { end }
        }
        _ => return None,
    };
    let rest = look.gap(century_end);
    let (tens, tens_end) = small_number(look, rest)?;
    if first == Word::Number(2) && tens == 0 || first == Word::Number(20) && !(10..=20).contains(&tens) {
        return None;
    }
    if tens == 20
        && let Some((ones @ 1..=9, ones_end)) = small_number(look, look.gap(tens_end))
    {
        return Some((2020 + ones, ones_end));
    }
    Some((2000 + tens, tens_end))
}

fn small_number(look: Look, at: usize) -> Option<(i16, usize)> {
    const TEENS: &[(&str, i16)] =
        &[("thirteen", 13), ("fourteen", 14), ("sixteen", 16), ("seventeen", 17), ("nineteen", 19)];
    let end = look.letters(at);
    if let Some(&(_, n)) = TEENS.iter().find(|(teen, _)| teen.eq_ignore_ascii_case(&look.text[at..end])) {
        return Some((n, end));
    }
    match look.word(at)? {
        (Word::Number(n), end) => Some((n as i16, end)),
        _ => None,
    }
}

/// A date or a month that begins with digits, and where it ends.
pub(super) fn numeric(look: Look, at: usize) -> Option<(PartialDate, usize, &'static str)> {
    let (first, end) = look.digits(at)?;
    let found = match look.byte(end) {
        separator @ (b'-' | b'/' | b'.') => separated(look, at, (first, end), separator),
        b' ' | b's' | b'n' | b'r' | b't' => day_first(look, at, (first, end)),
        _ => None,
    };
    found.filter(|(date, _, _)| date.exists())
}

/// "2025-02-20", "2/20/2025", "20.02.2025".
fn separated(
    look: Look,
    at: usize,
    (first, end): (i16, usize),
    separator: u8,
) -> Option<(PartialDate, usize, &'static str)> {
    let parts = look.digits(end + 1).filter(|&(_, end)| look.byte(end) == separator);
    let Some((second, second_end)) = parts else { return day_first(look, at, (first, end)) };
    let (third, third_end) = look.digits(second_end + 1)?;
    if !look.number_ends(third_end) || matches!(look.byte(third_end), b'-' | b'/') {
        return None;
    }
    let lengths = (end - at, second_end - end - 1, third_end - second_end - 1);
    let date =
        |year, month: i16, day: i16| PartialDate { year: Some(year), month: Some(month as i8), day: Some(day as i8) };
    let found = match lengths {
        (4, 1..=2, 1..=2) if is_year(first) => (date(first, second, third), "date.iso"),
        (1..=2, 1..=2, 4) if is_year(third) => match separator {
            // Written with points, the day comes first wherever that is usual.
            b'.' => (date(third, second, first), "date.points"),
            _ if first > 12 => (date(third, second, first), "date.slashes"),
            _ if second > 12 || first == second => (date(third, first, second), "date.slashes"),
            _ => (PartialDate { year: Some(third), month: None, day: None }, "date.slashes"),
        },
        _ => return None,
    };
    Some((found.0, third_end, found.1))
}

/// "20 February 2025", "20th of February", "20-Feb-2025".
fn day_first(look: Look, at: usize, (day, end): (i16, usize)) -> Option<(PartialDate, usize, &'static str)> {
    if end - at > 2 || !(1..=31).contains(&day) {
        return None;
    }
    let mut next = look.gap(ordinal_suffix(look, end));
    if look.is(next, "of ") {
        next += 3;
    }
    let (name, name_end) = look.word(next)?;
    let (Word::Month(month) | Word::AmbiguousMonth(month)) = name else { return None };
    // A name needs its capital here: "5 may be", "the 20 march in step".
    if matches!(name, Word::AmbiguousMonth(_)) && !look.byte(next).is_ascii_uppercase() {
        return None;
    }
    let (year, end) = year_after(look, abbreviated(look, next, name_end));
    Some((PartialDate { year, month: Some(month), day: Some(day as i8) }, end, "date.day-month"))
}

fn ordinal_suffix(look: Look, at: usize) -> usize {
    if ["st", "nd", "rd", "th"].iter().any(|suffix| look.is(at, suffix)) { at + 2 } else { at }
}

/// Past the full stop of an abbreviated month.
fn abbreviated(look: Look, start: usize, end: usize) -> usize {
    if end - start <= 4 && look.byte(end) == b'.' { end + 1 } else { end }
}

/// The year after a month or a day, with or without a comma, and where the date ends then.
fn year_after(look: Look, at: usize) -> (Option<i16>, usize) {
    let comma = if look.byte(at) == b',' { at + 1 } else { at };
    let next = look.gap(comma);
    match year(look, next) {
        // A year in words glued to a month would be misread from "May two thousand"; the year needs a blank.
        Some((year, end)) if next > at => (Some(year), end),
        _ => (None, at),
    }
}

/// A date or a month that begins with the month's name at `at`, which ends at `name_end`.
pub(super) fn month_first(
    look: Look,
    at: usize,
    name_end: usize,
    month: i8,
    ambiguous: bool,
) -> Option<(PartialDate, usize, &'static str)> {
    if ambiguous && !look.byte(at).is_ascii_uppercase() {
        return None;
    }
    let end = abbreviated(look, at, name_end);
    let next = look.gap(end);
    if next > end
        && let Some((day @ 1..=31, day_end)) = look.digits(next)
        && day_end - next <= 2
    {
        let day_end = ordinal_suffix(look, day_end);
        let date = |year| PartialDate { year, month: Some(month), day: Some(day as i8) };
        let (year, end) = year_after(look, day_end);
        if look.number_ends(day_end) && date(year).exists() {
            return Some((date(year), end, "date.month-day"));
        }
        if year.is_some() {
            return None;
        }
    }
    let (year, year_end) = year_after(look, end);
    let of_year = look.gap(end);
    let (year, year_end) = match (year, look.is(of_year, "of ")) {
        (None, true) => self::year(look, of_year + 3).map_or((None, end), |(year, end)| (Some(year), end)),
        _ => (year, year_end),
    };
    let named = PartialDate { year, month: Some(month), day: None };
    if year.is_some() {
        return Some((named, year_end, "period.month"));
    }
    // The stop after a bare abbreviation belongs to it only inside a sentence, which cannot be told: it stays outside.
    // A name goes on after a first name: "by June Park", "from Jan Novak".
    let name = look.byte(name_end) == b' ' && look.byte(name_end + 1).is_ascii_uppercase();
    (!name && look.follows(at, TIME_PREPOSITIONS)).then_some((named, name_end, "period.month"))
}
