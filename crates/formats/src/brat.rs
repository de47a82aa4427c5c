//! brat standoff: the text, its annotations, and the configuration that names their types.

use std::collections::BTreeSet;
use std::fmt::Write;

use tickmark_engine::document::{Direction, Kind, Modality, Role};
use tickmark_engine::offsets::OffsetUnit;

use crate::loss;
use crate::prepared::{Mark, Prepared};
use crate::{Exporter, File, Join, verify};

pub const BRAT: Exporter = Exporter {
    name: "brat",
    title: "brat standoff (.txt, .ann and annotation.conf)",
    endings: &[".ann", ".txt", ".annotation.conf"],
    media_type: "text/plain",
    join: Join::No,
    units: &[OffsetUnit::CodePoint],
    needs_text: false,
    write,
    verify: |call, files| verify::spans(call, files, "brat"),
    losses: |call| {
        let mut losses = call.beyond_links();
        losses.extend(call.people());
        let empty = call.marks().iter().filter(|mark| !has_fragments(mark.text)).count();
        losses.push(loss::LINE_BREAKS.times(empty));
        losses
    },
};

/// What ends a line for brat, which splits its files as Python's `splitlines` does.
pub fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where a tag stands without the line ends at its edges, in bytes.
pub fn within_lines(mark: &Mark<'_>) -> (u32, u32) {
    let words = mark.text;
    let start = words.len() - words.trim_start_matches(ends_line).len();
    let length = words.trim_matches(ends_line).len();
    (mark.start + start as u32, mark.start + (start + length) as u32)
}

fn has_fragments(text: &str) -> bool {
    text.chars().any(|c| !ends_line(c))
}

/// A word as a type: `percentage_points` to `Percentage_points`. A type has no blanks or signs.
pub fn type_of(word: &str) -> String {
    let mut letters = word.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' });
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn write(call: &Prepared<'_>) -> Vec<File> {
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let mut ann = String::new();
    let mut attributes = 0;
    let marks = call.marks();
    let mut numbers = vec![None; marks.len()];
    let mut number = 0;
    for (at, mark) in marks.iter().enumerate() {
        let mut fragments = Vec::new();
        let mut from = mark.start;
        for piece in mark.text.split_inclusive(ends_line) {
            let words = piece.trim_end_matches(ends_line);
            if !words.is_empty() {
                fragments.push((from, from + words.len() as u32, words));
            }
            from += piece.len() as u32;
        }
        if fragments.is_empty() {
            continue;
        }
        number += 1;
        numbers[at] = Some(number);
        let spans =
            fragments.iter().map(|(start, end, _)| format!("{} {}", offsets.of_byte(*start), offsets.of_byte(*end)));
        let spans = spans.collect::<Vec<_>>().join(";");
        let words = fragments.iter().map(|fragment| fragment.2).collect::<Vec<_>>().join(" ");
        let _ = writeln!(ann, "T{number}\t{} {spans}\t{words}", type_of(mark.label));
        let known = mark.mention.map_or([("Role", None); 3], |mention| {
            [
                ("Role", mention.role.map(Role::as_str)),
                ("Direction", mention.direction.map(Direction::as_str)),
                ("Modality", Some(mention.modality.as_str())),
            ]
        });
        for (name, value) in known {
            if let Some(value) = value {
                attributes += 1;
                let _ = writeln!(ann, "A{attributes}\t{name} T{number} {value}");
            }
        }
        if !mark.note.is_empty() {
            let _ = writeln!(ann, "#{number}\tAnnotatorNotes T{number}\t{}", mark.note);
        }
    }
    let relations = call.relations().into_iter();
    let relations = relations.filter_map(|(kind, from, to)| Some((kind, numbers[from]?, numbers[to]?)));
    for (at, (kind, from, to)) in relations.enumerate() {
        let _ = writeln!(ann, "R{}\t{} Arg1:T{from} Arg2:T{to}", at + 1, type_of(kind));
    }
    let mut files = vec![File::text(".ann", "text/plain", ann)];
    files.extend(call.with_text.then(|| File::text(".txt", "text/plain", call.text.to_owned())));
    files.push(File::text(".annotation.conf", "text/plain", configuration(call)));
    files
}

fn configuration(call: &Prepared<'_>) -> String {
    let mut conf = String::from("[entities]\n");
    let own: BTreeSet<&str> = call.tagged.tags.iter().map(|tag| &*tag.name).collect();
    let types: BTreeSet<String> = Kind::ALL.iter().map(|kind| kind.as_str()).chain(own).map(type_of).collect();
    for name in types {
        let _ = writeln!(conf, "{name}");
    }
    conf += "\n[relations]\n<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n";
    for relation in ["change", "prior", "translation_of"] {
        let _ = writeln!(conf, "{} Arg1:<ENTITY>, Arg2:<ENTITY>", type_of(relation));
    }
    conf += "\n[events]\n\n[attributes]\n";
    let values = |words: Vec<&str>| words.join("|");
    let of = |name: &str, words| format!("{name} Arg:<ENTITY>, Value:{}\n", values(words));
    conf += &of("Role", Role::ALL.iter().map(|m| m.as_str()).collect());
    conf += &of("Direction", Direction::ALL.iter().map(|m| m.as_str()).collect());
    conf += &of("Modality", Modality::ALL.iter().map(|m| m.as_str()).collect());
    conf
}
