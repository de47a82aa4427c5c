//! How fast the engine reads, and that twice the text takes about twice the time: `cargo xtask bench`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a program around the engine, not the engine"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use tickmark_engine::annotate;

fn main() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = texts(&top.join("../shared/seeds"));
    if texts.is_empty() {
        println!("Skipped: the seeds (../shared/seeds) are not at hand; the samples stand for them.");
        texts = self::texts(&top.join("samples"));
    }
    println!("{:>9} {:>9} {:>7}  engine, one core, best of three", "bytes", "ms", "MB/s");
    for (name, text) in &texts {
        report(name, text, 20);
    }
    let all: String = texts.iter().map(|(_, text)| format!("{text}\n")).collect();
    for megabytes in [1, 4, 16, 64] {
        let large = all.repeat((megabytes * 1_000_000usize).div_ceil(all.len().max(1)));
        report(&format!("all of them, again and again to {megabytes} MB"), &large, 1);
    }
    let sentence = "Revenue was $5.2 billion, up 8% from a year ago, and ";
    report("one line of 10 MB", &sentence.repeat(10_000_000 / sentence.len()), 1);
}

/// The texts of a folder, sorted by name.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, std::fs::read_to_string(path).ok()?))
    };
    paths.iter().filter_map(read).collect()
}

/// Reads a text three times, each time often enough to be measured, and prints the best.
fn report(name: &str, text: &str, often: u32) {
    let best = (0..3)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..often {
                black_box(annotate(black_box(text)));
            }
            start.elapsed().as_secs_f64() / f64::from(often)
        })
        .fold(f64::INFINITY, f64::min);
    println!("{:>9} {:>9.2} {:>7.1}  {name}", text.len(), best * 1e3, text.len() as f64 / 1e6 / best);
}
