//! Dates and periods, word by word, in calls of known heading.

use jiff::civil::{Date, date};

use crate::document::{Call, Period};
use crate::mentions::fiscal::{FiscalCalendar, complete};
use crate::mentions::period::{Phrase, phrases};
use crate::span::Span;

/// A heading and the day of the call.
type Heading = (&'static str, Option<Date>);

const NONE: Heading = ("", None);
/// Calendar years.
const BANK: Heading = ("Fourth Quarter 2024", Some(date(2025, 1, 15)));
const AIRLINE: Heading = ("Q2 2025 results", Some(date(2025, 7, 24)));
/// The fiscal year is two or more months ahead of the calendar's; which months, the heading does not tell.
const CHIPS: Heading = ("Q2 2025 Earnings Call", Some(date(2024, 8, 28)));
/// Quarters named by their months.
const STORE: Heading = ("December quarter 2024 results", Some(date(2025, 2, 20)));

/// `expected` holds each phrase as `words=first..last`, one a line; a bound that is not told is left out.
#[track_caller]
fn check(heading: Heading, text: &str, expected: &[&str]) {
    let call = Call { title: Some(heading.0.into()), date: heading.1, ..Call::default() };
    let mut found: Vec<Phrase> = Vec::new();
    phrases(text, Span::new(0, text.len()), &mut |phrase| found.push(phrase));
    let calendar = FiscalCalendar::of(&call).with_evidence(found.iter());
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let found: Vec<String> = (found.iter())
        .map(|phrase| {
            let (start, end) = calendar.bounds(phrase.named);
            format!("{}={}..{}", phrase.span.of(text), day(start), day(end))
        })
        .collect();
    assert_eq!(found, expected, "in “{text}”");
}

#[test]
fn days() {
    for (words, day) in [
        ("February 20, 2025", "2025-02-20"),
        ("Feb. 20, 2025", "2025-02-20"),
        ("Feb 20 2025", "2025-02-20"),
        ("FEBRUARY 20, 2025", "2025-02-20"),
        ("February 20th, 2025", "2025-02-20"),
        ("20 February 2025", "2025-02-20"),
        ("20th of February, 2025", "2025-02-20"),
        ("20-Feb-2025", "2025-02-20"),
        ("2025-02-20", "2025-02-20"),
        ("2025/02/20", "2025-02-20"),
        ("2/20/2025", "2025-02-20"),
        ("20/2/2025", "2025-02-20"),
        ("2/2/2025", "2025-02-02"),
        ("20.02.2025", "2025-02-20"),
        ("2025年2月20日", "2025-02-20"),
        ("2025 年 2 月 20 日", "2025-02-20"),
        ("二零二五年二月二十日", "2025-02-20"),
        ("二〇二五年十二月三十一日", "2025-12-31"),
        ("December\n31, 2024", "2024-12-31"),
        ("December\u{a0}31, 2024", "2024-12-31"),
    ] {
        check(NONE, words, &[&format!("{words}={day}..{day}")]);
        check(NONE, &format!("as of {words}, we"), &[&format!("{words}={day}..{day}")]);
    }
    check(NONE, "2/3/2025", &["2/3/2025=.."]);
    check(NONE, "as of March 31.", &["March 31=.."]);
    check(BANK, "as of March 31.", &["March 31=2024-03-31..2024-03-31"]);
    check(BANK, "截至12月31日止", &["12月31日=2024-12-31..2024-12-31"]);
    check(CHIPS, "on September 11, we host", &["September 11=2024-09-11..2024-09-11"]);
    check(NONE, "from the 20th of February", &["20th of February=.."]);
}

#[test]
fn no_days() {
    for text in [
        "2025-13-40",
        "February 30",
        "13/13/2025",
        "3/4 of it",
        "1.5.3 is a version",
        "we may 5 or so",
        "the 5 march on",
        "12-34-5678",
        "call 2025-555-0199",
        "24/7",
        "$5.2.2025",
        "A/2/20/2025/B",
    ] {
        check(BANK, text, &[]);
    }
}

#[test]
fn months() {
    check(NONE, "November 2024", &["November 2024=2024-11-01..2024-11-30"]);
    check(NONE, "in November of 2024", &["November of 2024=2024-11-01..2024-11-30"]);
    check(NONE, "in February ’24", &["February ’24=2024-02-01..2024-02-29"]);
    check(NONE, "2024 年 11 月", &["2024 年 11 月=2024-11-01..2024-11-30"]);
    check(
        BANK,
        "since November, in May, by March.",
        &["November=2024-11-01..2024-11-30", "May=2025-05-01..2025-05-31", "March=2025-03-01..2025-03-31"],
    );
    check(BANK, "1月底", &["1月=2025-01-01..2025-01-31"]);
    check(NONE, "We may march. Mark May. June Park, by June Park. 12個月 6个月以上", &[]);
}

#[test]
fn quarters_named_by_a_month() {
    check(NONE, "December quarter 2024", &["December quarter 2024=2024-10-01..2024-12-31"]);
    check(NONE, "the June-quarter of 2024", &["June-quarter of 2024=2024-04-01..2024-06-30"]);
    check(NONE, "the December 2024 quarter", &["December 2024 quarter=2024-10-01..2024-12-31"]);
    check(NONE, "2024 年 12 月季度", &["2024 年 12 月季度=2024-10-01..2024-12-31"]);
    check(
        STORE,
        "in the December quarter and into the March quarter",
        &["December quarter=2024-10-01..2024-12-31", "March quarter=2025-01-01..2025-03-31"],
    );
    check(
        STORE,
        "三月季度，12 月季度，6 月份季度",
        &["三月季度=2025-01-01..2025-03-31", "12 月季度=2024-10-01..2024-12-31", "6 月份季度=2025-04-01..2025-06-30"],
    );
    check(NONE, "the march quarter, the december quarter", &["march quarter=..", "december quarter=.."]);
}

#[test]
fn fiscal_quarters() {
    for words in [
        "Q3 2024",
        "Q3 of 2024",
        "Q3'24",
        "Q3 '24",
        "3Q24",
        "3Q 2024",
        "3Q’24",
        "2024 Q3",
        "third quarter of 2024",
        "third quarter 2024",
        "third-quarter 2024",
        "3rd quarter of 2024",
        "third quarter of twenty twenty-four",
        "third quarter of twenty twenty four",
        "third quarter of two thousand twenty four",
        "2024 third quarter",
        "Q3 FY24",
        "Q3 FY2024",
        "FY24 Q3",
        "Q3 fiscal 2024",
        "Q3 of fiscal 2024",
        "Q3 of fiscal year 2024",
        "Q3 of fiscal year ’24",
        "fiscal third quarter 2024",
        "third fiscal quarter of 2024",
        "fiscal 2024 third quarter",
        "third quarter of the fiscal year 2024",
        "quarter three 2024",
        "2024年第三季",
        "2024年第三季度",
        "2024年三季度",
        "2024年的第三季度",
        "2024財年第三季度",
    ] {
        check(BANK, &format!("in {words}, we"), &[&format!("{words}=2024-07-01..2024-09-30")]);
        check(CHIPS, words, &[&format!("{words}=..")]);
        check(NONE, words, &[&format!("{words}=..")]);
    }
    check(
        BANK,
        "Q3, Q4 and Q1",
        &["Q3=2024-07-01..2024-09-30", "Q4=2024-10-01..2024-12-31", "Q1=2025-01-01..2025-03-31"],
    );
    check(
        AIRLINE,
        "the first quarter, the third quarter",
        &["first quarter=2025-01-01..2025-03-31", "third quarter=2025-07-01..2025-09-30"],
    );
    check(AIRLINE, "第一季，第三季度", &["第一季=2025-01-01..2025-03-31", "第三季度=2025-07-01..2025-09-30"]);
    check(AIRLINE, "the fourth quarter of last year", &["fourth quarter of last year=2024-10-01..2024-12-31"]);
    check(AIRLINE, "last year’s fourth quarter", &["last year’s fourth quarter=2024-10-01..2024-12-31"]);
    check(AIRLINE, "去年第四季度", &["去年第四季度=2024-10-01..2024-12-31"]);
    // In January it cannot be told whether "last year" is the one reported or the one before it.
    check(BANK, "the fourth quarter of last year", &["fourth quarter of last year=.."]);
}

#[test]
fn the_text_tells_the_fiscal_calendar() {
    check(
        CHIPS,
        "the quarter ended July 31, 2024. The third quarter of fiscal 2025, fiscal 2025",
        &[
            "quarter ended July 31, 2024=2024-05-01..2024-07-31",
            "third quarter of fiscal 2025=2024-08-01..2024-10-31",
            "fiscal 2025=2024-02-01..2025-01-31",
        ],
    );
    check(
        STORE,
        "the fiscal year ended March 31, 2024. In fiscal 2025",
        &["fiscal year ended March 31, 2024=2023-04-01..2024-03-31", "fiscal 2025=2024-04-01..2025-03-31"],
    );
    // A retailer's heading that says fiscal and is two months late is no calendar quarter.
    let retailer = ("Fiscal second quarter 2024", Some(date(2024, 8, 21)));
    check(retailer, "the second quarter", &["second quarter=.."]);
}

#[test]
fn years_and_halves() {
    check(NONE, "In 2024, we", &["2024=2024-01-01..2024-12-31"]);
    check(
        NONE,
        "fiscal 2025, fiscal yr 2024, FY25, FY2024/25",
        &["fiscal 2025=..", "fiscal yr 2024=..", "FY25=..", "FY2024/25=.."],
    );
    check(
        BANK,
        "fiscal year '26, calendar 2025, FY26",
        &[
            "fiscal year '26=2026-01-01..2026-12-31",
            "calendar 2025=2025-01-01..2025-12-31",
            "FY26=2026-01-01..2026-12-31",
        ],
    );
    check(CHIPS, "fiscal '26, and '26", &["fiscal '26=..", "'26=.."]);
    check(
        BANK,
        "from 2023 to 2025, 2023–2025, 2023-2025",
        &[
            "2023 to 2025=2023-01-01..2025-12-31",
            "2023–2025=2023-01-01..2025-12-31",
            "2023-2025=2023-01-01..2025-12-31",
        ],
    );
    check(NONE, "mid-2025 results, 2024 results", &["2025=2025-01-01..2025-12-31", "2024=2024-01-01..2024-12-31"]);
    check(
        AIRLINE,
        "the first half, 2H25, the back half of the year, first half of 2024, H1",
        &[
            "first half=2025-01-01..2025-06-30",
            "2H25=2025-07-01..2025-12-31",
            "back half of the year=2025-07-01..2025-12-31",
            "first half of 2024=2024-01-01..2024-06-30",
            "H1=2025-01-01..2025-06-30",
        ],
    );
    check(
        AIRLINE,
        "今年上半年，下半年，2024年上半年",
        &["今年上半年=2025-01-01..2025-06-30", "下半年=2025-07-01..2025-12-31", "2024年上半年=2024-01-01..2024-06-30"],
    );
    check(
        AIRLINE,
        "this year, last year, the prior year",
        &["this year=2025-01-01..2025-12-31", "last year=2024-01-01..2024-12-31", "prior year=2024-01-01..2024-12-31"],
    );
    check(
        BANK,
        "full year 2024, the full year, full-year",
        &["full year 2024=2024-01-01..2024-12-31", "full year=..", "full-year=.."],
    );
    check(NONE, "2024年，2025財年，24財年", &["2024年=2024-01-01..2024-12-31", "2025財年=..", "24財年=.."]);
}

#[test]
fn no_years() {
    for text in [
        "we have 2020 stores",
        "$2024",
        "€2024",
        "2024 million",
        "2,024 of them",
        "12024",
        "2024%",
        "GPT2024",
        "#2024",
        "over 2000 of them",
        "RMB 2024",
        "2024 megawatts",
        "0.2024",
        "25年",
        "三年",
        "half of it",
        "a quarter of customers",
        "three quarters of revenue",
        "year-over-year",
        "first-party",
        "secondly",
        "the third time",
        "Q5",
        "H3N2",
        "H100 and H200",
        "20 years ago",
        "Q2b",
        "quarter-over-quarter",
        "this year-over-year growth",
        "in the '90s",
    ] {
        check(BANK, text, &[]);
    }
}

#[test]
fn periods_that_point() {
    check(
        BANK,
        "this quarter, last quarter, the prior quarter, next quarter",
        &[
            "this quarter=2024-10-01..2024-12-31",
            "last quarter=2024-07-01..2024-09-30",
            "prior quarter=2024-07-01..2024-09-30",
            "next quarter=..",
        ],
    );
    for words in [
        "same quarter last year",
        "same quarter of last year",
        "same period last year",
        "same period a year ago",
        "same quarter of the prior year",
        "corresponding period last year",
        "prior-year quarter",
        "year-ago quarter",
        "last year quarter",
        "去年同期",
        "上年同期",
    ] {
        check(BANK, words, &[&format!("{words}=2023-10-01..2023-12-31")]);
        check(NONE, words, &[&format!("{words}=..")]);
    }
    check(
        BANK,
        "本季度，上一季，下個季度",
        &["本季度=2024-10-01..2024-12-31", "上一季=2024-07-01..2024-09-30", "下個季度=.."],
    );
    check(BANK, "a year ago, one year earlier", &["a year ago=..", "one year earlier=.."]);
    check(BANK, "the current quarter, prior quarters", &["current quarter=..", "prior quarters=.."]);
    check(BANK, "over the same period", &[]);
}

#[test]
fn stretches() {
    check(
        NONE,
        "nine months ended September 30, 2024",
        &["nine months ended September 30, 2024=2024-01-01..2024-09-30"],
    );
    check(NONE, "the 12 months ended March 2025", &["12 months ended March 2025=2024-04-01..2025-03-31"]);
    check(NONE, "quarter ended July 28, 2024", &["quarter ended July 28, 2024=..2024-07-28"]);
    check(BANK, "three months ended December 31", &["three months ended December 31=2024-10-01..2024-12-31"]);
    check(
        BANK,
        "trailing twelve months, trailing 12-month, LTM, TTM",
        &[
            "trailing twelve months=2024-01-01..2024-12-31",
            "trailing 12-month=2024-01-01..2024-12-31",
            "LTM=2024-01-01..2024-12-31",
            "TTM=2024-01-01..2024-12-31",
        ],
    );
    check(
        AIRLINE,
        "year to date, year-to-date, YTD, first six months",
        &[
            "year to date=2025-01-01..2025-06-30",
            "year-to-date=2025-01-01..2025-06-30",
            "YTD=2025-01-01..2025-06-30",
            "first six months=2025-01-01..2025-06-30",
        ],
    );
    check(BANK, "the first nine months of 2024", &["first nine months of 2024=2024-01-01..2024-09-30"]);
    for words in [
        "next three years",
        "last 10 years",
        "past decade",
        "next few quarters",
        "past couple of quarters",
        "sixth consecutive quarter",
        "four consecutive quarters",
        "next three-year period",
        "last 9 months",
        "past nine months",
        "未來三年",
        "過去九個月",
        "這三年",
        "連續六個季度",
        "未来几个月",
        "過去十年",
    ] {
        let expected = format!("{}=..", words.strip_suffix(" period").unwrap_or(words));
        check(BANK, words, &[&expected]);
    }
    check(AIRLINE, "前六個月，首三季", &["前六個月=2025-01-01..2025-06-30", "首三季=.."]);
}

#[test]
fn the_heading_gets_its_days() {
    let period = |words: &str| Some(Period { text: words.into(), start: None, end: None });
    let mut call = Call { date: BANK.1, period: period("Fourth Quarter 2024"), ..Call::default() };
    complete(&mut call);
    assert_eq!(call.period.as_ref().and_then(|period| period.start), Some(date(2024, 10, 1)));
    assert_eq!(call.period.as_ref().and_then(|period| period.end), Some(date(2024, 12, 31)));
    let mut call = Call { date: CHIPS.1, period: period("second quarter 2025"), ..Call::default() };
    complete(&mut call);
    assert_eq!(call.period, period("second quarter 2025"));
}
