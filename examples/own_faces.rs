//! A briefing in a face of one's own: `cargo run --example own_faces -- FONT.otf > harbour.pdf`.

use std::io::{self, Write};
use std::sync::Arc;

use briefset::layout::text::font::{Face, Fonts, Name};
use briefset::project::{Memory, Options, Run};
use briefset::theme::{self, Weight};

const THEME: &str = "\
name = \"house\"

[families]
serif = [\"House\", \"Source Serif 4\"]
";

const BRIEFING: &str = "\
title: Harbour electrification
summary: |
  The official first office flew: *Quay*, caf\u{e9}s and 1\u{2013}9.[^berths] A line \u{2192} that goes on, and on; so
  that it has to end somewhere, and another begins below it.

  [^berths]: Berths A to C.
";

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).ok_or(io::ErrorKind::NotFound)?;
    let name = Name {
        family: "House".to_string(),
        weight: Weight::Regular,
        italic: false,
        postscript: "House-Regular".to_string(),
    };
    let face = Face::read(name, std::fs::read(path)?, 0).ok_or(io::ErrorKind::InvalidData)?;
    let theme = theme::read(THEME).map_err(|fault| io::Error::other(fault.message))?;
    let run = Run::new(Options {
        theme: Some(Arc::new(theme)),
        fonts: Fonts::with(vec![face]),
        ..Options::for_formats(&["pdf"])
    });
    let files = Memory::new().with("house.yaml", BRIEFING);
    let export = run.export("house.yaml".as_ref(), &files);
    eprint!("{}", export.findings.render(false));
    for output in export.outputs.into_iter().flatten() {
        io::stdout().write_all(&output.bytes)?;
    }
    Ok(())
}
