//! Decimals as JSON numbers, digit by digit.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One decimal, written and read exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub Decimal);

/// Every decimal of up to 15 digits is the shortest that reads back as its double (IEEE 754: DBL_DIG).
const DIGITS_OF_A_DOUBLE: u128 = 1_000_000_000_000_000;

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let n = self.0.normalize();
        if n.scale() == 0
            && let Some(i) = n.to_i64()
        {
            return serializer.serialize_i64(i);
        }
        let digits = n.to_string();
        if n.mantissa().unsigned_abs() < DIGITS_OF_A_DOUBLE
            && let Ok(double) = digits.parse::<f64>()
        {
            return serializer.serialize_f64(double);
        }
        // More digits than a double holds go out as they stand; JSON sets no limit to them.
        digits.parse::<serde_json::Number>().map_err(serde::ser::Error::custom)?.serialize(serializer)
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
            ("0.0000000000000000000000000001", "1e-28"),
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
