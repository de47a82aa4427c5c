//! Every test there is, in order of what fails fastest.

use std::time::Instant;

use crate::run::{cargo, finish, on_screen, watch};
use crate::{Outcome, consumers, js, page, score, size, tidy, tools};

/// One step of the suite: its name, what it does, and how.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&mut Count) -> Outcome,
}

/// Single tests that passed and failed.
#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    /// Adds what a line of output says, if it is one that says how many tests passed.
    fn add(&mut self, line: &str) {
        let (passed, failed) = counted(line);
        self.passed += passed;
        self.failed += failed;
    }
}

const STEPS: &[Step] = &[
    Step {
        name: "format",
        about: "rustfmt changes nothing",
        run: |_| finish(&mut cargo(&["fmt", "--all", "--check"])),
    },
    Step { name: "tidy", about: "the rules of the house", run: |_| tidy::check() },
    Step { name: "clippy", about: "no warning, for this machine and for the browser", run: |_| clippy() },
    Step { name: "tests", about: "engine, command line, logic of the page, xtask", run: unit_tests },
    Step {
        name: "consumers",
        about: "exported files in the programs that they are for",
        run: |_| consumers::run_if_ready(),
    },
    Step { name: "docs", about: "the engine's documentation builds, its links resolve", run: |_| docs() },
    Step { name: "score", about: "no figure falls below the record", run: |_| score::check() },
    Step { name: "js", about: "the JavaScript package, in Node", run: js_tests },
    Step { name: "page", about: "the page builds", run: |_| page::build() },
    Step { name: "size", about: "the page keeps its budgets", run: |_| size::check() },
    Step { name: "browser", about: "the page in real browsers", run: browser_tests },
];

/// Runs all steps, or the named ones, and says how many tests passed and failed in the last line.
pub fn test(names: &[&str]) -> Outcome {
    if names == ["--list"] {
        STEPS.iter().for_each(|step| println!("{:<9} {}", step.name, step.about));
        return Ok(());
    }
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        return Err(format!("There is no step “{unknown}”: `cargo xtask test --list` names them."));
    }
    let mut count = Count::default();
    let mut failures = Vec::new();
    for step in STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)) {
        println!("\n── {}: {}", step.name, step.about);
        let (start, before) = (Instant::now(), count.failed);
        match (step.run)(&mut count) {
            Ok(()) => {
                count.passed += 1;
                println!("── {} is fine ({} s)", step.name, start.elapsed().as_secs());
            }
            Err(sentence) => {
                // A step whose own tests failed has them counted already.
                count.failed += usize::from(count.failed == before);
                println!("{sentence}\n── {} FAILED ({} s)", step.name, start.elapsed().as_secs());
                failures.push(step.name);
            }
        }
    }
    println!();
    failures.iter().for_each(|name| println!("failed: {name} (alone: cargo xtask test {name})"));
    println!("{} passed, {} failed", count.passed, count.failed);
    if failures.is_empty() { Ok(()) } else { Err(String::new()) }
}

fn clippy() -> Outcome {
    finish(&mut cargo(&["clippy", "--locked", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    tools::wasm_target()?;
    let browser =
        ["--package", "tickmark", "--package", "tickmark-js", "--no-default-features", "--target", tools::TARGET];
    finish(cargo(&["clippy", "--locked", "--quiet"]).args(browser).args(["--", "-D", "warnings"]))
}

fn docs() -> Outcome {
    let mut doc = cargo(&["doc", "--locked", "--quiet", "--no-deps", "--package", "tickmark-engine"]);
    finish(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn unit_tests(count: &mut Count) -> Outcome {
    let arguments = ["test", "--locked", "--no-fail-fast", "--workspace", "--exclude", "tickmark-browser-tests"];
    watch(&mut cargo(&arguments), |line| count.add(line))
}

fn js_tests(count: &mut Count) -> Outcome {
    js::test(|line| count.add(line))
}

fn browser_tests(count: &mut Count) -> Outcome {
    tools::chromium()?;
    let axe = tools::axe()?;
    js::build()?;
    finish(&mut cargo(&["build", "--locked", "--quiet", "--package", "tickmark-cli"]))?;
    let mut failed = Vec::new();
    let webkit = std::env::var_os("WEBKIT").is_some() && tools::has_webkit();
    for (browser, name, here, how) in [
        ("chromium", "Chromium", true, ""),
        ("firefox", "Firefox", tools::has_firefox(), "apt-get install firefox-esr`, `cargo install geckodriver"),
        // One test of the exports does not hold there yet, so it is asked for by name.
        ("webkit", "WebKitGTK", webkit, "apt-get install webkit2gtk-driver xvfb xauth`, then `WEBKIT=1"),
    ] {
        if !here {
            println!("Skipped: {name} (`{how}`).");
            continue;
        }
        println!("In {name}:");
        let arguments = ["test", "--locked", "--no-fail-fast", "--package", "tickmark-browser-tests"];
        let mut command = cargo(&arguments);
        if browser == "webkit" {
            // It draws on a screen, so it gets one that nobody sees.
            command = on_screen(&command);
        }
        // Each test has a browser of its own, and the second makes use of the time in which the first one waits.
        command.env("AXE", &axe).env("BROWSER", browser).env("RUST_TEST_THREADS", "2");
        failed.extend(watch(&mut command, |line| count.add(line)).err());
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

/// The tests passed and failed that a line of cargo's, or one of Node's, says, if it is the one that says so.
fn counted(line: &str) -> (usize, usize) {
    let of_node = |word: &str| line.strip_prefix(word).and_then(|count| count.parse().ok());
    if let Some(passed) = of_node("# pass ") {
        return (passed, 0);
    }
    if let Some(failed) = of_node("# fail ") {
        return (0, failed);
    }
    let Some(counts) = line.strip_prefix("test result: ") else { return (0, 0) };
    let number_before = |word: &str| {
        let (before, _) = counts.split_once(word)?;
        before.split_whitespace().last()?.parse().ok()
    };
    (number_before(" passed").unwrap_or(0), number_before(" failed").unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn the_last_lines_of_cargo_and_node_are_counted() {
        let line = "test result: FAILED. 11 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(counted(line), (11, 2));
        assert_eq!(counted("test tests::a ... ok"), (0, 0));
        assert_eq!(counted("# pass 12"), (12, 0));
        assert_eq!(counted("# fail 1"), (0, 1));
        assert_eq!(counted("# tests 13"), (0, 0));
    }
}
