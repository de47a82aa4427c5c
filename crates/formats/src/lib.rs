//! Tagged JSON to every other format, and what others tagged back in.
//!
//! Each format is written from the wire types of tagged JSON and nothing else, so that the page, the command line and a
//! program that only has the JSON give the same bytes. What a format cannot hold is counted by [`Exporter::losses`] before
//! anything is written. Every file is parsed again and compared with the call before [`Exporter::write`] gives it out.

mod brat;
mod csv_files;
mod html;
mod json_lines;
mod label_studio;
mod loss;
mod markdown;
mod prepared;
pub mod read;
mod selection;
mod tables;
mod tagged;
mod tei;
mod verify;
mod w3c;
mod webvtt;
mod xlsx;
pub mod zip;

use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::export::verify::Mismatch;
use tickmark_engine::offsets::OffsetUnit;

use prepared::Prepared;
use verify::Wrong;

pub use loss::Loss;
pub use selection::{Selection, Statuses};

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What stands behind the source's name, with its full stop: `.figures.csv`.
    pub ending: &'static str,
    /// Internet media type.
    pub media_type: &'static str,
    /// The whole content: UTF-8, or the bytes of a workbook.
    pub content: Vec<u8>,
}

impl File {
    fn text(ending: &'static str, media_type: &'static str, content: String) -> Self {
        Self { ending, media_type, content: content.into_bytes() }
    }

    /// The file's name for a source of that name: `calls/a.txt` with `.ann` is `calls/a.ann`.
    pub fn name(&self, source: &str) -> String {
        let stem = source.rsplit_once('.').map(|(stem, _)| stem);
        let stem = stem.filter(|stem| !stem.is_empty() && !stem.ends_with('/')).unwrap_or(source);
        format!("{stem}{}", self.ending)
    }
}

/// How the files of several calls become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// They do not.
    No,
    /// One after another.
    Lines,
    /// One after another, the first line, a header, only once.
    Table,
}

/// One format.
pub struct Exporter {
    /// What a person types: `spacy`.
    pub name: &'static str,
    /// What a person reads: "spaCy JSON lines".
    pub title: &'static str,
    /// The endings of its files, the main one first.
    pub endings: &'static [&'static str],
    /// The media type of its main file.
    pub media_type: &'static str,
    /// How the files of several calls become one.
    pub join: Join,
    /// The units that its offsets may count: one where the format says which, none where it has no offsets.
    pub units: &'static [OffsetUnit],
    /// Whether the format makes no sense without the text, so that [`Selection::text`] cannot be false.
    pub needs_text: bool,
    write: fn(&Prepared<'_>) -> Vec<File>,
    verify: fn(&Prepared<'_>, &[File]) -> Wrong,
    losses: fn(&Prepared<'_>) -> Vec<Option<Loss>>,
}

impl Exporter {
    /// Every format, the most asked for first.
    pub const ALL: &'static [Self] = &[
        tagged::JSON,
        tagged::JSON_LINES,
        xlsx::XLSX,
        csv_files::FIGURES,
        csv_files::FIGURES_EXCEL,
        csv_files::TURNS,
        csv_files::TURNS_EXCEL,
        csv_files::SPEAKERS,
        csv_files::SPEAKERS_EXCEL,
        html::HTML,
        markdown::MARKDOWN,
        w3c::W3C,
        brat::BRAT,
        json_lines::SPACY,
        json_lines::PRODIGY,
        json_lines::DOCCANO,
        json_lines::DOCCANO_RELATIONS,
        label_studio::LABEL_STUDIO,
        tei::TEI,
        webvtt::WEBVTT,
    ];

    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|exporter| exporter.name == name)
    }

    /// The files of what is chosen of a call, over the normalised `text`.
    ///
    /// # Errors
    /// The first span that does not fit the text: a file that is not true to it is never written. Also where the format
    /// needs the text and it was to be left out, and where what was written is not read again as it was meant.
    pub fn write(&self, tagged: &Tagged<'_>, text: &str, selection: &Selection) -> Result<Vec<File>, Mismatch> {
        self.written(&Prepared::new(tagged, text, selection)?)
    }

    /// The files, and what they leave out.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_and_tell(
        &self,
        tagged: &Tagged<'_>,
        text: &str,
        selection: &Selection,
    ) -> Result<(Vec<File>, Vec<Loss>), Mismatch> {
        let call = Prepared::new(tagged, text, selection)?;
        Ok((self.written(&call)?, (self.losses)(&call).into_iter().flatten().collect()))
    }

    fn written(&self, call: &Prepared<'_>) -> Result<Vec<File>, Mismatch> {
        if self.needs_text && !call.with_text {
            let message = format!("{} cannot be written without the text.", self.title);
            return Err(Mismatch { of: "source".to_owned(), message });
        }
        let files = (self.write)(call);
        match (self.verify)(call, &files) {
            Ok(()) => Ok(files),
            Err(wrong) => {
                let message =
                    format!("{} was written and is not offered: when it was read again, {wrong}.", self.title);
                Err(Mismatch { of: self.name.to_owned(), message })
            }
        }
    }

    /// What the files leave out of what is chosen, to be told before they are written.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn losses(&self, tagged: &Tagged<'_>, text: &str, selection: &Selection) -> Result<Vec<Loss>, Mismatch> {
        Ok((self.losses)(&Prepared::new(tagged, text, selection)?).into_iter().flatten().collect())
    }
}
