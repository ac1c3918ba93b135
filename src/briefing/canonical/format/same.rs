//! Whether two files say the same.

use std::collections::BTreeMap;

use crate::briefing::canonical::placed;
use crate::briefing::keys::{BRIEFING, Table, Value};
use crate::briefing::markup::refill::reads_alike;
use crate::briefing::yaml::{self, Entry, Node, NodeKind};
use crate::diagnostic::{Diagnostics, Source, Sources};

/// Whether two files have the same values behind the same keys, in whatever order and style.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    let trees = (tree(one), tree(other));
    matches!(trees, (Some(one), Some(other)) if is_same(&one, &other, Some(Value::mapping(|| &BRIEFING)), false))
}

fn tree(text: &str) -> Option<Node> {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("", text));
    let mut diagnostics = Diagnostics::new();
    let tree = yaml::read(&sources, file, &mut diagnostics)?;
    (!diagnostics.has_errors()).then_some(tree)
}

/// `expected` is what may stand there, in a list or not.
fn is_same(one: &Node, other: &Node, expected: Option<Value>, is_item: bool) -> bool {
    match (&one.kind, &other.kind) {
        (NodeKind::Scalar(one), NodeKind::Scalar(other)) => {
            let is_absent = (one.is_absent(), other.is_absent());
            let is_markup = expected.is_some_and(|value| value.is_markup());
            let is_text = is_absent == (false, false);
            is_absent == (true, true)
                || (is_text && one.value == other.value)
                || (is_text && is_markup && reads_alike(&one.value, &other.value))
        }
        (NodeKind::Sequence(one), NodeKind::Sequence(other)) => {
            let within = expected.map(|value| if is_item { value.of_row() } else { value });
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| is_same(one, other, within, true))
        }
        (NodeKind::Mapping(one), NodeKind::Mapping(other)) => {
            let row = expected.and_then(|value| value.row()).filter(|_| is_item);
            let table = row.or(expected.and_then(|value| value.table()));
            let others = by_name(other, table);
            let mut entries = by_name(one, table).into_iter();
            one.len() == other.len()
                && entries.all(|(name, value)| {
                    let below = Some(placed(name.0, table).2);
                    let other = others.get(&name);
                    other.is_some_and(|other| is_same(value, other, below, false))
                })
        }
        (NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_), _) => false,
    }
}

/// The values of a mapping, by their keys' own names. Of a key in two spellings, each has a number.
fn by_name<'n>(
    entries: &'n [Entry],
    table: Option<&'static Table>,
) -> BTreeMap<(&'n str, usize), &'n Node> {
    let mut named = BTreeMap::new();
    for entry in entries {
        let name = placed(&entry.key.value, table).1;
        let mut number = 0;
        while named.contains_key(&(name, number)) {
            number += 1;
        }
        named.insert((name, number), &entry.value);
    }
    named
}
