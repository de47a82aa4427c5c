//! A workbook for Excel, LibreOffice and their like: a sheet for each table, numbers as numbers, words as words.

use std::collections::BTreeMap;

use roxmltree::Document;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use tickmark_engine::offsets::OffsetUnit;

use crate::loss;
use crate::prepared::Prepared;
use crate::tables::{self, Cell, Table, fitting, long_cells};
use crate::verify::Node;
use crate::{Exporter, File, Join, verify, zip};

const ENDING: &str = ".xlsx";
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub const XLSX: Exporter = Exporter {
    name: "xlsx",
    title: "Workbook for Excel (.xlsx)",
    endings: &[ENDING],
    media_type: MEDIA_TYPE,
    join: Join::No,
    units: OffsetUnit::ALL,
    needs_text: false,
    write: |call| vec![File { ending: ENDING, media_type: MEDIA_TYPE, content: workbook(call) }],
    verify: sheets,
    losses: |call| {
        let long = TABLES.iter().map(|table| long_cells(table, call)).sum();
        vec![loss::EXCHANGES.times(call.tagged.exchanges.len()), tables::dates(call), loss::LONG_CELLS.times(long)]
    },
};

const TABLES: &[&Table] =
    &[&tables::FIGURES, &tables::FACTS, &tables::CHECKS, &tables::TURNS, &tables::SPEAKERS, &tables::TAGS];

fn workbook(call: &Prepared<'_>) -> Vec<u8> {
    written(call).expect("cells are cut to what a sheet holds, and a sheet has more rows than any call has tags")
}

fn written(call: &Prepared<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same call gives the same bytes on every day.
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties.set_title(fitting(&call.title())));
    let mut formats = Formats::default();
    for table in TABLES {
        sheet(workbook.add_worksheet(), table, call, &mut formats)?;
    }
    about(workbook.add_worksheet(), call)?;
    workbook.save_to_buffer()
}

/// The formats of numbers that were asked for so far, by their code.
#[derive(Default)]
struct Formats(BTreeMap<String, Format>);

impl Formats {
    fn of(&mut self, code: String) -> &Format {
        let format = |code: &String| Format::new().set_num_format(code).set_align(FormatAlign::Top);
        self.0.entry(code).or_insert_with_key(format)
    }
}

fn sheet(sheet: &mut Worksheet, table: &Table, call: &Prepared<'_>, formats: &mut Formats) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    let header = Format::new().set_bold();
    for (at, column) in (0..).zip(table.columns) {
        sheet.write_string_with_format(0, at, column.name, &header)?;
        sheet.set_column_width(at, column.width)?;
    }
    // Format 49 is text: a person who edits the cell gets no date or formula either.
    let words = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let wrapped = words.clone().set_text_wrap();
    let rows: Vec<Vec<Cell<'_>>> = table.cells(call).collect();
    for (row, cells) in (1..).zip(&rows) {
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Words(text) => {
                    let wide = table.columns[usize::from(at)].width >= WRAPPED;
                    sheet.write_string_with_format(row, at, fitting(text), if wide { &wrapped } else { &words })?;
                }
                Cell::Number(number) => {
                    let code = format!("0{}", zeros(number.scale()));
                    sheet.write_number_with_format(row, at, double(*number), formats.of(code))?;
                }
                Cell::Value { number, unit, decimals } => {
                    let (number, code) = shown(*number, *unit, *decimals);
                    sheet.write_number_with_format(row, at, double(number), formats.of(code))?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = (rows.len() as u32, table.columns.len() as u16 - 1);
    sheet.autofilter(0, 0, last.0, last.1)?;
    Ok(())
}

/// From this width on, words are shown on several lines.
const WRAPPED: u16 = 40;

/// What the call is, where it comes from and what the offsets count.
fn about(sheet: &mut Worksheet, call: &Prepared<'_>) -> Result<(), XlsxError> {
    let tagged = &call.tagged;
    let lines = [
        ("company", tagged.call.company.as_deref()),
        ("ticker", tagged.call.ticker.as_deref()),
        ("title", tagged.call.title.as_deref()),
        ("date", tagged.call.date.as_deref()),
        ("period", tagged.call.period.as_ref().map(|period| &*period.text)),
        ("source", tagged.source.name.as_deref()),
        ("sha256", Some(&*tagged.source.sha256)),
        ("offset_unit", Some(call.unit.as_str())),
        ("generator", Some(&*tagged.generator.name)),
        ("version", Some(&*tagged.generator.version)),
    ];
    sheet.set_name("about")?;
    sheet.set_column_width(0, 14)?;
    sheet.set_column_width(1, 70)?;
    let (bold, words) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (row, (name, text)) in (0..).zip(lines) {
        sheet.write_string_with_format(row, 0, name, &bold)?;
        if let Some(text) = text {
            sheet.write_string_with_format(row, 1, fitting(text), &words)?;
        }
    }
    Ok(())
}

/// Every sheet is read again: each cell has its words or its number, and none has a formula.
fn sheets(call: &Prepared<'_>, files: &[File]) -> verify::Wrong {
    let parts = zip::unpack(&files[0].content)?;
    let part = |path: &str| {
        let (_, content) = parts.iter().find(|(other, _)| other == path).ok_or_else(|| format!("{path} is missing"))?;
        String::from_utf8(content.clone()?).map_err(|error| error.to_string())
    };
    let strings = part("xl/sharedStrings.xml")?;
    let strings = Document::parse(&strings).map_err(|error| error.to_string())?;
    let strings = strings.descendants().filter(|node| node.tag_name().name() == "si");
    let strings: Vec<String> = strings.map(|si| unescaped(&inner(si))).collect();
    for (at, table) in TABLES.iter().enumerate() {
        let xml = part(&format!("xl/worksheets/sheet{}.xml", at + 1))?;
        let sheet = Document::parse(&xml).map_err(|error| error.to_string())?;
        let mut found = BTreeMap::new();
        for cell in sheet.descendants().filter(|node| node.tag_name().name() == "c") {
            if !cell.has_children() {
                continue;
            }
            let text = inner(cell);
            let is_string = cell.attribute("t") == Some("s");
            if cell.children().any(|child| child.tag_name().name() != "v") {
                return Err("a cell holds more than words or a number".to_owned());
            }
            let string = || strings.get(text.parse::<usize>().ok()?).cloned();
            let read = if is_string { string() } else { text.parse().ok().map(number_as_words) };
            let read = read.ok_or("a cell cannot be read")?;
            found.insert(cell.attribute("r").unwrap_or_default().to_owned(), (is_string, read));
        }
        let header = table.columns.iter().map(|column| Cell::Words(column.name.into())).collect();
        let mut expected = BTreeMap::new();
        for (row, cells) in std::iter::once(header).chain(table.cells(call)).enumerate() {
            for (column, cell) in cells.into_iter().enumerate() {
                let content = match cell {
                    Cell::Empty => continue,
                    Cell::Words(words) if words.is_empty() => continue,
                    Cell::Words(words) => (true, fitting(&words).to_owned()),
                    Cell::Number(number) => (false, number_as_words(double(number))),
                    Cell::Value { number, unit, decimals } => {
                        (false, number_as_words(double(shown(number, unit, decimals).0)))
                    }
                };
                expected
                    .insert(format!("{}{}", rust_xlsxwriter::column_number_to_name(column as u16), row + 1), content);
            }
        }
        verify::same(&found, &expected, "a cell")?;
    }
    Ok(())
}

fn number_as_words(number: f64) -> String {
    number.to_string()
}

fn inner(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

/// Words in which `_x0007_` stands for a character that XML does not allow (ECMA-376 22.9.2.19, ST_Xstring).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        out.extend(code.or(Some('_')));
        rest = &rest[at + if code.is_some() { 7 } else { 1 }..];
    }
    out + rest
}

/// The nearest double, which is all that a spreadsheet holds; the column `exact` has the digits beyond it.
fn double(number: Decimal) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

fn zeros(places: u32) -> String {
    if places == 0 { String::new() } else { format!(".{}", "0".repeat(places as usize)) }
}

/// A value's number and format, as printed: a percentage is one for the spreadsheet too (8 % is 0.08 shown as 8%), an
/// amount carries its currency, points their name.
fn shown(number: Decimal, unit: Option<&str>, decimals: Option<i32>) -> (Decimal, String) {
    let places = decimals.map_or(number.scale().min(4), |decimals| decimals.max(0).unsigned_abs());
    let zeros = zeros(places);
    match unit {
        Some("%") => (number / Decimal::ONE_HUNDRED, format!("0{zeros}%")),
        Some(points @ ("pp" | "bp")) => (number, format!("0{zeros}\" {points}\"")),
        Some(code) if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            (number, format!("[${code}] #,##0{zeros}"))
        }
        _ => (number, format!("#,##0{zeros}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_in_its_unit_as_printed() {
        for (number, unit, decimals, expected, code) in [
            ("8", Some("%"), Some(0), "0.08", "0%"),
            ("-0.5", Some("%"), Some(1), "-0.005", "0.0%"),
            ("10", Some("%"), None, "0.1", "0%"),
            ("280200000000", Some("CNY"), Some(-8), "280200000000", "[$CNY] #,##0"),
            ("1.5", Some("USD"), Some(2), "1.5", "[$USD] #,##0.00"),
            ("1.5", Some("USD"), None, "1.5", "[$USD] #,##0.0"),
            ("120", Some("bp"), Some(0), "120", "0\" bp\""),
            ("1.2", Some("pp"), Some(1), "1.2", "0.0\" pp\""),
            ("4900000", Some("member"), Some(-5), "4900000", "#,##0"),
            ("0.6666666666666666666666666667", None, None, "0.6666666666666666666666666667", "#,##0.0000"),
            ("3", None, Some(0), "3", "#,##0"),
            ("2", Some("SKU \"x\""), Some(0), "2", "#,##0"),
        ] {
            let (number, given) = shown(number.parse().unwrap(), unit, decimals);
            assert_eq!((number.normalize().to_string().as_str(), given.as_str()), (expected, code), "{unit:?}");
        }
    }
}
