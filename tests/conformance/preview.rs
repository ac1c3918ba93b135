//! `preview` in a browser, as somebody who writes looks at it: what is tried, and what has to be seen, stands in
//! `preview/check.mjs`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::{switched_on, tools};

/// The sample that runs from right to left.
const PERSIAN: &str = "content/fa-drought-and-groundwater.yaml";

/// A briefing of some pages, with the words that are looked for.
fn briefing(clicked: &str) -> String {
    let mut text = "title: A barge at the quay\nsections:\n".to_string();
    for section in 1..=5 {
        let _ = write!(text, "  - title: Part {section}\n    body: |\n");
        for paragraph in 0..14 {
            let place = match (section, paragraph) {
                (3, 2) => clicked,
                _ => "harbour",
            };
            let words =
                "Ships take their power from the quay, and the quay takes it from the town. ";
            let _ = write!(
                text,
                "      {}\n      They pass the {place} by barge at night, paragraph {paragraph}.\n\n",
                words.repeat(4)
            );
        }
    }
    text
}

#[test]
fn a_preview_shows_what_is_written_and_stays_where_it_is() {
    if !switched_on() {
        return;
    }
    let folder = tools::folder().join("preview-checked");
    std::fs::create_dir_all(&folder).expect("a folder");
    let looked_at = |name: &str, clicked: &str| {
        let path = folder.join(name);
        std::fs::write(&path, briefing(clicked)).expect("a file");
        let persian = Path::new(env!("CARGO_MANIFEST_DIR")).join(PERSIAN);
        let program = PathBuf::from(env!("CARGO_BIN_EXE_briefset"));
        let arguments = [program.as_path(), &path, &persian];
        tools::judged("preview/check.mjs", arguments)
    };
    let (sound, lines) = looked_at("a.yaml", "lighthouse");
    assert!(sound, "{lines}");
    println!("preview {}", lines.trim());
    // A check that nothing can fail says nothing: a word that is not there cannot be clicked.
    let (sound, lines) = looked_at("b.yaml", "harbour");
    assert!(!sound && lines.contains("stands on no page"), "{lines}");
}
