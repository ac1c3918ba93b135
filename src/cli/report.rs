//! What became of each briefing, for programs: a JSON object in a line each.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::Status;
use crate::diagnostic::machine;
use crate::diagnostic::printable_path;
use crate::project::files::digest;
use crate::project::{Export, Output};

/// The line of a briefing: how it ended, what was written, what was found and what was read.
pub fn line(
    input: &str,
    status: Status,
    outputs: &[(PathBuf, &Output)],
    export: &Export,
    milliseconds: u64,
) -> String {
    let outputs = outputs.iter().map(|(path, output)| {
        json!({
            "path": printable_path(path),
            "bytes": output.bytes.len(),
            "sha256": digest(&output.bytes),
        })
    });
    let findings = &export.findings;
    let found = findings.diagnostics.iter();
    let found = found.map(|one| machine::object(one, &findings.sources));
    let read = export.read.iter().map(|read| {
        json!({
            "path": printable_path(&read.path),
            "bytes": read.bytes,
            "sha256": read.digest,
        })
    });
    let faces = export.faces.iter().map(|face| {
        let (path, index) = &face.file;
        json!({
            "family": face.family,
            "name": face.name,
            "path": printable_path(path),
            "index": index,
            "sha256": face.digest,
        })
    });
    let line = json!({
        "input": input,
        "status": word(status),
        "pages": export.pages,
        "outputs": outputs.collect::<Vec<Value>>(),
        "diagnostics": found.collect::<Vec<Value>>(),
        "notes": findings.notes,
        "read": read.collect::<Vec<Value>>(),
        "faces": faces.collect::<Vec<Value>>(),
        "milliseconds": milliseconds,
    });
    format!("{line}\n")
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Done => "done",
        Status::AtFault => "at fault",
        Status::Failed => "failed",
    }
}

/// The JSON Schema of a line (draft-07).
pub fn schema() -> Value {
    let text = json!({"type": "string"});
    let count = json!({"type": "integer", "minimum": 0});
    let hash = json!({"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"});
    let point = json!({
        "type": "object",
        "required": ["line", "column", "offset"],
        "properties": {
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1, "description": "in characters"},
            "offset": {"type": "integer", "minimum": 0, "description": "in bytes"},
        },
    });
    let place = json!({
        "type": ["object", "null"],
        "required": ["file", "start", "end"],
        "properties": {"file": text, "start": point, "end": point},
    });
    let finding = json!({
        "type": "object",
        "required": ["severity", "code", "message", "place", "label", "related", "help", "suggestions"],
        "properties": {
            "severity": {"enum": ["warning", "error"]},
            "code": text,
            "message": text,
            "place": place,
            "label": text,
            "related": {"type": "array", "items": {
                "type": "object",
                "required": ["place", "label"],
                "properties": {"place": place, "label": text},
            }},
            "help": {"type": "array", "items": text},
            "suggestions": {
                "type": "array",
                "description": "what mends it beyond doubt: a place, and the text that is to stand there",
                "items": {
                    "type": "object",
                    "required": ["place", "replacement"],
                    "properties": {"place": place, "replacement": text},
                },
            },
        },
    });
    let output = json!({
        "type": "object",
        "required": ["path", "bytes", "sha256"],
        "properties": {"path": text, "bytes": count, "sha256": hash},
    });
    let read = json!({
        "type": "object",
        "required": ["path", "bytes", "sha256"],
        "properties": {
            "path": text,
            "bytes": {"type": ["integer", "null"], "description": "null where it could not be read"},
            "sha256": hash,
        },
    });
    let face = json!({
        "type": "object",
        "required": ["family", "name", "path", "index", "sha256"],
        "properties": {
            "family": text,
            "name": {"type": "string", "description": "as a PDF names it"},
            "path": text,
            "index": {"type": "integer", "minimum": 0, "description": "which font of the file"},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        },
    });
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A line of a report of briefset",
        "description": "What became of one briefing.",
        "type": "object",
        "required": ["input", "status", "pages", "outputs", "diagnostics", "notes", "read", "faces", "milliseconds"],
        "properties": {
            "input": text,
            "status": {"enum": ["done", "at fault", "failed"]},
            "pages": count,
            "outputs": {"type": "array", "items": output},
            "diagnostics": {"type": "array", "items": finding},
            "notes": {"type": "array", "items": text},
            "read": {"type": "array", "items": read},
            "faces": {"type": "array", "items": face, "description": "the faces that files gave, not those of the program"},
            "milliseconds": count,
        },
    })
}
