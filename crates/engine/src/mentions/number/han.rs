//! Numbers in Chinese numerals: 一億兩千萬, 25万6千, 五点二, 兩三億.

use rust_decimal::Decimal;

use super::{Number, Scan, Script, power};
use crate::document::Approx;
use crate::lexicon::numbers::Han;
use crate::mentions::tokens::{Gap, Tok};

/// A number of Chinese numerals, digits mixed in; a fraction with 分之 is left to its own recogniser.
pub(super) fn han(scan: &Scan, first: usize) -> Result<Number, usize> {
    let (mut total, mut section) = (Decimal::ZERO, Decimal::ZERO);
    let mut current = None::<Decimal>;
    let (mut at, mut exponent, mut places) = (first, 0_u8, 0);
    let (mut last_small, mut big) = (u8::MAX, None::<u8>);
    let mut positional = 0;
    let mut approx = None;
    let mut zero = false;
    let mut halved = false;
    if let Some(range) = neighbours(scan, first) {
        return Ok(range);
    }
    // No number has more numerals; the bound keeps the time linear where a text is nothing else.
    const LONGEST: usize = 64;
    let bad = |at: usize| {
        let mut end = at + 1;
        while end - first < 2 * LONGEST && matches!(scan.tok(end), Some(Tok::Han(_))) && scan.gap(end).near() {
            end += 1;
        }
        end
    };
    loop {
        if at - first > LONGEST {
            return Err(bad(at));
        }
        if at > first && !scan.gap(at).near() {
            break;
        }
        match scan.tok(at) {
            Some(Tok::Literal { value, places: after }) => {
                if current.is_some() {
                    break;
                }
                // 1万200 is one number only where the digits are glued.
                if at > first && scan.gap(at) != Gap::Glued {
                    break;
                }
                current = Some(value);
                places = after;
                positional = 1;
            }
            Some(Tok::Han(Han::Digit(digit))) => {
                let digit_value = Decimal::from(digit);
                if digit == 0 && current.is_none() {
                    zero = true;
                }
                current = Some(match current {
                    Some(value) if positional > 0 => value
                        .checked_mul(Decimal::TEN)
                        .and_then(|value| value.checked_add(digit_value))
                        .ok_or(bad(at))?,
                    _ => digit_value,
                });
                if positional > 0
                    && (section > Decimal::ZERO || matches!(scan.tok(at + 1), Some(Tok::Han(Han::Small(_)))))
                    && !zero
                {
                    // 二三十 is "twenty or thirty".
                    return Err(bad(at));
                }
                positional += 1;
                if positional > 20 {
                    return Err(bad(at));
                }
            }
            Some(Tok::Han(Han::Small(power_of_ten))) => {
                let units = match current.take() {
                    Some(value) if value > Decimal::ZERO => value,
                    _ => Decimal::ONE,
                };
                section = units
                    .checked_mul(power(power_of_ten))
                    .and_then(|value| value.checked_add(section))
                    .ok_or(bad(at))?;
                (last_small, exponent, positional, zero) = (power_of_ten, power_of_ten, 0, false);
            }
            Some(Tok::Han(Han::Big(power_of_ten))) => {
                let group = section.checked_add(current.take().unwrap_or_default()).ok_or(bad(at))?;
                if group.is_zero() && total.is_zero() {
                    return Err(bad(at));
                }
                let scale = power(power_of_ten);
                total = if group.is_zero() || big.is_some_and(|big| power_of_ten > big) {
                    total.checked_add(group).and_then(|sum| sum.checked_mul(scale))
                } else {
                    group.checked_mul(scale).and_then(|value| value.checked_add(total))
                }
                .ok_or(bad(at))?;
                exponent = if group.is_zero() { exponent + power_of_ten } else { power_of_ten };
                (section, big, last_small, positional, zero) = (Decimal::ZERO, Some(exponent), u8::MAX, 0, false);
            }
            Some(Tok::Han(Han::Point)) => {
                // 五点二: digits must follow, and stand before.
                if current.is_none() && section.is_zero() && total.is_zero() {
                    return Err(bad(at));
                }
                let (mut mantissa, mut count, mut next) = (0_i64, 0, at + 1);
                while count < 12 && scan.gap(next).near() {
                    match scan.tok(next) {
                        Some(Tok::Han(Han::Digit(digit))) => {
                            (mantissa, count) = (mantissa * 10 + i64::from(digit), count + 1)
                        }
                        Some(Tok::Literal { value, places: 0 }) if count == 0 && value < Decimal::ONE_THOUSAND => {
                            mantissa = i64::try_from(value).unwrap_or_default();
                            count = (scan.tokens[next].end - scan.tokens[next].start) as u32;
                            if count > 3 {
                                count /= 3
                            }
                        }
                        _ => break,
                    }
                    next += 1;
                }
                if count == 0 {
                    break;
                }
                let whole = section.checked_add(current.take().unwrap_or_default()).ok_or(bad(at))?;
                current = whole.checked_add(Decimal::new(mantissa, count));
                (section, places, exponent, at) = (Decimal::ZERO, count as u8, 0, next);
                positional = 0;
                continue;
            }
            Some(Tok::Han(Han::More))
                if at > first && (current.is_some() || !section.is_zero() || !total.is_zero()) =>
            {
                // 500多亿, 三十多家: over. What follows must be a unit, which the caller looks at.
                approx = Some(Approx::Over);
            }
            Some(Tok::Han(Han::Half)) if at == first => {
                current = Some(Decimal::new(5, 1));
                halved = true;
            }
            _ => break,
        }
        at += 1;
        if halved {
            break;
        }
    }
    if at == first {
        return Err(first + 1);
    }
    // 一千三, 二百五: the digit after a power of ten belongs to the next lower one.
    let mut rest = current.unwrap_or_default();
    if let Some(value) = current
        && positional == 1
        && !zero
        && places == 0
        && value < Decimal::TEN
        && matches!(scan.tok(at - 1), Some(Tok::Han(_)))
    {
        let lower = if last_small != u8::MAX && last_small > 1 {
            last_small - 1
        } else if last_small == u8::MAX && big.is_some_and(|big| big >= 4) {
            exponent - 1
        } else {
            0
        };
        rest = value.checked_mul(power(lower)).ok_or(at)?;
        exponent = if last_small == 1 || lower == 0 { 0 } else { lower };
    } else if current.is_some() {
        exponent = 0;
    }
    let value = total.checked_add(section).and_then(|sum| sum.checked_add(rest)).ok_or(at)?;
    let digits_only = matches!(scan.tok(first), Some(Tok::Literal { .. }));
    let decimals = i32::from(places) - i32::from(exponent);
    let script = if digits_only { Script::Digits } else { Script::Han };
    let mut number = Number::new(scan, first, at, value, decimals, if big.is_some() { Script::Han } else { script });
    number.script = if digits_only && big.is_none() { Script::Digits } else { Script::Han };
    number.scale = big;
    number.approx = approx;
    if approx.is_some() && matches!(scan.tok(at - 1), Some(Tok::Han(Han::More))) {
        number.end = scan.tokens[at - 2].end;
    }
    Ok(number)
}

/// 兩三億, 七八千萬, 三四成: one of two neighbours, each with the powers after them.
fn neighbours(scan: &Scan, first: usize) -> Option<Number> {
    let (Tok::Han(Han::Digit(low @ 1..)), Tok::Han(Han::Digit(high))) = (scan.tok(first)?, scan.tok(first + 1)?) else {
        return None;
    };
    let counted = matches!(scan.tok(first + 2)?, Tok::Han(Han::Small(_) | Han::Big(_)) | Tok::Tenths);
    if high != low + 1 || !counted || !(first + 1..=first + 2).all(|at| scan.gap(at) == Gap::Glued) {
        return None;
    }
    let number = han(scan, first + 1).ok()?;
    let unit = number.high.checked_div(high.into())?;
    // 二三十五 says nothing; only powers of ten may follow.
    let mut power = unit;
    while power >= Decimal::TEN {
        power /= Decimal::TEN;
    }
    (power == Decimal::ONE).then(|| Number {
        start: scan.tokens[first].start,
        first,
        low: unit * Decimal::from(low),
        decimals: None,
        ..number
    })
}
