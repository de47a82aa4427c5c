//! From paste to painted, beside the time in which the browser paints the same text bare.

use std::fs;

use serde_json::{Value, json};
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
        read.push(page.browser.run_async(&format!("{PAINTED} {PASTE}"), &[json!(text)]));
    }
    let marks = page.marks().len();
    println!(
        "page: {} kB of text, {marks} marks, median and worst of {ROUNDS} in {:?}",
        text.len() / 1000,
        page.browser.kind
    );
    report("painted bare", bare);
    pasted(&read);
    first_paint(&page);
    edits(&page);
    searches(&page);
    large(&page);
}

/// From paste to painted with 2,000 tags on 100 kB.
fn first_paint(page: &Page) {
    let text = long(1);
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        page.go();
        times.push(page.browser.run_async(&format!("{PAINTED} {PASTE}"), &[json!(text)]));
    }
    println!("page: {} kB of text, {} marks, median and worst of {ROUNDS}", text.len() / 1000, page.marks().len());
    pasted(&times);
}

/// From the paste until the first screen of the text is painted with its figures, and until all the text and the lists beside it are.
fn pasted(times: &[Value]) {
    for (at, what) in ["paste to beginning", "paste to all"].into_iter().enumerate() {
        report(what, times.iter().map(|pair| pair[at].as_f64().unwrap_or(f64::NAN)).collect());
    }
}

/// A search over all of the same text, each letter of a word, from the key to the count of hits.
fn searches(page: &Page) {
    let times = page.browser.run_async(SEARCHES, &[]);
    println!("page: the same text, one letter more in the search box, median and worst of 40");
    report("search", times.as_array().into_iter().flatten().map(|time| time.as_f64().unwrap_or(f64::NAN)).collect());
}

/// 5 MB of text: how long the page is busy at a stretch while one types, corrects and scrolls.
fn large(page: &Page) {
    page.go();
    let text = long(54);
    println!(
        "page: {:.1} MB of text, each stretch of more than 50 ms in which the page is busy",
        text.len() as f64 / 1e6
    );
    page.browser.run("window.tasks = []; new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => Math.round(e.duration)))).observe({ entryTypes: ['longtask'] });", &[]);
    page.read(&text);
    page.wait_for_saved();
    for (what, script) in LARGE {
        let script = format!(
            "window.tasks = []; {script} await new Promise((wake) => setTimeout(wake, 600)); return window.tasks;"
        );
        println!("  {what:<17} {} ms", page.browser.run_async(&script, &[]));
    }
}

/// What is done in the large text.
const LARGE: [(&str, &str); 4] = [
    ("search", TYPE_SEARCH),
    (
        "filter",
        "const box = document.querySelector('input.filter'); for (const text of ['b', 'bi', 'bil', '']) { box.value = text; box.dispatchEvent(new InputEvent('input', { bubbles: true })); await new Promise((wake) => setTimeout(wake, 60)); }",
    ),
    (
        "accept",
        "document.querySelector('mark[data-kind=money]').focus(); await new Promise((wake) => setTimeout(wake, 200)); window.tasks = []; document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));",
    ),
    (
        "scroll",
        "const call = document.getElementById('call'); for (let i = 0; i < 40; i++) { call.scrollTop += 400; await new Promise(requestAnimationFrame); }",
    ),
];

/// A word is typed into the search box and taken out again.
const TYPE_SEARCH: &str = "const box = document.getElementById('search'); for (const text of ['q', 'qu', 'qua', 'quar', '']) { box.value = text; box.dispatchEvent(new InputEvent('input', { bubbles: true })); await new Promise((wake) => setTimeout(wake, 60)); }";

/// The times from a letter in the search box to the count of what it finds.
const SEARCHES: &str = "
    const box = document.getElementById('search');
    const count = () => document.querySelector('.search-count').innerText;
    const times = [];
    for (let i = 0; i < 40; i++) {
      const text = 'members stayed with'.slice(0, 1 + (i % 19));
      await new Promise((wake) => requestAnimationFrame(() => setTimeout(wake)));
      const before = count();
      const start = performance.now();
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      for (let j = 0; j < 50 && count() === before; j++) await null;
      times.push(performance.now() - start);
    }
    return times;";

/// One correction on 100 kB with 2,000 tags, script and layout, beside an attribute that is set by hand.
fn edits(page: &Page) {
    let text = long(1);
    page.go();
    page.read(&text);
    let marks = page.marks().len();
    println!(
        "page: {} kB of text, {marks} marks, one edit, script and layout, median and worst of 40",
        text.len() / 1000
    );
    let times = page.browser.run_async(EDITS, &[]);
    for what in ["floor", "accept", "reject", "undo", "tag"] {
        let times = times[what].as_array().into_iter().flatten();
        report(what, times.map(|time| time.as_f64().unwrap_or(f64::NAN)).collect());
    }
}

/// About 100 kB with about 2,000 figures, so many times.
fn long(times: usize) -> String {
    let mut text = String::from("Harbourline Group Third Quarter 2025 Earnings Call\n\n");
    for i in 0..100 * times {
        let (name, role) =
            [("Mara Lindqvist", "Chief Executive Officer"), ("Theo Okafor", "Chief Financial Officer")][i % 2];
        text += &format!("{name} -- {role}\n\n");
        for j in 0..6 {
            text += &format!(
                "Revenue in the region was ${}.{j} billion, up {}%, and {} million members stayed with us all year. ",
                i + 2,
                j + 3,
                i + 11
            );
            text += "We went on to say a few more words about the quarter. ";
        }
        text += "\n\n";
    }
    text
}

/// The first seed where it is at hand, or else the largest sample.
fn text() -> String {
    let seeds = fs::read_dir(top().join("../shared/seeds")).into_iter().flatten().flatten();
    let seed = seeds.map(|entry| entry.path()).min();
    let size = |path: &std::path::PathBuf| fs::metadata(path).map_or(0, |data| data.len());
    let file = seed.or_else(|| samples().into_iter().max_by_key(size)).expect("a text to read");
    fs::read_to_string(file).expect("a text to read")
}

/// Gives the time from a start until the frame has been painted before which something is there.
const PAINTED: &str = "
    const painted = async (start, there) => {
      do await new Promise(requestAnimationFrame); while (!there());
      await new Promise((wake) => { const channel = new MessageChannel(); channel.port1.onmessage = wake; channel.port2.postMessage(0); });
      return performance.now() - start;
    };";

/// The text in one plain element.
const BARE: &str = "
    const start = performance.now();
    const element = document.createElement('pre');
    element.textContent = arguments[0];
    document.body.replaceChildren(element);
    return painted(start, () => true);";

/// The text pasted into the page, until its beginning is painted with its figures, and until all of it and the lists beside it are.
const PASTE: &str = "
    const data = new DataTransfer();
    data.setData('text/plain', arguments[0]);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    const start = performance.now();
    (document.activeElement ?? document.body).dispatchEvent(event);
    const first = await painted(start, () => document.querySelector('article'));
    return [first, await painted(start, () => !document.querySelector('[data-first]'))];";

/// The times of acts on figures all over the text: until the mark shows it and the page is laid out.
const EDITS: &str = "
    const frame = () => new Promise((wake) => requestAnimationFrame(() => setTimeout(wake)));
    const marks = [...document.querySelectorAll('mark[data-kind=money]')];
    const times = { floor: [], accept: [], reject: [], undo: [], tag: [] };
    const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const measure = async (what, key, done) => {
      await frame();
      const start = performance.now();
      press(key);
      for (let i = 0; i < 2000 && !done(); i++) await (i < 1000 ? null : frame());
      document.body.getBoundingClientRect();
      document.getElementById('call').scrollHeight;
      if (!done()) throw new Error(what + ' was not shown');
      times[what].push(performance.now() - start);
    };
    for (let i = 0; i < 40; i++) {
      const mark = marks[(i * 37) % marks.length];
      mark.focus();
      mark.scrollIntoView({ block: 'center' });
      await frame();
      let start = performance.now();
      mark.dataset.floor = i;
      document.body.getBoundingClientRect();
      document.getElementById('call').scrollHeight;
      times.floor.push(performance.now() - start);
      const status = () => mark.dataset.status;
      await measure('accept', 'a', () => status() === 'accepted');
      await measure('reject', 'x', () => status() === 'rejected');
      await measure('undo', 'u', () => status() === 'accepted');
      await measure('tag', '1', () => mark.dataset.tag === 'guidance');
    }
    return times;";

fn report(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("  {what:<18} {:6.1} ms {:6.1} ms", times[times.len() / 2], times[times.len() - 1]);
}
