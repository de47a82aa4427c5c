//! Every format read back: each tag stands where its quote is, in the unit that the format counts in.

mod calls;

use std::fs;
use std::path::Path;

use serde_json::Value;
use tickmark_engine::document::Kind;
use tickmark_engine::export::tagged_json::{self, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_formats::{Exporter, File, Selection};

use calls::{awkward, each, write};

fn words(file: &File) -> &str {
    std::str::from_utf8(&file.content).expect("UTF-8")
}

fn json(file: &File) -> Value {
    serde_json::from_slice(&file.content).expect("JSON")
}

fn by_code_points(text: &str, start: &Value, end: &Value) -> String {
    let [start, end] = [start, end].map(|offset| offset.as_u64().expect("an offset") as usize);
    text.chars().skip(start).take(end - start).collect()
}

fn by_utf16(text: &str, start: &Value, end: &Value) -> String {
    let [start, end] = [start, end].map(|offset| offset.as_u64().expect("an offset") as usize);
    String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).expect("no character is cut")
}

fn quotes<'a>(tagged: &'a Tagged<'_>) -> Vec<&'a str> {
    let mentions = tagged.mentions.iter().map(|mention| &*mention.text);
    mentions.chain(tagged.tags.iter().map(|tag| &*tag.text)).collect()
}

#[test]
fn json_lines_find_every_quote_again() {
    each(|name, tagged, text| {
        let files = write("spacy", tagged, text);
        assert_eq!(words(&files[0]).matches('\n').count(), 1, "{name}");
        let task = json(&files[0]);
        assert_eq!(task["text"], text);
        let spans = task["spans"].as_array().unwrap().iter();
        assert_eq!(spans.map(|s| by_code_points(text, &s["start"], &s["end"])).collect::<Vec<_>>(), quotes(tagged));

        let task = json(&write("prodigy", tagged, text)[0]);
        let tokens = task["tokens"].as_array().unwrap();
        let blank = |token: &Value| if token["ws"] == true { " " } else { "" };
        let joined = tokens.iter().map(|token| format!("{}{}", token["text"].as_str().unwrap(), blank(token)));
        assert_eq!(joined.collect::<String>(), text, "{name}");
        assert!(
            tokens.iter().all(|token| by_code_points(text, &token["start"], &token["end"]) == token["text"]),
            "{name}"
        );
        let mut found = Vec::new();
        for span in task["spans"].as_array().unwrap() {
            let token = |edge: &str| &tokens[span[edge].as_u64().unwrap() as usize];
            assert_eq!(
                (&token("token_start")["start"], &token("token_end")["end"]),
                (&span["start"], &span["end"]),
                "{name}"
            );
            found.push(by_code_points(text, &span["start"], &span["end"]));
        }
        assert_eq!(found, quotes(tagged), "{name}");

        let line = json(&write("doccano", tagged, text)[0]);
        let labels = line["label"].as_array().unwrap().iter();
        assert_eq!(labels.map(|l| by_utf16(text, &l[0], &l[1])).collect::<Vec<_>>(), quotes(tagged));

        let line = json(&write("doccano-relations", tagged, text)[0]);
        let entities = line["entities"].as_array().unwrap();
        let found = entities.iter().map(|e| by_utf16(text, &e["start_offset"], &e["end_offset"]));
        assert_eq!(found.collect::<Vec<_>>(), quotes(tagged));
        for relation in line["relations"].as_array().unwrap() {
            for end in ["from_id", "to_id"] {
                assert!(entities.iter().any(|entity| entity["id"] == relation[end]), "{name}: {relation}");
            }
        }
    });
    let (text, tagged) = awkward(OffsetUnit::Byte);
    let line = json(&write("doccano-relations", &tagged, &text)[0]);
    assert_eq!(line["relations"], serde_json::json!([{"id": 1, "from_id": 2, "to_id": 1, "type": "change"}]));
}

#[test]
fn label_studio_finds_every_quote_again_and_knows_every_label() {
    each(|_, tagged, text| {
        let files = write("label-studio", tagged, text);
        let tasks = json(&files[0]);
        assert_eq!(tasks[0]["data"]["text"], text);
        let result = tasks[0]["predictions"][0]["result"].as_array().unwrap();
        let regions: Vec<_> = result.iter().filter(|part| part["type"] == "labels").collect();
        let found = regions.iter().map(|r| by_code_points(text, &r["value"]["start"], &r["value"]["end"]));
        assert_eq!(found.collect::<Vec<_>>(), quotes(tagged));
        let configuration = roxmltree::Document::parse(words(&files[1])).unwrap();
        for region in regions {
            assert_eq!(region["from_name"], "label");
            assert_eq!(region["to_name"], "text");
            let label = region["value"]["labels"][0].as_str().unwrap();
            assert!(
                configuration.descendants().any(|n| n.has_tag_name("Label") && n.attribute("value") == Some(label))
            );
        }
    });
}

#[test]
fn web_annotations_find_every_quote_again() {
    each(|name, tagged, text| {
        let collection = json(&write("w3c", tagged, text)[0]);
        let items = collection["first"]["items"].as_array().unwrap();
        assert_eq!(collection["total"], items.len());
        assert_eq!(items.len(), tagged.turns.len() + tagged.mentions.len() + tagged.tags.len());
        let mut ids: Vec<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        for (item, quote) in items[tagged.turns.len()..].iter().zip(quotes(tagged)) {
            assert_eq!(item["@context"], "http://www.w3.org/ns/anno.jsonld");
            assert_eq!(item["type"], "Annotation");
            let selector = &item["target"]["selector"];
            assert_eq!(selector[0]["exact"], quote, "{name}");
            let (start, end) = (&selector[1]["start"], &selector[1]["end"]);
            assert_eq!(by_code_points(text, start, end), quote, "{name}");
            let around = format!(
                "{}{quote}{}",
                selector[0]["prefix"].as_str().unwrap(),
                selector[0]["suffix"].as_str().unwrap()
            );
            assert!(text.contains(&around), "{name}: {around}");
        }
        for id in &ids {
            let hex = id.strip_prefix("urn:uuid:").unwrap();
            assert_eq!(hex.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{id}");
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), items.len(), "{name}");
    });
}

#[test]
fn brat_compares_the_text_column_and_finds_it() {
    each(|name, tagged, text| {
        let files = write("brat", tagged, text);
        assert_eq!(words(&files[1]), text);
        let characters: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        // As brat's own reader does: lines by splitlines, the text column equal to the fragments joined by a blank.
        for line in words(&files[0]).lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            if !line.starts_with('T') {
                continue;
            }
            assert_eq!(columns.len(), 3, "{name}: {line}");
            let (kind, spans) = columns[1].split_once(' ').unwrap();
            assert!(words(&files[2]).lines().any(|known| known == kind), "{name}: {kind}");
            let fragments = spans.split(';').map(|span| {
                let (start, end) = span.split_once(' ').unwrap();
                let fragment: String = characters[start.parse().unwrap()..end.parse().unwrap()].iter().collect();
                assert!(!fragment.contains(['\n', '\u{2028}']), "{name}: {line}");
                fragment
            });
            assert_eq!(fragments.collect::<Vec<_>>().join(" "), columns[2], "{name}");
            found.push(columns[2].to_owned());
        }
        // A blank line inside a quote, as between two captions, leaves no fragment.
        let expected = quotes(tagged).into_iter().map(|quote| {
            let lines = quote.split(['\n', '\u{2028}']).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join(" ")
        });
        assert_eq!(found, expected.collect::<Vec<_>>(), "{name}");
    });
    let (text, tagged) = awkward(OffsetUnit::CodePoint);
    let files = write("brat", &tagged, &text);
    let ann = words(&files[0]);
    assert!(ann.ends_with("R1\tChange Arg1:T2 Arg2:T1\n"), "{ann}");
}

#[test]
fn xml_and_html_hold_the_words_and_every_tag() {
    each(|name, tagged, text| {
        let shown = |text: &str| text.replace('\0', "\u{fffd}");
        let mut bytes = tagged.clone();
        bytes.recount(text, OffsetUnit::Byte).unwrap();
        let said: Vec<_> = bytes.turns.iter().map(|t| shown(&text[t.start as usize..t.end as usize])).collect();
        let in_turns = bytes
            .mentions
            .iter()
            .filter(|mention| bytes.turns.iter().any(|turn| turn.start <= mention.start && mention.end <= turn.end));
        let in_turns: Vec<_> = in_turns.map(|mention| &*mention.text).collect();
        let inner = |node: roxmltree::Node<'_, '_>| {
            node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect::<String>()
        };

        let file = &write("tei", tagged, text)[0];
        let tei = roxmltree::Document::parse(words(file)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let utterances = tei.descendants().filter(|n| n.tag_name().name() == "u");
        assert_eq!(utterances.map(inner).collect::<Vec<_>>(), said, "{name}");
        let tags = tei.descendants().filter(|n| matches!(n.tag_name().name(), "measure" | "date"));
        assert_eq!(tags.map(inner).collect::<Vec<_>>(), in_turns, "{name}");
        let ids: Vec<_> =
            tei.descendants().filter_map(|n| n.attribute(("http://www.w3.org/XML/1998/namespace", "id"))).collect();
        for pointer in tei.descendants().flat_map(|n| [n.attribute("who"), n.attribute("target")]).flatten() {
            for id in pointer.split(' ') {
                assert!(ids.contains(&id.strip_prefix('#').unwrap()), "{name}: {pointer}");
            }
        }

        let file = &write("html", tagged, text)[0];
        // The page is well-formed XML but for its document type.
        let page = words(file).replace("<!DOCTYPE html>\n", "");
        let page = roxmltree::Document::parse(&page).unwrap_or_else(|e| panic!("{name}: {e}"));
        let articles = page.descendants().filter(|n| n.attribute("class") == Some("said"));
        assert_eq!(articles.map(inner).collect::<Vec<_>>(), said, "{name}");
        let marks = page.descendants().filter(|n| n.has_tag_name("mark") && n.has_attribute("id"));
        assert_eq!(marks.map(inner).collect::<Vec<_>>(), in_turns, "{name}");
        assert!(
            !page.descendants().any(|n| n.has_tag_name("script") || (n.has_tag_name("b") && !n.has_attribute("class"))),
            "{name}"
        );
    });
}

fn rows(file: &File) -> Vec<Vec<String>> {
    let bytes = words(file).trim_start_matches('\u{feff}').as_bytes();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn tables_are_read_back_cell_by_cell() {
    each(|name, tagged, text| {
        let figures = tagged.mentions.iter().filter(|m| !matches!(m.kind, Kind::Date | Kind::Period));
        let figures: Vec<_> = figures.map(|m| &*m.text).collect();
        let table = rows(&write("csv-figures", tagged, text)[0]);
        assert_eq!(table[1..].iter().map(|row| &*row[2]).collect::<Vec<_>>(), figures, "{name}");
        for row in &table[1..] {
            let at = |column: &str| {
                row[table[0].iter().position(|name| name == column).unwrap()].parse::<u64>().unwrap().into()
            };
            assert_eq!(by_code_points(text, &at("start"), &at("end")), row[2], "{name}");
        }
        for (format, expected) in [("csv-turns", tagged.turns.len()), ("csv-speakers", tagged.speakers.len())] {
            assert_eq!(rows(&write(format, tagged, text)[0]).len(), expected + 1, "{name}");
            assert_eq!(rows(&write(&format!("{format}-excel"), tagged, text)[0]).len(), expected + 1, "{name}");
        }
    });
}

#[test]
fn excel_takes_nothing_for_a_formula_and_every_number_for_a_number() {
    let (text, tagged) = awkward(OffsetUnit::CodePoint);
    let files = write("csv-figures-excel", &tagged, &text);
    assert!(words(&files[0]).starts_with('\u{feff}'));
    assert!(words(&files[0]).lines().count() > 1 && words(&files[0]).contains("\r\n"));
    let table = rows(&files[0]);
    assert_eq!(table[1][0], "'=awkward.txt");
    assert_eq!(table[1][4], "-5200000000.5");
    assert_eq!(table[1][11], "'@Group \"A\" <b>\n");
    // The plain table leaves the words as they are.
    assert_eq!(rows(&write("csv-figures", &tagged, &text)[0])[1][0], "=awkward.txt");
}

#[test]
fn a_workbook_is_the_same_on_every_day_and_has_no_formula() {
    let (text, tagged) = awkward(OffsetUnit::CodePoint);
    let files = write("xlsx", &tagged, &text);
    assert_eq!(files, write("xlsx", &tagged, &text));
    let parts = tickmark_formats::zip::unpack(&files[0].content).unwrap();
    let part = |path: &str| {
        let (_, content) = parts.iter().find(|part| part.0 == path).expect("a part of that path");
        String::from_utf8(content.clone().unwrap()).unwrap()
    };
    assert!(part("docProps/core.xml").contains("2000-01-01T00:00:00Z</dcterms:created>"));
    let figures = part("xl/worksheets/sheet1.xml");
    assert!(!figures.contains("<f>"), "{figures}");
    assert!(figures.contains("<v>-5200000000.5</v>") && figures.contains("state=\"frozen\""), "{figures}");
    assert!(figures.contains("<autoFilter ref=\"A1:AE5\"/>"), "{figures}");
    assert!(part("xl/styles.xml").contains("[$EUR] #,##0"));
    assert!(part("xl/sharedStrings.xml").contains("=awkward.txt"));
}

#[test]
fn captions_keep_their_times_and_words() {
    let source = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.500\n<v Ann Lee>Revenue &amp; profit rose 8%</v>\n\n2\n\
                  00:00:03.700 --> 00:00:05.000\n<v Ann Lee>to $5 billion.</v>\n\n3\n00:01:00.000 --> 00:01:02.000\n<v Bo>Why?</v>\n";
    let document = tickmark_engine::annotate(source);
    let tagged = tagged_json::tagged(&document, tagged_json::Options::default());
    let files = write("webvtt", &tagged, document.text());
    let vtt = words(&files[0]);
    assert!(vtt.starts_with("WEBVTT\n"));
    if document.turns.iter().all(|turn| turn.time.is_none()) {
        eprintln!("skipped: the source is not read as captions");
        return;
    }
    assert_eq!(
        vtt,
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Ann Lee>Revenue &amp; profit rose 8%\n\n\
         00:00:03.700 --> 00:00:05.000\n<v Ann Lee>to $5 billion.\n\n00:01:00.000 --> 00:01:02.000\n<v Bo>Why?\n"
    );
}

#[test]
fn footnotes_stand_at_their_figures() {
    let (text, tagged) = awkward(OffsetUnit::CodePoint);
    let files = write("markdown", &tagged, &text);
    let md = words(&files[0]);
    for words in ["\\=1\\+1", "was up 8%[^m1]\n", "€5.2 billion[^m2]", "\\<b\\>best\\</b\\> \\&", "\n[^m2]: money; "]
    {
        // A plus inside a line is no markup.
        let words = words.replace("\\+", "+");
        assert!(md.contains(&words), "{words} is not in {md}");
    }
}

#[test]
fn what_is_left_out_is_counted() {
    let (text, mut tagged) = awkward(OffsetUnit::CodePoint);
    let losses = |name: &str, tagged: &Tagged<'_>| {
        let losses = Exporter::named(name).unwrap().losses(tagged, &text, &Selection::default()).unwrap();
        losses.into_iter().map(|loss| (loss.what, loss.count)).collect::<Vec<_>>()
    };
    let people = [("turns", 1), ("speakers", 1)];
    assert_eq!(losses("spacy", &tagged), [("facts", 1), people[0], people[1]]);
    assert_eq!(losses("doccano-relations", &tagged), people);
    assert_eq!(losses("brat", &tagged), people);
    assert_eq!(losses("html", &tagged), [("control characters", 1), ("facts", 1)]);
    assert_eq!(losses("json", &tagged), []);
    assert_eq!(losses("xlsx", &tagged), []);
    let mut inner = tagged.mentions[1].clone();
    (inner.id, inner.end, inner.text) = ("m9".into(), inner.end - 8, "€5.2".into());
    tagged.mentions.insert(2, inner);
    assert!(losses("html", &tagged).contains(&("tags that overlap another or stand outside the turns", 1)));
}

#[test]
fn a_call_that_is_not_true_to_its_text_is_not_written_and_what_was_rejected_is_left_out() {
    let (text, mut tagged) = awkward(OffsetUnit::CodePoint);
    tagged.mentions[1].status = "rejected".into();
    for exporter in Exporter::ALL {
        for file in exporter.write(&tagged, &text, &Selection::default()).unwrap() {
            let content = String::from_utf8_lossy(&file.content);
            assert!(!content.contains("\"m2\""), "{}", exporter.name);
        }
    }
    tagged.mentions[0].text = "9%".into();
    for exporter in Exporter::ALL {
        let wrong = exporter.write(&tagged, &text, &Selection::default()).unwrap_err();
        assert_eq!((&*wrong.of, &*wrong.message), ("m1", "It quotes “9%”, the text has “8%” there."));
    }
}

#[test]
fn names_and_endings_are_told_apart_and_described() {
    let described = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats.md")).unwrap();
    for exporter in Exporter::ALL {
        let name = exporter.name.strip_suffix("-excel").unwrap_or(exporter.name);
        assert!(described.contains(&format!("`{name}`")), "docs/formats.md lacks {name}");
    }
    let mut names: Vec<_> = Exporter::ALL.iter().map(|exporter| exporter.name).collect();
    let mut endings: Vec<_> = Exporter::ALL.iter().flat_map(|exporter| exporter.endings).collect();
    let (many, more) = (names.len(), endings.len());
    names.sort_unstable();
    names.dedup();
    endings.sort_unstable();
    endings.dedup();
    assert_eq!((names.len(), endings.len()), (many, more));
}
