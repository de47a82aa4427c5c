//! brat standoff: the annotations of a text that stands beside them. Offsets in code points.

use tickmark_engine::offsets::OffsetUnit;

use super::ground::{Gathering, Ground};
use super::{Imported, NO_TEXT, Named};

/// Whether a line is one of a tag: `T1<tab>Money 10 22<tab>€5.2 billion`.
pub fn is_tag(line: &str) -> bool {
    let mut columns = line.split('\t');
    let number = columns.next().and_then(|id| id.strip_prefix('T'));
    let place = columns.next().and_then(|place| place.split(' ').nth(1));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty())
        && place.is_some_and(|start| start.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Reads `.ann` over the text.
pub fn read(words: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    let ground = Ground::new(text.ok_or(NO_TEXT)?);
    let mut gathering = Gathering::new(&ground, OffsetUnit::CodePoint);
    // Tags first: links and notes may stand before them. A quote may hold what ends a line elsewhere, such as U+2028.
    let lines =
        || words.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).filter(|line| !line.is_empty());
    for line in lines().filter(|line| line.starts_with('T')) {
        tag(line, &mut gathering);
    }
    for line in lines().filter(|line| !line.starts_with('T')) {
        let mut columns = line.splitn(3, '\t');
        let [id, what, words] = std::array::from_fn(|_| columns.next().unwrap_or_default());
        match id.as_bytes()[0] {
            b'R' => match *what.split(' ').collect::<Vec<_>>() {
                [label, from, to] => {
                    let argument = |words: &str| words.split_once(':').map(|(_, id)| id.to_owned()).unwrap_or_default();
                    gathering.link(id, label, &argument(from), &argument(to));
                }
                _ => gathering.refuse(id, "It is no link of two tags."),
            },
            b'#' => match what.split_once(' ') {
                Some((_, of)) if of.starts_with('T') => gathering.note(id, of, words),
                _ => gathering.refuse(id, "It is a note beside something that is no tag."),
            },
            b'A' | b'M' => match *what.split(' ').collect::<Vec<_>>() {
                [name, of, value] => gathering.attribute(id, of, name, value),
                _ => gathering.refuse(id, format!("The attribute “{what}” has no place in what is read.")),
            },
            b'E' => gathering.refuse(id, "An event has no place in what is read."),
            _ => gathering.refuse(id, "It is no tag, link or note."),
        }
    }
    Ok(vec![gathering.done()])
}

fn tag(line: &str, gathering: &mut Gathering<'_>) {
    let mut columns = line.splitn(3, '\t');
    let [id, place, quote] = std::array::from_fn(|_| columns.next().unwrap_or_default());
    let Some((label, spans)) = place.split_once(' ') else {
        return gathering.refuse(id, "It says no place in the text.");
    };
    let fragments = spans.split(';').map(|span| {
        let (start, end) = span.split_once(' ').unwrap_or_default();
        gathering.bytes((start.parse().ok(), end.parse().ok()))
    });
    let fragments = match fragments.collect::<Result<Vec<_>, _>>() {
        Ok(fragments) => fragments,
        Err(reason) => return gathering.refuse(id, reason),
    };
    let text = gathering.raw();
    let words: Vec<&str> = fragments.iter().map(|&(start, end)| &text[start as usize..end as usize]).collect();
    let words = words.join(" ");
    if words != quote {
        return gathering.refuse(id, format!("It quotes “{quote}”, the text has “{words}” there."));
    }
    // Fragments with only line ends between them are one tag over several lines; others are apart.
    let apart = fragments.windows(2).any(|pair| {
        let between = text.get(pair[0].1 as usize..pair[1].0 as usize);
        between.is_none_or(|between| !between.chars().all(crate::brat::ends_line))
    });
    if apart {
        return gathering.refuse(id, "It stands in several places, and a tag stands in one.");
    }
    let (start, end) = (fragments[0].0, fragments[fragments.len() - 1].1);
    gathering.put(start, end, Named { label: label.to_owned(), id: Some(id.to_owned()), ..Named::default() });
}
