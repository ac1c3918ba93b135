//! Sources → numbered references.
//!
//! The style is the program's own: authors, title, container, publisher, date and pages in one
//! sentence, then where it is found. A title is italic when its source stands alone, in quotation
//! marks when it stands in something, plain when it is all that is known.

use std::collections::BTreeMap;

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{self, Inline};
use crate::briefing::page_numbers::PageNumbers;
use crate::briefing::typed::{Source, SourceKind};
use crate::document::{Block, CitationId, MarkKind, Paragraph, Reference, Section, Text, Voice};
use crate::language::{self, Tag};

impl Lowerer<'_> {
    /// The references, and the note on them.
    pub(super) fn source_blocks(&mut self) -> Vec<Block> {
        let briefing = self.briefing;
        let mut blocks = Vec::new();
        if !briefing.sources.is_empty() {
            let references = (1u32..)
                .zip(&briefing.sources)
                .map(|(number, source)| self.reference(number, source));
            blocks.push(Block::References(references.collect()));
        }
        if let Some(note) = &briefing.sources_note {
            let text = self.inline(note);
            blocks.push(Block::Paragraph(Paragraph {
                voice: Voice::SmallPrint,
                text,
            }));
        }
        blocks
    }

    fn reference(&mut self, number: u32, source: &Source) -> Reference {
        let label = self.plain(format!("{}.", self.language.number(number.into())));
        let id = self.next_text();
        let mut builder = TextBuilder::new(id);
        // Words that run against each other within one entry are hard to follow: an entry whose
        // script runs the other way than the briefing's is set in its own language throughout.
        let own = &self.briefing.language;
        let turned = source
            .language
            .clone()
            .filter(|tag| tag.direction() != own.direction());
        let language = self.language;
        if let Some(tag) = &turned {
            self.language = language::lookup(tag);
        }
        self.sentence(source, turned.as_ref(), &mut builder);
        self.found_at(source, &mut builder);
        self.remarks(source, &mut builder);
        self.language = language;
        let anchor = self.anchors.unique(format!("source-{number}"));
        let text = Text {
            language: turned,
            ..builder.finish()
        };
        Reference {
            anchor,
            number,
            label,
            text,
            citations: Vec::new(),
        }
    }

    /// Authors, title, container, publisher, date, pages.
    fn sentence(&mut self, source: &Source, own: Option<&Tag>, builder: &mut TextBuilder) {
        let comma = self.language.punctuation.comma.clone();
        for author in &source.authors {
            builder.push(&author.name.shown);
            if let Some(role) = &author.role {
                let role = self.language.role_in_words(&role.value);
                builder.push(&format!(" ({role})"));
            }
            builder.push(&comma);
        }
        self.title(source, own, builder);
        let page = source.page.as_ref().map(|page| {
            let several = page.value.contains(['-', '\u{2013}', ',']);
            let terms = &self.language.terms;
            let frame = if several {
                &terms.pages_short
            } else {
                &terms.page_short
            };
            let pages = PageNumbers::of_pages(self.language).set(&page.value);
            frame.replace("{}", &pages).replace(". ", ".\u{a0}")
        });
        let issued = source
            .issued
            .map(|date| self.language.date(date.year, date.month, date.day));
        let mut more = false;
        if let Some(container) = &source.container {
            join(builder, &comma);
            builder.marked(MarkKind::Emphasis, |builder| builder.push(&container.value));
            more = true;
        }
        let publisher = source
            .publisher
            .as_ref()
            .map(|publisher| publisher.value.clone());
        for part in [publisher, issued, page].into_iter().flatten() {
            join(builder, &comma);
            builder.push(&part);
            more = true;
        }
        let alone = !more && source.authors.is_empty() && !has_place(source);
        if !alone && !builder.content().ends_with(['.', '?', '!', '\u{61f}']) {
            builder.push(".");
        }
    }

    /// The title, with the marks of the language that it is in.
    fn title(&mut self, source: &Source, own: Option<&Tag>, builder: &mut TextBuilder) {
        let parsed = markup::parse_inline(&source.title.value);
        self.report(&source.title, parsed.findings);
        let known = source.kind.or_else(|| default_kind(source));
        let quotes = &self.language.punctuation.quotes;
        let (start, place) = (builder.content().len(), builder.mark_count());
        if known == Some(SourceKind::Part) {
            builder.push(&quotes[0]);
        }
        let (inner, inner_place) = (builder.content().len(), builder.mark_count());
        let around = self.language;
        self.language = self.language_of(source.language.as_ref());
        self.add_inlines(parsed.content, &source.title, builder);
        self.language = around;
        let surrounding = own.unwrap_or(&self.briefing.language);
        if let Some(tag) = source.language.as_ref().filter(|tag| *tag != surrounding) {
            builder.mark_from(inner, inner_place, MarkKind::Language(tag.clone()));
        }
        match known {
            Some(SourceKind::Part) => builder.push(&quotes[1]),
            Some(SourceKind::Whole) => builder.mark_from(start, place, MarkKind::Emphasis),
            Some(SourceKind::Other) | None => {}
        }
    }

    /// DOI or address, when it was read, where it is archived.
    fn found_at(&mut self, source: &Source, builder: &mut TextBuilder) {
        let terms = &self.language.terms;
        if let Some(doi) = &source.doi {
            let name = doi
                .value
                .trim()
                .trim_start_matches("https://doi.org/")
                .trim_start_matches("doi:");
            let url = format!("https://doi.org/{name}");
            builder.push(" ");
            builder.marked(MarkKind::Link { url: url.clone() }, |builder| {
                builder.push(&url)
            });
        } else if let Some(url) = &source.url {
            let url = url.value.trim().to_string();
            builder.push(" ");
            builder.marked(MarkKind::Link { url: url.clone() }, |builder| {
                builder.push(&url)
            });
        }
        let mut remarks = Vec::new();
        if let Some(date) = source.accessed {
            let date = self.language.date(date.year, date.month, date.day);
            remarks.push(terms.accessed.replace("{}", &date));
        }
        if let Some(date) = source.archived {
            let date = self.language.date(date.year, date.month, date.day);
            remarks.push(terms.archived.replace("{}", &date));
        } else if source.archive_url.is_some() {
            remarks.push(terms.archived.replace("{}", "").trim().to_string());
        }
        if remarks.is_empty() {
            return;
        }
        builder.push(" (");
        builder.push(&remarks.join(&self.language.punctuation.comma));
        if let Some(url) = &source.archive_url {
            let url = url.value.trim().to_string();
            builder.push(": ");
            builder.marked(MarkKind::Link { url: url.clone() }, |builder| {
                builder.push(&url)
            });
        }
        builder.push(")");
    }

    /// Grade, words relied on, note.
    fn remarks(&mut self, source: &Source, builder: &mut TextBuilder) {
        let grade: String = source
            .reliability
            .iter()
            .chain(&source.credibility)
            .collect();
        if !grade.is_empty() {
            sentence_end(builder);
            builder.push(&self.language.terms.grade.replace("{}", &grade));
            builder.push(".");
        }
        if let Some(quote) = &source.quote {
            sentence_end(builder);
            let parsed = markup::parse_inline(&quote.value);
            self.report(quote, parsed.findings);
            if self.briefing.smart {
                // Typed marks around them, so that those within are of the second level.
                let mark = || Inline::Characters("\"".to_string());
                let mut content = parsed.content;
                content.insert(0, mark());
                content.push(mark());
                self.add_inlines(content, quote, builder);
            } else {
                let quotes = &self.language.punctuation.quotes;
                builder.push(&quotes[0]);
                self.add_inlines(parsed.content, quote, builder);
                builder.push(&quotes[1]);
            }
        }
        if let Some(note) = &source.note {
            sentence_end(builder);
            let parsed = markup::parse_inline(&note.value);
            self.report(note, parsed.findings);
            self.add_inlines(parsed.content, note, builder);
        }
    }

    /// Tells each reference where it is cited.
    pub(super) fn fill_in_citations(&self, parts: &mut [Section]) {
        let mut of: BTreeMap<u32, Vec<CitationId>> = BTreeMap::new();
        for (citation, source) in (0u32..).zip(&self.citations) {
            of.entry(*source).or_default().push(CitationId(citation));
        }
        for block in parts.iter_mut().flat_map(|part| &mut part.blocks) {
            if let Block::References(references) = block {
                for reference in references {
                    reference.citations = of.remove(&(reference.number - 1)).unwrap_or_default();
                }
            }
        }
    }
}

/// Whether a source says where it is found.
fn has_place(source: &Source) -> bool {
    source.url.is_some() || source.doi.is_some()
}

/// What a source without a type is: a web page where it has an address, else a document; plain
/// when its title is all that is known.
fn default_kind(source: &Source) -> Option<SourceKind> {
    if source.container.is_some() || source.url.is_some() {
        return Some(SourceKind::Part);
    }
    let known = !source.authors.is_empty() || source.publisher.is_some() || source.issued.is_some();
    known.then_some(SourceKind::Other)
}

/// A comma, unless what stands before it ends a sentence.
fn join(builder: &mut TextBuilder, comma: &str) {
    let closed = builder.content().ends_with(['?', '!', '\u{61f}', '.']);
    builder.push(if closed { " " } else { comma });
}

/// A space between sentences; the full stop that the one before may lack.
fn sentence_end(builder: &mut TextBuilder) {
    let content = builder.content();
    if content.ends_with(|last: char| last.is_alphanumeric()) && !content.contains("://") {
        builder.push(".");
    }
    builder.push(" ");
}
