//! CSV (RFC 4180): the figures, the turns, the speakers; plain, and for Excel.

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
fn guarded(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { "'" } else { "" };
    format!("{guard}{text}")
}

/// The header, and each row as it stands in the file. The exact digits have no column: every number here has them all.
fn rows(table: &Table, call: &Prepared<'_>, excel: bool) -> Vec<Vec<String>> {
    let header = table.columns.iter().map(|column| column.name.to_owned()).collect();
    let rows = table.cells(call).into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) | Cell::Value { number, .. } => number.to_string(),
            Cell::Words(text) if excel => fitting(&guarded(&text)).to_owned(),
            Cell::Words(text) => text,
        });
        cells.collect::<Vec<_>>()
    });
    let mut rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    if rows[0].last().is_some_and(|name| name == tables::EXACT) {
        rows.iter_mut().for_each(|row| row.truncate(table.columns.len() - 1));
    }
    rows
}

fn file(ending: &'static str, table: &Table, call: &Prepared<'_>, excel: bool) -> File {
    // Excel takes a file without a byte order mark for the system's own encoding.
    let content = if excel { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(content);
    for row in rows(table, call, excel) {
        writer.write_record(row).expect("a row in memory has the width of its header");
    }
    File { ending, media_type: "text/csv", content: writer.into_inner().expect("nothing in memory fails") }
}

/// The file is read again, cell by cell.
fn cells(file: &File, table: &Table, call: &Prepared<'_>, excel: bool) -> verify::Wrong {
    let words = verify::words(file)?;
    let words = if excel { words.strip_prefix('\u{feff}').unwrap_or_default() } else { words };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(words.as_bytes());
    let read: Result<Vec<Vec<String>>, _> =
        reader.records().map(|row| row.map(|row| row.iter().map(str::to_owned).collect())).collect();
    verify::same(&read.map_err(|error| error.to_string())?, &rows(table, call, excel), "a cell")
}
