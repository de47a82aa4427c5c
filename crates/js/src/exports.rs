//! Every format of `tickmark-formats` for JavaScript.

use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::export::verify::Mismatch;
use tickmark_engine::offsets::OffsetUnit;
use tickmark_formats::{Exporter, File, Selection, zip};

use crate::types::{Content, ExportOptions, Exported, ExportedFile, Format, LeftOut};

/// Every format.
pub fn formats() -> Vec<Format> {
    let formats = Exporter::ALL.iter().map(|exporter| Format {
        name: exporter.name,
        title: exporter.title,
        purpose: purpose(exporter.name),
        endings: exporter.endings.to_vec(),
        units: exporter.units.iter().map(|unit| unit.as_str()).collect(),
        needs_text: exporter.needs_text,
    });
    formats.collect()
}

/// What a person takes a format for.
fn purpose(name: &str) -> &'static str {
    match name {
        "brat" => "annotate further in brat",
        "csv-figures" | "csv-turns" | "csv-speakers" => "statistics packages, notebooks, databases",
        "csv-figures-excel" | "csv-turns-excel" | "csv-speakers-excel" => "opens in Excel with no formula run",
        "doccano" => "annotate further in doccano",
        "doccano-relations" => "doccano, the figures of a fact linked",
        "html" => "opens anywhere, needs no program, prints well",
        "json" => "everything there is, for programs",
        "jsonl" => "everything, a line for each call",
        "label-studio" => "annotate further in Label Studio",
        "markdown" => "notes and wikis",
        "prodigy" => "annotate further in Prodigy",
        "spacy" => "train and evaluate in spaCy",
        "tei" => "archives and text editions",
        "w3c" => "web annotation tools, linked data",
        "webvtt" => "captions for the recording",
        "xlsx" => "Excel and LibreOffice, numbers as numbers",
        _ => "",
    }
}

/// Writes what `options` leave of a document that is true to its text.
///
/// # Errors
/// One plain sentence where the format is unknown or the result is not true to the text.
pub fn write(tagged: &Tagged<'_>, text: &str, format: &str, options: ExportOptions) -> Result<Exported, String> {
    let exporter = Exporter::named(format)
        .ok_or_else(|| format!("“{format}” is no format that is known; formats() lists them."))?;
    let selection = Selection {
        mentions: options.mentions,
        statuses: options.statuses.into(),
        text: options.text.unwrap_or(true),
        unit: options.offsets.map_or(OffsetUnit::CodePoint, OffsetUnit::from),
        ..Selection::default()
    };
    let both = || Ok((exporter.write(tagged, text, &selection)?, exporter.losses(tagged, text, &selection)?));
    let (files, losses) =
        both().map_err(|wrong: Mismatch| format!("Nothing was written. {}: {}", wrong.of, wrong.message))?;
    let left_out =
        losses.into_iter().map(|loss| LeftOut { what: loss.what, count: loss.count, sentence: loss.sentence });
    let files = if options.archive && files.len() > 1 {
        vec![archive(format, tagged.source.name.as_deref().unwrap_or("transcript"), files)]
    } else {
        files.into_iter().map(file).collect()
    };
    Ok(Exported { files, left_out: left_out.collect() })
}

fn file(file: File) -> ExportedFile {
    // A workbook is no text; everything else is.
    let content = match file.media_type.strip_prefix("application/vnd.openxmlformats") {
        Some(_) => Content::Bytes(file.content),
        None => Content::Text(String::from_utf8(file.content).unwrap_or_default()),
    };
    ExportedFile { ending: file.ending.to_owned(), media_type: file.media_type, content }
}

fn archive(format: &str, source: &str, files: Vec<File>) -> ExportedFile {
    let files: Vec<_> = files.into_iter().map(|file| (file.name(source), file.content)).collect();
    ExportedFile {
        ending: format!(".{format}.zip"),
        media_type: zip::MEDIA_TYPE,
        content: Content::Bytes(zip::pack(&files)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_person_is_told_what_each_format_is_for() {
        for format in super::formats() {
            assert!(!format.purpose.is_empty(), "{}", format.name);
        }
    }
}
