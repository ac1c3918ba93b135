//! QR codes, read off pages that others have drawn by what others read codes with.

use std::collections::BTreeSet;
use std::process::Command;

use rayon::prelude::*;

use super::{switched_on, tools};
use crate::codes;
use crate::support::edition;

/// Dots to the inch: what a telephone sees of a page at arm's length.
const DPI: &str = "150";

#[test]
fn codes_are_read_off_pages_that_poppler_draws() {
    if !switched_on() {
        return;
    }
    let folder = tools::folder().join("codes");
    std::fs::create_dir_all(&folder).expect("a folder");
    let expected: BTreeSet<String> = codes::addresses()
        .into_iter()
        .map(|(_, said)| said)
        .collect();
    let kinds: Vec<_> = codes::kinds().collect();
    let faults = kinds.par_iter().filter_map(|(language, paper, theme)| {
        let edition = edition::edition("codes.yaml", &codes::briefing(language, paper, theme));
        let name = folder.join(format!("{theme}-{paper}-{language}"));
        let pdf = name.with_extension("pdf");
        std::fs::write(&pdf, edition::written(&edition, "pdf")).expect("a file");
        let mut drawing = Command::new("pdftoppm");
        tools::output(
            drawing
                .args(["-r", DPI, "-gray", "-png"])
                .args([&pdf, &name]),
        );
        let mut reading = Command::new("zbarimg");
        reading.args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable"]);
        for page in 1..=edition.layout.pages.len() {
            let digits = edition.layout.pages.len().ilog10() as usize + 1;
            reading.arg(format!("{}-{page:0digits$}.png", name.display()));
        }
        // It fails where a page has no code, and complains where there is no desktop.
        let output = tools::run(&mut reading);
        let read = String::from_utf8_lossy(&output.stdout);
        let read: BTreeSet<String> = read.lines().map(str::to_string).collect();
        (read != expected).then(|| format!("{}: {read:?}", name.display()))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!(
        "zbar: {} codes are read off the pages of each of {} files",
        expected.len(),
        kinds.len()
    );
}
