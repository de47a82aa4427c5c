//! The forms of the page as data: what they ask for, what they suggest, and what they would do.

use tickmark_engine::document::{
    Accounting, Basis, Direction, Kind, Mention, Modality, Role, SpeakerKind, Status, TurnId,
};
use tickmark_engine::lexicon::metrics;
use tickmark_engine::{Document, Span};
use tickmark_review::{Anchor, Edit, Field, Rule, fields};

use super::{Verdicts, filter, search, transcript::excerpt};
use crate::state::filter::Facet;
use crate::state::view::Dialog;
use crate::state::{OpenDocument, State};
use crate::words::{self, Word};

/// A form: its heading, what it says, its fields, and the words on its buttons.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The heading.
    pub title: String,
    /// What it says below.
    pub note: String,
    /// What it asks for.
    pub inputs: Vec<Input>,
    /// The buttons: what each does, the first one by Enter.
    pub acts: Vec<Word>,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The word that stands for it.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it holds at first.
    pub value: String,
    /// What it takes.
    pub of: Of,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Of {
    /// Any text; these are suggested.
    Text(Vec<String>),
    /// One of these: value and name.
    Choice(Vec<(String, String)>),
    /// Yes or no.
    Check,
}

/// What a person filled in: name and value, in the order of the form.
pub type Filled = Vec<(String, String)>;

/// What was filled in for a name.
pub fn filled<'a>(filled: &'a Filled, name: &str) -> &'a str {
    filled.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.trim())
}

fn text(name: &'static str, label: impl Into<&'static str>, value: &str, suggestions: Vec<String>) -> Input {
    Input { name, label: label.into(), value: value.to_owned(), of: Of::Text(suggestions) }
}

fn choice(name: &'static str, label: impl Into<&'static str>, value: &str, options: Vec<(String, String)>) -> Input {
    Input { name, label: label.into(), value: value.to_owned(), of: Of::Choice(options) }
}

fn check(name: &'static str, label: Word) -> Input {
    Input { name, label: label.text(), value: String::new(), of: Of::Check }
}

/// The form of a dialog, where it is one.
pub fn form(dialog: Dialog, state: &State) -> Option<Form> {
    let open = state.documents.current()?;
    let document = &*open.document;
    Some(match dialog {
        Dialog::Change(id) => {
            let mention = document.mentions.get(id.index())?;
            let mut inputs = figure(document, mention);
            if let Some(words) = mention.metric_span {
                let phrase = excerpt(words.of(document.text()));
                inputs.push(text("phrase", words::RULE_PHRASE, &phrase, vec![]));
                inputs.push(check("rule", words::RULE_METRIC));
            }
            inputs.push(check("never", words::RULE_NEVER));
            Form {
                title: words::change_title(&excerpt(mention.span.of(document.text()))),
                note: String::new(),
                inputs,
                acts: vec![words::SAVE],
            }
        }
        Dialog::Add(span) => Form {
            title: words::add_title(&excerpt(span.of(document.text()))),
            note: words::ADD_NOTE.to_owned(),
            inputs: figure(document, &fields::figure(document.text(), span)),
            acts: vec![words::SAVE],
        },
        Dialog::Note(span) => Form {
            title: words::tag_title(&excerpt(span.of(document.text()))),
            note: String::new(),
            inputs: vec![
                text("tag", words::TAG_NAME, state.view.keys.tag(5), tag_names(state, document)),
                text("note", words::NOTE, "", vec![]),
            ],
            acts: vec![words::SAVE],
        },
        Dialog::All(span) => {
            let mut acts = vec![
                ("accept".to_owned(), words::act(crate::state::keys::Command::Accept).to_owned()),
                ("reject".to_owned(), words::act(crate::state::keys::Command::Reject).to_owned()),
            ];
            acts.extend(
                tag_names(state, document).into_iter().map(|name| (format!("tag {name}"), words::tag_as(&name))),
            );
            Form {
                title: words::ALL_TITLE.to_owned(),
                note: String::new(),
                inputs: vec![
                    text("words", words::ALL_WORDS, &excerpt(span.of(document.text())), vec![]),
                    choice("act", words::ALL_ACT, "accept", acts),
                ],
                acts: vec![words::SAVE],
            }
        }
        Dialog::Speaker(turn) => speaker(document, turn)?,
        Dialog::Filter => {
            let verdicts = Verdicts::of(document);
            let input = |facet: Facet| {
                let name = |value: &str| words::facet_value(facet, value);
                let values = filter::values(document, &verdicts, facet).into_iter();
                let options = std::iter::once((String::new(), words::ANY.to_owned()))
                    .chain(values.map(|value| (value.clone(), name(&value))))
                    .collect();
                choice(facet.as_str(), words::facet(facet), state.filter.by(facet).unwrap_or_default(), options)
            };
            Form {
                title: words::FILTER_TITLE.to_owned(),
                note: words::FILTER_NOTE.to_owned(),
                inputs: Facet::ALL.into_iter().map(input).collect(),
                acts: vec![words::SAVE, words::CLEAR],
            }
        }
        Dialog::Rules => Form {
            title: words::RULES_TITLE.to_owned(),
            note: words::RULES_NOTE.to_owned(),
            inputs: vec![
                text("phrase", words::RULE_PHRASE, "", vec![]),
                choice(
                    "what",
                    words::RULE_WHAT,
                    "metric",
                    [
                        ("metric", words::RULE_IS_METRIC),
                        ("never", words::RULE_IS_NEVER),
                        ("person", words::RULE_IS_PERSON),
                    ]
                    .map(|(value, name)| (value.to_owned(), name.to_owned()))
                    .to_vec(),
                ),
                text("to", words::RULE_TO, "", [metric_names(document), people(document)].concat()),
                check("all", words::RULE_ALL),
            ],
            acts: vec![words::ADD_RULE],
        },
        Dialog::Keys | Dialog::Export | Dialog::Import | Dialog::Palette(_) | Dialog::Close(_) => return None,
    })
}

/// The fields of a figure.
fn figure(document: &Document, mention: &Mention) -> Vec<Input> {
    fn words_of<T: Copy>(all: &[T], word: fn(T) -> &'static str, name: fn(T) -> &'static str) -> Vec<(String, String)> {
        let unknown = (String::new(), words::NOT_KNOWN.to_owned());
        std::iter::once(unknown).chain(all.iter().map(|t| (word(*t).to_owned(), name(*t).to_owned()))).collect()
    }
    let distinct = |value: fn(&Mention) -> Option<&str>| {
        let mut all: Vec<String> = vec![];
        for value in document.mentions.iter().filter_map(value) {
            if !all.iter().any(|known| known == value) {
                all.push(value.to_owned());
            }
        }
        all
    };
    let input = |field: Field| {
        let value = fields::get(mention, field).unwrap_or_default();
        let label = words::field(field);
        let name = field.as_str();
        match field {
            Field::Unit => {
                let units = distinct(|mention| Some(mention.value.as_ref()?.unit.as_ref()?.as_str()));
                text(name, label, &value, units)
            }
            Field::Metric => text(name, label, &value, metric_names(document)),
            Field::Subject => {
                let mut subjects = distinct(|mention| mention.subject.as_deref());
                subjects.extend(document.call.company.as_deref().map(str::to_owned));
                text(name, label, &value, subjects)
            }
            Field::Kind => choice(name, label, &value, words_of(Kind::ALL, Kind::as_str, words::kind).split_off(1)),
            Field::Role => choice(name, label, &value, words_of(Role::ALL, Role::as_str, words::role)),
            Field::Direction => {
                choice(name, label, &value, words_of(Direction::ALL, Direction::as_str, words::direction))
            }
            Field::Basis => choice(name, label, &value, words_of(Basis::ALL, Basis::as_str, words::against)),
            Field::Accounting => {
                choice(name, label, &value, words_of(Accounting::ALL, Accounting::as_str, words::accounting))
            }
            Field::Modality => {
                let all = words_of(Modality::ALL, Modality::as_str, words::modality).split_off(1);
                choice(name, label, &value, all)
            }
            _ => text(name, label, &value, vec![]),
        }
    };
    // The printed precision and "about" follow from the words.
    Field::ALL.into_iter().filter(|field| !matches!(field, Field::Decimals | Field::Approx)).map(input).collect()
}

/// What differs between a figure and what was filled in.
pub fn changed(mention: &Mention, given: &Filled) -> Vec<(Field, Option<String>)> {
    let fields = Field::ALL.into_iter().filter(|field| given.iter().any(|(name, _)| name == field.as_str()));
    fields
        .filter_map(|field| {
            let new = Some(filled(given, field.as_str()).to_owned()).filter(|new| !new.is_empty());
            (new != fields::get(mention, field)).then_some((field, new))
        })
        .collect()
}

/// The metrics of the call, then those of the lexicon.
fn metric_names(document: &Document) -> Vec<String> {
    let mut names: Vec<String> = vec![];
    let own = document.mentions.iter().filter_map(|mention| mention.metric.as_deref().map(str::to_owned));
    for name in own.chain(metrics::entries().into_iter().map(|entry| entry.metric.name.to_owned())) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn people(document: &Document) -> Vec<String> {
    document.speakers.iter().map(|speaker| speaker.name.to_string()).collect()
}

/// The names of own tags: those with keys, then others of the document.
fn tag_names(state: &State, document: &Document) -> Vec<String> {
    let mut names: Vec<String> = state.view.keys.tags().map(|(_, name)| name.to_owned()).collect();
    for tag in &document.tags {
        if !names.iter().any(|name| **name == *tag.name) {
            names.push(tag.name.to_string());
        }
    }
    names
}

fn speaker(document: &Document, turn: TurnId) -> Option<Form> {
    let turn = document.turns.get(turn.index())?;
    let person = document.speakers.get(turn.speaker.index())?;
    let kinds = SpeakerKind::ALL.iter().map(|kind| {
        let name = words::speaker_kind(*kind);
        (kind.as_str().to_owned(), if name.is_empty() { words::NOT_KNOWN.text() } else { name }.to_owned())
    });
    let place = [("everywhere", words::EVERYWHERE), ("here", words::HERE)];
    Some(Form {
        title: words::speaker_title(&person.name),
        note: words::SPEAKER_NOTE.to_owned(),
        inputs: vec![
            text("name", words::NAME, &person.name, people(document)),
            choice("where", words::WHERE, "everywhere", place.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()),
            text("role", words::SPEAKER_ROLE, person.role.as_deref().unwrap_or_default(), vec![]),
            text("affiliation", words::FIRM, person.affiliation.as_deref().unwrap_or_default(), vec![]),
            choice("kind", words::PART, person.kind.as_str(), kinds.collect()),
            check("rule", words::RULE_PERSON),
        ],
        acts: vec![words::SAVE],
    })
}

/// What the form of the rules asks for, if it is whole.
pub fn rule(given: &Filled) -> Option<Rule> {
    let (phrase, to) = (filled(given, "phrase").to_owned(), filled(given, "to"));
    match filled(given, "what") {
        _ if phrase.is_empty() => None,
        "never" => Some(Rule::Never { phrase }),
        _ if to.is_empty() => None,
        "person" => Some(Rule::Person { name: phrase, is: to.to_owned() }),
        _ => Some(Rule::Metric { phrase, metric: fields::metric_name(to) }),
    }
}

/// The edits of "all places with these words".
pub fn all(open: &OpenDocument, given: &Filled) -> Vec<Edit> {
    let document = &*open.document;
    let text = document.text();
    let act = filled(given, "act");
    let hits = search::find(text, filled(given, "words"));
    let figure = |span: Span, status: Status| {
        let place = document.mentions.binary_search_by_key(&span.start, |mention| mention.span.start).ok();
        place.is_some_and(|i| document.mentions[i].span == span && document.mentions[i].status != status)
    };
    hits.into_iter()
        .filter_map(|span| {
            let at = Anchor::of(text, span);
            match act {
                "accept" => figure(span, Status::Accepted).then_some(Edit::Accept(at)),
                "reject" => figure(span, Status::Rejected).then_some(Edit::Reject(at)),
                _ => Some(Edit::Tag { at, name: act.strip_prefix("tag ")?.to_owned(), note: None }),
            }
        })
        .collect()
}

/// What a form would do, as a sentence; empty where that is plain.
pub fn preview(dialog: Dialog, given: &Filled, state: &State) -> String {
    match dialog {
        Dialog::All(_) => state.documents.current().map_or(String::new(), |open| {
            let edits = all(open, given);
            let text = open.document.text();
            let around = edits.iter().take(4).filter_map(|edit| match edit {
                Edit::Accept(at) | Edit::Reject(at) | Edit::Tag { at, .. } => Some(context(text, at.span)),
                _ => None,
            });
            words::places(edits.len(), &around.collect::<Vec<_>>())
        }),
        Dialog::Rules => rule(given).map_or(String::new(), |rule| {
            let counts = state
                .documents
                .open
                .iter()
                .map(|open| (super::summary::summary(&open.document).title, rule.count(&open.review.base)));
            words::rule_places(&counts.collect::<Vec<_>>())
        }),
        _ => String::new(),
    }
}

/// Some words around a place.
fn context(text: &str, span: Span) -> String {
    let start = text.ceil_char_boundary((span.start as usize).saturating_sub(30));
    let end = text.floor_char_boundary((span.end as usize + 30).min(text.len()));
    excerpt(&text[start..end])
}
