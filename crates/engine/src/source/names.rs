//! Whether words can be a name, a role or a firm, told from their shape and the lexicon.

use super::lines::{ends_sentence, has_cjk, is_blank, is_cjk, trim};
use crate::lexicon::label_words as lexicon;
use crate::lexicon::words::{FIRM, NO_NAME, PARTICLE, REACH, ROLE, ROLE_HEAD, STATION_BEGINS, TITLE, lists};

/// What sort of name words can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A person: two words or more, or a short run of Han.
    Person,
    /// Who speaks without a name: "Operator", "Speaker 2", "Unidentified Analyst".
    Station,
    /// An office that stands for who holds it: "CEO", "Investor Relations".
    Office,
    /// Two words run together: "RyanLance".
    Glued,
    /// One capitalised word.
    Single,
    /// `Q` or `A`.
    Letter,
}

/// The word without full stops, for a search in the lexicon, whose words are all ASCII and short: "N.A." is looked up as "NA".
fn without_stops<'b>(word: &str, buffer: &'b mut [u8; 24]) -> &'b str {
    if word.len() > buffer.len() || !word.is_ascii() {
        return "";
    }
    let mut length = 0;
    for byte in word.bytes().filter(|byte| *byte != b'.') {
        buffer[length] = byte;
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).unwrap_or("")
}

/// What sort of name the words can be, if any.
pub(super) fn name(words: &str) -> Option<NameKind> {
    let words = trim(words, is_blank);
    if words.is_empty() || words.len() > 72 {
        return None;
    }
    let first = words.chars().next()?;
    if has_cjk(words) {
        // "Ann Lee 李安" is one name in two scripts.
        return match crate::lexicon::script::two_scripts(words) {
            Some((west, east)) => cjk_name(east).and_then(|_| name(west)),
            None => cjk_name(words),
        };
    }
    let numbered = || words.ends_with(|c: char| c.is_ascii_digit()) && is_station(words);
    if !(first.is_uppercase() || first.is_alphabetic() && (lower_start_is_fine(words) || numbered())) {
        return None;
    }
    if is_station(words) {
        return Some(NameKind::Station);
    }
    // "QUESTION" in capitals stands before a name.
    let small = words.len() == 1 || words.as_bytes()[1].is_ascii_lowercase();
    if small && lexicon::letter(words).is_some() || is_numbered_letter(words) {
        return Some(NameKind::Letter);
    }
    let (mut full, mut tokens, mut roles, mut kerned) = (0, 0, 0, false);
    let (mut single_glued, mut open) = (false, false);
    for token in words.split(is_blank).filter(|t| !t.is_empty()) {
        tokens += 1;
        if tokens > 8 {
            return None;
        }
        let inner = trim(token, |c| matches!(c, '(' | ')' | '"' | '“' | '”' | '\'' | '‘' | '’' | ','));
        let after_comma = token.ends_with(',');
        let stem = inner.trim_end_matches('.');
        let first = stem.chars().next()?;
        if !stem
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | '‑' | '\u{ad}' | '`' | '\u{301}'))
        {
            return None;
        }
        let known = lists(stem);
        if after_comma && tokens == 1 {
            return None;
        }
        if inner.len() > stem.len() && stem.chars().count() > 2 && known & TITLE == 0 && !stem.contains('.') {
            return None;
        }
        open = first.is_lowercase();
        if open {
            if kerned {
                kerned = false;
                full += 1;
                continue;
            }
            if crate::lexicon::names::joins_particle(stem) {
                full += 1;
                continue;
            }
            if known & PARTICLE == 0 {
                return None;
            }
            continue;
        }
        kerned = stem.chars().count() == 1 && inner.len() == stem.len();
        if stem.chars().count() == 1 || (stem.contains('.') && stem.len() <= 6) || known & TITLE != 0 {
            continue;
        }
        if known & NO_NAME != 0 {
            return None;
        }
        roles += usize::from(known & ROLE_HEAD != 0);
        single_glued = glued(stem);
        full += 1;
    }
    if full == 0
        || open && known_particle(words)
        || (roles > 0 && roles * 2 >= full)
        || ends_sentence(words) && words.ends_with(['?', '!', ':', ';'])
    {
        return None;
    }
    Some(match (full, tokens) {
        (1, 1) if single_glued => NameKind::Glued,
        (1, 1) => NameKind::Single,
        _ => NameKind::Person,
    })
}

/// Whether the words end in a small word that begins a family name: "Inés de la".
fn known_particle(words: &str) -> bool {
    words.rsplit(is_blank).next().is_some_and(|last| lists(last) & PARTICLE != 0)
}

/// Whether words begin as no name does, so that none can be read from them up to any place behind the first two words: with
/// one that no name holds, or with a word in small letters at the second place. Tells many lines of speech by one look.
pub(super) fn opens_speech(words: &str, inline: bool) -> bool {
    let Some((first, rest)) = plain_word(words) else { return false };
    let known = lists(first);
    let opens_label = STATION_BEGINS | TITLE | PARTICLE | ROLE_HEAD;
    if first.len() < 2 || known & opens_label != 0 || lexicon::letter(first).is_some() {
        return false;
    }
    if first.as_bytes()[0].is_ascii_lowercase() || known & NO_NAME != 0 && !(inline && known & FIRM != 0) {
        return !has_cjk(words);
    }
    plain_word(rest).is_some_and(|(second, _)| {
        let links = inline && matches!(second, "from" | "with" | "of" | "at");
        second.as_bytes()[0].is_ascii_lowercase() && !links && lists(second) & PARTICLE == 0 && !has_cjk(words)
    })
}

/// The word of plain letters with which the words begin, and what follows the blank behind it.
fn plain_word(words: &str) -> Option<(&str, &str)> {
    let end = words.bytes().position(|byte| !byte.is_ascii_alphabetic())?;
    (end > 0 && words.as_bytes()[end] == b' ').then(|| (&words[..end], &words[end + 1..]))
}

/// Whether a name may begin with a small letter: "van der Berg", "de la Cruz".
fn lower_start_is_fine(words: &str) -> bool {
    let first = words.split(is_blank).next().unwrap_or("");
    words.len() > first.len() && lists(first) & PARTICLE != 0
}

/// Whether two capitalised words are run together: "RyanLance", but not "McKay".
fn glued(word: &str) -> bool {
    let mut run = 0;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        run = if c.is_lowercase() { run + 1 } else { 0 };
        if run >= 2 && chars.peek().is_some_and(|next| next.is_uppercase()) {
            return true;
        }
    }
    false
}

/// Whether the words stand for who speaks without a name, with a number or not.
pub(super) fn is_station(words: &str) -> bool {
    if words.len() > 48 {
        return false;
    }
    let first =
        words.split([' ', '_', '#', '(', '.', ':']).next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    if lists(first) & STATION_BEGINS == 0 {
        return false;
    }
    let mut lower = words.to_lowercase();
    for odd in ['_', '#', '.', ':'] {
        lower = lower.replace(odd, " ");
    }
    let stem = lower.trim_matches(|c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, '(' | ')'));
    if crate::lexicon::holds(lexicon::STATION, stem.as_bytes()) {
        return true;
    }
    // "Speaker A" and "Speaker 1" are the same sort of label.
    if let Some((head, last)) = stem.rsplit_once(' ')
        && last.len() == 1
        && matches!(head, "speaker" | "analyst" | "participant" | "questioner" | "executive")
    {
        return true;
    }
    let mut parts = stem.split(' ');
    matches!(parts.next(), Some("unidentified" | "unknown" | "unnamed"))
        && parts.clone().count() <= 4
        && parts.all(|w| w.chars().all(char::is_alphabetic))
}

/// `Q1`, `A 2`, `Q1-2`, `Q.`: a letter with a number.
fn is_numbered_letter(words: &str) -> bool {
    let stem = words.trim_end_matches('.');
    let mut chars = stem.chars();
    matches!(chars.next(), Some('Q' | 'A'))
        && stem.len() <= 5
        && chars.all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'))
}

/// Longest of the words for who speaks without a name, in bytes.
const LONGEST_STATION: usize = 18;
/// Most characters of a name in Han, kana or Hangul.
const MOST_CHARACTERS: usize = 12;

/// Names in Han, kana or Hangul: short, without marks, with no word of a sentence.
fn cjk_name(words: &str) -> Option<NameKind> {
    let stem =
        words.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank(c) || "一二三四五六七八九十".contains(c));
    if stem.len() <= LONGEST_STATION && lexicon::STATION_CJK.contains(&stem) {
        return Some(NameKind::Station);
    }
    if lexicon::letter(stem).is_some() || matches!(stem, "问题" | "問題") && stem.len() < words.len() {
        return Some(NameKind::Letter);
    }
    // The most characters, with blanks between.
    if words.len() > 64 {
        return None;
    }
    let mut count = 0;
    for c in words.chars().filter(|&c| !is_blank(c)) {
        count += 1;
        let plain = is_cjk(c) || c.is_alphabetic() || matches!(c, '·' | '‧' | '・' | '-' | '.');
        if !plain || count > MOST_CHARACTERS {
            return None;
        }
    }
    let odd = |(at, c): (usize, char)| {
        let from = lexicon::NOT_A_NAME_CJK.partition_point(|odd| odd.chars().next() < Some(c));
        let alike = lexicon::NOT_A_NAME_CJK[from..].iter().take_while(|odd| odd.starts_with(c));
        alike.into_iter().any(|odd| words[at..].starts_with(odd))
    };
    (count >= 2 && !words.char_indices().any(odd)).then_some(NameKind::Person)
}

/// How much the words look like a role: the number of words that only a role has.
pub(super) fn role_words(words: &str) -> u32 {
    let mut found = 0;
    for token in words.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\'')).filter(|t| !t.is_empty()) {
        found += u32::from(lists(token) & ROLE_HEAD != 0);
    }
    if found == 0 && has_cjk(words) {
        found = lexicon::ROLE_CJK.iter().filter(|role| words.contains(*role)).count() as u32;
    }
    found
}

/// How much the words look like a firm.
pub(super) fn firm_words(words: &str) -> u32 {
    let mut found = 0;
    let mut buffer = [0; 24];
    for token in words.split(|c: char| !(c.is_alphanumeric() || c == '.')).filter(|t| !t.is_empty() && t.len() <= 20) {
        found += u32::from(lists(without_stops(token, &mut buffer)) & FIRM != 0);
    }
    if !words.is_ascii()
        && ["證券", "证券", "銀行", "银行", "集團", "集团", "公司", "資本", "资本", "投顧", "投信", "證券", "株式会社"]
            .iter()
            .any(|firm| words.contains(firm))
    {
        found += 1;
    }
    found
}

/// Whether the words can stand beside a name as role or firm: short, no sentence, capitals where names have them.
pub(super) fn is_detail(words: &str) -> bool {
    let words = trim(words, is_blank);
    if words.is_empty()
        || words.len() > 170
        || (ends_sentence(words) && !words.ends_with(')'))
        || holds_sentence_end(words)
    {
        return false;
    }
    if has_cjk(words) {
        return words.chars().count() <= 40 && !words.contains(['，', '。', '？', '！']);
    }
    let (mut tokens, mut capitals) = (0, 0);
    for token in words.split(is_blank).filter(|t| !t.is_empty()) {
        tokens += 1;
        let Some(first) = token.chars().find(|c| c.is_alphanumeric()) else {
            tokens -= 1;
            continue;
        };
        let small = matches!(
            token,
            "of" | "and"
                | "the"
                | "for"
                | "at"
                | "de"
                | "to"
                | "in"
                | "on"
                | "&"
                | "du"
                | "des"
                | "et"
                | "from"
                | "with"
                | "a"
        );
        capitals += u32::from(first.is_uppercase() || first.is_numeric() || small);
    }
    tokens > 0 && tokens <= 24 && (capitals * 3 >= tokens * 2 || (role_words(words) > 0 && tokens <= 8))
}

/// Whether a sentence ends within the words.
pub(super) fn holds_sentence_end(words: &str) -> bool {
    words.match_indices(['.', '?', '!']).any(|(at, _)| words[at + 1..].starts_with(' ') && ends_sentence(&words[..=at]))
}

/// Whether the words are an office that may stand for who holds it, with a number or not: "CEO", "Analyst 2", "Company".
pub(crate) fn is_office(words: &str) -> bool {
    let stem = words.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank(c));
    stem.len() <= LONGEST_OFFICE
        && (is_role(stem) || lexicon::OFFICE.iter().any(|office| stem.eq_ignore_ascii_case(office)))
}

/// Longest office that stands for who holds it, in bytes.
const LONGEST_OFFICE: usize = 64;

/// Whether the words are a role and nothing else: "Chief Designer".
pub(super) fn is_role(words: &str) -> bool {
    let mut heads = 0;
    let mut tokens = 0;
    for token in words.split(|c: char| is_blank(c) || c == ',' || c == '/' || c == '&').filter(|t| !t.is_empty()) {
        tokens += 1;
        let bare = token.trim_matches('.');
        let known = lists(bare);
        let joins = || ["of", "and", "the", "for", "-"].iter().any(|word| bare.eq_ignore_ascii_case(word));
        if known & ROLE_HEAD != 0 {
            heads += 1;
        } else if known & (ROLE | REACH) == 0 && !joins() {
            return false;
        }
    }
    heads > 0 && tokens <= 12
}
