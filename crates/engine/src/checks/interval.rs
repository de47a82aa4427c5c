//! Printed precision as exact intervals: "280.2 billion" is any number from 280.15 to 280.25 billion.

use rust_decimal::Decimal;

use crate::document::{Approx, Direction, Mention};

/// Every number that a printed one may stand for; `None` is an open end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

/// How the numbers of a mention are taken: [`Interval::printed`] or [`Interval::exact`].
pub(super) type Numbers = fn(&Mention) -> Option<Interval>;

/// What two intervals say about each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They share a number.
    Meet,
    /// They miss each other by no more than the slack: people cut digits off instead of rounding, or round twice.
    Near,
    /// They miss each other.
    Apart,
}

impl Interval {
    /// From one number to another.
    pub fn new(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(low.min(high)), high: Some(low.max(high)) }
    }

    /// The numbers that the printed value of a mention may stand for, without its sign.
    pub fn printed(mention: &Mention) -> Option<Self> {
        let value = mention.value.as_ref()?;
        let half = half_unit(mention);
        let low = value.low.and_then(|low| low.abs().checked_sub(half));
        let high = value.high.and_then(|high| high.abs().checked_add(half));
        let (low, high) = match (low, high) {
            (Some(low), Some(high)) => (Some(low.min(high)), Some(low.max(high))),
            ends => ends,
        };
        let widened = |by: Decimal| -> Option<Self> {
            Some(Self {
                low: Some(low?.checked_mul(Decimal::ONE - by)?),
                high: Some(high?.checked_mul(Decimal::ONE + by)?),
            })
        };
        match value.approx {
            None => Some(Self { low, high }),
            Some(Approx::About) => widened(Decimal::new(1, 1)),
            Some(Approx::Over | Approx::AtLeast) => Some(Self { low, high: None }),
            Some(Approx::Under | Approx::UpTo) => Some(Self { low: None, high }),
        }
    }

    /// The printed number itself, as if it were exact.
    pub fn exact(mention: &Mention) -> Option<Self> {
        let value = mention.value.as_ref()?;
        Some(Self::new(value.low?.abs(), value.high?.abs()))
    }

    /// The numbers of a level, read by `numbers`: below zero for a loss.
    pub fn level(mention: &Mention, numbers: Numbers) -> Option<Self> {
        let printed = numbers(mention)?;
        let negative = mention.direction == Some(Direction::Loss)
            || mention
                .value
                .as_ref()
                .and_then(|value| value.low)
                .is_some_and(|low| low.is_sign_negative() && !low.is_zero());
        if negative { Some(printed.negated()) } else { Some(printed) }
    }

    pub fn negated(self) -> Self {
        Self { low: self.high.map(|high| -high), high: self.low.map(|low| -low) }
    }

    /// The sizes of the numbers, where all have one sign.
    pub fn size(self) -> Option<Self> {
        match self.sign()? {
            1 => Some(self),
            _ => Some(self.negated()),
        }
    }

    /// The sizes of the numbers, on whichever side of zero.
    pub fn magnitude(self) -> Option<Self> {
        match self.size() {
            Some(size) => Some(size),
            None => Some(Self::new(Decimal::ZERO, self.low?.abs().max(self.high?.abs()))),
        }
    }

    /// 1 if all its numbers are above zero, -1 if all are below; nothing if they are on both sides or end nowhere.
    pub fn sign(self) -> Option<i8> {
        match (self.low, self.high) {
            (Some(low), _) if low > Decimal::ZERO => Some(1),
            (_, Some(high)) if high < Decimal::ZERO => Some(-1),
            _ => None,
        }
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: add(self.low, other.low)?, high: add(self.high, other.high)? })
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The quotient of two intervals of numbers above zero, each with both ends.
    pub fn over(self, other: Self) -> Option<Self> {
        if self.sign() != Some(1) || other.sign() != Some(1) {
            return None;
        }
        Some(Self::new(self.low?.checked_div(other.high?)?, self.high?.checked_div(other.low?)?))
    }

    pub fn times(self, factor: Decimal) -> Option<Self> {
        let end = |end: Option<Decimal>| match end {
            Some(end) => end.checked_mul(factor).map(Some),
            None => Some(None),
        };
        let scaled = Self { low: end(self.low)?, high: end(self.high)? };
        Some(if factor.is_sign_negative() { Self { low: scaled.high, high: scaled.low } } else { scaled })
    }

    /// How two intervals lie, where `slack` is the distance up to which they are near.
    pub fn relation(self, other: Self, slack: Decimal) -> Relation {
        let gap = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low.checked_sub(high).unwrap_or(Decimal::ZERO),
            _ => Decimal::NEGATIVE_ONE,
        };
        let gap = gap(self.low, other.high).max(gap(other.low, self.high));
        if gap <= Decimal::ZERO {
            Relation::Meet
        } else if gap <= slack {
            Relation::Near
        } else {
            Relation::Apart
        }
    }

    /// The middle, where both ends are known.
    pub fn middle(self) -> Option<Decimal> {
        self.low?.checked_add(self.high?)?.checked_div(Decimal::TWO)
    }
}

fn add(one: Option<Decimal>, other: Option<Decimal>) -> Option<Option<Decimal>> {
    match (one, other) {
        (Some(one), Some(other)) => one.checked_add(other).map(Some),
        _ => Some(None),
    }
}

/// Half a unit of the last printed digit.
pub(super) fn half_unit(mention: &Mention) -> Decimal {
    let Some(value) = &mention.value else { return Decimal::ZERO };
    let Some(decimals) = value.decimals else {
        // "Double-digit" is 10 to 99 in whole numbers.
        return if value.low == value.high { Decimal::ZERO } else { Decimal::new(5, 1) };
    };
    // A number that ends in noughts ("500,000") is printed in full and meant in round figures.
    let noughts = value.high.filter(|_| decimals == 0).map_or(0, trailing_noughts);
    let decimals = if noughts >= 3 { decimals.min(-noughts) } else { decimals };
    half_of_place(decimals).unwrap_or(Decimal::ZERO)
}

fn trailing_noughts(number: Decimal) -> i32 {
    let number = number.normalize();
    if number.scale() > 0 || number.is_zero() {
        return 0;
    }
    let mut mantissa = number.mantissa().unsigned_abs();
    let mut noughts = 0;
    while mantissa.is_multiple_of(10) {
        mantissa /= 10;
        noughts += 1;
    }
    noughts
}

/// 0.5 · 10^-decimals.
fn half_of_place(decimals: i32) -> Option<Decimal> {
    if decimals >= 0 {
        (decimals < 27).then(|| Decimal::new(5, decimals as u32 + 1))
    } else {
        (decimals > -28).then(|| Decimal::from_i128_with_scale(5 * 10i128.pow((-decimals - 1) as u32), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::document::{Kind, Value};

    fn mention(low: &str, decimals: Option<i32>, approx: Option<Approx>) -> Mention {
        let low = Some(low.parse().unwrap());
        let value = Value { low, high: low, unit: None, decimals, approx };
        Mention::found(Span::new(0, 1), Kind::Money, Some(value), "test", 100)
    }

    #[track_caller]
    fn check(low: &str, decimals: Option<i32>, approx: Option<Approx>, expected: (&str, &str)) {
        let interval = Interval::printed(&mention(low, decimals, approx)).unwrap();
        let shown = |end: Option<Decimal>| end.map_or_else(String::new, |end| end.normalize().to_string());
        assert_eq!((shown(interval.low).as_str(), shown(interval.high).as_str()), expected);
    }

    #[test]
    fn the_last_printed_digit_decides() {
        check("280200000000", Some(-8), None, ("280150000000", "280250000000"));
        check("8", Some(0), None, ("7.5", "8.5"));
        check("8.0", Some(1), None, ("7.95", "8.05"));
        check("500000", Some(0), None, ("450000", "550000"));
        check("24000000000", Some(-9), None, ("23500000000", "24500000000"));
        check("2", None, None, ("2", "2"));
        check("10", Some(0), Some(Approx::Over), ("9.5", ""));
        check("10", Some(0), Some(Approx::Under), ("", "10.5"));
        check("100", Some(0), Some(Approx::About), ("89.55", "110.55"));
    }

    #[test]
    fn huge_numbers_end_in_silence() {
        let huge = Interval::new(Decimal::MAX, Decimal::MAX);
        assert_eq!(huge.plus(huge), None);
        assert_eq!(huge.times(Decimal::TEN), None);
        assert_eq!(Interval::new(Decimal::ZERO, Decimal::ONE).over(huge), None);
    }
}
