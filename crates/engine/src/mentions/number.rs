//! Composes tokens to one number: digits with a scale, numbers written out, Chinese numerals.

use rust_decimal::Decimal;

use super::fraction::parts;
use super::tokens::{Gap, Tok, Token, gap};
use crate::document::Approx;
use crate::lexicon::numbers::Word;
use han::han;

mod han;

/// The tokens of one stretch of text.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    /// Where the stretch begins and ends.
    pub from: usize,
    pub to: usize,
}

impl<'t> Scan<'t> {
    /// The token at an index.
    pub fn tok(&self, at: usize) -> Option<Tok> {
        self.tokens.get(at).map(|token| token.tok)
    }

    /// The text between the token before `at` and the one at `at`.
    pub fn between(&self, at: usize) -> &'t str {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) if before.end <= token.start => &self.text[before.end..token.start],
            _ => "?",
        }
    }

    /// The gap before the token at `at`.
    pub fn gap(&self, at: usize) -> Gap {
        gap(self.between(at))
    }

    /// The text before a byte, within the stretch and at most so many bytes.
    pub fn before(&self, byte: usize, most: usize) -> &'t str {
        let mut from = byte.saturating_sub(most).max(self.from);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        &self.text[from..byte]
    }

    /// The text after a byte, within the stretch and at most so many bytes.
    pub fn after(&self, byte: usize, most: usize) -> &'t str {
        let mut to = byte.saturating_add(most).min(self.to);
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        &self.text[byte..to]
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Digits,
    Words,
    Han,
}

/// A number of one or more tokens, or a range of two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub start: usize,
    pub end: usize,
    /// The first token, and the one after the last.
    pub first: usize,
    pub next: usize,
    pub low: Decimal,
    pub high: Decimal,
    /// Printed precision as xBRL has it; `None` for vague words.
    pub decimals: Option<i32>,
    pub script: Script,
    /// The power of ten of its scale word, if any.
    pub scale: Option<u8>,
    /// Whether that is an abbreviation ("bn", "M").
    pub abbreviated: bool,
    /// Whether a unit of its own must not follow: a part such as "two-thirds".
    pub part: bool,
    pub approx: Option<Approx>,
}

/// 10^exponent.
pub(super) fn power(exponent: u8) -> Decimal {
    let mut mantissa: i128 = 1;
    for _ in 0..exponent.min(28) {
        mantissa *= 10;
    }
    Decimal::from_i128_with_scale(mantissa, 0)
}

impl Number {
    fn new(scan: &Scan, first: usize, next: usize, value: Decimal, decimals: i32, script: Script) -> Self {
        Self {
            start: scan.tokens[first].start,
            end: scan.tokens[next - 1].end,
            first,
            next,
            low: value,
            high: value,
            decimals: Some(decimals),
            script,
            scale: None,
            abbreviated: false,
            part: false,
            approx: None,
        }
    }

    /// Multiplied by a power of ten, precision and all.
    pub fn scaled(mut self, exponent: u8) -> Option<Self> {
        self.low = self.low.checked_mul(power(exponent))?;
        self.high = self.high.checked_mul(power(exponent))?;
        self.decimals = self.decimals.map(|decimals| decimals - i32::from(exponent));
        Some(self)
    }

    /// Whether it is one whole number without a scale.
    pub fn is_plain(&self) -> bool {
        self.scale.is_none() && self.low == self.high && self.decimals == Some(0)
    }

    /// Whether it may be a year: four digits, no comma, no scale.
    ///
    /// Of numbers written out, "two thousand twenty one".
    pub fn is_year_like(&self, text: &str) -> bool {
        if self.script == Script::Words {
            return self.is_plain() && (Decimal::from(2001)..=Decimal::from(2050)).contains(&self.low);
        }
        self.is_plain()
            && self.script == Script::Digits
            && self.end - self.start == 4
            && (Decimal::from(1900)..=Decimal::from(2100)).contains(&self.low)
            && text[self.start..self.end].bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The number that begins at token `first`; where it ends if it is none but its tokens belong together.
pub(super) fn read(scan: &Scan, first: usize) -> Result<Number, usize> {
    let number = match scan.tok(first) {
        Some(Tok::Literal { .. }) => literal(scan, first),
        Some(Tok::Han(_)) => return han(scan, first),
        Some(Tok::Word(Word::Unit(_) | Word::Tens(_))) => words(scan, first, 0),
        Some(Tok::Word(Word::Hundred | Word::Scale(_) | Word::Dozen)) => one_of(scan, first),
        Some(Tok::Word(Word::Several(..))) => several(scan, first),
        Some(Tok::Word(Word::Part(2 | 4))) => part_of_scale(scan, first),
        _ => Err(first + 1),
    }?;
    Ok(number)
}

/// Applies the scales that follow: "thousand", "billion", "lakh crore", "dozen".
fn with_scales(scan: &Scan, mut number: Number) -> Option<Number> {
    loop {
        let gap = scan.gap(number.next);
        let exponent = match scan.tok(number.next) {
            Some(Tok::Word(Word::Hundred)) if gap.near() && number.scale.is_none() => 2,
            Some(Tok::Word(Word::Scale(exponent))) if gap.joined() => exponent,
            Some(Tok::Word(Word::Abbreviation(exponent))) if number.scale.is_none() && gap.near() => {
                let token = scan.tokens[number.next];
                let form = &scan.text[token.start..token.end];
                // Apart from the number, "m" are metres and "k" is a letter.
                if gap != Gap::Glued && form.len() < 2 && !matches!(form, "B" | "M" | "K" | "T") {
                    return Some(number);
                }
                number.abbreviated = true;
                exponent
            }
            Some(Tok::Word(Word::Dozen)) if gap.near() && number.scale.is_none() => {
                let twelve = Decimal::from(12);
                number.low = number.low.checked_mul(twelve)?;
                number.high = number.high.checked_mul(twelve)?;
                number.end = scan.tokens[number.next].end;
                number.next += 1;
                return Some(number);
            }
            _ => return Some(number),
        };
        let end = scan.tokens[number.next].end;
        let known = number.scale.unwrap_or(0);
        number = number.scaled(exponent)?;
        number.scale = Some(known + exponent);
        number.end = end;
        number.next += 1;
    }
}

/// "and a half", "and three quarters" after a number: the part, its places and the token after it.
fn and_a_part(scan: &Scan, next: usize) -> Option<(Decimal, i32, usize)> {
    // "three-and-a-half" too.
    let words = |at: usize| scan.between(at).trim_matches([' ', '-', '\n']).to_ascii_lowercase().replace('-', " ");
    if scan.between(next).len() > 10 {
        return None;
    }
    match (scan.tok(next)?, scan.tok(next + 1)) {
        (Tok::Word(Word::Part(lower)), _) if matches!(words(next).as_str(), "and a" | "and one" | "and") => {
            let places = if lower == 2 { 1 } else { 2 };
            (lower == 2 || lower == 4).then(|| (Decimal::ONE / Decimal::from(lower), places, next + 1))
        }
        (Tok::Word(Word::Unit(upper @ 1..=3)), Some(Tok::Word(Word::Part(4))))
            if words(next) == "and" && scan.gap(next + 1).joined() =>
        {
            Some((Decimal::from(upper) / Decimal::from(4), 2, next + 2))
        }
        _ => None,
    }
}

fn literal(scan: &Scan, first: usize) -> Result<Number, usize> {
    let Some(Tok::Literal { value, places }) = scan.tok(first) else { return Err(first + 1) };
    // 25万6千, ６點５成: the Chinese reader takes digits as well.
    if matches!(scan.tok(first + 1), Some(Tok::Han(_) | Tok::PartsOf)) && scan.gap(first + 1).near() {
        return han(scan, first);
    }
    let mut number = Number::new(scan, first, first + 1, value, i32::from(places), Script::Digits);
    // 2 1/4, 2½.
    if places == 0
        && let (Some(Tok::Literal { value: upper, places: 0 }), Some(Tok::Word(Word::Part(lower)))) =
            (scan.tok(first + 1), scan.tok(first + 2))
        && scan.gap(first + 1).near()
        && scan.gap(first + 2) == Gap::Glued
    {
        let part = parts(upper, lower.into()).ok_or(first + 1)?;
        (number.low, number.high) = (value + part, value + part);
        (number.next, number.end, number.decimals) = (first + 3, scan.tokens[first + 2].end, Some(part.scale() as i32));
    } else if let Some(Tok::Word(Word::Part(lower))) = scan.tok(first + 1)
        && (scan.gap(first + 1) == Gap::Glued || scan.tokens[first].start == scan.tokens[first].end)
    {
        let part = parts(value, lower.into()).ok_or(first + 1)?;
        (number.low, number.high, number.part) = (part, part, true);
        (number.next, number.end, number.decimals) = (first + 2, scan.tokens[first + 1].end, None);
        number.start = scan.tokens[first].start.min(scan.tokens[first + 1].start);
    }
    if let Some((part, places, next)) = and_a_part(scan, number.next).filter(|_| number.is_plain()) {
        (number.low, number.high) = (number.low + part, number.high + part);
        (number.next, number.end, number.decimals) = (next, scan.tokens[next - 1].end, Some(places));
    }
    let number = with_scales(scan, number).ok_or(first + 1)?;
    Ok(with_trailing_part(scan, number))
}

/// "3 million and a half".
fn with_trailing_part(scan: &Scan, mut number: Number) -> Number {
    if let Some(scale) = number.scale.filter(|_| number.low == number.high && !number.abbreviated)
        && let Some((part, places, next)) = and_a_part(scan, number.next)
        && let Some(part) = part.checked_mul(power(scale))
        && !matches!(scan.tok(next), Some(Tok::Word(Word::Scale(_))))
        && let Some(sum) = number.low.checked_add(part)
    {
        (number.low, number.high) = (sum, sum);
        (number.next, number.end) = (next, scan.tokens[next - 1].end);
        number.decimals = Some(places - i32::from(scale));
    }
    number
}

/// A number written out, in one part or in two: "three trillion, sixty-one point five billion". `group` is 1 where the one
/// of "a hundred and five" is written "a", else 0.
fn words(scan: &Scan, first: usize, group: u64) -> Result<Number, usize> {
    let number = one_part(scan, first, group)?;
    Ok(with_second_part(scan, &number).unwrap_or(number))
}

/// The number with the lower part behind its comma, where that has a decimal or its currency stands behind it: "two billion,
/// forty million of which" are two amounts.
fn with_second_part(scan: &Scan, number: &Number) -> Option<Number> {
    let scale = number.scale.filter(|&scale| scale >= 9 && number.decimals == Some(-i32::from(scale)))?;
    if scan.between(number.next).trim() != "," {
        return None;
    }
    let rest = match scan.tok(number.next)? {
        Tok::Word(Word::Unit(_) | Word::Tens(_)) => one_part(scan, number.next, 0).ok()?,
        _ => return None,
    };
    let lower = rest.scale.filter(|lower| (6..scale).contains(lower) && rest.low < power(scale))?;
    let pointed = rest.decimals.is_some_and(|decimals| decimals > -i32::from(lower));
    let money = matches!(scan.tok(rest.next), Some(Tok::Currency { .. })) && scan.gap(rest.next).near();
    let end = if money { scan.tokens[rest.next].end } else { rest.end };
    let behind = scan.after(end, 8).split_whitespace().next().unwrap_or_default();
    if !(pointed || money) || matches!(behind, "of" | "more" | "less") {
        return None;
    }
    let sum = number.low.checked_add(rest.low)?;
    Some(Number { low: sum, high: sum, decimals: rest.decimals, next: rest.next, end: rest.end, ..*number })
}

/// "three hundred and five thousand", "two point five million", "twenty-one".
fn one_part(scan: &Scan, first: usize, mut group: u64) -> Result<Number, usize> {
    let mut total: u64 = 0;
    let mut at = first;
    let mut last_scale = u8::MAX;
    let mut lowest = 0;
    let mut last = (group > 0).then_some(Word::Unit(1));
    while let Some(Tok::Word(word)) = scan.tok(at) {
        let joint = if at == first { Gap::Blank } else { scan.gap(at) };
        let and =
            at != first && matches!(last, Some(Word::Hundred | Word::Scale(_))) && scan.between(at).trim() == "and";
        if !(joint.joined() || and) {
            break;
        }
        match (word, last) {
            (Word::Unit(_) | Word::Tens(_), None) => {}
            (Word::Unit(1..=9), Some(Word::Tens(_))) => {}
            (Word::Unit(_) | Word::Tens(_), Some(Word::Hundred | Word::Scale(_))) if joint.near() || and => {}
            (Word::Hundred, Some(Word::Unit(1..))) | (Word::Hundred, Some(Word::Tens(_))) if group < 100 => {}
            (Word::Scale(exponent), Some(_)) if exponent < last_scale && group > 0 => {}
            (Word::Scale(5 | 7), Some(Word::Scale(3 | 5))) => {}
            // "seven one-of-a-kind chips", "two one-time charges".
            (Word::Unit(1), Some(_)) if scan.after(scan.tokens[at].end, 1) == "-" => break,
            // "sixty seventy percent": from the one to the other.
            (Word::Tens(high), Some(Word::Tens(low)))
                if at == first + 1
                    && high == low + 10
                    && scan.tok(at + 1) == Some(Tok::Word(Word::Percent))
                    && scan.gap(at + 1).near() =>
            {
                let mut range = Number::new(scan, first, at + 1, Decimal::from(low), 0, Script::Words);
                range.high = Decimal::from(high);
                return Ok(range);
            }
            (Word::Unit(_) | Word::Tens(_), Some(Word::Unit(_) | Word::Tens(_))) => {
                // "twenty twenty-five", "one two three": digits read out or a year, no quantity.
                let mut end = at + 1;
                while matches!(scan.tok(end), Some(Tok::Word(Word::Unit(_) | Word::Tens(_)))) && scan.gap(end).joined()
                {
                    end += 1;
                }
                return Err(end);
            }
            _ => break,
        }
        match word {
            Word::Unit(n) => (group, lowest) = (group + u64::from(n), 0),
            Word::Tens(n) => (group, lowest) = (group + u64::from(n), 0),
            Word::Hundred => (group, lowest) = (group * 100, 0),
            Word::Scale(exponent) => {
                let ten = 10_u64.pow(u32::from(exponent));
                if group == 0 {
                    total = total.checked_mul(ten).ok_or(at + 1)?;
                } else {
                    total = group.checked_mul(ten).and_then(|sum| sum.checked_add(total)).ok_or(at + 1)?;
                }
                (group, last_scale, lowest) = (0, exponent, exponent);
            }
            _ => break,
        }
        last = Some(word);
        at += 1;
        // "five point two", "and a half": the scale then belongs to the whole.
        if let Some((fraction, places, next)) = fraction(scan, at).filter(|_| total == 0) {
            let value = Decimal::from(group) + fraction;
            let mut number = Number::new(scan, first, next, value, places, Script::Words);
            number = with_scales(scan, number).ok_or(next)?;
            return Ok(number);
        }
        if let Some((part, places, next)) = and_a_part(scan, at).filter(|_| total == 0 && group > 0) {
            let number = Number::new(scan, first, next, Decimal::from(group) + part, places, Script::Words);
            return with_scales(scan, number).ok_or(next);
        }
    }
    if at == first {
        return Err(first + 1);
    }
    let value = Decimal::from(total) + Decimal::from(group);
    let mut number = Number::new(scan, first, at, value, -i32::from(lowest), Script::Words);
    number.scale = (last_scale != u8::MAX).then_some(last_scale);
    // "two-thirds", "three quarters": a part, and "three quarters of a billion".
    if let Some(Tok::Word(Word::Part(lower))) = scan.tok(at)
        && total == 0
        && (1..u64::from(lower)).contains(&group)
        && scan.gap(at).joined()
    {
        number.part = true;
        number.decimals = None;
        let part = parts(group.into(), lower.into()).ok_or(at)?;
        (number.low, number.high) = (part, part);
        (number.next, number.end) = (at + 1, scan.tokens[at].end);
        return Ok(part_scaled(scan, number));
    }
    if number.scale.is_none() {
        number = with_scales(scan, number).ok_or(at)?;
    }
    Ok(with_trailing_part(scan, number))
}

/// "point two five" after a number: its value, its places, the token after it.
fn fraction(scan: &Scan, at: usize) -> Option<(Decimal, i32, usize)> {
    let mut next = at;
    // "point" is a token of its own because of "basis points".
    if scan.tok(next) != Some(Tok::Word(Word::Points)) || !scan.gap(next).near() {
        return None;
    }
    next += 1;
    let (mut mantissa, mut places) = (0_i64, 0);
    while places < 12 && scan.gap(next).joined() {
        match scan.tok(next) {
            Some(Tok::Word(Word::Unit(digit @ 0..=9))) => {
                (mantissa, places) = (mantissa * 10 + i64::from(digit), places + 1)
            }
            Some(Tok::Word(Word::Unit(digit))) => (mantissa, places) = (mantissa * 100 + i64::from(digit), places + 2),
            Some(Tok::Word(Word::Tens(ten))) => match scan.tok(next + 1) {
                Some(Tok::Word(Word::Unit(unit @ 1..=9))) if scan.gap(next + 1).joined() => {
                    (mantissa, places, next) = (mantissa * 100 + i64::from(ten + unit), places + 2, next + 1);
                }
                _ => (mantissa, places) = (mantissa * 100 + i64::from(ten), places + 2),
            },
            _ => break,
        }
        next += 1;
    }
    (places > 0).then(|| (Decimal::new(mantissa, places), places as i32, next))
}

/// "a hundred", "a million", "hundred thousand": the one that is not written, or written "a".
fn one_of(scan: &Scan, first: usize) -> Result<Number, usize> {
    let mut number = Number::new(scan, first, first + 1, Decimal::ONE, 0, Script::Words);
    let token = scan.tokens[first];
    let before = scan.before(token.start, 24);
    let word = before.trim_end();
    let article = word.len() < before.len() && (word.eq_ignore_ascii_case("a") || ends_with_word(word, "a"));
    let plural = scan.text[token.start..token.end].ends_with('s');
    match token.tok {
        _ if plural => return Err(first + 1),
        Tok::Word(Word::Scale(_) | Word::Dozen) if !article => return Err(first + 1),
        _ => {}
    }
    match token.tok {
        Tok::Word(Word::Dozen) => {
            (number.low, number.high) = (12.into(), 12.into());
            number = with_scales(scan, number).ok_or(first + 1)?;
        }
        _ => number = words(scan, first, 1)?,
    }
    if article {
        number.start = token.start - (before.len() - word.len()) - 1;
    }
    Ok(number)
}

/// Whether the text ends with a word, in any case.
#[inline]
pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    // Nearly every text ends with another letter.
    let differ = |(one, other): (&u8, &u8)| (one ^ other) & !0x20 != 0;
    if text.as_bytes().last().zip(word.as_bytes().last()).is_none_or(differ) {
        return false;
    }
    is_last_word(text, word)
}

fn is_last_word(text: &str, word: &str) -> bool {
    let Some(from) = text.len().checked_sub(word.len()) else { return false };
    text.is_char_boundary(from)
        && text[from..].eq_ignore_ascii_case(word)
        && !text[..from].ends_with(|c: char| c.is_alphanumeric())
}

/// "several billion", "a couple of hundred million": vague, but with a scale a quantity.
fn several(scan: &Scan, first: usize) -> Result<Number, usize> {
    let Some(Tok::Word(Word::Several(low, high))) = scan.tok(first) else { return Err(first + 1) };
    let joint = scan.between(first + 1);
    if !(gap(joint).near() || joint.trim() == "of") {
        return Err(first + 1);
    }
    let mut number = Number::new(scan, first, first + 1, Decimal::ONE, 0, Script::Words);
    (number.low, number.high) = (Decimal::from(low), Decimal::from(high));
    let mut next = first + 1;
    while let Some(Tok::Word(word @ (Word::Hundred | Word::Scale(_)))) = scan.tok(next) {
        let token = scan.tokens[next];
        if (next > first + 1 && !scan.gap(next).near()) || scan.text[token.start..token.end].ends_with('s') {
            break;
        }
        let exponent = if let Word::Scale(exponent) = word { exponent } else { 2 };
        let scale = number.scale.unwrap_or(0) + exponent;
        number = number.scaled(exponent).ok_or(next)?;
        (number.scale, number.end) = (Some(scale), token.end);
        next += 1;
    }
    if next == first + 1 {
        return Err(first + 1);
    }
    let word = scan.before(number.start, 8).trim_end();
    if ends_with_word(word, "a") {
        number.start = number.start - (scan.before(number.start, 8).len() - word.len()) - 1;
    }
    (number.next, number.decimals, number.approx) = (next, None, Some(Approx::About));
    Ok(number)
}

/// "half a billion", "quarter million".
fn part_of_scale(scan: &Scan, first: usize) -> Result<Number, usize> {
    let Some(Tok::Word(Word::Part(lower))) = scan.tok(first) else { return Err(first + 1) };
    let part = parts(Decimal::ONE, lower.into()).ok_or(first + 1)?;
    let mut number = Number::new(scan, first, first + 1, part, 0, Script::Words);
    number.part = true;
    number.decimals = None;
    let number = part_scaled(scan, number);
    Ok(number)
}

/// The scale after a part: "of a billion", "a million", "million".
fn part_scaled(scan: &Scan, number: Number) -> Number {
    let joint = scan.between(number.next);
    // "half a dozen".
    if scan.tok(number.next) == Some(Tok::Word(Word::Dozen))
        && joint.trim() == "a"
        && let Some(six) = number.low.checked_mul(Decimal::from(12)).map(|six| six.normalize())
    {
        let (next, end) = (number.next + 1, scan.tokens[number.next].end);
        return Number { low: six, high: six, next, end, part: false, decimals: Some(0), ..number };
    }
    if let Some(Tok::Word(Word::Scale(exponent))) = scan.tok(number.next)
        && (joint.len() < 8 && matches!(joint.trim(), "" | "a" | "of a"))
        && let Some(mut scaled) = number.scaled(exponent)
    {
        scaled.end = scan.tokens[number.next].end;
        (scaled.next, scaled.scale, scaled.part) = (number.next + 1, Some(exponent), false);
        scaled.decimals = Some(2 - i32::from(exponent));
        (scaled.low, scaled.high) = (scaled.low.normalize(), scaled.high.normalize());
        return scaled;
    }
    number
}

/// Takes a minus sign that is glued before the number into its span; the value stays a magnitude.
pub(super) fn signed(scan: &Scan, mut number: Number) -> Number {
    let before = scan.before(number.start, 8);
    let Some(sign) = before.chars().next_back().filter(|sign| matches!(sign, '-' | '−' | '－')) else {
        return number;
    };
    let head = &before[..before.len() - sign.len_utf8()];
    if head.is_empty() || head.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '（' | '「' | ',' | '，'))
    {
        // A dash between words is set off by blanks on both sides, a sign only on one.
        number.start -= sign.len_utf8();
    }
    number
}

/// Whether a word before a figure is its minus sign: "minus 3%", 負3%; "plus or minus 3%" and "5 minus 3" are none.
pub(super) fn is_minus(scan: &Scan, start: usize) -> bool {
    let before = scan.before(start, 24).trim_end();
    if before.ends_with(['負', '负']) {
        return true;
    }
    let Some(head) = before.len().checked_sub(5).filter(|_| ends_with_word(before, "minus")) else { return false };
    let head = before[..head].trim_end();
    !(ends_with_word(head, "or")
        || ends_with_word(head, "plus")
        || head.ends_with(['/', '+', '%'])
        || head.ends_with(|c: char| c.is_ascii_digit())
        || ["million", "billion", "percent", "points"].iter().any(|word| ends_with_word(head, word)))
}

/// Whether a span begins with a minus sign, or has one right after its currency.
pub(super) fn has_minus(quote: &str) -> bool {
    quote.starts_with(['-', '−', '－'])
}
