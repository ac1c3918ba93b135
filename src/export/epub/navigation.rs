//! The navigation document: table of contents, landmarks, page list (EPUB 3.3, section 7).

use super::body::with_language;
use super::book::Book;
use super::file;
use super::front;
use super::markup::{Markup, Tag};
use super::outline::OutlineItem;
use super::spine::{Content, anchor_id, page_id};
use crate::document::{Section, SectionKind};

/// The file name of the navigation document; epub-builder's.
pub const FILE: &str = "nav.xhtml";

/// A line of the page list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageEntry {
    /// The number of the page, as the PDF prints it.
    pub label: String,
    /// Where it begins, as seen from the package.
    pub address: String,
}

/// The page list.
pub fn page_list(book: &Book<'_>) -> Vec<PageEntry> {
    let last = book.spine.files.len() - 1;
    let entry = |page| {
        let text = book.marks.text(&book.spine, page);
        let place = text.and_then(|text| book.spine.text(text));
        let file = place.map_or(last, |(file, _)| file);
        PageEntry {
            label: book.page_label(page),
            address: book.spine.address(file, &page_id(page)),
        }
    };
    (0..book.marks.count()).map(entry).collect()
}

/// The navigation document.
pub fn write(book: &Book<'_>, outline: &[OutlineItem], pages: &[PageEntry]) -> String {
    let terms = &book.language.terms;
    let mut markup = Markup::default();
    front::marking(book, &mut markup);
    let contents = nav("toc", "doc-toc", "contents").set("aria-labelledby", "contents-heading");
    markup.open(&contents);
    markup.leaf(
        &Tag::new("h1").set("id", "contents-heading"),
        &terms.contents,
    );
    tree(&mut markup, outline);
    markup.close();
    markup.line();
    evidence(book, &mut markup);
    // Readers show these two in ways of their own; on the page they would only be in the way. The style
    // sheet says so as well, for programs that convert books and know nothing of the attribute.
    markup.open(&nav("landmarks", "", "landmarks").set("hidden", "hidden"));
    landmarks(book, &mut markup);
    markup.close();
    markup.line();
    if !pages.is_empty() {
        markup.open(&nav("page-list", "doc-pagelist", "pages").set("hidden", "hidden"));
        markup.open(&Tag::new("ol"));
        for page in pages {
            line(
                &mut markup,
                Tag::new("a").set("href", page.address.clone()),
                &page.label,
            );
        }
        markup.close();
        markup.close();
    }
    file::write(book, &terms.contents, markup.finish(), None)
}

/// The list of figures, charts and tables, where there are some.
fn evidence(book: &Book<'_>, markup: &mut Markup) {
    let listed = book.document.evidence();
    if listed.is_empty() {
        return;
    }
    markup.open(&nav("loi", "", "evidence").set("aria-labelledby", "evidence-heading"));
    let heading = Tag::new("h2").set("id", "evidence-heading");
    markup.leaf(&heading, &book.language.terms.evidence);
    markup.open(&Tag::new("ol"));
    for listed in listed {
        let Some(file) = book.spine.anchor(listed.anchor) else {
            continue;
        };
        let address = book.spine.address(file, &anchor_id(listed.anchor));
        line(markup, Tag::new("a").set("href", address), &listed.words);
    }
    markup.close();
    markup.close();
    markup.line();
}

fn nav(semantics: &str, role: &str, id: &str) -> Tag {
    Tag::new("nav")
        .set("epub:type", semantics)
        .set_if("role", Some(role).filter(|role| !role.is_empty()))
        .set("id", id)
}

fn tree(markup: &mut Markup, entries: &[OutlineItem]) {
    markup.open(&Tag::new("ol"));
    for entry in entries {
        markup.line();
        markup.open(&Tag::new("li"));
        let link = Tag::new("a").set("href", entry.address.clone());
        let link = match &entry.language {
            Some(language) => with_language(link, language),
            None => link,
        };
        markup.leaf(&link, &entry.label);
        if !entry.children.is_empty() {
            tree(markup, &entry.children);
        }
        markup.close();
    }
    markup.line();
    markup.close();
}

fn line(markup: &mut Markup, link: Tag, label: &str) {
    markup.line();
    markup.open(&Tag::new("li"));
    markup.leaf(&link, label);
    markup.close();
}

/// The places that readers lead to by a button of their own. The cover is among them: it is no
/// part of the reading order, and nothing else leads to it.
fn landmarks(book: &Book<'_>, markup: &mut Markup) {
    let terms = &book.language.terms;
    let link = |semantics: &str, address: &str| {
        Tag::new("a")
            .set("epub:type", semantics)
            .set("href", address)
    };
    markup.open(&Tag::new("ol"));
    line(
        markup,
        link("cover", front::COVER_PAGE),
        &book.cover_label(),
    );
    let title = &book.document.metadata.title;
    line(markup, link("titlepage", &book.spine.files[0].name), title);
    line(
        markup,
        link("toc", &format!("{FILE}#contents")),
        &terms.contents,
    );
    line(markup, link("bodymatter", start(book)), &terms.start);
    for (index, file) in book.spine.files.iter().enumerate() {
        for content in &file.contents {
            if let Content::Part(section) = content
                && let Some(semantics) = landmark(section)
            {
                let label = Some(&section.label).filter(|label| !label.is_empty());
                let address = book.spine.address(index, &anchor_id(&section.anchor));
                line(markup, link(semantics, &address), label.unwrap_or(title));
            }
        }
    }
    markup.close();
}

/// The file that a reader opens the book at, and a sample of it begins with: the title page, which
/// says what it is and who may see it, and mostly what it says.
pub fn start<'a>(book: &'a Book<'_>) -> &'a str {
    &book.spine.files[0].name
}

/// Whether the contents are read between the title page and the text, as in a printed book: where
/// several files follow that one may choose from. A text of a few screens is read through.
pub fn is_read(book: &Book<'_>) -> bool {
    book.spine.files.len() > 2
}

/// The parts that readers look for by name. An appendix is none of them, as there may be several.
fn landmark(section: &Section) -> Option<&'static str> {
    match section.kind {
        SectionKind::Glossary => Some("glossary"),
        SectionKind::Sources => Some("bibliography"),
        SectionKind::Tldr
        | SectionKind::KeyFigures
        | SectionKind::KeyPoints
        | SectionKind::Summary
        | SectionKind::Body
        | SectionKind::Recommendations
        | SectionKind::Timeline
        | SectionKind::Faq
        | SectionKind::Appendix
        | SectionKind::About => None,
    }
}
