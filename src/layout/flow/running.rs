//! What stands outside the text block: running heads, folios, marking and watermark.

use super::furniture::Furniture;
use super::inline::running_passage;
use super::page::PageBuilder;
use crate::language::Direction;
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{Pt, Sides};

/// How many characters could stand in a running head, and some more.
const MOST_RUNNING: usize = 300;

impl PageBuilder<'_> {
    /// The watermark, and the marking at the right of head and foot.
    pub(super) fn furniture(&mut self, furniture: &Furniture) {
        self.page.items.extend(furniture.watermark.iter().cloned());
        let sheet = &self.assembly.sheet;
        let right = self.left + sheet.measure;
        for y in [sheet.head, sheet.height - sheet.foot] {
            for item in &furniture.marking {
                self.put(item.clone(), right, y);
            }
        }
    }

    /// The title at the inner edge, the section at the outer one. Where a marking takes the right
    /// end of the line, the section alone stands at the left: it tells more than the title.
    pub(super) fn running_head(&mut self, section: &str, shaper: &mut Shaper) {
        let y = self.assembly.sheet.head;
        if self.assembly.marking.is_some() {
            let words = if section.is_empty() {
                &self.assembly.title
            } else {
                section
            };
            let line = self.running_line(words, self.assembly.sheet.measure * 0.45, shaper);
            return self.put_running(line, self.left_edge(), y, shaper);
        }
        let title_at_start = match self.assembly.sides {
            Sides::One => true,
            Sides::Two => self.index.is_multiple_of(2),
        };
        let measure = self.assembly.sheet.measure;
        let section = self.running_line(section, measure * 0.45, shaper);
        let title = self.running_line(&self.assembly.title, measure * 0.5, shaper);
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
        let language = self.assembly.language;
        let folio = language
            .terms
            .folio
            .replace("{page}", &language.number(index as u64 + 1))
            .replace("{count}", &language.number(count as u64));
        let y = self.assembly.sheet.height - self.assembly.sheet.foot;
        let paragraph = self.running_line(&folio, self.assembly.sheet.measure, shaper);
        let edge = match self.assembly.sides {
            _ if self.assembly.marking.is_some() => self.left_edge(),
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
    fn running_line(&self, words: &str, width: Pt, shaper: &mut Shaper) -> Option<Paragraph> {
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
            let passage = running_passage(shown, theme, style, tag);
            let paragraph = Paragraph::new(passage, Pt(10_000.0), theme, shaper);
            if paragraph.natural_width <= width {
                return Some(paragraph);
            }
            shortened = true;
            let cut = words.trim_end().rfind(' ').unwrap_or(0);
            words.truncate(cut);
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
        let line = paragraph.line(0, 0, &self.assembly.theme.paragraph, shaper);
        let offset = match paragraph.passage.direction {
            Direction::LeftToRight => Pt::ZERO,
            Direction::RightToLeft => paragraph.measure - width,
        };
        let at_left = (edge == Edge::Start) == (self.assembly.direction == Direction::LeftToRight);
        let free = self.assembly.sheet.measure - width;
        let x = self.left + if at_left { Pt::ZERO } else { free };
        for item in line.items {
            self.put(item, x - offset, y);
        }
    }
}

/// An edge of the text block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}
