//! Tagged JSON to Parquet: the figures and the turns of many calls in one table, for notebooks and distributed engines.
//!
//! The rows of a call are gathered where the call is read; a [`Writer`] takes them in the order of the calls and keeps no more than one
//! group of rows in memory.

mod columns;
mod figures;
mod turns;

use std::io::Write;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::export::verify::Mismatch;
use tickmark_engine::offsets::OffsetUnit;

use columns::Column;

/// How many bytes of rows make a group. A reader takes a group at a time, and a writer holds one.
const GROUP: usize = 32 << 20;

/// One table.
pub struct Table {
    /// What a person types: `parquet-figures`.
    pub name: &'static str,
    /// What a person reads.
    pub title: &'static str,
    /// What stands behind the name of the source.
    pub ending: &'static str,
    schema: &'static str,
    rows: fn(&Tagged<'_>, &str, &mut [Column]),
    losses: fn(&Tagged<'_>) -> Vec<(&'static str, usize)>,
}

impl Table {
    /// Every table.
    pub const ALL: &'static [Self] = &[figures::FIGURES, turns::TURNS];

    /// The table of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|table| table.name == name)
    }

    /// The rows of a call, all of it: what is not to go out is left out before. Offsets count code points.
    ///
    /// # Errors
    /// The first span that is not true to the text.
    pub fn rows(&self, tagged: &Tagged<'_>, text: &str) -> Result<Rows, Mismatch> {
        let mut tagged = tagged.clone();
        if let Some(wrong) = tagged.verify(text).into_iter().next() {
            return Err(wrong);
        }
        tagged.recount(text, OffsetUnit::CodePoint)?;
        let schema = self.schema();
        let mut columns: Vec<Column> = schema.get_fields().iter().map(|field| Column::of(field)).collect();
        (self.rows)(&tagged, text, &mut columns);
        let losses = (self.losses)(&tagged).into_iter().filter(|loss| loss.1 > 0).collect();
        Ok(Rows { columns, losses })
    }

    fn schema(&self) -> parquet::schema::types::Type {
        parse_message_type(self.schema).expect("the schemas in this crate are read by its tests")
    }
}

/// The rows of one call.
pub struct Rows {
    /// What the table cannot hold of the call, and how many of it.
    pub losses: Vec<(&'static str, usize)>,
    columns: Vec<Column>,
}

/// Writes the rows of many calls into one file.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    group: Vec<Column>,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where `out` does not take it.
    pub fn new(table: &Table, out: W) -> Result<Self, ParquetError> {
        let schema = Arc::new(table.schema());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("tickmark ", env!("CARGO_PKG_VERSION")).to_owned());
        let group = schema.get_fields().iter().map(|field| Column::of(field)).collect();
        Ok(Self { file: SerializedFileWriter::new(out, schema, Arc::new(properties.build()))?, group })
    }

    /// Adds the rows of a call.
    ///
    /// # Errors
    /// Where the file does not take them.
    pub fn push(&mut self, rows: Rows) -> Result<(), ParquetError> {
        for (column, more) in self.group.iter_mut().zip(rows.columns) {
            column.append(more);
        }
        if self.group.iter().map(Column::size).sum::<usize>() >= GROUP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ParquetError> {
        if self.group.first().is_none_or(Column::is_empty) {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for column in &mut self.group {
            let mut writer = group.next_column()?.expect("a group has the columns of its schema");
            column.write(&mut writer)?;
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }

    /// Writes what is left and the end of the file.
    ///
    /// # Errors
    /// Where the file does not take it.
    pub fn finish(mut self) -> Result<(), ParquetError> {
        self.flush()?;
        self.file.close()?;
        Ok(())
    }
}
