//! Tests of whole books: what a reader would find in the file.

mod opened;
mod opening;
mod quirks;
mod reading;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use zip::{CompressionMethod, DateTime, ZipArchive};

use super::book::Book;
use super::{sample, write};
use crate::document::{Address, Block, Code, Document, Mark, MarkKind, Text, TextId};
use crate::export::{BACKENDS, Edition, Fonts};
use crate::theme::Theme;
use opened::{Files, elements};
use reading::{expected, reading};

fn samples() -> [Document; 4] {
    [
        sample::english(),
        sample::latin(),
        sample::persian(),
        hostile(),
    ]
}

/// A document whose every string tries to break out.
fn hostile() -> Document {
    let nasty = "\u{0}\u{1b}]]> </p><script>&amp;\"'\u{fffe}\u{ffff}\u{202e}שלום\u{1f600}";
    let mut document = sample::english();
    document.metadata.title = nasty.to_string();
    document.metadata.publisher = Some(nasty.to_string());
    document.metadata.keywords = vec![nasty.to_string(), String::new()];
    document.title_block.title.content = nasty.to_string();
    for part in &mut document.parts {
        if let Some(heading) = &mut part.heading {
            heading.content = format!("{nasty}\u{2028}{nasty}");
            heading.marks = vec![Mark {
                range: 0..heading.content.len(),
                kind: MarkKind::Link {
                    url: hostile_address(nasty),
                },
            }];
            part.label = format!("{nasty} {nasty}");
        }
    }
    document
}

/// An address with all of it that one can hold.
fn hostile_address(nasty: &str) -> Address {
    let odd = |character: char| character.is_control() || character.is_whitespace();
    let query = nasty.replace(odd, "");
    Address::parse(&format!("https://example.org/?{query}")).expect("an address")
}

fn book(document: &Document) -> Vec<u8> {
    sample::with_input(document, |input| write(input).expect("a book"))
}

#[test]
fn every_file_is_well_formed_and_every_link_leads_somewhere() {
    for document in samples() {
        let files = Files::of(&book(&document));
        let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (name, xml) in files.xml() {
            for element in elements(xml) {
                if let Some(id) = element.attributes.get("id") {
                    let ascii = id
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
                    assert!(ascii && !id.as_bytes()[0].is_ascii_digit(), "{name}: {id}");
                    assert!(
                        ids.entry(name).or_default().insert(id.clone()),
                        "{name}: {id} twice"
                    );
                }
            }
        }
        for (name, xml) in files.xml() {
            for element in elements(xml) {
                for attribute in ["href", "src"] {
                    let Some(address) = element.attributes.get(attribute) else {
                        continue;
                    };
                    if address.starts_with("https:") {
                        continue;
                    }
                    let (file, id) = address.split_once('#').unwrap_or((address, ""));
                    let file = if file.is_empty() { name } else { file };
                    assert!(files.0.contains_key(file), "{name}: {address}");
                    assert!(id.is_empty() || ids[file].contains(id), "{name}: {address}");
                }
            }
        }
    }
}

#[test]
fn the_text_is_the_documents_with_each_page_mark_at_its_byte() {
    for document in [sample::english(), sample::persian()] {
        let starts = sample::page_starts(&document);
        let files = Files::of(&book(&document));
        let found = reading(&files.spine());
        assert_eq!(found, expected(&document, &starts));
    }
}

#[test]
fn no_level_of_headings_is_skipped_where_a_part_has_none() {
    let mut documents = samples().to_vec();
    for document in &mut documents {
        document
            .parts
            .iter_mut()
            .for_each(|part| part.heading = None);
    }
    let mut headings = 0;
    for document in samples().iter().chain(&documents) {
        let mut above = 0;
        for xml in Files::of(&book(document)).spine() {
            for element in elements(xml) {
                let level = element.name.strip_prefix('h').map(str::parse::<u8>);
                let Some(Ok(level)) = level else { continue };
                assert!(level <= above + 1, "h{level} below h{above}");
                above = level;
                headings += 1;
            }
        }
    }
    assert!(headings > documents.len() * 4, "the samples have sections");
}

#[test]
fn code_in_a_book_that_runs_from_right_to_left_begins_at_the_left() {
    let mut document = sample::persian();
    let code = Text::plain(
        TextId(document.text_count),
        "let calls = 40;\nprint(calls);",
    );
    document.text_count += 1;
    let part = document.parts.last_mut().expect("a part");
    part.blocks.push(Block::Code(Code {
        text: code,
        written_in: None,
    }));
    let files = Files::of(&book(&document));
    let found = files.spine().iter().any(|xhtml| {
        xhtml.contains(
            "<pre dir=\"ltr\"><code dir=\"ltr\">let calls = 40;\nprint(calls);</code></pre>",
        )
    });
    assert!(found);
}

#[test]
fn a_page_may_begin_at_any_byte() {
    let document = sample::english();
    let mut texts: Vec<(TextId, usize)> = Vec::new();
    sample::with_input(&document, |input| {
        let book = Book::new(input);
        for read in &book.spine.flow {
            let boundaries = read.text.content.char_indices().map(|(byte, _)| byte);
            texts.extend(boundaries.step_by(3).map(|byte| (read.text.id, byte)));
        }
    });
    let starts: Vec<_> = texts.into_iter().map(Some).collect();
    let bytes = sample::with_starts(&document, &starts, |input| write(input).expect("a book"));
    let files = Files::of(&bytes);
    let found = reading(&files.spine());
    assert_eq!(found, expected(&document, &starts));
    assert_eq!(found.matches('\u{1}').count(), starts.len());
    let is_page = |href: &&String| {
        let id = href.split_once("#page-").map(|(_, number)| number);
        id.is_some_and(|number| number.parse::<usize>().is_ok())
    };
    let links = elements(&files.0["nav.xhtml"]);
    let listed = links
        .iter()
        .filter_map(|one| one.attributes.get("href"))
        .filter(is_page);
    assert_eq!(listed.count(), starts.len());
}

#[test]
fn the_same_document_is_the_same_book() {
    for document in samples() {
        assert!(book(&document) == book(&document.clone()));
    }
}

#[test]
fn the_container_is_as_readers_want_it() {
    let bytes = book(&sample::english());
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("a container");
    for index in 0..archive.len() {
        let entry = archive.by_index(index).expect("an entry");
        assert_eq!(
            entry.last_modified(),
            Some(DateTime::default()),
            "{}",
            entry.name()
        );
        let stored = entry.compression() == CompressionMethod::Stored;
        assert_eq!(stored, index == 0, "{}", entry.name());
    }
}

#[test]
fn a_book_claims_no_more_than_it_holds() {
    let mut document = sample::latin();
    let package = |document: &Document, starts: &[Option<(TextId, usize)>]| {
        let bytes = sample::with_starts(document, starts, |input| write(input).expect("a book"));
        Files::of(&bytes).0["content.opf"].clone()
    };
    let plain = package(&document, &[]);
    for absent in [
        "pageBreak",
        "pageNavigation",
        "dc:source",
        "conformsTo",
        "certifiedBy",
        "ibooks",
    ] {
        assert!(!plain.contains(absent), "{absent}");
    }
    document.metadata.accessibility = Some(crate::document::Accessibility {
        conforms_to: Some("EPUB Accessibility 1.1 - WCAG 2.2 Level AA".to_string()),
        certified_by: Some("An evaluator".to_string()),
        summary: Some("Its own summary.".to_string()),
    });
    let stated = package(&document, &sample::page_starts(&document));
    for present in [
        "pageBreakSource",
        "pageNavigation",
        "conformsTo",
        "certifiedBy",
        "Its own summary.",
    ] {
        assert!(stated.contains(present), "{present}");
    }
    assert!(package(&sample::persian(), &[]).contains("ibooks:specified-fonts"));
}

#[test]
fn each_page_of_a_real_layout_has_its_mark_and_each_citation_its_link_back() {
    let document = sample::english();
    let citations = document.citation_count;
    let edition = laid_out(document);
    let epub = BACKENDS
        .iter()
        .find(|backend| backend.name == "epub")
        .expect("a backend");
    let book = epub.write(&edition).expect("a book");
    let files = Files::of(&book[0].bytes);
    let spine = files.spine();
    let marked = spine
        .iter()
        .flat_map(|xml| elements(xml))
        .filter(|one| one.is("epub:type", "pagebreak"));
    assert_eq!(marked.count(), edition.layout.pages.len());
    let back: BTreeSet<String> = spine
        .iter()
        .flat_map(|xml| elements(xml))
        .filter(|one| one.is("role", "doc-backlink"))
        .filter_map(|one| {
            one.attributes["href"]
                .split_once("#citation-")
                .map(|(_, id)| id.to_string())
        })
        .collect();
    assert_eq!(back.len(), citations as usize);
}

/// Writes the samples where validators and browsers find them.
#[test]
#[ignore = "writes files: set BRIEFSET_SAMPLES to a folder"]
fn samples_for_validators() {
    let folder = std::env::var_os("BRIEFSET_SAMPLES").expect("a folder");
    let epub = BACKENDS
        .iter()
        .find(|backend| backend.name == "epub")
        .expect("a backend");
    for (name, document) in ["english", "latin", "persian", "hostile"]
        .iter()
        .zip(samples())
    {
        let edition = laid_out(document);
        let path = std::path::Path::new(&folder).join(format!("{name}.epub"));
        let book = epub.write(&edition).expect("a book");
        std::fs::write(path, &book[0].bytes).expect("a file");
    }
}

/// A document in the default theme, on the sheet that nobody has to ask for.
fn laid_out(document: Document) -> Edition {
    let theme = std::sync::Arc::new(Theme::default_theme().clone());
    Edition::new(document, theme, Fonts::bundled(), Default::default(), None)
}
