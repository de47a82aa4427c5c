//! Any text gives a document, and the document keeps every law.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/engine/tests/laws/mod.rs"]
mod laws;

fuzz_target!(|text: &str| laws::all(text));
