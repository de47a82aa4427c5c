//! `tickmark import`: what others tagged, as tagged JSON.

use std::fs;
use std::process::ExitCode;

use tickmark_engine::export::tagged_json::{self, Tagged};
use tickmark_engine::{Span, annotate_with};
use tickmark_formats::read::{self, Imported};
use tickmark_formats::{Exporter, Selection, Statuses};
use tickmark_review::{Edit, Field, Given, Journal, Linked, apply, not_linked, of_tags};

use crate::arguments::{Import, Writing, engine};
use crate::call::Call;
use crate::input::{Input, Wanted};
use crate::output::Output;
use crate::{each, input};

/// What one file gave.
#[derive(Default)]
struct Answer {
    /// A line of tagged JSON for each of its texts; one text alone may be indented.
    json: String,
    /// What was not taken, a sentence each.
    left: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// One plain sentence where the run could not go on.
pub fn run(arguments: &Import) -> Result<ExitCode, String> {
    let inputs = input::resolve(&arguments.files, Wanted::Tags);
    let over = arguments.over.as_ref().map(|path| input::file(path).read()).transpose()?;
    let several = arguments.jsonl || inputs.len() > 1;
    let mut output = Output::new();
    let failed = each::input(
        inputs,
        arguments.work.threads(),
        &mut output,
        |input, progress| {
            let say = |line: &str| progress.say(line);
            one(&input, arguments, over.as_deref(), several, say)
                .map_err(|error| format!("{}: {error}", input.shown()))
                .map(|answer| (input, answer))
        },
        |run, (input, answer)| {
            for left in answer.left {
                run.fail(&format!("{}: not taken: {left}", input.shown()));
            }
            run.output.write(answer.json.as_bytes())
        },
    );
    output.finish()?;
    Ok(each::code(failed))
}

fn one(
    input: &Input,
    arguments: &Import,
    over: Option<&str>,
    several: bool,
    say: impl Fn(&str),
) -> Result<Answer, String> {
    let bytes = input.bytes()?;
    if std::str::from_utf8(&bytes).is_ok_and(tickmark_project::is_project) {
        let call = Call::read(input, &engine(&arguments.read_as), say)?;
        let json = call.tagged(|tagged, text| written(tagged, text, &arguments.writing, several))?;
        return Ok(Answer { json: json?, left: Vec::new() });
    }
    // brat keeps the text in a file beside the annotations.
    let beside = match input {
        Input::File { path, .. } if over.is_none() && path.extension().is_some_and(|ending| ending == "ann") => {
            fs::read_to_string(path.with_extension("txt")).ok()
        }
        _ => None,
    };
    let all = read::read(&bytes, arguments.format.as_deref(), over.or(beside.as_deref()))?;
    let several = several || all.len() > 1;
    let mut answer = Answer::default();
    for imported in all {
        call(imported, input, arguments, several, &mut answer)?;
    }
    Ok(answer)
}

/// One text with its tags.
fn call(
    imported: Imported,
    input: &Input,
    arguments: &Import,
    several: bool,
    answer: &mut Answer,
) -> Result<(), String> {
    let name = imported.path.as_deref().or(input.name());
    let inside = imported.path.as_ref().map_or_else(String::new, |path| format!("{path}: "));
    let refused = imported.refused.iter().map(|refused| format!("{inside}{}: {}", refused.place, refused.reason));
    answer.left.extend(refused);
    // A document that is whole goes through as it is.
    if let Some(tagged) = &imported.tagged {
        answer.json += &written(tagged, &imported.text, &arguments.writing, several)?;
        return Ok(());
    }
    let tags = imported.tags.iter().map(|tag| Given {
        span: Span { start: tag.start, end: tag.end },
        label: &tag.label,
        kind: tag.kind,
        note: tag.note.as_deref(),
        status: tag.status,
        set: tag.fields.iter().filter_map(|(name, value)| Some((Field::parse(name)?, value.clone()))).collect(),
    });
    // One leading byte order mark goes on import, and this text has been normalised already.
    let kept = if imported.text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let document = annotate_with(&(kept.to_owned() + &imported.text), &engine(&arguments.read_as));
    let taken = of_tags(&document, tags);
    for (span, why) in &taken.left {
        answer.left.push(format!("{inside}“{}”: {why}", span.of(&imported.text)));
    }
    let mut journal = Journal::default();
    journal.append(journal.next(Edit::Batch(taken.edits).into())).map_err(|wrong| wrong.0)?;
    let reviewed = apply(&document, &journal);
    let span = |at: usize| Span { start: imported.tags[at].start, end: imported.tags[at].end };
    let links =
        imported.links.iter().map(|link| Linked { label: &link.label, from: span(link.from), to: span(link.to) });
    for (span, why) in not_linked(&reviewed.document, links) {
        answer.left.push(format!("{inside}“{}”: {why}", span.of(&imported.text)));
    }
    let options = tagged_json::Options { name, rejected: true, ..Default::default() };
    let tagged = tagged_json::tagged(&reviewed.document, options);
    answer.json += &written(&tagged, &imported.text, &arguments.writing, several)?;
    Ok(())
}

/// Tagged JSON, on a line or indented.
fn written(tagged: &Tagged<'_>, text: &str, writing: &Writing, line: bool) -> Result<String, String> {
    let exporter = Exporter::named(if line { "jsonl" } else { "json" }).ok_or("There is no such format.")?;
    let selection =
        Selection { statuses: Statuses::Every, text: !writing.no_text, unit: writing.offsets, ..Selection::default() };
    let files = exporter.write(tagged, text, &selection).map_err(|wrong| format!("{}: {}", wrong.of, wrong.message))?;
    Ok(files.into_iter().map(|file| String::from_utf8(file.content).unwrap_or_default()).collect())
}
