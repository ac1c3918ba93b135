//! An EPUB, opened: its files by name, and what they say of each other.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The files of a book, in the order of their names.
pub fn files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a book that can be opened");
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file of the book");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("a whole file");
        files.insert(file.name().to_string(), content);
    }
    files
}

/// What readers are shown: each page of text without what stands at the head of them all.
pub fn transcript(bytes: &[u8]) -> String {
    let mut shown = String::new();
    for (name, content) in files(bytes) {
        if !name.ends_with(".xhtml") {
            continue;
        }
        let content = String::from_utf8(content).expect("XHTML in UTF-8");
        shown += &format!("=== {name}\n");
        let mut lines = content.lines().filter(|line| !line.starts_with("<?xml"));
        let head = lines
            .by_ref()
            .take_while(|line| !line.starts_with("</head>"));
        for line in head.filter(|line| line.contains("<title>") || line.starts_with("<html")) {
            shown += &format!("{line}\n");
        }
        for line in lines.filter(|line| !line.starts_with("</html>")) {
            shown += &format!("{line}\n");
        }
    }
    shown
}

/// A line of the page list.
#[derive(Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it leads.
    pub address: String,
    /// What it says.
    pub label: String,
}

/// The files of the spine; the cover is not read through.
pub fn reading_order(package: &str) -> Vec<String> {
    let mut files = BTreeMap::new();
    let mut order = Vec::new();
    for event in events(package) {
        let (Event::Start(start) | Event::Empty(start)) = event else {
            continue;
        };
        let attributes = attributes(&start);
        match start.name().as_ref() {
            "item" => {
                files.insert(attributes["id"].clone(), attributes["href"].clone());
            }
            "itemref" if attributes.get("linear").is_none_or(|linear| linear != "no") => {
                order.push(files[&attributes["idref"]].clone());
            }
            _ => {}
        }
    }
    order
}

/// The page list of the navigation document.
pub fn page_list(navigation: &str) -> Vec<Listed> {
    let mut list: Vec<Listed> = Vec::new();
    let (mut within, mut in_line) = (false, false);
    for event in events(navigation) {
        match event {
            Event::Start(start) => {
                let attributes = attributes(&start);
                match start.name().as_ref() {
                    "nav" => within = attributes["epub:type"] == "page-list",
                    "a" if within => {
                        let address = attributes["href"].clone();
                        let label = String::new();
                        list.push(Listed { address, label });
                        in_line = true;
                    }
                    _ => {}
                }
            }
            Event::End(end) if end.name().as_ref() == "a" => in_line = false,
            Event::Text(text) if in_line => {
                list.last_mut().expect("a line").label.push_str(&text);
            }
            _ => {}
        }
    }
    list
}

/// The page list once more, as the NCX has it for old readers.
pub fn ncx_page_list(ncx: &str) -> Vec<Listed> {
    let (mut list, mut label) = (Vec::new(), String::new());
    let mut within = false;
    for event in events(ncx) {
        match event {
            Event::Start(start) => match start.name().as_ref() {
                "pageList" => within = true,
                "navLabel" => label.clear(),
                _ => {}
            },
            Event::Text(text) if within => label.push_str(text.trim()),
            Event::Empty(empty) if within && empty.name().as_ref() == "content" => {
                let address = attributes(&empty)["src"].clone();
                let label = std::mem::take(&mut label);
                list.push(Listed { address, label });
            }
            _ => {}
        }
    }
    list
}

/// Every event of an XML file.
pub fn events(xml: &str) -> Vec<Event<'_>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut events = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return events,
            event => events.push(event),
        }
    }
}

/// The attributes of an element.
pub fn attributes(start: &BytesStart<'_>) -> BTreeMap<String, String> {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        let value = value.expect("a value").into_owned();
        (attribute.key.as_ref().to_string(), value)
    });
    attributes.collect()
}
