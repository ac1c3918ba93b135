//! What the PDF stage of briefset costs beside that of krilla, the writer of Typst's PDFs, on the same
//! pages:
//!
//! ```sh
//! cargo run --release --manifest-path benches/peers/Cargo.toml             # the table
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- FOLDER   # the files, to look at
//! ```
//!
//! Reports of 2, 60 and 1,000 pages are laid out by briefset and then written by both: the same
//! glyphs of the same faces at the same places, the same tags, links, destinations, outline and
//! attached files, and both claim and keep PDF/UA-1 and PDF/A-3a. Each writes in a process of its own,
//! in turn; a figure is the best of its rounds. Laying out is in no figure, and neither is what it
//! takes to hand the frames to krilla in its own types, which is measured alone and taken off.
//!
//! What krilla does not do: read the finished file back and refuse to hand out one that breaks a
//! promise. briefset's figures include that.

#![allow(
    clippy::disallowed_methods,
    reason = "it measures time and writes files to look at"
)]

#[path = "../../pipeline/corpus.rs"]
mod corpus;
mod krilla_pdf;
mod measure;
mod report;

use std::process::{Command, ExitCode};

use measure::Figures;
use report::Report;

/// Bytes of YAML that make about so many pages of the default theme, and how often each is written.
const SIZES: &[(&str, usize, usize)] = &[
    ("2", 5_000, 40),
    ("60", 170_000, 10),
    ("1,000", 2_800_000, 3),
];

/// How often each writer has its turn.
const TURNS: usize = 3;

/// Writes a report as a PDF.
type Write = fn(&Report) -> Vec<u8>;

/// The writers by their names.
const WRITERS: &[(&str, Write)] = &[("briefset", Report::write), ("krilla", krilla_pdf::write)];

/// What is taken off krilla's figures: the frames in its types, and nothing done with them.
const CONVERSION: (&str, Write) = ("conversion", krilla_pdf::convert);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => table(),
        [folder] => write(folder),
        ["--measure", writer, size] => one(writer, size),
        _ => {
            eprintln!("the one argument is a folder to write the PDFs to");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Measures everything and prints it.
fn table() {
    println!("| pages | writer | CPU | peak memory | file |");
    println!("|--:|---|--:|--:|--:|");
    for (size, _, _) in SIZES {
        let names: Vec<&str> = WRITERS.iter().map(|(name, _)| *name).collect();
        let mut best: Vec<Option<Figures>> = vec![None; names.len()];
        let mut conversion = f64::INFINITY;
        for _ in 0..TURNS {
            for (name, best) in names.iter().zip(&mut best) {
                let figures = in_a_process(name, size);
                *best = Some(best.map_or(figures, |best| best.least(figures)));
            }
            conversion = conversion.min(in_a_process(CONVERSION.0, size).cpu);
        }
        for (name, figures) in names.iter().zip(best.into_iter().flatten()) {
            let off = if *name == "krilla" { conversion } else { 0.0 };
            let pages = figures.pages;
            println!(
                "| {pages} | {name} | {:.1} ms | {:.1} MB | {:.1} KB |",
                (figures.cpu - off) * 1e3,
                figures.peak as f64 / 1e6,
                figures.bytes as f64 / 1e3,
            );
        }
    }
}

/// Measures one writer in a process of its own, so that neither inherits the other's memory.
fn in_a_process(writer: &str, size: &str) -> Figures {
    let program = std::env::current_exe().expect("a program");
    let output = Command::new(program)
        .args(["--measure", writer, size])
        .output()
        .expect("a process");
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{writer}, {size} pages: {log}");
    Figures::parse(&String::from_utf8_lossy(&output.stdout))
}

/// Measures one writer and prints its figures.
fn one(writer: &str, size: &str) {
    let (_, bytes, rounds) = SIZES
        .iter()
        .find(|(name, _, _)| *name == size)
        .expect("a size");
    let (_, write) = WRITERS
        .iter()
        .chain([&CONVERSION])
        .find(|(name, _)| *name == writer)
        .expect("a writer");
    let report = Report::new(&corpus::report(*bytes));
    let pages = report.edition.layout.pages.len();
    let figures = measure::best(pages, *rounds, || write(&report).len());
    println!("{figures}");
}

/// Writes every file to a folder.
fn write(folder: &str) {
    std::fs::create_dir_all(folder).expect("a folder");
    for (size, bytes, _) in SIZES {
        let report = Report::new(&corpus::report(*bytes));
        for (name, write) in WRITERS {
            let path = format!("{folder}/{name}-{}.pdf", size.replace(',', ""));
            std::fs::write(&path, write(&report)).expect("a file");
            println!("{path}");
        }
    }
}
