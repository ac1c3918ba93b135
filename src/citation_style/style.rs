//! The tree → a style, or why it is none.
//!
//! In: the text of a style. Out: a [`Style`] whose macros are there and call each other in no circle, made of
//! elements that can be carried out; or a [`Fault`] that names what cannot. A dependent style is the name of
//! another.

use std::collections::BTreeMap;

use super::element::{self, Element, Tag};

/// Whether citations stand in the text or in notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// In the text: "(Wei 2021)", `[3]`.
    InText,
    /// In notes.
    Note,
}

/// A style.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Whether citations stand in notes.
    pub class: Class,
    /// What it is called, in words.
    pub title: String,
    /// The language that it is of, whatever that of a document, if it is of one.
    pub default_locale: Option<String>,
    /// The style itself: its attributes hold everywhere in it.
    pub(super) root: Element,
    /// How citations are written.
    pub(super) citation: Element,
    /// How the entries of the bibliography are written, if there is one.
    pub(super) bibliography: Option<Element>,
    /// Its macros, by their names.
    pub(super) macros: BTreeMap<String, Element>,
    /// Terms and dates of its own.
    pub(super) locales: Vec<Element>,
}

/// What a text is.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    /// A style.
    Style(Box<Style>),
    /// One that is written as another is: the name of that one.
    Dependent(String),
}

/// Why a text is no style that can be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The part of a sentence behind the style's name: "has no `citation`".
    pub message: String,
    /// The byte where that shows.
    pub at: usize,
}

/// How many elements carrying out a style may come to, its macros written out wherever they are called: a few
/// dozen macros that each call the next twice would be billions.
const MOST_WRITTEN_OUT: usize = 2_000_000;

impl Style {
    /// Reads a style.
    ///
    /// # Errors
    ///
    /// A [`Fault`] where it is none, or asks for what CSL 1.0.2 does not have.
    pub fn read(xml: &str) -> Result<Read, Fault> {
        let root = element::read(xml).map_err(|(message, at)| Fault {
            message: format!("is no XML that can be read: {message}"),
            at,
        })?;
        if root.tag != Tag::Style {
            return Err(fault(
                &root,
                format!("begins with `<{}>` and not with `<style>`", root.name),
            ));
        }
        let info = root.child(Tag::Info);
        let title = info.and_then(|info| named(info, "title"));
        let title = title.map_or_else(String::new, |title| title.text.trim().to_string());
        if let Some(parent) = info.and_then(parent) {
            return Ok(Read::Dependent(parent));
        }
        let class = match root.get("class") {
            Some("note") => Class::Note,
            Some("in-text") => Class::InText,
            _ => {
                return Err(fault(
                    &root,
                    "has no `class` that is `in-text` or `note`".to_string(),
                ));
            }
        };
        let citation = root.child(Tag::Citation).cloned();
        let citation = citation.filter(|citation| citation.child(Tag::Layout).is_some());
        let citation = citation
            .ok_or_else(|| fault(&root, "has no `citation` with a `layout`".to_string()))?;
        let bibliography = root.child(Tag::Bibliography).cloned();
        let bibliography = bibliography.filter(|one| one.child(Tag::Layout).is_some());
        let mut bare = root.clone();
        bare.children.clear();
        let macros = root.children.iter().filter(|child| child.tag == Tag::Macro);
        let macros = macros.filter_map(|one| Some((one.get("name")?.to_string(), one.clone())));
        let locales = root
            .children
            .iter()
            .filter(|child| child.tag == Tag::Locale);
        let style = Style {
            class,
            title,
            default_locale: root.get("default-locale").map(String::from),
            macros: macros.collect(),
            locales: locales.cloned().collect(),
            citation,
            bibliography,
            root: bare,
        };
        style.check()?;
        Ok(Read::Style(Box::new(style)))
    }

    /// Whether the entries of its list have numbers.
    pub fn numbers_entries(&self) -> bool {
        let is_number = |element: &Element| element.get("variable") == Some("citation-number");
        let list = self.bibliography.as_ref();
        list.is_some_and(|list| super::ambiguity::asks_for(list, self, &is_number))
    }

    /// Refuses what cannot be carried out.
    fn check(&self) -> Result<(), Fault> {
        let mut sizes = BTreeMap::new();
        for name in self.macros.keys() {
            self.size_of(name, &mut sizes, &mut Vec::new())?;
        }
        for part in [Some(&self.citation), self.bibliography.as_ref()]
            .into_iter()
            .flatten()
        {
            let size = self.size(part, &mut sizes, &mut Vec::new())?;
            if size > MOST_WRITTEN_OUT {
                return Err(fault(
                    part,
                    "calls its macros so often that it cannot be carried out".to_string(),
                ));
            }
        }
        Ok(())
    }

    /// How many elements a macro comes to.
    fn size_of<'a>(
        &'a self,
        name: &'a str,
        sizes: &mut BTreeMap<&'a str, usize>,
        open: &mut Vec<&'a str>,
    ) -> Result<usize, Fault> {
        if let Some(known) = sizes.get(name) {
            return Ok(*known);
        }
        let Some(element) = self.macros.get(name) else {
            return Ok(0);
        };
        if open.contains(&name) {
            return Err(fault(
                element,
                format!("has a macro `{name}` that calls itself"),
            ));
        }
        open.push(name);
        let size = self.size(element, sizes, open)?;
        open.pop();
        sizes.insert(name, size);
        Ok(size)
    }

    /// How many elements an element comes to.
    fn size<'a>(
        &'a self,
        element: &'a Element,
        sizes: &mut BTreeMap<&'a str, usize>,
        open: &mut Vec<&'a str>,
    ) -> Result<usize, Fault> {
        if element.tag == Tag::Other {
            let message = format!(
                "has an element `<{}>`, which CSL 1.0.2 does not know",
                element.name
            );
            return Err(fault(element, message));
        }
        let mut size: usize = 1;
        let calls = matches!(element.tag, Tag::Text | Tag::Key);
        if let Some(name) = element.get("macro").filter(|_| calls) {
            if !self.macros.contains_key(name) {
                let message = format!("calls a macro `{name}` that it has not");
                return Err(fault(element, message));
            }
            size += self.size_of(name, sizes, open)?;
        }
        for child in &element.children {
            size = size.saturating_add(self.size(child, sizes, open)?);
        }
        Ok(size)
    }
}

fn fault(element: &Element, message: String) -> Fault {
    Fault {
        message,
        at: element.at,
    }
}

fn named<'a>(element: &'a Element, name: &str) -> Option<&'a Element> {
    element.children.iter().find(|child| child.name == name)
}

/// The name of the style that a dependent one is written as.
fn parent(info: &Element) -> Option<String> {
    let links = info.children.iter().filter(|child| child.name == "link");
    let mut parents = links.filter(|link| link.get("rel") == Some("independent-parent"));
    let address = parents.next()?.get("href")?;
    address.rsplit('/').next().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(inner: &str) -> String {
        let xml = format!("<style class=\"in-text\"><info/>{inner}</style>");
        match Style::read(&xml) {
            Err(fault) => fault.message,
            Ok(_) => String::new(),
        }
    }

    #[test]
    fn what_cannot_be_carried_out_is_named() {
        let layout = "<citation><layout><text macro=\"a\"/></layout></citation>";
        for (inner, expected) in [
            ("", "has no `citation` with a `layout`"),
            (layout, "calls a macro `a` that it has not"),
            (
                &format!("<macro name=\"a\"><text macro=\"a\"/></macro>{layout}"),
                "has a macro `a` that calls itself",
            ),
            (
                "<citation><layout><institution/></layout></citation>",
                "has an element `<institution>`, which CSL 1.0.2 does not know",
            ),
        ] {
            assert_eq!(message(inner), expected);
        }
    }

    #[test]
    fn macros_that_call_the_next_twice_are_counted_and_not_written_out() {
        let mut macros = String::from("<macro name=\"m0\"><text value=\"x\"/></macro>");
        for index in 1..60 {
            let before = index - 1;
            macros.push_str(&format!(
                "<macro name=\"m{index}\"><text macro=\"m{before}\"/><text macro=\"m{before}\"/></macro>"
            ));
        }
        let said = message(&format!(
            "{macros}<citation><layout><text macro=\"m59\"/></layout></citation>"
        ));
        assert!(said.contains("so often"), "{said}");
    }
}
