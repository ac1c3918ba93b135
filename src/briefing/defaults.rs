//! What holds for many briefings, laid beneath one of them.
//!
//! In: the trees of a briefing and of what is said elsewhere, the nearest first: the command line, the briefing,
//! the `_metadata.yaml` of its folder, that of the folder above. Out: one tree, in which every value keeps its
//! place in the file that it stands in, so that a mistake is told where it was made.
//!
//! | near | far | becomes |
//! |---|---|---|
//! | a mapping | a mapping | both, key by key |
//! | `none` | anything | nothing |
//! | nothing, or `~` | anything | what is far |
//! | anything else | anything | what is near |
//!
//! A marking is never weakened unless that is allowed: whoever sends a briefing on relies on what his house has
//! said of all of them.

use super::keys::{BRIEFING, Count, Key, Table, Text};
use super::parse::marking_of;
use super::record::Decoder;
use super::yaml::{Node, NodeKind, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};
use crate::document::Marking;
use crate::language::Calendar;

/// What takes away what would be inherited.
const NONE: &str = "none";

/// Lays trees over one another, the nearest first. Whether a marking may be weaker than one farther away is
/// said beside; one that may not is reported.
pub fn merge(
    layers: Vec<Node>,
    may_weaken: bool,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut layers = layers.into_iter().rev();
    let mut merged = layers.next()?;
    for near in layers {
        if !may_weaken {
            diagnostics.extend(weakened(&near, &merged, sources));
        }
        merged = lay(near, merged, Some(&BRIEFING));
    }
    drop_none(&mut merged, &BRIEFING);
    Some(merged)
}

/// Lays what is near over what is far: two mappings with the keys of a table.
fn lay(mut near: Node, far: Node, table: Option<&'static Table>) -> Node {
    let (NodeKind::Mapping(entries), NodeKind::Mapping(others)) = (&mut near.kind, far.kind) else {
        return near;
    };
    for other in others {
        let key = table.and_then(|table| table.find(&other.key.value));
        let is_same = |written: &str| match key {
            Some(key) => table
                .and_then(|table| table.find(written))
                .is_some_and(|found| found.name == key.name),
            None => written == other.key.value,
        };
        let Some(place) = entries.iter().position(|entry| is_same(&entry.key.value)) else {
            entries.push(other);
            continue;
        };
        let entry = &mut entries[place];
        if is_none(&entry.value) {
            entries.remove(place);
        } else if entry.value.is_absent() {
            *entry = other;
        } else if matches!(other.value.kind, NodeKind::Mapping(_)) {
            let table = key.and_then(|key| key.value.table());
            let span = entry.value.span;
            let kind = NodeKind::Mapping(Vec::new());
            let value = std::mem::replace(&mut entry.value, Node { span, kind });
            entry.value = lay(value, other.value, table);
        }
    }
    near
}

/// Whether a value is `none`, without quotes.
fn is_none(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Scalar(written) => written.style == Style::Plain && written.value == NONE,
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => false,
    }
}

/// Takes out what is `none` and takes away nothing, as where a house has no logo any more.
fn drop_none(tree: &mut Node, table: &'static Table) {
    let NodeKind::Mapping(entries) = &mut tree.kind else {
        return;
    };
    entries.retain_mut(|entry| {
        // What is no key, or none yet, is told of elsewhere.
        let Some(key) = table.find(&entry.key.value) else {
            return true;
        };
        if let Some(table) = key.value.table().filter(|_| key.value.count == Count::One) {
            drop_none(&mut entry.value, table);
        }
        !is_none(&entry.value) || may_say_none(key)
    });
}

/// Whether `none` may be what a key says: a text, or one of its words.
fn may_say_none(key: &Key) -> bool {
    match key.value.text {
        Some(Text::Line | Text::Blocks) => true,
        Some(Text::Choice(words)) => words().contains(&NONE),
        Some(
            Text::Plain
            | Text::Verbatim
            | Text::Name
            | Text::Variable
            | Text::Boolean
            | Text::Number
            | Text::Date
            | Text::SourceDate
            | Text::Language
            | Text::Degree
            | Text::Levels
            | Text::Hyphenated
            | Text::Anything,
        )
        | None => false,
    }
}

/// What is said of a marking that is weaker than one farther away.
fn weakened(near: &Node, far: &Node, sources: &Sources) -> Option<Diagnostic> {
    let far = value(far, "marking").filter(|node| !node.is_absent() && !is_none(node))?;
    let near = value(near, "marking").filter(|node| !node.is_absent())?;
    let (strict, weak) = (read(far, sources)?, read(near, sources));
    let weak = match &near.kind {
        // Mappings become one.
        NodeKind::Mapping(_) => {
            let both = lay(
                near.clone(),
                far.clone(),
                BRIEFING.find("marking")?.value.table(),
            );
            read(&both, sources)
        }
        NodeKind::Scalar(_) | NodeKind::Sequence(_) => weak,
    };
    let weak = weak.unwrap_or_default();
    if !weak.is_weaker_than(&strict) {
        return None;
    }
    let message = match weak.line() {
        line if line.is_empty() => "the marking is taken away".to_string(),
        line => format!(
            "the marking becomes `{line}`, which is weaker than `{}`",
            strict.line()
        ),
    };
    let holds = format!("`{}` holds for every briefing below", strict.line());
    Some(
        Diagnostic::error("weaker-marking", near.span, message)
            .related(far.span, holds)
            .help("leave it as strict, or allow it with `--weaken-marking`"),
    )
}

/// The value of a key of a tree.
fn value<'n>(tree: &'n Node, key: &str) -> Option<&'n Node> {
    let NodeKind::Mapping(entries) = &tree.kind else {
        return None;
    };
    let entry = entries.iter().find(|entry| entry.key.value == key)?;
    Some(&entry.value)
}

/// A marking, whose mistakes are told elsewhere.
fn read(node: &Node, sources: &Sources) -> Option<Marking> {
    let mut decoder = Decoder {
        sources,
        diagnostics: &mut Diagnostics::new(),
        own_calendar: Calendar::Gregorian,
    };
    let (marking, _): (Marking, Span) = marking_of(&mut decoder, node)?;
    Some(marking)
}
