//! Words of the calendar: months, ordinals, numbers, units of time, and what points from one period to another.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// "Period", as long as the one that is reported.
    Period,
}

/// What an English word means in the name of a date or a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// January is 1.
    Month(i8),
    /// A month's name that is also another word: it needs a day, a year or a preposition beside it.
    AmbiguousMonth(i8),
    /// First is 1.
    Ordinal(u8),
    /// Two is 2.
    Number(u16),
    /// Few, several, couple.
    AFew,
    /// Fiscal, financial.
    Fiscal,
    /// Calendar.
    Calendar,
    /// Abbreviation that a year follows: FY.
    FiscalYear,
    /// Quarter, quarters, year, years …
    Unit(TimeUnit),
    /// Steps from the reported period: this 0, next 1, last -1.
    Shift(i8),
    /// Current.
    Current,
    /// Same, corresponding.
    Same,
    /// Consecutive, straight.
    Consecutive,
    /// Ended, ending.
    Ended,
    /// Trailing, rolling.
    Trailing,
    /// LTM, TTM.
    TrailingTwelveMonths,
    /// YTD.
    YearToDate,
    /// Full, whole, entire.
    Full,
    /// The second half under another name: back, latter.
    SecondOf,
    /// Ago, earlier.
    Ago,
    /// Of, in, for.
    Of,
    /// The.
    The,
    /// To.
    To,
    /// Date.
    Date,
}

use super::letters::{self, Letters, Words};
use Word::*;

/// Each word in lower case with its meaning, sorted by the word.
#[rustfmt::skip]
pub const WORDS: &[(&str, Word)] = &[
    ("ago", Ago), // the quarter a year ago
    ("apr", Month(4)), // Apr 30, 2025
    ("april", Month(4)), // April 2025
    ("aug", Month(8)), // Aug. 28, 2024
    ("august", Month(8)), // August 31
    ("back", SecondOf), // the back half of the year
    ("calendar", Calendar), // calendar 2025
    ("coming", Shift(1)), // the coming quarter
    ("comparable", Same), // the comparable period of last year
    ("consecutive", Consecutive), // the sixth consecutive quarter
    ("corresponding", Same), // the corresponding quarter of 2023
    ("couple", AFew), // the next couple of quarters
    ("current", Current), // the current quarter
    ("date", Date), // year to date
    ("day", Unit(TimeUnit::Day)), // the next 90 days
    ("days", Unit(TimeUnit::Day)), // the past ten days
    ("dec", Month(12)), // Dec 31
    ("decade", Unit(TimeUnit::Decade)), // the past decade
    ("decades", Unit(TimeUnit::Decade)), // the last two decades
    ("december", Month(12)), // December quarter
    ("earlier", Ago), // a year earlier
    ("eight", Number(8)), // the last eight quarters
    ("eighteen", Number(18)), // the next eighteen months
    ("eighth", Ordinal(8)), // the eighth consecutive quarter
    ("eleven", Number(11)), // the first eleven months
    ("eleventh", Ordinal(11)), // the eleventh straight year
    ("ended", Ended), // three months ended March 31
    ("ending", Ended), // the quarter ending June 30
    ("entire", Full), // the entire year 2024
    ("feb", Month(2)), // Feb 20
    ("february", Month(2)), // February 20, 2025
    ("few", AFew), // the last few quarters
    ("fifteen", Number(15)), // the past fifteen years
    ("fifth", Ordinal(5)), // the fifth consecutive quarter
    ("final", Ordinal(4)), // the final quarter
    ("financial", Fiscal), // financial year 2024
    ("first", Ordinal(1)), // first half
    ("fiscal", Fiscal), // fiscal 2025
    ("five", Number(5)), // the next five years
    ("following", Shift(1)), // the following quarter
    ("for", Of), // guidance for the third quarter for 2025
    ("four", Number(4)), // the last four quarters
    ("fourth", Ordinal(4)), // the fourth quarter
    ("full", Full), // full year 2024
    ("fy", FiscalYear), // FY 2025
    ("half", Unit(TimeUnit::Half)), // first half
    ("identical", Same), // the identical quarter last year
    ("in", Of), // the fourth quarter in 2024
    ("jan", Month(1)), // Jan 15
    ("january", Month(1)), // January 15, 2025
    ("jul", Month(7)), // Jul 12
    ("july", Month(7)), // July 12, 2024
    ("jun", Month(6)), // Jun 30
    ("june", Month(6)), // the June quarter
    ("last", Shift(-1)), // last quarter
    ("latter", SecondOf), // the latter half of 2024
    ("ltm", TrailingTwelveMonths), // LTM revenue
    ("mar", AmbiguousMonth(3)), // Mar 31
    ("march", AmbiguousMonth(3)), // the March quarter
    ("may", AmbiguousMonth(5)), // May 6, 2025
    ("month", Unit(TimeUnit::Month)), // last month
    ("months", Unit(TimeUnit::Month)), // nine months ended
    ("next", Shift(1)), // next quarter
    ("nine", Number(9)), // the first nine months
    ("ninth", Ordinal(9)), // the ninth consecutive quarter
    ("nov", Month(11)), // Nov 15, 2024
    ("november", Month(11)), // November 20, 2024
    ("oct", Month(10)), // Oct 27
    ("october", Month(10)), // October 25, 2018
    ("of", Of), // the second half of 2024
    ("one", Number(1)), // one year ago
    ("past", Shift(-1)), // the past year
    ("period", Unit(TimeUnit::Period)), // the same period last year
    ("periods", Unit(TimeUnit::Period)), // the last two periods
    ("preceding", Shift(-1)), // the preceding quarter
    ("previous", Shift(-1)), // the previous quarter
    ("prior", Shift(-1)), // the prior year
    ("quarter", Unit(TimeUnit::Quarter)), // this quarter
    ("quarters", Unit(TimeUnit::Quarter)), // the past six quarters
    ("rolling", Trailing), // on a rolling twelve-month basis
    ("same", Same), // the same quarter last year
    ("second", Ordinal(2)), // second quarter
    ("sep", Month(9)), // Sep 30
    ("sept", Month(9)), // Sept. 30
    ("september", Month(9)), // September quarter
    ("seven", Number(7)), // the last seven years
    ("seventh", Ordinal(7)), // the seventh consecutive quarter
    ("several", AFew), // the past several quarters
    ("six", Number(6)), // the first six months
    ("sixth", Ordinal(6)), // the sixth consecutive quarter
    ("straight", Consecutive), // the fifth straight quarter
    ("subsequent", Shift(1)), // the subsequent quarter
    ("successive", Consecutive), // the third successive year
    ("ten", Number(10)), // the last ten years
    ("tenth", Ordinal(10)), // the tenth consecutive quarter
    ("the", The), // the third quarter of the fiscal year
    ("third", Ordinal(3)), // third quarter
    ("this", Shift(0)), // this quarter
    ("three", Number(3)), // the next three years
    ("to", To), // year to date
    ("trailing", Trailing), // trailing twelve months
    ("ttm", TrailingTwelveMonths), // TTM free cash flow
    ("twelfth", Ordinal(12)), // the twelfth consecutive year
    ("twelve", Number(12)), // trailing twelve months
    ("twenty", Number(20)), // the past twenty years
    ("two", Number(2)), // the next two years
    ("upcoming", Shift(1)), // the upcoming quarter
    ("week", Unit(TimeUnit::Week)), // last week
    ("weeks", Unit(TimeUnit::Week)), // the next few weeks
    ("whole", Full), // the whole year 2024
    ("year", Unit(TimeUnit::Year)), // this year
    ("years", Unit(TimeUnit::Year)), // the next three years
    ("yr", Unit(TimeUnit::Year)), // fiscal yr 2024
    ("yrs", Unit(TimeUnit::Year)), // the next two yrs
    ("ytd", YearToDate), // YTD sales
];

/// The words before a bare year, a bare month or a day that show that a time is meant: "in 2024", "since March".
pub const TIME_PREPOSITIONS: &[&str] = &[
    "after",
    "and",
    "before",
    "between",
    "beyond",
    "by",
    "circa",
    "during",
    "early",
    "end",
    "ending",
    "fall",
    "from",
    "in",
    "into",
    "last",
    "late",
    "mid",
    "next",
    "of",
    "on",
    "post",
    "pre",
    "since",
    "spring",
    "summer",
    "this",
    "through",
    "throughout",
    "till",
    "to",
    "until",
    "versus",
    "vs",
    "winter",
    "year",
];

/// The words before a day that say that it lies in the past: "as of March 31", "ended June 30".
pub const PAST_CUES: &[&str] = &["as of", "as at", "ended", "since", "last", "at"];

/// Plural words that may follow a year ("2024 results"). Any other plural after a bare number makes it a count
/// ("2020 stores").
pub const AFTER_A_YEAR: &[&str] = &[
    "as",
    "expectations",
    "earnings",
    "estimates",
    "figures",
    "financials",
    "goals",
    "has",
    "is",
    "its",
    "levels",
    "models",
    "numbers",
    "objectives",
    "plans",
    "plus",
    "projections",
    "results",
    "revenues",
    "sales",
    "targets",
    "this",
    "us",
    "versus",
    "vs",
    "was",
];

/// Units after a number that make it a quantity and no year ("2020 million").
pub const AFTER_A_QUANTITY: &[&str] = &[
    "basis",
    "billion",
    "bn",
    "bps",
    "crore",
    "employees",
    "gw",
    "hundred",
    "k",
    "km",
    "lakh",
    "m",
    "megawatts",
    "million",
    "mm",
    "mn",
    "mw",
    "people",
    "percent",
    "percentage",
    "shares",
    "square",
    "stores",
    "thousand",
    "tn",
    "tonnes",
    "tons",
    "trillion",
    "units",
    "vehicles",
    "wafers",
    "x",
];

/// Chinese and Japanese words that point from the reported period to a year, with the steps: 去年同期, 今年第一季.
pub const YEARS_ZH: &[(&str, i8)] = &[
    ("去年", -1),     // 去年同期
    ("上年", -1),     // 上年同期
    ("今年", 0),      // 今年上半年
    ("本年", 0),      // 本年第三季
    ("明年", 1),      // 明年第一季
    ("前年", -2),     // 前年同期
    ("本財年", 0),    // 本財年上半年
    ("本财年", 0),    // 本财年的下半年
    ("上財年", -1),   // 上財年第四季
    ("上财年", -1),   // 上财年第四季
    ("下財年", 1),    // 下財年第一季
    ("下财年", 1),    // 下财年第一季
    ("下一財年", 1),  // 下一財年第一季
    ("下一财年", 1),  // 下一财年第一季
    ("上一財年", -1), // 上一財年
    ("上一财年", -1), // 上一财年
];

/// Chinese words that point from the reported quarter to another, with the steps.
pub const QUARTERS_ZH: &[(&str, i8)] = &[
    ("本季", 0),    // 本季度
    ("當季", 0),    // 當季營收
    ("当季", 0),    // 当季营收
    ("這個季", 0),  // 這個季度
    ("这个季", 0),  // 这个季度
    ("這一季", 0),  // 這一季
    ("这一季", 0),  // 这一季
    ("上季", -1),   // 較上季度
    ("上一季", -1), // 上一季
    ("上個季", -1), // 上個季度
    ("上个季", -1), // 上个季度
    ("前一季", -1), // 較前一季
    ("下季", 1),    // 下季
    ("下一季", 1),  // 下一季度
    ("下個季", 1),  // 下個季度
    ("下个季", 1),  // 下个季度
];

/// Chinese words before a number of units that make a horizon of it: 未來三年, 過去九個月, 連續六個季度.
pub const HORIZONS_ZH: &[&str] = &[
    "過去",
    "过去",
    "未來",
    "未来",
    "最近",
    "近",
    "這",
    "这",
    "接下來的",
    "接下来的",
    "接下來",
    "接下来",
    "連續",
    "连续",
    "今後",
    "今后",
    "往後",
    "往后",
    "此前",
    "前",
    "首",
    "後",
    "后",
];

/// Units of time in Chinese after a number, longest first.
pub const UNITS_ZH: &[&str] = &[
    "個季度",
    "个季度",
    "個月",
    "个月",
    "季度",
    "個財年",
    "个财年",
    "周年",
    "年間",
    "年间",
    "年",
    "季",
    "週",
    "周",
    "天",
];

/// What the year is called in Chinese after its number, longest first, and whether it is a fiscal one.
pub const YEAR_NAMES_ZH: &[(&str, bool)] = &[
    ("財政年度", true), // 2025財政年度
    ("财政年度", true), // 2025财政年度
    ("會計年度", true), // 2024會計年度
    ("会计年度", true), // 2024会计年度
    ("財年", true),     // 2025財年
    ("财年", true),     // 2025财年
    ("年度", true),     // 2024年度
    ("年", false),      // 2024年
];

static TABLE: Words<{ WORDS.len() }, 512> = Words::new({
    let mut keys = [0; WORDS.len()];
    let mut at = 0;
    while at < WORDS.len() {
        keys[at] = letters::key(WORDS[at].0.as_bytes());
        at += 1;
    }
    keys
});

/// Whether a run of ASCII letters and digits can begin the name of a period: a listed word, "Q3", "H1", "FY25". `letters`
/// are those that the run begins with.
#[inline]
pub fn may_begin(run: &[u8], letters: Letters) -> bool {
    match run.len() > letters.length {
        true => matches!(run, [b'Q' | b'q' | b'H' | b'h', _, ..] | [b'F' | b'C', b'Y', ..] | [b'f', b'y', ..]),
        false => begins(letters),
    }
}

/// Whether a word can begin the name of a period.
#[inline]
pub fn begins(word: Letters) -> bool {
    let begins = |word| !matches!(word, AFew | Consecutive | Ended | Ago | Of | The | To | Date);
    // "CY’25".
    meaning(word).is_some_and(begins) || word.key == letters::key(b"cy")
}

/// What letters mean.
#[inline]
pub fn meaning(letters: Letters) -> Option<Word> {
    TABLE.find(letters).map(|at| WORDS[at].1)
}

/// What a word of ASCII letters means, whatever its case.
pub fn word(word: &[u8]) -> Option<Word> {
    let letters = letters::letters(word, 0);
    meaning(letters).filter(|_| letters.length == word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_any_case() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        for (text, meaning) in WORDS {
            assert_eq!(word(text.as_bytes()), Some(*meaning));
            assert_eq!(word(text.to_uppercase().as_bytes()), Some(*meaning));
        }
        for (run, begins) in
            [("third", true), ("Q3", true), ("FY25", true), ("the", false), ("revenue", false), ("h", false)]
        {
            assert_eq!(may_begin(run.as_bytes(), letters::letters(run.as_bytes(), 0)), begins, "{run}");
        }
        for other in ["a", "revenue", "marches", "yearly", "secondary", "ye", "thirds", "Qu"] {
            assert_eq!(word(other.as_bytes()), None, "{other}");
        }
    }
}
