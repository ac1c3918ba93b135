//! What YAML does to a text without a word: cuts it off, runs it on.

use std::ops::Range;

use crate::briefing::characters::is_dropped;
use crate::briefing::yaml::tree::Written;
use crate::diagnostic::{Diagnostic, Span};

/// The hyphen in a text without quotes that was to begin an item: one that is indented deeper than the item
/// above it is a part of its text to YAML.
pub fn item_in_text(raw: &str) -> Option<usize> {
    let mut lines = raw.match_indices('\n').map(|(at, _)| at + 1);
    lines.find_map(|at| {
        let line = raw[at..].trim_start();
        line.starts_with("- ").then(|| raw.len() - line.len())
    })
}

/// Warns of such a hyphen.
pub fn item_warning(hyphen: Span) -> Diagnostic {
    Diagnostic::warning(
        "item-in-text",
        hyphen,
        "this hyphen begins no item: its line runs on with the text above",
    )
    .help("indent it like the item above; a list within a text stands below `|`")
}

/// The first character of a text that no output may hold, and its bytes.
pub fn dropped_character(written: &Written) -> Option<(char, Range<usize>)> {
    let mut characters = written.value.char_indices();
    let (at, character) = characters.find(|(_, next)| is_dropped(*next))?;
    Some((character, at..at + character.len_utf8()))
}

/// Warns of such a character.
pub fn dropped_warning(character: char, span: Span) -> Diagnostic {
    let code = u32::from(character);
    let message = format!("the control character U+{code:04X} is left out");
    Diagnostic::warning("control-character", span, message)
        .help("take it out; for words of another direction write `[words]{lang=…}`")
}

/// Whether a comment behind something on its line was to be words: ` #12` within a text cuts the rest of it
/// off, which YAML does without a word. `between` is what stands between the text and the comment.
pub fn cuts_text_off(comment: &str, between: Option<&str>) -> bool {
    let cut = between.is_some_and(|between| !between.contains('\n'));
    let first = comment.chars().next();
    cut && first.is_some_and(|first| !first.is_whitespace() && first != '#')
}

/// Warns of such a comment.
pub fn comment_warning(comment: Span) -> Diagnostic {
    Diagnostic::warning(
        "comment-in-text",
        comment,
        "a `#` after a space cuts the text off here",
    )
    .label("read as a comment")
    .help("put the text in quotes to keep it; write `# ` for a comment")
}
