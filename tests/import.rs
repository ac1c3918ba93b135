//! `import`: somebody else's text in, a briefing out that says the same.
//!
//! `cases/import/<kind>/<case>.input` is a text as such tools write it (`.input.xml` a Word document's parts, packed
//! here), `<case>.yaml` what becomes of it, `<case>.txt` what is said of it. Of every case it is held that the briefing
//! exports, and that no word is lost: each stands in the briefing, in what is printed of it, or in what was said.

mod generated;
mod hostile;
mod inputs;
mod program;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use briefset::project::import::{KINDS, Kind};
use briefset::project::{Folder, Imported, Options, Run, import};

use crate::support::golden::{self, Goldens};

/// The cases of a kind.
fn cases(kind: &str) -> Vec<PathBuf> {
    golden::files(&format!("import/{kind}"), &[".input"])
}

fn kind_of(name: &str) -> Option<Kind> {
    KINDS
        .iter()
        .find(|kind| kind.name == name)
        .map(|kind| kind.kind)
}

/// Imports a case as the program would.
fn imported(path: &Path, kind: Option<Kind>) -> (Vec<u8>, Imported) {
    let bytes = fs::read(path).expect("a readable case");
    let bytes = match path.parent().is_some_and(|folder| folder.ends_with("docx")) {
        true => words::packed(&bytes),
        false => bytes,
    };
    let name = path
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let files = Folder::new(path.parent().expect("a folder"));
    let imported = import(&name, bytes.clone(), kind, &files);
    (bytes, imported)
}

/// What is wrong with a briefing, if it does not export.
fn fault_of(yaml: &str, folder: &Path) -> Option<String> {
    let run = Run::new(Options::for_formats(&["epub"]));
    let export = run.export_bytes("made.yaml", yaml.as_bytes().to_vec(), &Folder::new(folder));
    export
        .outputs
        .err()
        .map(|failure| format!("{failure}\n{}", export.findings.render(false)))
}

#[test]
fn every_case_becomes_its_briefing_and_loses_no_word() {
    let mut goldens = Goldens::default();
    for kind in KINDS {
        let cases = cases(kind.name);
        assert!(cases.len() >= 10, "{} has {} cases", kind.name, cases.len());
        for path in cases {
            let (bytes, Imported { text, findings }) = imported(&path, kind_of(kind.name));
            let said = findings.render(false);
            let yaml = match text {
                Ok(yaml) => yaml,
                Err(failure) => {
                    goldens.fault(&path, &format!("{failure}\n{said}"));
                    continue;
                }
            };
            goldens.check(&path.with_extension("yaml"), &yaml);
            goldens.check(&path.with_extension("txt"), &said);
            let folder = path.parent().expect("a folder");
            if let Some(fault) = fault_of(&yaml, folder) {
                goldens.fault(&path, &fault);
                continue;
            }
            let lost = words::lost(kind.kind, &bytes, &yaml, &said);
            if !lost.is_empty() {
                goldens.fault(&path, &format!("words are lost: {lost:?}"));
            }
        }
    }
    goldens.finish();
}

#[test]
fn a_kind_is_told_from_the_content() {
    for kind in KINDS {
        // What is full of marks on purpose is taken for Markdown, rightly.
        let traps = Path::new("traps-of-yaml-and-markup.input");
        for path in cases(kind.name)
            .into_iter()
            .filter(|path| !path.ends_with(traps))
        {
            let (_, as_it_is) = imported(&path, kind_of(kind.name));
            let (_, told) = imported(&path, None);
            assert_eq!(told.text, as_it_is.text, "{path:?}");
        }
    }
}

#[test]
fn what_cannot_be_brought_in_is_told() {
    let mut goldens = Goldens::default();
    for path in golden::files("import/mistakes", &[".input"]) {
        let (_, Imported { text, findings }) = imported(&path, None);
        let said = findings.render(false);
        goldens.check(&path.with_extension("txt"), &said);
        if text.is_ok() {
            goldens.fault(&path, "it was brought in");
        }
    }
    goldens.finish();
}

#[test]
fn every_code_has_a_case() {
    let mut shown = BTreeSet::new();
    for kind in KINDS.iter().map(|kind| kind.name).chain(["mistakes"]) {
        for path in golden::files(&format!("import/{kind}"), &[".txt"]) {
            let said = fs::read_to_string(&path).expect("a readable case");
            for code in ["not-placed", "placed-elsewhere", "not-imported", "no-title"] {
                shown.extend(said.contains(&format!("[{code}]")).then_some(code));
            }
        }
    }
    assert_eq!(shown.len(), 4, "{shown:?}");
}
