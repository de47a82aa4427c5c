//! The painted text: places in it, what is in view, what is selected.

use gloo::utils::document;
use tickmark_engine::Span;
use tickmark_engine::document::{MentionId, TurnId};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Node, NodeList,
};

use crate::queries::transcript::LONGEST;

/// The id of the element that scrolls the text.
pub const CALL: &str = "call";

/// A stretch of the painted text: text nodes and UTF-16 offsets in them.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where it begins.
    pub start: (Node, u32),
    /// Where it ends.
    pub end: (Node, u32),
}

fn call() -> Option<HtmlElement> {
    document().get_element_by_id(CALL)?.dyn_into().ok()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let list: Option<NodeList> = call().and_then(|call| call.query_selector_all(selector).ok());
    let list = list.iter().flat_map(|list| (0..list.length()).filter_map(|i| list.get(i)));
    list.filter_map(|node| node.dyn_into().ok()).collect()
}

fn start_of(paragraph: &Element) -> u32 {
    paragraph.get_attribute("data-start").and_then(|start| start.parse().ok()).unwrap_or(0)
}

/// The painted paragraphs, to look places up in.
pub struct Paragraphs(Vec<(u32, HtmlElement)>);

impl Paragraphs {
    /// Those that are painted at the moment.
    pub fn painted() -> Self {
        Self(all("p[data-start]").into_iter().map(|paragraph| (start_of(&paragraph), paragraph)).collect())
    }

    /// Where `span` of `text` is painted, if it is.
    pub fn place(&self, text: &str, span: Span) -> Option<Place> {
        let at = self.0.partition_point(|(start, _)| *start <= span.start).checked_sub(1)?;
        let (start, paragraph) = &self.0[at];
        // The place may be in a paragraph further down that is not painted.
        if span.start - start > LONGEST {
            return None;
        }
        let units = |range: std::ops::Range<u32>| {
            text.get(range.start as usize..range.end as usize).map(|words| words.encode_utf16().count() as u32)
        };
        let first = units(*start..span.start)?;
        let last = first + units(span.start..span.end)?;
        let mut nodes = vec![];
        text_nodes(paragraph, &mut nodes);
        let mut cursor = 0;
        let (mut from, mut to) = (None, None);
        for node in nodes {
            let length = node.text_content().map_or(0, |words| words.encode_utf16().count() as u32);
            if from.is_none() && first < cursor + length {
                from = Some((node.clone(), first - cursor));
            }
            if last <= cursor + length {
                to = Some((node, last - cursor));
                break;
            }
            cursor += length;
        }
        Some(Place { start: from?, end: to? })
    }
}

fn text_nodes(node: &Node, nodes: &mut Vec<Node>) {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|i| children.get(i)) {
        if child.node_type() == Node::TEXT_NODE {
            nodes.push(child);
        } else {
            text_nodes(&child, nodes);
        }
    }
}

/// Brings a stretch of the text to the middle of the view.
pub fn show(place: &Place) {
    let Some(call) = call() else { return };
    if let Some(element) = place.start.0.parent_element() {
        unfold(&element);
    }
    let Ok(range) = document().create_range() else { return };
    let _ = range.set_start(&place.start.0, place.start.1);
    let _ = range.set_end(&place.end.0, place.end.1);
    let (view, words) = (call.get_bounding_client_rect(), range.get_bounding_client_rect());
    if words.top() < view.top() + 60.0 || words.bottom() > view.bottom() - 40.0 {
        let middle = f64::from(call.scroll_top()) + words.top() - view.top() - view.height() / 2.0;
        call.set_scroll_top(middle as i32);
    }
}

/// Opens what an element is folded away in.
fn unfold(element: &Element) {
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        let _ = details.set_attribute("open", "");
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

fn mark(id: MentionId) -> Option<HtmlElement> {
    call()?.query_selector(&format!("mark[data-mention=\"{id}\"]")).ok().flatten()?.dyn_into().ok()
}

/// Brings a figure into view; says whether it is painted.
pub fn show_mention(id: MentionId, focus: bool) -> bool {
    mark(id).is_some_and(|mark| bring(&mark, web_sys::ScrollLogicalPosition::Center, focus))
}

/// Whether a figure is wholly in view, so that it can be read with what stands around it.
pub fn is_in_view(id: MentionId) -> bool {
    mark(id).is_some_and(|mark| in_view(&mark))
}

fn in_view(element: &HtmlElement) -> bool {
    call().is_some_and(|call| {
        let (view, area) = (call.get_bounding_client_rect(), element.get_bounding_client_rect());
        area.height() > 0.0 && area.top() >= view.top() && area.bottom() <= view.bottom()
    })
}

/// Brings the beginning of a turn into view; says whether it is painted.
pub fn show_turn(id: TurnId, focus: bool) -> bool {
    let turn = document().get_element_by_id(&id.to_string()).and_then(|turn| turn.dyn_into().ok());
    turn.is_some_and(|turn| bring(&turn, web_sys::ScrollLogicalPosition::Start, focus))
}

fn bring(element: &HtmlElement, block: web_sys::ScrollLogicalPosition, focus: bool) -> bool {
    unfold(element);
    let in_view = call().is_some_and(|call| {
        let (view, area) = (call.get_bounding_client_rect(), element.get_bounding_client_rect());
        area.top() >= view.top() + 40.0 && area.bottom() <= view.bottom() - 40.0
    });
    // What is well in view stays where it is: a reader's eye does not like to jump.
    if !in_view || block == web_sys::ScrollLogicalPosition::Start {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(block);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    if focus {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    true
}

/// Shows which figure or tag is selected, without painting the text anew.
pub fn select(id: Option<MentionId>, tag: Option<Span>) {
    for old in all("mark[aria-current]") {
        let _ = old.remove_attribute("aria-current");
        let _ = old.remove_attribute("aria-describedby");
    }
    if let Some(tag) = tag {
        let at = |mark: &HtmlElement| mark.get_attribute("data-at").and_then(|at| at.parse::<u32>().ok());
        for mark in
            all("mark[data-at]").iter().filter(|mark| at(mark).is_some_and(|at| tag.start <= at && at < tag.end))
        {
            let _ = mark.set_attribute("aria-current", "true");
            let _ = mark.set_attribute("aria-describedby", "card");
        }
    }
    if let Some(id) = id {
        for mark in all(&format!("mark[data-mention=\"{id}\"]")) {
            let _ = mark.set_attribute("aria-current", "true");
            let _ = mark.set_attribute("aria-describedby", "card");
        }
    }
}

/// The turn that is read at the moment: the one at the top of the view.
pub fn reading() -> Option<TurnId> {
    let view = call()?.get_bounding_client_rect();
    let x = view.left() + view.width() / 2.0;
    // Between two turns there is a gap: the next thing below it counts.
    let at = |below: f64| document().element_from_point(x as f32, (view.top() + below) as f32);
    let turn = [70.0, 110.0, 170.0, 250.0].into_iter().filter_map(at);
    let turn = turn.filter_map(|element| element.closest("[data-turn]").ok().flatten()).next()?;
    super::events::number(&turn.get_attribute("data-turn")?).map(TurnId)
}

/// Scrolls back to the beginning.
pub fn to_top() {
    if let Some(call) = call() {
        call.set_scroll_top(0);
    }
}

/// Tells which chunks are near the view. Stops when it is dropped.
pub struct Near {
    observer: IntersectionObserver,
    _act: Closure<dyn Fn(js_sys::Array)>,
}

impl Near {
    /// Watches every painted chunk; `act` gets the chunks that came near and those that went far.
    pub fn watch(act: impl Fn(Vec<usize>, Vec<usize>) + 'static) -> Option<Self> {
        let call = call()?;
        let act = Closure::new(move |entries: js_sys::Array| {
            let (mut near, mut far) = (vec![], vec![]);
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
                let Some(index) = entry.target().get_attribute("data-chunk").and_then(|index| index.parse().ok())
                else {
                    continue;
                };
                if entry.is_intersecting() {
                    near.push(index);
                } else {
                    // Its height is kept, so that nothing moves when it is taken away.
                    set_height(&entry.target(), entry.bounding_client_rect().height());
                    far.push(index);
                }
            }
            act(near, far);
        });
        let options = IntersectionObserverInit::new();
        options.set_root(Some(&call));
        options.set_root_margin("1500px");
        let observer = IntersectionObserver::new_with_options(act.as_ref().unchecked_ref(), &options).ok()?;
        for chunk in all("[data-chunk]") {
            observer.observe(&chunk);
        }
        Some(Self { observer, _act: act })
    }
}

impl Drop for Near {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Gives each chunk that is not painted yet the height that its text will take, roughly.
pub fn estimate_heights() {
    let width = call().map_or(700.0, |call| f64::from(call.client_width()).clamp(200.0, 720.0));
    for chunk in all("[data-chunk]") {
        let bytes = chunk.get_attribute("data-bytes").and_then(|bytes| bytes.parse::<f64>().ok()).unwrap_or(0.0);
        set_height(&chunk, bytes / (width / 9.0) * 30.0 + 100.0);
    }
}

fn set_height(element: &Element, height: f64) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property("--height", &format!("{height}px"));
    }
}
