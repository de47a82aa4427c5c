//! The table of figures: grouped by subject, sorted, filtered; a row leads to the text, a figure of the text to its row.

use tickmark_engine::Document;
use tickmark_engine::document::{Direction, MentionId, Verdict};
use yew::prelude::*;

use super::legend::legend;
use super::{use_dispatch, use_run};
use crate::browser::{events, window};
use crate::queries::Views;
use crate::queries::figures::{Line, Row, lines};
use crate::queries::filter::passes;
use crate::snapshot::Snapshot;
use crate::state::Filter;
use crate::state::filter::{self, Column};
use crate::state::keys::Command;
use crate::state::kinds::Shade;
use crate::state::view::Width;
use crate::tasks::commands;
use crate::words;

/// So many lines are drawn at first, and as many more each time they are asked for.
const PAGE: usize = 300;

/// What [`Figures`] shows.
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// What was computed for the document: its rows and verdicts.
    pub views: Snapshot<Views>,
    /// The document.
    pub document: Snapshot<Document>,
    /// Which rows are shown, and in which order.
    pub filter: Filter,
    /// The selected figure.
    pub mention: Option<MentionId>,
    /// The room there is.
    pub width: Width,
    /// Whether every line is drawn, since the table is being printed.
    pub printing: bool,
}

/// The table of figures with its legend and its filter.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let dispatch = use_dispatch();
    let limit = use_state(|| PAGE);
    let run = use_run();
    let rows = &props.views.figures;
    let lines = use_memo((props.views.clone(), props.filter.clone()), {
        let document = props.document.clone();
        move |(views, filter)| {
            let shown = |id| passes(&document, &views.verdicts, filter, id);
            lines(&views.figures, filter, &shown)
        }
    });
    let counts = use_memo(props.document.clone(), |document| {
        Shade::ALL.map(|shade| document.mentions.iter().filter(|mention| Shade::of(mention) == shade).count())
    });
    let selected = props.mention.and_then(|mention| rows.iter().position(|row| row.mentions.contains(&mention)));
    // A selected row is drawn even where it stands far down.
    let needed = selected.and_then(|row| lines.iter().position(|line| *line == Line::Row(row))).map_or(0, |at| at + 1);
    let limit_now = if props.printing { lines.len() } else { *limit };
    let drawn = limit_now.max(needed.next_multiple_of(PAGE)).min(lines.len());
    use_effect_with(selected, |selected| {
        if selected.is_some() {
            window::reveal(".figures tr[aria-selected=true]");
        }
    });
    let oninput = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| dispatch.dispatch(filter::Action::Text(events::text_of(&event)).into())
    };
    let column = |column: Column, name: &'static str| {
        let dispatch = dispatch.clone();
        let onclick = move |_| dispatch.dispatch(filter::Action::Sort(column).into());
        let (sort, arrow) = match (props.filter.column == column, props.filter.descending) {
            (true, false) => ("ascending", " ↑"),
            (true, true) => ("descending", " ↓"),
            (false, _) => ("none", ""),
        };
        html! {
            <th scope="col" aria-sort={sort} class={name}>
                <button type="button" class="link" {onclick}>{ name }<span aria-hidden="true">{ arrow }</span></button>
            </th>
        }
    };
    let more = {
        let limit = limit.clone();
        move |_| limit.set(drawn + PAGE)
    };
    let onclick = {
        let (dispatch, width) = (dispatch.clone(), props.width);
        move |event: MouseEvent| {
            if let Some(id) = events::id_at(&event, "data-mention") {
                commands::go_to_figure(MentionId(id), width, &dispatch);
            }
        }
    };
    let facets = props.filter.by.iter().map(|(facet, value)| {
        let (dispatch, facet) = (dispatch.clone(), *facet);
        let onclick = move |_: MouseEvent| dispatch.dispatch(filter::Action::By(facet, String::new()).into());
        let name = format!("{}: {}", words::facet(facet), words::facet_value(facet, value));
        let label = words::drop_facet(&name);
        html! { <button key={facet.as_str()} type="button" class="chip facet" aria-label={label} {onclick}>{ name }{ " ×" }</button> }
    });
    let body = lines[..drawn].iter().map(|line| match line {
        Line::Group(i) => {
            let subject = &rows[*i].subject;
            let subject = if subject.is_empty() { words::NO_SUBJECT } else { subject.as_str() };
            html! {
                <tr key={format!("group {i}")} class="group">
                    <th scope="rowgroup" colspan="5">{ subject.to_owned() }</th>
                </tr>
            }
        }
        Line::Row(i) => row(&rows[*i], *i, selected == Some(*i)),
    });
    html! {
        <div class="figures">
            <div class="figures-tools">
                { legend(props.filter.hidden, &counts, &dispatch) }
                <div class="facets" role="group" aria-label={words::FILTER_TITLE}>
                    { for facets }
                    <button type="button" class="chip" onclick={move |_| { run.emit(Command::Filter); }}>{ words::MORE_FILTERS }</button>
                </div>
                <input
                    type="search"
                    class="filter"
                    placeholder={words::FILTER}
                    aria-label={words::FILTER}
                    spellcheck="false"
                    autocomplete="off"
                    value={props.filter.text.clone()}
                    {oninput}
                />
            </div>
            <div class="figures-scroll" role="group" aria-label={words::panel(crate::state::view::Panel::Figures)} tabindex="0">
                if lines.is_empty() {
                    <p class="empty">{ if rows.is_empty() { words::NO_FIGURES_AT_ALL } else { words::NO_FIGURES } }</p>
                } else {
                    <table>
                        <thead>
                            <tr>
                                { column(Column::Metric, words::METRIC) }
                                { column(Column::Value, words::VALUE) }
                                { column(Column::Change, words::CHANGE) }
                                { column(Column::Against, words::AGAINST) }
                                <th scope="col" class="check"><span class="hidden-words">{ words::CHECK }</span></th>
                            </tr>
                        </thead>
                        <tbody {onclick}>{ for body }</tbody>
                    </table>
                    if drawn < lines.len() {
                        <button type="button" class="button more" onclick={more}>
                            { format!("{} ({} / {})", words::MORE, words::thousands(drawn), words::thousands(lines.len())) }
                        </button>
                    }
                }
            </div>
        </div>
    }
}

/// One row; the table finds by its `data-mention` which one was clicked.
fn row(row: &Row, place: usize, selected: bool) -> Html {
    let direction = match row.direction {
        Some(Direction::Up) => Some("up"),
        Some(Direction::Down) => Some("down"),
        _ => None,
    };
    let name = if row.metric.is_empty() { row.words.clone() } else { row.metric.clone() };
    let unnamed = row.metric.is_empty().then_some("unnamed");
    html! {
        <tr key={place} aria-selected={if selected { "true" } else { "false" }} data-mention={row.mention.to_string()}>
            <th scope="row" class="metric">
                <button type="button" class={classes!("link", unnamed)} title={row.words.clone()}>{ name }</button>
            </th>
            <td class="value">{ &row.value }</td>
            <td class={classes!("change", direction)}>{ &row.change }</td>
            <td class="against">{ if row.change.is_empty() || !row.against.is_empty() { row.against.clone() } else { "–".to_owned() } }</td>
            <td class="check">{ row.verdict.map(verdict) }</td>
        </tr>
    }
}

/// A verdict as a tick or a flag, with words for who cannot see it.
pub fn verdict(verdict: Verdict) -> Html {
    match verdict {
        Verdict::Agrees => html! { <span class="tick" role="img" aria-label={verdict.as_str()}>{ "✓" }</span> },
        Verdict::Conflicts => html! { <span class="flag" role="img" aria-label={verdict.as_str()}>{ "⚑" }</span> },
    }
}
