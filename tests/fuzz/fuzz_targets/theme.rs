//! Any theme is read or refused at its place, and in one that is read a briefing can be written.
#![no_main]

use briefset::briefing;
use briefset::diagnostic::{Diagnostics, Source, Sources};
use briefset::export::{BACKENDS, Edition};
use briefset::layout::PageSetup;
use briefset::theme;
use libfuzzer_sys::fuzz_target;

const BRIEFING: &str = "title: Fuzz\ntldr: A *word*.\nsummary: |\n  A text[^1] of some words.\n\n  - an item\n\n  > a quotation\n\n  [^1]: A note of some more words.\n";

fuzz_target!(|text: &str| {
    let theme = match theme::read(text) {
        Ok(theme) => theme,
        Err(fault) => {
            let place = fault.range.unwrap_or_default();
            assert!(text.get(place).is_some() && !fault.message.is_empty());
            return;
        }
    };
    let mut sources = Sources::new();
    let file = sources.add(Source::new("fuzz.yaml", BRIEFING));
    let mut diagnostics = Diagnostics::new();
    let reading = briefing::read(&sources, file, &mut diagnostics).expect("a briefing");
    let edition = Edition::new(reading.document, theme.into(), PageSetup::default(), None);
    for backend in BACKENDS {
        backend.write(&edition).expect("every edition can be written");
    }
});
