//! Texts of blocks, read ahead of the rest.
//!
//! In: a briefing. Out: the markup of every text that may hold paragraphs, with the marks of its language. Of
//! all lowering this is most of the work, and the one part that knows nothing of the rest, so it is
//! done on every core. What is numbered across the briefing (texts, notes, citations) comes later.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::briefing::blocks::Block;
use crate::briefing::markup::{self, MarkupBlock, Parsed};
use crate::briefing::typed::{Briefing, Part, Section};
use crate::briefing::typography;
use crate::briefing::yaml::Written;
use crate::diagnostic::Span;
use crate::language::Language;

/// The markup of block texts.
pub type Markup = Parsed<Vec<MarkupBlock>>;

/// Texts that were read, by where they stand: in which file, and at which of its bytes.
pub type Ahead = BTreeMap<Span, Markup>;

/// Reads every block text.
pub fn read(briefing: &Briefing, language: &'static Language) -> Ahead {
    texts(briefing)
        .into_par_iter()
        .map(|text| (text.span, block_text(text, briefing, language)))
        .collect()
}

/// The block texts of a briefing, in the usual order of its parts.
pub fn texts(briefing: &Briefing) -> Vec<&Written> {
    let parts = Part::ALL.iter();
    parts
        .flat_map(|(_, part)| texts_of(briefing, *part))
        .collect()
}

/// The block texts of a part of a briefing, in their order.
pub fn texts_of(briefing: &Briefing, part: Part) -> Vec<&Written> {
    match part {
        Part::Tldr => briefing.tldr.iter().collect(),
        Part::Summary => briefing.summary.iter().collect(),
        Part::Sections => of_sections(&briefing.sections),
        Part::Appendices => of_sections(&briefing.appendices),
        Part::Recommendations => {
            let recommendations = briefing.recommendations.iter();
            recommendations.map(|one| &one.text).collect()
        }
        Part::Faq => briefing.faq.iter().map(|entry| &entry.answer).collect(),
        Part::Glossary => briefing
            .glossary
            .iter()
            .map(|one| &one.definition)
            .collect(),
        Part::KeyFigures | Part::KeyPoints | Part::Timeline | Part::Sources => Vec::new(),
    }
}

fn of_sections(sections: &[Section]) -> Vec<&Written> {
    let mut texts = Vec::new();
    sections
        .iter()
        .for_each(|section| collect(section, &mut texts));
    texts
}

fn collect<'a>(section: &'a Section, texts: &mut Vec<&'a Written>) {
    texts.extend(section.blocks.iter().flat_map(Block::block_texts));
    for inner in &section.sections {
        collect(inner, texts);
    }
}

/// Reads one text, makes links of bare addresses and puts the language's marks in place of straight ones,
/// if that is wanted.
pub fn block_text(text: &Written, briefing: &Briefing, language: &'static Language) -> Markup {
    let mut parsed = markup::parse_block(&text.value);
    if briefing.autolink {
        markup::addresses::link_in_blocks(&mut parsed.content);
    }
    if briefing.smart {
        typography::smarten_blocks(&mut parsed.content, language);
    }
    parsed
}

#[cfg(test)]
mod tests {
    use crate::briefing::{lower, parse, yaml};
    use crate::diagnostic::{Diagnostics, Source, Sources};

    #[test]
    fn texts_at_the_same_place_of_two_files_are_told_apart() {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let mut read = |words: &str| {
            let text = format!("title: T\nsections: [{{title: S, body: {words}}}]\n");
            let file = sources.add(Source::new("a.yaml", text));
            let tree = yaml::read(&sources, file, &mut diagnostics).expect("a tree");
            parse(&tree, &sources, &mut diagnostics).expect("a briefing")
        };
        let (mut briefing, other) = (read("of the quay"), read("of a ship"));
        briefing.sections.extend(other.sections);
        let (document, _) = lower(&briefing, &sources, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let said = format!("{document:?}");
        assert!(
            said.contains("of the quay") && said.contains("of a ship"),
            "{said}"
        );
    }
}
