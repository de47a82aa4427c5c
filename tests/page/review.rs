//! The review by keyboard alone: each act, and its undo.

use serde_json::Value;
use tickmark_browser_tests::Page;
use tickmark_browser_tests::browser::key;

use crate::CALL;

const LEFT: char = '\u{e012}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';

/// The call, read.
fn opened() -> Page {
    let page = Page::open();
    page.read(CALL);
    page
}

/// Goes to the figure with these words by the keys alone.
fn go_to(page: &Page, words: &str) {
    page.browser.press(&['g']);
    for _ in 0..40 {
        let here = format!("document.querySelector('mark[aria-current]')?.textContent === {words:?}");
        if page.browser.is(&here) {
            return;
        }
        page.browser.press(&['j']);
    }
    panic!("the keys do not lead to {words}");
}

/// Types into a field of the form in place of what it holds.
fn fill(page: &Page, name: &str, text: &str) {
    page.browser.wait_until(&format!("document.querySelector('dialog[open] [name={name}]')"));
    page.browser.run(&format!("document.querySelector('dialog [name={name}]').select();"), &[]);
    text.chars().for_each(|c| page.browser.press(&[c]));
}

/// The tagged JSON as it would be exported now.
fn exported(page: &Page) -> String {
    page.browser.press(&['d']);
    let (_, bytes) = page.browser.download();
    String::from_utf8(bytes).expect("tagged JSON is UTF-8")
}

fn json(page: &Page) -> Value {
    serde_json::from_str(&exported(page)).expect("JSON")
}

fn mention<'a>(document: &'a Value, words: &str) -> &'a Value {
    let mentions = document["mentions"].as_array().expect("mentions");
    mentions.iter().find(|mention| mention["text"] == words).unwrap_or(&Value::Null)
}

/// Undoes one act and sees that nothing is left of it.
#[track_caller]
fn undone(page: &Page, before: &str) {
    page.browser.press(&[key::CONTROL, 'z']);
    assert_eq!(exported(page), before, "undo brings back what was there before");
}

fn status(page: &Page, words: &str, status: &str) {
    let there = format!(
        "[...document.querySelectorAll('mark[data-mention]')].some((mark) => mark.textContent === {words:?} && (mark.dataset.status ?? '') === {status:?})"
    );
    page.browser.wait_until(&there);
}

#[test]
fn figures_are_accepted_rejected_and_restored() {
    let page = opened();
    let before = exported(&page);
    go_to(&page, "8%");
    page.browser.press(&['a']);
    status(&page, "8%", "accepted");
    page.browser.wait_until("document.querySelector('.status-bar').innerText.includes('1 of ')");
    assert_eq!(mention(&json(&page), "8%")["status"], "accepted");
    undone(&page, &before);
    page.browser.press(&[key::CONTROL, key::SHIFT, 'z']);
    status(&page, "8%", "accepted");
    page.browser.press(&['r']);
    status(&page, "8%", "");
    page.browser.press(&['x']);
    status(&page, "8%", "rejected");
    assert_eq!(*mention(&json(&page), "8%"), Value::Null, "a rejected figure is not exported");
    for _ in 0..3 {
        page.browser.press(&['u']);
    }
    assert_eq!(exported(&page), before);
    assert_eq!(page.wrongs(), Vec::<String>::new());
}

#[test]
fn nothing_is_accepted_out_of_sight() {
    let page = Page::open();
    page.read(&format!("{CALL}{}", "\nAnd so the call goes on about nothing much at all.\n".repeat(300)));
    go_to(&page, "$5.2 billion");
    page.browser.run("document.getElementById('call').scrollTop = 1e6;", &[]);
    page.browser.press(&['a']);
    status(&page, "$5.2 billion", "");
    // It was brought into view instead; now it can be.
    page.browser.press(&['a']);
    status(&page, "$5.2 billion", "accepted");
}

#[test]
fn a_figure_is_changed_in_a_form() {
    let page = opened();
    let before = exported(&page);
    go_to(&page, "$1.1 billion");
    page.browser.press(&['e']);
    fill(&page, "metric", "operating cash flow");
    page.browser.press(&[key::ENTER]);
    status(&page, "$1.1 billion", "changed");
    let document = json(&page);
    assert_eq!(mention(&document, "$1.1 billion")["metric"], "operating_cash_flow");
    assert_eq!(mention(&document, "$1.1 billion")["value"]["low"], 1_100_000_000_u64);
    undone(&page, &before);
}

#[test]
fn words_are_marked_with_the_text_cursor_and_become_tags_and_figures() {
    let page = opened();
    let before = exported(&page);
    let mark = || {
        go_to(&page, "14%");
        page.browser.press(&['v']);
        page.browser.wait_until("document.querySelector('#call[data-cursor]')");
        for _ in 0..2 {
            page.browser.press(&[key::CONTROL, key::SHIFT, LEFT]);
        }
        let marked = page.browser.run("return getSelection().toString().trim();", &[]);
        let marked = marked.as_str().expect("words").to_owned();
        assert!(!marked.is_empty() && CALL.contains(&marked), "marked: {marked:?}");
        marked
    };
    let marked = mark();
    page.browser.press(&['1']);
    page.browser.wait_until("document.querySelector('mark[data-tag=guidance]')");
    let tags = json(&page)["tags"].clone();
    assert_eq!((&tags[0]["name"], tags[0]["text"].as_str()), (&Value::from("guidance"), Some(&*marked)));
    undone(&page, &before);
    // The same words as a figure.
    page.browser.press(&[key::ESCAPE]);
    assert_eq!(mark(), marked);
    page.browser.press(&['i']);
    page.browser.wait_until("document.querySelector('dialog[open] [name=kind]')");
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("document.querySelector('mark[data-status=added]')");
    assert_eq!(mention(&json(&page), &marked)["status"], "added");
    undone(&page, &before);
    page.browser.press(&[key::ESCAPE]);
    page.browser.wait_until("!document.querySelector('#call[data-cursor]')");
}

#[test]
fn several_on_the_same_words_are_chosen_from() {
    let page = opened();
    go_to(&page, "14%");
    page.browser.press(&['1']);
    page.browser.press(&['2']);
    page.browser.wait_until("document.querySelectorAll('.card-chooser .chip').length === 3");
    page.browser.press(&['w']);
    page.browser.wait_until("document.querySelector('.card-chooser [aria-current]')?.innerText === 'guidance'");
    page.browser.press(&['m']);
    fill(&page, "tag", "guidance");
    fill(&page, "note", "ask for the base");
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("document.querySelector('.card')?.innerText.includes('ask for the base')");
    page.browser.press(&['q']);
    page.browser.wait_until("document.querySelectorAll('.right .tag-word').length === 2");
}

#[test]
fn all_places_at_once_are_one_undo() {
    let page = Page::open();
    page.read(&CALL.replace("49 million", "8%"));
    let before = exported(&page);
    go_to(&page, "8%");
    page.browser.press(&['M']);
    page.browser.wait_until("document.querySelector('dialog[open] .form-preview')?.innerText.startsWith('2 places')");
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("document.querySelectorAll('mark[data-status=accepted]').length === 2");
    undone(&page, &before);
}

#[test]
fn speakers_are_renamed_merged_split_and_joined() {
    let page = opened();
    let before = exported(&page);
    go_to(&page, "14%");
    page.browser.press(&['s']);
    fill(&page, "name", "Theodore Okafor");
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until(
        "[...document.querySelectorAll('article')].filter((t) => t.ariaLabel === 'Theodore Okafor').length === 2",
    );
    undone(&page, &before);
    go_to(&page, "$0.9 billion");
    page.browser.press(&['v']);
    page.browser.press(&['b']);
    // A turn cannot begin inside a figure's words, but right before them.
    page.browser.wait_until("document.querySelectorAll('article').length === 5");
    page.browser.press(&['B']);
    page.browser.wait_until("document.querySelectorAll('article').length === 4");
    page.browser.press(&['u']);
    page.browser.wait_until("document.querySelectorAll('article').length === 5");
    undone(&page, &before);
}

#[test]
fn the_other_voice_is_taken_or_not() {
    let page = Page::open();
    page.read(&CALL.replace("We expect an operating", "This is Mara. We expect an operating"));
    if !page.browser.is("document.querySelector('.voice')") {
        panic!("the words say another voice:\n{}", page.browser.text());
    }
    let before = exported(&page);
    go_to(&page, "14%");
    page.browser.press(&['Y']);
    page.browser.wait_until("!document.querySelector('.voice')");
    undone(&page, &before);
    go_to(&page, "14%");
    page.browser.press(&['y']);
    page.browser.wait_until("!document.querySelector('.voice')");
    assert_eq!(page.speakers().last().map(String::as_str), Some("Mara Lindqvist"));
    undone(&page, &before);
}

#[test]
fn rules_hold_everywhere_and_are_switched_off() {
    let page = opened();
    let before = exported(&page);
    page.browser.press(&['l']);
    fill(&page, "phrase", "8%");
    page.browser.run(
        "const what = document.querySelector('dialog [name=what]'); what.value = 'never'; what.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    );
    page.browser.wait_until("document.querySelector('dialog .form-preview')?.innerText.includes('1 place')");
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("document.querySelector('dialog .rules li input')?.checked");
    status(&page, "8%", "rejected");
    page.browser.click("dialog .rules li input");
    status(&page, "8%", "");
    page.browser.press(&[key::ESCAPE]);
    page.browser.wait_until("!document.querySelector('dialog[open]')");
    assert_eq!(exported(&page), before);
}

#[test]
fn the_palette_finds_an_act_and_keys_can_be_changed() {
    let page = opened();
    go_to(&page, "8%");
    page.browser.press(&[key::CONTROL, 'k']);
    page.browser.wait_until(
        "document.activeElement?.role === 'combobox' || document.querySelector('dialog[open] [role=combobox]')",
    );
    page.browser.type_into("dialog [role=combobox]", "figure");
    page.browser.press(&[DOWN]);
    page.browser.run("document.querySelector('dialog [role=combobox]').value = '';", &[]);
    page.browser.type_into("dialog [role=combobox]", "accept the");
    page.browser.press(&[key::ENTER]);
    status(&page, "8%", "accepted");
    page.browser.press(&['u']);
    // A key that is taken is refused, a free one is kept across a reload.
    page.browser.press(&['?']);
    page.browser.wait_until("document.querySelector('dialog[open] .key')");
    let change = |from: &str, to: &str| {
        let script = "const input = [...document.querySelectorAll('dialog .key')].find((i) => i.ariaLabel.endsWith(arguments[0]));
             input.value = arguments[1]; input.dispatchEvent(new Event('change', { bubbles: true })); return input.value;";
        page.browser.run(script, &[from.into(), to.into()])
    };
    change("accept the figure", "x");
    page.browser
        .wait_until("document.querySelector('dialog .form-preview').innerText.includes('means something else')");
    change("accept the figure", "h");
    page.browser.press(&[key::ESCAPE]);
    page.browser.wait_until("document.querySelector('[data-saving=saved]')");
    page.browser.reload();
    page.wait_for_result();
    go_to(&page, "8%");
    page.browser.press(&['h']);
    status(&page, "8%", "accepted");
}

#[test]
fn filters_combine_and_stand_in_the_address() {
    let page = opened();
    page.browser.press(&['F']);
    page.browser.wait_until("document.querySelector('dialog[open] [name=kind]')");
    page.browser.run(
        "document.querySelector('dialog [name=kind]').value = 'percent'; document.querySelector('dialog [name=speaker]').value = 'Theo Okafor';",
        &[],
    );
    page.press("Save");
    page.browser.wait_until("location.hash.includes('kind=percent&speaker=Theo%20Okafor')");
    page.browser.press(&['g']);
    page.browser.wait_until("document.querySelector('mark[aria-current]')?.textContent === '14%'");
    assert!(page.browser.is("document.querySelectorAll('.figures tr[data-mention]').length === 1"));
    page.browser.wait_until("document.querySelector('[data-saving=saved]')");
    page.browser.reload();
    page.wait_for_result();
    page.browser.wait_until("document.querySelectorAll('.figures tr[data-mention]').length === 1");
}

#[test]
fn regular_expressions_are_searched_for() {
    let page = opened();
    page.browser.press(&['/']);
    page.press("Regular expression");
    page.browser.type_into("#search", r"\$\d\.\d billion");
    page.browser.wait_until("document.querySelector('.search-count').innerText === '3'");
    assert!(page.browser.is("document.querySelectorAll('.strip-hit').length > 0"));
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("document.querySelector('.search-count').innerText === '1/3'");
    page.browser.type_into("#search", "(");
    page.browser.wait_until("document.querySelector('.search-count').innerText === 'no pattern'");
}

#[test]
fn the_arrows_move_only_the_text_cursor() {
    let page = opened();
    go_to(&page, "8%");
    page.browser.press(&['v']);
    page.browser.press(&[RIGHT]);
    page.browser.press(&[key::SHIFT, RIGHT]);
    assert_eq!(page.browser.run("return getSelection().toString();", &[]), Value::from("%"));
}

#[test]
fn the_marked_words_stay_marked_after_a_tag() {
    let page = opened();
    go_to(&page, "14%");
    page.browser.press(&['v']);
    page.browser.press(&[key::CONTROL, key::SHIFT, LEFT]);
    page.browser.press(&[key::CONTROL, key::SHIFT, LEFT]);
    let marked = page.browser.run("return getSelection().toString().trim();", &[]);
    page.browser.press(&['1']);
    page.browser.wait_until("document.querySelector('mark[data-tag=guidance]')");
    page.browser.wait_until(&format!("getSelection().toString().trim() === {marked}"));
    // So a second tag goes onto the same words.
    page.browser.press(&['2']);
    page.browser.wait_until("document.querySelector('mark[data-several]')");
    let tags = json(&page)["tags"].clone();
    let of = |i: usize| (tags[i]["name"].clone(), tags[i]["text"].clone());
    assert_eq!([of(0), of(1)], [(Value::from("guidance"), marked.clone()), (Value::from("risk"), marked)]);
}

#[test]
fn rules_go_out_as_a_file_and_come_in_again() {
    let page = opened();
    page.browser.press(&['l']);
    fill(&page, "phrase", "8%");
    page.browser.run(
        "const what = document.querySelector('dialog [name=what]'); what.value = 'never'; what.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    );
    page.browser.press(&[key::ENTER]);
    page.browser.wait_until("document.querySelector('dialog .rules li input')?.checked");
    page.press("Save as a lexicon file");
    let (name, bytes) = page.browser.download();
    let lexicon = String::from_utf8(bytes).expect("a lexicon file is text");
    assert!(name.starts_with("tickmark-lexicon") && lexicon.contains("8%"), "{name}: {lexicon}");
    // Another call takes them, and tells of a line that is none.
    let file = std::env::temp_dir().join(format!("tickmark-lexicon-{}.txt", std::process::id()));
    std::fs::write(&file, format!("{lexicon}what is this line\n")).expect("a file");
    let other = opened();
    let before = exported(&other);
    other.browser.press(&['l']);
    other.browser.wait_until("document.querySelector('dialog .rules input[type=file]')");
    let chooser = "dialog .rules input[type=file]";
    other.browser.run(&format!("document.querySelector('{chooser}').removeAttribute('hidden');"), &[]);
    other.browser.type_into(chooser, &file.to_string_lossy());
    other
        .browser
        .wait_until("document.querySelector('.notices').innerText.includes('1 rule was taken; 1 line could not')");
    other.browser.press(&[key::ESCAPE]);
    status(&other, "8%", "rejected");
    undone(&other, &before);
    std::fs::remove_file(&file).expect("the file can go");
}
