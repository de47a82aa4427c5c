//! The window: theme, width, title, address, focus, dialogs.

use std::cell::Cell;
use std::rc::Rc;

use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use tickmark_engine::document::MentionId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::NodeRef;

use crate::state::view::{Theme, Width};
use crate::words::Language;

/// Where the chosen theme is stored.
const THEME: &str = "tickmark.theme";
/// The selected row of the table of figures.
const SELECTED_ROW: &str = ".figures tr[aria-selected]";
/// Where the chosen language is stored.
const LANGUAGE: &str = "tickmark.language";
/// Where the keys are stored.
const KEYS: &str = "tickmark.keys";

/// No frame is waited for longer than this, in milliseconds: a window behind others may have none.
const LONGEST_FRAME: u32 = 250;

/// Does something once what has just been drawn is painted. A tab out of sight paints nothing, so it waits for nothing. What is
/// dropped before is not done.
pub fn after_paint(act: impl FnOnce() + 'static) -> impl Sized {
    let act = Rc::new(Cell::new(Some(act)));
    let once = || {
        let act = Rc::downgrade(&act);
        move || {
            if let Some(act) = act.upgrade().and_then(|act| act.take()) {
                act();
            }
        }
    };
    let (painted, late) = (once(), once());
    // The frame is painted between its beginning and the timer that is set there.
    let frame = request_animation_frame(move |_| {
        Timeout::new(0, painted).forget();
    });
    let longest = if document().hidden() { 0 } else { LONGEST_FRAME };
    (act, frame, Timeout::new(longest, late))
}

fn stored(name: &str) -> Option<String> {
    window().local_storage().ok().flatten().and_then(|store| store.get_item(name).ok().flatten())
}

/// The keys as they are stored; empty where they are not, or the store is blocked.
pub fn stored_keys() -> String {
    stored(KEYS).unwrap_or_default()
}

/// Keeps the keys where that is allowed.
pub fn store_keys(keys: &str) {
    if let Ok(Some(store)) = window().local_storage() {
        let _ = if keys.is_empty() { store.remove_item(KEYS) } else { store.set_item(KEYS, keys) };
    }
}

/// The language that was chosen before, or else the browser's own.
pub fn stored_language() -> Language {
    let tag = stored(LANGUAGE).or_else(|| window().navigator().language());
    Language::of_tag(&tag.unwrap_or_default())
}

/// Says in which language the page is, and keeps it where that is allowed.
pub fn set_language(language: Language) {
    let _ = gloo::utils::document_element().set_attribute("lang", language.as_str());
    if let Ok(Some(store)) = window().local_storage() {
        let _ = store.set_item(LANGUAGE, language.as_str());
    }
}

/// The theme that was chosen before. A blocked store means the system's.
pub fn stored_theme() -> Theme {
    stored(THEME).map_or(Theme::System, |word| Theme::parse(&word))
}

/// Shows the theme, and keeps it where that is allowed.
pub fn apply_theme(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme.as_str());
    }
    if let Ok(Some(store)) = window().local_storage() {
        let _ = match theme {
            Theme::System => store.remove_item(THEME),
            _ => store.set_item(THEME, theme.as_str()),
        };
    }
}

/// How much room the window has. The limits are those of layout.css.
pub fn width() -> Width {
    let matches = |query: &str| window().match_media(query).ok().flatten().is_some_and(|list| list.matches());
    if matches("(max-width: 700px)") {
        Width::Narrow
    } else if matches("(max-width: 1180px)") {
        Width::Medium
    } else {
        Width::Wide
    }
}

/// Names the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The sample that the address asks for: `?sample=name` or `#sample=name`.
pub fn asked_sample() -> Option<String> {
    let location = window().location();
    [location.search(), location.hash()].into_iter().flatten().find_map(|part| {
        part.trim_start_matches(['?', '#']).split('&').find_map(|pair| pair.strip_prefix("sample=").map(str::to_owned))
    })
}

/// What the fields of the form hold: name and value; of a box that is ticked, "yes".
pub fn filled() -> Vec<(String, String)> {
    let Ok(list) = document().query_selector_all(".form [name]") else { return vec![] };
    let get = |element: &wasm_bindgen::JsValue, key: &str| js_sys::Reflect::get(element, &key.into()).ok();
    let fields = (0..list.length()).filter_map(|i| list.get(i));
    fields
        .filter_map(|field| {
            let name = get(&field, "name")?.as_string()?;
            let value = match get(&field, "type")?.as_string()?.as_str() {
                "checkbox" if get(&field, "checked")?.is_truthy() => "yes".to_owned(),
                "checkbox" => String::new(),
                _ => get(&field, "value")?.as_string()?,
            };
            Some((name, value))
        })
        .collect()
}

/// Puts the keyboard's focus on the element of that id, and selects its text where it has one.
pub fn focus(id: &str) {
    let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let _ = element.focus();
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

/// Clicks the element behind `node`, as the file chooser needs it.
pub fn click(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.click();
    }
}

/// Puts the focus on the element behind `node`.
pub fn focus_node(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// How high all is that the element behind `node` scrolls, in pixels.
pub fn height(node: &NodeRef) -> i32 {
    node.cast::<HtmlElement>().map_or(0, |element| element.scroll_height())
}

/// Scrolls the element behind `node` on by so many pixels.
pub fn scroll_on(node: &NodeRef, pixels: i32) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.set_scroll_top(element.scroll_top() + pixels);
    }
}

/// Opens the dialog behind `node` in front of everything else.
pub fn show_modal(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>()
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog in front of everything else, so that what is behind can take the focus.
pub fn close_dialog() {
    let dialog = document().query_selector("dialog[open]").ok().flatten();
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Closes the popover of that id, if it is open.
pub fn hide_popover(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Ok(hide) = js_sys::Reflect::get(&element, &"hidePopover".into())
        && let Ok(hide) = hide.dyn_into::<js_sys::Function>()
    {
        let _ = hide.call0(&element);
    }
}

/// Whether a dialog is open.
pub fn dialog_is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// An act that is still to come. Dropping it means that it does not come.
pub type Wait = gloo::timers::callback::Timeout;

/// Calls `act` after some milliseconds.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) -> Wait {
    Wait::new(milliseconds, act)
}

/// Shows which row of the table of figures is selected, without drawing the table again, and scrolls it into view.
pub fn select_row(figure: Option<MentionId>) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let old = find(SELECTED_ROW);
    let row = figure.and_then(|figure| find(&format!(".figures tr[data-mention=\"{figure}\"]")));
    if old == row {
        return;
    }
    if let Some(old) = old {
        let _ = old.remove_attribute("aria-selected");
    }
    if let Some(row) = row {
        let _ = row.set_attribute("aria-selected", "true");
        reveal(SELECTED_ROW);
    }
}

/// Scrolls the row of a table, or the line of an outline, into view inside its own panel.
pub fn reveal(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
