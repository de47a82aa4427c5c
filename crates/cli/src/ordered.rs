//! Work on all cores, answers in the order of the questions, and never more than a few in memory.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// How far, for each thread, the work may run ahead of the answers that are given out.
const AHEAD: usize = 4;

/// What is said of a text that made the engine stop. The place in the code is on standard error already.
const STOPPED: &str =
    "The engine stopped at this text, which is a fault of tickmark and not of the text; nothing of it was kept.";

/// Does one piece of work, so that a panic in it costs one answer and no more.
///
/// # Errors
/// One plain sentence where the work panicked.
pub fn guarded<A>(work: impl FnOnce() -> A) -> Result<A, String> {
    // What the work may have left half done is its own and goes down with it.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| STOPPED.to_owned())
}

/// Calls `work` on every job on `threads` threads, and `give` with every answer in the order of the jobs; work that panics
/// is answered by an error.
///
/// `more` is true where the next answer is at hand already, so that the caller may put off flushing. A break from `give`
/// ends the run early.
pub fn run<J, A>(
    threads: NonZeroUsize,
    jobs: impl Iterator<Item = J> + Send,
    work: impl Fn(J) -> Result<A, String> + Sync,
    mut give: impl FnMut(Result<A, String>, bool) -> ControlFlow<()>,
) where
    J: Send,
    A: Send,
{
    struct Progress {
        given: usize,
        stopped: bool,
    }
    let jobs = Mutex::new(jobs.enumerate());
    let progress = (Mutex::new(Progress { given: 0, stopped: false }), Condvar::new());
    let window = threads.get() * AHEAD;
    std::thread::scope(|scope| {
        let (answers, arriving) = mpsc::channel();
        for _ in 0..threads.get() {
            let answers = answers.clone();
            let (jobs, progress, work) = (&jobs, &progress, &work);
            scope.spawn(move || {
                loop {
                    let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some((number, job)) = next else { break };
                    let mut state = progress.0.lock().unwrap_or_else(PoisonError::into_inner);
                    while !state.stopped && number >= state.given + window {
                        state = progress.1.wait(state).unwrap_or_else(PoisonError::into_inner);
                    }
                    if state.stopped {
                        break;
                    }
                    drop(state);
                    // Without an answer the others would wait for this number for ever.
                    let answer = guarded(|| work(job)).flatten();
                    if answers.send((number, answer)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(answers);
        let mut early = BTreeMap::new();
        let mut given = 0;
        'run: for (number, answer) in &arriving {
            early.insert(number, answer);
            while let Some(answer) = early.remove(&given) {
                given += 1;
                let flow = give(answer, early.contains_key(&given));
                let mut state = progress.0.lock().unwrap_or_else(PoisonError::into_inner);
                state.given = given;
                state.stopped = flow.is_break();
                drop(state);
                progress.1.notify_all();
                if flow.is_break() {
                    break 'run;
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_jobs() {
        for threads in 1..5 {
            let mut answers = Vec::new();
            run(
                NonZeroUsize::new(threads).unwrap(),
                0..500_u64,
                |n| {
                    // Uneven work, so that later jobs finish first.
                    Ok((0..(n * 7919) % 2000).fold(n, |a, b| std::hint::black_box(a ^ b ^ b)))
                },
                |answer, _| {
                    answers.push(answer);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(answers, (0..500).map(Ok).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_break_ends_an_endless_run() {
        let mut last = 0;
        run(NonZeroUsize::new(3).unwrap(), 0..u64::MAX, Ok, |answer, _| {
            last = answer.unwrap();
            if last == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(last, 10);
    }

    #[test]
    fn work_that_panics_is_answered_by_an_error_in_its_place() {
        for threads in 1..4 {
            let mut answers = Vec::new();
            run(
                NonZeroUsize::new(threads).unwrap(),
                0..100,
                |n| if n % 30 == 7 { panic!("as asked") } else { Ok(n) },
                |answer, _| {
                    answers.push(answer);
                    ControlFlow::Continue(())
                },
            );
            let expected = |n| if n % 30 == 7 { Err(STOPPED.to_owned()) } else { Ok(n) };
            assert_eq!(answers, (0..100).map(expected).collect::<Vec<_>>());
        }
    }
}
