//! `tickmark export`: every other format.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

use tickmark_engine::export::verify::Mismatch;
use tickmark_formats::{Exporter, File, Join, Loss};

use crate::arguments::{Export, engine};
use crate::call::Call;
use crate::input::{Input, Wanted};
use crate::output::Output;
use crate::{each, input};

/// What one input gave.
struct Answer {
    input: Input,
    files: Vec<File>,
    losses: Vec<Loss>,
}

/// Runs the command.
///
/// # Errors
/// One plain sentence where the run could not go on.
pub fn run(arguments: &Export) -> Result<ExitCode, String> {
    #[cfg(feature = "parquet")]
    if let Some(table) = tickmark_parquet::Table::named(&arguments.format) {
        return crate::parquet::run(arguments, table);
    }
    // The name was checked when the arguments were read.
    let Some(exporter) = Exporter::named(&arguments.format) else { return Err("No such format.".to_owned()) };
    let inputs = input::resolve(&arguments.inputs.files, Wanted::Transcripts);
    let folder = arguments.output.as_deref().map(Path::new);
    if folder.is_none() && !arguments.dry_run {
        if exporter.endings.len() > 1 {
            let endings = exporter.endings.join(", ");
            return Err(format!("{} is several files ({endings}): name a folder with --output.", exporter.title));
        }
        if inputs.len() > 1 && exporter.join == Join::No {
            return Err(format!("{} is one file for each call: name a folder with --output.", exporter.title));
        }
    }
    let engine = engine(&arguments.read_as);
    let mut output = Output::new();
    let mut first = true;
    let failed = each::input(
        inputs,
        arguments.work.threads(),
        &mut output,
        |input, progress| {
            let call = Call::read(&input, &engine, |line| progress.say(line))?;
            let written = call.tagged(|tagged, text| {
                let selection = arguments.part.selection(tagged);
                let written = if arguments.dry_run {
                    exporter.losses(tagged, text, &selection).map(|losses| (Vec::new(), losses))
                } else {
                    exporter.write_and_tell(tagged, text, &selection)
                };
                written.map_err(|wrong: Mismatch| format!("{}: {}", wrong.of, wrong.message))
            });
            let (files, losses) =
                written.flatten().map_err(|error| format!("{} was not exported: {error}", input.shown()))?;
            Ok(Answer { input, files, losses })
        },
        |run, answer| {
            if !arguments.quiet {
                for loss in &answer.losses {
                    run.progress.say(&format!("tickmark: {}: {}", answer.input.shown(), loss.sentence));
                }
            }
            for file in &answer.files {
                match folder {
                    Some(folder) => write(folder, &answer.input, file).unwrap_or_else(|error| run.fail(&error)),
                    None => run.output.write(content(file, exporter.join, first))?,
                }
            }
            first = false;
            ControlFlow::Continue(())
        },
    );
    output.finish()?;
    Ok(each::code(failed))
}

/// What is printed of a file: all of it, or all but its header when another stands before it.
fn content(file: &File, join: Join, first: bool) -> &[u8] {
    match (join, first) {
        (Join::Table, false) => file
            .content
            .split_inclusive(|&byte| byte == b'\n')
            .next()
            .map_or(&[], |header| &file.content[header.len()..]),
        _ => &file.content,
    }
}

/// Writes `folder/name.ending`, with the folders that the name holds.
pub fn write(folder: &Path, input: &Input, file: &File) -> Result<(), String> {
    let name = input.name().unwrap_or("transcript");
    let path = folder.join(file.name(name));
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(&path, &file.content))
        .map_err(|error| format!("{} could not be written: {error}.", path.display()))
}
