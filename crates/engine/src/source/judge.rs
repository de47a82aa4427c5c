//! Which candidates are labels: judged over the whole text, one family of formats at a time.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::families::Family;
use super::head::Shape;
use super::lines::{ends_sentence, has_cjk, is_blank, key, letters};
use super::names::{NameKind, is_role};
use super::page::{LineKind, Page};
use super::rosters::{speech_between, take_rosters};
use crate::span::Span;

/// What a family makes of the candidates.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    /// The labels.
    pub(super) labels: Vec<Candidate>,
    /// The lines of participants' lists.
    pub(super) roster: Vec<Candidate>,
    /// Labels that come again after a page break inside one turn.
    pub(super) reprints: Vec<Span>,
    /// By which families are compared.
    pub(super) points: u32,
}

/// How much of the text is searched for lower-case uses of a name's words.
const SEARCHED: usize = 200_000;
/// Fewest bytes behind an office that stands once and whose holder speaks.
const SHORTEST_SPOKEN: u32 = 30;
/// How many names are looked up in the text.
const LOOKUPS: usize = 256;

/// Judges the candidates for one family. `listed` are the names in printed lists of participants.
pub(super) fn judge(
    page: &Page<'_>,
    family: &Family,
    all: &[Candidate],
    listed: &[Candidate],
    common: &mut Common<'_>,
) -> Verdict {
    if !all.iter().any(family.takes) {
        return Verdict::default();
    }
    let mut verdict = Verdict { roster: listed.to_vec(), ..Verdict::default() };
    let mut pool: Vec<Candidate> = all.iter().filter(|c| (family.takes)(c) || joins(family, c)).copied().collect();
    pool = merge_doubled(page, pool);
    let mut pool = take_rosters(page, pool, &mut verdict.roster, 2);
    // Full labels of another kind before the first of the family are titles and lists, but not names that come again.
    let own = Keys::of_those(&pool.iter().filter(|c| (family.takes)(c)).copied().collect::<Vec<_>>(), |_| true);
    let opens = |c: &Candidate| {
        (family.takes)(c) || c.head.kind == NameKind::Station || c.head.kind == NameKind::Person && own.times(c.key) > 0
    };
    let first = pool.iter().position(opens).unwrap_or(0);
    verdict.roster.extend(pool.drain(..first).filter(|c| c.head.certain));
    let counts = Keys::of(&pool);
    // Names that stand in a list elsewhere are names here too, and so are family names of people in it.
    let rosters = Keys::of(&verdict.roster);
    let surnames = Keys::surnames(page, &verdict.roster);
    // Where labels print the name once and a part of it later, the part may be a common word: "Mark: text".
    let parts = Keys::parts(page, &pool);
    let assured = Keys::of_those(&pool, |c| c.head.certain);
    let recurrent = pool
        .iter()
        .filter(|c| (family.takes)(c) && counts.times(c.key) >= 2 || c.head.kind == NameKind::Station)
        .count();
    let certain = pool.iter().filter(|c| (family.takes)(c) && c.head.certain).count();
    // Facts about a call name offices too, each once: "CEO: Ann Lee".
    let offices = pool.iter().filter(|c| c.head.kind == NameKind::Office && counts.times(c.key) >= 2).count();
    // Where all line breaks are lost, names that come again stand inside lines, and so does one that stands once.
    let within = pool.iter().filter(|c| c.inside && counts.times(c.key) >= 2).count() * 3 >= recurrent * 2;
    let excerpt = family.inline && !family.letters && recurrent + certain < 3 && is_excerpt(page, family, &pool);
    let setting = Setting::of(page, &pool, &counts);
    // Where single words are the usual labels, one that stands once may be a label too.
    let single = |c: &Candidate| matches!(c.head.kind, NameKind::Single | NameKind::Glued);
    let again =
        pool.iter().filter(|c| (family.takes)(c) && c.head.kind != NameKind::Station && counts.times(c.key) >= 3);
    let (singles, usual) = again.fold((0, 0), |(singles, all), c| (singles + usize::from(single(c)), all + 1));
    let by_word = usual >= 8 && singles * 3 >= usual * 2;
    let mut accepted = Vec::with_capacity(pool.len());
    let mut lookups = 0;
    let mut unsure = Vec::new();
    for c in pool.drain(..) {
        let name = c.head.name.of(page.text);
        let own = (family.takes)(&c);
        let times = counts.times(c.key);
        let listed = rosters.times(c.key) > 0;
        let mut around = |search: fn(&Page<'_>, &Candidate) -> bool| {
            lookups += 1;
            lookups <= LOOKUPS && search(page, &c)
        };
        let sure = match c.head.kind {
            NameKind::Letter => family.letters || family.marked,
            NameKind::Station => true,
            NameKind::Office => {
                let spoken = || page.lines[c.last as usize].end.saturating_sub(c.content) >= SHORTEST_SPOKEN;
                let above = || c.first == 0 || page.kinds[c.first as usize - 1] != LineKind::Words;
                own && if c.colon { times >= 2 || offices >= 2 && spoken() } else { times >= 3 && above() }
            }
            NameKind::Person if !own && !c.colon && c.head.shape == Shape::Bare => {
                c.head.certain
                    || times >= 2
                    || listed
                    || (recurrent >= 3 && boundary(page, &c) && !common.all(name) && around(introduced))
            }
            // "Ann Lee, Kestrel" alone on a line among names without a firm.
            NameKind::Person if !own && !c.colon && c.head.shape == Shape::Comma => {
                stands_apart(page, &c)
                    && boundary(page, &c)
                    && (c.head.certain || listed || times >= 2 || recurrent >= 3 && around(called_up))
            }
            _ if !own => c.head.certain || times >= 2 || listed,
            NameKind::Person if c.inside => {
                (times >= 2 || recurrent >= 3 && around(introduced)) && !common.all(name)
                    || within && recurrent >= 8 && !common.some(name)
            }
            // In the middle of a sentence a person is named with a role and does not begin to speak.
            NameKind::Person if c.head.certain && c.head.shape == Shape::Comma && !c.colon && times < 2 && !listed => {
                stands_apart(page, &c)
            }
            NameKind::Person if c.head.certain || listed => true,
            NameKind::Person if family.strict => {
                boundary(page, &c)
                    && !common.all(name)
                    && (times >= 2
                        || recurrent >= 3 && around(introduced)
                        || recurrent >= 6 && setting.fits(page, &c) && !common.some(name))
            }
            NameKind::Person => {
                (times >= 2 || excerpt) && !common.all(name)
                    || recurrent + certain >= 3
                        && if has_cjk(name) {
                            around(introduced)
                        } else {
                            !common.any(name) && (times >= 2 || !goes_on(page, &c) || around(introduced))
                        }
            }
            NameKind::Glued => {
                times >= 2
                    || listed
                    || (recurrent >= 3 && around(introduced))
                    || by_word && apart(family, &setting, page, &c) && !common.some(name)
            }
            NameKind::Single if c.head.certain || assured.times(c.key) > 0 => {
                times >= 2 || recurrent + certain >= 3 && stands_apart(page, &c)
            }
            NameKind::Single => {
                let known = || listed || surnames.times(c.key) > 0 || recurrent >= 3 && called_up(page, &c);
                boundary(page, &c)
                    && (c.colon && times >= 2 && parts.times(c.key) > 0
                        || times >= 3 && !common.any(name) && (!family.strict || listed || times >= 4)
                        || (family.inline || c.caps) && !common.all(name) && known()
                        || c.caps && name.len() >= SHORTEST_GLUED && recurrent >= 3 && around(spelled_apart)
                        || by_word && apart(family, &setting, page, &c) && !common.some(name))
            }
        };
        if sure {
            accepted.push(c);
        } else {
            if c.head.kind == NameKind::Single && own {
                unsure.push(c);
            }
            verdict.points = verdict.points.saturating_sub(1);
        }
    }
    // A family name that is a label in one place is one wherever it is set alike.
    let known = Keys::of_those(&accepted, |c| c.head.kind == NameKind::Single);
    unsure.retain(|c| known.times(c.key) > 0 && boundary(page, c));
    if !unsure.is_empty() {
        accepted.append(&mut unsure);
        crate::order::by_number(&mut accepted, |c| u64::from(c.span.start));
    }
    // A family that finds nothing of its own but a station or two has not read the text.
    let own = accepted.iter().filter(|c| (family.takes)(c)).count();
    let stands_in = |c: &&Candidate| matches!(c.head.kind, NameKind::Station | NameKind::Office | NameKind::Letter);
    let persons = accepted.len() - accepted.iter().filter(stands_in).count();
    let enough =
        own >= 2 || accepted.iter().any(|c| (family.takes)(c) && c.head.certain && c.head.shape != Shape::Comma);
    if own == 0 || !enough || (persons == 0 && own < 4 && !family.letters) {
        return Verdict::default();
    }
    accepted = drop_reprints(page, accepted, &mut verdict.reprints);
    verdict.points = accepted.iter().map(|c| worth(family, c)).sum();
    verdict.labels = accepted;
    crate::order::by_number(&mut verdict.roster, |c| crate::order::pair(c.span.start, c.span.end));
    verdict
}

/// Most turns of a text that is judged as an excerpt.
const EXCERPT: usize = 8;

/// Whether the text is an excerpt of a few turns: names before colons, whose words are those of people who speak for
/// themselves or to others. A list of terms has none of these.
fn is_excerpt(page: &Page<'_>, family: &Family, pool: &[Candidate]) -> bool {
    let own: Vec<&Candidate> = pool.iter().filter(|c| (family.takes)(c) && c.head.kind == NameKind::Person).collect();
    let spoken = |c: &&&Candidate| {
        let words = &page.text
            [c.content as usize..page.text.floor_char_boundary(c.content as usize + 240).max(c.content as usize)];
        let words = words.split('\n').next().unwrap_or("");
        let mut said = words.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
        words.len() >= 12 && said.any(|word| crate::lexicon::cues::SPEAKING.contains(&word))
    };
    (2..=EXCERPT).contains(&own.len()) && own.iter().filter(spoken).count() * 3 >= own.len() * 2
}

/// Whether a single word that stands once is set as labels of single words are: apart like the others, or before speech.
fn apart(family: &Family, setting: &Setting, page: &Page<'_>, c: &Candidate) -> bool {
    let speech = page.lines[c.last as usize].end.saturating_sub(c.content) >= 12;
    if family.inline { c.colon && speech } else { setting.fits(page, c) }
}

/// How often each name stands among candidates.
pub(super) struct Keys(Vec<u64>);

impl Keys {
    /// The family names of people: the last words of names of several.
    fn surnames(page: &Page<'_>, candidates: &[Candidate]) -> Self {
        let last = |c: &Candidate| c.head.name.of(page.text).rsplit(is_blank).next().map(key);
        let mut keys: Vec<u64> =
            candidates.iter().filter(|c| c.head.kind == NameKind::Person).filter_map(last).collect();
        crate::order::by_number(&mut keys, |&key| key);
        Self(keys)
    }

    /// The first and the last words of people's names before a colon.
    fn parts(page: &Page<'_>, candidates: &[Candidate]) -> Self {
        let people = candidates.iter().filter(|c| c.head.kind == NameKind::Person && c.colon && !c.inside);
        let ends = |c: &Candidate| {
            let mut words = c.head.name.of(page.text).split(is_blank);
            [words.next(), words.next_back()]
        };
        let mut keys: Vec<u64> = people.flat_map(ends).flatten().map(key).collect();
        crate::order::by_number(&mut keys, |&key| key);
        Self(keys)
    }

    pub(super) fn of(candidates: &[Candidate]) -> Self {
        Self::of_those(candidates, |_| true)
    }

    pub(super) fn of_those(candidates: &[Candidate], test: fn(&Candidate) -> bool) -> Self {
        let mut keys: Vec<u64> = candidates.iter().filter(|c| test(c)).map(|c| c.key).collect();
        crate::order::by_number(&mut keys, |&key| key);
        Self(keys)
    }

    pub(super) fn times(&self, key: u64) -> usize {
        self.0.partition_point(|k| *k <= key) - self.0.partition_point(|k| *k < key)
    }
}

/// How names are set that come again: with blank lines above and below them or not, in capitals or not.
#[derive(Clone, Copy, PartialEq)]
struct Set {
    above: bool,
    below: bool,
    caps: bool,
}

impl Set {
    fn of(page: &Page<'_>, c: &Candidate) -> Self {
        let blank = |line: Option<usize>| line.and_then(|i| page.kinds.get(i)).is_none_or(|k| *k != LineKind::Words);
        Self { above: blank((c.first as usize).checked_sub(1)), below: blank(Some(c.last as usize + 1)), caps: c.caps }
    }
}

/// The one way in which all names are set that come again, if there is one and it sets them apart.
struct Setting(Option<Set>);

impl Setting {
    fn of(page: &Page<'_>, pool: &[Candidate], counts: &Keys) -> Self {
        let again = |c: &&Candidate| {
            let enough = match c.head.kind {
                NameKind::Person | NameKind::Glued => 2,
                NameKind::Single => 4,
                NameKind::Station | NameKind::Office | NameKind::Letter => usize::MAX,
            };
            !c.colon && counts.times(c.key) >= enough
        };
        let mut sets = pool.iter().filter(again).map(|c| Set::of(page, c));
        let first = sets.next().filter(|set| set.above);
        Self(first.filter(|first| {
            let (fit, all) = sets.fold((1, 1), |(fit, all), set| (fit + usize::from(set == *first), all + 1));
            fit * 10 >= all * 9
        }))
    }

    /// Whether a name that stands once is set as the others are, above words that a speech may open with.
    fn fits(&self, page: &Page<'_>, c: &Candidate) -> bool {
        let opens = page.next_words(c.last as usize + 1).is_some_and(|i| {
            page.kinds[i] == LineKind::Words && (page.lines[i].len() > 40 || ends_sentence(page.words(i)))
        });
        opens && self.0 == Some(Set::of(page, c))
    }
}

/// Points of one label.
fn worth(family: &Family, c: &Candidate) -> u32 {
    let own = (family.takes)(c);
    match (own, c.head.certain, c.head.kind) {
        (true, true, _) => 10,
        (true, false, NameKind::Person | NameKind::Glued) => 8,
        (true, false, _) => 6,
        (false, ..) => 4,
    }
}

/// Whether a candidate of another shape may stand among the labels of a family.
fn joins(family: &Family, c: &Candidate) -> bool {
    if c.head.kind == NameKind::Letter || c.inside {
        return false;
    }
    if family.marked {
        return c.head.kind == NameKind::Station && matches!(c.head.shape, Shape::Bare);
    }
    match (family.inline, c.colon) {
        // Among labels with colons a station or a full label may stand alone on its line.
        (true, false) => c.head.kind == NameKind::Station && c.head.shape == Shape::Bare,
        (false, true) => c.head.kind == NameKind::Station || c.head.certain,
        // What stands beside a name that comes again need not be known as a role or a firm.
        (false, false) => {
            c.head.kind == NameKind::Station
                || c.head.certain
                || c.head.shape == Shape::Bare
                || c.head.kind == NameKind::Person && matches!(c.head.shape, Shape::Dash | Shape::Paren | Shape::Comma)
        }
        (true, true) => true,
    }
}

/// Makes one label of two that say the same one after the other, and of a name with its role below it.
fn merge_doubled(page: &Page<'_>, pool: Vec<Candidate>) -> Vec<Candidate> {
    let mut merged: Vec<Candidate> = Vec::with_capacity(pool.len());
    for c in pool {
        if let Some(last) = merged.last_mut()
            && c.first > last.last
            && c.first - last.last <= 3
            && speech_between(page, last, c.first as usize) == 0
            && !(last.last as usize + 1..c.first as usize)
                .any(|i| matches!(page.kinds[i], LineKind::Rule | LineKind::PageMark | LineKind::Heading(_)))
        {
            let role_below = last.colon && c.colon && is_role(c.head.name.of(page.text));
            let translated = is_cjk_name(page, last) != is_cjk_name(page, &c) && same_details(page, last, &c);
            if last.key == c.key || role_below || translated {
                last.last = c.last;
                last.span.end = c.span.end;
                last.content = c.content;
                last.head.detail = last.head.detail.or(if role_below { Some(c.head.name) } else { c.head.detail });
                last.colon |= c.colon;
                continue;
            }
        }
        merged.push(c);
    }
    merged
}

fn is_cjk_name(page: &Page<'_>, c: &Candidate) -> bool {
    c.head.name.of(page.text).chars().any(super::lines::is_cjk)
}

/// Whether two labels in two scripts are set in the same way.
fn same_details(_page: &Page<'_>, a: &Candidate, b: &Candidate) -> bool {
    a.first + 1 == b.first && a.head.shape == b.head.shape && a.colon == b.colon
}

/// Whether nothing right above the label is an open sentence.
fn stands_apart(page: &Page<'_>, c: &Candidate) -> bool {
    let above = (c.first as usize).checked_sub(1).filter(|&i| page.kinds[i] == LineKind::Words);
    above.is_none_or(|i| ends_sentence(page.words(i)))
}

/// Whether the line above leaves its sentence to go on in the line of the label: "we think of cranes and".
fn goes_on(page: &Page<'_>, c: &Candidate) -> bool {
    let above = (c.first as usize).checked_sub(1).filter(|&i| page.kinds[i] == LineKind::Words);
    above.is_some_and(|i| page.words(i).ends_with(|ch: char| ch.is_lowercase() || ch == ','))
}

/// Whether a label can begin here: the words before it are a finished sentence or stand apart.
fn boundary(page: &Page<'_>, c: &Candidate) -> bool {
    let first = c.first as usize;
    let apart = first == 0 || page.kinds[first - 1] != LineKind::Words;
    let closed = page
        .words_before(first)
        .is_none_or(|i| ends_sentence(page.words(i)) || page.lines[i].len() < 40 || !page.words(i).is_ascii());
    // What follows must be able to open a speech.
    let opens = c.colon
        || page
            .next_words(c.last as usize + 1)
            .is_some_and(|i| !page.words(i).starts_with(|ch: char| ch.is_lowercase() || matches!(ch, ',' | '.' | ')')));
    (closed || apart) && opens
}

/// Whether the name stands elsewhere: in a list, or in the words that introduce the speaker.
fn introduced(page: &Page<'_>, c: &Candidate) -> bool {
    let text = page.text;
    let name = c.head.name.of(text);
    let here = c.head.name.start as usize;
    let near = text.floor_char_boundary(here.saturating_sub(6_000))..here;
    let top = 0..text.floor_char_boundary(16_000).min(near.start);
    let after = (here + name.len() + 1).min(text.len());
    let tail = text.floor_char_boundary(after)..text.floor_char_boundary(after + 6_000);
    if called_up(page, c) {
        return true;
    }
    // A name printed as others print it is looked for as it is; capitals and lost blanks need folding.
    let plain = !c.caps && c.head.kind == NameKind::Person;
    let whole = if plain { name.to_string() } else { letters(name) };
    let fold = |words: &str| if plain { words.to_string() } else { letters(words) };
    let mut words = name.split(is_blank).map(fold).filter(|word| word.len() >= 3);
    let (given, surname) = (words.next(), words.next_back());
    [near, top, tail].into_iter().filter(|range| range.start < range.end).any(|range| {
        let folded: Cow<'_, str> = if plain { Cow::Borrowed(&text[range]) } else { Cow::Owned(letters(&text[range])) };
        let find = |from: usize, word: &str| memchr::memmem::find(&folded.as_bytes()[from..], word.as_bytes());
        if find(0, &whole).is_some() {
            return true;
        }
        // An introduction may leave out the middle of a name.
        let (Some(given), Some(surname)) = (&given, &surname) else { return false };
        let mut from = 0;
        while let Some(at) = find(from, given) {
            let behind = from + at + given.len();
            let reach = folded.floor_char_boundary(behind + 24).max(behind);
            if folded[behind..reach].contains(surname.as_str()) {
                return true;
            }
            from = behind;
        }
        false
    })
}

/// How much of the words right before a label is searched for the family name of who is called up.
const CALLED: usize = 300;

/// Whether the words right before the label call up somebody of that family name: "a question from Joe Moor" before
/// "Joseph Allan Moor".
fn called_up(page: &Page<'_>, c: &Candidate) -> bool {
    let Some(line) = page.words_before(c.first as usize) else { return false };
    let words = page.words(line);
    let mut from = words.len().saturating_sub(CALLED);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let words = &words[from..];
    let name = c.head.name.of(page.text).trim_end_matches(['.', ' ']);
    let cut = |at: usize, ch: char| {
        is_blank(ch) || ch == '.' || c.head.kind == NameKind::Glued && ch.is_uppercase() && !name[..at].ends_with("Mac")
    };
    let at = name.char_indices().rev().find(|&(at, ch)| cut(at, ch));
    let surname = at.map_or(name, |(at, ch)| if ch.is_uppercase() { &name[at..] } else { &name[at + ch.len_utf8()..] });
    // Capitals are looked for in any case.
    let wide = c.caps && !surname.is_ascii();
    let reads = |word: &str| match c.caps {
        true if wide => word.to_lowercase() == surname.to_lowercase(),
        true => word.eq_ignore_ascii_case(surname),
        false => word == surname,
    };
    let letter = |ch: char| ch.is_alphanumeric() || surname.contains(ch);
    surname.len() >= 2
        && crate::lexicon::cues::CALLS_UP.iter().any(|call| words.contains(call))
        && words.split(|ch| !letter(ch)).any(reads)
}

/// Shortest word in capitals that may be a name whose blanks are lost, in bytes.
const SHORTEST_GLUED: usize = 6;

/// Whether the words around a label in capitals hold the name with its blanks: "Jane Doe" before "JANEDOE".
fn spelled_apart(page: &Page<'_>, c: &Candidate) -> bool {
    let text = page.text;
    let whole = letters(c.head.name.of(text));
    let here = c.head.name.start as usize;
    let near = text.floor_char_boundary(here.saturating_sub(6_000))..here;
    let top = 0..text.floor_char_boundary(16_000).min(near.start);
    [near, top].into_iter().any(|range| {
        let words = &text[range];
        let capital = |at: usize| {
            let word = &words[at..];
            (word.starts_with(char::is_uppercase) && !words[..at].ends_with(char::is_alphanumeric)).then_some(word)
        };
        let starts = words.char_indices().filter_map(|(at, ch)| ch.is_uppercase().then(|| capital(at)).flatten());
        starts.filter(|word| word.len() >= whole.len()).any(|word| spells(word, &whole))
    })
}

/// Whether the words begin with two to five whose letters together are `whole`.
fn spells(words: &str, whole: &str) -> bool {
    let mut rest = whole;
    for (count, word) in words.split(is_blank).take(5).enumerate() {
        match rest.strip_prefix(letters(word).as_str()) {
            Some("") => return count > 0,
            Some(shorter) if shorter.len() < rest.len() || word.is_empty() => rest = shorter,
            _ => return false,
        }
    }
    false
}

/// So many labels of who has just spoken are no accident, where they are most of all labels.
const MOST_AGAIN: usize = 8;

/// Drops labels that a page break prints again while the same person goes on.
fn drop_reprints(page: &Page<'_>, accepted: Vec<Candidate>, reprints: &mut Vec<Span>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::with_capacity(accepted.len());
    // Recognisers print the label before every few words.
    let again = accepted.windows(2).filter(|two| two[0].key == two[1].key).count();
    let each = again >= MOST_AGAIN && again * 2 > accepted.len();
    for c in accepted {
        if kept.last().is_some_and(|last| last.key == c.key) && (each || page.after_page_break(c.first as usize)) {
            reprints.push(c.span);
        } else {
            kept.push(c);
        }
    }
    kept
}

/// Looks up whether the words of a name are common words of the text: printed in lower case elsewhere.
pub(super) struct Common<'t> {
    text: &'t str,
    known: BTreeMap<String, bool>,
}

impl<'t> Common<'t> {
    /// Over the first part of the text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text: &text[..text.floor_char_boundary(SEARCHED)], known: BTreeMap::new() }
    }

    fn word(&mut self, word: &str) -> bool {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if lower.is_empty() || !lower.is_ascii() {
            return false;
        }
        if let Some(&known) = self.known.get(&lower) {
            return known;
        }
        if self.known.len() >= LOOKUPS {
            return false;
        }
        let bytes = self.text.as_bytes();
        let letter = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphabetic);
        let found = memchr::memmem::find_iter(bytes, lower.as_bytes())
            .take(64)
            .any(|at| !letter(at.checked_sub(1).and_then(|b| bytes.get(b))) && !letter(bytes.get(at + lower.len())));
        self.known.insert(lower, found);
        found
    }

    /// Whether every word of the name is common.
    fn all(&mut self, name: &str) -> bool {
        name.split(is_blank).filter(|w| !w.is_empty()).all(|w| self.word(w))
    }

    /// Whether a word of the name is common.
    fn some(&mut self, name: &str) -> bool {
        name.split(is_blank).filter(|w| w.len() > 2).any(|w| self.word(w))
    }

    /// Whether any long word of the name is common.
    fn any(&mut self, name: &str) -> bool {
        name.split(is_blank).filter(|w| w.len() > 3).any(|w| self.word(w)) && self.all(name)
    }
}
