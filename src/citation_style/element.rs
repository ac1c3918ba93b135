//! XML → a tree of elements.
//!
//! In: a style or a locale as it is written. Out: its elements, with their attributes; comments, white space
//! and what belongs to other vocabularies are gone. Depth and number are bounded: a style comes from anyone.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may nest; styles reach some thirty.
const DEEPEST: usize = 128;
/// How many elements a style may have; the longest have some five thousand.
const MOST: usize = 100_000;

/// The elements of CSL that are told apart while a style is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// `style`.
    Style,
    /// `locale`.
    Locale,
    /// `info`, which says nothing of how sources are cited.
    Info,
    /// `citation`.
    Citation,
    /// `bibliography`.
    Bibliography,
    /// `macro`.
    Macro,
    /// `layout`.
    Layout,
    /// `sort`.
    Sort,
    /// `key`.
    Key,
    /// `text`.
    Text,
    /// `number`.
    Number,
    /// `date`.
    Date,
    /// `date-part`.
    DatePart,
    /// `names`.
    Names,
    /// `name`.
    Name,
    /// `name-part`.
    NamePart,
    /// `et-al`.
    EtAl,
    /// `label`.
    Label,
    /// `substitute`.
    Substitute,
    /// `group`.
    Group,
    /// `choose`.
    Choose,
    /// `if`.
    If,
    /// `else-if`.
    ElseIf,
    /// `else`.
    Else,
    /// `terms`.
    Terms,
    /// `term`.
    Term,
    /// `single`.
    Single,
    /// `multiple`.
    Multiple,
    /// `style-options`.
    StyleOptions,
    /// Anything else.
    Other,
}

const TAGS: &[(&str, Tag)] = &[
    ("style", Tag::Style),
    ("locale", Tag::Locale),
    ("info", Tag::Info),
    ("citation", Tag::Citation),
    ("bibliography", Tag::Bibliography),
    ("macro", Tag::Macro),
    ("layout", Tag::Layout),
    ("sort", Tag::Sort),
    ("key", Tag::Key),
    ("text", Tag::Text),
    ("number", Tag::Number),
    ("date", Tag::Date),
    ("date-part", Tag::DatePart),
    ("names", Tag::Names),
    ("name", Tag::Name),
    ("name-part", Tag::NamePart),
    ("et-al", Tag::EtAl),
    ("label", Tag::Label),
    ("substitute", Tag::Substitute),
    ("group", Tag::Group),
    ("choose", Tag::Choose),
    ("if", Tag::If),
    ("else-if", Tag::ElseIf),
    ("else", Tag::Else),
    ("terms", Tag::Terms),
    ("term", Tag::Term),
    ("single", Tag::Single),
    ("multiple", Tag::Multiple),
    ("style-options", Tag::StyleOptions),
];

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// What it is.
    pub tag: Tag,
    /// What it is called.
    pub name: String,
    /// Its attributes, in their order.
    attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<Element>,
    /// The text in it, outside of elements.
    pub text: String,
    /// The byte of the file at which it begins.
    pub at: usize,
}

impl Element {
    /// An element of which nothing is said.
    pub fn empty() -> Self {
        Element {
            tag: Tag::Other,
            name: String::new(),
            attributes: Vec::new(),
            children: Vec::new(),
            text: String::new(),
            at: 0,
        }
    }

    /// An element that shows a variable.
    pub fn of_variable(tag: Tag, variable: &str) -> Self {
        let mut element = Element {
            tag,
            ..Element::empty()
        };
        element
            .attributes
            .push(("variable".to_string(), variable.to_string()));
        element
    }

    /// An attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Its attributes.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let attributes = self.attributes.iter();
        attributes.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The words of an attribute that holds a list.
    pub fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether an attribute is `true`.
    pub fn is(&self, name: &str) -> bool {
        self.get(name) == Some("true")
    }

    /// The first child of a kind.
    pub fn child(&self, tag: Tag) -> Option<&Element> {
        self.children.iter().find(|child| child.tag == tag)
    }

    /// Takes an attribute away.
    pub fn remove(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// The same with other attributes of an element laid over it.
    pub fn with_attributes_of(&self, over: &Element) -> Element {
        let mut element = self.clone();
        for (name, value) in over.attributes() {
            element.attributes.retain(|(known, _)| known != name);
            element
                .attributes
                .push((name.to_string(), value.to_string()));
        }
        element
    }
}

/// Why a text is no tree: a sentence's part, and the byte where that shows.
pub type Unread = (String, usize);

/// Reads the one element of a document.
pub fn read(xml: &str) -> Result<Element, Unread> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let mut count = 0;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader
            .read_event()
            .map_err(|error| (error.to_string(), at.min(xml.len())))?;
        let done = match event {
            Event::Start(start) => {
                count += 1;
                if open.len() >= DEEPEST || count > MOST {
                    return Err(("it holds too much".to_string(), at));
                }
                open.push(begin(&start, at)?);
                None
            }
            Event::Empty(start) => {
                count += 1;
                close(&mut open, begin(&start, at)?)
            }
            Event::End(_) => match open.pop() {
                Some(element) => close(&mut open, element),
                None => None,
            },
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text);
                }
                None
            }
            Event::CData(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text);
                }
                None
            }
            Event::GeneralRef(name) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&entity(&name));
                }
                None
            }
            Event::Eof => return Err(("it ends before it is closed".to_string(), at)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => None,
        };
        if let Some(element) = done {
            return Ok(element);
        }
    }
}

/// What an entity stands for.
fn entity(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};")).map_or_else(|_| String::new(), String::from)
}

fn begin(start: &BytesStart<'_>, at: usize) -> Result<Element, Unread> {
    let name = start.local_name().as_ref().to_string();
    let tag = TAGS.iter().find(|(known, _)| *known == name);
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| (error.to_string(), at))?;
        let key = attribute.key.as_ref().to_string();
        let value = quick_xml::escape::unescape(&attribute.value)
            .map_err(|error| (error.to_string(), at))?;
        attributes.push((key, value.into_owned()));
    }
    Ok(Element {
        tag: tag.map_or(Tag::Other, |(_, tag)| *tag),
        name,
        attributes,
        children: Vec::new(),
        text: String::new(),
        at,
    })
}

/// Puts an element that ends into the one around it; gives it where there is none.
fn close(open: &mut [Element], element: Element) -> Option<Element> {
    match open.last_mut() {
        Some(parent) => {
            parent.children.push(element);
            None
        }
        None => Some(element),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_has_its_attributes_text_and_places() {
        let tree = read("<style a=\"1 &amp; 2\"><!-- c --><text value=\"x\"/>A &lt; b</style>");
        let tree = tree.unwrap_or_else(|fault| panic!("{fault:?}"));
        assert_eq!((tree.tag, tree.get("a")), (Tag::Style, Some("1 & 2")));
        assert_eq!(tree.children[0].get("value"), Some("x"));
        assert_eq!((tree.text.as_str(), tree.children[0].at), ("A < b", 31));
    }

    #[test]
    fn what_is_not_closed_is_no_tree() {
        for xml in ["", "<style>", "<a><b></a>", "text"] {
            assert!(read(xml).is_err(), "{xml}");
        }
        assert!(read(&"<a>".repeat(200)).is_err());
    }
}
