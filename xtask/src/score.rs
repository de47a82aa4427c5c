//! How well the engine reads, by the scorers and labels that stand beside the repository.
//!
//! The labelled texts belong to their publishers and are no part of the project: the record knows each by the hash of its bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::run::{cargo, finish, has, output, program, top};

/// By how much a figure may fall below the record.
const TOLERANCE: f64 = 0.005;

/// The figures of one text, or of one group of cases.
struct Row {
    table: &'static str,
    /// How the tables name it.
    name: String,
    /// How the record names it.
    key: String,
    figures: Vec<(String, f64)>,
}

/// Prints all tables.
pub fn print() -> Outcome {
    if let Some(rows) = rows()? {
        print!("{}", tables(&rows));
    }
    Ok(())
}

/// Prints all tables and keeps them as what later work must not fall below.
pub fn record() -> Outcome {
    let Some(rows) = rows()? else { return Ok(()) };
    print!("{}", tables(&rows));
    let mut record: BTreeMap<&str, BTreeMap<String, Map<String, Value>>> = BTreeMap::new();
    for row in &rows {
        let figures = row.figures.iter().map(|(name, value)| (name.clone(), rounded(*value).into())).collect();
        record.entry(row.table).or_default().insert(row.key.clone(), figures);
    }
    let json = serde_json::to_string_pretty(&record).expect("names and numbers are JSON") + "\n";
    fs::write(record_file(), json).map_err(|error| format!("The record cannot be written: {error}."))
}

/// Fails where a figure stands lower than the record by more than half a point.
pub fn check() -> Outcome {
    let Some(rows) = rows()? else { return Ok(()) };
    print!("{}", tables(&rows));
    let record: Value = match fs::read_to_string(record_file()) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| format!("The record is damaged: {error}."))?,
        Err(_) => return Err("There is no record to compare with: `cargo xtask score --record` makes it.".into()),
    };
    let mut worse = String::new();
    for row in &rows {
        for (figure, value) in &row.figures {
            if let Some(kept) = record[row.table][&row.key][figure].as_f64()
                && *value < kept - TOLERANCE
            {
                writeln!(worse, "{} {}: {figure} fell from {kept:.3} to {value:.3}.", row.table, row.name)
                    .expect("a string takes every text");
            }
        }
    }
    if worse.is_empty() { Ok(()) } else { Err(worse) }
}

fn record_file() -> PathBuf {
    top().join("xtask/score-record.json")
}

/// Runs every scorer over every text that has labels; nothing where they are not at hand.
fn rows() -> Result<Option<Vec<Row>>, String> {
    let shared = top().join("../shared");
    if !shared.join("tools").is_dir() {
        println!("Skipped: the labelled texts (../shared) are not at hand, so nothing is scored.");
        return Ok(None);
    }
    if !has("python3") {
        println!("Skipped: the scorers need python3 (`apt-get install python3`), so nothing is scored.");
        return Ok(None);
    }
    finish(&mut cargo(&["build", "--quiet", "--package", "tickmark-cli"]))?;
    let scratch = top().join("target/score");
    fs::create_dir_all(&scratch).map_err(|error| format!("{} cannot be made: {error}.", scratch.display()))?;
    let scorer = Scorer { shared, scratch };

    let mut rows = scorer.labels()?;
    rows.extend(scorer.turns()?);
    rows.extend(scorer.quantities()?);
    Ok(Some(rows))
}

struct Scorer {
    shared: PathBuf,
    scratch: PathBuf,
}

impl Scorer {
    /// The hand labels, each of the one text whose name holds the labels' name.
    fn labels(&self) -> Result<Vec<Row>, String> {
        let mut rows = Vec::new();
        let texts = [self.list("seeds", ".txt"), self.list("transcripts", ".txt")].concat();
        for gold in self.list("gold", ".mentions.jsonl") {
            let name = stem(&gold, ".mentions.jsonl");
            let Some(text) = texts.iter().find(|text| stem(text, ".txt").contains(&name)) else {
                println!("Skipped: no text is at hand for the labels {name}.");
                continue;
            };
            let prefix = gold.with_file_name(&name);
            let tagged = self.annotate(text)?;
            let answer = self.score("score.py", &[&tagged, text, &prefix])?;
            let turns = fs::read_to_string(gold.with_file_name(format!("{name}.turns.jsonl"))).unwrap_or_default();
            let mut figures = figures(&answer);
            if turns.lines().count() < 2 {
                figures.retain(|(name, _)| !["turn", "speaker", "qa"].iter().any(|part| name.starts_with(part)));
            }
            rows.push(Row { table: "labels", name, key: key(text), figures });
        }
        Ok(rows)
    }

    /// The files that say who speaks.
    fn turns(&self) -> Result<Vec<Row>, String> {
        let mut rows = Vec::new();
        for truth in self.list("transcripts", ".truth.json") {
            let name = stem(&truth, ".truth.json");
            let text = truth.with_file_name(format!("{name}.txt"));
            let tagged = self.annotate(&text)?;
            let answer = self.score("score_turns.py", &[&tagged, &text, &truth])?;
            rows.push(Row { table: "turns", name, key: key(&text), figures: figures(&answer) });
        }
        Ok(rows)
    }

    /// Flat cases of single quantities.
    fn quantities(&self) -> Result<Vec<Row>, String> {
        let mut rows = Vec::new();
        for cases in self.list("quantities", ".jsonl") {
            let language = stem(&cases, ".jsonl").rsplit('.').next().unwrap_or_default().to_owned();
            let out = self.scratch.join(format!("{language}.jsonl"));
            let input =
                fs::File::open(&cases).map_err(|error| format!("{} cannot be read: {error}.", cases.display()))?;
            let answers = output(program(&command_line(), &["annotate", "--jsonl-in"]).stdin(Stdio::from(input)))?;
            fs::write(&out, answers).map_err(|error| format!("{} cannot be written: {error}.", out.display()))?;
            let answer = self.score("score_quantities.py", &[&cases, &out])?;
            let models = answer["models"].as_object().into_iter().flatten().map(|(model, line)| (model.as_str(), line));
            for (model, line) in models.chain([("all", &answer["all"])]) {
                let name = format!("{language} {}", model.trim_end_matches("Model"));
                rows.push(Row { table: "quantities", key: name.clone(), name, figures: figures(line) });
            }
        }
        Ok(rows)
    }

    /// The files of a folder that end like that, sorted.
    fn list(&self, folder: &str, end: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.shared.join(folder)).into_iter().flatten().flatten();
        let mut files: Vec<_> =
            entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(end)).collect();
        files.sort();
        files
    }

    fn annotate(&self, text: &Path) -> Result<PathBuf, String> {
        let out = self.scratch.join("tagged.json");
        let tagged = output(&mut program(&command_line(), &["annotate", &text.to_string_lossy()]))?;
        fs::write(&out, tagged).map_err(|error| format!("{} cannot be written: {error}.", out.display()))?;
        Ok(out)
    }

    fn score(&self, tool: &str, files: &[&Path]) -> Result<Value, String> {
        let mut command = program("python3", &[]);
        let answer = output(command.arg(self.shared.join("tools").join(tool)).args(files).arg("--json"))?;
        let last = answer.lines().last().unwrap_or_default();
        serde_json::from_str(last).map_err(|error| format!("{tool} answered something else than JSON: {error}."))
    }
}

/// The built command line.
fn command_line() -> String {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), PathBuf::from);
    target.join("debug/tickmark").to_string_lossy().into_owned()
}

/// The shares between 0 and 1 of a scorer's answer. Its counts are left out; two of them are turned into a yes or no.
fn figures(answer: &Value) -> Vec<(String, f64)> {
    let figure = |(name, value): (&String, &Value)| match (name.as_str(), value) {
        ("bad_offsets", bad) => Some(("true_offsets".to_owned(), f64::from(bad.as_i64() == Some(0)))),
        (name, off) if name.ends_with("off_lines") => {
            Some(("qa_found".to_owned(), f64::from(off.as_i64().is_some_and(|off| off.abs() <= 3))))
        }
        (name, Value::Number(number)) if number.is_f64() => Some((name.to_owned(), number.as_f64()?)),
        _ => None,
    };
    answer.as_object().into_iter().flatten().filter_map(figure).collect()
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn stem(path: &Path, end: &str) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(end).unwrap_or(&name).to_owned()
}

fn key(text: &Path) -> String {
    let bytes = fs::read(text).unwrap_or_default();
    Sha256::digest(&bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// All rows, in one table for each scorer, figures as hundredths.
fn tables(rows: &[Row]) -> String {
    let mut text = String::new();
    for table in ["labels", "turns", "quantities"] {
        let rows: Vec<_> = rows.iter().filter(|row| row.table == table).collect();
        let mut columns: Vec<&str> = Vec::new();
        for (name, _) in rows.iter().flat_map(|row| &row.figures) {
            if !columns.contains(&name.as_str()) {
                columns.push(name);
            }
        }
        let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(table.len());
        // Long names of figures are cut to what tells them apart.
        let heads: Vec<String> = columns.iter().map(|name| short(name)).collect();
        let line = |name: &str, cells: Vec<String>| {
            let cells: String = cells.iter().zip(&heads).map(|(c, h)| format!(" {c:>0$}", h.len().max(5))).collect();
            format!("{name:<width$}{cells}\n")
        };
        text.push_str(&line(table, heads.clone()));
        for row in rows {
            let cell = |column: &&str| {
                let figure = row.figures.iter().find(|(name, _)| name == column);
                figure.map_or("-".into(), |(_, value)| format!("{:.1}", value * 100.0))
            };
            text.push_str(&line(&row.name, columns.iter().map(cell).collect()));
        }
        text.push('\n');
    }
    text
}

fn short(name: &str) -> String {
    let words = name.split('_').map(|word| match word {
        "mentions" => "m",
        "precision" => "prec",
        "recall" => "rec",
        "speaker" => "sp",
        "starts" => "st",
        "affiliation" => "affil",
        word => word,
    });
    words.collect::<Vec<_>>().join("_")
}
