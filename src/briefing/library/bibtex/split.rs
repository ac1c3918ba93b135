//! Where the entries of a file begin and end.
//!
//! In: a text with anything in it. Out: each `@kind{…}` as a range, closed or not. What stands between them is a
//! comment to BibTeX. An entry that is not closed ends where a line begins the next, so that it costs no other;
//! and for the same reason no byte is looked at more than a few times.

use std::ops::Range;

/// An entry as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What stands behind the `@`, in small letters.
    pub kind: String,
    /// All of it.
    pub range: Range<usize>,
    /// Whether its end was found.
    pub is_closed: bool,
    /// Places of marks that stand for braces: the quotes around a value, the parentheses around an entry.
    pub braces: Vec<(usize, u8)>,
}

/// How long a kind may be.
const LONGEST_KIND: usize = 64;

/// The entries of a text.
pub fn split(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'%' => at = line_end(bytes, at),
            b'@' => match head(text, at) {
                Some((kind, open)) => {
                    let one = entry(text, at, kind, open);
                    at = one.range.end;
                    found.push(one);
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    found
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes[at..].iter().position(|byte| *byte == b'\n');
    rest.map_or(bytes.len(), |length| at + length)
}

/// The kind behind an `@`, and the place of the brace behind that; `None` for an address of mail.
fn head(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &text[at + 1..];
    let near = &rest[..rest.floor_char_boundary(LONGEST_KIND)];
    let trimmed = near.trim_start();
    let length = trimmed
        .find(|one: char| !(one.is_ascii_alphanumeric() || "_-+".contains(one)))
        .filter(|length| *length > 0)?;
    let behind = trimmed[length..].trim_start();
    let open = near.len() - behind.len();
    behind
        .starts_with(['{', '('])
        .then(|| (&trimmed[..length], at + 1 + open))
}

/// The entry whose brace stands at a place.
fn entry(text: &str, start: usize, kind: &str, open: usize) -> Found {
    let bytes = text.as_bytes();
    let mut braces = Vec::new();
    let is_round = bytes[open] == b'(';
    if is_round {
        braces.push((open, b'{'));
    }
    let mut depth = 1_usize;
    let mut quote: Option<usize> = None;
    let mut at = open + 1;
    let mut end = None;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' if depth == 1 && is_round => {}
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    end = Some(at + 1);
                    break;
                }
            }
            b')' if is_round && depth == 1 && quote.is_none() => {
                braces.push((at, b'}'));
                end = Some(at + 1);
                break;
            }
            b'"' if depth == 1 => match quote.take() {
                Some(from) => {
                    braces.push((from, b'{'));
                    braces.push((at, b'}'));
                }
                None if before(bytes, at).is_some_and(|byte| b"=#{(,".contains(&byte)) => {
                    quote = Some(at);
                }
                None => {}
            },
            b'%' if depth == 1 && quote.is_none() => {
                at = line_end(bytes, at);
                continue;
            }
            b'\n' if begins_entry(text, at + 1) => {
                end = None;
                break;
            }
            _ => {}
        }
        at += 1;
    }
    let (end, is_closed) = match end {
        Some(end) => (end, true),
        None => (at.min(bytes.len()), false),
    };
    Found {
        kind: kind.to_ascii_lowercase(),
        range: start..end,
        is_closed,
        braces,
    }
}

/// The last byte before a place that is no white space.
fn before(bytes: &[u8], at: usize) -> Option<u8> {
    // Nobody writes more of it before a value.
    let near = &bytes[at.saturating_sub(256)..at];
    near.iter()
        .rev()
        .find(|byte| !byte.is_ascii_whitespace())
        .copied()
}

/// Whether a line begins an entry.
fn begins_entry(text: &str, at: usize) -> bool {
    text.as_bytes().get(at) == Some(&b'@') && head(text, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &str, bool)> {
        let found = split(text).into_iter();
        found
            .map(|one| (one.kind, &text[one.range], one.is_closed))
            .collect()
    }

    #[test]
    fn entries_are_found_among_anything() {
        let text = "me@example.org {x}\n% @book{no,}\n@Article{a, title = {B {c} \\} d}}\n@comment{x {y} z}\n\
                    @misc (b, note = \"}(\" ) @ string {s = \"t\"}\n@book{open, title = {A}\n@book{c,}";
        let found: Vec<_> = found(text)
            .into_iter()
            .map(|(kind, text, closed)| format!("{kind} {closed} {text}"))
            .collect();
        assert_eq!(
            found,
            [
                "article true @Article{a, title = {B {c} \\} d}}",
                "comment true @comment{x {y} z}",
                "misc true @misc (b, note = \"}(\" )",
                "string true @ string {s = \"t\"}",
                "book false @book{open, title = {A}",
                "book true @book{c,}",
            ]
        );
    }
}
