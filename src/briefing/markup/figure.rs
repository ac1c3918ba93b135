//! Pictures that stand alone in their paragraphs.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Element};

use super::inlines::inlines;
use super::reader::Reader;
use super::{MarkupBlock, TextFigure, words_in};

/// Reads a picture, if it is all that a paragraph which has been opened holds.
pub fn figure(reader: &mut Reader<'_>, paragraph: &Range<usize>) -> Option<MarkupBlock> {
    let (file, title, range) = match reader.peek()? {
        (
            Event::Start(Element::Image {
                dest_url, title, ..
            }),
            range,
        ) => (dest_url.to_string(), title.to_string(), range.clone()),
        _ => return None,
    };
    let before = reader.source.get(paragraph.start..range.start)?;
    let behind = reader.source.get(range.end..paragraph.end)?;
    if !before.trim().is_empty() || !behind.trim().is_empty() {
        return None;
    }
    reader.next();
    let alternative = inlines(reader, 0);
    // The paragraph ends with it.
    if let Some((Event::End(_), _)) = reader.peek() {
        reader.next();
    }
    Some(MarkupBlock::Figure(TextFigure {
        file,
        words: words_in(&alternative),
        alternative,
        title: (!title.trim().is_empty()).then_some(title),
        range,
    }))
}
