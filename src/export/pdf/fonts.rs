//! The codes of every face, and every word in them.
//!
//! In: the words of the pages. Out: for each face its codes, and for each word what a line shows of it.
//! A word that stands in many places is one [`Word`](crate::layout::text::shape::Word) shared by all of
//! them; it is encoded once.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::codes::{self, FaceCodes};
use super::composite::Composite;
use super::lines::{self, Variant};
use super::words::{self, EncodedWord};
use crate::layout::frame::{GlyphRun, Item, Layout, Page};
use crate::layout::text::font::{FaceId, Fonts};

/// How many pages are asked for their words at once: enough to hold most words many times.
const PAGES_AT_ONCE: usize = 32;

/// Which word it is: the shaper hands one out for all places that set the same characters alike.
type Address = usize;

/// Words by their addresses, each with its face.
type Words = FxHashMap<Address, (FaceId, EncodedWord)>;

/// In how many ways a word is shown: from left to right, the same among letters from right to left, and
/// from right to left. White space is shaped alike for all of them.
const WAYS: usize = Variant::COUNT * 3;

/// Which of them it is.
fn way(run: &GlyphRun, variant: Variant) -> usize {
    let direction = match run.level {
        0 => 0,
        _ if run.is_right_to_left() => 1,
        _ => 2,
    };
    variant as usize * 3 + direction
}

/// The codes of every face that is used, and every word in them.
pub struct FontTable {
    /// By face, in the order of [`FaceId`].
    pub faces: Vec<(FaceId, FaceCodes)>,
    by_face: Vec<usize>,
    /// By the way in which they are shown.
    words: [Words; WAYS],
    /// U+200F in each face that stands among letters that run from right to left, without a width.
    direction_marks: Vec<Option<codes::Shown>>,
}

impl FontTable {
    /// Gives every glyph of a layout its code, in the order in which they are drawn.
    pub fn collect(layout: &Layout, fonts: &Fonts) -> Self {
        let mut faces: Vec<FaceCodes> = (0..fonts.len()).map(|_| FaceCodes::default()).collect();
        let mut words: [Words; WAYS] = Default::default();
        // Which words there are is asked of every word, on every core; codes are given one by one.
        let pages = layout.pages.par_chunks(PAGES_AT_ONCE);
        let found: Vec<WordsOnPages> = pages.map(distinct).collect();
        let mut turned = BTreeSet::new();
        for found in found {
            turned.extend(found.turned);
            for (run, index, variant) in found.words {
                let codes = &mut faces[usize::from(run.face.0)];
                let known = words[way(run, variant)].entry(address(run, index));
                known.or_insert_with(|| {
                    let text = (run.word_text(index), variant);
                    let word = &run.words[index].word;
                    (run.face, words::encode(codes, word, text, run, fonts))
                });
            }
        }
        let mut direction_marks = vec![None; faces.len()];
        for face in turned {
            let codes = &mut faces[usize::from(face.0)];
            let mark = codes.composite(Composite::blank(0), "\u{200f}", face, fonts);
            direction_marks[usize::from(face.0)] = Some(mark);
        }
        faces.par_iter_mut().for_each(FaceCodes::settle);
        for (mark, codes) in direction_marks.iter_mut().zip(&faces) {
            *mark = mark.map(|mark: codes::Shown| codes.settled(mark));
        }
        let settle = |(_, (face, word)): (_, &mut (FaceId, EncodedWord))| {
            word.settle(&faces[usize::from(face.0)]);
        };
        for words in &mut words {
            words.par_iter_mut().for_each(settle);
        }
        let mut by_face = vec![0; faces.len()];
        let faces: Vec<(FaceId, FaceCodes)> = (0u16..)
            .map(FaceId)
            .zip(faces)
            .filter(|(_, codes)| !codes.codes.is_empty())
            .collect();
        for (index, (face, _)) in faces.iter().enumerate() {
            by_face[usize::from(face.0)] = index;
        }
        FontTable {
            faces,
            by_face,
            words,
            direction_marks,
        }
    }

    /// The index of a face among those used: its name in the resources is `F` and this.
    pub fn index(&self, face: FaceId) -> usize {
        self.by_face[usize::from(face.0)]
    }

    /// A word of a run, encoded. Every word of the layout that the table was made from is there.
    pub fn word(&self, run: &GlyphRun, index: usize, variant: Variant) -> Option<&EncodedWord> {
        let (_, word) = self.words[way(run, variant)].get(&address(run, index))?;
        Some(word)
    }

    /// The code of U+200F in a face.
    pub fn direction_mark(&self, face: FaceId) -> Option<codes::Shown> {
        self.direction_marks[usize::from(face.0)]
    }
}

/// What stands on some pages.
#[derive(Default)]
struct WordsOnPages<'a> {
    /// The first of each word, in the order in which they are drawn: the run, which of its words it
    /// is, and how it is shown.
    words: Vec<(&'a GlyphRun, usize, Variant)>,
    seen: [FxHashSet<Address>; WAYS],
    /// The faces of runs among letters that run from right to left.
    turned: BTreeSet<FaceId>,
}

impl<'a> WordsOnPages<'a> {
    fn word(&mut self, run: &'a GlyphRun, index: usize, variant: Variant) {
        if self.seen[way(run, variant)].insert(address(run, index)) {
            self.words.push((run, index, variant));
        }
    }
}

fn distinct(pages: &[Page]) -> WordsOnPages<'_> {
    let mut found = WordsOnPages::default();
    for page in pages {
        for run in page.items.iter().flat_map(Item::runs) {
            for index in 0..run.words.len() {
                found.word(run, index, Variant::of(run, index));
            }
            if run.level > 0 {
                found.turned.insert(run.face);
            }
        }
        for items in page.stretches() {
            for shown in lines::shown(items) {
                let lines::Shown::Line(line) = shown else {
                    continue;
                };
                for piece in line.pieces() {
                    let last = piece.words.len() - 1;
                    let word = &piece.words[last];
                    found.word(word.run, word.index, piece.variant(last));
                }
            }
        }
    }
    found
}

fn address(run: &GlyphRun, index: usize) -> Address {
    std::sync::Arc::as_ptr(&run.words[index].word) as Address
}
