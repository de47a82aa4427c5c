//! Every exported file in the program that it is for: spaCy, a JSON-LD processor, openpyxl, LibreOffice and the like.

use std::fs;
use std::path::PathBuf;

use crate::Outcome;
use crate::run::{cargo, finish, program, top};

const REQUIREMENTS: &str = "tests/consumers/requirements.txt";

fn folder() -> PathBuf {
    top().join("target/consumers")
}

fn python() -> String {
    folder().join("venv/bin/python").to_string_lossy().into_owned()
}

/// Installs the programs, once, and runs them all.
pub fn run() -> Outcome {
    if !is_ready() {
        println!("Installing {REQUIREMENTS} into target/consumers, once (it tends to take two minutes) …");
        let venv = folder().join("venv");
        finish(&mut program("python3", &["-m", "venv", "--clear", &venv.to_string_lossy()]))?;
        finish(&mut program(&python(), &["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS]))?;
        // Kept beside what it names, so that a changed list is installed anew.
        fs::copy(top().join(REQUIREMENTS), installed()).map_err(|error| format!("{error}"))?;
    }
    finish(&mut cargo(&["build", "--locked", "--quiet", "--package", "tickmark-cli"]))?;
    let binary = format!("target/debug/tickmark{}", std::env::consts::EXE_SUFFIX);
    let files = folder().join("files");
    finish(&mut program(&python(), &["-B", "tests/consumers/run.py", &binary, &files.to_string_lossy()]))
}

/// Runs them where they are installed, and says so where they are not.
pub fn run_if_ready() -> Outcome {
    if is_ready() {
        return run();
    }
    println!(
        "Skipped: the programs are not here yet; `cargo xtask consumers` installs and runs them (Python 3.11 or later)."
    );
    Ok(())
}

fn installed() -> PathBuf {
    folder().join("requirements.txt")
}

fn is_ready() -> bool {
    let wanted = fs::read(top().join(REQUIREMENTS)).ok();
    wanted.is_some() && wanted == fs::read(installed()).ok()
}
