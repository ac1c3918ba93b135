//! The words around one that is pointed at, and where these stand in a file.
//!
//! In: a page, a text and a byte of it; a field of a file. Out: the place in the field at which most of the same
//! words stand around. Markup and typography change what stands between words, and hardly a word.

use std::cmp::Reverse;
use std::ops::Range;

use crate::diagnostic::{Sources, Span};
use crate::document::TextId;
use crate::layout::frame::{Item, Page};

/// How many words before and behind the one that is pointed at tell it from the same word elsewhere.
const AROUND: usize = 6;

/// What the word that is pointed at counts, where each of those around it counts 1.
const OWN: usize = 4;

/// What stands around a byte of a text on its page, in words.
pub struct Context {
    words: Vec<String>,
    /// Which of them is pointed at.
    own: usize,
}

impl Context {
    /// Of a byte of a text, as far as the text stands on this page.
    pub fn of(page: &Page, text: TextId, byte: usize) -> Self {
        let mut content = String::new();
        let mut at = 0;
        let mut end = None;
        for run in page.items.iter().flat_map(Item::runs) {
            let Some((_, range)) = run.source.as_ref().filter(|(own, _)| *own == text) else {
                continue;
            };
            // A word that is divided at the end of a line is one.
            if end != Some(range.start) {
                content.push(' ');
            }
            if range.contains(&byte) {
                at = content.len() + (byte - range.start).min(run.text.len());
            }
            content += &run.text;
            end = Some(range.end);
        }
        let found = words(&content);
        let own = found.partition_point(|range| range.end <= at);
        let words = found.into_iter();
        Context {
            words: words.map(|range| content[range].to_lowercase()).collect(),
            own,
        }
    }

    /// Where these words stand within a field: at the word that most of them stand around, and of several the one
    /// that lies nearest to this part of it.
    pub fn find(&self, sources: &Sources, span: Span, part: f64) -> Option<Span> {
        let raw = sources.get(span.file).text.get(span.range())?;
        let found = words(raw);
        let there: Vec<String> = found
            .iter()
            .map(|range| raw[range.clone()].to_lowercase())
            .collect();
        let from = self.own.saturating_sub(AROUND);
        let to = (self.own + AROUND + 1).min(self.words.len());
        let score = |index: usize| -> usize {
            let same = (from..to).filter(|near| {
                let there = (index + near)
                    .checked_sub(self.own)
                    .and_then(|at| there.get(at));
                there == Some(&self.words[*near])
            });
            same.map(|near| if near == self.own { OWN } else { 1 })
                .sum()
        };
        let expected = (part * there.len() as f64) as usize + self.own;
        let scored = (0..there.len()).map(|index| (score(index), index));
        let (_, best) = scored
            .filter(|(score, _)| *score >= OWN)
            .max_by_key(|(score, index)| (*score, Reverse(index.abs_diff(expected))))?;
        let start = span.start + u32::try_from(found[best].start).ok()?;
        Some(Span {
            start,
            end: start,
            ..span
        })
    }
}

/// The words of a text: letters and digits, and the marks that belong to them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words
}
