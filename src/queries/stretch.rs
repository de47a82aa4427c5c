//! The stretch of a long list that is drawn: around what is selected, and longer where one scrolls to either end.

use std::ops::Range;

use tickmark_engine::document::MentionId;

/// So many lines are drawn at first, and as many more whenever one end of them comes near the view.
pub const PAGE: usize = 40;

/// Which lines of a list are drawn.
#[derive(Clone, Debug)]
pub struct Stretch {
    lines: Range<usize>,
    selected: Option<MentionId>,
}

impl Stretch {
    /// The beginning of a list, whichever line is selected by now.
    pub fn beginning(selected: Option<MentionId>) -> Self {
        Self { lines: 0..PAGE, selected }
    }

    /// The lines to draw of a list of `total`. The line of a figure that is selected anew is among them, with half a page of its
    /// neighbours before it and a page behind it: with every row more, a correction of one takes longer to lay out.
    pub fn of(&mut self, total: usize, selected: Option<(MentionId, usize)>) -> Range<usize> {
        let figure = selected.map(|(figure, _)| figure);
        let anew = selected.filter(|_| figure != self.selected).map(|(_, line)| line);
        self.selected = figure;
        if let Some(line) = anew.filter(|line| !self.lines.contains(line)) {
            const HALF: usize = PAGE / 2;
            let from = line / HALF * HALF;
            self.lines = from.saturating_sub(HALF)..from + HALF + PAGE;
        } else if self.lines.start >= total {
            self.lines = 0..PAGE;
        }
        self.lines.start..self.lines.end.min(total)
    }

    /// Draws a page more before those that are drawn.
    pub fn earlier(&mut self) {
        self.lines.start = self.lines.start.saturating_sub(PAGE);
    }

    /// Draws a page more behind those that are drawn.
    pub fn later(&mut self) {
        self.lines.end += PAGE;
    }
}

#[cfg(test)]
mod tests {
    use super::{MentionId, Stretch};

    #[test]
    fn the_stretch_follows_the_selection_and_grows_at_its_ends() {
        let at = |line: usize| Some((MentionId(line as u32), line));
        let mut stretch = Stretch::beginning(None);
        assert_eq!(stretch.of(10, None), 0..10);
        assert_eq!(stretch.of(1_000, None), 0..40);
        assert_eq!(stretch.of(1_000, at(39)), 0..40);
        assert_eq!(stretch.of(1_000, at(41)), 20..100);
        assert_eq!(stretch.of(1_000, at(605)), 580..660);
        stretch.later();
        stretch.earlier();
        assert_eq!(stretch.of(1_000, at(605)), 540..700);
        // One that is selected within it leaves it as it is, and so does the end of a selection.
        assert_eq!(stretch.of(1_000, at(690)), 540..700);
        assert_eq!(stretch.of(1_000, None), 540..700);
        // A list that has become shorter is shown from its beginning where nothing of the stretch is left.
        assert_eq!(stretch.of(600, None), 540..600);
        assert_eq!(stretch.of(300, None), 0..40);
        stretch.earlier();
        assert_eq!(stretch.of(300, None), 0..40);
        assert_eq!(stretch.of(300, at(299)), 260..300);
        assert_eq!(stretch.of(0, None), 0..0);
        // What is selected already draws nothing else.
        assert_eq!(Stretch::beginning(Some(MentionId(605))).of(1_000, at(605)), 0..40);
    }
}
