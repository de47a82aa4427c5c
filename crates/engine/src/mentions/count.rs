//! So many of something: "more than 500,000 merchants", "49 million", "three new plants", 29萬家企業.

use rust_decimal::Decimal;

use super::Found;
use super::number::{Number, Scan, Script, ends_with_word, read};
use super::tokens::{Gap, Tok};
use crate::document::{Kind, Mention, Unit};
use crate::lexicon::units;
pub(super) use elided::elliptic;
use elided::{grouped, scaled_alone, scored, stated};

mod elided;

/// A number and the noun that it counts, or a scaled number that stands alone.
pub(super) fn find(scan: &Scan, number: &Number) -> Option<Found> {
    if number.part {
        return None;
    }
    let measure = match scan.tok(number.next) {
        Some(Tok::Measure(unit)) if scan.gap(number.next) == Gap::Glued => Some(unit),
        _ => None,
    };
    let counted = |unit: Option<Unit>, rule, confidence| Some(Found::of(number, Kind::Count, unit, rule, confidence));
    if let Some(unit) = measure {
        return counted(Some(Unit::Noun(unit.into())), "count.measure", 85);
    }
    if !stands_free(scan, number) {
        return None;
    }
    // "450 MW", "3.2 MMboe per day".
    if let Some(rest) = scan.after(number.end, 40).strip_prefix([' ', '\u{a0}']) {
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if let Some(unit) =
            units::measure(&rest[..length]).filter(|_| !rest[length..].starts_with(char::is_alphanumeric))
        {
            let unit = format!("{unit}{}", per(&rest[length..]));
            return counted(Some(Unit::Noun(unit.into())), "count.measure", 85);
        }
    }
    if let Some(found) = han(scan, number) {
        return Some(found);
    }
    if number.script == Script::Han {
        return scaled_alone(scan, number);
    }
    match noun(scan, number.end).or_else(|| noun_of_whole(scan, number)) {
        // "30 billion minutes of calls" counts use; "5 years" is a duration, if anything.
        Some(noun)
            if matches!(&*noun.word, "minutes" | "hours" | "nights")
                && number.scale.is_some_and(|scale| scale >= 6) =>
        {
            counted(Some(Unit::Noun(units::singular(&noun.word))), "count.noun", 80)
        }
        Some(noun) if units::is_time(&noun.word) || noun.talk => None,
        Some(noun) => {
            let plain = number.scale.is_none();
            let business = units::is_business(&noun.word.to_ascii_lowercase());
            // "a 4-wheel robot" describes, "a 12-store chain" counts.
            let hyphen = scan.after(number.end, 1) == "-";
            if plain
                && hyphen
                && number.low < Decimal::ONE_HUNDRED
                && !units::is_one_of_business(&noun.word.to_ascii_lowercase())
            {
                return None;
            }
            if plain && (number.is_year_like(scan.text) && !business || is_named(scan, number)) {
                return None;
            }
            let small = number.script == Script::Words && number.high < Decimal::from(21);
            if plain && (number.low.is_zero() || (small && !business) || (small && number.high == Decimal::ONE)) {
                return None;
            }
            // "one or two big models" counts none, and its two is no number of its own.
            let or = scan.before(number.start, 10).trim_end();
            if plain && ends_with_word(or, "or") && number.high <= Decimal::from(3) {
                return None;
            }
            if plain && number.low != number.high && number.high <= Decimal::from(3) {
                return None;
            }
            if number.abbreviated && number.high < Decimal::ONE_THOUSAND {
                return None;
            }
            let mut unit = units::singular(&noun.word).into_owned();
            unit.push_str(&noun.per);
            counted(Some(Unit::Noun(unit.into())), "count.noun", if plain && !business { 75 } else { 88 })
        }
        None => {
            let rest = scan.after(number.end, 24);
            let word = rest.trim_start_matches([' ', '\n']);
            let length = word.bytes().take_while(u8::is_ascii_alphabetic).count();
            let one = word[..length].to_ascii_lowercase();
            if let Some(name) = acronym(number, word) {
                return counted(Some(Unit::Noun(name.to_owned().into())), "count.acronym", 72);
            }
            if number.scale.is_some()
                && !number.abbreviated
                && length > 2
                && units::is_business(&format!("{one}s"))
                && one != "market"
            {
                return counted(Some(Unit::Noun(one.into())), "count.noun", 80);
            }
            scaled_alone(scan, number)
                .or_else(|| grouped(scan, number))
                .or_else(|| stated(scan, number))
                .or_else(|| scored(scan, number))
        }
    }
}

/// "1.1 million TRX": capitals that no money is named by, at the end of the phrase.
fn acronym<'t>(number: &Number, word: &'t str) -> Option<&'t str> {
    const MONEYED: &[&str] = &[
        "ACV", "AFFO", "ARR", "AUA", "AUM", "CMR", "EBIT", "EBITA", "EBITDA", "EBITDAR", "FCF", "FFO", "GAAP", "GDP",
        "GMV", "GTV", "GWP", "NII", "NIR", "NOI", "NPV", "NRR", "OIBDA", "PPNR", "RPO", "RWA", "SGA", "TAM", "TCV",
        "TPV",
    ];
    let length = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let (name, rest) = word.split_at(length);
    let next = rest.trim_start_matches([' ', '\n']);
    let closed = rest.is_empty()
        || rest.starts_with(['.', ',', ';', '?', '!'])
        || next.len() < rest.len()
            && next
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .is_some_and(|word| word == "volume" || units::is_break(word));
    let scaled = number.scale.is_some() && !number.abbreviated && number.low == number.high;
    (scaled && (3..6).contains(&length) && closed && !MONEYED.contains(&name)).then_some(name)
}

/// "9 of our 12 plants": the noun stands after the whole that the number is a part of.
fn noun_of_whole(scan: &Scan, number: &Number) -> Option<Noun> {
    let joint = scan.between(number.next);
    let mut words = joint.split_whitespace();
    let of = joint.len() < 24 && words.next() == Some("of") && words.clone().next().is_some();
    let known =
        words.all(|word| matches!(word, "the" | "our" | "its" | "their" | "those" | "top" | "largest" | "leading"));
    let whole = (of && known).then(|| read(scan, number.next).ok()).flatten()?;
    (number.is_plain() && whole.is_plain() && whole.high > number.high).then(|| noun(scan, whole.end)).flatten()
}

/// Drops counts that are a name by the text's own use: the same number before the same capitals again and again ("77 CLUB
/// members"), or glued to them somewhere.
pub(super) fn drop_names(text: &str, mentions: &mut Vec<Mention>) {
    let key = |mention: &Mention| {
        let plain = mention.kind == Kind::Count && mention.span.of(text).bytes().all(|byte| byte.is_ascii_digit());
        let end = mention.span.end as usize;
        let rest = text.get(end..).filter(|_| plain)?;
        let capitals = rest.trim_start_matches([' ', '名', '位', '个', '個']);
        let gap = rest.len() - capitals.len();
        let length = capitals.bytes().take_while(u8::is_ascii_uppercase).count();
        let whole = !capitals[length..].starts_with(|c: char| c.is_ascii_alphanumeric());
        (gap <= 3 && (2..=6).contains(&length) && whole).then(|| (mention.span.of(text), &capitals[..length]))
    };
    let mut keys: Vec<_> = mentions.iter().filter_map(key).collect();
    if keys.is_empty() {
        return;
    }
    keys.sort_unstable();
    let again: Vec<_> =
        keys.chunk_by(|one, two| one == two).filter(|same| same.len() > 1).map(|same| same[0]).collect();
    mentions.retain(|mention| key(mention).is_none_or(|key| again.binary_search(&key).is_err()));
}

/// Whether the number is no piece of a name: "GPT-4", "COVID-19", "2-for-1".
fn stands_free(scan: &Scan, number: &Number) -> bool {
    let before = scan.before(number.start, 4);
    let joined = before.strip_suffix(['-', '/', '_', '[', '*', '@', '\u{2011}']);
    let glued = joined.is_some_and(|head| !head.is_empty() && !head.ends_with(' '))
        || before.ends_with(['[', '*', '@', '.']) && !before.ends_with(". ");
    let after = scan.after(number.end, 2);
    let marker = after.starts_with(')') && before.ends_with('(') && number.scale.is_none();
    !(glued || marker || after.starts_with([']', ':', '/', '@']))
}

/// Whether the word before makes the number a name: "Phase 3", "Model 3", "page 12", "S&P 500", "September 30".
fn is_named(scan: &Scan, number: &Number) -> bool {
    let before = scan.before(number.start, 32);
    let Some(head) = before.strip_suffix([' ', '\n', '\u{a0}']) else {
        return !before.is_empty() && before.ends_with(char::is_alphanumeric);
    };
    let word = head.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or_default();
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.ends_with([',', '.', ';', ':']) || bare.is_empty() {
        return units::is_marker(&bare.to_ascii_lowercase()) && word.ends_with('.');
    }
    if units::is_marker(&bare.to_ascii_lowercase()) {
        return true;
    }
    if number.script != Script::Digits || !bare.starts_with(char::is_uppercase) {
        return false;
    }
    // A capital: a name, unless it is an ordinary word that begins the sentence.
    const OPENERS: &[&str] = &[
        "A",
        "About",
        "Across",
        "Adding",
        "All",
        "Almost",
        "An",
        "And",
        "Another",
        "Approximately",
        "Around",
        "At",
        "Both",
        "But",
        "By",
        "For",
        "From",
        "Has",
        "Have",
        "I",
        "In",
        "Just",
        "Like",
        "Nearly",
        "Of",
        "On",
        "Only",
        "Or",
        "Our",
        "Over",
        "Roughly",
        "Some",
        "That",
        "The",
        "Their",
        "These",
        "They",
        "Those",
        "To",
        "Those",
        "Up",
        "We",
        "With",
        "Within",
    ];
    let opens = head.len() == word.len() && scan.before(number.start, 33).len() == before.len()
        || head[..head.len() - word.len()].trim_end().ends_with(['.', '?', '!', ':', '\n']);
    !(OPENERS.contains(&bare) || opens && (bare.ends_with("ed") || bare.ends_with("ing")))
}

/// The noun after a number.
pub(super) struct Noun {
    /// As printed; in small letters unless it is capitals.
    pub word: String,
    /// " per second" and the like.
    pub per: String,
    /// Whether it is a noun of talk.
    pub talk: bool,
}

/// The counted noun: the first plural within a few words, no function word before it.
pub(super) fn noun(scan: &Scan, end: usize) -> Option<Noun> {
    let text = scan.after(end, 96);
    // "200+ customers", "5,000-plus employees", "300-odd dealers".
    if let Some(more) = ["+", "-plus", "-odd", "-something", "-or-so"]
        .iter()
        .find(|more| text.starts_with(**more) && text[more.len()..].starts_with(' '))
    {
        return noun(scan, end + more.len());
    }
    let hyphen = text.starts_with('-');
    let mut rest = text;
    let mut talk = false;
    for position in 0..6 {
        let body = rest.trim_start_matches([' ', '\n', '\u{a0}']);
        let body = if position == 0 { body.strip_prefix('-').unwrap_or(body) } else { body };
        let blank = &rest[..rest.len() - body.len()];
        if body.is_empty() || blank.is_empty() || blank.matches('\n').count() > 1 {
            return None;
        }
        let length =
            body.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '&'))).unwrap_or(body.len());
        let word = &body[..length];
        if !word.starts_with(char::is_alphabetic) {
            return None;
        }
        let small = word.to_lowercase();
        let small = small.trim_end_matches("'s").trim_end_matches("’s");
        if units::is_break(small) {
            return None;
        }
        let after = &body[length..];
        if hyphen && position == 0 {
            // "3,000-pound rack", "500-store chain".
            let singular = small.split('-').next().unwrap_or_default();
            if units::is_time(singular)
                || singular.len() < 3
                || matches!(singular, "for" | "and" | "plus" | "odd" | "some")
            {
                return Some(Noun { word: singular.to_owned(), per: String::new(), talk: true });
            }
            let talk = units::is_talk(&format!("{singular}s"));
            return Some(Noun { word: singular.to_owned(), per: String::new(), talk });
        }
        if units::is_time(small) {
            return Some(Noun { word: small.to_owned(), per: String::new(), talk: true });
        }
        talk |= units::is_talk(small);
        // "77 million ADSs", "3,989 ES8s": capitals and the s of their plural.
        if !talk && units::plural_of_capitals(word).is_some() {
            return Some(Noun { word: word.to_owned(), per: per(after), talk });
        }
        if units::is_plural(small) || talk || small == "adds" && position > 0 {
            // "sales offices": the last of a run of plurals is the head.
            let next = after.strip_prefix(' ').unwrap_or_default();
            let next_length = next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len());
            let next_word = next[..next_length].to_lowercase();
            if matches!(small, "square" | "sq") {
                let word = if matches!(&*next_word, "feet" | "foot" | "ft") { "foot" } else { &*next_word };
                return Some(Noun { word: format!("square {word}"), per: String::new(), talk });
            }
            if !talk
                && next_word.len() > 3
                && units::is_plural(&next_word)
                && !units::is_break(&next_word)
                && units::is_business(&next_word)
            {
                return Some(Noun { word: next_word, per: String::new(), talk: false });
            }
            // "different types of systems" counts systems' types: the thing itself is what matters.
            if talk && matches!(small, "types" | "kinds" | "sets") && next_word == "of" {
                let thing = noun(scan, end + (after.as_ptr() as usize - text.as_ptr() as usize) + 3);
                if thing.as_ref().is_some_and(|thing| !thing.talk) {
                    return thing;
                }
            }
            return Some(Noun { word: small.to_owned(), per: per(after), talk });
        }
        if !after.starts_with([' ', '\n', '\u{a0}']) {
            return None;
        }
        rest = after;
    }
    None
}

/// " per day" of "barrels per day".
fn per(after: &str) -> String {
    let Some(rest) = after.strip_prefix(" per ") else { return String::new() };
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = rest[..length].to_ascii_lowercase();
    match length {
        0 => String::new(),
        _ if units::is_time(&word) => format!(" per {}", units::singular(&word)),
        _ => format!(" per {word}"),
    }
}

/// Digits or a scaled numeral with a measure word: 29萬家企業, 3,000家門店, 9萬種.
fn han(scan: &Scan, number: &Number) -> Option<Found> {
    let text = scan.after(number.end, 40);
    let text = text.trim_start_matches([' ', '多', '餘', '余']);
    let mut characters = text.chars();
    let measure = characters.next()?;
    let rest = characters.as_str();
    let digits = scan.tokens[number.first..number.next].iter().any(|token| matches!(token.tok, Tok::Literal { .. }));
    if !digits && number.scale.is_none() {
        return None;
    }
    let unit = match measure {
        '家' => "company",
        '人' | '名' | '位' => "person",
        '種' | '种' | '款' => "model",
        '輛' | '辆' => "vehicle",
        '股' => "share",
        '間' | '间' => "store",
        '架' => "aircraft",
        '艘' => "vessel",
        '噸' | '吨' => "tonne",
        '桶' => "barrel",
        '片' => "wafer",
        '台' | '臺' | '部' | '套' | '座' | '個' | '个' | '項' | '项' | '戶' | '户' | '單' | '单' | '次' | '件'
        | '筆' | '笔' | '萬' => "unit",
        _ => return None,
    };
    // 3個月, 2個方面, 1台幣, 12個百分點.
    let rest = rest.trim_start();
    const TALK: &[&str] = &[
        "月",
        "小時",
        "小时",
        "季",
        "星期",
        "禮拜",
        "礼拜",
        "工作日",
        "方面",
        "問題",
        "问题",
        "措施",
        "例子",
        "維度",
        "维度",
        "角度",
        "步驟",
        "步骤",
        "類別",
        "类别",
        "領域",
        "领域",
        "部分",
        "階段",
        "阶段",
        "點",
        "点",
        "原因",
        "因素",
        "百分",
        "基",
        "幣",
        "币",
        "億",
        "亿",
        "主要",
        "重點",
        "重点",
        "方向",
        "層面",
        "层面",
        "年",
        "交易日",
    ];
    if TALK.iter().any(|word| rest.starts_with(word)) || number.is_year_like(scan.text) {
        return None;
    }
    let before = scan.before(number.start, 6);
    if before.ends_with(['第', '月', '年']) {
        return None;
    }
    // The noun stands after the number, 29萬家企業, or before it in the same clause, 門店2,000家.
    const STOPS: &[char] = &[',', '，', '。', '、', '；', ';', '.', '\n'];
    let behind = text.find(STOPS).map_or(text, |at| &text[..at]);
    let before = scan.before(number.start, 36);
    let before = before.rfind(STOPS).map_or(before, |at| before[at..].trim_start_matches(STOPS));
    let noun = [
        ("企業", "company"),
        ("企业", "company"),
        ("直營店", "store"),
        ("直营店", "store"),
        ("加盟店", "store"),
        ("專賣店", "store"),
        ("专卖店", "store"),
        ("門店", "store"),
        ("门店", "store"),
        ("國家", "country"),
        ("国家", "country"),
        ("城市", "city"),
        ("用戶", "user"),
        ("用户", "user"),
        ("客戶", "customer"),
        ("客户", "customer"),
        ("會員", "member"),
        ("会员", "member"),
        ("員工", "employee"),
        ("员工", "employee"),
        ("模型", "model"),
        ("專案", "project"),
        ("項目", "project"),
        ("项目", "project"),
    ]
    .iter()
    .filter_map(|(word, unit)| {
        let after = behind.find(word).filter(|at| *at <= 18);
        let place = after.or_else(|| before.rfind(word).map(|at| 100 + before.len() - at))?;
        Some((place, unit))
    })
    .min_by_key(|(place, _)| *place);
    let unit = noun.map_or(unit, |(_, unit)| unit);
    Some(Found::of(number, Kind::Count, Some(Unit::Noun(unit.into())), "count.han", 80))
}
