//! A word behind the text, in the middle of the sheet: as large as the sheet allows.

use super::{FurniturePiece, Misfit, Setter};
use crate::geometry::{Color, Pt, Transform};
use crate::layout::frame::{Group, Item, Mark};
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
    /// By how much it rises, in radians.
    angle: f64,
}

/// Measures a watermark, and what it lacks to fit a sheet.
pub fn measure(words: &str, sheet: &Sheet, setter: &mut Setter<'_>) -> (Watermark, Option<Misfit>) {
    let angle = setter.theme.paragraph.watermark_angle.to_radians();
    let natural = setter.width(words, LARGEST);
    let part = part_on(sheet, (natural, angle));
    let room = natural * part;
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
        angle,
    };
    (watermark, misfit)
}

/// A watermark in the middle of a cover so wide, around a baseline at y 0.
pub fn on_cover(words: &str, (width, color): (Pt, Color), setter: &mut Setter<'_>) -> Vec<Item> {
    let (natural, room) = (setter.width(words, LARGEST), width * WIDEST);
    let part = room / natural.max(room);
    let right = (width + natural * part) * 0.5;
    setter.put(words, LARGEST * part, (color, Mark::Decoration), right)
}

impl Watermark {
    /// Sets it at its place on a sheet.
    pub fn set(&self, sheet: &Sheet, mark: Mark, setter: &mut Setter<'_>) -> Vec<Item> {
        let middle = ((sheet.width * 0.5).0, (sheet.height * 0.5).0);
        let mut items = setter.put(&self.words, self.size, (PALE, mark), self.width * 0.5);
        let down = self.size * 0.35;
        if self.angle == 0.0 {
            for item in &mut items {
                item.shift(Pt(middle.0), Pt(middle.1) + down);
            }
            return items;
        }
        for item in &mut items {
            item.shift(Pt::ZERO, down);
        }
        let transform = Transform::moving(middle.0, middle.1).after(Transform::rising(self.angle));
        vec![Item::Group(Group {
            transform,
            items,
            mark,
        })]
    }
}

/// How large a watermark of such a width is set on a sheet that rises by an angle, as a part of what it would be: it
/// keeps away from the edges.
fn part_on(sheet: &Sheet, (natural, angle): (Pt, f64)) -> f64 {
    let (sine, cosine) = angle.sin_cos();
    let across = natural * cosine + LARGEST * sine;
    let up = natural * sine + LARGEST * cosine;
    let part = (sheet.width * WIDEST / across).min(sheet.height * WIDEST / up);
    part.min(1.0)
}
