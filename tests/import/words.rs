//! Whether a word was lost.
//!
//! A word is a run of letters and digits. Each that stands in an input must stand, as often, in the briefing that was
//! made of it, in what is printed of that, or in what was said of the input. What is not looked for: marks of the
//! input's own (names of tags and keys, numbers of items), which mean something and say nothing.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use briefset::briefing;
use briefset::diagnostic::{Diagnostics, Source, Sources};
use briefset::project::import::Kind;
use serde_yaml::Value;

use crate::support::document;

/// Words that say what a line is, and are shown by its place.
const SAYS_WHAT: &[&str] = &[
    "by",
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
        Kind::Html => html(&text(input)),
        Kind::Stix => values(
            &text(input),
            &[
                "name",
                "description",
                "content",
                "value",
                "pattern",
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
        Kind::Misp => values(
            &text(input),
            &["info", "value", "comment", "content", "name"],
        ),
        Kind::Json => {
            let mut out = String::new();
            add_texts(&serde_yaml::from_str(&text(input)).expect("JSON"), &mut out);
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

/// Without the numbers of items, of headings and of calls, and the counts behind headings.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.trim_start();
        let bare = line.trim_start_matches(['#', '>', ' ', '[', '(', '^', '*', '-']);
        let digits = bare.trim_start_matches(char::is_numeric);
        let is_number = digits.len() < bare.len() && digits.starts_with(['.', ')', ']']);
        let line = if is_number { digits } else { line };
        let counted = line
            .trim_end_matches([')', ' '])
            .trim_end_matches(char::is_numeric);
        let words = ["Sources", "Sources ", "REFERENCES (", "منابع"];
        let line = if words.contains(&counted) {
            counted
        } else {
            line
        };
        out.extend([line, "\n"]);
    }
    // "[1, 2]"
    let mut bare = String::new();
    let mut rest = out.as_str();
    while let Some((before, behind)) = rest.split_once('[') {
        bare.extend([before, " "]);
        let end = behind.find(']').unwrap_or(0);
        let is_call = end > 0
            && behind[..end]
                .chars()
                .all(|next| next.is_numeric() || ",-– ^".contains(next));
        rest = if is_call { &behind[end..] } else { behind };
    }
    bare + rest
}

/// Without HTML's tags, and the names that code and pandoc's spans have.
fn without_marks(text: &str) -> String {
    let text = html(text);
    let mut out = String::new();
    for line in text.lines() {
        let is_keys = line.trim_start().starts_with(":::");
        if !is_keys {
            // A key of the front matter, a language.
            out.extend([line.trim_start_matches("```"), "\n"]);
        }
    }
    out
}

/// The text of a page, with what its pictures show.
fn html(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let lower = behind.to_lowercase();
        let is_tag = lower
            .starts_with(|next: char| next.is_ascii_alphabetic() || next == '/' || next == '!');
        if !is_tag
            || lower.starts_with("http")
            || !behind.contains('>')
            || lower.starts_with("notatag")
            || lower.starts_with("ada@")
            || lower.starts_with("tags>")
        {
            out.push('<');
            rest = behind;
            continue;
        }
        let silent = [
            "script",
            "style",
            "nav",
            "footer",
            "title",
            "button",
            "svg",
            "header class",
            "noscript",
        ];
        let skipped = silent.iter().find(|name| lower.starts_with(**name));
        let end = match skipped {
            Some(name) => {
                let close = format!("</{}", name.split(' ').next().unwrap_or(name));
                lower
                    .find(&close)
                    .map_or(behind.len(), |at| at + close.len())
            }
            None if lower.starts_with("!--") => lower.find("-->").map_or(behind.len(), |at| at + 2),
            None => 0,
        };
        // Characters have the same length in small letters here: cases keep to that.
        let tag = &behind[end..];
        let close = tag.find('>').map_or(tag.len(), |at| at + 1);
        if let Some(alternative) = tag[..close]
            .split("alt=\"")
            .nth(1)
            .filter(|_| skipped.is_none())
        {
            out.extend([" ", alternative.split('"').next().unwrap_or_default()]);
        }
        let is_inline = [
            "b>", "/b>", "em>", "/em>", "i>", "/i>", "strong", "/strong", "span", "/span", "a ",
            "/a>",
        ];
        let glued = is_inline.iter().any(|name| lower.starts_with(name));
        out.push_str(if glued { "" } else { " " });
        rest = &tag[close..];
    }
    out.push_str(rest);
    for (entity, character) in [
        ("&amp;", "&"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&mdash;", "—"),
        ("&eacute;", "é"),
        ("&rsquo;", "’"),
    ] {
        out = out.replace(entity, character);
    }
    out
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

/// The words of a Word document: what stands in `w:t`, and what its properties say.
fn docx(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut out = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().to_string();
        let mut text = String::new();
        if ![
            "word/document.xml",
            "word/footnotes.xml",
            "word/endnotes.xml",
            "docProps/core.xml",
        ]
        .contains(&name.as_str())
            || file.read_to_string(&mut text).is_err()
        {
            continue;
        }
        let paragraphs = text
            .replace("</w:p>", " ")
            .replace("<w:tab/>", " ")
            .replace("<w:br/>", " ")
            .replace("<w:noBreakHyphen/>", "-");
        let mut rest = paragraphs.as_str();
        while let Some((before, behind)) = rest.split_once('<') {
            // Runs of one word stand side by side.
            out.push_str(before.trim_matches('\n'));
            let (tag, after) = behind.split_once('>').expect("a tag");
            let is_text = [
                "w:t",
                "/w:t",
                "w:r",
                "/w:r",
                "w:rPr",
                "/w:rPr",
                "w:b/",
                "w:i/",
                "w:hyperlink",
                "/w:hyperlink",
                "w:del",
                "/w:del",
                "w:proofErr",
                "w:ins",
                "/w:ins",
            ]
            .iter()
            .any(|name| tag == *name || tag.starts_with(&format!("{name} ")));
            if !is_text {
                out.push(' ');
            }
            rest = after;
        }
    }
    for (entity, character) in [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
    ] {
        out = out.replace(entity, character);
    }
    out
}
