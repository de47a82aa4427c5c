//! The verdicts: conflicts first, each with its arithmetic; then what could not be read.

use tickmark_engine::Document;
use tickmark_engine::document::{MentionId, Verdict};
use yew::prelude::*;

use super::figures::verdict;
use super::use_dispatch;
use crate::queries::checks::Item;
use crate::snapshot::Snapshot;
use crate::state::selection::Place;
use crate::state::view::Width;
use crate::tasks::commands;
use crate::words;

/// No more verdicts than this are drawn.
const MOST: usize = 500;

/// What [`Checks`] shows.
#[derive(Properties, PartialEq)]
pub struct ChecksProps {
    /// The verdicts.
    pub checks: Snapshot<Vec<Item>>,
    /// The document.
    pub document: Snapshot<Document>,
    /// The selected figure.
    pub mention: Option<MentionId>,
    /// The room there is.
    pub width: Width,
}

/// The verdicts.
#[component]
pub fn Checks(props: &ChecksProps) -> Html {
    let dispatch = use_dispatch();
    let width = props.width;
    let items = props.checks.iter().take(MOST).map(|item| {
        let figures = item.figures.iter().map(|(id, figure)| {
            let (dispatch, id) = (dispatch.clone(), *id);
            let onclick = move |_| {
                commands::go_to_figure(id, width, &dispatch);
            };
            let current = (props.mention == Some(id)).then_some("true");
            html! { <button key={id.0} type="button" class="chip" aria-current={current} {onclick}>{ figure }</button> }
        });
        let conflict = (item.verdict == Verdict::Conflicts).then_some("conflict");
        html! {
            <li key={item.id.0} class={classes!("check-item", conflict)}>
                <h3>{ verdict(item.verdict) }{ " " }{ words::check(item.kind) }<span class="heading-note">{ &item.metric }</span></h3>
                <p>{ &item.message }</p>
                <div class="check-figures">{ for figures }</div>
            </li>
        }
    });
    let issues = &props.document.issues;
    let issue_list = issues.iter().take(MOST).enumerate().map(|(i, issue)| {
        let (dispatch, byte) = (dispatch.clone(), issue.span.start);
        let onclick = move |_| commands::go_to(Place::Byte(byte), width, &dispatch);
        html! { <li key={i}><button type="button" class="link" {onclick}>{ words::sentence(&issue.message) }</button></li> }
    });
    html! {
        <div class="checks" role="group" aria-label={words::panel(crate::state::view::Panel::Checks)} tabindex="0">
            if props.checks.is_empty() {
                <p class="empty">{ words::NO_CHECKS }</p>
            } else {
                <ul>{ for items }</ul>
            }
            if !issues.is_empty() {
                <h3>{ words::ISSUES }</h3>
                <ul class="issues">{ for issue_list }</ul>
            }
        </div>
    }
}
