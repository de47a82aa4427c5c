//! CSV (RFC 4180): the figures, the turns, the speakers; plain, and for Excel.

use tickmark_engine::document::Kind;
use tickmark_engine::offsets::OffsetUnit;

use crate::prepared::Prepared;
use crate::{Exporter, File, Join};

macro_rules! table {
    ($plain:ident $excel:ident, $name:literal, $title:literal, $ending:literal, $rows:ident, $losses:ident) => {
        pub const $plain: Exporter = Exporter {
            name: $name,
            title: $title,
            endings: &[concat!($ending, ".csv")],
            join: Join::Table,
            write: |call| vec![file(concat!($ending, ".csv"), $rows(call), false)],
            losses: $losses,
        };
        pub const $excel: Exporter = Exporter {
            name: concat!($name, "-excel"),
            title: concat!($title, ", for Excel"),
            endings: &[concat!($ending, ".excel.csv")],
            join: Join::No,
            write: |call| vec![file(concat!($ending, ".excel.csv"), $rows(call), true)],
            losses: |call| {
                let mut losses = $losses(call);
                losses.push(("cells cut to the 32,767 characters that Excel holds", long_cells(&$rows(call))));
                losses
            },
        };
    };
}

table!(FIGURES FIGURES_EXCEL, "csv-figures", "CSV of the figures", ".figures", figures, figures_losses);
table!(TURNS TURNS_EXCEL, "csv-turns", "CSV of the turns", ".turns", turns, turns_losses);
table!(SPEAKERS SPEAKERS_EXCEL, "csv-speakers", "CSV of the speakers", ".speakers", speakers, speakers_losses);

/// How many UTF-16 units a cell of Excel holds.
const EXCEL_CELL: usize = 32_767;

/// One cell: words, which a spreadsheet could mistake for a formula, or a number, which it should read as one.
enum Cell {
    Words(String),
    Number(String),
}

fn words(text: impl AsRef<str>) -> Cell {
    Cell::Words(text.as_ref().to_owned())
}

fn maybe(text: Option<impl AsRef<str>>) -> Cell {
    Cell::Words(text.map(|text| text.as_ref().to_owned()).unwrap_or_default())
}

fn number(n: impl ToString) -> Cell {
    Cell::Number(n.to_string())
}

fn maybe_number(n: Option<impl ToString>) -> Cell {
    Cell::Number(n.map(|n| n.to_string()).unwrap_or_default())
}

struct Table {
    header: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

fn figures(call: &Prepared<'_>) -> Table {
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let decimal = |n: &Option<tickmark_engine::export::number::Number>| n.map(|n| n.0.normalize().to_string());
    let figures = call.tagged.mentions.iter().filter(|m| !matches!(m.kind, Kind::Date | Kind::Period));
    let rows = figures.map(|m| {
        let turn = call.turn(m.turn.as_deref());
        let speaker = turn.and_then(|turn| call.speaker(&turn.speaker));
        let value = m.value.as_ref();
        let period = m.period.as_ref();
        vec![
            words(call.name()),
            words(&m.id),
            words(&m.text),
            words(m.kind.as_str()),
            maybe_number(value.and_then(|v| decimal(&v.low))),
            maybe_number(value.and_then(|v| decimal(&v.high))),
            maybe(value.and_then(|v| v.unit.as_deref())),
            maybe_number(value.and_then(|v| v.decimals)),
            maybe(value.and_then(|v| v.approx.map(|approx| approx.as_str()))),
            maybe(m.metric.as_deref()),
            maybe(m.metric_text.as_deref()),
            maybe(m.subject.as_deref()),
            maybe(m.role.map(|role| role.as_str())),
            maybe(m.direction.map(|direction| direction.as_str())),
            maybe(m.basis.map(|basis| basis.as_str())),
            maybe(m.accounting.map(|accounting| accounting.as_str())),
            words(m.modality.as_str()),
            maybe(period.map(|p| &p.text)),
            maybe(period.and_then(|p| p.start.as_deref())),
            maybe(period.and_then(|p| p.end.as_deref())),
            maybe(speaker.map(|s| &s.name)),
            maybe(speaker.and_then(|s| s.role.as_deref())),
            maybe(speaker.map(|s| s.kind.as_str())),
            maybe(turn.map(|turn| turn.section.as_str())),
            maybe(m.turn.as_deref()),
            number(offsets.of_byte(m.start)),
            number(offsets.of_byte(m.end)),
            words(&m.rule),
            number(m.confidence),
            words(&m.status),
        ]
    });
    Table {
        header: &[
            "source",
            "id",
            "text",
            "kind",
            "low",
            "high",
            "unit",
            "decimals",
            "approx",
            "metric",
            "metric_text",
            "subject",
            "role",
            "direction",
            "basis",
            "accounting",
            "modality",
            "period",
            "period_start",
            "period_end",
            "speaker",
            "speaker_role",
            "speaker_kind",
            "section",
            "turn",
            "start",
            "end",
            "rule",
            "confidence",
            "status",
        ],
        rows: rows.collect(),
    }
}

fn figures_losses(call: &Prepared<'_>) -> Vec<(&'static str, usize)> {
    let dates = call.tagged.mentions.iter().filter(|m| matches!(m.kind, Kind::Date | Kind::Period)).count();
    let mut losses = call.beyond_spans();
    losses.push(("dates and periods that are no figures", dates));
    losses
}

fn turns(call: &Prepared<'_>) -> Table {
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let rows = call.tagged.turns.iter().map(|turn| {
        let speaker = call.speaker(&turn.speaker);
        let said = call.words(turn.start, turn.end);
        vec![
            words(call.name()),
            words(&turn.id),
            maybe(speaker.map(|s| &s.name)),
            maybe(speaker.and_then(|s| s.role.as_deref())),
            maybe(speaker.and_then(|s| s.affiliation.as_deref())),
            maybe(speaker.map(|s| s.kind.as_str())),
            words(turn.section.as_str()),
            words(&turn.language),
            words(&turn.attribution),
            words(if turn.interpreted { "yes" } else { "no" }),
            maybe_number(turn.time.as_ref().map(|time| time.start)),
            maybe_number(turn.time.as_ref().and_then(|time| time.end)),
            number(offsets.of_byte(turn.start)),
            number(offsets.of_byte(turn.end)),
            number(said.split_whitespace().count()),
            words(said),
        ]
    });
    Table {
        header: &[
            "source",
            "id",
            "speaker",
            "role",
            "affiliation",
            "kind",
            "section",
            "language",
            "attribution",
            "interpreted",
            "time_start",
            "time_end",
            "start",
            "end",
            "words",
            "text",
        ],
        rows: rows.collect(),
    }
}

fn turns_losses(call: &Prepared<'_>) -> Vec<(&'static str, usize)> {
    let mut losses = vec![("figures, dates and periods", call.tagged.mentions.len())];
    losses.extend(call.beyond_spans());
    losses
}

fn speakers(call: &Prepared<'_>) -> Table {
    let rows = call.tagged.speakers.iter().map(|speaker| {
        let turns = call.tagged.turns.iter().filter(|turn| turn.speaker == speaker.id);
        let said = turns.clone().map(|turn| call.words(turn.start, turn.end).split_whitespace().count()).sum::<usize>();
        vec![
            words(call.name()),
            words(&speaker.id),
            words(&speaker.name),
            words(speaker.aliases.join("; ")),
            maybe(speaker.role.as_deref()),
            maybe(speaker.affiliation.as_deref()),
            words(speaker.kind.as_str()),
            number(turns.count()),
            number(said),
        ]
    });
    Table {
        header: &["source", "id", "name", "aliases", "role", "affiliation", "kind", "turns", "words"],
        rows: rows.collect(),
    }
}

fn speakers_losses(call: &Prepared<'_>) -> Vec<(&'static str, usize)> {
    let mut losses = turns_losses(call);
    losses.push(("turns", call.tagged.turns.len()));
    losses
}

fn long_cells(table: &Table) -> usize {
    let cells = table.rows.iter().flatten();
    cells.filter(|cell| matches!(cell, Cell::Words(text) if guarded(text).encode_utf16().count() > EXCEL_CELL)).count()
}

/// A leading apostrophe where a spreadsheet would run the cell as a formula (OWASP, CSV injection).
fn guarded(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { "'" } else { "" };
    format!("{guard}{text}")
}

/// As much of a cell as Excel holds, cut between two characters.
fn fitting(text: String) -> String {
    let mut units = 0;
    match text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > EXCEL_CELL
    }) {
        Some((at, _)) => text[..at].to_owned(),
        None => text,
    }
}

fn file(ending: &'static str, table: Table, excel: bool) -> File {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let rows = table.rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| match cell {
            Cell::Number(text) => text,
            Cell::Words(text) if excel => fitting(guarded(&text)),
            Cell::Words(text) => text,
        });
        cells.collect::<Vec<_>>()
    });
    let header = table.header.iter().map(|&name| name.to_owned()).collect();
    for row in std::iter::once(header).chain(rows) {
        writer.write_record(row).expect("a row in memory has the width of its header");
    }
    let bytes = writer.into_inner().expect("nothing in memory fails");
    let content = String::from_utf8(bytes).expect("cells are text");
    // Excel takes a file without a byte order mark for the system's own encoding.
    File { ending, media_type: "text/csv", content: if excel { format!("\u{feff}{content}") } else { content } }
}
