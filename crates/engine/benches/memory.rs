//! `cargo bench -p tickmark-engine --bench memory`: the peak of memory inside `annotate`, as a multiple of the text.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a bench reads files and prints")]

use peak_alloc::PeakAlloc;
use tickmark_engine::annotate;

mod texts;

use texts::{long, one_line, texts};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    let (of, texts) = texts();
    println!("peak of memory inside annotate, as a multiple of the text, over {of}");
    for (name, text) in
        [("1 MB", long(&texts, 1)), ("16 MB", long(&texts, 16)), ("10 MB in one line", one_line(&texts, 10))]
    {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let document = annotate(&text);
        let peak = MEMORY.peak_usage() - before;
        println!("  {name:<22}{:>9.2} × the text", peak as f64 / text.len() as f64);
        drop(document);
    }
}
