//! The words as they are heard: the text without what stands between the words, and the way back to the text.
//!
//! A caption cuts "Our next question comes from Ann / Lee with Kestrel" in two, and a page of markup sets tags between the
//! words. Whoever listens for what is said about people reads the words without those.

use std::borrow::Cow;

use crate::document::Source;
use crate::span::Span;

/// A text without its furniture.
#[derive(Debug)]
pub(crate) struct Heard<'t> {
    /// The words.
    pub text: Cow<'t, str>,
    /// Where each stretch of words begins here, and where it begins in the text.
    runs: Vec<(u32, u32)>,
}

/// Tags that end a line on the page.
const BLOCKS: &[&str] =
    &["<p", "<br", "<div", "<li", "<tr", "<td", "<h", "<P", "<BR", "<DIV", "<LI", "<TR", "<TD", "<H"];

impl<'t> Heard<'t> {
    /// The words of a text; borrowed where no furniture stands in it.
    pub fn of(source: &'t Source) -> Self {
        let text: &'t str = &source.text;
        if source.furniture.is_empty() {
            return Self { text: Cow::Borrowed(text), runs: vec![(0, 0)] };
        }
        let timed = matches!(&*source.format, "srt" | "vtt");
        let mut words = String::with_capacity(text.len());
        let mut runs = Vec::with_capacity(source.furniture.len() + 1);
        let mut at = 0;
        let mut furniture = source.furniture.iter().peekable();
        while let Some(first) = furniture.next() {
            let (start, mut end) = (first.start as usize, first.end as usize);
            // Pieces with nothing but blanks between them are one gap.
            while let Some(next) = furniture.peek()
                && text[end..(next.start as usize).max(end)].trim().is_empty()
            {
                end = end.max(next.end as usize);
                furniture.next();
            }
            let shown = text[at..start].trim_end();
            let behind = end + (text[end..].len() - text[end..].trim_start().len());
            runs.push((words.len() as u32, at as u32));
            words.push_str(shown);
            words.push_str(joint(&text[at + shown.len()..behind], timed));
            at = behind;
        }
        runs.push((words.len() as u32, at as u32));
        words.push_str(&text[at..]);
        Self { text: Cow::Owned(words), runs }
    }

    /// Whether these are all the words of the text, so that every place is the same here and there.
    pub fn is_whole(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// Where a place of the text stands here; one inside a gap stands where the next words begin.
    pub fn place(&self, at: u32) -> u32 {
        let run = self.runs.partition_point(|run| run.1 <= at).saturating_sub(1);
        let (here, there) = self.runs[run];
        let next = self.runs.get(run + 1).map_or(self.text.len() as u32, |next| next.0);
        (here + at.saturating_sub(there)).min(next)
    }

    /// The stretch of words that a stretch of the text holds.
    pub fn span(&self, span: Span) -> Span {
        let start = self.place(span.start);
        Span { start, end: self.place(span.end).max(start) }
    }

    /// The stretch of the text that a stretch of words stands in.
    pub fn back(&self, span: Span) -> Span {
        let place = |at: u32| {
            let (here, there) = self.runs[self.runs.partition_point(|run| run.0 <= at).saturating_sub(1)];
            there + (at - here)
        };
        let start = place(span.start);
        let end = if span.is_empty() { start } else { place(span.end - 1) + 1 };
        Span { start, end: end.max(start) }
    }
}

/// What is heard in place of a gap with the blanks around it.
fn joint(gap: &str, timed: bool) -> &'static str {
    if timed {
        // The end of a caption says nothing.
        " "
    } else if gap.contains('\n') || gap.contains('<') && BLOCKS.iter().any(|tag| gap.contains(tag)) {
        "\n"
    } else if gap.contains(char::is_whitespace) {
        " "
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words heard where `[` to `]` and all between is furniture.
    #[track_caller]
    fn check(format: &'static str, text: &str, heard: &str) {
        let opens = text.match_indices('[').map(|(at, _)| at);
        let furniture = opens.zip(text.match_indices(']')).map(|(from, (to, _))| Span::new(from, to + 1)).collect();
        let source = Source { text: text.into(), format: format.into(), furniture, ..Source::default() };
        let found = Heard::of(&source);
        assert_eq!(found.text, heard, "{text}");
        for (at, word) in heard.split_whitespace().map(|word| (word.as_ptr() as usize - heard.as_ptr() as usize, word))
        {
            let back = found.back(Span::new(at, at + word.len()));
            let there = back.of(text);
            assert!(there == word || there.contains('['), "{word} stands at {there}");
            assert_eq!(found.span(back), Span::new(at, at + word.len()), "{word}");
        }
    }

    #[test]
    fn what_stands_between_words_is_not_heard() {
        check("srt", "comes from Ann\n\n[00:01]\nLee with Kestrel.", "comes from Ann Lee with Kestrel.");
        check("vtt", "[x] from\n[1]\n[2]\nAnn [end]", " from Ann ");
        check("html", "[<p>]from [<b>]Ann Lee[</b>] of Kestrel.[</p><p>]Yes.", "\nfrom Ann Lee of Kestrel.\nYes.");
        check("name-colon", "No furniture here.", "No furniture here.");
    }
}
