//! The numbered sources, each with links back to where it is cited.

use std::collections::BTreeMap;
use std::str::Chars;

use super::body::{Body, in_language};
use super::list::{Markers, list_tag};
use super::markup::Tag;
use super::spine::{anchor_id, citation_id};
use crate::document::{CitationId, Reference};
use crate::language::{self, Language};

impl Body<'_> {
    /// The sources.
    pub(super) fn references(&mut self, references: &[Reference]) {
        let numbered = |reference: &Reference| Some(u64::from(reference.number));
        let markers = Markers::of(references.iter().map(|one| (&one.label, numbered(one))));
        let longest = references
            .iter()
            .map(|one| one.label.content.chars().count())
            .max();
        let start = references.first().and_then(numbered);
        self.markup.line();
        self.markup.open(&list_tag(
            &markers,
            true,
            "references",
            longest.unwrap_or(0),
            start,
        ));
        for reference in references {
            self.markup.line();
            self.markup
                .open(&Tag::new("li").set("id", anchor_id(&reference.anchor)));
            self.marker(&reference.label, &markers);
            self.markup.line();
            self.markup
                .open(&in_language(Tag::new("p"), &reference.text));
            self.text(&reference.text);
            self.back_links(reference);
            self.markup.close();
            self.markup.close();
        }
        self.markup.line();
        self.markup.close();
    }

    /// "pp. 2, 5": the pages that cite a source, as the PDF has them, in the language of its entry.
    /// Here every citation has a link of its own; those on one page are told apart by letters.
    fn back_links(&mut self, reference: &Reference) {
        let own = reference.text.language.as_ref();
        let language = own.map_or(self.book.language, language::lookup);
        let links = self.citing_pages(&reference.citations, language);
        if links.is_empty() {
            return;
        }
        let one_page = links.iter().all(|link| link.page == links[0].page);
        let frame = if one_page {
            &language.terms.page_short
        } else {
            &language.terms.pages_short
        };
        let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
        self.markup.text(" ");
        self.markup
            .open(&Tag::new("span").set("class", "back-links"));
        // A number does not begin a line without its "p."
        self.markup.text(&before.replace(' ', "\u{a0}"));
        for (index, link) in links.iter().enumerate() {
            if index > 0 {
                self.markup.text(&language.punctuation.comma);
            }
            let tag = Tag::new("a")
                .set("href", link.href.clone())
                .set("role", "doc-backlink")
                .set("aria-label", language.terms.page.replace("{}", &link.label))
                .set("title", language.terms.back.clone());
            self.markup.leaf(&tag, &link.label);
        }
        self.markup.text(after);
        self.markup.close();
    }

    /// The links back to citations whose page is known.
    fn citing_pages(&self, citations: &[CitationId], language: &Language) -> Vec<BackLink> {
        let book = self.book;
        let mut links: Vec<BackLink> = Vec::new();
        for citation in citations {
            let Some((file, (text, byte))) = book.spine.citation(*citation) else {
                continue;
            };
            let Some(page) = book.marks.page_of(&book.spine, text, byte) else {
                continue;
            };
            links.push(BackLink {
                href: book.spine.href(self.file, file, &citation_id(*citation)),
                page,
                label: language.number(page as u64 + 1),
            });
        }
        let mut on_page: BTreeMap<usize, usize> = BTreeMap::new();
        for link in &links {
            *on_page.entry(link.page).or_default() += 1;
        }
        on_page.retain(|_, count| *count > 1);
        let mut letters: BTreeMap<usize, Chars<'_>> = on_page
            .into_keys()
            .map(|page| (page, LETTERS.chars()))
            .collect();
        for link in &mut links {
            let letter = letters.get_mut(&link.page).and_then(Iterator::next);
            link.label.extend(letter);
        }
        links
    }
}

/// A link back to a citation.
struct BackLink {
    href: String,
    page: usize,
    label: String,
}

/// What tells the citations of one page apart. A page that cites one source more often has several
/// of the same label, which still lead to different places.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
