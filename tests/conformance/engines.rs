//! PDFs in the engines that people read with: Poppler, MuPDF, PDFium, pdf.js and Ghostscript. What
//! is measured, and how, is told in `engines/check.py`.

use std::path::{Path, PathBuf};

use super::{WRITTEN, switched_on, themed, tools};

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
    let written = WRITTEN.iter().map(|written| &written.pdf);
    let files = written.chain(&in_themes).map(PathBuf::as_path);
    let (alike, lines) = tools::judged("engines/check.py", files);
    assert!(alike, "{lines}");
    println!("five engines: {}", lines.trim());
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
