//! Words scattered one a line, as some extractions from pages leave them: joined again to lines that can be read.

use super::lines::{Line, lines};
use super::plain::{self, Plain};
use super::view::View;

/// Fewest lines of words that make a pattern.
const FEWEST: usize = 60;

/// How many lines are looked at.
const PROBED: usize = 4_000;
/// After so many lines of words a text of whole lines has shown itself.
const TELLING: usize = 200;

/// Whether most lines hold a single word.
pub(super) fn detect(text: &str, lines: &[Line]) -> bool {
    let (mut printed, mut single) = (0, 0);
    for line in lines.iter().take(PROBED).filter(|line| !line.is_empty()) {
        let line = line.of(text);
        printed += 1;
        single += usize::from(line.len() < 30 && line.bytes().all(|b| b.is_ascii() && b != b' '));
        if printed == TELLING && single * 2 < printed {
            return false;
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
    view.to_source(text, plain::read_text(&view.text, None))
}
