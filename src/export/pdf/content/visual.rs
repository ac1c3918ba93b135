//! What stands among letters from right to left.
//!
//! In: a line of it. Out: its pieces ([`lines`](super::super::lines)) in one piece of marked content, and
//! what that says in the order of the text. How readers take such a line was measured:
//!
//! - A space is a code; what a line adds to it stands to its left.
//! - U+200F stands left of what runs from left to right, and of marks between numbers, in a string of
//!   its own: poppler would take these for the beginning of what runs on from left to right.

use super::super::lines::{Line, Order, Piece, PlacedText};
use super::super::words::EncodedWord;
use super::super::words::right_to_left::{LastMarks, VisualCode, VisualWord};
use super::{Encoder, spelled};
use crate::document::is_blank;
use crate::geometry::Pt;
use crate::layout::frame::{GlyphRun, Mark};

/// A word of a piece, encoded.
struct Placed<'a> {
    at: PlacedText<'a>,
    word: &'a EncodedWord,
}

impl Placed<'_> {
    /// Marks of its last letter that are to be said.
    fn last_marks(&self) -> Option<&LastMarks> {
        match self.word {
            EncodedWord::Visual(word) => word.last_marks.as_ref(),
            EncodedWord::Forward(_) => None,
        }
    }
}

/// What was shown last.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing, or what runs from right to left.
    Letter,
    /// A mark between numbers, at the level of what runs from right to left.
    Separator,
    /// What runs from left to right.
    Forward,
}

impl Encoder<'_> {
    /// Draws a line.
    pub(super) fn visual(&mut self, line: &Line<'_>) {
        let pieces = line.pieces();
        let Some(first) = pieces.first() else {
            // White space that nobody sees still keeps words apart.
            if let Some(last) = self.marked.last_mut().and_then(|last| last.said.as_mut()) {
                last.push_str(&line.said());
            }
            return;
        };
        let run = first.words[0].run;
        self.enter_text();
        match run.mark {
            Mark::Content(slot) => {
                // What nobody hears gets no element of its own, which a listener would stop at.
                let said = Some(line.said()).filter(|said| !is_blank(said));
                self.close();
                self.begin_content("Span", slot, said);
                pieces.iter().for_each(|piece| self.piece(piece));
                self.text.operators().push_str("EMC\n");
            }
            Mark::Running(_) | Mark::Decoration => {
                self.mark(run.mark);
                pieces.iter().for_each(|piece| self.piece(piece));
            }
        }
    }

    /// Shows a piece.
    fn piece(&mut self, piece: &Piece<'_>) {
        let table = self.table;
        let words = piece.words.iter().enumerate().filter_map(|(index, at)| {
            let word = table.word(at.run, at.index, piece.variant(index))?;
            Some(Placed { at: *at, word })
        });
        let mut words: Vec<Placed<'_>> = words.collect();
        if piece.order != Order::SignBySign {
            words.sort_by(|one, other| one.at.edges.0.total_cmp(&other.at.edges.0));
        }
        let mut before = match piece.continues {
            true => Before::Forward,
            false => Before::Letter,
        };
        // Whether the space to the left has said the last marks of a word.
        let mut said = false;
        for (index, placed) in words.iter().enumerate() {
            let run = placed.at.run;
            self.color(run.color);
            self.text.set(table.index(run.face), run);
            self.text.set_spacing(0.0);
            let (left, _) = placed.at.edges;
            if index == 0 {
                self.text.go_to(Pt(left), self.height - run.y);
            }
            let spelled = spelled(run, placed.at.index);
            spelled.inspect(|text| self.text.begin_spelled(text));
            match placed.word {
                EncodedWord::Forward(_) => self.forward_word(placed, &mut before),
                EncodedWord::Visual(word) if piece.order == Order::SignBySign => {
                    for code in word.codes.iter().rev() {
                        self.visual_code(placed, code, &mut before);
                    }
                    let marks = word.last_marks.iter().flat_map(|marks| &marks.alone);
                    for mark in marks.rev() {
                        self.text.show_code(*mark, left);
                    }
                }
                EncodedWord::Visual(word) => {
                    let next = words.get(index + 1);
                    let marks = next.and_then(Placed::last_marks);
                    said = self.visual_word(placed, word, (marks, said), &mut before);
                }
            }
            spelled.inspect(|_| self.text.end_spelled());
        }
    }

    /// Shows a word from left to right.
    fn forward_word(&mut self, placed: &Placed<'_>, before: &mut Before) {
        let EncodedWord::Forward(word) = placed.word else {
            return;
        };
        let run = placed.at.run;
        if !run.is_right_to_left() && *before != Before::Forward {
            self.direction_mark(run, *before);
        }
        let (left, right) = placed.at.edges;
        // What a line adds to a space stands to its left.
        let wide = word.width * run.size.0 * run.expansion / 1000.0;
        let x = if placed.at.is_space() {
            right - wide
        } else {
            left
        };
        self.text.show(word, x);
        if let Some(hyphen) = word.hyphen {
            let x = self.text.place_of_hyphen(hyphen, word, left);
            self.text.show_code(hyphen.shown, x);
        }
        *before = Before::Forward;
    }

    /// Shows a word from right to left; gives whether it is a space that has said the marks of the
    /// next. The marks are those of the next word, and whether its own were said.
    fn visual_word(
        &mut self,
        placed: &Placed<'_>,
        word: &VisualWord,
        (next, said): (Option<&LastMarks>, bool),
        before: &mut Before,
    ) -> bool {
        let (left, right) = placed.at.edges;
        if word.is_space {
            let saying = next.and_then(|marks| marks.space);
            let own = word.codes.first().map(|code| code.placed.shown);
            if let Some(shown) = saying.or(own) {
                self.text.show_code(shown, right - self.text.width(shown));
            }
            *before = Before::Letter;
            return saying.is_some();
        }
        if let Some(marks) = word.last_marks.as_ref().filter(|_| !said) {
            for mark in &marks.alone {
                self.text.show_code(*mark, left);
            }
        }
        for code in &word.codes {
            self.visual_code(placed, code, before);
        }
        false
    }

    fn visual_code(&mut self, placed: &Placed<'_>, code: &VisualCode, before: &mut Before) {
        let (left, _) = placed.at.edges;
        if code.is_separator {
            self.direction_mark(placed.at.run, *before);
        }
        let x = self.text.place(code.placed, left);
        self.text.show_code(code.placed.shown, x);
        *before = match code.is_separator {
            true => Before::Separator,
            false => Before::Letter,
        };
    }

    /// Shows U+200F, apart from what stands to its left but a mark of a number.
    fn direction_mark(&mut self, run: &GlyphRun, before: Before) {
        let Some(mark) = self.table.direction_mark(run.face) else {
            return;
        };
        self.text.show_mark(mark, before != Before::Separator);
    }
}
