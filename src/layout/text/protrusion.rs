//! Optical margins: how far a mark at the edge of a line hangs into the margin.
//!
//! A line whose edge is a comma looks indented, for most of the comma is white. The amounts follow
//! Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system" (2000), chapter 2,
//! softened: a part of the glyph's own advance.

use super::passage::{Passage, Span};
use crate::geometry::Pt;
use crate::theme::{Align, ParagraphDesign};

/// How far the last mark of a line hangs out whose ink ends at a byte; with a hyphen, that is the mark.
pub fn at_end(passage: &Passage, design: &ParagraphDesign, ink_end: usize, hyphen: bool) -> Pt {
    let text = &passage.content[..ink_end];
    let last = if hyphen {
        Some('-')
    } else {
        text.chars().next_back()
    };
    let Some(mark) = last else {
        return Pt::ZERO;
    };
    let byte = text.len().saturating_sub(1);
    hang(passage, design, (byte, mark), part_at_end(mark))
}

/// How far the first mark of a line that begins at a byte hangs out.
pub fn at_start(passage: &Passage, design: &ParagraphDesign, offset: usize) -> Pt {
    let Some(mark) = passage.content[offset..].chars().next() else {
        return Pt::ZERO;
    };
    hang(passage, design, (offset, mark), part_at_start(mark))
}

/// A part of the advance of a mark at a byte.
fn hang(passage: &Passage, design: &ParagraphDesign, (byte, mark): (usize, char), part: f64) -> Pt {
    if part == 0.0 || passage.align != Align::Justified {
        return Pt::ZERO;
    }
    // Where words run against their paragraph, what ends a line stands within it.
    let runs_along = |span: &&Span| span.attributes.language.direction() == passage.direction;
    let Some(span) = passage.span_at(byte).filter(runs_along) else {
        return Pt::ZERO;
    };
    span.attributes.size * (advance(mark) * part * design.protrusion)
}

/// The advance of a mark in ems. Marks are alike in all faces of a theme: a fair mean serves where
/// the face is not known.
fn advance(mark: char) -> f64 {
    match mark {
        '.' | ',' | '\'' | '\u{2019}' | '\u{2018}' | ':' | ';' => 0.25,
        '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' => 0.32,
        '\u{201c}' | '\u{201d}' | '"' | '\u{ab}' | '\u{bb}' => 0.42,
        '\u{2014}' => 0.85,
        _ => 0.5,
    }
}

/// How much of its advance a character hangs out at the end of a line; 0 to 1.
fn part_at_end(character: char) -> f64 {
    match character {
        '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' => 0.55,
        '.' | ',' | '\u{60c}' | '\u{6d4}' => 0.65,
        '\u{2019}' | '\u{201d}' | '\u{2018}' | '\u{201c}' | '"' | '\'' => 0.5,
        ':' | ';' | '\u{61b}' => 0.35,
        '\u{2013}' => 0.25,
        '\u{2014}' => 0.18,
        '!' | '?' | '\u{61f}' | ')' | ']' => 0.12,
        '\u{bb}' | '\u{203a}' | '\u{ab}' | '\u{2039}' => 0.25,
        'A' | 'F' | 'K' | 'L' | 'T' | 'V' | 'W' | 'Y' => 0.05,
        'k' | 'r' | 't' | 'v' | 'w' | 'x' | 'y' => 0.05,
        _ => 0.0,
    }
}

/// How much of its advance a character hangs out at the start of a line; 0 to 1.
fn part_at_start(character: char) -> f64 {
    match character {
        '\u{2019}' | '\u{201d}' | '\u{2018}' | '\u{201c}' | '\u{201e}' | '\u{201a}' => 0.45,
        '"' | '\'' => 0.45,
        '\u{ab}' | '\u{2039}' | '\u{bb}' | '\u{203a}' => 0.25,
        '(' | '[' => 0.08,
        'A' | 'J' | 'T' | 'V' | 'W' | 'X' | 'Y' => 0.05,
        'v' | 'w' | 'x' | 'y' => 0.04,
        _ => 0.0,
    }
}
