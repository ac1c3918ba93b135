//! Text objects: lines, and the strings on them (ISO 32000-1, 9.4).
//!
//! In: words at their places. Out: operators. Each line begins where the last one began and so much
//! further ([`go_to`](Text::go_to)); what stands on it is one string, as far as widths and the spacing of
//! words lead to the places. Where they do not, a number moves what follows; two numbers never stand
//! beside each other, as not every reader takes them apart.

use super::super::codes::Shown;
use super::super::numbers::Operators;
use super::super::words::left_to_right::ForwardWord;
use super::super::words::{EncodedWord, PlacedCode};
use crate::geometry::Pt;
use crate::layout::frame::GlyphRun;

/// How far a word may stand from its place, in points, so that a line is one string: what rounding the
/// spacing of its words and letters adds up to.
const SLACK: f64 = 0.05;

/// The text objects of a page on their way.
#[derive(Default)]
pub struct Text {
    stream: Operators,
    is_open: bool,
    /// Where the line begins, in hundredths of a point, so that it can be said exactly how far the next
    /// is from it.
    line: (i64, i64),
    /// Where the pen is, in points.
    pen: f64,
    /// The font, by its name, and its size.
    font: Option<(usize, f64)>,
    /// A hundredth of what `Tz` says; none is 1.
    expansion: Option<f64>,
    /// In points, before the expansion.
    tracking: f64,
    /// What is added to each space, in points before the expansion.
    spacing: f64,
    /// Strings that are not yet written, with the moves between them.
    strings: Strings,
}

/// Strings on their way.
#[derive(Default)]
struct Strings {
    /// From the first parenthesis to before the last.
    inside: Operators,
    has_moves: bool,
    /// How far the next code is moved, in thousandths of an em against the direction of writing.
    pending: f64,
}

impl Text {
    /// The operators so far, to write others to. Strings end here.
    pub fn operators(&mut self) -> &mut Operators {
        self.flush();
        &mut self.stream
    }

    /// All operators.
    pub fn finish(mut self) -> Operators {
        self.end();
        self.stream
    }

    /// Whether a text object is open.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Begins a text object.
    pub fn begin(&mut self) {
        // As much as most pages take.
        self.stream.bytes.reserve(1 << 13);
        self.stream.push_str("BT\n");
        self.is_open = true;
        self.line = (0, 0);
        self.pen = 0.0;
    }

    /// Ends the text object, if one is open.
    pub fn end(&mut self) {
        self.flush();
        if std::mem::take(&mut self.is_open) {
            self.stream.push_str("ET\n");
        }
    }

    /// Sets the font of a run, and how it is expanded and tracked.
    pub fn set(&mut self, font: usize, run: &GlyphRun) {
        let wanted = (font, run.size.0);
        if self.font != Some(wanted) {
            let stream = self.operators();
            stream.push_str("/F");
            stream.push_integer(font as i64);
            stream.push_str(" ");
            stream.push_number(run.size.0, 3);
            stream.push_str("Tf\n");
            self.font = Some(wanted);
        }
        let expansion = rounded(run.expansion, 3);
        if self.expansion() != expansion {
            let stream = self.operators();
            stream.push_number(expansion * 100.0, 1);
            stream.push_str("Tz\n");
            self.expansion = Some(expansion);
        }
        self.set_tracking(rounded(run.size.0 * run.tracking, 3));
    }

    /// Has the font set anew for what comes next.
    pub fn forget_font(&mut self) {
        self.font = None;
    }

    fn set_tracking(&mut self, tracking: f64) {
        if self.tracking != tracking {
            let stream = self.operators();
            stream.push_number(tracking, 3);
            stream.push_str("Tc\n");
            self.tracking = tracking;
        }
    }

    fn expansion(&self) -> f64 {
        self.expansion.unwrap_or(1.0)
    }

    /// Points to a thousandth of the em, as widths and moves are counted.
    fn unit(&self) -> f64 {
        let size = self.font.map_or(0.0, |(_, size)| size);
        size * self.expansion() / 1000.0
    }

    /// Sets what is added to each space so that a run ends where it should.
    pub fn space<'a>(
        &mut self,
        run: &GlyphRun,
        words: impl Iterator<Item = (usize, &'a EncodedWord)>,
    ) {
        let mut spaces = 0.0;
        let mut lacking = 0.0;
        for (index, word) in words {
            let EncodedWord::Forward(word) = word else {
                continue;
            };
            let next = run.words.get(index + 1);
            let placed = next.map_or(run.width, |next| next.x) - run.words[index].x;
            // White space of other kinds, and what is hyphened, is put in its place by a move.
            let is_text = !run.word_text(index).trim().is_empty() && word.hyphen.is_none();
            if is_text || word.is_space {
                lacking += placed.0 - self.advance(word);
            }
            spaces += f64::from(u8::from(word.is_space));
        }
        if spaces > 0.0 {
            self.set_spacing(rounded(lacking / spaces / self.expansion(), 3));
        }
    }

    /// Sets what is added to each space.
    pub fn set_spacing(&mut self, spacing: f64) {
        if self.spacing != spacing {
            let stream = self.operators();
            stream.push_number(spacing, 3);
            stream.push_str("Tw\n");
            self.spacing = spacing;
        }
    }

    /// How far a word moves the pen, the spacing of words aside.
    fn advance(&self, word: &ForwardWord) -> f64 {
        (word.start + word.width) * self.unit()
            + word.count as f64 * self.tracking * self.expansion()
    }

    /// Goes to a place, from the lower left corner of the page, unless the pen is there.
    pub fn go_to(&mut self, x: Pt, y: Pt) {
        let hundredths = |value: Pt| (value.0 * 100.0).round() as i64;
        let to = (hundredths(x), hundredths(y));
        if to.1 == self.line.1 && (self.pen - x.0).abs() <= SLACK && self.line != (0, 0) {
            return;
        }
        let (right, up) = (to.0 - self.line.0, to.1 - self.line.1);
        let stream = self.operators();
        stream.push_number(right as f64 / 100.0, 2);
        stream.push_number(up as f64 / 100.0, 2);
        stream.push_str("Td\n");
        self.line = to;
        self.pen = to.0 as f64 / 100.0;
    }

    /// Moves the pen on the line, where it is not at its place.
    fn move_to(&mut self, x: f64) {
        let move_by = ((self.pen - x) / self.unit()).round();
        if (self.pen - x).abs() > SLACK && move_by.is_finite() {
            self.strings.pending += move_by;
            self.pen -= move_by * self.unit();
        }
    }

    /// Shows a word whose left edge is here.
    pub fn show(&mut self, word: &ForwardWord, x: f64) {
        if word.count == 0 {
            return;
        }
        self.move_to(x + word.start * self.unit());
        self.strings.open();
        self.strings
            .inside
            .bytes
            .extend_from_slice(&word.show.bytes);
        self.strings.has_moves |= word.has_moves;
        self.pen += self.advance(word) - word.start * self.unit();
        if word.is_space {
            self.pen += self.spacing * self.expansion();
        }
    }

    /// Shows a code whose left edge is here.
    pub fn show_code(&mut self, shown: Shown, x: f64) {
        self.move_to(x);
        self.strings.open();
        shown.value.push_to(&mut self.strings.inside);
        self.pen += shown.width * self.unit() + self.tracking * self.expansion();
    }

    /// Shows a code without a width where the pen is, in a string of its own or in the one that is open.
    /// Nothing is added after it: what follows must not stand to its left.
    pub fn show_mark(&mut self, shown: Shown, apart: bool) {
        let tracking = self.tracking;
        if apart {
            self.flush();
        }
        self.set_tracking(0.0);
        self.show_code(shown, self.pen);
        self.set_tracking(tracking);
        if apart {
            self.flush();
        }
    }

    /// Points to the width of a code.
    pub fn width(&self, shown: Shown) -> f64 {
        shown.width * self.unit()
    }

    /// Where a code of a word stands.
    pub fn place(&self, code: PlacedCode, x: f64) -> f64 {
        x + code.x * self.unit()
    }

    /// Where the hyphen stands that the line breaker added to a word whose left edge is here: each of
    /// its other codes is followed by the tracking.
    pub fn place_of_hyphen(&self, hyphen: PlacedCode, word: &ForwardWord, x: f64) -> f64 {
        self.place(hyphen, x) + word.count as f64 * self.tracking * self.expansion()
    }

    /// Shows that hyphen. A reader that joins the parts of the word sees a hyphen at the end of a line,
    /// and one who listens hears none.
    pub fn show_added_hyphen(&mut self, hyphen: PlacedCode, word: &ForwardWord, x: f64) {
        self.begin_spelled("\u{ad}");
        self.show_code(hyphen.shown, self.place_of_hyphen(hyphen, word, x));
        self.end_spelled();
    }

    /// Begins codes that say something in place of their characters (ISO 32000-1, 14.9.4).
    pub fn begin_spelled(&mut self, text: &str) {
        let stream = self.operators();
        stream.push_str("/Span<</ActualText");
        stream.push_text(text);
        stream.push_str(">>BDC\n");
    }

    /// Ends them.
    pub fn end_spelled(&mut self) {
        self.operators().push_str("EMC\n");
    }

    fn flush(&mut self) {
        let strings = &mut self.strings;
        if strings.inside.bytes.is_empty() {
            return;
        }
        let (before, after) = if strings.has_moves {
            ("[", ")]TJ\n")
        } else {
            ("", ")Tj\n")
        };
        self.stream.push_str(before);
        self.stream.bytes.extend_from_slice(&strings.inside.bytes);
        self.stream.push_str(after);
        // What room it has is kept for the next.
        strings.inside.bytes.clear();
        strings.has_moves = false;
    }
}

impl Strings {
    /// Opens a string, behind the move that was asked for.
    fn open(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let is_first = self.inside.bytes.is_empty();
        if pending != 0.0 {
            if !is_first {
                self.inside.push_str(")");
            }
            self.inside.push_whole(pending);
            self.has_moves = true;
        }
        if is_first || pending != 0.0 {
            self.inside.push_str("(");
        }
    }
}

fn rounded(value: f64, decimals: i32) -> f64 {
    let unit = 10f64.powi(decimals);
    (value * unit).round() / unit
}
