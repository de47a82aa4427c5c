//! What the first load weighs and how many packages it is made of, against their budgets.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;

use crate::Outcome;
use crate::page;
use crate::run::{cargo, output};

/// What all files of the first load together may weigh, in bytes as brotli sends them: all that the start needs to stand.
const BROTLI_BUDGET: usize = 110_000;

/// What the module of the exports may weigh, which is loaded when one is first asked for.
const EXPORTS_BUDGET: usize = 430_000;

/// What the page may weigh that is loaded once the start stands (src/later.rs).
const LATER_BUDGET: usize = 730_000;

/// What both shall weigh at most one day: all that comes before a first call is read. The engine alone weighs more, since it is built
/// for speed (docs/decisions/0009).
const READING_GOAL: usize = 250_000;

/// Packages that each part may be made of, itself and its own crates included.
const PACKAGE_BUDGETS: [(&str, usize); 2] = [("tickmark-engine", 32), ("tickmark", 120)];

/// Prints what there is and fails above a budget.
pub fn check() -> Outcome {
    let files = page::files(&page::dist());
    if files.is_empty() {
        return Err("There is no dist to measure: `cargo xtask build` makes it.".into());
    }
    println!("{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    let (mut sum, mut samples, mut exports, mut part) = ([0; 3], [0; 3], [0; 3], [0; 3]);
    for (address, path) in &files {
        let bytes = fs::read(path).map_err(|error| format!("{address} cannot be read: {error}."))?;
        let sizes = [bytes.len(), gzip(&bytes), brotli(&bytes)];
        println!("{:>9} {:>9} {:>9}  {address}", sizes[0], sizes[1], sizes[2]);
        // What is loaded when somebody asks for it, without which the page shows.
        let to = match address.split_once('/') {
            Some(("samples" | "words", _)) => &mut samples,
            Some(("exports", _)) => &mut exports,
            None if address.contains("-later.") => &mut part,
            _ => &mut sum,
        };
        to.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
    }
    let print = |sizes: [usize; 3], what: &str| println!("{:>9} {:>9} {:>9}  {what}", sizes[0], sizes[1], sizes[2]);
    print(samples, "the samples and the other languages, which are no part of the first load");
    print(exports, &format!("the module of the exports, which is none either (budget {EXPORTS_BUDGET} brotli)"));
    print(part, &format!("the page, which is loaded once the start stands (budget {LATER_BUDGET} brotli)"));
    print(sum, &format!("the first load (budget {BROTLI_BUDGET} brotli)"));
    let reading = [0, 1, 2].map(|size| sum[size] + part[size]);
    print(
        reading,
        &format!("the first load and the page: all that comes before a call is read (goal {READING_GOAL} brotli)"),
    );
    if reading[2] > READING_GOAL {
        println!("That goal is missed by {} bytes.", reading[2] - READING_GOAL);
    }

    let mut over = Vec::new();
    if sum[2] > BROTLI_BUDGET {
        over.push(format!("The page weighs {} bytes and may weigh {BROTLI_BUDGET}.", sum[2]));
    }
    if exports[2] > EXPORTS_BUDGET {
        over.push(format!("The module of the exports weighs {} bytes and may weigh {EXPORTS_BUDGET}.", exports[2]));
    }
    if part[2] > LATER_BUDGET {
        over.push(format!("What is loaded later weighs {} bytes and may weigh {LATER_BUDGET}.", part[2]));
    }
    for (package, budget) in PACKAGE_BUDGETS {
        let count = packages(package)?.len();
        println!("{package} is made of {count} packages (budget {budget})");
        if count > budget {
            over.push(format!("{package} is made of {count} packages and may be made of {budget}."));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("\n")) }
}

/// The packages that end up in what a package builds for the browser.
fn packages(package: &str) -> Result<BTreeSet<String>, String> {
    let arguments = ["tree", "--locked", "--package", package, "--edges", "normal", "--prefix", "none"];
    let tree = output(cargo(&arguments).args(["--target", "wasm32-unknown-unknown", "--format", "{p}"]))?;
    Ok(tree
        .lines()
        .filter(|line| !line.contains("(proc-macro)"))
        .map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
        .filter(|name| !name.is_empty())
        .collect())
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory takes every byte");
    encoder.finish().expect("memory takes every byte").len()
}

fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).expect("memory takes every byte");
    out.len()
}
