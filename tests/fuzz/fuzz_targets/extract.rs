//! Any PDF gives its briefing back, has none, or cannot be read.
#![no_main]

use briefset::export::pdf::embedded;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = embedded::find(bytes, &["briefing.yaml", "briefing.json"], "Source");
});
