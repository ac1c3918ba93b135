//! Which fonts there are, for somebody who looks for one.
//!
//! In: the faces of the program, fonts that were found, and the text of a file if there is one. Out: a [`ListedFont`] for
//! each, with the scripts that it is for and how much of the text it has; and the characters that none has.

use std::collections::BTreeSet;
use std::path::PathBuf;

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_script::Script;

use super::coverage::Coverage;
use super::found::FoundFonts;
use crate::layout::text::font::{Embedding, Face, Fonts};
use crate::layout::text::sample;
use crate::theme::Weight;

/// How many characters of a script a font has that is for it, where no one letter tells.
const ENOUGH: usize = 8;

/// A font that there is.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedFont {
    /// Its family.
    pub family: String,
    /// How heavy it is, 1 to 1000: from the lightest to the heaviest of a variable one.
    pub weights: (u16, u16),
    /// Whether it leans.
    pub italic: bool,
    /// Its file, and which font of it; none where it is compiled in.
    pub file: Option<(PathBuf, u32)>,
    /// The scripts that it is for (ISO 15924).
    pub scripts: Vec<&'static str>,
    /// What its maker allows.
    pub embedding: Embedding,
    /// How many characters of the text it has.
    pub covers: usize,
    /// Whether one of them is of more than ASCII, which every font has.
    pub is_telling: bool,
}

/// The fonts that there are, and what a text wants that they have not.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// The fonts, those of the program first.
    pub fonts: Vec<ListedFont>,
    /// How many characters the text has that are drawn, each counted once.
    pub characters: usize,
    /// Those that no font has, in the order of code points.
    pub uncovered: Vec<char>,
}

/// Lists the fonts; `text` is that of the file, if there is one.
pub fn listing(fonts: &Fonts, found: &FoundFonts, text: Option<&str>) -> Listing {
    let characters: BTreeSet<char> = text.unwrap_or_default().chars().collect();
    let characters: BTreeSet<char> = characters.into_iter().filter(is_drawn).collect();
    let mut uncovered = characters.clone();
    let mut listed = Vec::new();
    let mut add = |coverage: &Coverage, font: ListedFont| {
        let has = |character: &&char| coverage.has(**character);
        let covers = characters.iter().filter(has).count();
        if font.embedding == Embedding::Allowed {
            uncovered.retain(|character| !coverage.has(*character));
        }
        let scripts = coverage.scripts(|script, count| is_for(coverage, script, count));
        listed.push(ListedFont {
            scripts,
            covers,
            is_telling: characters
                .iter()
                .any(|one| !one.is_ascii() && coverage.has(*one)),
            ..font
        });
    };
    for face in fonts.faces() {
        add(&Coverage::of(&face.font), of_face(face));
    }
    for font in found.iter() {
        let description = &font.description;
        let [least, most] = description.axis(*b"wght").unwrap_or([0.0; 2]);
        let is_variable = least < most;
        let of_one = (description.weight, description.weight);
        let font_listed = ListedFont {
            family: description.family.clone(),
            weights: match is_variable {
                true => (least.round() as u16, most.round() as u16),
                false => of_one,
            },
            italic: description.italic,
            file: Some((font.path.clone(), font.index)),
            scripts: Vec::new(),
            embedding: description.embedding,
            covers: 0,
            is_telling: false,
        };
        add(&font.coverage, font_listed);
    }
    Listing {
        fonts: listed,
        characters: characters.len(),
        uncovered: uncovered.into_iter().collect(),
    }
}

fn of_face(face: &Face) -> ListedFont {
    let number = Weight::number(face.weight);
    ListedFont {
        family: face.family.clone(),
        weights: (number, number),
        italic: face.italic,
        file: face
            .origin
            .as_ref()
            .map(|origin| (origin.path.clone(), face.index)),
        scripts: Vec::new(),
        embedding: Embedding::Allowed,
        covers: 0,
        is_telling: false,
    }
}

/// Whether a font is for a script: it has the letter that every such font has, or else some of its characters.
fn is_for(coverage: &Coverage, script: Script, count: usize) -> bool {
    match sample(script) {
        Some(letter) => coverage.has(letter),
        None => count >= ENOUGH,
    }
}

/// Whether something is drawn for a character.
fn is_drawn(character: &char) -> bool {
    use GeneralCategory as Category;
    !matches!(
        get_general_category(*character),
        Category::Control
            | Category::Format
            | Category::LineSeparator
            | Category::ParagraphSeparator
            | Category::SpaceSeparator
            | Category::Surrogate
    ) && !('\u{fe00}'..='\u{fe0f}').contains(character)
}
