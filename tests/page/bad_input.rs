//! Whatever is pasted or opened: a transcript or one clear sentence, nothing executed, nothing lost, nothing hanging.

use std::path::PathBuf;

use serde_json::json;
use tickmark_browser_tests::Page;

use crate::CALL;

/// Waits until the page has answered with a transcript or a sentence, and sees that nothing went wrong unseen.
fn answered(page: &Page, what: &str) {
    page.browser.wait_until(
        "document.querySelector('article, [role=alert], [role=alertdialog], dialog[open]') || document.querySelector('main')?.innerText.length > 40",
    );
    assert!(!page.browser.is("window.executed"), "{what} was executed");
    assert!(
        !page.browser.is("document.body.textContent.startsWith('Tickmark could not start')"),
        "{what} stopped the page"
    );
    assert_eq!(page.wrongs(), Vec::<String>::new(), "{what}");
    // The page still reads a call after it.
    page.go();
    page.read(CALL);
    assert!(page.marks().iter().any(|(_, _, text)| text == "$5.2 billion"), "{what} broke what came after");
    page.go();
}

#[test]
fn strange_texts() {
    let page = Page::open();
    let cases = [
        ("nothing", "return '';"),
        ("blanks", "return ' \\n\\t\\u00a0\\n '.repeat(50);"),
        ("NUL", "return 'Ann Lee -- CEO\\n\\nRevenue was \\u0000 $5 billion.\\u0000';"),
        ("an unpaired surrogate", "return 'Ann Lee -- CEO\\n\\nRevenue \\ud83d was $5 billion \\udc00.';"),
        ("CR LF", "return 'Ann Lee -- CEO\\r\\n\\r\\nRevenue was $5 billion.\\r\\n';"),
        ("a byte order mark", "return '\\ufeffAnn Lee -- CEO\\n\\nRevenue was $5 billion.';"),
        (
            "bidirectional controls",
            "return 'Ann Lee -- CEO\\n\\nRevenue \\u202ewas $5 billion\\u202c and \\u2067x\\u2069.';",
        ),
        ("a family", "return 'Ann Lee -- CEO\\n\\n👨‍👩‍👧‍👦 Revenue was 👩🏽‍💻 $5 billion.';"),
        (
            "markup",
            "return 'Ann Lee -- CEO\\n\\n<img src=x onerror=\"window.executed=1\"><script>window.executed=1</script> Revenue was $5 billion.</article>';",
        ),
        ("a script as a name", "return '<script>window.executed=1</script> -- CEO\\n\\nRevenue was $5 billion.';"),
    ];
    for (what, script) in cases {
        page.paste_value(script, &[]);
        answered(&page, what);
    }
}

#[test]
fn markup_stays_text() {
    let page = Page::open();
    let line = "<b>Revenue</b> was <i>$5 billion</i> &amp; up 8%.";
    page.read(&format!("Ann Lee -- Chief Executive Officer\n\n{line}\n"));
    let shown = page.browser.run("return document.querySelector('article').textContent;", &[]);
    assert!(shown.as_str().is_some_and(|text| text.contains(line)), "{shown}");
}

#[test]
fn twenty_megabytes() {
    let page = Page::open();
    page.paste_value("return arguments[0].repeat(Math.ceil(20e6 / arguments[0].length));", &[json!(CALL)]);
    answered(&page, "20 MB of text");
}

#[test]
fn a_long_reading_can_be_stopped() {
    let page = Page::open();
    page.read(CALL);
    let marks = page.marks();
    page.paste_value("return arguments[0].repeat(Math.ceil(20e6 / arguments[0].length));", &[json!(CALL)]);
    page.browser.run_async(
        "const stop = () => document.querySelector('.notice.busy button');
         while (!stop()) await new Promise(requestAnimationFrame);
         const named = document.querySelector('.notice.busy progress').getAttribute('aria-label');
         stop().click();
         while (stop()) await new Promise(requestAnimationFrame);
         return named;",
        &[],
    );
    let said = page.browser.run("return document.querySelector('.notice.passing').innerText;", &[]);
    assert_eq!(said, "The reading was stopped and nothing was opened. What was open before stays.");
    assert_eq!(page.marks(), marks);
    // The wish to stop is over with the reading that it was about.
    page.paste(&CALL.replace("5.2", "6.3"));
    page.browser.wait_until("[...document.querySelectorAll('mark')].some((mark) => mark.innerText === '$6.3 billion')");
}

#[test]
fn a_line_of_ten_megabytes() {
    let page = Page::open();
    page.paste_value("return 'Revenue was $5.2 billion, up 8%, and '.repeat(10e6 / 38);", &[]);
    answered(&page, "a line of 10 MB");
}

#[test]
fn files_that_are_no_text() {
    let page = Page::open();
    let folder = std::env::temp_dir().join(format!("tickmark-bad-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let png = include_bytes!("../../page/icon-192.png");
    let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let files: [(&str, &[u8]); 4] =
        [("picture.png", png), ("empty.txt", b""), ("noise.txt", &noise), ("latin1.txt", b"Ann L\xe9e -- CEO")];
    for (name, bytes) in files {
        let file: PathBuf = folder.join(name);
        std::fs::write(&file, bytes).expect("a file");
        page.open_file(&file);
        answered(&page, name);
    }
    std::fs::remove_dir_all(&folder).expect("the files can go");
}

#[test]
fn what_was_there_stays_when_a_file_is_no_text() {
    let page = Page::open();
    page.read(CALL);
    let marks = page.marks();
    let file = std::env::temp_dir().join(format!("tickmark-binary-{}.png", std::process::id()));
    std::fs::write(&file, include_bytes!("../../page/icon-192.png")).expect("a file");
    if page.browser.is("document.querySelector('input[type=file]')") {
        page.open_file(&file);
        page.browser
            .wait_until("document.querySelector('[role=alert], [role=alertdialog], dialog[open]')?.innerText.trim()");
    }
    assert_eq!(page.marks(), marks);
    std::fs::remove_file(&file).expect("the file can go");
}

#[test]
fn the_reading_of_many_files_is_shown_and_can_be_stopped() {
    let page = Page::open();
    let folder = std::env::temp_dir().join(format!("tickmark-many-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let files: Vec<String> = (1..=6)
        .map(|number| {
            let file = folder.join(format!("call-{number}.txt"));
            std::fs::write(&file, format!("{CALL}\nWe opened {number} thousand doors.\n")).expect("a file");
            file.to_string_lossy().into_owned()
        })
        .collect();
    // As soon as the third file is named, it is stopped.
    page.browser.run(
        "new MutationObserver((_, watch) => {
           if (!document.querySelector('.notice.busy')?.innerText.includes('file 3 of 6')) return;
           watch.disconnect();
           document.querySelector('.notice.busy button').click();
         }).observe(document.body, { childList: true, subtree: true, characterData: true });",
        &[],
    );
    page.browser.run("document.querySelector('input[type=file]').removeAttribute('hidden');", &[]);
    page.browser.type_into("input[type=file]", &files.join("\n"));
    page.browser.wait_until("document.querySelector('.notices').innerText.includes('The reading was stopped.')");
    assert!(page.browser.is("!document.querySelector('.notice.busy')"));
    page.press("New");
    page.browser.wait_until("document.querySelector('.call-row')");
    // What was read before stays; the one that was being read may have come to its end.
    let calls = page.browser.run("return document.querySelectorAll('.call-row').length;", &[]);
    assert!(calls == 2 || calls == 3, "{calls} calls are open");
    assert_eq!(page.wrongs(), Vec::<String>::new());
    std::fs::remove_dir_all(&folder).expect("the files can go");
}
