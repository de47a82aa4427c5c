//! From paste to painted, beside the time in which the browser paints the same text bare.

use std::fs;

use serde_json::json;
use tickmark_browser_tests::{Page, samples, top};

/// How often each is measured.
const ROUNDS: usize = 9;

fn main() {
    let text = text();
    let page = Page::open();
    let mut bare = Vec::new();
    let mut read = Vec::new();
    for _ in 0..ROUNDS {
        page.go();
        bare.push(page.browser.run_async(&format!("{PAINTED} {BARE}"), &[json!(text)]).as_f64().unwrap_or(f64::NAN));
        page.go();
        read.push(page.browser.run_async(&format!("{PAINTED} {PASTE}"), &[json!(text)]).as_f64().unwrap_or(f64::NAN));
    }
    let marks = page.marks().len();
    println!(
        "page: {} kB of text, {marks} marks, median and worst of {ROUNDS} in {:?}",
        text.len() / 1000,
        page.browser.kind
    );
    report("painted bare", bare);
    report("paste to painted", read);
}

/// The first seed where it is at hand, or else the largest sample.
fn text() -> String {
    let seeds = fs::read_dir(top().join("../shared/seeds")).into_iter().flatten().flatten();
    let seed = seeds.map(|entry| entry.path()).min();
    let size = |path: &std::path::PathBuf| fs::metadata(path).map_or(0, |data| data.len());
    let file = seed.or_else(|| samples().into_iter().max_by_key(size)).expect("a text to read");
    fs::read_to_string(file).expect("a text to read")
}

/// Gives the time from a start until the next frame after it has been painted.
const PAINTED: &str = "
    const painted = async (start) => {
      await new Promise(requestAnimationFrame);
      await new Promise((wake) => { const channel = new MessageChannel(); channel.port1.onmessage = wake; channel.port2.postMessage(0); });
      return performance.now() - start;
    };";

/// The text in one plain element.
const BARE: &str = "
    const start = performance.now();
    const element = document.createElement('pre');
    element.textContent = arguments[0];
    document.body.replaceChildren(element);
    return painted(start);";

/// The text pasted into the page, until its last figure is there and painted.
const PASTE: &str = "
    const data = new DataTransfer();
    data.setData('text/plain', arguments[0]);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    const start = performance.now();
    (document.activeElement ?? document.body).dispatchEvent(event);
    while (!document.querySelector('article')) await new Promise(requestAnimationFrame);
    return painted(start);";

fn report(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("  {what:<17} {:6.1} ms {:6.1} ms", times[times.len() / 2], times[times.len() - 1]);
}
