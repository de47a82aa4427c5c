//! Other programs, and where they run.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The top of the repository.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the repository")
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), |folder| top().join(folder))
}

/// A program that will run at the top of the repository.
pub fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.current_dir(top()).args(arguments);
    command
}

/// The cargo that runs this.
pub fn cargo(arguments: &[&str]) -> Command {
    program(option_env!("CARGO").unwrap_or("cargo"), arguments)
}

/// The same command on a screen that nobody sees.
pub fn on_screen(command: &Command) -> Command {
    let mut shown = program("xvfb-run", &["--auto-servernum", "--server-args=-screen 0 1600x1000x24"]);
    shown.arg(command.get_program()).args(command.get_args());
    shown
}

/// Runs to the end, its output passed on.
pub fn finish(command: &mut Command) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` failed ({status}).", line(command))),
        Err(error) => Err(format!("`{}` could not be started: {error}.", line(command))),
    }
}

/// Runs to the end and gives what it printed to standard output.
pub fn output(command: &mut Command) -> Result<String, String> {
    match command.stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => Err(format!("`{}` failed ({}).", line(command), output.status)),
        Err(error) => Err(format!("`{}` could not be started: {error}.", line(command))),
    }
}

/// Runs to the end, its output passed on, with a look at each line of standard output.
pub fn watch(command: &mut Command, mut look: impl FnMut(&str)) -> Outcome {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{}` could not be started: {error}.", line(command)))?;
    let out = child.stdout.take().expect("standard output is piped");
    for text in BufReader::new(out).lines().map_while(Result::ok) {
        println!("{text}");
        look(&text);
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` failed ({status}).", line(command))),
        Err(error) => Err(format!("`{}` was lost: {error}.", line(command))),
    }
}

/// Whether a program of that name can be started.
pub fn has(name: &str) -> bool {
    find(name).is_some()
}

/// Where a program stands on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
