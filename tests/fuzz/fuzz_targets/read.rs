//! Any text is read or refused: no panic, and a briefing that is refused is refused for a reason.
#![no_main]

use briefset::briefing;
use briefset::diagnostic::{Diagnostics, Source, Sources, render};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("fuzz.yaml", text));
    let mut diagnostics = Diagnostics::new();
    let reading = briefing::read(&sources, file, &mut diagnostics);
    assert!(reading.is_some() || diagnostics.has_errors());
    let _ = render::render(&diagnostics, &sources, true);
});
