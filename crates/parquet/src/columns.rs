//! Columns in memory, each of the type that its schema says, written in one go.

use parquet::basic::Type as Physical;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, FixedLenByteArray, FixedLenByteArrayType, Int32Type,
};
use parquet::errors::ParquetError;
use parquet::file::writer::SerializedColumnWriter;
use parquet::schema::types::Type;
use rust_decimal::Decimal;

/// How many digits behind the point the columns of decimals have, and how many in all.
const SCALE: u32 = 9;
const PRECISION: u32 = 38;

/// One column. Where a row has no value, `present` says so and `values` has none.
pub struct Column {
    values: Values,
    present: Vec<i16>,
    optional: bool,
}

enum Values {
    Words(Vec<ByteArray>),
    Decimals(Vec<FixedLenByteArray>),
    Whole(Vec<i32>),
    Double(Vec<f64>),
    Flags(Vec<bool>),
}

impl Column {
    /// An empty column of a field of a schema.
    pub fn of(field: &Type) -> Self {
        let values = match field.get_physical_type() {
            Physical::FIXED_LEN_BYTE_ARRAY => Values::Decimals(Vec::new()),
            Physical::INT32 => Values::Whole(Vec::new()),
            Physical::DOUBLE => Values::Double(Vec::new()),
            Physical::BOOLEAN => Values::Flags(Vec::new()),
            _ => Values::Words(Vec::new()),
        };
        Self { values, present: Vec::new(), optional: field.is_optional() }
    }

    fn row<V>(&mut self, value: Option<V>, push: impl FnOnce(&mut Values, V)) {
        self.present.push(i16::from(value.is_some()));
        if let Some(value) = value {
            push(&mut self.values, value);
        }
    }

    /// Adds a row of words.
    pub fn words(&mut self, words: Option<&str>) {
        self.row(words, |values, words| match values {
            Values::Words(column) => column.push(words.into()),
            _ => unreachable!("the schema has words here"),
        });
    }

    /// Adds a row with a number, to nine decimals.
    pub fn decimal(&mut self, decimal: Option<Decimal>) {
        self.row(decimal.and_then(unscaled), |values, unscaled| match values {
            Values::Decimals(column) => column.push(FixedLenByteArray::from(unscaled.to_be_bytes().to_vec())),
            _ => unreachable!("the schema has a decimal here"),
        });
    }

    /// Adds a row with a whole number.
    pub fn whole(&mut self, number: Option<i32>) {
        self.row(number, |values, number| match values {
            Values::Whole(column) => column.push(number),
            _ => unreachable!("the schema has a whole number here"),
        });
    }

    /// Adds a row with the day of an ISO date.
    pub fn day(&mut self, date: Option<&str>) {
        self.whole(date.and_then(days));
    }

    /// Adds a row with a double.
    pub fn double(&mut self, number: Option<f64>) {
        self.row(number, |values, number| match values {
            Values::Double(column) => column.push(number),
            _ => unreachable!("the schema has a double here"),
        });
    }

    /// Adds a row with a flag.
    pub fn flag(&mut self, flag: bool) {
        self.row(Some(flag), |values, flag| match values {
            Values::Flags(column) => column.push(flag),
            _ => unreachable!("the schema has a flag here"),
        });
    }

    /// Adds the rows of another column of the same type.
    pub fn append(&mut self, mut more: Self) {
        self.present.append(&mut more.present);
        match (&mut self.values, more.values) {
            (Values::Words(all), Values::Words(mut more)) => all.append(&mut more),
            (Values::Decimals(all), Values::Decimals(mut more)) => all.append(&mut more),
            (Values::Whole(all), Values::Whole(mut more)) => all.append(&mut more),
            (Values::Double(all), Values::Double(mut more)) => all.append(&mut more),
            (Values::Flags(all), Values::Flags(mut more)) => all.append(&mut more),
            _ => unreachable!("both are of one schema"),
        }
    }

    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.present.is_empty()
    }

    /// About how many bytes it holds.
    pub fn size(&self) -> usize {
        let values = match &self.values {
            Values::Words(words) => words.iter().map(|words| words.len() + size_of::<ByteArray>()).sum(),
            Values::Decimals(numbers) => numbers.len() * (size_of::<FixedLenByteArray>() + 16),
            Values::Whole(numbers) => numbers.len() * 4,
            Values::Double(numbers) => numbers.len() * 8,
            Values::Flags(flags) => flags.len(),
        };
        values + self.present.len() * 2
    }

    /// Writes its rows and forgets them.
    pub fn write(&mut self, writer: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        fn put<T: DataType>(
            writer: &mut SerializedColumnWriter<'_>,
            values: &mut Vec<T::T>,
            present: Option<&[i16]>,
        ) -> Result<(), ParquetError> {
            writer.typed::<T>().write_batch(values, present, None)?;
            values.clear();
            Ok(())
        }
        let present = self.optional.then_some(&self.present[..]);
        match &mut self.values {
            Values::Words(words) => put::<ByteArrayType>(writer, words, present),
            Values::Decimals(numbers) => put::<FixedLenByteArrayType>(writer, numbers, present),
            Values::Whole(numbers) => put::<Int32Type>(writer, numbers, present),
            Values::Double(numbers) => put::<DoubleType>(writer, numbers, present),
            Values::Flags(flags) => put::<BoolType>(writer, flags, present),
        }?;
        self.present.clear();
        Ok(())
    }
}

/// A decimal as a whole number of units of the ninth decimal, rounded where it has more ("a third"); none where it does not fit.
fn unscaled(decimal: Decimal) -> Option<i128> {
    let decimal = decimal.round_dp(SCALE).normalize();
    let unscaled = decimal.mantissa().checked_mul(10_i128.pow(SCALE - decimal.scale()))?;
    (unscaled.unsigned_abs() < 10_u128.pow(PRECISION)).then_some(unscaled)
}

/// Whether a column of decimals holds every digit.
pub fn holds(decimal: Decimal) -> bool {
    decimal.normalize().scale() <= SCALE
}

/// Days from 1970-01-01 to an ISO date (the proleptic Gregorian calendar).
fn days(date: &str) -> Option<i32> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i32>());
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    // Counted from March, so that the leap day is a year's last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let before = |year: i32| 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let of_month = (153 * month + 2) / 5;
    Some(before(year) + of_month + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (date, count) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2025-09-30", 20_361),
        ] {
            assert_eq!(days(date), Some(count), "{date}");
        }
        assert_eq!(days("2025"), None);
    }

    #[test]
    fn decimals_keep_nine_digits_behind_the_point() {
        let of = |digits: &str| unscaled(digits.parse().unwrap());
        assert_eq!(of("-7.25"), Some(-7_250_000_000));
        assert_eq!(of("0.123456789"), Some(123_456_789));
        assert_eq!(of("0.1234567890"), Some(123_456_789));
        assert_eq!(of("0.3333333333333333333333333333"), Some(333_333_333));
        assert!(holds("0.1234567890".parse().unwrap()) && !holds("0.1234567891".parse().unwrap()));
        assert_eq!(of("79228162514264337593543950335"), Some(79_228_162_514_264_337_593_543_950_335_000_000_000));
    }
}
