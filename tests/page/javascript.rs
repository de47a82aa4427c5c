//! The JavaScript package in a browser and in a worker of it: the same answers as the command line.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tickmark_browser_tests::{Browser, Host, samples, top};

/// A page that has nothing but the package and the strictest policy that lets it run.
const PAGE: &str = r#"<!doctype html><meta charset="utf-8"><title>Package</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'">"#;
const WORKER: &str = "import { annotate } from './web.js';
self.onmessage = ({ data }) => postMessage(annotate(data.text, { name: data.name }));
postMessage('ready');";

#[test]
fn the_package_answers_as_the_command_line() {
    let package = top().join("dist-js");
    assert!(package.join("web.js").is_file(), "there is no package to test: `cargo xtask js` makes it");
    let folder = std::env::temp_dir().join(format!("tickmark-package-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for entry in fs::read_dir(&package).expect("a package").flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
    }
    fs::write(folder.join("index.html"), PAGE).expect("a page");
    fs::write(folder.join("worker.js"), WORKER).expect("a worker");
    let (browser, host) = (Browser::start(), Host::start(&folder, "/deep/path/"));
    browser.go(&host.url());

    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), Into::into);
    for sample in samples() {
        let name = sample.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&sample).expect("a sample is text");
        let answer = Command::new(target.join("debug/tickmark"))
            .args(["annotate", "--offsets", "utf16"])
            .arg(&sample)
            .output()
            .expect("the built command line");
        let theirs: Value = serde_json::from_slice(&answer.stdout).expect("JSON");
        let ours = browser.run_async(
            "const { annotate } = await import('./web.js');
             const [text, name] = arguments;
             const worker = new Worker('./worker.js', { type: 'module' });
             const message = () => new Promise((resolve, reject) => { worker.onmessage = (e) => resolve(e.data); worker.onerror = reject; });
             await message();
             const answered = message();
             worker.postMessage({ text, name });
             return [annotate(text, { name }), await answered];",
            &[text.into(), name.clone().into()],
        );
        assert_eq!(difference(&ours[0], &theirs), None, "{name}: the page and the command line");
        assert_eq!(difference(&ours[1], &theirs), None, "{name}: the worker and the command line");
    }
    assert_eq!(host.violations(), Vec::<String>::new());
    fs::remove_dir_all(&folder).expect("the copy can go");
}

/// Where two values differ first and what stands there; numbers by what they count, since 8 and 8.0 are one to JavaScript.
fn difference(ours: &Value, theirs: &Value) -> Option<String> {
    let at = |key: &dyn std::fmt::Display, inner: Option<String>| inner.map(|inner| format!("/{key}{inner}"));
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        (Value::Array(a), Value::Array(b)) => {
            let entry =
                (0..).zip(a.iter().zip(b)).find_map(|(n, (a, b)): (usize, (&Value, &Value))| at(&n, difference(a, b)));
            entry.or_else(|| (a.len() != b.len()).then(|| format!(": {} and {} entries", a.len(), b.len())))
        }
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => a
            .iter()
            .find_map(|(key, a)| at(key, b.get(key).map_or(Some(": not there".to_owned()), |b| difference(a, b)))),
        _ => (ours != theirs).then(|| format!(": {ours} and {theirs}")),
    }
}
