//! On a narrow screen, at 200 % zoom, and under a finger: every act can be reached.

use serde_json::Value;
use tickmark_browser_tests::Page;
use tickmark_browser_tests::browser::Kind;

use crate::CALL;

/// What can be pressed and is less than 24 pixels wide or high, WCAG 2.2's target size. Words inside a sentence are free of it, and so
/// is what stands so far apart that circles of 24 pixels do not meet.
const SMALL: &str = "
    const targets = [...document.querySelectorAll('button, a[href], select, input:not([type=file]), summary, [role=button]')]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('p') && !e.matches('.skip'));
    const area = (e) => (e.closest('label') ?? e).getBoundingClientRect();
    return targets.filter((e) => { const a = area(e); return a.width > 0 && (a.width < 23.5 || a.height < 23.5); })
      .map((e) => `${e.outerHTML.slice(0, 90)} ${Math.round(area(e).width)}×${Math.round(area(e).height)}`);";

/// What can be pressed and cannot be seen or scrolled to, since it stands outside of the screen.
const OUTSIDE: &str = "
    const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll('button, select, input:not([type=file])')]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }))
      .filter((e) => { const a = e.getBoundingClientRect(); return a.width > 0 && (a.right > wide + 1 || a.left < -1); })
      .map((e) => e.outerHTML.slice(0, 90));";

fn list(page: &Page, script: &str) -> Vec<String> {
    serde_json::from_value(page.browser.run(script, &[])).expect("texts")
}

/// Opens the menu of what has no room in the bar.
fn open_more(page: &Page) {
    page.press("More acts");
    page.browser.wait_until("document.querySelector('#more-menu:popover-open')");
}

#[test]
fn every_act_is_reached_on_a_narrow_screen() {
    let page = Page::open();
    if page.browser.kind != Kind::Chromium {
        return;
    }
    for width in [390, 320] {
        page.go();
        page.browser.screen(width, 720, false);
        page.read(CALL);
        for panel in ["Outline", "Figures", "Checks", "Tags", "Pictures", "Call"] {
            page.press(panel);
            page.browser.wait_until(&format!(
                "document.querySelector('.workbench').dataset.panel === '{}'",
                panel.to_lowercase()
            ));
            assert_eq!(list(&page, OUTSIDE), [""; 0], "{panel} at {width}");
            assert_eq!(list(&page, SMALL), [""; 0], "{panel} at {width}");
        }
        page.browser.run("document.querySelector('mark[data-kind=percent]').click();", &[]);
        page.press("Accept");
        page.browser.wait_until("document.querySelector('mark[data-status=accepted]')");
        open_more(&page);
        assert_eq!(list(&page, OUTSIDE), [""; 0], "the menu at {width}");
        page.press("Undo");
        page.browser.wait_until("!document.querySelector('mark[data-status]')");
        assert!(page.has("Regular expression"), "regular expressions at {width}");
        for act in ["Open file", "Open folder", "Language", "Theme", "All acts", "Keys"] {
            open_more(&page);
            let named = "(() => [...document.querySelectorAll('#more-menu button, #more-menu select')].some((e) => e.checkVisibility() && (e.ariaLabel ?? e.innerText).trim().startsWith(NAME)))()";
            assert!(page.browser.is(&named.replace("NAME", &format!("{act:?}"))), "{act} at {width}");
            page.browser.run("document.getElementById('more-menu').hidePopover();", &[]);
        }
        page.export();
    }
}

#[test]
fn the_page_is_used_at_twice_the_size() {
    let page = Page::open();
    if page.browser.kind != Kind::Chromium {
        return;
    }
    // 200 % on a screen of 1280 by 720 is a page of 640 by 360.
    page.browser.screen(640, 360, false);
    page.read(CALL);
    page.press("Call");
    assert_eq!(list(&page, OUTSIDE), [""; 0]);
    let room = page.browser.run("return document.getElementById('call').clientHeight;", &[]);
    assert!(room.as_f64().is_some_and(|room| room > 100.0), "{room} pixels are left for the text");
}

#[test]
fn targets_are_large_enough_for_a_finger() {
    let page = Page::open();
    assert_eq!(list(&page, SMALL), [""; 0], "the start");
    page.read(CALL);
    page.browser.run("document.querySelector('mark[data-kind=percent]').focus();", &[]);
    for key in ['f', 'c', 'q', 'z'] {
        page.browser.press(&[key]);
        assert_eq!(list(&page, SMALL), [""; 0], "after {key}");
    }
    for key in ['e', '?', 'F', 'l', ':'] {
        page.browser.press(&[key]);
        page.browser.wait_until("document.querySelector('dialog[open]')");
        assert_eq!(list(&page, SMALL), [""; 0], "the dialog of {key}");
        page.browser.press(&[tickmark_browser_tests::browser::key::ESCAPE]);
        page.browser.wait_until("!document.querySelector('dialog[open]')");
    }
}

#[test]
fn nothing_moves_for_who_asks_for_less_motion() {
    let page = Page::open();
    if page.browser.kind != Kind::Chromium {
        return;
    }
    let reduce = serde_json::json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    page.browser.devtools("Emulation.setEmulatedMedia", reduce);
    page.read(CALL);
    let moving = page.browser.run(
        "return [...document.querySelectorAll('*')].flatMap((e) => { const s = getComputedStyle(e);
           return [s.animationDuration, s.transitionDuration, s.scrollBehavior === 'smooth' ? '1s' : '0s'].some((t) => t.split(', ').some((t) => parseFloat(t) > 0.02)) ? [e.outerHTML.slice(0, 80)] : []; });",
        &[],
    );
    assert_eq!(moving, Value::Array(vec![]));
}
