//! What is kept: through a reload, a kill of the browser, a full, blocked or damaged store, two tabs, an upgrade, no network.

use serde_json::{Value, json};
use tickmark_browser_tests::browser::{Kind, key};
use tickmark_browser_tests::{Browser, Host, Page, dist};

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

/// The words of the figures that a person has decided on.
fn decided(page: &Page) -> Value {
    page.browser.run(
        "return [...document.querySelectorAll('mark[data-status]')].map((mark) => mark.textContent + ' ' + mark.dataset.status);",
        &[],
    )
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
    if page.browser.kind == Kind::WebKit {
        return;
    }
    for round in 1..=rounds {
        page.read(&format!("{CALL}\nWe opened {round} thousand doors.\n"));
        page.wait_for_saved();
        // A correction more in each round, and the cursor on its figure.
        for _ in 0..round % 4 + 1 {
            page.browser.press(&['j']);
            page.browser.press(&['a']);
        }
        page.wait_for_saved();
        let before = (decided(&page), selected(&page));
        page.browser.kill();
        page.browser = Browser::start_with(page.browser.profile(), false);
        page.browser.go(&page.host.url());
        // A new session begins where the last one ended.
        page.wait_for_result();
        let doors = format!("{round} thousand doors");
        page.browser.wait_until(&format!("document.body.innerText.includes('{doors}')"));
        page.browser.wait_until("document.querySelector('mark[aria-current]')");
        assert_eq!((decided(&page), selected(&page)), before, "in round {round}");
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
fn a_full_store_is_said_and_what_is_open_stays() {
    let browser = Browser::start();
    if browser.kind != Kind::Chromium {
        return;
    }
    let page = Page { browser, host: Host::start(&dist(), "/") };
    // The browser remembers for a while how much room there was: it is taken away before the page is first seen.
    page.browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": page.host.url(), "quotaSize": 200_000 }));
    page.go();
    page.paste_value("return arguments[0].repeat(400);", &[json!(CALL)]);
    page.wait_for_result();
    page.browser.wait_until("document.querySelector('[data-saving=failed]')");
    assert!(saving(&page).contains("storage is full"), "{}", saving(&page));
    // What is done meanwhile stays, and can be taken along.
    page.browser.press(&['j']);
    page.browser.press(&['a']);
    page.browser.wait_until("document.querySelector('mark[data-status=accepted]')");
    let (_, json) = page.export();
    assert!(json.contains("\"accepted\""));
    // Once there is room, all of it is kept after all.
    page.browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": page.host.url() }));
    page.press("Try again");
    page.wait_for_saved();
    page.browser.reload();
    page.wait_for_result();
    page.browser.wait_until("document.querySelector('mark[data-status=accepted]')");
}

#[test]
fn a_blocked_store_is_said_and_the_page_works() {
    if Kind::wanted() == Kind::WebKit {
        return;
    }
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
    // What cannot be done here is told, and not done.
    page.browser.press(&['j']);
    page.browser.press(&['a']);
    page.browser.wait_until("document.querySelector('[role=alert]')?.innerText.includes('Nothing was changed')");
    assert_eq!(decided(&page), json!([]));
    // What is done in the first is seen in the second.
    let second = page.browser.switch(first);
    page.browser.press(&['j']);
    page.browser.press(&['x']);
    page.wait_for_saved();
    let first = page.browser.switch(second.clone());
    page.browser.wait_until("document.querySelector('mark[data-status=rejected]')");
    page.browser.switch(first);
    page.browser.close_tab(second);
    page.wait_for_saved();
    page.browser.press(&['j']);
    page.browser.press(&['a']);
    page.browser.wait_until("document.querySelector('mark[data-status=accepted]')");
    page.wait_for_saved();
    assert_eq!(
        in_store(&page, "return (await answer(store('records').getAllKeys())).map((key) => key[1]);"),
        json!([1, 2])
    );
}

#[test]
fn corrections_up_to_a_damaged_one_come_back_and_it_is_told() {
    let page = Page::open();
    page.read(CALL);
    for _ in 0..3 {
        page.browser.press(&['j']);
        page.browser.press(&['a']);
    }
    page.wait_for_saved();
    let all = decided(&page);
    assert_eq!(all.as_array().map(Vec::len), Some(3), "{all}");
    in_store(
        &page,
        "const keys = await answer(store('records').getAllKeys()); await answer(store('records').put('{', keys[1]));",
    );
    page.browser.reload();
    page.wait_for_result();
    page.browser.wait_until("document.querySelector('[role=alert]')?.innerText.includes('the first 1 of 3 are back')");
    assert_eq!(decided(&page), json!([all[0]]));
    // The next correction is kept in the place of what was damaged.
    page.browser.press(&['G']);
    page.browser.press(&['x']);
    page.browser.wait_until("document.querySelector('mark[data-status=rejected]')");
    page.wait_for_saved();
    let now = decided(&page);
    page.browser.reload();
    page.wait_for_result();
    page.browser.wait_until("document.querySelector('mark[data-status=rejected]')");
    assert_eq!(decided(&page), now);
}

#[test]
fn a_correction_whose_words_are_gone_after_an_upgrade_is_not_guessed() {
    let page = Page::open();
    page.read(CALL);
    page.browser.press(&['j']);
    page.browser.press(&['a']);
    page.browser.press(&['j']);
    page.browser.press(&['a']);
    page.wait_for_saved();
    let all = decided(&page);
    // As an older engine would have left it, with one correction of words that stand nowhere.
    let older = "const [key] = await answer(store('documents').getAllKeys());
                 const [head] = await answer(store('documents').getAll());
                 await answer(store('documents').put({ ...head, engine: '0.0.1' }, key));
                 const keys = await answer(store('records').getAllKeys());
                 const lines = await answer(store('records').getAll());
                 await answer(store('records').put(lines[0].replace(/\"quote\":\"[^\"]*\"/, '\"quote\":\"no such words\"'), keys[0]));";
    in_store(&page, older);
    page.browser.reload();
    page.wait_for_result();
    page.browser.wait_until("document.querySelector('mark[data-status]')");
    assert_eq!(decided(&page), json!([all[1]]));
    page.wait_for_saved();
    page.browser.wait_until("true");
    std::thread::sleep(std::time::Duration::from_millis(900));
    let engine = in_store(&page, "return (await answer(store('documents').getAll()))[0].engine;");
    assert_eq!(engine, env!("CARGO_PKG_VERSION"), "the engine that read it last is noted");
    assert_eq!(in_store(&page, "return (await answer(store('records').getAll())).length;"), 2, "no record is lost");
}

#[test]
fn a_project_file_gives_everything_back_on_another_machine() {
    let page = Page::open();
    page.read(CALL);
    for key in ['j', 'a', 'j', 'x', 'u', 'j', 'x'] {
        page.browser.press(&[key]);
    }
    page.wait_for_saved();
    page.browser.press(&[key::CONTROL, 's']);
    let (name, file) = page.browser.download();
    assert!(name.ends_with(".tickmark"), "{name}");
    let before = (decided(&page), selected(&page), page.export().1);

    let other = Page::open();
    let path = std::env::temp_dir().join(format!("tickmark-project-{}.tickmark", std::process::id()));
    std::fs::write(&path, &file).expect("a file");
    other.open_file(&path);
    other.wait_for_result();
    other.browser.wait_until("document.querySelector('mark[data-status=rejected]')");
    other.wait_for_saved();
    assert_eq!((decided(&other), selected(&other), other.export().1), before);
    other.browser.press(&[key::CONTROL, 's']);
    let (_, again) = other.browser.download();
    assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&file));

    // Other corrections of the same call are not written over.
    other.browser.press(&['G']);
    other.browser.press(&['a']);
    other.wait_for_saved();
    to_start(&other);
    other.open_file(&path);
    other.wait_for_result();
    other.wait_for_saved();
    assert_eq!(decided(&other), before.0);
    to_start(&other);
    other.browser.wait_until("document.querySelectorAll('.call-row').length === 2");

    // A later version is refused in a sentence.
    let newer = String::from_utf8_lossy(&file).replacen("tickmark-project/1", "tickmark-project/2", 1);
    other.paste(&newer);
    other.browser.wait_until("document.querySelector('[role=alert]')?.innerText.includes('newer version')");
    std::fs::remove_file(&path).expect("the file can go");
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
