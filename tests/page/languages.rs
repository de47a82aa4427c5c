//! The page in other languages: chosen, guessed, remembered, with no network.

use serde_json::Value;
use tickmark_browser_tests::Page;
use tickmark_browser_tests::browser::{Kind, key};

use crate::CALL;

/// Chooses a language from the list, as a person does.
fn choose(page: &Page, tag: &str) {
    let script = "const list = document.querySelector('.language-choice'); list.value = arguments[0];
         list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.browser.run(script, &[tag.into()]);
    // What is shown is drawn anew in that language, the lists beside a text a frame later.
    page.browser.wait_until(&format!(
        "document.documentElement.lang === '{tag}' && document.querySelector('h1, article') && !document.querySelector('[data-first]')"
    ));
}

fn texts(page: &Page, selector: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim());";
    serde_json::from_value(page.browser.run(script, &[selector.into()])).expect("texts")
}

/// English words on buttons, in names and in hints; what the call itself says and names that stay are left out.
fn english(page: &Page) -> Value {
    page.browser.run(
        "const own = 'article, .samples, .call-title, .format select, .language-choice, .figures table, .outline-name, .speakers li, .card dd, .card h2, kbd, .tag-word, .facets .facet, .check-item, .issues';
         const said = [];
         for (const e of document.querySelectorAll('button, h1, h2, h3, label, th, dt, .status-bar span, [aria-label], [title], [placeholder], small')) {
           if (e.closest(own) || !e.checkVisibility()) continue;
           const words = [e.getAttribute('aria-label'), e.getAttribute('title'), e.getAttribute('placeholder'), e.children.length ? '' : e.textContent];
           for (const text of words) if (/[a-z]{3,}/.test(text ?? '')) said.push(text);
         }
         return [...new Set(said)];",
        &[],
    )
}

#[test]
fn every_word_is_said_in_the_language_that_is_chosen() {
    let page = Page::open();
    choose(&page, "zh-Hant");
    assert!(texts(&page, "h1")[0].contains("逐字稿"), "{:?}", texts(&page, "h1"));
    assert_eq!(english(&page), Value::Array(vec![]));
    page.read(CALL);
    page.wait_for_saved();
    assert_eq!(texts(&page, ".left h2"), ["大綱", "發言者字數占比"].map(str::to_owned));
    page.browser.run("document.querySelector('mark[data-kind=money]').focus();", &[]);
    let said = english(&page);
    let left: Vec<_> = said.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(left, [""; 0], "the workbench");
    // The text itself stays in its own language.
    assert!(page.browser.is("document.querySelector('article [lang=en]')"));
    choose(&page, "zh-Hans");
    assert_eq!(texts(&page, ".left h2")[0], "大纲");
    choose(&page, "en");
    assert_eq!(texts(&page, ".left h2")[0], "Outline");
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn the_choice_lasts_and_needs_no_network() {
    let mut page = Page::open();
    page.wait_for_offline();
    page.host.stop();
    choose(&page, "zh-Hans");
    page.browser.reload();
    page.wait_for_start();
    page.browser.wait_until("document.documentElement.lang === 'zh-Hans'");
    page.browser.wait_until("document.querySelector('#samples-title')?.innerText === '试用示例'");
}

#[test]
fn the_palette_changes_the_language_and_a_key_can_be_given_to_it() {
    let page = Page::open();
    page.read(CALL);
    page.browser.press(&[key::CONTROL, 'k']);
    page.browser.wait_until("document.querySelector('dialog[open] [role=combobox]')");
    page.browser.type_into("dialog [role=combobox]", "language");
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("document.documentElement.lang === 'zh-Hant'");
    page.browser.wait_until("!document.querySelector('dialog[open]')");
    page.browser.press(&['L']);
    page.browser.wait_until("document.documentElement.lang === 'zh-Hans'");
    page.browser.press(&['L']);
    page.browser.wait_until("document.documentElement.lang === 'en'");
}

#[test]
fn numbers_and_days_are_written_as_the_platform_writes_them() {
    let page = Page::open();
    if page.browser.kind != Kind::Chromium {
        return;
    }
    page.read(&CALL.replace("Third Quarter 2025 Earnings Call", "Third Quarter 2025 Earnings Call\nNovember 4, 2025"));
    page.browser.wait_until("document.querySelector('.top-bar .date')?.innerText === 'Nov 4, 2025'");
    choose(&page, "zh-Hant");
    page.browser.wait_until("document.querySelector('.top-bar .date')?.innerText === '2025年11月4日'");
}
