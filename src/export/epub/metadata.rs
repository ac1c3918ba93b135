//! What the book says of itself (EPUB 3.3, section 5.5).

use super::Input;
use super::book::Book;
use super::markup::{Markup, Tag, legal};
use crate::document::{Date, Metadata, Person, Series};
use crate::export::identifier;
use crate::language::Language;

/// The id of the element that names the book.
pub const IDENTIFIER: &str = "identifier";

/// The scheme of identifiers that name a series.
const ISSN: &str = "ISSN";

/// The day that stands in for a date where there is none: `dcterms:modified` must be there.
const NO_DATE: Date = Date {
    year: 1980,
    month: Some(1),
    day: Some(1),
    seconds: None,
};

/// Writes the metadata element.
pub fn write(book: &Book<'_>, input: &Input<'_>, has_faces: bool, markup: &mut Markup) {
    let root = Tag::new("metadata").set("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    markup.line();
    markup.open(&root);
    let mut writer = Writer { markup };
    writer.publication(book, input);
    writer.accessibility(book, input);
    if has_faces {
        writer.property("ibooks:specified-fonts", "true");
    }
    // For readers of EPUB 2, which know of no `cover-image`.
    let cover = Tag::new("meta")
        .set("name", "cover")
        .set("content", "cover-image");
    writer.line(|markup| markup.void(&cover));
    markup.line();
    markup.close();
}

/// The element, while it is written.
pub struct Writer<'a> {
    markup: &'a mut Markup,
}

impl Writer<'_> {
    fn line(&mut self, write: impl FnOnce(&mut Markup)) {
        self.markup.line();
        write(self.markup);
    }

    /// An element, unless it would be empty, as none of them may be; whether it is there.
    pub(super) fn element(&mut self, tag: &Tag, text: &str) -> bool {
        let says_something = !legal(text).trim().is_empty();
        if says_something {
            self.line(|markup| markup.leaf(tag, text));
        }
        says_something
    }

    pub(super) fn property(&mut self, property: &str, value: &str) {
        self.element(&Tag::new("meta").set("property", property), value);
    }

    /// A property of another element.
    fn refinement(&mut self, id: &str, property: &str, scheme: Option<&str>, value: &str) {
        let tag = Tag::new("meta")
            .set("refines", format!("#{id}"))
            .set("property", property)
            .set_if("scheme", scheme);
        self.element(&tag, value);
    }

    fn publication(&mut self, book: &Book<'_>, input: &Input<'_>) {
        let metadata = &book.document.metadata;
        self.element(
            &Tag::new("dc:identifier").set("id", IDENTIFIER),
            input.identifier,
        );
        self.other_identifiers(metadata, input.identifier);
        self.element(&Tag::new("dc:title"), &metadata.title);
        for (number, person) in (1..).zip(&metadata.people) {
            self.person(number, person);
        }
        self.element(&Tag::new("dc:language"), metadata.language.as_str());
        let date = metadata.date.as_ref().map(Date::iso);
        for (tag, value) in [
            (Tag::new("dc:date"), &date),
            (Tag::new("dc:publisher"), &metadata.publisher),
            (Tag::new("dc:description"), &metadata.description),
            (Tag::new("dc:rights"), &metadata.license),
        ] {
            if let Some(value) = value {
                self.element(&tag, value);
            }
        }
        for keyword in &metadata.keywords {
            self.element(&Tag::new("dc:subject"), keyword);
        }
        if book.marks.count() > 0 {
            self.element(&Tag::new("dc:source"), input.pages_of);
            self.property("pageBreakSource", input.pages_of);
        }
        if let Some(series) = &metadata.series {
            self.series(series, metadata, book.language);
        }
        let modified = metadata
            .modified
            .or(metadata.date)
            .or_else(|| input.source_date_epoch.and_then(Date::from_unix))
            .unwrap_or(NO_DATE);
        self.property("dcterms:modified", &modified.timestamp());
    }

    /// The public identifiers beside the one that names the book. An ISSN is the series', where
    /// there is one.
    fn other_identifiers(&mut self, metadata: &Metadata, own: &str) {
        for identifier in &metadata.identifiers {
            let uri = identifier::uri(identifier);
            let of_series = identifier.scheme == ISSN && metadata.series.is_some();
            if uri != own && !of_series {
                self.element(&Tag::new("dc:identifier"), &uri);
            }
        }
    }

    /// A person: a creator where they are an author, else a contributor. What a name is filed under
    /// is not known (`Li Wei` is filed under Li), so nothing says it.
    fn person(&mut self, number: usize, person: &Person) {
        let role = person.role.as_deref().unwrap_or("author");
        let (element, id) = match role {
            "author" => ("dc:creator", format!("creator-{number}")),
            _ => ("dc:contributor", format!("contributor-{number}")),
        };
        let named = self.element(&Tag::new(element).set("id", id.clone()), &person.name);
        if named && let Some((_, relator)) = RELATORS.iter().find(|(name, _)| *name == role) {
            self.refinement(&id, "role", Some("marc:relators"), relator);
        }
    }

    fn series(&mut self, series: &Series, metadata: &Metadata, language: &Language) {
        let tag = Tag::new("meta")
            .set("property", "belongs-to-collection")
            .set("id", "series");
        if !self.element(&tag, &series.name) {
            return;
        }
        self.refinement("series", "collection-type", None, "series");
        let identifiers = metadata.identifiers.iter();
        for issn in identifiers.filter(|identifier| identifier.scheme == ISSN) {
            let uri = identifier::uri(issn);
            self.refinement("series", "dcterms:identifier", None, &uri);
        }
        let number = series
            .number
            .as_ref()
            .map(|number| ascii_digits(number, language));
        let is_position = |number: &String| {
            number
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        // EPUB 3.3, D.3.5: numbers, with full stops between them; other numberings cannot be said.
        if let Some(number) = number.filter(is_position) {
            self.refinement("series", "group-position", None, &number);
        }
    }
}

/// A number with the digits of a language as ASCII ones: software is to sort by it.
fn ascii_digits(number: &str, language: &Language) -> String {
    let ascii = |digit: char| {
        let value = language.digits.chars().position(|own| own == digit)?;
        char::from_digit(u32::try_from(value).ok()?, 10)
    };
    number
        .chars()
        .map(|character| ascii(character).unwrap_or(character))
        .collect()
}

/// The roles that have a code among the MARC relators.
const RELATORS: &[(&str, &str)] = &[
    ("author", "aut"),
    ("editor", "edt"),
    ("translator", "trl"),
    ("reviewer", "rev"),
    ("contributor", "ctb"),
    ("illustrator", "ill"),
];
