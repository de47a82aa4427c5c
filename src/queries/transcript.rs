//! The text cut into what is painted: chunks of blocks, turns of paragraphs, paragraphs of disjoint runs.
//!
//! Nothing here grows with more than the length of the text, and no piece is longer than a few thousand bytes, whatever
//! the text: a line of ten megabytes is shown in pieces.

use std::sync::Arc;

use tickmark_engine::document::{Attribution, Kind, MentionId, SectionKind, Status, TurnId, Verdict};
use tickmark_engine::segments::segments;
use tickmark_engine::{Document, Span};

use super::Verdicts;
use super::outline::Person;
use crate::snapshot::Snapshot;
use crate::state::kinds::Shade;

/// A paragraph is cut where it gets longer than this many bytes.
const PARAGRAPH: usize = 6_000;
/// No paragraph is longer than this many bytes: a cut waits for the end of a figure.
pub const LONGEST: u32 = PARAGRAPH as u32 + 400;
/// A turn is painted as several pieces where it gets longer than this many bytes.
const PIECE: usize = 12_000;
/// Blocks are gathered into chunks of about this many bytes; far chunks of a long text are not painted.
const CHUNK: usize = 24_000;
/// The first chunk is of about this many bytes: it is painted before the others, and a screen shows no more at once.
const FIRST: usize = 8_000;
/// Up to this many bytes, every chunk is painted at once, so that the browser's own search and print see all of it.
const SMALL: usize = 600_000;

/// The whole text as it is painted.
#[derive(Debug)]
pub struct TranscriptView {
    /// In text order.
    pub chunks: Vec<Snapshot<Chunk>>,
    /// Whether every chunk is painted at once.
    pub small: bool,
    /// The spans of all paragraphs, in text order.
    pub paragraphs: Snapshot<Vec<Span>>,
}

/// Some blocks, painted together or not at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chunk {
    /// Its place in the list of chunks.
    pub index: usize,
    /// From the first block to the last.
    pub span: Span,
    /// What it shows.
    pub blocks: Vec<Block>,
}

/// One thing in the reading column.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The beginning of a section.
    Section {
        /// Its place in the list of sections.
        index: usize,
        /// Which section.
        kind: SectionKind,
        /// How many turns it has.
        turns: usize,
    },
    /// The beginning of an exchange.
    Exchange {
        /// Its place in the list of exchanges.
        index: usize,
        /// How many there are.
        of: usize,
        /// Who asks, and of which firm.
        who: String,
    },
    /// Words that nobody speaks: headings, lists of participants, furniture.
    Aside(Snapshot<Aside>),
    /// A turn, or a part of a long one.
    Piece(Snapshot<Piece>),
}

/// Words that nobody speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// The section it stands in, if any.
    pub section: Option<SectionKind>,
    /// Whether it is so long, or so much furniture, that it is folded away at first.
    pub folded: bool,
    /// How many words it has.
    pub words: usize,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

/// A turn, or a part of a long one.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The turn.
    pub turn: TurnId,
    /// Counts the pieces of the turn from 0.
    pub part: usize,
    /// Who is said to speak.
    pub name: String,
    /// Role and firm, as one line.
    pub title: String,
    /// The colour of the speaker.
    pub colour: u8,
    /// Why the speaker is inferred or unknown, and how sure that is in hundredths.
    pub inferred: Option<(String, u8)>,
    /// Whether nobody can be told.
    pub unknown: bool,
    /// Whether an interpreter renders another turn.
    pub interpreted: bool,
    /// The language, where it is not the call's first one.
    pub language: &'static str,
    /// Whether the language is worth saying.
    pub foreign: bool,
    /// The time in the recording.
    pub time: Option<String>,
    /// The words that say another person speaks, that person's name, and where the other voice begins.
    pub voice: Option<(String, String, u32)>,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph: exactly the text of its span, in runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Whether it is page furniture.
    pub furniture: bool,
    /// Disjoint, in order, covering the span.
    pub runs: Vec<Run>,
}

/// A stretch of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub look: Look,
    /// The name of the person's own tag over it, and whether there are more.
    pub tag: Option<(Arc<str>, bool)>,
}

/// The look of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// Words.
    Plain,
    /// Page furniture inside a paragraph.
    Furniture,
    /// A figure.
    Mention {
        /// Which one.
        id: MentionId,
        /// What sort of quantity.
        kind: Kind,
        /// How it is painted.
        shade: Shade,
        /// What the person has said of it.
        status: Status,
        /// Whether the printed figures agree with it.
        verdict: Option<Verdict>,
    },
}

impl TranscriptView {
    /// Cuts the text of `document`: all of it, or, where it need not be `whole` yet, its first chunk.
    pub fn of(document: &Document, verdicts: &Verdicts, people: &[Person], whole: bool) -> Self {
        Cutter {
            whole,
            document,
            verdicts,
            people,
            width: typical_width(document.text()),
            chunks: vec![],
            chunk: Chunk::default(),
            paragraphs: vec![],
        }
        .cut()
    }

    /// The same, with the pieces of `old` where they are equal: what is the same in memory is not painted again.
    pub fn reusing(mut self, old: &Self) -> Self {
        for (chunk, old) in self.chunks.iter_mut().zip(&old.chunks) {
            let blocks = chunk.blocks.iter().enumerate().map(|(i, block)| match (block, old.blocks.get(i)) {
                (Block::Piece(new), Some(Block::Piece(old))) if **new == **old => Block::Piece(old.clone()),
                (Block::Aside(new), Some(Block::Aside(old))) if **new == **old => Block::Aside(old.clone()),
                _ => block.clone(),
            });
            let new = Chunk { blocks: blocks.collect(), ..**chunk };
            *chunk = if new == **old { old.clone() } else { Snapshot::new(new) };
        }
        self
    }

    /// The same text after a correction that alters how the places `changed` look, and no more: what lies elsewhere is the same in
    /// memory, and so is not painted again.
    pub fn repainted(&self, document: &Document, verdicts: &Verdicts, changed: &[Span]) -> Self {
        let touched = |span: Span| changed.iter().any(|changed| changed.overlaps(span));
        let anew = |old: &[Paragraph]| -> Option<Vec<Paragraph>> {
            old.iter().any(|paragraph| touched(paragraph.span)).then(|| {
                let paint = |old: &Paragraph| match touched(old.span) {
                    true => Paragraph { runs: runs(document, verdicts, old.span), ..*old },
                    false => old.clone(),
                };
                old.iter().map(paint).collect()
            })
        };
        let block = |old: &Block| match old {
            Block::Piece(piece) => anew(&piece.paragraphs).map_or(old.clone(), |paragraphs| {
                Block::Piece(Snapshot::new(Piece { paragraphs, ..(**piece).clone() }))
            }),
            Block::Aside(aside) => anew(&aside.paragraphs).map_or(old.clone(), |paragraphs| {
                Block::Aside(Snapshot::new(Aside { paragraphs, ..(**aside).clone() }))
            }),
            Block::Section { .. } | Block::Exchange { .. } => old.clone(),
        };
        let chunk = |old: &Snapshot<Chunk>| match touched(old.span) {
            true => Snapshot::new(Chunk { blocks: old.blocks.iter().map(block).collect(), ..**old }),
            false => old.clone(),
        };
        Self { chunks: self.chunks.iter().map(chunk).collect(), small: self.small, paragraphs: self.paragraphs.clone() }
    }

    /// The chunk that shows byte `byte`.
    pub fn chunk_of(&self, byte: u32) -> usize {
        self.chunks.partition_point(|chunk| chunk.span.start <= byte).saturating_sub(1)
    }

    /// Whether `span` can be shown: it is painted as text, or it is the label of a turn.
    pub fn shows(&self, document: &Document, span: Span) -> bool {
        let at = self.paragraphs.partition_point(|paragraph| paragraph.end < span.end);
        self.paragraphs.get(at).is_some_and(|paragraph| paragraph.contains(span)) || label_at(document, span).is_some()
    }
}

/// The turn whose printed label holds `span`.
pub fn label_at(document: &Document, span: Span) -> Option<TurnId> {
    let after = document.turns.partition_point(|turn| turn.span.start <= span.start);
    let turn = document.turns.get(after)?;
    turn.label.is_some_and(|label| label.contains(span)).then_some(TurnId(after as u32))
}

/// The width that hard-wrapped lines have, in bytes: the longest usual line, at most 120.
fn typical_width(text: &str) -> usize {
    text.lines().take(5_000).map(|line| line.trim().len()).filter(|len| *len <= 120).max().unwrap_or(120).max(40)
}

struct Cutter<'a> {
    whole: bool,
    document: &'a Document,
    verdicts: &'a Verdicts,
    people: &'a [Person],
    width: usize,
    chunks: Vec<Snapshot<Chunk>>,
    chunk: Chunk,
    paragraphs: Vec<Span>,
}

impl Cutter<'_> {
    fn cut(mut self) -> TranscriptView {
        let document = self.document;
        let mut sections = document.sections.iter().enumerate().peekable();
        let mut turns_in = vec![0usize; document.sections.len()];
        for turn in &document.turns {
            let at = document.sections.partition_point(|section| section.span.start <= turn.span.start);
            if let Some(count) = at.checked_sub(1).and_then(|at| turns_in.get_mut(at)) {
                *count += 1;
            }
        }
        let mut exchanges = document.exchanges.iter().enumerate().peekable();
        let mut cursor = 0;
        let mut section = None;
        let end = document.text().len() as u32;
        for i in 0..=document.turns.len() {
            if !self.whole && !self.chunks.is_empty() {
                self.chunk = Chunk::default();
                break;
            }
            let turn = document.turns.get(i);
            let head =
                turn.map_or(end, |turn| turn.label.map_or(turn.span.start, |label| label.start.min(turn.span.start)));
            while let Some((index, next)) = sections.next_if(|(_, next)| next.span.start <= head) {
                self.aside(Span { start: cursor, end: next.span.start.max(cursor) }, section);
                cursor = cursor.max(next.span.start);
                section = Some(next.kind);
                // A heading over nothing says nothing.
                if !next.span.of(document.text()).trim().is_empty() {
                    self.push(
                        Block::Section { index, kind: next.kind, turns: turns_in[index] },
                        next.span.start,
                        next.span.start,
                    );
                }
            }
            self.aside(Span { start: cursor, end: head.max(cursor) }, section);
            let Some(turn) = turn else { break };
            while let Some((index, exchange)) =
                exchanges.next_if(|(_, exchange)| exchange.question.first().is_some_and(|first| first.index() <= i))
            {
                let who = exchange.question.first().map_or(String::new(), |first| {
                    let person = &document.speakers[document.turns[first.index()].speaker.index()];
                    match &person.affiliation {
                        Some(firm) => format!("{} · {firm}", person.name),
                        None => person.name.to_string(),
                    }
                });
                self.push(Block::Exchange { index, of: document.exchanges.len(), who }, head, head);
            }
            self.turn(TurnId(i as u32));
            cursor = cursor.max(turn.span.end);
        }
        self.flush();
        TranscriptView {
            chunks: self.chunks,
            small: document.text().len() <= SMALL,
            paragraphs: Snapshot::new(self.paragraphs),
        }
    }

    fn turn(&mut self, id: TurnId) {
        let document = self.document;
        let text = document.text();
        let turn = &document.turns[id.index()];
        let person = &self.people[turn.speaker.index()];
        let main = document.source.languages.first().copied().unwrap_or(turn.language);
        let inferred = match turn.attribution {
            Attribution::Printed => None,
            Attribution::Inferred { cue, confidence } => Some((excerpt(cue.of(text)), confidence.0)),
        };
        let mut paragraphs = self.paragraphs(turn.span);
        let mut part = 0;
        while part == 0 || !paragraphs.is_empty() {
            let mut bytes = 0;
            let fitting = paragraphs.iter().take_while(|paragraph| {
                bytes += paragraph.span.len();
                bytes <= PIECE
            });
            let rest = paragraphs.split_off(fitting.count().max(1).min(paragraphs.len()));
            let piece = std::mem::replace(&mut paragraphs, rest);
            let start = if part == 0 { turn.span.start } else { piece[0].span.start };
            let stop = piece.last().map_or(turn.span.end, |last| last.span.end);
            let piece = Piece {
                turn: id,
                part,
                name: person.name.clone(),
                title: person.title.clone(),
                colour: person.colour,
                inferred: inferred.clone(),
                unknown: person.unknown,
                interpreted: turn.interpreted,
                language: turn.language,
                foreign: turn.language != main && turn.language != "mul",
                time: turn.time.map(|time| clock(time.start_ms)),
                voice: turn.voice.filter(|_| part == 0).map(|voice| {
                    (excerpt(voice.cue.of(text)), self.people[voice.speaker.index()].name.clone(), voice.span.start)
                }),
                paragraphs: piece,
            };
            self.push(Block::Piece(Snapshot::new(piece)), start, stop);
            part += 1;
        }
    }

    fn aside(&mut self, span: Span, section: Option<SectionKind>) {
        let text = span.of(self.document.text());
        if text.trim().is_empty() {
            return;
        }
        let paragraphs = self.paragraphs(span);
        if paragraphs.is_empty() {
            return;
        }
        // A word is counted up to a bound only; past it, the number says nothing that a person wants to know.
        let words = text.split_whitespace().take(100_000).count();
        let furniture = paragraphs.iter().all(|paragraph| paragraph.furniture);
        let folded = furniture || (section.is_some() && words > 120);
        // A very long aside is folded away in pieces, so that each stays small.
        let mut paragraphs = paragraphs.into_iter().peekable();
        while paragraphs.peek().is_some() {
            let mut bytes = 0;
            let mut piece = vec![];
            while let Some(paragraph) = paragraphs.next_if(|_| bytes < 2 * PIECE) {
                bytes += paragraph.span.len();
                piece.push(paragraph);
            }
            let (start, stop) = (piece[0].span.start, piece[piece.len() - 1].span.end);
            let words = if piece.len() < 2 && bytes >= PIECE { bytes / 6 } else { words };
            self.push(Block::Aside(Snapshot::new(Aside { section, folded, words, paragraphs: piece })), start, stop);
        }
    }

    fn push(&mut self, block: Block, start: u32, end: u32) {
        if self.chunk.blocks.is_empty() {
            self.chunk.span.start = start;
        }
        let full = if self.chunks.is_empty() { FIRST } else { CHUNK };
        // A heading stays with what follows it.
        let heading = matches!(block, Block::Section { .. } | Block::Exchange { .. });
        if !self.chunk.blocks.is_empty() && heading && self.chunk.span.len() >= full / 2 {
            self.flush();
            self.chunk.span.start = start;
        }
        self.chunk.span.end = end.max(self.chunk.span.start);
        self.chunk.blocks.push(block);
        if !heading && self.chunk.span.len() >= full {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if !self.chunk.blocks.is_empty() {
            let mut chunk = std::mem::take(&mut self.chunk);
            chunk.index = self.chunks.len();
            self.chunks.push(Snapshot::new(chunk));
        }
    }

    /// Cuts `span` into paragraphs and records them.
    fn paragraphs(&mut self, span: Span) -> Vec<Paragraph> {
        let spans = self.paragraph_spans(span);
        self.paragraphs.extend(spans.iter().map(|(span, _)| *span));
        spans
            .into_iter()
            .map(|(span, furniture)| Paragraph { span, furniture, runs: runs(self.document, self.verdicts, span) })
            .collect()
    }

    fn paragraph_spans(&self, span: Span) -> Vec<(Span, bool)> {
        let text = self.document.text();
        let mut out: Vec<(Span, bool)> = vec![];
        let mut open: Option<(Span, bool)> = None;
        let mut before = "";
        let mut at = span.start as usize;
        for line in span.of(text).split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            let words = line.trim();
            if words.is_empty() {
                // An empty line ends a paragraph, unless it stands inside a figure.
                if let Some(paragraph) = open.take_if(|(paragraph, _)| !self.inside_mention(paragraph.end)) {
                    out.push(paragraph);
                }
                continue;
            }
            let line = Span::new(start, start + words.len());
            let furniture = self.is_furniture(line);
            let breaks = open.is_some_and(|(paragraph, was)| {
                !self.inside_mention(paragraph.end) && (was != furniture || (!furniture && self.breaks(before, words)))
            });
            if breaks && let Some(paragraph) = open.take() {
                out.push(paragraph);
            }
            let (mut current, furniture) = open.take().unwrap_or((line, furniture));
            current.end = line.end;
            while current.len() > PARAGRAPH {
                let cut = self.cut_before(current.start as usize + PARAGRAPH, current);
                if cut >= current.end {
                    break;
                }
                out.push((Span { start: current.start, end: cut }, furniture));
                current.start = cut;
            }
            open = Some((current, furniture));
            before = words;
        }
        out.extend(open);
        out
    }

    /// Whether a line break between two lines ends a paragraph. Hard-wrapped lines flow together.
    fn breaks(&self, before: &str, after: &str) -> bool {
        let ended = before.ends_with(['.', '?', '!', ':', ';', '。', '？', '！', '：', '”', '"', '」', ')', '）', ']']);
        let item = after.starts_with(['•', '·', '▪', '–', '—', '*', '■']) || after.starts_with("- ");
        before.len() > 120 || after.len() > 240 || item || (ended && before.len() * 4 < self.width * 3)
    }

    fn is_furniture(&self, line: Span) -> bool {
        let furniture = &self.document.source.furniture;
        let at = furniture.partition_point(|span| span.end < line.end);
        furniture.get(at).is_some_and(|span| span.contains(line))
    }

    /// Whether byte `at` stands strictly inside a figure.
    fn inside_mention(&self, at: u32) -> bool {
        self.mention_over(at).is_some()
    }

    fn mention_over(&self, at: u32) -> Option<Span> {
        let mentions = &self.document.mentions;
        let next = mentions.partition_point(|mention| mention.span.end <= at);
        mentions.get(next).map(|mention| mention.span).filter(|span| span.start < at)
    }

    /// A place to cut at or before `wished`: after a sentence, else after a word, else between characters.
    fn cut_before(&self, wished: usize, within: Span) -> u32 {
        let text = self.document.text();
        let wished = text.floor_char_boundary(wished.min(within.end as usize));
        let least = text.floor_char_boundary(within.start as usize + PARAGRAPH / 2);
        let window = &text[least..wished];
        let sentence =
            window.rmatch_indices([' ', '\n']).take(400).find(|(i, _)| window[..*i].ends_with(['.', '?', '!']));
        let cut = sentence.map(|(i, _)| i + 1).or_else(|| window.rfind([' ', '\n']).map(|i| i + 1));
        let cut = cut.map_or(wished, |i| least + i) as u32;
        self.mention_over(cut).map_or(cut, |mention| mention.end)
    }
}

/// A paragraph in runs. A figure that reaches over its edge is left as words.
fn runs(document: &Document, verdicts: &Verdicts, span: Span) -> Vec<Run> {
    let first = document.mentions.partition_point(|mention| mention.span.end <= span.start);
    let mentions = (document.mentions[first..].iter().enumerate())
        .take_while(|(_, mention)| mention.span.start < span.end)
        .filter(|(_, mention)| span.contains(mention.span))
        .map(|(i, mention)| (mention.span, Layer::Mention(first + i)));
    let furniture = &document.source.furniture;
    let at = furniture.partition_point(|piece| piece.end <= span.start);
    let furniture = furniture[at..].iter().take_while(|piece| piece.start < span.end);
    let tags = document.tags.iter().enumerate().filter(|(_, tag)| tag.span.overlaps(span));
    let spans: Vec<_> = mentions
        .chain(furniture.map(|piece| (*piece, Layer::Furniture)))
        .chain(tags.map(|(i, tag)| (tag.span, Layer::Tag(i))))
        .collect();
    segments(span, &spans)
        .into_iter()
        .map(|segment| {
            let mut run = Run { span: segment.span, look: Look::Plain, tag: None };
            for layer in segment.keys {
                match layer {
                    Layer::Tag(i) => {
                        let several = run.tag.is_some();
                        let (name, _) = run.tag.take().unwrap_or_else(|| (document.tags[i].name.clone(), false));
                        run.tag = Some((name, several));
                    }
                    // A figure shines through the furniture that it stands in.
                    Layer::Furniture if run.look == Look::Plain => run.look = Look::Furniture,
                    Layer::Furniture => {}
                    Layer::Mention(i) => {
                        let (id, mention) = (MentionId(i as u32), &document.mentions[i]);
                        run.look = Look::Mention {
                            id,
                            kind: mention.kind,
                            shade: Shade::of(mention),
                            status: mention.status,
                            verdict: verdicts.get(id),
                        };
                    }
                }
            }
            run
        })
        .collect()
}

/// What lies over a stretch of the text.
#[derive(Clone, Copy)]
enum Layer {
    Mention(usize),
    Furniture,
    Tag(usize),
}

/// The words as one line, shortened in the middle of nothing.
pub fn excerpt(words: &str) -> String {
    let mut line = String::new();
    for word in words.split_whitespace().take(24) {
        if line.len() + word.len() > 120 {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Milliseconds as "1:02:03".
fn clock(ms: u32) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests;
