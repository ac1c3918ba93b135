//! Words into lines of a width, for files that people read.

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

/// The places of spaces that have none beside them: of two, the end of a line would take one away.
pub fn single_spaces(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_space = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b' ');
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    spaces.filter(move |at| !is_space(at.checked_sub(1)) && !is_space(Some(at + 1)))
}
