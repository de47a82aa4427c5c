//! With no network, from any path, and with a newer version at hand.

use tickmark_browser_tests::{Host, Page, dist};

use crate::CALL;

#[test]
fn a_reload_works_with_the_host_stopped() {
    let mut page = Page::open();
    page.wait_for_offline();
    page.host.stop();
    page.browser.reload();
    page.wait_for_start();
    page.read(CALL);
    assert!(!page.marks().is_empty());
}

#[test]
fn any_path_of_any_host_works_and_stays_apart() {
    let mut page = Page::open_at("/reports/tools/tickmark/");
    page.wait_for_offline();
    page.read(CALL);
    assert_eq!(page.wrongs(), Vec::<String>::new());
    let outside: Vec<_> =
        page.host.requests().into_iter().filter(|request| !request.contains(" /reports/tools/tickmark/")).collect();
    assert_eq!(outside, Vec::<String>::new());
    page.wait_for_saved();
    page.host.stop();
    page.browser.reload();
    // The call that was kept comes back.
    page.wait_for_result();
}

#[test]
fn a_newer_version_is_offered_and_taken_when_asked() {
    let page = Page::open();
    page.wait_for_offline();
    let worker = std::fs::read_to_string(dist().join("sw.js")).expect("a service worker");
    let newer = worker.replacen("const VERSION = \"", "const VERSION = \"newer-", 1);
    assert_ne!(newer, worker);
    page.host.replace("sw.js", newer.into_bytes());

    page.browser.reload();
    page.browser.wait_until("document.documentElement.dataset.update === 'ready'");
    page.wait_for_start();
    let caches =
        || page.browser.run_async("return (await caches.keys()).map((name) => name.includes('newer-')).sort();", &[]);
    assert_eq!(caches(), serde_json::json!([false, true]), "the version in use stays until the person asks");

    page.browser.run("window.before = true; dispatchEvent(new Event('tickmark-take-update'));", &[]);
    page.browser.wait_until("!window.before");
    page.wait_for_start();
    page.browser.wait_until("document.documentElement.dataset.update === undefined");
    assert_eq!(caches(), serde_json::json!([true]), "the old version is gone");
}

#[test]
fn a_damaged_file_is_not_kept() {
    let page = Page::open();
    page.wait_for_offline();
    let worker = std::fs::read_to_string(dist().join("sw.js")).expect("a service worker");
    page.host.replace("sw.js", worker.replacen("const VERSION = \"", "const VERSION = \"torn-", 1).into_bytes());
    page.host.replace("icon.svg", b"<svg".to_vec());
    page.browser.reload();
    let settled = "const registration = await navigator.serviceWorker.ready;
                   await registration.update().catch(() => {});
                   while (registration.installing) await new Promise((wake) => setTimeout(wake, 20));
                   return registration.waiting === null;";
    assert_eq!(page.browser.run_async(settled, &[]), true, "a version that is not whole is never offered");
}

#[test]
fn the_page_works_without_a_service_worker() {
    // A host whose worker is missing stands for a browser that has none.
    let folder = std::env::temp_dir().join(format!("tickmark-workerless-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for entry in std::fs::read_dir(dist()).expect("a built page").flatten() {
        if entry.path().is_file() && entry.file_name() != "sw.js" {
            std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
        }
    }
    let page = Page { browser: tickmark_browser_tests::Browser::start(), host: Host::start(&folder, "/") };
    page.go();
    page.read(CALL);
    assert!(!page.marks().is_empty());
    std::fs::remove_dir_all(&folder).expect("the copy can go");
}
