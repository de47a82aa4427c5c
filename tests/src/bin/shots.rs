//! Pictures of the page at three widths in both themes, for people to look at.

use std::fs;

use serde_json::json;
use tickmark_browser_tests::{Page, samples, top};

fn main() {
    let folder = top().join("target/shots");
    fs::create_dir_all(&folder).expect("a folder for pictures");
    let page = Page::open();
    shoot(&page, &folder, "start");
    let size = |path: &std::path::PathBuf| fs::metadata(path).map_or(0, |data| data.len());
    if let Some(sample) = samples().into_iter().max_by_key(size) {
        page.browser.screen(1440, 900, false);
        page.open_file(&sample);
        page.wait_for_result();
        shoot(&page, &folder, "result");
        // A figure in focus shows its card.
        page.browser.run("document.querySelector('mark[data-mention]')?.focus();", &[]);
        shoot(&page, &folder, "figure");
        for (what, keys) in
            [("change", "e"), ("palette", ":"), ("keys", "?"), ("speaker", "s"), ("pictures", "z"), ("tags", "12q")]
        {
            page.browser.screen(1440, 900, false);
            keys.chars().for_each(|key| page.browser.press(&[key]));
            shoot(&page, &folder, what);
            page.browser.press(&[tickmark_browser_tests::browser::key::ESCAPE]);
            page.browser.run("document.querySelector('mark[data-kind=money]')?.focus();", &[]);
        }
    }
    println!("The pictures are in {}.", folder.display());
}

fn shoot(page: &Page, folder: &std::path::Path, what: &str) {
    for (width, height) in [(1440, 900), (1024, 768), (390, 844)] {
        for dark in [false, true] {
            page.browser.screen(width, height, dark);
            // Two frames later everything is painted in the new size and theme.
            page.browser
                .run_async("for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);", &[json!(null)]);
            let theme = if dark { "dark" } else { "light" };
            let file = folder.join(format!("{what}-{width}-{theme}.png"));
            fs::write(&file, page.browser.picture()).expect("a picture can be written");
        }
    }
}
