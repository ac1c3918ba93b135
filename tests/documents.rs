//! Good briefings: what they come to mean, and how they are laid out.
//!
//! `cases/documents/<feature>.yaml` is read and set; `<feature>.document.txt` is the document,
//! `<feature>.layout.txt` its pages, `<feature>.xhtml.txt` what an EPUB shows. A warning about any of them is a failure.

use std::panic;

use crate::support::book;
use crate::support::document;
use crate::support::edition;
use crate::support::golden::{self, Goldens};
use crate::support::layout;

#[test]
fn features_mean_and_look_what_they_did() {
    let mut goldens = Goldens::default();
    for path in golden::files("documents", &[".yaml", ".json"]) {
        let read = || edition::edition_of(&path);
        let Ok(edition) = panic::catch_unwind(read) else {
            goldens.fault(&path, "cannot be set; see above");
            continue;
        };
        let document = document::transcript(&edition.document);
        goldens.check(&path.with_extension("document.txt"), &document);
        let layout = layout::transcript(&edition.layout);
        goldens.check(&path.with_extension("layout.txt"), &layout);
        let book = book::transcript(&edition::written(&edition, "epub"));
        goldens.check(&path.with_extension("xhtml.txt"), &book);
    }
    goldens.finish();
}

#[test]
fn every_expected_result_has_its_briefing() {
    for path in golden::files("documents", &[".txt"]) {
        let name = path.to_string_lossy();
        let feature = name.trim_end_matches(".txt");
        let feature = feature
            .rsplit_once('.')
            .map_or(feature, |(feature, _)| feature);
        let exists = |extension| std::path::Path::new(&format!("{feature}.{extension}")).exists();
        assert!(
            exists("yaml") || exists("json"),
            "{name} is expected of no briefing"
        );
    }
}
