//! The words of one label: wrappers and numbers around it, the name, and what is printed beside the name.

use super::Mark;
use super::lines::{is_blank, is_cjk, trimmed};
use super::names::{NameKind, firm_words, is_detail, is_office, is_role, name, opens_speech, role_words};
use super::stamp::{leading_stamp, trailing_stamp};
use super::wrappers::{closing, leading_firm, leading_mark, leading_number, pair, trailing_mark, trailing_number};
use crate::lexicon::label_words::{HONORIFICS_CJK, LEGAL, begins_letter, letter};
use crate::lexicon::roles::CJK_WORDS;
use crate::lexicon::words::{REACH, ROLE, ROLE_HEAD, TITLE, lists};
use crate::span::Span;

/// How a label sets the name apart from what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// `<<Name – Role, Firm>>`, `<Q - Name>`.
    Angle,
    /// `Name, Firm - Role [3]`.
    Numbered,
    /// `Name -- Role`, `Name | Role`.
    Dash,
    /// Name, a dash and a role on three lines.
    Split,
    /// `Name (Role)`.
    Paren,
    /// `Name, Role`.
    Comma,
    /// `Name 00:12`.
    Timed,
    /// The name alone.
    Bare,
    /// Name, role and mark on lines of their own.
    Block,
    /// `Name from Firm`.
    From,
    /// `Chief Executive Officer Name`.
    RoleFirst,
    /// `Name — text` on a line.
    RunIn,
}

/// The parts of a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) name: Span,
    pub(super) kind: NameKind,
    pub(super) detail: Option<Span>,
    pub(super) shape: Shape,
    pub(super) mark: Option<Mark>,
    pub(super) start_ms: Option<u32>,
    /// Whether the words are bold in Markdown.
    pub(super) bold: bool,
    /// Whether a bullet stands in front: a line of a list, never a label.
    pub(super) bullet: bool,
    /// Whether the label alone, without the rest of the text, leaves no doubt.
    pub(super) certain: bool,
}

/// Reads the words as a label. `inline` says that a colon follows, which licenses more shapes.
pub(super) fn head(text: &str, span: Span, inline: bool) -> Option<Head> {
    let bytes = text.as_bytes();
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    if !inline && opens_speech(&text[start..end], false) {
        return None;
    }
    let (mut angle, mut numbered, mut bold, mut bullet, mut mark, mut start_ms, mut firm) =
        (false, false, false, false, None, None, None);
    // Wrappers nest in any order, so they are peeled until none is left.
    loop {
        let inner = trimmed(text, start, end);
        (start, end) = (inner.start as usize, inner.end as usize);
        if start == end {
            return None;
        }
        let words = &text[start..end];
        if words.starts_with('#') {
            start += words.len() - words.trim_start_matches('#').len();
            bold = true;
        } else if let Some(rule) =
            ['=', '~'].into_iter().find(|rule| words.starts_with(*rule) && words.ends_with(*rule))
        {
            let inner = words.trim_matches(rule);
            start += words.len() - words.trim_start_matches(rule).len();
            end = start + inner.len();
        } else if words.starts_with('>') {
            // Quotations of Markdown, and captions: ">> Ann Lee: Good morning."
            start += words.len() - words.trim_start_matches('>').len();
        } else if let Some(rest) =
            words.strip_prefix(['*', '-', '•', '●', '▪', '·', '–', '—']).filter(|rest| rest.starts_with(is_blank))
        {
            (start, bullet) = (end - rest.len(), true);
        } else if let Some(width) = pair(words, "**", "**").or_else(|| pair(words, "__", "__")) {
            (start, end, bold) = (start + width.0, end - width.1, true);
        } else if let Some(width) = pair(words, "<<", ">>")
            .or_else(|| pair(words, "<", ">"))
            .or_else(|| pair(words, "«", "»"))
            .or_else(|| pair(words, "【", "】"))
        {
            (start, end, angle) = (start + width.0, end - width.1, true);
        } else if words.starts_with('*')
            && !words.starts_with("**")
            && words.ends_with('*')
            && words.len() > 2
            && bytes[start + 1] != b' '
        {
            (start, end, bold) = (start + 1, end - 1, true);
        } else if let Some(width) = pair(words, "[", "]").filter(|_| !words[1..].contains('[')) {
            // Words in brackets are remarks; only a name in brackets can be a label.
            let inside = &words[1..words.len() - 1];
            if !matches!(name(inside), Some(NameKind::Station | NameKind::Person)) {
                return None;
            }
            (start, end, angle) = (start + width.0, end - width.1, true);
        } else if (words.starts_with("**") || words.starts_with("__")) && (inline || words[2..].contains(&words[..2])) {
            // Only the name is bold: "**Ann Lee** - Analyst"; or the mark that closes stands behind the colon.
            (start, bold) = (start + 2, true);
        } else if let Some((ms, len)) = leading_stamp(words) {
            start_ms = start_ms.or(Some(ms));
            start += len;
            start += text[start..end].len()
                - text[start..end]
                    .trim_start_matches(|c| is_blank(c) || matches!(c, '-' | '–' | '—' | '|' | ':'))
                    .len();
        } else if let Some((ms, len)) = trailing_stamp(words) {
            start_ms = start_ms.or(Some(ms));
            end -= len;
            end -= text[start..end].len()
                - text[start..end]
                    .trim_end_matches(|c| is_blank(c) || matches!(c, '-' | '–' | '—' | '|' | '@' | '•' | '·'))
                    .len();
        } else if let Some(open) = words.strip_suffix('}').and_then(|inner| inner.rfind('{')).filter(|&open| open > 0) {
            // "Ann Lee {BIO 1234567 <GO>}": where more about the person stands.
            end = start + open;
        } else if let Some((inner, len)) = leading_firm(words) {
            firm = Some(Span::new(start + 1, start + 1 + inner));
            start += len;
        } else if let Some((found, len)) = trailing_mark(words) {
            mark = mark.or(found);
            end -= len;
        } else if let Some(len) = trailing_number(words) {
            numbered = true;
            end -= len;
            end -= text[start..end].len() - text[start..end].trim_end_matches(|c| is_blank(c) || c == ',').len();
        } else if let Some(len) = leading_number(words) {
            start += len;
        } else if let Some((found, len)) = leading_mark(words) {
            mark = Some(found);
            start += len;
        } else {
            break;
        }
    }
    let words = &text[start..end];
    let first = words.chars().next()?;
    if !(first.is_uppercase() || is_cjk(first) || first.is_lowercase() && words.len() < 60) {
        return None;
    }
    let mut found = parts(text, start, end, inline || angle)?;
    // "Ann Lee (Q)", "Ann Lee - A"
    let letter = found.detail.and_then(|detail| letter(detail.of(text)));
    if letter.is_some() {
        found.detail = None;
    }
    if found.detail.is_none() && firm.is_some() {
        (found.detail, found.certain) = (firm, true);
    }
    mark = mark.or(letter);
    found.mark = mark;
    found.start_ms = start_ms;
    found.bold = bold;
    found.bullet = bullet;
    if angle {
        found.shape = Shape::Angle;
    } else if numbered {
        found.shape = Shape::Numbered;
    } else if start_ms.is_some() && found.shape == Shape::Bare {
        found.shape = Shape::Timed;
    }
    found.certain |= angle || numbered || mark.is_some();
    if found.kind == NameKind::Letter && found.mark.is_none() {
        found.mark = begins_letter(found.name.of(text)).map(|(_, mark)| *mark);
    }
    family_first(text, &mut found);
    // "王建国先生" is 王建国.
    let name = found.name.of(text);
    if let Some(bare) = HONORIFICS_CJK.iter().find_map(|title| name.strip_suffix(title)).filter(|bare| bare.len() > 3) {
        found.name.end = found.name.start + bare.len() as u32;
    }
    Some(found)
}

/// Makes one name of "Lee, Ann" where a time stands beside it, as programs for meetings print people from a directory.
fn family_first(text: &str, found: &mut Head) {
    let single = |words: &str| matches!(name(words), Some(NameKind::Single | NameKind::Glued | NameKind::Person));
    if let Some(given) = found.detail
        && found.shape == Shape::Comma
        && found.start_ms.is_some()
        && found.name.of(text).split(is_blank).count() <= 3
        && given.of(text).split(is_blank).count() <= 2
        && single(given.of(text))
        && role_words(given.of(text)) + firm_words(given.of(text)) == 0
    {
        (found.name.end, found.detail) = (given.end, None);
        (found.kind, found.shape) = (NameKind::Person, Shape::Timed);
    }
}

/// Cuts name and detail at the first separator that has a name before it and a detail behind it.
fn parts(text: &str, start: usize, end: usize, inline: bool) -> Option<Head> {
    let words = &text[start..end];
    let made = |name_end: usize, from: usize, to: usize, kind: NameKind, shape: Shape| {
        let detail = without_emphasis(text, start + from, start + to);
        let said = detail.of(text);
        let certain = role_words(said) > 0 || (firm_words(said) > 0 && shape != Shape::Comma);
        Head {
            name: without_emphasis(text, start, start + name_end),
            kind,
            detail: (!detail.is_empty()).then_some(detail),
            shape,
            mark: None,
            start_ms: None,
            bold: false,
            bullet: false,
            certain,
        }
    };
    let speech = inline && opens_speech(words, true);
    if words.ends_with(')')
        && let Some(open) = words.rfind('(')
        && let Some(found) = person_within(text, start, open, open + 1, end)
    {
        return Some(found);
    }
    if let Some((name, detail)) = wide_parts(words) {
        let from = |part: &str| part.as_ptr() as usize - words.as_ptr() as usize;
        let mut found = made(0, from(detail), from(detail) + detail.len(), NameKind::Person, Shape::RoleFirst);
        found.name = Span::new(start + from(name), start + from(name) + name.len());
        return Some(found);
    }
    for (at, c) in words.char_indices().take(if speech { 0 } else { 90 }) {
        if at == 0 {
            continue;
        }
        let rest = &words[at..];
        let (len, shape) = match c {
            '-' if rest.starts_with("---") => (3, Shape::Dash),
            '-' if rest.starts_with("--") => (2, Shape::Dash),
            '-' => {
                let before = words[..at].ends_with(is_blank);
                let after = rest[1..].starts_with(is_blank);
                // A hyphen inside a name has letters on both sides; only a role behind it makes it a dash.
                if !(before || after || is_role(&rest[1..])) {
                    continue;
                }
                (1, Shape::Dash)
            }
            '—' | '–' | '―' | '‒' | '−' | '|' | '•' | '·' => (c.len_utf8(), Shape::Dash),
            '@' | ';' if rest[1..].starts_with(is_blank) => (1, Shape::Dash),
            // Columns of a page.
            '\t' => (1, Shape::Dash),
            ' ' if rest.starts_with(GAP) => (GAP.len(), Shape::Dash),
            '.' if rest.starts_with("....") => (rest.len() - rest.trim_start_matches(['.', ' ']).len(), Shape::Dash),
            '/' if rest[1..].starts_with(is_blank)
                || inline
                    && name(&words[..at]) == Some(NameKind::Person)
                    && words[..at].split(is_blank).any(|word| lists(word) & REACH == 0) =>
            {
                (1, Shape::Dash)
            }
            '(' | '（' => (c.len_utf8(), Shape::Paren),
            '[' if inline => (1, Shape::Paren),
            ',' | '，' => (c.len_utf8(), Shape::Comma),
            ' ' if inline
                && (rest.starts_with(" from ")
                    || rest.starts_with(" with ")
                    || rest.starts_with(" of ")
                    || rest.starts_with(" at ")) =>
            {
                (rest[1..].find(' ').map_or(1, |n| n + 2), Shape::From)
            }
            _ => continue,
        };
        let front = words[..at].trim_end_matches(['*', '_', ' ']);
        // "ANN LEE Harbourline - Chief Designer"
        let capitals = if shape == Shape::Dash { firm_after_capitals(front) } else { None };
        let (name_end, from) = capitals.unwrap_or((at, at + len));
        let front = &front[..name_end.min(front.len())];
        if inline && shape == Shape::Comma && is_legal(&rest[len..]) {
            continue;
        }
        if matches!(shape, Shape::Dash | Shape::Comma) && inline && firm_words(front) > 0 && is_detail(front) {
            // "Kestrel Securities - Ann Lee: text"
            let behind = rest[len..].trim_start_matches(|c| is_blank(c) || matches!(c, '-' | '–' | '—'));
            if name(behind) == Some(NameKind::Person) && role_words(behind) + firm_words(behind) == 0 {
                let mut found = made(0, 0, front.len(), NameKind::Person, shape);
                found.name = without_emphasis(text, start + words.len() - behind.len(), end);
                return Some(found);
            }
            // "Kestrel Securities Inc., Research Division - Ann Lee: text"
            if shape == Shape::Comma && name(front).is_none() {
                continue;
            }
        }
        if shape == Shape::Comma
            && inline
            && rest.bytes().any(|byte| byte == b'-' || byte >= 0x80)
            && let Some(cut) = [" - ", " – ", " — "].iter().find_map(|dash| rest.rfind(dash))
            && let behind = rest[cut..].trim_start_matches(|c| is_blank(c) || matches!(c, '-' | '–' | '—'))
            && name(behind) == Some(NameKind::Person)
            && role_words(behind) + firm_words(behind) + role_words(&rest[..cut]) == 0
            && firm_words(&rest[..cut]) > 0
        {
            // "Kestrel, Research Division - Ann Lee: text"
            let mut found = made(0, 0, at + cut, NameKind::Person, shape);
            found.name = without_emphasis(text, start + words.len() - behind.len(), end);
            return Some(found);
        }
        let Some(kind) = name(front) else {
            // "Bank of Oakfield - Ann Lee: text"
            if matches!(shape, Shape::Comma | Shape::From) && !(inline && firm_words(front) > 0) {
                break;
            }
            continue;
        };
        let behind = &rest[len..];
        if shape == Shape::Paren {
            let Some(close) = behind.find(closing(c)) else { continue };
            let tail = behind[close..].trim_start_matches(closing(c)).trim_matches(is_blank);
            if !(tail.is_empty() || tail.starts_with(['-', '–', '—', ','])) {
                continue;
            }
            let to = if tail.is_empty() { at + len + close } else { words.len() };
            if is_detail(&words[at + len..to]) || (kind == NameKind::Station && to - at < 40) {
                return Some(made(at, at + len, to, kind, shape));
            }
            continue;
        }
        if shape == Shape::Comma && (is_suffix(behind) || is_clause(behind)) {
            continue;
        }
        let behind = behind.trim_matches(|c| is_blank(c) || matches!(c, '-' | '–' | '—' | '*' | '_'));
        let person = || name(behind) == Some(NameKind::Person);
        if matches!(c, ' ' | '\t') && shape == Shape::Dash && person() && role_words(behind) + firm_words(behind) == 0 {
            // Two columns of names.
            return None;
        }
        if is_detail(behind) && !is_title(behind) || shape == Shape::Dash && person() {
            if shape != Shape::Dash && behind.contains(GAP) {
                return None;
            }
            return Some(made(name_end, from, words.len(), kind, shape));
        }
    }
    if inline && let Some(found) = role_first(text, start, end) {
        return Some(found);
    }
    if !speech {
        let bare = words.trim_end_matches(['*', '_']);
        // A line in small letters is speech that goes on.
        let office = || (inline || !bare.starts_with(char::is_lowercase)) && is_office(bare);
        let kind = name(bare).or_else(|| office().then_some(NameKind::Office))?;
        if bare.contains(GAP) {
            return None;
        }
        return Some(made(words.len(), words.len(), words.len(), kind, Shape::Bare));
    }
    None
}

/// `Analyst (Ann Lee, Kestrel)`: the person stands in the brackets, and in front the part that the person plays.
fn person_within(text: &str, start: usize, front_end: usize, inner: usize, end: usize) -> Option<Head> {
    let front = text[start..start + front_end].trim_end_matches(is_blank);
    if role_words(front) == 0 || !is_detail(front) || front.to_ascii_lowercase().contains("operator") {
        return None;
    }
    let words = text[start + inner..end].trim_end_matches(is_blank).strip_suffix(')')?;
    let cut = words.find([',', ';', '–']).or_else(|| words.find(" - ")).unwrap_or(words.len());
    let person = words[..cut].trim_matches(is_blank);
    if name(person) != Some(NameKind::Person) || role_words(person) + firm_words(person) > 0 {
        return None;
    }
    let from = start + inner;
    let firm = without_emphasis(
        text,
        from + words[cut..].find(is_blank).map_or(words.len(), |at| cut + at),
        from + words.len(),
    );
    let asks = front.eq_ignore_ascii_case("analyst");
    Some(Head {
        name: trimmed(text, from, from + cut),
        kind: NameKind::Person,
        detail: Some(if firm.is_empty() { trimmed(text, start, start + front_end) } else { firm }),
        shape: Shape::Paren,
        mark: asks.then_some(Mark::Question),
        start_ms: None,
        bold: false,
        bullet: false,
        certain: true,
    })
}

/// Where the name ends and the firm begins in "ANN LEE Harbourline", which stands before a role: the name is in capitals.
fn firm_after_capitals(front: &str) -> Option<(usize, usize)> {
    let (mut words, mut at) = (0, 0);
    for word in front.split(' ') {
        if word.chars().any(char::is_lowercase) {
            return (words >= 2).then(|| (at - 1, at));
        }
        words += 1;
        at += word.len() + 1;
    }
    None
}

/// Whether the words are those of a title and of no role or firm: "Q3 2026 Results Call".
fn is_title(words: &str) -> bool {
    let title = |word: &str| {
        ["call", "earnings", "results", "transcript", "webcast"].iter().any(|w| word.eq_ignore_ascii_case(w))
    };
    words.split(|c: char| !c.is_alphanumeric()).any(title)
}

/// Blanks that set columns apart.
const GAP: &str = "   ";

/// Name and role or firm where a blank alone parts them, or nothing: "王建国 首席执行官", "凯思证券 李文华", "首席执行官王建国".
fn wide_parts(words: &str) -> Option<(&str, &str)> {
    let plain = |c: char| is_cjk(c) || is_blank(c) || c.is_ascii_alphanumeric();
    if words.len() > 72 || !words.starts_with(is_cjk) || !words.chars().all(plain) {
        return None;
    }
    let says = |part: &str| role_words(part) + firm_words(part) > 0 && part.chars().count() > 1 && is_detail(part);
    let person = |part: &str| {
        (2..=4).contains(&part.chars().count())
            && part.chars().all(is_cjk)
            && name(part) == Some(NameKind::Person)
            && !says(part)
    };
    if let Some((left, right)) = words.split_once(is_blank) {
        return if says(left) && person(right) {
            Some((right, left))
        } else {
            (person(left) && says(right)).then_some((left, right))
        };
    }
    let cuts = words.char_indices().rev().skip(1).take(3);
    cuts.map(|(at, _)| words.split_at(at))
        .find(|(left, right)| CJK_WORDS.iter().any(|role| left.ends_with(role.word)) && says(left) && person(right))
        .map(|(left, right)| (right, left))
}

/// A stretch without blanks and marks of emphasis around it.
pub(super) fn without_emphasis(text: &str, start: usize, end: usize) -> Span {
    let span = trimmed(text, start, end);
    let words = span.of(text);
    let inner = words.trim_matches(['*', '_']);
    let start = span.start as usize + (inner.as_ptr() as usize - words.as_ptr() as usize);
    trimmed(text, start, start + inner.len())
}

/// `Chief Financial Officer Ann Lee`, `Harbourline Chief Designer Ann Lee`: a role and a name with nothing between.
fn role_first(text: &str, start: usize, end: usize) -> Option<Head> {
    let words = &text[start..end];
    // The name begins behind the last word that only a role has; up to three words of a company may stand in front.
    let (mut cut, mut before, mut from) = (0, 0, 0);
    for token in words.split(' ').take(16) {
        let known = lists(token.trim_matches([',', '.']));
        if known & ROLE_HEAD != 0 {
            cut = from + token.len() + 1;
        } else if cut == 0 {
            before += u32::from(known & (ROLE | REACH) == 0);
        }
        from += token.len() + 1;
    }
    if cut == 0 || before > 3 {
        return None;
    }
    let kind = loop {
        let rest = words.get(cut..)?;
        let inner = words[..cut].trim_end().rsplit(' ').next().unwrap_or("");
        let next = rest.split(' ').next().unwrap_or("").trim_matches(',');
        let goes_on = matches!(inner, "of" | "and" | "&" | "the" | "for") || lists(next) & (ROLE | REACH) != 0;
        match name(rest).filter(|_| !goes_on) {
            Some(kind @ NameKind::Person) => break kind,
            Some(kind @ (NameKind::Single | NameKind::Glued)) if before == 0 => break kind,
            _ => cut += rest.find(' ')? + 1,
        }
    };
    Some(Head {
        name: trimmed(text, start + cut, end),
        kind,
        detail: Some(trimmed(text, start, start + cut)),
        shape: Shape::RoleFirst,
        mark: None,
        start_ms: None,
        bold: false,
        bullet: false,
        certain: kind == NameKind::Person,
    })
}

/// Whether what follows a comma goes on with a sentence about who is named: "our chief financial officer; and".
pub(super) fn is_clause(behind: &str) -> bool {
    let first = behind.trim_start().split(is_blank).next().unwrap_or("");
    let last = behind.trim_end().rsplit(is_blank).next().unwrap_or("");
    matches!(first, "our" | "is" | "was" | "who" | "has" | "will" | "your" | "their")
        || matches!(last, "and" | "or" | "the" | "our" | "as" | "is")
}

/// Whether what follows a comma is still the name: "Jr.", "CFA", "III - Director".
fn is_suffix(behind: &str) -> bool {
    let first = behind.trim_start().split([' ', ',', '-', '–', '—']).next().unwrap_or("");
    let word = first.trim_end_matches('.');
    !word.eq_ignore_ascii_case("md") && lists(word) & TITLE != 0
}

/// Whether what follows a comma ends the name of a company: "Inc. - Ann Lee".
fn is_legal(behind: &str) -> bool {
    let word = behind.trim_start().split(is_blank).next().unwrap_or("").trim_end_matches(['.', ',']);
    LEGAL.iter().any(|form| word.eq_ignore_ascii_case(form))
}
