//! What was filled in is done.

use tickmark_engine::document::TurnId;
use tickmark_review::{About, Anchor, Edit, Rule, fields, rule_file, rules_of_file, switched};
use yew::platform::spawn_local;

use super::review::commit;
use crate::browser::files::{self, Given};
use crate::queries::forms::{self, Filled, filled};
use crate::state::filter::{self, Facet};
use crate::state::view::{self, Dialog};
use crate::state::{Dispatch, OpenDocument, State};
use crate::words::{self, Word};

/// Does what the form of a dialog asks for; `act` is the word on the button.
pub fn submit(dialog: Dialog, act: Word, given: &Filled, state: &State, dispatch: &Dispatch) {
    let Some(open) = state.documents.current() else { return };
    let document = &*open.document;
    let text = document.text();
    let mut edits = vec![];
    match dialog {
        Dialog::Change(id) => {
            let Some(mention) = document.mentions.get(id.index()) else { return };
            let at = Anchor::of(text, mention.span);
            let set = forms::changed(mention, given);
            let phrase = filled(given, "phrase").to_owned();
            let metric = fields::metric_name(filled(given, "metric"));
            if !filled(given, "never").is_empty() {
                edits.push(Edit::Rule { rule: Rule::Never { phrase: at.quote.to_string() }, on: true });
            } else {
                if !filled(given, "rule").is_empty() && !phrase.is_empty() && !metric.is_empty() {
                    edits.push(Edit::Rule { rule: Rule::Metric { phrase, metric }, on: true });
                }
                if !set.is_empty() {
                    edits.push(Edit::Change { at, set });
                }
            }
        }
        Dialog::Add(span) => {
            let set = forms::changed(&fields::figure(text, span), given);
            edits.push(Edit::Add { at: Anchor::of(text, span), set });
        }
        Dialog::Note(span) => {
            let note = Some(filled(given, "note").to_owned()).filter(|note| !note.is_empty());
            let name = filled(given, "tag").to_owned();
            if !name.is_empty() {
                edits.push(Edit::Tag { at: Anchor::of(text, span), name, note });
            }
        }
        Dialog::All(_) => edits = forms::all(open, given),
        Dialog::Speaker(turn) => edits = speaker(open, turn, given),
        Dialog::Filter if act == words::CLEAR => dispatch.dispatch(filter::Action::Clear.into()),
        Dialog::Filter => {
            for facet in Facet::ALL {
                dispatch.dispatch(filter::Action::By(facet, filled(given, facet.as_str()).to_owned()).into());
            }
        }
        Dialog::Rules => {
            if let Some(rule) = forms::rule(given) {
                let edit = Edit::Rule { rule, on: true };
                let everywhere = !filled(given, "all").is_empty();
                let others = state.documents.open.iter().filter(|other| everywhere && other.id != open.id);
                others.for_each(|other| commit(other, edit.clone(), dispatch));
                edits.push(edit);
            }
            // The list of rules is shown on.
            commit_all(open, edits, dispatch);
            return;
        }
        Dialog::Keys | Dialog::Export | Dialog::Import | Dialog::Palette(_) | Dialog::Close(_) => {}
    }
    dispatch.dispatch(view::Action::Dialog(None).into());
    commit_all(open, edits, dispatch);
}

/// One edit, or several that are undone at once; none are nothing.
pub fn commit_all(open: &OpenDocument, mut edits: Vec<Edit>, dispatch: &Dispatch) {
    let edit = if edits.len() > 1 { Some(Edit::Batch(edits)) } else { edits.pop() };
    if let Some(edit) = edit {
        let said = words::done_edit(&words::edit(&edit));
        commit(open, edit, dispatch);
        dispatch.dispatch(view::Action::Say(said).into());
    }
}

fn speaker(open: &OpenDocument, turn: TurnId, given: &Filled) -> Vec<Edit> {
    let document = &*open.document;
    let Some(turn) = document.turns.get(turn.index()) else { return vec![] };
    let person = &document.speakers[turn.speaker.index()];
    let mut edits = vec![];
    let mut name = filled(given, "name").to_owned();
    if name.is_empty() {
        name = person.name.to_string();
    }
    if *name != *person.name {
        edits.push(if filled(given, "where") == "here" {
            Edit::Reassign { at: Anchor::at(document.text(), turn.span.start), to: name.clone() }
        } else if !filled(given, "rule").is_empty() {
            Edit::Rule { rule: Rule::Person { name: person.name.to_string(), is: name.clone() }, on: true }
        } else if document.speakers.iter().any(|other| *other.name == *name) {
            Edit::Merge { who: person.name.to_string(), into: name.clone() }
        } else {
            Edit::Rename { who: person.name.to_string(), to: name.clone() }
        });
    }
    let old = |about: About| match about {
        About::Role => person.role.as_deref().unwrap_or_default(),
        About::Firm => person.affiliation.as_deref().unwrap_or_default(),
        About::Kind => person.kind.as_str(),
    };
    let set: Vec<_> = (About::ALL.into_iter())
        .filter(|about| filled(given, about.as_str()) != old(*about))
        .map(|about| (about, Some(filled(given, about.as_str()).to_owned()).filter(|value| !value.is_empty())))
        .collect();
    if !set.is_empty() {
        edits.push(Edit::Describe { who: name, set });
    }
    edits
}

/// Hands the rules that are on to the browser as a lexicon file.
pub fn export_rules(open: &OpenDocument) {
    let rules = switched(&open.review.journal);
    let file = rule_file(rules.iter().filter(|(_, on)| *on).map(|(rule, _)| rule));
    files::download("tickmark-lexicon.txt", "text/plain", &file);
}

/// Takes the rules of lexicon files, all at once.
pub fn import_rules(given: Given, open: &OpenDocument, dispatch: &Dispatch) {
    let Given::Files(list) = given else { return };
    let (open, dispatch) = (open.clone(), dispatch.clone());
    spawn_local(async move {
        let mut edits = vec![];
        let mut odd = 0;
        for file in list {
            let text = files::bytes(&file).await.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            let (rules, others) = rules_of_file(&text.unwrap_or_default());
            odd += others.len();
            edits.extend(rules.into_iter().map(|rule| Edit::Rule { rule, on: true }));
        }
        let count = edits.len();
        if count > 0 {
            commit(&open, Edit::Batch(edits), &dispatch);
        }
        let said = words::imported(count, odd);
        let said = if count == 0 { view::Action::Fail(said) } else { view::Action::Say(said) };
        dispatch.dispatch(said.into());
    });
}
