//! Exact decimals in JavaScript, whose numbers are doubles.
//!
//! A value of up to 15 digits is a number, which gives those digits back; one of more is the text of its digits.
//! serde-wasm-bindgen knows no such choice, so those few are set by hand once the object is made, and taken out by hand before
//! it is read.

use js_sys::{Array, JSON, Object, Reflect};
use rust_decimal::Decimal;
use tickmark_engine::export::number::Number;
use tickmark_engine::export::tagged_json::{Mention, Tagged};
use wasm_bindgen::{JsCast, JsError, JsValue};

/// A bound of a value: which mention, which bound, and its number.
pub type Bound = (usize, &'static str, Decimal);

const BOUNDS: [&str; 2] = ["low", "high"];

/// Number.MAX_SAFE_INTEGER.
#[cfg(feature = "annotate")]
const SAFE: i64 = 9_007_199_254_740_991;

fn bound<'m>(mention: &'m mut Mention<'_>, name: &str) -> Option<&'m mut Option<Number>> {
    let value = mention.value.as_mut()?;
    Some(if name == "low" { &mut value.low } else { &mut value.high })
}

/// The plain object of a document.
#[cfg(feature = "annotate")]
pub fn object(mut tagged: Tagged<'_>) -> Result<JsValue, JsError> {
    let mut taken: Vec<Bound> = Vec::new();
    for (at, mention) in tagged.mentions.iter_mut().enumerate() {
        for name in BOUNDS {
            // A whole number beyond Number.MAX_SAFE_INTEGER is refused, even one that a double holds to the digit.
            let refused = |number: &Number| !number.fits_double() || number.0.abs() > SAFE.into();
            let number = bound(mention, name).and_then(|bound| bound.take_if(|number| refused(number)));
            taken.extend(number.map(|number| (at, name, number.0)));
        }
    }
    let object = crate::plain(&tagged)?;
    for (at, name, decimal) in taken {
        let digits = decimal.normalize().to_string();
        let double = if Number(decimal).fits_double() { digits.parse::<f64>().ok() } else { None };
        let value = get(&Array::from(&get(&object, "mentions")).get(at as u32), "value");
        set(&value, name, &double.map_or_else(|| digits.into(), JsValue::from));
    }
    Ok(object)
}

/// The tagged JSON of an object, or of what is tagged JSON already, and the bounds that are texts in it; those are null there.
pub fn json(document: &JsValue) -> Result<(String, Vec<Bound>), JsError> {
    if let Some(json) = document.as_string() {
        return Ok((json, Vec::new()));
    }
    let none = || JsError::new("There is no document: give what `annotate` gave, or tagged JSON as text.");
    if !document.is_object() {
        return Err(none());
    }
    let mut taken = Vec::new();
    let mut copy = document.clone();
    let mentions = get(document, "mentions");
    if Array::is_array(&mentions) {
        let mentions = Array::from(&mentions);
        for at in 0..mentions.length() {
            let mention = mentions.get(at);
            let value = get(&mention, "value");
            for name in BOUNDS {
                let Some(digits) = get(&value, name).as_string() else { continue };
                let decimal = digits
                    .parse()
                    .map_err(|_| JsError::new(&format!("“{digits}” in mention {} is no number.", at + 1)))?;
                taken.push((at as usize, name, decimal));
            }
            // The caller's own object stays as it is.
            if taken.last().is_some_and(|(last, ..)| *last == at as usize) {
                let (mention, value) = (shallow(&mention), shallow(&value));
                for (_, name, _) in taken.iter().filter(|(of, ..)| *of == at as usize) {
                    set(&value, name, &JsValue::NULL);
                }
                set(&mention, "value", &value);
                mentions.set(at, mention);
            }
        }
        if !taken.is_empty() {
            copy = shallow(document);
            set(&copy, "mentions", &mentions);
        }
    }
    let json = JSON::stringify(&copy).map_err(|_| none())?;
    Ok((json.as_string().ok_or_else(none)?, taken))
}

/// Puts the bounds back that [`json`] took out.
pub fn restore(tagged: &mut Tagged<'_>, taken: &[Bound]) {
    for (at, name, decimal) in taken {
        if let Some(bound) = tagged.mentions.get_mut(*at).and_then(|mention| bound(mention, name)) {
            *bound = Some(Number(*decimal));
        }
    }
}

fn get(object: &JsValue, key: &str) -> JsValue {
    // What is no object has no property.
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

fn shallow(object: &JsValue) -> JsValue {
    Object::assign(&Object::new(), object.unchecked_ref()).into()
}
