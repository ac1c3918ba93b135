//! Exports a briefing that is in no file, with a logo that is in none: `cargo run --example from_memory >
//! harbour.pdf`.

use std::io::{self, Write};

use briefset::project::{Memory, Options, Run};

const BRIEFING: &str = "\
title: Harbour electrification after the first winter
logo: {src: sign.svg, alt: Port Institute}
tldr: Ships at berth A stop their engines.
key_points:
  - Twelve ships in a hundred plugged in before; now eighty do [@log, p. 3].
sources:
  - {id: log, title: Log of the harbour}
";

const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>\
                    <path d='M0 0h40v20z' fill='#246'/></svg>";

fn main() -> io::Result<()> {
    let files = Memory::new()
        .with("harbour.yaml", BRIEFING)
        .with("sign.svg", LOGO);
    let run = Run::new(Options::for_formats(&["pdf"]));
    let export = run.export("harbour.yaml".as_ref(), &files);
    eprint!("{}", export.findings.render(false));
    for output in export.outputs.into_iter().flatten() {
        io::stdout().write_all(&output.bytes)?;
    }
    Ok(())
}
