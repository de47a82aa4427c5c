//! What the address says behind `#`: pairs such as `call=…`, joined by `&`, so that a view can be reloaded and bookmarked.

use gloo::utils::window;
use wasm_bindgen::JsValue;

/// The value of a pair, if the address has it.
pub fn get(key: &str) -> Option<String> {
    let pairs = window().location().hash().ok()?;
    let pairs = pairs.trim_start_matches('#').split('&');
    pairs.filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == key).map(|(_, value)| value.to_owned())
}

/// The whole of what stands behind `#`.
pub fn whole() -> String {
    window().location().hash().unwrap_or_default()
}

/// Sets all pairs whose names are `own` to those of `pairs`; the others stay.
pub fn set_all(pairs: &str, own: fn(&str) -> bool) {
    let hash = whole();
    let others = hash.trim_start_matches('#').split('&');
    let others = others.filter(|pair| !pair.is_empty() && !own(pair.split('=').next().unwrap_or_default()));
    let pairs: Vec<String> =
        pairs.split('&').filter(|pair| !pair.is_empty()).chain(others).map(str::to_owned).collect();
    write(&pairs);
}

/// Sets a pair or takes it away; the others stay. The value holds letters, digits and hyphens only.
pub fn set(key: &str, value: Option<&str>) {
    let Ok(hash) = window().location().hash() else { return };
    let others = hash.trim_start_matches('#').split('&');
    let mut pairs: Vec<String> =
        others.filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(key)).map(str::to_owned).collect();
    pairs.extend(value.map(|value| format!("{key}={value}")));
    write(&pairs);
}

fn write(pairs: &[String]) {
    let address = if pairs.is_empty() {
        // An empty fragment would leave a bare `#`.
        window().location().pathname().unwrap_or_default() + &window().location().search().unwrap_or_default()
    } else {
        format!("#{}", pairs.join("&"))
    };
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
