//! Leaves the comments and the examples of the lexicon's lists out of what is compiled in: the page pays for every byte.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a program before the engine, not the engine"
)]

use std::path::Path;
use std::{env, fs};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo names a folder");
    for list in ["metrics.txt", "linking.txt"] {
        let path = Path::new("src/lexicon").join(list);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).expect("the list stands beside the code");
        let kept = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.trim_start().starts_with("> ");
        let short: String = text.lines().filter(kept).flat_map(|line| [&line[indent(line)..], "\n"]).collect();
        fs::write(Path::new(&out).join(list), short).expect("cargo's folder takes a file");
    }
}

/// Where a line begins with one blank at most: one says that it goes on the entry above.
fn indent(line: &str) -> usize {
    (line.len() - line.trim_start().len()).saturating_sub(1)
}
