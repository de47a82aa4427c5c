//! The person's own rules: kept apart from the built-in lexicon, followed before any single correction.

use std::borrow::Cow;

use tickmark_engine::Span;
use tickmark_engine::document::{Document, Mention, Status};

use crate::apply::Work;
use crate::edit::{Edit, Rule};
use crate::journal::Journal;
use crate::people;

/// Words that name a metric stand at most so many bytes before its figure.
const REACH: usize = 120;

/// Every rule that was ever made, in order, and whether it is on.
pub fn switched(journal: &Journal) -> Vec<(Rule, bool)> {
    let mut rules: Vec<(Rule, bool)> = Vec::new();
    journal.edits().for_each(|(_, edit)| gather(edit, &mut rules));
    rules
}

fn gather(edit: &Edit, rules: &mut Vec<(Rule, bool)>) {
    match edit {
        Edit::Rule { rule, on } => match rules.iter_mut().find(|(known, _)| known == rule) {
            Some(known) => known.1 = *on,
            None => rules.push((rule.clone(), *on)),
        },
        Edit::Batch(edits) => edits.iter().for_each(|edit| gather(edit, rules)),
        _ => {}
    }
}

impl Rule {
    /// The figures of a document that the rule speaks of, as places in its list; for a rule about a name, none.
    pub fn places(&self, document: &Document) -> Vec<usize> {
        let text = document.text();
        let mentions = document.mentions.iter().enumerate();
        match self {
            Self::Never { phrase } => {
                let phrase = fold(phrase);
                mentions.filter(|(_, mention)| fold(mention.span.of(text)) == phrase).map(|(i, _)| i).collect()
            }
            Self::Metric { phrase, .. } => {
                let phrase = fold(phrase);
                let named = |i: usize, mention: &Mention| match mention.metric_span {
                    Some(words) => covers(text, words, &phrase),
                    None => mention.metric.is_none() && stands_before(document, i, &phrase),
                };
                mentions.filter(|(i, mention)| mention.is_figure() && named(*i, mention)).map(|(i, _)| i).collect()
            }
            Self::Person { .. } => Vec::new(),
        }
    }

    /// How many places of a document the rule speaks of: figures, or turns of the person.
    pub fn count(&self, document: &Document) -> usize {
        match self {
            Self::Person { name, .. } => people::named(document, name)
                .map_or(0, |id| document.turns.iter().filter(|turn| turn.speaker == id).count()),
            _ => self.places(document).len(),
        }
    }
}

/// Whether the words stand where a figure's metric is named, and name it more fully.
fn covers(text: &str, named: Span, phrase: &str) -> bool {
    let words = fold(named.of(text));
    let start = text.ceil_char_boundary((named.start as usize).saturating_sub(phrase.len()));
    let end = text.floor_char_boundary((named.end as usize + phrase.len()).min(text.len()));
    words == phrase || (phrase.contains(&words) && fold(&text[start..end]).contains(phrase))
}

/// Whether the words stand before a figure in its own sentence, with no other figure between.
fn stands_before(document: &Document, i: usize, phrase: &str) -> bool {
    let text = document.text();
    let end = document.mentions[i].span.start as usize;
    let before = i.checked_sub(1).map_or(0, |before| document.mentions[before].span.end as usize);
    let start = before.max(text.ceil_char_boundary(end.saturating_sub(REACH)));
    let words = Span::new(start.min(end), end).of(text);
    let sentence = words.rfind([';', '\n', '?', '!', '。']).map_or(words, |at| &words[at..]);
    let sentence = sentence.rfind(". ").map_or(sentence, |at| &sentence[at..]);
    let sentence = fold(sentence);
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
    !phrase.is_empty()
        && sentence.match_indices(phrase).any(|(at, _)| {
            edge(sentence[..at].chars().next_back()) && edge(sentence[at + phrase.len()..].chars().next())
        })
}

/// Lays a rule over a document.
pub(crate) fn follow(work: &mut Work<'_>, rule: &Rule) {
    match rule {
        Rule::Never { .. } => rule.places(&work.document).into_iter().for_each(|i| work.reject(i)),
        Rule::Metric { metric, .. } => {
            for i in rule.places(&work.document) {
                let mention = &mut work.document.mentions[i];
                mention.metric = Some(Cow::Owned(metric.clone()));
                mention.status = Status::Changed;
                work.stale = true;
            }
        }
        Rule::Person { name, is } => {
            let document = &mut work.document;
            if let Some(id) = people::named(document, name) {
                let known = people::named(document, is).filter(|other| *other != id);
                let _ = match known {
                    Some(other) => people::merge(document, id, other),
                    None => people::call(document, id, is),
                };
                work.stale = true;
            }
        }
    }
}

/// Words in the form in which they are compared: small letters, single blanks.
pub(crate) fn fold(words: &str) -> String {
    words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The first line of a lexicon file.
const HEAD: &str = "# Tickmark: a person's own lexicon";

/// Rules as a lexicon file that a person can read and extend: a rule a line.
pub fn rule_file<'a>(rules: impl Iterator<Item = &'a Rule>) -> String {
    let mut file = String::from(HEAD);
    for rule in rules {
        file.push('\n');
        file.push_str(&match rule {
            Rule::Metric { phrase, metric } => format!("metric {metric}: {phrase}"),
            Rule::Never { phrase } => format!("never: {phrase}"),
            Rule::Person { name, is } => format!("person {is}: {name}"),
        });
    }
    file.push('\n');
    file
}

/// The rules of a lexicon file, and the lines that are none.
pub fn rules_of_file(file: &str) -> (Vec<Rule>, Vec<String>) {
    let (mut rules, mut others) = (Vec::new(), Vec::new());
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let rule = line.split_once(": ").and_then(|(head, words)| {
            let words = words.trim().to_owned();
            match head.split_once(' ') {
                Some(("metric", metric)) => Some(Rule::Metric { phrase: words, metric: metric.trim().to_owned() }),
                Some(("person", is)) => Some(Rule::Person { name: words, is: is.trim().to_owned() }),
                None if head == "never" => Some(Rule::Never { phrase: words }),
                _ => None,
            }
        });
        match rule {
            Some(rule) => rules.push(rule),
            None => others.push(line.to_owned()),
        }
    }
    (rules, others)
}
