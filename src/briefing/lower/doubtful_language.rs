//! Whether texts are in the language that they are said to be in.
//!
//! In: a document, and where its texts are written. Out: a warning where letters tell that the briefing is in another
//! language, or that one of its texts runs the other way. What is in a language of its own there, in code, or a source,
//! tells nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowered;
use crate::briefing::typed::Briefing;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::document::{Block, MarkKind, Text, TextId};
use crate::language::letters::{Letters, direction_of, script_name};
use crate::language::{Tag, english_name};

/// How many letters tell what a text is written in: fewer may be a name.
const LEAST: usize = 20;

/// How many words of a text are said of it.
const WORDS: usize = 4;

/// Looks at every text that somebody wrote.
pub fn warn(briefing: &Briefing, lowered: &Lowered, diagnostics: &mut Diagnostics) {
    let places: BTreeMap<TextId, Span> = (lowered.places.iter().rev())
        .map(|place| (place.text, place.span))
        .collect();
    let document = &lowered.document;
    let title = &document.title_block;
    let titles: Vec<&Text> = std::iter::once(&title.title)
        .chain(&title.subtitle)
        .collect();
    let blocks = document.parts.iter().flat_map(|part| {
        let heading = part.heading.iter();
        heading.chain(part.blocks.iter().flat_map(texts))
    });
    let written: Vec<(&Text, Span)> = (titles.iter().copied())
        .chain(blocks)
        .filter_map(|text| Some((text, *places.get(&text.id)?)))
        .collect();
    let mut letters = Letters::default();
    for (text, _) in written.iter().filter(|(text, _)| text.language.is_none()) {
        own_letters(text).for_each(|letter| letters.add(letter));
    }
    if letters.count() >= LEAST
        && let Some(warning) = of_briefing(briefing, &letters)
    {
        diagnostics.push(warning);
        return;
    }
    let mut told = BTreeSet::new();
    // A briefing may have a title in another language, which nothing can say.
    let parts = written
        .into_iter()
        .filter(|(text, _)| !titles.iter().any(|title| title.id == text.id));
    for (text, span) in parts {
        let language = text.language.as_ref().unwrap_or(&briefing.language);
        if let Some(warning) = of_text(text, span, language)
            && told.insert(span)
        {
            diagnostics.push(warning);
        }
    }
}

/// The texts of a block in which sentences of the briefing stand.
fn texts(block: &Block) -> Vec<&Text> {
    match block {
        Block::References(_) | Block::Code(_) => Vec::new(),
        Block::Section(section) => {
            let heading = section.heading.iter();
            let blocks = section.blocks.iter().flat_map(texts);
            heading.chain(blocks).collect()
        }
        Block::Callout(callout) => {
            let title = callout.title.iter();
            title.chain(callout.blocks.iter().flat_map(texts)).collect()
        }
        Block::Paragraph(_)
        | Block::Quote(_)
        | Block::List(_)
        | Block::Definitions(_)
        | Block::Table(_)
        | Block::Figure(_)
        | Block::Chart(_)
        | Block::KeyFigures(_) => block.texts(),
    }
}

/// The characters of a text that are in its language.
fn own_letters(text: &Text) -> impl Iterator<Item = char> {
    let others: Vec<_> = (text.marks.iter())
        .filter(|mark| {
            matches!(
                mark.kind,
                MarkKind::Language(_) | MarkKind::Code | MarkKind::Citation { .. }
            )
        })
        .map(|mark| mark.range.clone())
        .collect();
    let characters = text.content.char_indices();
    characters
        .filter(move |(at, _)| !others.iter().any(|other| other.contains(at)))
        .map(|(_, character)| character)
}

/// What is said where a briefing is in another language.
fn of_briefing(briefing: &Briefing, letters: &Letters) -> Option<Diagnostic> {
    let tag = &briefing.language;
    let own = named(tag);
    let (message, meant) = match letters.foreign_to(tag) {
        Some(script) => {
            let script_name = script_name(script);
            let message = format!(
                "most letters of the briefing are {script_name}, which {own} is not written in"
            );
            (message, letters.language(script))
        }
        None => {
            let meant = letters.instead_of(tag)?;
            let name = named(&Tag::parse(meant)?);
            let message =
                format!("the briefing has letters of {name}, which {own} is not written in");
            (message, Some(meant))
        }
    };
    let label = match briefing.language_span {
        Some(_) => format!("set as {own}"),
        None => format!("set as {own}, as no `lang` is given"),
    };
    let span = briefing
        .language_span
        .or(briefing.title.as_ref().map(|title| title.span));
    let help = match meant.and_then(|meant| Some((meant, english_name(&Tag::parse(meant)?)?))) {
        Some((meant, name)) => {
            format!("write `lang: {meant}` if it is in {name}, else the tag of its language")
        }
        None => "write the tag of its language, `lang: en` if it is in English".to_string(),
    };
    let warning = Diagnostic::warning("doubtful-language", span.unwrap_or(briefing.span), message);
    Some(warning.label(label).help(help))
}

/// What is said where all of a text runs against its language.
fn of_text(text: &Text, span: Span, language: &Tag) -> Option<Diagnostic> {
    let mut letters = Letters::default();
    for character in own_letters(text) {
        if direction_of(character).is_some_and(|direction| direction == language.direction()) {
            return None;
        }
        letters.add(character);
    }
    if letters.count() < LEAST {
        return None;
    }
    let script = letters.foreign_to(language)?;
    let own = named(language);
    let message = format!(
        "all letters of `{}` are {}, and it is set as {own}",
        beginning(&text.content),
        script_name(script)
    );
    let meant = letters.language(script).unwrap_or("en");
    Some(
        Diagnostic::warning("unmarked-language", span, message)
            .label("its lines begin at the wrong side")
            .help(format!(
                "put `lang: {meant}` beside it, on its block or its section, or write `[…]{{lang={meant}}}`"
            )),
    )
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
    match words.get(..WORDS).filter(|_| words.len() > WORDS) {
        Some(words) => format!("{} …", words.join(" ")),
        None => words.join(" "),
    }
}

/// What a language is called in a sentence.
fn named(tag: &Tag) -> String {
    english_name(tag).unwrap_or_else(|| format!("`{tag}`"))
}
