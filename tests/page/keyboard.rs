//! Everything without a mouse.

use tickmark_browser_tests::Page;
use tickmark_browser_tests::browser::key;

use crate::CALL;

#[test]
fn the_tab_key_reaches_every_control_of_the_start() {
    let page = Page::open();
    let passed = page.tab_order();
    assert!(passed.iter().any(|name| name.starts_with("textarea")), "{passed:?}");
    assert_eq!(page.not_passed(), Vec::<String>::new(), "passed: {passed:?}");
}

#[test]
fn the_tab_key_reaches_every_control_and_figure_of_a_result() {
    let page = Page::open();
    page.read(CALL);
    let passed = page.tab_order();
    assert_eq!(page.not_passed(), Vec::<String>::new(), "passed: {passed:?}");
    for mark in page.marks() {
        let reached = format!("document.querySelector('mark[data-mention=\"{}\"]').tabIndex >= 0", mark.0);
        let one_of_many = "document.querySelector('mark[data-mention][tabindex=\"0\"]')";
        assert!(page.browser.is(&reached) || page.browser.is(one_of_many), "{mark:?} cannot be focused");
    }
}

#[test]
fn the_export_works_by_keyboard_alone() {
    let page = Page::open();
    page.read(CALL);
    let focus = "const button = [...document.querySelectorAll('button, summary')].find((e) => (e.getAttribute('aria-label') ?? e.innerText).trim().startsWith('Export')); button.focus();";
    page.browser.run(focus, &[]);
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("[...document.querySelectorAll('button, [role=menuitem]')].some((e) => e.checkVisibility() && e.innerText.trim().startsWith('Tagged JSON'))");
    for _ in 0..6 {
        if page.browser.is("document.activeElement.innerText?.trim().startsWith('Tagged JSON')") {
            page.browser.press(&[key::ENTER]);
            let (_, bytes) = page.browser.download();
            assert!(bytes.starts_with(b"{"), "the export is JSON");
            return;
        }
        page.browser.press(&[key::TAB]);
    }
    panic!("the tab key does not lead from “Export” to “Tagged JSON”");
}

#[test]
fn the_focus_can_be_seen() {
    let page = Page::open();
    page.read(CALL);
    page.browser.run("document.activeElement?.blur();", &[]);
    for _ in 0..12 {
        page.browser.press(&[key::TAB]);
        // A frame around a box shows the focus of the box inside it as well.
        let seen = "(() => {
            const framed = (e) => e && (getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none');
            const here = document.activeElement;
            return here === document.body || framed(here) || framed(here.parentElement);
        })()";
        let here = page.browser.run("return document.activeElement.outerHTML.slice(0, 100);", &[]);
        assert!(page.browser.is(seen), "no outline on {here}");
    }
}
