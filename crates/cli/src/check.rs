//! `tickmark check`: where the printed numbers do not agree.

use std::fmt::Write;
use std::process::ExitCode;

use tickmark_engine::document::Verdict;
use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::offsets::OffsetUnit;

use crate::arguments::{Check, engine};
use crate::call::Call;
use crate::input::Wanted;
use crate::output::Output;
use crate::{each, input};

/// Runs the command: prints conflicts, and says by the exit code whether there are any.
///
/// # Errors
/// One plain sentence where the run could not go on.
pub fn run(arguments: &Check) -> Result<ExitCode, String> {
    let engine = engine(&arguments.reader.format);
    let inputs = input::resolve(&arguments.inputs.files, Wanted::Transcripts);
    let mut output = Output::new();
    let failed = each::input(
        inputs,
        arguments.work.threads(),
        &mut output,
        |input, progress| {
            let shown = input.shown();
            let call = Call::read(&input, &engine, |line| progress.say(line))?;
            call.tagged(|tagged, text| {
                let conflicts = tagged.checks.iter().any(|check| check.status == Verdict::Conflicts);
                (report(&shown, tagged, text, arguments.all), conflicts)
            })
            .map_err(|error| format!("{shown}: {error}"))
        },
        |run, (report, conflicts)| {
            run.failed |= conflicts;
            run.output.write(report.as_bytes())
        },
    );
    output.finish()?;
    Ok(each::code(failed))
}

/// `FILE:LINE:COLUMN: conflicts: the arithmetic`, one line for each check, and a line for each figure that it is about.
fn report(shown: &str, tagged: &Tagged<'_>, text: &str, all: bool) -> String {
    let mut tagged = tagged.clone();
    let mut report = String::new();
    if let Err(wrong) = tagged.recount(text, OffsetUnit::Byte) {
        let _ = writeln!(report, "{shown}: {}: {}", wrong.of, wrong.message);
        return report;
    }
    let place = |at: u32| {
        let before = text.get(..at as usize).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    };
    for check in tagged.checks.iter().filter(|check| all || check.status == Verdict::Conflicts) {
        let figures = check.mentions.iter().filter_map(|id| tagged.mentions.iter().find(|mention| mention.id == *id));
        let figures: Vec<_> = figures.collect();
        let (line, column) = figures.first().map_or((1, 1), |figure| place(figure.start));
        let _ = writeln!(report, "{shown}:{line}:{column}: {}: {} ({})", check.status, check.message, check.kind);
        for figure in figures {
            let (line, column) = place(figure.start);
            let words = figure.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(report, "  {shown}:{line}:{column}: {words}");
        }
    }
    report
}
