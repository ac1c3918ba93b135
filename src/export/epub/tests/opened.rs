//! A book, opened as a reader would.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The files of a book by name.
pub struct Files(pub BTreeMap<String, String>);

impl Files {
    pub fn of(book: &[u8]) -> Self {
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

    pub fn xml(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.0.iter().filter(|(name, _)| !name.ends_with(".css"));
        files
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The files of the reading order, as the package has it, without the table of contents.
    pub fn spine(&self) -> Vec<&str> {
        let names = self.spine_names().into_iter();
        names
            .map(|name| self.0.get_key_value(&name).expect("a file").1.as_str())
            .collect()
    }

    /// Their names.
    pub fn spine_names(&self) -> Vec<String> {
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
        linear
            .map(|itemref| file(&itemref.attributes["idref"]))
            .filter(|name| name != "nav.xhtml")
            .collect()
    }
}

pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Element {
    pub fn is(&self, attribute: &str, value: &str) -> bool {
        self.attributes
            .get(attribute)
            .is_some_and(|own| own == value)
    }
}

pub fn element(start: &BytesStart<'_>) -> Element {
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
pub fn events(xml: &str) -> Vec<Event<'_>> {
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

pub fn elements(xml: &str) -> Vec<Element> {
    let elements = events(xml).into_iter().filter_map(|event| match event {
        Event::Start(start) | Event::Empty(start) => Some(element(&start)),
        _ => None,
    });
    elements.collect()
}
