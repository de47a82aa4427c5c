//! What a developer types: `cargo xtask <command>`.

fn main() {}
