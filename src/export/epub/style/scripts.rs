//! What scripts need beside the design of the document's own.

use std::collections::BTreeSet;

use super::ems;
use super::faces::families;
use super::voices::VOICES;
use crate::document::{MarkKind, Text};
use crate::export::epub::book::Book;
use crate::export::epub::reading::texts_of_note;
use crate::language::{EmphasisDots, Tag};
use crate::theme::{Emphasis, Theme};

/// Scripts that have no italics: what is emphasised is bold in them, and no voice slants.
pub const UPRIGHT: &[&str] = &[
    "Arab", "Hebr", "Thai", "Beng", "Taml", "Hans", "Hant", "Jpan", "Kore",
];

/// The rules for the languages of a book.
pub fn rules(book: &Book<'_>, theme: &Theme) -> String {
    let own = book.document.metadata.language.script_code();
    let mut css = match theme.emphasis {
        Emphasis::Italic => String::new(),
        Emphasis::Bold => "em { font-style: normal; font-weight: bold; }\n".to_string(),
    };
    for tag in languages(book) {
        let script = tag.script_code();
        if UPRIGHT.contains(&script) {
            css.push_str(&format!(
                "em:lang({tag}) {{ font-style: normal; font-weight: bold; }}\n\
                 span:lang({tag}) {{ letter-spacing: 0; }}\n"
            ));
            if let Some(dots) = EmphasisDots::of(tag)
                .map(dots)
                .filter(|_| theme.emphasis == Emphasis::Italic)
            {
                // Readers that know no dots know no `@supports` either, or say so, and stay bold. Titles of sources
                // are no emphasis.
                css.push_str(&format!(
                    "@supports (text-emphasis: dot) {{\n\
                     em:lang({tag}) {{ font-weight: inherit; {dots} }}\n\
                     .references em:lang({tag}) {{ font-weight: bold; text-emphasis: none; }}\n}}\n"
                ));
            }
            let slanted = VOICES
                .iter()
                .filter(|(_, style)| script != own && style(&theme.styles).italic)
                .flat_map(|(selectors, _)| selectors.split(", "))
                .map(|selector| format!("{selector}:lang({tag}), {selector} :lang({tag})"));
            let slanted: Vec<String> = slanted.collect();
            if !slanted.is_empty() {
                let selectors = slanted.join(", ");
                css.push_str(&format!("{selectors} {{ font-style: normal; }}\n"));
            }
        }
        // Where readers have chosen a face for the body, these words keep the one that has them.
        let families = families(script, &book.faces);
        if script != own && !families.is_empty() {
            css.push_str(&format!(
                "body [lang=\"{tag}\"] {{ font-family: {families}, serif; }}\n"
            ));
        }
        if let Some(design) = theme.scripts.get(script).filter(|_| script != own)
            && design.size != 1.0
        {
            css.push_str(&format!(
                "body [lang=\"{tag}\"] {{ font-size: {}; }}\n",
                ems(design.size)
            ));
        }
    }
    css
}

/// The dots beside each letter that is emphasised.
fn dots(side: EmphasisDots) -> &'static str {
    match side {
        EmphasisDots::Below => "text-emphasis: dot; text-emphasis-position: under right;",
        EmphasisDots::Above => "text-emphasis: sesame; text-emphasis-position: over right;",
    }
}

/// Every language of a book.
fn languages<'a>(book: &'a Book<'_>) -> BTreeSet<&'a Tag> {
    let mut languages = BTreeSet::from([&book.document.metadata.language]);
    let notes = book
        .document
        .notes
        .iter()
        .flat_map(|note| texts_of_note(note).chain([&note.label]));
    let flow = book.spine.flow.iter().map(|read| read.text);
    for Text {
        marks, language, ..
    } in flow.chain(notes)
    {
        languages.extend(language);
        for mark in marks {
            if let MarkKind::Language(tag) = &mark.kind {
                languages.insert(tag);
            }
        }
    }
    languages
}
