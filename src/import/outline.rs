//! What was found → the parts of a briefing.
//!
//! In: a [`Draft`], in the order of its text. Out: an [`Outline`], in which every block stands in the part of a
//! briefing that its heading names, and every number in brackets cites the source that it counts. A part whose
//! content does not have its shape (key points that hold a table) becomes a section of the same title: nothing is
//! bent to fit, and nothing is left over.

mod calls;
mod entries;
mod list_of_sources;
mod parts;
mod questions;
mod tree;

use super::draft::{About, Block, Draft, Line, Placed, Source, words};
use super::headings::{Headings, Part, key_and_term, language_of};
use super::report::Report;
use crate::diagnostic::Span;
use crate::language::{self, Tag};
use calls::Calls;
use parts::Filing;

/// The parts of a briefing, filled.
#[derive(Debug, Default)]
pub struct Outline {
    /// What it says of itself.
    pub about: About,
    /// Below "TL;DR", or "Bottom line" where that is what it is called.
    pub tldr: Vec<Block>,
    /// Whether it is called that.
    pub is_bluf: bool,
    /// The key points.
    pub key_points: Vec<Line>,
    /// The summary.
    pub summary: Vec<Block>,
    /// The sections.
    pub sections: Vec<Section>,
    /// The recommendations.
    pub recommendations: Vec<Vec<Block>>,
    /// Days with what happened.
    pub timeline: Vec<(String, Line)>,
    /// Questions with answers.
    pub faq: Vec<(Option<Line>, Vec<Block>)>,
    /// Terms with what they mean.
    pub glossary: Vec<(Line, Vec<Block>)>,
    /// The sources.
    pub sources: Vec<Source>,
    /// The small print below them.
    pub sources_note: Option<Line>,
    /// Headings that are not those of the language.
    pub labels: Vec<(&'static str, String)>,
    /// The parts in their order, where that is not the usual one.
    pub order: Vec<&'static str>,
}

/// A section.
#[derive(Debug, Default)]
pub struct Section {
    /// Its title.
    pub title: Line,
    /// Where that stands.
    pub span: Option<Span>,
    /// Its blocks.
    pub blocks: Vec<Placed>,
    /// The sections within it.
    pub sections: Vec<Section>,
}

/// Files what was found. `name` stands in for a title where there is none.
pub fn outline(mut draft: Draft, name: &str, report: &mut Report<'_>) -> Outline {
    let mut headings = Headings::new();
    let mut root = tree::fold(std::mem::take(&mut draft.flow), &headings);
    tree::take_title(&mut root, &mut draft.about, &headings);
    let apart = tree::fold(std::mem::take(&mut draft.apart), &headings);
    let Draft { about, sources, .. } = draft;
    let mut filing = Filing::default();
    filing.outline.about = about;
    for section in root.sections {
        match headings.find(&words(&section.title)) {
            Some(known) => {
                headings.vote(&known);
                filing.part(known, section, report);
            }
            None => filing.section(section),
        }
    }
    // In which order these come says nothing.
    let order = filing.order.clone();
    for section in apart.sections {
        match headings.find(&words(&section.title)) {
            Some(known) => filing.part(known, section, report),
            None => filing.section(section),
        }
    }
    filing.order.retain(|place| order.contains(place));
    if filing
        .outline
        .about
        .title
        .as_deref()
        .is_none_or(super::draft::is_blank)
    {
        filing.outline.about.title = Some(super::draft::plain(name));
        report.warn_of_title(name);
    }
    filing.lead(root.blocks, report);
    let Filing {
        mut outline,
        heads,
        numbers,
        notes,
        order,
    } = filing;
    let said = outline.about.language.take();
    let tag = said.as_deref().and_then(tag_of);
    if let (Some(said), None) = (&said, &tag) {
        report.not_placed(
            None,
            &format!("`{said}` is no language"),
            "write `lang:` with a tag like `en`, `fa`, `pt-BR`",
        );
    }
    let tag = tag.map_or_else(
        || headings.language().to_string(),
        |tag| tag.as_str().to_string(),
    );
    if let Some(language) = language_of(&tag) {
        for known in heads {
            let (key, term) = key_and_term(known.part, known.is_bluf, language);
            if !super::headings::is_same(term, &known.words) {
                outline.labels.push((key, known.words));
            }
        }
    }
    outline.about.language = Some(tag);
    let is_usual = order.windows(2).all(|pair| pair[0] < pair[1]);
    if !is_usual {
        outline.order = order.iter().map(|place| parts::KEYS[*place]).collect();
    }
    let mut calls = Calls::new(&mut outline.sources, sources, numbers, notes);
    calls.resolve(&mut outline, report);
    outline
}

/// The tag that was meant by what stands in place of one: `en_US`, `German`.
fn tag_of(said: &str) -> Option<Tag> {
    let tag = Tag::parse(&said.trim().replace('_', "-"));
    let by_name = || language::by_name(said);
    let known = tag.clone().filter(language::has_terms);
    known.or_else(by_name).or(tag)
}

/// The place of a part among them, in the usual order.
fn place_of(part: Part) -> Option<usize> {
    match part {
        Part::Tldr => Some(0),
        Part::KeyPoints => Some(1),
        Part::Summary => Some(2),
        Part::Recommendations => Some(4),
        Part::Timeline => Some(5),
        Part::Faq => Some(6),
        Part::Glossary => Some(7),
        Part::Sources => Some(8),
        Part::Notes | Part::Contents => None,
    }
}
