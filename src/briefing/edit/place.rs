//! Which bytes a change costs.

use std::borrow::Cow;
use std::ops::Range;

use super::{Change, EntryPlace, Refusal, is_json_like, word};
use crate::briefing::yaml::emit::{self, Form, Styled};
use crate::briefing::yaml::lossless::{Collection, Comment, CommentedEntry, Content, Node, Tree};

/// The bytes of a file.
pub(super) struct Bytes<'t>(pub &'t Tree);

impl Bytes<'_> {
    /// What puts a form in the place of a value.
    pub(super) fn replacement(
        &self,
        found: &EntryPlace<'_>,
        form: Form<'_>,
    ) -> Result<Vec<Change>, Refusal> {
        let entry = found.entry();
        let value = &entry.value;
        let stands_in_line = !value.is_block_scalar() && !value.is_block_collection();
        let announced = self.announced(entry);
        if stands_in_line && (announced.is_none() || !matches!(form, Form::Literal(_))) {
            let pad = " ".repeat(self.column(found.collection));
            let colon = match (announced, found.is_flow) {
                // Where a value is to stand in the place of nothing.
                (Some(_), _) if value.span.is_empty() => " ".to_string(),
                (None, true) if value.span.is_empty() && entry.key.is_some() => ": ".to_string(),
                (None, false) if value.span.is_empty() => [self.0.line_end(), &pad, ": "].concat(),
                _ => String::new(),
            };
            return Ok(vec![Change {
                range: value.span.clone(),
                text: colon + &emit::one_line(&form),
            }]);
        }
        // From the colon to the end of the last line, with the comment that stands there.
        let from = announced.ok_or(Refusal::Unreadable)?;
        let to = self.line_after(end_of(entry));
        let beside = entry.beside.as_ref().map(|comment| self.0.words(comment));
        let below = entry
            .before
            .iter()
            .filter(|comment| comment.span.start > entry.start);
        let column = self.column(found.collection);
        let mut changes = vec![Change {
            range: from..to,
            text: self
                .block_text(
                    emit::StyledEntry {
                        before: Vec::new(),
                        key: None,
                        value: form.into(),
                        beside,
                    },
                    column,
                )
                .split_off(1),
        }];
        let saved: String = below.map(|comment| self.line_of(comment, column)).collect();
        if !saved.is_empty() {
            changes.push(Change {
                range: entry.start..entry.start,
                text: saved,
            });
        }
        Ok(changes)
    }

    /// What puts a key with a text into a mapping; the form is for where there are no brackets.
    pub(super) fn insertion(
        &self,
        node: &Node,
        mapping: &Collection,
        index: usize,
        (key, value, form): (&str, &str, Form<'_>),
    ) -> Result<Change, Refusal> {
        let before = index.checked_sub(1).map(|index| &mapping.entries[index]);
        let first = mapping.entries.first();
        if mapping.is_flow {
            let like = first.and_then(|entry| entry.key.as_ref());
            let is_json_like = like.is_some_and(is_json_like);
            let one_line = |value| emit::one_line(&word(value, true, is_json_like));
            let said = format!("{}: {}", one_line(key), one_line(value));
            let is_braced = self.0.text()[node.span.clone()].starts_with('{');
            let (at, text) = match (before, first) {
                _ if !is_braced => return Err(Refusal::Unreadable),
                (Some(before), _) => (before.value.span.end, format!(", {said}")),
                (None, Some(first)) => (first.start, format!("{said}, ")),
                (None, None) => (node.span.start + 1, said),
            };
            let range = at..at;
            return Ok(Change { range, text });
        }
        let column = self.column(mapping);
        let said = self.block_text(
            emit::StyledEntry {
                before: Vec::new(),
                key: Some(word(key, false, false).into()),
                value: Styled::from(form),
                beside: None,
            },
            column,
        );
        let pad = " ".repeat(column);
        let (at, text) = match (before, first) {
            (Some(before), _) => {
                let at = self.line_after(end_of(before));
                let end = if self.0.text()[..at].ends_with('\n') {
                    ""
                } else {
                    self.0.line_end()
                };
                (at, format!("{end}{pad}{said}"))
            }
            (None, Some(first)) => (first_byte(first), format!("{said}{pad}")),
            (None, None) => return Err(Refusal::Missing),
        };
        let range = at..at;
        Ok(Change { range, text })
    }

    /// An entry as text, with the ends of line of the file.
    fn block_text(&self, entry: emit::StyledEntry<'_>, column: usize) -> String {
        emit::entry(&entry, column).replace('\n', self.0.line_end())
    }

    /// The byte behind the colon or the hyphen of an entry; `None` where there is none.
    fn announced(&self, entry: &CommentedEntry) -> Option<usize> {
        let Some(key) = &entry.key else {
            return self.0.text()[entry.start..]
                .starts_with('-')
                .then_some(entry.start + 1);
        };
        let rest = &self.0.text()[key.span.end..];
        let colon = rest.len() - rest.trim_start().len();
        rest[colon..]
            .starts_with(':')
            .then_some(key.span.end + colon + 1)
    }

    /// A comment as a line that is put before an entry of this column.
    fn line_of(&self, comment: &Comment, column: usize) -> String {
        let words = Cow::Borrowed(self.0.words(comment));
        [&words, self.0.line_end(), &" ".repeat(column)].concat()
    }

    /// The column of the entries of a block, in bytes.
    pub(super) fn column(&self, collection: &Collection) -> usize {
        let start = collection.entries.first().map_or(0, |entry| entry.start);
        start - self.line_start(start)
    }

    /// The lines of an entry of a block, from its first byte on: that of the first comment above it, or its own.
    pub(super) fn whole(&self, entry: &CommentedEntry) -> Range<usize> {
        first_byte(entry)..self.line_after(end_of(entry))
    }

    /// The first byte of the line that one stands in, behind a byte-order mark.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let mark = self.0.text().len() - self.0.text().trim_start_matches('\u{feff}').len();
        self.0.text()[..at].rfind('\n').map_or(mark, |end| end + 1)
    }

    /// The byte behind the line that one stands in.
    fn line_after(&self, at: usize) -> usize {
        let rest = &self.0.text()[at..];
        at + rest.find('\n').map_or(rest.len(), |end| end + 1)
    }
}

/// The first byte of an entry, the comments above it included.
pub(super) fn first_byte(entry: &CommentedEntry) -> usize {
    let comment = entry.before.first().map(|comment| comment.span.start);
    comment.map_or(entry.start, |start| start.min(entry.start))
}

/// The byte behind an entry, the comments included that stand in it and beside it.
pub(super) fn end_of(entry: &CommentedEntry) -> usize {
    let comments = entry.before.iter().chain(&entry.beside);
    let comments = comments.map(|comment| comment.span.end).max();
    let own = entry.key.iter().map(|key| key.span.end).max();
    let ends = [
        comments,
        own,
        Some(entry.start),
        Some(end_of_node(&entry.value)),
    ];
    ends.into_iter().flatten().max().unwrap_or_default()
}

fn end_of_node(node: &Node) -> usize {
    let Content::Collection(collection) = &node.content else {
        return node.span.end;
    };
    let last = collection.entries.last().map(end_of);
    let after = collection.after.last().map(|comment| comment.span.end);
    [last, after, Some(node.span.end)]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or_default()
}
