//! Lengths of time that are themselves the figure: a term of payment, a lead time, days of sales outstanding.

use super::Found;
use super::number::{Number, Scan, ends_with_word};
use crate::document::{Kind, Unit};
use crate::lexicon::phrases::Phrases;
use crate::lexicon::units;

/// Words near a length of time that make it a figure of the business.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "delivery", "lead", "payback", "maturity", "maturities", "tenor", "inventory", "inventories", "outstanding", "dso", "dio", "dpo", "receivable", "receivables",
    "payable", "payables", "credit", "conversion", "duration", "lease", "leases", "useful", "downtime", "turnaround", "wait", "latency", "runway", "tenure", "take", "taken", "takes", "taking", "took", "backlog",
    "warranty", "shelf",
];

/// A number of days, weeks, months, years beside a cue.
pub(super) fn find(scan: &Scan, number: &Number) -> Option<Found> {
    if scan.text.as_bytes().get(number.end).is_some_and(|byte| *byte >= 0x80) {
        return han(scan, number);
    }
    let after = scan.after(number.end, 32);
    // "6 or more months".
    let after = after.strip_prefix(" or more").unwrap_or(after);
    let rest = after.strip_prefix([' ', '-', '\n']).unwrap_or(after);
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = rest[..length].to_ascii_lowercase();
    if length == 0 || !units::is_time(&word) {
        return named(scan, number);
    }
    if matches!(word.as_str(), "quarter" | "quarters" | "second" | "session" | "sessions") || number.part {
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
    let behind = &rest[length..];
    if behind.trim_start().starts_with("ago") {
        return None;
    }
    let mut clause = before.rfind(['.', ';', '?', '!']).map_or(before, |at| &before[at + 1..]);
    // A comma ends the clause, but not that of "a credit term, like 60 days".
    if let Some(comma) = clause.rfind(',') {
        let aside = clause[comma + 1..].trim_start();
        if !(aside.len() < 6 || ["like ", "say ", "maybe ", "such as "].iter().any(|word| aside.starts_with(word))) {
            clause = aside;
        }
    }
    let tail = scan.after(scan.to.min(behind.as_ptr() as usize - scan.text.as_ptr() as usize), 24);
    let tail = tail.find(['.', ';', '?', '!', ',']).map_or(tail, |at| &tail[..at]);
    let cue = |text: &str| {
        text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| CUES.iter().any(|cue| word.eq_ignore_ascii_case(cue)))
    };
    if !(cue(clause) || cue(tail)) {
        return None;
    }
    Some(Found::of(number, Kind::Duration, Some(Unit::Noun(units::singular(&word))), "duration.cue", 70))
}

/// "Days of inventory were 112": the name says that days are meant.
fn named(scan: &Scan, number: &Number) -> Option<Found> {
    #[rustfmt::skip]
    const NAMES: &[&str] = &[
        "days of inventory", "inventory days", "days inventory", "days in inventory", "days sales outstanding", "days payable", "days payables", "days of sales",
        "days on hand", "receivable days", "receivables days", "payable days", "days of supply", "days cash on hand", "cash conversion cycle", "dso", "dsos", "dio", "dpo",
    ];
    static NAMED: Phrases = Phrases::new(NAMES);
    const LINKS: &[&str] =
        &["was", "were", "is", "are", "at", "of", "to", "from", "approximately", "about", "around", "than"];
    let plain = number.scale.is_none() && !number.part && number.high < 1000.into() && !number.is_year_like(scan.text);
    let before = scan.before(number.start, 64);
    let head = before.strip_suffix([' ', '\n'])?;
    if !(plain && LINKS.iter().any(|link| ends_with_word(head, link))) {
        return None;
    }
    let rest = scan.after(number.end, 24);
    let word =
        rest.trim_start_matches([' ', '\n']).split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let closed = rest.is_empty()
        || rest.starts_with(['.', ',', ';'])
        || rest.starts_with([' ', '\n']) && units::is_break(&word.to_ascii_lowercase());
    if !closed {
        return None;
    }
    let clause = head.rfind(['.', ';', '?', '!']).map_or(head, |at| &head[at + 1..]).to_ascii_lowercase();
    let said = NAMED.stand_in(&clause)
        && NAMES.iter().any(|name| {
            clause.match_indices(name).any(|(at, _)| {
                let letter = |c: char| c.is_ascii_alphabetic();
                !clause[..at].ends_with(letter) && !clause[at + name.len()..].starts_with(letter)
            })
        });
    said.then(|| Found::of(number, Kind::Duration, Some(Unit::Noun("day".into())), "duration.named", 78))
}

/// 60天的付款期, 交期12週: a length of time beside what lasts so long.
fn han(scan: &Scan, number: &Number) -> Option<Found> {
    #[rustfmt::skip]
    const UNITS: &[(&str, &str)] = &[
        ("天", "day"), ("個月", "month"), ("个月", "month"), ("週", "week"), ("周", "week"), ("小時", "hour"), ("小时", "hour"), ("分鐘", "minute"), ("分钟", "minute"),
    ];
    #[rustfmt::skip]
    const LASTS: &[&str] = &[
        "账期", "帳期", "賬期", "支付期", "付款期", "信用期", "交期", "交货", "交貨", "交付", "送達", "送达", "周转", "週轉", "周轉", "庫存", "库存", "存貨", "存货", "回收期", "回本",
    ];
    let after = scan.after(number.end, 72);
    let (word, unit) = UNITS.iter().find(|(word, _)| after.starts_with(word))?;
    let behind = &after[word.len()..];
    if behind.starts_with(['前', '後', '后', '內', '内', '之', '以', '來', '来']) {
        return None;
    }
    const STOPS: &[char] = &['。', '；', '，', ',', '？', '\n'];
    let before = scan.before(number.start, 48);
    let before = before.rfind(STOPS).map_or(before, |at| &before[at..]);
    let behind = behind.find(STOPS).map_or(behind, |at| &behind[..at]);
    let horizon =
        ["過去", "过去", "未來", "未来", "第", "最近", "接下來", "接下来"].iter().any(|word| before.ends_with(word));
    let lasts = LASTS.iter().any(|word| before.contains(word) || behind.contains(word));
    (lasts && !horizon).then(|| Found::of(number, Kind::Duration, Some(Unit::Noun((*unit).into())), "duration.han", 72))
}
