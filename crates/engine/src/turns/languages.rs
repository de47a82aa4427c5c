//! Which language a stretch of text is in, and which lines are one another's translation.

use crate::document::Turn;
use crate::span::Span;

/// How many bytes of a stretch are looked at.
const SAMPLE: usize = 8192;
/// Below this share of letters a second script is a name or a loan word.
const MIXED: usize = 8;

/// Letters by script.
#[derive(Clone, Copy, Debug, Default)]
struct Scripts {
    latin: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    cyrillic: usize,
    simplified: usize,
    traditional: usize,
}

/// Characters that only simplified Chinese has, of those that are frequent in calls.
const SIMPLIFIED: &str = "们这个说时会国发为务业产们对经营实现与较继续总体关于优势设计将从进还过样长应该问题认";
/// Characters that only traditional Chinese has.
const TRADITIONAL: &str = "們這個說時會國發為務業產對經營實現與較繼續總體關於優勢設計將從進還過樣長應該問題認";

impl Scripts {
    fn of(words: &str) -> Self {
        let mut scripts = Self::default();
        for c in words.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | 'À'..='ɏ' => scripts.latin += 1,
                '\u{3400}'..='\u{9fff}' => {
                    scripts.han += 1;
                    let (s, t) = (SIMPLIFIED.contains(c), TRADITIONAL.contains(c));
                    scripts.simplified += usize::from(s && !t);
                    scripts.traditional += usize::from(t && !s);
                }
                '\u{3040}'..='\u{30ff}' => scripts.kana += 1,
                '\u{ac00}'..='\u{d7af}' => scripts.hangul += 1,
                'А'..='я' => scripts.cyrillic += 1,
                _ => {}
            }
        }
        scripts
    }
}

/// BCP 47 tag of the language of the words: `mul` where two are mixed, `und` where there are no letters.
pub(super) fn language_of(words: &str) -> &'static str {
    let sample = &words[..super::spoken::floor(words, SAMPLE)];
    if sample.is_ascii() {
        return if sample.bytes().any(|b| b.is_ascii_alphabetic()) { latin_language(sample) } else { "und" };
    }
    let s = Scripts::of(sample);
    // One ideograph says about as much as two and a half letters.
    let east = (s.han + s.kana + s.hangul) * 5 / 2;
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
    } else if s.simplified > s.traditional {
        "zh-Hans"
    } else if s.traditional > 0 {
        "zh-Hant"
    } else {
        "zh"
    }
}

/// Whether as many lines are in one script as in the other, give or take a third: a text and its translation line by line.
fn lines_differ(sample: &str) -> bool {
    let (mut east, mut west) = (0usize, 0usize);
    for line in sample.lines() {
        let s = Scripts::of(line);
        let ideographs = (s.han + s.kana + s.hangul) * 5 / 2;
        east += usize::from(ideographs > 0 && ideographs * 2 > s.latin);
        west += usize::from(s.latin > 0 && ideographs == 0);
    }
    east > 0 && west > 0 && east.abs_diff(west) * 3 <= east + west
}

/// Frequent words that tell languages in Latin letters apart.
const FREQUENT: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "we", "you", "that", "is", "thank", "good", "next", "question"]),
    ("de", &["der", "die", "und", "das", "wir", "ist", "nicht", "von", "auf", "für", "im"]),
    ("fr", &["le", "les", "des", "et", "est", "nous", "une", "pour", "dans", "que", "vous"]),
    ("es", &["el", "los", "las", "y", "que", "en", "una", "por", "con", "para", "nuestro"]),
    ("pt", &["os", "as", "e", "que", "em", "uma", "por", "com", "para", "não", "do"]),
    ("it", &["il", "gli", "che", "di", "una", "per", "con", "sono", "della", "abbiamo"]),
];

fn latin_language(sample: &str) -> &'static str {
    let mut counts = [0usize; 6];
    let sample = &sample[..super::spoken::floor(sample, 600)];
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && word.len() <= 8) {
        for (count, (_, list)) in counts.iter_mut().zip(FREQUENT) {
            *count += usize::from(list.iter().any(|entry| entry.eq_ignore_ascii_case(word)));
        }
    }
    let best = (0..counts.len()).rev().max_by_key(|&i| counts[i]).unwrap_or(0);
    // A name or two is no ground for another language than the usual one.
    if counts[best] < 4 || counts[best] <= 2 * counts[0] { "en" } else { FREQUENT[best].0 }
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
            let s = Scripts::of(&trimmed[..super::spoken::floor(trimmed, 2048)]);
            let east = (s.han + s.kana + s.hangul) * 5 / 2 > s.latin;
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
    fn lines_in_pairs() {
        let text = "Good day.\n大家好。\nRevenue grew 5%.\n收入增長5%。\n(OK)\n";
        let mut pairs = Vec::new();
        pairs_in(text, Span::new(0, text.len()), &mut pairs);
        let found: Vec<_> = pairs.iter().map(|(a, b)| (a.of(text), b.of(text))).collect();
        assert_eq!(found, [("Good day.", "大家好。"), ("Revenue grew 5%.", "收入增長5%。")]);
    }
}
