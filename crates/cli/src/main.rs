//! `tickmark` on the command line: the same engine over files and pipes.
//!
//! Exit codes: 0 when all went well, 1 when an input could not be read or figures conflict, 2 when the command line itself
//! is wrong.

mod annotate;
mod arguments;
mod call;
mod check;
mod each;
mod export;
mod import;
mod input;
mod ordered;
mod output;
#[cfg(feature = "parquet")]
mod parquet;
mod progress;
mod records;
mod stats;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// A document is let go on another thread than the one that made it, and its memory is wanted again at once.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Stats(arguments) => stats::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tickmark: {error}");
            ExitCode::from(1)
        }
    }
}
