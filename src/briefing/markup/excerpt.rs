//! A text that is put together from parts of a field.
//!
//! In: parts of a field's text, one behind the other, and characters between them that the field does
//! not have. Out: the text, and for a range of its bytes the range of the field's: what is found in an
//! excerpt is told where it was written.

use std::ops::Range;

/// An excerpt of a field's text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Excerpt {
    text: String,
    parts: Vec<Part>,
}

/// A part of an excerpt.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    /// Where it begins in the excerpt.
    here: usize,
    /// What it is of the field; empty where the field does not have it.
    field: Range<usize>,
}

impl Excerpt {
    /// Its characters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a part of the field.
    pub fn push(&mut self, text: &str, field: Range<usize>) {
        let here = self.text.len();
        self.text.push_str(&text[field.clone()]);
        self.parts.push(Part { here, field });
    }

    /// Adds characters that the field does not have, at one of its bytes.
    pub fn insert(&mut self, characters: &str, at: usize) {
        let here = self.text.len();
        self.text.push_str(characters);
        let field = at..at;
        self.parts.push(Part { here, field });
    }

    /// The bytes of the field that a range of the excerpt's bytes stands for.
    pub fn in_field(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.byte_in_field(range.start, range.start);
        // An end belongs to the part of the last byte before it.
        let last = range.end.saturating_sub(1).max(range.start);
        start..self.byte_in_field(last, range.end).max(start)
    }

    /// Where a byte of the field is that stands in the part of another, or at its end.
    fn byte_in_field(&self, within: usize, byte: usize) -> usize {
        let next = self.parts.partition_point(|part| part.here <= within);
        let part = next.checked_sub(1).and_then(|last| self.parts.get(last));
        part.map_or(0, |part| {
            let byte = part.field.start + byte.saturating_sub(part.here);
            byte.min(part.field.end)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_in_an_excerpt_is_told_where_it_was_written() {
        let field = "one, two, three";
        let mut excerpt = Excerpt::default();
        excerpt.push(field, 0..3);
        excerpt.insert(" and ", 3);
        excerpt.push(field, 10..15);
        assert_eq!(excerpt.text(), "one and three");
        for (range, shown) in [
            (0..3, "one"),
            (1..2, "n"),
            (8..13, "three"),
            (2..10, "e, two, th"),
            (9..9, ""),
            (3..8, ""),
            (5..9, ", two, t"),
        ] {
            assert_eq!(&field[excerpt.in_field(&range)], shown, "{range:?}");
        }
    }
}
