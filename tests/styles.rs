//! Citations and entries in styles of CSL, held against what citeproc-js prints.
//!
//! The sources of `cases/citations` stand in a briefing, its citations are written as an author would, and what its
//! document says is compared with `<style>.citeproc.txt`, character by character but for looks. Where the two
//! differ, `<style>.differs.txt` has both; [`REASONS`] says why each of those is as it should be, and a difference
//! without a reason is a failure.

use std::collections::BTreeMap;

use briefset::document::{Block, Document, Reference};
use serde_json::{Value, json};

use crate::support::citeproc::{self, STYLES, Said};
use crate::support::edition;
use crate::support::golden::{self, Goldens};

/// Why something is printed otherwise: in which styles; the numbers of citations or the ids of sources; the reason.
const REASONS: &[(&[&str], &[&str], &str)] = &[
    (
        &[
            "apa",
            "chicago-author-date",
            "chicago-notes-bibliography",
            "modern-language-association",
        ],
        &["dataset"],
        "`delimiter-precedes-last` is `always` in these styles, and APA (9.8), Chicago (13.107) and MLA (5.7) have no \
         exception for a house: citeproc-js leaves the comma out before one",
    ),
    (
        &["ieee", "nlm-citation-sequence", "oscola"],
        &["speech", "22"],
        "CSL 1.0.2 calls `event-title` what these styles ask for as `event`: citeproc-js does not know them for one",
    ),
    (
        &["chicago-notes-bibliography", "oscola"],
        &["6", "15", "30"],
        "a note begins with a capital, also where words stand before its first source",
    ),
    (
        &["chicago-notes-bibliography", "oscola"],
        &["11", "29"],
        "citeproc-js is asked for the names first, which makes a citation of them; here a sentence has them, and the \
         author is left out as `[-@id]` asks",
    ),
];

/// What stands before each citation in the text, so that it is found.
const MARK: &str = "C";

/// The citations as an author writes them, a paragraph each. Where citeproc-js is asked for names alone, which stand in
/// a sentence of the next, stands a note, so that notes have the same numbers.
fn summary() -> String {
    let clusters = citeproc::clusters();
    let clusters = clusters.as_array().expect("a list");
    let paragraphs = clusters.iter().enumerate().map(|(index, cluster)| {
        let items = cluster.as_array().expect("a list");
        let number = index + 1;
        if items.iter().any(|item| item["author-only"] == true) {
            return format!("{MARK}{number}: ^[None.]");
        }
        let items: Vec<String> = items.iter().map(item).collect();
        format!("{MARK}{number}: [{}]", items.join("; "))
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn item(item: &Value) -> String {
    let text = |name: &str| item[name].as_str().unwrap_or_default();
    let label = match text("label") {
        "page" => "p. ",
        "chapter" => "chap. ",
        "section" => "sec. ",
        "paragraph" => "para. ",
        "" => "",
        other => panic!("no abbreviation for {other:?}"),
    };
    let locator = match text("locator") {
        "" => String::new(),
        locator => format!(", {label}{locator}"),
    };
    let minus = if item["suppress-author"] == true {
        "-"
    } else {
        ""
    };
    let suffix = text("suffix").replace(';', "\\;");
    format!("{}{minus}@{}{locator}{suffix}", text("prefix"), text("id"))
}

fn document(style: &str) -> Document {
    let briefing = json!({
        "title": "T",
        "citation_style": style,
        "summary": summary(),
        "sources": citeproc::library(),
    });
    edition::edition(&format!("{style}.json"), &briefing.to_string()).document
}

/// What a document says for each citation, by its number: in the text, or in the note that is called there.
fn citations(document: &Document) -> BTreeMap<usize, String> {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        _ => None,
    });
    let said = paragraphs.filter_map(|text| {
        let (number, words) = text.content.strip_prefix(MARK)?.split_once(':')?;
        let number = number.parse().ok()?;
        let noted = words.trim().parse::<usize>().ok();
        let noted = noted.and_then(|note| document.notes.get(note - 1));
        let noted = noted.and_then(|note| match note.blocks.first() {
            Some(Block::Paragraph(paragraph)) => Some(paragraph.text.content.clone()),
            _ => None,
        });
        Some((number, noted.unwrap_or_else(|| words.trim().to_string())))
    });
    said.collect()
}

/// The entries of a document, by the ids of their sources.
fn entries(document: &Document) -> Vec<(String, String)> {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    let references: Vec<&Reference> = blocks.filter_map(Block::references).flatten().collect();
    let entries = references.into_iter().map(|reference| {
        let label = reference.label.as_ref().map(|label| label.content.clone());
        (label.unwrap_or_default(), reference.text.content.clone())
    });
    entries.collect()
}

/// Characters that differ in no more than how wide a space is, or in a direction that is told.
fn plain(words: &str) -> String {
    let kept = words
        .chars()
        .filter(|character| !matches!(character, '\u{2066}'..='\u{2069}'));
    let plain: String = kept
        .map(|character| {
            if character == '\u{a0}' {
                ' '
            } else {
                character
            }
        })
        .collect();
    plain.trim().to_string()
}

#[test]
fn styles_print_what_citeproc_js_prints() {
    let mut goldens = Goldens::default();
    let mut unexplained = Vec::new();
    let mut counted = (0, 0);
    for style in STYLES {
        let said = Said::in_style(style);
        let document = document(style);
        let own = citations(&document);
        let mut differs = String::new();
        let mut compare = |name: &str, theirs: &str, ours: &str| {
            counted.1 += 1;
            let (theirs, ours) = (plain(theirs), plain(ours));
            if theirs == ours {
                return;
            }
            counted.0 += 1;
            let mut reasons = REASONS.iter();
            let reason = reasons.find(|(of, known, _)| of.contains(style) && known.contains(&name));
            let why = reason.map_or("?", |(_, _, why)| why);
            if reason.is_none() {
                unexplained.push(format!(
                    "{style} {name}\n  ours:     {ours}\n  citeproc: {theirs}"
                ));
            }
            differs.push_str(&format!(
                "{name}: {why}\n  ours:     {ours}\n  citeproc: {theirs}\n"
            ));
        };
        for (number, theirs) in (1..).zip(&said.citations) {
            let ours = own.get(&number).map_or("", String::as_str);
            if ours == "None." || theirs.contains("NO_PRINTED_FORM") {
                continue;
            }
            compare(&number.to_string(), &citeproc::words(theirs), ours);
        }
        let ours = entries(&document);
        for (index, entry) in said.entries.iter().enumerate() {
            let theirs = citeproc::words(&entry.text);
            let (label, text) = ours.get(index).cloned().unwrap_or_default();
            compare(&entry.id, &theirs, &text);
            if let Some(theirs) = &entry.label {
                compare(
                    &format!("{} label", entry.id),
                    &citeproc::words(theirs),
                    &label,
                );
            }
        }
        if ours.len() != said.entries.len() {
            let message = format!(
                "{style}: {} entries and not {}",
                ours.len(),
                said.entries.len()
            );
            unexplained.push(message);
        }
        goldens.check(
            &golden::folder("citations").join(format!("{style}.differs.txt")),
            &differs,
        );
    }
    println!("{} of {} differ", counted.0, counted.1);
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    goldens.finish();
}
