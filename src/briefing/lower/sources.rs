//! Sources → numbered references.
//!
//! In: the sources as they were typed. Out: the references, each with an [entry](super::entry) of its
//! own, what the grades of sources mean where any has one, and the note on them.

use std::collections::BTreeMap;

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::briefing::typed::Source;
use crate::document::{Block, CitationId, Paragraph, Reference, Section, Text, Voice};
use crate::language;

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
        if let Some(meaning) = self.meaning_of_grades() {
            let text = self.plain(meaning);
            let voice = Voice::SmallPrint;
            blocks.push(Block::Paragraph(Paragraph { voice, text }));
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
        self.entry(source, turned.as_ref(), &mut builder);
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

    /// What the letters and figures of the grades that sources have mean, in the order of their scales.
    fn meaning_of_grades(&self) -> Option<String> {
        let sources = &self.briefing.sources;
        let grades = &self.language.terms.grades;
        let comma = &self.language.punctuation.comma;
        let listed = |marks: [char; 6], meanings: &[String; 6], given: &[char]| {
            let meanings = marks.iter().zip(meanings);
            let given = meanings.filter(|(mark, _)| given.contains(mark));
            let given: Vec<String> = given
                .map(|(mark, meaning)| format!("{mark}\u{a0}{meaning}"))
                .collect();
            (!given.is_empty()).then(|| given.join(comma))
        };
        let letters: Vec<char> = sources.iter().filter_map(|one| one.reliability).collect();
        let figures: Vec<char> = sources.iter().filter_map(|one| one.credibility).collect();
        let scales = [
            listed(
                ['A', 'B', 'C', 'D', 'E', 'F'],
                &grades.reliability,
                &letters,
            ),
            listed(
                ['1', '2', '3', '4', '5', '6'],
                &grades.credibility,
                &figures,
            ),
        ];
        let scales: Vec<String> = scales.into_iter().flatten().collect();
        let scales = scales.join(&self.language.punctuation.semicolon);
        (!scales.is_empty()).then(|| grades.explained.replace("{}", &scales))
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
