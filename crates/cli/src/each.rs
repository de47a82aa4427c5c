//! What every command does with its inputs: on all cores, in order, and what cannot be read of one stops none of the others.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::process::ExitCode;

use crate::input::Input;
use crate::ordered;
use crate::output::Output;
use crate::progress::Progress;

/// A run over inputs, for what is done with each answer.
pub struct Run<'r> {
    /// Where answers go.
    pub output: &'r mut Output,
    /// What the person is told.
    pub progress: &'r Progress,
    /// Whether something was wrong, which the exit code tells.
    pub failed: bool,
}

impl Run<'_> {
    /// Tells the person what is wrong with one input.
    pub fn fail(&mut self, sentence: &str) {
        self.failed = true;
        self.progress.say(&format!("tickmark: {sentence}"));
    }
}

/// Calls `work` on every input on `threads` threads, and `give` with each answer in the order of the inputs, until it breaks; says what
/// could not be done. Gives whether something was wrong.
pub fn input<A: Send>(
    inputs: Vec<Result<Input, String>>,
    threads: NonZeroUsize,
    output: &mut Output,
    work: impl Fn(Input, &Progress) -> Result<A, String> + Sync,
    mut give: impl FnMut(&mut Run<'_>, A) -> ControlFlow<()>,
) -> bool {
    let progress = Progress::new(inputs.len());
    let mut run = Run { output, progress: &progress, failed: false };
    ordered::run(
        threads,
        inputs.into_iter(),
        |input| work(input?, &progress),
        |answer, more| {
            progress.step();
            match answer {
                Ok(answer) => give(&mut run, answer)?,
                Err(error) => run.fail(&error),
            }
            // Who reads along waits for nothing that is there.
            if more { ControlFlow::Continue(()) } else { run.output.flush() }
        },
    );
    let failed = run.failed;
    progress.finish();
    failed
}

/// The exit code of a run.
pub fn code(failed: bool) -> ExitCode {
    if failed { ExitCode::from(1) } else { ExitCode::SUCCESS }
}
