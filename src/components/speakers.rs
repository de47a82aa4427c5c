//! The people: colour, role, firm, turns, share of words.

use tickmark_engine::order;
use yew::prelude::*;

use super::bar::{bar, dot};
use super::use_dispatch;
use crate::queries::outline::Person;
use crate::snapshot::Snapshot;
use crate::state::selection::Place;
use crate::state::view::Width;
use crate::tasks::commands;
use crate::words;

/// No more people than this are drawn.
const MOST: usize = 200;

/// What [`Speakers`] shows.
#[derive(Properties, PartialEq)]
pub struct SpeakersProps {
    /// The people.
    pub people: Snapshot<Vec<Person>>,
    /// The room there is.
    pub width: Width,
}

/// The people, who says most first.
#[component]
pub fn Speakers(props: &SpeakersProps) -> Html {
    let dispatch = use_dispatch();
    let mut people: Vec<&Person> = props.people.iter().collect();
    order::by_number(&mut people, |person| u64::MAX - person.words as u64);
    let width = props.width;
    let people = people.into_iter().take(MOST).map(|person| {
        let (dispatch, first) = (dispatch.clone(), person.first);
        let onclick = move |_| {
            if let Some(first) = first {
                commands::go_to(Place::Turn(first), width, &dispatch);
            }
        };
        let share = match person.share {
            0 if person.words == 0 => "–".to_owned(),
            0..10 => "< 1 %".to_owned(),
            share => format!("{} %", (share + 5) / 10),
        };
        html! {
            <li key={person.id.0}>
                <button type="button" class="speaker" {onclick} disabled={first.is_none()}>
                    { dot(person.colour) }
                    <span class="speaker-name">{ &person.name }</span>
                    <span class="speaker-share">{ share }</span>
                    <span class="speaker-title">
                        { &person.title }
                        if !person.title.is_empty() {
                            { " · " }
                        }
                        { words::turns(person.turns) }
                    </span>
                    { bar(person.share, person.colour) }
                </button>
            </li>
        }
    });
    html! {
        <section class="speakers" aria-labelledby="speakers">
            <h2 id="speakers">{ words::SPEAKERS }<span class="heading-note">{ words::SHARE }</span></h2>
            <ul>{ for people }</ul>
        </section>
    }
}
