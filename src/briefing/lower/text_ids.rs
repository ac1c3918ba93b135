//! The names of texts: numbers, in the order in which the texts are begun.

use super::text_builder::{TextBuilder, clean, clean_code};
use crate::document::{Text, TextId};

/// Gives every text of a document its name.
#[derive(Default)]
pub struct TextIds {
    count: u32,
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

    /// A text that is to be built.
    pub fn begin(&mut self) -> TextBuilder {
        TextBuilder::new(self.allot())
    }

    /// A text of the program's own, or one without markup.
    pub fn plain(&mut self, content: impl AsRef<str>) -> Text {
        let id = self.allot();
        Text::plain(id, clean(content.as_ref()))
    }

    /// Lines that are kept as they are typed.
    pub fn code(&mut self, code: &str) -> Text {
        let id = self.allot();
        Text::plain(id, clean_code(code))
    }
}
