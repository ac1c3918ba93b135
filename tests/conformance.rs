//! Conformance, as others judge it: the PDF and EPUB validators, and readers of text.
//!
//! These need programs that Rust does not bring along, so they are switched on by
//! `BRIEFSET_CONFORMANCE=1`; without it each says that it was skipped. With it, a validator that is
//! missing is a failure. `.ci/run` installs them and switches them on.

mod books;
mod css;
mod sheets;
mod tools;

use std::path::PathBuf;
use std::sync::LazyLock;

use briefset::export::Edition;
use rayon::prelude::*;

use crate::content;
use crate::support::{edition, generate};

/// Which generated briefings are checked beside those of `content/`: all languages, all parts.
const SEEDS: std::ops::Range<u64> = 0..12;

/// A briefing, written to files.
struct Written {
    name: String,
    edition: Edition,
    pdf: PathBuf,
    epub: PathBuf,
}

/// What is checked, written once.
static WRITTEN: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let folder = tools::folder().join("checked");
    std::fs::create_dir_all(&folder).expect("a folder");
    let content = content::briefings().into_iter().map(|path| {
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&path).expect("a briefing");
        (name, path.to_string_lossy().into_owned(), text)
    });
    let generated = SEEDS.map(|seed| {
        let name = format!("seed-{seed:02}");
        (name.clone(), name, generate::briefing(seed))
    });
    let briefings: Vec<(String, String, String)> = content.chain(generated).collect();
    let uncovered = edition::uncovered().into_par_iter();
    // Pictures lie beside the path.
    let editions = briefings
        .into_par_iter()
        .map(|(name, path, text)| (name, edition::edition(&path, &text)));
    uncovered
        .map(|(name, edition)| (format!("uncovered-{name}"), edition))
        .chain(editions)
        .map(|(name, edition)| {
            let write = |format: &str| {
                let path = folder.join(format!("{name}.{format}"));
                std::fs::write(&path, edition::written(&edition, format)).expect("a file");
                path
            };
            let (pdf, epub) = (write("pdf"), write("epub"));
            Written {
                name,
                edition,
                pdf,
                epub,
            }
        })
        .collect()
});

/// Whether the checks are switched on; says so when they are not.
fn switched_on() -> bool {
    let on = std::env::var_os("BRIEFSET_CONFORMANCE").is_some_and(|value| value == "1");
    if !on {
        println!("skipped: BRIEFSET_CONFORMANCE=1 switches this on");
    }
    on
}
