//! Markdown: the call turn by turn, with a footnote at each figure.

use std::fmt::Write;

use crate::loss;
use crate::prepared::{Prepared, described, heading};
use crate::{Exporter, File, Join, verify};

pub const MARKDOWN: Exporter = Exporter {
    name: "markdown",
    title: "Markdown with footnotes",
    endings: &[".annotated.md"],
    media_type: "text/markdown",
    join: Join::No,
    units: &[],
    needs_text: true,
    write,
    verify: footnotes,
    losses: |call| {
        let mut losses = vec![loss::OVERLAPPING.times(call.not_disjoint())];
        losses.extend(call.beyond_spans());
        losses.push(loss::OWN_TAGS.times(call.tagged.tags.len()));
        losses
    },
};

fn write(call: &Prepared<'_>) -> Vec<File> {
    let mut md = format!("# {}\n", escaped(&call.title()));
    let mut notes = String::new();
    let mut section = None;
    for turn in &call.tagged.turns {
        if section != Some(turn.section) {
            section = Some(turn.section);
            let _ = write!(md, "\n## {}\n", heading(turn.section.as_str()));
        }
        let speaker = call.speaker(&turn.speaker);
        let _ = write!(md, "\n**{}**", escaped(speaker.map_or("Unknown", |speaker| &speaker.name)));
        let more = [speaker.and_then(|s| s.role.as_deref()), speaker.and_then(|s| s.affiliation.as_deref())];
        let more = more.into_iter().flatten().map(escaped).collect::<Vec<_>>().join(", ");
        if !more.is_empty() {
            let _ = write!(md, " ({more})");
        }
        md.push_str("\n\n");
        let mut from = turn.start;
        let mut said = String::new();
        for mention in call.disjoint(turn.start, turn.end) {
            let _ = write!(said, "{}[^{}]", escaped(call.words(from, mention.end)), mention.id);
            let _ = writeln!(notes, "[^{}]: {}", mention.id, escaped(&described(mention)));
            from = mention.end;
        }
        said += &escaped(call.words(from, turn.end));
        for line in said.lines() {
            let _ = writeln!(md, "{}", at_line_start(line.trim_end()));
        }
    }
    if !notes.is_empty() {
        md.push('\n');
        md.push_str(&notes);
    }
    vec![File::text(".annotated.md", "text/markdown", md)]
}

/// Every footnote is told of once behind its figure and once at the end, in the order of the figures.
fn footnotes(call: &Prepared<'_>, files: &[File]) -> verify::Wrong {
    let mut rest = verify::words(&files[0])?;
    let tagged = || call.tagged.turns.iter().flat_map(|turn| call.disjoint(turn.start, turn.end));
    let signs = tagged().map(|mention| format!("[^{}]", mention.id));
    let notes = tagged().map(|mention| format!("\n[^{}]: ", mention.id));
    for sign in signs.chain(notes) {
        let (_, after) = rest.split_once(&sign).ok_or("a footnote is missing")?;
        rest = after;
    }
    Ok(())
}

/// Words in which nothing is taken for markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line that no list, heading, quote or rule begins: those are told by their first characters alone.
fn at_line_start(line: &str) -> String {
    let rest = line.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && rest[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &rest[..digits], &rest[digits..]);
    }
    if rest.starts_with(['#', '+', '-', '=', ':']) { format!("\\{rest}") } else { rest.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        for (words, expected) in [
            ("# 5%", "\\# 5%"),
            ("- 5%", "\\- 5%"),
            ("1. First", "1\\. First"),
            ("1.5 billion", "1\\.5 billion"),
            ("    code", "code"),
            ("a *b* _c_ [d](e) <f> `g` | $h$", "a \\*b\\* \\_c\\_ \\[d\\](e) \\<f\\> \\`g\\` \\| \\$h\\$"),
            ("R&D", "R\\&D"),
        ] {
            assert_eq!(at_line_start(&escaped(words)), expected);
        }
    }
}
