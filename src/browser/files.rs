//! Files and the clipboard, in and out.

pub use gloo::file::File;
use gloo::file::futures::read_as_bytes;
use gloo::file::{Blob, FileList, ObjectUrl};
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, HtmlAnchorElement, HtmlInputElement, Response};
use yew::{Event, TargetCast};

/// What a person hands over.
#[derive(Debug)]
pub enum Given {
    /// Words.
    Text(String),
    /// Files.
    Files(Vec<File>),
    /// Folders, perhaps with files beside them.
    Folders(Folders),
    /// Neither: a picture, or nothing at all.
    Nothing,
}

/// A promise of the files that are in folders.
pub type Folders = js_sys::Promise;

/// What the clipboard or a drop holds.
pub fn given(data: &DataTransfer) -> Given {
    if let Some(folders) = super::imports::folders(data) {
        return Given::Folders(folders);
    }
    let files = data.files().map(|files| FileList::from(files).to_vec()).unwrap_or_default();
    // A copied table or page can bring a picture of itself: its words come first.
    match data.get_data("text/plain") {
        Ok(text) if !text.is_empty() => Given::Text(text),
        _ if !files.is_empty() => Given::Files(files),
        _ => Given::Nothing,
    }
}

/// The files that were chosen. The chooser forgets them, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Given {
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return Given::Nothing };
    let files = input.files().map(|files| FileList::from(files).to_vec()).unwrap_or_default();
    input.set_value("");
    if files.is_empty() { Given::Nothing } else { Given::Files(files) }
}

/// The name of a file, with the folders that it was chosen in.
pub fn path(file: &File) -> String {
    let given: &web_sys::File = file.as_ref();
    let within = js_sys::Reflect::get(given, &"webkitRelativePath".into());
    within.ok().and_then(|path| path.as_string()).filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

/// The bytes of a file, or `None` where it cannot be read.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    read_as_bytes(file).await.ok()
}

/// One of the page's own files as text, or `None` where it does not come.
pub async fn own_file(path: &str) -> Option<String> {
    let response: Response = JsFuture::from(window().fetch_with_str(path)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// One of the page's own files as a table: a JSON object of texts. `None` where it does not come.
pub async fn own_table(path: &str) -> Option<Vec<(String, String)>> {
    let object = js_sys::JSON::parse(&own_file(path).await?).ok()?;
    let pairs = js_sys::Object::entries(object.unchecked_ref());
    let pair = |pair: JsValue| {
        let pair: js_sys::Array = pair.unchecked_into();
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    pairs.iter().map(pair).collect()
}

/// Hands `text` to the browser as a file to save.
pub fn download(name: &str, mime: &str, text: &str) {
    save(name, Blob::new_with_options(text, Some(mime)));
}

/// Hands bytes to the browser as a file to save.
pub fn save(name: &str, content: Blob) {
    let url = ObjectUrl::from(content);
    let Ok(link) = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>) else { return };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the address after this call returns.
    gloo::timers::callback::Timeout::new(60_000, move || drop(url)).forget();
}

/// Puts `text` on the clipboard; says whether the browser let it.
pub async fn copy(text: &str) -> bool {
    // Outside a secure context there is no clipboard object at all.
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Lets the browser do what waits, so that the page answers while there is much to read.
pub async fn breath() {
    gloo::timers::future::TimeoutFuture::new(0).await;
}

/// Lets the browser paint what is on the screen so far.
pub async fn painted() {
    gloo::timers::future::TimeoutFuture::new(40).await;
}
