//! Citations and entries in styles of CSL, held against what citeproc-js prints.
//!
//! The sources of `cases/citations` stand in a briefing, its citations are written as an author would, and what its
//! document says is compared with `<style>.citeproc.txt`, character by character but for looks. Where the two
//! differ, `<style>.differs.txt` has both; [`REASONS`] says why each of those is as it should be, and a difference
//! without a reason is a failure.

use std::collections::BTreeMap;

use briefset::briefing::{Reading, read};
use briefset::diagnostic::{Diagnostics, Source, Sources};
use briefset::document::{Block, Document, Reference};
use serde_json::{Value, json};

use crate::support::citeproc::{self, STYLES, Said};
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

/// The briefing in a style, read.
fn reading(style: &str) -> Reading {
    let briefing = json!({
        "title": "T",
        "citation_style": style,
        "summary": summary(),
        "sources": citeproc::library(),
    });
    let mut files = Sources::new();
    let file = files.add(Source::new(format!("{style}.json"), briefing.to_string()));
    let mut diagnostics = Diagnostics::new();
    let reading = read(&mut files, file, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{style}: {diagnostics:?}");
    reading.unwrap_or_else(|| panic!("{style}"))
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

/// The labels and texts of entries, by the ids of their sources.
fn entries(reading: &Reading) -> BTreeMap<String, (String, String)> {
    let blocks = reading.document.parts.iter().flat_map(|part| &part.blocks);
    let references: Vec<&Reference> = blocks.filter_map(Block::references).flatten().collect();
    let ids = reading.shown.sources.iter();
    let ids = ids.map(|source| source.id.as_ref().map_or("", |id| id.value.as_str()));
    let entries = references.into_iter().zip(ids).map(|(reference, id)| {
        let label = reference.label.as_ref().map(|label| label.content.clone());
        (
            id.to_string(),
            (label.unwrap_or_default(), reference.text.content.clone()),
        )
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
        let reading = reading(style);
        let own = citations(&reading.document);
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
        let ours = entries(&reading);
        for entry in &said.entries {
            let theirs = citeproc::words(&entry.text);
            let (label, text) = ours.get(&entry.id).cloned().unwrap_or_default();
            compare(&entry.id, &theirs, &text);
            if let Some(theirs) = &entry.label {
                compare(
                    &format!("{} label", entry.id),
                    &citeproc::words(theirs),
                    &label,
                );
            }
        }
        // They stand in the same order.
        let shown = reading.shown.sources.iter();
        let shown = shown.filter_map(|source| Some(source.id.as_ref()?.value.clone()));
        let known = |id: &String| said.entries.iter().any(|entry| entry.id == *id);
        let ours: Vec<String> = shown.filter(known).collect();
        let theirs: Vec<String> = said.entries.iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(ours, theirs, "{style}: the order of the list");
        // What they list nothing for is listed here all the same.
        assert_eq!(reading.shown.sources.len(), 40, "{style}");
        goldens.check(
            &golden::folder("citations").join(format!("{style}.differs.txt")),
            &differs,
        );
    }
    println!("{} of {} differ", counted.0, counted.1);
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    goldens.finish();
}
