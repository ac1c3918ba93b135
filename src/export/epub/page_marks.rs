//! Where the pages of the PDF begin in the text.
//!
//! In: for each page the text and the byte that its flow begins with. Out: the marks of each text,
//! one for every page, in the order of the pages.
//!
//! * A page that begins with a text beside which a marker, a number or a date hangs begins with
//!   that: its mark goes before it.
//! * A page that nothing of the flow stands on (a note that runs over, a table of contents) has the
//!   same place as the next page that has one: whoever asks for it lands where reading goes on. At
//!   the end of the document that is behind the last text.
//! * Page marks are in reading order, as the page list must be: a place that would lie behind that
//!   of the next page is moved up to it.
//! * Nothing stands before page 1.
//! * No mark stands inside a word ([`WordEnds`]). What is asked of pages, such as which of them
//!   cites a source, goes by where they begin.

use std::collections::BTreeMap;
use std::ops::Range;

use super::spine::Spine;
use super::word_ends::WordEnds;
use crate::document::TextId;

/// A page mark within a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageMark {
    /// The byte before which it stands; on a character boundary.
    pub byte: usize,
    /// The page, from 0.
    pub page: usize,
}

/// Every page mark.
#[derive(Debug, Default)]
pub struct PageMarks {
    by_text: BTreeMap<TextId, Vec<PageMark>>,
    at_end: Vec<usize>,
    /// For each page its place in the flow: the index of a text and a byte of it.
    places: Vec<(usize, usize)>,
}

impl PageMarks {
    /// Finds the place of every page.
    pub fn new(spine: &Spine<'_>, page_starts: &[Option<(TextId, usize)>]) -> Self {
        let end = (spine.flow.len(), 0);
        let mut places = vec![end; page_starts.len()];
        let mut next = end;
        for (place, start) in places.iter_mut().zip(page_starts).rev() {
            next = start
                .and_then(|(text, byte)| find(spine, text, byte))
                .unwrap_or(next)
                .min(next);
            *place = next;
        }
        if let Some(first) = places.first_mut() {
            *first = (0, 0);
        }
        let mut marks = PageMarks::default();
        // Pages that begin in the same text follow each other.
        let mut known: Option<(usize, WordEnds<'_>)> = None;
        for (page, &(index, byte)) in places.iter().enumerate() {
            match spine.flow.get(index) {
                Some(read) => {
                    let ends = match known.take() {
                        Some((text, ends)) if text == index => ends,
                        _ => WordEnds::new(&read.text.content),
                    };
                    let (_, ends) = known.insert((index, ends));
                    let byte = ends.outside_words(byte);
                    let marks = marks.by_text.entry(read.text.id).or_default();
                    marks.push(PageMark { byte, page });
                }
                None => marks.at_end.push(page),
            }
        }
        marks.places = places;
        marks
    }

    /// The marks of a text that stand within a range of its bytes.
    pub fn within(&self, text: TextId, range: Range<usize>) -> &[PageMark] {
        let marks = self.by_text.get(&text).map_or(&[][..], Vec::as_slice);
        let start = marks.partition_point(|mark| mark.byte < range.start);
        let end = marks.partition_point(|mark| mark.byte < range.end);
        marks.get(start..end).unwrap_or(&[])
    }

    /// The pages that begin behind the last text.
    pub fn at_end(&self) -> &[usize] {
        &self.at_end
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// The text of the flow that a page begins with; `None` behind the last.
    pub fn text(&self, spine: &Spine<'_>, page: usize) -> Option<TextId> {
        let (index, _) = self.places.get(page)?;
        spine.flow.get(*index).map(|read| read.text.id)
    }

    /// The page that a byte of a text of the flow stands on; `None` where no page is known.
    pub fn page_of(&self, spine: &Spine<'_>, text: TextId, byte: usize) -> Option<usize> {
        let (_, index) = spine.text(text)?;
        self.places
            .partition_point(|place| *place <= (index, byte))
            .checked_sub(1)
    }
}

/// The place in the flow that a page begins with.
fn find(spine: &Spine<'_>, text: TextId, byte: usize) -> Option<(usize, usize)> {
    let (_, mut index) = spine.text(text)?;
    let content = &spine.flow[index].text.content;
    let mut byte = byte.min(content.len());
    while !content.is_char_boundary(byte) {
        byte -= 1;
    }
    if byte == 0 {
        while index > 0 && spine.flow[index - 1].hangs {
            index -= 1;
        }
    }
    Some((index, byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::epub::sample;

    /// The texts of the sample by what they say.
    fn id(spine: &Spine<'_>, start: &str) -> TextId {
        let found = spine
            .flow
            .iter()
            .find(|read| read.text.content.starts_with(start));
        found.expect("a text of the sample").text.id
    }

    #[test]
    fn a_page_without_flow_shares_the_place_of_the_next() {
        let document = sample::english();
        let spine = Spine::new(&document);
        let title = document.title_block.title.id;
        let second = id(&spine, "Ships at berth");
        let marks = PageMarks::new(&spine, &[Some((title, 0)), None, Some((second, 5)), None]);
        // Behind "Ships ".
        let of = |page| [PageMark { byte: 6, page }];
        let within = marks.within(second, 0..usize::MAX);
        assert_eq!(within, [of(1), of(2)].concat());
        assert_eq!(marks.at_end(), [3]);
    }

    #[test]
    fn a_page_that_begins_an_item_begins_with_its_marker() {
        let document = sample::english();
        let spine = Spine::new(&document);
        let item = id(&spine, "Check the plug");
        let (_, index) = spine.text(item).expect("a text of the flow");
        let marker = spine.flow[index - 1].text.id;
        let marks = PageMarks::new(&spine, &[None, Some((item, 0))]);
        assert_eq!(marks.within(item, 0..usize::MAX), []);
        assert_eq!(marks.within(marker, 0..1), [PageMark { byte: 0, page: 1 }]);
    }

    #[test]
    fn places_are_in_reading_order_and_on_characters() {
        let document = sample::english();
        let spine = Spine::new(&document);
        let title = document.title_block.title.id;
        let later = id(&spine, "Ships at berth");
        // Out of order, past the end, and a text that is not there.
        let starts = [
            Some((later, usize::MAX)),
            Some((title, 0)),
            Some((TextId(u32::MAX), 0)),
            Some((later, 1)),
        ];
        let marks = PageMarks::new(&spine, &starts);
        assert!(marks.places.is_sorted());
        let first = spine.flow[0].text.id;
        assert_eq!(marks.within(first, 0..1).len(), 1);
        assert_eq!(marks.within(title, 0..1).len(), 1);
        // Page 4 begins in a word, and its mark stands behind it.
        assert_eq!(marks.page_of(&spine, later, 0), Some(1));
        assert_eq!(marks.page_of(&spine, later, 1), Some(3));
        let of = |page| PageMark { byte: 6, page };
        assert_eq!(marks.within(later, 1..7), [of(2), of(3)]);
    }
}
