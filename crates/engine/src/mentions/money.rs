//! Amounts of money: currency and number in any order, glued or spaced, one or two currencies, major and minor units.

use rust_decimal::Decimal;

use super::Found;
use super::count;
use super::number::{Number, Scan, Script, read};
use super::percent;
use super::tokens::{Form, Gap, Tok};
use crate::document::{Kind, Mention, Unit, Value};
use crate::lexicon::numbers::Word;

/// What the currencies around a number say.
struct Currency {
    code: &'static str,
    generic: bool,
    form: Form,
}

/// A number with a currency before or after it; without one, a bare amount that the words around it call money.
pub(super) fn find(scan: &Scan, number: &Number, used: usize) -> Option<Found> {
    if percent::follows(scan, number) {
        return None;
    }
    let before = prefix(scan, number, used);
    let mut number = *number;
    if let Some((_, _, exponent)) = before
        && exponent > 0
    {
        number = number.scaled(exponent)?;
        number.scale = Some(exponent);
    }
    let after = suffix(scan, &number, before.as_ref().map(|(currency, ..)| currency));
    match (before, after) {
        (Some((currency, start, _)), after) => {
            let weak = currency.form == Form::Weak;
            let grouped = scan.text[number.start..number.end].contains([',', '.']);
            // "GIP 6" and "GIP6" are a name, "RM50" an amount.
            let glued = scan.gap(number.first) == Gap::Glued && number.low >= Decimal::TEN;
            if weak && number.scale.is_none() && !grouped && !glued {
                return None;
            }
            let rule = match currency.form {
                Form::Code | Form::Weak => "money.code-prefix",
                Form::Symbol => "money.symbol-prefix",
                _ => "money.word-prefix",
            };
            let code = after.as_ref().filter(|_| currency.generic).map_or(currency.code, |(after, ..)| after.code);
            let mut found = amount(&number, code, currency.form, rule, 98)?;
            found.start = start;
            if let Some((_, next, exponent)) = after {
                found = found.through(scan, next);
                if exponent > 0 {
                    rescale(&mut found, exponent)?;
                }
            }
            Some(minor(scan, found, code))
        }
        (None, Some((currency, next, exponent))) => {
            let rule = match currency.form {
                Form::Code | Form::Weak => "money.code-suffix",
                Form::Symbol => "money.symbol-suffix",
                Form::Minor => "money.minor",
                _ => "money.word-suffix",
            };
            let divisor = if currency.form == Form::Minor { divisor(scan, next - 1) } else { 0 };
            let mut found = amount(&number, currency.code, Form::Word, rule, 96)?.through(scan, next);
            if exponent > 0 {
                rescale(&mut found, exponent)?;
            }
            if divisor > 0 {
                let shift = Decimal::new(1, divisor);
                (found.low, found.high) = (found.low.checked_mul(shift)?, found.high.checked_mul(shift)?);
                found.decimals = found.decimals.map(|decimals| decimals + divisor as i32);
                return Some(found);
            }
            Some(minor(scan, found, currency.code))
        }
        (None, None) => None,
    }
}

fn amount(number: &Number, code: &'static str, form: Form, rule: &'static str, confidence: u8) -> Option<Found> {
    let mut found = Found::of(number, Kind::Money, Some(Unit::Currency(code)), rule, confidence);
    if form == Form::Minor {
        let shift = Decimal::new(1, 2);
        (found.low, found.high) = (found.low.checked_mul(shift)?, found.high.checked_mul(shift)?);
        found.decimals = found.decimals.map(|decimals| decimals + 2);
    }
    Some(found)
}

fn rescale(found: &mut Found, exponent: u8) -> Option<()> {
    let scale = super::number::power(exponent);
    (found.low, found.high) = (found.low.checked_mul(scale)?, found.high.checked_mul(scale)?);
    found.decimals = found.decimals.map(|decimals| decimals - i32::from(exponent));
    Some(())
}

/// How many places a minor unit is below its major one.
fn divisor(scan: &Scan, at: usize) -> u32 {
    let token = scan.tokens[at];
    match &scan.text[token.start..token.end] {
        word if word.eq_ignore_ascii_case("mao") => 1,
        word if word.to_ascii_lowercase().starts_with("satoshi") => 8,
        _ => 2,
    }
}

/// The currencies directly before a number, the byte where they begin, and the scale in them.
fn prefix(scan: &Scan, number: &Number, used: usize) -> Option<(Currency, usize, u8)> {
    let mut at = number.first;
    let mut best = None::<Currency>;
    let mut start = number.start;
    let mut scale = 0;
    while at > used && at > 0 && number.first - at < 3 {
        let between =
            if at == number.first { scan.text.get(scan.tokens[at - 1].end..number.start)? } else { scan.between(at) };
        let between = between.trim_start_matches('.').trim_end_matches(['-', '−']);
        if !super::tokens::gap(between).near() {
            break;
        }
        let token = scan.tokens[at - 1];
        match token.tok {
            Tok::Currency { code, form, generic } => {
                let lone_word = matches!(form, Form::Word) && best.is_none() && generic && number.scale.is_none();
                let han = scan.text.as_bytes()[token.start] >= 0x80;
                if form == Form::Everyday
                    || (form == Form::Minor && (han || number.low < Decimal::ONE_HUNDRED))
                    || (lone_word && !han)
                {
                    break;
                }
                // 元 and 块 stand after their number.
                if han && generic && form != Form::Symbol {
                    break;
                }
                match &mut best {
                    Some(known) if known.generic && !generic => *known = Currency { code, generic, form: known.form },
                    Some(known) if known.code != code && !generic => break,
                    Some(_) => {}
                    None => best = Some(Currency { code, generic, form }),
                }
                start = token.start;
            }
            Tok::ScaledCurrency { code, exponent } if best.is_none() => {
                best = Some(Currency { code, generic: false, form: Form::Code });
                (start, scale) = (token.start, exponent);
            }
            _ => break,
        }
        at -= 1;
    }
    // "US $5 billion", "c $ 1.34", "Rs. 500": letters that are a currency only before a symbol.
    if let Some(currency) = &mut best
        && currency.generic
        && currency.form == Form::Symbol
    {
        let head = scan.before(start, 6);
        let word = head.trim_end_matches(' ');
        let letters =
            word.len() - word.bytes().rev().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'.').count();
        let form = || word[letters..].replace('.', "").to_ascii_lowercase();
        let outside = !word[..letters].ends_with(|c: char| c.is_alphanumeric());
        if letters < word.len()
            && head.len() - word.len() <= 1
            && outside
            && let form = form()
            && matches!(form.as_str(), "us" | "hk" | "nt" | "c" | "au" | "nz" | "cdn" | "mex")
        {
            let article = super::number::ends_with_word(
                scan.before(start, 12)
                    .trim_end()
                    .trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.')
                    .trim_end(),
                "the",
            );
            let capital = word[letters..].starts_with(|c: char| c.is_ascii_uppercase()) || form == "c";
            if !article
                && capital
                && let Some(code) = crate::lexicon::currencies::symbol_prefix(&form)
            {
                (currency.code, currency.generic) = (code, false);
                start -= head.len() - letters;
            }
        }
    }
    if number.start < scan.tokens[number.first].start && best.is_some() {
        // The minus sign between currency and number belongs to the span anyway.
        start = start.min(number.start);
    }
    let sign = scan.before(start, 6);
    if best.is_some()
        && let Some(minus) = sign.chars().next_back().filter(|c| matches!(c, '-' | '−'))
        && sign[..sign.len() - minus.len_utf8()].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(')
        && sign.len() < scan.before(start, 7).len() + 1
        && !scan.text[start..].starts_with(' ')
    {
        start -= minus.len_utf8();
    }
    best.map(|currency| (currency, start, scale))
}

/// The currency after a number, the token after it, and a scale that follows it ("75 USD million").
fn suffix(scan: &Scan, number: &Number, before: Option<&Currency>) -> Option<(Currency, usize, u8)> {
    let at = number.next;
    let between = scan.between(at);
    let gap = scan.gap(at);
    let counted = matches!(between.trim(), "個" | "个") && number.script != Script::Words;
    if !(gap.joined() || counted) {
        return None;
    }
    let token = *scan.tokens.get(at)?;
    if let Tok::ScaledCurrency { code, exponent } = token.tok
        && gap.near()
        && before.is_none()
    {
        return Some((Currency { code, generic: false, form: Form::Code }, at + 1, exponent));
    }
    let Tok::Currency { code, form, generic } = token.tok else { return None };
    if gap == Gap::Hyphen && !matches!(form, Form::Word | Form::Minor) {
        return None;
    }
    let han = scan.text.as_bytes()[token.start] >= 0x80;
    let rest = scan.after(token.end, 12);
    if let Some(before) = before {
        // "CNH17 billion RMB denominated": a currency of its own says all; "$3 million Canadian dollars" does not.
        let denominated = rest.starts_with('-') || rest.trim_start().starts_with("denominat");
        let same = code == before.code || (han && generic) || before.generic;
        let foreign = before.generic
            && before.code != code
            && !generic
            && !matches!(code, "USD" | "CAD" | "AUD" | "HKD" | "SGD" | "NZD" | "TWD" | "CNY" | "JPY");
        if denominated || !same || foreign || form == Form::Minor || (form == Form::Symbol && !han) {
            return None;
        }
        // 人民幣2,802億元, $10 dollars.
        let resolved = if generic && !before.generic { before.code } else { code };
        let next_number = matches!(scan.tok(at + 1), Some(Tok::Literal { .. })) && scan.gap(at + 1).near();
        if next_number && form != Form::Word {
            return None;
        }
        return Some((Currency { code: resolved, generic, form }, at + 1, 0));
    }
    let next = read(scan, at + 1).ok().filter(|_| scan.gap(at + 1).near());
    let year = number.is_year_like(scan.text);
    match form {
        Form::Symbol | Form::Code | Form::Weak => {
            if let Some(next) = &next {
                let again = matches!(scan.tok(next.next), Some(Tok::Currency { .. })) && scan.gap(next.next).near();
                let glued = form == Form::Symbol && scan.gap(at + 1) == Gap::Glued;
                let cents = form == Form::Code
                    && !year
                    && next.is_plain()
                    && next.high < Decimal::ONE_HUNDRED
                    && next.script == Script::Digits;
                if glued || year || !(again || cents) {
                    return None;
                }
            }
            let closed = !rest.trim_start().starts_with(char::is_alphanumeric);
            if year || (form == Form::Weak && number.scale.is_none() && !closed && gap != Gap::Glued) {
                return None;
            }
        }
        Form::Everyday => {
            let large = number.scale.is_some() || number.low >= Decimal::ONE_HUNDRED;
            let word = &scan.text[token.start..token.end];
            let block = matches!(word, "块" | "塊") && !rest.starts_with(|c: char| c.is_alphanumeric());
            let pound = word.eq_ignore_ascii_case("pound") && !large;
            if !(block
                || (word.eq_ignore_ascii_case("won") && large)
                || (matches!(word, "marks" | "Marks") && large)
                || (pound && number.is_plain() && gap == Gap::Blank && number.low == Decimal::ONE))
            {
                return None;
            }
        }
        // Pounds of something are a weight.
        Form::Word
            if scan.text[token.start..token.end].eq_ignore_ascii_case("pounds")
                && (rest.trim_start().starts_with("of ")
                    || rest.trim_start().starts_with("per ")
                    || is_weight(scan, number.start, token.end)) =>
        {
            return None;
        }
        Form::Word if han && generic && rest.starts_with(['素', '件', '旦', '宇', '老', '首', '年']) => {
            return None;
        }
        Form::Minor if token.end - token.start == 1 => {
            // "12.5p", "5.5c": pence and cents only by the share or with a fraction.
            let share = rest.trim_start().starts_with("per ") || rest.trim_start().starts_with("a share");
            let fraction = number.decimals.is_some_and(|decimals| decimals > 0);
            let paid = || {
                let before = scan.before(number.start, 40).to_ascii_lowercase();
                ["eps ", "dividend ", "per share "].iter().any(|word| before.contains(word))
            };
            if !(share || (fraction || paid()) && scan.text[token.start..token.end] == *"p") {
                return None;
            }
        }
        _ => {}
    }
    let mut last = at + 1;
    let mut code = code;
    let mut scale = 0;
    if let Some(Tok::Word(Word::Scale(exponent) | Word::Abbreviation(exponent))) = scan.tok(last)
        && scan.gap(last).near()
        && number.scale.is_none()
        && next.is_none()
    {
        scale = exponent;
        last += 1;
    } else if han
        && generic
        && let Some(Tok::Currency { code: second, form: Form::Word, generic: false }) = scan.tok(last)
        && scan.gap(last) == Gap::Glued
        && second == "CNY"
    {
        // 2,802億元人民幣.
        code = second;
        last += 1;
    }
    Some((Currency { code, generic, form }, last, scale))
}

/// Whether pounds weigh, by what is said around them: "lost 27 pounds, or 12% of their body weight".
fn is_weight(scan: &Scan, start: usize, end: usize) -> bool {
    let near = [scan.before(start, 60), scan.after(end, 120)];
    let says = |text: &str, words: &[&str]| {
        let mut here = text.split(|c: char| !c.is_ascii_alphabetic());
        here.any(|word| words.iter().any(|cue| word.eq_ignore_ascii_case(cue)))
    };
    let weighs = ["weight", "weigh", "weighs", "weighing", "bodyweight", "heavier", "lighter", "payload"];
    // "copper sales of 4.1 billion pounds": so much of what is dug or farmed is weighed, unless the words speak of its value.
    let goods = [
        "copper",
        "gold",
        "silver",
        "nickel",
        "cobalt",
        "zinc",
        "lithium",
        "uranium",
        "molybdenum",
        "aluminum",
        "aluminium",
        "titanium",
        "beef",
        "chicken",
        "pork",
        "poultry",
        "coffee",
        "sugar",
        "cocoa",
        "cheese",
        "resin",
        "polyethylene",
    ];
    let worth =
        ["revenue", "revenues", "profit", "cost", "costs", "price", "prices", "worth", "EBITDA", "capex", "spend"];
    let amounts = [
        "production",
        "produced",
        "produce",
        "volume",
        "volumes",
        "shipped",
        "shipments",
        "output",
        "mined",
        "tons",
        "tonnes",
    ];
    let is_amount = || says(near[0], &amounts) || near[0].to_ascii_lowercase().contains("sales of ");
    let sterling = || {
        [scan.before(start, 4000), scan.after(end, 4000)]
            .iter()
            .any(|text| text.contains('£') || text.contains("pence"))
    };
    near.iter().any(|text| says(text, &weighs))
        || says(near[0], &goods) && !says(near[0], &worth) && is_amount() && !sterling()
}

/// "thirteen dollars and forty-five cents", "15 dollars 50", 50元6角三分.
fn minor(scan: &Scan, mut found: Found, code: &'static str) -> Found {
    if found.low != found.high || found.next == 0 {
        return found;
    }
    for _ in 0..2 {
        let at = found.next;
        // 角 is no token: it stands in the gap before the next number.
        let joint = scan.between(at).trim_start_matches(['角', '毛']).trim();
        if !(joint.is_empty() || matches!(joint, "and" | "又" | ",")) {
            break;
        }
        if joint.is_empty() && scan.between(at).contains('\n') {
            break;
        }
        let Ok(number) = read(scan, at) else { break };
        if number.low != number.high
            || number.high >= Decimal::ONE_HUNDRED
            || number.scale.is_some()
            || number.low.fract() != Decimal::ZERO
        {
            break;
        }
        let rest = scan.after(number.end, 4);
        let places = match scan.tok(number.next) {
            Some(Tok::Currency { form: Form::Minor, code: own, .. })
                if scan.gap(number.next).joined() && scan.text[scan.tokens[number.next].start..].len() > 1 =>
            {
                let places = divisor(scan, number.next);
                // "20 bucks, 35 pence, 12 cents" lists three prices.
                if own != code && (joint == "," || own != "USD") {
                    break;
                }
                found = found.through(scan, number.next + 1);
                Some(places)
            }
            _ if rest.starts_with(['角', '毛']) => {
                found.end = number.end + 3;
                found.next = number.next;
                Some(1)
            }
            _ if rest.starts_with(['分', '銭']) && !rest.starts_with("分之") => {
                found.end = number.end + 3;
                found.next = number.next;
                Some(2)
            }
            // "15 dollars 50", with nothing that the fifty could count.
            next if joint.is_empty()
                && number.low >= Decimal::TEN
                && scan.gap(at) == Gap::Blank
                && !percent::follows(scan, &number)
                && !(matches!(
                    next,
                    Some(Tok::Currency { .. } | Tok::Word(Word::Scale(_) | Word::Times | Word::Points))
                ) && scan.gap(number.next).joined())
                && count::noun(scan, number.end).is_none()
                && found.decimals == Some(0)
                && !matches!(scan.text.as_bytes()[scan.tokens[at - 1].start], b'$') =>
            {
                found = found.through(scan, number.next);
                Some(2)
            }
            _ => None,
        };
        let Some(places) = places else { break };
        let Some(sum) = number.low.checked_mul(Decimal::new(1, places)).and_then(|part| found.low.checked_add(part))
        else {
            break;
        };
        (found.low, found.high, found.decimals) = (sum, sum, Some(places as i32));
        // "five mao five": the last digit is the next lower unit.
        if places == 1
            && let Ok(last) = read(scan, found.next)
            && scan.gap(found.next).near()
            && last.is_plain()
            && last.low < Decimal::TEN
            && !scan.after(last.end, 3).starts_with(['分', '銭'])
            && let Some(sum) = found.low.checked_add(last.low * Decimal::new(1, 2))
        {
            (found.low, found.high, found.decimals) = (sum, sum, Some(2));
            found = found.through(scan, last.next);
        }
    }
    found
}

/// The rule of an amount whose currency the text leaves to the context.
const BARE: &str = "money.bare";

/// A scaled number that nothing is counted by, near words that speak of money; its currency is settled later.
pub(super) fn bare(number: &Number) -> Found {
    Found::of(number, Kind::Money, None, BARE, 70)
}

/// Gives bare amounts the currency of the nearest amount of the turn, else the one that the call uses most; and gives the
/// signs and words that several currencies share ("$", "元") the one that the text says elsewhere.
pub(super) fn settle(text: &str, mentions: &mut [Mention]) {
    let code = |mention: &Mention| match mention.value.as_ref().and_then(|value| value.unit.as_ref()) {
        Some(Unit::Currency(code)) if mention.kind == Kind::Money => Some(*code),
        _ => None,
    };
    shared_forms(text, mentions);
    if !mentions.iter().any(|mention| mention.rule == BARE) {
        return;
    }
    let mut tally: Vec<(&'static str, u32)> = Vec::new();
    for known in mentions.iter().filter_map(code) {
        match tally.iter_mut().find(|entry| entry.0 == known) {
            Some(entry) => entry.1 += 1,
            None => tally.push((known, 1)),
        }
    }
    let most = tally.iter().max_by(|one, two| one.1.cmp(&two.1).then(two.0.cmp(one.0))).map(|entry| entry.0);
    // The last and the next amount whose currency is printed, and where they stand.
    let mut before = None::<(usize, &'static str)>;
    let mut settled: Vec<(usize, &'static str)> = Vec::new();
    let mut next_at = 0;
    for at in 0..mentions.len() {
        if let Some(known) = code(&mentions[at]) {
            before = Some((at, known));
            continue;
        }
        if mentions[at].rule != BARE {
            continue;
        }
        next_at = next_at.max(at + 1);
        while next_at < mentions.len() && code(&mentions[next_at]).is_none() {
            next_at += 1;
        }
        let here = &mentions[at];
        let near = |other: usize, gap: u32| mentions[other].turn == here.turn && gap < 400;
        let left = before.filter(|(other, _)| near(*other, here.span.start.saturating_sub(mentions[*other].span.end)));
        let right = mentions.get(next_at).and_then(|other| Some((next_at, code(other)?)));
        let right = right.filter(|(other, _)| near(*other, mentions[*other].span.start.saturating_sub(here.span.end)));
        let left_gap = left.map_or(u32::MAX, |(other, _)| here.span.start - mentions[other].span.end);
        let right_gap = right.map_or(u32::MAX, |(other, _)| mentions[other].span.start - here.span.end);
        let chosen = if left_gap <= right_gap { left.or(right) } else { right };
        if let Some(known) = chosen.map(|(_, known)| known).or(most) {
            settled.push((at, known));
        }
    }
    for (at, known) in settled {
        if let Some(Value { unit, .. }) = &mut mentions[at].value {
            *unit = Some(Unit::Currency(known));
        }
    }
}

/// "¥" is renminbi where the text speaks of renminbi, 元 is New Taiwan dollars where it speaks of 新台幣, and so on.
fn shared_forms(text: &str, mentions: &mut [Mention]) {
    let printed = |mention: &Mention| {
        let quote = mention.span.of(text);
        match mention.value.as_ref().and_then(|value| value.unit.as_ref()) {
            Some(Unit::Currency(code)) => Some((*code, quote)),
            _ => None,
        }
    };
    let own = |quote: &str| {
        !quote.is_ascii() && quote.contains(['新', '台', '臺', '人'])
            || quote.contains("NT")
            || quote.contains("TWD")
            || quote.contains("RMB")
            || quote.contains("CNY")
    };
    let (mut taiwan, mut china, mut yen) = (0_u32, 0_u32, 0_u32);
    let mut shared = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        if mention.kind != Kind::Money {
            continue;
        }
        let Some((code, quote)) = printed(mention) else { continue };
        let sign = quote.contains('¥')
            && !quote.contains(|c: char| c.is_ascii_alphabetic() && c != 'b' && c != 'm' && c != 'n');
        let han = quote.ends_with('元') && !quote.starts_with('人') && code == "CNY";
        if sign || han || quote.starts_with('¥') {
            shared.push((at, sign || quote.starts_with('¥')));
        } else if !matches!(code, "TWD" | "CNY" | "CNH" | "JPY") {
            // It says nothing of these.
        } else if own(quote) {
            taiwan += u32::from(code == "TWD");
            china += u32::from(code == "CNY" || code == "CNH");
        } else {
            yen += u32::from(code == "JPY");
            china += u32::from(code == "CNY" || code == "CNH");
        }
    }
    for (at, sign) in shared {
        let code = match sign {
            true if china > yen => "CNY",
            false if taiwan > china => "TWD",
            _ => continue,
        };
        if let Some(Value { unit, .. }) = &mut mentions[at].value {
            *unit = Some(Unit::Currency(code));
        }
    }
}
