//! The generated briefings have everything in them that a briefing can have.
//!
//! What there is, the program is asked: keys and their values stand in tables, and languages and themes are
//! files. So whatever is added to the program and left out of
//! the generator fails here.

use std::collections::BTreeSet;
use std::path::Path;

use briefset::briefing::keys::{self, Count, Text};
use briefset::document::{Block, Scope};
use briefset::language;
use briefset::layout::tags::{Numbering, Role};
use briefset::picture::Content;
use briefset::theme;

use super::{SAMPLES, SEEDS};
use crate::support::generate;

/// All generated briefings.
fn all() -> String {
    (0..SEEDS).map(generate::briefing).collect()
}

#[test]
fn every_key_of_the_format_comes_up() {
    let all = all();
    for (path, table) in keys::tables() {
        for key in table.names() {
            let found = all.contains(&format!("{key}: ")) || all.contains(&format!("{key}:\n"));
            let path = path.join(".");
            assert!(
                found,
                "no generated briefing has the key `{key}` of `{path}`"
            );
        }
    }
}

#[test]
fn every_value_of_the_format_comes_up() {
    let all = all();
    let keys = keys::tables().into_iter();
    let keys = keys.flat_map(|(_, table)| table.known());
    // Parts are named in a list, of which more below.
    for key in keys.filter(|key| key.value.count == Count::One) {
        let words = match key.value.text {
            Some(Text::Choice(words)) => words(),
            Some(Text::Degree) => keys::choices::degrees(),
            _ => continue,
        };
        for word in words {
            let value = format!("{}: {word}", key.name);
            let ends = ["\n", ",", "}"];
            let found = ends
                .iter()
                .any(|end| all.contains(&format!("{value}{end}")));
            assert!(found, "no generated briefing has `{value}`");
        }
    }
    let orders: BTreeSet<&str> = all
        .lines()
        .filter_map(|line| line.strip_prefix("order: ["))
        .flat_map(|line| line.trim_end_matches(']').split(", "))
        .collect();
    for part in keys::choices::shown(keys::choices::PARTS) {
        assert!(orders.contains(part), "no order names `{part}`");
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
    let seeds = SEEDS.max(generate::turns());
    let briefings: Vec<String> = (0..seeds).map(generate::briefing).collect();
    let all = briefings.concat();
    let languages = files("src/language");
    assert!(languages.len() > 20);
    for language in languages {
        // A language that no face of the program has is in no briefing that is to be without a word.
        if generate::strangers().any(|known| known == language) {
            continue;
        }
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
        Block::Table(_) => "table",
        Block::Figure(_) => "figure",
        Block::Chart(_) => "chart",
        Block::Callout(_) => "callout",
        Block::KeyFigures(_) => "key figures",
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
            Block::Table(table) => rest.extend(table.cells().flat_map(|cell| &cell.blocks)),
            Block::Paragraph(_)
            | Block::Code(_)
            | Block::References(_)
            | Block::Figure(_)
            | Block::Chart(_)
            | Block::KeyFigures(_) => {}
            Block::Callout(callout) => rest.extend(&callout.blocks),
        }
    }
    assert_eq!(kinds.len(), 12, "{kinds:?}");
}

/// How many roles there are, headings and lists counted by their kinds.
const ROLES: usize = 37;

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
        Role::Table => 28,
        Role::Caption => 29,
        Role::TableHead => 30,
        Role::TableBody => 31,
        Role::TableRow => 32,
        Role::DataCell => 33,
        Role::HeaderCell(Scope::Column) => 34,
        Role::HeaderCell(Scope::Row) => 35,
        Role::HeaderCell(Scope::RowGroup) => 36,
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
            Content::Modules(_) => ("code", false, false),
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
    assert!(
        most >= Some(3),
        "none carries its source, its sources and what a table shows"
    );
    let boxes = SAMPLES
        .iter()
        .any(|sample| !sample.edition.missing_glyphs.is_empty());
    assert!(boxes, "every character has a glyph");
}
