//! What stands outside the text block: running heads, folios, marking and watermark.

use icu_segmenter::GraphemeClusterSegmenter;

use super::furniture::{GAP, SetFurniture};
use super::inline::running_passage;
use super::page::PageBuilder;
use crate::geometry::Pt;
use crate::language::{Direction, Language, Tag};
use crate::layout::frame::{Mark, RunningMatter};
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{Sides, Theme};

/// How many characters could stand in a running head, and some more.
const MOST_RUNNING: usize = 300;

/// What a running head is.
const HEAD: Mark = Mark::Running(RunningMatter::Header);

/// What a folio is.
const FOLIO: Mark = Mark::Running(RunningMatter::Footer);

/// Where words are cut to be shorter: at their last space, or, where one word is left of them, between
/// two of its letters, at about a part of its length.
fn shorter(words: &str, part: f64) -> usize {
    if let Some(space) = words.trim_end().rfind(' ') {
        return space;
    }
    let most = (words.len() as f64 * part.clamp(0.0, 1.0)) as usize;
    let places = GraphemeClusterSegmenter::new().segment_str(words);
    let places = places.take_while(|place| *place <= most && *place < words.len());
    places.last().unwrap_or(0)
}

/// The words of a folio.
fn folio_words(language: &Language, page: u64, count: u64) -> String {
    language
        .terms
        .folio
        .replace("{page}", &language.number(page))
        .replace("{count}", &language.number(count))
}

/// The width that no folio of a document of so many pages is wider than.
pub fn widest_folio(
    count: usize,
    (language, tag): (&Language, &Tag),
    theme: &Theme,
    shaper: &mut Shaper,
) -> Pt {
    let style = &theme.styles.running;
    let digits = count.max(1).ilog10() + 1;
    let mut width = |digit: u64| {
        // As many digits as the count has, all of them the same.
        let number = (0..digits).fold(0, |number, _| number * 10 + digit);
        let words = folio_words(language, number, number);
        let passage = running_passage(words, theme, style, tag, FOLIO);
        Paragraph::in_one_line(passage, theme, shaper).natural_width
    };
    (1..=9).map(&mut width).fold(Pt::ZERO, Pt::max)
}

impl PageBuilder<'_> {
    /// The watermark, below all else, and the marking at the right of head and foot. In which order they
    /// are heard, their tags say.
    pub(super) fn furniture(&mut self, furniture: &SetFurniture) {
        let kind = self.index.min(1);
        let right = self.left + self.sheet.measure;
        for item in &furniture.watermarks[kind] {
            self.page.items.push(item.clone());
        }
        for item in &furniture.heads[kind] {
            self.put(item.clone(), right, Pt::ZERO);
        }
        for item in &furniture.foot {
            self.put(item.clone(), right, Pt::ZERO);
        }
    }

    /// The title at the inner edge, the section at the outer one. Where a marking takes the right
    /// end of the line, the section alone stands at the left, as far as there is room: it tells more than
    /// the title.
    pub(super) fn running_head(&mut self, section: &str, shaper: &mut Shaper) {
        let y = self.sheet.head;
        if let Some(marking) = &self.assembly.furniture.marking {
            let words = if section.is_empty() {
                &self.assembly.title
            } else {
                section
            };
            let measure = self.sheet.measure;
            let room = (measure - marking.width - GAP).min(measure * 0.45);
            let line = self.running_line(words, HEAD, room, shaper);
            return self.put_running(line, self.left_edge(), y, shaper);
        }
        let title_at_start = match self.assembly.sides {
            Sides::One => true,
            Sides::Two => self.index.is_multiple_of(2),
        };
        let measure = self.sheet.measure;
        let section = self.running_line(section, HEAD, measure * 0.45, shaper);
        let title = self.running_line(&self.assembly.title, HEAD, measure * 0.5, shaper);
        let (start, end) = if title_at_start {
            (title, section)
        } else {
            (section, title)
        };
        self.put_running(start, Edge::Start, y, shaper);
        self.put_running(end, Edge::End, y, shaper);
    }

    /// The page's number and how many there are.
    pub(super) fn folio(&mut self, index: usize, count: usize, shaper: &mut Shaper) {
        let folio = folio_words(self.assembly.language, index as u64 + 1, count as u64);
        let y = self.sheet.height - self.sheet.foot;
        let paragraph = self.running_line(&folio, FOLIO, self.sheet.measure, shaper);
        let edge = match self.assembly.sides {
            _ if self.assembly.furniture.marking.is_some() => self.left_edge(),
            Sides::Two if index % 2 == 1 => Edge::Start,
            Sides::One | Sides::Two => Edge::End,
        };
        self.put_running(paragraph, edge, y, shaper);
    }

    /// The edge that lies at the left.
    fn left_edge(&self) -> Edge {
        match self.assembly.direction {
            Direction::LeftToRight => Edge::Start,
            Direction::RightToLeft => Edge::End,
        }
    }

    /// Words set in one line no wider than so much; what is too long ends in an ellipsis.
    fn running_line(
        &self,
        words: &str,
        mark: Mark,
        width: Pt,
        shaper: &mut Shaper,
    ) -> Option<Paragraph> {
        let style = &self.assembly.theme.styles.running;
        // Of a title as long as a chapter, only so much is tried as could be seen.
        let most = words.char_indices().nth(MOST_RUNNING);
        let mut shortened = most.is_some();
        let mut words = match most {
            Some((byte, _)) => words[..byte].to_string(),
            None => words.to_string(),
        };
        while !words.is_empty() {
            let shown = if shortened {
                format!("{words}\u{2026}")
            } else {
                words.clone()
            };
            let (theme, tag) = (&self.assembly.theme, &self.assembly.language_tag);
            let passage = running_passage(shown, theme, style, tag, mark);
            let paragraph = Paragraph::in_one_line(passage, theme, shaper);
            if paragraph.natural_width <= width {
                return Some(paragraph);
            }
            shortened = true;
            let part = width / paragraph.natural_width;
            words.truncate(shorter(&words, part));
        }
        None
    }

    fn put_running(
        &mut self,
        paragraph: Option<Paragraph>,
        edge: Edge,
        y: Pt,
        shaper: &mut Shaper,
    ) {
        let Some(paragraph) = paragraph else { return };
        let width = paragraph.natural_width;
        let at_left = (edge == Edge::Start) == (self.assembly.direction == Direction::LeftToRight);
        let free = self.sheet.measure - width;
        let x = self.left + if at_left { Pt::ZERO } else { free };
        let design = &self.assembly.theme.paragraph;
        for item in paragraph.only_line(x, design, shaper) {
            self.put(item, Pt::ZERO, y);
        }
    }
}

/// An edge of the text block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}
