//! What the book says of itself (EPUB 3.3, section 5.5).

use super::Input;
use super::book::Book;
use super::markup::{Markup, Tag, legal};
use crate::document::{Date, Metadata, Person, Scheme, Series};
use crate::export::identifier;
use crate::language::{Language, Role};

/// The id of the element that names the book.
pub const IDENTIFIER: &str = "identifier";

/// The day that stands in for a date where there is none: `dcterms:modified` must be there.
const NO_DATE: Date = Date {
    year: 1980,
    month: Some(1),
    day: Some(1),
    time: None,
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
        self.titles(metadata);
        for (number, person) in (1..).zip(metadata.authors()) {
            self.person("dc:creator", &format!("creator-{number}"), person);
        }
        for (number, person) in (1..).zip(metadata.contributors()) {
            self.person("dc:contributor", &format!("contributor-{number}"), person);
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
            let of_series = identifier.scheme == Scheme::Issn && metadata.series.is_some();
            if uri != own && !of_series {
                self.element(&Tag::new("dc:identifier"), &uri);
            }
        }
    }

    /// The title, and a subtitle told apart from it.
    fn titles(&mut self, metadata: &Metadata) {
        let subtitle = metadata.subtitle.as_deref();
        let subtitle = subtitle.filter(|subtitle| !legal(subtitle).trim().is_empty());
        let Some(subtitle) = subtitle else {
            self.element(&Tag::new("dc:title"), &metadata.title);
            return;
        };
        for (id, kind, title) in [
            ("main-title", "main", metadata.title.as_str()),
            ("subtitle", "subtitle", subtitle),
        ] {
            if self.element(&Tag::new("dc:title").set("id", id), title) {
                self.refinement(id, "title-type", None, kind);
            }
        }
    }

    /// A person with what they did, as readers that show creators alone go by the role as well. What a
    /// whole name is filed under is not known (`Li Wei` is filed under Li), so nothing says it.
    fn person(&mut self, element: &'static str, id: &str, person: &Person) {
        if !self.element(&Tag::new(element).set("id", id), &person.name) {
            return;
        }
        if let Some(relator) = relator(person.part) {
            self.refinement(id, "role", Some("marc:relators"), relator);
        }
        if let Some(names) = &person.names {
            self.refinement(id, "file-as", None, &names.filed());
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
        for issn in identifiers.filter(|identifier| identifier.scheme == Scheme::Issn) {
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

/// The code of a role among the MARC relators, where it has one.
fn relator(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Author => "aut",
        Role::Editor => "edt",
        Role::Translator => "trl",
        Role::Reviewer => "rev",
        Role::Illustrator => "ill",
        Role::Photographer => "pht",
        Role::Cartographer => "ctg",
        Role::Designer => "dsr",
        Role::Proofreader => "pfr",
        Role::Contributor => "ctb",
        Role::Publisher => "pbl",
        Role::Funder => "fnd",
        Role::Contact => return None,
    })
}
