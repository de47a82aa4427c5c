//! What the benches read.

use std::fs;
use std::path::Path;

/// The seeds and transcripts beside the repository, or else the samples.
pub fn texts() -> (&'static str, Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |folder: &str| -> Vec<String> {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { return Vec::new() };
        let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        let is_text = |path: &Path| path.extension().is_some_and(|extension| extension != "json");
        paths.iter().filter(|path| is_text(path)).filter_map(|path| fs::read_to_string(path).ok()).collect()
    };
    let seeds = read("../shared/seeds");
    if seeds.is_empty() { ("samples", read("samples")) } else { ("../shared/seeds", seeds) }
}

/// A text of about `megabytes`, made of the given ones.
pub fn long(texts: &[String], megabytes: usize) -> String {
    let mut text = String::with_capacity(megabytes << 20);
    for piece in texts.iter().cycle() {
        text += piece;
        text += "\n\n";
        if text.len() >= megabytes << 20 {
            return text;
        }
    }
    text
}

/// A single line of about `megabytes`.
pub fn one_line(texts: &[String], megabytes: usize) -> String {
    long(texts, megabytes).replace('\n', " ")
}
