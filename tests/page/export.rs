//! The dialog of the exports: every format as the command line writes it, a part of a call, offline, by keyboard.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tickmark_browser_tests::browser::key;
use tickmark_browser_tests::{Browser, Host, Page, dist, samples, top};

use crate::CALL;

/// Said of a page whose dialog has written what is chosen.
const WRITTEN: &str = "document.querySelector('dialog [role=status][aria-busy=false]')";

/// The arrow key that goes to the next choice.
const DOWN: char = '\u{e015}';

/// Opens the dialog and waits until it lists the formats.
fn open(page: &Page) {
    page.press("Export");
    page.press("Other formats");
    page.browser.wait_until("document.querySelector('dialog[open] input[name=format]')");
}

/// Every format that the dialog lists.
fn formats(page: &Page) -> Vec<String> {
    let formats = page
        .browser
        .run("return [...document.querySelectorAll('dialog[open] input[name=format]')].map((e) => e.value);", &[]);
    serde_json::from_value(formats).expect("formats are texts")
}

/// Chooses a format, and waits until it is written.
fn choose(page: &Page, format: &str) {
    assert!(
        page.browser.click_on(&format!("return document.querySelector('dialog input[value={format}]');")),
        "{format}"
    );
    let endings = page.browser.run_async(
        "return (await tickmark.formats()).find((format) => format.name === arguments[0]).endings;",
        &[format.into()],
    );
    let mut endings: Vec<String> = serde_json::from_value(endings).expect("endings are texts");
    if endings.len() > 1 {
        endings = vec![format!(".{format}.zip")];
    }
    for ending in &endings {
        page.browser.wait_until(&format!(
            "document.querySelector('dialog [role=status]')?.innerText.includes({})",
            json!(format!("{ending} ("))
        ));
    }
    page.browser.wait_until(WRITTEN);
}

/// Saves what is chosen: the file's name and bytes.
fn save(page: &Page) -> (String, Vec<u8>) {
    page.press("Save");
    page.browser.download()
}

/// Sets the list of choices of that name.
fn set(page: &Page, name: &str, value: &str) {
    page.browser.run(
        "const label = [...document.querySelectorAll('dialog label')].find((e) => e.innerText.trim().startsWith(arguments[0]));
         const select = label.querySelector('select');
         select.value = arguments[1];
         select.dispatchEvent(new Event('change', { bubbles: true }));",
        &[name.into(), value.into()],
    );
}

/// What the command line writes of a file: the files by name.
fn command_line(format: &str, file: &Path) -> BTreeMap<String, Vec<u8>> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), Into::into);
    let folder = std::env::temp_dir().join(format!("tickmark-export-{}-{format}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let mut tickmark = Command::new(target.join("debug/tickmark"));
    tickmark.args(["export", "--quiet", "--format", format, "--output"]).arg(&folder).arg(file);
    assert!(tickmark.status().expect("the built command line").success(), "{format}");
    let files = fs::read_dir(&folder).expect("a folder").flatten();
    let files = files.map(|entry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("an exported file"))
    });
    let files = files.collect();
    fs::remove_dir_all(&folder).expect("the files can go");
    files
}

#[test]
fn every_format_is_what_the_command_line_writes() {
    let page = Page::open();
    // One with times, one in two scripts.
    for name in ["vtt-solenne-2025q1.txt", "bilingual-line-qinglan-2025q3.txt"] {
        let sample = top().join("samples").join(name);
        page.go();
        page.open_file(&sample);
        page.wait_for_result();
        open(&page);
        let formats = formats(&page);
        assert!(formats.len() > 10, "{formats:?}");
        for format in formats {
            choose(&page, &format);
            let (name, bytes) = save(&page);
            let mut theirs = command_line(&format, &sample);
            let ours = if theirs.len() > 1 {
                let files = tickmark_formats::zip::unpack(&bytes).expect("a zip of the files");
                let files: Vec<_> =
                    files.into_iter().map(|(name, bytes)| (name, bytes.expect("a file of the zip"))).collect();
                // The archive is what this machine makes of the same files, to the byte.
                assert!(tickmark_formats::zip::pack(&files) == bytes, "{name} differs as an archive");
                files.into_iter().collect()
            } else {
                BTreeMap::from([(name, bytes)])
            };
            assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "{format}");
            for (file, bytes) in &ours {
                let theirs = theirs.remove(file).expect("the same names");
                assert!(theirs == *bytes, "{file} differs from the command line");
            }
        }
    }
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn what_a_format_cannot_hold_is_said_before_it_is_saved() {
    let page = Page::open();
    page.read(CALL);
    open(&page);
    choose(&page, "csv-turns");
    let said = page.browser.run("return document.querySelector('dialog [role=status]').innerText;", &[]);
    let said = said.as_str().unwrap_or_default();
    assert!(said.contains(" tags are left out: this table holds no figures."), "{said}");
    choose(&page, "json");
    page.browser.wait_until(
        "document.querySelector('dialog [role=status]').innerText.startsWith('The format holds all of it.')",
    );
}

#[test]
fn a_part_of_a_call() {
    let page = Page::open();
    page.read(CALL);
    page.browser.run(
        "const box = document.querySelector('input[aria-label=\"Filter the figures\"]');
         box.value = 'revenue';
         box.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    );
    open(&page);
    choose(&page, "json");
    let exported = |page: &Page| -> Value { serde_json::from_slice(&save(page).1).expect("JSON") };
    let quotes = |document: &Value| -> Vec<String> {
        let mentions = document["mentions"].as_array().expect("mentions").iter();
        mentions.map(|mention| mention["text"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let all = quotes(&exported(&page));
    assert!(all.iter().any(|quote| quote == "14%"), "{all:?}");
    set(&page, "Figures", "shown");
    set(&page, "Offsets", "utf16");
    set(&page, "Transcript", "without");
    page.browser.wait_until(WRITTEN);
    let part = exported(&page);
    assert_eq!(quotes(&part), ["$5.2 billion", "8%"]);
    assert_eq!(part["source"]["offset_unit"], "utf16");
    assert_eq!(part["source"]["text"], Value::Null);
    // Nobody has looked at any figure yet.
    set(&page, "Figures", "all");
    set(&page, "Reviewed", "accepted");
    page.browser.wait_until(WRITTEN);
    assert_eq!(quotes(&exported(&page)), Vec::<String>::new());
}

#[test]
fn the_module_comes_when_it_is_asked_for() {
    let page = Page::open_at("/reports/tools/tickmark/");
    let loaded = "performance.getEntriesByType('resource').some((e) => e.name.includes('/exports/'))";
    page.read(CALL);
    assert!(!page.browser.is(loaded), "the first load has no part of the exports");
    open(&page);
    assert!(page.browser.is(loaded));
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn the_exports_work_with_the_host_stopped() {
    let mut page = Page::open();
    page.wait_for_offline();
    page.host.stop();
    page.browser.reload();
    page.wait_for_start();
    page.read(CALL);
    open(&page);
    choose(&page, "html");
    assert!(save(&page).1.to_ascii_lowercase().starts_with(b"<!doctype html>"));
}

#[test]
fn a_module_that_does_not_come_is_told() {
    let page = Page { browser: Browser::start(), host: Host::start(&dist(), "/") };
    for entry in fs::read_dir(dist().join("exports")).expect("a built module").flatten() {
        page.host.replace(&format!("exports/{}", entry.file_name().to_string_lossy()), b"throw new Error()".to_vec());
    }
    page.go();
    page.read(CALL);
    page.press("Export");
    page.press("Other formats");
    page.browser.wait_until(
        "document.querySelector('dialog [role=status]').innerText.startsWith('The formats could not be loaded')",
    );
    page.browser.press(&[key::ESCAPE]);
    let (name, _) = page.export();
    assert!(name.ends_with(".tickmark.json"), "tagged JSON needs no module: {name}");
}

#[test]
fn what_was_pasted_stays_when_the_rest_of_the_page_does_not_come() {
    let page = Page { browser: Browser::start(), host: Host::start(&dist(), "/") };
    let part = fs::read_dir(dist()).expect("a built page").flatten().map(|entry| entry.file_name());
    let part = part.map(|name| name.to_string_lossy().into_owned()).find(|name| name.ends_with("-later.wasm"));
    let part = part.expect("the build cuts the page");
    let whole = fs::read(dist().join(&part)).expect("a part");
    page.host.replace(&part, b"no program".to_vec());
    page.browser.go(&page.host.url());
    page.browser.wait_until("document.querySelector('textarea')");
    // Also what is pasted after it has been told, when the answer is at hand.
    page.browser.wait_until("document.querySelector('.start [role=status]').innerText.includes('stands in the box')");
    page.paste(CALL);
    page.browser.wait_until("document.querySelector('textarea').value !== ''");
    assert_eq!(page.browser.run("return document.querySelector('textarea').value;", &[]), CALL);
    page.host.replace(&part, whole);
    page.press("Read it");
    page.wait_for_result();
}

#[test]
fn by_keyboard_alone() {
    let page = Page::open();
    page.read(CALL);
    page.browser.press(&['E']);
    page.browser.wait_until("document.querySelector('dialog[open] input[name=format]')");
    let focus = "document.querySelector('dialog input[name=format]:checked').focus();";
    page.browser.run(focus, &[]);
    page.browser.press(&[DOWN]);
    page.browser.wait_until("document.querySelector('dialog input[value=csv-figures-excel]').checked");
    page.browser
        .wait_until("document.querySelector('dialog [role=status]')?.innerText.includes('.figures.excel.csv (')");
    let passed = page.tab_order();
    assert!(
        passed.iter().any(|name| name.contains("Save")) && passed.iter().any(|name| name.contains("Copy")),
        "{passed:?}"
    );
    page.browser.press(&[key::ESCAPE]);
    page.browser.wait_until("!document.querySelector('dialog[open]')");
}

#[test]
fn the_console_has_the_exports() {
    let page = Page::open();
    let sample = &samples()[0];
    let text = fs::read_to_string(sample).expect("a sample is text");
    let answer = page.browser.run_async(
        "const call = tickmark.annotate(arguments[0], { name: arguments[1] });
         const { files, leftOut } = await tickmark.exportAs(call, 'csv-figures');
         return { content: files[0].content, left: leftOut.length, formats: (await tickmark.formats()).length };",
        &[text.into(), sample.file_name().expect("a name").to_string_lossy().into()],
    );
    let theirs = command_line("csv-figures", sample);
    assert_eq!(
        answer["content"].as_str().expect("text").as_bytes(),
        theirs.values().next().expect("a file").as_slice()
    );
    assert!(answer["left"].as_u64() > Some(0) && answer["formats"].as_u64() > Some(10), "{answer}");
    assert_eq!(page.wrongs(), Vec::<String>::new());
}
