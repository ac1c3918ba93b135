//! Pictures that stand alone in their paragraphs.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Element};

use super::reader::Reader;
use super::{MarkupBlock, TextFigure, words_in};

impl Reader<'_> {
    /// Reads a picture, if it is all that a paragraph which has been opened holds.
    pub(super) fn figure(&mut self, paragraph: &Range<usize>) -> Option<MarkupBlock> {
        let (file, title, range) = match self.peek()? {
            (
                Event::Start(Element::Image {
                    dest_url, title, ..
                }),
                range,
            ) => (dest_url.to_string(), title.to_string(), range.clone()),
            _ => return None,
        };
        let before = self.source.get(paragraph.start..range.start)?;
        let behind = self.source.get(range.end..paragraph.end)?;
        if !before.trim().is_empty() || !behind.trim().is_empty() {
            return None;
        }
        self.next();
        let alternative = self.inlines(0);
        // The paragraph ends with it.
        if let Some((Event::End(_), _)) = self.peek() {
            self.next();
        }
        Some(MarkupBlock::Figure(TextFigure {
            file,
            words: words_in(&alternative),
            alternative,
            title: (!title.trim().is_empty()).then_some(title),
            range,
        }))
    }
}
