//! The names of texts: numbers, in the order in which the texts are begun; and where they stand in files, for
//! whoever points at a page.

use super::text_builder::{TextBuilder, clean, clean_code};
use crate::diagnostic::Span;
use crate::document::{Text, TextId};
use crate::language::Tag;

/// Where a text, or the rest of it, is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPlace {
    /// The text.
    pub text: TextId,
    /// The byte of it from which on it is written there.
    pub from: u32,
    /// The field that it is written in.
    pub span: Span,
}

/// Gives every text of a document its name.
#[derive(Default)]
pub struct TextIds {
    count: u32,
    /// The language of those that are begun, where it is not the document's.
    pub language: Option<Tag>,
    places: Vec<TextPlace>,
}

impl TextIds {
    fn allot(&mut self) -> TextId {
        let id = TextId(self.count);
        self.count += 1;
        id
    }

    /// How many texts have a name.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Remembers where a text is written from here on. What is not written anywhere, such as a number, has no
    /// place.
    pub fn is_written(&mut self, builder: &TextBuilder, span: Span) {
        self.add_place(builder.id(), builder.content().len(), span);
    }

    fn add_place(&mut self, text: TextId, from: usize, span: Span) {
        let from = u32::try_from(from).unwrap_or(u32::MAX);
        self.places.push(TextPlace { text, from, span });
    }

    /// Where the texts are written, in their order.
    pub fn take_places(&mut self) -> Vec<TextPlace> {
        let mut places = std::mem::take(&mut self.places);
        // A note is lowered within the text that calls it.
        places.sort_unstable();
        places
    }

    /// A text that is to be built.
    pub fn begin(&mut self) -> TextBuilder {
        TextBuilder::new(self.allot()).in_language(self.language.clone())
    }

    /// A text of the program's own, or one without markup.
    pub fn plain(&mut self, content: impl AsRef<str>) -> Text {
        let id = self.allot();
        Text {
            language: self.language.clone(),
            ..Text::plain(id, clean(content.as_ref()))
        }
    }

    /// The same, that is written at a place.
    pub fn plain_at(&mut self, content: impl AsRef<str>, span: Option<Span>) -> Text {
        let text = self.plain(content);
        if let Some(span) = span {
            self.add_place(text.id, 0, span);
        }
        text
    }

    /// Lines that are kept as they are typed.
    pub fn code(&mut self, code: &str, span: Span) -> Text {
        let id = self.allot();
        self.add_place(id, 0, span);
        Text::plain(id, clean_code(code))
    }
}
