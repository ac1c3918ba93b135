//! Conformance, as others judge it: the PDF and EPUB validators, and the programs that people read
//! with.
//!
//! These need programs that Rust does not bring along, so they are switched on by
//! `BRIEFSET_CONFORMANCE=1`; without it each says that it was skipped. With it, a validator that is
//! missing is a failure. `.ci/run` installs them and switches them on.

mod books;
mod citations;
mod codes;
mod css;
mod editors;
mod engines;
mod languages;
mod preview;
mod readers;
mod sheets;
mod tools;
mod unicode;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use briefset::export::Edition;
use briefset::theme;
use rayon::prelude::*;

use crate::content;
use crate::support::edition;

/// Which generated briefings are checked as PDFs beside those of `content/`: every language a dozen
/// times, every part, mark, setting and picture.
const SEEDS: std::ops::Range<u64> = 0..200;

/// Which of them are checked as books too.
const BOOKS: std::ops::Range<u64> = 0..60;

/// A briefing, written to files.
struct Written {
    name: String,
    /// The seed of a generated one.
    seed: Option<u64>,
    edition: Edition,
    pdf: PathBuf,
    epub: Option<PathBuf>,
}

/// What is to be checked.
enum Checked {
    /// A briefing of `content/`.
    Content(PathBuf),
    /// One with characters that no font has.
    Uncovered(String, Box<Edition>),
    /// A generated one.
    Generated(u64),
}

/// What is checked, written once.
static WRITTEN: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let folder = tools::folder().join("checked");
    std::fs::create_dir_all(&folder).expect("a folder");
    let content = content::briefings().into_iter().map(Checked::Content);
    let uncovered = edition::uncovered().into_iter();
    let uncovered = uncovered.map(|(name, edition)| Checked::Uncovered(name, Box::new(edition)));
    let checked: Vec<Checked> = content
        .chain(uncovered)
        .chain(SEEDS.map(Checked::Generated))
        .collect();
    let written = checked
        .into_par_iter()
        .map(|checked| write(checked, &folder));
    written.collect()
});

/// Lays a briefing out and writes it to a folder.
fn write(checked: Checked, folder: &Path) -> Written {
    let (name, seed, edition) = match checked {
        Checked::Content(path) => {
            let name = path.file_stem().expect("a name").to_string_lossy();
            (name.into_owned(), None, edition::edition_of(&path))
        }
        Checked::Uncovered(name, edition) => (format!("uncovered-{name}"), None, *edition),
        Checked::Generated(seed) => {
            let name = format!("seed-{seed:02}");
            (name, Some(seed), edition::generated(seed))
        }
    };
    let write = |format: &str| {
        let path = folder.join(format!("{name}.{format}"));
        std::fs::write(&path, edition::written(&edition, format)).expect("a file");
        path
    };
    let pdf = write("pdf");
    let is_book = seed.is_none_or(|seed| BOOKS.contains(&seed));
    let epub = is_book.then(|| write("epub"));
    Written {
        name,
        seed,
        edition,
        pdf,
        epub,
    }
}

/// The briefings of `content/` in the other themes that there are: files of a format, with their
/// names.
fn themed(format: &str) -> Vec<PathBuf> {
    let folder = tools::folder().join("checked");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (_, others) = theme::NAMES.split_first().expect("a theme");
    let briefings = content::briefings();
    let wanted = briefings
        .iter()
        .flat_map(|path| others.iter().map(move |theme| (path, theme)));
    let wanted: Vec<_> = wanted.collect();
    let written = wanted.into_par_iter().map(|(path, theme)| {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let edition = edition::in_theme(path, theme);
        let path = folder.join(format!("{name}-{theme}.{format}"));
        std::fs::write(&path, edition::written(&edition, format)).expect("a file");
        path
    });
    written.collect()
}

/// Those that were written as books, each with its file.
fn books() -> Vec<(&'static Written, &'static Path)> {
    let books = WRITTEN.iter();
    books
        .filter_map(|written| Some((written, written.epub.as_deref()?)))
        .collect()
}

/// Whether the checks are switched on; says so when they are not.
fn switched_on() -> bool {
    let on = std::env::var_os("BRIEFSET_CONFORMANCE").is_some_and(|value| value == "1");
    if !on {
        println!("skipped: BRIEFSET_CONFORMANCE=1 switches this on");
    }
    on
}
