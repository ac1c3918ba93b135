//! A key that is given again with the same value: nothing is lost when it goes.
//!
//! In: the entries of a mapping, of which the last is given again. Out: what takes it out, where it says what the
//! first one says and nothing else would go with it: no comment, no half of a line.

use crate::briefing::yaml::tree::{Entry, Node, NodeKind};
use crate::diagnostic::{Span, Suggestion};

/// What takes the last entry out, if it says what the one at `first` says.
pub fn taken_out(entries: &[Entry], first: usize, text: &str) -> Option<Suggestion> {
    let (last, before) = entries.split_last()?;
    let first = before.get(first)?;
    let previous = before.last()?;
    // What an alias stands for lies elsewhere.
    let is_here = last.value.span.start >= last.key.span.end;
    if !is_here || !says_the_same(&first.value, &last.value) {
        return None;
    }
    let end = last.value.span.end.max(last.key.span.end);
    let gap_start = previous.value.span.end.max(previous.key.span.end);
    let gap = text.get(gap_start as usize..last.key.span.start as usize)?;
    let span = |start: u32, end: u32| Span {
        start,
        end,
        ..last.key.span
    };
    // Between braces, the comma before it goes along.
    let is_comma = |gap: &str| gap.trim() == ",";
    if is_comma(gap) {
        return Some(Suggestion::new(span(gap_start, end), ""));
    }
    let start = text[..last.key.span.start as usize].rfind('\n')? + 1;
    let is_alone = text[start..last.key.span.start as usize].trim().is_empty();
    let rest = text[end as usize..].split_inclusive('\n').next();
    let rest = rest.unwrap_or_default();
    let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    // A text below `|` ends behind its own line end.
    let is_ended = text[..end as usize].ends_with('\n');
    let line_end = match is_ended {
        true => end,
        false => end + number(rest.len()),
    };
    let is_whole = is_alone && (is_ended || rest.trim().is_empty());
    is_whole.then(|| Suggestion::new(span(number(start), line_end), ""))
}

/// Whether two values say the same, wherever they stand and however they are quoted. How deep they are is
/// bounded, as the tree is.
fn says_the_same(one: &Node, other: &Node) -> bool {
    match (&one.kind, &other.kind) {
        (NodeKind::Scalar(one), NodeKind::Scalar(other)) => {
            one.value == other.value && one.is_absent() == other.is_absent()
        }
        (NodeKind::Sequence(ones), NodeKind::Sequence(others)) => {
            let mut pairs = ones.iter().zip(others);
            ones.len() == others.len() && pairs.all(|(one, other)| says_the_same(one, other))
        }
        (NodeKind::Mapping(ones), NodeKind::Mapping(others)) => {
            let mut pairs = ones.iter().zip(others);
            ones.len() == others.len()
                && pairs.all(|(one, other)| {
                    one.key.value == other.key.value && says_the_same(&one.value, &other.value)
                })
        }
        (NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_), _) => false,
    }
}
