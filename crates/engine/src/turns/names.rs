//! Names of people: what words make one, and when two are names of one person.

use std::borrow::Cow;

use crate::lexicon::names::{HONORIFICS, NICKNAMES, PARTICLES, SUFFIXES, joins_particle};
use crate::lexicon::words::{HONORIFIC, NOT_SPOKEN, PARTICLE_SPOKEN, ROLE_WORD, STARTER, lists};
use crate::span::Span;

/// A name cut into its parts, in small letters, without honorifics and suffixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// The parts in printed order; an initial is one letter.
    pub parts: Vec<String>,
    /// All letters and digits, run together: "Ryan Lance", "RYAN LANCE" and "RyanLance" have one key.
    pub key: String,
    /// Whether an honorific stood before it, so that a single part is a family name.
    pub titled: bool,
    /// The full names that the first part may be short for.
    full: &'static [&'static str],
}

impl Name {
    /// Cuts a name as printed.
    pub fn parse(printed: &str) -> Self {
        let printed = printed.split(['(', '[', '（']).next().unwrap_or(printed);
        let mut name = Self::default();
        let glued = !printed.trim().contains(char::is_whitespace);
        for word in printed.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '*' | '·')) {
            for word in pieces(word).filter(|_| glued).chain((!glued).then_some(word)) {
                let part = small(word, |c| c.is_alphanumeric() || c == '-');
                let part = part.trim_matches('-');
                if part.is_empty() {
                    continue;
                }
                if name.parts.is_empty() && listed(HONORIFICS, part) {
                    name.titled = true;
                } else if name.parts.len() < 2 || !listed(SUFFIXES, part) {
                    name.parts.push(part.to_owned());
                }
            }
        }
        name.parts.iter().flat_map(|part| part.split('-')).for_each(|piece| name.key.push_str(piece));
        name.full = full_names(name.first());
        name
    }

    /// First name, or the only part.
    pub fn first(&self) -> &str {
        self.parts.first().map_or("", String::as_str)
    }

    /// Family name in the order of the West, or the only part.
    pub fn last(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// Whether it is a whole name and not a part of one.
    pub fn is_whole(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether the two can only be names of one person: equal letters, or first and last part equal but for short forms,
    /// initials and middle names, or two parts in the other order.
    pub fn same(&self, other: &Self) -> bool {
        if self.key == other.key {
            return !self.key.is_empty();
        }
        if !self.is_whole() || !other.is_whole() {
            return false;
        }
        if self.last() == other.last() && self.first_agrees(other) {
            return middles_agree(self, other);
        }
        let reversed = |a: &Self, b: &Self| {
            a.parts.len() == 2 && b.parts.len() == 2 && a.first() == b.last() && a.last() == b.first()
        };
        if reversed(self, other) {
            return true;
        }
        // "J. Michael Aldous" is Michael Aldous, "Adam Jorns" is Adam Michael Jorns.
        let (short, long) = if self.parts.len() < other.parts.len() { (self, other) } else { (other, self) };
        short.parts.len() > 1
            && short.parts.len() < long.parts.len()
            && short.parts.iter().all(|part| part.len() > 1)
            && {
                let mut rest = long.parts.iter();
                short.parts.iter().all(|part| rest.any(|word| word == part))
            }
    }

    /// Whether one part is common to both, in full letters.
    pub fn shares_part(&self, other: &Self) -> bool {
        self.parts.iter().any(|a| a.len() > 1 && other.parts.iter().any(|b| a == b))
    }

    /// Whether the two could be one name heard twice: every part of the shorter one sounds like one of the other.
    pub fn sounds_like(&self, other: &Self) -> bool {
        let (short, long) = if self.parts.len() < other.parts.len() { (self, other) } else { (other, self) };
        !short.parts.is_empty()
            && short.parts.iter().all(|a| long.parts.iter().any(|b| a == b || !listed(PARTICLES, b) && heard_as(a, b)))
    }

    /// Whether a part of the other, which is no whole name, means this person: "Ernie" or "Mr. Wu" is Ernie Wu.
    pub fn answers_to(&self, part: &Self) -> bool {
        if part.is_whole() || part.key.is_empty() {
            return self.same(part);
        }
        let word = part.first();
        if part.titled {
            return self.is_whole() && (self.last() == word || self.first() == word);
        }
        self.is_whole() && (self.first_agrees(part) || self.last() == word || self.parts.iter().any(|p| p == word))
    }

    /// Whether the first names may be one: equal, an initial, or a short form.
    fn first_agrees(&self, other: &Self) -> bool {
        forms_agree((self.first(), self.full), (other.first(), other.full))
    }
}

/// The words that are run together in "RyanLance": a capital behind two small letters begins one, but not in "MacDonald".
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    const JOINED: &[&str] = &["Mac", "Fitz", "Van", "Von", "Del", "Des", "Mc", "San"];
    let mut rest = word;
    std::iter::from_fn(move || {
        let mut small = 0;
        let cut = rest.char_indices().find_map(|(at, c)| {
            let begins = small >= 2 && c.is_uppercase() && !JOINED.contains(&&rest[..at]);
            small = if c.is_lowercase() { small + 1 } else { 0 };
            begins.then_some(at)
        });
        // One capital in front of another with small letters is an initial: "AnnELee".
        let initial = || {
            let mut letters = rest.char_indices().skip(1);
            let (second, third) = (letters.next()?, letters.next()?);
            (word.len() > rest.len() && second.1.is_uppercase() && third.1.is_lowercase()).then_some(second.0)
        };
        let piece = &rest[..initial().or(cut).unwrap_or(rest.len())];
        rest = &rest[piece.len()..];
        (!piece.is_empty()).then_some(piece)
    })
}

fn listed(list: &[&str], word: &str) -> bool {
    crate::lexicon::holds(list, word.as_bytes())
}

/// The kept characters of a word in small letters.
fn small(word: &str, keep: impl Fn(char) -> bool) -> String {
    if word.is_ascii() {
        let mut word = word.to_ascii_lowercase();
        word.retain(keep);
        return word;
    }
    // "WEISS" is Weiß in capitals.
    word.replace('ß', "ss").chars().filter(|&c| keep(c)).flat_map(char::to_lowercase).collect()
}

/// The full names that a first name may be short for.
fn full_names(name: &str) -> &'static [&'static str] {
    NICKNAMES.binary_search_by(|(nick, _)| (*nick).cmp(name)).map_or(&[], |at| NICKNAMES[at].1)
}

/// Whether two first names may be one: equal, an initial, or a short form.
fn first_names_agree(a: &str, b: &str) -> bool {
    a == b || forms_agree((a, full_names(a)), (b, full_names(b)))
}

/// [`first_names_agree`] for names each with those that it may be short for.
fn forms_agree((a, of_a): (&str, &[&str]), (b, of_b): (&str, &[&str])) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().nth(1).is_none() && !short.is_empty() {
        return long.starts_with(short);
    }
    if short.len() >= 3 && short.is_ascii() && long.len() - short.len() > 1 && long.starts_with(short) {
        return true;
    }
    of_a.contains(&b) || of_b.contains(&a) || of_a.iter().any(|name| of_b.contains(name))
}

/// Whether one part of a name may be short for the other, or sound like it.
fn heard_as(a: &str, b: &str) -> bool {
    first_names_agree(a, b) || sound_alike(a, b)
}

/// Whether what stands between first and last part does not contradict.
fn middles_agree(a: &Name, b: &Name) -> bool {
    let middle = |name: &Name| 1..name.parts.len() - 1;
    let (a, b) = (&a.parts[middle(a)], &b.parts[middle(b)]);
    a.is_empty()
        || b.is_empty()
        || a.iter().any(|x| b.iter().any(|y| x == y || x.starts_with(y.as_str()) || y.starts_with(x.as_str())))
}

/// Whether two words could be heard for one another: equal consonants once spellings of one sound are made equal, or a
/// letter apart.
pub(super) fn sound_alike(a: &str, b: &str) -> bool {
    // Initials have no vowels and sound like no name.
    let spoken = |word: &str| !word.is_ascii() || word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    a == b
        || (spoken(a) && spoken(b) && skeleton(a) == skeleton(b))
        || (a.len().min(b.len()) >= 4 && one_edit_apart(a, b))
}

/// The consonants of a word, with the spellings of one sound made equal: "Hsu", "Xu" and "Su" have one skeleton.
fn skeleton(word: &str) -> String {
    const SOUNDS: &[(&str, &str)] = &[
        ("tsch", "j"),
        ("sch", "s"),
        ("hs", "s"),
        ("sh", "s"),
        ("zh", "j"),
        ("ch", "j"),
        ("ts", "j"),
        ("tz", "j"),
        ("ph", "f"),
        ("ck", "k"),
        ("gh", ""),
        ("ng", "n"),
        ("x", "s"),
        ("z", "s"),
        ("c", "k"),
        ("q", "j"),
        ("v", "f"),
        ("w", "u"),
        ("y", "i"),
        ("d", "t"),
        ("b", "p"),
        ("g", "k"),
        ("h", ""),
    ];
    let mut rest = word;
    let mut out = String::new();
    while let Some(first) = rest.chars().next() {
        let (sound, length) = SOUNDS
            .iter()
            .find(|(spelling, _)| rest.starts_with(spelling))
            .map_or((&rest[..first.len_utf8()], first.len_utf8()), |(spelling, sound)| (*sound, spelling.len()));
        let vowel = matches!(sound, "a" | "e" | "i" | "o" | "u");
        if (!vowel || out.is_empty() && rest.len() == word.len()) && !out.ends_with(sound) {
            out.push_str(if vowel { "a" } else { sound });
        }
        rest = &rest[length..];
    }
    out
}

/// Whether one letter inserted, left out or replaced makes the words equal.
fn one_edit_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest = if short.len() == long.len() { &short[(head + 1).min(short.len())..] } else { &short[head..] };
    long[(head + 1).min(long.len())..] == *rest
}

/// The longest name that a walk over the words reads.
const MOST_PARTS: usize = 5;

/// The name that stands at byte `at`, past an honorific; at most up to `limit`. Words that no name holds end it.
pub(super) fn name_at(text: &str, at: usize, limit: usize) -> Option<Span> {
    let (mut from, mut to, mut parts) = (None, at, 0);
    let mut cursor = at;
    while parts < MOST_PARTS {
        let (start, end) = word_at(text, cursor, limit)?;
        if start == end || (from.is_some() && blank_breaks(&text[cursor.min(start)..start])) {
            break;
        }
        let word = &text[start..end];
        let capital = word.chars().next().is_some_and(char::is_uppercase) || from.is_some() && joins_particle(word);
        if !capital && from.is_none() && !text[end..].starts_with('.') {
            break;
        }
        let bare: Cow<'_, str> = if word.contains('.') { small(word, |c| c != '.').into() } else { word.into() };
        let known = lists(&bare);
        if from.is_none() && known & HONORIFIC != 0 {
            cursor = end + usize::from(text[end..].starts_with('.'));
            continue;
        }
        if !capital {
            if from.is_some() && known & PARTICLE_SPOKEN != 0 {
                cursor = end;
                continue;
            }
            break;
        }
        let possessive = word.ends_with("'s") || word.ends_with("’s");
        let may_be = ["will", "an"].iter().any(|name| bare.eq_ignore_ascii_case(name));
        let known_word = known & (NOT_SPOKEN | ROLE_WORD) != 0 || known & STARTER != 0 && !may_be;
        if possessive && from.is_some() {
            // "Harbourline Foods' chief" and "Ann Lee's remarks" name an owner, not who speaks.
            return None;
        }
        let contraction = bare.rsplit_once(['\'', '’']).is_some_and(|(stem, end)| {
            let ends = |with: &str| end.eq_ignore_ascii_case(with);
            ["m", "re", "ll", "ve", "d"].into_iter().any(ends) || ends("t") && stem.ends_with(['n', 'N'])
        });
        if possessive || contraction || known_word || (bare.len() > 1 && word.chars().any(|c| c.is_ascii_digit())) {
            break;
        }
        from.get_or_insert(start);
        parts += 1;
        to = end;
        cursor = end;
        // An initial keeps its stop: "Robert H. Swan".
        if text[end..limit].starts_with('.') {
            let initials =
                word.split('.').all(|letter| letter.chars().count() <= 1) || matches!(word, "Jr" | "Sr" | "St");
            if !initials {
                break;
            }
            cursor = end + 1;
            to = if word.len() > 1 || parts > 1 && !text[end + 1..limit].starts_with(' ') { end + 1 } else { end };
        }
    }
    from.map(|from| Span::new(from, to.max(from)))
}

/// The word at or after `at`, past blanks: letters, with apostrophes, hyphens and inner stops.
fn word_at(text: &str, at: usize, limit: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..limit)?;
    let start = at + (rest.len() - rest.trim_start().len());
    let letter = |at: usize| match text.as_bytes()[..limit].get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphabetic(),
        Some(_) => text[at..].starts_with(char::is_alphabetic),
        None => false,
    };
    let mut end = start;
    while let Some(byte) = text.as_bytes()[..limit].get(end) {
        let c = if byte.is_ascii() { char::from(*byte) } else { text[end..].chars().next()? };
        let next = end + c.len_utf8();
        if !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.') && end > start && letter(next)) {
            break;
        }
        end = next;
    }
    Some((start, end))
}

/// Whether the blank between two words of a name is more than a line's end.
fn blank_breaks(blank: &str) -> bool {
    !blank.chars().all(|c| c.is_whitespace() || c == '.') || blank.matches('\n').count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::names::NOT_NAMES;

    #[test]
    fn one_person() {
        for (a, b) in [
            ("Ryan Lance", "RyanLance"),
            ("Joe Moor", "JosephAllanMoor"),
            ("Ann Lee", "AnnELee"),
            ("Bo MacDonald", "BoMacDonald"),
            ("Ann Lee", "ANN LEE"),
            ("May E. Hood", "May Hood"),
            ("Dr. Matt O’Day", "Matthew O'Day"),
            ("Joseph Lawrence Moore", "Joseph Moore"),
            ("Adam Jorns", "Adam Michael Jorns"),
            ("J. Michael Aldous", "Michael Aldous"),
            ("Fen Zhang", "Zhang Fen"),
            ("Mike Sloan", "Michael Sloan Jr."),
            ("Sophia T echner", "Sophia Techner"),
            ("王芳", "王芳"),
        ] {
            assert!(Name::parse(a).same(&Name::parse(b)), "{a} and {b}");
        }
    }

    #[test]
    fn two_people() {
        for (a, b) in [
            ("Ann Lee", "Ann Day"),
            ("Ann", "Ann Lee"),
            ("Jason Wong", "Jessie Wong"),
            ("John A. Smith", "John B. Smith"),
            ("Speaker 1", "Speaker 2"),
            ("Speaker 1", "Speaker 11"),
            ("Mark Reed", "Martin Reed"),
        ] {
            assert!(!Name::parse(a).same(&Name::parse(b)), "{a} and {b}");
        }
    }

    #[test]
    fn parts_and_sounds() {
        let roby = Name::parse("Roby Xu");
        assert!(roby.answers_to(&Name::parse("Roby")) && roby.answers_to(&Name::parse("Mr. Xu")));
        assert!(!roby.answers_to(&Name::parse("Ernie")));
        for heard in ["Roby Hsu", "Roby Su", "Robi Xu"] {
            assert!(roby.sounds_like(&Name::parse(heard)), "{heard}");
        }
        assert!(!Name::parse("Rashid al Maktari").sounds_like(&Name::parse("Will")));
        for other in ["Roby Day", "Marta Xu"] {
            assert!(!roby.sounds_like(&Name::parse(other)), "{other}");
        }
        assert!(Name::parse("Nadia Lu").sounds_like(&Name::parse("Nadia Liu")));
    }

    #[test]
    fn names_in_sentences() {
        #[track_caller]
        fn check(text: &str, name: &str) {
            let found = name_at(text, 0, text.len()).map_or("", |span| span.of(text));
            assert_eq!(found, name, "{text}");
        }
        check("Ann Lee with Kestrel", "Ann Lee");
        check("Mr. Ann Lee, our chairman", "Ann Lee");
        check("Robert H. Swan. Please go ahead", "Robert H. Swan");
        check("Franz von Holz and others", "Franz von Holz");
        check("Ernie. Thank you", "Ernie");
        check("C.J. Muse of Fennick", "C.J. Muse");
        check("Matt O’Day from", "Matt O’Day");
        check("Diego\nDe Giorgi, our", "Diego\nDe Giorgi");
        for text in [
            "our chief",
            "Chief Financial Officer",
            "Q2 of the year",
            "the market",
            "Harbourline's head",
            "Good morning",
        ] {
            check(text, "");
        }
    }

    #[test]
    fn lists_are_sorted() {
        assert!([HONORIFICS, SUFFIXES, PARTICLES, NOT_NAMES].iter().all(|list| list.is_sorted()));
        assert!(NICKNAMES.is_sorted_by_key(|(nick, _)| nick));
    }
}
