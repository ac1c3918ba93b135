//! Exports one briefing beside itself: `cargo run --example export_file -- content/NAME.yaml`.

use std::path::Path;
use std::process::ExitCode;

use briefset::project::{Folder, Options, Run};

#[expect(
    clippy::disallowed_methods,
    reason = "an example; the program writes a file whole or not at all"
)]
fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("name a briefing");
        return ExitCode::from(2);
    };
    let path = Path::new(&path);
    let run = Run::new(Options::for_formats(&["pdf", "epub"]));
    let export = run.export(path, &Folder::around(path));
    eprint!("{}", export.findings.render(false));
    let outputs = match export.outputs {
        Ok(outputs) => outputs,
        Err(failure) => {
            eprintln!("{failure}");
            return ExitCode::FAILURE;
        }
    };
    for output in outputs {
        let mut name = path.with_extension("").into_os_string();
        name.push(&output.suffix);
        if let Err(error) = std::fs::write(&name, &output.bytes) {
            eprintln!("{}: {error}", Path::new(&name).display());
            return ExitCode::FAILURE;
        }
        println!("{}", Path::new(&name).display());
    }
    ExitCode::SUCCESS
}
