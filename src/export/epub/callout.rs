//! Callouts and key figures.

use super::body::{Body, in_language, turned};
use super::markup::Tag;
use crate::document::{Callout, CalloutKind, KeyFigure};
use crate::language::Direction;

/// Writes what is set apart from the text. Its title is no heading, and stands in no outline.
pub fn write(body: &mut Body<'_>, callout: &Callout, dir: Option<Direction>) {
    let class = match callout.kind {
        CalloutKind::Note => "callout",
        CalloutKind::Warning => "callout warning",
        CalloutKind::Method => "callout method",
        CalloutKind::Definition => "callout definition",
    };
    body.markup.line();
    let tag = Tag::new("aside").set("class", class);
    body.markup.open(&turned(tag, dir));
    if let Some(title) = &callout.title {
        body.element(Tag::new("p").set("class", "label"), title);
    }
    body.blocks(&callout.blocks);
    body.markup.line();
    body.markup.close();
}

/// Writes numbers, each with what it is.
pub fn write_key_figures(body: &mut Body<'_>, figures: &[KeyFigure], dir: Option<Direction>) {
    body.markup.line();
    let tag = Tag::new("dl").set("class", "figures");
    body.markup.open(&turned(tag, dir));
    for figure in figures {
        body.element(Tag::new("dt"), &figure.value);
        body.markup.line();
        body.markup.open(&Tag::new("dd"));
        for text in [&figure.label].into_iter().chain(&figure.remarks) {
            body.markup.line();
            body.markup.open(&in_language(Tag::new("p"), text));
            body.text(text);
            body.markup.close();
        }
        body.markup.line();
        body.markup.close();
    }
    body.markup.line();
    body.markup.close();
}
