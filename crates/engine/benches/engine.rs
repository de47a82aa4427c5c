//! `cargo bench -p tickmark-engine`: megabytes a second of each room, beside a floor measured in the same run, the growth
//! with the length of the text. The bench `memory` counts bytes, which would slow this one down.
//!
//! Words after `--` keep the sections whose names contain one of them: `rooms`, `growth`.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench reads files, takes the time and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use tickmark_engine::export::tagged_json;
use tickmark_engine::{Options, annotate, checks, facts, mentions, source, turns};

mod texts;

use texts::{long, one_line, texts};

/// What the command line has too.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let asked = |section: &str| wanted.is_empty() || wanted.iter().any(|word| section.contains(word.as_str()));
    let (name, texts) = texts();
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    println!("{} texts of {name}, {megabytes:.2} MB, best of several runs", texts.len());
    if asked("rooms") {
        rooms(&texts, megabytes);
    }
    if asked("growth") {
        growth(&texts);
    }
}

/// The sum over the texts of the least time of many runs each: what the work takes when nothing else disturbs it.
/// Each text is timed by itself, since a short run fits between two disturbances and a long one does not.
fn best(texts: usize, mut work: impl FnMut(usize)) -> Duration {
    (0..texts)
        .map(|text| {
            let (mut least, began, mut runs) = (Duration::MAX, Instant::now(), 0);
            while runs < 5 || (began.elapsed() < Duration::from_millis(300) && runs < 200) {
                let start = Instant::now();
                work(text);
                least = least.min(start.elapsed());
                runs += 1;
            }
            least
        })
        .sum()
}

fn rooms(texts: &[String], megabytes: f64) {
    let options = Options::default();
    let readings: Vec<_> = texts.iter().map(|text| source::read(text, &options)).collect();
    let outlines: Vec<_> = readings.iter().map(turns::people_and_turns).collect();
    let found: Vec<_> = outlines.iter().map(|outline| mentions::find(outline, &mut Vec::new())).collect();
    let linked: Vec<_> = (outlines.iter().zip(&found))
        .map(|(outline, found)| {
            let mut linked = found.clone();
            facts::link(outline, &mut linked);
            linked
        })
        .collect();
    let grouped: Vec<_> = outlines.iter().zip(&linked).map(|(outline, linked)| facts::group(outline, linked)).collect();
    let documents: Vec<_> = texts.iter().map(|text| annotate(text)).collect();

    // The floor: what it takes to look at every byte once.
    let count = texts.len();
    let floor = best(count, |i| {
        black_box(texts[i].bytes().filter(u8::is_ascii_digit).count());
    });
    let report = |room: &str, time: Duration| {
        let rate = megabytes / time.as_secs_f64();
        let ratio = time.as_secs_f64() / floor.as_secs_f64();
        println!("  {room:<22}{rate:>9.1} MB/s {ratio:>9.1} × the floor");
    };
    println!("rooms");
    report("floor: count digits", floor);
    report("source", best(count, |i| drop(black_box(source::read(&texts[i], &options)))));
    report("turns", best(count, |i| drop(black_box(turns::people_and_turns(&readings[i])))));
    report("mentions", best(count, |i| drop(black_box(mentions::find(&outlines[i], &mut Vec::new())))));
    report(
        "facts",
        best(count, |i| {
            let mut linked = found[i].clone();
            facts::link(&outlines[i], &mut linked);
            black_box(facts::group(&outlines[i], &linked));
        }),
    );
    report("checks", best(count, |i| drop(black_box(checks::check(&outlines[i], &linked[i], &grouped[i])))));
    report(
        "reading (first two)",
        best(count, |i| drop(black_box(turns::people_and_turns(&source::read(&texts[i], &options))))),
    );
    report("annotate", best(count, |i| drop(black_box(annotate(&texts[i])))));
    let json = |i: usize| tagged_json::to_line(&documents[i], tagged_json::Options::default());
    report("tagged JSON", best(count, |i| drop(black_box(json(i)))));
}

fn timed(name: &str, text: &str) {
    let start = Instant::now();
    black_box(annotate(text));
    let time = start.elapsed();
    let rate = text.len() as f64 / 1e6 / time.as_secs_f64();
    println!("  {name:<22}{rate:>9.1} MB/s {:>9.0} ms", time.as_secs_f64() * 1e3);
}

fn growth(texts: &[String]) {
    println!("growth of annotate with the length, one run each; the same rate throughout is linear");
    // One piece repeated keeps the mixture of formats the same at every length.
    let piece = &texts[..1];
    for megabytes in [1, 2, 4, 8, 16, 32, 64] {
        timed(&format!("{megabytes} MB"), &long(piece, megabytes));
    }
    timed("10 MB, all texts", &long(texts, 10));
    timed("1 MB in one line", &one_line(piece, 1));
    timed("10 MB in one line", &one_line(piece, 10));
}
