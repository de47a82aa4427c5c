//! Values as a person reads them.

use rust_decimal::Decimal;
use tickmark_engine::document::{Approx, Direction, Mention, Role, Unit, Value};

/// A number with its thousands set apart.
pub fn grouped(number: Decimal) -> String {
    with_decimals(number, 0)
}

/// The same with at least so many digits behind the point.
fn with_decimals(number: Decimal, least: u32) -> String {
    let mut number = number.normalize();
    if number.scale() < least {
        number.rescale(least);
    }
    let plain = number.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// No more noughts than this are written behind a point to show with which precision a number was printed.
const MOST_DECIMALS: i32 = 6;

/// The scales of short forms, largest first: power of ten, symbol, word.
const SCALES: [(u32, &str, &str); 3] = [(12, "tn", "trillion"), (9, "bn", "billion"), (6, "m", "million")];

fn power(exponent: u32) -> Decimal {
    Decimal::from_i128_with_scale(10i128.pow(exponent.min(27)), 0)
}

/// The scale that fits a number.
fn scale(number: Decimal) -> Option<(u32, &'static str, &'static str)> {
    SCALES.into_iter().find(|(exponent, ..)| number.abs() >= power(*exponent))
}

fn approx(value: &Value) -> &'static str {
    match value.approx {
        None => "",
        Some(Approx::About) => "≈ ",
        Some(Approx::Over) => "> ",
        Some(Approx::Under) => "< ",
        Some(Approx::UpTo) => "≤ ",
        Some(Approx::AtLeast) => "≥ ",
    }
}

/// The interval with its numbers written by `number`.
fn interval(value: &Value, number: impl Fn(Decimal) -> String) -> Option<String> {
    Some(match (value.low, value.high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{}–{}", number(low), number(high)),
        (Some(low), None) => format!("≥ {}", number(low)),
        (None, Some(high)) => format!("≤ {}", number(high)),
        (None, None) => return None,
    })
}

/// A value in little room: "CNY 280.2 bn", "13 %", "1.1 pp", "10–99 %". Counted nouns are left to the metric.
pub fn short(value: &Value) -> String {
    signed(value, "")
}

/// A value in little room behind its sign.
fn signed(value: &Value, sign: &str) -> String {
    let largest = value.high.or(value.low).unwrap_or_default();
    let scale = scale(largest);
    let exponent = scale.map_or(0, |(exponent, ..)| exponent);
    // "$1.60" is 1.60 and not 1.6. More printed digits than two only say that the number was written out.
    let printed = value.decimals.and_then(|decimals| decimals.checked_add_unsigned(exponent));
    let printed = printed.filter(|decimals| (1..=2).contains(decimals)).unwrap_or(0);
    let Some(numbers) = interval(value, |number| with_decimals(number / power(exponent), printed.unsigned_abs()))
    else {
        return String::new();
    };
    let symbol = scale.map_or(String::new(), |(_, symbol, _)| format!(" {symbol}"));
    let approx = approx(value);
    match &value.unit {
        Some(Unit::Currency(code)) => format!("{approx}{sign}{code} {numbers}{symbol}"),
        Some(unit @ (Unit::Percent | Unit::PercentagePoint | Unit::BasisPoint)) => {
            format!("{approx}{sign}{numbers}{symbol} {}", unit.as_str())
        }
        Some(Unit::Noun(_)) | None => format!("{approx}{sign}{numbers}{symbol}"),
    }
}

/// A change in little room, with its sign.
pub fn change(mention: &Mention) -> String {
    let Some(value) = &mention.value else { return String::new() };
    let sign = match mention.direction {
        Some(Direction::Up) => "+",
        Some(Direction::Down) => "−",
        Some(Direction::Flat | Direction::Loss) | None => "",
    };
    signed(value, sign)
}

/// The value of a figure in little room, with the sign of a loss or of a change.
pub fn figure(mention: &Mention) -> String {
    match (&mention.value, mention.role, mention.direction) {
        (_, Some(Role::Change), _) => change(mention),
        (Some(value), _, Some(Direction::Loss)) => signed(value, "−"),
        (Some(value), ..) => short(value),
        (None, ..) => mention.period.as_ref().map(period).unwrap_or_default(),
    }
}

/// A value in full, with the precision that it was printed with: "CNY 280,200,000,000 ± 50 million".
pub fn exact(value: &Value) -> String {
    let printed = value.decimals.filter(|decimals| (1..=MOST_DECIMALS).contains(decimals)).unwrap_or(0).unsigned_abs();
    let Some(numbers) = interval(value, |number| with_decimals(number, printed)) else { return String::new() };
    let approx = approx(value);
    let full = match &value.unit {
        Some(Unit::Currency(code)) => format!("{approx}{code} {numbers}"),
        Some(unit) => format!("{approx}{numbers} {}", unit.as_str()),
        None => format!("{approx}{numbers}"),
    };
    let counted = matches!(value.unit, Some(Unit::Noun(_)) | None) && value.decimals == Some(0);
    match value.decimals.and_then(half_unit) {
        Some(half) if !counted => format!("{full} ± {half}"),
        _ => full,
    }
}

/// Half of the last printed place, in words from a million on.
fn half_unit(decimals: i32) -> Option<String> {
    if !(-24..=24).contains(&decimals) {
        return None;
    }
    let half = match u32::try_from(decimals) {
        Ok(places) => Decimal::from_i128_with_scale(5, places + 1),
        Err(_) => Decimal::from_i128_with_scale(5 * 10i128.pow(decimals.unsigned_abs()), 1),
    };
    Some(match scale(half) {
        Some((exponent, _, word)) => format!("{} {word}", grouped(half / power(exponent))),
        None => grouped(half),
    })
}

/// A period or a day: its words, and its days where they are known.
pub fn period(period: &tickmark_engine::document::Period) -> String {
    match (period.start, period.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} – {end}"),
        _ => period.text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::Span;
    use tickmark_engine::document::Kind;

    fn value(low: &str, high: &str, unit: &str, decimals: Option<i32>) -> Value {
        let number = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let unit = match unit {
            "" => None,
            "%" => Some(Unit::Percent),
            "pp" => Some(Unit::PercentagePoint),
            "CNY" => Some(Unit::Currency("CNY")),
            noun => Some(Unit::Noun(noun.to_owned().into())),
        };
        Value { low: number(low), high: number(high), unit, decimals, approx: None }
    }

    #[track_caller]
    fn check(value: Value, in_short: &str, in_full: &str) {
        assert_eq!((short(&value).as_str(), exact(&value).as_str()), (in_short, in_full));
    }

    #[test]
    fn values_are_written_with_their_unit_scale_and_precision() {
        let v = value;
        check(v("280200000000", "280200000000", "CNY", Some(-8)), "CNY 280.2 bn", "CNY 280,200,000,000 ± 50 million");
        check(v("1000000", "1000000", "CNY", Some(-6)), "CNY 1 m", "CNY 1,000,000 ± 500,000");
        check(v("1.50", "1.50", "CNY", Some(2)), "CNY 1.50", "CNY 1.50 ± 0.005");
        check(v("5000000000", "5000000000", "CNY", Some(-7)), "CNY 5.00 bn", "CNY 5,000,000,000 ± 5 million");
        check(v("2000000", "2000000", "store", Some(0)), "2 m", "2,000,000 store");
        check(v("2000000000000", "2000000000000", "CNY", Some(-12)), "CNY 2 tn", "CNY 2,000,000,000,000 ± 500 billion");
        check(v("8", "8", "%", Some(0)), "8 %", "8 % ± 0.5");
        check(v("1.1", "1.1", "pp", Some(1)), "1.1 pp", "1.1 pp ± 0.05");
        check(v("10", "99", "%", None), "10–99 %", "10–99 %");
        check(v("10", "", "%", None), "≥ 10 %", "≥ 10 %");
        check(v("", "10", "%", None), "≤ 10 %", "≤ 10 %");
        check(v("", "", "%", None), "", "");
        check(v("49000000", "49000000", "member", Some(-6)), "49 m", "49,000,000 member ± 500,000");
        check(v("12500", "12500", "store", Some(0)), "12,500", "12,500 store");
        check(v("-3.2", "-3.2", "%", Some(1)), "−3.2 %", "−3.2 % ± 0.05");
        check(v("20", "20", "%", Some(1)), "20.0 %", "20.0 % ± 0.05");
        check(v("1", "1", "%", Some(9999)), "1 %", "1 %");
    }

    #[test]
    fn a_change_shows_its_direction() {
        let mut mention =
            Mention::found(Span::default(), Kind::Percent, Some(value("13", "13", "%", Some(0))), "t", 90);
        assert_eq!(change(&mention), "13 %");
        mention.role = Some(Role::Change);
        mention.direction = Some(Direction::Down);
        assert_eq!(figure(&mention), "−13 %");
        mention.direction = Some(Direction::Up);
        assert_eq!(figure(&mention), "+13 %");
        mention.value.as_mut().unwrap().approx = Some(Approx::About);
        assert_eq!(figure(&mention), "≈ +13 %");
        mention.value.as_mut().unwrap().approx = None;
        mention.role = Some(Role::Level);
        mention.direction = Some(Direction::Loss);
        assert_eq!(figure(&mention), "−13 %");
    }
}
