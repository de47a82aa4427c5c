//! Numbers whose noun stands elsewhere: with the verb before, with the count before, or nowhere since they are money.

use rust_decimal::Decimal;

use super::{is_named, stands_free};
use crate::document::{Kind, Mention, Unit};
use crate::lexicon::units;
use crate::mentions::money;
use crate::mentions::multiple::name_before;
use crate::mentions::number::{Number, Scan, Script, ends_with_word};
use crate::mentions::tokens::Tok;
use crate::mentions::{Found, approx};

/// Words of money: a scaled number without a noun after one of them is an amount.
#[rustfmt::skip]
const MONEY: &[&str] = &[
    "revenue", "revenues", "sales", "income", "profit", "profits", "loss", "losses", "earnings", "ebitda", "ebita", "ebit", "cost", "costs", "expense", "expenses", "capex", "spend",
    "spending", "spent", "invest", "invested", "investment", "investments", "cash", "debt", "dividend", "dividends", "buyback", "buybacks", "repurchase", "repurchased", "raised", "paid", "proceeds",
    "charge", "charges", "impairment", "provision", "provisions", "value", "worth", "price", "billings", "bookings", "backlog", "arr", "gmv", "nii", "assets", "deposits",
    "loans", "inventory", "fees", "opex", "budget", "market", "flow", "liquidity", "equity", "tax", "taxes", "savings", "synergies", "guidance", "number", "forecast", "outlook",
    "advances", "balances", "charge-offs", "claims", "commitments", "contributions", "credits", "flows", "funds", "gains", "holdings", "incentives", "inflows",
    "notes", "obligations", "originations", "outflows", "payables", "payments", "payouts", "premiums", "purchases", "receipts", "receivables", "redemptions", "reserves", "returns",
    "royalties", "securities", "subsidies", "subsidy", "wages", "write-downs", "write-offs",
];

/// Words of heads and things: the same after one of these is a count, and the word its unit.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "members", "users", "customers", "subscribers", "merchants", "shares", "units", "vehicles", "employees", "patients", "downloads", "subscriptions", "seats", "licenses", "visitors", "visits", "orders", "transactions", "accounts",
    "households", "devices", "people", "passengers", "clients", "developers", "maus", "daus", "mau", "dau", "population", "headcount", "viewers", "streams", "barrels", "tonnes", "tons", "parcels", "preorders", "reservations", "delivery",
    "homes", "locations", "stores", "shipments", "deliveries", "wafers", "subs", "lines", "connections", "consumers", "buyers", "sellers", "drivers", "riders", "trips", "listings", "impressions", "players",
];

/// Words of money in Chinese.
const MONEY_HAN: &[&str] = &[
    "收入",
    "營收",
    "营收",
    "利潤",
    "利润",
    "淨利",
    "净利",
    "虧損",
    "亏损",
    "資本支出",
    "资本支出",
    "成本",
    "費用",
    "费用",
    "現金",
    "现金",
    "投資",
    "投资",
    "金額",
    "金额",
    "規模",
    "规模",
    "市值",
    "募資",
    "回購",
    "回购",
    "股息",
    "分紅",
];

/// A scaled number that no noun follows: money or heads, by the nearest word of either sort before it.
pub(super) fn scaled_alone(scan: &Scan, number: &Number) -> Option<Found> {
    let exponent = number.scale?;
    let digits = scan.text.as_bytes()[number.start].is_ascii_digit();
    // "4B" and "340B" are names as often as amounts; "a million thanks" are neither.
    let round = number.low == number.high && scan.text.as_bytes()[number.start..number.end].iter().all(|b| *b != b'.');
    let article = number.approx.is_none()
        && number.next - number.first == 1
        && matches!(scan.text.as_bytes()[number.start..], [b'a' | b'A', b' ', ..]);
    if article || number.abbreviated && (!digits || (number.end - number.start < 5 && round)) {
        return None;
    }
    if exponent < 4 && !number.script.eq(&Script::Han) {
        return None;
    }
    let before = scan.before(number.start, 160);
    if number.script == Script::Han {
        if !scan.tokens[number.first..number.next].iter().any(|token| matches!(token.tok, Tok::Literal { .. })) {
            return None;
        }
        let last = |cues: &[&str]| cues.iter().filter_map(|cue| before.rfind(cue)).max();
        let money = last(MONEY_HAN);
        let heads = last(&[
            "會員", "会员", "用戶", "用户", "客戶", "客户", "商家", "人", "DAU", "MAU", "訂單", "订单", "股", "輛",
            "辆", "台", "數量", "数量",
        ]);
        if money.is_some() && money > heads {
            return Some(money::bare(number));
        }
        return Some(Found::of(number, Kind::Count, None, "count.scaled", 75));
    }
    // "Fiber passings reached 3.2 million": what reached it is what is counted, unless it is money.
    if let Some(word) = counted_before(before) {
        let small = word.to_ascii_lowercase();
        if !MONEY.contains(&small.as_str()) && !units::is_talk(&small) && units::is_plural(&small) {
            return Some(Found::of(number, Kind::Count, Some(Unit::Noun(units::singular(&small))), "count.scaled", 74));
        }
    }
    let mut nearest = None;
    for word in before.rsplit(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        let small = word.to_ascii_lowercase();
        if MONEY.contains(&small.as_str()) {
            nearest = Some(money::bare(number));
            break;
        }
        if COUNTED.contains(&small.as_str()) {
            let unit = Some(Unit::Noun(units::singular(&small)));
            nearest = Some(Found::of(number, Kind::Count, unit, "count.scaled", 78));
            break;
        }
    }
    nearest.or_else(|| Some(money::bare(number)))
}

/// "headcount fell to 9,390", "down from 9,834": thousands printed with a comma, whose noun the clause has named.
pub(super) fn grouped(scan: &Scan, number: &Number) -> Option<Found> {
    let quote = &scan.text[number.start..scan.tokens[number.first].end];
    let commas = quote.contains(',') && number.script == Script::Digits && number.scale.is_none();
    if !commas || is_named(scan, number) {
        return None;
    }
    let after = scan.after(number.end, 16);
    let rest = after.trim_start_matches([' ', '\n']).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // A name or a single noun follows: "1,000 Broadway", "the 2,000 level".
    if rest.len() < after.len()
        && !rest.is_empty()
        && after.starts_with([' ', '\n'])
        && !(units::is_break(&rest.to_ascii_lowercase()) || rest.ends_with("ly"))
    {
        return None;
    }
    let before = scan.before(number.start, 160);
    for word in before.rsplit(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3) {
        let small = word.to_ascii_lowercase();
        if MONEY.contains(&small.as_str()) && !matches!(&*small, "number" | "market" | "value" | "guidance" | "outlook")
        {
            return Some(money::bare(number));
        }
        if (COUNTED.contains(&small.as_str()) || units::is_business(&small)) && small != "people" {
            let unit = Some(Unit::Noun(units::singular(&small)));
            return Some(Found::of(number, Kind::Count, unit, "count.grouped", 70));
        }
    }
    // "We had aimed at some 35,000 to 40,000": nobody is about so much without counting.
    let counted = number.low != number.high || approx::around(scan, number.start, number.end).is_some();
    counted.then(|| Found::of(number, Kind::Count, None, "count.grouped", 60))
}

/// "Our stores rose to 120", "headcount ended at 950": a bare number behind what is counted and its verb.
pub(super) fn stated(scan: &Scan, number: &Number) -> Option<Found> {
    let plain = number.script == Script::Digits && number.is_plain() && !number.is_year_like(scan.text);
    if !plain || number.low < Decimal::TEN || is_named(scan, number) {
        return None;
    }
    let rest = scan.after(number.end, 12);
    let closed = rest.is_empty()
        || rest.starts_with([',', '.', ';']) && !rest[1..].starts_with(|c: char| c.is_ascii_digit())
        || [" at ", " in ", " from ", " by ", " as ", " versus ", " compared"]
            .iter()
            .any(|word| rest.starts_with(word));
    let word = counted_before(scan.before(number.start, 80)).filter(|_| closed)?.to_ascii_lowercase();
    // "Our shares rose to 45" tells a price.
    let priced = matches!(&*word, "shares" | "barrels");
    let counted = !priced && (COUNTED.contains(&word.as_str()) || units::is_business(&word));
    let unit = Some(Unit::Noun(units::singular(&word)));
    counted.then(|| Found::of(number, Kind::Count, unit, "count.stated", 72))
}

/// "an NPS of 62", "the credit score was 740": points of a scale that has a name and no unit.
pub(super) fn scored(scan: &Scan, number: &Number) -> Option<Found> {
    const SCALES: &[&str] = &["nps", "promoter score", "fico", "fico score", "credit score", "pmi"];
    let plain = number.script == Script::Digits && number.scale.is_none() && number.high < Decimal::ONE_THOUSAND;
    if !plain || scan.after(number.end, 2).starts_with(['%', '-', '/']) {
        return None;
    }
    let before = name_before(scan, number);
    let named = SCALES.iter().any(|name| ends_with_word(before, name));
    named.then(|| Found::of(number, Kind::Count, None, "count.score", 75))
}

/// "We opened 12 stores and retired 9": the noun is that of the count before.
pub(in crate::mentions) fn elliptic(scan: &Scan, number: &Number, last: Option<&Mention>) -> Option<Found> {
    const VERBS: &[&str] = &[
        "acquired",
        "added",
        "built",
        "closed",
        "completed",
        "delivered",
        "divested",
        "exited",
        "launched",
        "opened",
        "relocated",
        "remodeled",
        "retired",
        "shut",
        "signed",
        "sold",
    ];
    const PARTS: &[&str] = &["of which", "of these", "of those", "of them"];
    let last = last.filter(|last| last.kind == Kind::Count && scan.from <= last.span.start as usize)?;
    let between = scan.text.get(last.span.end as usize..number.start).filter(|text| text.len() < 100)?;
    let verb = between.strip_suffix([' ', '\n'])?;
    // "120 stores, of which 40 are franchised".
    let part = PARTS.iter().any(|words| verb.trim_end_matches(',').ends_with(words));
    let rest = scan.after(number.end, 10);
    let closed = rest.is_empty()
        || rest.starts_with(['.', ',', ';'])
        || [" in ", " during ", " this ", " last ", " and ", " over "].iter().any(|word| rest.starts_with(word))
        || part
            && [" are ", " is ", " were ", " was ", " have ", " had ", " will "]
                .iter()
                .any(|word| rest.starts_with(word));
    // "12 depots, seven in Norland and five in Asia".
    let place = rest.strip_prefix(" in ").map(|place| place.strip_prefix("the ").unwrap_or(place));
    let listed = (verb.ends_with([',', ':'])
        || ["and", "with", "including"].iter().any(|word| ends_with_word(verb, word)))
        && place.is_some_and(|place| place.starts_with(|c: char| c.is_ascii_uppercase()));
    let unit = last.value.as_ref()?.unit.clone().filter(|unit| matches!(unit, Unit::Noun(_)))?;
    let one_sentence = !between.contains(". ") && !between.contains('\n');
    let said = number.is_plain()
        && !number.is_year_like(scan.text)
        && (part || listed || VERBS.iter().any(|word| ends_with_word(verb, word)));
    (said && closed && one_sentence && stands_free(scan, number))
        .then(|| Found::of(number, Kind::Count, Some(unit), "count.elliptic", 72))
}

/// The last word of the subject before a verb that leads to a number: "passings" in "fiber passings now reached over".
fn counted_before(before: &str) -> Option<&str> {
    const LEADS: &[&str] = &[
        "about",
        "almost",
        "approximately",
        "around",
        "at",
        "by",
        "close",
        "just",
        "more",
        "nearly",
        "now",
        "over",
        "roughly",
        "some",
        "than",
        "to",
        "up",
        "a",
        "record",
        "the",
        "of",
    ];
    const VERBS: &[&str] = &[
        "climbed",
        "ended",
        "exceed",
        "exceeded",
        "fell",
        "grew",
        "hit",
        "increased",
        "numbered",
        "reach",
        "reached",
        "rose",
        "stood",
        "surpassed",
        "total",
        "totaled",
        "totalled",
        "topped",
        "were",
    ];
    let mut verb = false;
    let clause = before.rfind(['.', ',', ';', '?', '!', ':', '(']).map_or(before, |at| &before[at + 1..]);
    for word in clause.split_ascii_whitespace().rev().take(8) {
        if VERBS.iter().any(|known| word.eq_ignore_ascii_case(known)) {
            verb = true;
        } else if verb || !LEADS.iter().any(|known| word.eq_ignore_ascii_case(known)) {
            return Some(word)
                .filter(|word| verb && word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
        }
    }
    None
}
