//! The page in real browsers: a browser over WebDriver, a static host that can be stopped, and what a person does on the page.

pub mod browser;
pub mod host;
pub mod page;

use std::path::{Path, PathBuf};

pub use browser::{Browser, Profile};
pub use host::Host;
pub use page::Page;

/// The top of the repository.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the repository")
}

/// The built page.
///
/// # Panics
/// Where it has not been built.
pub fn dist() -> PathBuf {
    let dist = top().join("dist");
    assert!(dist.join("index.html").is_file(), "there is no page to test: `cargo xtask build` makes it");
    dist
}

/// The project's own transcripts, sorted by name.
pub fn samples() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(top().join("samples")).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end != "md"));
    files.sort();
    files
}
