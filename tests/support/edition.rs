//! Briefings, read and laid out within the test.

use std::path::{Path, PathBuf};

use briefset::export::{BACKENDS, Edition};
use briefset::project::{Embed, Files, Folder, Options, Run, Unreadable};
use briefset::theme::{self, Paper};

use super::generate;

/// Reads and lays out a briefing that a test makes, in which nothing is wrong; panics with what is.
pub fn edition(name: &str, text: &str) -> Edition {
    laid_out(name, text, pdf(), MADE_OF_ANY_WORDS)
}

/// Reads and lays out a briefing in which nothing is wrong but that some characters have no face.
pub fn uncovered_in(name: &str, text: &str) -> Edition {
    laid_out(name, text, pdf(), &[UNCOVERED])
}

/// Lays out a generated briefing, with everything that goes with it: it carries what its turn is to
/// carry, some get their date from elsewhere, and some books say nothing of pages.
pub fn generated(seed: u64) -> Edition {
    let options = Options {
        embed: Some(generate::embed(seed)),
        source_date_epoch: (seed % 4 == 1).then_some(1_790_000_000),
        no_page_list: seed % 6 == 5,
        ..pdf()
    };
    let expected: &[&str] = if generate::has_strangers(seed) {
        &[UNCOVERED, MADE_OF_ANY_WORDS[0], MADE_OF_ANY_WORDS[1]]
    } else {
        MADE_OF_ANY_WORDS
    };
    let text = generate::briefing(seed);
    laid_out(&format!("seed-{seed}.yaml"), &text, options, expected)
}

/// Briefings with characters that no font has, laid out: the one thing wrong with them is that.
pub fn uncovered() -> Vec<(String, Edition)> {
    let folder = root().join("tests/cases/uncovered");
    ["left-to-right", "right-to-left"]
        .map(|name| {
            let path = folder.join(name).with_extension("yaml");
            let text = std::fs::read_to_string(&path);
            let text = text.unwrap_or_else(|error| panic!("{path:?}: {error}"));
            let edition = laid_out(name, &text, pdf(), &[UNCOVERED]);
            (name.to_string(), edition)
        })
        .into()
}

/// Lays out a briefing with which something may be found fault.
pub fn with_findings(text: &str) -> Edition {
    let options = Options {
        embed: Some(Embed::None),
        ..pdf()
    };
    planned("findings.yaml", text, options).0
}

/// A generated briefing, laid out on another sheet and in another theme than it asks for.
pub fn generated_for(seed: u64, theme: &str, paper: Paper) -> Edition {
    let options = Options {
        embed: Some(Embed::None),
        paper: Some(paper),
        theme: theme::built_in(theme),
        ..pdf()
    };
    let text = generate::briefing(seed);
    planned(&format!("seed-{seed}.yaml"), &text, options).0
}

/// A generated briefing on so many pages, or as it is where it has no room on them.
pub fn fitted(seed: u64, pages: usize) -> Edition {
    let options = Options {
        embed: Some(Embed::None),
        pages: u32::try_from(pages).ok(),
        ..pdf()
    };
    let text = generate::briefing(seed);
    planned(&format!("seed-{seed}.yaml"), &text, options).0
}

/// What is said of texts that are made for a test: their words are of any language, whichever they are said to be in.
const MADE_OF_ANY_WORDS: &[&str] = &["doubtful-language", "unmarked-language"];

/// What is said of characters that no font has.
const UNCOVERED: &str = "uncovered-character";

/// An edition for the backend that carries everything.
fn pdf() -> Options {
    Options::for_formats(&["pdf"])
}

/// Lays out a briefing with which nothing but what is expected is found fault.
fn laid_out(name: &str, text: &str, options: Options, expected: &[&str]) -> Edition {
    let (edition, found) = planned(name, text, options);
    let unexpected = found.iter().filter(|(code, _)| !expected.contains(code));
    let unexpected: Vec<&str> = unexpected.map(|(_, said)| said.as_str()).collect();
    assert!(
        unexpected.is_empty(),
        "{name}: a good briefing was found fault with\n\n{}",
        unexpected.join("\n\n")
    );
    edition
}

/// Lays out a briefing, and tells what was found: codes, and what was said of each.
fn planned(name: &str, text: &str, options: Options) -> (Edition, Vec<(&'static str, String)>) {
    let path = root().join(name);
    let files = Written {
        path: &path,
        text,
        others: Folder::new(root()),
    };
    let plan = Run::new(options).plan(&path, &files);
    let said = plan.findings.render(false);
    let found = plan.findings.diagnostics.iter();
    let found = found.map(|one| (one.code, one.message.clone())).collect();
    let edition = plan.edition;
    let edition = edition.unwrap_or_else(|failure| panic!("{failure}\n\n{said}"));
    (edition.set(), found)
}

/// A briefing that is in no file, among those of the project.
struct Written<'a> {
    path: &'a Path,
    text: &'a str,
    others: Folder,
}

impl Files for Written<'_> {
    fn resolve(&self, written: &str, by: Option<&Path>) -> Option<PathBuf> {
        self.others.resolve(written, by)
    }

    fn read(&self, path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable> {
        if path == self.path {
            return Ok(self.text.as_bytes().to_vec());
        }
        self.others.read(path, largest)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The same from a file.
pub fn edition_of(path: &Path) -> Edition {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    laid_out(&path.to_string_lossy(), &text, pdf(), &[])
}

/// The same in a theme that the briefing does not ask for.
pub fn in_theme(path: &Path, theme: &str) -> Edition {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let text = format!("{text}\ntheme: {theme}\n");
    laid_out(&path.to_string_lossy(), &text, pdf(), &[])
}

/// An edition as a backend writes it.
pub fn written(edition: &Edition, format: &str) -> Vec<u8> {
    let backend = BACKENDS.iter().find(|backend| backend.name == format);
    let backend = backend.unwrap_or_else(|| panic!("no backend is named {format}"));
    let files = backend.write(edition);
    let mut files = files.expect("an edition that can be written").into_iter();
    let file = files.next().expect("a file");
    assert!(files.next().is_none(), "more than one file");
    file.bytes
}
