//! The text: chunks near the view are drawn; selection and search hits are shown without drawing it again.

use std::collections::BTreeSet;

use tickmark_engine::Span;
use tickmark_engine::document::{MentionId, TurnId};
use yew::prelude::*;

use super::chunk::ChunkView;
use super::use_dispatch;
use crate::browser::events::JsEvent;
use crate::browser::{events, highlight, transcript as painted, window};
use crate::queries::Views;
use crate::queries::transcript::label_at;
use crate::snapshot::Snapshot;
use crate::state::{OpenDocument, Search};

use crate::state::kinds::Shades;
use crate::state::selection::{self, From, Place, Visit};
use crate::tasks::review;
use crate::words;

/// No more hits than this are painted at once; the current one always is.
const MOST_HITS: usize = 1_500;

/// What [`Transcript`] shows.
#[derive(Properties, PartialEq)]
pub struct TranscriptProps {
    /// The document.
    pub open: OpenDocument,
    /// What was computed for it.
    pub views: Snapshot<Views>,
    /// The kinds that are switched off.
    pub hidden: Shades,
    /// The selected figure.
    pub mention: Option<MentionId>,
    /// Where the selected tag stands.
    pub tag: Option<Span>,
    /// The last wish to see a place.
    pub visit: Option<Visit>,
    /// The turn that is read.
    pub reading: Option<TurnId>,
    /// What is searched for.
    pub search: Search,
    /// Whether all of it is drawn, since it is being printed.
    pub printing: bool,
    /// Whether what stands beside the text is drawn: until then only its beginning is.
    pub beside: bool,
}

/// The text.
#[component]
pub fn Transcript(props: &TranscriptProps) -> Html {
    let dispatch = use_dispatch();
    let view = &props.views.transcript;
    let document = &props.open.document;
    let base = &props.open.review.base;
    // The chunks that are drawn, of a text so long that not all are.
    let near = use_state(|| BTreeSet::from([0, 1]));
    // A place that a wish or a search hit is in is drawn before it is shown.
    let place = match props.visit.map(|visit| visit.place) {
        Some(Place::Mention(id)) => document.mentions.get(id.index()).map(|mention| mention.span.start),
        Some(Place::Turn(id)) => document.turns.get(id.index()).map(|turn| turn.span.start),
        Some(Place::Byte(byte)) => Some(byte),
        None => None,
    };
    let hit = props.search.hit();
    let wanted: Vec<usize> =
        place.into_iter().chain(hit.map(|hit| hit.start)).map(|byte| view.chunk_of(byte)).collect();
    // The text comes chunk by chunk, a frame each, so that its beginning stands at once and no key waits for its end. Where a place
    // is asked for, it all comes at once.
    let stage = use_state(|| (base.clone(), 1));
    let came = if stage.0 == *base { stage.1 } else { 1 };
    let coming = (came < view.chunks.len() || !props.views.whole) && view.small && !props.printing && wanted.is_empty();
    let came = if coming { came } else { view.chunks.len() };
    use_effect_with((base.clone(), came, coming && props.beside, coming), move |(base, came, more, coming)| {
        let next = (base.clone(), came + usize::from(*more));
        let frame = more.then(|| {
            let (stage, next) = (stage.clone(), next.clone());
            window::after_paint(move || stage.set(next))
        });
        // What came at once does not go again when the place is no longer asked for.
        if !coming && *stage != next {
            stage.set(next);
        }
        move || drop(frame)
    });

    use_effect_with(base.clone(), {
        let dispatch = dispatch.clone();
        move |_| {
            painted::to_top();
            if let Some(turn) = painted::reading() {
                dispatch.dispatch(selection::Action::Reading(turn).into());
            }
        }
    });
    use_effect_with((base.clone(), view.chunks.len()), {
        let (near, small) = (near.clone(), view.small);
        move |_| {
            if !small {
                painted::estimate_heights();
            }
            let watch = (!small).then(|| {
                let drawn = std::cell::RefCell::new(BTreeSet::from([0, 1]));
                painted::Near::watch(move |came, went| {
                    let mut drawn = drawn.borrow_mut();
                    drawn.extend(came);
                    drawn.retain(|chunk| !went.contains(chunk));
                    near.set(drawn.clone());
                })
            });
            move || drop(watch)
        }
    });
    use_effect_with(
        (props.mention, props.tag, props.views.clone(), (*near).clone(), came, props.hidden),
        |(mention, tag, ..)| {
            painted::select(*mention, *tag);
        },
    );
    use_effect_with(props.mention, |mention| {
        // On a narrow screen the card takes room from the text; what was chosen stays in view above it.
        if let Some(id) = mention.filter(|id| !painted::is_in_view(*id)) {
            painted::show_mention(id, false);
        }
    });
    use_effect_with(props.visit, {
        let document = document.clone();
        move |visit| {
            if let Some(visit) = visit {
                match visit.place {
                    Place::Mention(id) => {
                        painted::show_mention(id, visit.focus);
                        // The focus has just been put on a new element.
                        painted::select(Some(id), None);
                    }
                    Place::Turn(id) => {
                        painted::show_turn(id, visit.focus);
                    }
                    Place::Byte(byte) => {
                        let next = document.text()[byte as usize..].chars().next().map_or(0, char::len_utf8) as u32;
                        let span = tickmark_engine::Span { start: byte, end: byte + next };
                        if let Some(place) = painted::Paragraphs::painted().place(document.text(), span) {
                            painted::show(&place);
                        }
                    }
                }
            }
        }
    });
    use_effect_with((props.search.hits.clone(), (*near).clone(), came, props.views.clone()), {
        let document = document.clone();
        move |(hits, ..)| {
            let paragraphs = hits.as_ref().map(|_| painted::Paragraphs::painted());
            let places: Vec<_> = (hits.iter().flat_map(|hits| hits.iter()))
                .filter_map(|hit| paragraphs.as_ref()?.place(document.text(), *hit))
                .take(MOST_HITS)
                .collect();
            highlight::paint("hits", &places);
            || highlight::paint("hits", &[])
        }
    });
    let last = use_mut_ref(|| None);
    use_effect_with((hit, (*near).clone()), {
        let document = document.clone();
        move |(hit, _)| {
            let place = hit.and_then(|hit| painted::Paragraphs::painted().place(document.text(), hit));
            highlight::paint("hit", place.as_slice());
            // A chunk that comes near while a hit is shown must not scroll back to it.
            if last.replace(*hit) == *hit {
                return;
            }
            if let Some(place) = &place {
                painted::show(place);
            } else if let Some(turn) = hit.and_then(|hit| label_at(&document, hit)) {
                painted::show_turn(turn, false);
            }
        }
    });

    let select = {
        let dispatch = dispatch.clone();
        let document = document.clone();
        move |event: &JsEvent| {
            let at = || events::attribute_at(event, "data-at").and_then(|at| at.parse::<u32>().ok());
            if let Some(id) = events::id_at(event, "data-mention") {
                dispatch.dispatch(selection::Action::Select(MentionId(id), From::Text).into());
            } else if let Some(at) = at()
                && let Some(tag) = document.tags.iter().position(|tag| tag.span.start <= at && at < tag.span.end)
            {
                dispatch.dispatch(selection::Action::SelectTag(tag as u32).into());
            }
        }
    };
    let onclick = {
        let (select, open, dispatch) = (select.clone(), props.open.clone(), dispatch.clone());
        move |event: MouseEvent| {
            if let Some(choice) = events::attribute_at(&event, "data-voice") {
                if let Some(turn) = events::id_at(&event, "data-of") {
                    review::voice(&open, TurnId(turn), choice == "take", &dispatch);
                }
                return;
            }
            select(&event);
        }
    };
    let onfocusin = move |event: FocusEvent| select(&event);
    let onmouseover = {
        let dispatch = dispatch.clone();
        move |event: MouseEvent| {
            let hover = events::id_at(&event, "data-mention").map(MentionId);
            dispatch.dispatch(selection::Action::Hover(hover).into());
        }
    };
    let onmouseleave = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(selection::Action::Hover(None).into())
    };
    let onscroll = move |_: Event| {
        if let Some(turn) = painted::reading() {
            dispatch.dispatch(selection::Action::Reading(turn).into());
        }
    };
    let chunks = view.chunks.iter().take(came).map(|chunk| {
        let near = view.small || props.printing || near.contains(&chunk.index) || wanted.contains(&chunk.index);
        html! { <ChunkView key={chunk.index} {chunk} base={base.clone()} hidden={props.hidden} {near} /> }
    });
    let turns = document.turns.len();
    let line = props.reading.and_then(|id| Some((id, document.turns.get(id.index())?)));
    html! {
        <div class="transcript" data-first={coming.then_some("")}>
            <div class="reading-line" aria-hidden="true">
                if let Some((id, turn)) = line {
                    <span>{ words::section(turn.section) }</span>
                    <span>{ words::turn_of(id.index() + 1, turns) }</span>
                }
            </div>
            <div
                id={painted::CALL}
                class="call"
                tabindex="0"
                role="region"
                aria-label={words::TRANSCRIPT}
                {onclick}
                {onfocusin}
                {onmouseover}
                {onmouseleave}
                {onscroll}
            >
                <div class="column">{ for chunks }</div>
            </div>
        </div>
    }
}
