//! Exports every briefing below a folder, and says what each has read: `cargo run --example export_folder
//! -- content`. Nothing is written: the sizes of the outputs are listed.

use std::path::PathBuf;
use std::process::ExitCode;

use briefset::project::inputs::{self, output_name};
use briefset::project::{Options, Run};

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let run = Run::new(Options::for_formats(&["pdf"]));
    let found = match inputs::find(&folders, &run.options().backends) {
        Ok(found) => found,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    for input in &found.inputs {
        let Some(path) = &input.path else {
            continue; // standard input
        };
        // Files that are named in a briefing are read from below the folder that it was found in.
        let export = run.export(path, &input.files());
        eprint!("{}", export.findings.render(false));
        for output in export.outputs.into_iter().flatten() {
            let name = output_name(&input.stem, &output.suffix);
            println!("{}: {} bytes", name.display(), output.bytes.len());
        }
        for file in export.read {
            println!("  from {}", file.path.display());
        }
    }
    ExitCode::SUCCESS
}
