//! Figures that their speaker takes back: "2.07 billion. Pardon me, 20.7 billion".

use super::{Figures, verdict};
use crate::document::{Check, MentionId};
use crate::mentions::retractions;

/// Further apart, "excuse me" is a cough and "I apologize" is for something else.
const REACH: usize = 44;

pub(super) fn check(figures: Figures, checks: &mut Vec<Check>) {
    for (first, second) in retractions(figures.text, figures.mentions) {
        let (first, second) = (MentionId(first as u32), MentionId(second as u32));
        let (said, meant) = (figures.quote(first), figures.quote(second));
        let message = format!("{said} is taken back, {meant} is said instead");
        if figures.between(first, second, REACH).is_none() {
            continue;
        }
        let differ = figures.get(first).value != figures.get(second).value;
        if differ {
            checks.push(verdict("retraction", false, vec![first, second], message));
        }
    }
}
