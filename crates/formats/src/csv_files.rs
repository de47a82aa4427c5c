//! CSV (RFC 4180): the figures, the turns, the speakers; plain, and for Excel.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tickmark_engine::offsets::OffsetUnit;

use crate::loss::{self, Loss};
use crate::prepared::Prepared;
use crate::tables::{self, Cell, Table, fitting, long_cells};
use crate::{Exporter, File, Join, verify};

macro_rules! csv {
    ($plain:ident $excel:ident, $name:literal, $title:literal, $ending:literal, $table:ident, $losses:ident) => {
        pub const $plain: Exporter = Exporter {
            name: $name,
            title: $title,
            endings: &[concat!($ending, ".csv")],
            media_type: "text/csv",
            join: Join::Table,
            units: OffsetUnit::ALL,
            needs_text: false,
            write: |call| vec![file(concat!($ending, ".csv"), &tables::$table, call, false)],
            verify: |call, files| cells(&files[0], &tables::$table, call, false),
            losses: $losses,
        };
        pub const $excel: Exporter = Exporter {
            name: concat!($name, "-excel"),
            title: concat!($title, ", for Excel"),
            endings: &[concat!($ending, ".excel.csv")],
            media_type: "text/csv",
            join: Join::No,
            units: OffsetUnit::ALL,
            needs_text: false,
            write: |call| vec![file(concat!($ending, ".excel.csv"), &tables::$table, call, true)],
            verify: |call, files| cells(&files[0], &tables::$table, call, true),
            losses: |call| {
                let mut losses = $losses(call);
                losses.push(loss::LONG_CELLS.times(long_cells(&tables::$table, call)));
                losses
            },
        };
    };
}

csv!(FIGURES FIGURES_EXCEL, "csv-figures", "CSV of the figures", ".figures", FIGURES, figures_losses);
csv!(TURNS TURNS_EXCEL, "csv-turns", "CSV of the turns", ".turns", TURNS, turns_losses);
csv!(SPEAKERS SPEAKERS_EXCEL, "csv-speakers", "CSV of the speakers", ".speakers", SPEAKERS, speakers_losses);

fn figures_losses(call: &Prepared<'_>) -> Vec<Option<Loss>> {
    let mut losses = call.beyond_spans();
    losses.push(tables::dates(call));
    losses.push(loss::OWN_TAGS.times(call.tagged.tags.len()));
    losses
}

fn turns_losses(call: &Prepared<'_>) -> Vec<Option<Loss>> {
    let mut losses = vec![loss::TAGS_OF_TABLE.times(call.tagged.mentions.len() + call.tagged.tags.len())];
    losses.extend(call.beyond_spans());
    losses
}

fn speakers_losses(call: &Prepared<'_>) -> Vec<Option<Loss>> {
    let mut losses = turns_losses(call);
    losses.push(loss::TURNS_OF_TABLE.times(call.tagged.turns.len()));
    losses
}

/// A leading apostrophe where a spreadsheet would run the cell as a formula (OWASP, CSV injection).
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { format!("'{text}").into() } else { text }
}

/// A number in full. Whole ones of 64 bits, which most are, need nothing of what prints decimals.
fn printed(number: Decimal) -> String {
    number.to_i64().filter(|_| number.scale() == 0).map_or_else(|| number.to_string(), |whole| whole.to_string())
}

/// The header, and each row as it stands in the file. The exact digits have no column: every number here has them all.
fn rows<'r>(table: &Table, call: &'r Prepared<'r>, excel: bool) -> impl Iterator<Item = Vec<Cow<'r, str>>> {
    let width = table.columns.iter().take_while(|column| column.name != tables::EXACT).count();
    let header = table.columns[..width].iter().map(|column| column.name.into()).collect();
    let cell = move |cell| match cell {
        Cell::Empty => "".into(),
        Cell::Number(number) | Cell::Value { number, .. } => printed(number).into(),
        Cell::Words(text) if excel => fitting(&guarded(text)).to_owned().into(),
        Cell::Words(text) => text,
    };
    let rows = table.cells(call).map(move |row| row.into_iter().take(width).map(cell).collect());
    std::iter::once(header).chain(rows)
}

fn file(ending: &'static str, table: &Table, call: &Prepared<'_>, excel: bool) -> File {
    // Excel takes a file without a byte order mark for the system's own encoding.
    let content = if excel { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(content);
    for row in rows(table, call, excel) {
        let cells = row.iter().map(|cell| cell.as_bytes());
        writer.write_record(cells).expect("a row in memory has the width of its header");
    }
    File { ending, media_type: "text/csv", content: writer.into_inner().expect("nothing in memory fails") }
}

/// The file is read again, cell by cell.
fn cells(file: &File, table: &Table, call: &Prepared<'_>, excel: bool) -> verify::Wrong {
    let words = verify::words(file)?;
    let words = if excel { words.strip_prefix('\u{feff}').unwrap_or_default() } else { words };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(words.as_bytes());
    let (mut expected, mut record) = (rows(table, call, excel), csv::StringRecord::new());
    let mut same = true;
    while reader.read_record(&mut record).map_err(|error| error.to_string())? {
        same &= expected.next().is_some_and(|row| row.iter().eq(&record));
    }
    verify::same(&(same && expected.next().is_none()), &true, "a cell")
}
