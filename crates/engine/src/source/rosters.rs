//! Printed lists of participants: runs of names with nothing spoken between, and bullets that are none.

use super::HeadingKind;
use super::candidates::Candidate;
use super::judge::Keys;
use super::lines::is_blank;
use super::names::{NameKind, firm_words, name, role_words};
use super::page::{LineKind, Page};

/// Enough words to count as speech, in bytes.
const ENOUGH: usize = 2;

/// Takes out the lists of participants, which are the same for every family.
pub(super) fn without_rosters(page: &Page<'_>, all: Vec<Candidate>) -> (Vec<Candidate>, Vec<Candidate>) {
    let mut roster = Vec::new();
    let kept = take_rosters(page, all, &mut roster, 3);
    let (inline, alone) = (bullets_are_labels(page, &kept, true), bullets_are_labels(page, &kept, false));
    (kept.into_iter().filter(|c| !c.head.bullet || if c.colon { inline } else { alone }).collect(), roster)
}

/// Fewest bulleted names that make bullets the mark of turns.
const BULLETS: usize = 4;
/// Shortest words behind a bulleted name that are a sentence, in bytes.
const SENTENCE: usize = 30;

/// Whether the turns themselves are items of a list: names with bullets come again, and sentences follow them.
fn bullets_are_labels(page: &Page<'_>, all: &[Candidate], inline: bool) -> bool {
    let persons = |c: &&Candidate| matches!(c.head.kind, NameKind::Person | NameKind::Station) && c.colon == inline;
    let labels = all.iter().filter(persons).count();
    let items: Vec<&Candidate> = all.iter().filter(persons).filter(|c| c.head.bullet).collect();
    let keys = Keys::of(&items.iter().map(|c| **c).collect::<Vec<_>>());
    let again = items.iter().filter(|c| keys.times(c.key) >= 2).count();
    let spoken = |c: &&&Candidate| {
        let own = page.lines[c.last as usize].end.saturating_sub(c.content) as usize;
        let below = || page.next_words(c.last as usize + 1).map_or(0, |line| page.lines[line].len());
        (if inline { own } else { below() }) >= SENTENCE
    };
    let long = items.iter().filter(spoken).count();
    items.len() >= BULLETS && items.len() * 2 >= labels && again * 3 >= items.len() && long * 2 >= items.len()
}

/// How many bytes are spoken between a label and a line, up to a few dozen.
pub(super) fn speech_between(page: &Page<'_>, c: &Candidate, until: usize) -> usize {
    let mut found = 0;
    let last = c.last as usize;
    if c.colon {
        found +=
            page.text[c.content as usize..page.lines[last].end.max(c.content) as usize].trim_matches(is_blank).len();
    }
    for i in last + 1..until.min(page.lines.len()) {
        match page.kinds[i] {
            LineKind::Words => found += page.lines[i].len(),
            LineKind::Heading(kind) if kind != HeadingKind::Slide => break,
            _ => {}
        }
        if found >= 64 {
            break;
        }
    }
    found
}

/// Takes out the lists of participants: runs of names with nothing spoken between.
pub(super) fn take_rosters(
    page: &Page<'_>,
    pool: Vec<Candidate>,
    roster: &mut Vec<Candidate>,
    run: usize,
) -> Vec<Candidate> {
    let empty: Vec<bool> = pool
        .iter()
        .enumerate()
        .map(|(i, c)| {
            speech_between(page, c, pool.get(i + 1).map_or(page.lines.len(), |next| next.first as usize)) < ENOUGH
        })
        .collect();
    let mut listed = vec![false; pool.len()];
    let mut i = 0;
    while i < pool.len() {
        if !empty[i] {
            i += 1;
            continue;
        }
        let from = i;
        while i < pool.len() && empty[i] {
            i += 1;
        }
        let under = under_participants(page, &pool[from]);
        if i - from >= run || under {
            listed[from..i].fill(true);
            // The last line of a list at the end has the publisher's words behind it, not its own.
            if i + 1 == pool.len() && (under || i - from >= 3) && adjacent(page, &pool[i - 1], &pool[i]) {
                listed[i] = true;
            }
        }
    }
    // A list of one, or one whose lines say more than names: everything under the heading until someone speaks.
    for (i, c) in pool.iter().enumerate() {
        let last = i + 1 == pool.len() && (i == 0 || listed[i - 1]);
        // Between two people of a list may stand one whose line cannot be read.
        let next = || pool.get(i + 1).is_some_and(|next| under_participants(page, next));
        let within = c.head.kind == NameKind::Person && c.head.certain && !c.colon && next();
        if !listed[i] && (last || empty[i] || within) && under_participants(page, c) && pool.len() > 2 {
            listed[i] = true;
        }
    }
    let mut kept = Vec::with_capacity(pool.len());
    for (c, listed) in pool.into_iter().zip(listed) {
        if !listed {
            kept.push(c);
        } else if (c.head.certain || c.head.detail.is_some() || under_participants(page, &c)) && !lists_names(page, &c)
        {
            roster.push(c);
        }
    }
    kept
}

/// Whether what stands beside the name is more names: "Ann Lee, Bo Day, Cy Fox".
fn lists_names(page: &Page<'_>, c: &Candidate) -> bool {
    let Some(detail) = c.head.detail.map(|detail| detail.of(page.text)) else { return false };
    let person = |part: &str| name(part) == Some(NameKind::Person) && role_words(part) + firm_words(part) == 0;
    detail.contains(',') && detail.split(',').all(person)
}

/// Whether nothing but blanks stands between two candidates.
fn adjacent(page: &Page<'_>, a: &Candidate, b: &Candidate) -> bool {
    (a.last as usize + 1..b.first as usize).all(|i| page.kinds[i] == LineKind::Blank)
}

/// Whether the nearest heading above names a list of participants that has not ended.
fn under_participants(page: &Page<'_>, c: &Candidate) -> bool {
    let at = page.lists.partition_point(|list| list.start < c.span.start);
    at.checked_sub(1).is_some_and(|i| c.span.start < page.lists[i].end)
}
