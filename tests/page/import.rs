//! Several files, folders and archives at once: the good ones come in, the others are listed.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tickmark_browser_tests::Page;

use crate::CALL;

const OTHER: &str = "Bo Ek -- Chief Financial Officer\n\nCosts were $2.0 billion, down 3%.\n";

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("tickmark-import-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn put(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder above it")).expect("a folder");
    fs::write(&path, content).expect("a file");
    path
}

/// Chooses files in the file chooser.
fn choose(page: &Page, files: &[PathBuf]) {
    page.browser.run("document.querySelector('input[type=file]').removeAttribute('hidden');", &[]);
    let names: Vec<String> = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
    page.browser.type_into("input[type=file]", &names.join("\n"));
}

/// What the dialog says that comes up where something was left.
fn left(page: &Page) -> String {
    page.browser.wait_until("document.querySelector('.import-dialog')");
    let said = page.browser.run("return document.querySelector('.import-dialog').innerText;", &[]);
    said.as_str().expect("words").to_owned()
}

/// The figures and tags of the call on the screen, each with what was said of it.
fn tags(page: &Page) -> Vec<String> {
    let call: Value = serde_json::from_str(&page.export().1).expect("tagged JSON");
    let list = |key: &str| call[key].as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let figures = list("mentions").into_iter().map(|m| format!("{} {}", word(&m["text"]), word(&m["status"])));
    figures
        .chain(list("tags").into_iter().map(|tag| format!("{} {}", word(&tag["text"]), word(&tag["name"]))))
        .collect()
}

#[test]
fn what_can_be_read_comes_in_and_the_rest_is_listed() {
    let page = Page::open();
    let folder = folder("several");
    let packed = [
        ("inside/one.txt".to_owned(), CALL.as_bytes().to_vec()),
        ("inside/picture.png".to_owned(), b"\x89PNG....".to_vec()),
    ];
    let start = OTHER.find("3%").expect("the quote is in the text");
    let spans = json!({"text": OTHER, "spans": [
        {"start": start, "end": start + 2, "label": "PERCENT"}, {"start": 1, "end": 900, "label": "X"}]});
    choose(
        &page,
        &[
            put(&folder, "a.txt", CALL),
            put(&folder, "b.pdf", "%PDF-1.7"),
            put(&folder, "c.zip", tickmark_formats::zip::pack(&packed)),
            put(&folder, "d.zip", b"PK\x03\x04 damaged"),
            put(&folder, "e.jsonl", spans.to_string()),
        ],
    );
    let said = left(&page);
    for (name, reason) in [
        ("b.pdf", "is a PDF"),
        ("c.zip/inside/picture.png", "is a picture"),
        ("d.zip", "The archive is damaged"),
        ("e.jsonl", "does not stand between characters"),
    ] {
        let line = said.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {said}"));
        assert!(line.contains(reason), "{line}");
    }
    page.browser.wait_until("document.body.innerText.includes('3 calls were opened')");
    page.press("Close");
    page.browser.wait_until("!document.querySelector('dialog[open]')");
    // The tags were opened last.
    assert_eq!(tags(&page), ["$2.0 billion suggested", "3% accepted"]);
    assert_eq!(page.wrongs(), Vec::<String>::new());
    fs::remove_dir_all(&folder).expect("the folder can go");
}

#[test]
fn annotations_come_in_over_the_transcript_beside_them_or_on_the_screen() {
    let page = Page::open();
    let folder = folder("beside");
    let place = |quote: &str| {
        let start = OTHER.find(quote).expect("the quote is in the text");
        format!("{start} {}\t{quote}", start + quote.len())
    };
    let ann = format!("T1\tPercent {}\nT2\tTone {}\n", place("3%"), place("down"));
    let beside = [put(&folder, "call.txt", OTHER), put(&folder, "call.ann", &ann)];
    choose(&page, &beside);
    page.wait_for_result();
    page.browser.wait_until("!document.querySelector('dialog[open]')");
    assert_eq!(tags(&page), ["$2.0 billion suggested", "3% accepted", "down Tone"]);
    // Over the call on the screen, and taken back in one step.
    page.go();
    page.wait_for_start();
    page.read(&format!("{OTHER}\n"));
    choose(&page, &[put(&folder, "other.ann", &ann)]);
    page.browser.wait_until("document.body.innerText.includes('The tags came in over this call')");
    assert_eq!(tags(&page), ["$2.0 billion suggested", "3% accepted", "down Tone"]);
    assert_eq!(page.wrongs(), Vec::<String>::new());
    fs::remove_dir_all(&folder).expect("the folder can go");
}

/// A folder with two calls, one of them in a folder within, something that is none, and something hidden.
fn folder_of_calls(name: &str) -> PathBuf {
    let folder = folder(name);
    put(&folder, "calls/a.txt", CALL);
    put(&folder, "calls/2025/b.txt", OTHER);
    put(&folder, "calls/2025/c.pdf", "%PDF-1.7");
    put(&folder, "calls/.hidden.txt", OTHER);
    folder
}

/// Waits until both calls of [`folder_of_calls`] are open, and looks at what is said of the rest.
fn two_calls_came(page: &Page, folder: &Path) {
    let said = left(page);
    page.browser.wait_until("document.body.innerText.includes('2 calls were opened')");
    assert!(said.contains("calls/2025/c.pdf") && !said.contains("hidden"), "{said}");
    assert_eq!(page.wrongs(), Vec::<String>::new());
    fs::remove_dir_all(folder).expect("the folder can go");
}

#[test]
fn a_folder_that_is_dropped_is_opened_with_the_folders_in_it() {
    let page = Page::open();
    if !page.browser.is("navigator.userAgent.includes('Chrome')") {
        // Only the developer tools of Chromium can drop a folder.
        return;
    }
    let folder = folder_of_calls("dropped");
    for kind in ["dragEnter", "dragOver", "drop"] {
        let data = json!({"items": [], "files": [folder.join("calls")], "dragOperationsMask": 1});
        page.browser.devtools("Input.dispatchDragEvent", json!({"type": kind, "x": 300, "y": 300, "data": data}));
    }
    two_calls_came(&page, &folder);
}

#[test]
fn a_folder_that_is_chosen_is_opened_with_the_folders_in_it() {
    let page = Page::open();
    if !page.browser.is("navigator.userAgent.includes('Chrome')") {
        // Only the driver of Chromium can choose a folder.
        return;
    }
    let folder = folder_of_calls("chosen");
    page.browser.run("document.querySelector('input[webkitdirectory]').removeAttribute('hidden');", &[]);
    page.browser.type_into("input[webkitdirectory]", &folder.join("calls").to_string_lossy());
    two_calls_came(&page, &folder);
}

#[test]
fn a_project_whose_reading_is_stopped_is_not_counted_as_opened() {
    let page = Page::open();
    let folder = folder("stopped");
    let project = tickmark_project::Project {
        engine: "0.1.0".to_owned(),
        file: Some("long.txt".to_owned()),
        format: None,
        created: 0,
        changed: 0,
        cursor: 0,
        text: CALL.repeat(4_000_000 / CALL.len()),
        suggestions: String::new(),
        records: Vec::new(),
    };
    // It is stopped once its own reading is under way, which is said in other words than that of the file.
    page.browser.run(
        "new MutationObserver((_, watch) => {
           const busy = document.querySelector('.notice.busy');
           if (!busy || busy.innerText.includes('file 1 of 2')) return;
           watch.disconnect();
           busy.querySelector('button').click();
         }).observe(document.body, { childList: true, subtree: true, characterData: true });",
        &[],
    );
    choose(&page, &[put(&folder, "a.txt", CALL), put(&folder, "long.tickmark", tickmark_project::write(&project))]);
    page.browser.wait_until("document.querySelector('.notices').innerText.includes('stays open: 0 calls')");
    assert_eq!(page.wrongs(), Vec::<String>::new());
    fs::remove_dir_all(&folder).expect("the folder can go");
}
