//! The table of figures: grouped by subject, sorted, filtered; a row leads to the text, a figure of the text to its row.

use tickmark_engine::document::{Direction, MentionId, Verdict};
use yew::prelude::*;

use super::legend::legend;
use super::{use_dispatch, use_run};
use crate::browser::{events, window};
use crate::queries::figures::{Line, Row};
use crate::queries::stretch::{PAGE, Stretch};
use crate::snapshot::Snapshot;
use crate::state::Filter;
use crate::state::filter::{self, Column};
use crate::state::keys::Command;
use crate::state::view::Width;
use crate::tasks::commands;
use crate::words::{self, Word};

/// What [`Figures`] shows. Which row is selected is shown without drawing the table again.
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// Every row.
    pub rows: Snapshot<Vec<Snapshot<Row>>>,
    /// Which of them are shown, in which order.
    pub lines: Snapshot<Vec<Line>>,
    /// How many figures there are of each shade.
    pub shades: [usize; 6],
    /// Why they are shown so.
    pub filter: Filter,
    /// The figure of the selected row and its line, which is drawn when it is selected.
    pub selected: Option<(MentionId, usize)>,
    /// The room there is.
    pub width: Width,
    /// Whether every line is drawn, since the table is being printed.
    pub printing: bool,
}

/// The table of figures with its legend and its filter.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let dispatch = use_dispatch();
    let stretch = use_mut_ref(|| Stretch::beginning(None));
    let filter = use_mut_ref(|| props.filter.clone());
    let update = use_force_update();
    let run = use_run();
    let (rows, lines) = (&props.rows, &props.lines);
    // What another filter leaves is read from its beginning.
    if filter.replace(props.filter.clone()) != props.filter {
        *stretch.borrow_mut() = Stretch::beginning(props.selected.map(|(figure, _)| figure));
    }
    let drawn = stretch.borrow_mut().of(lines.len(), props.selected);
    let drawn = if props.printing { 0..lines.len() } else { drawn };
    let oninput = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| dispatch.dispatch(filter::Action::Text(events::text_of(&event)).into())
    };
    let column = |column: Column, class: &'static str, name: Word| {
        let dispatch = dispatch.clone();
        let onclick = move |_| dispatch.dispatch(filter::Action::Sort(column).into());
        let (sort, arrow) = match (props.filter.column == column, props.filter.descending) {
            (true, false) => ("ascending", " ↑"),
            (true, true) => ("descending", " ↓"),
            (false, _) => ("none", ""),
        };
        html! {
            <th scope="col" aria-sort={sort} {class}>
                <button type="button" class="link" {onclick}>{ name }<span aria-hidden="true">{ arrow }</span></button>
            </th>
        }
    };
    let scroller = use_node_ref();
    // How high the table was before lines came above those that are seen, which then stay where they are.
    let before = use_mut_ref(|| None::<i32>);
    use_effect_with(drawn.clone(), {
        let (scroller, before) = (scroller.clone(), before.clone());
        move |_| {
            if let Some(before) = before.take() {
                window::scroll_on(&scroller, window::height(&scroller) - before);
            }
        }
    });
    let grow = {
        let scroller = scroller.clone();
        move |grow: fn(&mut Stretch), above: bool| {
            let (stretch, update, scroller, before) =
                (stretch.clone(), update.clone(), scroller.clone(), before.clone());
            Callback::from(move |()| {
                if above {
                    before.replace(Some(window::height(&scroller)));
                }
                grow(&mut stretch.borrow_mut());
                update.force_update();
            })
        }
    };
    let (earlier, later) = (grow(Stretch::earlier, true), grow(Stretch::later, false));
    let onscroll = {
        let (before, after) = (drawn.start > 0, drawn.end < lines.len());
        let (earlier, later) = (earlier.clone(), later.clone());
        move |event: Event| {
            if after && events::is_near_end(&event) {
                later.emit(());
            } else if before && events::is_near_beginning(&event) {
                earlier.emit(());
            }
        }
    };
    let more = |word: Word, lines: usize, act: Callback<()>| {
        let scroller = scroller.clone();
        let onclick = move |_: MouseEvent| {
            act.emit(());
            // The button may go with the last lines, and would take the focus with it.
            if lines <= PAGE {
                window::focus_node(&scroller);
            }
        };
        html! { <button type="button" class="button more" {onclick}>{ format!("{word} ({})", words::thousands(lines)) }</button> }
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
    // The first row is told of which subject it is, though the line that names it comes before those drawn.
    let of = lines[..drawn.start].iter().rfind(|line| matches!(line, Line::Group(_)));
    let of = of.filter(|_| matches!(lines.get(drawn.start), Some(Line::Row(_))));
    let body = of.into_iter().chain(&lines[drawn.clone()]).map(|line| match line {
        Line::Group(i) => {
            let subject = match &*rows[*i].subject {
                "" => words::NO_SUBJECT.text(),
                subject => subject,
            };
            html! {
                <tr key={format!("group {subject}")} class="group">
                    <th scope="rowgroup" colspan="5">{ subject.to_owned() }</th>
                </tr>
            }
        }
        Line::Row(i) => {
            let row = &rows[*i];
            let key = row.mentions.iter().map(MentionId::to_string).collect::<String>();
            html! { <RowView {key} row={row.clone()} /> }
        }
    });
    html! {
        <div class="figures">
            <div class="figures-tools">
                { legend(props.filter.hidden, &props.shades, &dispatch) }
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
            <div ref={&scroller} class="figures-scroll" role="group" aria-label={words::panel(crate::state::view::Panel::Figures)} tabindex="0" {onscroll}>
                if lines.is_empty() {
                    <p class="empty">{ if rows.is_empty() { words::NO_FIGURES_AT_ALL } else { words::NO_FIGURES } }</p>
                } else {
                    if drawn.start > 0 {
                        { more(words::EARLIER, drawn.start, earlier) }
                    }
                    <table>
                        <thead>
                            <tr>
                                { column(Column::Metric, "metric", words::METRIC) }
                                { column(Column::Value, "value", words::VALUE) }
                                { column(Column::Change, "change", words::CHANGE) }
                                { column(Column::Against, "against", words::AGAINST) }
                                <th scope="col" class="check"><span class="hidden-words">{ words::CHECK }</span></th>
                            </tr>
                        </thead>
                        <tbody {onclick}>{ for body }</tbody>
                    </table>
                    if drawn.end < lines.len() {
                        { more(words::MORE, lines.len() - drawn.end, later) }
                    }
                }
            </div>
        </div>
    }
}

/// What [`RowView`] shows.
#[derive(Properties, PartialEq)]
struct RowProps {
    /// The row; one that is the same in memory is not drawn again.
    row: Snapshot<Row>,
}

/// One row; the table finds by its `data-mention` which one was clicked. Its key is what it is about, so that a row that comes or
/// goes leaves the others as they are.
#[component]
fn RowView(props: &RowProps) -> Html {
    let row = &*props.row;
    let direction = match row.direction {
        Some(Direction::Up) => Some("up"),
        Some(Direction::Down) => Some("down"),
        _ => None,
    };
    let name = if row.metric.is_empty() { row.words.clone() } else { row.metric.clone() };
    let unnamed = row.metric.is_empty().then_some("unnamed");
    html! {
        <tr data-mention={row.mention.to_string()}>
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
        Verdict::Agrees => html! { <span class="tick" role="img" aria-label={words::verdict(verdict)}>{ "✓" }</span> },
        Verdict::Conflicts => {
            html! { <span class="flag" role="img" aria-label={words::verdict(verdict)}>{ "⚑" }</span> }
        }
    }
}
