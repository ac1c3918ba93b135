//! The parts of a briefing.
//!
//! In: one part as it was typed. Out: its section, under the language's word for it or the briefing's
//! own; sections and appendices have headings of their own.

mod entries;
mod points;
mod sections;

use super::blocks::BlockContext;
use super::description::label;
use super::sources::references;
use super::{Lowerer, PART};
use crate::briefing::blocks::lower_key_figures;
use crate::briefing::typed::Part;
use crate::document::{Block, Section, SectionKind, Voice};
pub use entries::terms;
use entries::{faq, glossary, timeline};
pub use points::steps;
use points::{key_points, recommendations};
use sections::{appendices, section};

/// What makes the blocks of a part.
type Fill = fn(&mut Lowerer<'_>) -> Vec<Block>;

/// Lowers a part, if the briefing has it.
pub fn part(lowerer: &mut Lowerer<'_>, part: Part, parts: &mut Vec<Section>) {
    let briefing = lowerer.briefing;
    let terms = &lowerer.language().terms;
    let (there, kind, term, fill): (_, _, _, Fill) = match part {
        Part::Tldr => (
            briefing.tldr.is_some(),
            SectionKind::Tldr,
            match briefing.is_bluf {
                true => &terms.bluf,
                false => &terms.tldr,
            },
            tldr,
        ),
        Part::KeyFigures => (
            !briefing.key_figures.is_empty(),
            SectionKind::KeyFigures,
            &terms.key_figures,
            |lowerer| lower_key_figures(&lowerer.briefing.key_figures, lowerer),
        ),
        Part::KeyPoints => (
            !briefing.key_points.is_empty(),
            SectionKind::KeyPoints,
            &terms.key_points,
            key_points,
        ),
        Part::Summary => (
            briefing.summary.is_some(),
            SectionKind::Summary,
            &terms.summary,
            summary,
        ),
        Part::Recommendations => (
            !briefing.recommendations.is_empty(),
            SectionKind::Recommendations,
            &terms.recommendations,
            recommendations,
        ),
        Part::Timeline => (
            !briefing.timeline.is_empty(),
            SectionKind::Timeline,
            &terms.timeline,
            timeline,
        ),
        Part::Faq => (!briefing.faq.is_empty(), SectionKind::Faq, &terms.faq, faq),
        Part::Glossary => (
            !briefing.glossary.is_empty(),
            SectionKind::Glossary,
            &terms.glossary,
            glossary,
        ),
        Part::Sources => (
            !lowerer.citing.listed.is_empty() || briefing.sources_note.is_some(),
            SectionKind::Sources,
            &terms.sources,
            references,
        ),
        Part::Sections => {
            let sections = briefing.sections.iter();
            return parts.extend(sections.map(|one| section(lowerer, one, PART)));
        }
        Part::Appendices => return appendices(lowerer, parts),
    };
    if there {
        parts.push(labelled(lowerer, (part.key(), term), kind, fill));
    }
}

/// A part whose heading is the language's word for it, or the briefing's own.
fn labelled(
    lowerer: &mut Lowerer<'_>,
    (key, term): (&str, &str),
    kind: SectionKind,
    fill: Fill,
) -> Section {
    let words = match lowerer.briefing.labels.get(key) {
        Some(own) => lowerer.typographer.set(&own.value),
        None => term.to_string(),
    };
    let heading = (!words.is_empty()).then(|| lowerer.texts.plain(words));
    let label = (heading.as_ref()).map(|heading| label(heading, 0, &lowerer.citations));
    Section {
        kind,
        anchor: key.replace('_', "-"),
        level: PART,
        heading,
        label: label.unwrap_or_default(),
        blocks: fill(lowerer),
    }
}

fn tldr(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let place = BlockContext {
        voice: Voice::Lead,
        ..BlockContext::WITHIN
    };
    let tldr = lowerer.briefing.tldr.as_ref();
    tldr.map_or_else(Vec::new, |tldr| lowerer.block_text(tldr, place))
}

fn summary(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let place = BlockContext {
        voice: Voice::Body,
        level: Some(PART),
        kind: SectionKind::Body,
    };
    let summary = lowerer.briefing.summary.as_ref();
    summary.map_or_else(Vec::new, |summary| lowerer.block_text(summary, place))
}
