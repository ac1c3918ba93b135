//! What a font file says of itself: its names, how heavy and wide it is, what may be done with it.
//!
//! In: a font, of which no more need be at hand than its small tables. Out: a [`Description`]. Names are those that
//! a family has in menus: the typographic ones before those of old programs, which know four styles of a
//! family (OpenType, "name", 16 and 1).

use harfrust::Font;
use harfrust::font::attribute::Style;
use read_fonts::TableProvider;
use read_fonts::types::NameId;

/// How long a name may be, in characters.
const LONGEST_NAME: usize = 128;

/// What letters are like, which decides between faces that both have a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceKind {
    /// With feet, or a brush's; for text.
    Serif,
    /// Without.
    Sans,
    /// All of one width.
    Mono,
}

/// What its maker allows (OpenType, "OS/2", fsType).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Embedding {
    /// Parts of it may go into a document.
    Allowed,
    /// It may go into no document.
    Restricted,
    /// It may only go into one whole.
    WholeOnly,
    /// Only pictures of its letters may.
    PicturesOnly,
}

impl Embedding {
    /// What the bits of fsType mean. Of the lowest four the widest counts: restricted is what has no other.
    pub fn of_bits(bits: u16) -> Self {
        const RESTRICTED: u16 = 2;
        const WHOLE_ONLY: u16 = 0x100;
        const PICTURES_ONLY: u16 = 0x200;
        match bits {
            bits if bits & 0xf == RESTRICTED => Embedding::Restricted,
            bits if bits & PICTURES_ONLY != 0 => Embedding::PicturesOnly,
            bits if bits & WHOLE_ONLY != 0 => Embedding::WholeOnly,
            _ => Embedding::Allowed,
        }
    }

    /// Why it cannot be used, to follow the name of a font: `may not be embedded`; nothing where it can.
    pub fn refusal(self) -> Option<&'static str> {
        match self {
            Embedding::Allowed => None,
            Embedding::Restricted => Some("may not be embedded, says its maker"),
            Embedding::WholeOnly => Some("may only be embedded whole, says its maker"),
            Embedding::PicturesOnly => Some("may only be embedded as pictures, says its maker"),
        }
    }
}

/// What a font says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Description {
    /// The family; empty where it has no name.
    pub family: String,
    /// How heavy it is, 1 to 1000, as in CSS.
    pub weight: u16,
    /// How wide it is, in hundredths of its usual width.
    pub width: u16,
    /// Whether it leans.
    pub italic: bool,
    /// What its letters are like.
    pub kind: FaceKind,
    /// What its maker allows.
    pub embedding: Embedding,
    /// The axes of its design space: the tag of each, and how far it goes.
    pub axes: Vec<([u8; 4], [f32; 2])>,
}

impl Description {
    /// What a font says.
    pub fn of(font: &Font) -> Self {
        let family = name(font, NameId::TYPOGRAPHIC_FAMILY_NAME);
        let family = family.or_else(|| name(font, NameId::FAMILY_NAME));
        let family = family.unwrap_or_default();
        let attributes = font.default_attributes();
        let bits = font.tables().os2().map_or(0, |table| table.fs_type());
        let axes = font.axes();
        Description {
            kind: kind(font, &family),
            family,
            weight: (attributes.weight.value().round() as u16).clamp(1, 1000),
            width: (attributes.width.percentage().round() as u16).max(1),
            italic: attributes.style != Style::Normal,
            embedding: Embedding::of_bits(bits),
            axes: axes
                .iter()
                .map(|axis| {
                    let tag = axis.tag().into_bytes();
                    (tag, [axis.min_value(), axis.max_value()])
                })
                .collect(),
        }
    }

    /// How far an axis goes.
    pub fn axis(&self, tag: [u8; 4]) -> Option<[f32; 2]> {
        let found = self.axes.iter().find(|(known, _)| *known == tag);
        found.map(|(_, ends)| *ends)
    }
}

/// A name in English, or in the first language that it has; without what no name has.
fn name(font: &Font, id: NameId) -> Option<String> {
    let found = font.names().get(id)?.english_or_first()?;
    let characters = found.name().chars();
    let characters = characters.filter(|character| !character.is_control());
    let name: String = characters.take(LONGEST_NAME).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_string())
}

/// What the letters of a font are like: as PANOSE says, else as its name does.
pub fn kind(font: &Font, family: &str) -> FaceKind {
    let tables = font.tables();
    // The family kind, the serif style and the proportion of a Latin text face (PANOSE 1.0).
    const LATIN_TEXT: u8 = 2;
    const MONOSPACED: u8 = 9;
    let panose = tables.os2().map(|table| table.panose_10());
    let is_even = tables.post().is_ok_and(|table| table.is_fixed_pitch() != 0);
    let words = || family.split_whitespace();
    if is_even || words().any(|word| word.eq_ignore_ascii_case("mono")) {
        return FaceKind::Mono;
    }
    if let Ok([LATIN_TEXT, serif, _, proportion, ..]) = panose {
        match (serif, proportion) {
            (_, &MONOSPACED) => return FaceKind::Mono,
            (2..=10, _) => return FaceKind::Serif,
            (11..=15, _) => return FaceKind::Sans,
            _ => {}
        }
    }
    let is_serif = |word: &str| ["serif", "roman", "naskh", "mincho", "song"].contains(&word);
    match words().any(|word| is_serif(&word.to_ascii_lowercase())) {
        true => FaceKind::Serif,
        false => FaceKind::Sans,
    }
}
