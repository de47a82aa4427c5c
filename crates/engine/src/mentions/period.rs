//! Fiscal and other periods as spoken: "December quarter 2024", "Q3 FY25", "the same quarter last year", 本季度.

use crate::document::{Call, Kind, Mention, Period, TurnId};
use crate::lexicon::calendar::{PAST_CUES, TIME_PREPOSITIONS, TimeUnit, Word, may_begin};
use crate::lexicon::letters::letters;
use crate::mentions::date::{self, Look, PartialDate};
use crate::mentions::fiscal::FiscalCalendar;
use crate::mentions::period_shift::{at_same, at_shift};
use crate::mentions::period_year::{
    four_digit_year, plural_noun_after, short_fiscal_year, year_range_end, year_suffix,
};
use crate::mentions::period_zh;
pub use crate::mentions::phrase::{Named, Phrase, YearRef};
use crate::span::Span;

/// Adds every date and period that was found to `out`, with start and end where the text tells them.
pub(super) fn add(text: &str, found: Vec<(Phrase, TurnId)>, call: &Call, out: &mut Vec<Mention>) {
    let calendar = FiscalCalendar::of(call).with_evidence(found.iter().map(|(phrase, _)| phrase));
    out.extend(found.into_iter().map(|(phrase, turn)| {
        let kind = match phrase.named {
            Named::Date { date, .. } if date.day.is_some() || date.month.is_none() => Kind::Date,
            _ => Kind::Period,
        };
        let (start, end) = calendar.bounds(phrase.named);
        let period = Period { text: phrase.span.of(text).into(), start, end };
        let mut mention = Mention::found(phrase.span, kind, None, phrase.rule, 95);
        mention.turn = Some(turn);
        mention.period = Some(period);
        mention
    }));
}

/// What `words` name, if they begin with the name of a date or a period.
pub fn parse(words: &str) -> Option<Phrase> {
    let mut first = None;
    phrases(words, Span::new(0, words.len()), &mut |phrase| {
        first.get_or_insert(phrase);
    });
    first.filter(|phrase| phrase.span.start == 0)
}

/// The first name of a period that says which quarter, half or year it is, anywhere in `words`.
pub fn first_in(words: &str) -> Option<Phrase> {
    let mut first = None;
    phrases(words, Span::new(0, words.len()), &mut |phrase| {
        if !matches!(phrase.named, Named::Date { .. } | Named::Open) {
            first.get_or_insert(phrase);
        }
    });
    first
}

/// Hands over every date and period of `span`, in order; none overlaps another.
pub fn phrases(text: &str, span: Span, take: &mut impl FnMut(Phrase)) {
    phrases_at(text, span, &[span], take);
}

/// The same, where `places` are all those in `span` that one may begin at, in order.
pub(super) fn phrases_at(text: &str, span: Span, places: &[Span], take: &mut impl FnMut(Phrase)) {
    let look = Look { text: &text[..span.end as usize] };
    let mut at = 0;
    for place in places {
        at = read(look, at.max(place.start as usize), place.end as usize, take);
    }
}

/// Reads on from `at` to `to`, or to the end of the phrase that goes on there.
fn read(look: Look, mut at: usize, mut to: usize, take: &mut impl FnMut(Phrase)) -> usize {
    let bytes = look.bytes();
    while at < to {
        let found = match bytes[at] {
            b'A'..=b'Z' | b'a'..=b'z' => {
                let letters = letters(bytes, at);
                let end = word_end(bytes, at + letters.length);
                // An address is no prose.
                let next = if look.byte(end) == b':' && look.is(end, "://") { address_end(bytes, end) } else { end };
                if may_begin(&bytes[at..end], letters) { at_word(look, at).ok_or(next) } else { Err(next) }
            }
            b'0'..=b'9' => at_digits(look, at).ok_or_else(|| word_end(bytes, at)),
            b'\'' => at_apostrophe(look, at).ok_or(at + 1),
            0xE2 => at_apostrophe(look, at).ok_or(at + 3),
            0xE3..=0xE9 if period_zh::may_begin(bytes, at) => period_zh::at_character(look, at).ok_or(at + 3),
            0xE3..=0xE9 => Err(at + 3),
            _ => Err(at + 1),
        };
        at = match found {
            Ok(phrase) => {
                let end = phrase.span.end as usize;
                to = to.max(word_end(bytes, end));
                take(phrase);
                end
            }
            Err(next) => next,
        };
    }
    at
}

/// The end of the run of ASCII letters and digits that begins at `at`.
fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
        at += 1;
    }
    at
}

/// The first blank after `at`.
fn address_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |length| at + length)
}

pub(super) fn found(start: usize, end: usize, named: Named, rule: &'static str) -> Option<Phrase> {
    Some(Phrase { span: Span::new(start, end), named, rule })
}

/// A phrase that begins with a word.
fn at_word(look: Look, at: usize) -> Option<Phrase> {
    if let Some((kind, number, end)) = letter_and_digit(look, at) {
        return numbered(look, at, kind, number, end);
    }
    if let Some((year, end)) = short_fiscal_year(look, at) {
        return after_year(look, at, YearRef::Number { year, fiscal: true }, end);
    }
    let (word, end) = look.word(at)?;
    match word {
        Word::Month(month) => at_month(look, at, end, month, false),
        Word::AmbiguousMonth(month) => at_month(look, at, end, month, true),
        Word::Ordinal(number) => at_ordinal(look, at, end, number),
        Word::SecondOf => at_ordinal(look, at, end, 2).filter(|phrase| matches!(phrase.named, Named::Half { .. })),
        Word::Fiscal | Word::Calendar | Word::FiscalYear => at_fiscal(look, at, end, word != Word::Calendar),
        Word::Shift(by) => at_shift(look, at, end, by),
        Word::Current => match at_shift(look, at, end, 0)? {
            // The quarter that runs at the time of the call, whose name the words do not tell.
            Phrase { span, named: Named::Quarters(0), rule } => Some(Phrase { span, named: Named::Open, rule }),
            phrase => Some(phrase),
        },
        Word::Same => at_same(look, at, end),
        Word::Trailing => {
            let (Word::Number(count), end) = number_after(look, end)? else { return None };
            let (Word::Unit(unit), end) = look.next_word(end)? else { return None };
            let year = matches!((count, unit), (12, TimeUnit::Month) | (4, TimeUnit::Quarter));
            found(at, end, if year { Named::TrailingYear } else { Named::Open }, "period.trailing")
        }
        Word::TrailingTwelveMonths => found(at, end, Named::TrailingYear, "period.trailing"),
        Word::YearToDate => found(at, end, Named::YearToDate, "period.year-to-date"),
        Word::Full => {
            let (Word::Unit(TimeUnit::Year), end) = look.next_word(end)? else { return None };
            let (year, end) = year_suffix(look, end);
            found(at, end, Named::Year(year), "period.full-year")
        }
        Word::Unit(unit) => at_unit(look, at, end, unit),
        Word::Number(number) => date::spelled_year(look, at)
            .and_then(|(year, end)| found(at, end, Named::Year(YearRef::Number { year, fiscal: false }), "period.year"))
            .filter(|_| number == 20 || look.follows(at, TIME_PREPOSITIONS))
            .or_else(|| at_number(look, at, end, number)),
        _ => None,
    }
}

/// A phrase that begins with ASCII digits.
fn at_digits(look: Look, at: usize) -> Option<Phrase> {
    if at > 0 && !may_precede_number(look, at) {
        return None;
    }
    if let Some(phrase) = period_zh::at_digits(look, at) {
        return Some(phrase);
    }
    let (number, end) = look.digits(at)?;
    let letter = look.byte(end) | 0x20;
    if end == at + 1 && matches!(letter, b'q' | b'h') && (1..=4).contains(&number) {
        let kind = if letter == b'q' { TimeUnit::Quarter } else { TimeUnit::Half };
        return numbered(look, at, kind, number as i8, end + 1);
    }
    if let Some((date, end, rule)) = date::numeric(look, at) {
        return found(at, end, Named::Date { date, past: after_past_cue(look, at) }, rule);
    }
    if end == at + 4 && date::is_year(number) {
        return at_year(look, at, end, number);
    }
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|suffix| look.is(end, suffix));
    if ordinal && !look.byte(end + 2).is_ascii_alphanumeric() {
        return at_ordinal(look, at, end + 2, u8::try_from(number).ok()?);
    }
    if look.number_ends(end) { at_number(look, at, end, number.unsigned_abs()) } else { None }
}

/// Whether a number may begin after what stands directly before it: no sign, decimal or letter is cut off from it.
fn may_precede_number(look: Look, at: usize) -> bool {
    match look.byte(at - 1) {
        b'$' | b'#' | b'.' | b'/' | b'+' | b'&' | b'_' | b'%' | b'*' => false,
        // After a Chinese character a comma ends a clause; after a digit it groups.
        b',' => at > 1 && look.byte(at - 2) >= 0x80,
        b'-' => {
            // "mid-2025" is a year, "GPT-2024" is a name.
            let (before, _) = look.previous(at);
            at < 2 || look.byte(at - 2) == b' ' || date_word(before)
        }
        before if before.is_ascii_alphanumeric() => false,
        // € £ ¥ and their full-width forms.
        _ => !["€", "£", "¥", "￥", "＄"].iter().any(|sign| look.text[..at].ends_with(sign)),
    }
}

fn date_word(word: &str) -> bool {
    TIME_PREPOSITIONS.iter().any(|preposition| preposition.eq_ignore_ascii_case(word))
        || crate::lexicon::calendar::word(word.as_bytes()).is_some()
}

/// "Q3", "H1": the unit, the number and where they end. Also "9M24" and its like, as months.
fn letter_and_digit(look: Look, at: usize) -> Option<(TimeUnit, i8, usize)> {
    let unit = match look.byte(at) {
        b'Q' | b'q' => TimeUnit::Quarter,
        b'H' | b'h' => TimeUnit::Half,
        _ => return None,
    };
    let number = look.byte(at + 1).wrapping_sub(b'0');
    let most = if unit == TimeUnit::Quarter { 4 } else { 2 };
    (1..=most).contains(&number).then_some((unit, number as i8, at + 2))
}

/// "Q3", "3Q", "1H" and what may follow: "Q3 FY25", "3Q24", "Q3'24", "Q3 of fiscal 2025".
fn numbered(look: Look, at: usize, unit: TimeUnit, number: i8, end: usize) -> Option<Phrase> {
    let glued = date::short_year(look, end).or_else(|| four_digit_year(look, end));
    let (year, end) = match glued.or_else(|| date::apostrophe_year(look, end)) {
        Some((year, end)) => (YearRef::Number { year, fiscal: false }, end),
        None if look.byte(end).is_ascii_digit() => return None,
        None => match short_fiscal_year(look, end) {
            Some((year, end)) => (YearRef::Number { year, fiscal: true }, end),
            None if look.byte(end).is_ascii_alphabetic() => return None,
            None => year_suffix(look, end),
        },
    };
    part_of_year(at, end, unit, number, year)
}

pub(super) fn part_of_year(at: usize, end: usize, unit: TimeUnit, number: i8, year: YearRef) -> Option<Phrase> {
    match unit {
        TimeUnit::Quarter if (1..=4).contains(&number) => {
            found(at, end, Named::Quarter { quarter: number, year }, "period.quarter")
        }
        TimeUnit::Half if (1..=2).contains(&number) => {
            found(at, end, Named::Half { half: number, year }, "period.half")
        }
        _ => None,
    }
}

/// "fiscal 2025", "fiscal year ’26", "fiscal third quarter", "fiscal year ended March 31, 2025", "FY 2025".
fn at_fiscal(look: Look, at: usize, end: usize, fiscal: bool) -> Option<Phrase> {
    if let Some((year, end)) = date::year(look, look.gap(end)) {
        return after_year(look, at, YearRef::Number { year, fiscal }, year_range_end(look, year, end));
    }
    let (word, word_end) = look.next_word(end)?;
    match word {
        Word::Unit(TimeUnit::Year) => {
            if let Some((year, end)) = date::year(look, look.gap(word_end)) {
                return after_year(look, at, YearRef::Number { year, fiscal }, year_range_end(look, year, end));
            }
            ended(look, at, word_end, 12)
        }
        Word::Ordinal(_) => {
            let phrase = at_ordinal(look, look.gap(end), word_end, ordinal_of(word)?)?;
            found(at, phrase.span.end as usize, phrase.named, phrase.rule)
        }
        _ => {
            let start = look.gap(end);
            let (unit, number, digit_end) = letter_and_digit(look, start)?;
            let phrase = numbered(look, start, unit, number, digit_end)?;
            found(at, phrase.span.end as usize, phrase.named, phrase.rule)
        }
    }
}

fn ordinal_of(word: Word) -> Option<u8> {
    if let Word::Ordinal(number) = word { Some(number) } else { None }
}

/// A year whose words end at `end`, and the quarter or half that may follow: "fiscal 2025 third quarter", "2024 Q3".
fn after_year(look: Look, at: usize, year: YearRef, end: usize) -> Option<Phrase> {
    let next = look.gap(end);
    let part = match letter_and_digit(look, next) {
        Some((unit, number, end)) if !look.byte(end).is_ascii_alphanumeric() => Some((unit, number, end)),
        _ if next == end => None,
        _ => match look.word(next) {
            Some((Word::Ordinal(number), end)) => match look.next_word(end) {
                Some((Word::Unit(unit @ (TimeUnit::Quarter | TimeUnit::Half)), end)) => Some((unit, number as i8, end)),
                _ => None,
            },
            _ => None,
        },
    };
    if let Some((unit, number, end)) = part {
        return part_of_year(at, end, unit, number, year);
    }
    found(at, end, Named::Year(year), "period.year")
}

/// A four-digit number that may be a year by itself.
fn at_year(look: Look, at: usize, end: usize, year: i16) -> Option<Phrase> {
    let number = YearRef::Number { year, fiscal: false };
    let next = look.gap(end);
    // "2023-2025", "2023 to 2025", "2023–2025", "2024/25".
    let second = match look.byte(next) {
        b'/' => next + 1,
        _ if look.is(next, "–") => look.gap(next + 3),
        b't' if look.is(next, "to ") => look.gap(next + 2),
        _ => next,
    };
    let joined = second > next || look.byte(end) == b'-';
    if joined
        && let Some((to, to_end)) = four_digit_year(look, second)
        && to > year
        && !plural_noun_after(look, to_end)
    {
        return found(at, to_end, Named::Years { from: year, to }, "period.years");
    }
    if matches!(look.byte(end), b'-' | b'/')
        && let Some((last, last_end)) = date::short_year(look, end + 1)
        && last == year + 1
    {
        return found(at, last_end, Named::Year(YearRef::Number { year: last, fiscal: true }), "period.year");
    }
    if let Some(phrase) = after_year(look, at, number, end)
        && !matches!(phrase.named, Named::Year(_))
    {
        return Some(phrase);
    }
    let strong = look.follows(at, TIME_PREPOSITIONS) || date_word(look.previous(at).0);
    let round = year % 100 == 0 && !strong;
    let follows_currency = look.previous(at).0.len() == 3
        && look.previous(at).0.bytes().all(|byte| byte.is_ascii_uppercase())
        && look.byte(at - 1) == b' ';
    if !look.number_ends(end)
        || look.byte(end) == b'-' && look.byte(end + 1).is_ascii_digit()
        || round
        || follows_currency && !strong
        || !(1980..=2059).contains(&year) && !strong
        || plural_noun_after(look, end)
    {
        return None;
    }
    found(at, end, Named::Year(number), "period.year")
}

/// "’26" alone, after a word that shows that a year is meant, or after another year.
fn at_apostrophe(look: Look, at: usize) -> Option<Phrase> {
    if at > 0 && look.byte(at - 1) != b' ' {
        return None;
    }
    let (year, end) = date::apostrophe_year(look, at)?;
    let decade = look.byte(end) == b's';
    (!decade && look.follows(at, TIME_PREPOSITIONS))
        .then_some(())
        .and_then(|()| found(at, end, Named::Year(YearRef::Number { year, fiscal: false }), "period.year"))
}

/// "December 31, 2024", "November 2024", "December quarter 2024", "December 2024 quarter".
fn at_month(look: Look, at: usize, end: usize, month: i8, ambiguous: bool) -> Option<Phrase> {
    if let Some((Word::Unit(TimeUnit::Quarter), quarter_end)) = look.next_word(end)
        && (!ambiguous || look.byte(at).is_ascii_uppercase() || look.byte(end) == b'-' || look.follows(at, &["the"]))
    {
        let (year, end) = year_suffix(look, quarter_end);
        return found(at, end, Named::MonthQuarter { month, year }, "period.month-quarter");
    }
    let (date, date_end, rule) = date::month_first(look, at, end, month, ambiguous)?;
    if date.day.is_none()
        && let Some((Word::Unit(TimeUnit::Quarter), quarter_end)) = look.next_word(date_end)
    {
        let year = date.year.map_or(YearRef::Unsaid, |year| YearRef::Number { year, fiscal: false });
        return found(at, quarter_end, Named::MonthQuarter { month, year }, "period.month-quarter");
    }
    found(at, date_end, Named::Date { date, past: after_past_cue(look, at) }, rule)
}

fn after_past_cue(look: Look, at: usize) -> bool {
    let (last, start) = look.previous(at);
    PAST_CUES.iter().any(|cue| match cue.rsplit_once(' ') {
        Some((first, second)) => {
            second.eq_ignore_ascii_case(last) && look.previous(start).0.eq_ignore_ascii_case(first)
        }
        None => cue.eq_ignore_ascii_case(last),
    })
}

/// "third quarter of fiscal 2025", "first half", "first nine months of 2024", "sixth consecutive quarter".
pub(super) fn at_ordinal(look: Look, at: usize, end: usize, number: u8) -> Option<Phrase> {
    let (mut word, mut end) = number_after(look, end)?;
    if word == Word::Consecutive {
        let (Word::Unit(_), end) = look.next_word(end)? else { return None };
        return found(at, end, Named::Open, "period.consecutive");
    }
    if word == Word::Fiscal {
        (word, end) = look.next_word(end)?;
    }
    match word {
        Word::Unit(unit @ (TimeUnit::Quarter | TimeUnit::Half)) => {
            if let Some(phrase) = ended(look, at, end, if unit == TimeUnit::Quarter { 3 } else { 6 }) {
                return Some(phrase);
            }
            let (year, end) = year_suffix(look, end);
            part_of_year(at, end, unit, i8::try_from(number).ok()?, year)
        }
        Word::Number(months @ 2..=11) if number == 1 => {
            let (Word::Unit(unit), end) = look.next_word(end)? else { return None };
            match unit {
                TimeUnit::Month => {
                    let (year, end) = year_suffix(look, end);
                    found(at, end, Named::FirstMonths { months: months as i8, year }, "period.first-months")
                }
                TimeUnit::Quarter if months < 4 => {
                    let (year, end) = year_suffix(look, end);
                    found(at, end, Named::FirstMonths { months: months as i8 * 3, year }, "period.first-months")
                }
                _ => found(at, end, Named::Open, "period.horizon"),
            }
        }
        _ => None,
    }
}

/// The word after a gap, where a number may also be written in digits.
pub(super) fn number_after(look: Look, end: usize) -> Option<(Word, usize)> {
    let next = look.gap(end);
    if next == end {
        return None;
    }
    match look.digits(next) {
        Some((number, end)) => {
            (!look.byte(end).is_ascii_alphanumeric()).then_some((Word::Number(number.unsigned_abs()), end))
        }
        None => look.word(next),
    }
}

pub(super) fn month_of(month: i8) -> PartialDate {
    PartialDate { year: None, month: Some(month), day: None }
}

/// Whether a unit goes on as another word: "year-over-year", "year-end".
pub(super) fn unit_is_compounded(look: Look, end: usize) -> bool {
    let hyphen = look.byte(end) == b'-' && look.byte(end + 1).is_ascii_alphabetic();
    let known = || look.next_word(end).is_some_and(|(word, _)| matches!(word, Word::Unit(_) | Word::Ordinal(_)));
    hyphen && !known() || look.is(end, " over year") || look.is(end, " on year") || look.is(end, " over quarter")
}

/// "quarter ended June 30", "year to date", "year-ago quarter", "quarter three", "half year".
fn at_unit(look: Look, at: usize, end: usize, unit: TimeUnit) -> Option<Phrase> {
    let months = match unit {
        TimeUnit::Quarter => 3,
        TimeUnit::Half => 6,
        TimeUnit::Year => 12,
        _ => return None,
    };
    match look.next_word(end)? {
        (Word::Ended, _) => ended(look, at, end, months),
        (Word::To, to_end) if unit == TimeUnit::Year => {
            let (Word::Date, end) = look.next_word(to_end)? else { return None };
            found(at, end, Named::YearToDate, "period.year-to-date")
        }
        (Word::Ago, ago_end) if unit == TimeUnit::Year && look.byte(end - 1) != b's' => {
            let (article, start) = look.previous(at);
            let start = if ["a", "one"].iter().any(|word| word.eq_ignore_ascii_case(article)) { start } else { at };
            match look.next_word(ago_end) {
                Some((Word::Unit(TimeUnit::Quarter | TimeUnit::Period), end)) => {
                    found(at, end, Named::Quarters(-4), "period.year-ago")
                }
                _ => found(start, ago_end, Named::Open, "period.year-ago"),
            }
        }
        (Word::Unit(TimeUnit::Year), end) if unit == TimeUnit::Half && !unit_is_compounded(look, end) => {
            let (year, end) = year_suffix(look, end);
            let named = if year == YearRef::Unsaid { Named::Open } else { Named::Half { half: 1, year } };
            found(at, end, named, "period.half")
        }
        (Word::Number(number @ 1..=4), end) if unit == TimeUnit::Quarter && look.byte(at + 7) == b' ' => {
            let (year, end) = year_suffix(look, end);
            part_of_year(at, end, unit, number as i8, year)
        }
        _ => None,
    }
}

/// "nine months ended September 30, 2024", "four consecutive quarters".
fn at_number(look: Look, at: usize, end: usize, number: u16) -> Option<Phrase> {
    match look.next_word(end)? {
        (Word::Consecutive, end) => {
            let (Word::Unit(_), end) = look.next_word(end)? else { return None };
            found(at, end, Named::Open, "period.consecutive")
        }
        (Word::Unit(TimeUnit::Month), end) if number <= 24 => ended(look, at, end, number as i8),
        (Word::Unit(TimeUnit::Week), end) => ended(look, at, end, 0),
        _ => None,
    }
}

/// "ended March 31, 2025" after a unit that ends at `end`; a number of 0 months is a length that no months tell.
pub(super) fn ended(look: Look, at: usize, end: usize, months: i8) -> Option<Phrase> {
    let (Word::Ended, end) = look.next_word(end)? else { return None };
    let mut next = look.gap(end);
    if look.is(next, "on ") {
        next = look.gap(next + 2);
    }
    let (date, end) = if look.byte(next).is_ascii_digit() {
        let (date, end, _) = date::numeric(look, next)?;
        (date, end)
    } else {
        let (Word::Month(month) | Word::AmbiguousMonth(month), name_end) = look.word(next)? else { return None };
        let (date, end, _) = date::month_first(look, next, name_end, month, false)?;
        (date, end)
    };
    found(at, end, Named::Ended { months, date }, "period.ended")
}
