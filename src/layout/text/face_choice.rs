//! Which face sets a character.
//!
//! In: a character, its script and what its span asks for. Out: the first face of the family that
//! has it.

use unicode_normalization::char::decompose_canonical;
use unicode_script::Script;

use super::font::{Face, FaceId, Fonts};
use super::passage::Attributes;
use super::scripts::is_inherited;
use crate::theme::{Theme, Weight};

/// Finds the face of a character; remembers what it found for a style and script.
pub struct FaceChooser<'a> {
    theme: &'a Theme,
    fonts: &'a Fonts,
    lists: Vec<(StyleKey, Vec<FaceId>)>,
}

type StyleKey = (crate::theme::Family, Weight, bool, Script);

impl<'a> FaceChooser<'a> {
    /// A chooser that has found nothing yet.
    pub fn new(theme: &'a Theme, fonts: &'a Fonts) -> Self {
        FaceChooser {
            theme,
            fonts,
            lists: Vec::new(),
        }
    }

    /// The first face of the family that has the character, asking first those that are made for
    /// its script. Marks stay with the face of their base where it has them; what is never drawn
    /// stays where it is.
    pub fn choose(
        &mut self,
        attributes: &Attributes,
        script: Script,
        character: char,
        last: Option<FaceId>,
    ) -> Option<FaceId> {
        let fonts = self.fonts;
        let list = self.list(attributes, script);
        let joins = is_inherited(character);
        if joins && let Some(face) = last.filter(|face| fonts.face(*face).has(character)) {
            return Some(face);
        }
        if is_never_drawn(character) {
            return last.or_else(|| list.first().copied());
        }
        list.iter()
            .copied()
            .find(|face| draws(fonts.face(*face), character))
    }

    /// The first face of the family that has all of a letter and its marks, or of a sequence, if any has.
    pub fn choose_whole(
        &mut self,
        attributes: &Attributes,
        script: Script,
        letter: &str,
    ) -> Option<FaceId> {
        let fonts = self.fonts;
        let mut list = self.list(attributes, script).iter().copied();
        list.find(|face| {
            let drawn = |part| is_never_drawn(part) || draws(fonts.face(*face), part);
            letter.chars().all(drawn)
        })
    }

    /// The face that is asked first.
    pub fn preferred(&mut self, attributes: &Attributes, script: Script) -> Option<FaceId> {
        self.list(attributes, script).first().copied()
    }

    fn list(&mut self, attributes: &Attributes, script: Script) -> &[FaceId] {
        let key = (
            attributes.family,
            attributes.weight,
            attributes.italic,
            script,
        );
        if let Some(index) = self.lists.iter().position(|(known, _)| *known == key) {
            return &self.lists[index].1;
        }
        let mut list: Vec<FaceId> = self
            .theme
            .faces(attributes.family)
            .iter()
            .filter_map(|family| self.face(family, attributes))
            .collect();
        let sample = sample(script);
        // A stable sort keeps the theme's order among the faces that know the script.
        list.sort_by_key(|face| {
            sample.is_some_and(|sample| self.fonts.face(*face).glyph(sample).is_none())
        });
        self.lists.push((key, list));
        self.lists.last().map_or(&[], |(_, list)| list)
    }

    /// Where a family has no italic, emphasis is weight: scripts without italics take bold.
    fn face(&self, family: &str, attributes: &Attributes) -> Option<FaceId> {
        let face = self
            .fonts
            .nearest(family, attributes.weight, attributes.italic)?;
        if attributes.italic && !self.fonts.face(face).italic && attributes.weight < Weight::Bold {
            return self.fonts.nearest(family, Weight::Bold, false);
        }
        Some(face)
    }
}

/// Whether a face can draw a character: as such, or by what the shaper draws in its place, which are its
/// parts (`ȳ` is a y and a macron), a hyphen, or a space of that width.
fn draws(face: &Face, character: char) -> bool {
    if face.has(character) {
        return true;
    }
    match character {
        '\u{2011}' => face.has('-'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => face.has(' '),
        _ if character.is_ascii() => false,
        _ => {
            let (mut parts, mut drawn) = (0, true);
            decompose_canonical(character, |part| {
                parts += 1;
                drawn &= face.has(part);
            });
            parts > 1 && drawn
        }
    }
}

/// A letter that every face for the script has.
fn sample(script: Script) -> Option<char> {
    SAMPLES
        .iter()
        .find(|(known, _)| *known == script)
        .map(|(_, letter)| *letter)
}

/// A letter of each script that faces are made for.
const SAMPLES: &[(Script, char)] = &[
    (Script::Latin, 'a'),
    (Script::Cyrillic, '\u{431}'),
    (Script::Greek, '\u{3b1}'),
    (Script::Arabic, '\u{628}'),
    (Script::Hebrew, '\u{5d0}'),
    (Script::Devanagari, '\u{915}'),
    (Script::Han, '\u{4e00}'),
    (Script::Hiragana, '\u{3042}'),
    (Script::Katakana, '\u{30a2}'),
    (Script::Bopomofo, '\u{3105}'),
    (Script::Hangul, '\u{ac00}'),
    (Script::Thai, '\u{e01}'),
    (Script::Lao, '\u{e81}'),
    (Script::Khmer, '\u{1780}'),
    (Script::Myanmar, '\u{1000}'),
    (Script::Tibetan, '\u{f40}'),
    (Script::Bengali, '\u{995}'),
    (Script::Gurmukhi, '\u{a15}'),
    (Script::Gujarati, '\u{a95}'),
    (Script::Oriya, '\u{b15}'),
    (Script::Tamil, '\u{b95}'),
    (Script::Telugu, '\u{c15}'),
    (Script::Kannada, '\u{c95}'),
    (Script::Malayalam, '\u{d15}'),
    (Script::Sinhala, '\u{d9a}'),
    (Script::Armenian, '\u{561}'),
    (Script::Georgian, '\u{10d0}'),
    (Script::Ethiopic, '\u{1200}'),
    (Script::Cherokee, '\u{13a0}'),
    (Script::Mongolian, '\u{1820}'),
    (Script::Syriac, '\u{710}'),
    (Script::Thaana, '\u{780}'),
    (Script::Nko, '\u{7ca}'),
    (Script::Adlam, '\u{1e922}'),
    (Script::Tifinagh, '\u{2d30}'),
];

/// Characters that the shaper hides (`Default_Ignorable_Code_Point`) or that end a line: any face
/// will do.
pub fn is_never_drawn(character: char) -> bool {
    matches!(
        character,
        '\n' | '\t'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0020}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_script::UnicodeScript;

    #[test]
    fn a_sample_is_a_letter_of_its_script() {
        for (script, letter) in SAMPLES {
            assert_eq!(letter.script(), *script, "{letter:?}");
            assert!(letter.is_alphabetic(), "{letter:?}");
        }
    }
}
