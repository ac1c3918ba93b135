//! What stands outside the text block: running heads, folios, marking and watermark.

use icu_segmenter::GraphemeClusterSegmenter;

use super::furniture::{GAP, SetFurniture};
use super::inline::running_passage;
use super::page::PageBuilder;
use super::running_words::{FOLIO, HEAD, MOST_RUNNING, PageInDocument, one_line_passage};
use crate::geometry::Pt;
use crate::language::{Direction, Language, Tag};
use crate::layout::frame::Mark;
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{FolioPlace, RunningField, Sides, Theme, divides};

/// Between words and the part behind them.
const DOT: &str = " \u{b7} ";

/// A word is not cut to fewer letters.
const FEWEST_LETTERS: usize = 8;

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

    /// The house's words, or the title, at the inner edge, the part at the outer one. Where a marking takes the
    /// right end of the line, both stand at the left: what has no room ends in an ellipsis.
    pub(super) fn running_head(&mut self, place: PageInDocument<'_>, shaper: &mut Shaper) {
        let y = self.sheet.head;
        let running = &self.assembly.running;
        let words = running.filled(&running.header, place, self.assembly.language);
        let says_part = [&running.header, &running.footer];
        let part = match says_part.iter().any(|words| words.has(RunningField::Part)) {
            true => "",
            false => place.part,
        };
        let measure = self.sheet.measure;
        if let Some(marking) = &self.assembly.furniture.marking {
            let line = self.both(&words, part, measure - marking.width - GAP, shaper);
            return self.put_running(line, self.left_edge(), y, shaper);
        }
        let at_start = match self.assembly.sides {
            Sides::One => true,
            Sides::Two => self.index.is_multiple_of(2),
        };
        let part = self.running_line(part, HEAD, measure * 0.45, shaper);
        let room = match &part {
            Some(part) => (measure - part.natural_width - GAP).max(measure * 0.5),
            None => measure,
        };
        let words = self.running_line(&words, HEAD, room, shaper);
        let (start, end) = if at_start {
            (words, part)
        } else {
            (part, words)
        };
        self.put_running(start, Edge::Start, y, shaper);
        self.put_running(end, Edge::End, y, shaper);
    }

    /// Words and the part behind them, in one line no wider than so much: the part tells more, so that the
    /// words are shortened first.
    fn both(&self, words: &str, part: &str, room: Pt, shaper: &mut Shaper) -> Option<Paragraph> {
        if words.is_empty() || part.is_empty() {
            let one = if part.is_empty() { words } else { part };
            return self.running_line(one, HEAD, room, shaper);
        }
        let (part, part_width) = self.shortened(part, HEAD, room, shaper)?;
        let (_, dot) = self.shortened(DOT, HEAD, room, shaper)?;
        let left = room - part_width - dot;
        let words = self.shortened(words, HEAD, left, shaper);
        let line = match words {
            Some((words, _)) => format!("{words}{DOT}{part}"),
            None => part,
        };
        self.running_line(&line, HEAD, room, shaper)
    }

    /// The page's number and how many there are, with the house's words beside it. Words that have the number
    /// stand in its place.
    pub(super) fn foot(&mut self, place: PageInDocument<'_>, shaper: &mut Shaper) {
        let assembly = self.assembly;
        let (running, language) = (&assembly.running, assembly.language);
        let words = running.filled(&running.footer, place, language);
        let y = self.sheet.height - self.sheet.foot;
        let measure = self.sheet.measure;
        let edge = self.folio_edge();
        let marked = assembly.furniture.marking.as_ref();
        let marking = marked.filter(|_| !assembly.furniture.is_above_folio);
        let marking = marking.map_or(Pt::ZERO, |marking| marking.width + GAP);
        let beside = match edge {
            Edge::Middle => measure - marking * 2.0,
            Edge::Start | Edge::End => measure - marking,
        };
        let number = folio_words(language, place.index as u64 + 1, place.count as u64);
        let has_number = running.footer.has(RunningField::Page);
        // Words that are too long for their number would lose it.
        let own = has_number.then(|| self.one_line(words.clone(), FOLIO, shaper));
        let own = own.filter(|own| own.natural_width <= beside);
        let words = if has_number { String::new() } else { words };
        let folio = own.unwrap_or_else(|| self.one_line(number, FOLIO, shaper));
        let taken = folio.natural_width;
        // The words stand across from the number, or behind it where a marking stands there.
        let (words_edge, from) = match edge {
            Edge::Middle => (self.left_edge(), Pt::ZERO),
            Edge::Start | Edge::End if marking > Pt::ZERO => (edge, taken + GAP),
            Edge::Start => (Edge::End, Pt::ZERO),
            Edge::End => (Edge::Start, Pt::ZERO),
        };
        let room = match edge {
            Edge::Middle => (measure - taken) * 0.5 - GAP,
            Edge::Start | Edge::End => measure - taken - GAP - marking,
        };
        let words = self.running_line(&words, FOLIO, room, shaper);
        // The first page has no head that could say it.
        let in_head = running.header.has(RunningField::Page) && place.index > 0;
        self.put_running(Some(folio).filter(|_| !in_head), edge, y, shaper);
        self.put_running_from(words, words_edge, (from, y), shaper);
    }

    /// Where the number of the page stands: in one place, marked or not.
    fn folio_edge(&self) -> Edge {
        let assembly = self.assembly;
        if assembly.furniture.moves_folio {
            return self.left_edge();
        }
        match (assembly.theme.folio, assembly.sides) {
            (FolioPlace::Middle, _) => Edge::Middle,
            (FolioPlace::Side, Sides::One) => self.left_edge(),
            (FolioPlace::Side, Sides::Two) if self.index % 2 == 1 => Edge::Start,
            (FolioPlace::Side, Sides::Two) => Edge::End,
        }
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
        let (shown, _) = self.shortened(words, mark, width, shaper)?;
        Some(self.one_line(shown, mark, shaper))
    }

    fn one_line(&self, words: String, mark: Mark, shaper: &mut Shaper) -> Paragraph {
        let (theme, tag) = (&self.assembly.theme, &self.assembly.language_tag);
        let passage = one_line_passage(words, theme, tag, mark);
        Paragraph::in_one_line(passage, theme, shaper)
    }

    /// As much of words as a width has room for, and how wide that is: what is too long ends in an ellipsis.
    fn shortened(
        &self,
        words: &str,
        mark: Mark,
        width: Pt,
        shaper: &mut Shaper,
    ) -> Option<(String, Pt)> {
        // Of a title as long as a chapter, only so much is tried as could be seen.
        let most = words.char_indices().nth(MOST_RUNNING);
        let mut shortened = most.is_some();
        let mut words = match most {
            Some((byte, _)) => words[..byte].to_string(),
            None => words.to_string(),
        };
        while !words.is_empty() {
            let shown = if shortened {
                format!("{}\u{2026}", words.trim_end_matches(divides))
            } else {
                words.clone()
            };
            let natural = self.one_line(shown.clone(), mark, shaper).natural_width;
            if natural <= width {
                return Some((shown, natural));
            }
            shortened = true;
            let is_word = !words.trim_end().contains(' ');
            words.truncate(shorter(&words, width / natural));
            // Some letters of a word help nobody.
            if is_word && words.chars().count() < FEWEST_LETTERS {
                return None;
            }
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
        self.put_running_from(paragraph, edge, (Pt::ZERO, y), shaper);
    }

    /// Puts a line so far from an edge.
    fn put_running_from(
        &mut self,
        paragraph: Option<Paragraph>,
        edge: Edge,
        (from, y): (Pt, Pt),
        shaper: &mut Shaper,
    ) {
        let Some(paragraph) = paragraph else { return };
        let free = self.sheet.measure - paragraph.natural_width;
        let left_to_right = self.assembly.direction == Direction::LeftToRight;
        let x = match edge {
            Edge::Middle => free * 0.5,
            Edge::Start if left_to_right => from,
            Edge::End if !left_to_right => from,
            Edge::Start | Edge::End => free - from,
        };
        let design = &self.assembly.theme.paragraph;
        for item in paragraph.only_line(self.left + x, design, shaper) {
            self.put(item, Pt::ZERO, y);
        }
    }
}

/// A place on the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    Middle,
    End,
}
