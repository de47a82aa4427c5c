//! Lists of those present: "With us are Ann Lee, Chairman; Ben Cho, Chief Financial Officer."

use super::*;

/// "With us today are Ann Lee, Chief Executive Officer; and our Chief Financial Officer, Bo Day."
pub(super) fn present(text: &str, start: usize, end: usize, marks: &Marks, cues: &mut Vec<Cue>) {
    let opening = marks.within(start, end).find(|mark| mark.lists & marks::PRESENT != 0);
    let Some(after) = opening.map(|mark| mark.start as usize + usize::from(mark.len)) else { return };
    let limit = text.floor_char_boundary(text.len().min(start + LIST_REACH));
    let mut pieces: Vec<(Span, bool)> = Vec::new();
    let mut cursor = after;
    // Segments between commas, semicolons, stops and "and", each a name, a role, or neither.
    let mut misses = 0;
    while cursor < limit && misses < 4 {
        let rest = &text[cursor..limit];
        let (length, step) = segment(rest);
        let segment = &rest[..length];
        let lead = opening_of_item(segment);
        let item_at = cursor + lead;
        let item = segment[lead..].trim_end();
        cursor += length + step;
        let name = name_at(text, item_at, item_at + item.len()).filter(|name| {
            let before = &text[item_at..name.start as usize];
            // A single word is a name where a role follows: "Ann, Chairman; …"
            let single = || {
                let after = text[name.end as usize..limit].trim_start();
                let next = after.strip_prefix(',').map(|next| next.split([',', ';', '.']).next().unwrap_or(""));
                item.len() == name.len() && next.is_some_and(roles::is_role)
            };
            before.len() <= 6 && (name.of(text).contains(char::is_whitespace) || single())
        });
        // A role goes on past a comma or "and", never past the end of a sentence.
        let stopped = text[start..item_at].trim_end().ends_with(['.', '?', '!']);
        let last_role = !stopped && pieces.last().is_some_and(|(_, role)| *role);
        if let Some(name) = name {
            pieces.push((name, false));
            let tail = text[name.end as usize..item_at + item.len()].trim_start_matches([' ', '-', '–', '—', '(', ')']);
            if roles::is_role(tail) {
                let at = item_at + item.len() - tail.len();
                pieces.push((Span::new(at, at + tail.trim_end_matches(')').len()), true));
            }
            misses = 0;
        } else if item.len() <= LONGEST_ROLE && roles::is_role(item) {
            // "our Chief Financial Officer Bo Day" holds both.
            let split = item.char_indices().filter(|&(i, c)| c == ' ' && i > 0).map(|(i, _)| i + 1);
            let inner = split
                .filter(|&i| item[i..].starts_with(char::is_uppercase) && roles::is_role(&item[..i]))
                .find_map(|i| {
                    name_at(text, item_at + i, item_at + item.len()).filter(|n| n.start as usize == item_at + i)
                })
                .filter(|name| name.of(text).contains(' ') && name.end as usize == item_at + item.len());
            match inner {
                Some(name) => {
                    pieces.push((Span::new(item_at, name.start as usize), true));
                    pieces.push((name, false));
                }
                None if last_role => {
                    let (span, _) = pieces.pop().unwrap_or_default();
                    pieces.push((Span::new(span.start as usize, item_at + item.len()), true));
                }
                None => pieces.push((Span::new(item_at, item_at + item.len()), true)),
            }
            misses = 0;
        } else {
            misses += 1;
            if rest[length..].starts_with(['.', '?', '!']) && misses > 1 {
                break;
            }
        }
    }
    if !(pieces.iter().any(|(_, role)| *role) && pieces.iter().any(|(_, role)| !*role)) {
        return;
    }
    if pieces.first().is_none_or(|(first, _)| first.start as usize >= end) {
        // "Thank you for joining us." opens no list; the one that follows may be another's.
        return;
    }
    let role_first = pieces.first().is_some_and(|(_, role)| *role);
    for (index, &(name, is_role)) in pieces.iter().enumerate() {
        if is_role {
            continue;
        }
        let beside = if role_first { index.checked_sub(1) } else { Some(index + 1) };
        let role = beside.and_then(|i| pieces.get(i)).filter(|(_, role)| *role).map(|(span, _)| trim(text, *span));
        cues.push(Cue {
            says: Says::IsPresent,
            words: Span::new(start, end.max(name.end as usize)),
            name,
            role,
            firm: None,
        });
    }
}

/// The length of the next item of a list and of what parts it from the one after.
pub(super) fn segment(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b',' | b';' | b':' => return (at, 1),
            b'.' if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) && !abbreviated(&rest[..at]) => {
                return (at, 1);
            }
            b'?' | b'!' => return (at, 1),
            b' ' | b'\n' if ["and ", "are ", "is ", "by "].iter().any(|w| rest[at + 1..].starts_with(w)) => {
                let word = rest[at + 1..].find(' ').unwrap_or(0);
                let next = rest[at + 1 + word..].trim_start();
                let person = next.chars().next().is_some_and(char::is_uppercase)
                    || ["our ", "the ", "also ", "myself"].iter().any(|w| next.starts_with(w));
                let role = roles::is_role(next.split([',', ';', '.', ' ']).next().unwrap_or(""));
                if person && !(role && rest[at + 1..].starts_with("and ")) {
                    return (at, 1 + word);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    (rest.floor_char_boundary(at), 0)
}

/// Whether the words end with a title or an initial, so that the stop after them ends nothing.
pub(super) fn abbreviated(words: &str) -> bool {
    let last = words.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    matches!(last, "Mr" | "Ms" | "Mrs" | "Dr") || last.len() == 1 && last.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Words that may open an item of a list of people.
pub(super) fn opening_of_item(item: &str) -> usize {
    let mut at = item.len() - item.trim_start().len();
    while let Some(word) =
        ["and ", "our ", "the ", "also ", "are ", "is ", "by ", "today ", "as well as ", "with ", "have "]
            .iter()
            .find(|word| item[at..].starts_with(**word))
    {
        at += word.len();
        at += item[at..].len() - item[at..].trim_start().len();
    }
    at
}
