//! Any JSON either is no tagged JSON, or writes the same bytes however often it is read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tickmark_engine::export::tagged_json::Tagged;

fuzz_target!(|json: &[u8]| {
    let Ok(tagged) = serde_json::from_slice::<Tagged>(json) else { return };
    let once = serde_json::to_string(&tagged).expect("what was read can be written");
    let again: Tagged = serde_json::from_str(&once).expect("what was written can be read");
    assert_eq!(serde_json::to_string(&again).expect("what was read can be written"), once);
});
