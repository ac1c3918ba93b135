//! What YAML does to a text without a word: cuts it off, runs it on.

use std::ops::Range;

use crate::briefing::characters::is_dropped;
use crate::briefing::yaml::quoted::{quoted, value_of_line};
use crate::briefing::yaml::tree::Written;
use crate::diagnostic::{Diagnostic, Span, Suggestion};

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

/// What takes a tag away that says of a text that it is one, or puts a text in quotes that begins with its mark.
pub fn untagged(text: &str, tag: Span) -> Option<Suggestion> {
    let value = value_of_line(text, tag.start as usize)?;
    let range = tag.range();
    if value.start != range.start {
        return None;
    }
    let word = text[value.clone()].split(' ').next().unwrap_or_default();
    let words = text[value.clone()][word.len()..].trim_start();
    let end = tag.start + u32::try_from(value.len() - words.len()).unwrap_or(0);
    if ["!!str", "!!int", "!!float", "!!bool"].contains(&word) && !words.is_empty() {
        return Some(Suggestion::new(Span { end, ..tag }, ""));
    }
    let is_text = !word.starts_with("!!") && words.starts_with(char::is_alphanumeric);
    let whole = Span {
        end: tag.start + u32::try_from(value.len()).unwrap_or(0),
        ..tag
    };
    is_text.then(|| Suggestion::new(whole, quoted(&text[value])))
}

/// The first character of a text that no output may hold, and its bytes.
pub fn dropped_character(written: &Written) -> Option<(char, Range<usize>)> {
    let mut characters = written.value.char_indices();
    let (at, character) = characters.find(|(_, next)| is_dropped(*next))?;
    Some((character, at..at + character.len_utf8()))
}

/// Warns of such a character.
pub fn dropped_warning(character: char, span: Span, within: Span, text: &str) -> Diagnostic {
    let code = u32::from(character);
    let message = format!("the control character U+{code:04X} is left out");
    Diagnostic::warning("control-character", span, message)
        .help("take it out; for words of another direction write `[words]{lang=…}`")
        .suggest(without_dropped(span, within, text))
}

/// What takes all such characters out of a text, of which the first has this place; none where it is written as an
/// escape.
fn without_dropped(first: Span, within: Span, text: &str) -> Option<Suggestion> {
    let raw = text.get(first.start as usize..within.end as usize)?;
    let end = raw.rfind(is_dropped)?;
    let last = raw[end..].chars().next()?;
    let raw = &raw[..end + last.len_utf8()];
    let span = Span {
        end: first.start + u32::try_from(raw.len()).unwrap_or(0),
        ..first
    };
    raw.starts_with(is_dropped)
        .then(|| Suggestion::new(span, raw.replace(is_dropped, "")))
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
