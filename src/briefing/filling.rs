//! Words into lines of a width, for files that people read.

use crate::language::stand_together;

/// Whether a line has more characters than that.
pub fn is_wider(line: &str, width: usize) -> bool {
    line.len() > width && line.chars().count() > width
}

/// The lines of a paragraph, each with as many characters as it may have. They end at spaces, of which `ends` are the
/// places of those that may end one, in order; what has no such space in it stands in one line, however long.
pub fn filled(paragraph: &str, width: usize, ends: impl Iterator<Item = usize>) -> Vec<&str> {
    let mut lines = Vec::new();
    // Where the line begins, and the last place in it at which it may end.
    let (mut begin, mut room) = (0, None);
    for end in ends.chain([paragraph.len()]) {
        if let Some(last) = room.filter(|_| is_wider(&paragraph[begin..end], width)) {
            lines.push(&paragraph[begin..last]);
            begin = last + 1;
        }
        room = Some(end);
    }
    lines.push(&paragraph[begin..]);
    lines
}

/// The places of spaces that have none beside them: of two, the end of a line would take one away, and of one
/// between two ideographs that one.
pub fn single_spaces(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_space = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b' ');
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    spaces.filter(move |at| {
        let is_single = !is_space(at.checked_sub(1)) && !is_space(Some(at + 1));
        let before = || text[..*at].chars().next_back();
        let after = || text[at + 1..].chars().next();
        is_single
            && !before()
                .zip(after())
                .is_some_and(|(one, other)| stand_together(one, other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_ends_at_a_space_that_would_be_lost_there() {
        let places = |text: &str| single_spaces(text).collect::<Vec<_>>();
        assert_eq!(places("a b  c"), [1]);
        assert_eq!(places("港 湾 A"), [7]);
        assert_eq!(places("항 만"), [3]);
    }
}
