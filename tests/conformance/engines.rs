//! PDFs in the engines that people read with: Poppler, MuPDF, PDFium, pdf.js and Ghostscript. What
//! is measured, and how, is told in `engines/check.py`.

use std::path::{Path, PathBuf};

use super::{WRITTEN, Written, switched_on, themed, tools};
use crate::content;

/// The briefing that is damaged: a short one, and sound.
const DAMAGED: &str = "khamenei-foreign-policy";

/// What is said of each kind of damage, the file that `engines/damage.py` makes of it by name.
const DAMAGE: &[(&str, &str)] = &[
    ("numbers", "page 1: its content cannot be read"),
    ("numbers", "page 1: poppler stands apart"),
    ("operator", "pdf.js complains"),
    ("blank", "page 1: the sheet is blank"),
    ("unsaid", "has no text"),
    ("untold", "no element of the structure says"),
    ("order", "pdfium has"),
];

#[test]
fn pdfs_are_shown_and_said_alike_by_every_engine() {
    if !switched_on() {
        return;
    }
    let in_themes = themed("pdf");
    let samples = content::briefings();
    let is_sample = |written: &&Written| {
        let mut names = samples.iter().filter_map(|path| path.file_stem());
        names.any(|name| name == written.name.as_str())
    };
    let (written, generated): (Vec<&Written>, Vec<&Written>) = WRITTEN.iter().partition(is_sample);
    let written = written.iter().map(|written| &written.pdf);
    let written = written.chain(&in_themes).map(PathBuf::as_path).collect();
    let generated = generated.iter().map(|written| written.pdf.as_path());
    // Their words are put together by lot, or to show what no font has, and fit each other in no language.
    let generated = std::iter::once(Path::new("--by-lot"))
        .chain(generated)
        .collect();
    let files: [Vec<&Path>; 2] = [written, generated];
    for files in files {
        let (alike, lines) = tools::judged("engines/check.py", files);
        assert!(alike, "{lines}");
        println!("five engines: {}", lines.trim());
    }
}

#[test]
fn damage_to_a_pdf_is_seen_by_the_engines() {
    if !switched_on() {
        return;
    }
    let sound = WRITTEN.iter().find(|written| written.name == DAMAGED);
    let sound = &sound.expect("the briefing that is damaged").pdf;
    let folder = tools::folder().join("damaged");
    std::fs::create_dir_all(&folder).expect("a folder");
    tools::output(tools::own("engines/damage.py").args([sound, &folder]));
    let path = |kind: &str| folder.join(kind).with_extension("pdf");
    let mut files: Vec<PathBuf> = DAMAGE.iter().map(|(kind, _)| path(kind)).collect();
    files.dedup();
    let (alike, lines) = tools::judged("engines/check.py", files.iter().map(PathBuf::as_path));
    assert!(!alike);
    for (kind, words) in DAMAGE {
        let file = path(kind);
        assert!(says_of(&lines, &file, words), "{kind}: {words}\n{lines}");
    }
}

/// Whether some words are said of a file.
fn says_of(lines: &str, file: &Path, words: &str) -> bool {
    let file = format!("{}: ", file.display());
    let said = lines.lines().filter_map(|line| line.strip_prefix(&file));
    said.into_iter().any(|line| line.contains(words))
}
