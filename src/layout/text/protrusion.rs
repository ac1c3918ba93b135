//! Optical margins: how far a mark at the edge of a line hangs into the margin.
//!
//! A line whose edge is a comma looks indented, for most of the comma is white. The amounts follow
//! Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system" (2000), chapter 2,
//! softened: a part of the glyph's own advance.

/// How much of its advance a character hangs out at the end of a line; 0 to 1.
pub fn at_end(character: char) -> f64 {
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
pub fn at_start(character: char) -> f64 {
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
