//! Nested and overlapping spans to disjoint runs, which is what a screen can paint.

use crate::order;
use crate::span::Span;

/// A run of text under which the same spans lie from its first byte to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<K> {
    /// Where the run stands; never empty.
    pub span: Span,
    /// The keys of the spans over it, outermost first; none for plain text.
    pub keys: Vec<K>,
}

/// Cuts `range` at every end of the `spans` in it. The segments are in text order, cover the range without a gap or an
/// overlap, and each holds the keys of the spans over it: the span that begins first comes first, of two that begin
/// together the longer, of two alike the one given first.
///
/// The spans may come in any order, and reach out of the range. Empty ones paint nothing and are left out.
pub fn segments<K: Copy>(range: Span, spans: &[(Span, K)]) -> Vec<Segment<K>> {
    let mut inside: Vec<(Span, K)> = (spans.iter())
        .filter(|(span, _)| span.overlaps(range) && !span.is_empty())
        .map(|&(span, key)| (Span { start: span.start.max(range.start), end: span.end.min(range.end) }, key))
        .collect();
    // Spans that are alike keep the order given.
    order::by_number(&mut inside, |(span, _)| order::pair(span.start, u32::MAX - span.end));
    let mut cuts: Vec<u32> = inside.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.extend([range.start, range.end]);
    order::by_number(&mut cuts, |&cut| u64::from(cut));
    cuts.dedup();

    let mut coming = inside.into_iter().peekable();
    let mut open: Vec<(Span, K)> = Vec::new();
    let mut runs = Vec::with_capacity(cuts.len());
    for cut in cuts.windows(2) {
        open.retain(|(span, _)| span.end > cut[0]);
        while let Some(next) = coming.next_if(|(span, _)| span.start == cut[0]) {
            open.push(next);
        }
        runs.push(Segment {
            span: Span { start: cut[0], end: cut[1] },
            keys: open.iter().map(|&(_, key)| key).collect(),
        });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `runs` writes each segment as its range and its keys.
    fn check(range: (usize, usize), spans: &[(usize, usize, char)], runs: &str) {
        let spans: Vec<_> = spans.iter().map(|&(start, end, key)| (Span::new(start, end), key)).collect();
        let found: Vec<String> = segments(Span::new(range.0, range.1), &spans)
            .iter()
            .map(|run| format!("{}..{}{}", run.span.start, run.span.end, run.keys.iter().collect::<String>()))
            .collect();
        assert_eq!(found.join(" "), runs);
    }

    #[test]
    fn plain_text_is_one_run() {
        check((3, 9), &[], "3..9");
        check((3, 3), &[], "");
        check((3, 3), &[(0, 9, 'a')], "");
    }

    #[test]
    fn one_span() {
        check((0, 9), &[(2, 5, 'a')], "0..2 2..5a 5..9");
        check((0, 9), &[(0, 9, 'a')], "0..9a");
        check((0, 9), &[(0, 4, 'a')], "0..4a 4..9");
        check((0, 9), &[(4, 9, 'a')], "0..4 4..9a");
    }

    #[test]
    fn neighbours_stay_two_runs() {
        check((0, 9), &[(2, 4, 'a'), (4, 6, 'b')], "0..2 2..4a 4..6b 6..9");
        check((0, 9), &[(2, 4, 'a'), (4, 6, 'a')], "0..2 2..4a 4..6a 6..9");
    }

    #[test]
    fn nested_and_crossing() {
        check((0, 9), &[(3, 5, 'b'), (1, 7, 'a')], "0..1 1..3a 3..5ab 5..7a 7..9");
        check((0, 9), &[(1, 5, 'a'), (3, 7, 'b')], "0..1 1..3a 3..5ab 5..7b 7..9");
        check((0, 9), &[(1, 3, 'b'), (1, 5, 'a')], "0..1 1..3ab 3..5a 5..9");
        check((0, 9), &[(1, 3, 'b'), (1, 3, 'a')], "0..1 1..3ba 3..9");
    }

    #[test]
    fn spans_are_clipped_to_the_range() {
        check((3, 6), &[(0, 9, 'a')], "3..6a");
        check((3, 6), &[(0, 4, 'a'), (5, 9, 'b')], "3..4a 4..5 5..6b");
        check((3, 6), &[(0, 3, 'a'), (6, 9, 'b')], "3..6");
    }

    #[test]
    fn empty_spans_paint_nothing() {
        check((0, 9), &[(4, 4, 'a')], "0..9");
        check((0, 9), &[(4, 4, 'a'), (2, 6, 'b')], "0..2 2..6b 6..9");
    }
}
