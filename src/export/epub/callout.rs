//! Callouts and key figures.

use super::body::{Body, in_language};
use super::markup::Tag;
use crate::document::{Callout, CalloutKind, KeyFigure};

impl Body<'_> {
    /// What is set apart from the text. Its head is no heading: it is no part of how the text is built.
    pub(super) fn callout(&mut self, callout: &Callout) {
        let class = match callout.kind {
            CalloutKind::Note => "callout",
            CalloutKind::Warning => "callout warning",
            CalloutKind::Method => "callout method",
            CalloutKind::Definition => "callout definition",
        };
        self.markup.line();
        self.markup.open(&Tag::new("aside").set("class", class));
        if let Some(title) = &callout.title {
            self.element(Tag::new("p").set("class", "label"), title);
        }
        self.blocks(&callout.blocks);
        self.markup.line();
        self.markup.close();
    }

    /// Numbers, each with what it is.
    pub(super) fn key_figures(&mut self, figures: &[KeyFigure]) {
        self.markup.line();
        self.markup.open(&Tag::new("dl").set("class", "figures"));
        for figure in figures {
            self.element(Tag::new("dt"), &figure.value);
            self.markup.line();
            self.markup.open(&Tag::new("dd"));
            for text in [&figure.label].into_iter().chain(&figure.remarks) {
                self.markup.line();
                self.markup.open(&in_language(Tag::new("p"), text));
                self.text(text);
                self.markup.close();
            }
            self.markup.line();
            self.markup.close();
        }
        self.markup.line();
        self.markup.close();
    }
}
