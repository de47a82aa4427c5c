//! Tagged JSON to every other format.
//!
//! Each format is written from the wire types of tagged JSON and nothing else, so that the page, the command line and a
//! program that only has the JSON give the same bytes. Before a file is given out, every span is sliced again and compared
//! with its quote; what the format cannot hold is counted by [`Exporter::losses`].

mod brat;
mod csv_tables;
mod html;
mod json_lines;
mod label_studio;
mod markdown;
mod prepared;
mod tei;
mod w3c;
mod webvtt;

use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::export::verify::Mismatch;

use prepared::Prepared;

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What stands behind the source's name, with its full stop: `.figures.csv`.
    pub ending: &'static str,
    /// Internet media type.
    pub media_type: &'static str,
    /// The whole content.
    pub content: String,
}

/// What a format cannot hold of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What is left out, as a plain plural: "facts", "turns without a time".
    pub what: &'static str,
    /// How many; never 0.
    pub count: usize,
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
    /// How the files of several calls become one.
    pub join: Join,
    write: fn(&Prepared<'_>) -> Vec<File>,
    losses: fn(&Prepared<'_>) -> Vec<(&'static str, usize)>,
}

impl Exporter {
    /// Every format, the most asked for first.
    pub const ALL: &'static [Self] = &[
        csv_tables::FIGURES,
        csv_tables::FIGURES_EXCEL,
        csv_tables::TURNS,
        csv_tables::TURNS_EXCEL,
        csv_tables::SPEAKERS,
        csv_tables::SPEAKERS_EXCEL,
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

    /// The files of a call, over the normalised `text`. Rejected mentions are left out.
    ///
    /// # Errors
    /// The first span that does not fit the text: a file that is not true to it is never written.
    pub fn write(&self, tagged: &Tagged<'_>, text: &str) -> Result<Vec<File>, Mismatch> {
        Ok((self.write)(&Prepared::new(tagged, text)?))
    }

    /// What the files leave out, to be told before they are written.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn losses(&self, tagged: &Tagged<'_>, text: &str) -> Result<Vec<Loss>, Mismatch> {
        let losses = (self.losses)(&Prepared::new(tagged, text)?);
        Ok(losses.into_iter().filter(|loss| loss.1 > 0).map(|(what, count)| Loss { what, count }).collect())
    }
}
