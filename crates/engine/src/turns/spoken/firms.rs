//! The firm that is said beside a name: "Ann Lee with Kestrel Securities", "Ann Lee, sell-side analyst at Kestrel".

use super::starts_with_word;
use crate::lexicon::label_words::LEGAL;
use crate::lexicon::words::{TITLE, lists};
use crate::span::Span;

/// The word that links a name to its firm: "with", "from", "of", "at", or a comma.
pub(super) fn firm_link(rest: &str) -> Option<&'static str> {
    let trimmed = rest.trim_start();
    [" with ", " from ", " of ", " at ", " representing ", " out of "]
        .into_iter()
        .find(|link| starts_with_word(trimmed, link.trim()))
        .or_else(|| trimmed.starts_with(',').then_some(","))
}

/// The firm that follows a name, and where the reading of it ended.
pub(super) fn firm_after(text: &str, name: Span, end: usize) -> (Option<Span>, usize) {
    let after = name.end as usize;
    let Some(link) = firm_link(&text[after..end]) else { return (None, after) };
    let rest = &text[after..end];
    let skipped = rest.len() - rest.trim_start().len() + link.trim().len();
    let mut at = after + skipped;
    // "with Kestrel", "from the line of Kestrel", "from our friends at Kestrel" (which is none).
    let lead = &text[at..end];
    at += lead.len() - lead.trim_start().len();
    if text[at..end].starts_with("the ") {
        at += 4;
    }
    if link == "," {
        at += beside_comma(&text[at..end]);
    }
    // "Harbourline, Inc." and "Ann Lee, Jr." go on behind the comma.
    match firm_at(text, at, end, name).filter(|firm| link != "," || !lists_legal(firm.of(text))) {
        Some(firm) => (Some(firm), firm.end as usize),
        None => (None, after),
    }
}

/// Whether the words are a legal form or what follows a name: "Inc.", "Jr."
fn lists_legal(words: &str) -> bool {
    let word = words.trim_end_matches('.');
    LEGAL.iter().any(|form| word.eq_ignore_ascii_case(form)) || lists(word) & TITLE != 0
}

/// The length of what may stand between the comma behind a name and the firm: "from", "sell-side analyst at".
pub(super) fn beside_comma(rest: &str) -> usize {
    let mut at = 0;
    for word in rest[..rest.floor_char_boundary(48)].split_inclusive(' ') {
        let bare = word.trim_end();
        if matches!(bare, "from" | "with" | "of" | "at") {
            return at + word.len();
        }
        if !bare.starts_with(|c: char| c.is_ascii_lowercase()) || bare.ends_with([',', '.']) {
            break;
        }
        at += word.len();
    }
    0
}

/// The firm whose name begins at `at`: capitalised words and what joins them.
fn firm_at(text: &str, at: usize, end: usize, name: Span) -> Option<Span> {
    let first_name = name.of(text).split_whitespace().next().unwrap_or("");
    let mut to = at;
    let mut cursor = at;
    let mut joined = false;
    while cursor < end && cursor - at < 70 {
        let rest = &text[cursor..end];
        let blank = rest.len() - rest.trim_start().len();
        if rest[..blank].matches('\n').count() > 1 {
            break;
        }
        let rest = &rest[blank..];
        let word_len =
            rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '!' | '?' | '(')).unwrap_or(rest.len());
        let mut word = &rest[..word_len];
        if word.is_empty() {
            // A comma inside a firm: "Alder, Birch & Co." or "Kestrel, Inc."
            let Some(after) = rest.strip_prefix(',') else { break };
            let next = after.trim_start();
            let next_word = next.split(|c: char| c.is_whitespace() || c == ',' || c == '.').next().unwrap_or("");
            let legal = LEGAL.contains(&next_word);
            let ahead = &next[..next.floor_char_boundary(48)];
            let partners = ahead.find(['.', ';', '?']).map_or(ahead, |stop| &ahead[..stop]);
            let joins = partners.find(" & ").is_some_and(|amp| {
                partners[..amp]
                    .split([' ', ','])
                    .all(|w| w.is_empty() || w.chars().next().is_some_and(char::is_uppercase))
            });
            if !(legal || joins) || to == at {
                break;
            }
            cursor = end - next.len();
            continue;
        }
        let stop = word.ends_with('.');
        if stop {
            word = &word[..word.len() - 1];
        }
        let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            || crate::lexicon::names::joins_particle(word);
        let join = matches!(word, "&" | "and" | "of" | "de" | "the" | "+" | "-" | "–");
        if !capital && !join || word.is_empty() {
            break;
        }
        let word_start = end - rest.len();
        if capital && word == first_name && to > at && !joined {
            // "from Harbourline Bank Ann, your line is open" goes on with an invitation.
            break;
        }
        if join && to == at {
            break;
        }
        cursor = word_start + word.len() + usize::from(stop);
        if !join {
            to = word_start + word.len();
        }
        joined = join;
        if stop {
            let initials = word.split('.').all(|part| part.chars().count() <= 1);
            // Abbreviations: the full stop is theirs.
            let legal = matches!(word, "Inc" | "Co" | "Corp" | "Ltd" | "St" | "Bros");
            if legal {
                to = cursor;
            }
            let next = text[cursor..end].trim_start();
            let goes_on = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let starter =
                crate::lexicon::cues::SENTENCE_STARTERS.binary_search(&goes_on.to_lowercase().as_str()).is_ok();
            if !(initials || legal) || starter || goes_on.is_empty() {
                break;
            }
        }
    }
    (to > at && text[at..to].chars().any(char::is_alphabetic)).then(|| Span::new(at, to))
}
