//! How large the letters of a face are that stands in for another: as high as those that they stand among.
//!
//! In: a face, and that of the family that it stands in for. Out: what its size is multiplied by. The faces of the
//! program are matched by their theme (`[scripts]`); what comes from elsewhere is measured. Letters with a small form
//! are matched by the x-height, as readers see that first; others by the mean of x-height and capitals of the Latin
//! letters that their own face has beside them. Ideographs fill their squares, whatever stands beside them.

use unicode_script::Script;

use super::font::{Face, FaceId, Fonts};
use super::passage::Attributes;
use super::writing::is_east_asian;
use crate::theme::Theme;

/// No letter is made larger or smaller than this: a face whose heights say more than that says something else by them.
const LEAST: f64 = 0.85;
const MOST: f64 = 1.2;

/// What the size of a face is multiplied by where words want another family: that which the theme names first.
pub fn scale(
    attributes: &Attributes,
    (face, script): (FaceId, Script),
    theme: &Theme,
    fonts: &Fonts,
) -> f64 {
    if fonts.own().next().is_none() {
        return 1.0;
    }
    let family = theme.faces(attributes.family).first();
    let around =
        family.and_then(|family| fonts.nearest(family, attributes.weight, attributes.italic));
    around.map_or(1.0, |around| {
        between(fonts.face(face), fonts.face(around), script)
    })
}

/// What the size of a face is multiplied by among letters of another.
fn between(face: &Face, around: &Face, script: Script) -> f64 {
    let is_measured = face.origin.is_some() || around.origin.is_some();
    if !is_measured || face.family == around.family {
        return 1.0;
    }
    let wanted = match height(face, script) {
        Some(own) if own > 0.0 => height(around, script).unwrap_or(own) / own,
        _ => 1.0,
    };
    wanted.clamp(LEAST, MOST)
}

/// How high the letters of a face are, for a script; `None` where that says nothing.
fn height(face: &Face, script: Script) -> Option<f64> {
    match script {
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian | Script::Coptic => {
            Some(face.x_height)
        }
        script if is_east_asian(script) => None,
        _ => face
            .glyph('x')
            .map(|_| (face.x_height + face.cap_height) * 0.5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Weight;

    #[test]
    fn letters_from_elsewhere_are_as_high_as_those_around_them() {
        let fonts = Fonts::bundled();
        let face = |family: &str| {
            let face = fonts.nearest(family, Weight::Regular, false);
            fonts.face(face.expect("a bundled family"))
        };
        let (serif, sans) = (face("Source Serif 4"), face("Source Sans 3"));
        // The program's own are matched by the theme.
        assert_eq!(between(sans, serif, Script::Latin), 1.0);
        let height = |face: &Face, script| height(face, script).expect("a height");
        assert_eq!(height(sans, Script::Greek), sans.x_height);
        let mean = (sans.x_height + sans.cap_height) * 0.5;
        assert_eq!(height(sans, Script::Ethiopic), mean);
        assert_eq!(super::height(sans, Script::Han), None);
    }
}
