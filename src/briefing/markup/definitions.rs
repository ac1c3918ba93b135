//! Notes that are defined apart from their calls: `[^1]: A note.`
//!
//! CommonMark would take some of them for definitions of links, and pulldown-cmark's own footnotes
//! take more than linear time on hostile input; so they are taken out of the text before it is
//! parsed, and blanked, which leaves every other byte where it was. Which lines are a note's, and what
//! stands in them, [`note`] says.

use std::collections::BTreeMap;
use std::ops::Range;

use super::excerpt::Excerpt;
use super::{Finding, note};

/// The definitions of a field's text, by label.
#[derive(Debug, Default)]
pub struct Definitions {
    notes: BTreeMap<String, Definition>,
}

#[derive(Debug)]
struct Definition {
    /// Where its label stands.
    label: Range<usize>,
    /// The text of the note, until it is called.
    note: Option<Excerpt>,
}

impl Definitions {
    /// The text of a note, by its label, when it is called for the first time.
    pub fn first_call(&mut self, label: &str) -> Option<Excerpt> {
        self.notes.get_mut(label)?.note.take()
    }

    /// Notes that nothing calls.
    pub fn uncalled(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let uncalled = self.notes.iter().filter(|(_, one)| one.note.is_some());
        uncalled.map(|(label, one)| (label.as_str(), one.label.clone()))
    }
}

/// Takes the definitions out of a text. `None` where there is none, as is most often so.
pub fn take(text: &str, findings: &mut Vec<Finding>) -> Option<(String, Definitions)> {
    if !text.contains("[^") || !text.contains("]:") {
        return None;
    }
    let mut definitions = Definitions::default();
    let mut blanked = text.to_string();
    let mut fence = None;
    let mut lines = lines(text).peekable();
    while let Some(line) = lines.next() {
        let before = fence;
        fence = fence_after(fence, &text[line.clone()]);
        if before.is_some() || fence.is_some() {
            continue;
        }
        let Some((label, start)) = definition(text, &line) else {
            continue;
        };
        let (note, end) = note::take_lines(text, start..line.end, &mut lines, findings);
        blank(&mut blanked, line.start..end);
        let name = text[label.clone()].to_string();
        if let Some(first) = definitions.notes.get(&name) {
            let line = text[..first.label.start].matches('\n').count() + 1;
            let message = format!("the note `{name}` is defined twice");
            findings.push(
                Finding::error("duplicate-note", label, message)
                    .label(format!("defined already on line {line} of this text"))
                    .help("give each note a label of its own"),
            );
        } else {
            let note = Some(note);
            definitions.notes.insert(name, Definition { label, note });
        }
    }
    (!definitions.notes.is_empty()).then_some((blanked, definitions))
}

/// The fence of the code that is open behind a line.
pub fn fence_after(open: Option<&'static str>, line: &str) -> Option<&'static str> {
    let words = line.trim_start();
    let mark = ["```", "~~~"]
        .into_iter()
        .find(|mark| words.starts_with(mark));
    match (open, mark) {
        (Some(open), Some(mark)) if open == mark => None,
        (None, mark) => mark,
        (Some(_), _) => open,
    }
}

/// Whether nothing stands in a line.
pub fn is_empty(text: &str, line: &Range<usize>) -> bool {
    text[line.clone()].trim().is_empty()
}

/// The labels that a text defines notes as, and where they stand.
pub fn defined_labels(text: &str) -> Vec<(String, Range<usize>)> {
    let taken = take(text, &mut Vec::new());
    let notes = taken.map(|(_, definitions)| definitions.notes);
    let notes = notes.into_iter().flatten();
    notes.map(|(name, one)| (name, one.label)).collect()
}

/// The label of the definition that a line begins, and where its words begin.
pub fn definition(text: &str, line: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let content = &text[line.clone()];
    let words = content.trim_start_matches(' ');
    let indent = content.len() - words.len();
    let rest = words.strip_prefix("[^")?;
    let length = rest.find(']')?;
    let label = &rest[..length];
    let sound = !label.is_empty() && !label.contains(char::is_whitespace) && indent < 4;
    if !sound || !rest[length + 1..].starts_with(':') {
        return None;
    }
    let start = line.start + indent + 2;
    let words = rest[length + 2..].trim_start();
    Some((start..start + length, line.end - words.len()))
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + Clone + '_ {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}

/// Puts spaces in place of everything but line ends.
fn blank(text: &mut String, range: Range<usize>) {
    let spaces: String = text[range.clone()]
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
        .collect();
    text.replace_range(range, &spaces);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_taken_out_and_nothing_moves() {
        let text = "One[^1] and two[^b].\n\n[^1]: First\n  and more.\n[^b]: word\n\nEnd.\n";
        let mut findings = Vec::new();
        let (blanked, mut definitions) = take(text, &mut findings).expect("two definitions");
        assert_eq!(blanked.len(), text.len());
        assert!(blanked.starts_with("One[^1] and two[^b].\n") && blanked.ends_with("End.\n"));
        assert_eq!(blanked[21..text.len() - 5].trim(), "");
        let note = definitions.first_call("1").expect("the first");
        assert_eq!(note.text(), ".First   and more.");
        assert_eq!(definitions.first_call("1"), None, "it was called before");
        assert_eq!(
            definitions
                .uncalled()
                .map(|(label, _)| label)
                .collect::<Vec<_>>(),
            ["b"]
        );
        assert!(findings.is_empty());
    }

    #[test]
    fn further_blocks_are_indented() {
        let text = "A[^1].\n\n[^1]: First.\n\n    Second\n    and on.\n\n\n \tThird.\n\nEnd.\n";
        let mut findings = Vec::new();
        let (blanked, mut definitions) = take(text, &mut findings).expect("a definition");
        let note = definitions.first_call("1").expect("the first");
        assert_eq!(note.text(), ".First.\n\nSecond\nand on.\n\n\nThird.");
        assert_eq!(
            blanked.split_whitespace().collect::<Vec<_>>(),
            ["A[^1].", "End."]
        );
        assert!(findings.is_empty());
    }

    #[test]
    fn code_defines_nothing() {
        assert!(take("```\n[^1]: x\n```\n", &mut Vec::new()).is_none());
    }
}
