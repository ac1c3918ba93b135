//! From a part of a text back to its place in the file.
//!
//! The decoded text and the raw slice of the file are walked in parallel: characters that are not
//! white space must match, white space may differ (folding, indentation, line ends), quotes and
//! escapes are undone. Where the two do not match, the whole text is pointed at.

use std::ops::Range;

use super::tree::{Style, Written};
use crate::diagnostic::{Sources, Span};

/// The place of a range of bytes of a written text.
pub fn place(written: &Written, range: Range<usize>, sources: &Sources) -> Span {
    let whole = written.span;
    let text = &sources.get(whole.file).text;
    let Some(raw) = text.get(whole.range()) else {
        return whole;
    };
    let Some(offsets) = offsets(&written.value, raw, written.style) else {
        return whole;
    };
    let at = |byte: usize| {
        offsets
            .get(byte.min(offsets.len().saturating_sub(1)))
            .copied()
    };
    let (Some(start), Some(last)) = (at(range.start), at(range.end.saturating_sub(1))) else {
        return whole;
    };
    let start = start as usize;
    // The end is where the last character ends, however it is written.
    let end = match written
        .value
        .get(..range.end)
        .and_then(|value| value.chars().next_back())
    {
        Some(_) if range.end > range.start => {
            let last = last as usize;
            last + raw[last..].chars().next().map_or(0, char::len_utf8)
        }
        _ => start,
    };
    let base = whole.start as usize;
    let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Span {
        start: number(base + start),
        end: number(base + end.max(start)),
        ..whole
    }
}

/// The same where the file has those bytes as the text has them, without an escape or the end of a line between
/// them: what stands there can be replaced.
pub fn verbatim(written: &Written, range: Range<usize>, sources: &Sources) -> Option<Span> {
    let words = written.value.get(range.clone())?;
    let span = place(written, range, sources);
    let raw = sources.get(span.file).text.get(span.range());
    (raw == Some(words)).then_some(span)
}

/// For every byte of the value, the byte of the raw text that its character begins at.
pub(super) fn offsets(value: &str, raw: &str, style: Style) -> Option<Vec<u32>> {
    let mut walk = RawText {
        raw,
        at: opening(raw, style),
        style,
    };
    let mut offsets = Vec::with_capacity(value.len());
    for character in value.chars() {
        let start = if is_space(character) {
            walk.space(character)
        } else {
            walk.letter(character)?
        };
        offsets.extend(std::iter::repeat_n(
            u32::try_from(start).ok()?,
            character.len_utf8(),
        ));
    }
    Some(offsets)
}

/// Where the text begins behind its quote. That of a block begins behind its header: what looks like
/// one is the first line of the text, a quotation.
fn opening(raw: &str, style: Style) -> usize {
    match style {
        Style::Plain | Style::Literal | Style::Folded => 0,
        Style::SingleQuoted => usize::from(raw.starts_with('\'')),
        Style::DoubleQuoted => usize::from(raw.starts_with('"')),
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

struct RawText<'a> {
    raw: &'a str,
    at: usize,
    style: Style,
}

impl RawText<'_> {
    /// Passes over white space, and over line ends that an escape takes away.
    fn skip(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.raw[at..];
            let space = rest.len() - rest.trim_start_matches(is_space).len();
            if space > 0 {
                at += space;
            } else if self.style == Style::DoubleQuoted
                && (rest.starts_with("\\\n") || rest.starts_with("\\\r"))
            {
                at += 1;
            } else {
                return at;
            }
        }
    }

    /// The place of white space: an escape that stands for it, or wherever we are.
    fn space(&mut self, character: char) -> usize {
        let here = self.at;
        if self.style == Style::DoubleQuoted {
            let after = self.skip(here);
            if let Some((decoded, length)) = escape(&self.raw[after..])
                && decoded == character
            {
                self.at = after + length;
                return after;
            }
        }
        here
    }

    /// The place of any other character; `None` when the two texts do not match.
    fn letter(&mut self, character: char) -> Option<usize> {
        let start = self.skip(self.at);
        let rest = &self.raw[start..];
        let length = match self.style {
            Style::DoubleQuoted if rest.starts_with('\\') => {
                let (decoded, length) = escape(rest)?;
                (decoded == character).then_some(length)?
            }
            Style::SingleQuoted if rest.starts_with("''") => (character == '\'').then_some(2)?,
            Style::Plain
            | Style::SingleQuoted
            | Style::DoubleQuoted
            | Style::Literal
            | Style::Folded => rest
                .starts_with(character)
                .then_some(character.len_utf8())?,
        };
        self.at = start + length;
        Some(start)
    }
}

/// The character that an escape stands for, and how many bytes it takes (YAML 1.2.2, 5.7).
fn escape(raw: &str) -> Option<(char, usize)> {
    let mut characters = raw.strip_prefix('\\')?.chars();
    let kind = characters.next()?;
    let hexadecimal = |digits: usize| {
        let code = u32::from_str_radix(raw.get(2..2 + digits)?, 16).ok()?;
        if !(0xd800..0xdc00).contains(&code) {
            return Some((char::from_u32(code)?, 2 + digits));
        }
        // A pair of surrogates, as JSON writes what lies beyond U+FFFF.
        let low =
            u32::from_str_radix(raw.get(2 + digits..)?.strip_prefix("\\u")?.get(..4)?, 16).ok()?;
        let code = 0x10000 + ((code - 0xd800) << 10) + low.checked_sub(0xdc00)?;
        Some((char::from_u32(code)?, 2 + digits + 6))
    };
    let simple = match kind {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' => ' ',
        '"' => '"',
        '/' => '/',
        '\\' => '\\',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => return hexadecimal(2),
        'u' => return hexadecimal(4),
        'U' => return hexadecimal(8),
        _ => return None,
    };
    Some((simple, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::yaml::{Node, NodeKind, read};
    use crate::diagnostic::{Diagnostics, Source};

    fn scalar(text: &str) -> (Written, Sources) {
        let mut sources = Sources::new();
        let file = sources.add(Source::new("test.yaml", text));
        let mut diagnostics = Diagnostics::new();
        let node = read(&sources, file, &mut diagnostics);
        let Some(Node {
            kind: NodeKind::Mapping(entries),
            ..
        }) = node
        else {
            panic!("{text:?} is read: {diagnostics:?}");
        };
        let NodeKind::Scalar(written) = &entries[0].value.kind else {
            panic!("{text:?} is a text")
        };
        (written.clone(), sources)
    }

    /// Every letter of a scalar, by its place in the file.
    fn check(text: &str) {
        let (written, sources) = scalar(text);
        for (byte, character) in written.value.char_indices() {
            if is_space(character) || character.is_control() {
                continue;
            }
            let span = place(&written, byte..byte + character.len_utf8(), &sources);
            let found = &sources.get(span.file).text[span.range()];
            let escaped = found.starts_with('\\') || found == "'";
            assert!(
                found.starts_with(character) || escaped,
                "{text:?}: {character:?} at {found:?}"
            );
        }
    }

    #[test]
    fn letters_are_found_in_every_style() {
        for text in [
            "k: plain text\n",
            "k: plain\n  folded over\n\n  lines\n",
            "k: 'it''s [@a]'\n",
            "k: \"a \\\"b\\\" \\u00e9 \\\n   c\\td\"\n",
            "k: |\n  one\n    two\n\n  three\n",
            "k: >-\n   one\n   two\n",
            "k: |\r\n  one\r\n  two\r\n",
            "k: |2\n   indented\n",
        ] {
            check(text);
        }
    }

    #[test]
    fn random_scalars_are_found_in_every_style() {
        let mut seed = 11u64;
        let mut random = |below: u64| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let letters = [
            "a",
            "é",
            "\u{628}",
            "[@k]",
            "x'y",
            "*",
            "b",
            "\u{1f600}",
            ".",
        ];
        for _ in 0..3_000 {
            let count = 1 + random(12);
            let words: Vec<&str> = (0..count).map(|_| letters[random(9) as usize]).collect();
            let newline = if random(2) == 0 { "\n" } else { "\r\n" };
            let indent = " ".repeat(2 + random(3) as usize);
            let gap = |random: &mut dyn FnMut(u64) -> u64| match random(4) {
                0 => format!("{newline}{indent}"),
                1 => "  ".to_string(),
                _ => " ".to_string(),
            };
            let mut joined = String::from("q");
            for word in &words {
                joined.push_str(&gap(&mut random));
                joined.push_str(word);
            }
            let text = match random(4) {
                0 => format!("k: '{}'{newline}", joined.replace('\'', "''")),
                1 => format!(
                    "k: \"{}\"{newline}",
                    joined.replace('\u{1f600}', "\\ud83d\\ude00")
                ),
                2 => format!("k: |{newline}{indent}{joined}{newline}"),
                _ => format!("k: >{newline}{indent}{joined}{newline}"),
            };
            check(&text);
        }
    }
}
