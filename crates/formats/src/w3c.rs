//! W3C Web Annotation (JSON-LD): a collection of annotations over the text that its hash names.

use serde::Serialize;
use tickmark_engine::export::tagged_json::sha256;
use tickmark_engine::offsets::OffsetUnit;

use crate::loss;
use crate::prepared::{Prepared, described};
use crate::{Exporter, File, Join, verify};

pub const W3C: Exporter = Exporter {
    name: "w3c",
    title: "W3C Web Annotation (JSON-LD)",
    endings: &[".w3c.jsonld"],
    media_type: "application/ld+json",
    join: Join::No,
    units: &[OffsetUnit::CodePoint],
    needs_text: false,
    write,
    verify: |call, files| verify::spans(call, files, "w3c"),
    losses: |call| {
        let mut losses = call.beyond_spans();
        losses.push(loss::QUOTED_TURNS.times(if call.with_text { 0 } else { call.tagged.turns.len() }));
        losses
    },
};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// How many characters stand in a quote's prefix and suffix: enough to find it again after an edit elsewhere.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    id: String,
    r#type: &'a str,
    label: String,
    total: usize,
    first: Page<'a>,
}

#[derive(Serialize)]
struct Page<'a> {
    id: String,
    r#type: &'a str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    id: String,
    r#type: &'a str,
    motivation: &'a str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'a str,
    purpose: &'a str,
    value: String,
}

#[derive(Serialize)]
struct Target<'a> {
    r#type: &'a str,
    source: String,
    selector: (Quote<'a>, Position<'a>),
}

#[derive(Serialize)]
struct Quote<'a> {
    r#type: &'a str,
    exact: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<&'a str>,
}

#[derive(Serialize)]
struct Position<'a> {
    r#type: &'a str,
    start: u32,
    end: u32,
}

/// A name for the same thing every time: a UUID of version 8 (RFC 9562, free to define) over a hash.
fn urn(text_hash: &str, id: &str) -> String {
    let hash = sha256(&format!("tickmark {text_hash} {id}"));
    format!("urn:uuid:{}-{}-8{}-8{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

fn write(call: &Prepared<'_>) -> Vec<File> {
    let hash = &*call.tagged.source.sha256;
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let annotation = |id: &str, motivation, start: u32, end: u32, body| {
        let before = &call.text[..start as usize];
        let after = &call.text[end as usize..];
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        Annotation {
            context: CONTEXT,
            id: urn(hash, id),
            r#type: "Annotation",
            motivation,
            body,
            target: Target {
                r#type: "SpecificResource",
                source: format!("urn:sha256:{hash}"),
                selector: (
                    Quote {
                        r#type: "TextQuoteSelector",
                        exact: call.words(start, end),
                        prefix: call.with_text.then(|| &before[from..]),
                        suffix: call.with_text.then(|| &after[..to]),
                    },
                    Position {
                        r#type: "TextPositionSelector",
                        start: offsets.of_byte(start),
                        end: offsets.of_byte(end),
                    },
                ),
            },
        }
    };
    let body = |purpose, value: String| Body { r#type: "TextualBody", purpose, value };
    let turns = call.tagged.turns.iter().filter(|_| call.with_text).map(|turn| {
        let speaker = call.speaker(&turn.speaker).map_or("", |speaker| &speaker.name);
        let bodies = vec![body("tagging", "turn".to_owned()), body("identifying", speaker.to_owned())];
        annotation(&turn.id, "identifying", turn.start, turn.end, bodies)
    });
    let mentions = call.tagged.mentions.iter().map(|mention| {
        let tags = [Some(mention.kind.as_str()), mention.metric.as_deref(), mention.role.map(|role| role.as_str())];
        let mut bodies: Vec<_> = tags.into_iter().flatten().map(|tag| body("tagging", tag.to_owned())).collect();
        bodies.push(body("describing", described(mention)));
        annotation(&mention.id, "tagging", mention.start, mention.end, bodies)
    });
    let own = call.tagged.tags.iter().enumerate().map(|(at, tag)| {
        let note = tag.note.iter().map(|note| body("describing", note.to_string()));
        let bodies = std::iter::once(body("tagging", tag.name.to_string())).chain(note).collect();
        annotation(&format!("own{}", at + 1), "tagging", tag.start, tag.end, bodies)
    });
    let items: Vec<_> = turns.chain(mentions).chain(own).collect();
    let collection = Collection {
        context: CONTEXT,
        id: urn(hash, "collection"),
        r#type: "AnnotationCollection",
        label: call.title(),
        total: items.len(),
        first: Page { id: urn(hash, "page"), r#type: "AnnotationPage", start_index: 0, items },
    };
    let mut content =
        serde_json::to_string_pretty(&collection).expect("wire types hold only strings, numbers and lists");
    content.push('\n');
    vec![File::text(".w3c.jsonld", "application/ld+json", content)]
}
