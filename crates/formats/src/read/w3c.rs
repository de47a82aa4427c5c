//! W3C Web Annotation: annotations, pages and collections of them. Positions in code points.

use serde_json::Value;
use tickmark_engine::export::tagged_json::sha256;
use tickmark_engine::offsets::OffsetUnit;

use super::ground::{Gathering, GivenSpan, Ground};
use super::records::{offsets, string};
use super::{Imported, NO_TEXT, Named};

/// Reads annotations over the text.
pub fn read(words: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    let ground = Ground::new(text.ok_or(NO_TEXT)?);
    let file = serde_json::from_str::<Value>(words).map_err(|error| format!("It is not JSON: {error}."))?;
    let mut gathering = Gathering::new(&ground, OffsetUnit::CodePoint);
    let hash = format!("urn:sha256:{}", sha256(&ground.text));
    let mut annotations = Vec::new();
    collect(&file, &mut annotations);
    for (at, annotation) in annotations.into_iter().enumerate() {
        let place = string(annotation, "id").map_or_else(|| format!("annotation {}", at + 1), str::to_owned);
        for target in several(annotation.get("target")) {
            self::annotation(&place, annotation, target, &hash, &mut gathering);
        }
    }
    Ok(vec![gathering.done()])
}

/// One value, or each of a list.
fn several(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
    }
}

/// The annotations of a file: itself, of a list, of a page, of a collection.
fn collect<'v>(value: &'v Value, annotations: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, annotations)),
        Value::Object(object) if object.contains_key("target") => annotations.push(value),
        Value::Object(object) => {
            ["first", "items"].iter().filter_map(|key| object.get(*key)).for_each(|value| collect(value, annotations));
        }
        _ => {}
    }
}

fn annotation(place: &str, annotation: &Value, target: &Value, hash: &str, gathering: &mut Gathering<'_>) {
    let source = string(target, "source").or_else(|| target.pointer("/source/id")?.as_str()).unwrap_or_default();
    if source.starts_with("urn:sha256:") && source != hash {
        return gathering.refuse(place, super::OTHER_TEXT);
    }
    let bodies = several(annotation.get("body"));
    let words = |body: &&Value| body.as_str().or_else(|| string(body, "value")).map(str::to_owned);
    let of = |purpose: &'static str| {
        bodies.iter().filter(move |body| string(body, "purpose").unwrap_or("tagging") == purpose).filter_map(words)
    };
    let label = of("tagging").next().or_else(|| string(annotation, "bodyValue").map(str::to_owned));
    let Some(label) = label else { return gathering.refuse(place, "It has no tag among its bodies.") };
    if label == "turn" && of("identifying").next().is_some() {
        return gathering.refuse(place, "It says who speaks in a turn; turns are read from the text.");
    }
    let note = of("describing").chain(of("commenting")).next();
    let named = Named { label, id: string(annotation, "id").map(str::to_owned), note, ..Named::default() };
    let selectors = several(target.get("selector"));
    let selector = |kind: &str| selectors.iter().copied().find(|selector| string(selector, "type") == Some(kind));
    let quote = selector("TextQuoteSelector");
    let exact = quote.and_then(|quote| string(quote, "exact"));
    match (selector("TextPositionSelector"), quote, exact) {
        (Some(position), _, exact) => gathering.take(place, offsets(position, "start", "end"), exact, named),
        (None, Some(quote), Some(exact)) => match quoted(gathering.raw(), quote, exact) {
            Ok((start, end)) => gathering.put(start, end, named),
            Err(reason) => gathering.refuse(place, reason),
        },
        _ => gathering.take(place, GivenSpan::default(), None, named),
    }
}

/// The bytes of the one place where a quote stands between its prefix and its suffix.
fn quoted(text: &str, quote: &Value, exact: &str) -> Result<(u32, u32), String> {
    let [before, after] = ["prefix", "suffix"].map(|key| string(quote, key).unwrap_or_default());
    let fits = |at: &usize| text[..*at].ends_with(before) && text[at + exact.len()..].starts_with(after);
    let places: Vec<usize> = text.match_indices(exact).map(|(at, _)| at).filter(fits).take(2).collect();
    match places[..] {
        [at] => Ok((at as u32, (at + exact.len()) as u32)),
        [] => Err(format!("The text has no “{exact}” with those words around it.")),
        _ => Err(format!("“{exact}” stands in the text more than once, and the annotation does not say where.")),
    }
}
