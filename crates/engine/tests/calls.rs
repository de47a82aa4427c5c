//! Whole calls of invented companies with hand-written labels: `tests/calls/README.md` has their form.
//!
//! The test prints how much of each attribute is right and fails where less is right than was reached.
//! `MISSES=words` prints what is wrong in the calls whose paths contain the words.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a test reads files and prints")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tickmark_engine::document::{Document, Mention};

/// What is compared, in the order of the table. `linked` is a figure with metric and subject right.
const ATTRIBUTES: [&str; 9] =
    ["found", "metric", "subject", "linked", "role", "direction", "basis", "modality", "period"];

/// In hundredths, just below what is reached.
const FLOORS: [(&str, [usize; 9]); 2] =
    [("worked", [99, 86, 86, 78, 97, 98, 98, 97, 66]), ("held", [97, 81, 83, 73, 93, 96, 97, 99, 66])];

/// How many of how many are right, for each attribute.
type Score = BTreeMap<&'static str, (usize, usize)>;

struct Label {
    /// In bytes of the text.
    start: usize,
    end: usize,
    metrics: Vec<String>,
    subjects: Vec<String>,
    words: Vec<String>,
}

#[test]
fn calls() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calls");
    println!("{:<28} {}", "", ATTRIBUTES.map(|name| format!("{name:>9}")).concat());
    for (group, floors) in FLOORS {
        let mut paths: Vec<_> =
            std::fs::read_dir(root.join(group)).expect("a folder").map(|e| e.expect("a file").path()).collect();
        paths.sort();
        let mut sum = Score::new();
        for path in paths {
            let name = format!("{group}/{}", path.file_stem().expect("a name").display());
            let (text, labels) = read(&std::fs::read_to_string(&path).expect("a readable call"), &name);
            let score = score(&tickmark_engine::annotate(&text), &labels, &name);
            row(&name, &score);
            for (attribute, (right, all)) in score {
                let entry = sum.entry(attribute).or_default();
                *entry = (entry.0 + right, entry.1 + all);
            }
        }
        row(group, &sum);
        for (attribute, floor) in ATTRIBUTES.iter().zip(floors) {
            let (right, all) = sum[attribute];
            assert!(
                right * 100 >= floor * all,
                "{group}: {attribute} is right in {right} of {all}, below {floor} in a hundred"
            );
        }
    }
}

fn row(name: &str, score: &Score) {
    let cell = |attribute: &str| score.get(attribute).map_or(String::new(), |(right, all)| format!("{right}/{all}"));
    println!("{name:<28} {}", ATTRIBUTES.map(|attribute| format!("{:>9}", cell(attribute))).concat());
}

/// The text of a call without its labels, and the labels.
fn read(file: &str, name: &str) -> (String, Vec<Label>) {
    let (mut text, mut labels) = (String::new(), Vec::new());
    let (mut line_start, mut from) = (0, 0);
    for line in file.lines() {
        if let Some(fields) = line.strip_prefix("> ") {
            let mut fields = fields.split(" | ").map(str::trim);
            let quote = fields.next().unwrap_or_default();
            let found =
                text[from..].find(quote).unwrap_or_else(|| panic!("{name}: no “{quote}” in “{}”", &text[line_start..]));
            let start = from + found;
            from = start + quote.len();
            let mut list = |by: char| -> Vec<String> {
                fields.next().unwrap_or_default().split(by).map(str::to_owned).filter(|word| !word.is_empty()).collect()
            };
            labels.push(Label { start, end: from, metrics: list('/'), subjects: list('/'), words: list(' ') });
            continue;
        }
        match text.chars().next_back() {
            None => {}
            _ if line.is_empty() => text.push('\n'),
            Some('\n' | '。') => {}
            Some(_) => text.push(' '),
        }
        (line_start, from) = (text.len(), text.len());
        text.push_str(line);
        if line.is_empty() {
            text.push('\n');
        }
    }
    (text, labels)
}

fn score(document: &Document, labels: &[Label], name: &str) -> Score {
    let misses = std::env::var("MISSES").is_ok_and(|words| name.contains(&words));
    let text = document.text();
    let mut score = Score::new();
    for label in labels {
        let mut wrong = Vec::new();
        let overlap = |mention: &&Mention| {
            let span = mention.span.range();
            mention.is_figure() && span.start < label.end && label.start < span.end
        };
        let mention = document.mentions.iter().find(overlap);
        for attribute in ATTRIBUTES {
            let Some(result) = compare(document, mention, label, attribute) else { continue };
            let entry = score.entry(attribute).or_default();
            *entry = (entry.0 + usize::from(result.is_ok()), entry.1 + 1);
            if let Err(got) = result {
                wrong.push(format!("{attribute}={got}"));
            }
        }
        if misses && !wrong.is_empty() {
            let before: String = text[..label.start].chars().rev().take(110).collect();
            let before: String = before.chars().rev().collect();
            let after: String = text[label.end..].chars().take(50).collect();
            let shown = format!("{before}[[{}]]{after}", &text[label.start..label.end]).replace('\n', "⏎");
            let wanted =
                format!("{} | {} | {}", label.metrics.join("/"), label.subjects.join("/"), label.words.join(" "));
            println!("{shown}\n    want {wanted}\n    got  {}", wrong.join(", "));
        }
    }
    score
}

/// Whether an attribute is as the label has it: `None` where the label does not say, else what stands there instead.
fn compare(
    document: &Document,
    mention: Option<&Mention>,
    label: &Label,
    attribute: &str,
) -> Option<Result<(), String>> {
    let is = |right: bool, got: Option<&str>| Some(if right { Ok(()) } else { Err(got.unwrap_or("none").to_owned()) });
    if attribute == "found" {
        return is(mention.is_some(), None);
    }
    let has_metric = label.metrics != ["?"];
    let has_subject = label.subjects != ["?"];
    let metric = mention.and_then(|mention| mention.metric.as_deref());
    let subject = mention.and_then(|mention| mention.subject.as_deref());
    let metric_right = || mention.is_some() && label.metrics.iter().any(|wanted| same_metric(wanted, metric));
    let subject_right =
        || mention.is_some() && label.subjects.iter().any(|wanted| same_subject(document, wanted, subject));
    match attribute {
        "metric" => return has_metric.then(|| is(metric_right(), metric)).flatten(),
        "subject" => return has_subject.then(|| is(subject_right(), subject)).flatten(),
        "linked" => {
            return (has_metric && has_subject).then(|| is(metric_right() && subject_right(), Some("no"))).flatten();
        }
        _ => {}
    }
    let mention = mention?;
    if label.words.contains(&format!("{attribute}?")) {
        return None;
    }
    let one_of =
        |options: &[&'static str]| options.iter().copied().find(|option| label.words.iter().any(|word| word == option));
    let (wanted, got) = match attribute {
        "role" => (
            one_of(&["change", "prior", "share_of", "threshold"]).or(Some("level")),
            mention.role.map(|role| role.as_str()),
        ),
        "direction" => (one_of(&["up", "down", "flat", "loss"]), mention.direction.map(|direction| direction.as_str())),
        "basis" => (
            one_of(&["yoy", "qoq", "ytd", "like_for_like", "constant_currency"]),
            mention.basis.map(|basis| basis.as_str()),
        ),
        "modality" => {
            (one_of(&["guidance", "hypothetical", "question"]).or(Some("reported")), Some(mention.modality.as_str()))
        }
        _ => {
            let wanted = label.words.iter().find_map(|word| word.strip_prefix('@'))?;
            let got = mention.period.as_ref().map(|period| {
                let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
                format!("{}..{}", day(period.start), day(period.end))
            });
            return is(got == days(wanted), got.as_deref());
        }
    };
    is(wanted == got, got)
}

/// The first and the last day of `2031`, `2031H1`, `2031Q2`.
fn days(period: &str) -> Option<String> {
    let (year, part) = period.split_at_checked(4)?;
    let (from, to) = match part {
        "" => ("01-01", "12-31"),
        "H1" => ("01-01", "06-30"),
        "H2" => ("07-01", "12-31"),
        "Q1" => ("01-01", "03-31"),
        "Q2" => ("04-01", "06-30"),
        "Q3" => ("07-01", "09-30"),
        "Q4" => ("10-01", "12-31"),
        _ => return None,
    };
    Some(format!("{year}-{from}..{year}-{to}"))
}

/// More than half of the words of the two are the same; `adjusted`, `gaap` and the like are words of the accounting.
fn same_metric(wanted: &str, got: Option<&str>) -> bool {
    let words = |metric: &str| -> BTreeSet<String> {
        let all: BTreeSet<String> = metric
            .split('_')
            .map(|word| word.trim_end_matches('s').chars().take(6).collect())
            .filter(|word: &String| !word.is_empty())
            .collect();
        let idle = ["other", "gaap", "non", "adjust", "ratio", "rate", "growth", "total", "of"];
        let telling: BTreeSet<String> = all.iter().filter(|word| !idle.contains(&word.as_str())).cloned().collect();
        if telling.is_empty() { all } else { telling }
    };
    let Some(got) = got else { return false };
    let (wanted, got) = (words(wanted), words(got));
    wanted.intersection(&got).count() * 2 > wanted.union(&got).count()
}

/// The two share a word; a figure without a subject is the company's own.
fn same_subject(document: &Document, wanted: &str, got: Option<&str>) -> bool {
    let Some(got) = got else { return wanted == "-" };
    let company = document.call.company.as_deref().unwrap_or_default();
    let wanted = if wanted == "-" { company } else { wanted };
    let words = |name: &str| -> BTreeSet<String> {
        let idle = ["the", "and", "of", "group", "business", "segment", "in", "on"];
        name.to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .map(|word| word.trim_end_matches(['s', '.']).to_owned())
            .filter(|word| !word.is_empty() && !idle.contains(&word.as_str()))
            .collect()
    };
    // Chinese has no blanks between words: one name in the other will do.
    !words(wanted).is_disjoint(&words(got)) || (!got.is_ascii() && (wanted.contains(got) || got.contains(wanted)))
}
