//! What is painted, case by case, and the laws that every text keeps.

use super::*;
use crate::queries::outline;
use tickmark_engine::document::{Mention, Tag};

fn view(document: &Document) -> TranscriptView {
    TranscriptView::of(document, &Verdicts::of(document), &outline::people(document), true)
}

fn document(text: &str) -> Document {
    let mut document = tickmark_engine::annotate("");
    document.source.text = text.into();
    let whole = Span::new(0, text.len());
    document.sections.iter_mut().for_each(|section| section.span = whole);
    document.turns.iter_mut().for_each(|turn| turn.span = whole);
    document
}

fn blank_of_one_turn(text: &str, figures: &[&str]) -> Document {
    let mut document = document(text);
    if document.turns.is_empty() {
        return document;
    }
    for figure in figures {
        let start = text.find(figure).unwrap();
        let mut mention = Mention::found(Span::new(start, start + figure.len()), Kind::Money, None, "test", 90);
        mention.turn = Some(TurnId(0));
        document.mentions.push(mention);
    }
    document
}

#[track_caller]
fn paragraphs(text: &str, figures: &[&str], expected: &[&str]) {
    let document = blank_of_one_turn(text, figures);
    let view = view(&document);
    assert_eq!(view.paragraphs.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
}

#[test]
fn paragraphs_end_where_a_reader_expects_it() {
    paragraphs("One.\n\nTwo.", &[], &["One.", "Two."]);
    paragraphs("  One. \n \n\n  Two.  ", &[], &["One.", "Two."]);
    paragraphs("One goes on\nto the next line.", &[], &["One goes on\nto the next line."]);
    paragraphs("Revenue was $5\n\nbillion in all.", &["$5\n\nbillion"], &["Revenue was $5\n\nbillion in all."]);
    paragraphs("We have three aims\n- grow\n- save", &[], &["We have three aims", "- grow", "- save"]);
    paragraphs("", &[], &[]);
    let long = "word ".repeat(30);
    paragraphs(&format!("{long}end\nNext"), &[], &[&format!("{long}end"), "Next"]);
    let filler = "A line that is as wide as the page of this call was printed, no more.";
    paragraphs(&format!("Yes.\n{filler}\n{filler}"), &[], &["Yes.", &format!("{filler}\n{filler}")]);
}

fn all_paragraphs(view: &TranscriptView) -> Vec<&Paragraph> {
    let mut all = vec![];
    for chunk in &view.chunks {
        for block in &chunk.blocks {
            match block {
                Block::Aside(aside) => all.extend(&aside.paragraphs),
                Block::Piece(piece) => all.extend(&piece.paragraphs),
                Block::Section { .. } | Block::Exchange { .. } => {}
            }
        }
    }
    all
}

/// Every text: runs cover their paragraph, paragraphs are in order, bounded, and hold every word.
#[track_caller]
fn laws(document: &Document) {
    let text = document.text();
    let view = view(document);
    let mut last = 0;
    let mut painted = vec![];
    for paragraph in all_paragraphs(&view) {
        assert!(paragraph.span.start >= last, "paragraphs are in order");
        assert!(paragraph.span.len() <= LONGEST as usize, "paragraphs are bounded: {}", paragraph.span.len());
        let mut cursor = paragraph.span.start;
        for run in &paragraph.runs {
            assert_eq!(run.span.start, cursor, "runs touch");
            cursor = run.span.end;
            if let Look::Mention { id, .. } = run.look
                && painted.last() != Some(&id.index())
            {
                painted.push(id.index());
            }
        }
        assert_eq!(cursor, paragraph.span.end, "runs cover the paragraph");
        last = paragraph.span.end;
    }
    let labels: Vec<_> = document.turns.iter().filter_map(|turn| turn.label).collect();
    let shown = |span: Span| !labels.iter().any(|label| label.overlaps(span));
    let all: Vec<_> = (0..document.mentions.len()).filter(|i| shown(document.mentions[*i].span)).collect();
    assert_eq!(painted, all, "every figure is painted once");
    let starts: Vec<_> = view.chunks.iter().map(|chunk| chunk.span.start).collect();
    assert!(starts.is_sorted(), "chunks are in order");
    for mention in document.mentions.iter().filter(|mention| shown(mention.span)) {
        assert!(view.shows(document, mention.span));
        let chunk = &view.chunks[view.chunk_of(mention.span.start)];
        assert!(chunk.span.contains(mention.span), "{} in {:?}", mention.span.of(text), chunk.span);
    }
}

#[test]
fn every_text_is_painted_whole_and_in_bounded_pieces() {
    laws(&document(""));
    laws(&blank_of_one_turn("Revenue was $5 billion, up from $4 billion.", &["$5 billion", "$4 billion"]));
    laws(&document(&"no end to this line ".repeat(5_000)));
    laws(&document(&"無".repeat(30_000)));
    laws(&document(&"line\n".repeat(20_000)));
    laws(&document(&format!("{}$5 billion{}", "x".repeat(PARAGRAPH - 4), "y".repeat(20_000))));
    laws(&blank_of_one_turn(&format!("{}$5 billion{}", "x".repeat(PARAGRAPH - 4), "y".repeat(9_000)), &["$5 billion"]));
}

#[test]
fn real_texts_keep_the_laws() {
    let mut seen = 0;
    for folder in ["samples", "../shared/seeds", "../shared/transcripts"] {
        let Ok(files) = std::fs::read_dir(folder) else {
            println!("skipped: there is no folder {folder} here");
            continue;
        };
        for file in files.flatten().filter(|file| file.path().extension().is_some_and(|end| end == "txt")) {
            laws(&tickmark_engine::annotate(&std::fs::read_to_string(file.path()).unwrap()));
            seen += 1;
        }
    }
    println!("{seen} texts");
}

#[test]
fn only_the_piece_that_changed_is_another() {
    let turn = |name: &str| format!("{name} -- Chief Executive Officer\n\nRevenue was $5 billion, up 8%.\n\n");
    let mut document = tickmark_engine::annotate(&(turn("Ann Lee") + &turn("Bo Dahl") + &turn("Cy Eames")));
    let old = view(&document);
    let pieces = |view: &TranscriptView| -> Vec<Snapshot<Piece>> {
        let blocks = view.chunks.iter().flat_map(|chunk| chunk.blocks.iter());
        blocks.filter_map(|block| if let Block::Piece(piece) = block { Some(piece.clone()) } else { None }).collect()
    };
    let changed = |new: &TranscriptView| -> Vec<bool> {
        pieces(&old).iter().zip(pieces(new)).map(|(old, new)| *old != new).collect()
    };
    assert_eq!(changed(&view(&document).reusing(&old)), [false; 3]);
    let second = document.mentions.iter().position(|mention| mention.turn == Some(TurnId(1))).unwrap();
    document.mentions[second].status = Status::Accepted;
    assert_eq!(changed(&view(&document).reusing(&old)), [false, true, false]);
}

#[test]
fn own_tags_are_painted_over_figures_and_each_other() {
    let mut document = blank_of_one_turn("Revenue was $5 billion in all.", &["$5 billion"]);
    let tag = |from, to, name: &str| Tag { name: name.into(), span: Span::new(from, to), note: None };
    document.tags = vec![tag(0, 14, "guidance"), tag(8, 22, "risk")];
    let view = view(&document);
    let runs: Vec<_> = all_paragraphs(&view)[0]
        .runs
        .iter()
        .map(|run| {
            let tag = run
                .tag
                .as_ref()
                .map_or(String::new(), |(name, more)| format!("{name}{}", if *more { "+" } else { "" }));
            (run.span.of(document.text()), tag)
        })
        .collect();
    let runs: Vec<_> = runs.iter().map(|(words, tag)| (*words, tag.as_str())).collect();
    assert_eq!(
        runs,
        [("Revenue ", "guidance"), ("was ", "guidance+"), ("$5", "guidance+"), (" billion", "risk"), (" in all.", "")]
    );
}

#[test]
fn furniture_is_told_apart() {
    let text = "Revenue grew.\nPage 3 of 9\nIt grew a lot.";
    let mut document = document(text);
    if document.turns.is_empty() {
        return;
    }
    document.source.furniture = vec![Span::new(14, 25)];
    let view = view(&document);
    let looks: Vec<_> = all_paragraphs(&view).iter().map(|p| (p.span.of(text), p.furniture)).collect();
    assert_eq!(looks, [("Revenue grew.", false), ("Page 3 of 9", true), ("It grew a lot.", false)]);
}

#[test]
fn words_are_shortened_to_one_line() {
    assert_eq!(excerpt("Thank you,\n Ernie."), "Thank you, Ernie.");
    assert!(excerpt(&"word ".repeat(99)).len() < 130);
    assert_eq!(clock(62_500), "1:02");
    assert_eq!(clock(3_723_000), "1:02:03");
}
