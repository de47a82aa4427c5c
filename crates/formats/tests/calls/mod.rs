//! The calls that tests of several files are made of: an awkward one, and every sample.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tickmark_engine::document::{Kind, Modality, Role};
use tickmark_engine::export::number::Number;
use tickmark_engine::export::tagged_json::{self, Fact, Mention, Tag, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_formats::{Exporter, File, Selection};

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

/// The awkward text and its tags.
pub fn awkward(unit: OffsetUnit) -> (String, Tagged<'static>) {
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
    // Tags of the person's own overlap the figures, each other and a line end.
    for (quote, name, note) in
        [("up 8%\n€5.2 billion", "Guidance & \"tone\"", Some("seen\ntwice")), ("€5.2", "to do", None)]
    {
        let start = text.find(quote).expect("the quote is in the text") as u32;
        let note = note.map(Into::into);
        tagged.tags.push(Tag { name: name.into(), start, end: start + quote.len() as u32, text: quote.into(), note });
    }
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

/// The files of a whole call.
pub fn write(name: &str, tagged: &Tagged<'_>, text: &str) -> Vec<File> {
    let exporter = Exporter::named(name).expect("a format of that name");
    let files = exporter.write(tagged, text, &Selection::default()).expect("a sound call is written");
    assert_eq!(files.iter().map(|file| file.ending).collect::<Vec<_>>(), exporter.endings, "{name}");
    files
}

/// Calls `act` with the awkward call and with every sample.
pub fn each(mut act: impl FnMut(&str, &Tagged<'_>, &str)) {
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
