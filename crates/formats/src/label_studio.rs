//! Label Studio: a list of tasks with predictions, and the labelling configuration that goes with it.

use serde::Serialize;
use tickmark_engine::document::Kind;
use tickmark_engine::offsets::OffsetUnit;

use crate::prepared::{Prepared, described};
use crate::{Exporter, File, Join};

pub const LABEL_STUDIO: Exporter = Exporter {
    name: "label-studio",
    title: "Label Studio tasks and configuration",
    endings: &[".label-studio.json", ".label-studio.xml"],
    join: Join::No,
    write,
    losses: |call| {
        let mut losses = call.beyond_spans();
        losses[0] = ("facts without a pair of figures", call.facts_without_a_pair());
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
        meta: Meta,
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
struct Meta {
    text: [String; 1],
}

fn write(call: &Prepared<'_>) -> Vec<File> {
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let mentions = &call.tagged.mentions;
    let regions = mentions.iter().map(|mention| Part::Region {
        id: &mention.id,
        from_name: "label",
        to_name: "text",
        r#type: "labels",
        value: Value {
            start: offsets.of_byte(mention.start),
            end: offsets.of_byte(mention.end),
            text: &mention.text,
            labels: [mention.kind.as_str()],
        },
        score: mention.confidence,
        meta: Meta { text: [described(mention)] },
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
        File { ending: ".label-studio.json", media_type: "application/json", content: tasks },
        File { ending: ".label-studio.xml", media_type: "application/xml", content: configuration() },
    ]
}

/// The labels and relations that a project must know before it takes the tasks.
fn configuration() -> String {
    let mut xml = String::from("<View>\n  <Relations>\n");
    for relation in ["change", "prior", "translation_of"] {
        xml += &format!("    <Relation value=\"{relation}\"/>\n");
    }
    xml += "  </Relations>\n  <Labels name=\"label\" toName=\"text\">\n";
    for kind in Kind::ALL {
        xml += &format!("    <Label value=\"{kind}\"/>\n");
    }
    xml + "  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n"
}
