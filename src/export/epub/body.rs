//! Blocks → XHTML.
//!
//! In: what a file holds. Out: the inside of its `body`. One function for each kind of block, here
//! and in the modules beside; a new kind is a compile error here until it has one. Texts are written in
//! [`inline`](super::inline).

use super::book::Book;
use super::inline::code_tag;
use super::markup::{Markup, Tag};
use super::notes::Calls;
use super::page_breaks::PageBreaks;
use super::spine::{self, Content};
use super::{callout, chart, definitions, figure, front, list, notes, reading, references, table};
use crate::document::{
    Block, Code, HeadingLevels, Paragraph, Quote, Section, SectionKind, Text, Voice,
};
use crate::language::{self, Direction};

/// The body of one file, while it is written.
pub struct Body<'a> {
    pub(super) book: &'a Book<'a>,
    /// The index of the file.
    pub(super) file: usize,
    pub(super) markup: Markup,
    /// The levels of headings.
    levels: HeadingLevels,
    pub(super) calls: Calls,
    pub(super) page_breaks: PageBreaks,
    /// How many links are open: within one there can be no other.
    pub(super) open_links: usize,
}

/// Writes the elements within the body of a file.
pub fn write(book: &Book<'_>, file: usize) -> String {
    let mut body = Body {
        book,
        file,
        markup: Markup::default(),
        levels: HeadingLevels::default(),
        calls: Calls::default(),
        page_breaks: PageBreaks::default(),
        open_links: 0,
    };
    let contents = &book.spine.files[file].contents;
    body.head(contents[0]);
    for (index, content) in contents.iter().enumerate() {
        if index > 0 {
            body.markup.line();
        }
        match content {
            Content::Title(tldr) => {
                front::title_block(&mut body, &book.document.title_block);
                tldr.iter().for_each(|section| body.section(section));
            }
            Content::Part(section) => body.section(section),
            Content::Colophon(section) => {
                // Notes are of what stands before them.
                notes::write(&mut body);
                body.section(section);
            }
        }
    }
    if file + 1 == book.spine.files.len() {
        let pages = book.marks.at_end();
        body.page_breaks.owe(pages.iter().copied());
        body.page_breaks.write_owed(book, &mut body.markup);
    }
    notes::write(&mut body);
    body.markup.finish()
}

/// What assistive technology and older readers call a kind of section: DPUB-ARIA 1.1 and the EPUB
/// structural semantics have the same words for these.
fn semantics(kind: SectionKind) -> Option<&'static str> {
    match kind {
        SectionKind::Tldr | SectionKind::Summary => Some("abstract"),
        SectionKind::Faq => Some("qna"),
        SectionKind::Glossary => Some("glossary"),
        SectionKind::Sources => Some("bibliography"),
        SectionKind::Appendix => Some("appendix"),
        SectionKind::About => Some("colophon"),
        SectionKind::KeyFigures
        | SectionKind::KeyPoints
        | SectionKind::Body
        | SectionKind::Recommendations
        | SectionKind::Timeline => None,
    }
}

/// The class of a kind of section, for the style sheet.
fn class(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Tldr => "tldr",
        SectionKind::KeyFigures => "key-figures",
        SectionKind::KeyPoints => "key-points",
        SectionKind::Summary => "summary",
        SectionKind::Body => "body",
        SectionKind::Recommendations => "recommendations",
        SectionKind::Timeline => "timeline",
        SectionKind::Faq => "faq",
        SectionKind::Glossary => "glossary",
        SectionKind::Sources => "sources",
        SectionKind::Appendix => "appendix",
        SectionKind::About => "colophon",
    }
}

impl Body<'_> {
    /// What stands before everything else in a file: the marks of the pages that begin with it, and
    /// who may see it.
    fn head(&mut self, first: Content<'_>) {
        let book = self.book;
        if let Some(first) = reading::texts(book.document, first).first() {
            let text = first.text.id;
            self.page_breaks
                .write_within(text, 0..1, book, &mut self.markup);
        }
        if self.page_breaks.any() {
            self.markup.line();
        }
        front::marking(book, &mut self.markup);
    }

    /// A part or a section within one. Only a part is told apart from others by a role: sections
    /// within an appendix are no appendices.
    pub(super) fn section(&mut self, section: &Section) {
        let id = spine::anchor_id(&section.anchor);
        let semantics = semantics(section.kind).filter(|_| section.level <= 2);
        // No anchor has an underscore behind its first character, so this is nothing else's id.
        let heading_id = format!("{id}_heading");
        let named = semantics.is_some() && section.heading.is_some();
        let tag = Tag::new("section")
            .set("id", id)
            .set("class", class(section.kind))
            .set_if("epub:type", semantics)
            .set_if("role", semantics.map(|name| format!("doc-{name}")))
            .set_if("aria-labelledby", named.then(|| heading_id.clone()));
        self.markup.open(&tag);
        if let Some(heading) = &section.heading {
            let name = heading_name(self.levels.of(section.level));
            let tag = Tag::new(name).set_if("id", named.then_some(heading_id));
            self.heading(tag, heading);
        }
        self.levels.enter(section);
        self.blocks(&section.blocks);
        self.levels.leave(section);
        self.markup.line();
        self.markup.close();
    }

    /// A heading. Pages that begin with it are marked before it: their numbers are no part of what
    /// it is called.
    pub(super) fn heading(&mut self, tag: Tag, heading: &Text) {
        self.markup.line();
        let (book, markup) = (self.book, &mut self.markup);
        self.page_breaks
            .write_within(heading.id, 0..1, book, markup);
        self.page_breaks.write_owed(book, markup);
        self.markup.open(&in_language(tag, heading));
        self.text_behind(heading, 1);
        self.markup.close();
    }

    /// An element with nothing but a text in it.
    pub(super) fn element(&mut self, tag: Tag, text: &Text) {
        self.markup.line();
        self.markup.open(&in_language(tag, text));
        self.text(text);
        self.markup.close();
    }

    /// Blocks, one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            let dir = self.other_direction(block);
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::List(list) => list::write(self, list, dir),
                Block::Quote(quote) => self.quote(quote, dir),
                Block::Code(code) => self.code(code),
                Block::Definitions(definitions) => definitions::write(self, definitions, dir),
                Block::References(references) => references::write(self, references),
                Block::Table(table) => table::write(self, table, dir),
                Block::Figure(figure) => figure::write(self, figure),
                Block::Chart(chart) => chart::write(self, chart),
                Block::Callout(callout) => callout::write(self, callout, dir),
                Block::KeyFigures(figures) => callout::write_key_figures(self, figures, dir),
                Block::Section(section) => {
                    self.markup.line();
                    self.section(section);
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let class = match paragraph.voice {
            Voice::Body => None,
            Voice::Lead => Some("lead"),
            Voice::Grade => Some("grade"),
            Voice::Aside => Some("aside"),
            Voice::Attribution => Some("attribution"),
            Voice::SmallPrint => Some("small-print"),
            Voice::PullQuote => Some("pull-quote"),
            Voice::Caption => Some("caption"),
        };
        self.element(Tag::new("p").set_if("class", class), &paragraph.text);
    }

    /// The direction of a block that runs against the book.
    fn other_direction(&self, block: &Block) -> Option<Direction> {
        let own = self.book.direction();
        block.runs_against(own).then_some(match own {
            Direction::LeftToRight => Direction::RightToLeft,
            Direction::RightToLeft => Direction::LeftToRight,
        })
    }

    fn quote(&mut self, quote: &Quote, dir: Option<Direction>) {
        self.markup.line();
        self.markup.open(&turned(Tag::new("blockquote"), dir));
        self.blocks(&quote.blocks);
        self.markup.line();
        self.markup.close();
    }

    fn code(&mut self, code: &Code) {
        let Code {
            text: code,
            written_in,
        } = code;
        self.markup.line();
        // Code runs from left to right, and stands where that begins.
        let tag = match &code.language {
            Some(_) => in_language(Tag::new("pre"), code),
            None => Tag::new("pre").set_if("dir", self.book.runs_left(code).then_some("ltr")),
        };
        self.markup.open(&tag);
        // The class is the one that HTML proposes (4.5.15), and that programs which colour code look for.
        let class = written_in.as_ref().map(|name| format!("language-{name}"));
        self.markup
            .open(&code_tag(self.book, code).set_if("class", class));
        self.text(code);
        self.markup.close();
        self.markup.close();
    }
}

/// The element of a heading at a level.
fn heading_name(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// A tag that says which language a text is in, where that is not the document's.
pub fn in_language(tag: Tag, text: &Text) -> Tag {
    match &text.language {
        Some(language) => with_language(tag, language),
        None => tag,
    }
}

/// A tag that says which language stands in it, both as XML and as HTML say so, and which way that
/// runs.
pub fn with_language(tag: Tag, language: &language::Tag) -> Tag {
    tag.set("lang", language.as_str())
        .set("xml:lang", language.as_str())
        .set("dir", direction_name(language.direction()))
}

/// A tag that says which way its content runs, where that is against the book.
pub fn turned(tag: Tag, direction: Option<Direction>) -> Tag {
    tag.set_if("dir", direction.map(direction_name))
}

/// A direction as `dir` and `page-progression-direction` have it.
pub fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}
