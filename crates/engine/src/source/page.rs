//! The text as lines, each of a kind: words, blank, rule, page mark, heading.

use super::head::head;
use super::headings::heading;
use super::lines::{Line, ends_sentence, is_rule, trimmed};
use super::names::{NameKind, holds_sentence_end, is_detail, is_station, name, role_words};
use super::{Heading, HeadingKind, stamp};
use crate::lexicon::label_words::begins_letter;
use crate::span::Span;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Words that may be speech or a label.
    Words,
    /// Nothing.
    Blank,
    /// A rule of dots or dashes.
    Rule,
    /// A page number, a running header or footer.
    PageMark,
    /// A time alone.
    Stamp,
    /// A heading of a section, or of a slide.
    Heading(HeadingKind),
}

/// A text cut into lines whose kinds are known.
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line>,
    pub(super) kinds: Vec<LineKind>,
    pub(super) headings: Vec<Heading>,
    /// What stands below the headings of lists of participants: up to the next heading, or the first line of speech.
    pub(super) lists: Vec<Span>,
}

/// Longest line that can be furniture, in bytes.
const LONGEST_FURNITURE: usize = 110;

/// Shortest line that can only be speech, in bytes.
const SHORTEST_SPEECH: usize = 60;

/// Most lists of participants that a text prints: of each side, before and behind the call, and again for a second call.
const MOST_LISTS: usize = 8;

/// A line that is printed several times.
struct Repeated {
    shape: u64,
    at: Vec<u32>,
    /// Whether it could be a label, once that is known.
    label: Option<bool>,
    /// How many times it cuts a sentence in two, once that is known.
    cut: Option<usize>,
}

impl<'t> Page<'t> {
    /// Tells the kinds of the lines into which the text is cut.
    pub(super) fn new(text: &'t str, lines: Vec<Line>) -> Self {
        let kinds = lines.iter().map(|line| own_kind(text, *line)).collect();
        let mut page = Self { text, lines, kinds, headings: Vec::new(), lists: Vec::new() };
        page.mark_running_lines();
        page.find_headings();
        page.find_lists();
        page
    }

    /// The words of a line.
    pub(super) fn words(&self, line: usize) -> &'t str {
        self.lines[line].of(self.text)
    }

    /// The next line at or after `from` that is not blank.
    pub(super) fn next_printed(&self, from: usize) -> Option<usize> {
        (from..self.lines.len().min(from + 64)).find(|&i| self.kinds[i] != LineKind::Blank)
    }

    /// The next line at or after `from` that holds words or a heading.
    pub(super) fn next_words(&self, from: usize) -> Option<usize> {
        (from..self.lines.len().min(from + 64))
            .find(|&i| matches!(self.kinds[i], LineKind::Words | LineKind::Heading(_)))
    }

    /// The last line before `line` that holds words or a heading.
    pub(super) fn words_before(&self, line: usize) -> Option<usize> {
        (line.saturating_sub(64)..line).rev().find(|&i| matches!(self.kinds[i], LineKind::Words | LineKind::Heading(_)))
    }

    /// Whether page marks stand between the line and the words before it.
    pub(super) fn after_page_break(&self, line: usize) -> bool {
        let from = self.words_before(line).map_or(0, |before| before + 1);
        let between = &self.kinds[from..line];
        between.contains(&LineKind::PageMark) && !between.contains(&LineKind::Rule)
    }

    /// Finds the lines that come again on every page.
    fn mark_running_lines(&mut self) {
        // Only lines whose ends come again are looked at whole.
        let short = |(i, line): &(usize, &Line)| self.kinds[*i] == LineKind::Words && line.len() <= LONGEST_FURNITURE;
        let mut ends = vec![0u8; 1 << ENDS_BITS];
        let short = self.lines.iter().enumerate().filter(short);
        let keys: Vec<(u32, u16)> = short.map(|(i, line)| (i as u32, ends_key(line.of(self.text)))).collect();
        for &(_, key) in &keys {
            let times = &mut ends[usize::from(key)];
            *times = times.saturating_add(1);
        }
        let twins = keys.iter().filter(|&&(_, key)| ends[usize::from(key)] > 1);
        let mut seen: Vec<(u64, u32)> = twins.map(|&(i, _)| (shape_key(self.words(i as usize)), i)).collect();
        crate::order::by_number(&mut seen, |&(shape, _)| shape);
        let mut repeated: Vec<Repeated> = seen
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|same| same.len() >= 2)
            .map(|same| Repeated {
                shape: same[0].0,
                at: same.iter().map(|(_, line)| *line).collect(),
                label: None,
                cut: None,
            })
            .collect();
        crate::order::by_number(&mut repeated, |line| u64::from(line.at[0]));
        let mut running: Vec<u64> = Vec::new();
        // A header of several lines is found from its page number outwards.
        for _ in 0..4 {
            let before = running.len();
            repeated.retain_mut(|line| {
                let is_running = self.is_running(line);
                if is_running {
                    running.push(line.shape);
                    line.at.iter().for_each(|&i| self.kinds[i as usize] = LineKind::PageMark);
                }
                !is_running
            });
            if running.len() == before {
                break;
            }
        }
        if running.is_empty() {
            return;
        }
        crate::order::by_number(&mut running, |&shape| shape);
        // A running line that the extraction broke in two is still one.
        for i in 0..self.lines.len().saturating_sub(1) {
            let (a, b) = (self.lines[i], self.lines[i + 1]);
            if self.kinds[i] == LineKind::Words
                && self.kinds[i + 1] == LineKind::Words
                && a.len() + b.len() <= LONGEST_FURNITURE
            {
                let both = trimmed(self.text, a.start as usize, b.end as usize);
                let beside = i > 0 && self.kinds[i - 1] == LineKind::PageMark
                    || self.kinds.get(i + 2) == Some(&LineKind::PageMark);
                if beside
                    && (running.binary_search(&shape_key(both.of(self.text))).is_ok()
                        || is_page_number(both.of(self.text)))
                {
                    self.kinds[i] = LineKind::PageMark;
                    self.kinds[i + 1] = LineKind::PageMark;
                }
            }
        }
    }

    /// Whether a repeated line behaves as a running header or footer does.
    fn is_running(&self, line: &mut Repeated) -> bool {
        let many = line.at.len();
        let (mut beside, mut above) = (0, 0);
        for &i in &line.at {
            let i = i as usize;
            let printed = |j: &usize| self.kinds[*j] != LineKind::Blank;
            let before = (i.saturating_sub(12)..i).rev().find(printed);
            let after = (i + 1..self.lines.len().min(i + 13)).find(printed);
            let mark = |j: Option<usize>| j.is_some_and(|j| self.kinds[j] == LineKind::PageMark);
            beside += usize::from(mark(before) || mark(after) || before.is_none());
            above += usize::from(mark(after));
        }
        let first = line.at[0] as usize;
        if many >= 3 && self.counts_up(&line.at) {
            return true;
        }
        let label = *line.label.get_or_insert_with(|| {
            let words = self.words(first);
            name(words).is_some_and(|kind| kind != NameKind::Single || is_station(words))
                || head(self.text, self.lines[first], false).is_some_and(|h| h.certain)
                || (role_words(words) > 0 && is_detail(words))
        });
        if many == 2 {
            // Twice is little evidence: each time a page number must stand beside, below a name.
            return beside == 2 && (above == 2 || !label);
        }
        if label {
            return above * 10 >= many * 6
                || beside * 10 >= many * 9
                    && (*line.cut.get_or_insert_with(|| self.cuts(&line.at)) >= many.div_ceil(4)
                        || self.same_below(&line.at));
        }
        beside * 10 >= many * 6 || *line.cut.get_or_insert_with(|| self.cuts(&line.at)) * 4 >= many
    }

    /// Whether the lines count pages: each has the next number behind the same words, which name nobody.
    fn counts_up(&self, at: &[u32]) -> bool {
        let number = |i: &u32| {
            let words = self.words(*i as usize);
            let from = words.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            words[from..].parse::<u32>().ok().filter(|_| from > 0)
        };
        let follow = at.windows(2).all(|two| match (number(&two[0]), number(&two[1])) {
            (Some(one), Some(next)) => next == one + 1,
            _ => false,
        });
        let words = self.words(at[0] as usize);
        follow
            && name(words).is_none()
            && begins_letter(words).is_none()
            && !words.get(..5).is_some_and(|begin| begin.eq_ignore_ascii_case("slide"))
    }

    /// Whether the same is printed below each of the lines: below a label others words stand each time.
    fn same_below(&self, at: &[u32]) -> bool {
        let below =
            |i: u32| (i as usize + 1..self.lines.len().min(i as usize + 4)).find(|&j| self.kinds[j] != LineKind::Blank);
        let mut shapes = at.iter().map(|&i| below(i).map(|j| shape_key(self.words(j))));
        let first = shapes.next().flatten();
        first.is_some() && shapes.all(|shape| shape == first)
    }

    /// How many of the lines cut a sentence in two.
    fn cuts(&self, at: &[u32]) -> usize {
        at.iter()
            .filter(|&&i| {
                let (Some(before), Some(after)) = (self.words_before(i as usize), self.next_words(i as usize + 1))
                else {
                    return false;
                };
                let open = self.lines[before].len() > 30 && !ends_sentence(self.words(before));
                // "speaker" alone on a line is a mark of labels, and goes on with no sentence.
                let goes_on = self.words(after);
                open && goes_on.starts_with(|c: char| c.is_lowercase()) && goes_on.contains(' ')
            })
            .count()
    }

    /// Finds the headings; a list of contents holds names of headings, not headings.
    fn find_headings(&mut self) {
        let mut contents: Option<Vec<HeadingKind>> = None;
        for i in 0..self.lines.len() {
            if self.kinds[i] != LineKind::Words {
                continue;
            }
            let Some((mut kind, span)) = heading(self.text, self.lines[i]) else {
                contents = None;
                continue;
            };
            if kind == HeadingKind::Contents {
                contents = Some(Vec::new());
            } else if let Some(listed) = &mut contents {
                if listed.contains(&kind) || self.words(i).ends_with(':') && !listed.is_empty() {
                    contents = None;
                } else {
                    listed.push(kind);
                    kind = HeadingKind::Contents;
                }
            }
            self.kinds[i] = LineKind::Heading(kind);
            self.headings.push(Heading { span, kind });
        }
        // Who takes part is listed once or twice; "Executives" below every name tells who speaks.
        let listed = |heading: &Heading| heading.kind == HeadingKind::Participants;
        if self.headings.iter().filter(|heading| listed(heading)).count() > MOST_LISTS {
            self.headings.retain(|heading| !listed(heading));
            let lists = self.kinds.iter_mut().filter(|kind| **kind == LineKind::Heading(HeadingKind::Participants));
            lists.for_each(|kind| *kind = LineKind::Words);
        }
    }

    /// Finds where the lists of participants end.
    fn find_lists(&mut self) {
        for (at, heading) in self.headings.iter().enumerate().filter(|(_, h)| h.kind == HeadingKind::Participants) {
            let next = self.headings.get(at + 1).map_or(self.text.len() as u32, |next| next.span.start);
            let from = self.lines.partition_point(|line| line.start < heading.span.end);
            let below = self.lines[from..].iter().take_while(|line| line.start < next);
            let end = below.filter(|line| is_speech(line.of(self.text))).map(|line| line.start).next();
            self.lists.push(Span { start: heading.span.end, end: end.unwrap_or(next) });
        }
    }
}

/// What a line is, told from itself alone.
fn own_kind(text: &str, line: Span) -> LineKind {
    if line.is_empty() {
        return LineKind::Blank;
    }
    let words = line.of(text);
    let first = words.as_bytes()[0];
    if !first.is_ascii_alphabetic() && is_rule(words) && words.len() > 3 {
        return LineKind::Rule;
    }
    if words.len() > 40 {
        return LineKind::Words;
    }
    if is_page_number(words) {
        return LineKind::PageMark;
    }
    if (first.is_ascii_digit() || matches!(first, b'[' | b'('))
        && stamp::leading_stamp(words).is_some_and(|(_, len)| len == words.len())
    {
        return LineKind::Stamp;
    }
    LineKind::Words
}

/// Whether the line can only be speech: long, and a sentence ends in it.
fn is_speech(words: &str) -> bool {
    words.len() > SHORTEST_SPEECH && (holds_sentence_end(words) || words.ends_with(['.', '?', '!']))
}

/// `5`, `- 5 -`, `Page 3 of 20`, `3 / 20`, `4 | P a g e`.
fn is_page_number(words: &str) -> bool {
    let inner =
        words.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | '(' | ')') || c.is_whitespace());
    if !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    if !words.bytes().any(|b| b.is_ascii_digit()) || words.len() > 30 {
        return false;
    }
    let mut rest: String = words
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '|' | '-' | '–' | '—'))
        .collect::<String>()
        .to_ascii_lowercase();
    let paged = rest.contains("page") || rest.starts_with("pg");
    if let Some(bare) =
        rest.strip_prefix("page").or_else(|| rest.strip_prefix("pg.")).or_else(|| rest.strip_prefix("pg"))
    {
        rest = bare.to_string();
    }
    if let Some(bare) = rest.strip_suffix("page") {
        rest = bare.to_string();
    }
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    match rest.split_once("of").or_else(|| rest.split_once('/')) {
        Some((a, b)) => digits(a) && digits(b) && (paged || words.contains("of") || a.len() + b.len() <= 5),
        None => paged && digits(&rest),
    }
}

/// The bytes of a short line as they count in its shape: letters folded, every digit the same, no blanks.
fn shape(words: &str) -> impl DoubleEndedIterator<Item = u8> {
    words.bytes().filter_map(|byte| match byte {
        b'0'..=b'9' => Some(b'0'),
        b' ' | b'\t' | b'\n' => None,
        other => Some(other.to_ascii_lowercase()),
    })
}

/// So many bits tell the ends of lines apart.
const ENDS_BITS: u32 = 12;

/// The first and the last bytes of a line's shape: lines of one shape have one key.
fn ends_key(words: &str) -> u16 {
    let bytes = shape(words).take(4).chain(shape(words).rev().take(4));
    let hash = bytes.fold(0u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (hash >> (64 - ENDS_BITS)) as u16
}

/// The shape of a short line as a number.
fn shape_key(words: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in shape(words) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
