//! The markup of every text that may hold paragraphs, parsed before anything is lowered.
//!
//! In: a briefing. Out: [`ParsedTexts`], with the marks of their language. Of all lowering this is most of the
//! work, and the one part that knows nothing of the rest, so it is done on every core. What is numbered across
//! the briefing (texts, notes, citations) comes later.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::typographer::Typographer;
use crate::briefing::blocks::Block;
use crate::briefing::markup::{self, MarkupBlock, Parsed};
use crate::briefing::typed::{Briefing, Part, Section};
use crate::briefing::yaml::Written;
use crate::diagnostic::Span;
use crate::language::Tag;

/// The markup of a text that may hold paragraphs.
pub type BlockMarkup = Parsed<Vec<MarkupBlock>>;

/// Texts whose markup was parsed, by where they stand: in which file, and at which of its bytes.
pub struct ParsedTexts {
    by_place: BTreeMap<Span, BlockMarkup>,
}

impl ParsedTexts {
    /// Parses every text of a briefing that may hold paragraphs.
    pub fn parse(briefing: &Briefing, typographer: Typographer) -> Self {
        let texts = texts_and_languages(briefing).into_par_iter();
        let parsed = texts.map(|(text, language)| {
            let typographer = typographer.in_language(language);
            (text.span, parse(text, typographer))
        });
        ParsedTexts {
            by_place: parsed.collect(),
        }
    }

    /// The blocks of a text.
    pub fn blocks(&self, text: &Written) -> Option<&[MarkupBlock]> {
        let parsed = self.by_place.get(&text.span)?;
        Some(&parsed.content)
    }

    /// Takes the markup of a text, to lower it.
    pub fn take(&mut self, text: &Written, typographer: Typographer) -> BlockMarkup {
        let parsed = self.by_place.remove(&text.span);
        // A text that an alias repeats stands where its first does, which has been taken: it is parsed again.
        parsed.unwrap_or_else(|| parse(text, typographer))
    }
}

/// Parses one text, with the marks of its language in place of straight ones.
fn parse(text: &Written, typographer: Typographer) -> BlockMarkup {
    let mut parsed = markup::parse_block(&text.value);
    typographer.finish_blocks(&mut parsed.content);
    parsed
}

/// A text, and its language where that is not the briefing's.
type InLanguage<'a> = (&'a Written, Option<&'a Tag>);

/// The block texts of a briefing, in the usual order of its parts.
pub fn texts(briefing: &Briefing) -> Vec<&Written> {
    let texts = texts_and_languages(briefing).into_iter();
    texts.map(|(text, _)| text).collect()
}

/// The same with their languages.
fn texts_and_languages(briefing: &Briefing) -> Vec<InLanguage<'_>> {
    let parts = Part::ALL.iter();
    parts
        .flat_map(|(_, part)| in_part(briefing, *part))
        .chain(about(briefing).map(|text| (text, None)))
        .collect()
}

/// The block texts of what is said about a briefing at its end.
pub fn about(briefing: &Briefing) -> impl Iterator<Item = &Written> {
    briefing.about.iter().map(|entry| &entry.body)
}

/// The block texts of a part of a briefing, in their order.
pub fn texts_of(briefing: &Briefing, part: Part) -> Vec<&Written> {
    let texts = in_part(briefing, part).into_iter();
    texts.map(|(text, _)| text).collect()
}

fn in_part(briefing: &Briefing, part: Part) -> Vec<InLanguage<'_>> {
    let own = |text| (text, None);
    match part {
        Part::Tldr => briefing.tldr.iter().map(own).collect(),
        Part::Summary => briefing.summary.iter().map(own).collect(),
        Part::Sections => of_sections(&briefing.sections),
        Part::Appendices => of_sections(&briefing.appendices),
        Part::Recommendations => {
            let recommendations = briefing.recommendations.iter();
            recommendations.map(|one| own(&one.text)).collect()
        }
        Part::Faq => {
            let answers = briefing.faq.iter();
            answers.map(|entry| own(&entry.answer)).collect()
        }
        Part::Glossary => {
            let terms = briefing.glossary.iter();
            terms.map(|entry| own(&entry.definition)).collect()
        }
        Part::KeyFigures | Part::KeyPoints | Part::Timeline | Part::Sources => Vec::new(),
    }
}

fn of_sections(sections: &[Section]) -> Vec<InLanguage<'_>> {
    let mut texts = Vec::new();
    for section in sections {
        of_section(section, None, &mut texts);
    }
    texts
}

fn of_section<'a>(section: &'a Section, around: Option<&'a Tag>, texts: &mut Vec<InLanguage<'a>>) {
    let language = section.language.as_ref().or(around);
    for block in &section.blocks {
        of_block(block, language, texts);
    }
    for inner in &section.sections {
        of_section(inner, language, texts);
    }
}

fn of_block<'a>(block: &'a Block, around: Option<&'a Tag>, texts: &mut Vec<InLanguage<'a>>) {
    match block {
        Block::InLanguage(own) => of_block(&own.block, Some(&own.language), texts),
        Block::Callout(callout) => {
            for block in &callout.blocks {
                of_block(block, around, texts);
            }
        }
        Block::Text(_)
        | Block::Quote(_)
        | Block::Definitions(_)
        | Block::Table(_)
        | Block::Figure(_)
        | Block::Chart(_)
        | Block::PullQuote(_)
        | Block::Code(_)
        | Block::Steps(_)
        | Block::KeyFigures(_)
        | Block::Indicators(_)
        | Block::Marking(_) => texts.extend(block.block_texts().map(|text| (text, around))),
    }
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
