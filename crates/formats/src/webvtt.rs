//! WebVTT: what was said, by whom and when. Only where the source had times.

use crate::loss;
use crate::prepared::Prepared;
use crate::{Exporter, File, Join, verify};

pub const WEBVTT: Exporter = Exporter {
    name: "webvtt",
    title: "WebVTT captions (only of a source with times)",
    endings: &[".vtt"],
    media_type: "text/vtt",
    join: Join::No,
    units: &[],
    needs_text: true,
    write,
    verify: captions,
    losses: |call| {
        let mut losses = call.beyond_spans();
        losses.push(loss::TAGS.times(call.tagged.mentions.len()));
        losses.push(loss::UNTIMED.times(call.tagged.turns.iter().filter(|turn| turn.time.is_none()).count()));
        losses.push(loss::OWN_TAGS.times(call.tagged.tags.len()));
        losses
    },
};

/// One caption, in milliseconds.
struct Cue {
    start: u64,
    end: Option<u64>,
    speaker: String,
    text: String,
}

fn write(call: &Prepared<'_>) -> Vec<File> {
    let mut cues: Vec<Cue> = Vec::new();
    for turn in &call.tagged.turns {
        let Some(time) = &turn.time else { continue };
        let speaker = call.speaker(&turn.speaker).map_or("Unknown", |speaker| &speaker.name);
        let ms = |seconds: f64| (seconds * 1000.0).round().max(0.0) as u64;
        // The first caption's own line of times stands a line or two before the words, with the label or without.
        let head = call.words(0, turn.start).lines().rev().take(3).find_map(times);
        let end = head.filter(|&(start, _)| start == ms(time.start)).map(|(_, end)| end);
        let mut cue = Cue { start: ms(time.start), end, speaker: speaker.to_owned(), text: String::new() };
        // A turn of several captions holds their times and numbers between its words.
        let lines: Vec<&str> = call.words(turn.start, turn.end).lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let next_is_time = lines.get(at + 1).is_some_and(|next| times(next).is_some());
            if let Some((start, end)) = times(line) {
                let next = Cue { start, end: Some(end), speaker: speaker.to_owned(), text: String::new() };
                let done = std::mem::replace(&mut cue, next);
                cues.extend((!done.text.is_empty()).then_some(Cue { end: done.end.or(Some(start)), ..done }));
            } else {
                let number = next_is_time && line.trim().bytes().all(|byte| byte.is_ascii_digit());
                if number || line.trim().is_empty() {
                    continue;
                }
                if !cue.text.is_empty() {
                    cue.text.push('\n');
                }
                cue.text.push_str(&plain(line.trim()));
            }
        }
        if !cue.text.is_empty() {
            cues.push(Cue { end: cue.end.or(time.end.map(ms)), ..cue });
        }
    }
    let mut content = String::from("WEBVTT\n");
    for at in 0..cues.len() {
        let cue = &cues[at];
        // Without an end, a caption stays until the next begins; the last for a second.
        let end = cue.end.or_else(|| Some(cues.get(at + 1)?.start)).filter(|&end| end > cue.start);
        let end = end.unwrap_or(cue.start + 1000);
        content += &format!(
            "\n{} --> {}\n<v {}>{}\n",
            stamp(cue.start),
            stamp(end),
            escape(&cue.speaker.replace(['\n', '>'], " ")),
            escape(&cue.text)
        );
    }
    vec![File::text(".vtt", "text/vtt", content)]
}

/// Every caption is read again: two times in order, and words behind them.
fn captions(call: &Prepared<'_>, files: &[File]) -> verify::Wrong {
    let mut blocks = verify::words(&files[0])?.split("\n\n");
    verify::same(&blocks.next().map(str::trim_end), &Some("WEBVTT"), "the head")?;
    let mut said = 0;
    for block in blocks {
        let (line, text) = block.split_once('\n').ok_or("a caption has no words")?;
        let (start, end) = times(line).ok_or("a caption has no times")?;
        if start >= end || text.contains("-->") || text.trim().is_empty() {
            return Err("a caption is read otherwise than it was written".to_owned());
        }
        said += 1;
    }
    let timed =
        call.tagged.turns.iter().any(|turn| turn.time.is_some() && !call.words(turn.start, turn.end).trim().is_empty());
    verify::same(&(said > 0), &timed, "the list of captions")
}

fn stamp(ms: u64) -> String {
    format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// The two times of a line `00:00:01.000 --> 00:00:02.000`, with a comma as SRT has it, or without hours.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once("-->")?;
    Some((time(start.trim())?, time(end.split_whitespace().next()?)?))
}

fn time(stamp: &str) -> Option<u64> {
    let (clock, fraction) = stamp.split_once(['.', ','])?;
    let seconds = clock.split(':').try_fold(0_u64, |sum, part| sum.checked_mul(60)?.checked_add(part.parse().ok()?))?;
    seconds.checked_mul(1000)?.checked_add(fraction.parse().ok().filter(|_| fraction.len() == 3)?)
}

/// A caption's line without its tags and with its entities read.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        // A tag of WebVTT begins with a letter or a slash and ends on its line; any other sign is one of the words.
        let tag = rest[at + 1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        match rest[at..].find('>') {
            Some(end) if tag => {
                out.push_str(&rest[..at]);
                rest = &rest[at + end + 1..];
            }
            _ => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_both_formats_are_read_and_nothing_else() {
        for (line, expected) in [
            ("00:00:01.000 --> 00:00:02.500", Some((1000, 2500))),
            ("01:00:01,000 --> 01:00:02,500", Some((3_601_000, 3_602_500))),
            ("00:01.000 --> 00:02.500 align:start", Some((1000, 2500))),
            ("profit --> loss", None),
            ("1.5 --> 2.5", None),
            ("", None),
        ] {
            assert_eq!(times(line), expected, "{line}");
        }
    }

    #[test]
    fn tags_go_and_signs_stay() {
        for (line, expected) in [
            ("<v Ann Lee>Revenue &amp; profit</v>", "Revenue & profit"),
            ("<b>5</b> < 6 and 7 > 6", "5 < 6 and 7 > 6"),
            ("a &amp;lt; b", "a &lt; b"),
            ("<v Ann", "<v Ann"),
        ] {
            assert_eq!(plain(line), expected, "{line}");
        }
    }
}
