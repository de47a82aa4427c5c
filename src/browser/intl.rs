//! Times, days and sizes as the person's language writes them.

use std::cell::RefCell;

use gloo::utils::window;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

thread_local! {
    /// What writes a number and what tells a plural; making them takes far longer than using them.
    static NUMBER: RefCell<Option<Function>> = RefCell::default();
    static PLURAL: RefCell<Option<Intl::PluralRules>> = RefCell::default();
}

/// The page is in another language from now on.
pub fn forget() {
    NUMBER.take();
    PLURAL.take();
}

/// A whole number with its thousands set apart.
pub fn number(count: usize) -> String {
    let format = || Intl::NumberFormat::new(&locales(), &Object::new()).format();
    let number = NUMBER.with_borrow_mut(|made| made.get_or_insert_with(format).clone());
    let text = number.call1(&JsValue::NULL, &JsValue::from_f64(count as f64)).ok();
    text.and_then(|text| text.as_string()).unwrap_or_else(|| count.to_string())
}

/// Whether a count takes the form of one.
pub fn is_one(count: usize) -> bool {
    PLURAL.with_borrow_mut(|made| {
        let rules = made.get_or_insert_with(|| Intl::PluralRules::new(&locales(), &Object::new()));
        rules.select(count as f64).as_string().as_deref() == Some("one")
    })
}

/// The moment, in milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// The language of the page, in the form of the person's own region where that is the same language.
fn locales() -> Array {
    let page = gloo::utils::document_element().get_attribute("lang").unwrap_or_default();
    let person = window().navigator().language().filter(|language| language.starts_with(&page)).unwrap_or(page);
    Array::of1(&person.into())
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}

fn date(milliseconds: f64, pairs: &[(&str, &str)]) -> String {
    let format = Intl::DateTimeFormat::new(&locales(), &options(pairs));
    let date = Date::new(&milliseconds.into());
    format.format().call1(&JsValue::NULL, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A time of the day: 14:05.
pub fn time(milliseconds: f64) -> String {
    date(milliseconds, &[("timeStyle", "short")])
}

/// A moment: the time where it is today, the day where it is not.
pub fn moment(milliseconds: f64) -> String {
    let day = |milliseconds: f64| Date::new(&milliseconds.into()).to_date_string();
    if day(milliseconds) == day(now()) { time(milliseconds) } else { date(milliseconds, &[("dateStyle", "medium")]) }
}

/// A day of the calendar such as 2025-02-20, which is the same in every time zone.
pub fn day(iso: &str) -> String {
    let midnight = Date::parse(iso);
    if midnight.is_nan() { iso.to_owned() } else { date(midnight, &[("dateStyle", "medium"), ("timeZone", "UTC")]) }
}

/// A size in megabytes or gigabytes.
pub fn size(bytes: f64) -> String {
    let (unit, bytes) = if bytes < 1e9 { ("megabyte", bytes) } else { ("gigabyte", bytes / 1e3) };
    let pairs = [("style", "unit"), ("unit", unit), ("maximumSignificantDigits", "2")];
    let format = Intl::NumberFormat::new(&locales(), &options(&pairs));
    let number = JsValue::from_f64(bytes / 1e6);
    format.format().call1(&JsValue::NULL, &number).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
