//! What others tagged, for JavaScript: `tickmark_formats::read`, and the files of an archive.

use tickmark_engine::offsets::{OffsetUnit, Offsets};
use tickmark_formats::{read, zip};

use crate::types::{Content, ImportOptions, ImportedLink, ImportedTag, ImportedText, Packed, RefusedTag};

/// Reads the tags of a file, each compared with its quote.
///
/// # Errors
/// One plain sentence where nothing could be read.
pub fn texts(content: &[u8], options: &ImportOptions) -> Result<Vec<ImportedText>, String> {
    let unit = options.offsets.map_or(OffsetUnit::Utf16, OffsetUnit::from);
    let read = read::read(content, options.format.as_deref(), options.transcript.as_deref())?;
    Ok(read.into_iter().map(|imported| text(imported, unit)).collect())
}

fn text(imported: read::Imported, unit: OffsetUnit) -> ImportedText {
    let offsets = Offsets::new(&imported.text, unit);
    let tags = imported.tags.into_iter().map(|tag| ImportedTag {
        start: offsets.of_byte(tag.start),
        end: offsets.of_byte(tag.end),
        text: tag.quote,
        label: tag.label,
        kind: tag.kind.map(|kind| kind.as_str()),
        note: tag.note,
        status: tag.status.map(|status| status.as_str()),
        fields: tag.fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    });
    let refused =
        imported.refused.into_iter().map(|refused| RefusedTag { place: refused.place, reason: refused.reason });
    ImportedText {
        format: imported.format,
        path: imported.path,
        tags: tags.collect(),
        links: (imported.links.into_iter())
            .map(|link| ImportedLink { label: link.label, from: link.from, to: link.to })
            .collect(),
        refused: refused.collect(),
        text: imported.text,
    }
}

/// The files of a zip archive.
///
/// # Errors
/// One plain sentence where it is no archive that can be read.
pub fn files(archive: &[u8]) -> Result<Vec<Packed>, String> {
    let files = zip::unpack(archive)?.into_iter().map(|(path, content)| match content {
        Ok(content) => Packed { path, content: Some(Content::Bytes(content)), reason: None },
        Err(reason) => Packed { path, content: None, reason: Some(reason) },
    });
    Ok(files.collect())
}
