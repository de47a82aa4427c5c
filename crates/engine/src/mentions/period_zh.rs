//! Dates and periods in Chinese and Japanese: 2025年2月20日, 2024年第四季, 十二月季度, 去年同期, 過去九個月.

use crate::lexicon::calendar::{HORIZONS_ZH, QUARTERS_ZH, UNITS_ZH, YEAR_NAMES_ZH, YEARS_ZH};
use crate::lexicon::script::Ideographs;
use crate::mentions::date::{Look, PartialDate, is_year};
use crate::mentions::period::{Named, Phrase, YearRef};
use crate::span::Span;

fn found(start: usize, end: usize, named: Named, rule: &'static str) -> Option<Phrase> {
    Some(Phrase { span: Span::new(start, end), named, rule })
}

/// The first of `words` that stands at `at`, and its end.
fn one_of<T: Copy>(look: Look, at: usize, words: &[(&str, T)]) -> Option<(T, usize)> {
    words.iter().find(|(word, _)| look.is(at, word)).map(|&(word, value)| (value, at + word.len()))
}

/// Past one of `words`, or `at` itself.
fn past(look: Look, at: usize, words: &[&str]) -> usize {
    words.iter().find(|word| look.is(at, word)).map_or(at, |word| at + word.len())
}

/// The value of a Chinese digit.
fn digit(look: Look, at: usize) -> Option<i16> {
    const DIGITS: &[(&str, i16)] = &[
        ("〇", 0),
        ("零", 0),
        ("一", 1),
        ("二", 2),
        ("三", 3),
        ("四", 4),
        ("五", 5),
        ("六", 6),
        ("七", 7),
        ("八", 8),
        ("九", 9),
        ("十", 10),
        ("兩", 2),
        ("两", 2),
    ];
    one_of(look, at, DIGITS).map(|(value, _)| value)
}

/// A number up to 99 in digits or in Chinese, and its end.
fn small(look: Look, at: usize) -> Option<(i16, usize)> {
    if let Some((number, end)) = look.digits(at) {
        return (number < 100).then_some((number, end));
    }
    let first = digit(look, at)?;
    let end = at + 3;
    Some(match digit(look, end) {
        Some(10) if (2..=9).contains(&first) => match digit(look, end + 3) {
            Some(ones @ 1..=9) => (first * 10 + ones, end + 6),
            _ => (first * 10, end + 3),
        },
        Some(ones @ 1..=9) if first == 10 => (10 + ones, end + 3),
        _ => (first, end),
    })
}

/// A year with its name: 2024年, 二零二四年, 2025財年, 24財年, 去年, 本財年.
fn year(look: Look, at: usize) -> Option<(YearRef, usize)> {
    if let Some((by, end)) = one_of(look, at, YEARS_ZH) {
        return Some((YearRef::Shift(by), past(look, end, &["度"])));
    }
    let (number, digits_end) = match look.digits(at) {
        Some((number, end)) if end == at + 4 => (number, end),
        Some((number, end)) if end == at + 2 && number < 70 => {
            let (fiscal, _) = one_of(look, look.blanks(end), YEAR_NAMES_ZH)?;
            // 25年 may be a length of time; 25財年 may not.
            fiscal.then_some((2000 + number, end))?
        }
        Some(_) => return None,
        None => {
            let digits: Option<Vec<i16>> =
                (0..4).map(|place| digit(look, at + place * 3).filter(|&d| d < 10)).collect();
            (digits?.into_iter().fold(0, |number, digit| number * 10 + digit), at + 12)
        }
    };
    let (fiscal, end) = one_of(look, look.blanks(digits_end), YEAR_NAMES_ZH)?;
    is_year(number).then_some((YearRef::Number { year: number, fiscal }, end))
}

/// A part of a year at `at`: 第四季(度), 三季度, Q4, 12月季度, 上半年, 前九個月, 全年, 2月20日.
fn part(look: Look, at: usize, year: Option<YearRef>) -> Option<(Named, usize, &'static str)> {
    let at_year = year.unwrap_or(YearRef::Unsaid);
    if let Some((half, end)) = one_of(look, at, &[("上半年", 1), ("下半年", 2), ("上半財年", 1), ("下半財年", 2)])
    {
        return Some((Named::Half { half, year: at_year }, end, "period.half"));
    }
    if let Some(((), end)) = one_of(look, at, &[("全年", ()), ("通期", ())]) {
        return Some((Named::Year(at_year), end, "period.full-year"));
    }
    if year.is_some()
        && let Some(((), end)) = one_of(look, at, &[("同期", ()), ("同季", ())])
    {
        let named = if at_year == YearRef::Shift(-1) { Named::Quarters(-4) } else { Named::Open };
        return Some((named, past(look, end, &["度"]), "period.year-ago"));
    }
    if matches!(look.byte(at), b'Q' | b'q') && (b'1'..=b'4').contains(&look.byte(at + 1)) && year.is_some() {
        let quarter = (look.byte(at + 1) - b'0') as i8;
        return Some((Named::Quarter { quarter, year: at_year }, at + 2, "period.quarter"));
    }
    let ordinal = past(look, at, &["第"]);
    let first = past(look, at, &["首", "前"]);
    let (number, end) = small(look, look.blanks(ordinal.max(first)))?;
    let after = look.blanks(end);
    if first > at {
        let (unit, end) =
            one_of(look, after, &[("個月", 1), ("个月", 1), ("季度", 3), ("季", 3), ("個季度", 3), ("个季度", 3)])?;
        let months = i8::try_from(number).ok()?.checked_mul(unit).filter(|months| (2..12).contains(months))?;
        return Some((Named::FirstMonths { months, year: at_year }, end, "period.first-months"));
    }
    let quarter_end = past(look, after, &["個季度", "个季度", "四半期", "季度", "季"]);
    // 三季度 is the third quarter; without 第 and without 度 a number and 季 may be so many seasons.
    if quarter_end > after && (1..=4).contains(&number) {
        let counted = look.is(after, "個") || look.is(after, "个");
        let named = ordinal > at || !counted && look.is(after, "季度") && look.digits(at).is_none();
        return named.then_some((
            Named::Quarter { quarter: number as i8, year: at_year },
            quarter_end,
            "period.quarter",
        ));
    }
    if ordinal > at || !look.is(after, "月") || !(1..=12).contains(&number) {
        return None;
    }
    let month_end = past(look, after + 3, &["份"]);
    let quarter = past(look, look.blanks(month_end), &["季度", "季"]);
    if quarter > look.blanks(month_end) {
        return Some((Named::MonthQuarter { month: number as i8, year: at_year }, quarter, "period.month-quarter"));
    }
    let number_year = match year {
        Some(YearRef::Number { year, fiscal: false }) => Some(year),
        None => None,
        Some(_) => return None,
    };
    let date = |day| PartialDate { year: number_year, month: Some(number as i8), day };
    if let Some((day @ 1..=31, day_end)) = small(look, look.blanks(after + 3))
        && let Some(((), end)) = one_of(look, look.blanks(day_end), &[("日", ()), ("號", ()), ("号", ())])
        && jiff::civil::Date::new(number_year.unwrap_or(2024), number as i8, day as i8).is_ok()
    {
        let past_cue = look.text[..at].ends_with("截至");
        return Some((Named::Date { date: date(Some(day as i8)), past: past_cue }, end, "date.zh"));
    }
    Some((Named::Date { date: date(None), past: false }, month_end, "period.month"))
}

/// A year and what may follow it.
fn year_and_part(look: Look, at: usize) -> Option<Phrase> {
    let (year, end) = year(look, at)?;
    let next = look.blanks(past(look, end, &["的", "之"]));
    if let Some((named, end, rule)) = part(look, next, Some(year)) {
        return found(at, end, named, rule);
    }
    found(at, end, Named::Year(year), if matches!(year, YearRef::Shift(_)) { "period.relative" } else { "period.year" })
}

/// A phrase that begins with ASCII digits.
pub(super) fn at_digits(look: Look, at: usize) -> Option<Phrase> {
    let (number, end) = look.digits(at)?;
    // Only where Chinese follows.
    if !matches!(look.byte(look.blanks(end)), 0xE3..=0xE9) {
        return None;
    }
    if let Some(phrase) = year_and_part(look, at) {
        return Some(phrase);
    }
    if number > 12 {
        return None;
    }
    part(look, at, None).and_then(|(named, end, rule)| found(at, end, named, rule))
}

/// Whether a phrase may begin with the character at `at`.
#[inline]
pub(super) fn may_begin(bytes: &[u8], at: usize) -> bool {
    BEGIN.stand_at(bytes, at) || bytes[at] == 0xE3 && bytes[at..].starts_with("〇".as_bytes())
}

/// A phrase that begins with a Chinese character.
pub(super) fn at_character(look: Look, at: usize) -> Option<Phrase> {
    if let Some((by, end)) = one_of(look, at, QUARTERS_ZH) {
        return found(at, past(look, end, &["度"]), Named::Quarters(by), "period.relative");
    }
    if let Some(phrase) = year_and_part(look, at) {
        return Some(phrase);
    }
    if let Some(phrase) = horizon(look, at) {
        return Some(phrase);
    }
    // A digit or an ordinal inside a longer number is no month: 二十三月.
    if look.text[..at].chars().next_back().is_some_and(|before| NUMERALS.contains(&before)) {
        return None;
    }
    part(look, at, None).and_then(|(named, end, rule)| found(at, end, named, rule))
}

/// The characters that begin a phrase; most characters of a text are dismissed by them.
pub(super) static BEGIN: Ideographs =
    Ideographs::of("本當当這这上下前去今明過过未最近接連连首第全通往此後后零一二三四五六七八九十");

/// What a number is made of, or counted with, in front of another.
const NUMERALS: &[char] =
    &['〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '萬', '万', '億', '亿', '第'];

/// 過去九個月, 未來三年, 連續六個季度, 過去12個月.
fn horizon(look: Look, at: usize) -> Option<Phrase> {
    let end = past(look, at, HORIZONS_ZH);
    if end == at {
        return None;
    }
    let number = look.blanks(past(look, end, &["的", "了"]));
    let (count, number_end) = match small(look, number) {
        Some((count, end)) => (count, end),
        None => (0, past(look, number, &["幾", "几", "數", "数", "若干"])),
    };
    if number_end == number {
        return None;
    }
    let unit = look.blanks(number_end);
    let end = past(look, unit, UNITS_ZH);
    if end == unit {
        return None;
    }
    let words = &look.text[at..];
    // 前六個月 and 首三季 are the first of the year; 前兩年 are those before.
    if words.starts_with('前') || words.starts_with('首') {
        let months = match &look.text[unit..end] {
            "個月" | "个月" => count,
            "季度" | "季" | "個季度" | "个季度" => count * 3,
            _ => 0,
        };
        if (2..12).contains(&months) {
            let named = Named::FirstMonths { months: months as i8, year: YearRef::Unsaid };
            return found(at, end, named, "period.first-months");
        }
    }
    let trailing =
        count == 12 && look.text[unit..end].ends_with('月') && (words.starts_with('過') || words.starts_with('过'));
    found(at, end, if trailing { Named::TrailingYear } else { Named::Open }, "period.horizon")
}
