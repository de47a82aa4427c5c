//! What is written is read back by the format's own reader.

use std::io::Write;
use std::sync::{Arc, Mutex};

use parquet::data_type::AsBytes;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use tickmark_engine::export::tagged_json::{Options, Period, Tagged, tagged};
use tickmark_parquet::{Table, Writer};

const CALL: &str =
    "Ann Lee -- Chief Executive Officer\n\n👨‍👩‍👧 Revenue was €5.2 billion, up 8.25%, from 49 million members.\n";
const OTHER: &str = "Bo Ek -- Chief Financial Officer\n\nCosts were $2.0 billion in the third quarter of 2025.\n";

/// A place to write to that outlives its writer.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The rows of the table of that name, each as its fields.
fn rows(name: &str, change: impl Fn(&mut Tagged<'_>)) -> Vec<Vec<(String, Field)>> {
    let table = Table::named(name).unwrap();
    let out = Shared::default();
    let mut writer = Writer::new(table, out.clone()).unwrap();
    for (name, text) in [("a.txt", CALL), ("b.txt", OTHER)] {
        let document = tickmark_engine::annotate(text);
        let mut call = tagged(&document, Options { name: Some(name), ..Options::default() });
        change(&mut call);
        writer.push(table.rows(&call, text).unwrap()).unwrap();
    }
    writer.finish().unwrap();
    let bytes = out.0.lock().unwrap().clone();
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|row| row.unwrap().into_columns()).collect()
}

#[track_caller]
fn check(row: &[(String, Field)], name: &str, expected: &str) {
    let (_, field) = row.iter().find(|(column, _)| column == name).expect("a column of that name");
    let shown = match field {
        Field::Str(words) => words.clone(),
        Field::Decimal(decimal) => {
            let mut bytes = [0; 16];
            bytes.copy_from_slice(decimal.data().as_bytes());
            format!("{}e-{}", i128::from_be_bytes(bytes), decimal.scale())
        }
        Field::Date(days) => format!("day {days}"),
        other => other.to_string(),
    };
    assert_eq!(shown, expected, "{name}");
}

#[test]
fn figures_of_two_calls_in_order() {
    let rows = rows("parquet-figures", |call| {
        let period =
            Period { text: "third quarter".into(), start: Some("2025-07-01".into()), end: Some("2025-09-30".into()) };
        call.mentions.iter_mut().filter(|mention| mention.text == "$2.0 billion").for_each(|mention| {
            mention.period = Some(period.clone());
        });
    });
    let quotes: Vec<String> = rows.iter().map(|row| row[6].1.to_string()).collect();
    assert_eq!(quotes, ["\"€5.2 billion\"", "\"8.25%\"", "\"49 million\"", "\"$2.0 billion\""]);
    check(&rows[0], "source", "a.txt");
    check(&rows[3], "source", "b.txt");
    check(&rows[0], "low", "5200000000000000000e-9");
    check(&rows[1], "high", "8250000000e-9");
    check(&rows[0], "unit", "EUR");
    check(&rows[0], "decimals", "-8");
    check(&rows[0], "company", "null");
    check(&rows[1], "speaker", "Ann Lee");
    check(&rows[3], "period_start", "day 20270");
    check(&rows[3], "period_end", "day 20361");
    check(&rows[0], "period_end", "null");
    // Offsets count code points: the family before the figure is five of them.
    check(&rows[0], "start", "54");
}

#[test]
fn turns_have_their_words() {
    let rows = rows("parquet-turns", |_| {});
    assert_eq!(rows.len(), 2);
    check(&rows[0], "text", CALL.split("\n\n").nth(1).unwrap().trim_end());
    check(&rows[1], "speaker", "Bo Ek");
    check(&rows[1], "time_start", "null");
    check(&rows[1], "interpreted", "false");
}

#[test]
fn every_row_says_what_a_person_said_of_it() {
    let rows = rows("parquet-figures", |call| call.mentions[0].status = "rejected".into());
    check(&rows[0], "status", "rejected");
    check(&rows[1], "status", "suggested");
}

#[test]
fn a_call_that_is_not_true_to_its_text_is_refused() {
    let document = tickmark_engine::annotate(CALL);
    let call = tagged(&document, Options::default());
    for table in Table::ALL {
        assert!(table.rows(&call, OTHER).is_err(), "{}", table.name);
    }
}
