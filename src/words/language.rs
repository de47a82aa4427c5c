//! The language in which the page says its words.
//!
//! The words are written in English where they are used. A table from English to another language is one of the page's own files,
//! `page/words/`, and is loaded when that language is chosen. Numbers are written, and plurals told, as the platform does it.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use yew::AttrValue;
use yew::html::IntoPropValue;
use yew::virtual_dom::VNode;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, which is always here.
    #[default]
    English,
    /// Chinese in traditional characters.
    Traditional,
    /// Chinese in simplified characters.
    Simplified,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::English, Self::Traditional, Self::Simplified];

    /// The language as BCP 47 names it; its table is the file of that name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Traditional => "zh-Hant",
            Self::Simplified => "zh-Hans",
        }
    }

    /// The language in its own words.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Traditional => "繁體中文",
            Self::Simplified => "简体中文",
        }
    }

    /// The language that a BCP 47 tag asks for: "zh-TW" is written in traditional characters. English for any other.
    pub fn of_tag(tag: &str) -> Self {
        let mut parts = tag.split('-');
        if !parts.next().is_some_and(|language| language.eq_ignore_ascii_case("zh")) {
            return Self::English;
        }
        let traditional = ["Hant", "TW", "HK", "MO"];
        let mut given = parts.filter(|part| part.eq_ignore_ascii_case("Hans") || traditional.contains(part));
        if given.next().is_some_and(|part| traditional.contains(&part)) { Self::Traditional } else { Self::Simplified }
    }

    /// The one that follows in the list.
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// How the platform writes numbers and tells plurals, in the language that is chosen.
#[derive(Clone, Copy)]
pub struct Platform {
    /// A whole number with its thousands set apart.
    pub number: fn(usize) -> String,
    /// Whether a count takes the form of one.
    pub is_one: fn(usize) -> bool,
}

thread_local! {
    /// English and its translation, sorted by the English; empty while English is spoken.
    static TABLE: RefCell<Vec<(String, &'static str)>> = RefCell::default();
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
    static PLATFORM: Cell<Platform> = const { Cell::new(Platform { number: grouped, is_one }) };
}

fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn is_one(count: usize) -> bool {
    count == 1
}

/// What the page speaks.
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// Says the words of this table from now on; an empty one is English. It stays in memory for as long as the page lives.
pub fn speak(language: Language, table: Vec<(String, String)>, platform: Platform) {
    SPOKEN.set(language);
    let mut table: Vec<(String, &'static str)> =
        table.into_iter().map(|(english, said)| (english, &*said.leak())).collect();
    table.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    TABLE.set(table);
    PLATFORM.set(platform);
}

/// A text in the chosen language; itself where that has none.
pub fn t(english: &'static str) -> &'static str {
    TABLE.with_borrow(|table| {
        let found = table.binary_search_by(|(key, _)| key.as_str().cmp(english));
        found.map_or(english, |at| table[at].1)
    })
}

/// A text in the chosen language with each `{name}` in it replaced by the value of that name.
pub fn fill(english: &'static str, values: &[(&str, &dyn Display)]) -> String {
    let mut parts = t(english).split('{');
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            said += &value.to_string();
        }
        said += rest;
    }
    said
}

/// A sentence of the engine in the chosen language: the first of `patterns` that it is made by is filled with what it holds. A
/// sentence that none of them makes stays as it is.
pub fn retell(sentence: &str, patterns: &[Word]) -> String {
    if spoken() == Language::English {
        return sentence.to_owned();
    }
    let told = patterns.iter().find_map(|pattern| {
        let held = held(sentence, pattern.0)?;
        let held: Vec<(&str, &dyn Display)> = held.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
        Some(fill(pattern.0, &held))
    });
    told.unwrap_or_else(|| sentence.to_owned())
}

/// What stands in `sentence` where `pattern` has `{names}`; `None` where the words between are others.
fn held<'s>(sentence: &'s str, pattern: &'static str) -> Option<Vec<(&'static str, &'s str)>> {
    let mut parts = pattern.split('{');
    let mut rest = sentence.strip_prefix(parts.next()?)?;
    let mut held = vec![];
    for part in parts {
        let (name, words) = part.split_once('}')?;
        let (value, after) = if words.is_empty() { (rest, "") } else { rest.split_once(words)? };
        held.push((name, value));
        rest = after;
    }
    rest.is_empty().then_some(held)
}

/// A count in the form that it takes: `{count}` stands for it in both.
pub fn plural(count: usize, one: &'static str, many: &'static str) -> String {
    fill(if (PLATFORM.get().is_one)(count) { one } else { many }, &[("count", &thousands(count))])
}

/// A count with its thousands set apart.
pub fn thousands(count: usize) -> String {
    (PLATFORM.get().number)(count)
}

/// A text of the page, in English; shown in the language that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(pub &'static str);

impl Word {
    /// The text in the chosen language.
    pub fn text(self) -> &'static str {
        t(self.0)
    }

    /// The same, to be kept.
    pub fn to_owned(self) -> String {
        self.text().to_owned()
    }
}

impl From<Word> for &'static str {
    fn from(word: Word) -> Self {
        word.text()
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}

impl IntoPropValue<VNode> for Word {
    fn into_prop_value(self) -> VNode {
        self.text().into_prop_value()
    }
}

impl IntoPropValue<Option<AttrValue>> for Word {
    fn into_prop_value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self.text()))
    }
}
