//! Texts in which every line stands twice, one copy right below the other, as some conversions of captions and of pages for
//! two languages leave them: the second copy is furniture, so that no word counts twice.

use super::lines::{Line, lines};
use super::plain::{self, Plain};
use super::view::View;

/// Fewest lines of words that make a pattern.
const FEWEST: usize = 12;
/// How many lines are looked at.
const PROBED: usize = 4_000;
/// After so many lines of words a text of single lines has shown itself.
const TELLING: usize = 200;

/// Whether nearly every line is followed by its copy.
pub(super) fn detect(text: &str, lines: &[Line]) -> bool {
    let (mut printed, mut copies, mut last, mut fresh) = (0, 0, "", false);
    for line in lines.iter().map(|line| line.of(text)).filter(|line| !line.is_empty()).take(PROBED) {
        printed += 1;
        fresh = !(fresh && line == last);
        copies += usize::from(!fresh);
        last = line;
        if printed == TELLING && copies * 4 < printed {
            return false;
        }
    }
    printed >= FEWEST && copies * 20 >= printed * 9
}

/// Reads the text without the second copies.
pub(super) fn read(text: &str, forced: Option<&str>) -> Plain {
    let mut view = View::default();
    let mut last: Option<Line> = None;
    for line in lines(text) {
        if line.is_empty() {
            view.new_line();
            continue;
        }
        // A third copy is a line of its own again.
        if last.is_some_and(|last| last.of(text) == line.of(text)) {
            last = None;
            continue;
        }
        view.show(text, line.start as usize, line.end as usize);
        view.new_line();
        last = Some(line);
    }
    view.to_source(text, plain::read_text(&view.text, forced))
}
