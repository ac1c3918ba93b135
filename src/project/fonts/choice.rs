//! Which of the fonts that were found a text wants.
//!
//! In: families that a theme names, and characters that no face has. Out: faces. Of a family as many as a theme knows
//! weights, each from the font that comes nearest. For characters those families that have the most of them, so that a
//! text is set in one hand and not in a patchwork: one for text and one for headings, where there are both.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::file::{OwnFace, name};
use super::found::{FoundFont, FoundFonts};
use super::instances::{Instance, instances};
use super::kept::{Faces, KeptFile};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, printable_path};
use crate::language::Tag;
use crate::layout::text::font::{Face, FaceKind, Fonts};
use crate::project::files::Record;
use crate::theme::{Families, Weight};

/// How far a font that is narrower or wider than usual is from one that is not: further than any weight.
const OTHER_WIDTH: u32 = 1000;

/// What the names of families end in that draw the signs of Han as one country writes them.
const COUNTRIES: &[(&str, &str)] = &[
    ("ja", "JP"),
    ("ko", "KR"),
    ("zh-Hans", "SC"),
    ("zh-HK", "HK"),
    ("zh-Hant", "TC"),
    ("zh-TW", "TC"),
    ("zh", "SC"),
];

/// What finds faces for one briefing.
pub struct Wanted<'a> {
    /// The fonts that were found.
    pub found: &'a FoundFonts,
    /// What was opened before.
    pub faces: &'a Faces,
}

impl Wanted<'_> {
    /// The faces that there are, and those of families that a theme names.
    pub fn named(
        &self,
        families: &Families,
        fonts: &Arc<Fonts>,
        files: &mut Record<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Arc<Fonts> {
        let lists = [&families.serif, &families.sans, &families.mono];
        let mut wanted: Vec<&str> = Vec::new();
        for family in lists.into_iter().flatten().map(String::as_str) {
            let is_there = fonts.nearest(family, Weight::Regular, false).is_some();
            if !is_there && !wanted.contains(&family) {
                wanted.push(family);
            }
        }
        let mut own = self.faces_of(&wanted, files, diagnostics);
        own.retain(|face| {
            let draws = face.clone().open().is_some_and(|face| face.draws_letters());
            if !draws {
                let path = printable_path(&face.origin.path);
                let message = format!("the font `{path}` has no outlines that can be drawn");
                let wrong = Diagnostic::general("font-unreadable", Severity::Error, message);
                diagnostics.push(wrong.help("name another family, or take the file away"));
            }
            draws
        });
        self.faces.with(fonts, own)
    }

    /// The faces that there are, and those that have characters which none of them has; `None` where there is none
    /// of these either.
    pub fn covering(
        &self,
        missing: &[char],
        language: &Tag,
        (fonts, files): (&Arc<Fonts>, &mut Record<'_>),
        diagnostics: &mut Diagnostics,
    ) -> Option<Arc<Fonts>> {
        let families = self.families(missing, language);
        let is_new = |family: &&str| fonts.families().all(|known| known != *family);
        let families: Vec<&str> = families.into_iter().filter(is_new).collect();
        if families.is_empty() {
            return None;
        }
        let own = self.faces_of(&families, files, diagnostics);
        Some(self.faces.with(fonts, own))
    }

    /// The fonts that have characters which no face has, and may go into no document: a sentence for each.
    pub fn refused(&self, missing: &[char]) -> Vec<String> {
        let mut said = Vec::new();
        let mut left: BTreeSet<char> = missing.iter().copied().collect();
        for font in self.found.iter().filter(|font| font.stands_in) {
            let Some(reason) = font.description.embedding.refusal() else {
                continue;
            };
            let has = |character: &char| font.coverage.has(*character);
            let Some(first) = left.iter().copied().find(has) else {
                continue;
            };
            left.retain(|character| !font.coverage.has(*character));
            let path = printable_path(&font.path);
            said.push(format!("`{path}` has `{first}`, and {reason}"));
        }
        said
    }

    /// The families that have characters, as few as there need be of each kind.
    fn families(&self, missing: &[char], language: &Tag) -> Vec<&str> {
        let usable = |font: &&FoundFont| font.stands_in && font.may_be_used();
        let usable: Vec<&FoundFont> = self.found.iter().filter(usable).collect();
        let of_kind = |kind: FaceKind| {
            let fonts = usable.iter().copied();
            let fonts = fonts.filter(move |font| font.description.kind == kind);
            fonts.collect::<Vec<&FoundFont>>()
        };
        let missing: BTreeSet<char> = missing.iter().copied().collect();
        let covering = |kind: FaceKind, missing: &BTreeSet<char>| {
            let draws = |font: &FoundFont| self.draws(font, missing);
            covering(of_kind(kind), missing, language, &draws)
        };
        let (mut families, serif_left) = covering(FaceKind::Serif, &missing);
        let (sans, sans_left) = covering(FaceKind::Sans, &missing);
        families.extend(sans);
        let left = serif_left.intersection(&sans_left).copied().collect();
        let (mono, _) = covering(FaceKind::Mono, &left);
        families.extend(mono);
        families
    }

    /// Whether a font draws what it has of some characters: one of pictures alone, or one that is damaged, does not.
    fn draws(&self, font: &FoundFont, missing: &BTreeSet<char>) -> bool {
        let Ok(file) = self.faces.file(&font.path) else {
            return false;
        };
        let name = name(&font.description.family, Weight::Regular, false);
        let face = Face::read(name, file.bytes, font.index);
        let has = missing.iter().copied();
        let has = has.filter(|character| font.coverage.has(*character));
        face.is_some_and(|face| face.draws_any(has))
    }

    /// The faces of families that were found.
    fn faces_of(
        &self,
        families: &[&str],
        files: &mut Record<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<OwnFace> {
        let mut own = Vec::new();
        for family in families {
            for picked in picked(self.found.of_family(family)) {
                match self.read(&picked, files) {
                    Ok(face) => own.push(face),
                    Err(diagnostic) => diagnostics.push(*diagnostic),
                }
            }
        }
        own
    }

    fn read(
        &self,
        picked: &Picked<'_>,
        files: &mut Record<'_>,
    ) -> Result<OwnFace, Box<Diagnostic>> {
        let font = picked.font;
        let file = self.faces.file(&font.path);
        let bytes = file.as_ref().ok().map(|file| file.bytes.len() as u64);
        let digest = |file: &KeptFile| self.faces.digest(&file.origin, &file.bytes);
        files.note(&font.path, bytes, || file.as_ref().ok().map(digest));
        let file = file.map_err(|error| {
            let path = printable_path(&font.path);
            let message = format!("the font `{path}` cannot be read: {error}");
            let wrong = Diagnostic::general("font-unreadable", Severity::Error, message);
            Box::new(wrong.help("it was there when fonts were looked for"))
        })?;
        let Instance {
            weight,
            italic,
            location,
            ..
        } = picked.instance.clone();
        Ok(OwnFace {
            name: name(&font.description.family, weight, italic),
            bytes: file.bytes,
            index: font.index,
            location,
            origin: file.origin,
        })
    }
}

/// Families that have characters, and what they leave: each time the one that has the most of what is left; of
/// several that have as many the one that is made for the language, else the first. One that does not draw what it has
/// is passed over.
fn covering<'f>(
    mut fonts: Vec<&'f FoundFont>,
    missing: &BTreeSet<char>,
    language: &Tag,
    draws: &dyn Fn(&FoundFont) -> bool,
) -> (Vec<&'f str>, BTreeSet<char>) {
    let mut families = Vec::new();
    let mut left = missing.clone();
    while !left.is_empty() {
        let count = |font: &FoundFont| {
            let has = left
                .iter()
                .filter(|character| font.coverage.has(**character));
            has.count()
        };
        let rank = |font: &FoundFont| (count(font), is_for(&font.description.family, language));
        let mut best: Option<(&FoundFont, (usize, bool))> = None;
        for font in fonts.iter().copied() {
            let rank = rank(font);
            if best.is_none_or(|(_, known)| rank > known) {
                best = Some((font, rank));
            }
        }
        let Some((best, _)) = best.filter(|(_, (count, _))| *count > 0) else {
            break;
        };
        let family = best.description.family.as_str();
        if !draws(best) {
            fonts.retain(|font| font.description.family != family);
            continue;
        }
        families.push(family);
        let of_family = fonts
            .iter()
            .filter(|font| font.description.family == family);
        for font in of_family {
            left.retain(|character| !font.coverage.has(*character));
        }
    }
    (families, left)
}

/// Whether a family draws signs as the country of a language writes them.
fn is_for(family: &str, language: &Tag) -> bool {
    let tag = language.as_str();
    let begins = |known: &str| {
        let rest = tag.strip_prefix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let found = COUNTRIES.iter().find(|(known, _)| begins(known));
    found.is_some_and(|(_, country)| family.split_whitespace().any(|word| word == *country))
}

/// A face of a font that was found.
struct Picked<'f> {
    font: &'f FoundFont,
    instance: Instance,
}

/// The faces of a family: for each weight and slope of a theme the one that comes nearest.
fn picked<'f>(fonts: impl Iterator<Item = &'f FoundFont>) -> Vec<Picked<'f>> {
    let mut picked: Vec<Picked<'f>> = Vec::new();
    for font in fonts.filter(|font| font.may_be_used()) {
        for instance in instances(&font.description) {
            let is_alike = |known: &&mut Picked<'_>| {
                (known.instance.weight, known.instance.italic) == (instance.weight, instance.italic)
            };
            let distance = distance(font, &instance);
            match picked.iter_mut().find(is_alike) {
                Some(known) if self::distance(known.font, &known.instance) <= distance => {}
                Some(known) => *known = Picked { font, instance },
                None => picked.push(Picked { font, instance }),
            }
        }
    }
    picked.sort_by_key(|face| (face.instance.italic, face.instance.weight));
    picked
}

/// How far a font is from what a theme means by a weight.
fn distance(font: &FoundFont, instance: &Instance) -> u32 {
    let width = u32::from(font.description.width.abs_diff(100));
    let weight = u32::from(instance.number.abs_diff(instance.weight.number()));
    weight + width * OTHER_WIDTH
}
