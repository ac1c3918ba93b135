//! The sources, numbered or not, each with links back to where it is cited.

use std::collections::BTreeMap;
use std::str::Chars;

use super::body::{Body, in_language};
use super::book::Book;
use super::list::{Markers, list_tag, write_marker};
use super::markup::Tag;
use super::spine::{anchor_id, citation_id};
use crate::document::{CitationId, Reference};
use crate::language::{self, Language};

/// Writes the sources.
pub fn write(body: &mut Body<'_>, references: &[Reference]) {
    let numbered = |reference: &Reference| Some(u64::from(reference.number));
    let labelled = references.iter();
    let labelled = labelled.filter_map(|one| Some((one.label.as_ref()?, numbered(one))));
    let markers = Markers::of(labelled.clone());
    let longest = labelled
        .map(|(label, _)| label.content.chars().count())
        .max();
    let start = references.first().and_then(numbered);
    body.markup.line();
    body.markup.open(&match longest {
        Some(longest) => list_tag(&markers, true, "references", longest, start),
        // Entries that are found by the names that they begin with.
        None => Tag::new("ul").set("class", "references unnumbered"),
    });
    for reference in references {
        body.markup.line();
        body.markup
            .open(&Tag::new("li").set("id", anchor_id(&reference.anchor)));
        if let Some(label) = &reference.label {
            write_marker(body, label, &markers);
        }
        body.markup.line();
        body.markup
            .open(&in_language(Tag::new("p"), &reference.text));
        body.text(&reference.text);
        write_back_links(body, reference);
        body.markup.close();
        body.markup.close();
    }
    body.markup.line();
    body.markup.close();
}

/// "pp. 2, 5": the pages that cite a source, as the PDF has them, in the language of its entry.
/// Without pages the citations are counted. Here every citation has a link of its own; those on
/// one page are told apart by the letters of the language. A page that cites one source more often
/// than there are letters has several of the same label, which still lead to different places.
fn write_back_links(body: &mut Body<'_>, reference: &Reference) {
    let own = reference.text.language.as_ref();
    let language = own.map_or(body.book.language, language::lookup);
    let links = citing_pages(body.book, body.file, &reference.citations, language);
    if links.is_empty() {
        return;
    }
    let one_page = links.iter().all(|link| link.page == links[0].page);
    let frame = match links[0].page {
        None => UPWARD,
        Some(_) if one_page => &language.terms.page_short,
        Some(_) => &language.terms.pages_short,
    };
    let page_named = |label: &str| language.terms.page.replace("{}", label);
    let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
    body.markup.text(" ");
    body.markup
        .open(&Tag::new("span").set("class", "back-links"));
    // A number does not begin a line without its "p."
    body.markup.text(&before.replace(' ', "\u{a0}"));
    for (index, link) in links.iter().enumerate() {
        if index > 0 {
            body.markup.text(&language.punctuation.comma);
        }
        let tag = Tag::new("a")
            .set("href", link.href.clone())
            .set("role", "doc-backlink")
            .set_if("aria-label", link.page.map(|_| page_named(&link.label)))
            .set("title", language.terms.back.clone());
        body.markup.leaf(&tag, &link.label);
    }
    body.markup.text(after);
    body.markup.close();
}

/// The links back from a file to citations whose page is known; to every one where no pages are.
fn citing_pages(
    book: &Book<'_>,
    file: usize,
    citations: &[CitationId],
    language: &Language,
) -> Vec<BackLink> {
    let mut links: Vec<BackLink> = Vec::new();
    for citation in citations {
        let Some((citing, (text, byte))) = book.spine.citation(*citation) else {
            continue;
        };
        let page = book.marks.page_of(&book.spine, text, byte);
        if page.is_none() && book.marks.count() > 0 {
            continue;
        }
        let number = page.unwrap_or(links.len()) as u64 + 1;
        links.push(BackLink {
            href: book.spine.href(file, citing, &citation_id(*citation)),
            page,
            label: language.number(number),
        });
    }
    let mut on_page: BTreeMap<usize, usize> = BTreeMap::new();
    for page in links.iter().filter_map(|link| link.page) {
        *on_page.entry(page).or_default() += 1;
    }
    on_page.retain(|_, count| *count > 1);
    let mut letters: BTreeMap<usize, Chars<'_>> = on_page
        .into_keys()
        .map(|page| (page, language.letters.chars()))
        .collect();
    for link in &mut links {
        let page = link.page.as_ref();
        let letter = page.and_then(|page| letters.get_mut(page)?.next());
        link.label.extend(letter);
    }
    links
}

/// A link back to a citation.
struct BackLink {
    href: String,
    /// The page of the citation; none where the book says nothing of pages.
    page: Option<usize>,
    label: String,
}

/// What stands before numbers that are not those of pages.
pub(super) const UPWARD: &str = "\u{2191} {}";
