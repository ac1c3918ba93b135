//! The lines of a page, and what they begin with.

use std::ops::Range;

use crate::import::dates::digit;

/// A line that says something, without the white space around it.
#[derive(Debug, Clone, Copy)]
pub struct PageLine<'t> {
    /// Its words.
    pub text: &'t str,
    /// Its first byte in the input.
    pub start: usize,
    /// How many spaces stand before it; a tab counts as four.
    pub indent: usize,
    /// Whether an empty line stands above it.
    pub is_apart: bool,
}

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bullet {
    /// Its number, if it has one.
    pub number: Option<u64>,
    /// How many bytes it takes, with the space behind it.
    pub length: usize,
}

impl Bullet {
    /// Whether it is a number.
    pub fn is_number(self) -> bool {
        self.number.is_some()
    }
}

/// Marks that items begin with.
const BULLETS: &[char] = &[
    '•', '-', '–', '—', '*', '·', '◦', '▪', '▫', '■', '‣', '●', '○', '➤', '►', '→', '✓', '✔',
    '\u{f0b7}',
];

impl<'t> PageLine<'t> {
    /// The bytes of it in the input.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// What it begins with, if it is an item.
    pub fn bullet(&self) -> Option<Bullet> {
        let first = self.text.chars().next()?;
        let behind = |length: usize| {
            let rest = &self.text[length..];
            let words = rest.trim_start();
            (rest.len() > words.len() && !words.is_empty()).then(|| self.text.len() - words.len())
        };
        if BULLETS.contains(&first) {
            let length = behind(first.len_utf8())?;
            return Some(Bullet {
                number: None,
                length,
            });
        }
        // Word's bullet of the second level.
        if self.text.starts_with("o\t") {
            return Some(Bullet {
                number: None,
                length: behind(1)?,
            });
        }
        let open = usize::from(first == '(');
        let rest = &self.text[open..];
        let digits = rest
            .find(|next| digit(next).is_none())
            .filter(|end| (1..=6).contains(end))?;
        let number = rest[..digits]
            .chars()
            .filter_map(digit)
            .fold(0, |number, digit| number * 10 + u64::from(digit));
        let mark = rest[digits..].chars().next()?;
        let sound = if open == 1 {
            mark == ')'
        } else {
            matches!(mark, '.' | ')')
        };
        let length = behind(open + digits + mark.len_utf8()).filter(|_| sound)?;
        Some(Bullet {
            number: Some(number),
            length,
        })
    }

    /// Its words without that.
    pub fn words(&self) -> &'t str {
        self.bullet()
            .map_or(self.text, |bullet| &self.text[bullet.length..])
    }
}

/// The lines of a text that say something, whatever ends them.
pub fn lines(text: &str) -> Vec<PageLine<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut is_apart = false;
    for line in text.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        // A carriage return and a line feed are one end.
        let is_between = line.is_empty()
            && start > 0
            && text[..start].ends_with('\r')
            && text[start..].starts_with('\n');
        let is_unseen =
            |next: char| next.is_whitespace() || matches!(next, '\u{feff}' | '\0' | '\u{200b}');
        let words = line.trim_start_matches(is_unseen);
        let lead = &line[..line.len() - words.len()];
        let words = words.trim_end_matches(is_unseen);
        if !crate::import::draft::is_blank_text(words) {
            let indent = lead
                .chars()
                .map(|next| if next == '\t' { 4 } else { 1 })
                .sum();
            lines.push(PageLine {
                text: words,
                start: start + lead.len(),
                indent,
                is_apart,
            });
            is_apart = false;
        } else if !is_between {
            is_apart = true;
        }
        let end = start + line.len();
        start = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_any_way_and_know_their_places() {
        let text = "One\r\n\r\n  two\rthree\u{2028}\t• four\n";
        let found = lines(text);
        let words: Vec<_> = found
            .iter()
            .map(|line| (line.text, line.indent, line.is_apart))
            .collect();
        assert_eq!(
            words,
            [
                ("One", 0, false),
                ("two", 2, true),
                ("three", 0, false),
                ("• four", 4, false)
            ]
        );
        assert!(found.iter().all(|line| &text[line.range()] == line.text));
    }

    #[test]
    fn items_begin_with_bullets_and_numbers() {
        let of = |text| {
            let line = PageLine {
                text,
                start: 0,
                indent: 0,
                is_apart: false,
            };
            (line.bullet().map(|bullet| bullet.number), line.words())
        };
        assert_eq!(of("• one"), (Some(None), "one"));
        assert_eq!(of("–\tone"), (Some(None), "one"));
        assert_eq!(of("12) one"), (Some(Some(12)), "one"));
        assert_eq!(of("(3) one"), (Some(Some(3)), "one"));
        assert_eq!(of("۴. one"), (Some(Some(4)), "one"));
        assert_eq!(of("-5 degrees"), (None, "-5 degrees"));
        assert_eq!(of("1.5 million"), (None, "1.5 million"));
        assert_eq!(of("2025"), (None, "2025"));
    }
}
