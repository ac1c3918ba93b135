//! Questions and answers, glossaries, timelines: all are description lists.

use super::body::{Body, turned};
use super::markup::{Markup, Tag};
use super::spine::anchor_id;
use crate::document::{Definition, DefinitionKind, Definitions};
use crate::language::{Direction, Language};

/// Writes a definition list.
pub fn write(body: &mut Body<'_>, list: &Definitions, dir: Option<Direction>) {
    let class = match list.kind {
        DefinitionKind::Questions => "questions",
        DefinitionKind::Glossary => "terms",
        DefinitionKind::Timeline => "dates",
    };
    body.markup.line();
    let tag = Tag::new("dl").set("class", class);
    body.markup.open(&turned(tag, dir));
    for entry in &list.entries {
        write_entry(body, entry);
    }
    body.markup.line();
    body.markup.close();
}

fn write_entry(body: &mut Body<'_>, entry: &Definition) {
    let tag = Tag::new("dt").set("id", anchor_id(&entry.anchor));
    match &entry.term {
        Some(term) => body.element(tag, term),
        None => unasked(&mut body.markup, tag, body.book.language),
    }
    body.markup.line();
    body.markup.open(&Tag::new("dd"));
    body.blocks(&entry.blocks);
    body.markup.close();
}

/// What stands before an answer without its question: a short rule, which is called an answer
/// where it is not seen. No question is invented.
fn unasked(markup: &mut Markup, tag: Tag, language: &Language) {
    let rule = Tag::new("span")
        .set("class", "unasked")
        .set("role", "img")
        .set("aria-label", language.terms.answer.clone());
    markup.line();
    markup.open(&tag);
    markup.leaf(&rule, "");
    markup.close();
}
