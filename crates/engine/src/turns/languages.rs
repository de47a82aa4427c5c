//! Which language a stretch of text is in, and which lines are one another's translation.

use crate::document::Turn;
use crate::lexicon::letters::{self, Words};
use crate::span::Span;

/// How many bytes of a stretch are looked at.
const SAMPLE: usize = 8192;
/// Below this share of letters a second script is a name or a loan word.
const MIXED: usize = 8;

/// So many bytes are counted at once.
const CHUNK: usize = 64;

/// Letters by script.
#[derive(Clone, Copy, Debug, Default)]
struct Scripts {
    latin: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    cyrillic: usize,
}

/// Characters that only simplified Chinese has, of those that are frequent in calls. Sorted.
#[rustfmt::skip]
const SIMPLIFIED: &[char] = &['与', '业', '个', '为', '于', '产', '从', '们', '优', '会', '体', '关', '务', '势', '发', '国', '实', '对', '将', '应', '总', '时', '样', '现', '经', '继', '续', '营', '计', '认', '设', '该', '说', '较', '过', '还', '这', '进', '长', '问', '题'];
/// Characters that only traditional Chinese has. Sorted.
#[rustfmt::skip]
const TRADITIONAL: &[char] = &['個', '們', '優', '務', '勢', '問', '國', '實', '將', '對', '從', '應', '於', '時', '會', '業', '樣', '為', '營', '現', '產', '發', '經', '總', '繼', '續', '與', '計', '設', '該', '認', '說', '較', '這', '進', '過', '還', '長', '關', '題', '體'];

/// A bit of [`TELLING`].
const fn bit(c: char) -> (usize, u64) {
    (c as usize / 64 % 16, 1 << (c as u32 % 64))
}

/// A bit for each character of the two lists, so that nearly every other is told by one look.
static TELLING: [u64; 16] = {
    let mut bits = [0; 16];
    let mut at = 0;
    while at < SIMPLIFIED.len() {
        bits[bit(SIMPLIFIED[at]).0] |= bit(SIMPLIFIED[at]).1;
        bits[bit(TRADITIONAL[at]).0] |= bit(TRADITIONAL[at]).1;
        at += 1;
    }
    bits
};

impl Scripts {
    /// Counts by the bytes that begin letters, so that no character needs to be put together.
    fn of(words: &str) -> Self {
        let mut scripts = Self::default();
        let (chunks, rest) = words.as_bytes().as_chunks::<CHUNK>();
        let mut last = [0; CHUNK];
        last[..rest.len()].copy_from_slice(rest);
        for chunk in chunks.iter().chain([&last]) {
            scripts.add(chunk);
        }
        // The block of kana shares its first byte with wide punctuation and rare ideographs.
        for at in memchr::memchr_iter(0xE3, words.as_bytes()) {
            match words.as_bytes().get(at + 1) {
                Some(0x81..=0x83) => scripts.kana += 1,
                Some(0x90..) => scripts.han += 1,
                _ => {}
            }
        }
        scripts
    }

    /// Adds some bytes.
    fn add(&mut self, chunk: &[u8; CHUNK]) {
        self.latin += count(chunk, |b| b.is_ascii_alphabetic() | (0xC3..=0xC9).contains(&b));
        if chunk.iter().fold(0, |all, b| all | b) >= 0x80 {
            self.cyrillic += count(chunk, |b| (b == 0xD0) | (b == 0xD1));
            self.han += count(chunk, |b| (0xE4..=0xE9).contains(&b));
            self.hangul += count(chunk, |b| (0xEA..=0xED).contains(&b));
        }
    }

    /// Ideographs and syllables, one of which says about as much as two and a half letters.
    fn east(&self) -> usize {
        (self.han + self.kana + self.hangul) * 5 / 2
    }
}

/// How many of the bytes pass: without a branch and in small numbers, so that all are looked at at once.
fn count(chunk: &[u8; CHUNK], test: impl Fn(u8) -> bool) -> usize {
    usize::from(chunk.iter().fold(0u8, |found, &b| found + u8::from(test(b))))
}

/// How many characters only simplified and only traditional Chinese has, of the first few that tell.
fn chinese(words: &str) -> (usize, usize) {
    let (mut simplified, mut traditional) = (0, 0);
    for c in words.chars().filter(|&c| c >= '\u{3400}' && TELLING[bit(c).0] & bit(c).1 != 0) {
        simplified += usize::from(SIMPLIFIED.binary_search(&c).is_ok());
        traditional += usize::from(TRADITIONAL.binary_search(&c).is_ok());
        if simplified + traditional >= 12 {
            break;
        }
    }
    (simplified, traditional)
}

/// Whether some of the bytes may begin a letter that is not Latin. Without a branch, so that many are looked at at once.
fn other_script(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |found, &b| found | (b == 0xD0) | (b == 0xD1) | ((0xE3..=0xED).contains(&b)))
}

/// Whether as many lines are in one script as in the other, give or take a third: a text and its translation line by line.
fn lines_differ(sample: &str) -> bool {
    let (mut east, mut west) = (0usize, 0usize);
    for line in sample.lines() {
        let s = Scripts::of(line);
        east += usize::from(s.east() > 0 && s.east() * 2 > s.latin);
        west += usize::from(s.latin > 0 && s.east() == 0);
    }
    east > 0 && west > 0 && east.abs_diff(west) * 3 <= east + west
}

/// BCP 47 tag of the language of the words: `mul` where two are mixed, `und` where there are no letters.
pub(super) fn language_of(words: &str) -> &'static str {
    let sample = &words[..words.floor_char_boundary(SAMPLE)];
    if !sample.as_bytes().chunks(64).any(other_script) && sample.bytes().any(|b| b.is_ascii_alphabetic()) {
        return latin_language(sample);
    }
    let s = Scripts::of(sample);
    let east = s.east();
    if east == 0 && s.latin == 0 {
        return if s.cyrillic > 0 { "ru" } else { "und" };
    }
    if s.cyrillic > s.latin + east {
        return "ru";
    }
    let all = east + s.latin;
    if s.latin * MIXED > all && east * MIXED > all && s.latin * 4 > all && east * 4 > all {
        return "mul";
    }
    if east > 0 && s.latin > 0 && lines_differ(sample) {
        return "mul";
    }
    if s.latin > east {
        return latin_language(sample);
    }
    if s.kana * 8 > s.han {
        "ja"
    } else if s.hangul > s.han {
        "ko"
    } else {
        match chinese(sample) {
            (simplified, traditional) if simplified > traditional => "zh-Hans",
            (_, 1..) => "zh-Hant",
            _ => "zh",
        }
    }
}

/// The languages in Latin letters that are told apart; English first.
const LATIN: [&str; 6] = ["en", "de", "fr", "es", "pt", "it"];

/// Frequent words and their languages, by position in [`LATIN`]. Sorted.
#[rustfmt::skip]
const FREQUENT: &[(&str, &[usize])] = &[
    ("abbiamo", &[5]), ("and", &[0]), ("as", &[4]), ("auf", &[1]), ("che", &[5]), ("com", &[4]), ("con", &[3, 5]), ("dans", &[2]), ("das", &[1]), ("della", &[5]), ("der", &[1]), ("des", &[2]), ("di", &[5]), ("die", &[1]), ("do", &[4]), ("e", &[4]), ("el", &[3]), ("em", &[4]), ("en", &[3]), ("est", &[2]), ("et", &[2]), ("für", &[1]), ("gli", &[5]), ("good", &[0]), ("il", &[5]), ("im", &[1]), ("is", &[0]), ("ist", &[1]), ("las", &[3]), ("le", &[2]), ("les", &[2]), ("los", &[3]), ("next", &[0]), ("nicht", &[1]), ("nous", &[2]), ("nuestro", &[3]), ("não", &[4]), ("of", &[0]), ("os", &[4]), ("para", &[3, 4]), ("per", &[5]), ("por", &[3, 4]), ("pour", &[2]), ("que", &[2, 3, 4]), ("question", &[0]), ("sono", &[5]), ("thank", &[0]), ("that", &[0]), ("the", &[0]), ("to", &[0]), ("uma", &[4]), ("una", &[3, 5]), ("und", &[1]), ("une", &[2]), ("von", &[1]), ("vous", &[2]), ("we", &[0]), ("wir", &[1]), ("y", &[3]), ("you", &[0]),
];

/// The same words, in the same order.
static TABLE: Words<{ FREQUENT.len() }, 128> = Words::new({
    let mut keys = [0; FREQUENT.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = letters::small_key(FREQUENT[at].0.as_bytes());
        at += 1;
    }
    keys
});

/// How many bytes the letter takes with which the words begin at `at`, if it is one.
fn letter(words: &str, at: usize) -> Option<usize> {
    match words.as_bytes().get(at)? {
        byte if byte.is_ascii() => byte.is_ascii_alphabetic().then_some(1),
        _ => words[at..].chars().next().filter(|c| c.is_alphabetic()).map(char::len_utf8),
    }
}

fn latin_language(sample: &str) -> &'static str {
    let mut counts = [0usize; LATIN.len()];
    let sample = &sample[..sample.floor_char_boundary(600)];
    let bytes = sample.as_bytes();
    let mut at = 0;
    while at < sample.len() {
        let start = at;
        let mut word = letters::letters(bytes, at);
        at += word.length;
        if word.length == 16 || bytes.get(at).is_some_and(|byte| *byte >= 0x80) {
            while let Some(width) = letter(sample, at) {
                at += width;
            }
            word.length = at - start;
            word.key = letters::small_key(&bytes[start..at.min(start + 16)]);
        }
        at += bytes
            .get(at)
            .map_or(0, |byte| if byte.is_ascii() { 1 } else { sample[at..].chars().next().map_or(0, char::len_utf8) });
        let Some(known) = (word.length < 16).then(|| TABLE.find(word)).flatten() else { continue };
        FREQUENT[known].1.iter().for_each(|&language| counts[language] += 1);
        // English shows within a dozen words, and nearly every text is English.
        if counts[0] >= 5 && counts[1..].iter().all(|other| other * 3 <= counts[0]) {
            return "en";
        }
    }
    let best = (0..counts.len()).rev().max_by_key(|&i| counts[i]).unwrap_or(0);
    // A name or two is no ground for another language than the usual one.
    if counts[best] < 4 || counts[best] <= 2 * counts[0] { "en" } else { LATIN[best] }
}

/// The languages of the whole text, most used first: those of the turns by length, where `mul` counts for its scripts.
pub(super) fn languages_of(text: &str, turns: &[Turn]) -> Vec<&'static str> {
    let mut totals: Vec<(&'static str, usize)> = Vec::new();
    let mut count = |tag: &'static str, bytes: usize| match totals.iter_mut().find(|(known, _)| *known == tag) {
        Some((_, total)) => *total += bytes,
        None => totals.push((tag, bytes)),
    };
    for turn in turns {
        let words = turn.span.of(text);
        if turn.language != "mul" {
            if turn.language != "und" {
                count(turn.language, words.len());
            }
            continue;
        }
        for line in words.lines().take(400) {
            match language_of(line) {
                "und" => {}
                "mul" => count("en", line.len() / 2),
                tag => count(tag, line.len()),
            }
        }
    }
    totals.sort_by_key(|(tag, total)| (std::cmp::Reverse(*total), *tag));
    let all: usize = totals.iter().map(|(_, total)| total).sum();
    totals.into_iter().filter(|(_, total)| total * 50 >= all).map(|(tag, _)| tag).collect()
}

/// Lines of the turn that follow one another in two scripts: the original and its translation.
pub(super) fn pairs_in(text: &str, span: Span, pairs: &mut Vec<(Span, Span)>) {
    let mut previous: Option<(Span, bool)> = None;
    let mut at = span.start as usize;
    for line in span.of(text).split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let here = Span::new(start, start + trimmed.len());
            let s = Scripts::of(&trimmed[..trimmed.floor_char_boundary(2048)]);
            let east = s.east() > s.latin;
            let letters = s.han + s.kana + s.hangul + s.latin > 0;
            match previous {
                Some((before, other)) if letters && other != east => {
                    pairs.push((before, here));
                    previous = None;
                }
                _ if letters => previous = Some((here, east)),
                _ => {}
            }
        }
        at += line.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (words, tag) in [
            ("Good day, everyone.", "en"),
            ("大家好，这个季度我们的业务发展很好。", "zh-Hans"),
            ("大家好，這個季度我們的業務發展很好。", "zh-Hant"),
            ("皆様、本日はありがとうございます。", "ja"),
            ("Good day, everyone. Welcome to our call.\n大家好。歡迎參加我們的電話會議。謝謝。", "mul"),
            ("我们的 AI 业务和 Qwen 模型发展很好。", "zh-Hans"),
            ("Wir freuen uns, dass die Zahlen und der Ausblick im Plan sind und das Jahr für die Firma gut ist.", "de"),
            ("2024 – 8%", "und"),
            ("", "und"),
        ] {
            assert_eq!(language_of(words), tag, "{words}");
        }
    }

    #[test]
    fn searched_lists_are_sorted() {
        assert!(SIMPLIFIED.is_sorted() && TRADITIONAL.is_sorted() && FREQUENT.is_sorted_by_key(|(word, _)| word));
    }

    #[test]
    fn lines_in_pairs() {
        let text = "Good day.\n大家好。\nRevenue grew 5%.\n收入增長5%。\n(OK)\n";
        let mut pairs = Vec::new();
        pairs_in(text, Span::new(0, text.len()), &mut pairs);
        let found: Vec<_> = pairs.iter().map(|(a, b)| (a.of(text), b.of(text))).collect();
        assert_eq!(found, [("Good day.", "大家好。"), ("Revenue grew 5%.", "收入增長5%。")]);
    }
}
