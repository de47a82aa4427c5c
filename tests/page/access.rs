//! What axe-core finds: nothing, on any screen, in any theme.

use std::fs;

use serde_json::Value;
use tickmark_browser_tests::browser::{Kind, key as browser_key};
use tickmark_browser_tests::{Page, samples};

use crate::CALL;

/// The screens that the page is made for.
const SCREENS: [(u32, u32); 3] = [(1440, 900), (1024, 768), (390, 844)];

/// Loads axe-core into the page, past the policy, as a debugger may.
fn load_axe(page: &Page) {
    let file = std::env::var("AXE").expect("AXE names the file of axe-core: `cargo xtask test browser` fetches it");
    page.browser.run(&fs::read_to_string(file).expect("axe-core"), &[]);
}

fn findings(page: &Page) -> Vec<String> {
    // What fades has no settled colour.
    let settle = "document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity).forEach((a) => a.finish());";
    page.browser.run(settle, &[]);
    let answer = page.browser.run_async("return await axe.run(document, { resultTypes: ['violations'] });", &[]);
    let violations = answer["violations"].as_array().expect("axe answers with a list").clone();
    let nodes = |violation: &Value| {
        let nodes = violation["nodes"].as_array().into_iter().flatten().take(3);
        nodes
            .map(|node| node["html"].as_str().unwrap_or_default().chars().take(160).collect::<String>())
            .collect::<Vec<_>>()
            .join(" | ")
    };
    violations.iter().map(|v| format!("{}: {} — {}", v["id"], v["help"], nodes(v))).collect()
}

fn look(page: &Page, what: &str, found: &mut Vec<String>) {
    load_axe(page);
    if page.browser.kind != Kind::Chromium {
        found.extend(findings(page).into_iter().map(|finding| format!("{what}: {finding}")));
        return;
    }
    for (width, height) in SCREENS {
        for dark in [false, true] {
            page.browser.screen(width, height, dark);
            let theme = if dark { "dark" } else { "light" };
            found.extend(findings(page).into_iter().map(|finding| format!("{what}, {width} {theme}: {finding}")));
        }
    }
    // The person's own colours in place of the page's.
    page.browser.screen(1440, 900, false);
    let forced = serde_json::json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.browser.devtools("Emulation.setEmulatedMedia", forced);
    found.extend(findings(page).into_iter().map(|finding| format!("{what}, forced colours: {finding}")));
    page.browser.screen(1440, 900, false);
}

#[test]
fn the_start() {
    let page = Page::open();
    let mut found = Vec::new();
    look(&page, "start", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_result() {
    let page = Page::open();
    page.read(CALL);
    let mut found = Vec::new();
    look(&page, "result", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_dialog_and_panel_of_the_review() {
    let page = Page::open();
    page.read(CALL);
    page.browser.run("document.querySelector('mark[data-kind=percent]').focus();", &[]);
    let mut found = Vec::new();
    for (what, key) in [
        ("change", 'e'),
        ("note", 'm'),
        ("all", 'M'),
        ("speaker", 's'),
        ("filter", 'F'),
        ("rules", 'l'),
        ("keys", '?'),
        ("palette", ':'),
    ] {
        page.browser.press(&[key]);
        page.browser.wait_until("document.querySelector('dialog[open]')");
        look(&page, what, &mut found);
        page.browser.press(&[browser_key::ESCAPE]);
        page.browser.wait_until("!document.querySelector('dialog[open]')");
    }
    page.browser.press(&['1']);
    for (what, key) in [("tags", 'q'), ("pictures", 'z')] {
        page.browser.press(&[key]);
        look(&page, what, &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_largest_sample() {
    let page = Page::open();
    let size = |path: &std::path::PathBuf| fs::metadata(path).map_or(0, |data| data.len());
    let sample = samples().into_iter().max_by_key(size).expect("samples");
    page.open_file(&sample);
    page.wait_for_result();
    let mut found = Vec::new();
    look(&page, "sample", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_start_with_calls_to_come_back_to_and_another_language() {
    let page = Page::open();
    page.read(CALL);
    page.wait_for_saved();
    page.press("New");
    page.browser.wait_until("document.querySelector('.call-row')");
    let mut found = Vec::new();
    look(&page, "library", &mut found);
    page.browser.run("const list = document.querySelector('.language-choice'); list.value = 'zh-Hant'; list.dispatchEvent(new Event('change', { bubbles: true }));", &[]);
    page.browser.wait_until("document.documentElement.lang === 'zh-Hant' && document.querySelector('.call-row')");
    look(&page, "library in Chinese", &mut found);
    page.browser.click(".call-row");
    page.wait_for_result();
    look(&page, "result in Chinese", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_exports() {
    let page = Page::open();
    page.read(CALL);
    page.press("Export");
    page.press("Other formats");
    page.browser.wait_until("document.querySelector('dialog [role=status][aria-busy=false]')");
    let mut found = Vec::new();
    look(&page, "exports", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn nothing_runs_over_the_side() {
    let page = Page::open();
    if page.browser.kind != Kind::Chromium {
        return;
    }
    for result in [false, true] {
        if result {
            page.read(CALL);
        }
        for width in [1440, 1024, 390, 320] {
            page.browser.screen(width, 800, false);
            let over = page
                .browser
                .run("return document.documentElement.scrollWidth - document.documentElement.clientWidth;", &[]);
            assert!(
                over.as_i64().is_some_and(|pixels| pixels <= 0),
                "{over} pixels too wide at {width}, result: {result}"
            );
        }
    }
}
