//! One object a line: spaCy and Prodigy, doccano.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;
use tickmark_engine::offsets::OffsetUnit;

use crate::loss::{self, Loss};
use crate::prepared::{Mark, Prepared};
use crate::{Exporter, File, Join, verify};

pub const SPACY: Exporter = Exporter {
    name: "spacy",
    title: "spaCy JSON lines",
    endings: &[".spacy.jsonl"],
    media_type: MEDIA_TYPE,
    join: Join::Lines,
    units: &[OffsetUnit::CodePoint],
    needs_text: true,
    write: spacy,
    verify: |call, files| verify::spans(call, files, "spacy"),
    losses: tags_alone,
};

pub const PRODIGY: Exporter = Exporter {
    name: "prodigy",
    title: "Prodigy JSON lines with tokens, every tag on their edges",
    endings: &[".prodigy.jsonl"],
    media_type: MEDIA_TYPE,
    join: Join::Lines,
    units: &[OffsetUnit::CodePoint],
    needs_text: true,
    write: prodigy,
    verify: |call, files| verify::spans(call, files, "prodigy"),
    losses: |call| {
        let mut losses = tags_alone(call);
        losses.push(loss::EMPTY.times(call.tagged.mentions.iter().filter(|m| m.start == m.end).count()));
        losses
    },
};

pub const DOCCANO: Exporter = Exporter {
    name: "doccano",
    title: "doccano JSON lines, sequence labelling",
    endings: &[".doccano.jsonl"],
    media_type: MEDIA_TYPE,
    join: Join::Lines,
    units: &[OffsetUnit::Utf16],
    needs_text: true,
    write: doccano,
    verify: |call, files| verify::spans(call, files, "doccano"),
    losses: tags_alone,
};

pub const DOCCANO_RELATIONS: Exporter = Exporter {
    name: "doccano-relations",
    title: "doccano JSON lines, with relations",
    endings: &[".doccano-relations.jsonl"],
    media_type: MEDIA_TYPE,
    join: Join::Lines,
    units: &[OffsetUnit::Utf16],
    needs_text: true,
    write: doccano_relations,
    verify: |call, files| verify::spans(call, files, "doccano-relations"),
    losses: |call| {
        let mut losses = call.beyond_links();
        losses.extend(call.people());
        losses
    },
};

const MEDIA_TYPE: &str = "application/jsonl";

fn tags_alone(call: &Prepared<'_>) -> Vec<Option<Loss>> {
    let mut losses = call.beyond_spans();
    losses.extend(call.people());
    losses
}

fn line(ending: &'static str, object: &impl Serialize) -> Vec<File> {
    let mut content = serde_json::to_string(object).expect("wire types hold only strings, numbers and lists");
    content.push('\n');
    vec![File::text(ending, MEDIA_TYPE, content)]
}

/// A kind in capitals, as spaCy has its own; a person's name for a tag as it is.
fn label(mark: &Mark<'_>) -> String {
    if mark.mention.is_some() { mark.label.to_uppercase() } else { mark.label.to_owned() }
}

/// Where a task comes from.
#[derive(Serialize)]
struct Meta<'a> {
    source: &'a str,
    sha256: &'a str,
}

/// Offsets in code points, as Python slices.
fn spacy(call: &Prepared<'_>) -> Vec<File> {
    #[derive(Serialize)]
    struct Task<'a> {
        text: &'a str,
        spans: Vec<Span<'a>>,
        meta: Meta<'a>,
    }
    #[derive(Serialize)]
    struct Span<'a> {
        start: u32,
        end: u32,
        label: String,
        id: Cow<'a, str>,
        note: String,
    }
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let spans = call.marks().into_iter().map(|mark| Span {
        start: offsets.of_byte(mark.start),
        end: offsets.of_byte(mark.end),
        label: label(&mark),
        id: mark.id,
        note: mark.note,
    });
    let meta = Meta { source: call.name(), sha256: &call.tagged.source.sha256 };
    line(".spacy.jsonl", &Task { text: call.text, spans: spans.collect(), meta })
}

/// One token: words and signs, cut wherever a tag begins or ends, so that no tag is lost to a tokeniser.
struct Token {
    start: u32,
    end: u32,
    /// Whether one blank follows; any other white space is a token of its own, as in spaCy.
    blank: bool,
}

fn tokens(text: &str, starts: &BTreeSet<u32>, ends: &BTreeSet<u32>) -> Vec<Token> {
    #[derive(PartialEq)]
    enum Class {
        Word,
        Space,
        Sign,
    }
    // Letters and digits of scripts written without blanks stand alone, as signs do.
    let class = |c: char| match c {
        c if c.is_whitespace() => Class::Space,
        '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Class::Sign,
        c if c.is_alphanumeric() => Class::Word,
        _ => Class::Sign,
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut before = Class::Sign;
    for (at, c) in text.char_indices() {
        let (start, end, now) = (at as u32, (at + c.len_utf8()) as u32, class(c));
        let begins = starts.contains(&start);
        let cut = begins || ends.contains(&start);
        match tokens.last_mut() {
            // A blank belongs to no token, but one that begins a tag must be one.
            Some(last) if c == ' ' && before != Class::Space && !begins && !last.blank => {
                last.blank = true;
                before = Class::Sign;
                continue;
            }
            Some(last) if now == before && now != Class::Sign && !cut && !last.blank => last.end = end,
            _ => tokens.push(Token { start, end, blank: false }),
        }
        before = now;
    }
    tokens
}

fn prodigy(call: &Prepared<'_>) -> Vec<File> {
    #[derive(Serialize)]
    struct Task<'a> {
        text: &'a str,
        tokens: Vec<Word<'a>>,
        spans: Vec<Span<'a>>,
        meta: Meta<'a>,
    }
    #[derive(Serialize)]
    struct Word<'a> {
        text: &'a str,
        start: u32,
        end: u32,
        id: usize,
        ws: bool,
    }
    #[derive(Serialize)]
    struct Span<'a> {
        start: u32,
        end: u32,
        token_start: usize,
        token_end: usize,
        label: String,
        id: Cow<'a, str>,
        note: String,
    }
    let offsets = call.offsets(OffsetUnit::CodePoint);
    let mut marks = call.marks();
    marks.retain(|mark| mark.start < mark.end);
    let starts = marks.iter().map(|mark| mark.start).collect();
    let ends = marks.iter().map(|mark| mark.end).collect();
    let tokens = tokens(call.text, &starts, &ends);
    let spans = marks.into_iter().map(|mark| Span {
        start: offsets.of_byte(mark.start),
        end: offsets.of_byte(mark.end),
        token_start: tokens.partition_point(|token| token.start < mark.start),
        token_end: tokens.partition_point(|token| token.end < mark.end),
        label: label(&mark),
        id: mark.id,
        note: mark.note,
    });
    let spans = spans.collect();
    let words = tokens.iter().enumerate().map(|(id, token)| Word {
        text: call.words(token.start, token.end),
        start: offsets.of_byte(token.start),
        end: offsets.of_byte(token.end),
        id,
        ws: token.blank,
    });
    let meta = Meta { source: call.name(), sha256: &call.tagged.source.sha256 };
    line(".prodigy.jsonl", &Task { text: call.text, tokens: words.collect(), spans, meta })
}

/// Offsets in UTF-16 code units, as doccano's page counts them.
fn doccano(call: &Prepared<'_>) -> Vec<File> {
    #[derive(Serialize)]
    struct Line<'a> {
        text: &'a str,
        label: Vec<(u32, u32, &'a str)>,
    }
    let offsets = call.offsets(OffsetUnit::Utf16);
    let marks = call.marks();
    let label = marks.iter().map(|mark| (offsets.of_byte(mark.start), offsets.of_byte(mark.end), mark.label));
    line(".doccano.jsonl", &Line { text: call.text, label: label.collect() })
}

fn doccano_relations(call: &Prepared<'_>) -> Vec<File> {
    #[derive(Serialize)]
    struct Line<'a> {
        text: &'a str,
        entities: Vec<Entity<'a>>,
        relations: Vec<Relation<'a>>,
    }
    #[derive(Serialize)]
    struct Entity<'a> {
        id: usize,
        label: &'a str,
        start_offset: u32,
        end_offset: u32,
    }
    #[derive(Serialize)]
    struct Relation<'a> {
        id: usize,
        from_id: usize,
        to_id: usize,
        r#type: &'a str,
    }
    let offsets = call.offsets(OffsetUnit::Utf16);
    let marks = call.marks();
    let entities = marks.iter().enumerate().map(|(at, mark)| Entity {
        id: at + 1,
        label: mark.label,
        start_offset: offsets.of_byte(mark.start),
        end_offset: offsets.of_byte(mark.end),
    });
    let relations = call.relations().into_iter().enumerate().map(|(at, (kind, from, to))| Relation {
        id: at + 1,
        from_id: from + 1,
        to_id: to + 1,
        r#type: kind,
    });
    let line_of = Line { text: call.text, entities: entities.collect(), relations: relations.collect() };
    line(".doccano-relations.jsonl", &line_of)
}
