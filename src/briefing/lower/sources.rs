//! Sources → references.
//!
//! In: the sources as they were typed. Out: the references, each with an [entry](super::entry) of its
//! own, what the grades of sources mean where any has one, and the note on them.

use super::Lowerer;
#[cfg(feature = "csl")]
use super::entry::add_beside;
use super::entry::add_entry;
use super::scanned::scanned;
#[cfg(feature = "csl")]
use super::styled_runs;
use super::text_builder::TextBuilder;
use crate::briefing::typed::Source;
use crate::document::{Block, Paragraph, Reference, ScannedAddress, Text, Voice};
use crate::language::{Calendar, Language, Tag};

/// The references, and the note on them.
pub fn references(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let briefing = lowerer.briefing;
    let mut blocks = Vec::new();
    let listed: Vec<&Source> = lowerer
        .citing
        .listed
        .iter()
        .map(|source| lowerer.citing.sources[*source])
        .collect();
    if !listed.is_empty() {
        let references = (1u32..)
            .zip(&listed)
            .map(|(number, source)| reference(lowerer, number, source));
        blocks.push(Block::References(references.collect()));
    }
    if let Some(meaning) = meaning_of_grades(&listed, lowerer.language()) {
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
    let label = label(lowerer, number);
    let mut builder = lowerer.texts.begin();
    lowerer.texts.is_written(&builder, source.title.span);
    let briefing = &lowerer.briefing.language;
    let turned = source.language.clone();
    let turned = turned.filter(|own| is_apart(own, briefing));
    let around = lowerer.typographer;
    let is_in_own =
        (source.language.as_ref()).is_none_or(|own| own.primary() == briefing.primary());
    lowerer.typographer = around.in_language(turned.as_ref());
    if !is_in_own {
        // What is in another language appeared where people live by the Gregorian calendar, or says its years itself.
        lowerer.typographer.calendar = Calendar::Gregorian;
    }
    let scanned = scanned(lowerer, source);
    let place = number as usize - 1;
    if !is_styled(
        lowerer,
        (place, turned.as_ref(), scanned.as_ref()),
        source,
        &mut builder,
    ) {
        add_entry(
            lowerer,
            source,
            (turned.as_ref(), scanned.as_ref()),
            &mut builder,
        );
    }
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

/// Whether an entry in a language is set in it throughout, with its terms, dates and marks. Words that run against
/// each other within one entry are hard to follow; and what is written in Latin letters keeps their terms in a list in
/// others, as GOST 7.1 and GB/T 7714 have it.
fn is_apart(own: &Tag, briefing: &Tag) -> bool {
    let is_latin = |tag: &Tag| tag.script_code() == "Latn";
    own.direction() != briefing.direction() || is_latin(own) && !is_latin(briefing)
}

/// What stands before an entry.
fn label(lowerer: &mut Lowerer<'_>, number: u32) -> Option<Text> {
    #[cfg(feature = "csl")]
    if let Some(styled) = lowerer.citing.styled() {
        let (runs, _) = styled.entry(number as usize - 1)?;
        if runs.is_empty() {
            return None;
        }
        let mut builder = lowerer.texts.begin();
        let around = lowerer.briefing.language.direction();
        styled_runs::add_entry(&runs, (around, None), &mut builder);
        return Some(builder.finish());
    }
    let number = lowerer.language().number(number.into());
    Some(lowerer.texts.plain(format!("{number}.")))
}

/// Adds an entry as a style has it, and what styles have no words for; whether there is a style.
fn is_styled(
    lowerer: &mut Lowerer<'_>,
    (place, turned, scanned): (usize, Option<&Tag>, Option<&ScannedAddress>),
    source: &Source,
    builder: &mut TextBuilder,
) -> bool {
    #[cfg(feature = "csl")]
    if let Some(entry) = lowerer.citing.styled().map(|styled| styled.entry(place)) {
        if let Some((_, runs)) = entry {
            // An entry of the other direction is set in its own.
            let own = source
                .language
                .as_ref()
                .unwrap_or(&lowerer.briefing.language);
            styled_runs::add_entry(&runs, (own.direction(), scanned), builder);
        }
        add_beside(lowerer, source, turned, builder);
        return true;
    }
    let _ = (lowerer, place, (scanned, turned), source, builder);
    false
}

/// What the letters and figures of the grades that sources have mean, in the order of their scales.
fn meaning_of_grades(sources: &[&Source], language: &Language) -> Option<String> {
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
