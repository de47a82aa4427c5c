//! Talk time and changes as bars over one axis each; the same table says every number.

use tickmark_engine::Document;
use yew::prelude::*;

use super::use_dispatch;
use crate::queries::outline::Person;
use crate::queries::pictures::{Picture, changes, talk};
use crate::snapshot::Snapshot;
use crate::state::view::{Panel, Width};
use crate::tasks::commands;
use crate::words;

/// What [`Pictures`] shows.
#[derive(Properties, PartialEq)]
pub struct PicturesProps {
    /// The document.
    pub document: Snapshot<Document>,
    /// The people.
    pub people: Snapshot<Vec<Person>>,
    /// The room there is.
    pub width: Width,
}

/// The pictures.
#[component]
pub fn Pictures(props: &PicturesProps) -> Html {
    let dispatch = use_dispatch();
    let changes = changes(&props.document);
    let go = |id| {
        let (dispatch, width) = (dispatch.clone(), props.width);
        Callback::from(move |_: MouseEvent| {
            commands::go_to_figure(id, width, &dispatch);
        })
    };
    html! {
        <div class="checks pictures" role="group" aria-label={words::panel(Panel::Pictures)} tabindex="0">
            { picture(words::TALK, &talk(&props.people), &go) }
            if changes.bars.is_empty() {
                <p class="empty">{ words::NO_CHANGES }</p>
            } else {
                { picture(words::CHANGES, &changes, &go) }
            }
        </div>
    }
}

fn picture(
    title: words::Word,
    picture: &Picture,
    go: &dyn Fn(tickmark_engine::document::MentionId) -> Callback<MouseEvent>,
) -> Html {
    let bars = picture.bars.iter().enumerate().map(|(i, bar)| {
        let class = match bar.colour {
            Some(colour) => format!("speaker-{colour}"),
            None if bar.down => "fall".to_owned(),
            None => "rise".to_owned(),
        };
        let name = match bar.mention {
            Some(id) => html! { <button type="button" class="link" onclick={go(id)}>{ &bar.name }</button> },
            None => html! { { &bar.name } },
        };
        let percent = |thousandths: u32| format!("{}.{}%", thousandths / 10, thousandths % 10);
        html! {
            <tr key={i}>
                <th scope="row">{ name }<small>{ &bar.detail }</small></th>
                <td class="value">{ &bar.value }</td>
                <td class="picture" aria-hidden="true">
                    <svg>
                        <rect {class} x={percent(bar.from)} width={percent((bar.to - bar.from).max(4))} height="100%" />
                        <rect class="axis" x={percent(picture.zero)} width="1" height="100%" />
                    </svg>
                </td>
            </tr>
        }
    });
    html! {
        <table>
            <caption>{ title }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words::WHAT }</th>
                    <th scope="col" class="value">{ words::VALUE }</th>
                    <td class="ends" aria-hidden="true"><span>{ &picture.ends.0 }</span><span>{ &picture.ends.1 }</span></td>
                </tr>
            </thead>
            <tbody>{ for bars }</tbody>
        </table>
    }
}
