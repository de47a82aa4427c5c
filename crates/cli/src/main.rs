//! `tickmark` on the command line: the same engine over files and pipes.
//!
//! Exit codes: 0 when all went well, 1 when an input could not be read, 2 when the command line itself is wrong.

mod annotate;
mod arguments;
mod input;
mod ordered;
mod output;
mod records;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Annotate(arguments) => annotate::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tickmark: {error}");
            ExitCode::from(1)
        }
    }
}
