//! The tables of a call, column by column: what CSV and the workbook have in common.

use std::borrow::Cow;

use rust_decimal::Decimal;
use tickmark_engine::document::Kind;
use tickmark_engine::export::tagged_json::{Check, Fact, Mention, Period, Speaker, Tag, Turn, Value};

use crate::loss::{self, Loss};
use crate::prepared::Prepared;

/// One cell.
pub enum Cell<'c> {
    /// Nothing is known.
    Empty,
    /// Words, which a spreadsheet could mistake for a formula or a date.
    Words(Cow<'c, str>),
    /// A plain number.
    Number(Decimal),
    /// A number of a unit, printed to so many decimals.
    Value {
        /// The number in full: 5200000000.
        number: Decimal,
        /// The unit, as in tagged JSON.
        unit: Option<&'c str>,
        /// The printed precision, as in tagged JSON.
        decimals: Option<i32>,
    },
}

/// One column.
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// How many digits wide a spreadsheet shows it.
    pub width: u16,
    /// What a row has in it.
    pub cell: for<'r> fn(&Row<'r>) -> Cell<'r>,
}

/// What a row of any table is about; each table fills what its columns ask for.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    call: &'r Prepared<'r>,
    mention: Option<&'r Mention<'r>>,
    turn: Option<&'r Turn<'r>>,
    speaker: Option<&'r Speaker<'r>>,
    fact: Option<&'r Fact<'r>>,
    check: Option<&'r Check<'r>>,
    tag: Option<&'r Tag<'r>>,
}

impl<'r> Row<'r> {
    fn new(call: &'r Prepared<'r>) -> Self {
        Self { call, mention: None, turn: None, speaker: None, fact: None, check: None, tag: None }
    }

    /// A row about a turn and the person who speaks in it.
    fn in_turn(mut self, id: Option<&str>) -> Self {
        self.turn = self.call.turn(id);
        self.speaker = self.turn.and_then(|turn| self.call.speaker(&turn.speaker));
        self
    }

    /// A row about a mention and its turn.
    fn at(mut self, mention: Option<&'r Mention<'r>>) -> Self {
        self.mention = mention;
        self.in_turn(mention.and_then(|mention| mention.turn.as_deref()))
    }

    fn found(&self, id: Option<&str>) -> Option<&'r Mention<'r>> {
        Some(&self.call.tagged.mentions[self.call.mention(id?)?])
    }

    fn level(&self) -> Option<&'r Mention<'r>> {
        self.found(self.fact?.level.as_deref())
    }

    fn change(&self) -> Option<&'r Mention<'r>> {
        self.found(self.fact?.changes.first().map(|id| &**id))
    }

    fn prior(&self) -> Option<&'r Mention<'r>> {
        self.found(self.fact?.prior.as_deref())
    }

    fn said(&self) -> &'r str {
        self.turn.map(|turn| self.call.words(turn.start, turn.end)).unwrap_or_default()
    }

    fn period(&self) -> Option<&'r Period<'r>> {
        self.mention?.period.as_ref()
    }

    fn value(&self) -> Option<&'r Value<'r>> {
        self.mention?.value.as_ref()
    }

    fn turns(&self) -> impl Iterator<Item = &'r Turn<'r>> {
        let speaker = self.speaker.map(|speaker| &speaker.id);
        self.call.tagged.turns.iter().filter(move |turn| Some(&turn.speaker) == speaker)
    }
}

/// One table.
pub struct Table {
    /// What a sheet is called.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    rows: for<'r> fn(Row<'r>) -> Vec<Row<'r>>,
}

impl Table {
    /// Every row's cells.
    pub fn cells<'r>(&self, call: &'r Prepared<'r>) -> impl Iterator<Item = Vec<Cell<'r>>> {
        let rows = (self.rows)(Row::new(call));
        rows.into_iter().map(|row| self.columns.iter().map(|column| (column.cell)(&row)).collect())
    }
}

fn words<'r>(text: impl Into<Cow<'r, str>>) -> Cell<'r> {
    Cell::Words(text.into())
}

fn maybe<'r>(text: Option<&'r (impl AsRef<str> + ?Sized)>) -> Cell<'r> {
    text.map_or(Cell::Empty, |text| words(text.as_ref()))
}

fn number<'r>(n: impl Into<Decimal>) -> Cell<'r> {
    Cell::Number(n.into())
}

/// A number that came as a double, such as a confidence or a time in seconds: its shortest decimal.
fn double<'r>(n: Option<f64>) -> Cell<'r> {
    n.and_then(|n| n.to_string().parse().ok()).map_or(Cell::Empty, Cell::Number)
}

fn bound<'r>(value: Option<&'r Value<'_>>, bound: fn(&Value<'_>) -> Option<Decimal>) -> Cell<'r> {
    let Some((number, value)) = value.and_then(|value| Some((bound(value)?, value))) else { return Cell::Empty };
    Cell::Value { number: number.normalize(), unit: value.unit.as_deref(), decimals: value.decimals }
}

fn low(value: &Value<'_>) -> Option<Decimal> {
    value.low.map(|n| n.0)
}

fn high(value: &Value<'_>) -> Option<Decimal> {
    value.high.map(|n| n.0)
}

/// The one number of a figure; of a range its lower bound, or the bound that it has.
fn either<'r>(mention: Option<&'r Mention<'_>>) -> Cell<'r> {
    bound(mention.and_then(|mention| mention.value.as_ref()), |value| low(value).or_else(|| high(value)))
}

fn unit<'r>(mention: Option<&'r Mention<'_>>) -> Cell<'r> {
    maybe(mention.and_then(|mention| mention.value.as_ref()?.unit.as_deref()))
}

fn quote<'r>(mention: Option<&'r Mention<'_>>) -> Cell<'r> {
    maybe(mention.map(|mention| &mention.text))
}

/// The column that has in words the numbers that a double does not hold; always a table's last.
pub const EXACT: &str = "exact";

/// How many significant digits every double keeps (IEEE 754: DBL_DIG).
const DIGITS_OF_A_DOUBLE: u32 = 15;

/// A number that a double does not hold, in full.
fn beyond_double(n: Decimal) -> Option<String> {
    let n = n.normalize();
    (n.mantissa().unsigned_abs() >= 10_u128.pow(DIGITS_OF_A_DOUBLE)).then(|| n.to_string())
}

fn exact<'r>(mentions: &[Option<&Mention<'_>>]) -> Cell<'r> {
    let values = mentions.iter().flatten().filter_map(|mention| mention.value.as_ref());
    let mut numbers: Vec<String> =
        values.flat_map(|value| [low(value), high(value)]).flatten().filter_map(beyond_double).collect();
    numbers.dedup();
    if numbers.is_empty() { Cell::Empty } else { words(numbers.join("; ")) }
}

/// The columns from `name`, `width` and what a row has there.
macro_rules! columns {
    ($($name:tt $width:literal $cell:expr,)*) => {
        &[$(Column { name: $name, width: $width, cell: $cell },)*]
    };
}

/// One row for each figure; dates and periods are what figures are about, not figures.
pub static FIGURES: Table = Table {
    name: "figures",
    columns: columns![
        "source" 18 |r| words(r.call.name()),
        "id" 7 |r| maybe(r.mention.map(|m| &m.id)),
        "text" 24 |r| quote(r.mention),
        "kind" 12 |r| maybe(r.mention.map(|m| m.kind.as_str())),
        "low" 20 |r| bound(r.value(), low),
        "high" 20 |r| bound(r.value(), high),
        "unit" 9 |r| unit(r.mention),
        "decimals" 9 |r| r.value().and_then(|v| v.decimals).map_or(Cell::Empty, number),
        "approx" 9 |r| maybe(r.value().and_then(|v| v.approx.map(|approx| approx.as_str()))),
        "metric" 20 |r| maybe(r.mention.and_then(|m| m.metric.as_deref())),
        "metric_text" 20 |r| maybe(r.mention.and_then(|m| m.metric_text.as_deref())),
        "subject" 20 |r| maybe(r.mention.and_then(|m| m.subject.as_deref())),
        "role" 10 |r| maybe(r.mention.and_then(|m| m.role.map(|role| role.as_str()))),
        "direction" 10 |r| maybe(r.mention.and_then(|m| m.direction.map(|direction| direction.as_str()))),
        "basis" 12 |r| maybe(r.mention.and_then(|m| m.basis.map(|basis| basis.as_str()))),
        "accounting" 11 |r| maybe(r.mention.and_then(|m| m.accounting.map(|accounting| accounting.as_str()))),
        "modality" 12 |r| maybe(r.mention.map(|m| m.modality.as_str())),
        "period" 18 |r| maybe(r.period().map(|p| &p.text)),
        "period_start" 12 |r| maybe(r.period().and_then(|p| p.start.as_deref())),
        "period_end" 12 |r| maybe(r.period().and_then(|p| p.end.as_deref())),
        "speaker" 20 |r| maybe(r.speaker.map(|s| &s.name)),
        "speaker_role" 24 |r| maybe(r.speaker.and_then(|s| s.role.as_deref())),
        "speaker_kind" 13 |r| maybe(r.speaker.map(|s| s.kind.as_str())),
        "section" 18 |r| maybe(r.turn.map(|turn| turn.section.as_str())),
        "turn" 7 |r| maybe(r.mention.and_then(|m| m.turn.as_deref())),
        "start" 9 |r| r.mention.map_or(Cell::Empty, |m| number(r.call.offsets.of_byte(m.start))),
        "end" 9 |r| r.mention.map_or(Cell::Empty, |m| number(r.call.offsets.of_byte(m.end))),
        "rule" 20 |r| maybe(r.mention.map(|m| &m.rule)),
        "confidence" 11 |r| double(r.mention.map(|m| m.confidence)),
        "status" 11 |r| maybe(r.mention.map(|m| &m.status)),
        EXACT 24 |r| exact(&[r.mention]),
    ],
    rows: |row| {
        let figures = row.call.tagged.mentions.iter().filter(|m| is_figure(m));
        figures.map(|mention| row.at(Some(mention))).collect()
    },
};

/// One row for each fact, at the place of its level or else of its first figure.
pub static FACTS: Table = Table {
    name: "facts",
    columns: columns![
        "source" 18 |r| words(r.call.name()),
        "id" 7 |r| maybe(r.fact.map(|f| &f.id)),
        "metric" 20 |r| maybe(r.fact.map(|f| &f.metric)),
        "subject" 20 |r| maybe(r.fact.and_then(|f| f.subject.as_deref())),
        "level" 20 |r| either(r.level()),
        "unit" 9 |r| unit(r.level()),
        "level_text" 24 |r| quote(r.level()),
        "change" 10 |r| either(r.change()),
        "change_unit" 11 |r| unit(r.change()),
        "direction" 10 |r| maybe(r.change().and_then(|m| m.direction.map(|direction| direction.as_str()))),
        "basis" 12 |r| maybe(r.change().and_then(|m| m.basis.map(|basis| basis.as_str()))),
        "changes_text" 24 |r| {
            let changes = r.fact.iter().flat_map(|fact| &fact.changes);
            let changes: Vec<&str> = changes.filter_map(|id| Some(&*r.found(Some(id))?.text)).collect();
            if changes.is_empty() { Cell::Empty } else { words(changes.join("; ")) }
        },
        "prior" 20 |r| either(r.prior()),
        "prior_text" 24 |r| quote(r.prior()),
        "modality" 12 |r| maybe(r.mention.map(|m| m.modality.as_str())),
        "period" 18 |r| maybe(r.period().map(|p| &p.text)),
        "period_start" 12 |r| maybe(r.period().and_then(|p| p.start.as_deref())),
        "period_end" 12 |r| maybe(r.period().and_then(|p| p.end.as_deref())),
        "speaker" 20 |r| maybe(r.speaker.map(|s| &s.name)),
        "section" 18 |r| maybe(r.turn.map(|turn| turn.section.as_str())),
        "turn" 7 |r| maybe(r.turn.map(|turn| &turn.id)),
        "start" 9 |r| r.mention.map_or(Cell::Empty, |m| number(r.call.offsets.of_byte(m.start))),
        "end" 9 |r| r.mention.map_or(Cell::Empty, |m| number(r.call.offsets.of_byte(m.end))),
        EXACT 24 |r| exact(&[r.level(), r.change(), r.prior()]),
    ],
    rows: |row| {
        let facts = row.call.tagged.facts.iter().map(|fact| {
            let mut row = Row { fact: Some(fact), ..row };
            row = row.at(row.level().or_else(|| row.change()).or_else(|| row.prior()));
            if row.turn.is_none() { row.in_turn(fact.turn.as_deref()) } else { row }
        });
        facts.collect()
    },
};

/// One row for each check, at the place of its first figure.
pub static CHECKS: Table = Table {
    name: "checks",
    columns: columns![
        "source" 18 |r| words(r.call.name()),
        "id" 7 |r| maybe(r.check.map(|c| &c.id)),
        "kind" 18 |r| maybe(r.check.map(|c| &c.kind)),
        "status" 11 |r| maybe(r.check.map(|c| c.status.as_str())),
        "message" 60 |r| maybe(r.check.map(|c| &c.message)),
        "text" 40 |r| {
            let mentions = r.check.iter().flat_map(|check| &check.mentions);
            let quotes: Vec<&str> = mentions.filter_map(|id| Some(&*r.found(Some(id))?.text)).collect();
            words(quotes.join("; "))
        },
        "speaker" 20 |r| maybe(r.speaker.map(|s| &s.name)),
        "section" 18 |r| maybe(r.turn.map(|turn| turn.section.as_str())),
        "turn" 7 |r| maybe(r.turn.map(|turn| &turn.id)),
        "start" 9 |r| r.mention.map_or(Cell::Empty, |m| number(r.call.offsets.of_byte(m.start))),
        "end" 9 |r| r.mention.map_or(Cell::Empty, |m| number(r.call.offsets.of_byte(m.end))),
    ],
    rows: |row| {
        let checks = row.call.tagged.checks.iter().map(|check| {
            let row = Row { check: Some(check), ..row };
            row.at(row.found(check.mentions.first().map(|id| &**id)))
        });
        checks.collect()
    },
};

/// One row for each turn.
pub static TURNS: Table = Table {
    name: "turns",
    columns: columns![
        "source" 18 |r| words(r.call.name()),
        "id" 7 |r| maybe(r.turn.map(|turn| &turn.id)),
        "speaker" 20 |r| maybe(r.speaker.map(|s| &s.name)),
        "role" 24 |r| maybe(r.speaker.and_then(|s| s.role.as_deref())),
        "affiliation" 20 |r| maybe(r.speaker.and_then(|s| s.affiliation.as_deref())),
        "kind" 12 |r| maybe(r.speaker.map(|s| s.kind.as_str())),
        "section" 18 |r| maybe(r.turn.map(|turn| turn.section.as_str())),
        "language" 9 |r| maybe(r.turn.map(|turn| &turn.language)),
        "attribution" 11 |r| maybe(r.turn.map(|turn| &turn.attribution)),
        "interpreted" 11 |r| maybe(r.turn.map(|turn| if turn.interpreted { "yes" } else { "no" })),
        "time_start" 10 |r| double(r.turn.and_then(|turn| turn.time.as_ref()).map(|time| time.start)),
        "time_end" 10 |r| double(r.turn.and_then(|turn| turn.time.as_ref()).and_then(|time| time.end)),
        "start" 9 |r| r.turn.map_or(Cell::Empty, |turn| number(r.call.offsets.of_byte(turn.start))),
        "end" 9 |r| r.turn.map_or(Cell::Empty, |turn| number(r.call.offsets.of_byte(turn.end))),
        "words" 8 |r| number(r.said().split_whitespace().count()),
        "text" 100 |r| if r.call.with_text { words(r.said()) } else { Cell::Empty },
    ],
    rows: |row| row.call.tagged.turns.iter().map(|turn| row.in_turn(Some(&turn.id))).collect(),
};

/// One row for each person.
pub static SPEAKERS: Table = Table {
    name: "speakers",
    columns: columns![
        "source" 18 |r| words(r.call.name()),
        "id" 7 |r| maybe(r.speaker.map(|s| &s.id)),
        "name" 24 |r| maybe(r.speaker.map(|s| &s.name)),
        "aliases" 24 |r| words(r.speaker.map(|s| s.aliases.join("; ")).unwrap_or_default()),
        "role" 30 |r| maybe(r.speaker.and_then(|s| s.role.as_deref())),
        "affiliation" 24 |r| maybe(r.speaker.and_then(|s| s.affiliation.as_deref())),
        "kind" 12 |r| maybe(r.speaker.map(|s| s.kind.as_str())),
        "turns" 8 |r| number(r.turns().count()),
        "words" 8 |r| {
            number(r.turns().map(|turn| r.call.words(turn.start, turn.end).split_whitespace().count()).sum::<usize>())
        },
    ],
    rows: |row| {
        let speakers = row.call.tagged.speakers.iter();
        speakers.map(|speaker| Row { speaker: Some(speaker), ..row }).collect()
    },
};

/// One row for each tag of the person's own, at the turn in which it begins.
pub static TAGS: Table = Table {
    name: "tags",
    columns: columns![
        "source" 18 |r| words(r.call.name()),
        "name" 18 |r| maybe(r.tag.map(|tag| &tag.name)),
        "text" 60 |r| maybe(r.tag.map(|tag| &tag.text)),
        "note" 40 |r| maybe(r.tag.and_then(|tag| tag.note.as_deref())),
        "speaker" 20 |r| maybe(r.speaker.map(|s| &s.name)),
        "section" 18 |r| maybe(r.turn.map(|turn| turn.section.as_str())),
        "turn" 7 |r| maybe(r.turn.map(|turn| &turn.id)),
        "start" 9 |r| r.tag.map_or(Cell::Empty, |tag| number(r.call.offsets.of_byte(tag.start))),
        "end" 9 |r| r.tag.map_or(Cell::Empty, |tag| number(r.call.offsets.of_byte(tag.end))),
    ],
    rows: |row| {
        let tags = row.call.tagged.tags.iter().map(|tag| {
            let turn = row.call.tagged.turns.iter().find(|turn| turn.start <= tag.start && tag.start < turn.end);
            Row { tag: Some(tag), ..row }.in_turn(turn.map(|turn| &*turn.id))
        });
        tags.collect()
    },
};

fn is_figure(mention: &Mention<'_>) -> bool {
    !matches!(mention.kind, Kind::Date | Kind::Period)
}

/// The dates and periods that have no row among the figures.
pub fn dates(call: &Prepared<'_>) -> Option<Loss> {
    loss::DATES.times(call.tagged.mentions.iter().filter(|mention| !is_figure(mention)).count())
}

/// How many UTF-16 units a cell of Excel holds.
const EXCEL_CELL: usize = 32_767;

/// How many cells of a table are longer than Excel's.
pub fn long_cells(table: &Table, call: &Prepared<'_>) -> usize {
    let cells = table.cells(call).flatten();
    cells.filter(|cell| matches!(cell, Cell::Words(text) if fitting(text).len() < text.len())).count()
}

/// As much of a cell as Excel holds, cut between two characters.
pub fn fitting(text: &str) -> &str {
    let mut units = 0;
    match text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > EXCEL_CELL
    }) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}
