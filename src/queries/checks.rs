//! The verdicts as a list.

use tickmark_engine::Document;
use tickmark_engine::document::{CheckId, MentionId, Verdict};
use tickmark_engine::order;

use crate::words;

/// One verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Which check.
    pub id: CheckId,
    /// The verdict.
    pub verdict: Verdict,
    /// What sort of check.
    pub kind: &'static str,
    /// The arithmetic.
    pub message: String,
    /// The metric that the figures speak of.
    pub metric: String,
    /// The figures, with their words.
    pub figures: Vec<(MentionId, String)>,
}

/// The verdicts: conflicts first, then in text order.
pub fn items(document: &Document) -> Vec<Item> {
    let mut items: Vec<Item> = (document.checks.iter().enumerate())
        .map(|(i, check)| Item {
            id: CheckId(i as u32),
            verdict: check.verdict,
            kind: check.kind,
            message: words::sentence(&check.message),
            metric: (check.mentions.iter())
                .find_map(|id| document.mentions[id.index()].metric.as_deref())
                .map(super::figures::metric)
                .unwrap_or_default(),
            figures: (check.mentions.iter())
                .map(|id| (*id, super::transcript::excerpt(document.mentions[id.index()].span.of(document.text()))))
                .collect(),
        })
        .collect();
    order::by_number(&mut items, |item| u64::from(item.verdict == Verdict::Agrees));
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::document::Check;

    #[test]
    fn conflicts_come_first() {
        let mut document = tickmark_engine::annotate("");
        let check = |verdict| Check { kind: "sum", verdict, mentions: vec![], message: String::new() };
        document.checks = [Verdict::Agrees, Verdict::Conflicts, Verdict::Agrees, Verdict::Conflicts].map(check).into();
        assert_eq!(items(&document).iter().map(|item| item.id.0).collect::<Vec<_>>(), [1, 3, 0, 2]);
    }
}
