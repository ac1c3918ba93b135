//! Sources → numbered references.
//!
//! In: the sources as they were typed. Out: the references, each with an [entry](super::entry) of its
//! own, what the grades of sources mean where any has one, and the note on them.

use super::Lowerer;
use super::entry::add_entry;
use super::scanned::scanned;
use crate::briefing::typed::Source;
use crate::document::{Block, Paragraph, Reference, Text, Voice};
use crate::language::Language;

/// The references, and the note on them.
pub fn references(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let briefing = lowerer.briefing;
    let mut blocks = Vec::new();
    if !briefing.sources.is_empty() {
        let references = (1u32..)
            .zip(&briefing.sources)
            .map(|(number, source)| reference(lowerer, number, source));
        blocks.push(Block::References(references.collect()));
    }
    if let Some(meaning) = meaning_of_grades(&briefing.sources, lowerer.language()) {
        let text = lowerer.texts.plain(meaning);
        let voice = Voice::SmallPrint;
        blocks.push(Block::Paragraph(Paragraph { voice, text }));
    }
    if let Some(note) = &briefing.sources_note {
        let text = lowerer.inline(note);
        blocks.push(Block::Paragraph(Paragraph {
            voice: Voice::SmallPrint,
            text,
        }));
    }
    blocks
}

fn reference(lowerer: &mut Lowerer<'_>, number: u32, source: &Source) -> Reference {
    let label = lowerer.language().number(number.into());
    let label = lowerer.texts.plain(format!("{label}."));
    let mut builder = lowerer.texts.begin();
    lowerer.texts.is_written(&builder, source.title.span);
    // Words that run against each other within one entry are hard to follow: an entry whose
    // script runs the other way than the briefing's is set in its own language throughout.
    let own = &lowerer.briefing.language;
    let turned = source
        .language
        .clone()
        .filter(|tag| tag.direction() != own.direction());
    let around = lowerer.typographer;
    lowerer.typographer = around.in_language(turned.as_ref());
    let scanned = scanned(lowerer, source);
    add_entry(
        lowerer,
        source,
        (turned.as_ref(), scanned.as_ref()),
        &mut builder,
    );
    lowerer.typographer = around;
    let anchor = lowerer.anchors.unique(format!("source-{number}"));
    let text = Text {
        language: turned,
        ..builder.finish()
    };
    Reference {
        anchor,
        number,
        label,
        text,
        scanned,
        citations: Vec::new(),
    }
}

/// What the letters and figures of the grades that sources have mean, in the order of their scales.
fn meaning_of_grades(sources: &[Source], language: &Language) -> Option<String> {
    let grades = &language.terms.grades;
    let comma = &language.punctuation.comma;
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
    let scales = scales.join(&language.punctuation.semicolon);
    (!scales.is_empty()).then(|| grades.explained.replace("{}", &scales))
}
