//! Lets the longest of overlapping mentions win.

use crate::document::Mention;

/// Sorts the mentions and drops every one that overlaps a longer one, or an equally long one that is surer or earlier.
pub(super) fn resolve(mentions: &mut Vec<Mention>) {
    mentions.sort_by(|one, two| {
        let order = one.span.start.cmp(&two.span.start);
        order.then(two.span.len().cmp(&one.span.len())).then(two.confidence.cmp(&one.confidence))
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
