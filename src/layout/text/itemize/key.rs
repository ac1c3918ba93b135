//! What a segment is shaped with.
//!
//! In: what its characters are, and what their span asks for. Out: the key of its shaping.

use super::Kind;
use crate::layout::text::font::{FaceId, Fonts};
use crate::layout::text::passage::Attributes;
use crate::layout::text::scripts;
use crate::layout::text::shape::{Features, ShapingKey};
use crate::theme::{Capitals, Family, Figures};

/// The key of a segment whose figures are raised ones of its face, or plain.
pub(super) fn key(
    attributes: &Attributes,
    kind: Kind,
    face: FaceId,
    (superiors, plain_figures): (bool, bool),
) -> ShapingKey {
    let mut script = [b'Z'; 4];
    for (slot, byte) in script.iter_mut().zip(kind.script.short_name().bytes()) {
        *slot = byte;
    }
    ShapingKey {
        face,
        script,
        language: attributes.language.clone(),
        right_to_left: kind.level % 2 == 1,
        features: Features {
            old_figures: attributes.figures == Figures::Old
                && !superiors
                && !plain_figures
                && !scripts::is_of_squares(&attributes.language),
            tabular_figures: attributes.figures == Figures::Tabular,
            small_letters_small: attributes.capitals != Capitals::Typed && !superiors,
            capitals_small: attributes.capitals == Capitals::AllSmall && !superiors,
            plain_figures,
            superiors,
            no_ligatures: attributes.family == Family::Mono,
        },
    }
}

/// Whether the face has raised figures of its own, better drawn than shrunk ones.
pub(super) fn has_superiors(fonts: &Fonts, face: FaceId, text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && fonts.face(face).has_superiors()
}
