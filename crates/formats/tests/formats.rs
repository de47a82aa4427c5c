//! Every format read back: each tag stands where its quote is, in the unit that the format counts in.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tickmark_engine::document::{Kind, Modality, Role};
use tickmark_engine::export::number::Number;
use tickmark_engine::export::tagged_json::{self, Fact, Mention, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_formats::{Exporter, File};

/// What trips other tools: BOM, CRLF, no-break space, typographic quote, euro sign, combining accent, a family joined with
/// ZWJ, U+2028, a tag that begins and one that ends exactly at a newline, an empty last line, markup, a formula.
const AWKWARD: &str = "\u{feff}Ann Lee — Chief Executive Officer\r\n\r\n=1+1 Revenue\u{a0}was up 8%\r\n€5.2 billion, the group’s \
     <b>best</b> & in cafe\u{301}s 👨‍👩‍👧‍👦 with\u{2028}4.9\u{2028}million members and 27 to\r\n30% [x] *y* \"z\"\0\r\n\r\n";

/// Tags of its own, so that the test asks nothing of the recognisers.
const TAGS: &[(&str, Kind)] = &[
    ("8%", Kind::Percent),
    ("€5.2 billion", Kind::Money),
    ("4.9\u{2028}million", Kind::Count),
    ("27 to\n30%", Kind::Percent),
];

fn awkward(unit: OffsetUnit) -> (String, Tagged<'static>) {
    let document = Box::leak(Box::new(tickmark_engine::annotate(AWKWARD)));
    let text = document.text().to_owned();
    let options = tagged_json::Options { name: Some("=awkward.txt"), unit: OffsetUnit::Byte, ..Default::default() };
    let mut tagged = tagged_json::tagged(document, options);
    (tagged.mentions, tagged.facts, tagged.checks) = (Vec::new(), Vec::new(), Vec::new());
    let number = |n: &str| Some(Number(n.parse().unwrap()));
    for (at, &(quote, kind)) in TAGS.iter().enumerate() {
        let start = text.find(quote).expect("the quote is in the text") as u32;
        tagged.mentions.push(Mention {
            id: format!("m{}", at + 1).into(),
            turn: None,
            start,
            end: start + quote.len() as u32,
            text: quote.into(),
            kind,
            value: Some(tagged_json::Value {
                low: number(if at == 3 { "27" } else { "-5200000000.50" }),
                high: number(if at == 3 { "30" } else { "-5200000000.50" }),
                unit: Some("EUR".into()),
                decimals: Some(-8),
                approx: None,
            }),
            metric: Some("revenue".into()),
            metric_text: None,
            subject: Some("@Group \"A\" <b>\n".into()),
            role: Some(Role::Level),
            direction: None,
            basis: None,
            accounting: None,
            modality: Modality::Reported,
            period: None,
            rule: "test".into(),
            confidence: 0.9,
            status: "suggested".into(),
            translation_of: None,
        });
    }
    tagged.facts.push(Fact {
        id: "f1".into(),
        metric: "revenue".into(),
        subject: None,
        speaker: None,
        turn: None,
        level: Some("m2".into()),
        changes: vec!["m1".into()],
        prior: None,
    });
    // One turn over the whole text, so that formats made of turns show every tag.
    tagged.turns.truncate(1);
    tagged.exchanges.clear();
    tagged.turns[0].start = 0;
    tagged.turns[0].end = text.len() as u32;
    (tagged.turns[0].label, tagged.turns[0].cue, tagged.turns[0].voice) = (None, None, None);
    tagged.recount(&text, unit).expect("spans fit");
    assert_eq!(tagged.verify(&text), []);
    (text, tagged)
}

fn write(name: &str, tagged: &Tagged<'_>, text: &str) -> Vec<File> {
    let exporter = Exporter::named(name).expect("a format of that name");
    let files = exporter.write(tagged, text).expect("a sound call is written");
    assert_eq!(files.iter().map(|file| file.ending).collect::<Vec<_>>(), exporter.endings, "{name}");
    files
}

fn json(file: &File) -> Value {
    serde_json::from_str(&file.content).expect("JSON")
}

fn by_code_points(text: &str, start: &Value, end: &Value) -> String {
    let [start, end] = [start, end].map(|offset| offset.as_u64().expect("an offset") as usize);
    text.chars().skip(start).take(end - start).collect()
}

fn by_utf16(text: &str, start: &Value, end: &Value) -> String {
    let [start, end] = [start, end].map(|offset| offset.as_u64().expect("an offset") as usize);
    String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).expect("no character is cut")
}

/// Calls `act` with the awkward call and with every sample.
fn each(mut act: impl FnMut(&str, &Tagged<'_>, &str)) {
    let (text, tagged) = awkward(OffsetUnit::Utf16);
    act("awkward", &tagged, &text);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let index: Value = serde_json::from_slice(&fs::read(samples.join("index.json")).unwrap()).unwrap();
    for sample in index.as_array().unwrap() {
        let name = sample["file"].as_str().unwrap();
        let document = tickmark_engine::annotate(&fs::read_to_string(samples.join(name)).unwrap());
        let options = tagged_json::Options { name: Some(name), ..Default::default() };
        act(name, &tagged_json::tagged(&document, options), document.text());
    }
}

fn quotes<'a>(tagged: &'a Tagged<'_>) -> Vec<&'a str> {
    tagged.mentions.iter().map(|mention| &*mention.text).collect()
}

#[test]
fn json_lines_find_every_quote_again() {
    each(|name, tagged, text| {
        let files = write("spacy", tagged, text);
        assert_eq!(files[0].content.matches('\n').count(), 1, "{name}");
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
        let configuration = roxmltree::Document::parse(&files[1].content).unwrap();
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
        assert_eq!(items.len(), tagged.turns.len() + tagged.mentions.len());
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
        assert_eq!(files[1].content, text);
        let characters: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        // As brat's own reader does: lines by splitlines, the text column equal to the fragments joined by a blank.
        for line in files[0].content.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            if !line.starts_with('T') {
                continue;
            }
            assert_eq!(columns.len(), 3, "{name}: {line}");
            let (kind, spans) = columns[1].split_once(' ').unwrap();
            assert!(files[2].content.lines().any(|known| known == kind), "{name}: {kind}");
            let fragments = spans.split(';').map(|span| {
                let (start, end) = span.split_once(' ').unwrap();
                let fragment: String = characters[start.parse().unwrap()..end.parse().unwrap()].iter().collect();
                assert!(!fragment.contains(['\n', '\u{2028}']), "{name}: {line}");
                fragment
            });
            assert_eq!(fragments.collect::<Vec<_>>().join(" "), columns[2], "{name}");
            found.push(columns[2].to_owned());
        }
        let expected = quotes(tagged).into_iter().map(|quote| quote.replace(['\n', '\u{2028}'], " "));
        assert_eq!(found, expected.collect::<Vec<_>>(), "{name}");
    });
    let (text, tagged) = awkward(OffsetUnit::CodePoint);
    let ann = &write("brat", &tagged, &text)[0].content;
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
        let words = |node: roxmltree::Node<'_, '_>| {
            node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect::<String>()
        };

        let tei = &write("tei", tagged, text)[0].content;
        let tei = roxmltree::Document::parse(tei).unwrap_or_else(|e| panic!("{name}: {e}"));
        let utterances = tei.descendants().filter(|n| n.tag_name().name() == "u");
        assert_eq!(utterances.map(words).collect::<Vec<_>>(), said, "{name}");
        let tags = tei.descendants().filter(|n| matches!(n.tag_name().name(), "measure" | "date"));
        assert_eq!(tags.map(words).collect::<Vec<_>>(), in_turns, "{name}");
        let ids: Vec<_> =
            tei.descendants().filter_map(|n| n.attribute(("http://www.w3.org/XML/1998/namespace", "id"))).collect();
        for pointer in tei.descendants().flat_map(|n| [n.attribute("who"), n.attribute("target")]).flatten() {
            for id in pointer.split(' ') {
                assert!(ids.contains(&id.strip_prefix('#').unwrap()), "{name}: {pointer}");
            }
        }

        let page = &write("html", tagged, text)[0].content;
        // The page is well-formed XML but for its void elements and its document type.
        let page = page
            .replace("<!DOCTYPE html>\n", "")
            .replace("<meta charset=\"utf-8\">", "")
            .replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "");
        let page = roxmltree::Document::parse(&page).unwrap_or_else(|e| panic!("{name}: {e}"));
        let articles = page.descendants().filter(|n| n.attribute("class") == Some("said"));
        assert_eq!(articles.map(words).collect::<Vec<_>>(), said, "{name}");
        let marks = page.descendants().filter(|n| n.has_tag_name("mark") && n.has_attribute("id"));
        assert_eq!(marks.map(words).collect::<Vec<_>>(), in_turns, "{name}");
        assert!(!page.descendants().any(|n| n.has_tag_name("script") || n.has_tag_name("b")), "{name}");
    });
}

fn rows(file: &File) -> Vec<Vec<String>> {
    let bytes = file.content.strip_prefix('\u{feff}').unwrap_or(&file.content).as_bytes();
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
    assert!(files[0].content.starts_with('\u{feff}'));
    assert!(files[0].content.lines().count() > 1 && files[0].content.contains("\r\n"));
    let table = rows(&files[0]);
    assert_eq!(table[1][0], "'=awkward.txt");
    assert_eq!(table[1][4], "-5200000000.5");
    assert_eq!(table[1][11], "'@Group \"A\" <b>\n");
    // The plain table leaves the words as they are.
    assert_eq!(rows(&write("csv-figures", &tagged, &text)[0])[1][0], "=awkward.txt");
}

#[test]
fn captions_keep_their_times_and_words() {
    let source = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.500\n<v Ann Lee>Revenue &amp; profit rose 8%</v>\n\n2\n\
                  00:00:03.700 --> 00:00:05.000\n<v Ann Lee>to $5 billion.</v>\n\n3\n00:01:00.000 --> 00:01:02.000\n<v Bo>Why?</v>\n";
    let document = tickmark_engine::annotate(source);
    let tagged = tagged_json::tagged(&document, tagged_json::Options::default());
    let vtt = &write("webvtt", &tagged, document.text())[0].content;
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
    let md = &write("markdown", &tagged, &text)[0].content;
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
        let losses = Exporter::named(name).unwrap().losses(tagged, &text).unwrap();
        losses.into_iter().map(|loss| (loss.what, loss.count)).collect::<Vec<_>>()
    };
    assert_eq!(losses("spacy", &tagged), [("facts", 1)]);
    assert_eq!(losses("doccano-relations", &tagged), []);
    assert_eq!(losses("brat", &tagged), [("turns", 1)]);
    assert_eq!(losses("html", &tagged), [("control characters that HTML does not allow", 1)]);
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
        for file in exporter.write(&tagged, &text).unwrap() {
            assert!(!file.content.contains("\"m2\""), "{}", exporter.name);
        }
    }
    tagged.mentions[0].text = "9%".into();
    for exporter in Exporter::ALL {
        let wrong = exporter.write(&tagged, &text).unwrap_err();
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
