//! Reads a written file again and compares it with the call, before the file is given out.

use std::collections::BTreeSet;

use tickmark_engine::export::import::import;

use crate::prepared::{Prepared, xml_text};
use crate::{File, brat, read};

/// What is wrong with a file, as one plain sentence.
pub type Wrong = Result<(), String>;

/// A file's words.
pub fn words(file: &File) -> Result<&str, String> {
    std::str::from_utf8(&file.content).map_err(|error| format!("it is not UTF-8: {error}"))
}

/// Tagged JSON is taken, everything in it fits, and it has all that was chosen.
pub fn tagged(call: &Prepared<'_>, files: &[File]) -> Wrong {
    let mut import = import(words(&files[0])?, Some(call.text)).map_err(|error| error.to_string())?;
    if let Some(wrong) = import.mismatches.first() {
        return Err(format!("{}: {}", wrong.of, wrong.message));
    }
    import.tagged.recount(call.text, tickmark_engine::offsets::OffsetUnit::Byte).map_err(|wrong| wrong.message)?;
    import.tagged.source.text.clone_from(&call.tagged.source.text);
    same(&import.tagged, &call.tagged, "the document")
}

/// A format of spans is read as any other program's file would be, and has every tag where it is.
pub fn spans(call: &Prepared<'_>, files: &[File], format: &str) -> Wrong {
    let read = read::read(&files[0].content, Some(format), Some(call.text))?;
    let tags = read.iter().flat_map(|read| &read.tags);
    let found: BTreeSet<_> = tags.map(|tag| (tag.start, tag.end, label(&tag.label))).collect();
    let marks = call.marks();
    let expected = marks.iter().map(|mark| match format {
        "brat" => (brat::within_lines(mark), label(&brat::type_of(mark.label))),
        _ => ((mark.start, mark.end), label(mark.label)),
    });
    let expected: BTreeSet<_> = expected
        .filter(|((start, end), _)| start < end || !matches!(format, "brat" | "prodigy"))
        .map(|((start, end), label)| (start, end, label))
        .collect();
    same(&found, &expected, "a tag")
}

/// A label as it is compared: a kind is the same in capitals.
fn label(label: &str) -> String {
    read::kind(label).map_or(label, |kind| kind.as_str()).to_owned()
}

/// XML is well formed and has the words of every turn and of every tag inside it.
pub fn xml(
    call: &Prepared<'_>,
    file: &File,
    is_turn: fn(Node<'_, '_>) -> bool,
    is_tag: fn(Node<'_, '_>) -> bool,
) -> Wrong {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document =
        roxmltree::Document::parse_with_options(words(file)?, options).map_err(|error| format!("{error}"))?;
    let inner =
        |node: Node<'_, '_>| node.descendants().filter_map(|n| n.text().filter(|_| n.is_text())).collect::<String>();
    let turns: Vec<String> = document.descendants().filter(|&node| is_turn(node)).map(inner).collect();
    let tags: Vec<String> = document.descendants().filter(|&node| is_tag(node)).map(inner).collect();
    let said = call.tagged.turns.iter().map(|turn| xml_text(call.words(turn.start, turn.end)));
    same(&turns, &said.collect(), "a turn")?;
    let tagged = call.tagged.turns.iter().flat_map(|turn| call.disjoint(turn.start, turn.end));
    same(&tags, &tagged.map(|mention| xml_text(&mention.text)).collect(), "a tag")
}

/// An element of XML.
pub type Node<'a, 'i> = roxmltree::Node<'a, 'i>;

/// Whether what was read is what was written.
pub fn same<T: PartialEq>(read: &T, written: &T, what: &str) -> Wrong {
    if read == written { Ok(()) } else { Err(format!("{what} is read otherwise than it was written")) }
}
