//! XML → elements by their local names.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements nest; deeper ones are left out.
const DEEPEST: usize = 100;

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name without its prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Debug)]
pub enum Child {
    /// An element.
    Element(Element),
    /// A text.
    Text(String),
}

impl Element {
    /// An attribute, by its name without its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The `val` of an element within.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.find(name)?.attribute("val")
    }

    /// The first element of a name within.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The elements within.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// Whether a property is on: it is there, and does not say that it is not.
    pub fn has(&self, name: &str) -> bool {
        let off = |value: Option<&str>| matches!(value, Some("0" | "false" | "off" | "none"));
        self.find(name)
            .is_some_and(|element| !off(element.attribute("val")))
    }

    /// All its text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.add_text(&mut out);
        out
    }

    fn add_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Element(element) => element.add_text(out),
                Child::Text(text) => out.push_str(text),
            }
        }
    }

    /// Every element of a name, however deep.
    pub fn all<'e>(&'e self, name: &str, out: &mut Vec<&'e Element>) {
        for element in self.elements() {
            if element.name == name {
                out.push(element);
            } else {
                element.all(name, out);
            }
        }
    }
}

/// Reads a file; `None` where it is no XML.
pub fn read(text: &str) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let mut too_deep = 0usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    too_deep += 1;
                } else {
                    open.push(element(&start));
                }
            }
            Event::Empty(start) => {
                if too_deep == 0 {
                    open.last_mut()?
                        .children
                        .push(Child::Element(element(&start)));
                }
            }
            Event::End(_) => {
                if too_deep > 0 {
                    too_deep -= 1;
                } else {
                    let closed = open.pop()?;
                    open.last_mut()?.children.push(Child::Element(closed));
                }
            }
            Event::Text(text) => {
                add(open.last_mut()?, &text.xml10_content());
            }
            Event::CData(text) => {
                add(open.last_mut()?, &text.xml10_content());
            }
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref().ok().flatten() {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference)
                        .unwrap_or_default()
                        .to_string(),
                };
                add(open.last_mut()?, &character);
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    // What is cut off ends where it ends.
    while open.len() > 1 {
        let closed = open.pop()?;
        open.last_mut()?.children.push(Child::Element(closed));
    }
    let children = open.pop()?.children.into_iter();
    let mut children = children;
    children.find_map(|child| match child {
        Child::Element(element) => Some(element),
        Child::Text(_) => None,
    })
}

fn add(element: &mut Element, text: &str) {
    match element.children.last_mut() {
        Some(Child::Text(last)) => last.push_str(text),
        _ => element.children.push(Child::Text(text.to_string())),
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let local = |name: &str| name.to_string();
    let attributes = start.attributes().filter_map(Result::ok).map(|attribute| {
        let value = attribute.value.to_string();
        let value = quick_xml::escape::unescape(&value)
            .map(|value| value.into_owned())
            .unwrap_or(value);
        (local(attribute.key.local_name().as_ref()), value)
    });
    Element {
        name: local(start.local_name().as_ref()),
        attributes: attributes.collect(),
        children: Vec::new(),
    }
}
