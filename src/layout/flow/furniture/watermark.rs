//! A word behind the text, in the middle of the sheet: as large as the sheet allows.

use super::{FurniturePiece, Misfit, Setter};
use crate::geometry::{Color, Pt};
use crate::layout::frame::{Item, Mark};
use crate::theme::Sheet;

/// A watermark is so pale that text over it keeps its contrast.
const PALE: Color = Color {
    red: 0xec,
    green: 0xee,
    blue: 0xf0,
};
/// The size of a watermark of few letters.
const LARGEST: Pt = Pt(96.0);
/// The size below which it is no watermark, but a line that disturbs the others.
const SMALLEST: Pt = Pt(14.0);
/// The part of the sheet's width that it may take.
const WIDEST: f64 = 0.86;

/// A watermark that was measured.
#[derive(Debug)]
pub struct Watermark {
    /// What it says.
    pub words: String,
    size: Pt,
    width: Pt,
}

/// Measures a watermark, and what it lacks to fit a sheet.
pub fn measure(words: &str, sheet: &Sheet, setter: &mut Setter<'_>) -> (Watermark, Option<Misfit>) {
    let (natural, room) = (setter.width(words, LARGEST), sheet.width * WIDEST);
    let part = room / natural.max(room);
    let size = LARGEST * part;
    let misfit = (size < SMALLEST).then(|| Misfit {
        piece: FurniturePiece::Watermark,
        length: natural * (SMALLEST / LARGEST),
        room,
    });
    let watermark = Watermark {
        words: words.to_string(),
        size,
        width: natural * part,
    };
    (watermark, misfit)
}

impl Watermark {
    /// Sets it at its place on a sheet.
    pub fn set(&self, sheet: &Sheet, mark: Mark, setter: &mut Setter<'_>) -> Vec<Item> {
        let right = (sheet.width + self.width) * 0.5;
        let mut items = setter.put(&self.words, self.size, (PALE, mark), right);
        for item in &mut items {
            item.shift(Pt::ZERO, sheet.height * 0.5 + self.size * 0.35);
        }
        items
    }
}
