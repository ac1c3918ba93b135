//! Any file is exported or refused: no panic, and a briefing that is refused is refused for a reason.
#![no_main]

use briefset::project::{Failure, Memory, Options, Run};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let files = Memory::new().with("fuzz.yaml", text);
    let export = Run::new(Options::for_formats(&["pdf"])).export("fuzz.yaml".as_ref(), &files);
    let said = export.findings.render(true);
    match export.outputs {
        Ok(_) => {}
        Err(Failure::AtFault) => assert!(said.contains("error")),
        Err(failure) => panic!("{failure}"),
    }
});
