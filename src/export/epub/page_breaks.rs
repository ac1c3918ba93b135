//! The marks of pages in a file, as they are written.
//!
//! In: the pages that begin where the file has come to. Out: a mark for each, once and in their order. Some begin
//! where nothing can be written, in a marker that the list makes: these are owed to the text that follows.

use std::ops::Range;

use super::book::Book;
use super::markup::{Markup, Tag};
use super::spine::page_id;
use crate::document::TextId;

/// Which pages have been marked in a file.
#[derive(Debug, Default)]
pub struct PageBreaks {
    /// Pages that begin before the next text.
    owed: Vec<usize>,
    /// The first page that has no mark yet: those at the head of a file are marked before everything.
    next: usize,
}

impl PageBreaks {
    /// Whether any page has been marked.
    pub fn any(&self) -> bool {
        self.next > 0
    }

    /// Takes pages that begin where nothing can be written.
    pub fn owe(&mut self, pages: impl IntoIterator<Item = usize>) {
        self.owed.extend(pages);
    }

    /// Marks the pages that are owed.
    pub fn write_owed(&mut self, book: &Book<'_>, markup: &mut Markup) {
        for page in std::mem::take(&mut self.owed) {
            self.write(page, book, markup);
        }
    }

    /// Marks the pages that begin within a range of a text.
    pub fn write_within(
        &mut self,
        text: TextId,
        range: Range<usize>,
        book: &Book<'_>,
        markup: &mut Markup,
    ) {
        for mark in book.marks.within(text, range) {
            self.write(mark.page, book, markup);
        }
    }

    /// Marks the place where a page of the PDF begins.
    pub fn write(&mut self, page: usize, book: &Book<'_>, markup: &mut Markup) {
        if page < self.next {
            return;
        }
        self.next = page + 1;
        let label = book.page_label(page);
        let tag = Tag::new("span")
            .set("epub:type", "pagebreak")
            .set("role", "doc-pagebreak")
            .set("id", page_id(page))
            .set("aria-label", book.language.terms.page.replace("{}", &label));
        markup.leaf(&tag, "");
    }
}
