//! Citations and lists of sources, as citeproc-js sets them in the official styles. What it says is written down in
//! `tests/cases/citations`, so that it can be compared with where there is no Node; here that is held against it.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Map, Value, json};

use super::{switched_on, tools};
use crate::support::citeproc::{self, STYLES};
use crate::support::golden::Goldens;

/// Where the styles are that the program is built with, and their languages.
const FOLDERS: [&str; 2] = ["styles", "styles/locales"];

#[test]
fn what_citeproc_says_is_what_was_written_down() {
    if !switched_on() {
        return;
    }
    let [styles, locales] = FOLDERS.map(Path::new);
    let locales = read_locales(locales);
    assert!(locales.contains_key("en-US") && locales.contains_key("en-GB"));
    let mut goldens = Goldens::default();
    for style in STYLES {
        let path = styles.join(style).with_extension("csl");
        let xml =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let input = json!({
            "style": xml,
            "locales": locales,
            "items": citeproc::library(),
            "clusters": citeproc::clusters(),
        });
        goldens.check(&citeproc::path(style), &written(style, &xml, &set(&input)));
    }
    goldens.finish();
    println!("citeproc-js: {} styles as written down", STYLES.len());
}

/// The locales of a folder, by their tags.
fn read_locales(folder: &Path) -> Map<String, Value> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let files = files.filter_map(|file| {
        let path = file.expect("a file").path();
        let name = path.file_stem()?.to_str()?;
        let tag = name.strip_prefix("locales-")?.to_string();
        let xml = std::fs::read_to_string(&path).expect("a locale");
        Some((tag, Value::String(xml)))
    });
    files.collect()
}

/// What citeproc-js makes of them.
fn set(input: &Value) -> Value {
    let mut command = tools::own("citations/set.mjs");
    let command = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = command.spawn().expect("node, which `.ci/run` installs");
    let mut stdin = running.stdin.take().expect("a pipe");
    // It reads all before it says anything.
    stdin
        .write_all(input.to_string().as_bytes())
        .expect("a pipe");
    drop(stdin);
    let output = running.wait_with_output().expect("an end");
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "citeproc-js failed\n{log}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What was said, as a file that a person can read.
fn written(style: &str, xml: &str, said: &Value) -> String {
    let between = |before: &str, after: &str| {
        let rest = xml.split_once(before)?.1;
        Some(rest.split_once(after)?.0.trim().to_string())
    };
    let updated = between("<updated>", "</updated>").unwrap_or_default();
    let version = said["version"].as_str().unwrap_or_default();
    let mut file = format!(
        "# What citeproc-js {version} says in the style {style}, as it was changed last on {updated}.\n\
         # Its numbers are those of the citations in clusters.json, its names the ids of library.json.\n"
    );
    let citations = said["citations"].as_array().expect("citations");
    for (index, text) in citations.iter().enumerate() {
        let text = line(text.as_str().expect("a text"));
        file.push_str(&format!("{}: {text}\n", index + 1));
    }
    file.push('\n');
    for entry in said["bibliography"].as_array().expect("a list") {
        let (id, text) = (entry[0].as_str(), entry[1].as_str());
        let (id, text) = (id.expect("an id"), line(text.expect("a text")));
        file.push_str(&format!("{id}: {text}\n"));
    }
    file
}

/// HTML in a line: without the boxes around an entry, and with a tab between its label and itself.
fn line(html: &str) -> String {
    let margin = "</div><div class=\"csl-right-inline\">";
    let html = html.replace(margin, "\t");
    let mut text = String::new();
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once("<div") {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let text = text.replace("</div>", "");
    let parts = text
        .split('\t')
        .map(|part| part.split(['\n', ' ']).filter(|word| !word.is_empty()));
    let parts: Vec<String> = parts
        .map(|words| words.collect::<Vec<_>>().join(" "))
        .collect();
    parts.join("\t")
}
