//! Any Markdown file under `tests/specs/` is a suite: prose, and cases in fenced blocks.
//!
//! ````text
//! ```case
//! Revenue was RMB280.2 billion, up 8%.
//!             ^^^^^^^^^^^^^^^^ money 280200000000 CNY -8
//!                                  ^^ percent 8 %  role=change direction=up
//! ```
//! ````
//!
//! - A line whose first visible character is `^` stands under the text line above it and counts code points. All other
//!   lines of the block are the text. A case lists every mention: a text without carets asserts that nothing matches.
//! - After the carets: the kind, then as far as wanted the value (`5`, `27..30`, `5..` and `..5` where a bound is open), the
//!   unit, the decimals, and `attribute=value` pairs. What is not named is not compared; `none` says that it is absent.
//!   An underscore stands for a space. Of a date or a period the value is its first and last day, `2024-10-01..2024-12-31`.
//! - Attributes: `value unit decimals approx metric subject role direction basis accounting modality period rule turn
//!   translation_of`. `period` is compared with the words if it holds no `..`, else with the days.
//! - A mention that runs over a line break: carets and `>` under the first line, then carets and the expectation under the next.
//! - `<!-- only: figures -->` (or a list of kinds) anywhere in the file, or ```` ```case only=money,percent ````, compares these kinds only.
//!
//! - A ```` ```checks ```` block holds a text and a line `=> kind verdict: message` for each check that it gives; without
//!   such a line nothing is to be said about its numbers.
//!
//! `SPEC=words cargo test --test specs` runs the suites or cases that contain the words; `UPDATE=1` prints what each case gives.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a test reads files and prints")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tickmark_engine::document::{Document, Kind, Mention, Period};

struct Case {
    line: usize,
    only: Vec<String>,
    text: String,
    expected: Vec<Expected>,
}

#[derive(Clone)]
struct Expected {
    /// In code points.
    start: usize,
    end: usize,
    words: String,
}

#[test]
fn specs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    assert!(!files.is_empty(), "no suite under {}", root.display());
    let wanted = std::env::var("SPEC").unwrap_or_default();
    let print = std::env::var("UPDATE").is_ok();
    let (mut failures, mut failed, mut ran) = (String::new(), 0, 0);
    for file in files {
        let name = file.strip_prefix(&root).expect("a suite").display().to_string();
        let suite = std::fs::read_to_string(&file).expect("a readable suite");
        let cases = cases(&suite, &name);
        let checks = check_cases(&suite);
        assert!(!cases.is_empty() || !checks.is_empty(), "{name} holds no case");
        for (line, text, expected) in checks {
            if !(name.contains(&wanted) || text.contains(&wanted)) {
                continue;
            }
            ran += 1;
            let got = checks_of(&text);
            if got != expected || print {
                failed += usize::from(got != expected);
                let _ = write!(failures, "\n{name}:{line}\n{text}\n  expected {expected:#?}\n  got {got:#?}\n");
            }
        }
        for case in cases {
            if !(name.contains(&wanted) || case.text.contains(&wanted)) {
                continue;
            }
            ran += 1;
            let document = tickmark_engine::annotate(&case.text);
            let got = considered(&document, &case.only);
            if print {
                println!("{name}:{}\n{}", case.line, picture(&case.text, &shown(&document, &got)));
            }
            let complaints = complaints(&document, &got, &case);
            if !complaints.is_empty() {
                failed += 1;
                let _ = write!(
                    failures,
                    "\n{name}:{}\n  expected\n{}\n  got\n{}\n  {}\n",
                    case.line,
                    picture(&case.text, &case.expected),
                    picture(&case.text, &shown(&document, &got)),
                    complaints.join("\n  ")
                );
            }
        }
    }
    assert!(ran > 0, "no case contains {wanted:?}");
    assert!(failed == 0, "{failed} of {ran} cases fail\n{failures}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of suites") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}

fn list(words: &str) -> Vec<String> {
    words.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

fn cases(suite: &str, name: &str) -> Vec<Case> {
    let everywhere = suite
        .lines()
        .find_map(|line| line.trim().strip_prefix("<!-- only:")?.strip_suffix("-->").map(list))
        .unwrap_or_default();
    let mut cases = Vec::new();
    let mut lines = suite.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```case") else { continue };
        let only = info.trim().strip_prefix("only=").map_or_else(|| everywhere.clone(), list);
        let block: Vec<_> = lines.by_ref().map(|(_, line)| line).take_while(|line| !line.starts_with("```")).collect();
        cases.push(case(&block, number + 1, only, name));
    }
    cases
}

/// The blocks of checks: the line, the text, and each check as `kind verdict: message`.
fn check_cases(suite: &str) -> Vec<(usize, String, Vec<String>)> {
    let mut cases = Vec::new();
    let mut lines = suite.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if line != "```checks" {
            continue;
        }
        let (mut text, mut expected) = (Vec::new(), Vec::new());
        for (_, line) in lines.by_ref().take_while(|(_, line)| !line.starts_with("```")) {
            match line.strip_prefix("=> ") {
                Some(check) => expected.push(check.to_owned()),
                None => text.push(line),
            }
        }
        cases.push((number + 1, text.join("\n"), expected));
    }
    cases
}

fn checks_of(text: &str) -> Vec<String> {
    let document = tickmark_engine::annotate(text);
    document.checks.iter().map(|check| format!("{} {}: {}", check.kind, check.verdict, check.message)).collect()
}

fn case(block: &[&str], line: usize, only: Vec<String>, name: &str) -> Case {
    let mut case = Case { line, only, text: String::new(), expected: Vec::new() };
    let (mut line_start, mut first, mut open) = (0, true, None::<usize>);
    for row in block {
        if !row.trim_start().starts_with('^') {
            if !first {
                case.text.push('\n');
            }
            first = false;
            line_start = case.text.chars().count();
            case.text.push_str(row);
            continue;
        }
        let indent = row.chars().take_while(|c| *c == ' ').count();
        let carets = row.trim_start().chars().take_while(|c| *c == '^').count();
        let words = row.trim_start().trim_start_matches('^');
        let start = open.take().unwrap_or(line_start + indent);
        if words.starts_with('>') {
            open = Some(start);
            continue;
        }
        let end = line_start + indent + carets;
        assert!(end <= case.text.chars().count(), "{name}:{line}: carets run past the line: {row}");
        case.expected.push(Expected { start, end, words: words.trim().to_owned() });
    }
    assert!(open.is_none(), "{name}:{line}: a mention runs over a line break and does not end");
    case.expected.sort_by_key(|expected| expected.start);
    case
}

fn considered<'d>(document: &'d Document, only: &[String]) -> Vec<&'d Mention> {
    let wanted = |mention: &Mention| {
        only.is_empty()
            || only.iter().any(|kind| kind == mention.kind.as_str() || (kind == "figures" && mention.is_figure()))
    };
    document.mentions.iter().filter(|mention| wanted(mention)).collect()
}

/// Code points before a byte.
fn points(text: &str, byte: u32) -> usize {
    text[..byte as usize].chars().count()
}

fn complaints(document: &Document, got: &[&Mention], case: &Case) -> Vec<String> {
    let text = document.text();
    let mut complaints = Vec::new();
    let place = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
    for mention in got {
        let (start, end) = (points(text, mention.span.start), points(text, mention.span.end));
        match case.expected.iter().find(|expected| (expected.start, expected.end) == (start, end)) {
            None => complaints.push(format!("“{}” should not match ({})", place(start, end), mention.rule)),
            Some(expected) => complaints.extend(
                differences(document, mention, &expected.words)
                    .into_iter()
                    .map(|difference| format!("“{}”: {difference} ({})", place(start, end), mention.rule)),
            ),
        }
    }
    for expected in &case.expected {
        let found = got.iter().any(|mention| {
            (points(text, mention.span.start), points(text, mention.span.end)) == (expected.start, expected.end)
        });
        if !found {
            complaints.push(format!("“{}” is not found", place(expected.start, expected.end)));
        }
    }
    complaints
}

fn or_none(word: Option<impl ToString>) -> String {
    word.map_or_else(|| "none".to_owned(), |word| word.to_string())
}

fn underscored(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join("_")
}

fn bounds(low: Option<String>, high: Option<String>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low,
        (low, high) => format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default()),
    }
}

fn days(period: &Period) -> String {
    bounds(period.start.map(|day| day.to_string()), period.end.map(|day| day.to_string()))
}

/// The attribute of a mention as a case writes it.
fn attribute(document: &Document, mention: &Mention, name: &str, wanted: &str) -> Option<String> {
    let value = mention.value.as_ref();
    Some(match name {
        "kind" => mention.kind.to_string(),
        "value" if matches!(mention.kind, Kind::Date | Kind::Period) => or_none(mention.period.as_ref().map(days)),
        "value" => or_none(value.map(|value| {
            let plain = |bound: rust_decimal::Decimal| bound.normalize().to_string();
            bounds(value.low.map(plain), value.high.map(plain))
        })),
        "unit" => or_none(value.and_then(|value| value.unit.as_ref()).map(|unit| underscored(unit.as_str()))),
        "decimals" => or_none(value.and_then(|value| value.decimals)),
        "approx" => or_none(value.and_then(|value| value.approx)),
        "metric" => or_none(mention.metric.as_deref()),
        "metric_text" => or_none(mention.metric_span.map(|span| underscored(span.of(document.text())))),
        "subject" => or_none(mention.subject.as_deref().map(underscored)),
        "role" => or_none(mention.role),
        "direction" => or_none(mention.direction),
        "basis" => or_none(mention.basis),
        "accounting" => or_none(mention.accounting),
        "modality" => mention.modality.to_string(),
        "period" if wanted.contains("..") => or_none(mention.period.as_ref().map(days)),
        "period" => or_none(mention.period.as_ref().map(|period| underscored(&period.text))),
        "rule" => mention.rule.to_owned(),
        "turn" => or_none(mention.turn),
        "translation_of" => or_none(mention.translation_of),
        _ => return None,
    })
}

/// The expectation of a case as pairs of attribute and value.
fn pairs(words: &str) -> Vec<(&str, &str)> {
    let mut positions = ["kind", "value", "unit", "decimals"].into_iter();
    words
        .split_whitespace()
        .map(|word| match word.split_once('=') {
            Some(pair) => pair,
            None => (positions.next().unwrap_or("(a word too many)"), word),
        })
        .collect()
}

fn differences(document: &Document, mention: &Mention, words: &str) -> Vec<String> {
    let mut differences = Vec::new();
    for (name, wanted) in pairs(words) {
        let got = attribute(document, mention, name, wanted).unwrap_or_else(|| panic!("no attribute is called {name}"));
        if got != wanted {
            differences.push(format!("{name} is {got}, not {wanted}"));
        }
    }
    differences
}

fn shown(document: &Document, got: &[&Mention]) -> Vec<Expected> {
    let text = document.text();
    let show = |mention: &&Mention| {
        let mut words = mention.kind.to_string();
        for name in ["value", "unit", "decimals"] {
            let _ = write!(words, " {}", attribute(document, mention, name, "").unwrap_or_default());
        }
        for name in ["approx", "metric", "subject", "role", "direction", "basis", "accounting", "modality", "period"] {
            match attribute(document, mention, name, "").as_deref() {
                None | Some("none" | "reported") => {}
                Some(word) => drop(write!(words, " {name}={word}")),
            }
        }
        Expected { start: points(text, mention.span.start), end: points(text, mention.span.end), words }
    };
    got.iter().map(show).collect()
}

/// The text with carets under its spans, as a case is written.
fn picture(text: &str, spans: &[Expected]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        let _ = writeln!(out, "{line}");
        for span in spans.iter().filter(|span| span.start < at + length && at < span.end) {
            let from = span.start.max(at) - at;
            let to = span.end.min(at + length) - at;
            let words = if span.end > at + length { ">" } else { span.words.as_str() };
            let gap = if words == ">" { "" } else { " " };
            let _ = writeln!(out, "{}{}{gap}{words}", " ".repeat(from), "^".repeat(to - from));
        }
        at += length + 1;
    }
    out.pop();
    out
}
