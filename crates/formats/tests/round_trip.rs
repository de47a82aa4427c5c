//! What goes out comes in again: the same spans from every format that holds them, and the same bytes of tagged JSON.

mod calls;

use std::collections::BTreeSet;

use tickmark_engine::document::{Kind, Verdict};
use tickmark_engine::export::import::import;
use tickmark_engine::export::tagged_json::{Check, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_formats::read::{Imported, Tag, read};
use tickmark_formats::{Exporter, Selection, Statuses, zip};

use calls::{awkward, each, write};

/// The formats that hold spans, and how many of their files are read.
const SPANS: &[&str] =
    &["json", "jsonl", "w3c", "brat", "spacy", "prodigy", "doccano", "doccano-relations", "label-studio"];

fn spans(tagged: &Tagged<'_>, text: &str) -> BTreeSet<(u32, u32, String)> {
    let mut tagged = tagged.clone();
    tagged.recount(text, OffsetUnit::Byte).unwrap();
    let mentions = tagged.mentions.iter().map(|m| (m.start, m.end, label(m.kind.as_str())));
    mentions.chain(tagged.tags.iter().map(|tag| (tag.start, tag.end, label(&tag.name)))).collect()
}

/// A label without what brat's types cannot have.
fn label(label: &str) -> String {
    label.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "_")
}

fn tags(imported: &Imported) -> BTreeSet<(u32, u32, String)> {
    for tag in &imported.tags {
        assert_eq!(imported.text[tag.start as usize..tag.end as usize], tag.quote);
    }
    imported
        .tags
        .iter()
        .map(|tag| (tag.start, tag.end, label(tag.kind.map_or(&tag.label, |kind| kind.as_str()))))
        .collect()
}

#[test]
fn every_format_of_spans_comes_in_as_it_went_out() {
    each(|name, tagged, text| {
        for format in SPANS {
            let files = write(format, tagged, text);
            let detected = read(&files[0].content, None, Some(text)).unwrap_or_else(|e| panic!("{name} {format}: {e}"));
            let named = read(&files[0].content, Some(format), Some(text)).unwrap();
            // A transcript as another system saves it is the same transcript.
            let saved = format!("\u{feff}{}", text.replace('\n', "\r\n"));
            let over_saved = read(&files[0].content, Some(format), Some(&saved)).unwrap();
            for imported in [&detected, &named, &over_saved] {
                assert_eq!(imported.len(), 1, "{name} {format}");
                assert_eq!(imported[0].text, text, "{name} {format}");
                assert_eq!(tags(&imported[0]), spans(tagged, text), "{name} {format}");
                let refused = imported[0].refused.iter().filter(|r| !r.reason.contains("turns are read"));
                assert_eq!(refused.collect::<Vec<_>>(), Vec::<&_>::new(), "{name} {format}");
            }
        }
    });
}

#[test]
fn links_come_in_between_the_same_tags() {
    let (text, tagged) = awkward(OffsetUnit::Utf16);
    for format in ["brat", "doccano-relations", "label-studio"] {
        let imported = read(&write(format, &tagged, &text)[0].content, None, Some(&text)).unwrap();
        let links = imported[0].links.iter().map(|link| {
            let [from, to] = [link.from, link.to].map(|at| imported[0].tags[at].quote.as_str());
            (link.label.to_lowercase(), from, to)
        });
        assert_eq!(links.collect::<Vec<_>>(), [("change".to_owned(), "€5.2 billion", "8%")], "{format}");
    }
}

#[test]
fn what_is_noted_beside_a_figure_comes_in_as_what_is_known_of_it() {
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    each(|name, tagged, text| {
        let mut tagged = tagged.clone();
        tagged.recount(text, OffsetUnit::Byte).unwrap();
        for format in ["w3c", "brat", "spacy", "prodigy", "label-studio"] {
            let imported = read(&write(format, &tagged, text)[0].content, None, Some(text)).unwrap();
            for m in &tagged.mentions {
                let same = |tag: &&Tag| (tag.start, tag.end, tag.kind) == (m.start, m.end, Some(m.kind));
                let tag = imported[0].tags.iter().find(same).unwrap_or_else(|| panic!("{name} {format}: {}", m.text));
                assert_eq!(tag.note, None, "{name} {format}: {}", m.text);
                for (field, expected) in [
                    ("kind", Some(m.kind.as_str())),
                    ("metric", m.metric.as_deref()),
                    ("subject", m.subject.as_deref()),
                    ("role", m.role.map(|role| role.as_str())),
                    ("direction", m.direction.map(|direction| direction.as_str())),
                    ("basis", m.basis.map(|basis| basis.as_str())),
                    ("accounting", m.accounting.map(|accounting| accounting.as_str())),
                    ("modality", Some(m.modality.as_str())),
                    ("period", m.period.as_ref().map(|period| &*period.text).filter(|text| !text.is_empty())),
                ] {
                    let known = tag.fields.iter().find(|(name, _)| *name == field).and_then(|(_, value)| value.clone());
                    assert_eq!(known, expected.map(line), "{name} {format}: {field} of {}", m.text);
                }
            }
        }
    });
}

/// The schema that is checked in, which another test holds to the types.
fn schema() -> jsonschema::Validator {
    let schema = include_str!("../../../docs/schema/tickmark-1.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

#[test]
fn tagged_json_goes_out_in_goes_out_with_the_same_bytes() {
    let schema = schema();
    each(|name, tagged, text| {
        for unit in OffsetUnit::ALL {
            for format in ["json", "jsonl"] {
                let exporter = Exporter::named(format).unwrap();
                let selection = Selection { unit: *unit, ..Selection::default() };
                let first = exporter.write(tagged, text, &selection).unwrap();
                let json = std::str::from_utf8(&first[0].content).unwrap();
                assert!(schema.is_valid(&serde_json::from_str(json).unwrap()), "{name}");
                let read = import(json, None).unwrap();
                assert_eq!(read.mismatches, []);
                assert_eq!(read.tagged.source.offset_unit, unit.as_str(), "{name}");
                assert_eq!(exporter.write(&read.tagged, &read.text, &selection).unwrap(), first, "{name}");
                // And by way of another unit, without the text.
                let bare = Selection { unit: OffsetUnit::Byte, text: false, ..Selection::default() };
                let without = exporter.write(tagged, text, &bare).unwrap();
                let without = import(std::str::from_utf8(&without[0].content).unwrap(), Some(text)).unwrap();
                assert_eq!(without.tagged.source.text, None, "{name}");
                assert_eq!(exporter.write(&without.tagged, text, &selection).unwrap(), first, "{name}");
            }
        }
    });
}

#[test]
fn what_is_chosen_goes_out_and_what_is_said_of_the_rest_does_not() {
    let (text, mut tagged) = awkward(OffsetUnit::CodePoint);
    let both = vec!["m1".into(), "m2".into()];
    tagged.checks.push(Check {
        id: "c1".into(),
        kind: "sum".into(),
        status: Verdict::Agrees,
        mentions: both,
        message: "They agree.".into(),
    });
    for (at, status) in ["accepted", "suggested", "rejected", "changed"].into_iter().enumerate() {
        tagged.mentions[at].status = status.into();
    }
    let view = |ids: &[&str]| Some(ids.iter().map(|id| id.to_string()).collect());
    let all = Selection::default();
    for (selection, mentions, fact, checks, tags) in [
        (all.clone(), "m1 m2 m4", "m2 < m1", 1, 2),
        (Selection { statuses: Statuses::Accepted, ..all.clone() }, "m1 m4", "- < m1", 0, 2),
        (Selection { statuses: Statuses::Suggested, ..all.clone() }, "m2", "m2 <", 0, 0),
        (Selection { statuses: Statuses::Every, ..all.clone() }, "m1 m2 m3 m4", "m2 < m1", 1, 2),
        (Selection { mentions: view(&["m2", "m3"]), ..all.clone() }, "m2", "m2 <", 0, 2),
        (Selection { mentions: view(&["m4"]), tags: false, ..all.clone() }, "m4", "", 0, 0),
    ] {
        let files = Exporter::named("json").unwrap().write(&tagged, &text, &selection).unwrap();
        let json = std::str::from_utf8(&files[0].content).unwrap();
        assert!(schema().is_valid(&serde_json::from_str(json).unwrap()));
        let read = import(json, None).unwrap();
        assert_eq!(read.mismatches, []);
        let ids: Vec<_> = read.tagged.mentions.iter().map(|mention| &*mention.id).collect();
        assert_eq!(ids.join(" "), mentions, "{selection:?}");
        let facts = read.tagged.facts.iter().map(|fact| {
            let said = format!("{} < {}", fact.level.as_deref().unwrap_or("-"), fact.changes.join(" "));
            said.trim_end().to_owned()
        });
        assert_eq!(facts.collect::<Vec<_>>().join(", "), fact, "{selection:?}");
        assert_eq!((read.tagged.checks.len(), read.tagged.tags.len()), (checks, tags), "{selection:?}");
    }
}

#[test]
fn without_the_text_only_what_is_tagged_goes_out() {
    let (text, tagged) = awkward(OffsetUnit::CodePoint);
    let selection = Selection { text: false, ..Selection::default() };
    for exporter in Exporter::ALL {
        let written = exporter.write(&tagged, &text, &selection);
        if exporter.needs_text {
            let refused = written.unwrap_err().message;
            assert!(refused.ends_with("cannot be written without the text."), "{refused}");
            continue;
        }
        for file in written.unwrap() {
            let parts = match zip::unpack(&file.content) {
                Ok(parts) => parts.into_iter().map(|part| part.1.unwrap()).collect(),
                Err(_) => vec![file.content],
            };
            for part in parts {
                // These words stand beside tags and in none.
                assert!(!String::from_utf8_lossy(&part).contains("members and"), "{}", exporter.name);
            }
        }
    }
}

#[test]
fn an_archive_comes_in_file_by_file() {
    let (text, tagged) = awkward(OffsetUnit::CodePoint);
    let mut files = Vec::new();
    for format in ["brat", "spacy", "label-studio"] {
        files.extend(write(format, &tagged, &text).into_iter().map(|file| (file.name("calls/a.txt"), file.content)));
    }
    files.push((
        "calls/b.jsonl".to_owned(),
        b"{\"text\": \"Revenue rose 8%.\", \"label\": [[13, 15, \"guidance\"]]}\n".to_vec(),
    ));
    files.push(("calls/c.json".to_owned(), b"{]".to_vec()));
    let archive = zip::pack(&files);
    let imported = read(&archive, None, None).unwrap();
    let paths: Vec<_> = imported.iter().map(|imported| (imported.path.as_deref().unwrap(), imported.format)).collect();
    assert_eq!(
        paths,
        [
            ("calls/a.ann", "brat"),
            ("calls/a.spacy.jsonl", "spacy"),
            ("calls/a.label-studio.json", "label-studio"),
            ("calls/b.jsonl", "doccano")
        ]
    );
    for imported in &imported[..3] {
        assert_eq!(tags(imported), spans(&tagged, &text));
    }
    let own = &imported[3].tags[0];
    assert_eq!((&*own.quote, &*own.label, own.kind), ("8%", "guidance", None));
    let refused: Vec<_> = imported[0].refused.iter().map(|refused| refused.place.as_str()).collect();
    assert!(refused.contains(&"calls/c.json"), "{refused:?}");
}

/// A file, the text at hand, and what comes of it: the quotes with their labels, and the reasons.
fn check(file: &str, text: Option<&str>, expected: &[(&str, &str)], reasons: &[&str]) {
    let imported = read(file.as_bytes(), None, text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let found: Vec<_> = imported[0].tags.iter().map(|tag| (tag.quote.as_str(), tag.label.as_str())).collect();
    assert_eq!(found, expected, "{file}");
    let refused: Vec<_> = imported[0].refused.iter().map(|refused| refused.reason.as_str()).collect();
    assert_eq!(refused.len(), reasons.len(), "{file}: {refused:?}");
    for (refused, reason) in refused.iter().zip(reasons) {
        assert!(refused.contains(reason), "{file}: {refused}");
    }
}

const TEXT: &str = "👨‍👩‍👧 Revenue rose 8%.\nProfit rose 8%.";

/// The text as JSON.
fn json() -> String {
    serde_json::Value::from(TEXT).to_string()
}

#[test]
fn what_fits_comes_in_and_what_does_not_is_listed() {
    // spaCy counts code points: the family is five.
    let spacy = |spans: &str| format!("{{\"text\": {}, \"spans\": [{spans}]}}", json());
    let span = |start: u32, end: u32| format!("{{\"start\": {start}, \"end\": {end}, \"label\": \"PERCENT\"}}");
    check(&spacy(&span(19, 21)), Some(TEXT), &[("8%", "PERCENT")], &[]);
    check(&spacy(&span(19, 99)), Some(TEXT), &[], &["The span 19 to 99 does not stand between characters"]);
    check(&spacy(&span(21, 19)), Some(TEXT), &[], &["It ends at 19, before it begins at 21"]);
    check(&spacy("{\"label\": \"PERCENT\"}"), Some(TEXT), &[], &["It says no place"]);
    check("{\"text\": \"8%\", \"spans\": [], \"answer\": \"reject\"}", None, &[], &["answer was “reject”"]);
    check("{\"text\": \"Up 8%\", \"entities\": [[3, 5, \"PERCENT\"]]}", None, &[("8%", "PERCENT")], &[]);
    // Prodigy's tokens are the quote.
    let tokens = "\"tokens\": [{\"text\": \"Up\", \"start\": 0, \"end\": 2, \"id\": 0}, {\"text\": \"8%\", \"start\": 3, \"end\": 5, \"id\": 1}]";
    let prodigy = |start: u32| {
        format!(
            "{{\"text\": \"Up 8%\", {tokens}, \"spans\": [{{\"start\": {start}, \"end\": 5, \"token_start\": 1, \"token_end\": 1, \"label\": \"X\"}}]}}"
        )
    };
    check(&prodigy(3), None, &[("8%", "X")], &[]);
    check(&prodigy(2), None, &[], &["Its tokens stand from 3 to 5"]);
    // doccano counts UTF-16 units: the family is eight, and no offset falls inside one of its members.
    let doccano =
        |start: u32, end: u32| format!("{{\"text\": {}, \"label\": [[{start}, {end}, \"percent\"]]}}", json());
    check(&doccano(22, 24), Some(TEXT), &[("8%", "percent")], &[]);
    check(&doccano(1, 24), Some(TEXT), &[], &["does not stand between characters"]);
    check("{\"text\": \"8%\", \"label\": [[0, 2]]}", None, &[], &["no start, end and label"]);
    // A file that has its text with other line ends counts in it.
    check(
        "{\"text\": \"\u{feff}Up\\r\\n8%\", \"label\": [[5, 7, \"percent\"]]}",
        Some("Up\n8%"),
        &[("8%", "percent")],
        &[],
    );
}

#[test]
fn brat_is_compared_with_its_text_column() {
    for (ann, expected, reasons) in [
        ("T1\tPercent 19 21\t8%\n", &[("8%", "Percent")][..], &[][..]),
        ("T1\tPercent 19 21\t9%\n", &[], &["It quotes “9%”, the text has “8%” there."]),
        ("T1\tRisk 13 18;19 21\trose 8%\n", &[], &["the text has “ rose 8%” there"]),
        ("T1\tRisk 14 18;19 21\trose 8%\n", &[], &["It stands in several places"]),
        ("T1\tRisk 19 22;23 29\t8%. Profit\n", &[("8%.\nProfit", "Risk")], &[]),
        ("R1\tChange Arg1:T1 Arg2:T9\nT1\tPercent 19 21\t8%\n", &[("8%", "Percent")], &["links T1 and T9"]),
        (
            "T1\tPercent 19 21\t8%\n*\tEquiv T1 T2\nE1\tSale:T1\n",
            &[("8%", "Percent")],
            &["no tag, link or note", "event"],
        ),
    ] {
        check(ann, Some(TEXT), expected, reasons);
    }
    let noted = read(b"#1\tAnnotatorNotes T1\tseen\nT1\tPercent 19 21\t8%\n", None, Some(TEXT)).unwrap();
    assert_eq!(noted[0].tags[0].note.as_deref(), Some("seen"));
    assert_eq!(noted[0].tags[0].kind, Some(Kind::Percent));
    // An attribute says more than the line that was written with it.
    let ann = b"T1\tPercent 19 21\t8%\nA1\tRole T1 change\n#1\tAnnotatorNotes T1\tpercent; 8 %; level; reported\n";
    let fields = read(ann, None, Some(TEXT)).unwrap().remove(0).tags.remove(0).fields;
    let role: Vec<_> = fields.iter().filter(|(name, _)| *name == "role").collect();
    assert_eq!(role, [&("role", Some("change".to_owned()))]);
    check("T1\tPercent 19 21\t8%\nA1\tCertain T1\n", Some(TEXT), &[("8%", "Percent")], &["“Certain T1” has no place"]);
    check("T1\tRisk 19 21\t8%\nA1\tRole T1 level\n", Some(TEXT), &[("8%", "Risk")], &["“Role level” has no place"]);
}

#[test]
fn web_annotations_are_found_by_position_or_by_a_quote_that_stands_once() {
    let annotation = |selector: &str, source: &str| {
        format!(
            "{{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"bodyValue\": \"risk\", \
             \"target\": {{\"source\": \"{source}\", \"selector\": {selector}}}}}"
        )
    };
    let quote = |exact: &str, more: &str| format!("{{\"type\": \"TextQuoteSelector\", \"exact\": \"{exact}\"{more}}}");
    let position = "{\"type\": \"TextPositionSelector\", \"start\": 19, \"end\": 21}";
    check(&annotation(position, "urn:x"), Some(TEXT), &[("8%", "risk")], &[]);
    check(&annotation(&format!("[{}, {position}]", quote("8%", "")), "urn:x"), Some(TEXT), &[("8%", "risk")], &[]);
    check(&annotation(&format!("[{}, {position}]", quote("9%", "")), "urn:x"), Some(TEXT), &[], &["It quotes “9%”"]);
    check(&annotation(&quote("8%", ", \"prefix\": \"Profit rose \""), "urn:x"), Some(TEXT), &[("8%", "risk")], &[]);
    check(&annotation(&quote("8%", ""), "urn:x"), Some(TEXT), &[], &["more than once"]);
    check(&annotation(&quote("9%", ""), "urn:x"), Some(TEXT), &[], &["The text has no “9%”"]);
    check(&annotation("{\"type\": \"XPathSelector\"}", "urn:x"), Some(TEXT), &[], &["It says no place"]);
    check(&annotation(position, "urn:sha256:00"), Some(TEXT), &[], &["another text"]);
}

#[test]
fn label_studio_brings_what_people_and_programs_said_once() {
    let part = |id: &str, start: u32, text: &str, labels: &str| {
        format!(
            "{{\"id\": \"{id}\", \"type\": \"labels\", \"value\": {{\"start\": {start}, \"end\": {}, \"text\": \"{text}\", \"labels\": [{labels}]}}}}",
            start + 2
        )
    };
    let task = |annotations: &str, predictions: &str| {
        format!(
            "[{{\"data\": {{\"body\": {}}}, \"annotations\": [{annotations}], \"predictions\": [{predictions}]}}]",
            json()
        )
    };
    let result = |parts: &str| format!("{{\"result\": [{parts}]}}");
    let same = result(&part("a", 19, "8%", "\"percent\""));
    check(&task(&same, &same), Some(TEXT), &[("8%", "percent")], &[]);
    check(&task(&result(&part("a", 19, "9%", "\"x\"")), ""), Some(TEXT), &[], &["It quotes “9%”"]);
    check(&task(&result(&part("a", 19, "8%", "\"x\", \"y\"")), ""), None, &[("8%", "x"), ("8%", "y")], &[]);
    check(&task("{\"was_cancelled\": true, \"result\": []}", ""), None, &[], &["skipped"]);
    check(&task(&result("{\"type\": \"choices\"}"), ""), None, &[], &["“choices” is no tag"]);
}

#[test]
fn a_file_that_gives_nothing_says_why() {
    for (file, text, message) in [
        ("", None, "no format of tags"),
        ("Revenue rose 8%.", None, "no format of tags"),
        ("[]", None, "no format of tags"),
        ("T1\tPercent 0 2\t8%\n", None, "no text of its own"),
        ("{\"text\": \"8%\", \"label\": []}", Some("9%"), "another text"),
        ("{\"schema\": \"tickmark/9\"}", None, "“tickmark/9”"),
        ("PK\u{3}\u{4}", None, "damaged"),
    ] {
        let error = read(file.as_bytes(), None, text).unwrap_err();
        assert!(error.contains(message), "{file}: {error}");
    }
    assert!(read(b"\xff\xfe8", None, None).unwrap_err().contains("not UTF-8"));
    assert!(read(b"{}", Some("xlsx"), None).unwrap_err().contains("cannot be read back"));
}
