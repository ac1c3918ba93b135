//! Any picture is read and drawn, or refused.
#![no_main]

use briefset::picture;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(picture) = picture::read(bytes) {
        let _ = picture.pixels(64);
    }
});
