//! `tickmark annotate`: tagged JSON of files and of records.

use std::io::{self, BufRead};
use std::ops::ControlFlow;
use std::process::ExitCode;

use tickmark_engine::annotate_with;
use tickmark_engine::export::tagged_json::{self, Options};

use crate::arguments::{Annotate, Writing, engine};
use crate::input::Wanted;
use crate::output::Output;
use crate::{each, input, ordered, records};

/// Runs the command.
///
/// # Errors
/// One plain sentence where the run could not go on.
pub fn run(arguments: &Annotate) -> Result<ExitCode, String> {
    if arguments.jsonl_in { filter(arguments) } else { files(arguments) }
}

fn written<'a>(writing: &Writing, name: Option<&'a str>) -> Options<'a> {
    Options { name, unit: writing.offsets, text: !writing.no_text, rejected: false }
}

fn files(arguments: &Annotate) -> Result<ExitCode, String> {
    let inputs = input::resolve(&arguments.files, Wanted::Transcripts);
    let lines = arguments.jsonl || inputs.len() > 1;
    let engine = engine(&arguments.reader.format);
    let mut output = Output::new();
    let failed = each::input(
        inputs,
        arguments.work.threads(),
        &mut output,
        |input, _| {
            let text = input.read()?;
            let document = ordered::guarded(|| annotate_with(&text, &engine))
                .map_err(|error| format!("{}: {error}", input.shown()))?;
            let options = written(&arguments.writing, input.name());
            if !lines {
                return Ok(tagged_json::to_pretty(&document, options).into_bytes());
            }
            let mut line = Vec::new();
            tagged_json::write_line(&document, options, &mut line);
            line.push(b'\n');
            Ok(line)
        },
        |run, json| run.output.write(&json),
    );
    output.finish()?;
    Ok(each::code(failed))
}

/// Answers each line of standard input with one line, as they come.
fn filter(arguments: &Annotate) -> Result<ExitCode, String> {
    let engine = engine(&arguments.reader.format);
    let mut output = Output::new();
    let mut code = ExitCode::SUCCESS;
    let mut failure = None;
    let lines = std::iter::from_fn(|| {
        loop {
            let mut line = Vec::new();
            match io::stdin().lock().read_until(b'\n', &mut line) {
                Ok(0) => return None,
                // A blank line is no record.
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Ok(line)),
                Err(error) => return Some(Err(error)),
            }
        }
    });
    ordered::run(
        arguments.work.threads(),
        lines,
        |line| {
            let line = line.map_err(|error| format!("Standard input could not be read: {error}."))?;
            Ok(records::answer(&line, |record| {
                let document = annotate_with(&record.text, &engine);
                tagged_json::to_line(&document, written(&arguments.writing, record.name.as_deref()))
            }))
        },
        |answer: Result<(String, bool), String>, more| match answer {
            Ok((line, good)) => {
                if !good {
                    code = ExitCode::from(1);
                }
                output.write(line.as_bytes())?;
                output.write(b"\n")?;
                // Who asks line by line waits for the answer before the next question.
                if more { ControlFlow::Continue(()) } else { output.flush() }
            }
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        },
    );
    output.finish()?;
    failure.map_or(Ok(code), Err)
}
