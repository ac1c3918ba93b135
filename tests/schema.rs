//! The JSON Schemas of briefings and themes say what reading says.
//!
//! Whatever is read without an error, the schema of a briefing accepts; what reading refuses for one of [`SHARED`],
//! the schema refuses as well. Both are held against each other over every case, every sample, generated briefings,
//! and those with mistakes in them that nobody thought of.

mod mistakes;
mod theme;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use boon::{Compiler, SchemaIndex, Schemas};
use briefset::briefing;
use briefset::diagnostic::{Diagnostics, Severity, Source, Sources};
use serde_json::Value as Json;

use crate::content;
use crate::support::generate;
use crate::support::golden;

/// What reading and the schema both refuse. Everything else is beyond a schema: what a text says, what several keys
/// say of each other, what is in other files.
const SHARED: &[&str] = &[
    "unknown-key",
    "wrong-type",
    "unknown-value",
    "missing-key",
    "missing-title",
];

/// The cases whose errors are of these codes and still beyond a schema, and why.
const BEYOND: &[(&str, &str)] = &[
    (
        "chart-of-words",
        "`highlight` and `x` name what stands elsewhere in the chart",
    ),
    (
        "code-in-two-words",
        "any one word is the name of a language",
    ),
    (
        "likelihood-of-another-scale",
        "the scale is named elsewhere",
    ),
];

/// How many generated briefings are read.
const SEEDS: std::ops::Range<u64> = 0..200;

/// A schema that can judge.
struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn of(schema: Json) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let name = "mem:///schema.json";
        compiler.add_resource(name, schema).expect("a schema");
        let index = compiler.compile(name, &mut schemas);
        let index = index.unwrap_or_else(|error| panic!("{error:#}"));
        Judge { schemas, index }
    }

    /// What it refuses, in its own words.
    fn refusal(&self, value: &Json) -> Option<String> {
        let judged = self.schemas.validate(value, self.index);
        judged.err().map(|error| format!("{error:#}"))
    }
}

static BRIEFING: LazyLock<Judge> = LazyLock::new(|| Judge::of(briefing::schema::schema()));

/// The codes of the errors that decoding reports: what a briefing is found to be before its texts are read.
fn errors_of_decoding(name: &str, text: &str) -> BTreeSet<&'static str> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let file = sources.add(Source::new(name, text.to_string()));
    let tree = briefing::yaml::read(&sources, file, &mut diagnostics);
    tree.and_then(|tree| briefing::parse(&tree, &sources, &mut diagnostics));
    codes(&diagnostics)
}

/// The codes of the errors that reading reports; nothing is read from other files.
fn errors(name: &str, text: &str) -> BTreeSet<&'static str> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let file = sources.add(Source::new(name, text.to_string()));
    briefing::read(&mut sources, file, &mut diagnostics);
    codes(&diagnostics)
}

fn codes(diagnostics: &Diagnostics) -> BTreeSet<&'static str> {
    let errors = diagnostics.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.code).collect()
}

/// A briefing as an editor takes it: by YAML's core schema.
fn value(text: &str) -> Result<Json, String> {
    let read = serde_yaml::from_str(text);
    read.map_err(|error: serde_yaml::Error| error.to_string())
}

/// What reading and the schema do not agree on.
fn difference(name: &str, text: &str, codes: &BTreeSet<&str>) -> Option<String> {
    let value = match value(text) {
        Ok(value) => value,
        // What is no YAML has no schema to be held against; it is not read either.
        Err(_) if !codes.is_empty() => return None,
        Err(error) => return Some(format!("{name} is read, and is no YAML: {error}")),
    };
    let refusal = BRIEFING.refusal(&value);
    let shared: Vec<&&str> = codes.iter().filter(|code| SHARED.contains(code)).collect();
    match refusal {
        Some(refusal) if codes.is_empty() => Some(format!(
            "{name} is read, and the schema refuses it:\n{refusal}"
        )),
        None if !shared.is_empty() => Some(format!(
            "{name} is refused for {shared:?}, and the schema accepts it"
        )),
        Some(_) | None => None,
    }
}

fn agree(differences: Vec<String>) {
    let count = differences.len();
    assert!(
        count == 0,
        "{count} differences\n{}",
        differences.join("\n")
    );
}

#[test]
fn every_case_and_sample_is_judged_as_it_is_read() {
    let endings = &[".yaml", ".json"];
    let cases = ["documents", "errors"].into_iter();
    let cases = cases.flat_map(|topic| golden::files(topic, endings));
    let mut files: Vec<_> = cases.chain(content::briefings()).collect();
    files.push("src/briefing/canonical/every_key.yaml".into());
    let mut differences = Vec::new();
    let mut judged = 0;
    for path in files {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let is_beyond = BEYOND.iter().any(|(case, _)| *case == stem);
        let Ok(text) = fs::read_to_string(&path) else {
            continue; // it is not UTF-8, which is its mistake
        };
        judged += 1;
        let name = path.to_string_lossy();
        let found = difference(&name, &text, &errors(&name, &text));
        assert!(!is_beyond || found.is_some(), "{stem} need not be beyond");
        differences.extend(found.filter(|_| !is_beyond));
    }
    assert!(judged > 350, "{judged}");
    agree(differences);
}

#[test]
fn generated_briefings_are_accepted() {
    // That they are read, with the files beside them, other tests say.
    let differences = SEEDS.filter_map(|seed| {
        let name = format!("seed-{seed}.yaml");
        difference(&name, &generate::briefing(seed), &BTreeSet::new())
    });
    agree(differences.collect());
}

/// A schema that refuses nothing would pass for one that agrees on what is read.
#[test]
fn what_is_refused_is_refused_by_both() {
    let refused = golden::files("errors", &[".yaml", ".json"]);
    let refused = refused.into_iter().filter(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let codes = errors(&path.to_string_lossy(), &text);
        let is_shared = codes.iter().any(|code| SHARED.contains(code));
        is_shared && value(&text).is_ok_and(|value| BRIEFING.refusal(&value).is_some())
    });
    let count = refused.count();
    assert!(count > 60, "{count}");
}

#[test]
fn every_key_of_the_format_is_described() {
    let schema = briefing::schema::schema();
    let definitions = schema["definitions"].as_object().expect("definitions");
    for (path, table) in briefing::keys::tables() {
        let mapping = match path.is_empty() {
            true => &schema,
            false => &definitions[&path.join(".")],
        };
        for key in table.keys {
            let others = key.other_names.iter().chain(key.spellings);
            for name in others.chain([&key.name]) {
                let property = &mapping["properties"][*name];
                let described = ["title", "description", "markdownDescription", "$comment"];
                for field in described {
                    let words = property[field].as_str().unwrap_or_default();
                    assert!(!words.is_empty(), "{field} of {name} of {path:?}");
                }
                let plain = property["description"].as_str().unwrap_or_default();
                assert!(!plain.contains("](#") && !plain.contains('`'), "{plain}");
                let markdown = property["markdownDescription"].as_str().unwrap_or_default();
                assert!(!markdown.contains("](#"), "{markdown}");
                let since = property["$comment"].as_str().unwrap_or_default();
                assert_eq!(since, format!("since {}", key.since), "{name}");
            }
        }
    }
}

#[test]
fn a_modeline_keeps_nothing_from_being_read() {
    let text = "# yaml-language-server: $schema=briefing.schema.json\ntitle: A\nsummary: B\n";
    assert!(errors("briefing.yaml", text).is_empty());
    let text = "$schema: briefing.schema.json\ntitle: A\nsummary: B\n";
    assert_eq!(
        difference("briefing.yaml", text, &errors("briefing.yaml", text)),
        None
    );
    assert!(Path::new("README.md").exists());
}
