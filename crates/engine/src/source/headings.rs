//! Headings of sections and slides, whatever marks, capitals and spaced letters they are printed with.

use super::HeadingKind;
use super::lines::{is_blank, letters, trim};
use crate::span::Span;

/// Longest heading in bytes; spaced letters take twice their room.
const LONGEST: usize = 90;

/// Headings by their letters. Sorted.
#[rustfmt::skip]
const KNOWN: &[(&str, HeadingKind)] = &[
    ("analysts", HeadingKind::Participants), ("analystsparticipants", HeadingKind::Participants),
    ("attendees", HeadingKind::Participants), ("callattendees", HeadingKind::Participants),
    ("callparticipants", HeadingKind::Participants), ("callspeakers", HeadingKind::Participants), ("calltranscript", HeadingKind::Other),
    ("cautionarystatement", HeadingKind::Disclaimer), ("companyexecutives", HeadingKind::Participants),
    ("companymanagement", HeadingKind::Participants), ("companyparticipants", HeadingKind::Participants),
    ("companyrepresentatives", HeadingKind::Participants), ("companyspeakers", HeadingKind::Participants),
    ("conferencecallparticipants", HeadingKind::Participants), ("conferencecallparticipiants", HeadingKind::Participants),
    ("conferencecallspeakers", HeadingKind::Participants), ("conferencecalltranscript", HeadingKind::Other),
    ("conferenceparticipants", HeadingKind::Participants), ("contents", HeadingKind::Contents),
    ("corporateexecutives", HeadingKind::Participants), ("corporateparticipants", HeadingKind::Participants),
    ("corporatepresentation", HeadingKind::PreparedRemarks), ("corporatespeakers", HeadingKind::Participants),
    ("disclaimer", HeadingKind::Disclaimer), ("disclaimers", HeadingKind::Disclaimer), ("disclosure", HeadingKind::Disclaimer),
    ("disclosures", HeadingKind::Disclaimer), ("earningscalltranscript", HeadingKind::Other),
    ("executiveparticipants", HeadingKind::Participants), ("executives", HeadingKind::Participants),
    ("executivesparticipants", HeadingKind::Participants), ("externalparticipants", HeadingKind::Participants),
    ("forwardlookingstatement", HeadingKind::Disclaimer), ("forwardlookingstatements", HeadingKind::Disclaimer),
    ("fulltranscript", HeadingKind::Other), ("importantnotice", HeadingKind::Disclaimer),
    ("investorparticipants", HeadingKind::Participants), ("legaldisclaimer", HeadingKind::Disclaimer),
    ("legalnotice", HeadingKind::Disclaimer), ("listofparticipants", HeadingKind::Participants),
    ("managementdiscussion", HeadingKind::PreparedRemarks), ("managementdiscussionsection", HeadingKind::PreparedRemarks),
    ("managementparticipants", HeadingKind::Participants), ("managementpresentation", HeadingKind::PreparedRemarks),
    ("managementremarks", HeadingKind::PreparedRemarks), ("openingremarks", HeadingKind::PreparedRemarks),
    ("otherparticipants", HeadingKind::Participants), ("panelists", HeadingKind::Participants),
    ("participants", HeadingKind::Participants), ("preparedcomments", HeadingKind::PreparedRemarks),
    ("preparedremarks", HeadingKind::PreparedRemarks), ("preparedremarkssection", HeadingKind::PreparedRemarks),
    ("preparedstatements", HeadingKind::PreparedRemarks), ("presentation", HeadingKind::PreparedRemarks),
    ("presentationsection", HeadingKind::PreparedRemarks), ("presentationsession", HeadingKind::PreparedRemarks),
    ("presenters", HeadingKind::Participants), ("qaparticipants", HeadingKind::Participants), ("safeharbor", HeadingKind::Disclaimer),
    ("safeharborstatement", HeadingKind::Disclaimer), ("speakers", HeadingKind::Participants), ("tableofcontents", HeadingKind::Contents),
    ("transcript", HeadingKind::Other), ("免責聲明", HeadingKind::Disclaimer), ("免责声明", HeadingKind::Disclaimer), ("問答", HeadingKind::Qa),
    ("問答環節", HeadingKind::Qa), ("質疑応答", HeadingKind::Qa), ("问答", HeadingKind::Qa), ("问答环节", HeadingKind::Qa),
];

/// The heading that a line is, with its words.
pub(super) fn heading(text: &str, line: Span) -> Option<(HeadingKind, Span)> {
    if line.len() > LONGEST {
        return None;
    }
    let words = line.of(text);
    // Only words that begin as some heading does are looked at.
    let begins = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'c'..='f' | 'i' | 'l' | 'm' | 'o'..='t');
    if words.starts_with(|c: char| c.is_ascii_alphabetic() && !begins(c)) {
        return None;
    }
    let marks = |c: char| {
        is_blank(c)
            || matches!(
                c,
                '#' | '*' | '=' | '_' | '-' | '–' | '•' | ':' | '：' | '[' | ']' | '<' | '>' | '/' | '|' | '.'
            )
    };
    let inner = trim(words, marks);
    let first = inner.chars().next()?;
    let small = (first.is_lowercase() || first.is_ascii_digit()) && inner.len() < 32;
    if !(first.is_uppercase() || first as u32 > 0x2e80 || small) {
        return None;
    }
    let from = line.start as usize + (inner.as_ptr() as usize - words.as_ptr() as usize);
    let span = Span::new(from, from + inner.len());
    if let Some(kind) = slide(inner) {
        return Some((kind, span));
    }
    // Long headings are those whose letters are spaced.
    if inner.len() > 44 && inner.bytes().filter(|b| *b == b' ').count() * 5 < inner.len() * 2 {
        return None;
    }
    let interrupted = words.ends_with("--") && !words.starts_with("--");
    if words.ends_with(['.', ',', '?', '!']) || interrupted {
        return None;
    }
    if let Some(kind) = behind_a_number(inner) {
        return Some((kind, span));
    }
    if !(begins(first) || first as u32 > 0x2e80) {
        return None;
    }
    if inner.is_ascii() && !may_be_known(inner.as_bytes()) {
        return None;
    }
    let folded = letters(inner);
    if let Ok(at) = KNOWN.binary_search_by(|(known, _)| (*known).cmp(&folded)) {
        return Some((KNOWN[at].1, span));
    }
    is_questions(&folded, inner).then_some((HeadingKind::Qa, span))
}

/// What may stand before a heading: a number, or whose questions they are. Folded to letters.
const BEFORE: &[&str] = &[
    "1",
    "2",
    "3",
    "analyst",
    "analysts",
    "conferencecall",
    "i",
    "ii",
    "iii",
    "investor",
    "investors",
    "live",
    "open",
    "part1",
    "part2",
    "parti",
    "partii",
    "section1",
    "section2",
];

/// "II. Questions and Answers", "Part 1: Prepared Remarks", "Analyst Q&A".
fn behind_a_number(inner: &str) -> Option<HeadingKind> {
    let at = inner
        .char_indices()
        .skip(1)
        .take(16)
        .find(|&(at, c)| matches!(c, 'P' | 'Q') && inner[..at].ends_with(is_blank))?
        .0;
    if !BEFORE.contains(&letters(&inner[..at]).as_str()) {
        return None;
    }
    let folded = letters(&inner[at..]);
    match KNOWN.binary_search_by(|(known, _)| (*known).cmp(&folded)) {
        Ok(found) => Some(KNOWN[found].1),
        Err(_) => is_questions(&folded, &inner[at..]).then_some(HeadingKind::Qa),
    }
}

/// Whether some heading has the first two letters of the words, and no more letters than the longest.
fn may_be_known(words: &[u8]) -> bool {
    let mut letters = words.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return false };
    let begin = [first, second];
    let at = KNOWN.partition_point(|(known, _)| known.as_bytes()[..2] < begin[..]);
    (first == b'q' || KNOWN.get(at).is_some_and(|(known, _)| known.as_bytes().starts_with(&begin)))
        && letters.count() < MOST_LETTERS
}

/// Letters of the longest heading.
const MOST_LETTERS: usize = 28;

/// "Questions and Answers", "Q&A", "Question & Answer Session", "Q U E S T I O N".
fn is_questions(folded: &str, printed: &str) -> bool {
    if matches!(folded, "qa" | "qanda" | "qasession" | "qasection" | "qandasession" | "qandasection" | "qaportion") {
        return printed.len() > 2;
    }
    let Some(rest) = folded.strip_prefix("question") else { return false };
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    if rest.is_empty() {
        // One plain word is no heading in the middle of wrapped speech; spaced or plural capitals are.
        return printed.contains("U E") || printed.chars().all(|c| !c.is_lowercase()) && printed.len() > 8;
    }
    let rest = rest.strip_prefix("and").unwrap_or(rest);
    let after = |rest: &str| matches!(rest, "" | "session" | "section" | "period" | "portion" | "part");
    match rest.strip_prefix("answer") {
        Some(rest) => after(rest) || rest.strip_prefix('s').is_some_and(after),
        None => matches!(rest, "session" | "section" | "period" | "portion" | "solutions"),
    }
}

/// "Slide 4 – Costs": a mark inside a presentation.
fn slide(words: &str) -> Option<HeadingKind> {
    let rest =
        words.get(..5).filter(|w| w.eq_ignore_ascii_case("slide")).map(|_| words[5..].trim_start_matches(is_blank))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let tail = rest[digits..].trim_start_matches(is_blank);
    (tail.is_empty() || tail.starts_with(['-', '–', '—', ':', '|'])).then_some(HeadingKind::Slide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_headings_are_sorted() {
        for pair in KNOWN.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{:?} must stand before {:?}", pair[1].0, pair[0].0);
        }
    }

    #[test]
    fn headings() {
        let check = |words: &str, kind: Option<HeadingKind>| {
            assert_eq!(heading(words, Span::new(0, words.len())).map(|h| h.0), kind, "{words}");
        };
        for words in [
            "II. Questions and Answers",
            "Part 2: Questions and Answers",
            "Analyst Q&A",
            "Live Q&A",
            "--- Q&A ---",
            "Questions & Answers:",
            "QUESTION AND ANSWER SECTION",
            "### Q&A",
            "Question-and-Answer Session",
            "Q U E S T I O N  A N D  A N S W E R",
            "Q&A Session",
            "Questions and Answers",
            "問答環節",
        ] {
            check(words, Some(HeadingKind::Qa));
        }
        for words in ["Prepared Remarks:", "P R E S E N T A T I O N", "MANAGEMENT DISCUSSION SECTION", "Presentation"] {
            check(words, Some(HeadingKind::PreparedRemarks));
        }
        check("Company Participants", Some(HeadingKind::Participants));
        check("Slide 12 – Outlook", Some(HeadingKind::Slide));
        check("Slide 12 shows the outlook", None);
        check("Question from the line of Ann Lee", None);
        check("3. Prepared Remarks", Some(HeadingKind::PreparedRemarks));
        check("Investors Question Margins", None);
        check("2 Questions", None);
        check("Question --", None);
        check("question", None);
        check("Questions are welcome", None);
    }
}
