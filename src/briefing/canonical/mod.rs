//! The canonical form: which key stands where, which text in which style.
//!
//! In: a tree. Out: YAML of one shape, by way of [`emit`], which knows how the characters
//! of that go. Reading it again gives the same briefing, to the last character of every text but for where lines
//! end within a paragraph of markup, which says nothing; writing that again gives the same bytes. There are two of it:
//!
//! * [`write()`] takes what was read, and writes what has an effect: keys in the order of the format, aliases
//!   written out, quotes only where they are wanted, texts of several lines below `|`, long lines folded; without comments, without `$schema` and
//!   without the keys that start with `x-`. It is what a PDF carries within it, so what is left out here never
//!   leaves the house;
//! * [`mod@format`] takes the file itself, and writes all of it: the same order and styles, with comments, empty lines
//!   and names where their writer wants them.
//!
//! The order of the keys and the forms of their values are told by their tables ([`keys`](super::keys)); a
//! key that is in none is not lost: it is written after the others. [`style`] chooses how a text is written, so that
//! every reader of YAML takes it for that text.

pub mod format;
pub(super) mod style;

use std::borrow::Cow;

use super::keys::{BRIEFING, Rank, Table, Text, Value};
use super::yaml::emit::{self, Collection, Document, Form, Styled};
use super::yaml::{Entry, Node, NodeKind, Written};
use style::ScalarContext;

/// What stands behind a key that is in no table.
const UNKNOWN: Value = Value::text(Text::Anything);

/// Writes a briefing.
pub fn write(tree: &Node) -> String {
    let form = match &tree.kind {
        NodeKind::Mapping(entries) => mapping(entries, Some(&BRIEFING)),
        // No briefing is one of these; written all the same, so that nothing is lost.
        NodeKind::Sequence(_) | NodeKind::Scalar(_) => item(tree, &UNKNOWN),
    };
    emit::write(&Document {
        head: Vec::new(),
        root: form.into(),
        tail: Vec::new(),
    })
}

/// A text behind a colon or hyphen, in one line.
pub fn scalar(text: &str) -> String {
    emit::one_line(&style::one_line(Cow::Borrowed(text), ScalarContext::Block))
}

/// The entries of a mapping, in their order.
fn mapping<'a>(entries: &'a [Entry], table: Option<&Table>) -> Form<'a> {
    let mut said: Vec<(Rank, &str, Value, &Entry)> = entries
        .iter()
        .filter(|entry| says_something(entry, table))
        .map(|entry| {
            let (rank, name, value) = placed(&entry.key.value, table);
            (rank, name, value, entry)
        })
        .collect();
    // Stable: keys that are not known stay in their order, after those that are.
    said.sort_by_key(|(rank, ..)| *rank);
    let entries = said.into_iter().map(|(_, name, form, entry)| {
        let key = style::one_line(Cow::Borrowed(name), ScalarContext::Block);
        (Some(key), value(&entry.value, &form))
    });
    collection(true, false, entries.collect())
}

fn collection<'a>(
    is_mapping: bool,
    is_row: bool,
    entries: Vec<(Option<Form<'a>>, Form<'a>)>,
) -> Form<'a> {
    let entry = |(key, value): (Option<Form<'a>>, Form<'a>)| emit::StyledEntry {
        before: Vec::new(),
        key: key.map(Styled::from),
        value: value.into(),
        beside: None,
    };
    Form::Collection(Box::new(Collection {
        is_mapping,
        is_row,
        entries: entries.into_iter().map(entry).collect(),
        after: Vec::new(),
    }))
}

/// The place of a key among its neighbours, how it is written and what stands behind it.
fn placed<'k>(name: &'k str, table: Option<&Table>) -> (Rank, &'k str, Value) {
    match table.and_then(|table| Some((table, table.find(name)?))) {
        Some((table, key)) => (table.rank(key), key.written(name), key.value),
        None => (Rank::LAST, name, UNKNOWN),
    }
}

/// Whether an entry has an effect on anything.
fn says_something(entry: &Entry, table: Option<&Table>) -> bool {
    let name = entry.key.value.as_str();
    let key = table.and_then(|table| table.find(name));
    let silent = match &entry.value.kind {
        NodeKind::Scalar(written) => written.is_absent(),
        NodeKind::Sequence(nodes) => nodes.iter().all(Node::is_absent),
        NodeKind::Mapping(_) => false,
    };
    !silent && !name.starts_with("x-") && !key.is_some_and(|key| key.silent)
}

/// What stands behind a colon.
fn value<'a>(node: &'a Node, form: &Value) -> Form<'a> {
    match &node.kind {
        NodeKind::Scalar(written) => text(written, form),
        NodeKind::Sequence(nodes) if form.is_row() && fits_in_a_line(nodes) => row(nodes, form),
        NodeKind::Sequence(nodes) => {
            let said = nodes.iter().filter(|node| !node.is_absent());
            let items = said.map(|node| (None, item(node, form)));
            collection(false, false, items.collect())
        }
        NodeKind::Mapping(entries) => mapping(entries, form.table()),
    }
}

/// What stands behind a hyphen.
fn item<'a>(node: &'a Node, form: &Value) -> Form<'a> {
    match &node.kind {
        NodeKind::Scalar(written) => text(written, form),
        NodeKind::Mapping(entries) => mapping(entries, form.row().or(form.table())),
        NodeKind::Sequence(nodes) if fits_in_a_line(nodes) => row(nodes, form),
        NodeKind::Sequence(nodes) => {
            let form = form.of_row();
            let items = nodes.iter().map(|node| (None, item(node, &form)));
            collection(false, false, items.collect())
        }
    }
}

/// Whether a list may stand in one line: texts without line ends.
fn fits_in_a_line(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match &node.kind {
        NodeKind::Scalar(written) => !written.value.contains('\n'),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => false,
    })
}

/// A list in one line. Places count in a row: a cell that says nothing stays one.
fn row<'a>(nodes: &'a [Node], form: &Value) -> Form<'a> {
    let cells = nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Scalar(written) => Some((None, cell(written, form))),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    });
    collection(false, true, cells.collect())
}

fn cell<'a>(written: &'a Written, form: &Value) -> Form<'a> {
    let value = Cow::Borrowed(written.value.as_str());
    unquoted(written, form).unwrap_or_else(|| style::one_line(value, ScalarContext::Flow))
}

fn text<'a>(written: &'a Written, form: &Value) -> Form<'a> {
    let value = Cow::Borrowed(written.value.as_str());
    unquoted(written, form).unwrap_or_else(|| match form.is_prose() {
        true => style::prose(value, form.is_markup()),
        false => style::text(value),
    })
}

/// What is no text but nothing, a number or a truth value.
fn unquoted<'a>(written: &'a Written, form: &Value) -> Option<Form<'a>> {
    if written.is_absent() {
        return Some(Form::Plain(Cow::Borrowed("null")));
    }
    let is_resolved = form.is_resolved() && style::is_number_or_boolean(&written.value);
    is_resolved.then_some(Form::Plain(Cow::Borrowed(written.value.as_str())))
}

#[cfg(test)]
mod tests;
