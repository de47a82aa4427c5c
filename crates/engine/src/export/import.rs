//! Reads tagged JSON back.

use std::fmt;

use crate::export::tagged_json::{Tagged, sha256};
use crate::export::verify::Mismatch;
use crate::source::normalise;

/// Why a file is not taken.
#[derive(Debug)]
pub enum ImportError {
    /// It is not JSON, or not this JSON.
    Shape(serde_json::Error),
    /// It names another schema.
    Schema(String),
    /// The text that goes with it was left out and is needed.
    NoText,
    /// The text at hand is not the one that was annotated.
    OtherText,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(error) => write!(f, "It is not tagged JSON: {error}."),
            Self::Schema(schema) => write!(f, "It says that it is “{schema}”, and only “{SCHEMA}” can be read."),
            Self::NoText => f.write_str("It was written without its text; give the transcript as well."),
            Self::OtherText => f.write_str("It belongs to another text: the hash of the transcript differs."),
        }
    }
}

impl std::error::Error for ImportError {}

/// A file that was read: what it holds, its text, and what in it does not fit that text.
#[derive(Clone, Debug, PartialEq)]
pub struct Import<'a> {
    /// The file.
    pub tagged: Tagged<'a>,
    /// The text that its spans are over.
    pub text: String,
    /// What does not fit; nothing is mended or guessed.
    pub mismatches: Vec<Mismatch>,
}

/// The schema that is written and read.
const SCHEMA: &str = "tickmark/1";

/// Reads a file, and compares every span with its quote. `text` stands in where the file was written without its text.
///
/// # Errors
/// Where the file is something else, or its text is missing or another one.
pub fn import<'a>(json: &str, text: Option<&str>) -> Result<Import<'a>, ImportError> {
    let tagged: Tagged<'a> = serde_json::from_str(json).map_err(|error| {
        // A file of another schema has another shape: the schema is the better reason than the first field amiss.
        match schema_of(json) {
            Some(schema) if schema != SCHEMA => ImportError::Schema(schema),
            _ => ImportError::Shape(error),
        }
    })?;
    if tagged.schema != SCHEMA {
        return Err(ImportError::Schema(tagged.schema.into_owned()));
    }
    let own = tagged.source.text.as_deref().map(str::to_owned);
    let text = own.or_else(|| text.map(|text| normalise(text).into_owned())).ok_or(ImportError::NoText)?;
    if sha256(&text) != tagged.source.sha256 {
        return Err(ImportError::OtherText);
    }
    let mismatches = tagged.verify(&text);
    Ok(Import { tagged, text, mismatches })
}

fn schema_of(json: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    Some(value.get("schema")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tagged_json::{Options, to_line, to_pretty};

    const TEXT: &str = "Ann Lee -- Chief Executive Officer\n\nRevenue was €5.2 billion, up 8%. 👨‍👩‍👧\n";

    #[test]
    fn what_was_written_is_read_and_written_again_to_the_byte() {
        let document = crate::annotate(TEXT);
        let json = to_line(&document, Options::default());
        let read = import(&json, None).unwrap();
        assert_eq!(read.mismatches, []);
        assert_eq!(read.text, TEXT);
        assert_eq!(serde_json::to_string(&read.tagged).unwrap(), json);
        let pretty = to_pretty(&document, Options::default());
        let read = import(&pretty, None).unwrap();
        assert_eq!(serde_json::to_string_pretty(&read.tagged).unwrap() + "\n", pretty);
    }

    #[test]
    fn a_file_without_its_text_asks_for_it() {
        let json = to_line(&crate::annotate(TEXT), Options { text: false, ..Options::default() });
        assert!(matches!(import(&json, None), Err(ImportError::NoText)));
        assert!(matches!(import(&json, Some("Another.")), Err(ImportError::OtherText)));
        let crlf = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
        assert_eq!(import(&json, Some(&crlf)).unwrap().mismatches, []);
    }

    #[test]
    fn other_files_are_refused_with_a_sentence() {
        for (json, message) in [
            ("", "It is not tagged JSON: EOF"),
            ("[]", "It is not tagged JSON"),
            ("{}", "missing field `schema`"),
            ("{\"schema\": \"tickmark/9\"}", "It says that it is “tickmark/9”"),
        ] {
            let error = import(json, None).unwrap_err().to_string();
            assert!(error.contains(message), "{json}: {error}");
        }
    }
}
