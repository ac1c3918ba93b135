//! Tabs in the place of spaces.
//!
//! In: a tab that indents a line. Out: the lines around it that are indented by tabs alone, with so many spaces for
//! each as the file has elsewhere. Lines that mix both are left: what a tab stands for there, nobody can say.

use super::Fault;
use crate::diagnostic::Suggestion;

/// How many spaces stand for a tab in a file that has no others.
const USUAL: usize = 2;

/// The lines from the first to the last that are indented by tabs alone, with spaces.
pub fn as_spaces(fault: &Fault<'_>, tab: usize) -> Option<Suggestion> {
    let text = fault.text;
    let line = text[..tab].rfind('\n').map_or(0, |newline| newline + 1);
    let is_within = |line: &str| line.starts_with('\t') || line.trim().is_empty();
    let above = text[..line].split_inclusive('\n').rev();
    let above: usize = above.take_while(|line| is_within(line)).map(str::len).sum();
    let start = line - above;
    let lines = text[start..].split_inclusive('\n');
    let lines: Vec<&str> = lines.take_while(|line| is_within(line)).collect();
    let width = usual_indent(text);
    let mut spaced = String::new();
    for line in &lines {
        let words = line.trim_start_matches('\t');
        if words.starts_with(' ') && !words.trim().is_empty() {
            return None;
        }
        spaced.push_str(&" ".repeat(width * (line.len() - words.len())));
        spaced.push_str(words);
    }
    let end = start + lines.concat().len();
    // Where the lines end that are changed, and not the empty ones behind them.
    let end = start + text[start..end].trim_end().len();
    let spaced = spaced.trim_end().to_string();
    (end > start).then(|| Suggestion::new(fault.span(start, end), spaced))
}

/// The fewest spaces that a line of a text is indented by.
fn usual_indent(text: &str) -> usize {
    let indents = text.lines().map(|line| {
        let words = line.trim_start_matches(' ');
        match words.trim().is_empty() {
            true => 0,
            false => line.len() - words.len(),
        }
    });
    indents.filter(|indent| *indent > 1).min().unwrap_or(USUAL)
}
