//! Tagged JSON itself, of what was chosen.

use std::borrow::Cow;

use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::offsets::OffsetUnit;

use crate::prepared::Prepared;
use crate::{Exporter, File, Join, verify};

const MEDIA_TYPE: &str = "application/json";
const LINES: &str = "application/jsonl";

pub const JSON: Exporter = Exporter {
    name: "json",
    title: "Tagged JSON",
    endings: &[".tickmark.json"],
    media_type: MEDIA_TYPE,
    join: Join::No,
    units: OffsetUnit::ALL,
    needs_text: false,
    write: |call| {
        let json = serde_json::to_string_pretty(&chosen(call));
        vec![File::text(".tickmark.json", MEDIA_TYPE, ended(json))]
    },
    verify: verify::tagged,
    losses: |_| Vec::new(),
};

pub const JSON_LINES: Exporter = Exporter {
    name: "jsonl",
    title: "Tagged JSON, a line for each call",
    endings: &[".tickmark.jsonl"],
    media_type: LINES,
    join: Join::Lines,
    units: OffsetUnit::ALL,
    needs_text: false,
    write: |call| {
        let json = serde_json::to_string(&chosen(call));
        vec![File::text(".tickmark.jsonl", LINES, ended(json))]
    },
    verify: verify::tagged,
    losses: |_| Vec::new(),
};

fn chosen<'a>(call: &Prepared<'a>) -> Tagged<'a> {
    let mut tagged = call.tagged.clone();
    tagged.recount(call.text, call.unit).expect("every span was compared with the text");
    tagged.source.text = call.with_text.then_some(Cow::Borrowed(call.text));
    tagged
}

fn ended(json: serde_json::Result<String>) -> String {
    json.expect("wire types hold only strings, numbers and lists") + "\n"
}
