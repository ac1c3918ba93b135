//! Words that run from left to right → codes.
//!
//! In: the clusters of such a word. Out: the inside of the strings that show its codes. A cluster is one
//! code; one of a script whose signs stand around each other has a code a character.

use unicode_general_category::{GeneralCategory, get_general_category};

use super::{Cluster, Coder, PlacedCode, SPACE_BEFORE, is_joiner, said, shares, takes_no_room};
use crate::export::pdf::codes::{FaceCodes, SPACE};
use crate::export::pdf::lines::Variant;
use crate::export::pdf::numbers::Operators;

/// A word that runs from left to right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForwardWord {
    /// Its codes, until they have their bytes.
    pub(super) codes: Vec<PlacedCode>,
    /// The inside of a string of codes, and of an array where it is interrupted by moves.
    pub show: Operators,
    /// Whether it is interrupted.
    pub has_moves: bool,
    /// From the word's left edge to its first code, in thousandths of an em.
    pub start: f64,
    /// From there to where the pen stands after the last, without tracking.
    pub width: f64,
    /// How many codes it has: each is followed by the tracking.
    pub count: usize,
    /// The hyphen that the line breaker added to it.
    pub hyphen: Option<PlacedCode>,
    /// Whether it is the space that word spacing widens.
    pub is_space: bool,
}

/// The codes of a word that runs from left to right.
pub(super) fn encode(
    coder: &mut Coder<'_>,
    clusters: &[Cluster<'_>],
    (variant, among_others): (Variant, bool),
) -> ForwardWord {
    let mut placed: Vec<PlacedCode> = Vec::with_capacity(clusters.len());
    let (clusters, hyphen) = match clusters.split_last() {
        Some((hyphen, clusters)) if variant == Variant::Hyphened => (clusters, Some(hyphen)),
        _ => (clusters, None),
    };
    for (index, cluster) in clusters.iter().enumerate() {
        // The space behind the word, by its last letter; or by its first, where all is turned around.
        let (before, behind) = match variant {
            Variant::Turned if index == 0 => (SPACE_BEFORE, ""),
            Variant::Straight if index + 1 == clusters.len() => ("", " "),
            Variant::Plain | Variant::Hyphened | Variant::Turned | Variant::Straight => ("", ""),
        };
        if goes_around(cluster.characters) {
            around(coder, (before, cluster, behind), &mut placed);
        } else {
            let shown = if among_others {
                let characters: String = cluster.characters.chars().map(said).collect();
                coder.whole(cluster, &format!("{before}{characters}{behind}"))
            } else {
                coder.whole(cluster, cluster.characters)
            };
            let x = cluster.left;
            placed.push(PlacedCode { shown, x });
        }
    }
    // It says that it is a hyphen: what is spelled beside it says that it was added.
    let hyphen = hyphen.map(|cluster| PlacedCode {
        shown: coder.whole(cluster, "-"),
        x: cluster.left,
    });
    ForwardWord {
        count: placed.len(),
        start: placed.first().map_or(0.0, |code| code.x),
        codes: placed,
        hyphen,
        ..ForwardWord::default()
    }
}

/// Whether a cluster has signs that stand around each other, as vowels do in Devanagari and accents that
/// are characters of their own. A code that says a mark beside others is taken for one without a width
/// (pdf.js).
fn goes_around(characters: &str) -> bool {
    let is_mark = |character: char| {
        takes_no_room(character)
            || !character.is_ascii()
                && get_general_category(character) == GeneralCategory::SpacingMark
    };
    characters.chars().any(is_mark)
}

/// A code for each character, in their order; the first draws all, and the first and the last say what
/// is around them.
fn around(
    coder: &mut Coder<'_>,
    (before, cluster, behind): (&str, &Cluster<'_>, &str),
    placed: &mut Vec<PlacedCode>,
) {
    let mut texts: Vec<(String, bool)> = Vec::new();
    for character in cluster.characters.chars() {
        match texts.last_mut() {
            Some((text, _)) if is_joiner(character) => text.push(character),
            last => {
                let takes_room = last.is_none() || !takes_no_room(character);
                texts.push((character.to_string(), takes_room));
            }
        }
    }
    if let Some((text, _)) = texts.first_mut() {
        text.insert_str(0, before);
    }
    if let Some((text, _)) = texts.last_mut() {
        text.push_str(behind);
    }
    let advance = coder.advance(cluster);
    let share_count = texts.iter().filter(|(_, room)| *room).count();
    let share = shares(advance, share_count);
    let mut x = 0u16;
    let mut with_room = 0;
    for (index, (text, takes_room)) in texts.iter().enumerate() {
        let width = if *takes_room { share(with_room) } else { 0 };
        with_room += usize::from(*takes_room);
        let shown = match index {
            // All the width is that of the first, which may be a glyph as it is.
            0 if share_count == 1 => coder.whole(cluster, text),
            0 => coder.composite(cluster, width, text),
            _ => coder.blank(width, text),
        };
        let x_here = cluster.left + f64::from(x) * 1000.0 / coder.face.units_per_em;
        placed.push(PlacedCode { shown, x: x_here });
        x += width;
    }
}

impl ForwardWord {
    /// Writes the inside of the strings that show its codes. What rounding leaves over is carried on, so
    /// that it never adds up.
    pub(super) fn settle(&mut self, face: &FaceCodes) {
        let codes = std::mem::take(&mut self.codes);
        self.show.bytes.reserve(codes.len() * 2 + 8);
        let mut pen = self.start;
        for code in &codes {
            let move_by = (pen - code.x).round();
            if move_by != 0.0 {
                self.show.push_str(")");
                self.show.push_whole(move_by);
                self.show.push_str("(");
                self.has_moves = true;
                pen -= move_by;
            }
            face.settled(code.shown).value.push_to(&mut self.show);
            pen += code.shown.width;
        }
        self.width = pen - self.start;
        self.is_space = matches!(codes[..], [code] if face.settled(code.shown).value == SPACE);
        if let Some(hyphen) = &mut self.hyphen {
            hyphen.shown = face.settled(hyphen.shown);
        }
    }
}
