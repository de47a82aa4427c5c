//! The command line over a thousand transcripts: how long, how fast, how much memory, beside a floor.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::page::files;
use crate::run::{cargo, finish, target, top};

/// How many transcripts, and how many bytes each has.
const TRANSCRIPTS: usize = 1000;
const BYTES: usize = 80_000;

/// What a run took.
struct Run {
    time: Duration,
    /// The most memory it held at a time, where the system tells.
    peak: Option<u64>,
}

/// Prints what each command takes; asserts nothing.
pub fn bench() -> Outcome {
    finish(&mut cargo(&["build", "--locked", "--quiet", "--release", "--package", "tickmark-cli"]))?;
    let samples = texts(&["samples"]);
    let real = texts(&["../shared/seeds", "../shared/transcripts"]);
    if real.is_empty() {
        println!("Real transcripts (../shared) are not at hand: the samples, which hold more figures, stand for them.");
    } else {
        print("real ones", &real)?;
    }
    print("the samples, which hold more figures than real ones", &samples)
}

fn print(made_of: &str, texts: &[String]) -> Outcome {
    let folder = top().join("target/scale");
    let bytes = generate(&folder, texts)?;
    let megabytes = bytes as f64 / 1e6;
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
    println!("{TRANSCRIPTS} transcripts of {} kB, made of {made_of}, on {cores} cores:", BYTES / 1000);
    let print = |what: &str, run: &Run| {
        let seconds = run.time.as_secs_f64();
        let peak = run.peak.map_or_else(String::new, |peak| format!("{:>8.0} MB at the peak", peak as f64 / 1e6));
        println!("  {what:<44} {seconds:>7.2} s {:>8.1} MB/s {peak}", megabytes / seconds);
    };
    print("the floor: the same files read, nothing done", &floor(&folder, cores)?);
    let shown = folder.to_string_lossy().into_owned();
    for arguments in [
        &["annotate", &shown][..],
        &["annotate", "--no-text", &shown],
        &["annotate", "--jobs", "1", &shown],
        &["export", "--quiet", "--format", "csv-figures", &shown],
        &["export", "--quiet", "--format", "parquet-figures", &shown],
        &["check", &shown],
        &["stats", &shown],
    ] {
        let name = arguments[..arguments.len() - 1].join(" ");
        print(&name, &measured(Command::new(target().join("release/tickmark")).args(arguments))?);
    }
    Ok(())
}

/// The transcripts that stand in some folders.
fn texts(folders: &[&str]) -> Vec<String> {
    let paths = folders.iter().flat_map(|folder| files(&top().join(folder))).map(|(_, path)| path);
    let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.filter_map(|path| fs::read_to_string(path).ok()).filter(|text| !text.is_empty()).collect()
}

/// Writes the transcripts, each a text of its own over and over, and gives their bytes.
fn generate(folder: &Path, texts: &[String]) -> Result<usize, String> {
    let failed = |error: std::io::Error| format!("The transcripts to measure with could not be written: {error}.");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(failed)?;
    if texts.is_empty() {
        return Err("There are no samples to make transcripts of.".into());
    }
    let mut bytes = 0;
    for number in 0..TRANSCRIPTS {
        let text = &texts[number % texts.len()];
        let whole = text.repeat(BYTES.div_ceil(text.len()));
        let cut = &whole[..whole.floor_char_boundary(BYTES)];
        bytes += cut.len();
        fs::write(folder.join(format!("{number:04}.txt")), cut).map_err(failed)?;
    }
    Ok(bytes)
}

/// Reads every file on as many threads as there are cores.
fn floor(folder: &Path, cores: usize) -> Result<Run, String> {
    let paths: Vec<PathBuf> = files(folder).into_iter().map(|(_, path)| path).collect();
    let start = Instant::now();
    thread::scope(|scope| {
        for share in paths.chunks(paths.len().div_ceil(cores)) {
            scope.spawn(move || {
                share.iter().filter_map(|path| fs::read(path).ok()).map(|bytes| bytes.len()).sum::<usize>()
            });
        }
    });
    Ok(Run { time: start.elapsed(), peak: None })
}

/// Runs a command to its end, its output thrown away.
fn measured(command: &mut Command) -> Result<Run, String> {
    let start = Instant::now();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| format!("The command line could not be started: {error}."))?;
    // As much at a time as a pipe holds, so that reading takes little from what is measured.
    let mut out = BufReader::with_capacity(1 << 16, child.stdout.take().expect("its output is piped"));
    let reader = thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    let mut peak = None;
    loop {
        peak = high_water(child.id()).or(peak);
        match child.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) => thread::sleep(Duration::from_millis(5)),
            Err(error) => return Err(format!("The command line was lost: {error}.")),
        }
    }
    let time = start.elapsed();
    let _ = reader.join();
    Ok(Run { time, peak })
}

/// The most memory that a process has held so far, as Linux tells it.
fn high_water(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
