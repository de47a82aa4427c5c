//! How much the browser lets the page store, and for how long.

use gloo::utils::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::state::library::Room;

/// How much room there is; `None` where the browser does not tell.
pub async fn room() -> Option<Room> {
    let estimate = asked("estimate").await?;
    let number = |key: &str| Reflect::get(&estimate, &key.into()).ok()?.as_f64();
    let lasting = asked("persisted").await.is_some_and(|answer| answer.is_truthy());
    Some(Room { used: number("usage")?, quota: number("quota")?, lasting })
}

/// Asks the browser never to clear the store by itself.
pub async fn make_it_last() {
    asked("persist").await;
}

/// What a method of `navigator.storage` answers; `None` where there is none, as outside a secure context.
async fn asked(method: &str) -> Option<JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok().filter(JsValue::is_object)?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Whether the browser clears what a page has stored after some days without a visit, as Safari does.
pub fn is_cleared_by_itself() -> bool {
    let vendor = Reflect::get(&window().navigator(), &"vendor".into()).ok().and_then(|vendor| vendor.as_string());
    vendor.is_some_and(|vendor| vendor.contains("Apple"))
}
