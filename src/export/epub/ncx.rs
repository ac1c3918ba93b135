//! The navigation of EPUB 2, which old readers and Kindle still go by (OPF 2.0.1, section 2.4.1).
//!
//! Two levels and no more: Kindle refuses deeper ones. What lies deeper is in the navigation
//! document.
//!
//! Everything stands in the order of the text, so nothing says its place in that once more: books
//! need no `playOrder` (2.4.1.2), and of a page no `id` or `value`, which nothing would point to.

use super::book::Book;
use super::markup::{Markup, Tag};
use super::navigation::PageEntry;
use super::outline::OutlineItem;

/// The NCX.
pub fn write(
    book: &Book<'_>,
    identifier: &str,
    outline: &[OutlineItem],
    pages: &[PageEntry],
) -> String {
    let metadata = &book.document.metadata;
    let root = Tag::new("ncx")
        .set("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
        .set("version", "2005-1")
        .set("xml:lang", metadata.language.as_str());
    let mut ncx = Ncx {
        markup: Markup::document(&root),
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

struct Ncx {
    markup: Markup,
    points: usize,
}

impl Ncx {
    fn head(&mut self, identifier: &str, outline: &[OutlineItem], pages: &[PageEntry]) {
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

    fn point(&mut self, entry: &OutlineItem, level: usize) {
        self.points += 1;
        let tag = Tag::new("navPoint").set("id", format!("point-{}", self.points));
        self.markup.line();
        self.markup.open(&tag);
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
        for page in pages {
            self.markup.line();
            self.markup
                .open(&Tag::new("pageTarget").set("type", "normal"));
            self.label("navLabel", &page.label);
            self.markup
                .void(&Tag::new("content").set("src", page.address.clone()));
            self.markup.close();
        }
        self.markup.line();
        self.markup.close();
    }
}
