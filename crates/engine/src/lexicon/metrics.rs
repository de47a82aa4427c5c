//! What figures measure: the entries of `metrics.txt`.

use std::sync::OnceLock;

use super::script;

/// The list without its comments and examples. `metrics.txt` is what a person reads and extends; its head says how.
const LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/metrics.txt"));

/// The whole list, whose examples are tests.
#[cfg(test)]
pub const WHOLE: &str = include_str!("metrics.txt");

/// What a percentage beside a metric means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Money or a quantity: a percentage is by how much it changed.
    Amount,
    /// A percentage of its own: a percentage is its level.
    Ratio,
    /// So many of something.
    Count,
}

/// How far a metric reaches when the words do not say whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The part of the business that is being talked about.
    Part,
    /// The whole company, unless the speaker has turned to a part.
    Own,
    /// Always the whole company.
    Firm,
}

/// One metric.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// Its name, in snake_case.
    pub name: &'static str,
    /// What a percentage beside it means.
    pub sort: Sort,
    /// Whose it is by default.
    pub reach: Reach,
    /// Whether its words give way to any other metric of the clause.
    pub weak: bool,
    /// Whether the nouns before it are part of its name: "customer service costs".
    pub head: bool,
    /// Whether its words name it only where no noun follows: "labor was", not "labor market".
    pub alone: bool,
    /// Whether its words are its name.
    pub said: bool,
}

/// The name of an entry whose words name themselves.
pub const AS_SAID: &str = "=";

/// One entry of the list: a metric, its words and its examples.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The metric.
    pub metric: Metric,
    /// The words that speakers use.
    pub forms: Vec<&'static str>,
    /// Sentences whose bracketed figure measures the metric.
    pub examples: Vec<&'static str>,
}

/// The entries in order. A line that cannot be read is left out; a test reads them all.
pub fn entries() -> Vec<Entry> {
    read(LIST)
}

/// The entries of a list that is written like `metrics.txt`.
pub fn read(list: &'static str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(400);
    for line in list.lines() {
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if !line.starts_with(' ') {
            entries.extend(head(words).map(|metric| Entry { metric, forms: vec![], examples: vec![] }));
        } else if let Some(entry) = entries.last_mut() {
            match words.strip_prefix("> ") {
                Some(example) => entry.examples.push(example),
                None => entry.forms.extend(words.split(';').map(str::trim).filter(|form| !form.is_empty())),
            }
        }
    }
    entries
}

/// The name of a metric in Chinese: the first of its Chinese forms. The list mixes both scripts; `simplified` asks for that one,
/// else a form in traditional characters is taken where there is one.
pub fn in_chinese(name: &str, simplified: bool) -> Option<String> {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    let forms = ENTRIES.get_or_init(entries).iter().filter(|entry| entry.metric.name == name).flat_map(|e| &e.forms);
    let chinese = || forms.clone().filter(|form| form.contains(script::is_ideograph));
    let fold = |form: &str| form.chars().map(script::fold).collect::<String>();
    let traditional = || chinese().find(|form| fold(form) != **form);
    match simplified {
        true => chinese().next().map(|form| fold(form)),
        false => traditional().or_else(|| chinese().next()).map(|form| (*form).to_owned()),
    }
}

fn head(line: &'static str) -> Option<Metric> {
    let mut words = line.split_ascii_whitespace();
    let name = words.next()?;
    let sort = match words.next()? {
        "amount" => Sort::Amount,
        "ratio" => Sort::Ratio,
        "count" => Sort::Count,
        _ => return None,
    };
    let reach = match words.next()? {
        "part" => Reach::Part,
        "own" => Reach::Own,
        "firm" => Reach::Firm,
        _ => return None,
    };
    let (mut weak, mut takes_nouns, mut alone) = (false, false, false);
    for word in words {
        match word {
            "weak" => weak = true,
            "head" => takes_nouns = true,
            "alone" => alone = true,
            _ => return None,
        }
    }
    Some(Metric { name, sort, reach, weak, head: takes_nouns, alone, said: name == AS_SAID })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_chinese() {
        for (name, simplified, said) in [
            ("revenue", false, Some("營收")),
            ("revenue", true, Some("收入")),
            ("organic_growth", true, Some("有机成长")),
            ("total_payment_volume", false, None),
            ("no_such_metric", true, None),
        ] {
            assert_eq!(in_chinese(name, simplified).as_deref(), said, "{name}");
        }
    }

    #[test]
    fn every_line_is_read() {
        let heads = WHOLE.lines().filter(|l| !l.is_empty() && !l.starts_with([' ', '#'])).count();
        let short = entries();
        let entries = read(WHOLE);
        assert_eq!(entries.len(), heads);
        assert!(short.iter().map(|entry| &entry.forms).eq(entries.iter().map(|entry| &entry.forms)));
        for entry in &entries {
            assert!(!entry.forms.is_empty(), "{} has no words", entry.metric.name);
            assert!(!entry.examples.is_empty(), "{} has no example", entry.metric.name);
            assert!(
                entry.metric.name == AS_SAID
                    || entry.metric.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{}",
                entry.metric.name
            );
        }
    }
}
