//! Words that run from right to left → codes.
//!
//! In: the clusters of such a word. Out: its codes from left to right, as a line shows them. Readers
//! sort what they read by place, and turn what runs from right to left around, code by code; so
//! there is a code a letter, and what belongs to a letter stands to its left or with it.
//!
//! - The letters of a ligature share its width; the leftmost draws it.
//! - A mark (vowel sign, hamza above) has no width and stands left of its letter. Behind the last
//!   letter of a word it is drawn with the letter, and said by the space that follows: see
//!   [`LastMarks`].
//! - A zero-width non-joiner goes with the letter before it; alone, it is lost to some (pdf.js).
//! - Dots that a face draws by themselves say nothing, and are drawn with their letter.

use super::{
    Cluster, Coder, PlacedCode, SPACE_BEFORE, Shown, is_joiner, said, shares, takes_no_room,
};
use crate::export::pdf::codes::FaceCodes;
use crate::export::pdf::lines::Variant;

/// A word that runs from right to left, its codes from left to right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VisualWord {
    /// The codes, those of the last marks aside.
    pub codes: Vec<VisualCode>,
    /// The marks of its last letter.
    pub last_marks: Option<LastMarks>,
    /// Whether it is a space.
    pub is_space: bool,
}

impl VisualWord {
    /// Gives its codes their bytes, once these are known.
    pub(super) fn settle(&mut self, face: &FaceCodes) {
        for code in &mut self.codes {
            code.placed.shown = face.settled(code.placed.shown);
        }
        if let Some(marks) = &mut self.last_marks {
            marks.space = marks.space.map(|space| face.settled(space));
            for mark in &mut marks.alone {
                *mark = face.settled(*mark);
            }
        }
    }
}

/// A code of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VisualCode {
    /// The code and its place.
    pub placed: PlacedCode,
    /// Whether it is a mark that readers (poppler) take for a part of a number beside it.
    pub is_separator: bool,
}

/// The marks of the last letter of a word, which is the leftmost of the line so far: drawn already.
#[derive(Debug, Clone, PartialEq)]
pub struct LastMarks {
    /// A space that says them as well, for where one follows.
    pub space: Option<Shown>,
    /// A code each, from left to right, for where none does.
    pub alone: Vec<Shown>,
}

/// Marks between digits or behind a number.
const SEPARATORS: &str = ".,:/-،٪";

/// A letter with what belongs to it.
struct Letter {
    /// From left to right: a joiner, the letter.
    text: String,
    marks: Vec<char>,
}

/// Encodes a word.
pub(super) fn encode(
    coder: &mut Coder<'_>,
    clusters: &[Cluster<'_>],
    variant: Variant,
) -> VisualWord {
    let mut letters = letters(coder, clusters);
    let mut word = VisualWord {
        is_space: matches!(clusters, [only] if !only.characters.is_empty() && only.characters.trim().is_empty()),
        ..VisualWord::default()
    };
    let last = letters
        .iter()
        .rposition(|of_cluster| !of_cluster.is_empty());
    if let Some(last) = last
        && let Some(letter) = letters[last].last_mut()
        && !letter.marks.is_empty()
    {
        let marks = std::mem::take(&mut letter.marks);
        word.last_marks = Some(last_marks(coder, &marks, variant));
    } else if let Some(last) = last.and_then(|last| letters[last].last_mut()) {
        match variant {
            Variant::Turned => last.text.insert_str(0, SPACE_BEFORE),
            Variant::Straight => last.text.push(' '),
            Variant::Plain | Variant::Hyphened => {}
        }
    }
    for (index, (cluster, letters)) in clusters.iter().zip(&letters).enumerate().rev() {
        let drawn_with_marks = Some(index) == last && word.last_marks.is_some();
        let codes = match &letters[..] {
            [] => Vec::new(),
            [letter] => one_letter(coder, cluster, letter, drawn_with_marks),
            several => ligature(coder, cluster, several),
        };
        word.codes.extend(codes);
    }
    word
}

/// The letters of each cluster, in the order of the text. Most joiners, and some marks, are clusters of
/// their own; where nothing is drawn for them they go with the letter before.
fn letters(coder: &mut Coder<'_>, clusters: &[Cluster<'_>]) -> Vec<Vec<Letter>> {
    let mut all: Vec<Vec<Letter>> = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let mut glyphs = cluster.glyphs.iter();
        let has_ink = glyphs.any(|glyph| coder.has_ink(glyph.id));
        let mut own: Vec<Letter> = Vec::new();
        for character in cluster.characters.chars() {
            let character = said(character);
            let before = match own.last_mut() {
                None if !has_ink => all.iter_mut().rev().find_map(|earlier| earlier.last_mut()),
                own => own,
            };
            match before {
                Some(letter) if is_joiner(character) => letter.text.insert(0, character),
                Some(letter) if takes_no_room(character) => letter.marks.push(character),
                _ => own.push(Letter {
                    text: character.to_string(),
                    marks: Vec::new(),
                }),
            }
        }
        // Signs that say nothing are drawn all the same.
        if cluster.characters.is_empty() {
            own.push(Letter {
                text: String::new(),
                marks: Vec::new(),
            });
        }
        all.push(own);
    }
    all
}

fn last_marks(coder: &mut Coder<'_>, marks: &[char], variant: Variant) -> LastMarks {
    let visual: String = marks.iter().rev().collect();
    let space = coder.face.glyph(' ');
    let alone: Vec<String> = match variant {
        Variant::Turned => vec![format!("{SPACE_BEFORE}{visual}")],
        Variant::Straight => vec![format!("{visual} ")],
        Variant::Plain | Variant::Hyphened => visual.chars().map(String::from).collect(),
    };
    LastMarks {
        space: space.map(|space| coder.glyph(space, &format!(" {visual}"))),
        alone: alone.iter().map(|text| coder.blank(0, text)).collect(),
    }
}

/// The codes of a cluster of one letter: its marks, and itself.
fn one_letter(
    coder: &mut Coder<'_>,
    cluster: &Cluster<'_>,
    letter: &Letter,
    drawn_with_marks: bool,
) -> Vec<VisualCode> {
    let left = cluster.left;
    let has_room: Vec<bool> = cluster
        .glyphs
        .iter()
        .map(|glyph| glyph.advance != 0.0)
        .collect();
    let signs = has_room.iter().filter(|room| !**room).count();
    let own_glyphs = !drawn_with_marks
        && signs == letter.marks.len()
        && has_room.len() == signs + 1
        && has_room.first() == Some(&true);
    let mut codes = Vec::with_capacity(letter.marks.len() + 1);
    for (index, mark) in letter.marks.iter().enumerate().rev() {
        let text = mark.to_string();
        let shown = if own_glyphs {
            let own = Cluster {
                glyphs: &cluster.glyphs[index + 1..=index + 1],
                ..*cluster
            };
            coder.composite(&own, 0, &text)
        } else {
            coder.blank(0, &text)
        };
        codes.push(code(shown, left, &text));
    }
    let base = Cluster {
        glyphs: if own_glyphs {
            &cluster.glyphs[..1]
        } else {
            cluster.glyphs
        },
        ..*cluster
    };
    codes.push(code(coder.whole(&base, &letter.text), left, &letter.text));
    codes
}

/// The codes of a cluster of several letters: each has its share of the width, with its marks to its
/// left; the leftmost draws all.
fn ligature(coder: &mut Coder<'_>, cluster: &Cluster<'_>, letters: &[Letter]) -> Vec<VisualCode> {
    let share = shares(coder.advance(cluster), letters.len());
    let mut codes = Vec::new();
    let mut x = cluster.left;
    for (index, letter) in letters.iter().rev().enumerate() {
        for mark in letter.marks.iter().rev() {
            let text = mark.to_string();
            codes.push(code(coder.blank(0, &text), x, &text));
        }
        let shown = match index {
            0 => coder.composite(cluster, share(index), &letter.text),
            _ => coder.blank(share(index), &letter.text),
        };
        codes.push(code(shown, x, &letter.text));
        x += shown.width;
    }
    codes
}

/// Whether a text is one of the marks between numbers.
fn is_separator(text: &str) -> bool {
    let mut characters = text.chars();
    let only = characters.next().filter(|_| characters.next().is_none());
    only.is_some_and(|only| SEPARATORS.contains(only))
}

fn code(shown: Shown, x: f64, text: &str) -> VisualCode {
    VisualCode {
        placed: PlacedCode { shown, x },
        is_separator: is_separator(text.trim_start_matches(SPACE_BEFORE).trim_end()),
    }
}
