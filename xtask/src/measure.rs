//! Commands that start a program of another package: benchmarks, pictures, explanations.

use crate::Outcome;
use crate::page;
use crate::run::{cargo, finish};
use crate::{scale, tools};

/// How fast the engine reads, how fast the command line works, and how fast the page paints.
pub fn bench() -> Outcome {
    finish(&mut cargo(&["bench", "--package", "tickmark-engine"]))?;
    scale::bench()?;
    in_browser("bench")
}

/// Pictures of the page, for people to look at.
pub fn shots() -> Outcome {
    in_browser("shots")
}

/// Each mention on a line of a transcript, and how it came about.
pub fn explain(file: &str, line: &str) -> Outcome {
    finish(&mut cargo(&["run", "--quiet", "--package", "tickmark-engine", "--example", "explain", "--", file, line]))
}

fn in_browser(program: &str) -> Outcome {
    tools::chromium()?;
    page::build()?;
    finish(&mut cargo(&["run", "--quiet", "--package", "tickmark-browser-tests", "--bin", program]))
}
