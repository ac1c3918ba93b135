//! How far apart the lines of a document stand that is set in a face of somebody's own.
//!
//! In: a theme, the faces, the language of the document. Out: what the theme's leading is multiplied by. A theme says that
//! for each script, as the program's faces for it want. Nastaliq, in which words hang from the upper right to the
//! lower left, is half as tall again as other Arabic letters: in their lines its words would lie on each other.

use unicode_script::Script;

use super::face_choice::asked;
use super::font::Fonts;
use super::samples::sample;
use crate::language::Tag;
use crate::theme::{Family, Theme, Weight};

/// A face whose letters reach over more ems than this is taller than others of its script.
const TALL: f64 = 1.95;

/// Lines stand apart by this part of what such letters reach over: hardly any word takes all of it.
const REACHED: f64 = 0.85;

/// What the leading of a theme is multiplied by.
pub fn leading(theme: &Theme, fonts: &Fonts, language: &Tag) -> f64 {
    let code = language.script_code();
    let design = theme.scripts.get(code);
    let known = design.map_or(1.0, |design| design.leading);
    let reach = reach(theme, fonts, code).filter(|reach| *reach > TALL);
    let Some(reach) = reach else {
        return known;
    };
    let size = design.map_or(1.0, |design| design.size);
    let body = &theme.styles.body;
    known.max(body.size * (reach * size * REACHED) / body.leading)
}

/// Over how many ems the letters of the face reach that sets the text in a script, if it is somebody's own.
fn reach(theme: &Theme, fonts: &Fonts, code: &str) -> Option<f64> {
    let letter = sample(Script::from_short_name(code)?)?;
    let families = asked(theme, fonts, Family::Serif).into_iter();
    let faces = families.filter_map(|family| fonts.nearest(family, Weight::Regular, false));
    let face = faces
        .map(|face| fonts.face(face))
        .find(|face| face.has(letter))?;
    face.origin.as_ref()?;
    face.reach()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faces_of_the_program_stand_as_the_theme_says() {
        let theme = Theme::default_theme();
        let leading = |tag: &str| {
            let tag = Tag::parse(tag).expect("a tag");
            leading(theme, &Fonts::bundled(), &tag)
        };
        assert_eq!(leading("en"), 1.0);
        assert_eq!(leading("fa"), theme.scripts["Arab"].leading);
        assert_eq!(leading("ja"), theme.scripts["Jpan"].leading);
    }
}
