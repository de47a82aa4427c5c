//! A sentence as items: figures, periods, the phrases of the lexicon, and the words between.

use crate::document::Mention;
use crate::lexicon::letters;
use crate::lexicon::linking::{Lexicon, cue};
use crate::lexicon::script::is_ideograph;
use crate::lexicon::spun;
use crate::lexicon::trie;
use crate::span::Span;

/// One item of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ItemKind,
    /// The metric that it names.
    pub metric: Option<u16>,
    /// Its cues, as bits of [`cue`].
    pub cues: u64,
    /// Whether it holds a capital letter, as names do.
    pub name: bool,
    /// The date or period that it is a word of.
    time: Option<u32>,
    /// The lexicon's number of the word.
    word: Option<trie::Word>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A word, or a phrase of the lexicon.
    Word,
    /// A mark.
    Mark(u8),
    /// The 's that marks a possessor.
    Possessive,
    /// A figure: the position of its mention.
    Figure(u32),
    /// A date or a period: the position of its mention.
    Time(u32),
}

impl Item {
    /// The date or period that it stands for or is a word of: "the same quarter last year" is a basis as well.
    pub fn period(&self) -> Option<u32> {
        match self.kind {
            ItemKind::Time(mention) => Some(mention),
            _ => self.time,
        }
    }

    /// Whether it has one of `cues`.
    #[inline]
    pub fn is(&self, cues: u64) -> bool {
        self.cues & cues != 0
    }

    /// Whether it is a word without meaning for the link.
    #[inline]
    pub fn is_plain(&self) -> bool {
        self.kind == ItemKind::Word
            && self.metric.is_none()
            && self.is(cue::PLAIN)
            && self.cues & !(cue::PLAIN | cue::STOP) == 0
    }

    /// Whether it is this mark.
    #[inline]
    pub fn is_mark(&self, mark: u8) -> bool {
        self.kind == ItemKind::Mark(mark)
    }
}

/// Reads the sentence under `pieces`, whose mentions are `mentions[first..]`, into `items`.
pub(super) fn read(
    text: &str,
    pieces: &[Span],
    mentions: &[Mention],
    first: usize,
    lexicon: &Lexicon,
    is_spun: bool,
    items: &mut Vec<Item>,
) {
    items.clear();
    for &piece in pieces {
        words(text, piece, mentions, first, lexicon, is_spun, items);
    }
    phrases(text, lexicon, is_spun, items);
    times(items);
}

/// A word as the lexicon knows it: the text that it stands in, where it begins and where it ends.
fn known(text: &str, start: usize, end: usize, is_spun: bool) -> (&str, usize, usize) {
    let plain = if is_spun { spun::plain_word(&text[start..end]) } else { None };
    plain.map_or((text, start, end), |plain| (plain, 0, plain.len()))
}

#[allow(clippy::too_many_arguments)]
fn words(
    text: &str,
    span: Span,
    mentions: &[Mention],
    first: usize,
    lexicon: &Lexicon,
    is_spun: bool,
    items: &mut Vec<Item>,
) {
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = span.start as usize;
    let mut mention = first;
    // The words of a period stay apart at first, since "the same quarter last year" is also a basis.
    let mut time: Option<(u32, usize)> = None;
    let number = |start: usize, stop: usize| {
        let (text, start, stop) = known(text, start, stop, is_spun);
        lexicon.trie.number(text, start, stop)
    };
    let begins = |mention: usize| mentions.get(mention).map_or(usize::MAX, |mention| mention.span.start as usize);
    let mut ahead = begins(mention);
    let mut push = |start: usize, stop: usize, kind, name: bool, word, time: Option<(u32, usize)>| {
        let time = time.filter(|&(_, end)| start < end).map(|(mention, _)| mention);
        items.push(Item { span: Span::new(start, stop), kind, metric: None, cues: 0, name, time, word });
    };
    while at < end {
        while ahead < at {
            mention += 1;
            ahead = begins(mention);
        }
        if ahead == at {
            let stop = (mentions[mention].span.end as usize).min(end);
            mention += 1;
            ahead = begins(mention);
            if mentions[mention - 1].is_figure() {
                push(at, stop, ItemKind::Figure(mention as u32 - 1), false, None, None);
                at = stop.max(at + 1);
                continue;
            }
            time = Some((mention as u32 - 1, stop));
        }
        let limit = ahead.min(end);
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            let start = at;
            let letters = letters::letters(bytes, start);
            at = (start + letters.length).min(limit).max(start + 1);
            while at < limit && in_word(bytes, at, limit) {
                at += 1;
            }
            // Most words are letters and nothing else.
            if at == start + letters.length && letters.length < 16 && !is_spun {
                push(start, at, ItemKind::Word, !letters.is_small, lexicon.trie.number_of(letters), time);
            } else {
                let name = bytes[start..at].iter().any(u8::is_ascii_uppercase);
                push(start, at, ItemKind::Word, name, number(start, at), time);
            }
        } else if byte.is_ascii_whitespace() || byte == b'-' || byte == b'*' || byte == b'_' {
            at += 1;
        } else if byte == b'\'' {
            at = possessive(bytes, at, 1, limit, &mut |a, b, kind| {
                let word = if kind == ItemKind::Word { number(a, b) } else { None };
                push(a, b, kind, false, word, time)
            });
        } else if byte == b'&' {
            push(at, at + 1, ItemKind::Word, false, number(at, at + 1), time);
            at += 1;
        } else if byte == b'.' {
            // A sentence ends at its end: a dot inside it ends an abbreviation.
            at += 1;
        } else if byte.is_ascii() {
            push(at, at + 1, ItemKind::Mark(byte), false, None, time);
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            let width = c.len_utf8();
            if matches!(c, '’' | '‘') {
                at = possessive(bytes, at, width, limit, &mut |a, b, kind| {
                    let word = if kind == ItemKind::Word { number(a, b) } else { None };
                    push(a, b, kind, false, word, time)
                });
            } else if is_ideograph(c) {
                push(at, at + width, ItemKind::Word, false, lexicon.trie.number_of_ideograph(c), time);
                at += width;
            } else if c.is_alphabetic() {
                let start = at;
                at += width;
                at += text[at..limit.max(at)]
                    .find(|c: char| !c.is_alphanumeric() || is_ideograph(c))
                    .unwrap_or(limit.saturating_sub(at));
                push(start, at, ItemKind::Word, c.is_uppercase(), number(start, at), time);
            } else {
                if let Some(mark) = mark(c) {
                    push(at, at + width, ItemKind::Mark(mark), false, None, time);
                }
                at += width;
            }
        }
    }
}

/// The ASCII mark that a full-width or typographic mark stands for; none for blanks and the like.
fn mark(c: char) -> Option<u8> {
    Some(match c {
        '，' | '、' => b',',
        '；' => b';',
        '：' => b':',
        '（' => b'(',
        '）' => b')',
        '？' => b'?',
        '！' => b'!',
        '—' | '–' => b'-',
        '“' | '”' | '「' | '」' => b'"',
        '±' => b'~',
        _ => return None,
    })
}

/// Whether the byte at `at` goes on the word before it: "R&D", "U.S", "1.5", "Ele.me".
fn in_word(bytes: &[u8], at: usize, limit: usize) -> bool {
    let byte = bytes[at];
    if byte.is_ascii_alphanumeric() {
        return true;
    }
    if (0xC3..=0xC9).contains(&byte) || (byte & 0xC0 == 0x80 && (0xC3..=0xC9).contains(&bytes[at - 1])) {
        // A Latin letter with an accent.
        return true;
    }
    let next = bytes.get(at + 1).filter(|_| at + 1 < limit);
    matches!(byte, b'&' | b'.') && next.is_some_and(u8::is_ascii_alphanumeric) && bytes[at - 1].is_ascii_alphanumeric()
}

/// Reads the apostrophe at `at`, `width` bytes wide: a possessor's, or one that is dropped with the letters after it.
fn possessive(
    bytes: &[u8],
    at: usize,
    width: usize,
    limit: usize,
    push: &mut impl FnMut(usize, usize, ItemKind),
) -> usize {
    let after = at + width;
    let letters = bytes[after.min(limit)..limit].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let joined = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
    if joined && letters == 1 && bytes[after] | 0x20 == b's' {
        push(at, after + 1, ItemKind::Possessive);
        return after + 1;
    }
    if joined && letters == 0 && bytes[at - 1] | 0x20 == b's' {
        push(at, after, ItemKind::Possessive);
        return after;
    }
    if joined && letters == 2 && bytes[after..].starts_with(b"ll") {
        // "we'll have": a promise.
        push(after, after + 2, ItemKind::Word);
    }
    if joined { after + letters } else { after }
}

/// Joins the words of each phrase of the lexicon, the longest first, into one item.
fn phrases(text: &str, lexicon: &Lexicon, is_spun: bool, items: &mut Vec<Item>) {
    let trie = &lexicon.trie;
    let singular = |item: &Item| {
        let (text, start, end) = known(text, item.span.start as usize, item.span.end as usize, is_spun);
        let is_plural = end - start > 3 && text.as_bytes()[end - 1] == b's';
        if is_plural { trie.number(text, start, end - 1) } else { None }
    };
    let (mut read, mut write) = (0, 0);
    while read < items.len() {
        let mut item = items[read];
        let mut stop = read + 1;
        if item.kind == ItemKind::Word {
            let mut place = trie.root();
            let mut at = read;
            let mut found = None;
            while at < items.len() && items[at].kind == ItemKind::Word {
                let behind = |word: Option<trie::Word>| word.and_then(|word| trie.word(place, word));
                let whole = behind(items[at].word);
                let entry = whole.and_then(|place| trie.entry(place));
                let entry = entry.or_else(|| behind(singular(&items[at])).and_then(|place| trie.entry(place)));
                if let Some(entry) = entry {
                    found = Some((entry, at + 1));
                }
                let Some(next) = whole.filter(|&place| trie.goes_on(place)) else { break };
                place = next;
                at += 1;
                // "Selling, general and administrative expenses": a list inside a metric's name.
                if items.get(at).is_some_and(|item| item.is_mark(b','))
                    && items.get(at + 1).is_some_and(|item| {
                        item.kind == ItemKind::Word
                            && (item.word.and_then(|word| trie.word(place, word)))
                                .is_some_and(|place| trie.goes_on(place))
                    })
                {
                    at += 1;
                }
            }
            if let Some((entry, after)) = found {
                let entry = lexicon.entries[entry as usize];
                item.span.end = items[after - 1].span.end;
                item.metric = entry.metric;
                item.cues = entry.cues;
                // "Asset Management", "First Republic": a common word written as a name is one.
                let small = cue::STOP | cue::PLAIN;
                let lone = item.metric.is_none() && after == read + 1;
                let common = lone && item.cues & !small == 0;
                // "Ann: You had …": what stands behind a colon or a quote opens a sentence.
                let opens = write > 0 && matches!(items[write - 1].kind, ItemKind::Mark(b':' | b'"'));
                if common && item.name && write > 0 && !opens && item.span.len() > 1 {
                    item.cues = 0;
                }
                // "More Personal Care": before another capital an adjective of movement is part of a name too.
                let adjective =
                    lone && item.is(cue::PLAIN) && item.cues & !(small | cue::UP_NOUN | cue::DOWN_NOUN) == 0;
                if adjective && item.name && write > 0 && items.get(after).is_some_and(|next| next.name) {
                    item.cues = 0;
                }
                // "US revenue": the country, where not all is written in capitals.
                let country = lone && item.is(cue::WE) && item.span.of(text) == "US";
                let small_letters = |other: Option<&Item>| {
                    other.is_some_and(|other| other.span.of(text).contains(|c: char| c.is_ascii_lowercase()))
                };
                if country && (small_letters(items.get(after)) || write > 0 && small_letters(items.get(write - 1))) {
                    item.cues = cue::PART | cue::UNIT;
                }
                // "on-premises servers": a preposition in a compound ties nothing.
                let bytes = text.as_bytes();
                let end = item.span.end as usize;
                let compound = bytes.get(end) == Some(&b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic);
                if lone && compound && item.cues & !(small | cue::IN | cue::AT | cue::BY | cue::OF | cue::FOR) == 0 {
                    item.cues = 0;
                }
                // "pop-up stores": nothing moves in the second half of a compound.
                let start = item.span.start as usize;
                let second = || start > 1 && bytes[start - 1] == b'-' && bytes[start - 2].is_ascii_alphabetic();
                if lone && matches!(item.span.of(text), "up" | "down") && second() {
                    item.cues = 0;
                }
                stop = after;
            }
        }
        items[write] = item;
        write += 1;
        read = stop;
    }
    items.truncate(write);
}

/// Joins the words of each date and period into one item, except where they are a basis.
fn times(items: &mut Vec<Item>) {
    let Some(first) = items.iter().position(|item| item.time.is_some()) else { return };
    let mut write = first;
    for read in first..items.len() {
        let item = items[read];
        if let Some(time) = item.time
            && !item.is(BASIS | cue::COMPARE)
        {
            if write > 0 && items[write - 1].kind == ItemKind::Time(time) {
                items[write - 1].span.end = item.span.end;
                continue;
            }
            items[write] = Item { kind: ItemKind::Time(time), metric: None, cues: 0, ..item };
        } else {
            items[write] = item;
        }
        write += 1;
    }
    items.truncate(write);
}

/// Every cue of what a change is measured against.
pub(super) const BASIS: u64 = cue::YOY | cue::QOQ | cue::YTD | cue::LIKE_FOR_LIKE | cue::CONSTANT_CURRENCY;

impl Item {
    /// Whether it may be a noun of the speaker's own: a word that no list explains otherwise.
    pub fn is_noun_like(&self) -> bool {
        self.metric.is_some() || self.cues & !(cue::UNIT | cue::PART | cue::ADJUSTED) == 0
    }
}
