//! Content streams: what is drawn on a page, with its marked content.
//!
//! In: a page and the codes. Out: the compressed stream, and which marked content (MCID) of it
//! belongs to which slot of the tag tree. A pure function of its input, so that pages are encoded in
//! parallel.

use std::fmt::Write as _;

use super::fonts::FontTable;
use super::identifier::{self, Digest};
use super::numbers::Operators;
use super::pictures;
use super::structure::role_name;
use super::words::Codes;
use crate::export::deflate;
use crate::layout::frame::{GlyphRun, Item, Mark, Page, PlacedPicture, Rule};
use crate::layout::tags::{SlotId, TagTree};
use crate::theme::{Color, Pt};

/// A page's stream.
pub struct PageContent {
    /// The stream, deflated.
    pub compressed: Vec<u8>,
    /// What is in it, in short: see [`identifier`](super::identifier).
    pub digest: Digest,
    /// The slot of each piece of marked content; its MCID is its index.
    pub slots: Vec<SlotId>,
}

/// Encodes a page.
pub fn encode(page: &Page, table: &FontTable, tags: &TagTree) -> PageContent {
    let mut encoder = Encoder {
        page,
        table,
        tags,
        stream: Operators::default(),
        slots: Vec::new(),
        open: None,
        in_text: false,
        in_array: false,
        spelled: false,
        font: None,
        color: None,
        expansion: 1.0,
        tracking: 0.0,
    };
    // Decoration first: it lies below the text, and does not cut a paragraph's content in two.
    for item in &page.items {
        match item {
            Item::Rule(rule) => encoder.rule(rule),
            Item::Glyphs(run) if run.mark == Mark::Decoration => encoder.run(run),
            Item::Glyphs(_) | Item::Picture(_) => {}
        }
    }
    for item in &page.items {
        match item {
            Item::Glyphs(run) if run.mark != Mark::Decoration => encoder.run(run),
            Item::Picture(placed) => encoder.picture(placed),
            Item::Glyphs(_) | Item::Rule(_) => {}
        }
    }
    encoder.close();
    let compressed = deflate::stream(&encoder.stream.bytes);
    PageContent {
        digest: identifier::digest(&compressed),
        compressed,
        slots: encoder.slots,
    }
}

struct Encoder<'a> {
    page: &'a Page,
    table: &'a FontTable,
    tags: &'a TagTree,
    stream: Operators,
    slots: Vec<SlotId>,
    /// The marked content that is open, and which part of the page it is where it is pagination.
    open: Option<(Mark, &'static str)>,
    in_text: bool,
    /// Whether an array of strings is open.
    in_array: bool,
    /// Whether marked content is open that says what its codes mean.
    spelled: bool,
    /// The font and size that are set.
    font: Option<(usize, f64)>,
    color: Option<Color>,
    expansion: f64,
    /// In points.
    tracking: f64,
}

impl Encoder<'_> {
    /// Opens the marked content of an item at a height of the page, unless it is open.
    fn mark(&mut self, mark: Mark, y: Pt) {
        if self.spelled {
            return; // it is marked already
        }
        let part = match mark {
            Mark::Pagination => self.part(y),
            Mark::Content(_) | Mark::Decoration => "",
        };
        if self.open == Some((mark, part)) {
            return;
        }
        self.close();
        match mark {
            Mark::Content(slot) => {
                let role = role_name(self.tags.nodes()[self.tags.owner(slot).0 as usize].role);
                let _ = writeln!(self.stream, "/{role} <</MCID {}>> BDC", self.slots.len());
                self.slots.push(slot);
            }
            Mark::Pagination => {
                let _ = writeln!(self.stream, "/Artifact <</Type/Pagination{part}>> BDC");
            }
            Mark::Decoration => self.stream.push_str("/Artifact <</Type/Layout>> BDC\n"),
        }
        self.open = Some((mark, part));
    }

    /// What a piece of pagination is, by where it stands (ISO 32000-1, table 330): what every page
    /// has in its middle is a watermark.
    fn part(&self, y: Pt) -> &'static str {
        let height = self.page.height;
        if y < height * 0.25 {
            "/Subtype/Header/Attached[/Top]"
        } else if y > height * 0.75 {
            "/Subtype/Footer/Attached[/Bottom]"
        } else {
            "/Subtype/Watermark"
        }
    }

    fn close(&mut self) {
        self.end_text();
        if self.open.take().is_some() {
            self.stream.push_str("EMC\n");
        }
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.stream.push_str("ET\n");
        }
    }

    fn color(&mut self, color: Color) {
        if self.color == Some(color) {
            return;
        }
        for channel in [color.red, color.green, color.blue] {
            self.stream.push_number(f64::from(channel) / 255.0, 3);
        }
        self.stream.push_str("rg\n");
        self.color = Some(color);
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        self.close();
        self.mark(placed.mark, placed.y);
        pictures::draw(&mut self.stream, placed, self.page.height);
    }

    fn rule(&mut self, rule: &Rule) {
        self.mark(rule.mark, rule.y);
        self.end_text();
        self.color(rule.color);
        if let Some(apart) = rule.dots {
            return self.dots(rule, apart);
        }
        let bottom = self.page.height - rule.y - rule.height;
        for value in [rule.x, bottom, rule.width, rule.height] {
            self.stream.push_number(value.0, 3);
        }
        self.stream.push_str("re f\n");
    }

    /// A row of round dots: dashes of no length with round caps.
    fn dots(&mut self, rule: &Rule, apart: Pt) {
        self.stream.push_str("q 1 J ");
        self.stream.push_number(rule.height.0, 3);
        self.stream.push_str("w[0 ");
        self.stream.push_number(apart.0, 4);
        self.stream.push_str("]0 d ");
        for channel in [rule.color.red, rule.color.green, rule.color.blue] {
            self.stream.push_number(f64::from(channel) / 255.0, 3);
        }
        self.stream.push_str("RG ");
        let middle = self.page.height - rule.y - rule.height * 0.5;
        let left = rule.x + rule.height * 0.5;
        let right = rule.x + rule.width - rule.height * 0.5 + Pt(0.01);
        for (x, operator) in [(left, "m "), (right, "l S Q\n")] {
            self.stream.push_number(x.0, 3);
            self.stream.push_number(middle.0, 3);
            self.stream.push_str(operator);
        }
    }

    fn run(&mut self, run: &GlyphRun) {
        if run.words.is_empty() {
            return;
        }
        self.color(run.color);
        let font = (self.table.index(run.face), run.size.0);
        if self.font != Some(font) {
            let _ = write!(self.stream, "/F{} ", font.0);
            self.stream.push_number(font.1, 3);
            self.stream.push_str("Tf\n");
            self.font = Some(font);
        }
        let expansion = rounded(run.expansion, 4);
        if self.expansion != expansion {
            self.stream.push_number(expansion * 100.0, 2);
            self.stream.push_str("Tz\n");
            self.expansion = expansion;
        }
        let tracking = rounded(run.size.0 * run.tracking, 4);
        if self.tracking != tracking {
            self.stream.push_number(tracking, 4);
            self.stream.push_str("Tc\n");
            self.tracking = tracking;
        }
        self.words(run);
    }

    /// Shows the words of a run in one array, moved where they do not stand where their widths put
    /// them. What rounding leaves over is carried on, so that it never adds up.
    fn words(&mut self, run: &GlyphRun) {
        // Points to a thousandth of the em, as the array moves: against the direction of writing.
        let unit = run.size.0 * (self.expansion / 1000.0);
        let tracking = self.tracking * self.expansion;
        let mut pen = 0.0;
        for (index, placed) in run.words.iter().enumerate() {
            let Some(word) = self.table.word(run, index) else {
                continue;
            };
            if let Some(codes) = &word.one_by_one {
                pen = self.one_by_one(codes, placed.x.0, pen, unit, run);
                continue;
            }
            self.open_array(run, pen);
            self.move_to(placed.x.0, &mut pen, unit);
            self.stream.bytes.extend_from_slice(&word.show.bytes);
            pen += word.end * unit + word.glyphs as f64 * tracking;
        }
        self.close_array();
    }

    /// Opens an array of a run, with the pen so far from the run's left end.
    fn open_array(&mut self, run: &GlyphRun, pen: f64) {
        if self.in_array {
            return;
        }
        self.mark(run.mark, run.y);
        self.start_text(run, pen);
    }

    fn start_text(&mut self, run: &GlyphRun, pen: f64) {
        if !self.in_text {
            self.stream.push_str("BT\n");
            self.in_text = true;
        }
        self.stream.push_str("1 0 0 1 ");
        self.stream.push_number(run.x.0 + pen, 3);
        self.stream.push_number((self.page.height - run.y).0, 3);
        self.stream.push_str("Tm\n[");
        self.in_array = true;
    }

    fn close_array(&mut self) {
        if std::mem::take(&mut self.in_array) {
            self.stream.push_str("]TJ\n");
        }
    }

    /// Moves the pen, where it is not at its place already.
    fn move_to(&mut self, x: f64, pen: &mut f64, unit: f64) {
        let move_by = ((*pen - x) / unit).round();
        if move_by != 0.0 {
            self.stream.push_whole(move_by);
            *pen -= move_by * unit;
        }
    }

    /// Shows codes some of which stand above the baseline or are spelled; gives the pen's place.
    fn one_by_one(&mut self, word: &Codes, x: f64, pen: f64, unit: f64, run: &GlyphRun) -> f64 {
        let mut pen = pen;
        let mut rise = 0.0;
        let tracking = self.tracking * self.expansion;
        for (index, code) in word.codes.iter().enumerate() {
            if let Some(text) = word.begins(index) {
                self.begin_spelled(text, run, pen);
            }
            if code.rise != rise {
                self.close_array();
                self.stream.push_number(code.rise * run.size.0, 3);
                self.stream.push_str("Ts\n");
                rise = code.rise;
            }
            self.open_array(run, pen);
            let tracked = if run.right_to_left {
                0.0
            } else {
                tracking * index as f64
            };
            self.move_to(x + code.x * unit + tracked, &mut pen, unit);
            self.stream.push_str("(");
            self.stream.push_code(code.code);
            self.stream.push_str(")");
            pen += code.width * unit + tracking;
            if word.ends(index) {
                self.end_spelled();
            }
        }
        if rise != 0.0 {
            self.close_array();
            self.stream.push_str("0 Ts\n");
        }
        pen
    }

    /// Begins marked content that says what its codes mean together. It stands beside the content
    /// that is open and not within it: readers that take text by its tags (poppler's) lose what
    /// follows marked content within marked content. Within an artifact they look for none.
    fn begin_spelled(&mut self, text: &str, run: &GlyphRun, pen: f64) {
        self.close_array();
        match run.mark {
            Mark::Content(slot) => {
                self.close();
                let _ = write!(self.stream, "/Span <</MCID {}", self.slots.len());
                self.slots.push(slot);
            }
            Mark::Pagination | Mark::Decoration => {
                self.mark(run.mark, run.y);
                self.end_text();
                self.stream.push_str("/Span <<");
            }
        }
        self.stream.push_actual_text(text);
        self.stream.push_str(">> BDC\n");
        self.spelled = true;
        self.start_text(run, pen);
    }

    fn end_spelled(&mut self) {
        self.close_array();
        self.end_text();
        self.stream.push_str("EMC\n");
        self.spelled = false;
    }
}

fn rounded(value: f64, decimals: i32) -> f64 {
    let unit = 10f64.powi(decimals);
    (value * unit).round() / unit
}
