//! Which file holds what.
//!
//! In: a document. Out: the files of the book in reading order.
//!
//! The title page opens the book, and a TL;DR that comes first shares it: the first screen then says
//! what the briefing says. In a long briefing every other top-level part is a file. A file begins on
//! a screen of its own, so the parts of a short one stand in one file, and flow. A note stands at the
//! end of the file that calls it first, before the colophon, which closes the book.

use super::reading;
use crate::document::{Document, Section, SectionKind};

/// The most characters that the parts of a briefing may have together to stand in one file: a dozen
/// screens of a telephone, four sheets of paper. Of more, each part fills a screen or two of its own.
const FEW_SCREENS: usize = 12_000;

/// The most characters of sources in such a file: there are e-readers that open none of 300 kB, and a
/// source takes some twice as many bytes as characters.
const MANY_SOURCES: usize = 100_000;

/// The most files of parts: a ZIP numbers 65,535, and readers list them all. In a book of more parts
/// several share a file.
const MOST_FILES: usize = 30_000;

/// A file of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct SpineFile<'a> {
    /// Its name, which is all of its path: ASCII, our own.
    pub name: String,
    /// What stands in it, one after another; never empty.
    pub contents: Vec<Content<'a>>,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Content<'a> {
    /// The title block, and the TL;DR where that is the first part.
    Title(Option<&'a Section>),
    /// A top-level part.
    Part(&'a Section),
    /// What closes the document.
    Colophon(&'a Section),
}

/// The files of a document.
pub fn files(document: &Document) -> Vec<SpineFile<'_>> {
    let first = document.parts.first();
    let tldr = first.filter(|part| part.kind == SectionKind::Tldr);
    let parts = document.parts.iter().skip(usize::from(tldr.is_some()));
    let parts: Vec<Content<'_>> = parts.map(Content::Part).collect();
    let colophon = document.colophon.as_ref().map(Content::Colophon);

    let mut files = vec![SpineFile {
        name: "title.xhtml".to_string(),
        contents: vec![Content::Title(tldr)],
    }];
    if parts.is_empty() {
        // Three lines would be alone on their screen.
        files[0].contents.extend(colophon);
        return files;
    }
    if flows(document, &parts) {
        files.push(SpineFile {
            name: "text.xhtml".to_string(),
            contents: parts.into_iter().chain(colophon).collect(),
        });
        return files;
    }
    let shared = parts.chunks(parts.len().div_ceil(MOST_FILES));
    files.extend(shared.enumerate().map(|(index, parts)| SpineFile {
        name: format!("part-{}.xhtml", index + 1),
        contents: parts.to_vec(),
    }));
    files.extend(colophon.map(|colophon| SpineFile {
        name: "colophon.xhtml".to_string(),
        contents: vec![colophon],
    }));
    files
}

/// Whether parts fill a few screens together. Sources are looked up, not read, so they may be more.
fn flows(document: &Document, parts: &[Content<'_>]) -> bool {
    let (sources, read): (Vec<Content<'_>>, Vec<Content<'_>>) =
        parts.iter().partition(|part| match part {
            Content::Part(section) => section.kind == SectionKind::Sources,
            Content::Title(_) | Content::Colophon(_) => false,
        });
    let count = |parts: Vec<Content<'_>>| -> usize {
        let parts = parts.into_iter();
        parts.map(|part| characters(document, part)).sum()
    };
    count(read) <= FEW_SCREENS && count(sources) <= MANY_SOURCES
}

fn characters(document: &Document, content: Content<'_>) -> usize {
    let texts = reading::texts(document, content);
    let characters = texts.iter().map(|read| read.text.content.chars().count());
    characters.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::epub::sample;
    use crate::export::epub::spine::Spine;

    /// A document whose parts do not fit a few screens.
    fn long(mut document: Document) -> Document {
        for part in &mut document.parts {
            if let Some(heading) = &mut part.heading {
                heading.content = "A word and another. ".repeat(FEW_SCREENS / 20);
            }
        }
        document
    }

    fn names<'a>(spine: &'a Spine<'_>) -> Vec<&'a str> {
        spine.files.iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn the_first_screen_holds_title_and_answer() {
        let document = long(sample::english());
        let spine = Spine::new(&document);
        assert!(matches!(
            spine.files[0].contents[..],
            [Content::Title(Some(_))]
        ));
        assert_eq!(spine.files[1].name, "part-1.xhtml");
        assert_eq!(spine.files.len(), document.parts.len() + 1);
    }

    #[test]
    fn a_tldr_that_does_not_come_first_is_a_part_like_any_other() {
        let mut document = long(sample::english());
        document.parts.swap(0, 1);
        let spine = Spine::new(&document);
        assert!(matches!(
            spine.files[0].contents[..],
            [Content::Title(None)]
        ));
        assert_eq!(spine.files.len(), document.parts.len() + 2);
    }

    #[test]
    fn the_parts_of_a_short_briefing_flow_and_the_colophon_closes_them() {
        let mut document = sample::english();
        let spine = Spine::new(&document);
        assert_eq!(names(&spine), ["title.xhtml", "text.xhtml"]);
        let contents = &spine.files[1].contents;
        assert_eq!(contents.len(), document.parts.len());
        assert!(matches!(contents.last(), Some(Content::Colophon(_))));
        let colophon = document.colophon.as_ref();
        let heading = colophon.and_then(|colophon| colophon.heading.as_ref());
        let heading = heading.expect("a heading");
        assert_eq!(spine.text(heading.id).map(|(file, _)| file), Some(1));

        // Sources are looked up, but no file may grow beyond what e-readers open.
        let mut with_sources = |characters: usize| {
            let sources = document.parts.iter_mut();
            let mut sources = sources.filter(|part| part.kind == SectionKind::Sources);
            let heading = sources.next().and_then(|part| part.heading.as_mut());
            heading.expect("a heading").content = "Sources ".repeat(characters / 8);
            Spine::new(&document).files.len()
        };
        assert_eq!(with_sources(FEW_SCREENS * 2), 2);
        assert!(with_sources(MANY_SOURCES + 8) > 2);

        document.parts.truncate(1);
        let spine = Spine::new(&document);
        assert_eq!(names(&spine), ["title.xhtml"]);
        assert!(matches!(
            spine.files[0].contents[..],
            [Content::Title(Some(_)), Content::Colophon(_)]
        ));
    }

    #[test]
    fn parts_share_files_where_there_are_more_than_a_container_numbers() {
        let mut document = sample::english();
        let part = Section {
            blocks: Vec::new(),
            ..document.parts[1].clone()
        };
        document.parts = vec![part; 65_600];
        let files = files(&document);
        assert!(files.len() <= MOST_FILES + 2, "{} files", files.len());
        let held = files.iter().flat_map(|file| &file.contents);
        let parts = held.filter(|content| matches!(content, Content::Part(_)));
        assert_eq!(parts.count(), 65_600);
    }
}
