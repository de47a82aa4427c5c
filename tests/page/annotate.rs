//! From paste to export.

use std::process::Command;

use serde_json::Value;
use tickmark_browser_tests::{Page, samples, top};

use crate::CALL;

/// What the command line says of a file, with the name that the page gives it.
fn command_line(file: &std::path::Path) -> String {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), Into::into);
    let answer = Command::new(target.join("debug/tickmark"))
        .arg("annotate")
        .arg(file)
        .output()
        .expect("the built command line: `cargo build -p tickmark-cli`");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).expect("tagged JSON is UTF-8")
}

/// Tagged JSON without the line of the source's name, which is the one thing in which page and command line may differ.
fn unnamed(tagged: &str) -> String {
    let (before, source) = tagged.split_once("  \"source\": {\n").expect("a source");
    let (_name, after) = source.split_once('\n').expect("a name");
    format!("{before}{after}")
}

#[test]
fn speakers_figures_and_questions_are_shown() {
    let page = Page::open();
    page.read(CALL);
    let speakers = page.speakers();
    let wanted = ["Mara Lindqvist", "Theo Okafor", "Dana Whitlock", "Theo Okafor"];
    assert_eq!(speakers.len(), wanted.len(), "{speakers:?}");
    for (speaker, wanted) in speakers.iter().zip(wanted) {
        assert!(speaker.contains(wanted), "{speakers:?}");
    }
    let marks = page.marks();
    for (kind, text) in [("money", "$5.2 billion"), ("percent", "8%"), ("count", "49 million"), ("percent", "14%")] {
        assert!(marks.iter().any(|(_, k, t)| k == kind && t == text), "{kind} {text} is not among {marks:?}");
    }
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn a_long_table_is_drawn_around_what_is_selected() {
    let turn = |turn: usize| {
        let sentences =
            (0..50).map(|site| format!("Site {turn} sold {} cables for ${site}.{turn} million. ", site * 7 + turn));
        format!("Mara Lindqvist -- Chief Executive Officer\n\n{}\n\n", sentences.collect::<String>())
    };
    let page = Page::open();
    page.read(&format!("Kestrel Cables Q1 2025 Earnings Call\n\n{}", (1..9).map(turn).collect::<String>()));
    let rows =
        || page.browser.run("return document.querySelectorAll('.figures tr[data-mention]').length;", &[]).as_u64();
    let rows = || rows().expect("a count");
    let all = page.marks().len() as u64;
    assert!(rows() < 100 && all >= 400, "{} rows of {all}", rows());
    // The last figure of the text comes with its row, which is in view, and not with all that lie before it.
    page.browser.run("[...document.querySelectorAll('mark')].at(-1).focus();", &[]);
    page.browser.wait_until(
        "(() => {
           const row = document.querySelector('.figures tr[aria-selected]')?.getBoundingClientRect();
           const room = document.querySelector('.figures-scroll').getBoundingClientRect();
           return row && row.top >= room.top - 1 && row.bottom <= room.bottom + 1;
         })()",
    );
    assert!(rows() < 200, "{} rows of {all}", rows());
    // Those before it are reached from there, and the selected one stays.
    let first = "document.querySelector('.figures tr[data-mention=m1]')";
    assert!(page.browser.is(&format!("!{first}")));
    while page.browser.is(&format!("!{first}")) {
        let before = rows();
        page.browser.run("document.querySelector('.figures .more').click();", &[]);
        page.browser.wait_until(&format!("document.querySelectorAll('.figures tr[data-mention]').length > {before}"));
    }
    assert!(page.browser.is("document.querySelector('.figures tr[aria-selected]')"));
    // What another filter leaves is read from its beginning.
    page.browser.run(
        "const box = document.querySelector('input.filter'); box.value = 'cable'; box.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    );
    page.browser.wait_until("document.querySelectorAll('.figures tr[data-mention]').length < 200");
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn every_sample_is_exported_as_the_command_line_says() {
    let samples = samples();
    assert!(!samples.is_empty(), "there are no samples");
    let page = Page::open();
    for sample in &samples {
        page.go();
        page.open_file(sample);
        page.wait_for_result();
        let (name, exported) = page.export();
        let stem = sample.file_stem().unwrap_or_default().to_string_lossy();
        assert!(name.contains(&*stem), "the download of {stem} is named {name}");
        let wanted = command_line(sample);
        let (ours, theirs) = (unnamed(&exported), unnamed(&wanted));
        if ours != theirs {
            let differing = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
            panic!("{stem} differs from the command line: {differing:?}");
        }
        // What is shown is what is exported.
        let document: Value = serde_json::from_str(&exported).expect("JSON");
        let mentions = document["mentions"].as_array().expect("mentions").iter();
        let mentions: Vec<_> =
            mentions.filter(|m| !m["turn"].is_null()).map(|m| m["id"].as_str().unwrap_or("")).collect();
        let mut marks: Vec<_> = page.marks().into_iter().map(|(id, _, _)| id).collect();
        marks.dedup();
        let missing: Vec<_> = mentions.iter().filter(|id| !marks.iter().any(|mark| mark == *id)).collect();
        assert!(missing.is_empty(), "{stem}: not shown: {missing:?}");
    }
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn pasted_and_opened_are_the_same() {
    let page = Page::open();
    let sample = &samples()[0];
    page.open_file(sample);
    page.wait_for_result();
    let (_, opened) = page.export();
    page.go();
    page.read(&std::fs::read_to_string(sample).expect("a sample is text"));
    let (_, pasted) = page.export();
    assert_eq!(unnamed(&pasted), unnamed(&opened));
}

#[test]
fn the_console_has_the_engine() {
    let page = Page::open();
    let answer = page.browser.run("return window.tickmark.annotate(arguments[0]);", &[CALL.into()]);
    assert_eq!(answer["schema"], "tickmark/1");
    let text: Vec<u16> = CALL.encode_utf16().collect();
    let mentions = answer["mentions"].as_array().expect("mentions");
    assert!(!mentions.is_empty());
    for mention in mentions {
        let place = |key: &str| mention[key].as_u64().expect("an offset") as usize;
        let quote = String::from_utf16_lossy(&text[place("start")..place("end")]);
        assert_eq!(mention["text"], quote.as_str(), "offsets count what JavaScript counts");
    }
}

#[test]
fn new_returns_to_the_start() {
    let page = Page::open();
    page.read(CALL);
    page.press("New");
    page.browser.wait_until("document.querySelector('textarea') || document.querySelector('dialog[open]')");
    assert!(!page.browser.is("document.querySelector('article')") || !page.notice().is_empty());
}
