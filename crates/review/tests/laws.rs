//! Laws of the review: whatever is done can be undone to the byte, and a replay gives what was seen live.

use std::fs;

use proptest::prelude::*;
use tickmark_engine::Document;
use tickmark_engine::Span;
use tickmark_engine::export::tagged_json::{Options, tagged, to_line};
use tickmark_review::{About, Act, Anchor, Edit, Field, Journal, Record, Reviewed, Rule, advance, apply};

fn bases() -> Vec<Document> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let mut files: Vec<_> = fs::read_dir(folder).expect("samples").flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt" || ending == "vtt"));
    files.sort();
    files.truncate(4);
    files.iter().map(|file| tickmark_engine::annotate(&fs::read_to_string(file).expect("text"))).collect()
}

fn bytes(document: &Document) -> String {
    to_line(document, Options { rejected: true, ..Options::default() })
}

/// An edit made of three numbers, about what is in the document at the moment.
fn edit(document: &Document, what: u8, which: usize, how: usize) -> Edit {
    let text = document.text();
    let mention = |which: usize| {
        let mentions = &document.mentions;
        Anchor::of(text, mentions.get(which % mentions.len().max(1)).map_or(Span::new(0, 0), |mention| mention.span))
    };
    let turn = |which: usize| {
        let turns = &document.turns;
        Anchor::at(text, turns.get(which % turns.len().max(1)).map_or(0, |turn| turn.span.start))
    };
    let place = |at: usize| text.floor_char_boundary(at % text.len());
    let words = |which: usize| {
        let start = place(which * 37);
        Anchor::of(text, Span::new(start, text.ceil_char_boundary((start + 1 + how % 40).min(text.len()))))
    };
    let name = |which: usize| document.speakers[which % document.speakers.len()].name.to_string();
    let texts =
        ["revenue", "", "5.2", "USD", "%", "60..70", "money", "change", "down", "yoy", "2025-03-31", "guidance"];
    let said = |how: usize| Some(texts[how % texts.len()].to_owned());
    match what % 19 {
        0 | 1 => Edit::Accept(mention(which)),
        2 | 3 => Edit::Reject(mention(which)),
        4 => Edit::Restore(mention(which)),
        5 | 6 => Edit::Change { at: mention(which), set: vec![(Field::ALL[how % 15], said(which))] },
        7 => Edit::Add { at: words(which), set: vec![(Field::Kind, Some("money".into())), (Field::Value, said(how))] },
        8 => Edit::Tag { at: words(which), name: "guidance".into(), note: said(how) },
        9 => Edit::Untag {
            at: document.tags.first().map_or(words(which), |tag| Anchor::of(text, tag.span)),
            name: "guidance".into(),
        },
        10 => Edit::Rename { who: name(which), to: format!("Robin {}", how % 3) },
        11 => Edit::Merge { who: name(which), into: name(how) },
        12 => Edit::Describe { who: name(which), set: vec![(About::ALL[how % 3], said(how))] },
        13 => Edit::Reassign { at: turn(which), to: if how.is_multiple_of(2) { name(how) } else { "Kim Doe".into() } },
        14 => {
            let at = text[place(which * 101)..].char_indices().find(|(_, c)| !c.is_whitespace());
            Edit::Split { at: Anchor::at(text, (place(which * 101) + at.map_or(0, |(at, _)| at)) as u32) }
        }
        15 => Edit::Join { at: turn(which) },
        16 => Edit::KeepVoice { at: turn(which) },
        17 => Edit::Rule {
            rule: match how % 3 {
                0 => Rule::Never { phrase: mention(which).quote.to_string() },
                1 => Rule::Metric { phrase: "revenue".into(), metric: "sales".into() },
                _ => Rule::Person { name: name(which), is: name(how) },
            },
            on: !which.is_multiple_of(3),
        },
        _ => Edit::Batch(vec![edit(document, how as u8 % 17, which, how), Edit::Reject(mention(how))]),
    }
}

/// Every text, every correction: what comes out is a document that keeps the engine's own laws.
fn sound(document: &Document) {
    let text = document.text();
    let wire = tagged(document, Options::default());
    assert_eq!(wire.verify(text), []);
    assert!(document.mentions.windows(2).all(|two| two[0].span.end <= two[1].span.start), "mentions overlap");
    assert!(document.turns.windows(2).all(|two| two[0].span.end <= two[1].span.start), "turns overlap");
    for turn in &document.turns {
        assert!(turn.speaker.index() < document.speakers.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_sequence_can_be_undone_redone_and_replayed(
        base in 0usize..4,
        steps in prop::collection::vec((any::<u8>(), 0usize..5000, 0usize..5000, 0u8..10), 1..16),
    ) {
        let bases = bases();
        let base = &bases[base % bases.len()];
        let mut journal = Journal::default();
        let mut live = Reviewed { document: base.clone(), unmatched: vec![] };
        let mut seen = vec![];
        for (what, which, how, undo) in steps {
            let act = match undo {
                0 if journal.undoable().is_some() => Act::Undo,
                1 if journal.redoable().is_some() => Act::Redo,
                _ => Act::Edit(edit(&live.document, what, which, how)),
            };
            // The line of a record is the record.
            let record = journal.next(act);
            prop_assert_eq!(&Record::of_line(&record.to_line()).unwrap(), &record);
            journal.append(record).unwrap();
            live = advance(base, &live.document, &live.unmatched, &journal);
            sound(&live.document);
            seen.push(bytes(&live.document));
        }
        // A replay after a reload gives what was seen live.
        let again = Journal::of_lines(&journal.to_lines()).unwrap();
        prop_assert_eq!(&again, &journal);
        let replayed = apply(base, &again);
        prop_assert_eq!(&bytes(&replayed.document), seen.last().unwrap());
        prop_assert_eq!(&replayed.unmatched, &live.unmatched);
        // All the way back gives the engine's own bytes; all the way forth gives the last ones.
        let mut undone = 0;
        while journal.undoable().is_some() {
            journal.append(journal.next(Act::Undo)).unwrap();
            undone += 1;
        }
        prop_assert_eq!(bytes(&apply(base, &journal).document), bytes(base));
        for _ in 0..undone {
            journal.append(journal.next(Act::Redo)).unwrap();
        }
        prop_assert_eq!(&bytes(&apply(base, &journal).document), seen.last().unwrap());
    }
}
