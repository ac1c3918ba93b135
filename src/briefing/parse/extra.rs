//! What reference managers keep among the remarks on a source for want of a field: Zotero's "Extra", a line each.
//!
//! In: a source as a mapping, pasted or from a library. Out: the same, where lines of its `note` such as `PMID: 123`,
//! `original-date: 1890`, `editor: Berg || Nora` or `type: interview` are keys, and the other lines its note. A key
//! that is given holds, but for `type`, which such a line is there to overrule. A line stays a remark where it
//! cannot be what its key asks for, and where it may as well be a sentence: `Source: the harbour master` is one,
//! `source: Scopus` is none. What a manager notes for LaTeX (`tex.ids: …`) is kept below `custom`.

use std::borrow::Cow;
use std::ops::Range;

use super::source_date;
use crate::briefing::keys::choices::SOURCE_TYPES;
use crate::briefing::keys::{Key, SOURCE, Text};
use crate::briefing::yaml::{self, Entry, Node, NodeKind, Style, Written};
use crate::diagnostic::{Sources, Span};
use crate::document::{Address, Doi};
use crate::language::Language;

/// How many lines of a remark are looked at.
const MOST_LINES: usize = 200;

/// How long a remark may be, in bytes, whose lines are told by their own places.
const LONGEST_PLACED: usize = 1 << 14;

/// Names of Zotero's own for variables of CSL.
const CALLED: &[(&str, &str)] = &[
    ("publication-title", "container-title"),
    ("series", "collection-title"),
    ("series-number", "collection-number"),
    ("place", "publisher-place"),
    ("event-name", "event-title"),
    ("conference-name", "event-title"),
    ("pages", "page"),
    ("original-publication-date", "original-date"),
];

/// A source whose remarks are unfolded.
pub fn unfolded<'n>(node: &'n Node, language: &Language, files: &Sources) -> Cow<'n, Node> {
    let NodeKind::Mapping(entries) = &node.kind else {
        return Cow::Borrowed(node);
    };
    let mut notes = entries.iter().enumerate();
    let note = notes.find(|(_, entry)| entry.key.value == "note");
    let Some((at, note)) = note.and_then(|(at, entry)| match &entry.value.kind {
        NodeKind::Scalar(written) if written.value.contains(':') => Some((at, written)),
        NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    }) else {
        return Cow::Borrowed(node);
    };
    let (found, rest) = lines_of(note, language);
    if found.is_empty() {
        return Cow::Borrowed(node);
    }
    let mut entries = entries.clone();
    match rest.is_empty() {
        true => drop(entries.remove(at)),
        false => set_text(&mut entries[at].value, rest),
    }
    let mut unfolding = Unfolding {
        given: entries.iter().filter_map(key_of).collect(),
        entries,
    };
    for line in found {
        // To find a place again takes as long as the note.
        let span = match note.value.len() <= LONGEST_PLACED {
            true => yaml::place(note, line.range.clone(), files),
            false => note.span,
        };
        unfolding.add(line, span);
    }
    let kind = NodeKind::Mapping(unfolding.entries);
    Cow::Owned(Node {
        span: node.span,
        kind,
    })
}

fn set_text(node: &mut Node, text: String) {
    if let NodeKind::Scalar(written) = &mut node.kind {
        written.value = text;
    }
}

fn key_of(entry: &Entry) -> Option<&'static str> {
    SOURCE.find(&entry.key.value).map(|key| key.name)
}

/// A line that is no remark.
struct Line<'t> {
    /// The key of a source, or `tex.…`.
    key: Cow<'t, str>,
    value: &'t str,
    /// Where the value stands in the note.
    range: Range<usize>,
}

/// The lines of a note that are keys with values, and the others.
fn lines_of<'t>(note: &'t Written, language: &Language) -> (Vec<Line<'t>>, String) {
    let mut found = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    let mut at = 0;
    for (count, line) in note.value.split('\n').enumerate() {
        let start = at;
        at += line.len() + 1;
        let line = line.trim_end_matches('\r');
        let pair = pair_of(line).filter(|_| count < MOST_LINES);
        let known = pair.and_then(|(name, value)| {
            let key = meant(name, value, language)?;
            let offset = start + line.rfind(value)?;
            Some(Line {
                key,
                value,
                range: offset..offset + value.len(),
            })
        });
        match known {
            Some(line) => found.push(line),
            None => rest.push(line),
        }
    }
    (found, rest.join("\n").trim().to_string())
}

/// `key: value`, or citeproc's older `{:key: value}`.
fn pair_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let old = line
        .strip_prefix("{:")
        .and_then(|line| line.strip_suffix('}'));
    let (name, value) = match old {
        Some(line) => line.split_once(':')?,
        // BibLaTeX fields of a manager's own, `tex.ids= a, b`.
        None if line.to_lowercase().starts_with("tex.") => line.split_once([':', '='])?,
        None => line.split_once(':')?,
    };
    let (name, value) = (name.trim(), value.trim());
    (!name.is_empty() && !value.is_empty() && name.len() < 64).then_some((name, value))
}

/// The key that a line is for, if its value can stand there.
fn meant<'t>(name: &'t str, value: &str, language: &Language) -> Option<Cow<'t, str>> {
    let folded = name.to_lowercase().replace(' ', "-");
    if folded.starts_with("tex.") {
        return Some(Cow::Owned(folded));
    }
    let called = CALLED.iter().find(|(other, _)| *other == folded);
    let wanted = called.map_or(folded.as_str(), |(_, key)| key);
    let key = SOURCE
        .known()
        .find(|key| key.name.eq_ignore_ascii_case(wanted))?;
    // One word in small letters is a variable; with a capital, it begins a sentence.
    let is_word = key.name.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_word && name != key.name && key.name != "type" {
        return None;
    }
    can_be(key, value, language).then_some(Cow::Borrowed(key.name))
}

/// Whether a value can stand behind a key of a source.
fn can_be(key: &Key, value: &str, language: &Language) -> bool {
    match (key.value.text, key.name) {
        (_, "type") => SOURCE_TYPES.iter().any(|(name, _)| *name == value),
        (_, "URL") => Address::parse(value).is_ok(),
        (_, "DOI") => Doi::parse(value).is_some(),
        (_, "language" | "archived" | "archive_url") => false,
        (Some(Text::Variable), _) => true,
        (Some(Text::Name), _) => !value.trim_matches('|').trim().is_empty(),
        (Some(Text::SourceDate), _) => source_date::parse(value, language).is_some(),
        // Titles, remarks and what is the format's own.
        _ => false,
    }
}

struct Unfolding {
    entries: Vec<Entry>,
    /// The keys that are given.
    given: Vec<&'static str>,
}

impl Unfolding {
    fn add(&mut self, line: Line<'_>, span: Span) {
        let Some(key) = SOURCE.find(&line.key) else {
            return self.add_custom(&line.key, line.value, span);
        };
        let name = key.name;
        if name == "type" {
            self.entries.retain(|entry| entry.key.value != "type");
        } else if self.given.contains(&name) {
            return self.add_custom(name, line.value, span);
        }
        let value = match key.value.text {
            Some(Text::Name) => person(line.value, span),
            _ => scalar(line.value, span),
        };
        let found = self
            .entries
            .iter_mut()
            .find(|entry| entry.key.value == name);
        match found.map(|entry| &mut entry.value.kind) {
            // Several names, a line each.
            Some(NodeKind::Sequence(people)) => people.push(value),
            Some(NodeKind::Scalar(_) | NodeKind::Mapping(_)) => {}
            None => {
                let value = match key.value.text {
                    Some(Text::Name) => Node {
                        span,
                        kind: NodeKind::Sequence(vec![value]),
                    },
                    _ => value,
                };
                self.entries.push(entry(name, value));
            }
        }
    }

    /// Keeps what has no key here, or one that is taken.
    fn add_custom(&mut self, name: &str, value: &str, span: Span) {
        let mut entries = self.entries.iter_mut();
        let custom = entries.find(|entry| entry.key.value == "custom");
        match custom.map(|entry| &mut entry.value.kind) {
            Some(NodeKind::Mapping(below)) => below.push(entry(name, scalar(value, span))),
            Some(NodeKind::Scalar(_) | NodeKind::Sequence(_)) => {}
            None => {
                let below = vec![entry(name, scalar(value, span))];
                let kind = NodeKind::Mapping(below);
                self.entries.push(entry("custom", Node { span, kind }));
            }
        }
    }
}

/// `Berg || Nora` is a family name and a given one.
fn person(value: &str, span: Span) -> Node {
    let Some((family, given)) = value.split_once("||") else {
        return scalar(value, span);
    };
    let parts = [("family", family), ("given", given)].into_iter();
    let parts = parts.filter(|(_, part)| !part.trim().is_empty());
    let entries: Vec<Entry> = parts
        .map(|(name, part)| entry(name, scalar(part.trim(), span)))
        .collect();
    match &entries[..] {
        [whole] if whole.key.value == "family" => scalar(family.trim(), span),
        _ => Node {
            span,
            kind: NodeKind::Mapping(entries),
        },
    }
}

fn entry(key: &str, value: Node) -> Entry {
    Entry {
        key: text(key, value.span),
        value,
    }
}

fn scalar(value: &str, span: Span) -> Node {
    Node {
        span,
        kind: NodeKind::Scalar(text(value, span)),
    }
}

fn text(value: &str, span: Span) -> Written {
    Written {
        value: value.to_string(),
        style: Style::Literal,
        span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Source};
    use crate::language::{Tag, lookup};

    fn unfolded_of(text: &str) -> String {
        let mut files = Sources::new();
        let file = files.add(Source::new("a.yaml", text));
        let node = yaml::read(&files, file, &mut Diagnostics::new()).expect("a source");
        let node = unfolded(&node, lookup(&Tag::english()), &files);
        fn shown(node: &Node) -> String {
            match &node.kind {
                NodeKind::Scalar(written) => format!("{:?}", written.value),
                NodeKind::Sequence(nodes) => {
                    let nodes: Vec<String> = nodes.iter().map(shown).collect();
                    format!("[{}]", nodes.join(", "))
                }
                NodeKind::Mapping(entries) => {
                    let entries: Vec<String> = entries
                        .iter()
                        .map(|entry| format!("{}: {}", entry.key.value, shown(&entry.value)))
                        .collect();
                    format!("{{{}}}", entries.join(", "))
                }
            }
        }
        shown(&node)
    }

    #[test]
    fn lines_of_a_remark_are_the_keys_that_they_name() {
        assert_eq!(
            unfolded_of(
                "type: article\nDOI: 10.1/a\nnote: |\n  PMID: 123\n  Citation Key: wei2024\n  Original Date: 1890\n  \
                 type: interview\n  editor: Berg || Nora\n  editor: Port Institute\n  DOI: 10.2/b\n  \
                 tex.ids= x\n  {:event-place: Oslo}\n  See: the annex.\n"
            ),
            "{DOI: \"10.1/a\", note: \"See: the annex.\", PMID: \"123\", citation-key: \"wei2024\", \
             original-date: \"1890\", type: \"interview\", \
             editor: [{family: \"Berg\", given: \"Nora\"}, \"Port Institute\"], \
             custom: {DOI: \"10.2/b\", tex.ids: \"x\"}, event-place: \"Oslo\"}"
        );
    }

    #[test]
    fn a_remark_that_is_a_sentence_stays_one() {
        for note in [
            "Source: the harbour master.",
            "Issued: last week, in Oslo",
            "Section: 3 was left out",
            "A remark: plain.",
            "type: of a kind",
            "http://example.org/a",
        ] {
            let text = format!("title: T\nnote: \"{note}\"\n");
            let expected = format!("{{title: \"T\", note: {note:?}}}");
            assert_eq!(unfolded_of(&text), expected);
        }
        assert!(!unfolded_of("title: T\nnote: 'source: Scopus'").contains("note"));
    }
}
