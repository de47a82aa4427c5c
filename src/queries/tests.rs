//! What is computed after a correction is what would be computed from nothing, and no more of it than the correction altered.

use super::*;
use tickmark_engine::document::TurnId;
use tickmark_review::{Act, Anchor, Edit, Field, Journal, advance};

/// Two turns of figures that belong together, and one of words only.
const CALL: &str = "Harbourline Group Third Quarter 2025 Earnings Call\n\nMara Lindqvist -- Chief Executive Officer\n\nRevenue in Retail was $5.0 billion, up 8% from $4.6 billion. Members reached 40 million.\n\nTheo Okafor -- Chief Financial Officer\n\nRevenue in Freight was $3.0 billion, up 25% from $2.0 billion. We expect margins of 12%.\n\nOperator\n\nThis concludes the call. You may now disconnect.\n";

/// Everything that is shown, as a text.
fn shown(views: &Views) -> String {
    format!("{views:#?}")
}

/// Makes each correction after the other; gives the views before and after the last of them.
#[track_caller]
fn after(edits: &[fn(&Document) -> Act]) -> (Views, Views) {
    let base = tickmark_engine::annotate(CALL);
    let (mut document, mut journal, mut unmatched) = (base.clone(), Journal::default(), vec![]);
    let mut views = Views::of(&document, None, true);
    let mut before = Views::of(&document, None, true);
    for edit in edits {
        journal.append(journal.next(edit(&document))).unwrap();
        let next = advance(&base, &document, &unmatched, &journal);
        let new = Views::of(&next.document, Some((&document, &views)), true);
        let (new_text, anew) = (shown(&new), shown(&Views::of(&next.document, None, true)));
        let differs = new_text.lines().zip(anew.lines()).enumerate().find(|(_, (a, b))| a != b);
        assert!(new_text == anew, "after correction {}: {differs:?}", journal.records().len());
        (document, unmatched) = (next.document, next.unmatched);
        before = std::mem::replace(&mut views, new);
    }
    assert_eq!(unmatched, [0u32; 0], "every correction found its place");
    (before, views)
}

fn at(document: &Document, words: &str) -> Anchor {
    let start = document.text().find(words).unwrap();
    Anchor::of(document.text(), Span::new(start, start + words.len()))
}

fn accept(document: &Document) -> Act {
    Edit::Accept(at(document, "8%")).into()
}
fn reject(document: &Document) -> Act {
    Edit::Reject(at(document, "$4.6 billion")).into()
}
fn change(document: &Document) -> Act {
    Edit::Change { at: at(document, "40 million"), set: vec![(Field::Metric, Some("subscribers".into()))] }.into()
}
fn retime(document: &Document) -> Act {
    Edit::Change { at: at(document, "40 million"), set: vec![(Field::Kind, Some("duration".into()))] }.into()
}
fn add(document: &Document) -> Act {
    Edit::Add { at: at(document, "margins"), set: vec![] }.into()
}
fn tag(document: &Document) -> Act {
    Edit::Tag { at: at(document, "margins"), name: "risk".into(), note: None }.into()
}
fn retag(document: &Document) -> Act {
    Edit::Tag { at: at(document, "Revenue in Freight"), name: "tone".into(), note: None }.into()
}
fn untag(document: &Document) -> Act {
    Edit::Untag { at: at(document, "margins"), name: "risk".into() }.into()
}
fn rename(_: &Document) -> Act {
    Edit::Rename { who: "Theo Okafor".into(), to: "Theo Okafor-Lund".into() }.into()
}
fn split(document: &Document) -> Act {
    let start = document.text().find("Members reached").unwrap() as u32;
    Edit::Split { at: Anchor::at(document.text(), start) }.into()
}
fn undo(_: &Document) -> Act {
    Act::Undo
}

#[test]
fn the_rest_follows_the_beginning() {
    for document in [CALL, &CALL.repeat(20)].map(tickmark_engine::annotate) {
        let first = Views::of(&document, None, false);
        assert!(!first.whole && first.figures.is_empty() && first.checks.is_empty() && first.strip.is_empty());
        assert_eq!(first.transcript.chunks.len(), 1);
        let whole = Views::of(&document, Some((&document, &first)), true);
        assert_eq!(shown(&whole), shown(&Views::of(&document, None, true)));
        // What is painted is not painted again.
        assert!(whole.transcript.chunks[0] == first.transcript.chunks[0]);
    }
}

#[test]
fn a_correction_gives_what_reading_anew_would() {
    let all: &[fn(&Document) -> Act] = &[accept, reject, change, retime, add, tag, retag, untag, rename, split];
    after(all);
    let undone: Vec<_> = all.iter().copied().chain(all.iter().map(|_| undo as fn(&Document) -> Act)).collect();
    after(&undone);
}

/// Which turns are painted anew, and which of outline, people, figures, strip and checks are others in memory.
#[track_caller]
fn check(edits: &[fn(&Document) -> Act], turns: &[u32], others: [bool; 5]) {
    let (old, new) = after(edits);
    let pieces = |views: &Views| -> Vec<Snapshot<transcript::Piece>> {
        let blocks = views.transcript.chunks.iter().flat_map(|chunk| chunk.blocks.iter());
        blocks
            .filter_map(|block| match block {
                transcript::Block::Piece(piece) => Some(piece.clone()),
                _ => None,
            })
            .collect()
    };
    let anew = pieces(&new).into_iter().zip(pieces(&old)).filter(|(new, old)| new != old);
    assert_eq!(
        anew.map(|(new, _)| new.turn).collect::<Vec<_>>(),
        turns.iter().map(|turn| TurnId(*turn)).collect::<Vec<_>>()
    );
    let other = [
        old.outline != new.outline,
        old.people != new.people,
        old.figures != new.figures,
        old.strip != new.strip,
        old.checks != new.checks,
    ];
    assert_eq!(other, others);
}

#[test]
fn a_correction_paints_only_what_it_alters() {
    check(&[accept], &[0], [false; 5]);
    check(&[tag], &[1], [false; 5]);
    check(&[tag, retag, untag], &[1], [false; 5]);
    check(&[accept, undo], &[0], [false; 5]);
    check(&[change], &[0], [false, false, true, false, false]);
}
