//! The project file: one file that holds a call whole, so that it opens on any machine as it was left.
//!
//! It is lines of JSON. The first says what the file is, the second holds the text, the third what the engine found, as tagged JSON
//! without the text; every further line is one record of the corrections, byte for byte as it was kept. A program that wants only
//! one of these reads only that line.
//!
//! ```
//! use tickmark_project::{Project, read, write};
//!
//! let project = Project { text: "Revenue was $5.2 billion.".into(), ..Project::default() };
//! assert_eq!(read(&write(&project)).unwrap(), project);
//! ```

use serde::{Deserialize, Serialize};

/// The name and version of the form that this page writes.
pub const SCHEMA: &str = "tickmark-project/1";

/// The name of the form without its version.
const FORM: &str = "tickmark-project/";

/// The ending of a project file's name.
pub const ENDING: &str = ".tickmark";

/// A call whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// The version of the engine that found the suggestions.
    pub engine: String,
    /// The name of the file that the text came from, if any.
    pub file: Option<String>,
    /// The reader that the person asked for, if any.
    pub format: Option<String>,
    /// When the call was opened first, in milliseconds since 1970.
    pub created: u64,
    /// When it was changed last, in milliseconds since 1970.
    pub changed: u64,
    /// The byte of the text where the person was.
    pub cursor: u32,
    /// The text, after the one normalisation on import.
    pub text: String,
    /// What the engine found: tagged JSON on one line, without the text; empty where it was left out.
    pub suggestions: String,
    /// The records of the corrections, in order, each one line.
    pub records: Vec<String>,
}

/// Why a file cannot be opened as a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no project file.
    NoProject,
    /// A later version has written it.
    Newer,
    /// Its text is missing.
    NoText,
    /// Some of its records are missing: how many there are and how many there should be.
    Cut(u32, u32),
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoProject => f.write_str("It is no project file"),
            Self::Newer => f.write_str("A later version of tickmark has written it, and this one cannot read it"),
            Self::NoText => f.write_str("Its text is missing"),
            Self::Cut(there, all) => write!(f, "It is cut off: {there} of its {all} corrections are there"),
        }
    }
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct First {
    schema: String,
    engine: String,
    file: Option<String>,
    format: Option<String>,
    created: u64,
    changed: u64,
    cursor: u32,
    records: u32,
}

#[derive(Serialize, Deserialize)]
struct Text {
    text: String,
}

/// Whether a text claims to be a project file of any version.
pub fn is_project(file: &str) -> bool {
    let first = file.lines().next().unwrap_or_default();
    first.starts_with('{') && first.contains(FORM) && first.contains("\"schema\"")
}

/// The file of a project.
pub fn write(project: &Project) -> String {
    let first = First {
        schema: SCHEMA.to_owned(),
        engine: project.engine.clone(),
        file: project.file.clone(),
        format: project.format.clone(),
        created: project.created,
        changed: project.changed,
        cursor: project.cursor,
        records: project.records.len() as u32,
    };
    let first = serde_json::to_string(&first).expect("texts and numbers are JSON");
    let text = serde_json::to_string(&Text { text: project.text.clone() }).expect("a text is JSON");
    let suggestions = if project.suggestions.is_empty() { "null" } else { &project.suggestions };
    let mut file = [&first, &text, suggestions].join("\n");
    for record in &project.records {
        file.push('\n');
        file.push_str(record);
    }
    file.push('\n');
    file
}

/// Reads a project file.
///
/// # Errors
/// Where it is none, was written by a later version, or is not whole.
pub fn read(file: &str) -> Result<Project, Wrong> {
    // Only LF ends a line: a record may hold every other separator.
    let mut lines = file.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let first: First = lines.next().and_then(|line| serde_json::from_str(line).ok()).ok_or(Wrong::NoProject)?;
    if first.schema != SCHEMA {
        return Err(if first.schema.starts_with(FORM) { Wrong::Newer } else { Wrong::NoProject });
    }
    let text: Text = lines.next().and_then(|line| serde_json::from_str(line).ok()).ok_or(Wrong::NoText)?;
    let suggestions = lines.next().filter(|line| *line != "null").unwrap_or_default();
    let records: Vec<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if records.len() as u32 != first.records {
        return Err(Wrong::Cut(records.len() as u32, first.records));
    }
    Ok(Project {
        engine: first.engine,
        file: first.file,
        format: first.format,
        created: first.created,
        changed: first.changed,
        cursor: first.cursor,
        text: text.text,
        suggestions: suggestions.to_owned(),
        records,
    })
}

/// JSON of several lines on one: a line end inside a text of it is always escaped, so every bare one is layout.
pub fn one_line(json: &str) -> String {
    json.lines().map(str::trim_start).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn project() -> Project {
        Project {
            engine: "0.1.0".into(),
            file: Some("call “Q3”.txt".into()),
            format: None,
            created: 1_700_000_000_000,
            changed: 1_700_000_000_001,
            cursor: 7,
            text: "Revenue\u{a0}was $5 billion.\u{2028}👨‍👩‍👧 e\u{301}\n\n".into(),
            suggestions: "{\"schema\": \"tickmark/1\"}".into(),
            records: vec!["{\"n\":1,\"op\":\"accept\"}".into(), "{\"n\":2,\"op\":\"undo\"}".into()],
        }
    }

    #[track_caller]
    fn refused(file: &str, wrong: Wrong) {
        assert_eq!(read(file), Err(wrong), "{file}");
    }

    #[test]
    fn a_project_comes_back_byte_for_byte() {
        let file = write(&project());
        assert!(is_project(&file));
        assert_eq!(read(&file), Ok(project()));
        assert_eq!(write(&read(&file).unwrap()), file);
        // An editor that ends lines its own way changes nothing.
        assert_eq!(read(&file.replace('\n', "\r\n")), Ok(project()));
        // What a later page adds to the first line breaks nothing.
        assert_eq!(read(&file.replacen('{', "{\"colour\":\"red\",", 1)), Ok(project()));
    }

    #[test]
    fn what_is_no_whole_project_of_this_version_is_refused() {
        let file = write(&project());
        refused(&file.replacen(SCHEMA, "tickmark-project/2", 1), Wrong::Newer);
        refused(&file.replacen(SCHEMA, "tickmark/1", 1), Wrong::NoProject);
        refused("", Wrong::NoProject);
        refused("Revenue was $5 billion.", Wrong::NoProject);
        refused("{\"a\": 1}", Wrong::NoProject);
        let lines: Vec<&str> = file.lines().collect();
        refused(lines[0], Wrong::NoText);
        refused(&lines[..4].join("\n"), Wrong::Cut(1, 2));
    }

    #[test]
    fn other_texts_are_no_projects() {
        for text in ["", "{}", "tickmark-project/1", "A call about tickmark-project/1\n{\"schema\"", "[1]"] {
            assert!(!is_project(text), "{text}");
        }
    }

    #[test]
    fn json_fits_on_one_line() {
        assert_eq!(one_line("{\n  \"a\": [\n    1,\n    \"b\\n  c\"\n  ]\n}"), "{\"a\": [1,\"b\\n  c\"]}");
    }

    proptest! {
        #[test]
        fn every_project_comes_back(text in ".{0,60}", file in proptest::option::of(".{0,12}"), notes in proptest::collection::vec(".{0,12}", 0..4)) {
            let records = notes.iter().map(|note| serde_json::to_string(note).unwrap()).collect();
            let project = Project { text, file, records, ..project() };
            prop_assert_eq!(read(&write(&project)), Ok(project));
        }
    }
}
