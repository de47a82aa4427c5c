//! A turn: who speaks, and the words with their figures.

use tickmark_engine::Document;
use tickmark_engine::document::{Status, Verdict};
use yew::prelude::*;

use super::bar::dot;
use crate::queries::transcript::{Look, Paragraph, Piece, Run};
use crate::snapshot::Snapshot;
use crate::state::kinds::Shades;
use crate::words;

/// What [`TurnView`] shows. Everything compares by address, so that a turn is drawn again only when it changes.
#[derive(Properties, PartialEq)]
pub struct TurnProps {
    /// The turn, or a part of it.
    pub piece: Snapshot<Piece>,
    /// What the engine made of the text; corrections leave it the same in memory.
    pub base: Snapshot<Document>,
    /// The kinds that are switched off.
    pub hidden: Shades,
}

/// A turn.
#[component]
pub fn TurnView(props: &TurnProps) -> Html {
    let piece = &*props.piece;
    let first = piece.part == 0;
    let id = first.then(|| piece.turn.to_string());
    let unsure = piece.unknown || piece.inferred.is_some();
    let paragraphs = piece.paragraphs.iter().map(|p| paragraph(&props.base, props.hidden, p));
    html! {
        <article
            {id}
            class={classes!("turn", unsure.then_some("unsure"), (!first).then_some("part"))}
            data-turn={piece.turn.to_string()}
            aria-label={piece.name.clone()}
            tabindex="-1"
        >
            if first {
                <header>
                    { dot(piece.colour) }
                    <span class="turn-name">{ &piece.name }</span>
                    if !piece.title.is_empty() {
                        <span class="turn-title">{ &piece.title }</span>
                    }
                    if let Some((cue, confidence)) = &piece.inferred {
                        <span class="chip inferred" title={words::why_inferred(cue, *confidence)}>
                            { if piece.unknown { words::NOT_TOLD } else { words::INFERRED } }
                        </span>
                    }
                    if piece.interpreted {
                        <span class="chip">{ words::INTERPRETED }</span>
                    }
                    if piece.foreign {
                        <span class="chip">{ piece.language }</span>
                    }
                    if let Some(time) = &piece.time {
                        <span class="turn-time">{ time }</span>
                    }
                </header>
            }
            if let Some((cue, name, _)) = &piece.voice {
                <p class="voice" role="note" data-of={piece.turn.to_string()}>
                    { words::voice(cue, name) }{ " " }
                    <button type="button" class="link" data-voice="take">{ words::TAKE_VOICE }</button>{ " · " }
                    <button type="button" class="link" data-voice="keep">{ words::KEEP_VOICE }</button>
                </p>
            }
            <div lang={piece.language}>{ for paragraphs }</div>
        </article>
    }
}

/// A paragraph: its text nodes hold exactly the text of its span.
pub fn paragraph(base: &Document, hidden: Shades, paragraph: &Paragraph) -> Html {
    let runs = paragraph.runs.iter().map(|run| self::run(base, hidden, run));
    html! {
        <p
            key={paragraph.span.start}
            class={paragraph.furniture.then_some("furniture")}
            data-start={paragraph.span.start.to_string()}
        >
            { for runs }
        </p>
    }
}

fn run(base: &Document, hidden: Shades, run: &Run) -> Html {
    let words = run.span.of(base.text()).to_owned();
    let tag = run.tag.as_ref().map(|(name, _)| name.to_string());
    let at = tag.as_ref().map(|_| run.span.start.to_string());
    let several = run.tag.as_ref().is_some_and(|(_, several)| *several).then_some("");
    match run.look {
        Look::Mention { id, kind, shade, status, verdict } if !hidden.contains(shade) => {
            html! {
                <mark
                    data-mention={id.to_string()}
                    data-kind={kind.as_str()}
                    data-shade={shade.as_str()}
                    data-status={(status != Status::Suggested).then_some(status.as_str())}
                    data-verdict={verdict.map(Verdict::as_str)}
                    data-tag={tag}
                    data-at={at}
                    data-several={several}
                    tabindex="0"
                >
                    { words }
                </mark>
            }
        }
        _ if tag.is_some() => {
            html! { <mark data-tag={tag} data-at={at} data-several={several} tabindex="0">{ words }</mark> }
        }
        Look::Furniture => html! { <span class="furniture">{ words }</span> },
        Look::Mention { .. } | Look::Plain => html! { { words } },
    }
}
