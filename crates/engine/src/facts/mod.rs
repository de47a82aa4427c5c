//! Says what each figure measures, of what, against what, and groups levels with their changes.

use crate::document::{Fact, Mention};
use crate::turns::CallOutline;

/// Fills in metric, subject, role, direction, basis, accounting, modality and period.
pub fn link(_outline: &CallOutline, _mentions: &mut [Mention]) {}

/// Groups each level with its changes and its prior.
pub fn group(_outline: &CallOutline, _mentions: &[Mention]) -> Vec<Fact> {
    Vec::new()
}
