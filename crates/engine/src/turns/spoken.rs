//! What speakers say about who speaks: introductions of questioners, hand-overs, lists of those present, thanks, names given.

mod firms;
mod present;
#[cfg(test)]
mod tests;

use memchr::memmem;

use super::marks::{self, Lists, Marks};
use super::names::name_at;
use crate::lexicon::cues::{ANNOUNCES, BEFORE_HOST, FILLERS, HAND_OVER_VERBS};
use crate::lexicon::{names::NOT_NAMES, roles};
use crate::span::Span;
use firms::{beside_comma, firm_after, firm_link};
use present::present;

/// What a sentence says about who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The named person asks next: "Our next question comes from Ann Lee with Kestrel Securities."
    AsksNext,
    /// The named person speaks next: "I will turn the call over to Ann."
    SpeaksNext,
    /// The named person is on the call: "With us are Ann Lee, Chief Executive Officer; …"
    IsPresent,
    /// The named person is speaking: "This is Ann."
    IsSpeaking,
    /// The named person spoke before, or asks: "Thanks, Ann."
    IsThanked,
}

/// A name in a sentence and what the sentence says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// What it says.
    pub says: Says,
    /// The sentence, or the part of it that says so.
    pub words: Span,
    /// The name.
    pub name: Span,
    /// The role beside the name.
    pub role: Option<Span>,
    /// The firm beside the name.
    pub firm: Option<Span>,
}

/// How far into a sentence the cues are looked for.
const REACH: usize = 400;
/// Longest item of such a list that can be a role and no sentence.
const LONGEST_ROLE: usize = 110;
/// How far a list of those present may run.
const LIST_REACH: usize = 1500;

/// Adds the cues of one sentence of a text made [`flat`] to `cues`; `marks` are those of the text.
pub(super) fn read(text: &str, sentence: Span, marks: &Marks, cues: &mut Vec<Cue>) {
    let start = sentence.start as usize;
    let end = text.floor_char_boundary((sentence.end as usize).min(start + REACH));
    let words = &text[start..end];
    // The first bytes of the characters for "comes".
    if memchr::memchr2(0xE6, 0xE4, words.as_bytes()).is_some()
        && let Some(cue) = asks_next_cjk(text, start, end)
    {
        cues.push(cue);
        return;
    }
    let lists = marks.lists(start, end);
    if (lists & (marks::QUESTION | marks::FETCHES | marks::INVITES) != 0 || is_name_and_firm(words))
        && let Some(cue) = asks_next(text, start, end, marks, lists)
    {
        cues.push(cue);
        return;
    }
    if lists & (marks::HANDS | marks::INTRODUCES | marks::INVITES) != 0
        && let Some(cue) = speaks_next(text, start, end, marks, lists)
    {
        cues.push(cue);
    }
    if lists & marks::NAMES != 0
        && marks.lists(start, end.min(start + NEAR)) & marks::NAMES != 0
        && let Some(cue) = is_speaking(text, start, end)
    {
        cues.push(cue);
    }
    if lists & marks::THANKS != 0
        && let Some(cue) = is_thanked(text, start, end)
    {
        cues.push(cue);
    }
    if lists & marks::PRESENT != 0 {
        present(text, start, end, marks, cues);
    }
}

/// How far into a sentence somebody says who is speaking.
const NEAR: usize = 121;

/// Whether the words may be "Ann Lee, Kestrel." and no more: few, with a comma, and the last one has a capital letter.
fn is_name_and_firm(words: &str) -> bool {
    if words.len() >= 90 || !words.contains(',') {
        return false;
    }
    let bare = |words: &'_ str| words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).len();
    let words = &words[..bare(words)];
    let words = words.strip_suffix("please").map_or(words, |words| &words[..bare(words)]);
    let last = words.rsplit(|c: char| c.is_whitespace()).next().and_then(|word| word.chars().next());
    last.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// The text with every line end made a blank, byte for byte: [`read`] looks for words that a line may end between.
pub(super) fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
        flat.push_str(&text[from..at]);
        flat.push(' ');
        from = at + 1;
    }
    flat.push_str(&text[from..]);
    flat
}

/// The length of the fillers, greetings and bracketed remarks that a sentence opens with.
pub(super) fn opening(words: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &words[at..];
        let skipped = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '!' | '-' | '—' | '–'))
                .len();
        let rest = &rest[skipped..];
        if let Some(inner) = rest.strip_prefix(['[', '(', '（'])
            && let Some(close) = inner.as_bytes()[..inner.len().min(60)].iter().position(|b| matches!(b, b']' | b')'))
        {
            at += skipped + close + 2;
            continue;
        }
        let initial = rest.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        let filler = FILLERS
            .iter()
            .filter(|filler| filler.as_bytes()[0] == initial && starts_with_word(rest, filler))
            .map(|filler| filler.len())
            .max();
        match filler {
            Some(length) => at += skipped + length,
            None => return if at == 0 { 0 } else { at + skipped },
        }
    }
}

/// Whether `words` begin with the phrase, in any case, and a word ends there.
pub(super) fn starts_with_word(words: &str, phrase: &str) -> bool {
    words.len() >= phrase.len()
        && words.is_char_boundary(phrase.len())
        && words[..phrase.len()].eq_ignore_ascii_case(phrase)
        && !words[phrase.len()..].chars().next().is_some_and(char::is_alphanumeric)
}

/// Past the first of the phrases that `words` begin with.
fn past<'w>(words: &'w str, phrases: &[&str]) -> Option<&'w str> {
    phrases.iter().find(|phrase| starts_with_word(words, phrase)).map(|phrase| words[phrase.len()..].trim_start())
}

/// What stands between a question and the name of who asks it.
const LINKS: [&str; 4] = [" from ", " is with ", " for ", " by "];

/// "Our next question comes from Ann Lee with Kestrel Securities." and its kin.
fn asks_next(text: &str, start: usize, end: usize, marks: &Marks, lists: Lists) -> Option<Cue> {
    let words = &text[start..end];
    let found = |name: Span| {
        let (firm, _) = firm_after(text, name, end);
        Cue { says: Says::AsksNext, words: Span::new(start, end), name, role: None, firm }
    };
    let standing = |list: Lists, reach: usize| {
        marks.within(start, end.min(start + reach)).filter(move |mark| mark.lists & list != 0)
    };
    let called = |from: usize| {
        // "Next question, Ann Lee, from Kestrel."
        let rest = text[from..end].strip_prefix(',')?;
        let at = end - rest.trim_start().len();
        let name = name_at(text, at, end).filter(|name| name.start as usize - at <= 5)?;
        let rest = text[name.end as usize..end].trim_start();
        let linked =
            rest.strip_prefix(',').map_or(firm_link(rest).is_some(), |rest| beside_comma(rest.trim_start()) > 0);
        let whole = super::names::Name::parse(name.of(text)).is_whole();
        Some(found(name)).filter(|cue| whole && linked && cue.firm.is_some())
    };
    let question = (lists & marks::QUESTION != 0).then(|| standing(marks::QUESTION, NEAR).next()).flatten();
    if let Some(at) = question.map(|mark| mark.start as usize - start) {
        let announced = || announces(&words[..words.floor_char_boundary(at + 60)]);
        let behind = start + at + question.map_or(0, |mark| usize::from(mark.len));
        if let Some(cue) = called(behind.min(end))
            && announced()
        {
            return Some(cue);
        }
        let from = start + at;
        let window = &text[from..text.floor_char_boundary(end.min(from + 120))];
        // The first place of each link, in text order.
        let mut links = LINKS;
        for (offset, _) in window.match_indices(' ') {
            let next = window.as_bytes().get(offset + 1);
            let stands = |link: &&mut &str| link.as_bytes().get(1) == next && window[offset..].starts_with(**link);
            let Some(link) = links.iter_mut().find(|link| !link.is_empty() && stands(link)) else { continue };
            let link = std::mem::take(link);
            let mut target = from + offset + link.len();
            let rest = &text[target..end];
            for phrase in ["the phone line of ", "the line of ", "line of ", "the line ", "the side of "] {
                if rest.starts_with(phrase) {
                    target += phrase.len();
                    break;
                }
            }
            if let Some(name) = name_at(text, target, end) {
                let cue = found(name);
                let enough =
                    cue.firm.is_some() || (link.starts_with(" from") && ends_name(&text[name.end as usize..end]));
                if enough && (link.starts_with(" from") || cue.firm.is_some()) && announced() {
                    return Some(cue);
                }
            }
        }
    }
    // "We'll go next to Ann Lee of Kestrel." "Next up is Ann Lee with Kestrel."
    for mark in standing(marks::FETCHES, 80) {
        let mut target = mark.start as usize + usize::from(mark.len);
        if target > end {
            break;
        }
        if text[target..end].starts_with("the line of ") {
            target += "the line of ".len();
        }
        if let Some(name) = name_at(text, target, end) {
            let cue = found(name);
            if cue.firm.is_some() && !matches!(firm_link(&text[name.end as usize..end]), Some(",")) {
                return Some(cue);
            }
        }
    }
    // "Ann Lee with Kestrel, your line is open." "Ann Lee, Kestrel."
    if lists & marks::INVITES == 0 && !is_name_and_firm(words) {
        return None;
    }
    let mut body = start + opening(words);
    if let Some(rest) =
        past(&text[body..end], &["next", "now", "first", "finally"]).and_then(|rest| rest.strip_prefix(','))
    {
        body = end - rest.trim_start().len();
    }
    let name = name_at(text, body, end).filter(|name| text[body..name.start as usize].len() <= TITLE)?;
    let cue = found(name);
    let (firm, firm_end) = firm_after(text, name, end);
    firm?;
    let whole = super::names::Name::parse(name.of(text)).is_whole();
    let titled = name_at_title(text, body, name);
    let rest = text[firm_end..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
    let invited = rest == "please"
        || ["your line", "line is", "go ahead", "please proceed", "you may proceed", "please ask"]
            .iter()
            .any(|p| rest.contains(p));
    ((whole || titled && invited)
        && (rest.is_empty() && !firm.is_some_and(|firm| roles::is_role(firm.of(text))) || invited))
        .then_some(cue)
}

/// Longest honorific with its stop and blank, in bytes.
const TITLE: usize = 5;

/// Whether an honorific stands before the name of those that begins at `body`.
fn name_at_title(text: &str, body: usize, name: Span) -> bool {
    let lead = &text[body..name.start as usize];
    !lead.is_empty() && lead.ends_with(' ')
}

/// "下一个问题来自花旗银行的王芳。"
fn asks_next_cjk(text: &str, start: usize, end: usize) -> Option<Cue> {
    let words = &text[start..end];
    let from = ["来自", "來自"].iter().find_map(|w| memmem::find(words.as_bytes(), w.as_bytes()))? + "来自".len();
    if !["问题", "問題", "提问", "提問", "有请", "有請"].iter().any(|word| words.contains(word)) {
        return None;
    }
    let rest = &words[from..];
    let of = rest.find('的').filter(|&at| at <= 60)?;
    let after = &rest[of + '的'.len_utf8()..];
    let title = ["分析师", "分析師"].iter().find(|title| after.starts_with(**title)).map_or(0, |title| title.len());
    let name = &after[title..];
    let length = name.find(['，', '。', ',', '.', '；', '\n', '女', '先']).unwrap_or(name.len());
    if length == 0 || length > 40 {
        return None;
    }
    let at = start + from + of + '的'.len_utf8() + title;
    let trimmed = name[..length].trim();
    let lead = name[..length].len() - name[..length].trim_start().len();
    (!trimmed.is_empty()).then(|| Cue {
        says: Says::AsksNext,
        words: Span::new(start, end),
        name: Span::new(at + lead, at + lead + trimmed.len()),
        role: None,
        firm: Some(Span::new(start + from, start + from + of)),
    })
}

/// Whether a name ends where `rest` begins: at a stop, a comma or an invitation.
fn ends_name(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with(['.', ',', ';', '!', '?', '(']) || rest.starts_with("please")
}

/// Whether a word begins as one does by which a question is announced.
fn announces(words: &str) -> bool {
    let bytes = words.as_bytes();
    let mut before = b' ';
    bytes.iter().enumerate().any(|(at, &byte)| {
        let begins = !std::mem::replace(&mut before, byte).is_ascii_alphanumeric() && byte.is_ascii_alphabetic();
        let reads =
            |word: &&str| bytes.get(at..at + word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word.as_bytes()));
        begins && ANNOUNCES.iter().any(reads)
    })
}

/// "I will now turn the call over to our chief executive, Ann Lee." and its kin.
fn speaks_next(text: &str, start: usize, end: usize, marks: &Marks, lists: Lists) -> Option<Cue> {
    let words = &text[start..end];
    for mark in marks.within(start, end).filter(|mark| mark.lists & (marks::HANDS | marks::INTRODUCES) != 0) {
        let (from, to) = (mark.start as usize, mark.start as usize + usize::from(mark.len));
        let phrase = &text[from..to];
        let introduces = mark.lists & marks::INTRODUCES != 0;
        let handed = || {
            let back = &text[text.floor_char_boundary(from.saturating_sub(40).max(start))..from];
            phrase.starts_with("over ")
                || back.split(|c: char| !c.is_alphanumeric()).any(|word| HAND_OVER_VERBS.contains(&word))
        };
        if to <= end
            && (introduces || handed())
            && let Some(cue) = host_at(text, start, to, end)
            && (phrase != "introduce " || cue.role.is_some())
        {
            return Some(cue);
        }
    }
    if lists & marks::INVITES == 0 {
        return None;
    }
    // "Ms. Lee, you may begin." "Ann, please go ahead." "Ann?"
    let body = start + opening(words);
    let name = name_at(text, body, end)?;
    let rest = &text[name.end as usize..end];
    let called = past(
        rest.trim_start().strip_prefix(',').unwrap_or("").trim_start(),
        &["you may", "please", "go ahead", "the floor is yours"],
    );
    let invited = called.is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with('.')
            || ["begin", "go ahead", "proceed", "start", "continue"].iter().any(|w| starts_with_word(rest, w))
    });
    invited.then_some(Cue { says: Says::SpeaksNext, words: Span::new(start, end), name, role: None, firm: None })
}

/// The person named at or soon after `at`, past a role and words such as "our host".
fn host_at(text: &str, start: usize, at: usize, end: usize) -> Option<Cue> {
    let mut cursor = at;
    for _ in 0..16 {
        cursor += text[cursor..end].len() - text[cursor..end].trim_start_matches([' ', ',', '\n', '&']).len();
        if let Some(name) = name_at(text, cursor, end) {
            let before = text[at..name.start as usize].trim_end_matches(|c: char| c.is_whitespace() || c == ',');
            let before = before
                .trim_end_matches("Mr.")
                .trim_end_matches("Ms.")
                .trim_end_matches("Mrs.")
                .trim_end_matches("Dr.")
                .trim_end();
            let lead =
                before.rfind(", ").filter(|&comma| roles::is_role(&before[comma..])).map_or(0, |comma| comma + 2);
            let role_before = roles::is_role(before).then(|| {
                // "Harbourline's chief executive": the owner is no part of the role.
                let owner =
                    ["'s ", "’s "].iter().filter_map(|s| before.rfind(s).map(|at| at + s.len())).max().unwrap_or(0);
                let lead = lead.max(owner);
                let own = before[lead..].trim_end_matches(',');
                let skip =
                    ["our ", "the ", "your ", "my "].iter().find(|w| own.starts_with(**w)).map_or(0, |w| w.len());
                Span::new(at + lead + skip, at + lead + own.len())
            });
            let role = role_after(text, name, end).or(role_before.filter(|role| !role.is_empty()));
            // "over to Mr. Lee from Kestrel Securities": who leads the call for its host.
            let hosts = role.is_none() && text[name.end as usize..end].trim_start().starts_with("from ");
            let firm = hosts.then(|| firm_after(text, name, end).0).flatten();
            let firm = firm.filter(|firm| roles::is_firm(firm.of(text)) && !roles::is_role(firm.of(text)));
            return Some(Cue { says: Says::SpeaksNext, words: Span::new(start, end), name, role, firm });
        }
        let rest = &text[cursor..end];
        let lead = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '&')).len();
        let rest = &rest[lead..];
        let length = rest.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(rest.len());
        let word = &rest[..length];
        let lower = word.to_lowercase();
        let known = BEFORE_HOST.contains(&lower.as_str())
            || NOT_NAMES.binary_search(&lower.as_str()).is_ok()
            || roles::is_role(word)
            || word.chars().next().is_some_and(char::is_uppercase)
            || lower == "&";
        if word.is_empty() || !known || word.ends_with(['.', '?', '!', ';']) {
            return None;
        }
        cursor += lead + length;
    }
    None
}

/// The role that follows a name after a comma: "Ann Lee, our chief executive. Please go ahead."
fn role_after(text: &str, name: Span, end: usize) -> Option<Span> {
    let after = name.end as usize;
    let rest = text[after..end].trim_start().strip_prefix(',')?.trim_start();
    let at = end - rest.len();
    let stop = rest.find(['.', ';', '?', '!']).unwrap_or(rest.len()).min(rest.floor_char_boundary(120));
    let phrase = &rest[..stop];
    let cut = [", please", ", you may", ", who", ", and ", " to begin", " for ", " will "]
        .iter()
        .filter_map(|w| phrase.find(w))
        .min();
    let phrase = &phrase[..cut.unwrap_or(phrase.len())];
    let skip = ["our ", "the ", "your ", "my "].iter().find(|w| phrase.starts_with(**w)).map_or(0, |w| w.len());
    let role = &phrase[skip..].trim_end();
    roles::is_role(role).then(|| Span::new(at + skip, at + skip + role.len()))
}

/// "This is Ann." "My name is Ann Lee and I'm your operator." "Ann here."
fn is_speaking(text: &str, start: usize, end: usize) -> Option<Cue> {
    let words = &text[start..end];
    let body = opening(words);
    let rest = &words[body..];
    const OPENERS: &[&str] = &["this is", "it's", "it’s", "that is", "i'm", "i’m", "i am", "my name is", "my name's"];
    let target = match past(rest, OPENERS) {
        Some(target) => end - target.len(),
        None => {
            // "Hey, Ann, this is Bo." "Yes, Ann, it's Bo here."
            let head = &words[..words.floor_char_boundary(64)];
            let called =
                [" this is ", " it's ", " it’s "].iter().filter_map(|w| head.find(w).map(|at| at + w.len())).min();
            let called = called.filter(|&at| head[..at].contains(',') && head[..at].split_whitespace().count() <= 7);
            let given = || {
                memmem::find(words.as_bytes(), b"y name is ").filter(|&at| at < 120).map(|at| at + "y name is ".len())
            };
            start + called.or_else(given)?
        }
    };
    let name = name_at(text, target, end).filter(|name| text[target..name.start as usize].len() <= 5)?;
    let after = &text[name.end as usize..end];
    let weak = past(rest, OPENERS).is_none()
        || past(rest, &["that is", "it's", "it’s", "i'm", "i’m", "i am", "this is"]).is_some();
    let ends = ends_name(after)
        || past(after.trim_start(), &["speaking", "from", "with", "here", "and", "again", "on for", "of", "at"])
            .is_some();
    if weak && !ends {
        return None;
    }
    let (firm, _) = firm_after(text, name, end);
    let role = role_after(text, name, end);
    let firm = firm.filter(|_| role.is_none() && firm_link(after) != Some(","));
    Some(Cue { says: Says::IsSpeaking, words: Span::new(start + body, end), name, role, firm })
}

/// "Thank you, Ann." "Great. Thanks so much, Ann."
fn is_thanked(text: &str, start: usize, end: usize) -> Option<Cue> {
    let words = &text[start..text.floor_char_boundary(end.min(start + 120))];
    let limit = start + words.len();
    let at = ["hank you", "hanks"]
        .iter()
        .filter_map(|w| memmem::find(words.as_bytes(), w.as_bytes()).map(|at| at + w.len()))
        .min()?;
    let rest = words[at..].trim_start_matches([' ', ',']);
    let rest = past(rest, &["so much", "very much", "a lot", "again", "for that", "indeed"])
        .unwrap_or(rest)
        .trim_start_matches([' ', ',']);
    let target = limit - rest.len();
    let name = name_at(text, target, limit).filter(|name| {
        let lead = &text[target..name.start as usize];
        lead.is_empty() || lead.len() <= 5
    })?;
    if !ends_name(&text[name.end as usize..limit])
        && past(text[name.end as usize..limit].trim_start(), &["and", "for"]).is_none()
    {
        return None;
    }
    Some(Cue { says: Says::IsThanked, words: Span::new(start, name.end as usize), name, role: None, firm: None })
}

fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}
