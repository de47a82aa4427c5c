//! The log of what a person did. Records are only ever appended: undo and redo are records too, so that they survive a reload
//! and have no limit.

use std::sync::Arc;

use crate::edit::Edit;
use crate::wire::Wrong;

/// What a record says was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A correction.
    Edit(Edit),
    /// The last correction that holds was taken back.
    Undo,
    /// The last correction that was taken back holds again.
    Redo,
}

impl From<Edit> for Act {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit)
    }
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Counts the records from 1, without a gap.
    pub number: u32,
    /// What was done.
    pub act: Act,
}

/// The log. Copies share their records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    records: Vec<Arc<Record>>,
    /// Places of the corrections that hold, in order.
    done: Vec<u32>,
    /// Places of the corrections that were taken back, the last one last.
    undone: Vec<u32>,
}

impl Journal {
    /// The record that `act` would be, with the next number.
    pub fn next(&self, act: Act) -> Record {
        Record { number: self.records.len() as u32 + 1, act }
    }

    /// Appends a record.
    ///
    /// # Errors
    /// Where its number is not the next one, or there is nothing to undo or redo. The log is then left as it is.
    pub fn append(&mut self, record: Record) -> Result<(), Wrong> {
        let next = self.records.len() as u32 + 1;
        if record.number != next {
            return Err(Wrong(format!("Record {} does not follow on {}.", record.number, next - 1)));
        }
        match record.act {
            Act::Edit(_) => {
                self.done.push(next - 1);
                self.undone.clear();
            }
            Act::Undo => {
                let place = self.done.pop().ok_or_else(|| Wrong("There is nothing to undo.".into()))?;
                self.undone.push(place);
            }
            Act::Redo => {
                let place = self.undone.pop().ok_or_else(|| Wrong("There is nothing to redo.".into()))?;
                self.done.push(place);
            }
        }
        self.records.push(Arc::new(record));
        Ok(())
    }

    /// Every record, in order.
    pub fn records(&self) -> &[Arc<Record>] {
        &self.records
    }

    /// The corrections that hold, in order, each with the number of its record.
    pub fn edits(&self) -> impl Iterator<Item = (u32, &Edit)> {
        self.done.iter().filter_map(|place| self.edit(*place))
    }

    /// The correction that undo would take back.
    pub fn undoable(&self) -> Option<&Edit> {
        self.done.last().and_then(|place| self.edit(*place)).map(|(_, edit)| edit)
    }

    /// The correction that redo would bring back.
    pub fn redoable(&self) -> Option<&Edit> {
        self.undone.last().and_then(|place| self.edit(*place)).map(|(_, edit)| edit)
    }

    fn edit(&self, place: u32) -> Option<(u32, &Edit)> {
        let record = self.records.get(place as usize)?;
        match &record.act {
            Act::Edit(edit) => Some((record.number, edit)),
            Act::Undo | Act::Redo => None,
        }
    }

    /// The whole log, a record a line.
    pub fn to_lines(&self) -> String {
        self.records.iter().map(|record| record.to_line() + "\n").collect()
    }

    /// Reads what [`to_lines`](Self::to_lines) wrote.
    ///
    /// # Errors
    /// Where a line is no record, or does not follow on the one before; with the log up to there.
    pub fn of_lines(lines: &str) -> Result<Self, (Self, Wrong)> {
        let mut journal = Self::default();
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            if let Err(wrong) = Record::of_line(line).and_then(|record| journal.append(record)) {
                return Err((journal, wrong));
            }
        }
        Ok(journal)
    }
}
