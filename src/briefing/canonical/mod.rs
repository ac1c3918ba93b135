//! A briefing written out again: YAML of one shape.
//!
//! In: the tree of a file, and what is known of its keys. Out: the same briefing with its keys in
//! the order of the format, aliases written out, quotes only where they are wanted, long texts below
//! `|`; without comments, without `$schema` and without the keys that start with `x-`. Reading it
//! again gives the same briefing, to the last character of every text; writing that again gives the
//! same bytes.
//!
//! It is what a PDF carries within it, so what is left out here never leaves the house.
//!
//! The order of the keys and the forms of their values are told by their tables ([`keys`](super::keys)); a
//! key that is in none is not lost: it is written after the others. [`scalar`] writes a text so that every
//! reader of YAML takes it for that text.

mod scalar;

use super::keys::{BRIEFING, Rank, Table, Text, Value};
use super::yaml::{Entry, Node, NodeKind, Written};
use scalar::Place;

/// What stands behind a key that is in no table.
const UNKNOWN: Value = Value::text(Text::Anything);

/// Writes a briefing.
pub fn write(tree: &Node) -> String {
    let mut out = String::new();
    match &tree.kind {
        NodeKind::Mapping(entries) => mapping(entries, Some(&BRIEFING), 0, &mut out),
        // No briefing is one of these; written all the same, so that nothing is lost.
        NodeKind::Sequence(_) | NodeKind::Scalar(_) => item(tree, &UNKNOWN, 0, &mut out),
    }
    out
}

/// Writes the entries of a mapping. The first of them goes on in the line that is begun.
fn mapping(entries: &[Entry], table: Option<&Table>, indent: usize, out: &mut String) {
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
    if said.is_empty() {
        out.push_str("{}\n");
    }
    for (index, (_, name, form, entry)) in said.into_iter().enumerate() {
        if index > 0 {
            pad(indent, out);
        }
        out.push_str(&scalar::one_line(name, Place::Block));
        out.push(':');
        value(&entry.value, &form, indent, out);
    }
}

/// The place of a key among its neighbours, its own name (`bluf` is another of `tldr`) and what stands behind
/// it.
fn placed<'k>(name: &'k str, table: Option<&Table>) -> (Rank, &'k str, Value) {
    match table.and_then(|table| Some((table, table.find(name)?))) {
        Some((table, key)) => (table.rank(key), key.name, key.value),
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

/// Writes what stands behind a colon.
fn value(node: &Node, form: &Value, indent: usize, out: &mut String) {
    match &node.kind {
        NodeKind::Scalar(written) => {
            out.push(' ');
            text(written, form, indent, out);
        }
        NodeKind::Sequence(nodes) if form.is_row() && fits_in_a_line(nodes) => {
            out.push(' ');
            row(nodes, form, out);
        }
        NodeKind::Sequence(nodes) => {
            out.push('\n');
            for node in nodes.iter().filter(|node| !node.is_absent()) {
                pad(indent + 2, out);
                out.push_str("- ");
                item(node, form, indent + 2, out);
            }
        }
        NodeKind::Mapping(entries) => {
            if entries
                .iter()
                .any(|entry| says_something(entry, form.table()))
            {
                out.push('\n');
                pad(indent + 2, out);
            } else {
                out.push(' ');
            }
            mapping(entries, form.table(), indent + 2, out);
        }
    }
}

/// Writes an item behind its hyphen, which stands at `indent`.
fn item(node: &Node, form: &Value, indent: usize, out: &mut String) {
    match &node.kind {
        NodeKind::Scalar(written) => text(written, form, indent, out),
        NodeKind::Mapping(entries) => {
            let table = form.row().or(form.table());
            mapping(entries, table, indent + 2, out);
        }
        NodeKind::Sequence(nodes) if fits_in_a_line(nodes) => row(nodes, form, out),
        NodeKind::Sequence(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    pad(indent + 2, out);
                }
                out.push_str("- ");
                item(node, &form.of_row(), indent + 2, out);
            }
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

/// Writes a list in one line. Places count in a row: a cell that says nothing stays one.
fn row(nodes: &[Node], form: &Value, out: &mut String) {
    out.push('[');
    for (index, node) in nodes.iter().enumerate() {
        let NodeKind::Scalar(written) = &node.kind else {
            continue;
        };
        if index > 0 {
            out.push_str(", ");
        }
        if written.is_absent() {
            out.push_str("null");
        } else if form.is_resolved() && scalar::is_number_or_boolean(&written.value) {
            out.push_str(&written.value);
        } else {
            out.push_str(&scalar::one_line(&written.value, Place::Flow));
        }
    }
    out.push_str("]\n");
}

/// Writes a text and ends its line.
fn text(written: &Written, form: &Value, indent: usize, out: &mut String) {
    if written.is_absent() {
        out.push_str("null");
    } else if form.is_resolved() && scalar::is_number_or_boolean(&written.value) {
        out.push_str(&written.value);
    } else if let Some(block) = scalar::block(&written.value, indent + 2) {
        // It has its line ends.
        out.push_str(&block);
        return;
    } else {
        out.push_str(&scalar::one_line(&written.value, Place::Block));
    }
    out.push('\n');
}

fn pad(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests;
