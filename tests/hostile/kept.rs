//! What the fuzzers have found worth keeping: `tests/fuzz/corpus/`, a folder a target.
//!
//! Each input leads somewhere that no other does. All are tried as the target tries them, once.

use std::fs;
use std::path::{Path, PathBuf};

use briefset::export::pdf::embedded;
use briefset::project::{Failure, Memory, Options, Run};
use briefset::{picture, theme};

/// The kept inputs of a target.
fn kept(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let entries = fs::read_dir(folder.join(target)).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    assert!(paths.len() >= 40, "{target} has {} inputs", paths.len());
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).expect("an input");
        (path, bytes)
    };
    paths.into_iter().map(read).collect()
}

/// Exports a briefing, which may be at fault, but not the program.
fn export(path: &Path, name: &str, bytes: Vec<u8>, options: Options) {
    let files = Memory::new().with(name, bytes);
    let export = Run::new(options).export(name.as_ref(), &files);
    let said = export.findings.render(false);
    match export.outputs {
        Ok(_) => {}
        Err(Failure::AtFault) => assert!(said.contains("error"), "{path:?}"),
        Err(failure) => panic!("{path:?}: {failure}"),
    }
}

#[test]
fn every_kept_file_is_exported_or_refused() {
    for (path, bytes) in kept("read") {
        export(&path, "kept.yaml", bytes, Options::for_formats(&["pdf"]));
    }
}

#[test]
fn every_kept_text_is_set_in_one_direction_or_the_other() {
    for (index, (path, bytes)) in kept("layout").into_iter().enumerate() {
        let text = String::from_utf8_lossy(&bytes);
        let summary: String = text.chars().map(quoted).collect();
        let lang = ["en", "fa"][index % 2];
        let briefing =
            format!(r#"{{"title": "Kept", "lang": "{lang}", "summary": "a {summary}"}}"#);
        let options = Options::for_formats(&["pdf"]);
        export(&path, "kept.json", briefing.into_bytes(), options);
    }
}

/// A character within a string of JSON.
fn quoted(character: char) -> String {
    match character {
        '"' | '\\' => format!("\\{character}"),
        control if control.is_control() => format!("\\u{:04x}", u32::from(control)),
        other => other.to_string(),
    }
}

#[test]
fn every_kept_theme_picture_and_pdf_is_read_or_refused() {
    for (path, bytes) in kept("theme") {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        if let Err(fault) = theme::read(&text) {
            let place = fault.range.unwrap_or_default();
            assert!(text.get(place).is_some(), "{path:?}");
            assert!(!fault.message.is_empty(), "{path:?}");
        }
    }
    for (_, bytes) in kept("picture") {
        if let Ok(picture) = picture::read(&bytes) {
            let _ = picture.pixels(64);
        }
    }
    for (_, bytes) in kept("extract") {
        let _ = embedded::find(&bytes, &["briefing.yaml", "briefing.json"], "Source");
    }
}
