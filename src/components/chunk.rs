//! Some blocks of the text, drawn together or not at all.

use tickmark_engine::Document;
use tickmark_engine::document::ExchangeId;
use yew::prelude::*;

use super::turn::{TurnView, paragraph};
use crate::queries::transcript::{Aside, Block, Chunk};
use crate::snapshot::Snapshot;
use crate::state::kinds::Shades;
use crate::words;

/// What [`ChunkView`] shows.
#[derive(Properties, PartialEq)]
pub struct ChunkProps {
    /// The blocks.
    pub chunk: Snapshot<Chunk>,
    /// What the engine made of the text; corrections leave it the same in memory.
    pub base: Snapshot<Document>,
    /// The kinds that are switched off.
    pub hidden: Shades,
    /// Whether it is near enough to be drawn.
    pub near: bool,
}

/// Some blocks of the text.
#[component]
pub fn ChunkView(props: &ChunkProps) -> Html {
    let chunk = &*props.chunk;
    let base = &props.base;
    let blocks = chunk.blocks.iter().filter(|_| props.near).map(|block| match block {
        Block::Section { index, kind, turns } => html! {
            <h2 key={format!("section {index}")} class="section-title" id={format!("section-{index}")}>
                { words::section(*kind) }
                if *turns > 0 {
                    <span class="heading-note">{ words::turns(*turns) }</span>
                }
            </h2>
        },
        Block::Exchange { index, of, who } => html! {
            <h3 key={format!("exchange {index}")} class="exchange-title" id={ExchangeId(*index as u32).to_string()}>
                { words::exchange(*index + 1, *of) }
                <span class="heading-note">{ who }</span>
            </h3>
        },
        Block::Aside(words) => aside(words, base, props.hidden),
        Block::Piece(piece) => html! {
            <TurnView key={format!("{} {}", piece.turn, piece.part)} {piece} {base} hidden={props.hidden} />
        },
    });
    html! {
        <div
            class="chunk"
            data-chunk={chunk.index.to_string()}
            data-bytes={chunk.span.len().to_string()}
            data-far={(!props.near).then_some("")}
        >
            { for blocks }
        </div>
    }
}

/// Words that nobody speaks, folded away where they are many.
fn aside(aside: &Aside, base: &Document, hidden: Shades) -> Html {
    let key = format!("aside {}", aside.paragraphs[0].span.start);
    let paragraphs = aside.paragraphs.iter().map(|p| paragraph(base, hidden, p));
    let paragraphs = html! { <>{ for paragraphs }</> };
    if aside.folded {
        html! {
            <details key={key} class="aside">
                <summary>{ words::folded(aside.section, aside.words) }</summary>
                { paragraphs }
            </details>
        }
    } else {
        html! { <div key={key} class="aside">{ paragraphs }</div> }
    }
}
