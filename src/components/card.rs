//! The card of the figure that is selected or under the pointer.

use yew::prelude::*;

use super::figures::verdict;
use super::{act, use_dispatch, use_run};
use crate::queries::transcript::excerpt;
use crate::queries::{Views, card::card};
use crate::snapshot::Snapshot;
use crate::state::keys::{Command, Keys};
use crate::state::selection::From;
use crate::state::{Dispatch, OpenDocument, Selection, selection};
use crate::tasks::commands::on_the_same_words;
use crate::words;

/// What can be done with the selected figure, the likeliest first.
const ACTS: [Command; 5] = [Command::Accept, Command::Change, Command::Reject, Command::NextFigure, Command::Palette];
/// What can be done with an own tag.
const TAG_ACTS: [Command; 3] = [Command::Note, Command::Reject, Command::NextFigure];

/// What [`CardView`] shows.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The document.
    pub open: OpenDocument,
    /// What was computed for it.
    pub views: Snapshot<Views>,
    /// What is selected, or under the pointer.
    pub selection: Selection,
    /// The keys as the person has them.
    pub keys: Keys,
}

/// The card.
#[component]
pub fn CardView(props: &CardProps) -> Html {
    let dispatch = use_dispatch();
    let run = use_run();
    let clear = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(selection::Action::Clear.into())
    };
    let tag = props.selection.tag.filter(|_| props.selection.hover.is_none());
    if let Some(tag) = tag.and_then(|tag| props.open.document.tags.get(tag as usize)) {
        return html! {
            <section class="card" id="card" aria-label={words::CARD}>
                <button type="button" class="button icon quiet card-close" aria-label={words::DISMISS} onclick={clear}>{ "×" }</button>
                <h2>{ excerpt(tag.span.of(props.open.document.text())) }</h2>
                <p class="card-value"><span class="tag-word">{ &*tag.name }</span></p>
                { chooser(props, &dispatch) }
                if let Some(note) = &tag.note {
                    <p>{ &**note }</p>
                }
                <div class="card-acts">{ for TAG_ACTS.iter().map(|command| act(*command, &props.keys, &run)) }</div>
            </section>
        };
    }
    let card = props.selection.shown().and_then(|id| card(&props.open.document, &props.views.verdicts, id));
    let Some(card) = card else {
        return html! {
            <section class="card none" id="card" aria-label={words::CARD}><p class="card-hint">{ words::NO_CARD }</p></section>
        };
    };
    let facts = card.facts.iter().map(|(name, value)| {
        html! { <div key={*name}><dt>{ *name }</dt><dd>{ value }</dd></div> }
    });
    html! {
        <section class="card" id="card" aria-label={words::CARD} data-card={card.id.to_string()}>
            <button type="button" class="button icon quiet card-close" aria-label={words::DISMISS} onclick={clear}>{ "×" }</button>
            <h2>{ &card.words }<span class="card-status" data-status={card.status.as_str()}>{ words::status(card.status) }</span></h2>
            if !card.value.is_empty() {
                <p class="card-value">{ &card.value }</p>
            }
            { chooser(props, &dispatch) }
            <dl>{ for facts }</dl>
            <div class="card-foot">
                if let Some((mark, message)) = &card.check {
                    <p>{ verdict(*mark) }{ " " }{ message }</p>
                }
                <p>{ &card.rule }</p>
            </div>
            <div class="card-acts">{ for ACTS.iter().map(|command| act(*command, &props.keys, &run)) }</div>
        </section>
    }
}

/// Where several lie on the same words: the figure and each tag, to choose from.
fn chooser(props: &CardProps, dispatch: &Dispatch) -> Html {
    let all = on_the_same_words(&props.open.document, &props.selection);
    if all.len() < 2 {
        return html! {};
    }
    let document = &props.open.document;
    let chips = all.into_iter().map(|one| {
        let (name, current, action) = match one {
            Ok(id) => (
                excerpt(document.mentions[id.index()].span.of(document.text())),
                props.selection.tag.is_none() && props.selection.shown() == Some(id),
                selection::Action::Select(id, From::Text),
            ),
            Err(tag) => (
                document.tags[tag as usize].name.to_string(),
                props.selection.tag == Some(tag),
                selection::Action::SelectTag(tag),
            ),
        };
        let dispatch = dispatch.clone();
        let onclick = move |_: MouseEvent| dispatch.dispatch(action.clone().into());
        html! { <button type="button" class="chip" aria-current={current.then_some("true")} {onclick}>{ name }</button> }
    });
    html! { <div class="card-chooser" role="group" aria-label={words::CHOOSE}>{ for chips }</div> }
}
