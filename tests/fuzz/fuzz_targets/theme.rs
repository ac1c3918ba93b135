//! Any theme is read or refused at its place, and in one that is read a briefing can be written.
#![no_main]

use briefset::project::{Failure, Memory, Options, Run};
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
    let options = Options {
        theme: Some(theme.into()),
        ..Options::for_formats(&["pdf", "epub", "kepub"])
    };
    let files = Memory::new().with("fuzz.yaml", BRIEFING);
    let export = Run::new(options).export("fuzz.yaml".as_ref(), &files);
    assert!(!matches!(export.outputs, Err(Failure::Internal(_))), "{:?}", export.outputs.err());
});
