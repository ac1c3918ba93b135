//! Which face sets a character.
//!
//! In: a character, its script and what its span asks for. Out: the first face of the family that
//! has it. Behind those that the theme names stands every other face that there is, so that a character is
//! missing only where none has it: first those whose letters are of the family's kind.

use unicode_normalization::char::decompose_canonical;
use unicode_script::Script;

use super::font::{Face, FaceId, FaceKind, Fonts};
use super::passage::Attributes;
use super::samples::sample;
use super::scripts::is_inherited;
use crate::theme::{Family, Theme, Weight};

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
        let mut list: Vec<FaceId> = asked(self.theme, self.fonts, attributes.family)
            .into_iter()
            .filter_map(|family| self.face(family, attributes))
            .collect();
        let sample = sample(script);
        let named = self.theme.faces(attributes.family);
        let is_named = |face: FaceId| named.contains(&self.fonts.face(face).family);
        let knows = |face: FaceId| {
            sample.is_none_or(|sample| self.fonts.face(face).glyph(sample).is_some())
        };
        // Where the theme names none that knows the script, the first of the others does for it.
        let is_lacking = !list.iter().any(|face| is_named(*face) && knows(*face));
        let first = list.iter().copied().find(|face| knows(*face));
        let first = first.filter(|_| is_lacking);
        // A stable sort keeps the theme's order. What is of no script, as a full stop, and not in the face of the
        // text comes from those that the theme names, before all that happen to know the script.
        list.sort_by_key(|face| match (is_named(*face), knows(*face)) {
            (true, true) => 0,
            (false, _) if first == Some(*face) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
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

/// The families that are asked for a family of a theme, in their order: those that it names, and behind them all others,
/// those of its kind first.
pub fn asked<'a>(theme: &'a Theme, fonts: &'a Fonts, family: Family) -> Vec<&'a str> {
    let named = theme.faces(family);
    let mut others: Vec<&Face> = Vec::new();
    for face in fonts.faces() {
        let is_known = others.iter().any(|known| known.family == face.family);
        if !is_known && !named.contains(&face.family) {
            others.push(face);
        }
    }
    others.sort_by_key(|face| distance(family, face.kind));
    let others = others.iter().map(|face| face.family.as_str());
    named.iter().map(String::as_str).chain(others).collect()
}

/// Whether no face draws a character that is to be drawn.
pub fn is_missing(fonts: &Fonts, character: char) -> bool {
    !is_never_drawn(character) && !fonts.faces().any(|face| draws(face, character))
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

/// How far letters of a kind are from what a family of a theme is for.
fn distance(family: Family, kind: FaceKind) -> usize {
    let kinds = match family {
        Family::Serif => [FaceKind::Serif, FaceKind::Sans, FaceKind::Mono],
        Family::Sans => [FaceKind::Sans, FaceKind::Serif, FaceKind::Mono],
        Family::Mono => [FaceKind::Mono, FaceKind::Sans, FaceKind::Serif],
    };
    let found = kinds.iter().position(|known| *known == kind);
    found.unwrap_or(kinds.len())
}

/// Characters that the shaper hides (`Default_Ignorable_Code_Point`) or that end a line: any face
/// will do.
pub fn is_never_drawn(character: char) -> bool {
    matches!(
        character,
        '\n' | '\t'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0020}'..='\u{e007f}'
            // Selectors of variants: that of the ideograph before them.
            | '\u{e0100}'..='\u{e01ef}'
    )
}
