//! Figures: who made them, and what is said to those who do not see them.

use super::Adviser;
use crate::briefing::blocks::{Block, Figure};
use crate::briefing::markup;
use crate::briefing::typed::Section;
use crate::diagnostic::Diagnostic;

/// Endings of the names of pictures.
const ENDINGS: &[&str] = &[
    ".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".tif", ".tiff",
];

/// Looks at every figure.
pub fn advise(adviser: &mut Adviser<'_>) {
    if !adviser.wants("no-credit") && !adviser.wants("poor-alt") {
        return;
    }
    let briefing = adviser.briefing;
    let sections = briefing.sections.iter().chain(&briefing.appendices);
    sections.for_each(|section| of_section(section, adviser));
}

fn of_section(section: &Section, adviser: &mut Adviser<'_>) {
    for block in &section.blocks {
        if let Block::Figure(figure) = block {
            of_figure(figure, adviser);
        }
    }
    for inner in &section.sections {
        of_section(inner, adviser);
    }
}

fn of_figure(figure: &Figure, adviser: &mut Adviser<'_>) {
    // What shows nothing that matters needs nobody named.
    let Some(alternative) = &figure.alternative else {
        return;
    };
    if figure.credit.is_none() && adviser.wants("no-credit") {
        adviser.say(
            Diagnostic::warning(
                "no-credit",
                figure.file.span,
                "nothing says who made this figure",
            )
            .help("add a `credit`"),
        );
    }
    if !adviser.wants("poor-alt") {
        return;
    }
    let said = alternative.value.trim();
    let lower = said.to_lowercase();
    let is_file = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    let caption = figure
        .caption
        .as_ref()
        .map(|caption| markup::words_of(&caption.value));
    let is_caption = caption.is_some_and(|caption| bare(&caption) == bare(said));
    let message = match (is_file, is_caption) {
        (true, _) => "this `alt` is the name of a file",
        (false, true) => "this `alt` says what the caption says, which is heard anyway",
        (false, false) => return,
    };
    adviser.say(
        Diagnostic::warning("poor-alt", alternative.span, message)
            .help("say what can be seen in it, as to someone on the telephone"),
    );
}

/// Words without what stands between them.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
