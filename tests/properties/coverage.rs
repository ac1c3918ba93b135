//! The generated briefings have everything in them that a briefing can have.
//!
//! What there is, the program is asked: whoever writes a key or a value that is none is told which
//! there are, and languages and themes are files. So whatever is added to the program and left out of
//! the generator fails here.

use std::collections::BTreeSet;
use std::path::Path;

use briefset::document::Block;
use briefset::language;
use briefset::layout::tags::{Numbering, Role};
use briefset::picture::Content;
use briefset::theme;

use super::{SAMPLES, SEEDS};
use crate::support::edition;
use crate::support::generate;

/// What no briefing has, so that it is near to nothing that one can have.
const NONE: &str = "zzzzzzzzzzzz";

/// All generated briefings.
fn all() -> String {
    (0..SEEDS).map(generate::briefing).collect()
}

/// What the program lists behind some words when it refuses a briefing.
fn listed(briefing: &str, words: &str) -> Vec<String> {
    let (_, log) = edition::read("a.yaml", briefing);
    let list = log.split_once(words).map(|(_, list)| list);
    let list = list
        .and_then(|list| list.lines().next())
        .unwrap_or_else(|| panic!("{log}"));
    list.replace(" or ", ", ")
        .replace(" and ", ", ")
        .split(", ")
        .map(|name| name.trim_matches('`').to_string())
        .collect()
}

#[test]
fn every_key_of_the_format_comes_up() {
    let all = all();
    // Whoever writes a key that there is none is told which there are.
    for (what, start, end) in [
        ("a briefing", "summary: B\n", "\n"),
        ("a section", "sections: [{title: B, ", "}]\n"),
        ("a block", "sections: [{title: B, blocks: [{", "}]}]\n"),
        (
            "a quote",
            "sections: [{title: B, blocks: [{quote: {text: B, ",
            "}}]}]\n",
        ),
        ("a source", "sources: [{title: B, ", "}]\n"),
        ("an author", "sources: [{title: B, author: {", "}}]\n"),
        ("a key point", "key_points: [{text: B, ", "}]\n"),
        ("a recommendation", "recommendations: [{text: B, ", "}]\n"),
        (
            "an entry of the timeline",
            "timeline: [{date: B, event: B, ",
            "}]\n",
        ),
        ("a question", "faq: [{answer: B, ", "}]\n"),
        (
            "a glossary entry",
            "glossary: [{term: B, definition: B, ",
            "}]\n",
        ),
        ("an author", "summary: B\nauthors: [{name: B, ", "}]\n"),
        ("a series", "summary: B\nseries: {name: B, ", "}\n"),
        (
            "an identifier",
            "summary: B\nidentifier: [{scheme: DOI, text: 10.1/2, ",
            "}]\n",
        ),
        ("a logo", "summary: B\nlogo: {src: a.svg, alt: B, ", "}\n"),
        ("a marking", "summary: B\nmarking: {tlp: RED, ", "}\n"),
        ("the settings of a PDF", "summary: B\npdf: {", "}\n"),
        ("the labels", "summary: B\nlabels: {", "}\n"),
        ("an evaluation", "summary: B\naccessibility: {", "}\n"),
    ] {
        let briefing = format!("title: A\n{start}{NONE}: C{end}");
        for key in listed(&briefing, "the keys are ") {
            let key = format!("{key}: ");
            let found = all.contains(&key) || all.contains(&key.replace(": ", ":\n"));
            assert!(found, "no generated briefing has the key `{key}` of {what}");
        }
    }
}

#[test]
fn every_value_of_the_format_comes_up() {
    let all = all();
    for (key, start, end) in [
        ("smart", "smart: ", "\n"),
        ("autolink", "autolink: ", "\n"),
        ("toc", "toc: ", "\n"),
        ("status", "status: ", "\n"),
        ("paper", "pdf: {paper: ", "}\n"),
        ("sides", "pdf: {sides: ", "}\n"),
        ("tlp", "marking: {tlp: ", "}\n"),
        ("scheme", "identifier: [{text: A, scheme: ", "}]\n"),
        ("confidence", "key_points: [{text: A, confidence: ", "}]\n"),
        ("likelihood", "key_points: [{text: A, likelihood: ", "}]\n"),
        ("basis", "key_points: [{text: A, basis: ", "}]\n"),
        ("type", "sources: [{title: A, type: ", "}]\n"),
    ] {
        let briefing = format!("title: A\nsummary: B\n{start}{NONE}{end}");
        for value in listed(&briefing, "write one of ") {
            let value = format!("{key}: {value}");
            let ends = ["\n", ",", "}"];
            let found = ends
                .iter()
                .any(|end| all.contains(&format!("{value}{end}")));
            assert!(found, "no generated briefing has `{value}`");
        }
    }
    let order = format!("title: A\nsummary: B\norder: [{NONE}]\n");
    let orders: BTreeSet<&str> = all
        .lines()
        .filter_map(|line| line.strip_prefix("order: ["))
        .flat_map(|line| line.trim_end_matches(']').split(", "))
        .collect();
    for part in listed(&order, "the parts are ") {
        assert!(orders.contains(&*part), "no order names `{part}`");
    }
    for grade in "ABCDEF123456".chars() {
        assert!(all.contains(&format!("bility: {grade}\n")), "{grade}");
    }
    let roles = all
        .lines()
        .filter_map(|line| line.trim().strip_prefix("role: "));
    let roles: BTreeSet<&str> = roles.flat_map(|roles| roles.split(", ")).collect();
    for (role, _) in language::Role::ALL {
        assert!(roles.contains(role), "nobody is {role}");
    }
}

/// The names of the TOML files of a folder.
fn files(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".toml")?.to_string()))
        .collect()
}

#[test]
fn every_language_and_theme_comes_up() {
    let briefings: Vec<String> = (0..SEEDS).map(generate::briefing).collect();
    let all = briefings.concat();
    let languages = files("src/language");
    assert!(languages.len() > 20);
    for language in languages {
        assert!(
            generate::languages().any(|known| known == language),
            "no voice speaks {language}"
        );
        let home = format!("\nlang: {language}\n");
        assert!(all.contains(&home), "no briefing is in {language}");
        let span = format!("]{{lang={language}}}");
        assert!(all.contains(&span), "no words are in {language}");
    }
    for theme in theme::NAMES {
        let theme = format!("\ntheme: {theme}\n");
        assert!(all.contains(&theme), "no briefing has the {theme}");
    }
}

#[test]
fn every_mark_comes_up() {
    let all = all();
    for mark in [
        " *",
        "**",
        "~~",
        "\u{2022} ",
        "`",
        "](<",
        "<https://",
        "<berths@",
        "^[",
        "[^a]",
        " [^a]: ",
        "[@",
        "; see @",
        "]{lang=",
        "<br>",
        "<br/>",
        "\\\n",
        "> ",
        "- ",
        "3. ",
        "```",
        "~~~",
        "# ",
        "## ",
        " -- ",
        "\"",
        "|\n",
        ">-\n",
    ] {
        assert!(all.contains(mark), "no generated briefing has `{mark}`");
    }
}

/// Kinds of block; what is added to the document is added here.
fn kind(block: &Block) -> &'static str {
    match block {
        Block::Paragraph(_) => "paragraph",
        Block::List(_) => "list",
        Block::Quote(_) => "quote",
        Block::Code(_) => "code",
        Block::Definitions(_) => "definitions",
        Block::References(_) => "references",
        Block::Section(_) => "section",
    }
}

#[test]
fn every_kind_of_block_comes_up() {
    let mut kinds = BTreeSet::new();
    let parts = SAMPLES
        .iter()
        .flat_map(|sample| &sample.edition.document.parts);
    let mut rest: Vec<&Block> = parts.flat_map(|part| &part.blocks).collect();
    while let Some(block) = rest.pop() {
        kinds.insert(kind(block));
        match block {
            Block::List(list) => rest.extend(list.items.iter().flat_map(|item| &item.blocks)),
            Block::Quote(quote) => rest.extend(&quote.blocks),
            Block::Definitions(list) => {
                rest.extend(list.entries.iter().flat_map(|entry| &entry.blocks));
            }
            Block::Section(section) => rest.extend(&section.blocks),
            Block::Paragraph(_) | Block::Code(_) | Block::References(_) => {}
        }
    }
    assert_eq!(kinds.len(), 7, "{kinds:?}");
}

/// How many roles there are, headings and lists counted by their kinds.
const ROLES: usize = 28;

/// The number of a role among them; what is added to the tags is added here.
fn number(role: Role) -> usize {
    match role {
        Role::Document => 0,
        Role::Section => 1,
        Role::Heading(level) => 1 + usize::from(level.clamp(1, 6)),
        Role::Paragraph => 8,
        Role::List(numbering) => match numbering {
            Numbering::None => 24,
            Numbering::Disc => 9,
            Numbering::Decimal => 10,
        },
        Role::ListItem => 11,
        Role::Label => 12,
        Role::ListBody => 13,
        Role::BlockQuote => 14,
        Role::Code => 15,
        Role::Span => 16,
        Role::Link => 17,
        Role::Reference => 18,
        Role::Note => 19,
        Role::BibliographyEntry => 20,
        Role::Contents => 21,
        Role::ContentsItem => 22,
        Role::Figure => 23,
        Role::Emphasis => 25,
        Role::Strong => 26,
        Role::Struck => 27,
    }
}

#[test]
fn every_role_of_the_tags_comes_up() {
    let layouts = SAMPLES.iter().map(|sample| &sample.edition.layout);
    let found: BTreeSet<usize> = layouts
        .flat_map(|layout| layout.tags.nodes())
        .map(|node| number(node.role))
        .collect();
    let missing: Vec<usize> = (0..ROLES).filter(|role| !found.contains(role)).collect();
    assert!(missing.is_empty() && found.len() == ROLES, "{missing:?}");
}

#[test]
fn every_kind_of_picture_and_attachment_comes_up() {
    let mut pictures = BTreeSet::new();
    let mut attachments = BTreeSet::new();
    for sample in SAMPLES.iter() {
        let logo = sample.edition.document.logo.as_ref();
        pictures.extend(logo.map(|logo| match &logo.picture.content {
            Content::Pixels(pixels) => ("pixels", pixels.gray, pixels.alpha.is_some()),
            Content::Jpeg(file) => ("photograph", file.gray, false),
            Content::Drawing(_) => ("drawing", false, false),
        }));
        let names = sample.edition.attachments.iter().map(|file| &file.name);
        attachments.insert(names.collect::<Vec<_>>());
    }
    for picture in [
        ("pixels", false, true),
        ("pixels", true, false),
        ("photograph", false, false),
        ("photograph", true, false),
        ("drawing", false, false),
    ] {
        assert!(pictures.contains(&picture), "no logo is {picture:?}");
    }
    assert!(attachments.contains(&vec![]), "all carry something");
    let most = attachments.iter().map(Vec::len).max();
    assert_eq!(
        most,
        Some(2),
        "none carries both its source and its sources"
    );
    let boxes = SAMPLES
        .iter()
        .any(|sample| !sample.edition.uncovered.is_empty());
    assert!(boxes, "every character has a glyph");
}
