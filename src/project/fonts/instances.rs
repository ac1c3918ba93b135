//! Which faces a font holds, in the weights that a theme knows.
//!
//! In: what a font says of itself. Out: its faces: one of a font of one design; of a variable one a face for each
//! weight that its axis reaches, and leaning ones where it can lean. Names that its maker gave to places in between
//! say nothing that the axes do not.

use crate::layout::text::font::{Description, Location};
use crate::theme::Weight;

/// The axes of weight, of true italics and of slanted letters (OpenType, "Registered design-variation axis tags").
const WEIGHT: [u8; 4] = *b"wght";
const ITALIC: [u8; 4] = *b"ital";
const SLANT: [u8; 4] = *b"slnt";

/// How far letters lean that stand for italics, in degrees; to the right is below 0.
const LEANING: f32 = -12.0;

/// A face of a font.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    /// The weight of a theme that it stands for.
    pub weight: Weight,
    /// How heavy it truly is.
    pub number: u16,
    /// Whether it leans.
    pub italic: bool,
    /// Where it is in the design space.
    pub location: Location,
}

/// The faces of a font.
pub fn instances(font: &Description) -> Vec<Instance> {
    let mut instances = Vec::new();
    for (number, weights) in weights(font) {
        for (italic, slope) in slopes(font) {
            instances.push(Instance {
                weight: Weight::nearest(number),
                number,
                italic,
                location: weights.iter().chain(&slope).copied().collect(),
            });
        }
    }
    instances
}

/// The weights that it reaches, each nearest to what a theme wants.
fn weights(font: &Description) -> Vec<(u16, Location)> {
    let Some([least, most]) = font.axis(WEIGHT) else {
        return vec![(font.weight, Location::new())];
    };
    let mut weights: Vec<(u16, Location)> = Vec::new();
    for wanted in Weight::ALL {
        let value = f32::from(wanted.number()).min(most).max(least);
        let number = (value.round() as u16).clamp(1, 1000);
        if Weight::nearest(number) == wanted && value.is_finite() {
            weights.push((number, vec![(WEIGHT, value)]));
        }
    }
    weights
}

/// Upright, or leaning, or both.
fn slopes(font: &Description) -> Vec<(bool, Location)> {
    let plain = (font.italic, Location::new());
    if font.italic {
        return vec![plain];
    }
    match (font.axis(ITALIC), font.axis(SLANT)) {
        (Some([_, most]), slant) if most >= 1.0 => {
            let slant = slant.map(|[least, _]| (SLANT, LEANING.max(least)));
            let leaning = std::iter::once((ITALIC, 1.0)).chain(slant);
            vec![plain, (true, leaning.collect())]
        }
        (_, Some([least, _])) if least <= LEANING / 2.0 => {
            vec![plain, (true, vec![(SLANT, LEANING.max(least))])]
        }
        _ => vec![plain],
    }
}
