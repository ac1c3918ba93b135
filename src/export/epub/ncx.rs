//! The navigation of EPUB 2, which old readers and Kindle still go by (OPF 2.0.1, section 2.4.1).
//!
//! Two levels and no more: Kindle refuses deeper ones. What lies deeper is in the navigation
//! document.

use std::collections::BTreeMap;

use super::book::Book;
use super::markup::{Markup, Tag};
use super::navigation::PageEntry;
use super::outline::Entry;

/// The NCX. `landings` are the addresses that anything leads to, in the order of the text.
pub fn write(
    book: &Book<'_>,
    identifier: &str,
    outline: &[Entry],
    pages: &[PageEntry],
    landings: &[String],
) -> String {
    let metadata = &book.document.metadata;
    let root = Tag::new("ncx")
        .set("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
        .set("version", "2005-1")
        .set("xml:lang", metadata.language.as_str());
    let mut ncx = Ncx {
        markup: Markup::document(&root),
        order: play_order(outline, pages, landings),
        points: 0,
    };
    ncx.head(identifier, outline, pages);
    ncx.label("docTitle", &metadata.title);
    ncx.markup.open(&Tag::new("navMap"));
    for entry in outline {
        ncx.point(entry, 1);
    }
    ncx.markup.line();
    ncx.markup.close();
    ncx.markup.line();
    if !pages.is_empty() {
        ncx.page_list(pages);
    }
    ncx.markup.finish()
}

/// The number of every address in the order in which the book is played: one sequence for headings
/// and pages, without gaps (ANSI/NISO Z39.86-2005, 8.4.2).
fn play_order(
    outline: &[Entry],
    pages: &[PageEntry],
    landings: &[String],
) -> BTreeMap<String, usize> {
    let tops = outline.iter();
    let seconds = outline.iter().flat_map(|entry| &entry.children);
    let mut used: Vec<&str> = tops
        .chain(seconds)
        .map(|entry| entry.address.as_str())
        .collect();
    used.extend(pages.iter().map(|page| page.address.as_str()));
    let position: BTreeMap<&str, usize> = landings.iter().map(String::as_str).zip(1..).collect();
    // A file as a whole comes before everything in it; only the title page is led to like that.
    used.sort_by_key(|address| position.get(address).copied().unwrap_or(0));
    used.dedup();
    used.into_iter().map(str::to_string).zip(1..).collect()
}

struct Ncx {
    markup: Markup,
    order: BTreeMap<String, usize>,
    points: usize,
}

impl Ncx {
    fn head(&mut self, identifier: &str, outline: &[Entry], pages: &[PageEntry]) {
        let depth = if outline.iter().any(|entry| !entry.children.is_empty()) {
            2
        } else {
            1
        };
        self.markup.line();
        self.markup.open(&Tag::new("head"));
        let pages = pages.len().to_string();
        for (name, content) in [
            ("dtb:uid", identifier),
            ("dtb:depth", &depth.to_string()),
            ("dtb:totalPageCount", &pages),
            ("dtb:maxPageNumber", &pages),
        ] {
            self.markup.line();
            self.markup
                .void(&Tag::new("meta").set("name", name).set("content", content));
        }
        self.markup.close();
        self.markup.line();
    }

    fn label(&mut self, name: &'static str, text: &str) {
        self.markup.open(&Tag::new(name));
        self.markup.leaf(&Tag::new("text"), text);
        self.markup.close();
        self.markup.line();
    }

    fn point(&mut self, entry: &Entry, level: usize) {
        self.points += 1;
        let tag = Tag::new("navPoint").set("id", format!("point-{}", self.points));
        self.markup.line();
        self.markup.open(&self.in_order(tag, &entry.address));
        self.label("navLabel", &entry.label);
        self.markup
            .void(&Tag::new("content").set("src", entry.address.clone()));
        if level < 2 {
            for child in &entry.children {
                self.point(child, level + 1);
            }
        }
        self.markup.close();
    }

    fn page_list(&mut self, pages: &[PageEntry]) {
        self.markup.open(&Tag::new("pageList"));
        for (index, page) in pages.iter().enumerate() {
            let tag = Tag::new("pageTarget")
                .set("id", format!("target-{}", index + 1))
                .set("type", "normal")
                .set("value", (index + 1).to_string());
            self.markup.line();
            self.markup.open(&self.in_order(tag, &page.address));
            self.label("navLabel", &page.label);
            self.markup
                .void(&Tag::new("content").set("src", page.address.clone()));
            self.markup.close();
        }
        self.markup.line();
        self.markup.close();
    }

    fn in_order(&self, tag: Tag, address: &str) -> Tag {
        let order = self.order.get(address).map(usize::to_string);
        tag.set_if("playOrder", order)
    }
}
