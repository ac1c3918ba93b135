//! A Word document → a draft.
//!
//! In: a package as Word, LibreOffice and Google Docs write it. Out: a draft: paragraphs by their styles (headings,
//! lists, quotations, captions), runs by their marks, tables, notes at the foot and at the end, links; title, authors
//! and dates as the document has them or its properties say. A package is a ZIP: how much is inflated is bounded before
//! it is read ([`package`]). Pictures, comments and deleted words are told of.

mod lists;
mod numbering;
mod package;
mod paragraphs;
mod runs;
mod tables;
mod xml;

use std::collections::BTreeMap;

use super::dates;
use super::draft::{Author, Block, Draft, Inline, Line, Placed, is_blank, plain, words};
use super::headings::Headings;
use super::page::about::names_in;
use super::report::Report;
use numbering::{Numbering, Styles};
use package::Package;
use xml::Element;

/// What a paragraph is read with.
pub struct Word {
    styles: Styles,
    numbering: Numbering,
    /// Addresses of links by their ids.
    links: BTreeMap<String, String>,
    notes: BTreeMap<(bool, String), Line>,
    /// What was left out, by what it is.
    left_out: BTreeMap<&'static str, usize>,
    /// Text of boxes, to stand behind the paragraph that they hang on.
    boxes: Vec<Block>,
    depth: usize,
}

/// Reads a document.
pub fn read(bytes: &[u8], report: &mut Report<'_>) -> Option<Draft> {
    let mut package = match Package::open(bytes) {
        Ok(package) => package,
        Err(fault) => {
            report.refuse(None, &fault, "save it anew as .docx, or bring in its text");
            return None;
        }
    };
    let document = match package.part("word/document.xml") {
        Ok(Some(document)) => document,
        Ok(None) => {
            report.refuse(
                None,
                "this package holds no Word document",
                "save it as .docx; older files (.doc) and others are not read",
            );
            return None;
        }
        Err(fault) => {
            report.refuse(None, &fault, "save it anew as .docx, or bring in its text");
            return None;
        }
    };
    let mut part = |name: &str| package.part(name).ok().flatten();
    let mut word = Word {
        styles: part("word/styles.xml")
            .map(|root| Styles::of(&root))
            .unwrap_or_default(),
        numbering: part("word/numbering.xml")
            .map(|root| Numbering::of(&root))
            .unwrap_or_default(),
        links: part("word/_rels/document.xml.rels")
            .map(|root| links(&root))
            .unwrap_or_default(),
        notes: BTreeMap::new(),
        left_out: BTreeMap::new(),
        boxes: Vec::new(),
        depth: 0,
    };
    for (name, is_end) in [("word/footnotes.xml", false), ("word/endnotes.xml", true)] {
        let document_links = word.links.clone();
        let own = part(
            &name
                .replace("word/", "word/_rels/")
                .replace(".xml", ".xml.rels"),
        );
        word.links = own.map(|root| links(&root)).unwrap_or_default();
        if let Some(root) = part(name) {
            word.read_notes(&root, is_end);
        }
        word.links = document_links;
    }
    let mut draft = Draft::default();
    let body = document.find("body").unwrap_or(&document);
    let blocks = paragraphs::blocks(body, &mut word);
    fill(blocks, &mut draft);
    if let Some(core) = part("docProps/core.xml") {
        properties(&core, &mut draft, report);
    }
    for (what, count) in &word.left_out {
        let message = match count {
            1 => format!("{what} was left out"),
            count => format!("{what} was left out, {count} times"),
        };
        report.not_placed(
            None,
            &message,
            "say what it shows or says in the text, or name its file in a `figure`",
        );
    }
    Some(draft)
}

impl Word {
    fn read_notes(&mut self, root: &Element, is_end: bool) {
        for note in root.elements() {
            let kind = note.attribute("type");
            let Some(id) = note.attribute("id").filter(|_| {
                !matches!(
                    kind,
                    Some("separator" | "continuationSeparator" | "continuationNotice")
                )
            }) else {
                continue;
            };
            let blocks = paragraphs::plain_blocks(note, self);
            let line = super::marked::tidy(&super::markdown::flat(blocks));
            if !is_blank(&line) {
                self.notes.insert((is_end, id.to_string()), line);
            }
        }
    }

    /// Counts what is left out.
    fn leave_out(&mut self, what: &'static str) {
        *self.left_out.entry(what).or_insert(0) += 1;
    }
}

/// The addresses that relations lead to, outside of the package.
fn links(root: &Element) -> BTreeMap<String, String> {
    let relations = root
        .elements()
        .filter(|relation| relation.attribute("TargetMode") == Some("External"));
    let pairs = relations.filter_map(|relation| {
        Some((
            relation.attribute("Id")?.to_string(),
            relation.attribute("Target")?.to_string(),
        ))
    });
    pairs.collect()
}

/// Puts what was read into a draft: the title and what stands below it are what they are by their styles.
fn fill(blocks: Vec<paragraphs::Styled>, draft: &mut Draft) {
    let headings = Headings::new();
    for styled in blocks {
        match styled {
            paragraphs::Styled::Title(line) if draft.about.title.is_none() => {
                draft.about.title = Some(line)
            }
            paragraphs::Styled::Subtitle(line) if draft.about.subtitle.is_none() => {
                draft.about.subtitle = Some(line)
            }
            paragraphs::Styled::Title(line) | paragraphs::Styled::Subtitle(line) => {
                draft.flow.push(Placed {
                    block: Block::Heading(1, line),
                    span: None,
                });
            }
            paragraphs::Styled::Block(block) => {
                // A heading that is one by its words alone.
                let block = match block {
                    Block::Paragraph(line) => match super::marked::tidy(&line).as_slice() {
                        [Inline::Strong(inner)] if headings.find(&words(inner)).is_some() => {
                            Block::Heading(2, inner.clone())
                        }
                        [Inline::Characters(text)] if headings.find(text).is_some() => {
                            Block::Heading(2, plain(text.clone()))
                        }
                        _ => Block::Paragraph(line),
                    },
                    block => block,
                };
                draft.flow.push(Placed { block, span: None });
            }
        }
    }
}

/// What the properties of a document say.
fn properties(core: &Element, draft: &mut Draft, report: &mut Report<'_>) {
    let text = |name: &str| {
        core.find(name)
            .map(Element::text)
            .filter(|text| !text.trim().is_empty())
    };
    let first = draft.flow.iter().find_map(|placed| match &placed.block {
        Block::Heading(level, line) => Some((*level, line.clone())),
        _ => None,
    });
    let tops = draft
        .flow
        .iter()
        .filter(|placed| matches!(placed.block, Block::Heading(1, _)))
        .count();
    let about = &mut draft.about;
    if let Some(title) = text("title") {
        let is_there = about.title.is_some() || (matches!(first, Some((1, _))) && tops == 1);
        let shown = about
            .title
            .clone()
            .or(first.map(|(_, line)| line))
            .unwrap_or_default();
        if !is_there {
            about.title = Some(plain(title));
        } else if words(&shown).trim() != title.trim() {
            report.not_placed(
                None,
                &format!("the properties of the document call it `{}`", title.trim()),
                "write it behind `title:`, if that is what it is called",
            );
        }
    }
    if let Some(creator) = text("creator") {
        about
            .authors
            .extend(names_in(&creator).into_iter().map(|name| Author {
                name,
                more: Vec::new(),
            }));
    }
    for (name, key) in [("created", "date"), ("modified", "modified")] {
        if let Some(day) = text(name).and_then(|written| dates::read(&written)) {
            let is_same = about.texts.iter().any(|(_, there)| *there == day);
            about.texts.extend((!is_same).then_some((key, day)));
        }
    }
    if let Some(keywords) = text("keywords") {
        about.keywords.extend(
            keywords
                .split([',', ';'])
                .map(|word| word.trim().to_string())
                .filter(|word| !word.is_empty()),
        );
    }
    if let Some(language) = text("language") {
        about.language = Some(language);
    }
    for name in ["subject", "description", "category"] {
        if let Some(words) = text(name) {
            report.not_placed(
                None,
                &format!(
                    "the properties of the document have the {name} “{}”",
                    words.trim()
                ),
                "write it in the text, if readers are to know it",
            );
        }
    }
}
