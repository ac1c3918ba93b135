//! Content streams: what is drawn on a page, with its marked content.
//!
//! In: a page and the codes. Out: the compressed stream, and which marked content (MCID) of it
//! belongs to which slot of the tag tree. A pure function of its input, so that pages are encoded in
//! parallel.
//!
//! | module | writes |
//! |---|---|
//! | [`paths`] | lines along paths |
//! | [`text`] | text objects: where lines begin, fonts and spacing, strings |
//! | [`visual`] | what runs from right to left, line by line |

mod paths;
mod text;
mod visual;

use std::fmt::Write as _;

use self::text::Text;
use super::fonts::FontTable;
use super::identifier::{self, Digest};
use super::lines::{self, Shown, Variant};
use super::numbers::Operators;
use super::pictures;
use super::structure::role_name;
use super::words::EncodedWord;
use crate::export::deflate;
use crate::geometry::{Color, Pt, Transform};
use crate::layout::frame::{GlyphRun, Group, Item, Mark, Page, PlacedPicture, Rule, RunningMatter};
use crate::layout::tags::{SlotId, TagTree};

/// A page's stream.
pub struct PageContent {
    /// The stream, deflated.
    pub compressed: Vec<u8>,
    /// What is in it, in short: see [`identifier`](super::identifier).
    pub digest: Digest,
    /// Each piece of marked content; its MCID is its index.
    pub marked: Vec<MarkedContent>,
}

/// A piece of marked content.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkedContent {
    /// What it belongs to.
    pub slot: SlotId,
    /// What it says, where its codes stand in the order of their places and not of the text.
    pub said: Option<String>,
}

/// Encodes a page.
pub fn encode(page: &Page, table: &FontTable, tags: &TagTree) -> PageContent {
    let mut encoder = Encoder::new(page.height, table, tags);
    encoder.items(&page.items);
    encoder.close();
    let stream = encoder.text.finish();
    PageContent::new(&stream.bytes, encoder.marked)
}

impl PageContent {
    /// What is drawn, and how it is marked.
    fn new(drawn: &[u8], marked: Vec<MarkedContent>) -> Self {
        PageContent {
            // Not of how it is deflated: another build may do that otherwise.
            digest: identifier::digest(drawn),
            compressed: deflate::stream(drawn),
            marked,
        }
    }
}

struct Encoder<'a> {
    /// From where things are drawn to the upper edge that they are placed from.
    height: Pt,
    table: &'a FontTable,
    tags: &'a TagTree,
    text: Text,
    marked: Vec<MarkedContent>,
    /// What the marked content is that is open.
    open: Option<Mark>,
    color: Option<Color>,
}

impl<'a> Encoder<'a> {
    fn new(height: Pt, table: &'a FontTable, tags: &'a TagTree) -> Self {
        Encoder {
            height,
            table,
            tags,
            text: Text::default(),
            marked: Vec::new(),
            open: None,
            color: None,
        }
    }
}

impl Encoder<'_> {
    fn items(&mut self, items: &[Item]) {
        for shown in lines::shown(items) {
            match shown {
                Shown::Run(run) => self.forward(run),
                Shown::Line(line) => self.visual(&line),
                Shown::Picture(placed) => self.picture(placed),
                Shown::Rule(rule) => self.rule(rule),
                Shown::Path(path) => self.path(path),
                Shown::Group(group) => self.group(group),
            }
        }
    }

    /// Draws things in coordinates of their own, whose y runs up, as that of the page does. Graphics states and
    /// marked content nest: what it is marked as begins and ends within.
    fn group(&mut self, group: &Group) {
        self.leave_text();
        self.close();
        let Transform { a, b, c, d, e, f } = group.transform;
        let place = (Pt(e), self.height - Pt(f));
        let mut inner = Encoder {
            marked: std::mem::take(&mut self.marked),
            ..Encoder::new(Pt::ZERO, self.table, self.tags)
        };
        inner.items(&group.items);
        inner.close();
        self.marked = inner.marked;
        let stream = self.text.operators();
        stream.push_str("q\n");
        pictures::push_matrix(stream, [a, -b, -c, d], place);
        stream.bytes.extend_from_slice(&inner.text.finish().bytes);
        stream.push_str("Q\n");
        // The font is as it was; but not every reader of text restores it.
        self.text.forget_font();
    }

    /// Opens the marked content of an item, unless it is open.
    fn mark(&mut self, mark: Mark) {
        if self.open == Some(mark) {
            return;
        }
        self.close();
        match mark {
            Mark::Content(slot) => {
                let role = role_name(self.tags.nodes()[self.tags.owner(slot).0 as usize].role);
                self.begin_content(role, slot, None);
            }
            Mark::Running(matter) => {
                let part = part(matter);
                let stream = self.text.operators();
                let _ = writeln!(stream, "/Artifact<</Type/Pagination{part}>>BDC");
            }
            Mark::Decoration => {
                let stream = self.text.operators();
                stream.push_str("/Artifact<</Type/Layout>>BDC\n");
            }
        }
        self.open = Some(mark);
    }

    /// Begins content of the document.
    fn begin_content(&mut self, tag: &str, slot: SlotId, said: Option<String>) {
        let number = self.marked.len();
        let _ = writeln!(self.text.operators(), "/{tag}<</MCID {number}>>BDC");
        self.marked.push(MarkedContent { slot, said });
    }

    /// Ends what is marked. Text objects and marked content nest (ISO 32000-1, 14.6.1): content that
    /// was begun outside of text objects has none open here, as only pictures and rules are drawn there.
    fn close(&mut self) {
        if self.open.take().is_some() {
            self.text.operators().push_str("EMC\n");
        }
    }

    /// Begins a text object, unless one is open. What is marked was begun outside of it then, and would
    /// not end within it.
    fn enter_text(&mut self) {
        if !self.text.is_open() {
            self.close();
            self.text.begin();
        }
    }

    /// Ends the text object, to draw something else; what is marked within it ends with it.
    fn leave_text(&mut self) {
        if self.text.is_open() {
            self.close();
            self.text.end();
        }
    }

    fn color(&mut self, color: Color) {
        if self.color != Some(color) {
            push_color(self.text.operators(), color, Painting::Fill);
            self.color = Some(color);
        }
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        self.leave_text();
        self.close();
        self.mark(placed.mark);
        pictures::draw(self.text.operators(), placed, self.height);
        self.close();
    }

    fn rule(&mut self, rule: &Rule) {
        self.leave_text();
        self.mark(rule.mark);
        self.color(rule.color);
        let bottom = self.height - rule.y - rule.height;
        let stream = self.text.operators();
        for value in [rule.x, bottom, rule.width, rule.height] {
            stream.push_number(value.0, 3);
        }
        stream.push_str("re f\n");
    }

    /// Draws a run that goes from left to right, word by word.
    fn forward(&mut self, run: &GlyphRun) {
        if run.words.is_empty() {
            return;
        }
        self.enter_text();
        self.mark(run.mark);
        self.color(run.color);
        let table = self.table;
        self.text.set(table.index(run.face), run);
        let words = || {
            let words = 0..run.words.len();
            words
                .filter_map(|index| Some((index, table.word(run, index, Variant::of(run, index))?)))
        };
        self.text.space(run, words());
        self.text.go_to(run.x, self.height - run.y);
        for (index, word) in words() {
            let EncodedWord::Forward(word) = word else {
                continue;
            };
            let x = run.x + run.words[index].x;
            let spelled = spelled(run, index);
            spelled.inspect(|text| self.text.begin_spelled(text));
            self.text.show(word, x.0);
            spelled.inspect(|_| self.text.end_spelled());
            if let Some(hyphen) = word.hyphen {
                self.text.show_added_hyphen(hyphen, word, x.0);
            }
        }
    }
}

/// What running matter is said to be (ISO 32000-1, table 330).
fn part(matter: RunningMatter) -> &'static str {
    match matter {
        RunningMatter::Header => "/Subtype/Header/Attached[/Top]",
        RunningMatter::Footer => "/Subtype/Footer/Attached[/Bottom]",
        RunningMatter::Watermark => "/Subtype/Watermark",
        // None of the subtypes of table 330 is this.
        RunningMatter::Repeated => "",
    }
}

/// What a word says that must be said beside its codes: private characters mean what a font makes of
/// them (ISO 19005-3, 6.2.11.7.3).
fn spelled(run: &GlyphRun, index: usize) -> Option<&str> {
    let is_private = |character: char| {
        matches!(
            character,
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
        )
    };
    let text = run.word_text(index);
    (!text.is_ascii() && text.contains(is_private)).then_some(text)
}

/// What is done with a colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Painting {
    /// Areas are filled with it.
    Fill,
    /// Lines are drawn in it.
    Stroke,
}

/// Sets a colour. One that is neutral is a grey, which a press prints from one plate instead of four.
pub fn push_color(stream: &mut Operators, color: Color, painting: Painting) {
    let (gray, rgb) = match painting {
        Painting::Fill => ("g\n", "rg\n"),
        Painting::Stroke => ("G\n", "RG\n"),
    };
    let [red, green, blue] = color.channels().map(|channel| f64::from(channel) / 255.0);
    stream.push_number(red, 3);
    if red == green && green == blue {
        stream.push_str(gray);
        return;
    }
    stream.push_number(green, 3);
    stream.push_number(blue, 3);
    stream.push_str(rgb);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_is_does_not_depend_on_how_it_is_deflated() {
        let content = PageContent::new(b"q 1 0 0 1 0 0 cm Q", Vec::new());
        let drawn = deflate::inflated(&content.compressed).expect("a stream");
        assert_eq!(content.digest, identifier::digest(&drawn));
    }
}
