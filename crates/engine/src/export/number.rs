//! Decimals as JSON numbers, digit by digit.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One decimal, written and read exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub Decimal);

/// Every decimal of up to 15 digits is the shortest that reads back as its double (IEEE 754: DBL_DIG).
const DIGITS_OF_A_DOUBLE: u128 = 1_000_000_000_000_000;

/// The powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

impl Number {
    /// Whether a double holds it to the digit: it has no more than 15, zeros at either end not counted.
    pub fn fits_double(self) -> bool {
        let mut digits = self.0.mantissa().unsigned_abs();
        while digits >= DIGITS_OF_A_DOUBLE && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits < DIGITS_OF_A_DOUBLE
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let n = self.0.normalize();
        if n.scale() == 0
            && let Some(i) = n.to_i64()
        {
            return serializer.serialize_i64(i);
        }
        // Both are exact, so that their quotient is the double nearest to the decimal, with no table for reading digits.
        if n.mantissa().unsigned_abs() < DIGITS_OF_A_DOUBLE
            && let Some(power) = POWERS.get(n.scale() as usize)
        {
            return serializer.serialize_f64(n.mantissa() as f64 / power);
        }
        // More digits than a double holds go out as they stand; JSON sets no limit to them.
        n.to_string().parse::<serde_json::Number>().map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?.to_string();
        let value = number.parse().or_else(|_| Decimal::from_scientific(&number));
        value.map(Number).map_err(|_| serde::de::Error::custom(format!("{number} is not a decimal number in range")))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_holds_15_digits() {
        for (decimal, fits) in [
            ("0", true),
            ("-7.25", true),
            ("8.0000000000000000000", true),
            ("999999999999999", true),
            ("280200000000000000000", true),
            ("0.0000000000000000000000000001", true),
            ("1234567890123456", false),
            ("9007199254740993", false),
            ("12345678901234567.89", false),
        ] {
            assert_eq!(Number(decimal.parse().unwrap()).fits_double(), fits, "{decimal}");
        }
    }

    #[test]
    fn every_digit_is_kept() {
        for (decimal, json) in [
            ("0", "0"),
            ("-0.00", "0"),
            ("8", "8"),
            ("8.0", "8"),
            ("0.1", "0.1"),
            ("-7.25", "-7.25"),
            ("280200000000", "280200000000"),
            ("9223372036854775807", "9223372036854775807"),
            ("9223372036854775808", "9223372036854775808"),
            ("-9223372036854775809", "-9223372036854775809"),
            ("123456789012345.6", "123456789012345.6"),
            ("1234567890123456.78", "1234567890123456.78"),
            ("0.1234567890123456789012345678", "0.1234567890123456789012345678"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("0.0000000000000000000001", "1e-22"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ] {
            let number = Number(decimal.parse().unwrap());
            assert_eq!(serde_json::to_string(&number).unwrap(), json, "{decimal}");
            assert_eq!(serde_json::from_str::<Number>(json).unwrap(), number, "{json}");
        }
        assert_eq!(serde_json::from_str::<Number>("5.2E9").unwrap(), Number(Decimal::from(5_200_000_000_i64)));
        for wrong in ["\"5\"", "null", "1e40", "79228162514264337593543950336", "[5]"] {
            assert!(serde_json::from_str::<Number>(wrong).is_err(), "{wrong}");
        }
    }
}
