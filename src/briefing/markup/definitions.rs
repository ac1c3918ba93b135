//! Notes that are defined apart from their calls: `[^1]: A note.`
//!
//! CommonMark would take some of them for definitions of links, and pulldown-cmark's own footnotes
//! take more than linear time on hostile input; so they are taken out of the text before it is
//! parsed, and blanked, which leaves every other byte where it was. Further paragraphs of a note are
//! indented by four spaces or a tab, as pandoc has it.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

use super::Finding;

/// The definitions of a field's text, by label.
#[derive(Debug, Default)]
pub struct Definitions {
    /// Where the label stands, and the paragraphs of the note.
    notes: BTreeMap<String, (Range<usize>, Vec<Range<usize>>)>,
    called: std::collections::BTreeSet<String>,
}

impl Definitions {
    /// The paragraphs of a note, by its label, when it is called for the first time.
    pub fn first_call(&mut self, label: &str) -> Option<Vec<Range<usize>>> {
        let (_, paragraphs) = self.notes.get(label)?;
        let first = self.called.insert(label.to_string());
        first.then(|| paragraphs.clone())
    }

    /// Notes that nothing calls.
    pub fn uncalled(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let uncalled = |label: &&String| !self.called.contains(*label);
        let labels = self.notes.keys().filter(uncalled);
        labels.map(|label| (label.as_str(), self.notes[label].0.clone()))
    }
}

/// Takes the definitions out of a text. `None` where there is none, as is most often so.
pub fn take(text: &str, findings: &mut Vec<Finding>) -> Option<(String, Definitions)> {
    if !text.contains("[^") || !text.contains("]:") {
        return None;
    }
    let mut definitions = Definitions::default();
    let mut blanked = text.to_string();
    let mut fence: Option<&str> = None;
    let mut lines = lines(text).peekable();
    while let Some(line) = lines.next() {
        let words = text[line.clone()].trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| words.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            (Some(_), _) => {}
            (None, None) => {
                let Some((label, start)) = definition(text, &line) else {
                    continue;
                };
                let first = start..paragraph_end(text, &line, &mut lines);
                let mut paragraphs = Vec::from([first]);
                while let Some(next) = further_paragraph(text, &mut lines) {
                    if begins_block(text[next.clone()].trim_start()) {
                        findings.push(
                            Finding::error(
                                "block-in-note",
                                trimmed(text, &next),
                                "a note holds paragraphs alone",
                            )
                            .help("say it in a paragraph, or take it into the text"),
                        );
                    }
                    paragraphs.push(next.start..paragraph_end(text, &next, &mut lines));
                }
                let end = paragraphs.last().map_or(line.end, |last| last.end);
                let name = text[label.clone()].to_string();
                if let Some((first, _)) = definitions.notes.get(&name) {
                    let line = text[..first.start].matches('\n').count() + 1;
                    let message = format!("the note `{name}` is defined twice");
                    findings.push(
                        Finding::error("duplicate-note", label, message)
                            .label(format!("defined already on line {line} of this text"))
                            .help("give each note a label of its own"),
                    );
                } else {
                    definitions.notes.insert(name, (label, paragraphs));
                }
                blank(&mut blanked, line.start..end);
            }
        }
    }
    (!definitions.notes.is_empty()).then_some((blanked, definitions))
}

/// Where the paragraph ends that a line begins: lines that follow without an empty one between belong to
/// it, and are taken.
fn paragraph_end(
    text: &str,
    line: &Range<usize>,
    lines: &mut Peekable<impl Iterator<Item = Range<usize>>>,
) -> usize {
    let mut end = line.end;
    let goes_on = |next: &Range<usize>| {
        !text[next.clone()].trim().is_empty() && definition(text, next).is_none()
    };
    while let Some(next) = lines.next_if(goes_on) {
        end = next.end;
    }
    end
}

/// The first line of a further paragraph of a note, with the empty lines before it; nothing is taken
/// where there is none.
fn further_paragraph(
    text: &str,
    lines: &mut Peekable<impl Iterator<Item = Range<usize>> + Clone>,
) -> Option<Range<usize>> {
    let mut ahead = lines.clone();
    while ahead
        .next_if(|line| text[line.clone()].trim().is_empty())
        .is_some()
    {}
    let next = ahead.next()?;
    let content = &text[next.clone()];
    let indented = content.starts_with("    ") || content.starts_with('\t');
    if !indented {
        return None;
    }
    *lines = ahead;
    Some(next)
}

/// Whether a line begins something other than a paragraph: a list, a quotation, a heading, code.
fn begins_block(line: &str) -> bool {
    let number = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let numbered = number.len() < line.len() && number.starts_with(['.', ')']);
    ["- ", "* ", "+ ", "> ", "#", "```", "~~~"]
        .iter()
        .any(|mark| line.starts_with(mark))
        || numbered && number[1..].starts_with(' ')
}

fn trimmed(text: &str, line: &Range<usize>) -> Range<usize> {
    let content = &text[line.clone()];
    let indent = content.len() - content.trim_start().len();
    line.start + indent..line.start + content.trim_end().len()
}

/// The labels that a text defines notes as, and where they stand.
pub fn defined_labels(text: &str) -> Vec<(String, Range<usize>)> {
    let taken = take(text, &mut Vec::new());
    let notes = taken.map(|(_, definitions)| definitions.notes);
    let notes = notes.into_iter().flatten();
    notes.map(|(name, (label, _))| (name, label)).collect()
}

/// The label of the definition that a line begins, and where its words begin.
fn definition(text: &str, line: &Range<usize>) -> Option<(Range<usize>, usize)> {
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
        let words = definitions.first_call("1").expect("the first");
        assert_eq!(text[words[0].clone()].trim(), "First\n  and more.");
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
    fn further_paragraphs_are_indented() {
        let text = "A[^1].\n\n[^1]: First.\n\n    Second\n    and on.\n\n\n\tThird.\n\nEnd.\n";
        let mut findings = Vec::new();
        let (blanked, mut definitions) = take(text, &mut findings).expect("a definition");
        let paragraphs = definitions.first_call("1").expect("the first");
        let shown: Vec<&str> = paragraphs
            .iter()
            .map(|one| text[one.clone()].trim())
            .collect();
        assert_eq!(shown, ["First.", "Second\n    and on.", "Third."]);
        assert_eq!(
            blanked.split_whitespace().collect::<Vec<_>>(),
            ["A[^1].", "End."]
        );
        assert!(findings.is_empty());
        let list = "A[^1].\n\n[^1]: First.\n\n    1. Second\n";
        take(list, &mut findings);
        assert_eq!(&list[findings[0].range.clone()], "1. Second");
    }

    #[test]
    fn code_defines_nothing() {
        assert!(take("```\n[^1]: x\n```\n", &mut Vec::new()).is_none());
    }
}
