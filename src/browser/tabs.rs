//! This tab among others of the page: which one writes a document, and word of what was written.

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "tickmark";

/// The right to write a document, held by one tab at a time. Dropping it, closing the tab or its end gives it to the next.
#[derive(Debug)]
pub struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Who has the right to write a document.
#[derive(Debug)]
pub enum Locked {
    /// This tab.
    Here(Lock),
    /// Another one.
    Elsewhere,
    /// The browser has no such locks; the store itself still lets nothing be written over.
    Unknown,
}

/// Asks for the right to write the document of that name, and waits for it if `wait`.
pub async fn lock(id: &str, wait: bool) -> Locked {
    let navigator: JsValue = window().navigator().into();
    let Some(locks) = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object) else {
        return Locked::Unknown;
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &(!wait).into());
    let name = JsValue::from_str(&format!("tickmark {id}"));
    let answer = Promise::new(&mut |resolve: Function, reject: Function| {
        // The browser holds the lock until the promise that this returns is kept.
        let given = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let mut release = JsValue::NULL;
            let held = Promise::new(&mut |free, _| {
                if lock.is_object() {
                    release = free.into();
                }
            });
            let _ = resolve.call1(&JsValue::NULL, &release);
            if release.is_null() { JsValue::NULL } else { held.into() }
        });
        let asked = Reflect::get(&locks, &"request".into())
            .and_then(|request| request.unchecked_into::<Function>().call3(&locks, &name, &options, &given));
        match asked.and_then(|asked| Ok((Reflect::get(&asked, &"catch".into())?, asked))) {
            Ok((catch, asked)) => {
                let _ = catch.unchecked_into::<Function>().call1(&asked, &reject);
            }
            Err(error) => {
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        }
    });
    match JsFuture::from(answer).await.map(JsCast::dyn_into::<Function>) {
        Ok(Ok(release)) => Locked::Here(Lock { release }),
        Ok(Err(_)) => Locked::Elsewhere,
        Err(_) => Locked::Unknown,
    }
}

/// Word between the tabs of the page.
pub struct Channel {
    channel: BroadcastChannel,
    _heard: EventListener,
}

impl Channel {
    /// Calls `act` with the name of each document that another tab has written, until this is dropped.
    pub fn open(act: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let heard = EventListener::new(&channel, "message", move |event| {
            if let Some(id) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
                act(id);
            }
        });
        Some(Self { channel, _heard: heard })
    }

    /// Tells the other tabs that a document was written.
    pub fn say(&self, id: &str) {
        let _ = self.channel.post_message(&id.into());
    }
}

/// Whether this tab shows the page for the first time.
pub fn is_fresh() -> bool {
    const MARK: &str = "tickmark.tab";
    let Ok(Some(storage)) = window().session_storage() else { return false };
    let fresh = storage.get_item(MARK).ok().flatten().is_none();
    let _ = storage.set_item(MARK, "here");
    fresh
}
