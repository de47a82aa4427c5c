//! Lets the longest of overlapping mentions win.

use crate::document::Mention;
use crate::order::pair;

/// Sorts the mentions and drops every one that overlaps a longer one, or an equally long one that is surer or earlier.
pub(super) fn resolve(mentions: &mut Vec<Mention>) {
    crate::order::by_number(mentions, |mention| {
        // 24 bits for the length and 8 for the confidence, both counted downwards.
        let shorter = 0xFF_FFFF - (mention.span.len() as u32).min(0xFF_FFFF);
        pair(mention.span.start, shorter << 8 | u32::from(u8::MAX - mention.confidence.0))
    });
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        // Kept mentions are disjoint and in order, so only the last ones can be in the way.
        let first = kept.iter().rposition(|other| other.span.end <= mention.span.start).map_or(0, |at| at + 1);
        let better = kept[first..].iter().all(|other| other.span.len() < mention.span.len());
        if better {
            kept.truncate(first);
            kept.push(mention);
        }
    }
    *mentions = kept;
}
