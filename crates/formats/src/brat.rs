//! brat standoff: the text, its annotations, and the configuration that names their types.

use std::fmt::Write;

use tickmark_engine::document::{Direction, Kind, Modality, Role};
use tickmark_engine::offsets::OffsetUnit;

use crate::prepared::{Prepared, described};
use crate::{Exporter, File, Join};

pub const BRAT: Exporter = Exporter {
    name: "brat",
    title: "brat standoff (.txt, .ann and annotation.conf)",
    endings: &[".ann", ".txt", ".annotation.conf"],
    join: Join::No,
    write,
    losses: |call| {
        vec![
            ("turns", call.tagged.turns.len()),
            ("exchanges", call.tagged.exchanges.len()),
            ("checks", call.tagged.checks.len()),
            ("facts without a pair of figures", call.facts_without_a_pair()),
            ("tags over line breaks alone", call.tagged.mentions.iter().filter(|m| !has_fragments(&m.text)).count()),
        ]
    },
};

/// What ends a line for brat, which splits its files as Python's `splitlines` does.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn has_fragments(text: &str) -> bool {
    text.chars().any(|c| !ends_line(c))
}

/// A word as a type: `percentage_points` to `Percentage_points`.
fn type_of(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn write(call: &Prepared<'_>) -> Vec<File> {
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let mut ann = String::new();
    let mut attributes = 0;
    let mut numbers = vec![None; call.tagged.mentions.len()];
    let mut number = 0;
    for (at, mention) in call.tagged.mentions.iter().enumerate() {
        let mut fragments = Vec::new();
        let mut from = mention.start;
        for piece in mention.text.split_inclusive(ends_line) {
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
        let _ = writeln!(ann, "T{number}\t{} {spans}\t{words}", type_of(mention.kind.as_str()));
        let known = [
            ("Role", mention.role.map(Role::as_str)),
            ("Direction", mention.direction.map(Direction::as_str)),
            ("Modality", Some(mention.modality.as_str())),
        ];
        for (name, value) in known {
            if let Some(value) = value {
                attributes += 1;
                let _ = writeln!(ann, "A{attributes}\t{name} T{number} {value}");
            }
        }
        let _ = writeln!(ann, "#{number}\tAnnotatorNotes T{number}\t{}", described(mention));
    }
    let relations = call.relations().into_iter();
    let relations = relations.filter_map(|(kind, from, to)| Some((kind, numbers[from]?, numbers[to]?)));
    for (at, (kind, from, to)) in relations.enumerate() {
        let _ = writeln!(ann, "R{}\t{} Arg1:T{from} Arg2:T{to}", at + 1, type_of(kind));
    }
    vec![
        File { ending: ".ann", media_type: "text/plain", content: ann },
        File { ending: ".txt", media_type: "text/plain", content: call.text.to_owned() },
        File { ending: ".annotation.conf", media_type: "text/plain", content: configuration() },
    ]
}

fn configuration() -> String {
    let mut conf = String::from("[entities]\n");
    for kind in Kind::ALL {
        let _ = writeln!(conf, "{}", type_of(kind.as_str()));
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
