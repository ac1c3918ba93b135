//! Whether a word was lost.
//!
//! A word is a run of letters and digits. Each that stands in an input must stand, as often, in the briefing that was
//! made of it, in what is printed of that, or in what was said of the input. What is not looked for: marks of the
//! input's own (names of tags and keys, numbers of items), which mean something and say nothing.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use briefset::briefing;
use briefset::diagnostic::{Diagnostics, Source, Sources};
use briefset::project::import::Kind;
use serde_yaml::Value;

use super::inputs::{docx, html, without_marks, without_numbers};
use crate::support::document;

/// Words that say what a line is, and are shown by its place.
const SAYS_WHAT: &[&str] = &[
    "by",
    "notes",
    "tlp",
    "pap",
    "white",
    "published",
    "last",
    "updated",
    "on",
    "q",
    "a",
    "question",
    "answer",
    "accessed",
    "veröffentlicht",
    "am",
    "para",
    "true",
    "false",
    "and",
    "de",
];

/// The words of an input that are found nowhere.
pub fn lost(kind: Kind, input: &[u8], yaml: &str, said: &str) -> Vec<String> {
    let wanted = counted(&text_of(kind, input));
    let (in_yaml, printed, told) = (
        counted(&decoded(yaml)),
        counted(&printed(yaml)),
        counted(said),
    );
    let count =
        |words: &BTreeMap<String, usize>, word: &String| words.get(word).copied().unwrap_or(0);
    let is_lost = |(word, wanted): &(String, usize)| {
        let found = count(&in_yaml, word).max(count(&printed, word)) + count(&told, word);
        found < *wanted && !SAYS_WHAT.contains(&word.as_str())
    };
    let lost = wanted.into_iter().filter(is_lost);
    lost.map(|(word, _)| word).collect()
}

fn counted(text: &str) -> BTreeMap<String, usize> {
    // What stands above the line or below it is a word beside a word.
    let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";
    let text: String = text
        .chars()
        .map(|next| match raised.chars().position(|one| one == next) {
            Some(place) => format!(" {} ", place % 10),
            None => next.to_string(),
        })
        .collect();
    let mut words = BTreeMap::new();
    for word in text
        .split(|next: char| !next.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *words.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    words
}

/// The texts of a briefing, escapes undone.
fn decoded(yaml: &str) -> String {
    let mut texts = String::new();
    let value: Value = serde_yaml::from_str(yaml).expect("YAML");
    add_texts(&value, &mut texts);
    texts
}

fn add_texts(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => out.extend([text.as_str(), "\n"]),
        Value::Number(number) => out.push_str(&format!("{number}\n")),
        Value::Bool(value) => out.push_str(&format!("{value}\n")),
        Value::Sequence(items) => items.iter().for_each(|item| add_texts(item, out)),
        Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
            if key
                .as_str()
                .is_some_and(|key| key.starts_with("x-") || key.starts_with('$'))
            {
                add_texts(key, out);
            }
            add_texts(value, out);
        }),
        Value::Null | Value::Tagged(_) => {}
    }
}

/// What is printed.
fn printed(yaml: &str) -> String {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("made.yaml", yaml));
    let reading =
        briefing::read(&mut sources, file, &mut Diagnostics::new()).expect("a sound briefing");
    document::transcript(&reading.document)
}

/// The texts of a briefing as they are printed, a line each.
pub fn document(yaml: &str) -> String {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("made.yaml", yaml));
    let reading =
        briefing::read(&mut sources, file, &mut Diagnostics::new()).expect("a sound briefing");
    let texts = crate::support::pages::texts(&reading.document);
    let texts: Vec<&str> = texts.values().map(|text| text.content.as_str()).collect();
    texts.join("\n")
}

/// What an input says.
fn text_of(kind: Kind, input: &[u8]) -> String {
    match kind {
        Kind::Docx => docx(input),
        Kind::Page => without_numbers(&text(input)),
        Kind::Markdown => without_numbers(&without_marks(&text(input))),
        Kind::Html => without_numbers(&html(&text(input))),
        Kind::Stix => values(
            &text(input),
            &[
                "name",
                "description",
                "content",
                "value",
                "labels",
                "report_types",
                "aliases",
                "source_name",
                "url",
                "external_id",
                "statement",
                "malware_types",
            ],
        ),
        Kind::Misp => {
            let keys = ["info", "value", "comment", "content", "name"];
            let reference = "@[attribute](11111111-1111-1111-1111-111111111111)";
            values(&text(input), &keys).replace(reference, "")
        }
        Kind::Json => {
            let mut out = String::new();
            add_texts(
                &serde_yaml::from_str(&text(input).replace("\\ud83d\\ude00", "😀")).expect("JSON"),
                &mut out,
            );
            out
        }
    }
}

fn text(input: &[u8]) -> String {
    match input {
        [0xff, 0xfe, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8_lossy(input).into_owned(),
    }
}

/// The texts of JSON that stand behind some keys.
fn values(text: &str, keys: &[&str]) -> String {
    fn add(value: &Value, keys: &[&str], out: &mut String) {
        match value {
            Value::Sequence(items) => items.iter().for_each(|item| add(item, keys, out)),
            Value::Mapping(entries) => {
                for (key, value) in entries {
                    match key.as_str().is_some_and(|key| keys.contains(&key)) {
                        true => add_texts(value, out),
                        false => add(value, keys, out),
                    }
                }
            }
            _ => {}
        }
    }
    let mut out = String::new();
    add(&serde_yaml::from_str(text).expect("JSON"), keys, &mut out);
    out
}

/// Packs a Word document from its parts: `=== word/document.xml` before each.
pub fn packed(parts: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(parts);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for part in text.split("=== ").skip(1) {
        let (name, content) = part.split_once('\n').expect("a name and a content");
        writer.start_file(name.trim(), options).expect("a part");
        writer.write_all(content.as_bytes()).expect("a part");
    }
    writer.finish().expect("a package").into_inner()
}
