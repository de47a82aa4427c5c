//! Labels that print the firm before the name: `Kestrel - Ann Lee:`. No word of a firm need tell the two apart; the whole text does.

use super::candidates::Candidate;
use super::head::Shape;
use super::lines::{is_blank, key};
use super::names::{NameKind, firm_words, name, role_words};
use super::page::Page;

/// So many labels are looked at, so that a text of nothing but labels takes linear time.
const MOST: usize = 64;

/// Turns labels round whose first part is the firm: several people of one firm stand behind it, or the words spoken say who
/// is "with" whom.
pub(super) fn turn_round(page: &Page<'_>, found: &mut [Candidate]) {
    let text = page.text;
    let two = |c: &Candidate| {
        let apart = c.head.shape == Shape::Dash || c.colon && c.head.shape == Shape::Comma;
        // Words of a role or a firm tell by themselves.
        let named =
            apart && !c.head.certain && matches!(c.head.kind, NameKind::Single | NameKind::Glued | NameKind::Person);
        let behind = c.head.detail.filter(|_| named)?.of(text);
        let person = name(behind) == Some(NameKind::Person) && role_words(behind) + firm_words(behind) == 0;
        person.then_some((c.head.name.of(text), behind))
    };
    let mut pairs: Vec<(&str, &str)> = found.iter().filter_map(two).collect();
    if pairs.len() < 2 {
        return;
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.truncate(MOST);
    let mut firm_first = 0;
    for (at, (front, behind)) in pairs.iter().enumerate() {
        let others = || pairs.iter().enumerate().filter(move |(other, _)| *other != at);
        firm_first += i32::from(others().any(|(_, (other, _))| other == front));
        firm_first -= i32::from(others().any(|(_, (_, other))| other == behind));
        firm_first += i32::from(is_with(text, behind, front));
        firm_first -= i32::from(is_with(text, front, behind));
    }
    if firm_first <= 0 {
        return;
    }
    for c in found.iter_mut().filter(|c| two(c).is_some()) {
        if let Some(behind) = c.head.detail.replace(c.head.name) {
            c.head.name = behind;
            c.head.kind = NameKind::Person;
            c.key = key(behind.of(text));
        }
    }
}

/// Whether the words say that somebody is with a firm: "Ann Lee with Kestrel", "Ann Lee from the line of Kestrel".
fn is_with(text: &str, person: &str, firm: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), person.as_bytes()).take(MOST).any(|at| {
        let rest = text[at + person.len()..].trim_start_matches(|c| is_blank(c) || matches!(c, ',' | '\n'));
        let behind = ["with ", "from ", "of ", "at "].iter().find_map(|link| rest.strip_prefix(link));
        behind.is_some_and(|behind| behind.starts_with(firm))
    })
}
