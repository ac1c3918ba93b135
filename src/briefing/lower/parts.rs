//! The parts of a briefing.

use super::Lowerer;
use super::blocks::{Place, whole_language};
use crate::briefing::date;
use crate::briefing::typed::{self, Basis, Confidence, KeyPoint, Likelihood, Part, Recommendation};
use crate::briefing::yaml::Written;
use crate::document::{
    Block, Definition, DefinitionKind, Definitions, List, ListItem, Paragraph, Section,
    SectionKind, Text, Voice,
};

/// The level of a part's heading: the title's is 1.
const PART: u8 = 2;

impl Lowerer<'_> {
    /// Lowers a part, if the briefing has it.
    pub(super) fn part(&mut self, part: Part, parts: &mut Vec<Section>) {
        let briefing = self.briefing;
        let terms = &self.language.terms;
        match part {
            Part::Tldr => {
                let Some(tldr) = &briefing.tldr else { return };
                let place = Place {
                    voice: Voice::Lead,
                    ..Place::WITHIN
                };
                parts.push(self.labelled(
                    SectionKind::Tldr,
                    "tldr",
                    "tldr",
                    &terms.tldr,
                    |lowerer| lowerer.block_text(tldr, place),
                ));
            }
            Part::KeyPoints if !briefing.key_points.is_empty() => {
                let kind = SectionKind::KeyPoints;
                parts.push(self.labelled(
                    kind,
                    "key_points",
                    "key-points",
                    &terms.key_points,
                    |lowerer| vec![lowerer.key_points()],
                ));
            }
            Part::Summary => {
                let Some(summary) = &briefing.summary else {
                    return;
                };
                let kind = SectionKind::Summary;
                let place = Place {
                    voice: Voice::Body,
                    level: Some(PART),
                    kind: SectionKind::Body,
                };
                parts.push(
                    self.labelled(kind, "summary", "summary", &terms.summary, |lowerer| {
                        lowerer.block_text(summary, place)
                    }),
                );
            }
            Part::Sections => {
                for section in &briefing.sections {
                    let section = self.section(section, PART, SectionKind::Body);
                    parts.push(section);
                }
            }
            Part::Recommendations if !briefing.recommendations.is_empty() => {
                let kind = SectionKind::Recommendations;
                let (key, term) = ("recommendations", &terms.recommendations);
                parts.push(self.labelled(kind, key, key, term, |lowerer| {
                    vec![lowerer.recommendations()]
                }));
            }
            Part::Timeline if !briefing.timeline.is_empty() => {
                let (kind, key) = (SectionKind::Timeline, "timeline");
                parts.push(self.labelled(kind, key, key, &terms.timeline, |lowerer| {
                    vec![lowerer.timeline()]
                }));
            }
            Part::Faq if !briefing.faq.is_empty() => {
                let (kind, key) = (SectionKind::Faq, "faq");
                parts
                    .push(self.labelled(kind, key, key, &terms.faq, |lowerer| vec![lowerer.faq()]));
            }
            Part::Glossary if !briefing.glossary.is_empty() => {
                let (kind, key) = (SectionKind::Glossary, "glossary");
                parts.push(self.labelled(kind, key, key, &terms.glossary, |lowerer| {
                    vec![lowerer.glossary()]
                }));
            }
            Part::Sources if !briefing.sources.is_empty() || briefing.sources_note.is_some() => {
                let (kind, key) = (SectionKind::Sources, "sources");
                parts.push(self.labelled(kind, key, key, &terms.sources, Self::source_blocks));
            }
            Part::Appendices => self.appendices(parts),
            Part::KeyPoints
            | Part::Recommendations
            | Part::Timeline
            | Part::Faq
            | Part::Glossary
            | Part::Sources => {}
        }
    }

    /// A part whose heading is the language's word for it, or the briefing's own.
    fn labelled(
        &mut self,
        kind: SectionKind,
        key: &str,
        anchor: &str,
        term: &str,
        fill: impl FnOnce(&mut Self) -> Vec<Block>,
    ) -> Section {
        let label = self
            .briefing
            .labels
            .get(key)
            .map_or(term, |label| label.value.trim());
        let heading = (!label.is_empty()).then(|| self.plain(label));
        let blocks = fill(self);
        Section {
            kind,
            anchor: anchor.to_string(),
            level: PART,
            heading,
            blocks,
        }
    }

    fn section(&mut self, section: &typed::Section, level: u8, kind: SectionKind) -> Section {
        let mut heading = self.inline(&section.title);
        heading.language = whole_language(&heading);
        let anchor = self.anchors.for_title(&heading.content, "section");
        let blocks = self.section_blocks(section, level);
        Section {
            kind,
            anchor,
            level,
            heading: Some(heading),
            blocks,
        }
    }

    fn section_blocks(&mut self, section: &typed::Section, level: u8) -> Vec<Block> {
        let place = Place {
            voice: Voice::Body,
            level: Some(level),
            kind: SectionKind::Body,
        };
        let mut blocks = Vec::new();
        for block in &section.blocks {
            blocks.extend(self.typed_block(block, place));
        }
        for inner in &section.sections {
            let inner = self.section(inner, (level + 1).min(6), SectionKind::Body);
            blocks.push(Block::Section(inner));
        }
        blocks
    }

    /// Appendices are lettered, or numbered where the language has no such letters; a single one
    /// needs neither.
    fn appendices(&mut self, parts: &mut Vec<Section>) {
        let appendices = &self.briefing.appendices;
        let word = self
            .briefing
            .labels
            .get("appendices")
            .map(|label| label.value.trim().to_string());
        for (index, appendix) in appendices.iter().enumerate() {
            let label = match appendices.len() {
                1 => String::new(),
                _ if self.language.digits.starts_with('0') && index < 26 => {
                    char::from(b'A' + u8::try_from(index).unwrap_or(0)).to_string()
                }
                _ => self.language.number(index as u64 + 1),
            };
            let before = match &word {
                Some(word) if word.is_empty() => String::new(),
                Some(word) => format!("{word} {label}: ").replace(" : ", ": "),
                None => self
                    .language
                    .terms
                    .appendix
                    .replace("{}", &label)
                    .replace(" : ", ": "),
            };
            let id = self.next_text();
            let mut builder = super::inline::TextBuilder::new(id);
            builder.push(&before);
            let parsed = crate::briefing::markup::parse_inline(&appendix.title.value);
            self.report(&appendix.title, parsed.findings);
            self.add_inlines(parsed.content, &appendix.title, &mut builder);
            let heading = builder.finish();
            let anchor = self.anchors.for_title(&appendix.title.value, "appendix");
            let blocks = self.section_blocks(appendix, PART);
            let kind = SectionKind::Appendix;
            parts.push(Section {
                kind,
                anchor,
                level: PART,
                heading: Some(heading),
                blocks,
            });
        }
    }

    fn key_points(&mut self) -> Block {
        let points = &self.briefing.key_points;
        let items = points
            .iter()
            .map(|point| {
                let marker = self.plain("\u{2022}");
                let text = self.inline(&point.text);
                let mut blocks = vec![Block::Paragraph(Paragraph {
                    voice: Voice::Body,
                    text,
                })];
                let words = self.assessment(point);
                blocks.extend(self.aside(&words));
                ListItem {
                    marker,
                    number: None,
                    blocks,
                }
            })
            .collect();
        Block::List(List {
            numbered: false,
            loose: true,
            items,
        })
    }

    /// Basis, likelihood and confidence in words (ICD 203, D.6.e.(2)).
    fn assessment(&self, point: &KeyPoint) -> Vec<String> {
        let terms = &self.language.terms;
        let basis = point.basis.map(|basis| match basis {
            Basis::Fact => &terms.basis.fact,
            Basis::Assumption => &terms.basis.assumption,
            Basis::Judgement => &terms.basis.judgement,
        });
        let words = &terms.likelihood;
        let likelihood = point.likelihood.map(|likelihood| match likelihood {
            Likelihood::AlmostNoChance => &words.almost_no_chance,
            Likelihood::VeryUnlikely => &words.very_unlikely,
            Likelihood::Unlikely => &words.unlikely,
            Likelihood::RoughlyEven => &words.roughly_even,
            Likelihood::Likely => &words.likely,
            Likelihood::VeryLikely => &words.very_likely,
            Likelihood::AlmostCertain => &words.almost_certain,
        });
        let confidence = point.confidence.map(|confidence| match confidence {
            Confidence::Low => &terms.confidence.low,
            Confidence::Moderate => &terms.confidence.moderate,
            Confidence::High => &terms.confidence.high,
        });
        [basis, likelihood, confidence]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }

    /// A small line below a point.
    fn aside(&mut self, words: &[String]) -> Option<Block> {
        if words.is_empty() {
            return None;
        }
        let text = self.plain(words.join(super::title::DOT));
        Some(Block::Paragraph(Paragraph {
            voice: Voice::Aside,
            text,
        }))
    }

    fn recommendations(&mut self) -> Block {
        let recommendations = &self.briefing.recommendations;
        let items = recommendations
            .iter()
            .enumerate()
            .map(|(index, recommendation)| {
                let number = index as u64 + 1;
                let marker = self.plain(format!("{}.", self.language.number(number)));
                let mut blocks = self.block_text(&recommendation.text, Place::WITHIN);
                let words = self.responsibility(recommendation);
                blocks.extend(self.aside(&words));
                ListItem {
                    marker,
                    number: Some(number),
                    blocks,
                }
            })
            .collect();
        Block::List(List {
            numbered: true,
            loose: true,
            items,
        })
    }

    fn responsibility(&self, recommendation: &Recommendation) -> Vec<String> {
        let due = recommendation.by.as_ref().map(|by| {
            let due = self.language.terms.due.replace("{}", &self.in_words(by));
            if recommendation.owner.is_some() {
                due
            } else {
                capitalised(&due)
            }
        });
        recommendation
            .owner
            .iter()
            .map(|owner| owner.value.clone())
            .chain(due)
            .collect()
    }

    /// A date in words; anything else as it is written.
    fn in_words(&self, written: &Written) -> String {
        match date::parse(&written.value) {
            Some(date) => self.language.date(date.year, date.month, date.day),
            None => written.value.clone(),
        }
    }

    fn timeline(&mut self) -> Block {
        let entries = self.briefing.timeline.iter();
        let entries = entries
            .enumerate()
            .map(|(index, entry)| {
                let term = self.plain(self.in_words(&entry.date));
                let text = self.inline(&entry.event);
                let blocks = vec![Block::Paragraph(Paragraph {
                    voice: Voice::Body,
                    text,
                })];
                Definition {
                    anchor: format!("event-{}", index + 1),
                    term: Some(term),
                    blocks,
                }
            })
            .collect();
        Block::Definitions(Definitions {
            kind: DefinitionKind::Timeline,
            entries,
        })
    }

    fn faq(&mut self) -> Block {
        let entries = self.briefing.faq.iter();
        let entries = entries
            .enumerate()
            .map(|(index, entry)| {
                let term: Option<Text> = entry
                    .question
                    .as_ref()
                    .map(|question| self.inline(question));
                let blocks = self.block_text(&entry.answer, Place::WITHIN);
                Definition {
                    anchor: format!("question-{}", index + 1),
                    term,
                    blocks,
                }
            })
            .collect();
        Block::Definitions(Definitions {
            kind: DefinitionKind::Questions,
            entries,
        })
    }

    fn glossary(&mut self) -> Block {
        let entries = self.briefing.glossary.iter();
        let entries = entries
            .map(|(term, definition)| {
                let term = self.inline(term);
                let anchor = self
                    .anchors
                    .for_title(&format!("term {}", term.content), "term");
                let blocks = self.block_text(definition, Place::WITHIN);
                Definition {
                    anchor,
                    term: Some(term),
                    blocks,
                }
            })
            .collect();
        Block::Definitions(Definitions {
            kind: DefinitionKind::Glossary,
            entries,
        })
    }
}

/// A sentence's beginning in upper case.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
