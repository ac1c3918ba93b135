//! The sources and citations that styles are judged by, and what citeproc-js says of them: whole, and such as people
//! have. What it says is held against it in `tests/conformance/citations.rs`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::citeproc::{self, STYLES, Said};
use crate::support::edition;

/// The ids of the sources.
fn ids() -> BTreeSet<String> {
    let library = citeproc::library();
    let items = library.as_array().expect("a list");
    let id = |item: &Value| item["id"].as_str().expect("an id").to_string();
    let ids: BTreeSet<String> = items.iter().map(id).collect();
    assert_eq!(ids.len(), items.len(), "two sources have one id");
    ids
}

#[test]
fn the_library_has_what_makes_styles_stumble() {
    let library = citeproc::library();
    let items = library.as_array().expect("a list");
    assert_eq!(items.len(), 40);
    let types: BTreeSet<&str> = items
        .iter()
        .filter_map(|item| item["type"].as_str())
        .collect();
    assert!(types.len() >= 20, "{types:?}");
    let any = |has: &dyn Fn(&Value) -> bool| items.iter().any(has);
    let authors = |item: &Value| item["author"].as_array().map_or(0, Vec::len);
    assert!(any(&|item| authors(item) >= 8), "many authors");
    assert!(
        any(&|item| authors(item) == 0 && item["editor"].is_null()),
        "nobody"
    );
    assert!(any(&|item| item["issued"].is_null()), "no date");
    assert!(any(&|item| item["issued"]["circa"] == true), "about a year");
    assert!(
        any(&|item| item["issued"]["season"].is_string()),
        "a season"
    );
    assert!(
        any(&|item| item["issued"]["date-parts"][0][0].as_i64() < Some(0)),
        "BC"
    );
    for variable in [
        "translator",
        "original-date",
        "language",
        "edition",
        "DOI",
        "accessed",
    ] {
        assert!(any(&|item| !item[variable].is_null()), "{variable}");
    }
    let text = library.to_string();
    for part in [
        "non-dropping-particle",
        "\"dropping-particle",
        "suffix",
        "literal",
        "<i>",
        "\\\"",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn the_library_is_pasted_into_a_briefing_as_it_is() {
    let briefing = json!({"title": "T", "summary": "S", "sources": citeproc::library()});
    let edition = edition::edition("pasted.json", &briefing.to_string());
    let pages: usize = edition.layout.pages.len();
    assert!(pages > 0);
}

#[test]
fn every_source_is_cited_in_every_way() {
    let clusters = citeproc::clusters();
    let clusters = clusters.as_array().expect("a list");
    assert_eq!(clusters.len(), 30);
    let cited: Vec<&Value> = clusters
        .iter()
        .flat_map(|cluster| cluster.as_array().expect("a list"))
        .collect();
    let all: BTreeSet<String> = cited
        .iter()
        .filter_map(|item| Some(item["id"].as_str()?.to_string()))
        .collect();
    assert_eq!(all, ids());
    for part in ["prefix", "suffix", "suppress-author", "author-only"] {
        assert!(cited.iter().any(|item| !item[part].is_null()), "{part}");
    }
    for label in ["page", "chapter", "section", "paragraph"] {
        assert!(cited.iter().any(|item| item["label"] == label), "{label}");
    }
}

#[test]
fn what_citeproc_says_is_written_down_for_every_style() {
    let ids = ids();
    let clusters = citeproc::clusters().as_array().map_or(0, Vec::len);
    for style in STYLES {
        let said = Said::in_style(style);
        assert_eq!(said.citations.len(), clusters, "{style}");
        let listed: BTreeSet<String> = said.entries.iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(
            listed.len(),
            said.entries.len(),
            "{style}: a source is listed twice"
        );
        assert!(listed.is_subset(&ids), "{style}: {listed:?}");
        // Letters and the like have no entry in some.
        assert!(
            listed.len() + 3 >= ids.len(),
            "{style}: {} entries",
            listed.len()
        );
        let labels = said
            .entries
            .iter()
            .filter(|entry| entry.label.is_some())
            .count();
        assert!(
            labels == 0 || labels == listed.len(),
            "{style}: {labels} labels"
        );
        let smith = said.entries.iter().find(|entry| entry.id == "book");
        let smith = citeproc::words(&smith.expect("the book").text);
        assert!(
            smith.contains("Smith") && smith.contains("2018"),
            "{style}: {smith}"
        );
        let texts = said
            .citations
            .iter()
            .chain(said.entries.iter().map(|entry| &entry.text));
        for text in texts {
            let words = citeproc::words(text);
            assert!(
                !words.trim().is_empty() && !words.contains("</"),
                "{style}: {text}"
            );
        }
    }
}

#[test]
fn a_line_that_is_none_is_told() {
    assert_eq!(
        Said::parse("# from\n2: (Smith)\n"),
        Err("2: (Smith)".to_string())
    );
    assert_eq!(Said::parse("Smith\n"), Err("Smith".to_string()));
    let said = Said::parse("1: <i>A</i> &#38; B\n\nbook: [1]\tSmith\n").expect("a file");
    assert_eq!(citeproc::words(&said.citations[0]), "A & B");
    let entry = &said.entries[0];
    assert_eq!(
        (
            entry.id.as_str(),
            entry.label.as_deref(),
            entry.text.as_str()
        ),
        ("book", Some("[1]"), "Smith")
    );
}
