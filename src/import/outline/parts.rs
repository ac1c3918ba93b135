//! Sections of a text → the parts that their headings name.

use std::collections::BTreeMap;

use super::{Outline, Section, entries, list_of_sources, place_of, questions};
use crate::diagnostic::Span;
use crate::import::draft::{Block, Line, Placed, is_blank, words};
use crate::import::headings::{Known, Part};
use crate::import::report::Report;

/// The keys of parts, in the usual order.
pub const KEYS: &[&str] = &[
    "tldr",
    "key_points",
    "summary",
    "sections",
    "recommendations",
    "timeline",
    "faq",
    "glossary",
    "sources",
];
/// Where sections stand among them.
const SECTIONS: usize = 3;

/// Parts on their way.
#[derive(Default)]
pub struct Filing {
    /// What is filed.
    pub outline: Outline,
    /// The headings of parts.
    pub heads: Vec<Known>,
    /// The sources by the numbers that they are cited by.
    pub numbers: BTreeMap<usize, usize>,
    /// The notes at the end by their numbers.
    pub notes: BTreeMap<usize, (Line, Option<Span>)>,
    /// The parts in the order in which they came.
    pub order: Vec<usize>,
}

impl Filing {
    /// Files a section of its own.
    pub fn section(&mut self, section: Section) {
        self.note_order(SECTIONS);
        self.outline.sections.push(section);
    }

    /// Files a part.
    pub fn part(&mut self, known: Known, section: Section, report: &mut Report<'_>) {
        let is_empty = section.blocks.is_empty() && section.sections.is_empty();
        if is_empty {
            let message = format!("nothing stands below the heading `{}`", known.words);
            return report.not_placed(
                section.span,
                &message,
                "write what belongs there, if anything does",
            );
        }
        match self.filed(&known, section, report) {
            Ok(()) => {
                if let Some(place) = place_of(known.part) {
                    self.note_order(place);
                    self.heads.push(known);
                }
            }
            Err(section) => self.section(section),
        }
    }

    /// Fills the part, or gives the section back where it does not have the shape of that.
    fn filed(
        &mut self,
        known: &Known,
        mut section: Section,
        report: &mut Report<'_>,
    ) -> Result<(), Section> {
        let outline = &mut self.outline;
        match known.part {
            Part::Tldr
                if outline.tldr.is_empty()
                    && section.sections.is_empty()
                    && is_text(&section.blocks) =>
            {
                outline.tldr = blocks(section.blocks);
                outline.is_bluf = known.is_bluf;
            }
            Part::Summary if outline.summary.is_empty() && is_text(&section.blocks) => {
                outline.summary = blocks(std::mem::take(&mut section.blocks));
                for inner in section.sections {
                    self.section(inner);
                }
            }
            Part::KeyPoints if outline.key_points.is_empty() => match entries::points(&section) {
                Some(points) => outline.key_points = points,
                None => return Err(section),
            },
            Part::Recommendations if outline.recommendations.is_empty() => {
                match entries::texts(&section) {
                    Some(texts) => outline.recommendations = texts,
                    None => return Err(section),
                }
            }
            Part::Timeline if outline.timeline.is_empty() => match entries::events(&section) {
                Some(events) => outline.timeline = events,
                None => return Err(section),
            },
            Part::Glossary if outline.glossary.is_empty() => match entries::terms(&section) {
                Some(terms) => outline.glossary = terms,
                None => return Err(section),
            },
            Part::Faq if outline.faq.is_empty() => {
                outline.faq = questions::questions(section, report)
            }
            Part::Sources if outline.sources.is_empty() => {
                let found = list_of_sources::read(section, report);
                self.numbers = found.numbers;
                outline.sources = found.sources;
                outline.sources_note = found.note;
                if let (Some(count), entries) = (known.count, outline.sources.len())
                    && count != entries
                {
                    let message =
                        format!("the heading counts {count} sources, and {entries} were found");
                    report.moved(
                        found.span,
                        &message,
                        "look whether two of them have become one, or one has become two",
                    );
                }
                if !found.rest.is_empty() {
                    let title = section_title(known);
                    self.section(Section {
                        title,
                        blocks: found.rest,
                        ..Section::default()
                    });
                }
            }
            Part::Notes if self.notes.is_empty() && section.sections.is_empty() => {
                let Some(notes) = list_of_sources::notes(&section) else {
                    return Err(section);
                };
                self.notes = notes;
            }
            Part::Contents if is_list(&section) => report.not_placed(
                section.span,
                "a table of contents is made anew",
                "write `toc: true` to have one in any case",
            ),
            _ => return Err(section),
        }
        Ok(())
    }

    /// Files what stands before any heading.
    pub fn lead(&mut self, lead: Vec<Placed>, report: &mut Report<'_>) {
        let Some(first) = lead.first() else {
            return;
        };
        let span = first.span;
        if !is_text(&lead) && self.outline.summary.is_empty() {
            // Tables and pictures want a section, which has a title.
            let title = self.outline.about.title.clone().unwrap_or_default();
            let section = Section {
                title,
                blocks: lead,
                ..Section::default()
            };
            self.outline.sections.insert(0, section);
            return report.moved(
                span,
                "a text without a heading stands in a section called as the whole",
                "give the section a `title` of its own",
            );
        }
        if self.outline.summary.is_empty() {
            self.outline.summary = blocks(lead);
            return;
        }
        if let [
            Placed {
                block: Block::Paragraph(line),
                ..
            },
        ] = lead.as_slice()
            && self.outline.about.subtitle.is_none()
            && is_subtitle(line)
        {
            self.outline.about.subtitle = Some(line.clone());
            return;
        }
        report.moved(
            span,
            "a text without a heading stands at the head of the summary now",
            "move it to `tldr`, or to a section with a title",
        );
        self.outline.summary.splice(0..0, blocks(lead));
    }

    fn note_order(&mut self, place: usize) {
        if !self.order.contains(&place) {
            self.order.push(place);
        }
    }
}

/// The title of a section that takes in what a part could not.
fn section_title(known: &Known) -> Line {
    crate::import::draft::plain(known.words.clone())
}

/// A short line without a stop at its end, and without calls.
fn is_subtitle(line: &Line) -> bool {
    let words = words(line);
    let is_plain = |one: &crate::import::draft::Inline| {
        matches!(
            one,
            crate::import::draft::Inline::Characters(_) | crate::import::draft::Inline::Emphasis(_)
        )
    };
    words.len() <= 140 && !words.trim_end().ends_with(['.', ':']) && line.iter().all(is_plain)
}

/// Whether blocks may stand in a text.
fn is_text(blocks: &[Placed]) -> bool {
    blocks.iter().all(|placed| match &placed.block {
        Block::Paragraph(_)
        | Block::List(..)
        | Block::Quote(_)
        | Block::Code(..)
        | Block::Definitions(_) => true,
        Block::Heading(..) | Block::Table(_) | Block::Figure(_) | Block::Indicators(_) => false,
    })
}

/// Whether a section is a list and no more.
fn is_list(section: &Section) -> bool {
    let short = |placed: &Placed| match &placed.block {
        Block::List(..) => true,
        Block::Paragraph(line) => words(line).len() <= 120,
        _ => false,
    };
    section.sections.is_empty() && section.blocks.iter().all(short)
}

/// Blocks without their places.
pub fn blocks(placed: Vec<Placed>) -> Vec<Block> {
    let seen = placed.into_iter().map(|placed| placed.block);
    seen.filter(|block| !matches!(block, Block::Paragraph(line) if is_blank(line)))
        .collect()
}
