//! Comments wherever one can stand.

use std::ops::Range;

use briefset::briefing::yaml::{Node, NodeKind, Style, Written};

use super::value;
use crate::support::random::Random;

/// A text with comments between its lines and at their ends, each with words of its own; `None` where it is no
/// sound YAML.
pub fn commented(text: &str, seed: u64) -> Option<String> {
    let node = value::node(text)?;
    let mut random = Random::new(seed);
    let mut texts = Vec::new();
    within_texts(&node, text, &mut texts);
    let is_free = |at: usize| !texts.iter().any(|range| range.start < at && at < range.end);
    let mut out = String::new();
    let mut count = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let end = start + words.len();
        let indent = words.len() - words.trim_start().len();
        // A mark of the beginning of a document is preceded by nothing but directives.
        let is_marker = words.starts_with(['-', '%', '.']) || words.contains('\u{feff}');
        while is_free(start) && !is_marker && random.below(4) == 0 {
            if random.below(3) == 0 {
                out.push('\n');
            }
            count += 1;
            out.push_str(&format!("{}# comment {count}.\n", &words[..indent]));
            if random.below(4) == 0 {
                out.push('\n');
            }
        }
        out.push_str(words);
        let takes_one = is_free(end) && !words.trim().is_empty() && !words.contains('#');
        if takes_one && !is_marker && line.ends_with('\n') && random.below(3) == 0 {
            count += 1;
            out.push_str(&format!(" # comment {count}."));
        }
        out.push_str(&line[words.len()..]);
        start += line.len();
    }
    // Tabs and empty lines that are part of a text may have kept a comment from being one.
    let same = value::read(&out) == value::read(text);
    same.then_some(out)
}

/// Where no comment can stand: from the first letter of a text to its last, or from the header of one below `|`.
fn within_texts(node: &Node, text: &str, found: &mut Vec<Range<usize>>) {
    match &node.kind {
        NodeKind::Scalar(written) => found.push(within(written, text)),
        NodeKind::Sequence(nodes) => nodes
            .iter()
            .for_each(|node| within_texts(node, text, found)),
        NodeKind::Mapping(entries) => {
            for entry in entries {
                found.push(within(&entry.key, text));
                within_texts(&entry.value, text, found);
            }
        }
    }
}

fn within(written: &Written, text: &str) -> Range<usize> {
    let range = written.span.range();
    match written.style {
        Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => range,
        Style::Literal | Style::Folded => {
            // The header is on the nearest line above that is not empty.
            let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
            text[..line].trim_end().len()..range.end
        }
    }
}
