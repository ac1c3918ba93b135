//! The parts of a briefing.
//!
//! In: one part as it was typed. Out: its section, under the language's word for it or the briefing's
//! own; sections and appendices have headings of their own.

mod entries;
mod points;
mod sections;

use super::Lowerer;
use super::blocks::BlockContext;
use crate::briefing::blocks::lower_key_figures;
use crate::briefing::date;
use crate::briefing::typed::Part;
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Section, SectionKind, Voice};

/// The level of a part's heading: the title's is 1.
const PART: u8 = 2;

impl Lowerer<'_> {
    /// Lowers a part, if the briefing has it.
    pub(super) fn part(&mut self, part: Part, parts: &mut Vec<Section>) {
        let briefing = self.briefing;
        let terms = &self.language.terms;
        let (there, kind, term, fill): (_, _, _, fn(&mut Self) -> _) = match part {
            Part::Tldr => (
                briefing.tldr.is_some(),
                SectionKind::Tldr,
                match briefing.is_bluf {
                    true => &terms.bluf,
                    false => &terms.tldr,
                },
                Self::tldr,
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
                Self::key_points,
            ),
            Part::Summary => (
                briefing.summary.is_some(),
                SectionKind::Summary,
                &terms.summary,
                Self::summary,
            ),
            Part::Recommendations => (
                !briefing.recommendations.is_empty(),
                SectionKind::Recommendations,
                &terms.recommendations,
                Self::recommendations,
            ),
            Part::Timeline => (
                !briefing.timeline.is_empty(),
                SectionKind::Timeline,
                &terms.timeline,
                Self::timeline,
            ),
            Part::Faq => (
                !briefing.faq.is_empty(),
                SectionKind::Faq,
                &terms.faq,
                Self::faq,
            ),
            Part::Glossary => (
                !briefing.glossary.is_empty(),
                SectionKind::Glossary,
                &terms.glossary,
                Self::glossary,
            ),
            Part::Sources => (
                !briefing.sources.is_empty() || briefing.sources_note.is_some(),
                SectionKind::Sources,
                &terms.sources,
                Self::source_blocks,
            ),
            Part::Sections => {
                let sections = briefing.sections.iter();
                return parts.extend(sections.map(|section| self.section(section, PART)));
            }
            Part::Appendices => return self.appendices(parts),
        };
        if there {
            parts.push(self.labelled(part.key(), kind, term, fill));
        }
    }

    /// A part whose heading is the language's word for it, or the briefing's own.
    fn labelled(
        &mut self,
        key: &str,
        kind: SectionKind,
        term: &str,
        fill: fn(&mut Self) -> Vec<Block>,
    ) -> Section {
        let label = self
            .briefing
            .labels
            .get(key)
            .map_or_else(|| term.to_string(), |label| self.set(&label.value));
        let heading = (!label.is_empty()).then(|| self.plain(label));
        let label = heading.as_ref().map(|heading| self.label(heading, 0));
        Section {
            kind,
            anchor: key.replace('_', "-"),
            level: PART,
            heading,
            label: label.unwrap_or_default(),
            blocks: fill(self),
        }
    }

    fn tldr(&mut self) -> Vec<Block> {
        let place = BlockContext {
            voice: Voice::Lead,
            ..BlockContext::WITHIN
        };
        let tldr = self.briefing.tldr.as_ref();
        tldr.map_or_else(Vec::new, |tldr| self.block_text(tldr, place))
    }

    fn summary(&mut self) -> Vec<Block> {
        let place = BlockContext {
            voice: Voice::Body,
            level: Some(PART),
            kind: SectionKind::Body,
        };
        let summary = self.briefing.summary.as_ref();
        summary.map_or_else(Vec::new, |summary| self.block_text(summary, place))
    }

    /// A date in words, with its time if it has one; anything else as it is written. Four digits that
    /// begin with 0 are an hour (`0800`) and no year.
    pub(in crate::briefing) fn in_words(&mut self, written: &Written) -> String {
        let hour = written.value.trim().len() == 4 && written.value.trim().starts_with('0');
        let Some(date) = date::parse(&written.value).filter(|_| !hour) else {
            if is_shaped_as_a_date(written.value.trim()) {
                let message = format!("`{}` is no date of any year", written.value.trim());
                self.diagnostics.push(
                    Diagnostic::warning("impossible-date", written.span, message)
                        .label("shown as it is")
                        .help(
                            "write it as 2026-01-15, with a time as 2026-01-15T09:30, or in words",
                        ),
                );
            }
            return self.set(&written.value);
        };
        let day = self.language.date(date.year, date.month, date.day);
        match date.time {
            Some(time) => {
                let time = self.language.time(time);
                self.language.moment(&day, &time)
            }
            None => day,
        }
    }
}

/// Whether a text has the numbers of a day, as `2026-02-30` and `2026-1-5T25:00` have.
fn is_shaped_as_a_date(text: &str) -> bool {
    let day = text.split('T').next().unwrap_or_default();
    let mut parts = day.split('-');
    let mut is_number = |most: usize| {
        parts.next().is_some_and(|part| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    is_number(4) && is_number(2) && is_number(2) && parts.next().is_none() && day.len() > 7
}
