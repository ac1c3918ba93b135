//! The JSON Schemas in the servers that editors ask: yaml-language-server for a briefing, taplo for a theme. What is
//! asked, and what has to be answered, stands in `editors/check.mjs`.

use std::path::Path;

use briefset::{briefing, theme};

use super::{switched_on, tools};

#[test]
fn editors_complete_explain_and_refuse_by_the_schemas() {
    if !switched_on() {
        return;
    }
    let folder = tools::folder().join("editors-checked");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, schema) in [
        ("briefing.schema.json", briefing::schema::schema()),
        ("theme.schema.json", theme::schema()),
    ] {
        std::fs::write(folder.join(name), format!("{schema:#}\n")).expect("a file");
    }
    let (sound, lines) = tools::judged("editors/check.mjs", [folder.as_path()]);
    assert!(sound, "{lines}");
    assert!(lines.contains("answers as expected"), "{lines}");
    println!("yaml-language-server and taplo: {}", lines.trim());
    // A check that nothing can fail says nothing: by a schema of nothing, nothing is answered.
    std::fs::write(folder.join("briefing.schema.json"), "{}").expect("a file");
    let (sound, lines) = tools::judged("editors/check.mjs", [folder.as_path() as &Path]);
    assert!(!sound, "{lines}");
}
