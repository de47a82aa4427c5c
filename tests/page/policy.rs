//! The policy that lets nothing leave the tab.

use tickmark_browser_tests::{Page, samples};

use crate::CALL;

#[test]
fn nothing_is_asked_for_but_the_pages_own_files() {
    let page = Page::open();
    page.wait_for_offline();
    let loaded = page.host.requests().len();
    page.read(CALL);
    for sample in samples().iter().take(2) {
        page.open_file(sample);
        page.wait_for_result();
    }
    let asked = page.browser.run("return performance.getEntriesByType('resource').map((e) => e.name);", &[]);
    let foreign: Vec<_> = asked
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str())
        .filter(|name| !name.starts_with(&page.host.url()) && !name.starts_with("data:") && !name.starts_with("blob:"))
        .collect();
    assert_eq!(foreign, Vec::<&str>::new());
    assert_eq!(page.host.requests()[loaded..], Vec::<String>::new(), "reading a call asks for nothing");
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn the_policy_stops_what_it_should() {
    let page = Page::open();
    let fetched = "return fetch('https://example.org/').then(() => 'answered', () => 'stopped');";
    assert_eq!(page.browser.run_async(fetched, &[]), "stopped");
    let inline = "const script = document.createElement('script');
                  script.textContent = 'window.executed = true';
                  document.head.append(script);
                  return window.executed === true;";
    assert_eq!(page.browser.run(inline, &[]), false);
    page.browser.wait_until("true");
    assert!(
        !page.host.violations().is_empty(),
        "the host hears of what is stopped, so its silence elsewhere means something"
    );
}
