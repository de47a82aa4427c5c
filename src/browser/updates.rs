//! What page/boot.js says about the page's own files: kept for offline use, or replaced by a newer version.

use gloo::events::EventListener;
use gloo::utils::{document_element, window};
use web_sys::Event;

/// Calls `act` as soon as every file is kept.
pub fn on_offline(act: impl Fn() + 'static) -> EventListener {
    told("offline", act)
}

/// Calls `act` as soon as a newer version waits.
pub fn on_update(act: impl Fn() + 'static) -> EventListener {
    told("update", act)
}

/// boot.js sets an attribute, for those who come late, and raises an event.
fn told(what: &str, act: impl Fn() + 'static) -> EventListener {
    if document_element().get_attribute(&format!("data-{what}")).as_deref() == Some("ready") {
        act();
    }
    EventListener::new(&window(), format!("tickmark-{what}"), move |_| act())
}

/// Changes to the newer version; boot.js loads the page anew.
pub fn take_update() {
    if let Ok(event) = Event::new("tickmark-take-update") {
        let _ = window().dispatch_event(&event);
    }
}
