//! Every place in the text that could be a label, each with its shape; which of them are labels is judged over the whole text.

use super::content::is_contact;
use super::furniture::is_chrome;
use super::head::{Head, Shape, head, is_clause};
use super::lines::{ends_sentence, is_blank, key, trimmed};
use super::names::{NameKind, firm_words, is_detail, is_role, is_station, name, opens_speech, role_words};
use super::page::{LineKind, Page};
use super::{Mark, letters, stamp, turned};
use crate::lexicon::words::{STATION_BEGINS, TITLE, lists};
use crate::span::Span;

/// What could be a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// First line.
    pub(super) first: u32,
    /// Last line that the label takes a part of.
    pub(super) last: u32,
    /// All its words.
    pub(super) span: Span,
    /// Its parts.
    pub(super) head: Head,
    /// The name, folded.
    pub(super) key: u64,
    /// Where the words spoken may begin.
    pub(super) content: u32,
    /// Whether a colon ends it and words follow on the line.
    pub(super) colon: bool,
    /// Whether the name is all capitals.
    pub(super) caps: bool,
    /// Whether it stands in the middle of a line.
    pub(super) inside: bool,
    /// A firm in brackets that stands after the first line of speech.
    pub(super) aside: Option<Span>,
}

/// Farthest that a colon may stand from the start of its label, in bytes.
const LONGEST_INLINE: usize = 170;
/// Shortest line that a label can begin on which wraps, in bytes.
const SHORTEST_WRAPPED: usize = 8;
/// Longest label in the middle of a line, in bytes.
const LONGEST_INSIDE: usize = 110;
/// Longest line that can be a label alone, in bytes.
const LONGEST_LINE: usize = 200;

/// Finds every candidate, in text order.
pub(super) fn find(page: &Page<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut wrapped = 0;
    for i in 0..page.lines.len() {
        if page.kinds[i] != LineKind::Words {
            continue;
        }
        // The line on which a wrapped label ends begins no other.
        if i >= wrapped
            && let Some(candidate) = inline(page, i).or_else(|| alone(page, i)).or_else(|| letters::letter(page, i))
        {
            wrapped = candidate.last as usize + 1;
            let head = &candidate.head;
            let chrome = || head.shape == Shape::Bare && is_chrome(head.name.of(page.text));
            if candidate.colon || !(chrome() || above_contact(page, candidate.last as usize + 1)) {
                found.push(candidate);
            }
        }
        if page.lines[i].len() > LONGEST_INLINE {
            let from = found
                .last()
                .filter(|c| c.colon && c.last as usize == i)
                .map_or(0, |c| (c.content - page.lines[i].start) as usize);
            inside(page, i, from, &mut found);
        }
    }
    letters::keep_regular(&mut found);
    letters::letters_with_stops(page, &mut found);
    turned::turn_round(page, &mut found);
    grow_blocks(page, &mut found);
    found
}

/// Whether a way to reach somebody stands right below, which makes the name above that of a person to ask.
fn above_contact(page: &Page<'_>, from: usize) -> bool {
    let below = page.lines[from.min(page.lines.len())..].iter().take(3).take_while(|line| !line.is_empty());
    below.map(|line| line.of(page.text)).take_while(|words| words.len() <= 80).any(is_contact)
}

/// A label that ends in a colon; the words spoken follow on its line or on the next.
fn inline(page: &Page<'_>, i: usize) -> Option<Candidate> {
    let (text, line) = (page.text, page.lines[i]);
    let words = line.of(text);
    if !may_begin(words) {
        return None;
    }
    if let Some(at) = label_colon(words) {
        // "Q: Ann Lee, Kestrel: text"
        if matches!(&words[..at], "Q" | "A" | "Question" | "Answer") {
            let behind = behind_colon(words, at);
            if let Some(next) = label_colon(&words[behind..])
                && let Some(found) = with_colon(page, i, i, line.start as usize + behind + next)
                && found.head.kind == NameKind::Person
            {
                return Some(found);
            }
            // "Q: Ann Lee - Kestrel" above the words.
            if let Some(found) = alone(page, i).filter(|c| c.head.kind == NameKind::Person && c.head.detail.is_some()) {
                return Some(found);
            }
        }
        return with_colon(page, i, i, line.start as usize + at).or_else(|| set_apart(page, i));
    }
    if let Some(found) = set_apart(page, i) {
        return Some(found);
    }
    // A long label may wrap, so that its colon stands on the next line.
    if words.len() < SHORTEST_WRAPPED
        || words.len() > LONGEST_INLINE
        || i + 1 >= page.lines.len()
        || page.kinds[i + 1] != LineKind::Words
    {
        return None;
    }
    let next = page.words(i + 1);
    let at = if next.starts_with([':', '：']) { Some(0) } else { label_colon(next) }?;
    let before = &next[..at];
    let shouting = |w: &str| !w.chars().any(char::is_lowercase);
    let goes_on = before.is_empty()
        || (shouting(words) && shouting(before))
        || (is_detail(before) && !ends_sentence(words) && name(before).is_none());
    if !goes_on || !words.contains([',', '-', '–', '—', '(']) {
        return None;
    }
    with_colon(page, i, i + 1, page.lines[i + 1].start as usize + at)
        .filter(|c| c.head.certain && c.head.detail.is_some())
}

/// A name that a tab or brackets set apart from the words on its line: "[Ann Lee] Good morning."
fn set_apart(page: &Page<'_>, i: usize) -> Option<Candidate> {
    let (text, line) = (page.text, page.lines[i]);
    let words = line.of(text);
    let reach = words.len().min(LONGEST_INSIDE);
    let (from, to, behind) = match words.as_bytes()[0] {
        _ if words.starts_with('【') => {
            let close = words[..words.floor_char_boundary(reach)].find('】')?;
            ('【'.len_utf8(), close, close + '】'.len_utf8())
        }
        open @ (b'[' | b'(') => {
            let close = memchr::memchr(if open == b'[' { b']' } else { b')' }, &words.as_bytes()[..reach])?;
            (1, close, close + 1)
        }
        _ => {
            let tab = memchr::memchr(b'\t', &words.as_bytes()[..reach])?;
            // A line of a list of people.
            let behind = &words[tab + 1..];
            if is_detail(behind) && (behind.contains('\t') || role_words(behind) + firm_words(behind) > 0) {
                return None;
            }
            (0, tab, tab + 1)
        }
    };
    let rest = words[behind..].trim_start_matches(is_blank);
    let head = head(text, trimmed(text, line.start as usize + from, line.start as usize + to), false)?;
    // "(Interpreter)" is a remark on the words that follow.
    let remark = || {
        let name = head.name.of(text);
        name.to_lowercase().contains("interpret") || !name.is_ascii() && !words.starts_with('【')
    };
    let named = head.kind == NameKind::Person || head.kind == NameKind::Station && !remark();
    let plain = named && matches!(head.shape, Shape::Bare | Shape::Timed);
    let content = line.end as usize - rest.len();
    let span = Span::new(line.start as usize, line.start as usize + behind);
    (plain && !rest.is_empty()).then(|| Candidate { colon: true, ..made(page, i, i, span, head, content) })
}

/// The candidate whose colon stands at byte `at`.
fn with_colon(page: &Page<'_>, first: usize, last: usize, at: usize) -> Option<Candidate> {
    let text = page.text;
    let from = page.lines[first].start as usize;
    let end = page.lines[last].end as usize;
    let colon = text[at..].chars().next()?.len_utf8();
    let mut head_span = trimmed(text, from, at);
    // In "**Name:** text" the mark that closes the bold stands behind the colon.
    let mut content = at + colon;
    for mark in ["**", "__", "*"] {
        let words = head_span.of(text);
        let bare =
            words.trim_start_matches(|c: char| is_blank(c) || matches!(c, '>' | '-' | '•')).trim_start_matches("* ");
        if text[content..end].starts_with(mark) && bare.starts_with(mark) {
            content += mark.len();
            if bare.len() == words.len() {
                head_span = trimmed(text, from + mark.len(), at);
            }
            break;
        }
    }
    let mut head = head(text, head_span, true)?;
    head.bold |= head_span.start as usize > from;
    let rest = text[content..end].trim_start_matches(is_blank);
    let span = Span::new(from, content);
    content = end - rest.len();
    let mut candidate = Candidate { colon: true, ..made(page, first, last, span, head, content) };
    if rest.is_empty() && candidate.head.detail.is_none() {
        role_below(page, &mut candidate);
    }
    Some(candidate)
}

/// What follows on the colon at `at`, which may be a wide one.
fn behind_colon(words: &str, at: usize) -> usize {
    at + words[at..].chars().next().map_or(1, char::len_utf8)
}

/// Takes in a role that stands below the name as if it were a label of its own: "Ann Lee:", "Chief Designer: text".
fn role_below(page: &Page<'_>, c: &mut Candidate) {
    let next = c.last as usize + 1;
    let Some(line) = page.lines.get(next).filter(|line| !line.is_empty()) else { return };
    let words = line.of(page.text);
    let Some(at) = label_colon(words).filter(|&at| is_role(&words[..at])) else {
        // "Ann Lee:" above "Chief Designer, Harbourline".
        let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '&');
        let listed = |word: &str| capital(word) || matches!(word, "of" | "and" | "for" | "the" | "-" | "–");
        let person = c.head.kind == NameKind::Person;
        if person && role_words(words) > 0 && is_detail(words) && words.split(is_blank).all(listed) {
            (c.head.detail, c.head.certain) = (Some(*line), true);
            (c.last, c.span.end, c.content) = (next as u32, line.end, line.end);
        }
        return;
    };
    let behind = behind_colon(words, at);
    let rest = words[behind..].trim_start_matches(is_blank);
    let start = line.start as usize;
    c.head.detail = Some(trimmed(page.text, start, start + at));
    c.last = next as u32;
    c.span.end = (start + behind) as u32;
    c.content = (line.end as usize - rest.len()) as u32;
}

/// Labels in the middle of a long line, where all line breaks are lost: a name between the end of a sentence and a colon.
fn inside(page: &Page<'_>, i: usize, begin: usize, found: &mut Vec<Candidate>) {
    let (text, line) = (page.text, page.lines[i]);
    let bytes = line.of(text).as_bytes();
    for at in memchr::memchr_iter(b':', bytes) {
        if at < begin + 4
            || !bytes.get(at + 1).is_some_and(|b| *b == b' ' || b.is_ascii_alphabetic())
            || !(bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b')' | b']' | b'.'))
        {
            continue;
        }
        let mut from = at.saturating_sub(LONGEST_INSIDE).max(begin);
        while !line.of(text).is_char_boundary(from) {
            from += 1;
        }
        let before = &line.of(text)[from..at];
        // A full stop behind an initial or a short form does not end the sentence before the label.
        let cut = before.rmatch_indices(['.', '?', '!', '"', '”', ']', '…']).find_map(|(end, mark)| {
            let start = end + mark.len();
            let next = before[start..].trim_start_matches([' ', '\u{a0}']);
            let title =
                || before[..end].rsplit(' ').next().is_some_and(|word| lists(word) & TITLE != 0 || word == "St");
            let abbreviated = mark == "." && (super::lines::ends_in_abbreviation(&before[..start]) || title());
            (next.len() < before.len() - start && !abbreviated && !next.is_empty()).then(|| before.len() - next.len())
        });
        let Some(cut) = cut else { continue };
        let base = line.start as usize;
        let span = Span::new(base + from + cut, base + at);
        if let Some(head) = head(text, span, true) {
            let whole = Span::new(span.start as usize, base + at + 1);
            let content = base + at + 1 + usize::from(bytes[at + 1] == b' ');
            found.push(Candidate { colon: true, inside: true, ..made(page, i, i, whole, head, content) });
        }
    }
}

/// Where the colon of a label stands: not within a time, an address or a sentence.
fn label_colon(words: &str) -> Option<usize> {
    let mut limit = words.len().min(LONGEST_INLINE);
    while !words.is_char_boundary(limit) {
        limit -= 1;
    }
    let bytes = words.as_bytes();
    let mut from = 0;
    loop {
        // The first byte of the wide colon, 0xEF, begins other wide marks too.
        let at = from + memchr::memchr2(b':', 0xEF, &bytes[from..limit])?;
        if bytes[at] != b':' && !words[at..].starts_with('：') {
            from = at + 1;
            continue;
        }
        let before = at.checked_sub(1).map(|i| bytes[i]);
        let after = bytes.get(at + 1).copied();
        let in_time = before.is_some_and(|b| b.is_ascii_digit()) && after.is_some_and(|b| b.is_ascii_digit());
        if !in_time {
            return (at > 0 && after != Some(b'/')).then_some(at);
        }
        from = at + 1;
    }
}

/// A label on a line of its own.
fn alone(page: &Page<'_>, i: usize) -> Option<Candidate> {
    let line = page.lines[i];
    let words = line.of(page.text);
    if words.len() > LONGEST_LINE || !may_begin(words) {
        return None;
    }
    let last = words.as_bytes()[words.len() - 1];
    if (last == b',' || words.len() > 60 && last.is_ascii_alphabetic())
        && !opens_speech(words, false)
        && let Some(found) = wrapped_role(page, i)
    {
        return Some(found);
    }
    if words.ends_with(['。', '！', '？', '；', '，']) {
        return None;
    }
    if matches!(last, b'?' | b'!' | b';' | b',') || (last == b'.' && !super::lines::ends_in_abbreviation(words)) {
        return None;
    }
    let head = head(page.text, line, false)?;
    // A letter with nothing around it marks the name above it.
    let marks = head.shape == Shape::Bare && head.kind == NameKind::Letter;
    (!marks).then(|| made(page, i, i, line, head, line.end as usize))
}

/// A label whose role goes on below: "Ann Lee - Kestrel - Executive Vice President," above "Strategy and Chief Financial Officer".
fn wrapped_role(page: &Page<'_>, i: usize) -> Option<Candidate> {
    let line = page.lines[i];
    let words = line.of(page.text);
    let goes_on = |last: usize| {
        let (open, below) = (page.words(last).ends_with(','), page.lines.get(last + 1)?);
        if page.kinds[last + 1] != LineKind::Words || below.len() > LONGEST_LINE / 2 {
            return None;
        }
        let next = below.of(page.text);
        let named = || matches!(name(next), Some(NameKind::Person | NameKind::Station));
        let reads = if open { is_detail(next) && (role_words(next) > 0 || !named()) } else { is_role(next) };
        (reads && label_colon(next).is_none()).then_some(last + 1)
    };
    let mut last = goes_on(i)?;
    if page.words(last).ends_with(',') {
        last = goes_on(last).unwrap_or(last);
    }
    let end = line.end as usize - usize::from(words.ends_with(','));
    let mut head = head(page.text, trimmed(page.text, line.start as usize, end), false)?;
    let below = page.lines[last];
    head.detail =
        Some(Span { end: below.end, ..head.detail.filter(|_| head.certain && head.kind == NameKind::Person)? });
    let span = Span { end: below.end, ..line };
    Some(made(page, i, last, span, head, below.end as usize))
}

/// Whether a label can begin with these words.
fn may_begin(words: &str) -> bool {
    match words.as_bytes().first() {
        None => false,
        Some(b) if b.is_ascii_uppercase() || *b >= 0x80 => true,
        Some(b'<' | b'[' | b'(' | b'*' | b'#' | b'_' | b'-' | b'>' | b'=' | b'~' | b'0'..=b'9') => true,
        // Recognisers print "spk_0: …" and "speaker 1: …" before whatever is said.
        Some(b) if b.is_ascii_lowercase() => {
            let end = words.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(words.len());
            words.len() < 60 || lists(&words[..end]) & STATION_BEGINS != 0
        }
        _ => false,
    }
}

/// A candidate of these lines.
pub(super) fn made(page: &Page<'_>, first: usize, last: usize, span: Span, head: Head, content: usize) -> Candidate {
    let name = head.name.of(page.text);
    let caps = !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    Candidate {
        first: first as u32,
        last: last as u32,
        span,
        head,
        key: key(name),
        content: content as u32,
        colon: false,
        caps,
        inside: false,
        aside: None,
    }
}

/// Lets bare names take the lines below that belong to the label: a dash, a role, a firm, `Q` or `A`, a time.
fn grow_blocks(page: &Page<'_>, found: &mut Vec<Candidate>) {
    // A line that comes again below the same name belongs to the name, whatever it says.
    let mut pairs: Vec<(u64, u64)> = Vec::new();
    let mut asides = 0;
    for c in found.iter().filter(|c| c.head.shape == Shape::Bare && !c.colon) {
        if let Some(next) = page.next_printed(c.last as usize + 1)
            && page.lines[next].len() <= 100
        {
            pairs.push((c.key, key(page.words(next))));
            asides += u32::from(aside(page, next + 1).is_some());
            if let Some(third) = page.next_printed(next + 1).filter(|&third| page.lines[third].len() <= 60) {
                pairs.push((c.key, key(page.words(third))));
            }
        }
    }
    pairs.sort_unstable();
    let mut consumed = 0;
    found.retain_mut(|c| {
        // A line that a label above took in is no label.
        if c.first < consumed {
            return false;
        }
        if !c.colon && matches!(c.head.shape, Shape::Bare | Shape::Timed | Shape::Dash | Shape::Comma | Shape::Paren) {
            marker_above(page, c);
            grow(page, c, &pairs);
            if c.head.shape == Shape::Bare && asides >= 2 && c.head.kind != NameKind::Station {
                c.aside = page.next_printed(c.last as usize + 1).and_then(|line| aside(page, line + 1));
                c.head.certain |= c.aside.is_some();
            }
            consumed = c.last + 1;
        }
        true
    });
}

/// "(Kestrel Securities)" alone on a line, below the first line of speech.
fn aside(page: &Page<'_>, line: usize) -> Option<Span> {
    let words = page.lines.get(line)?.of(page.text);
    let inner = words.strip_prefix('(')?.strip_suffix(')')?;
    (is_detail(inner) && inner.len() < 80 && !inner.to_lowercase().contains("operator instruction"))
        .then_some(page.lines[line])
}

/// Takes in the word "speaker" on the line above.
fn marker_above(page: &Page<'_>, c: &mut Candidate) {
    let first = c.first as usize;
    // A page may end between the two.
    let above = if page.after_page_break(first) { page.words_before(first) } else { first.checked_sub(1) };
    let Some(above) = above else { return };
    let words = page.words(above).trim_end_matches(':');
    if ["speaker", "participant", "spokesperson", "name"].iter().any(|marker| words.eq_ignore_ascii_case(marker)) {
        c.first = above as u32;
        c.span.start = page.lines[above].start;
        c.head.certain = true;
        c.head.shape = Shape::Block;
    }
}

fn grow(page: &Page<'_>, c: &mut Candidate, pairs: &[(u64, u64)]) {
    let by_marker = c.head.shape == Shape::Block;
    let (mut details, mut dashes) = (0, 0);
    let mut after_dash = false;
    for _ in 0..6 {
        // A page may end within a label.
        let from = c.last as usize + 1;
        let until = page.lines.len().min(from + 16);
        let Some(next) = (from..until).find(|&i| !matches!(page.kinds[i], LineKind::Blank | LineKind::PageMark)) else {
            break;
        };
        let broken = page.kinds[from..next].contains(&LineKind::PageMark);
        let gap = if broken { 0 } else { next - from };
        let words = page.words(next);
        if gap > 2 || words.len() > LONGEST_LINE || (by_marker && gap > 0) {
            break;
        }
        if matches!(words, "-" | "--" | "---" | "—" | "–" | "|") && !after_dash {
            (after_dash, dashes) = (true, dashes + 1);
        } else if matches!(words, "Q" | "A" | "Q:" | "A:" | "[Q]" | "[A]") {
            c.head.mark = Some(if words.contains('Q') { Mark::Question } else { Mark::Answer });
            c.head.certain = true;
            if c.head.shape == Shape::Bare {
                c.head.shape = Shape::Block;
            }
            take(c, page, next);
            // The role may stand below the letter.
            if details == 0 {
                continue;
            }
            break;
        } else if page.kinds[next] == LineKind::Stamp && c.head.start_ms.is_none() {
            c.head.start_ms = stamp::leading_stamp(words).map(|(ms, _)| ms);
            if c.head.shape == Shape::Bare {
                c.head.shape = Shape::Timed;
            }
        } else if page.kinds[next] == LineKind::Words
            && details < 2
            && is_detail(words)
            && c.head.detail.is_none_or(|_| details > 0 || after_dash)
        {
            let pair = (c.key, key(words));
            let again = pairs.get(pairs.partition_point(|p| *p < pair) + 1) == Some(&pair);
            let says = role_words(words) > 0 || firm_words(words) > 0;
            if words.starts_with('[')
                || words.split_once(',').is_some_and(|(_, behind)| is_clause(behind))
                || (is_station(words)
                    && !by_marker
                    && (role_words(words) == 0
                        || ["operator", "moderator"].iter().any(|who| words.to_ascii_lowercase().contains(who))))
                || words.starts_with('(') && words.to_ascii_lowercase().contains("operator")
                || (c.head.kind == NameKind::Station && !by_marker && !after_dash)
            {
                break;
            }
            let is_name = name(words).is_some() && key(words) == c.key;
            let firm = details == 1 && gap == 0 && c.head.certain && !is_name && is_firm_line(page, next);
            // The next name of a list may come again below the same lines.
            let again = again && (details == 0 || name(words) != Some(NameKind::Person));
            if is_name || !(after_dash || by_marker || says || firm || again) || c.head.mark.is_some() && gap > 0 {
                break;
            }
            details += 1;
            let line = page.lines[next];
            c.head.detail = Some(match c.head.detail {
                Some(first) => Span::new(first.start as usize, line.end as usize),
                None => line,
            });
            c.head.certain |= says || after_dash;
            if c.head.shape == Shape::Bare {
                c.head.shape = if after_dash { Shape::Split } else { Shape::Block };
            }
            after_dash = false;
        } else {
            break;
        }
        take(c, page, next);
    }
    if after_dash && dashes == 1 && details == 0 {
        c.head.certain = false;
    }
}

/// Whether the line below name and role can be the firm alone: a few words with capitals, right above the words spoken.
fn is_firm_line(page: &Page<'_>, line: usize) -> bool {
    let words = page.words(line);
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '&' | '('));
    let small = |word: &str| matches!(word, "of" | "and" | "the" | "de" | "for");
    let short = words.len() <= 60 && words.split(is_blank).all(|word| word.is_empty() || capital(word) || small(word));
    let speech = page.next_printed(line + 1).is_some_and(|i| {
        let words = page.words(i);
        let role = || is_detail(words) && role_words(words) > 0;
        page.kinds[i] == LineKind::Words && (words.len() > 60 || ends_sentence(words)) && !role()
    });
    short && speech
}

/// Extends the label over a line.
fn take(c: &mut Candidate, page: &Page<'_>, line: usize) {
    c.last = line as u32;
    c.span.end = page.lines[line].end;
    c.content = c.span.end;
}
