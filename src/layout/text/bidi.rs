//! Embedding levels: which characters of a passage run from right to left (UAX #9).
//!
//! In: a [`Passage`]. Out: the level of every byte, where not all are left to right. What runs the
//! other way than the paragraph, by its language or as an address, is isolated first.

use std::ops::Range;

/// The version of Unicode that texts run by.
pub use unicode_bidi::UNICODE_VERSION as UNICODE_OF_BIDI;
use unicode_bidi::{Level, ParagraphBidiInfo};

use super::address::is_address;
use super::passage::Passage;
use crate::language::{self, Direction};
use crate::layout::frame::Target;
use crate::theme::Family;

/// The level of every byte, or `None` where all is left to right, as it mostly is.
pub fn levels(passage: &Passage) -> Option<Vec<Level>> {
    let right_to_left = passage.direction == Direction::RightToLeft;
    let plain = |character: char| {
        // Nothing below U+0590 is right to left; the marks U+200E to U+2069 may change direction.
        character < '\u{590}' || ('\u{2010}'..='\u{2027}').contains(&character)
    };
    if !right_to_left && passage.content.chars().all(plain) {
        return None;
    }
    let base = if right_to_left {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let isolates = isolates(passage);
    let mut levels = if isolates.is_empty() {
        ParagraphBidiInfo::new(&passage.content, Some(base)).levels
    } else {
        isolated_levels(&passage.content, &isolates, base)
    };
    // A name that is isolated from what runs as it does is a level of its own, and means nothing.
    if !right_to_left && levels.iter().all(Level::is_ltr) {
        return None;
    }
    // A leader keeps what is before it and after it apart, whatever their directions (UAX #9, L1).
    for (level, byte) in levels.iter_mut().zip(passage.content.bytes()) {
        if byte == b'\t' {
            *level = base;
        }
    }
    Some(levels)
}

/// How what is isolated runs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Isolate {
    /// In this direction.
    Of(Direction),
    /// In that of its first letter.
    OfFirstLetter,
    /// From left to right, as one run: the decimal mark of Persian figures would be another.
    Value,
}

/// What is kept apart from the text around it (UAX #9, 3.1.2 and 6.2): words of a language that
/// runs the other way, names, addresses, code, and values with units of Latin letters. HTML does the same for
/// elements with a `dir`.
fn isolates(passage: &Passage) -> Vec<(Range<usize>, Isolate)> {
    let mut isolates: Vec<(Range<usize>, Isolate)> = Vec::new();
    let (mut last, mut last_name) = (None, None);
    for span in &passage.spans {
        let attributes = &span.attributes;
        let link = attributes.link.and_then(|index| passage.links.get(index));
        let address = link.is_some_and(|link| match &link.target {
            Target::Url(url) => {
                let words = &passage.content[span.range.clone()];
                words == url.as_str() || is_address(words)
            }
            Target::Destination(_) => false,
        });
        if let Some(name) = attributes.name {
            match isolates.last_mut() {
                Some((range, _)) if last_name == Some(name) => range.end = span.range.end,
                _ => isolates.push((span.range.clone(), Isolate::OfFirstLetter)),
            }
            (last, last_name) = (None, Some(name));
            continue;
        }
        last_name = None;
        let is_code = attributes.family == Family::Mono;
        let direction = if address || is_code {
            Direction::LeftToRight
        } else {
            attributes.language.direction()
        };
        if direction == passage.direction {
            last = None;
            if direction == Direction::RightToLeft {
                let values = language::values(&passage.content[span.range.clone()]);
                isolates.extend(values.into_iter().map(|value| {
                    let start = span.range.start;
                    let value = start + value.start..start + value.end;
                    (value, Isolate::Value)
                }));
            }
            continue;
        }
        let key = Some((
            attributes.link.filter(|_| address),
            is_code,
            &attributes.language,
        ));
        match isolates.last_mut() {
            Some((range, _)) if key == last && range.end == span.range.start => {
                range.end = span.range.end;
            }
            _ => isolates.push((span.range.clone(), Isolate::Of(direction))),
        }
        last = key;
    }
    isolates
}

/// Levels as they are with isolating marks around these ranges.
fn isolated_levels(content: &str, isolates: &[(Range<usize>, Isolate)], base: Level) -> Vec<Level> {
    let mut marked = String::with_capacity(content.len() + isolates.len() * 6);
    let mut done = 0;
    for (range, direction) in isolates {
        marked.push_str(&content[done..range.start]);
        marked.push(match direction {
            Isolate::Of(Direction::LeftToRight) | Isolate::Value => '\u{2066}',
            Isolate::Of(Direction::RightToLeft) => '\u{2067}',
            Isolate::OfFirstLetter => '\u{2068}',
        });
        marked.push_str(&content[range.clone()]);
        marked.push('\u{2069}');
        done = range.end;
    }
    marked.push_str(&content[done..]);
    // The text itself holds no such marks: lowering takes them out.
    let levels = ParagraphBidiInfo::new(&marked, Some(base)).levels;
    let is_mark = |character: char| ('\u{2066}'..='\u{2069}').contains(&character);
    let mut levels: Vec<Level> = marked
        .char_indices()
        .filter(|(_, character)| !is_mark(*character))
        .flat_map(|(byte, character)| levels[byte..byte + character.len_utf8()].iter().copied())
        .collect();
    for (range, isolate) in isolates {
        if let (Isolate::Value, Some(value)) = (isolate, levels.get_mut(range.clone())) {
            value.fill(base.new_explicit_next_ltr().unwrap_or(base));
        }
    }
    levels
}
