//! The rules of the house that no compiler checks. Each rule reads one file and says what is wrong in it, line by line.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::run::{cargo, output, program, top};
use crate::tools::{TARGET, WASM_BINDGEN_VERSION};

/// A file of the repository.
struct File {
    /// Its address from the top, with `/`.
    address: String,
    text: String,
}

impl File {
    fn ends_with(&self, end: &str) -> bool {
        self.address.ends_with(end)
    }

    fn starts_with(&self, start: &str) -> bool {
        self.address.starts_with(start)
    }

    /// The lines, counted from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.split('\n').enumerate().map(|(at, line)| (at + 1, line))
    }
}

/// What is wrong, and in which line.
type Findings = Vec<(usize, String)>;

const RULES: &[fn(&File) -> Findings] =
    &[line_ends, length, unfinished, rooms, browser_names, styles, dependencies, registry, versions, machine, links];

/// Prints all that is wrong and fails where anything is.
pub fn check() -> Outcome {
    let mut findings = findings()?;
    findings.extend(made_twice()?);
    if findings.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{} findings.", findings.join("\n"), findings.len()))
}

fn findings() -> Result<Vec<String>, String> {
    let list = output(&mut program("git", &["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let mut found = Vec::new();
    for address in list.lines() {
        // A file that is no text, or that was removed, has nothing to tidy.
        let Ok(text) = fs::read_to_string(top().join(address)) else { continue };
        let file = File { address: address.to_owned(), text };
        let of_file = RULES.iter().flat_map(|rule| rule(&file));
        found.extend(of_file.map(|(line, what)| format!("{address}:{line}: {what}")));
    }
    Ok(found)
}

/// The page and the module of its exports, compiled together, have the same features of every package as the page that Trunk compiles
/// alone: a package with others would be compiled again, and all that is made of it.
fn made_twice() -> Result<Vec<String>, String> {
    let made_of = |packages: &[&str]| -> Result<BTreeMap<String, String>, String> {
        let how =
            ["--locked", "--prefix", "none", "--edges", "normal,build", "--format", "{p}|{f}", "--target", TARGET];
        let list = output(cargo(&["tree", "--no-default-features"]).args(how).args(packages))?;
        let lines = list.lines().map(|line| line.trim_end_matches(" (*)"));
        Ok(lines.filter_map(|line| line.split_once('|')).map(|(name, with)| (name.into(), with.into())).collect())
    };
    let together = made_of(&["--package", "tickmark", "--package", "tickmark-js"])?;
    let differs = |(name, with): (String, String)| {
        let other = together.get(&name).filter(|other| **other != with)?;
        let what = "is compiled once more for the module of the exports";
        Some(format!("Cargo.toml: {name} {what}: it has the features `{with}` of the page and `{other}` of both"))
    };
    Ok(made_of(&["--package", "tickmark"])?.into_iter().filter_map(differs).collect())
}

/// Lines end with LF alone, without blanks before it, and so does the last.
fn line_ends(file: &File) -> Findings {
    // Texts as publishers have them are allowed to be untidy, and a licence keeps the form that its authors gave it.
    if file.starts_with("samples/")
        || file.starts_with("LICENSE")
        || file.starts_with("fuzz/")
        || file.ends_with(".lock")
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, line) in file.lines() {
        if line.ends_with('\r') {
            found.push((at, "the line ends with CR LF; LF alone is enough".into()));
        } else if line.ends_with([' ', '\t']) {
            found.push((at, "blanks at the end of the line".into()));
        }
    }
    if !file.text.is_empty() && (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) {
        found.push((file.lines().count(), "the file must end with one line end".into()));
    }
    found
}

/// A newcomer finds the place of any line in one guess.
fn length(file: &File) -> Findings {
    const MOST: usize = 700;
    let code = [".rs", ".js", ".css", ".html", ".py"].iter().any(|end| file.ends_with(end));
    let lines = file.text.lines().count();
    if code && lines > MOST {
        vec![(lines, format!("{lines} lines; divide what has more than {MOST}"))]
    } else {
        Vec::new()
    }
}

/// What is not done is not there.
fn unfinished(file: &File) -> Findings {
    // Written in two halves, so that this file does not find itself.
    let words = [concat!("to", "do!("), concat!("unimple", "mented!("), concat!("FIX", "ME"), concat!("db", "g!(")];
    if !file.ends_with(".rs") && !file.ends_with(".js") {
        return Vec::new();
    }
    file.lines()
        .flat_map(|(at, line)| words.iter().filter(|word| line.contains(**word)).map(move |word| (at, word)))
        .map(|(at, word)| (at, format!("`{word}` is left")))
        .collect()
}

/// The engine's rooms in the order in which text flows; a room may use those before it.
const STREET: &[&str] = &["source", "turns", "mentions", "facts", "checks", "segments", "export"];

/// No room of the engine uses one downstream.
fn rooms(file: &File) -> Findings {
    let Some(path) = file.address.strip_prefix("crates/engine/src/") else { return Vec::new() };
    let room = path.split(['/', '.']).next().unwrap_or_default();
    if room == "lib" || path.ends_with("tests.rs") {
        return Vec::new();
    }
    // What feeds all rooms uses none of them.
    let own = STREET.iter().position(|name| *name == room);
    let mut found = Vec::new();
    let code = file.lines().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    let code = code.map(|(at, line)| (at, line.split("//").next().unwrap_or_default()));
    let text: String = code.map(|(_, line)| format!("{line}\n")).collect();
    for (at, _) in text.match_indices("crate::") {
        let line = text[..at].matches('\n').count() + 1;
        for used in first_names(&text[at + "crate::".len()..]) {
            let downstream = match (STREET.iter().position(|name| *name == used), own) {
                (Some(used), Some(own)) => used > own,
                (Some(_), None) => true,
                (None, _) => ["annotate", "annotate_with"].contains(&used),
            };
            if downstream {
                found.push((line, format!("the room `{room}` uses `{used}`, which is downstream of it")));
            }
        }
    }
    found
}

/// The first names of a path or of a list of paths in braces: `a` and `c` of `{a::b, c::{d, e}}`.
fn first_names(path: &str) -> Vec<&str> {
    let name = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let Some(list) = path.strip_prefix('{') else { return vec![&path[..name(path)]] };
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let item = list[start..at].trim_start();
                names.push(&item[..name(item)]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The browser's own types are named in one room of the page only.
fn browser_names(file: &File) -> Findings {
    if !file.starts_with("src/") || !file.ends_with(".rs") || file.starts_with("src/browser") {
        return Vec::new();
    }
    let names = ["web_sys", "gloo", "js_sys", "wasm_bindgen"];
    file.lines()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .flat_map(|(at, line)| names.iter().filter(move |name| has_word(line, name)).map(move |name| (at, name)))
        .map(|(at, name)| (at, format!("`{name}` belongs into src/browser")))
        .collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].chars().next_back().is_some_and(inside) && !line[at + word.len()..].starts_with(inside)
    })
}

/// Each file of styles belongs to the component of its name.
fn styles(file: &File) -> Findings {
    let Some(name) = file.address.strip_prefix("styles/components/") else { return Vec::new() };
    let component = top().join("src/components").join(name.trim_end_matches(".css"));
    if component.with_extension("rs").is_file() || component.join("mod.rs").is_file() {
        return Vec::new();
    }
    vec![(1, format!("there is no component for the styles {name} in src/components"))]
}

/// Each dependency, or the group it stands in, has a comment that says what it is for.
fn dependencies(file: &File) -> Findings {
    if !file.ends_with("Cargo.toml") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut inside, mut said, mut open) = (false, false, false);
    for (at, line) in file.lines() {
        let line = line.trim();
        if open {
            // A dependency over several lines ends with the bracket that closes it.
            open = !line.starts_with(']') && !line.starts_with('}');
        } else if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
            said = false;
        } else if line.is_empty() {
            said = false;
        } else if line.starts_with('#') {
            said = true;
        } else if inside {
            if !said {
                found.push((at, "no comment says what this dependency is for".into()));
            }
            open = line.ends_with(['[', '{']);
        }
    }
    found
}

/// Every package comes from one place.
fn registry(file: &File) -> Findings {
    if !file.ends_with("Cargo.lock") {
        return Vec::new();
    }
    let source = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let other = |line: &str| line.starts_with("source = ") && line != source;
    file.lines()
        .filter(|(_, line)| other(line))
        .map(|(at, line)| (at, format!("another {line} than the index of crates.io")))
        .collect()
}

/// The library and the tool of wasm-bindgen are one version.
fn versions(file: &File) -> Findings {
    if file.address != "Cargo.lock" {
        return Vec::new();
    }
    let wanted = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN_VERSION}\"\n");
    if file.text.contains(&wanted) {
        return Vec::new();
    }
    vec![(1, format!("wasm-bindgen is not {WASM_BINDGEN_VERSION}, the version of the tool in xtask/src/tools.rs"))]
}

/// Nothing names a folder of somebody's machine.
fn machine(file: &File) -> Findings {
    // Written in two halves, so that this file does not find itself.
    let places = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/Us", "ers/"),
        concat!("C:", "\\"),
    ];
    if file.starts_with("samples/") {
        return Vec::new();
    }
    // A place begins a path: what follows a letter is a part of another path or of an address.
    let begins = |line: &str, at: usize| {
        !line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "._-~}".contains(c))
    };
    file.lines()
        .flat_map(|(at, line)| places.iter().map(move |place| (at, line, place)))
        .filter(|(_, line, place)| line.match_indices(**place).any(|(at, _)| begins(line, at)))
        .map(|(at, _, place)| (at, format!("`{place}` is a place on somebody's machine")))
        .collect()
}

/// A link of the documents leads to a file that is there.
fn links(file: &File) -> Findings {
    if !file.ends_with(".md") || file.starts_with("crates/engine/tests/specs/") {
        return Vec::new();
    }
    let folder = Path::new(&file.address).parent().unwrap_or(Path::new(""));
    let mut found = Vec::new();
    let mut fenced = false;
    for (at, line) in file.lines() {
        fenced ^= line.trim_start().starts_with("```");
        if fenced {
            continue;
        }
        for (start, _) in line.match_indices("](") {
            let target = line[start + 2..].split([')', ' ', '#']).next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            if !top().join(folder).join(target).exists() {
                found.push((at, format!("the link leads to {target}, which is not there")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{File, Findings, first_names};

    #[test]
    fn the_repository_is_tidy() {
        let findings = super::findings().expect("git lists the files");
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }

    /// The lines in which a rule finds something.
    fn check(rule: fn(&File) -> Findings, address: &str, text: &str, lines: &[usize]) {
        let found = rule(&File { address: address.into(), text: text.into() });
        let at: Vec<_> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(at, lines, "{address}: {found:?}");
    }

    #[test]
    fn line_ends() {
        check(super::line_ends, "a.rs", "a\nb\n", &[]);
        check(super::line_ends, "a.rs", "a \nb\r\nc\t\n", &[1, 2, 3]);
        check(super::line_ends, "a.rs", "a", &[1]);
        check(super::line_ends, "a.rs", "a\n\n", &[3]);
        check(super::line_ends, "samples/a.txt", "a \r\n", &[]);
    }

    #[test]
    fn length() {
        check(super::length, "a.rs", &"a\n".repeat(700), &[]);
        check(super::length, "a.rs", &"a\n".repeat(701), &[701]);
        check(super::length, "a.txt", &"a\n".repeat(701), &[]);
    }

    #[test]
    fn unfinished() {
        check(super::unfinished, "a.rs", concat!("fn a() { to", "do!() }\n"), &[1]);
        check(super::unfinished, "a.rs", "// a list of things to do\n", &[]);
    }

    #[test]
    fn rooms() {
        let facts = "crates/engine/src/facts/mod.rs";
        check(super::rooms, facts, "use crate::mentions::Call;\nuse crate::span::Span;\n", &[]);
        check(super::rooms, facts, "use crate::checks::check;\n", &[1]);
        check(super::rooms, facts, "use crate::{\n    span::Span,\n    export::csv,\n};\n", &[1]);
        check(super::rooms, facts, "//! [`a`](crate::checks)\n", &[]);
        check(super::rooms, facts, "#[cfg(test)]\nmod tests {\n    use crate::annotate;\n}\n", &[]);
        check(super::rooms, "crates/engine/src/span.rs", "\nuse crate::turns::Turn;\n", &[2]);
        check(super::rooms, "crates/engine/src/lib.rs", "use crate::checks::check;\n", &[]);
        check(super::rooms, "crates/cli/src/main.rs", "use crate::export;\n", &[]);
    }

    #[test]
    fn names_of_paths() {
        assert_eq!(first_names("a::b;"), ["a"]);
        assert_eq!(first_names("{a::b, c::{d, e}, f};"), ["a", "c", "f"]);
        assert_eq!(first_names("{self};"), ["self"]);
    }

    #[test]
    fn browser_names() {
        check(super::browser_names, "src/app.rs", "use web_sys::Element;\nuse gloo::file::File;\n", &[1, 2]);
        check(super::browser_names, "src/app.rs", "// web_sys\nlet igloo = 1;\n", &[]);
        check(super::browser_names, "src/browser/file.rs", "use web_sys::Element;\n", &[]);
    }

    #[test]
    fn styles() {
        check(super::styles, "styles/components/no_such_component.css", "", &[1]);
        check(super::styles, "styles/tokens.css", "", &[]);
    }

    #[test]
    fn dependencies() {
        check(super::dependencies, "Cargo.toml", "[dependencies]\na = \"1\"\n", &[2]);
        check(super::dependencies, "Cargo.toml", "[dependencies]\n# For b.\na = \"1\"\nb = \"1\"\n\nc = \"1\"\n", &[6]);
        check(
            super::dependencies,
            "Cargo.toml",
            "[dev-dependencies]\n# A.\na = { features = [\n    \"x\",\n] }\n\nb.workspace = true\n",
            &[7],
        );
        check(super::dependencies, "Cargo.toml", "[package]\nname = \"a\"\n", &[]);
    }

    #[test]
    fn registry() {
        check(
            super::registry,
            "Cargo.lock",
            "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n",
            &[],
        );
        check(super::registry, "Cargo.lock", "source = \"registry+https://example.org/index\"\n", &[1]);
    }

    #[test]
    fn versions() {
        check(super::versions, "Cargo.lock", "name = \"wasm-bindgen\"\nversion = \"0.1.0\"\n", &[1]);
    }

    #[test]
    fn machine() {
        check(super::machine, "a.md", concat!("see `/ho", "me/ann/a`\n"), &[1]);
        check(super::machine, "a.md", concat!("https://example.org/ho", "me/\n"), &[]);
    }

    #[test]
    fn links() {
        check(super::links, "README.md", "[a](Cargo.toml#b) [c](https://example.org)\n```\n[d](nowhere)\n```\n", &[]);
        check(super::links, "README.md", "[a](nowhere.md)\n", &[1]);
    }
}
