//! Words of a picture, as words: whoever lays the picture out sets them in faces of its own.
//!
//! In: made by the reading of SVG. Out: set by the layout above what else is drawn, so that they can be
//! found and copied; written by the EPUB as the text of an SVG.

use crate::geometry::{Color, Transform};

/// Words on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Inscription {
    /// From its own coordinates to those of the picture. It stands on a baseline that runs to the right through
    /// the origin.
    pub transform: Transform,
    /// What of it stands at the origin.
    pub anchor: Anchor,
    /// Its parts, each behind the one before it.
    pub letterings: Vec<Lettering>,
}

/// What of an inscription stands at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// Words of one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    /// The words.
    pub text: String,
    /// The em, in the inscription's units.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// Whether all their letters are as wide as each other.
    pub monospaced: bool,
    /// Their colour.
    pub color: Color,
    /// How much further right they stand than where those before them end.
    pub right: f64,
    /// How far below the baseline they stand.
    pub down: f64,
    /// How wide they are to be, where that is said.
    pub length: Option<f64>,
}

impl Inscription {
    /// All its words.
    pub fn text(&self) -> String {
        let texts = self.letterings.iter();
        texts.map(|lettering| lettering.text.as_str()).collect()
    }
}
