//! The parts of the text: they cover it and do not overlap.

use super::heard::Heard;
use super::printed::RawTurn;
use super::spoken::flat;
use crate::document::{Section, SectionKind, SpeakerKind};
use crate::source::{HeadingKind, Reading};
use crate::span::Span;

/// The parts in text order, and where the questions begin.
pub(super) fn sections_of(
    reading: &Reading,
    turns: &[RawTurn],
    kind: impl Fn(&RawTurn) -> SpeakerKind,
    heard: &Heard<'_>,
) -> (Vec<Section>, Option<usize>) {
    let text: &str = &reading.source.text;
    let begin = |turn: &RawTurn| turn.label.unwrap_or(turn.span).start as usize;
    let (Some(first), Some(last)) = (turns.first(), turns.last()) else {
        return (vec![Section { kind: SectionKind::Preamble, span: Span::new(0, text.len()) }], None);
    };
    let (first, last) = (begin(first), last.span.end as usize);
    let qa = reading
        .headings
        .iter()
        .filter(|heading| heading.kind == HeadingKind::Qa)
        .map(|heading| line_start(text, heading.span.start as usize))
        .find(|&at| at >= first && at < last)
        .or_else(|| {
            let turn = opening_of_questions(text, turns, kind).map(|at| begin(&turns[at]));
            turn.or_else(|| if turns.len() == 1 && turns[0].label.is_none() { first_question(heard) } else { None })
        });

    let mut cuts: Vec<(usize, SectionKind)> = vec![(0, SectionKind::Preamble)];
    let mut cut = |at: usize, kind: SectionKind| {
        if let Some(previous) = cuts.last_mut().filter(|previous| previous.0 == at) {
            previous.1 = kind;
        } else if cuts.last().is_some_and(|previous| previous.0 < at && previous.1 != kind) {
            cuts.push((at, kind));
        }
    };
    // A printed list before the first turn.
    let listed = |from: usize, to: usize| {
        reading.roster.iter().map(|line| line.span).filter(move |s| s.start as usize >= from && (s.end as usize) <= to)
    };
    if let (Some(start), Some(end)) = (listed(0, first).next(), listed(0, first).next_back()) {
        let heading =
            reading.headings.iter().find(|h| h.kind == HeadingKind::Participants && h.span.end <= start.start);
        cut(heading.map_or(start.start, |h| h.span.start) as usize, SectionKind::Participants);
        cut(end.end as usize, SectionKind::Preamble);
    }
    cut(first, SectionKind::PreparedRemarks);
    if let Some(qa) = qa {
        cut(qa, SectionKind::Qa);
    }
    // What follows the last turn.
    let tail = reading.headings.iter().filter(|h| h.span.start as usize >= last);
    for heading in tail {
        match heading.kind {
            HeadingKind::Participants => {
                cut(line_start(text, heading.span.start as usize).max(last), SectionKind::Participants)
            }
            HeadingKind::Disclaimer => {
                cut(line_start(text, heading.span.start as usize).max(last), SectionKind::Disclaimer)
            }
            _ => {}
        }
    }
    if last < text.len() && cuts.last().is_some_and(|cut| cut.0 < last) && says_more(reading, last) {
        let kind =
            if listed(last, text.len()).next().is_some() { SectionKind::Participants } else { SectionKind::Disclaimer };
        cuts.push((last, kind));
    }
    // Behind a list at the end stand the publisher's words.
    if let Some(end) = listed(last, text.len()).next_back().map(|line| line.end as usize)
        && cuts.last().is_some_and(|cut| cut.1 == SectionKind::Participants && cut.0 < end)
        && !text[end..].trim().is_empty()
    {
        cuts.push((end, SectionKind::Disclaimer));
    }
    let sections = cuts
        .iter()
        .enumerate()
        .map(|(index, &(at, kind))| Section {
            kind,
            span: Span::new(at, cuts.get(index + 1).map_or(text.len(), |next| next.0)),
        })
        .filter(|section| !section.span.is_empty())
        .collect();
    (sections, qa)
}

/// Where the line begins that holds `at`: a heading takes its marks with it.
fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1)
}

/// Whether words stand behind the last turn, and not only the end of its markup.
fn says_more(reading: &Reading, last: usize) -> bool {
    let text: &str = &reading.source.text;
    let mut at = last;
    for gap in reading.source.furniture.iter().filter(|gap| gap.end as usize > last) {
        if !text[at..(gap.start as usize).max(at)].trim().is_empty() || !gap.of(text).starts_with('<') {
            return true;
        }
        at = at.max(gap.end as usize);
    }
    !text[at..].trim().is_empty()
}

/// The turn with which the questions begin where no heading says so: the first announced question, or the first turn of an
/// analyst; and before it the words of the moderator that open the questions.
fn opening_of_questions(text: &str, turns: &[RawTurn], kind: impl Fn(&RawTurn) -> SpeakerKind) -> Option<usize> {
    // Where a broker hosts the call, an analyst opens it before any executive speaks, and asks nothing.
    let first = turns.iter().find(|turn| kind(turn) == SpeakerKind::Executive).map_or(u32::MAX, |turn| turn.span.start);
    let hosts = |turn: &RawTurn| {
        let words = turn.span.of(text);
        if turn.span.start > first || words.contains('?') {
            return false;
        }
        let head = &words[..words.floor_char_boundary(400)];
        ["elcome", "n behalf of", "hand over", "hand it over"].iter().any(|cue| head.contains(cue))
    };
    let asks = |turn: &RawTurn| turn.asks || kind(turn) == SpeakerKind::Analyst && !hosts(turn);
    // Who reads questions that were sent in asks none.
    let reads = |turn: &RawTurn| {
        let words = turn.span.of(text);
        let mut told = words[..words.floor_char_boundary(400)].split("first question").skip(1);
        told.any(|behind| [":", " is ", " from ", " comes "].iter().any(|joint| behind.starts_with(joint)))
    };
    let mut at =
        turns.iter().position(asks).or_else(|| turns.iter().skip(1).position(reads).map(|before| before + 1))?;
    // The announcement, and what opens the questions, stand in the turns right before.
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1).map(|before| &turns[before]) else { break };
        let words = before.span.of(text);
        let head = &words[..words.floor_char_boundary(1500)];
        let opens = ["question", "Q&A", "query", "queries", "提問", "提问", "問題", "问题", "質問"]
            .iter()
            .any(|word| head.contains(word));
        let moderates = matches!(kind(before), SpeakerKind::Operator | SpeakerKind::Ir)
            || words.len() < 1200 && kind(before) == SpeakerKind::Unknown;
        let welcome = head.contains("elcome to") && !head.contains("elcome to ask") && at <= 2;
        if !(before.announces || opens && moderates) || asks(before) || welcome {
            break;
        }
        at -= 1;
    }
    Some(at)
}

/// Where the first question is announced in words without sentences or capitals, as recognisers write: "our first question
/// comes from".
fn first_question(heard: &Heard<'_>) -> Option<usize> {
    let flat = flat(&heard.text);
    let text = flat.as_str();
    let at = memchr::memmem::find_iter(text.as_bytes(), b"first question").find_map(|at| {
        let behind = &text[at..text.floor_char_boundary(at + 60)];
        let mut words = behind.split_whitespace().skip(2).take(6).enumerate();
        let announces =
            |(at, word)| matches!(word, "comes" | "come" | "coming") || word == "line" || word == "from" && at < 2;
        words.any(announces).then_some(())?;
        // "and our first question" begins with "and".
        let before = text[..at].trim_end();
        let lead = before.rsplit(char::is_whitespace).take(3);
        let own = lead.take_while(|word| matches!(*word, "and" | "our" | "your" | "the" | "take" | "for"));
        Some(own.last().map_or(at, |word| word.as_ptr() as usize - text.as_ptr() as usize))
    })?;
    Some(heard.back(Span::new(at, at + 1)).start as usize)
}

#[cfg(test)]
mod tests {
    use crate::document::SectionKind;

    /// Where the questions begin.
    fn check(text: &str, begin: &str) {
        let document = crate::annotate(text);
        let qa = document.sections.iter().find(|section| section.kind == SectionKind::Qa);
        assert_eq!(qa.map(|section| section.span.start as usize), document.source.text.find(begin), "{text}");
    }

    #[test]
    fn questions_that_were_sent_in_begin_where_the_first_is_read() {
        check(
            "Maren Holt: Good morning and welcome to our results call. Ann will say a few words.\n\n\
             Ann Lee: Thank you, Maren. Revenue grew 12% in the quarter.\n\n\
             Maren Holt: Our first question from the web: what of price.\n\nAnn Lee: It holds up well.\n\n\
             Maren Holt: The next one is about cost.\n\nAnn Lee: Cost is down.\n",
            "Maren Holt: Our first",
        );
    }

    #[test]
    fn what_stands_behind_a_list_at_the_end_is_no_part_of_it() {
        let text = "Ann Lee -- Chief Executive Officer\n\nThank you all. Revenue grew 12% in the quarter.\n\n\
                    Bo Day -- Kestrel -- Analyst\n\nWhat of price?\n\nAnn Lee -- Chief Executive Officer\n\nIt holds up well.\n\n\
                    Call participants:\n\nAnn Lee -- Chief Executive Officer\n\nBo Day -- Kestrel -- Analyst\n\nCy Fox -- Oakfield -- Analyst\n\n\
                    This record is provided as it is.\n";
        let document = crate::annotate(text);
        let tail: Vec<_> =
            document.sections.iter().rev().take(2).map(|s| (s.kind, s.span.of(text).trim_start())).collect();
        assert_eq!(tail[0], (SectionKind::Disclaimer, "This record is provided as it is.\n"));
        assert!(tail[1].0 == SectionKind::Participants && tail[1].1.starts_with("Call participants"), "{tail:?}");
    }

    #[test]
    fn a_first_question_that_is_only_spoken_of_opens_nothing() {
        let call = |words: &str| {
            format!(
                "Maren Holt: Good morning and welcome to our results call.\n\n\
                 Ann Lee: Thank you, Maren. Revenue grew 12% in the quarter.\n\n\
                 Maren Holt: {words}\n\nAnn Lee: Cost is down as well.\n"
            )
        };
        for words in [
            "Ahead of your first question, a word on the slides, which are on our site.",
            "We come to the first question in a while, and Ann goes on with cost.",
        ] {
            check(&call(words), "no questions");
        }
        check(&call("The first question: what of price."), "Maren Holt: The first");
    }

    #[test]
    fn words_without_sentences_tell_where_the_first_question_is_announced() {
        let call = |words: &str| {
            format!(
                "good morning and welcome to the call\nrevenue grew in every port\nof ours this year and {words}\nwhat of price\nit holds up\n"
            )
        };
        check(&call("we thank you all\nand our first question comes from the line\nof bo day"), "and our first");
        check(&call("we go to the first question on the\nslide from last year"), "no questions");
        check(&call("that was our first question of the year"), "no questions");
    }

    #[test]
    fn an_analyst_who_welcomes_and_asks_is_no_host() {
        check(
            "Ann Lee - Chief Executive Officer: Thank you all for coming. Revenue grew 12% in the quarter.\n\n\
             Cy Fox - Analyst, Kestrel Securities: Congratulations, and welcome to your first call, Ann. What of price?\n\n\
             Ann Lee - Chief Executive Officer: Price holds up well.\n\n\
             Bo Day - Analyst, Oakfield Bank: And what of cost?\n\n\
             Ann Lee - Chief Executive Officer: Cost is down.\n",
            "Cy Fox",
        );
        check(
            "Cy Fox - Analyst, Kestrel Securities: Good day and welcome to the Harbourline call, which Kestrel hosts. I hand over to Ann.\n\n\
             Ann Lee - Chief Executive Officer: Thank you all for coming. Revenue grew 12% in the quarter.\n\n\
             Bo Day - Analyst, Oakfield Bank: What of cost?\n\n\
             Ann Lee - Chief Executive Officer: Cost is down.\n",
            "Bo Day",
        );
    }
}
