//! What happens in the window, put into the page's own terms.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    ClipboardEvent, DragEvent, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent,
};
use yew::{InputEvent, TargetCast};

use super::files::Given;
use crate::state::keys::Press;

/// Any event of the browser.
pub type JsEvent = JsValue;

/// Listeners that live as long as this value.
pub type Listeners = Vec<EventListener>;

/// Calls `act` for each key; `act` says whether the key was used.
pub fn on_key(act: impl Fn(Press) -> bool + 'static) -> EventListener {
    EventListener::new_with_options(
        &document(),
        "keydown",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.default_prevented() {
                return;
            }
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let typing = target.is_some_and(|target| is_field(&target));
            let dialog = super::window::dialog_is_open();
            if !typing && !dialog && super::caret::is_on() && super::caret::key(event) {
                event.prevent_default();
                return;
            }
            let control = event.ctrl_key() || event.meta_key();
            let press = Press {
                key: if control { format!("Ctrl+{}", event.key()) } else { event.key() },
                modified: event.alt_key() || event.is_composing(),
                typing,
                dialog,
            };
            if act(press) {
                event.prevent_default();
            }
        },
    )
}

/// Whether letters typed there are text, or choose from a list.
fn is_field(element: &Element) -> bool {
    let editable = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => element
            .dyn_ref::<HtmlInputElement>()
            .is_none_or(|input| !matches!(&*input.type_(), "checkbox" | "radio" | "button")),
        _ => editable,
    }
}

/// Calls `act` with what is pasted anywhere but into a small text field.
pub fn on_paste(act: impl Fn(Given) + 'static) -> EventListener {
    EventListener::new_with_options(
        &document(),
        "paste",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
            let into_small_field = event.target().is_some_and(|target| target.has_type::<HtmlInputElement>());
            let Some(data) = event.clipboard_data().filter(|_| !into_small_field) else { return };
            event.prevent_default();
            act(super::files::given(&data));
        },
    )
}

/// Calls `dragging` while files are over the window and `dropped` when they are let go.
pub fn on_drop(dragging: impl Fn(bool) + Clone + 'static, dropped: impl Fn(Given) + 'static) -> Listeners {
    let options = EventListenerOptions::enable_prevent_default();
    let over = dragging.clone();
    let leave = dragging.clone();
    vec![
        EventListener::new_with_options(&document(), "dragover", options, move |event| {
            event.prevent_default();
            over(true);
        }),
        EventListener::new(&document(), "dragleave", move |event| {
            // Leaving an element for its neighbour is not leaving the window.
            if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
                leave(false);
            }
        }),
        EventListener::new_with_options(&document(), "drop", options, move |event| {
            event.prevent_default();
            dragging(false);
            if let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) {
                dropped(super::files::given(&data));
            }
        }),
    ]
}

/// Calls `act` when the window changes its size.
pub fn on_resize(act: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "resize", move |_| act())
}

/// Calls `act` when the page goes out of sight: it may never be seen again.
pub fn on_hidden(act: impl Fn() + 'static) -> EventListener {
    EventListener::new(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            act();
        }
    })
}

/// Calls `act` with true before the page is printed and with false after.
pub fn on_print(act: impl Fn(bool) + Clone + 'static) -> Listeners {
    let after = act.clone();
    vec![
        EventListener::new(&window(), "beforeprint", move |_| act(true)),
        EventListener::new(&window(), "afterprint", move |_| after(false)),
    ]
}

/// Has the browser ask before the page is left, where `act` says that leaving would lose something.
pub fn on_leave(act: impl Fn() -> bool + 'static) -> EventListener {
    EventListener::new_with_options(
        &window(),
        "beforeunload",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            if act() {
                event.prevent_default();
            }
        },
    )
}

/// The text of the field that an event came from.
pub fn text_of(event: &InputEvent) -> String {
    let area = event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value());
    area.or_else(|| event.target_dyn_into::<HtmlInputElement>().map(|input| input.value())).unwrap_or_default()
}

/// The value of the field that changed.
pub fn value_of(event: &yew::Event) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Puts a value into the field that changed.
pub fn set_value(event: &yew::Event, value: &str) {
    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
        input.set_value(value);
    }
}

/// The value of attribute `name` of the nearest element that has it.
pub fn attribute_at(event: &JsValue, name: &str) -> Option<String> {
    let target = event.dyn_ref::<web_sys::Event>()?.target()?.dyn_into::<Element>().ok()?;
    target.closest(&format!("[{name}]")).ok().flatten()?.get_attribute(name)
}

/// Calls `act` when the part of the address after `#` is another.
pub fn on_address(act: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| act())
}

/// The choice of the list, or of the row of buttons, that an event came from.
pub fn choice_of(event: &yew::Event) -> String {
    let list = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|select| select.value());
    list.or_else(|| event.target_dyn_into::<HtmlInputElement>().map(|input| input.value())).unwrap_or_default()
}

/// The number behind `prefix` in attribute `name` of the nearest element that has it, counted from 0.
pub fn id_at(event: &JsValue, name: &str) -> Option<u32> {
    let target = event.dyn_ref::<web_sys::Event>()?.target()?.dyn_into::<Element>().ok()?;
    let element = target.closest(&format!("[{name}]")).ok().flatten()?;
    number(&element.get_attribute(name)?)
}

/// The position behind an id such as `m12`.
pub fn number(id: &str) -> Option<u32> {
    id.get(1..)?.parse::<u32>().ok()?.checked_sub(1)
}

/// How far down its own height an element was clicked, 0 to 1.
pub fn height_of(event: &MouseEvent) -> f64 {
    let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return 0.0 };
    let area = element.get_bounding_client_rect();
    (f64::from(event.client_y()) - area.top()) / area.height().max(1.0)
}

/// Whether an element that scrolls is within a screen or so of its beginning.
pub fn is_near_beginning(event: &yew::Event) -> bool {
    event.target_dyn_into::<Element>().is_some_and(|e| e.scroll_top() < e.client_height())
}

/// Whether an element that scrolls is within a screen or so of its end.
pub fn is_near_end(event: &yew::Event) -> bool {
    event.target_dyn_into::<Element>().is_some_and(|e| e.scroll_top() + 2 * e.client_height() > e.scroll_height())
}
