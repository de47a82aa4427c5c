//! Finds every figure, date and period, and normalises it.

pub mod date;
pub mod fiscal;
pub mod period;
#[cfg(test)]
mod period_tests;
mod period_zh;

use crate::document::Mention;
use crate::turns::CallOutline;

/// Every mention, in text order, none overlapping another, each with its turn.
pub fn find(outline: &CallOutline) -> Vec<Mention> {
    let mut mentions = Vec::new();
    period::find(outline, &mut mentions);
    mentions
}
