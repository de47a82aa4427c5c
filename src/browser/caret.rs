//! The words that are marked, by mouse or by a cursor that the keyboard moves through the text.
//!
//! The cursor is the browser's own selection, moved by its own words and lines; a CSS highlight shows where it stands.

use gloo::utils::{document, window};
use tickmark_engine::document::MentionId;
use tickmark_engine::{Document, Span};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, Node, Selection};

use super::highlight;
use super::transcript::{CALL, Paragraphs, Place, show};
use super::window::after;
use crate::snapshot::Snapshot;

/// The attribute of the text while the cursor is in it.
const ON: &str = "data-cursor";

fn selection() -> Option<Selection> {
    window().get_selection().ok().flatten()
}

fn call() -> Option<Element> {
    document().get_element_by_id(CALL)
}

/// Whether the cursor is in the text.
pub fn is_on() -> bool {
    call().is_some_and(|call| call.has_attribute(ON))
}

/// Puts the cursor before a figure, or before the first words in view; says whether there are any.
pub fn start(at: Option<MentionId>) -> bool {
    let Some(call) = call() else { return false };
    let mark = at.and_then(|id| call.query_selector(&format!("mark[data-mention=\"{id}\"]")).ok().flatten());
    let place = mark.or_else(|| {
        let view = call.get_bounding_client_rect();
        let x = (view.left() + view.width() / 2.0) as f32;
        let at = [60.0, 100.0, 160.0, 240.0].into_iter();
        at.filter_map(|below| {
            document().element_from_point(x, (view.top() + below) as f32)?.closest("p[data-start]").ok()?
        })
        .next()
    });
    let Some(text) = place.and_then(|place| first_text(&place)) else { return false };
    let Some(selection) = selection() else { return false };
    let _ = call.set_attribute(ON, "");
    let _ = call.dyn_ref::<web_sys::HtmlElement>().map(web_sys::HtmlElement::focus);
    let _ = selection.collapse_with_offset(Some(&text), 0);
    paint();
    true
}

/// Takes the cursor out of the text; what is marked stays marked no longer. Says whether there was one.
pub fn stop() -> bool {
    let Some(call) = call().filter(|call| call.has_attribute(ON)) else { return false };
    let _ = call.remove_attribute(ON);
    highlight::paint("cursor", &[]);
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
    }
    true
}

/// Marks the same words again once what is done to them has been painted, since painting takes their elements away.
pub fn keep(document: Snapshot<Document>, words: Span) {
    after(0, move || {
        let place = Paragraphs::painted().place(document.text(), words);
        if let (Some(selection), Some(Place { start, end })) = (selection(), place) {
            let _ = selection.set_base_and_extent(&start.0, start.1, &end.0, end.1);
            if is_on() {
                paint();
            }
        }
    })
    .forget();
}

/// Moves the cursor as an arrow key asks: with Shift it marks, with Ctrl it goes by words. Says whether the key was one.
pub fn key(event: &KeyboardEvent) -> bool {
    let by_word = event.ctrl_key() || event.alt_key();
    let (direction, granularity) = match event.key().as_str() {
        "ArrowLeft" => ("left", if by_word { "word" } else { "character" }),
        "ArrowRight" => ("right", if by_word { "word" } else { "character" }),
        "ArrowUp" => ("backward", if by_word { "paragraph" } else { "line" }),
        "ArrowDown" => ("forward", if by_word { "paragraph" } else { "line" }),
        "Home" => ("backward", "lineboundary"),
        "End" => ("forward", "lineboundary"),
        _ => return false,
    };
    let Some(selection) = selection() else { return false };
    let before = selection.focus_node().map(|node| (node, selection.focus_offset()));
    let alter = if event.shift_key() { "extend" } else { "move" };
    let _ = selection.modify(alter, direction, granularity);
    // The text ends where the next panel begins.
    if focus().is_none()
        && let Some((node, offset)) = before
    {
        let _ = if event.shift_key() {
            selection.extend_with_offset(&node, offset)
        } else {
            selection.collapse_with_offset(Some(&node), offset)
        };
    }
    paint();
    true
}

/// Where the cursor stands, in the text.
fn focus() -> Option<(Node, u32)> {
    let selection = selection()?;
    let node = selection.focus_node()?;
    paragraph(&node)?;
    Some((node, selection.focus_offset()))
}

fn paint() {
    let Some((node, offset)) = focus() else { return };
    let length = node.text_content().map_or(0, |words| words.encode_utf16().count() as u32);
    let end = (offset + 1).min(length);
    let place = Place { start: (node.clone(), offset.min(end.saturating_sub(1))), end: (node, end) };
    show(&place);
    highlight::paint("cursor", &[place]);
}

fn first_text(node: &Node) -> Option<Node> {
    let mut node = node.clone();
    while node.node_type() != Node::TEXT_NODE {
        node = node.first_child()?;
    }
    Some(node)
}

/// The painted paragraph that a node stands in.
fn paragraph(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let paragraph = element.closest("p[data-start]").ok().flatten()?;
    paragraph.closest(&format!("#{CALL}")).ok().flatten().map(|_| paragraph)
}

/// The byte of a place in the painted text.
fn byte(text: &str, node: &Node, offset: u32) -> Option<u32> {
    let paragraph = paragraph(node)?;
    let start: usize = paragraph.get_attribute("data-start")?.parse().ok()?;
    let range = document().create_range().ok()?;
    range.set_start(&paragraph, 0).ok()?;
    range.set_end(node, offset).ok()?;
    let mut units = range.to_string().length();
    let mut at = start;
    for c in text.get(start..)?.chars() {
        if units == 0 {
            break;
        }
        units = units.saturating_sub(c.len_utf16() as u32);
        at += c.len_utf8();
    }
    Some(at as u32)
}

/// The words that are marked, without blanks at their ends.
pub fn selected(text: &str) -> Option<Span> {
    let selection = selection()?;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = byte(text, &range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = byte(text, &range.end_container().ok()?, range.end_offset().ok()?)?;
    let words = text.get(start as usize..end as usize)?;
    let start = start as usize + (words.len() - words.trim_start().len());
    let words = words.trim();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

/// The place of the cursor, or where the marked words begin: the first letter from there on.
pub fn place(text: &str) -> Option<u32> {
    if let Some(span) = selected(text) {
        return Some(span.start);
    }
    let (node, offset) = focus()?;
    let at = byte(text, &node, offset)?;
    let rest = text.get(at as usize..)?;
    Some(at + (rest.len() - rest.trim_start().len()) as u32)
}
