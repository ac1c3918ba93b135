//! Tests of whole books: what a reader would find in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::{CompressionMethod, DateTime, ZipArchive};

use super::{sample, write};
use crate::document::{Document, Mark, MarkKind, Text, TextId};
use crate::export::{BACKENDS, Edition};
use crate::theme::Theme;

/// The files of a book by name.
struct Files(BTreeMap<String, String>);

impl Files {
    fn of(book: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(book)).expect("a container");
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).expect("an entry");
            let name = entry.name().trim_start_matches("OEBPS/").to_string();
            let mut text = String::new();
            if [".xhtml", ".opf", ".ncx", ".css", ".xml"]
                .iter()
                .any(|end| name.ends_with(end))
            {
                entry.read_to_string(&mut text).expect("UTF-8");
            }
            files.insert(name, text);
        }
        Files(files)
    }

    fn xml(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.0.iter().filter(|(name, _)| !name.ends_with(".css"));
        files
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The files of the reading order, as the package has it.
    fn spine(&self) -> Vec<&str> {
        let package = &self.0["content.opf"];
        let elements = elements(package);
        let file = |id: &str| {
            let item = elements
                .iter()
                .find(|one| one.name == "item" && one.is("id", id));
            item.expect("an item").attributes["href"].clone()
        };
        let linear = elements
            .iter()
            .filter(|one| one.name == "itemref" && !one.is("linear", "no"));
        let names = linear.map(|itemref| file(&itemref.attributes["idref"]));
        names
            .map(|name| self.0.get_key_value(&name).expect("a file").1.as_str())
            .collect()
    }
}

struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    fn is(&self, attribute: &str, value: &str) -> bool {
        self.attributes
            .get(attribute)
            .is_some_and(|own| own == value)
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let name = attribute.key.as_ref().to_string();
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .expect("a value")
            .into_owned();
        (name, value)
    });
    Element {
        name: start.name().as_ref().to_string(),
        attributes: attributes.collect(),
    }
}

/// Every event of an XML file, which has to be well-formed.
fn events(xml: &str) -> Vec<Event<'_>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut events = Vec::new();
    let mut open = 0;
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{error} in\n{xml}"))
        {
            Event::Eof => break,
            event => {
                match &event {
                    Event::Start(_) => open += 1,
                    Event::End(_) => open -= 1,
                    _ => {}
                }
                events.push(event);
            }
        }
    }
    assert_eq!(open, 0, "every element ends in\n{xml}");
    events
}

fn elements(xml: &str) -> Vec<Element> {
    let elements = events(xml).into_iter().filter_map(|event| match event {
        Event::Start(start) | Event::Empty(start) => Some(element(&start)),
        _ => None,
    });
    elements.collect()
}

/// What stands in the bodies of files: their text, with a control character for each page mark. What
/// is not the document's text is left out: line feeds between blocks, links back.
fn reading(bodies: &[&str]) -> String {
    let mut reading = String::new();
    for body in bodies {
        let start = body.find("<body").expect("a body");
        let mut skip: Vec<bool> = Vec::new();
        for event in events(&body[start..body.len() - "</html>\n".len()]) {
            match event {
                Event::Start(start) => {
                    let element = element(&start);
                    if element.is("epub:type", "pagebreak") {
                        reading.push('\u{1}');
                    }
                    let outer = skip.last().copied().unwrap_or(false);
                    skip.push(outer || element.is("class", "back-links"));
                }
                Event::End(_) => {
                    skip.pop();
                }
                Event::Empty(empty) if empty.name().as_ref() == "br" => reading.push('\u{2028}'),
                Event::Text(text)
                    if !skip.last().copied().unwrap_or(false)
                        && text.chars().any(|character| character != '\n') =>
                {
                    reading.push_str(&text);
                }
                Event::GeneralRef(reference) => {
                    let entity = format!("&{};", &*reference);
                    reading.push_str(&quick_xml::escape::unescape(&entity).expect("an entity"));
                }
                _ => {}
            }
        }
    }
    reading
}

/// The texts of a document as [`reading`] finds them, with nothing between them. Markers that the
/// list elements make are not among them.
fn expected(document: &Document, starts: &[Option<(TextId, usize)>]) -> String {
    sample::with_starts(document, starts, |input| {
        let book = super::Book::new(input);
        let mut whole = String::new();
        for (index, file) in book.spine.files.iter().enumerate() {
            let mut notes: Vec<usize> = Vec::new();
            let references = super::reading::references(file.content);
            let cited = references.iter().filter(|one| !one.citations.is_empty());
            let cited: Vec<TextId> = cited.map(|one| one.text.id).collect();
            for read in super::reading::texts(document, file.content) {
                let made = read.hangs && is_made_by_list(&read.text.content);
                let marks = book.marks.within(read.text.id, 0..usize::MAX);
                let mut at = 0;
                for mark in marks {
                    if !made {
                        whole.push_str(&read.text.content[at..mark.byte]);
                        at = mark.byte;
                    }
                    whole.push('\u{1}');
                }
                if !made {
                    whole.push_str(&read.text.content[at..]);
                }
                notes.extend(calls(read.text));
                // What leads back stands behind a space.
                if cited.contains(&read.text.id) && !starts.is_empty() {
                    whole.push(' ');
                }
            }
            if index + 1 == book.spine.files.len() {
                whole.extend(book.marks.at_end().iter().map(|_| '\u{1}'));
            }
            for note in notes {
                let note = &document.notes[note];
                whole.push_str(&note.label.content);
                whole.push(' ');
                whole.push_str(&note.text.content);
            }
        }
        whole
    })
}

fn is_made_by_list(marker: &str) -> bool {
    marker == "•"
        || marker
            .strip_suffix('.')
            .is_some_and(|number| number.chars().all(char::is_numeric))
}

fn calls(text: &Text) -> impl Iterator<Item = usize> {
    text.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::NoteCall { note } => Some(note.0 as usize),
        _ => None,
    })
}

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
                    url: format!("https://example.org/?{nasty}"),
                },
            }];
        }
    }
    document
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
fn a_page_may_begin_at_any_byte() {
    let document = sample::english();
    let mut texts: Vec<(TextId, usize)> = Vec::new();
    sample::with_input(&document, |input| {
        let book = super::Book::new(input);
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
    let edition = Edition::new(document, Theme::default_theme(), Default::default(), None);
    let epub = BACKENDS
        .iter()
        .find(|backend| backend.name == "epub")
        .expect("a backend");
    let files = Files::of(&(epub.write)(&edition).expect("a book"));
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
        let edition = Edition::new(document, Theme::default_theme(), Default::default(), None);
        let path = std::path::Path::new(&folder).join(format!("{name}.epub"));
        std::fs::write(path, (epub.write)(&edition).expect("a book")).expect("a file");
    }
}
