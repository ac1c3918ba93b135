//! Any text of a briefing can be laid out and written in every format: no panic, and nothing leaves its
//! page.
#![no_main]

use briefset::project::{Failure, Memory, Options, Run};
use briefset::theme::Paper;
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
    let options = Options {
        paper: Some(Paper::A5),
        ..Options::for_formats(&["pdf", "epub", "kepub"])
    };
    let files = Memory::new().with("fuzz.json", briefing);
    let export = Run::new(options).export("fuzz.json".as_ref(), &files);
    assert!(!matches!(export.outputs, Err(Failure::Internal(_))), "{:?}", export.outputs.err());
});
