//! What a developer types: `cargo xtask <command>`.

mod consumers;
mod js;
mod measure;
mod page;
mod run;
mod scale;
mod score;
mod size;
mod split;
mod suite;
mod tidy;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]    build the page, serve it and build it again after every edit
  build               build the page for a static host, into dist
  js                  build the JavaScript package, into dist-js
  test [NAME…]        run every test there is, or the named steps (`test --list` names them)
  size                bytes of each file of the page, and the packages it is made of, against their budgets
  consumers           every exported file in the program that it is for (spaCy, openpyxl, LibreOffice …)
  tidy                the rules of the house that no compiler checks
  score [--record]    score the engine against the labels in ../shared; --record keeps the result
  bench               how fast the engine reads, the command line works and the page paints
  scale               the command line alone, over a thousand transcripts
  shots               pictures of the page at three widths in both themes, into target/shots
  explain FILE LINE   each mention on a line of a transcript, and how it came about
";

/// What a command that failed has to say, as one plain sentence; empty where it has been said.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["serve"] => page::serve(8080),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => page::serve(port),
            Err(_) => Err(format!("“{port}” is no port: give a number up to 65535.")),
        },
        ["build"] => page::build(),
        ["js"] => js::build(),
        ["test", names @ ..] => suite::test(names),
        ["size"] => size::check(),
        ["consumers"] => consumers::run(),
        ["tidy"] => tidy::check(),
        ["score"] => score::print(),
        ["score", "--record"] => score::record(),
        ["bench"] => measure::bench(),
        ["scale"] => scale::bench(),
        ["shots"] => measure::shots(),
        ["explain", file, line] => measure::explain(file, line),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("There is no such command.\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            if !sentence.is_empty() {
                eprintln!("{sentence}");
            }
            ExitCode::FAILURE
        }
    }
}
