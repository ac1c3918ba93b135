//! A book as whoever reads it finds it: its flow, cut at its page marks.
//!
//! In: an EPUB. Out: for each page mark what is read from there to the next one. Nothing of the
//! writer is used: files and their order come from the package, markers of lists from what CSS says
//! of their counters.
//!
//! Notes are read apart: they stand at the end of files, not at the foot of pages. Left out are the
//! marking and the watermark, which are running matter, the table of contents, and what leads back from
//! a source, which says where pages are and is set anew for each edition.
//!
//! Texts have their spaces, and a line feed wherever a block begins or ends.

use std::collections::BTreeMap;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::book::{self, Listed, attributes, events};

/// What is read from one page mark to the next.
#[derive(Debug, Default)]
pub struct ReadPage {
    /// Where the mark stands: `part-1.xhtml#page-4`.
    pub address: String,
    /// The text.
    pub text: String,
    /// The ids of the notes that are called.
    pub calls: Vec<String>,
}

/// A book, read.
pub struct Reading {
    /// The pages in reading order; the first holds what stands before any mark.
    pub pages: Vec<ReadPage>,
    /// The notes by their ids.
    pub notes: BTreeMap<String, String>,
    /// The page list of the navigation document.
    pub page_list: Vec<Listed>,
    /// That of the NCX.
    pub ncx_page_list: Vec<Listed>,
}

/// Reads a book.
pub fn read(bytes: &[u8]) -> Reading {
    let files: BTreeMap<String, String> = book::files(bytes)
        .into_iter()
        .filter_map(|(name, content)| {
            let name = name.strip_prefix("OEBPS/")?.to_string();
            Some((name, String::from_utf8(content).ok()?))
        })
        .collect();
    let mut reader = Reader::default();
    reader.pages.push(ReadPage::default());
    let order = book::reading_order(&files["content.opf"]);
    for name in order.iter().filter(|name| *name != "nav.xhtml") {
        reader.file = name.clone();
        reader.content(&files[name]);
        assert!(reader.open.is_empty(), "{name} leaves an element open");
    }
    Reading {
        pages: reader.pages,
        notes: reader.notes,
        page_list: book::page_list(&files["nav.xhtml"]),
        ncx_page_list: book::ncx_page_list(&files["toc.ncx"]),
    }
}

#[derive(Default)]
struct Reader {
    file: String,
    pages: Vec<ReadPage>,
    notes: BTreeMap<String, String>,
    open: Vec<Element>,
    /// Markers of items that have begun, before the first text in them.
    markers: String,
}

/// An open element.
struct Element {
    /// What the text in it is part of.
    place: Place,
    /// What numbers or marks the items in it.
    counter: Option<Counter>,
    /// Whether it stands on lines of its own.
    is_block: bool,
}

#[derive(Clone, PartialEq)]
enum Place {
    Flow,
    /// The note with an id.
    Note(String),
    Nowhere,
}

enum Counter {
    Sign(char),
    /// Zero in the digits of the style, and the number of the next item.
    Number(char, u64),
}

/// The classes of what is left out.
const LEFT_OUT: &[&str] = &["marking", "watermark", "back-links", "data", "description"];

/// The elements that stand within a line.
const INLINE: &[&str] = &["a", "code", "em", "span", "strong", "sup"];

/// The signs of lists by the classes that give lists theirs.
const SIGNS: &[(&str, char)] = &[
    ("bullets", '\u{2022}'),
    ("dashes", '\u{2013}'),
    ("dots", '\u{b7}'),
];

/// The counter styles by the classes that give lists theirs.
const STYLES: &[(&str, char)] = &[
    ("decimal", '0'),
    ("persian", '\u{6f0}'),
    ("arabic-indic", '\u{660}'),
    ("devanagari", '\u{966}'),
    ("bengali", '\u{9e6}'),
];

impl Reader {
    fn content(&mut self, xhtml: &str) {
        let mut in_body = false;
        for event in events(xhtml) {
            match event {
                Event::Start(start) if start.name().as_ref() == "body" => in_body = true,
                Event::End(end) if end.name().as_ref() == "body" => in_body = false,
                _ if !in_body => {}
                Event::Start(start) => self.enter(&start),
                Event::Empty(empty) if empty.name().as_ref() == "br" => self.text("\n"),
                Event::End(_) => {
                    let ended = self.open.pop();
                    if ended.is_some_and(|element| element.is_block) {
                        self.end_line();
                    }
                }
                Event::Text(text) => self.text(&text),
                Event::GeneralRef(name) => {
                    let entity = format!("&{};", &*name);
                    self.text(&unescape(&entity).expect("a known entity"));
                }
                _ => {}
            }
        }
    }

    fn enter(&mut self, start: &BytesStart<'_>) {
        let attributes = attributes(start);
        let class = attributes.get("class").map_or("", String::as_str);
        let has = |name: &str| class.split(' ').any(|one| one == name);
        let name = start.name();
        let name = name.as_ref();
        if name == "li" {
            self.item(attributes.get("value").map(|value| number(value)));
        }
        let place = if LEFT_OUT.iter().any(|left| has(left)) {
            Place::Nowhere
        } else if name == "aside" && has("note") {
            Place::Note(attributes["id"].clone())
        } else {
            self.place()
        };
        let first = attributes.get("start").map_or(1, |start| number(start));
        let style = STYLES.iter().find(|(style, _)| has(style));
        let counter = match name {
            "ul" | "ol" if has("written") || has("unnumbered") => None,
            "ul" => {
                let sign = SIGNS.iter().find(|(class, _)| has(class));
                let (_, sign) = sign.unwrap_or_else(|| panic!("a list of no sign: {class}"));
                Some(Counter::Sign(*sign))
            }
            "ol" => {
                let (_, zero) = style.unwrap_or_else(|| panic!("a list in no style: {class}"));
                Some(Counter::Number(*zero, first))
            }
            _ => None,
        };
        if attributes
            .get("epub:type")
            .is_some_and(|kind| kind == "pagebreak")
        {
            self.pages.push(ReadPage {
                address: format!("{}#{}", self.file, attributes["id"]),
                ..ReadPage::default()
            });
        }
        let is_call = attributes
            .get("role")
            .is_some_and(|role| role == "doc-noteref");
        if is_call && place == Place::Flow {
            let (_, id) = attributes["href"].split_once('#').expect("an id");
            self.page().calls.push(id.to_string());
        }
        let is_block = !INLINE.contains(&name);
        if is_block {
            self.end_line();
        }
        self.open.push(Element {
            place,
            counter,
            is_block,
        });
    }

    /// What comes next stands on a line of its own.
    fn end_line(&mut self) {
        if self.place() == Place::Flow {
            let text = &mut self.page().text;
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }

    /// An item begins: its marker stands beside the first text in it, so that a page mark before
    /// that text is before the marker, too.
    fn item(&mut self, value: Option<u64>) {
        let list = self.open.last_mut().and_then(|list| list.counter.as_mut());
        match list {
            None => {}
            Some(Counter::Sign(sign)) => self.markers.push(*sign),
            Some(Counter::Number(zero, next)) => {
                let number = value.unwrap_or(*next);
                let digit = |digit: char| {
                    let value = digit.to_digit(10).expect("a digit");
                    char::from_u32(u32::from(*zero) + value).expect("a digit")
                };
                self.markers.extend(number.to_string().chars().map(digit));
                self.markers.push('.');
                *next = number + 1;
            }
        }
    }

    fn text(&mut self, text: &str) {
        let is_blank = text.trim().is_empty();
        // Line feeds alone are for those who read the source; a space is one between words.
        if is_blank && self.place() == Place::Flow {
            return match text.contains('\n') {
                true => self.end_line(),
                false => self.page().text.push_str(text),
            };
        }
        match self.place() {
            Place::Flow => {
                let markers = std::mem::take(&mut self.markers);
                let page = self.page();
                page.text.push_str(&markers);
                page.text.push_str(text);
            }
            Place::Note(id) => {
                let markers = match is_blank {
                    true => String::new(),
                    false => std::mem::take(&mut self.markers),
                };
                let note = self.notes.entry(id).or_default();
                note.push_str(&markers);
                note.push_str(text);
            }
            Place::Nowhere => {}
        }
    }

    fn place(&self) -> Place {
        let open = self.open.last();
        open.map_or(Place::Flow, |element| element.place.clone())
    }

    fn page(&mut self) -> &mut ReadPage {
        self.pages.last_mut().expect("what stands before any mark")
    }
}

fn number(written: &str) -> u64 {
    written.parse().expect("a number")
}
