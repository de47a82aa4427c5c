//! Label Studio: a list of tasks with predictions, and the labelling configuration that goes with it.

use std::collections::BTreeSet;

use serde::Serialize;
use tickmark_engine::document::Kind;
use tickmark_engine::offsets::OffsetUnit;

use crate::prepared::{Prepared, escaped};
use crate::{Exporter, File, Join, verify};

pub const LABEL_STUDIO: Exporter = Exporter {
    name: "label-studio",
    title: "Label Studio tasks and configuration",
    endings: &[".label-studio.json", ".label-studio.xml"],
    media_type: "application/json",
    join: Join::No,
    units: &[OffsetUnit::CodePoint],
    needs_text: true,
    write,
    verify: |call, files| verify::spans(call, files, "label-studio"),
    losses: |call| {
        let mut losses = call.beyond_links();
        losses.extend(call.people());
        losses
    },
};

#[derive(Serialize)]
struct Task<'a> {
    data: Data<'a>,
    predictions: [Prediction<'a>; 1],
}

#[derive(Serialize)]
struct Data<'a> {
    text: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct Prediction<'a> {
    model_version: String,
    result: Vec<Part<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Part<'a> {
    Region {
        id: &'a str,
        from_name: &'a str,
        to_name: &'a str,
        r#type: &'a str,
        value: Value<'a>,
        score: f64,
        meta: Meta<'a>,
    },
    Relation {
        r#type: &'a str,
        from_id: &'a str,
        to_id: &'a str,
        direction: &'a str,
        labels: [&'a str; 1],
    },
}

#[derive(Serialize)]
struct Value<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    labels: [&'a str; 1],
}

#[derive(Serialize)]
struct Meta<'a> {
    text: [&'a str; 1],
}

fn write(call: &Prepared<'_>) -> Vec<File> {
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let mentions = &call.tagged.mentions;
    let marks = call.marks();
    let regions = marks.iter().map(|mark| Part::Region {
        id: &mark.id,
        from_name: "label",
        to_name: "text",
        r#type: "labels",
        value: Value {
            start: offsets.of_byte(mark.start),
            end: offsets.of_byte(mark.end),
            text: mark.text,
            labels: [mark.label],
        },
        // What a person tagged is certain.
        score: mark.mention.map_or(1.0, |mention| mention.confidence),
        meta: Meta { text: [&mark.note] },
    });
    let relations = call.relations().into_iter().map(|(kind, from, to)| Part::Relation {
        r#type: "relation",
        from_id: &mentions[from].id,
        to_id: &mentions[to].id,
        direction: "right",
        labels: [kind],
    });
    let generator = &call.tagged.generator;
    let task = Task {
        data: Data { text: call.text, source: call.name() },
        predictions: [Prediction {
            model_version: format!("{} {}", generator.name, generator.version),
            result: regions.chain(relations).collect(),
        }],
    };
    let mut tasks = serde_json::to_string_pretty(&[task]).expect("wire types hold only strings, numbers and lists");
    tasks.push('\n');
    vec![
        File::text(".label-studio.json", "application/json", tasks),
        File::text(".label-studio.xml", "application/xml", configuration(call)),
    ]
}

/// The labels and relations that a project must know before it takes the tasks.
fn configuration(call: &Prepared<'_>) -> String {
    let mut xml = String::from("<View>\n  <Relations>\n");
    for relation in ["change", "prior", "translation_of"] {
        xml += &format!("    <Relation value=\"{relation}\"/>\n");
    }
    xml += "  </Relations>\n  <Labels name=\"label\" toName=\"text\">\n";
    let own: BTreeSet<&str> = call.tagged.tags.iter().map(|tag| &*tag.name).collect();
    for label in Kind::ALL.iter().map(|kind| kind.as_str()).chain(own) {
        xml += &format!("    <Label value=\"{}\"/>\n", escaped(label));
    }
    xml + "  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n"
}
