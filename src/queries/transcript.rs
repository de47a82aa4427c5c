//! The text cut into what is painted: chunks of blocks, turns of paragraphs, paragraphs of disjoint runs.
//!
//! Nothing here grows with more than the length of the text, and no piece is longer than a few thousand bytes, whatever
//! the text: a line of ten megabytes is shown in pieces.

use tickmark_engine::document::{Attribution, MentionId, SectionKind, TurnId, Verdict};
use tickmark_engine::segments::segments;
use tickmark_engine::{Document, Span};

use super::Verdicts;
use super::outline::Person;
use crate::snapshot::Snapshot;
use crate::state::kinds::Shade;

/// A paragraph is cut where it gets longer than this many bytes.
const PARAGRAPH: usize = 6_000;
/// A turn is painted as several pieces where it gets longer than this many bytes.
const PIECE: usize = 12_000;
/// Blocks are gathered into chunks of about this many bytes; far chunks of a long text are not painted.
const CHUNK: usize = 24_000;
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
    pub paragraphs: Vec<Span>,
}

/// Some blocks, painted together or not at all.
#[derive(Debug, Default)]
pub struct Chunk {
    /// Its place in the list of chunks.
    pub index: usize,
    /// From the first block to the last.
    pub span: Span,
    /// What it shows.
    pub blocks: Vec<Block>,
}

/// One thing in the reading column.
#[derive(Debug)]
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
#[derive(Debug)]
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
#[derive(Debug)]
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
#[derive(Debug, PartialEq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Whether it is page furniture.
    pub furniture: bool,
    /// Disjoint, in order, covering the span.
    pub runs: Vec<Run>,
}

/// A stretch of one look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub look: Look,
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
        /// How it is painted.
        shade: Shade,
        /// Whether the printed figures agree with it.
        verdict: Option<Verdict>,
    },
}

impl TranscriptView {
    /// Cuts the text of `document`.
    pub fn of(document: &Document, verdicts: &Verdicts, people: &[Person]) -> Self {
        Cutter {
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
        TranscriptView { chunks: self.chunks, small: document.text().len() <= SMALL, paragraphs: self.paragraphs }
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
        // A heading stays with what follows it.
        let heading = matches!(block, Block::Section { .. } | Block::Exchange { .. });
        if !self.chunk.blocks.is_empty() && heading && self.chunk.span.len() >= CHUNK / 2 {
            self.flush();
            self.chunk.span.start = start;
        }
        self.chunk.span.end = end.max(self.chunk.span.start);
        self.chunk.blocks.push(block);
        if !heading && self.chunk.span.len() >= CHUNK {
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
        spans.into_iter().map(|(span, furniture)| Paragraph { span, furniture, runs: self.runs(span) }).collect()
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

    /// The paragraph in runs. A figure that reaches over its edge is left as words.
    fn runs(&self, span: Span) -> Vec<Run> {
        let document = self.document;
        let first = document.mentions.partition_point(|mention| mention.span.end <= span.start);
        let mentions = (document.mentions[first..].iter().enumerate())
            .take_while(|(_, mention)| mention.span.start < span.end)
            .filter(|(_, mention)| span.contains(mention.span))
            .map(|(i, mention)| {
                let id = MentionId((first + i) as u32);
                (mention.span, Look::Mention { id, shade: Shade::of(mention), verdict: self.verdicts.get(id) })
            });
        let furniture = &document.source.furniture;
        let first = furniture.partition_point(|piece| piece.end <= span.start);
        let furniture = furniture[first..].iter().take_while(|piece| piece.start < span.end);
        let spans: Vec<_> = mentions.chain(furniture.map(|piece| (*piece, Look::Furniture))).collect();
        // A figure shines through the furniture that it stands in.
        let look = |looks: Vec<Look>| {
            looks.iter().copied().find(|look| matches!(look, Look::Mention { .. })).or(looks.first().copied())
        };
        segments(span, &spans)
            .into_iter()
            .map(|segment| Run { span: segment.span, look: look(segment.keys).unwrap_or(Look::Plain) })
            .collect()
    }
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
mod tests {
    use super::*;
    use crate::queries::outline;
    use tickmark_engine::document::{Kind, Mention};

    fn view(document: &Document) -> TranscriptView {
        TranscriptView::of(document, &Verdicts::of(document), &outline::people(document))
    }

    fn document(text: &str) -> Document {
        let mut document = tickmark_engine::annotate("");
        document.source.text = text.into();
        let whole = Span::new(0, text.len());
        document.sections.iter_mut().for_each(|section| section.span = whole);
        document.turns.iter_mut().for_each(|turn| turn.span = whole);
        document
    }

    fn blank_of_one_turn(text: &str, figures: &[&str]) -> Document {
        let mut document = document(text);
        if document.turns.is_empty() {
            return document;
        }
        for figure in figures {
            let start = text.find(figure).unwrap();
            let mut mention = Mention::found(Span::new(start, start + figure.len()), Kind::Money, None, "test", 90);
            mention.turn = Some(TurnId(0));
            document.mentions.push(mention);
        }
        document
    }

    #[track_caller]
    fn paragraphs(text: &str, figures: &[&str], expected: &[&str]) {
        let document = blank_of_one_turn(text, figures);
        let view = view(&document);
        assert_eq!(view.paragraphs.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn paragraphs_end_where_a_reader_expects_it() {
        paragraphs("One.\n\nTwo.", &[], &["One.", "Two."]);
        paragraphs("  One. \n \n\n  Two.  ", &[], &["One.", "Two."]);
        paragraphs("One goes on\nto the next line.", &[], &["One goes on\nto the next line."]);
        paragraphs("Revenue was $5\n\nbillion in all.", &["$5\n\nbillion"], &["Revenue was $5\n\nbillion in all."]);
        paragraphs("We have three aims\n- grow\n- save", &[], &["We have three aims", "- grow", "- save"]);
        paragraphs("", &[], &[]);
        let long = "word ".repeat(30);
        paragraphs(&format!("{long}end\nNext"), &[], &[&format!("{long}end"), "Next"]);
        let filler = "A line that is as wide as the page of this call was printed, no more.";
        paragraphs(&format!("Yes.\n{filler}\n{filler}"), &[], &["Yes.", &format!("{filler}\n{filler}")]);
    }

    fn all_paragraphs(view: &TranscriptView) -> Vec<&Paragraph> {
        let mut all = vec![];
        for chunk in &view.chunks {
            for block in &chunk.blocks {
                match block {
                    Block::Aside(aside) => all.extend(&aside.paragraphs),
                    Block::Piece(piece) => all.extend(&piece.paragraphs),
                    Block::Section { .. } | Block::Exchange { .. } => {}
                }
            }
        }
        all
    }

    /// Every text: runs cover their paragraph, paragraphs are in order, bounded, and hold every word.
    #[track_caller]
    fn laws(document: &Document) {
        let text = document.text();
        let view = view(document);
        let mut last = 0;
        let mut painted = vec![];
        for paragraph in all_paragraphs(&view) {
            assert!(paragraph.span.start >= last, "paragraphs are in order");
            assert!(paragraph.span.len() <= PARAGRAPH + 400, "paragraphs are bounded: {}", paragraph.span.len());
            let mut cursor = paragraph.span.start;
            for run in &paragraph.runs {
                assert_eq!(run.span.start, cursor, "runs touch");
                cursor = run.span.end;
                if let Look::Mention { id, .. } = run.look
                    && painted.last() != Some(&id.index())
                {
                    painted.push(id.index());
                }
            }
            assert_eq!(cursor, paragraph.span.end, "runs cover the paragraph");
            last = paragraph.span.end;
        }
        let labels: Vec<_> = document.turns.iter().filter_map(|turn| turn.label).collect();
        let shown = |span: Span| !labels.iter().any(|label| label.overlaps(span));
        let all: Vec<_> = (0..document.mentions.len()).filter(|i| shown(document.mentions[*i].span)).collect();
        assert_eq!(painted, all, "every figure is painted once");
        let starts: Vec<_> = view.chunks.iter().map(|chunk| chunk.span.start).collect();
        assert!(starts.is_sorted(), "chunks are in order");
        for mention in document.mentions.iter().filter(|mention| shown(mention.span)) {
            assert!(view.shows(document, mention.span));
            let chunk = &view.chunks[view.chunk_of(mention.span.start)];
            assert!(chunk.span.contains(mention.span), "{} in {:?}", mention.span.of(text), chunk.span);
        }
    }

    #[test]
    fn every_text_is_painted_whole_and_in_bounded_pieces() {
        laws(&document(""));
        laws(&blank_of_one_turn("Revenue was $5 billion, up from $4 billion.", &["$5 billion", "$4 billion"]));
        laws(&document(&"no end to this line ".repeat(5_000)));
        laws(&document(&"無".repeat(30_000)));
        laws(&document(&"line\n".repeat(20_000)));
        laws(&document(&format!("{}$5 billion{}", "x".repeat(PARAGRAPH - 4), "y".repeat(20_000))));
        laws(&blank_of_one_turn(
            &format!("{}$5 billion{}", "x".repeat(PARAGRAPH - 4), "y".repeat(9_000)),
            &["$5 billion"],
        ));
    }

    #[test]
    fn real_texts_keep_the_laws() {
        let mut seen = 0;
        for folder in ["samples", "../shared/seeds", "../shared/transcripts"] {
            let Ok(files) = std::fs::read_dir(folder) else {
                println!("skipped: there is no folder {folder} here");
                continue;
            };
            for file in files.flatten().filter(|file| file.path().extension().is_some_and(|end| end == "txt")) {
                laws(&tickmark_engine::annotate(&std::fs::read_to_string(file.path()).unwrap()));
                seen += 1;
            }
        }
        println!("{seen} texts");
    }

    #[test]
    fn furniture_is_told_apart() {
        let text = "Revenue grew.\nPage 3 of 9\nIt grew a lot.";
        let mut document = document(text);
        if document.turns.is_empty() {
            return;
        }
        document.source.furniture = vec![Span::new(14, 25)];
        let view = view(&document);
        let looks: Vec<_> = all_paragraphs(&view).iter().map(|p| (p.span.of(text), p.furniture)).collect();
        assert_eq!(looks, [("Revenue grew.", false), ("Page 3 of 9", true), ("It grew a lot.", false)]);
    }

    #[test]
    fn words_are_shortened_to_one_line() {
        assert_eq!(excerpt("Thank you,\n Ernie."), "Thank you, Ernie.");
        assert!(excerpt(&"word ".repeat(99)).len() < 130);
        assert_eq!(clock(62_500), "1:02");
        assert_eq!(clock(3_723_000), "1:02:03");
    }
}
