//! The words of running heads and feet on a page.
//!
//! In: what the document or its theme has for them, with fields in it. Out: the words of a page, and the passage that they
//! are set as. What stands for a field is isolated where words run from right to left (UAX #9): a day would leave its
//! date and stand with the number of the page otherwise.

use super::furniture::Setter;
use super::inline::running_passage;
use crate::document::Document;
use crate::language::{Direction, Language, Tag};
use crate::layout::frame::{Mark, RunningMatter};
use crate::layout::text::Paragraph;
use crate::layout::text::passage::{Attributes, Passage, Span};
use crate::theme::{RunningField, RunningWords, Theme};

/// How many characters could stand in a running head, and some more.
pub const MOST_RUNNING: usize = 300;

/// What a running head is.
pub const HEAD: Mark = Mark::Running(RunningMatter::Header);

/// What a folio is.
pub const FOLIO: Mark = Mark::Running(RunningMatter::Footer);

/// Stand around what is put in the place of a field, and on no page (UAX #9, FSI and PDI).
const BEGINS_FIELD: char = '\u{2068}';
const ENDS_FIELD: char = '\u{2069}';

/// The words of heads and feet, and what is the same on every page of what they stand for.
#[derive(Debug)]
pub struct Running {
    /// Those of heads.
    pub header: RunningWords,
    /// Those of feet.
    pub footer: RunningWords,
    title: String,
    date: String,
    version: String,
    /// Whether words run from right to left.
    isolates: bool,
}

/// Which page of a document it is.
#[derive(Debug, Clone, Copy)]
pub struct PageInDocument<'a> {
    /// Its index.
    pub index: usize,
    /// How many pages there are.
    pub count: usize,
    /// What its head says of the part that it begins in.
    pub part: &'a str,
}

impl Running {
    /// Those of a document, else of its theme.
    pub fn of(document: &Document, theme: &Theme, language: &Language) -> Self {
        let metadata = &document.metadata;
        let date = metadata.date;
        let date = date.map(|date| {
            let day = (date.year, date.month, date.day);
            language.date_only_in(metadata.calendar, day)
        });
        Running {
            header: document.header.as_ref().unwrap_or(&theme.header).clone(),
            footer: document.footer.as_ref().unwrap_or(&theme.footer).clone(),
            title: metadata.title.clone(),
            date: date.unwrap_or_default(),
            version: metadata.version.clone().unwrap_or_default(),
            isolates: metadata.language.direction() == Direction::RightToLeft,
        }
    }

    /// The characters of heads and feet that no face has.
    pub fn missing_glyphs(&self, language: &Language, setter: &mut Setter<'_>) -> Vec<char> {
        let place = PageInDocument {
            index: 0,
            count: 1,
            part: "",
        };
        let mut missing = Vec::new();
        for (words, mark) in [(&self.header, HEAD), (&self.footer, FOLIO)] {
            // As much as is tried of them.
            let words = self.filled(words, place, language);
            let words = words.chars().take(MOST_RUNNING).collect();
            let (theme, tag) = (setter.theme, setter.language);
            let passage = one_line_passage(words, theme, tag, mark);
            missing.extend(Paragraph::in_one_line(passage, theme, setter.shaper).missing_glyphs);
        }
        missing
    }

    /// The words of a head or a foot on a page. What stands for something else runs in its own direction where words
    /// run from right to left, so that the numbers beside it stay where they belong.
    pub fn filled(
        &self,
        words: &RunningWords,
        place: PageInDocument<'_>,
        language: &Language,
    ) -> String {
        words.filled(|field| {
            let filled = match field {
                RunningField::Title => self.title.clone(),
                RunningField::Part => place.part.to_string(),
                RunningField::Date => self.date.clone(),
                RunningField::Version => self.version.clone(),
                RunningField::Page => language.number(place.index as u64 + 1),
                RunningField::Pages => language.number(place.count as u64),
            };
            match self.isolates && !filled.is_empty() {
                true => format!("{BEGINS_FIELD}{filled}{ENDS_FIELD}"),
                false => filled,
            }
        })
    }
}

/// The passage of a head or a foot, in which each field is a name: one that runs in its own direction.
pub fn one_line_passage(words: String, theme: &Theme, tag: &Tag, mark: Mark) -> Passage {
    let style = &theme.styles.running;
    if !words.contains(BEGINS_FIELD) {
        return running_passage(words, theme, style, tag, mark);
    }
    let mut pieces = words.split(BEGINS_FIELD);
    let plain = pieces.next().unwrap_or_default();
    // A field that was cut short has no end.
    let fields = pieces.map(|piece| piece.split_once(ENDS_FIELD).unwrap_or((piece, "")));
    let pieces = fields.flat_map(|(field, plain)| [(field, true), (plain, false)]);
    let pieces: Vec<(&str, bool)> = [(plain, false)].into_iter().chain(pieces).collect();
    let content: String = pieces.iter().map(|(piece, _)| *piece).collect();
    let mut passage = running_passage(content, theme, style, tag, mark);
    let whole = passage.spans.remove(0);
    let mut start = 0;
    for (piece, is_field) in pieces.into_iter().filter(|(piece, _)| !piece.is_empty()) {
        let range = start..start + piece.len();
        passage.spans.push(Span {
            attributes: Attributes {
                name: is_field.then_some(start),
                ..whole.attributes.clone()
            },
            range,
        });
        start += piece.len();
    }
    passage
}
