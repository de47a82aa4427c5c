//! Lengths of time that are themselves the figure: a term of payment, a lead time, days of sales outstanding.

use super::Found;
use super::number::{Number, Scan};
use crate::document::{Kind, Unit};
use crate::lexicon::units;

/// Words near a length of time that make it a figure of the business.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "delivery", "lead", "payback", "maturity", "maturities", "tenor", "inventory", "inventories", "outstanding", "dso", "dio", "dpo", "receivable", "receivables",
    "payable", "payables", "credit", "duration", "lease", "leases", "useful", "downtime", "turnaround", "wait", "latency", "runway", "tenure", "took", "takes", "backlog",
    "warranty", "shelf",
];

/// A number of days, weeks, months, years beside a cue.
pub(super) fn find(scan: &Scan, number: &Number) -> Option<Found> {
    let after = scan.after(number.end, 24);
    let rest = after.strip_prefix([' ', '-', '\n']).unwrap_or(after);
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = rest[..length].to_ascii_lowercase();
    if length == 0
        || !units::is_time(&word)
        || matches!(word.as_str(), "quarter" | "quarters" | "second" | "session" | "sessions")
        || number.part
    {
        return None;
    }
    let before = scan.before(number.start, 48);
    // A horizon or a period is no figure: "over the next 12 months", "in the past 5 years", "for 10 years".
    let last =
        before.trim_end().rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default().to_ascii_lowercase();
    if matches!(
        last.as_str(),
        "next"
            | "last"
            | "past"
            | "coming"
            | "first"
            | "these"
            | "those"
            | "previous"
            | "prior"
            | "for"
            | "every"
            | "the"
            | "trailing"
            | "after"
    ) || last == "within" && !matches!(word.as_str(), "minutes" | "hours")
    {
        return None;
    }
    if rest[length..].trim_start().starts_with("ago") {
        return None;
    }
    let clause = before.rfind(['.', ';', '?', '!', ',']).map_or(before, |at| &before[at + 1..]);
    let tail = scan.after(number.end + (after.len() - rest.len()) + length, 24);
    let tail = tail.find(['.', ';', '?', '!', ',']).map_or(tail, |at| &tail[..at]);
    let cue = |text: &str| {
        text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| CUES.iter().any(|cue| word.eq_ignore_ascii_case(cue)))
    };
    if !(cue(clause) || cue(tail)) {
        return None;
    }
    Some(Found::of(number, Kind::Duration, Some(Unit::Noun(units::singular(&word))), "duration.cue", 70))
}
