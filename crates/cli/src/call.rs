//! One call, from a transcript, or from tagged JSON or a project file that was made of one.

use tickmark_engine::export::import::{Import, import};
use tickmark_engine::export::tagged_json::{self, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_engine::{Document, Options, annotate_with};
use tickmark_review::{Journal, apply};

use crate::input::Input;
use crate::ordered::guarded;

/// A call.
pub enum Call {
    /// Read by the engine, with a person's corrections where there are any.
    Annotated {
        /// What was made of the text.
        document: Box<Document>,
        /// The name of the source.
        name: Option<String>,
    },
    /// Read by the engine before, perhaps corrected since; still in JSON.
    Tagged(String),
}

impl Call {
    /// Reads an input. What of a project no longer fits is handed to `say`.
    ///
    /// # Errors
    /// As [`Input::read`], where a project is not whole, and where the engine panics.
    pub fn read(input: &Input, options: &Options, say: impl Fn(&str)) -> Result<Self, String> {
        let text = input.read()?;
        if tickmark_project::is_project(&text) {
            let read = guarded(|| Self::project(&text, input, options)).flatten();
            let (call, unmatched) = read.map_err(|error| format!("{}: {error}", input.shown()))?;
            if unmatched > 0 {
                say(&format!(
                    "tickmark: {}: {unmatched} of its corrections find no place in the text any more and are left out.",
                    input.shown()
                ));
            }
            return Ok(call);
        }
        // Nobody opens a transcript with an object; a few bytes tell.
        if text.trim_start().starts_with('{') && text.contains("\"schema\"") {
            return Ok(Self::Tagged(text));
        }
        let document =
            guarded(|| annotate_with(&text, options)).map_err(|error| format!("{}: {error}", input.shown()))?;
        let document = Box::new(document);
        Ok(Self::Annotated { document, name: input.name().map(str::to_owned) })
    }

    /// The call of a project file, and how many of its corrections no longer match. The text is read anew and corrected anew,
    /// so that a project of an earlier version has what a later one finds.
    fn project(file: &str, input: &Input, options: &Options) -> Result<(Self, usize), String> {
        let project = tickmark_project::read(file).map_err(|wrong| format!("{wrong}."))?;
        let (journal, broken) = match Journal::of_lines(&project.records.join("\n")) {
            Ok(journal) => (journal, 0),
            Err((journal, _)) => {
                let rest = project.records.len() - journal.records().len();
                (journal, rest)
            }
        };
        let options = Options { format: options.format.clone().or(project.format) };
        // One leading byte order mark goes on import, and what was kept has been imported already.
        let kept = if project.text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
        let reviewed = apply(&annotate_with(&(kept.to_owned() + &project.text), &options), &journal);
        let name = project.file.or_else(|| input.name().map(str::to_owned));
        let unmatched = reviewed.unmatched.len() + broken;
        Ok((Self::Annotated { document: Box::new(reviewed.document), name }, unmatched))
    }

    /// Calls `act` with the wire form and the text that it is over.
    ///
    /// # Errors
    /// One plain sentence where the file is no tagged JSON, or is not true to its text.
    pub fn tagged<T>(&self, act: impl FnOnce(&Tagged<'_>, &str) -> T) -> Result<T, String> {
        match self {
            Self::Annotated { document, name } => {
                // What a person rejected is there, marked; what goes out of it is chosen later.
                let (name, unit) = (name.as_deref(), OffsetUnit::Byte);
                let options = tagged_json::Options { name, unit, rejected: true, ..Default::default() };
                Ok(act(&tagged_json::tagged(document, options), document.text()))
            }
            Self::Tagged(json) => {
                let Import { tagged, text, mismatches } = import(json, None).map_err(|error| error.to_string())?;
                match mismatches.first() {
                    Some(wrong) => Err(format!("{}: {}", wrong.of, wrong.message)),
                    None => Ok(act(&tagged, &text)),
                }
            }
        }
    }
}
