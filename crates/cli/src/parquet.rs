//! `tickmark export --format parquet-…`: one table of all calls, or a file for each.

use std::io::{self, BufWriter, IsTerminal};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

use tickmark_formats::File;
use tickmark_parquet::{Rows, Table, Writer};

use crate::arguments::{Export, engine};
use crate::call::Call;
use crate::export::write;
use crate::input::{Input, Wanted};
use crate::output::Output;
use crate::{each, input};

/// Runs the command.
///
/// # Errors
/// One plain sentence where the run could not go on.
pub fn run(arguments: &Export, table: &Table) -> Result<ExitCode, String> {
    let folder = arguments.output.as_deref().map(Path::new);
    let mut all = match folder {
        _ if arguments.dry_run => None,
        Some(_) => None,
        None if io::stdout().is_terminal() => {
            return Err(format!(
                "{} is not for a screen: send it to a file, or name a folder with --output.",
                table.title
            ));
        }
        None => {
            Some(Writer::new(table, BufWriter::new(io::stdout())).map_err(|error| unwritten("The output", &error))?)
        }
    };
    let inputs = input::resolve(&arguments.inputs.files, Wanted::Transcripts);
    let engine = engine(&arguments.read_as);
    let mut failure = None;
    // The table is no text: its writer has standard output.
    let failed = each::input(
        inputs,
        arguments.work.threads(),
        &mut Output::new(),
        |input, progress| {
            let call = Call::read(&input, &engine, |line| progress.say(line))?;
            let rows = call.tagged(|tagged, text| {
                let mut tagged = tagged.clone();
                arguments.part.selection(&tagged).apply(&mut tagged);
                table.rows(&tagged, text).map_err(|wrong| format!("{}: {}", wrong.of, wrong.message))
            });
            let rows = rows.flatten().map_err(|error| format!("{} was not exported: {error}", input.shown()))?;
            Ok((input, rows))
        },
        |run, (input, rows): (Input, Rows)| {
            if !rows.losses.is_empty() && !arguments.quiet {
                let losses = rows.losses.iter().map(|(what, count)| format!("{count} {what}"));
                let losses = losses.collect::<Vec<_>>().join(", ");
                run.progress.say(&format!("tickmark: {}: left out: {losses}.", input.shown()));
            }
            if arguments.dry_run {
                return ControlFlow::Continue(());
            }
            if let Some(all) = &mut all {
                if let Err(error) = all.push(rows) {
                    failure = Some(unwritten("The output", &error));
                    return ControlFlow::Break(());
                }
            } else if let Some(folder) = folder
                && let Err(error) = alone(table, rows).and_then(|file| write(folder, &input, &file))
            {
                run.fail(&error);
            }
            ControlFlow::Continue(())
        },
    );
    if let Some(failure) = failure {
        return Err(failure);
    }
    if let Some(all) = all {
        all.finish().map_err(|error| unwritten("The output", &error))?;
    }
    Ok(each::code(failed))
}

/// A file of one call.
fn alone(table: &Table, rows: Rows) -> Result<File, String> {
    let mut content = Vec::new();
    let write = || {
        let mut writer = Writer::new(table, &mut content)?;
        writer.push(rows)?;
        writer.finish()
    };
    write().map_err(|error| unwritten(table.title, &error))?;
    Ok(File { ending: table.ending, media_type: "application/vnd.apache.parquet", content })
}

fn unwritten(what: &str, error: &dyn std::error::Error) -> String {
    format!("{what} could not be written: {error}.")
}
