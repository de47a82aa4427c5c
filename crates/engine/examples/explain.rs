//! Prints each mention on a line of a transcript and how it came about: `cargo xtask explain FILE LINE`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a program around the engine, not the engine"
)]

use tickmark_engine::document::MentionId;
use tickmark_engine::{Options, Span, annotate, facts, source, turns};

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, line] = arguments.as_slice() else { return Err("Give a file and the number of a line.".into()) };
    let given = std::fs::read_to_string(file).map_err(|error| format!("{file} cannot be read: {error}."))?;
    let wanted: usize = line.parse().map_err(|_| format!("“{line}” is no number of a line."))?;

    let document = annotate(&given);
    let text = document.text();
    let start: usize = text.split_inclusive('\n').take(wanted.saturating_sub(1)).map(str::len).sum();
    let Some(shown) = text[start..].lines().next() else { return Err(format!("{file} has no line {wanted}.")) };
    println!("{shown}");

    let outline = turns::people_and_turns(&source::read(&given, &Options::default()));
    let on_line = Span { start: start as u32, end: (start + shown.len()) as u32 };
    for (at, mention) in document.mentions.iter().enumerate() {
        if mention.span.start < on_line.start || mention.span.end > on_line.end {
            continue;
        }
        underline(shown, mention.span, on_line.start);
        let value = mention.value.as_ref().map_or("no value".into(), |value| {
            let bound = |bound: Option<_>| bound.map_or("…".into(), |bound: rust_decimal::Decimal| bound.to_string());
            let unit = value.unit.as_ref().map_or("", |unit| unit.as_str());
            match value.low == value.high {
                true => format!("{} {unit}", bound(value.low)),
                false => format!("{} to {} {unit}", bound(value.low), bound(value.high)),
            }
        });
        println!("  {}, {value}, by {} ({} %)", mention.kind, mention.rule, mention.confidence.0);
        for step in facts::explain(&outline, &document.mentions, MentionId(at as u32)) {
            let words = step.span.map_or(String::new(), |span| format!(" because of “{}”", span.of(text)));
            println!("  {}: {}, by {}{words}", step.field, step.value, step.rule);
        }
    }
    Ok(())
}

/// Draws `^~~~` under the words of a span.
fn underline(line: &str, span: Span, start: u32) {
    let (from, to) = ((span.start - start) as usize, (span.end - start) as usize);
    let tail = line[from..to].chars().count().saturating_sub(1);
    println!("{}^{}", " ".repeat(line[..from].chars().count()), "~".repeat(tail));
}
