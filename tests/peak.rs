//! How much memory a run takes: in proportion to what is written, whatever that is.
//!
//! Each input is exported at three sizes, and what each holds at once beyond the one before is divided by
//! what it has more of. That leaves out faces, tables and whatever else a run needs of any size; and what
//! grew faster than the input would cost more at the second step than at the first. A list doubles its room
//! when it is full, so that one step may cost half more than the next.

use briefset::project::{Memory, Options, Run};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The most bytes that the export of a text holds at once.
fn peak(text: &str) -> f64 {
    let files = Memory::new().with("a.yaml", text);
    let run = Run::new(Options::for_formats(&["pdf", "epub"]));
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let export = run.export("a.yaml".as_ref(), &files);
    let peak = ALLOCATOR.peak_usage();
    assert!(export.outputs.is_ok(), "{}", export.findings.render(false));
    peak.saturating_sub(before) as f64
}

/// An input of so many things of a kind.
type Input = fn(usize) -> String;

/// One test on one thread: what others hold would count, and is never twice the same.
#[test]
fn memory_is_in_proportion() {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1);
    threads.build().expect("a thread").install(compare);
}

fn compare() {
    // What there is of each, at three sizes, and the most bytes that one of it may take, in both formats:
    // some more than it does.
    let inputs: [(&str, Input, [usize; 3], f64); 7] = [
        ("key points", key_points, [1_000, 3_000, 6_000], 2_050.0),
        ("sections", sections, [200, 600, 1_800], 4_600.0),
        ("notes", notes, [200, 600, 1_800], 4_850.0),
        (
            "letters of an address",
            address,
            [15_000, 30_000, 60_000],
            150.0,
        ),
        ("apostrophes", apostrophes, [15_000, 30_000, 60_000], 320.0),
        (
            "no-break spaces",
            narrow_spaces,
            [15_000, 30_000, 60_000],
            350.0,
        ),
        ("letters of a title", title, [15_000, 30_000, 60_000], 240.0),
    ];
    let mut beyond = Vec::new();
    for (name, text, sizes, most) in inputs {
        let peaks = sizes.map(|size| (size, peak(&text(size))));
        for step in peaks.windows(2) {
            let [(few, less), (many, more)] = step else {
                continue;
            };
            let each = (more - less) / (many - few) as f64;
            println!("{name}, {few} to {many}: {each:.0} bytes each");
            if each > most {
                beyond.push(format!(
                    "{name}, {few} to {many}: {each:.0} bytes each, not {most}"
                ));
            }
        }
    }
    assert!(beyond.is_empty(), "{}", beyond.join("\n"));
}

fn key_points(count: usize) -> String {
    format!("title: T\nkey_points:\n{}", "- a\n".repeat(count))
}

fn sections(count: usize) -> String {
    let sections = "- {title: s, body: t}\n".repeat(count);
    format!("title: T\nsections:\n{sections}")
}

fn notes(count: usize) -> String {
    let notes = (0..count).map(|note| format!("  x[^{note}]\n\n  [^{note}]: n\n\n"));
    format!("title: T\nsummary: |\n{}", notes.collect::<String>())
}

fn address(letters: usize) -> String {
    let address = "a".repeat(letters);
    format!("title: T\nsummary: see https://example.org/{address}\n")
}

fn apostrophes(count: usize) -> String {
    format!("title: T\nsummary: \"a{}\"\n", "'".repeat(count))
}

fn narrow_spaces(count: usize) -> String {
    format!("title: T\nsummary: \"a{}\"\n", "\u{202f}".repeat(count))
}

fn title(letters: usize) -> String {
    format!("title: {}\nsummary: a\n", "wort".repeat(letters / 4))
}
