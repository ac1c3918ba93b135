//! Findings in the forms that programs read.
//!
//! In: findings and the files that they point into. Out: text of a [`Format`]:
//!
//! | format | a finding is | read by |
//! |---|---|---|
//! | `human` | a drawing of the place ([`render`](mod@super::render)) | people |
//! | `short` | a line: `a.yaml:3:1: error[unknown-key]: unknown key` | editors, `grep` |
//! | `json` | a JSON object in a line | programs |
//! | `sarif` | a result of one SARIF 2.1.0 log, which comes at the end | code scanning |
//! | `github` | a workflow command | GitHub Actions, which shows it at its line |
//!
//! Lines and columns count from 1, columns in characters; offsets count bytes from 0.

use serde_json::{Value, json};

use super::{Diagnostic, Diagnostics, Severity, Sources, Span, Suggestion, render};

/// The forms of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)] // the names are those of the forms
pub enum Format {
    #[default]
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

impl Format {
    /// Every form by its name on the command line.
    pub const ALL: &[(&str, Format)] = &[
        ("human", Format::Human),
        ("short", Format::Short),
        ("json", Format::Json),
        ("sarif", Format::Sarif),
        ("github", Format::Github),
    ];
}

/// What a sentence is that belongs to no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something was done that somebody may want to know.
    Note,
    /// Something was not done.
    Error,
}

impl Weight {
    fn word(self) -> &'static str {
        match self {
            Weight::Note => "note",
            Weight::Error => "error",
        }
    }
}

/// Writes every finding; `color` adds ANSI escapes for a terminal to what people read.
pub fn findings(
    diagnostics: &Diagnostics,
    sources: &Sources,
    format: Format,
    color: bool,
) -> String {
    let each = |write: fn(&Diagnostic, &Sources) -> String| {
        let lines = diagnostics.iter().map(|one| write(one, sources) + "\n");
        lines.collect()
    };
    match format {
        Format::Human => render::render(diagnostics, sources, color),
        Format::Short => each(short),
        Format::Json => each(|one, sources| object(one, sources).to_string()),
        Format::Sarif => each(|one, sources| result(one, sources).to_string()),
        Format::Github => each(github),
    }
}

/// Writes a sentence of no place.
pub fn sentence(weight: Weight, message: &str, format: Format) -> String {
    let word = weight.word();
    match format {
        Format::Human | Format::Short => format!("{word}: {message}\n"),
        Format::Json => format!("{}\n", json!({"severity": word, "message": message})),
        Format::Sarif => format!("{}\n", json!({"level": word, "message": {"text": message}})),
        Format::Github => {
            let command = match weight {
                Weight::Note => "notice",
                Weight::Error => "error",
            };
            format!("::{command}::{}\n", escaped(message))
        }
    }
}

/// A SARIF log of results, a line each (SARIF 2.1.0, 3.13).
pub fn sarif(results: &str) -> String {
    let results: Vec<Value> = results
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let log = json!({
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{
            "tool": {"driver": {"name": "briefset", "version": env!("CARGO_PKG_VERSION")}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let (severity, code, message) = (severity(diagnostic), diagnostic.code, &diagnostic.message);
    let said = format!("{severity}[{code}]: {message}").replace('\n', " ");
    match diagnostic.span {
        Some(span) => {
            let (line, column) = sources.position(span.file, span.start);
            format!("{}:{line}:{column}: {said}", sources.get(span.file).name)
        }
        None => said,
    }
}

/// A place: its file, where it begins and where it ends.
fn place(span: Span, sources: &Sources) -> Value {
    let end = |byte: u32| {
        let (line, column) = sources.position(span.file, byte);
        json!({"line": line, "column": column, "offset": byte})
    };
    json!({
        "file": sources.get(span.file).name,
        "start": end(span.start),
        "end": end(span.end),
    })
}

/// A finding as an object.
pub fn object(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let related = diagnostic.related.iter();
    let related =
        related.map(|(span, label)| json!({"place": place(*span, sources), "label": label}));
    let suggestions = diagnostic.suggestion.iter().map(|suggestion| {
        json!({"place": place(suggestion.span, sources), "replacement": suggestion.replacement})
    });
    json!({
        "severity": severity(diagnostic),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "place": diagnostic.span.map(|span| place(span, sources)),
        "label": diagnostic.label,
        "related": related.collect::<Vec<Value>>(),
        "help": diagnostic.help,
        "suggestions": suggestions.collect::<Vec<Value>>(),
    })
}

/// A finding as a result of SARIF (3.27).
fn result(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let artifact = |span: Span| json!({"uri": uri(&sources.get(span.file).name)});
    let region = |span: Span| {
        let (line, column) = sources.position(span.file, span.start);
        let (end_line, end_column) = sources.position(span.file, span.end);
        json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
    };
    let location = |span: Span| json!({"physicalLocation": {"artifactLocation": artifact(span), "region": region(span)}});
    // What mends it (3.55): one change of one file.
    let fix = |suggestion: &Suggestion| {
        let replacement = json!({
            "deletedRegion": region(suggestion.span),
            "insertedContent": {"text": suggestion.replacement},
        });
        let change = json!({
            "artifactLocation": artifact(suggestion.span),
            "replacements": [replacement],
        });
        let help = diagnostic.help.first().unwrap_or(&diagnostic.message);
        json!({"description": {"text": help}, "artifactChanges": [change]})
    };
    let related = diagnostic.related.iter().map(|(span, label)| {
        let mut location = location(*span);
        location["message"] = json!({"text": label});
        location
    });
    let help = diagnostic.help.iter().map(|help| format!("\nhelp: {help}"));
    let text = format!("{}{}", diagnostic.message, help.collect::<String>());
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": severity(diagnostic),
        "message": {"text": text},
        "locations": diagnostic.span.map(location).into_iter().collect::<Vec<Value>>(),
        "relatedLocations": related.collect::<Vec<Value>>(),
    });
    if let Some(suggestion) = &diagnostic.suggestion {
        result["fixes"] = json!([fix(suggestion)]);
    }
    result
}

/// A relative reference to a file (RFC 3986, 4.2).
fn uri(name: &str) -> String {
    let mut uri = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' => uri.push('/'),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

/// A workflow command of GitHub Actions.
fn github(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut properties = Vec::new();
    if let Some(span) = diagnostic.span {
        let (line, column) = sources.position(span.file, span.start);
        let (end_line, end_column) = sources.position(span.file, span.end);
        properties.push(format!("file={}", property(&sources.get(span.file).name)));
        properties.push(format!("line={line},col={column},endLine={end_line}"));
        // A column of the end is read only where the end is on the same line.
        if line == end_line {
            properties.push(format!("endColumn={end_column}"));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code)));
    let help = diagnostic.help.iter().map(|help| format!("\nhelp: {help}"));
    let text = format!("{}{}", diagnostic.message, help.collect::<String>());
    format!(
        "::{} {}::{}",
        severity(diagnostic),
        properties.join(","),
        escaped(&text)
    )
}

/// A message as a workflow command holds it.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property as a workflow command holds it.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
