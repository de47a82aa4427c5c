//! Work on all cores, answers in the order of the questions, and never more than a few in memory.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// How far, for each thread, the work may run ahead of the answers that are given out.
const AHEAD: usize = 4;

/// Calls `work` on every job on `threads` threads, and `give` with every answer in the order of the jobs.
///
/// `more` is true where the next answer is at hand already, so that the caller may put off flushing. A break from `give`
/// ends the run early.
pub fn run<J, A>(
    threads: NonZeroUsize,
    jobs: impl Iterator<Item = J> + Send,
    work: impl Fn(J) -> A + Sync,
    mut give: impl FnMut(A, bool) -> ControlFlow<()>,
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
                    if answers.send((number, work(job))).is_err() {
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
                    (0..(n * 7919) % 2000).fold(n, |a, b| std::hint::black_box(a ^ b ^ b))
                },
                |answer, _| {
                    answers.push(answer);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(answers, (0..500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_break_ends_an_endless_run() {
        let mut last = 0;
        run(
            NonZeroUsize::new(3).unwrap(),
            0..u64::MAX,
            |n| n,
            |answer, _| {
                last = answer;
                if answer == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(last, 10);
    }
}
