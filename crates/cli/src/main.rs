//! `tickmark` on the command line: the same engine over files and pipes.

use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tickmark_engine::export::tagged_json;

#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the tagged JSON of each transcript.
    Annotate {
        /// Files to read; `-` is standard input.
        files: Vec<String>,
        /// Read lines `{"id": …, "text": …}` from standard input and answer each with one line.
        #[arg(long)]
        jsonl_in: bool,
    },
}

fn main() -> ExitCode {
    let Command::Annotate { files, jsonl_in } = Arguments::parse().command;
    let mut out = std::io::stdout().lock();
    if jsonl_in {
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { return ExitCode::FAILURE };
            let record: serde_json::Value = serde_json::from_str(&line).expect("a record");
            let document = tickmark_engine::annotate(record["text"].as_str().unwrap_or_default());
            let tagged = tagged_json::to_line(&document, tagged_json::Options::default());
            writeln!(out, "{{\"id\":{},{}", record["id"], &tagged[1..]).expect("standard output");
        }
    }
    for file in files {
        let mut text = String::new();
        if file == "-" {
            std::io::stdin().read_to_string(&mut text).map(|_| ())
        } else {
            std::fs::read_to_string(&file).map(|t| text = t)
        }
        .expect("a readable file");
        let document = tickmark_engine::annotate(&text);
        out.write_all(
            tagged_json::to_pretty(&document, tagged_json::Options { name: Some(&file), ..Default::default() })
                .as_bytes(),
        )
        .expect("standard output");
    }
    ExitCode::SUCCESS
}
