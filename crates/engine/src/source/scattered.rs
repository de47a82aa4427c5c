//! Words scattered one a line, as some extractions from pages leave them: joined again to lines that can be read.

use super::lines::lines;
use super::plain::{self, Plain};
use super::view::View;

/// Fewest lines of words that make a pattern.
const FEWEST: usize = 60;

/// Whether most lines hold a single word.
pub(super) fn detect(text: &str) -> bool {
    let (mut printed, mut single) = (0, 0);
    for line in text.lines().take(4_000) {
        let line = line.trim();
        if !line.is_empty() {
            printed += 1;
            single += usize::from(!line.contains(' ') && line.len() < 30 && line.is_ascii());
        }
    }
    printed >= FEWEST && single * 10 >= printed * 8
}

/// Reads the words as running text; a blank line still ends a paragraph.
pub(super) fn read(text: &str) -> Plain {
    let lines = lines(text);
    let printed = lines.iter().filter(|line| !line.is_empty()).count();
    // Where a blank line follows nearly every word, it says nothing.
    let blanks_count = (lines.len() - printed) * 4 < printed * 3;
    let mut view = View::default();
    let mut gap = false;
    for line in &lines {
        if line.is_empty() {
            gap = true;
            continue;
        }
        if gap && blanks_count {
            view.new_line();
        } else if !view.text.is_empty() {
            view.text.push(' ');
        }
        gap = false;
        view.show(text, line.start as usize, line.end as usize);
    }
    view.to_source(text, plain::read(&view.text, None))
}
