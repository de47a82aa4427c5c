//! One object a line: spaCy and Prodigy, doccano.

use serde::Serialize;
use tickmark_engine::offsets::OffsetUnit;

use crate::prepared::{Prepared, described};
use crate::{Exporter, File, Join};

pub const SPACY: Exporter = Exporter {
    name: "spacy",
    title: "spaCy and Prodigy JSON lines",
    endings: &[".spacy.jsonl"],
    join: Join::Lines,
    write: spacy,
    losses: |call| call.beyond_spans(),
};

pub const DOCCANO: Exporter = Exporter {
    name: "doccano",
    title: "doccano JSON lines, sequence labelling",
    endings: &[".doccano.jsonl"],
    join: Join::Lines,
    write: doccano,
    losses: |call| call.beyond_spans(),
};

pub const DOCCANO_RELATIONS: Exporter = Exporter {
    name: "doccano-relations",
    title: "doccano JSON lines, with relations",
    endings: &[".doccano-relations.jsonl"],
    join: Join::Lines,
    write: doccano_relations,
    losses: |call| {
        let mut losses = call.beyond_spans();
        losses[0] = ("facts without a pair of figures", call.facts_without_a_pair());
        losses
    },
};

fn line(ending: &'static str, object: &impl Serialize) -> Vec<File> {
    let mut content = serde_json::to_string(object).expect("wire types hold only strings, numbers and lists");
    content.push('\n');
    vec![File { ending, media_type: "application/jsonl", content }]
}

/// Offsets in code points, as Python slices.
fn spacy(call: &Prepared<'_>) -> Vec<File> {
    #[derive(Serialize)]
    struct Task<'a> {
        text: &'a str,
        spans: Vec<Span<'a>>,
        meta: Meta<'a>,
    }
    #[derive(Serialize)]
    struct Span<'a> {
        start: u32,
        end: u32,
        label: String,
        id: &'a str,
        note: String,
    }
    #[derive(Serialize)]
    struct Meta<'a> {
        source: &'a str,
        sha256: &'a str,
    }
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let spans = call.tagged.mentions.iter().map(|mention| Span {
        start: offsets.of_byte(mention.start),
        end: offsets.of_byte(mention.end),
        label: mention.kind.as_str().to_uppercase(),
        id: &mention.id,
        note: described(mention),
    });
    let meta = Meta { source: call.name(), sha256: &call.tagged.source.sha256 };
    line(".spacy.jsonl", &Task { text: call.text, spans: spans.collect(), meta })
}

/// Offsets in UTF-16 code units, as doccano's page counts them.
fn doccano(call: &Prepared<'_>) -> Vec<File> {
    #[derive(Serialize)]
    struct Line<'a> {
        text: &'a str,
        label: Vec<(u32, u32, &'a str)>,
    }
    let offsets = call.offsets(OffsetUnit::Utf16);
    let label = call
        .tagged
        .mentions
        .iter()
        .map(|mention| (offsets.of_byte(mention.start), offsets.of_byte(mention.end), mention.kind.as_str()));
    line(".doccano.jsonl", &Line { text: call.text, label: label.collect() })
}

fn doccano_relations(call: &Prepared<'_>) -> Vec<File> {
    #[derive(Serialize)]
    struct Line<'a> {
        text: &'a str,
        entities: Vec<Entity<'a>>,
        relations: Vec<Relation<'a>>,
    }
    #[derive(Serialize)]
    struct Entity<'a> {
        id: usize,
        label: &'a str,
        start_offset: u32,
        end_offset: u32,
    }
    #[derive(Serialize)]
    struct Relation<'a> {
        id: usize,
        from_id: usize,
        to_id: usize,
        r#type: &'a str,
    }
    let offsets = call.offsets(OffsetUnit::Utf16);
    let entities = call.tagged.mentions.iter().enumerate().map(|(at, mention)| Entity {
        id: at + 1,
        label: mention.kind.as_str(),
        start_offset: offsets.of_byte(mention.start),
        end_offset: offsets.of_byte(mention.end),
    });
    let relations = call.relations().into_iter().enumerate().map(|(at, (kind, from, to))| Relation {
        id: at + 1,
        from_id: from + 1,
        to_id: to + 1,
        r#type: kind,
    });
    let line_of = Line { text: call.text, entities: entities.collect(), relations: relations.collect() };
    line(".doccano-relations.jsonl", &line_of)
}
