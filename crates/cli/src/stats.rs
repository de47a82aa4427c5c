//! `tickmark stats`: what each transcript holds, one line each, and the sum.

use std::process::ExitCode;

use tickmark_engine::document::{Kind, SpeakerKind, Verdict};
use tickmark_engine::export::tagged_json::Tagged;

use crate::arguments::{Stats, engine};
use crate::call::Call;
use crate::input::Wanted;
use crate::output::Output;
use crate::{each, input};

const HEADER: &str = "file\tformat\tbytes\tspeakers\tanalysts\tturns\texchanges\tfigures\tlinked\tdates\tfacts\tagrees\tconflicts\tissues\n";

/// Runs the command.
///
/// # Errors
/// One plain sentence where the run could not go on.
pub fn run(arguments: &Stats) -> Result<ExitCode, String> {
    let engine = engine(&arguments.reader.format);
    let inputs = input::resolve(&arguments.inputs.files, Wanted::Transcripts);
    let several = inputs.len() > 1;
    let mut output = Output::new();
    let mut failed = false;
    let mut sum = [0; 12];
    if output.write(HEADER.as_bytes()).is_continue() {
        failed = each::input(
            inputs,
            arguments.work.threads(),
            &mut output,
            |input, progress| {
                let shown = input.shown();
                let call = Call::read(&input, &engine, |line| progress.say(line))?;
                let (format, counts) = call
                    .tagged(|tagged, text| (tagged.source.format.to_string(), counts(tagged, text)))
                    .map_err(|error| format!("{shown}: {error}"))?;
                Ok((shown, format, counts))
            },
            |run, (shown, format, counts)| {
                sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                run.output.write(line(&shown, &format, &counts).as_bytes())
            },
        );
        if several {
            let _ = output.write(line("all", "", &sum).as_bytes());
        }
    }
    output.finish()?;
    Ok(each::code(failed))
}

fn line(shown: &str, format: &str, counts: &[usize]) -> String {
    let counts = counts.iter().map(usize::to_string).collect::<Vec<_>>().join("\t");
    format!("{shown}\t{format}\t{counts}\n")
}

fn counts(tagged: &Tagged<'_>, text: &str) -> [usize; 12] {
    let mentions = tagged.mentions.iter().filter(|mention| mention.status != "rejected");
    let figures = mentions.clone().filter(|m| !matches!(m.kind, Kind::Date | Kind::Period));
    let checks = |verdict| tagged.checks.iter().filter(|check| check.status == verdict).count();
    [
        text.len(),
        tagged.speakers.len(),
        tagged.speakers.iter().filter(|speaker| speaker.kind == SpeakerKind::Analyst).count(),
        tagged.turns.len(),
        tagged.exchanges.len(),
        figures.clone().count(),
        figures.clone().filter(|figure| figure.metric.is_some()).count(),
        mentions.count() - figures.count(),
        tagged.facts.len(),
        checks(Verdict::Agrees),
        checks(Verdict::Conflicts),
        tagged.issues.len(),
    ]
}
