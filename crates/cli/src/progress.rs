//! A bar on a terminal, silence in a pipe.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// How far the run is.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar for `total` inputs, where a person watches and there is more than one. Results that go to the same terminal
    /// are progress enough.
    pub fn new(total: usize) -> Self {
        let watched = std::io::stderr().is_terminal() && !std::io::stdout().is_terminal();
        if !watched || total < 2 {
            return Self(ProgressBar::hidden());
        }
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} transcripts, {eta} left");
        Self(ProgressBar::new(total as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// One more is done.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Prints a line on standard error, above the bar.
    pub fn say(&self, line: &str) {
        self.0.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn finish(self) {
        self.0.finish_and_clear();
    }
}
