//! What a file says, without how and where.

use briefset::briefing::yaml::{self, Node, NodeKind};
use briefset::diagnostic::{Diagnostics, Source, Sources};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nothing,
    Text(String),
    List(Vec<Value>),
    /// In the order of the file.
    Mapping(Vec<(String, Value)>),
}

/// What the normal reader makes of a text.
pub fn read(text: &str) -> Option<Value> {
    Some(value(&node(text)?))
}

/// The tree of the normal reader.
pub fn node(text: &str) -> Option<Node> {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("a.yaml", text));
    let mut diagnostics = Diagnostics::new();
    let node = yaml::read(&sources, file, &mut diagnostics)?;
    (!diagnostics.has_errors()).then_some(node)
}

/// What the normal reader has against a text.
pub fn faults(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("a.yaml", text));
    let mut diagnostics = Diagnostics::new();
    let node = yaml::read(&sources, file, &mut diagnostics);
    let is_sound = node.is_some() && !diagnostics.has_errors();
    let found = diagnostics.iter().filter(|_| !is_sound);
    found
        .map(|one| format!("{}: {text}", one.message))
        .collect()
}

fn value(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Scalar(written) if written.is_absent() => Value::Nothing,
        NodeKind::Scalar(written) => Value::Text(written.value.clone()),
        NodeKind::Sequence(nodes) => Value::List(nodes.iter().map(value).collect()),
        NodeKind::Mapping(entries) => Value::Mapping(
            entries
                .iter()
                .map(|entry| (entry.key.value.clone(), value(&entry.value)))
                .collect(),
        ),
    }
}

impl Value {
    /// The values in it, a list's or a mapping's.
    pub fn children(&mut self) -> Vec<&mut Value> {
        match self {
            Value::Nothing | Value::Text(_) => Vec::new(),
            Value::List(values) => values.iter_mut().collect(),
            Value::Mapping(entries) => entries.iter_mut().map(|(_, value)| value).collect(),
        }
    }

    /// The value at places that lead to it.
    pub fn at(&mut self, places: &[usize]) -> &mut Value {
        let mut value = self;
        for place in places {
            value = value.children().swap_remove(*place);
        }
        value
    }
}
