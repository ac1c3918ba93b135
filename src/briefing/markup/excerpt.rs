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
    /// Where each part begins: here, and in the field.
    parts: Vec<(usize, usize)>,
    /// Where the last part ends in the field.
    end: usize,
}

impl Excerpt {
    /// Its characters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a part of the field.
    pub fn push(&mut self, field: &str, part: Range<usize>) {
        self.parts.push((self.text.len(), part.start));
        self.text.push_str(&field[part.clone()]);
        self.end = part.end;
    }

    /// Adds characters that the field does not have. They stand where the part before them ends.
    pub fn insert(&mut self, characters: &str) {
        self.parts.push((self.text.len(), self.end));
        self.text.push_str(characters);
    }

    /// The bytes of the field that a range of the excerpt's bytes stands for.
    pub fn in_field(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.byte_in_field(range.start);
        // An end belongs to the part of the last byte before it.
        let end = match range.end.checked_sub(1) {
            Some(last) if range.end > range.start => self.byte_in_field(last) + 1,
            Some(_) | None => start,
        };
        start..end.clamp(start, self.end.max(start))
    }

    fn byte_in_field(&self, byte: usize) -> usize {
        let next = self.parts.partition_point(|(here, _)| *here <= byte);
        let part = next.checked_sub(1).and_then(|last| self.parts.get(last));
        part.map_or(0, |(here, there)| there + (byte - here))
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
        excerpt.insert(" and ");
        excerpt.push(field, 10..15);
        assert_eq!(excerpt.text(), "one and three");
        for (range, shown) in [
            (0..3, "one"),
            (1..2, "n"),
            (8..13, "three"),
            (2..10, "e, two, th"),
            (9..9, ""),
        ] {
            assert_eq!(&field[excerpt.in_field(&range)], shown, "{range:?}");
        }
    }
}
