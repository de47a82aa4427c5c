//! What is kept: through a reload, a kill of the browser, a full, blocked or damaged store, two tabs, an upgrade, no network.

use serde_json::Value;
use tickmark_browser_tests::{Browser, Page};

use crate::CALL;

/// Opens the store of the page and does something with it.
const STORE: &str = "
    const database = await new Promise((done, fail) => {
      const request = indexedDB.open('tickmark');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const store = (name) => database.transaction(name, 'readwrite').objectStore(name);
    const answer = (request) => new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });";

fn in_store(page: &Page, script: &str) -> Value {
    page.browser.run_async(
        &format!("{STORE} const result = await (async () => {{ {script} }})(); database.close(); return result;"),
        &[],
    )
}

/// What the page says of the keeping of the document.
fn saving(page: &Page) -> String {
    page.browser
        .run("return document.querySelector('.saving')?.textContent ?? '';", &[])
        .as_str()
        .unwrap_or("")
        .to_owned()
}

/// The words of the figure that is selected.
fn selected(page: &Page) -> Value {
    page.browser.run("return document.querySelector('mark[aria-current]')?.textContent ?? null;", &[])
}

fn calls(page: &Page) -> Vec<String> {
    let names = page
        .browser
        .run("return [...document.querySelectorAll('.call-name')].map((name) => name.firstChild.textContent);", &[]);
    serde_json::from_value(names).expect("names are texts")
}

/// Goes back to the start, as the button does.
fn to_start(page: &Page) {
    page.press("New");
    page.wait_for_start();
}

#[test]
fn a_text_is_kept_at_once_and_a_reload_brings_it_back_with_the_cursor() {
    let page = Page::open();
    page.read(CALL);
    page.wait_for_saved();
    for _ in 0..3 {
        page.browser.press(&['j']);
    }
    let before = selected(&page);
    assert!(before.is_string(), "{before}");
    // The cursor is written once it has rested.
    page.browser.wait_until("true");
    std::thread::sleep(std::time::Duration::from_millis(900));
    page.browser.reload();
    page.wait_for_result();
    page.browser.wait_until("document.querySelector('mark[aria-current]')");
    assert_eq!(selected(&page), before);
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn what_was_called_saved_survives_a_kill_of_the_browser() {
    let rounds = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(5);
    let mut page = Page::open();
    for round in 1..=rounds {
        page.read(&format!("{CALL}\nWe opened {round} thousand doors.\n"));
        page.wait_for_saved();
        page.browser.kill();
        page.browser = Browser::start_with(page.browser.profile(), false);
        page.browser.go(&page.host.url());
        // A new session begins where the last one ended.
        page.wait_for_result();
        let doors = format!("{round} thousand doors");
        page.browser.wait_until(&format!("document.body.innerText.includes('{doors}')"));
        to_start(&page);
        page.browser.wait_until(&format!("document.querySelectorAll('.call-row').length === {round}"));
    }
}

#[test]
fn the_library_is_searched_and_what_was_deleted_comes_back() {
    let page = Page::open();
    for name in ["Harbourline", "Kestrel", "Fenwick", "Aldermoor", "Oakfield", "Solenne"] {
        page.read(&CALL.replace("Harbourline", name));
        page.wait_for_saved();
        to_start(&page);
    }
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 6");
    assert!(calls(&page)[0].contains("Solenne"), "the last changed comes first: {:?}", calls(&page));
    page.browser.type_into(".library input[type=search]", "kestrel third");
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 1");
    assert!(calls(&page)[0].contains("Kestrel"), "{:?}", calls(&page));
    page.press("Delete “Kestrel");
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 0");
    page.press("Undo");
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 1");
    page.browser.reload();
    page.wait_for_start();
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 6");
    page.press("Delete “Kestrel");
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 5");
    page.browser.reload();
    page.wait_for_start();
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 5");
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn the_same_words_are_kept_once() {
    let page = Page::open();
    for _ in 0..2 {
        page.read(CALL);
        page.wait_for_saved();
        to_start(&page);
        page.go();
    }
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 1");
}

#[test]
fn a_blocked_store_is_said_and_the_page_works() {
    let page = Page::open_with(Browser::start_with(tickmark_browser_tests::Profile::fresh(), true));
    page.read(CALL);
    page.browser.wait_until("document.querySelector('[data-saving=failed]')");
    assert!(saving(&page).contains("store nothing"), "{}", saving(&page));
    let (_, json) = page.export();
    assert!(json.contains("$5.2 billion"));
}

#[test]
fn a_damaged_document_is_told_and_the_others_are_whole() {
    let page = Page::open();
    for text in [CALL.to_owned(), CALL.replace("Harbourline", "Kestrel")] {
        page.read(&text);
        page.wait_for_saved();
        to_start(&page);
    }
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 2");
    // The head of one is no object any more, and the text of the other is gone.
    in_store(
        &page,
        "const [first] = await answer(store('documents').getAllKeys()); await answer(store('documents').put(7, first));",
    );
    page.browser.reload();
    page.wait_for_start();
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 1");
    assert!(page.browser.text().contains("1 saved call cannot be read any more"), "{}", page.browser.text());
    page.press("Delete");
    page.browser.wait_until("!document.body.innerText.includes('cannot be read')");
    in_store(&page, "await answer(store('texts').clear());");
    page.browser.click(".call-row");
    page.browser.wait_until("document.querySelector('[role=alert]')?.innerText.includes('its text is damaged')");
    page.read(&CALL.replace("Harbourline", "Fenwick"));
    page.wait_for_saved();
}

#[test]
fn a_second_tab_only_reads_until_the_first_lets_go() {
    let page = Page::open();
    page.read(CALL);
    page.wait_for_saved();
    let first = page.browser.new_tab();
    page.go();
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 1");
    page.browser.click(".call-row");
    page.wait_for_result();
    page.browser.wait_until("document.querySelector('[data-saving=elsewhere]')");
    assert!(saving(&page).contains("open in another tab"), "{}", saving(&page));
    let second = page.browser.switch(first);
    page.browser.close_tab(second);
    page.wait_for_saved();
}

#[test]
fn a_newer_page_takes_the_store_over_and_nothing_is_written_over() {
    let page = Page::open();
    page.read(CALL);
    page.wait_for_saved();
    let first = page.browser.new_tab();
    page.browser.go(&format!("{}icon.svg", page.host.url()));
    // What a later version with other stores would do.
    page.browser.run_async(
        "const request = indexedDB.open('tickmark', 1000);
         await new Promise((done, fail) => { request.onsuccess = done; request.onerror = fail; });
         request.result.close();",
        &[],
    );
    page.browser.close_tab(first);
    page.browser.wait_until("document.querySelector('[data-saving=failed]')");
    assert!(saving(&page).contains("newer version"), "{}", saving(&page));
    assert!(!page.marks().is_empty());
}

#[test]
fn a_call_saved_by_a_newer_page_is_left_as_it_is() {
    let page = Page::open();
    page.read(CALL);
    page.wait_for_saved();
    to_start(&page);
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 1");
    let change = "const documents = await answer(store('documents').getAll());
                  const [key] = await answer(store('documents').getAllKeys());
                  await answer(store('documents').put({ ...documents[0], schema: 1000, later: 'kept' }, key));";
    in_store(&page, change);
    page.go();
    page.browser.wait_until("document.querySelectorAll('.call-row').length === 1");
    page.browser.click(".call-row");
    page.browser.wait_until("document.querySelector('[role=alert]')?.innerText.includes('newer version')");
    page.read(CALL);
    page.browser.wait_until("document.querySelector('[data-saving=failed]')");
    assert_eq!(in_store(&page, "return (await answer(store('documents').getAll()))[0].later;"), "kept");
}

#[test]
fn a_kept_call_opens_with_no_network() {
    let mut page = Page::open();
    page.wait_for_offline();
    page.read(CALL);
    page.wait_for_saved();
    page.host.stop();
    page.browser.reload();
    page.wait_for_result();
    page.wait_for_saved();
}
