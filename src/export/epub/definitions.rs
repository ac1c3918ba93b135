//! Questions and answers, glossaries, timelines: all are description lists.

use super::body::Body;
use super::markup::Tag;
use super::spine::anchor_id;
use crate::document::{Definition, DefinitionKind, Definitions};

impl Body<'_> {
    /// A definition list.
    pub(super) fn definitions(&mut self, list: &Definitions) {
        let class = match list.kind {
            DefinitionKind::Questions => "questions",
            DefinitionKind::Glossary => "terms",
            DefinitionKind::Timeline => "dates",
        };
        self.markup.line();
        self.markup.open(&Tag::new("dl").set("class", class));
        for entry in &list.entries {
            self.entry(entry);
        }
        self.markup.line();
        self.markup.close();
    }

    fn entry(&mut self, entry: &Definition) {
        let tag = Tag::new("dt").set("id", anchor_id(&entry.anchor));
        match &entry.term {
            Some(term) => self.element(tag, term),
            None => self.unasked(tag),
        }
        self.markup.line();
        self.markup.open(&Tag::new("dd"));
        self.blocks(&entry.blocks);
        self.markup.close();
    }

    /// What stands before an answer without its question: a short rule, which is called an answer
    /// where it is not seen. No question is invented.
    fn unasked(&mut self, tag: Tag) {
        let rule = Tag::new("span")
            .set("class", "unasked")
            .set("role", "img")
            .set("aria-label", self.book.language.terms.answer.clone());
        self.markup.line();
        self.markup.open(&tag);
        self.markup.leaf(&rule, "");
        self.markup.close();
    }
}
