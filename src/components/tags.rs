//! The person's own tags, with their notes; then the corrections that found no place.

use tickmark_review::Act;
use yew::prelude::*;

use super::use_dispatch;
use crate::queries::transcript::excerpt;
use crate::state::OpenDocument;
use crate::state::view::{Panel, Width};
use crate::tasks::commands;
use crate::words;

/// No more lines than this are drawn.
const MOST: usize = 500;

/// What [`Tags`] shows.
#[derive(Properties, PartialEq)]
pub struct TagsProps {
    /// The document.
    pub open: OpenDocument,
    /// The selected tag.
    pub tag: Option<u32>,
    /// The room there is.
    pub width: Width,
}

/// The list of tags.
#[component]
pub fn Tags(props: &TagsProps) -> Html {
    let dispatch = use_dispatch();
    let document = &props.open.document;
    let items = document.tags.iter().take(MOST).enumerate().map(|(i, tag)| {
        let (open, dispatch, width) = (props.open.clone(), dispatch.clone(), props.width);
        let onclick = move |_: MouseEvent| commands::go_to_tag(&open, i as u32, width, &dispatch);
        let current = (props.tag == Some(i as u32)).then_some("true");
        html! {
            <li key={i} class="check-item">
                <button type="button" class="link" aria-current={current} {onclick}>
                    <span class="tag-word">{ &*tag.name }</span>{ " " }{ excerpt(tag.span.of(document.text())) }
                </button>
                if let Some(note) = &tag.note {
                    <p>{ &**note }</p>
                }
            </li>
        }
    });
    let journal = &props.open.review.journal;
    let lost = props.open.review.unmatched.iter().filter_map(|number| {
        let record = journal.records().get(*number as usize - 1)?;
        let Act::Edit(edit) = &record.act else { return None };
        Some(html! { <li key={*number}>{ words::edit(edit) }</li> })
    });
    html! {
        <div class="checks" role="group" aria-label={words::panel(Panel::Tags)} tabindex="0">
            if document.tags.is_empty() {
                <p class="empty">{ words::NO_TAGS }</p>
            } else {
                <ul>{ for items }</ul>
            }
            if !props.open.review.unmatched.is_empty() {
                <h3>{ words::UNMATCHED }</h3>
                <ul class="issues">{ for lost }</ul>
            }
        </div>
    }
}
