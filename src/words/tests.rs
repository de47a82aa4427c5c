//! Every text of the page has its translation, with the same values in it.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::queries::values::grouped;
use tickmark_engine::document::Kind;
use tickmark_review::Field;

const SOURCES: [&str; 4] =
    [include_str!("../words.rs"), include_str!("review.rs"), include_str!("files.rs"), include_str!("exports.rs")];
const TABLES: [(&str, &str); 2] = [
    ("zh-Hant", include_str!("../../page/words/zh-Hant.json")),
    ("zh-Hans", include_str!("../../page/words/zh-Hans.json")),
];

fn table(json: &str) -> BTreeMap<String, String> {
    serde_json::from_str(json).expect("a table is one object of texts")
}

/// What a piece of source quotes inside the calls that translate: `Word(…)`, `t(…)`, `fill(…)`, `plural(…)`. A pattern of a
/// `match` and the name of a value are no texts.
fn texts(source: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for call in ["Word(", "t(", "fill(", "plural("] {
        for (at, _) in source.match_indices(call) {
            if source[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')) {
                continue;
            }
            let (mut depth, mut rest) = (0, &source[at + call.len() - 1..]);
            while let Some(c) = rest.chars().next() {
                rest = &rest[c.len_utf8()..];
                match c {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' => depth -= 1,
                    // The values of a text follow on it.
                    '&' if depth == 1 => break,
                    '"' => {
                        let end = rest.find('"').expect("a text ends");
                        let (text, after) = (&rest[..end], &rest[end + 1..]);
                        let pattern = after.trim_start().starts_with("=>") || after.trim_start().starts_with('|');
                        if !pattern && !text.is_empty() {
                            texts.insert(text.to_owned());
                        }
                        rest = after;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        }
    }
    texts
}

/// Every text that the page can say: what its sources quote, and the names of closed vocabularies.
fn all_texts() -> BTreeSet<String> {
    let mut all: BTreeSet<String> = SOURCES.iter().flat_map(|source| texts(source)).collect();
    all.extend(Kind::ALL.iter().filter(|kind| kind_has_its_word(**kind)).map(|kind| kind.as_str().to_owned()));
    all.extend(Direction::ALL.iter().map(|direction| direction.as_str().to_owned()));
    let own = [Field::Metric, Field::Subject, Field::Basis];
    all.extend(Field::ALL.iter().filter(|field| !own.contains(field)).map(|field| field.as_str().to_owned()));
    all
}

fn kind_has_its_word(kind: Kind) -> bool {
    self::kind(kind) == kind.as_str()
}

fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_text_has_its_translations_and_no_translation_is_left_over() {
    let wanted = all_texts();
    for (language, json) in TABLES {
        let there: BTreeSet<String> = table(json).into_keys().collect();
        let missing: Vec<_> = wanted.difference(&there).collect();
        let left: Vec<_> = there.difference(&wanted).collect();
        assert!(missing.is_empty(), "page/words/{language}.json lacks {missing:#?}");
        assert!(left.is_empty(), "page/words/{language}.json has what nobody says: {left:#?}");
    }
}

#[test]
fn translations_hold_the_same_values_and_are_not_english() {
    for (language, json) in TABLES {
        for (english, said) in table(json) {
            assert_eq!(holes(&english), holes(&said), "{language}: {english:?} is {said:?}");
            let same = english == said && !matches!(&*english, "GAAP" | "{0} kB" | "{0} MB");
            assert!(!same && !said.trim().is_empty(), "{language}: {english:?} is not translated");
        }
    }
}

#[test]
fn simplified_characters_are_not_traditional_ones() {
    for (english, said) in table(TABLES[1].1) {
        let old = said.chars().find(|c| "個數檔儲與開關圖這裡會從為沒後將對應處".contains(*c));
        assert_eq!(old, None, "{english:?} is {said:?}");
    }
}

#[test]
fn texts_are_found_in_the_source() {
    let found = |source| texts(source).into_iter().collect::<Vec<_>>();
    assert_eq!(found(r#"pub const A: Word = Word("One.");"#), ["One."]);
    assert_eq!(found(r#"t(match x { "a" => "One", B => "Two", })"#), ["One", "Two"]);
    assert_eq!(found(r#"fill("One {a}", &[("a", &b("Two"))])"#), ["One {a}"]);
    assert_eq!(found(r#"plural(n, "{count} one", "{count} two")"#), ["{count} one", "{count} two"]);
    assert_eq!(found(r#"format!("One")"#), [""; 0]);
}

fn plain(count: usize) -> String {
    grouped(rust_decimal::Decimal::from(count as u64))
}

#[test]
fn words_are_said_in_the_language_of_the_table() {
    fn never(_: usize) -> bool {
        false
    }
    assert_eq!(
        (figures(1), figures(1_234), READ.to_owned()),
        ("1 figure".into(), "1,234 figures".into(), "Read it".into())
    );
    speak(Language::Traditional, table(TABLES[0].1).into_iter().collect(), Platform { number: plain, is_one: never });
    assert_eq!((figures(1), READ.to_owned()), ("1 個數字".into(), "讀取".into()));
    assert_eq!(exchange(3, 6), "第 3 組問答，共 6 組");
    assert_eq!(spoken(), Language::Traditional);
    // What a person or a call has named stays as it is.
    assert_eq!(facet_value(crate::state::filter::Facet::Speaker, "Mara Lindqvist"), "Mara Lindqvist");
    speak(Language::English, vec![], Platform { number: plain, is_one: |count| count == 1 });
    assert_eq!((figures(1), READ.to_owned()), ("1 figure".into(), "Read it".into()));
}

#[test]
fn the_browsers_language_is_guessed() {
    use Language::{English, Simplified, Traditional};
    for (tag, language) in [
        ("en-GB", English),
        ("de", English),
        ("", English),
        ("zh", Simplified),
        ("zh-CN", Simplified),
        ("zh-SG", Simplified),
        ("zh-TW", Traditional),
        ("zh-HK", Traditional),
        ("zh-Hant-HK", Traditional),
        ("zh-Hans-HK", Simplified),
        ("zh-Hant", Traditional),
        ("zha", English),
    ] {
        assert_eq!(Language::of_tag(tag), language, "{tag}");
    }
    for language in Language::ALL {
        assert_eq!(Language::of_tag(language.as_str()), language);
        assert_eq!(language.next().next().next(), language);
    }
}

#[test]
fn sentences_of_the_engine_are_told_in_the_language_that_is_chosen() {
    const PATTERNS: [Word; 2] =
        [Word("{prior} → {level} is {computed}, printed {printed}"), Word("{a} and {b} are the same")];
    let told = |sentence| language::retell(sentence, &PATTERNS);
    let words = [(PATTERNS[0].0.to_owned(), "{printed}／{computed}：{prior} → {level}".to_owned())];
    assert_eq!(told("$4 and $5 are the same"), "$4 and $5 are the same");
    speak(Language::Traditional, words.to_vec(), Platform { number: plain, is_one: |count| count == 1 });
    assert_eq!(told("$4 → $5 is +25%, printed 20%"), "20%／+25%：$4 → $5");
    // What has no translation, and what no pattern makes, stay as they are.
    assert_eq!(told("$4 and $5 are the same"), "$4 and $5 are the same");
    assert_eq!(told("$4 → $5"), "$4 → $5");
    speak(Language::English, vec![], Platform { number: plain, is_one: |count| count == 1 });
}
