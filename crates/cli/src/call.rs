//! One call, from a transcript or from tagged JSON that was made of one.

use tickmark_engine::export::import::{Import, import};
use tickmark_engine::export::tagged_json::{self, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_engine::{Document, Options, annotate_with};

use crate::input::Input;
use crate::ordered::guarded;

/// A call.
pub enum Call {
    /// Read by the engine.
    Annotated {
        /// What it made of the text.
        document: Box<Document>,
        /// The name of the source.
        name: Option<String>,
    },
    /// Read by the engine before, perhaps corrected since; still in JSON.
    Tagged(String),
}

impl Call {
    /// Reads an input.
    ///
    /// # Errors
    /// As [`Input::read`], and where the engine panics.
    pub fn read(input: &Input, options: &Options) -> Result<Self, String> {
        let text = input.read()?;
        // Nobody opens a transcript with an object; a few bytes tell.
        if text.trim_start().starts_with('{') && text.contains("\"schema\"") {
            return Ok(Self::Tagged(text));
        }
        let document =
            guarded(|| annotate_with(&text, options)).map_err(|error| format!("{}: {error}", input.shown()))?;
        let document = Box::new(document);
        Ok(Self::Annotated { document, name: input.name().map(str::to_owned) })
    }

    /// Calls `act` with the wire form and the text that it is over.
    ///
    /// # Errors
    /// One plain sentence where the file is no tagged JSON, or is not true to its text.
    pub fn tagged<T>(&self, act: impl FnOnce(&Tagged<'_>, &str) -> T) -> Result<T, String> {
        match self {
            Self::Annotated { document, name } => {
                let options =
                    tagged_json::Options { name: name.as_deref(), unit: OffsetUnit::Byte, ..Default::default() };
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
