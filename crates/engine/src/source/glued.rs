//! Lines that a time runs into, as pages of videos print what is said: `0:03good morning`.

use super::lines::{Line, lines};
use super::plain::{self, Plain};
use super::stamp::clock;
use super::view::View;

/// Fewest lines that make a pattern.
const FEWEST: usize = 8;
/// How many lines are looked at.
const PROBED: usize = 400;

/// The length of a time that a line begins with and a word follows without a blank; not of a time of day.
fn glued(words: &str) -> Option<usize> {
    if !words.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let (_, len) = clock(words)?;
    let behind = &words[len..];
    let day = ["am", "pm"].iter().any(|half| behind.get(..2).is_some_and(|word| word.eq_ignore_ascii_case(half)));
    let ends = behind.get(2..).is_none_or(|rest| !rest.starts_with(char::is_alphabetic));
    (behind.starts_with(char::is_alphabetic) && !(day && ends)).then_some(len)
}

/// Whether nearly every line begins so.
pub(super) fn detect(text: &str, lines: &[Line]) -> bool {
    let printed = lines.iter().filter(|line| !line.is_empty()).take(PROBED);
    let (all, stamped) =
        printed.fold((0, 0), |(all, stamped), line| (all + 1, stamped + usize::from(glued(line.of(text)).is_some())));
    stamped >= FEWEST && stamped * 10 >= all * 7
}

/// Reads the words without the times.
pub(super) fn read(text: &str) -> Plain {
    let mut view = View::default();
    for line in lines(text) {
        let from = line.start as usize + glued(line.of(text)).unwrap_or(0);
        view.show(text, from, line.end as usize);
        view.new_line();
    }
    view.to_source(text, plain::read_text(&view.text, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader sees of the lines.
    #[track_caller]
    fn check(line: &str, words: Option<&str>) {
        assert_eq!(glued(line).map(|len| &line[len..]), words, "{line}");
    }

    #[test]
    fn a_time_runs_into_words() {
        check("0:03good morning", Some("good morning"));
        check("1:02:33Revenue grew", Some("Revenue grew"));
        check("12:59amounts fell", Some("amounts fell"));
        for line in ["9:30am in Porto", "9:30 in the morning", "5:30PM ET", "3.1x", "0:03", "12:30", "2:1 odds"] {
            check(line, None);
        }
    }

    #[test]
    fn times_are_no_speech() {
        let text: String = (10..30).map(|n| format!("0:{n}we grew in every port\n")).collect();
        let source = crate::annotate(&text).source;
        assert!(
            source.furniture.len() == 20 && source.furniture.iter().all(|span| span.of(&source.text).starts_with("0:"))
        );
    }
}
