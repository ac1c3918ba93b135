//! Whether changes pay: what was wrong before them, and what is after them.
//!
//! In: the files of a round as they are, and what reading them came to. Out: the files with some changes, and whether
//! these are kept. They are kept where
//!
//! * reading gets farther than before. What comes up behind the place where it stopped was there all along; or
//! * less is wrong than before. What is wrong in the value of a key that has got its name, or in the part that it is a
//!   key of, was there all along, too;
//!
//! and in either case no key or value that was changed is at fault itself.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use super::super::making::Looked;
use super::super::source_text::{MARK, decode};
use crate::briefing::yaml::{self, Node, NodeKind};
use crate::diagnostic::{Diagnostics, Severity, Source, Sources, Suggestion};

/// What is said of a key or a value that cannot be what it is.
const AT_FAULT: &[&str] = &[
    "unknown-key",
    "wrong-type",
    "unknown-value",
    "duplicate-key",
    "key-not-text",
    "unknown-code",
    "unknown-citation",
    "unknown-reference",
    "bad-date",
    "impossible-date",
    "not-gregorian",
    "unread-date",
];

/// A change of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The file; `None` for a briefing that lies in none.
    pub path: Option<PathBuf>,
    /// What stands there.
    pub before: String,
    /// The line in which that begins.
    pub line: String,
    /// Where, and what is to stand there.
    pub suggestion: Suggestion,
}

impl Change {
    /// The bytes that it replaces.
    pub fn range(&self) -> Range<usize> {
        self.suggestion.span.range()
    }

    /// What it is known by when its place has moved.
    pub fn key(&self) -> (String, String) {
        (self.line.clone(), self.suggestion.replacement.clone())
    }
}

/// How far reading gets: how many characters lie behind the faults at which it stops, spaces not counted, since these
/// come and go with a change; and what the first of those faults is.
type Behind = (usize, Option<&'static str>);

/// The files of a round.
pub struct Trial<'a> {
    contents: BTreeMap<Option<PathBuf>, Vec<u8>>,
    before: &'a Looked,
    /// How far reading gets with the changes that are kept so far.
    behind: Cell<Behind>,
    /// How many errors and warnings there are with them.
    wrong: Cell<(usize, usize)>,
}

impl<'a> Trial<'a> {
    /// These files, and what reading them came to.
    pub fn new(contents: BTreeMap<Option<PathBuf>, Vec<u8>>, before: &'a Looked) -> Self {
        let behind = sum(contents.values().map(|bytes| unread(bytes).0));
        Trial {
            behind: Cell::new(behind),
            wrong: Cell::new(before.wrong),
            contents,
            before,
        }
    }

    /// How many bytes they have.
    pub fn bytes(&self) -> usize {
        self.contents.values().map(Vec::len).sum()
    }

    /// The files with some changes, which do not overlap.
    pub fn applied(&self, changes: &[Change]) -> BTreeMap<Option<PathBuf>, Vec<u8>> {
        let files = self.contents.iter().map(|(path, bytes)| {
            let start = match bytes.starts_with(MARK.as_bytes()) {
                true => MARK.len(),
                false => 0,
            };
            let mut own: Vec<&Change> = changes.iter().filter(|one| one.path == *path).collect();
            own.sort_by_key(|change| change.range().start);
            let mut edited = bytes[..start].to_vec();
            let mut at = start;
            for change in own {
                let range = change.range();
                edited.extend_from_slice(&bytes[at..start + range.start]);
                edited.extend_from_slice(change.suggestion.replacement.as_bytes());
                at = start + range.end;
            }
            edited.extend_from_slice(&bytes[at..]);
            (path.clone(), edited)
        });
        files.collect()
    }

    /// Whether changes are kept, of which the first `kept` are already.
    pub fn pays(&self, changes: &[Change], kept: usize, after: &Looked) -> bool {
        let files = self.applied(changes);
        let read: BTreeMap<_, _> = files
            .iter()
            .map(|(path, bytes)| (path, unread(bytes)))
            .collect();
        let behind = sum(read.values().map(|(behind, _)| *behind));
        let mut uncovered = 0;
        for change in &changes[kept..] {
            let place = place_after(change, changes);
            let tree = read.get(&change.path).and_then(|(_, tree)| tree.as_ref());
            let value = tree.and_then(|tree| uncovered_by(tree, &place));
            let name = &self
                .before
                .findings
                .sources
                .get(change.suggestion.span.file)
                .name;
            let of_file = after.findings.diagnostics.iter().filter_map(|one| {
                let span = one.span?;
                let is_own = after.findings.sources.get(span.file).name == *name;
                is_own.then_some((one, span.range()))
            });
            for (one, range) in of_file {
                // What stands within a text that was put in quotes is another matter.
                let is_within = place.start < range.start && range.end < place.end;
                let touches = range.start <= place.end && place.start <= range.end && !is_within;
                if touches && AT_FAULT.contains(&one.code) {
                    return false;
                }
                let is_within = value
                    .as_ref()
                    .is_some_and(|value| value.contains(&range.start));
                uncovered += usize::from(is_within && one.severity == Severity::Error);
            }
        }
        let errors = after.wrong.0.saturating_sub(uncovered);
        let wrong = (errors, after.wrong.1);
        // Another fault at the same place is one that stood behind the first.
        let (before, now) = (self.behind.get(), behind);
        let is_other = now.1.is_some() && now.1 != before.1;
        let pays =
            now.0 < before.0 || (now.0 == before.0 && (is_other || wrong < self.wrong.get()));
        if pays {
            self.behind.set(behind);
            self.wrong.set(after.wrong);
        }
        pays
    }
}

/// That of several files.
fn sum(behind: impl Iterator<Item = Behind>) -> Behind {
    behind.fold((0, None), |(sum, fault), (behind, other)| {
        (sum + behind, fault.or(other))
    })
}

/// How far reading a file gets, and its tree where nothing stops it.
fn unread(bytes: &[u8]) -> (Behind, Option<Node>) {
    let (text, fault) = decode(bytes.to_vec());
    if fault.is_some() {
        return ((text.len(), None), None);
    }
    let mut sources = Sources::new();
    let file = sources.add(Source::new("", text));
    let mut found = Diagnostics::new();
    match yaml::read(&sources, file, &mut found) {
        Some(tree) => ((0, None), Some(tree)),
        None => {
            let placed = found
                .iter()
                .filter_map(|one| Some((one.span?.start as usize, one.code)));
            let (last, code) = placed.max().unwrap_or_default();
            let rest = sources.get(file).text.get(last..).unwrap_or_default();
            let behind = rest.chars().filter(|next| !next.is_whitespace()).count();
            // At the very end of a file, a fault still is one.
            ((behind + 1, Some(code)), None)
        }
    }
}

/// Where the replacement of a change stands, once all of some changes are made.
fn place_after(change: &Change, changes: &[Change]) -> Range<usize> {
    let start = change.range().start;
    let before = changes
        .iter()
        .filter(|other| other.path == change.path && other.range().start < start);
    let (added, taken) = before.fold((0, 0), |(added, taken), other| {
        let suggestion = &other.suggestion;
        (
            added + suggestion.replacement.len(),
            taken + other.range().len(),
        )
    });
    let start = start + added - taken;
    start..start + change.suggestion.replacement.len()
}

/// What is read once the key has its name that a place is, or is a part of: its value; and of a part of a briefing
/// all of it, since one that lacks a key is not read on.
fn uncovered_by(tree: &Node, place: &Range<usize>) -> Option<Range<usize>> {
    let mut rest = vec![tree];
    while let Some(node) = rest.pop() {
        match &node.kind {
            NodeKind::Scalar(_) => {}
            NodeKind::Sequence(items) => rest.extend(items),
            NodeKind::Mapping(entries) => {
                for entry in entries {
                    let key = entry.key.span.range();
                    if key.start <= place.start && place.end <= key.end {
                        let is_whole = node.span == tree.span;
                        let read = if is_whole { &entry.value } else { node };
                        return Some(read.span.range());
                    }
                    rest.push(&entry.value);
                }
            }
        }
    }
    None
}
