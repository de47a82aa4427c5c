//! Which call it is: company, ticker, title, day and period, from the lines before the first turn and from the welcome.

use jiff::civil::Date;
use memchr::memmem;

use crate::document::{Call, Period};
use crate::lexicon::calendar::{self, Word};

/// How much of the text before the first turn, and of the first turns, is read for the heading.
const REACH: usize = 6000;

/// Reads the heading: `first` is where the first turn begins, its label included.
pub(super) fn call_of(text: &str, first: usize) -> Call {
    let preamble = &text[..text.floor_char_boundary(first.min(REACH))];
    let opening =
        &text[text.floor_char_boundary(first.min(text.len()))..text.floor_char_boundary(first.saturating_add(REACH))];
    let (company, title) = welcome(opening).or_else(|| welcome(preamble)).unwrap_or_default();
    let heading = heading_line(preamble);
    let ticker = ticker_in(preamble).or_else(|| ticker_in(&opening[..opening.floor_char_boundary(800)]));
    let company = company.or_else(|| heading.as_deref().and_then(company_of_heading));
    // A day that is spoken of is seldom the day of the call.
    let date = date_in(preamble);
    let title = title.or(heading);
    let period =
        title.as_deref().and_then(period_in).or_else(|| period_in(&preamble[..preamble.floor_char_boundary(1500)]));
    Call {
        company: company.map(Into::into),
        ticker: ticker.map(Into::into),
        title: title.map(Into::into),
        date,
        period,
    }
}

/// Words that begin the name of the call and end the name of the company, in small letters.
const CALL_WORDS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "full",
    "full-year",
    "fiscal",
    "quarter",
    "quarterly",
    "earnings",
    "results",
    "conference",
    "call",
    "annual",
    "interim",
    "half",
    "half-year",
    "year-end",
    "webcast",
    "year",
    "fy",
    "preliminary",
    "investor",
    "trading",
    "business",
    "1st",
    "2nd",
    "3rd",
    "4th",
    "final",
    "outcomes",
    "semi-annual",
    "h1",
    "h2",
    "nine",
    "six",
    "analyst",
    "today",
];

/// Words that end the name of the call.
const TITLE_ENDS: &[&str] = &["earnings call", "webcast", "presentation", "call", "meeting", "convention name"];

fn opens_call(word: &str) -> bool {
    let lower: String = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let quarter = lower.len() >= 2
        && lower.chars().all(|c| c.is_ascii_digit() || matches!(c, 'q' | 'h' | 'f' | 'y' | '\'' | '’'))
        && lower.chars().any(|c| c.is_ascii_digit());
    CALL_WORDS.contains(&lower.as_str())
        || lower.len() > 3 && month(&lower).is_some()
        || lower == "may"
        || quarter && (lower.contains(['q', 'h']) || lower.starts_with("20") || lower.starts_with("fy"))
}

/// Company and title of "welcome to Harbourline Group's December quarter 2024 results conference call".
fn welcome(opening: &str) -> Option<(Option<String>, Option<String>)> {
    for at in memmem::find_iter(opening.as_bytes(), b"elcome").take(8) {
        let rest = &opening[at + "elcome".len()..];
        let rest = &rest[..rest.floor_char_boundary(220)];
        let Some(to) = rest.find("to ").filter(|&to| to < 60) else { continue };
        let phrase = rest[to + 3..].trim_start();
        let phrase = phrase.strip_prefix("the ").unwrap_or(phrase);
        let mut company = String::new();
        let mut words = phrase.split_whitespace().peekable();
        let mut consumed = 0;
        let mut possessive = false;
        while let Some(&word) = words.peek() {
            let join = matches!(word, "&" | "and" | "of" | "de" | "the" | "+") && !company.is_empty();
            let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
            if opens_call(word) || !(capital || join) || consumed >= 8 {
                break;
            }
            words.next();
            consumed += 1;
            let bare = word.trim_end_matches(',');
            let owner = ["'s", "’s", "'", "’"].iter().find_map(|suffix| bare.strip_suffix(suffix));
            if !company.is_empty() {
                company.push(' ');
            }
            company.push_str(owner.unwrap_or(bare));
            possessive = owner.is_some();
            if possessive {
                break;
            }
        }
        let next = words.peek().copied().unwrap_or("");
        if company.is_empty() || !(opens_call(next) || possessive) {
            continue;
        }
        let company = company.trim_end_matches([',', '.']).trim_end_matches(" and").to_owned();
        let mut title = String::new();
        for word in words.take(16) {
            if !title.is_empty() {
                title.push(' ');
            }
            let stop = word.ends_with(['.', ',', '?', '!']);
            title.push_str(word.trim_end_matches(['.', ',', '?', '!']));
            let lower = title.to_lowercase();
            if stop || TITLE_ENDS.iter().any(|end| lower.ends_with(end)) {
                break;
            }
        }
        let good = title.len() > 4 && title.to_lowercase().split(' ').any(opens_call);
        return Some((Some(company), good.then_some(title)));
    }
    None
}

/// The line of the preamble that names the call: "Q3 2018 Harbourline Corp Earnings Call".
fn heading_line(preamble: &str) -> Option<String> {
    let line = preamble.lines().take(60).map(str::trim).find(|line| {
        if !(9..140).contains(&line.len()) {
            return false;
        }
        let lower = line.to_lowercase();
        (period_in(line).is_some() || lower.contains("quarter"))
            && ["call", "transcript", "results", "earnings", "presentation", "quarter", " q"]
                .iter()
                .any(|word| lower.contains(word))
    })?;
    let clean = line.trim_matches(|c: char| matches!(c, '#' | '*' | '_' | '=' | '-') || c.is_whitespace());
    (!clean.is_empty()).then(|| clean.to_owned())
}

/// The company in the line that names the call: what stands before or after the period.
fn company_of_heading(heading: &str) -> Option<String> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let from = words.iter().position(|word| !opens_call(word) && word.chars().any(char::is_alphabetic))?;
    let mut company = Vec::new();
    for word in &words[from..] {
        let owner = ["'s", "’s"].iter().find_map(|suffix| word.strip_suffix(suffix));
        if opens_call(word) || matches!(*word, "-" | "–" | "—" | "|" | ":") || word.starts_with('(') {
            break;
        }
        company.push(owner.unwrap_or(word).trim_end_matches([',', ':']));
        if owner.is_some() {
            break;
        }
    }
    // "Summary of Q&A at the Results Briefing" names no company.
    if company.last().is_some_and(|last| matches!(*last, "the" | "of" | "at" | "for" | "on" | "a")) {
        return None;
    }
    let company = company.join(" ");
    let transcript = company.to_lowercase().contains("transcript");
    (company.len() > 1 && company.len() < 60 && !transcript && company.chars().next().is_some_and(char::is_uppercase))
        .then_some(company)
}

/// Stock exchanges whose name stands before a symbol.
const EXCHANGES: &[&str] = &[
    "NYSE",
    "NASDAQ",
    "Nasdaq",
    "NasdaqGS",
    "NasdaqGM",
    "NASDAQGS",
    "LSE",
    "LON",
    "TSX",
    "TSXV",
    "HKEX",
    "HKG",
    "SEHK",
    "ASX",
    "NSE",
    "BSE",
    "SGX",
    "TSE",
    "TYO",
    "TPE",
    "TWSE",
    "ETR",
    "FRA",
    "XETRA",
    "EPA",
    "AMS",
    "SWX",
    "SIX",
    "KRX",
    "SHA",
    "SHE",
    "SSE",
    "SZSE",
    "BME",
    "OTC",
    "OTCMKTS",
    "AMEX",
    "NYSEAMERICAN",
    "STO",
    "OSL",
    "CPH",
    "HEL",
    "BIT",
    "JSE",
    "B3",
    "BMV",
];

/// Exchange and symbol, such as `NYSE:EXG`.
fn ticker_in(text: &str) -> Option<String> {
    for at in memmem::find_iter(text.as_bytes(), b":").take(200) {
        let before = text[..at].trim_end();
        let exchange = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if !EXCHANGES.contains(&exchange) {
            continue;
        }
        let after = text[at + 1..].trim_start();
        let length = after
            .find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-')))
            .unwrap_or(after.len());
        let symbol = after[..length].trim_end_matches(['.', '-']);
        if (1..=8).contains(&symbol.len()) {
            return Some(format!("{exchange}:{symbol}"));
        }
    }
    None
}

fn month(word: &str) -> Option<i8> {
    match calendar::word(word.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes())? {
        Word::Month(month) | Word::AmbiguousMonth(month) => Some(month),
        _ => None,
    }
}

/// The first day that the words name.
pub(super) fn date_in(text: &str) -> Option<Date> {
    let number = |word: &str| -> Option<i16> {
        let digits = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| digits.strip_suffix(suffix)).unwrap_or(digits);
        (digits.len() <= 4).then(|| digits.parse().ok()).flatten()
    };
    let year = |n: i16| (1990..2100).contains(&n);
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).take(600).collect();
    for (at, word) in words.iter().enumerate() {
        if let Some(month) = month(word) {
            let next = words.get(at + 1).and_then(|w| number(w));
            let after = words.get(at + 2).and_then(|w| number(w));
            let before = at.checked_sub(1).and_then(|i| number(words[i]));
            let found = match (before, next, after) {
                (_, Some(day), Some(y)) if day <= 31 && year(y) => Date::new(y, month, day as i8).ok(),
                (Some(day), Some(y), _) if day <= 31 && year(y) => Date::new(y, month, day as i8).ok(),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        if !word.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let parts: Vec<&str> = word.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let separators = word.chars().filter(|c| matches!(c, '-' | '/' | '.' | '年' | '月')).count();
        if parts.len() == 3 && separators >= 2 && word.len() <= 20 {
            let n: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
            if let [a, b, c] = n[..] {
                let found = if year(a) {
                    (b <= 12 && c <= 31).then(|| Date::new(a, b as i8, c as i8).ok()).flatten()
                } else if year(c) && a <= 12 && b <= 31 {
                    Date::new(c, a as i8, b as i8).ok()
                } else if year(c) && b <= 12 && a <= 31 {
                    Date::new(c, b as i8, a as i8).ok()
                } else {
                    None
                };
                if found.is_some() {
                    return found;
                }
            }
        }
        let digits = word.rsplit(['_', '-']).next().unwrap_or(word);
        if digits.len() == 8
            && digits.bytes().all(|b| b.is_ascii_digit())
            && let (Ok(y), Ok(m), Ok(d)) = (digits[..4].parse::<i16>(), digits[4..6].parse(), digits[6..].parse())
            && year(y)
            && let Ok(date) = Date::new(y, m, d)
        {
            return Some(date);
        }
    }
    None
}

/// The quarter, half or year that the words name first: "Q3 2018", "December quarter 2024", "fiscal year 2021 first quarter".
fn period_in(text: &str) -> Option<Period> {
    let words: Vec<(usize, &str)> = text
        .split_inclusive(char::is_whitespace)
        .scan(0, |at, word| {
            let from = *at;
            *at += word.len();
            Some((from, word.trim_end()))
        })
        .filter(|(_, word)| !word.is_empty())
        .take(300)
        .collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let part = |word: &str| {
        let word = bare(word);
        matches!(
            word.as_str(),
            "first"
                | "second"
                | "third"
                | "fourth"
                | "1st"
                | "2nd"
                | "3rd"
                | "4th"
                | "quarter"
                | "half"
                | "full"
                | "year"
                | "full-year"
                | "fiscal"
                | "fy"
                | "first-quarter"
                | "second-quarter"
                | "third-quarter"
                | "fourth-quarter"
                | "first-half"
                | "of"
                | "the"
                | "and"
                | "half-year"
                | "annual"
        ) || month(&word).is_some() && word.len() > 3
            || word.len() <= 7
                && word.contains(['q', 'h', 'f'])
                && word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'q' | 'h' | 'f' | 'y' | '’' | '\''))
                && word.chars().any(|c| c.is_ascii_digit())
            || word.len() == 4 && word.starts_with("20") && word.chars().all(|c| c.is_ascii_digit())
    };
    let mut at = 0;
    while at < words.len() {
        let mut end = at;
        while end < words.len() && end - at < 8 && part(words[end].1) {
            end += 1;
        }
        let mut from = at;
        let mut to = end;
        while from < to && matches!(bare(words[from].1).as_str(), "of" | "the" | "and") {
            from += 1;
        }
        while to > from && matches!(bare(words[to - 1].1).as_str(), "of" | "the" | "and") {
            to -= 1;
        }
        let run: Vec<String> = words[from..to].iter().map(|(_, word)| bare(word)).collect();
        let dated = run.iter().any(|w| w.len() == 4 && w.starts_with("20"))
            || run.iter().any(|w| w.contains('q') && w.len() >= 4);
        let named = run.iter().any(|w| {
            w.contains("quarter")
                || w.contains("half")
                || w == "year"
                || w == "full-year"
                || w.len() <= 7 && w.contains(['q', 'h', 'f']) && w.chars().any(|c| c.is_ascii_digit())
        });
        if dated && named && !run.is_empty() {
            let start = words[from].0;
            let (last_at, last) = words[to - 1];
            let words = text[start..last_at + last.len()].trim_matches(|c: char| !c.is_alphanumeric());
            let (first_day, last_day) = days_of(&run);
            return Some(Period {
                text: words.split_whitespace().collect::<Vec<_>>().join(" ").into(),
                start: first_day,
                end: last_day,
            });
        }
        at = end.max(at + 1);
    }
    None
}

/// First and last day of a quarter named by its last month; a numbered quarter depends on the company's fiscal year.
fn days_of(run: &[String]) -> (Option<Date>, Option<Date>) {
    let days = || {
        let at = run.iter().position(|word| word == "quarter")?;
        let last = month(run.get(at.checked_sub(1)?)?)?;
        let year: i16 = run.iter().find(|w| w.len() == 4 && w.starts_with("20"))?.parse().ok()?;
        let (first_year, first_month) = if last >= 3 { (year, last - 2) } else { (year - 1, last + 10) };
        let start = Date::new(first_year, first_month, 1).ok()?;
        Some((start, Date::new(year, last, 1).ok()?.last_of_month()))
    };
    days().map_or((None, None), |(start, end)| (Some(start), Some(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: usize, expected: [&str; 5]) {
        let call = call_of(text, first);
        let of = |words: &Option<std::sync::Arc<str>>| words.as_deref().unwrap_or("").to_owned();
        let date = call.date.map(|date| date.to_string()).unwrap_or_default();
        let period = call.period.map(|period| period.text.to_string()).unwrap_or_default();
        assert_eq!([of(&call.company), of(&call.ticker), of(&call.title), date, period], expected, "{text}");
    }

    #[test]
    fn headings() {
        check(
            "2/20/2025\nGood day. Welcome to Harbourline Group's December quarter 2024 results conference call. At this time",
            10,
            [
                "Harbourline Group",
                "",
                "December quarter 2024 results conference call",
                "2025-02-20",
                "December quarter 2024",
            ],
        );
        check(
            "Harbourline Group (NYSE: HBL)\nQ3 2024 Earnings Call\nNov 15, 2024, 7:30 a.m. ET\nOperator\nWelcome to the Harbourline Fiscal Year 2024 Third Quarter Earnings Conference Call.",
            80,
            [
                "Harbourline",
                "NYSE:HBL",
                "Fiscal Year 2024 Third Quarter Earnings Conference Call",
                "2024-11-15",
                "Fiscal Year 2024 Third Quarter",
            ],
        );
        check(
            "Q3 2018 Harbourline Corp Earnings Call\nOCTOBER 25, 2018 / 9:00PM GMT\nHello everyone.",
            69,
            ["Harbourline Corp", "", "Q3 2018 Harbourline Corp Earnings Call", "2018-10-25", "Q3 2018"],
        );
        check("Thank you all. You are welcome to ask questions.", 0, ["", "", "", "", ""]);
        check("", 0, ["", "", "", "", ""]);
    }

    #[test]
    fn a_quarter_named_by_its_month_has_days() {
        let period = period_in("the December quarter 2024 results").unwrap();
        assert_eq!(period.start.unwrap().to_string(), "2024-10-01");
        assert_eq!(period.end.unwrap().to_string(), "2024-12-31");
    }

    #[test]
    fn no_dates() {
        for text in ["13/13/2025", "February 31, 2025", "5.2.1", "may we 2 20", "99999999"] {
            assert_eq!(date_in(text), None, "{text}");
        }
        assert_eq!(date_in("2026年3月11日").unwrap().to_string(), "2026-03-11");
        assert_eq!(date_in("聯發科_20260311").unwrap().to_string(), "2026-03-11");
        assert_eq!(date_in("15 January 2025").unwrap().to_string(), "2025-01-15");
    }
}
