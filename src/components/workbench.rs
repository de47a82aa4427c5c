//! The page while a call is open: outline, text, panels.

use tickmark_engine::Document;
use yew::prelude::*;

use super::card::CardView;
use super::checks::Checks;
use super::figures::Figures;
use super::outline::OutlineView;
use super::pictures::Pictures;
use super::speakers::Speakers;
use super::status_bar::status_bar;
use super::strip::Strip;
use super::tabs::tabs;
use super::tags::Tags;
use super::top_bar::TopBar;
use super::transcript::Transcript;
use super::use_dispatch;
use crate::browser::window;
use crate::queries::Views;
use crate::queries::figures::{Index, Line, lines};
use crate::queries::filter::passes;
use crate::snapshot::Snapshot;
use crate::state::keys::Keys;
use crate::state::saving::Kept;
use crate::state::view::{Panel, Theme, Width};
use crate::state::{Filter, OpenDocument, Search, Selection};
use crate::words;

/// What [`Workbench`] shows.
#[derive(Properties, PartialEq)]
pub struct WorkbenchProps {
    /// The document.
    pub open: OpenDocument,
    /// What is selected in it.
    pub selection: Selection,
    /// Which figures are shown.
    pub filter: Filter,
    /// What is searched for.
    pub search: Search,
    /// The tab.
    pub panel: Panel,
    /// The room there is.
    pub width: Width,
    /// The theme.
    pub theme: Theme,
    /// Whether every file is kept for offline use.
    pub offline: bool,
    /// How far the keeping of the document is.
    pub kept: Option<Kept>,
    /// Whether the page is being printed: then all of the text and of the table is drawn.
    pub printing: bool,
    /// The keys as the person has them.
    pub keys: Keys,
}

/// The page while a call is open.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    let dispatch = use_dispatch();
    let document = props.open.document.clone();
    let base = props.open.review.base.clone();
    // The beginning of the text is painted first; the rest and the lists beside it come with the frame after. Where a place is asked
    // for, all of it comes at once.
    let painted = use_state(|| None::<Snapshot<Document>>);
    let asked = props.selection.visit.is_some() || props.search.hit().is_some();
    let beside = props.printing || asked || painted.as_ref() == Some(&base);
    let last = use_mut_ref(|| None::<(Snapshot<Document>, Snapshot<Document>, Snapshot<Views>)>);
    let views = use_memo((document.clone(), base.clone(), beside), |(document, base, beside)| {
        let old = last.take().filter(|(of, ..)| of == base);
        let views = Views::of(document, old.as_ref().map(|(_, before, views)| (&**before, &**views)), *beside);
        let views = Snapshot::new(views);
        *last.borrow_mut() = Some((base.clone(), document.clone(), views.clone()));
        views
    });
    let views = (*views).clone();
    use_effect_with(base.clone(), move |base| {
        let base = base.clone();
        let frame = window::after_paint(move || painted.set(Some(base)));
        move || drop(frame)
    });
    let selection = &props.selection;
    // Without a filter by what the figures are, the lines of the table depend on its rows only.
    let filtered = (!props.filter.by.is_empty()).then(|| (document.clone(), views.verdicts.clone()));
    let index = use_memo(views.figures.clone(), |rows| Index::of(rows));
    let lines = use_memo((views.figures.clone(), props.filter.clone(), filtered), |(rows, filter, filtered)| {
        let passes = |id| filtered.as_ref().is_none_or(|(document, verdicts)| passes(document, verdicts, filter, id));
        Snapshot::new(lines(rows, &index, filter, &passes))
    });
    let selected = use_memo((selection.mention, (*lines).clone()), |(mention, lines)| {
        let row = mention.and_then(|mention| views.figures.iter().position(|row| row.mentions.contains(&mention)))?;
        let line = lines.iter().position(|line| *line == Line::Row(row))?;
        Some((views.figures[row].mention, line))
    });
    use_effect_with((*selected, (*lines).clone(), props.panel, beside), |(selected, ..)| {
        window::select_row(selected.map(|(mention, _)| mention));
    });
    let width = props.width;
    let printing = props.printing;
    // On a wider screen the panel of figures stands for those that are always in view; so it does on paper.
    let always = printing || matches!(props.panel, Panel::Call | Panel::Outline);
    let right = if always { Panel::Figures } else { props.panel };
    let tag = selection.tag.and_then(|tag| document.tags.get(tag as usize)).map(|tag| tag.span);
    html! {
        <div class="workbench" data-panel={props.panel.as_str()} data-first={(!beside).then_some("")}>
            <a class="skip" href="#call">{ words::SKIP }</a>
            <TopBar
                open={props.open.clone()}
                views={views.clone()}
                search={props.search.clone()}
                theme={props.theme}
                keys={props.keys.clone()}
            />
            // One landmark for all that is about the call, whichever of its rooms a narrow screen shows.
            <main class="rooms">
                <section class="left" id="panel-outline" aria-label={words::OUTLINE}>
                    if beside {
                        <OutlineView outline={views.outline.clone()} reading={selection.reading} {width} />
                        <Speakers people={views.people.clone()} {width} />
                    }
                </section>
                <div class="text" id="panel-call">
                    <Transcript
                        open={props.open.clone()}
                        views={views.clone()}
                        hidden={props.filter.hidden}
                        mention={selection.mention}
                        {tag}
                        visit={selection.visit}
                        reading={selection.reading}
                        search={props.search.clone()}
                        {printing}
                        {beside}
                    />
                    <Strip
                        document={document.clone()}
                        stripes={views.strip.clone()}
                        hits={props.search.hits.clone()}
                        reading={selection.reading}
                        {width}
                    />
                </div>
                { tabs(props.panel, width, &views.summary, &dispatch) }
                <section class="right" aria-label={words::panel(right)}>
                    if !beside {
                    } else if right == Panel::Tags {
                        <Tags open={props.open.clone()} tag={selection.tag} {width} />
                    } else if right == Panel::Pictures {
                        <Pictures document={document.clone()} people={views.people.clone()} {width} />
                    } else if right == Panel::Checks {
                        <Checks
                            checks={views.checks.clone()}
                            document={document.clone()}
                            mention={selection.mention}
                            {width}
                        />
                    } else {
                        <Figures
                            rows={views.figures.clone()}
                            lines={(*lines).clone()}
                            shades={views.shades}
                            filter={props.filter.clone()}
                            selected={*selected}
                            {width}
                            {printing}
                        />
                    }
                </section>
                <CardView open={props.open.clone()} views={views.clone()} selection={selection.clone()} keys={props.keys.clone()} />
            </main>
            { status_bar(&views.summary, props.offline, props.kept.as_ref(), &props.keys, &dispatch) }
        </div>
    }
}
