//! WebVTT and SRT: cues with times, speakers by voice tag or by a label in the words.
//!
//! WebVTT: W3C, "WebVTT: The Web Video Text Tracks Format", 2019. SRT has no standard; it is read as SubRip writes it.

use super::furniture::join;
use super::lines::{Line, key, lines, trimmed};
use super::names::{NameKind, name};
use super::plain::{self, Plain};
use super::view::View;
use super::{Label, Score, stamp};
use crate::document::Time;
use crate::span::Span;

/// One cue.
struct Cue {
    start_ms: u32,
    end_ms: u32,
    /// The words, line by line, without voice tags.
    words: Vec<Span>,
    /// The name in the voice tag, and the whole tag.
    voice: Option<(Span, Span)>,
}

/// How many lines are looked at to tell whether a text is made of cues.
const PROBED: usize = 400;

/// The name of the timed format that the text is in, if any.
pub(super) fn detect(text: &str, lines: &[Line]) -> Option<&'static str> {
    if text.trim_start().starts_with("WEBVTT") {
        return Some("vtt");
    }
    let (mut cues, mut commas, mut printed) = (0, 0, 0);
    for line in lines.iter().take(PROBED).map(|line| line.of(text)) {
        printed += usize::from(!line.is_empty());
        if stamp::cue(line).is_some() {
            cues += 1;
            commas += usize::from(line.contains(','));
        }
    }
    (cues >= 1 && cues * 6 >= printed).then_some(if commas * 2 >= cues { "srt" } else { "vtt" })
}

/// Reads the cues.
pub(super) fn read(text: &str, format: &'static str) -> Plain {
    let mut cues = cues(text);
    names_first(text, &mut cues);
    if cues.iter().any(|cue| cue.voice.is_some()) {
        by_voice(text, &cues, format)
    } else {
        by_words(text, &cues, format)
    }
}

/// Cuts the text into cues.
fn cues(text: &str) -> Vec<Cue> {
    let lines = lines(text);
    let times: Vec<(usize, (u32, u32))> =
        lines.iter().enumerate().filter_map(|(i, line)| stamp::cue(line.of(text)).map(|cue| (i, cue))).collect();
    let mut found = Vec::with_capacity(times.len());
    for (n, &(at, (start_ms, end_ms))) in times.iter().enumerate() {
        let until = times.get(n + 1).map_or(lines.len(), |next| next.0);
        let voice = at.checked_sub(1).and_then(|above| counted(text, lines[above]));
        let mut cue = Cue { start_ms, end_ms, words: Vec::new(), voice };
        for (i, line) in lines.iter().enumerate().take(until).skip(at + 1) {
            if line.is_empty() {
                break;
            }
            // The counter of the next cue may follow without a blank line.
            if i + 1 == until && until < lines.len() && line.of(text).bytes().all(|b| b.is_ascii_digit()) {
                break;
            }
            let (words, voice) = untagged(text, *line);
            cue.voice = cue.voice.or(voice);
            cue.words.push(words);
        }
        found.push(cue);
    }
    found
}

/// The name that stands with the number of the cue: `7 "Ann Lee" (4000001)`.
fn counted(text: &str, line: Line) -> Option<(Span, Span)> {
    let words = line.of(text);
    let (open, close) = (words.find('"')?, words.rfind('"')?);
    let number = words[..open].trim_end();
    (open + 1 < close && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then(|| {
        let start = line.start as usize;
        (Span::new(start + open + 1, start + close), line)
    })
}

/// Fewest cues that make a pattern.
const FEWEST: usize = 4;

/// Takes the first line of every cue for its voice where nearly all have a name alone there, above the words.
fn names_first(text: &str, cues: &mut [Cue]) {
    let named = |cue: &&Cue| {
        cue.voice.is_none()
            && cue.words.len() > 1
            && matches!(name(cue.words[0].of(text)), Some(NameKind::Person | NameKind::Station))
    };
    let count = cues.iter().filter(named).count();
    if count < FEWEST || count * 10 < cues.len() * 9 {
        return;
    }
    for cue in cues.iter_mut().filter(|cue| named(&&**cue)) {
        let voice = cue.words.remove(0);
        cue.voice = Some((voice, voice));
    }
}

/// The words of a line without its voice tag.
fn untagged(text: &str, line: Line) -> (Span, Option<(Span, Span)>) {
    let words = line.of(text);
    let Some(rest) = words.strip_prefix("<v").filter(|rest| rest.starts_with([' ', '.'])) else { return (line, None) };
    // A tag that is not closed must not borrow the end of the one that closes the cue.
    let open = rest.strip_suffix("</v>").unwrap_or(rest);
    let (Some(blank), Some(close)) = (open.find(' '), open.find('>')) else { return (line, None) };
    if blank > close {
        return (line, None);
    }
    let start = line.start as usize;
    let tag = Span::new(start, start + 2 + close + 1);
    let name = trimmed(text, start + 2 + blank, start + 2 + close);
    let end = line.end as usize - if words.ends_with("</v>") { 4 } else { 0 };
    (trimmed(text, (tag.end as usize).min(end), end), Some((name, tag)))
}

/// Cues with voice tags: a run of cues of one voice is one turn.
fn by_voice(text: &str, cues: &[Cue], format: &'static str) -> Plain {
    let mut view = View::default();
    let mut labels: Vec<Label> = Vec::new();
    let mut last: Option<u64> = None;
    for cue in cues {
        let Some(words) =
            cue.words.first().map(|first| Span { start: first.start, end: cue.words[cue.words.len() - 1].end })
        else {
            continue;
        };
        for line in &cue.words {
            view.show(text, line.start as usize, line.end as usize);
            view.new_line();
        }
        let time = Time { start_ms: cue.start_ms, end_ms: Some(cue.end_ms) };
        match cue.voice {
            Some((name, tag)) if last != Some(key(name.of(text))) => {
                last = Some(key(name.of(text)));
                labels.push(Label { span: tag, name, content: words, time: Some(time), ..Label::default() });
            }
            // A cue without a tag goes on with the voice before it.
            _ => {
                if let Some(label) = labels.last_mut() {
                    label.content.end = label.content.end.max(words.end);
                    label.time = label.time.map(|t| Time { end_ms: Some(cue.end_ms), ..t });
                }
            }
        }
    }
    let scores = vec![Score { format, labels: labels.len() as u32, points: labels.len() as u32 * 10 }];
    let read = view.to_source(text, Plain { format, scores, ..Plain::default() });
    Plain { labels, ..read }
}

/// Cues without voice tags: labels stand in the words, or nowhere.
fn by_words(text: &str, cues: &[Cue], format: &'static str) -> Plain {
    let mut view = View::default();
    let mut starts: Vec<(u32, Time)> = Vec::with_capacity(cues.len());
    for cue in cues {
        for line in &cue.words {
            view.show(text, line.start as usize, line.end as usize);
            view.new_line();
        }
        if let Some(first) = cue.words.first() {
            starts.push((first.start, Time { start_ms: cue.start_ms, end_ms: Some(cue.end_ms) }));
        }
    }
    let mut read = view.to_source(text, plain::read_text(&view.text, None));
    // Some print the name with every caption: there a turn begins only where it changes.
    let mut again: Vec<Span> = Vec::new();
    let each = read.labels.len() * 10 >= starts.len() * 9;
    read.labels.dedup_by(|next, last| {
        let same = each && key(next.name.of(text)) == key(last.name.of(text));
        if same {
            last.content.end = last.content.end.max(next.content.end);
            again.push(next.span);
        }
        same
    });
    if !again.is_empty() {
        read.furniture.extend(again);
        read.furniture = join(std::mem::take(&mut read.furniture));
    }
    let time_at = |at: u32| starts.partition_point(|(start, _)| *start <= at).checked_sub(1).map(|i| starts[i].1);
    for label in &mut read.labels {
        let start = time_at(label.span.start);
        let end = time_at(label.content.end.saturating_sub(1).max(label.span.start));
        label.time = start.map(|time| Time { end_ms: end.and_then(|e| e.end_ms), ..time });
    }
    read.scores.insert(0, Score { format, labels: read.labels.len() as u32, points: read.labels.len() as u32 * 10 });
    Plain { format, ..read }
}
