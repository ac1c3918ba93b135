//! Any block text can be laid out and written: no panic, and nothing leaves its page.
#![no_main]

use briefset::briefing;
use briefset::diagnostic::{Diagnostics, Source, Sources};
use briefset::export::{BACKENDS, Edition};
use briefset::layout::PageSetup;
use briefset::theme::{self, Paper};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, bool)| {
    let (text, right_to_left) = input;
    // JSON quotes every text, so that all of the input is text of the briefing.
    let lang = if right_to_left { "fa" } else { "en" };
    let quoted: String = text
        .chars()
        .map(|character| match character {
            '"' => "\\\"".to_string(),
            '\\' => "\\\\".to_string(),
            '\n' => "\\n".to_string(),
            control if control.is_control() => format!("\\u{:04x}", u32::from(control)),
            character => character.to_string(),
        })
        .collect();
    let briefing = format!("{{\"title\": \"Fuzz\", \"lang\": \"{lang}\", \"summary\": \"a {quoted}\"}}");
    let mut sources = Sources::new();
    let file = sources.add(Source::new("fuzz.json", briefing));
    let mut diagnostics = Diagnostics::new();
    let Some(reading) = briefing::read(&sources, file, &mut diagnostics) else {
        return;
    };
    let setup = PageSetup {
        paper: Paper::A5,
        ..PageSetup::default()
    };
    let edition = Edition::new(reading.document, theme::built_in("default").expect("a theme"), setup, None);
    for backend in BACKENDS {
        backend.write(&edition).expect("every edition can be written");
    }
});
