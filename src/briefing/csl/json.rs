//! As much of JSON (RFC 8259) as sources need.
//!
//! In: values. Out: text that people can read as well, the same for the same values.

use crate::briefing::yaml::{Node, NodeKind};

/// The fields of an object; what is absent is left out.
#[derive(Default)]
pub struct Fields(pub Vec<(String, Json)>);

impl Fields {
    /// Adds a text, if there is one.
    pub fn add(&mut self, name: &str, value: Option<String>) {
        self.add_value(name, value.map(Json::Text));
    }

    /// Adds a value, if there is one.
    pub fn add_value(&mut self, name: &str, value: Option<Json>) {
        self.0.extend(value.map(|value| (name.to_string(), value)));
    }
}

/// As much of JSON as sources need.
pub enum Json {
    /// A string.
    Text(String),
    /// A number: part of a date.
    Number(i32),
    /// `true`.
    True,
    /// An array.
    List(Vec<Json>),
    /// An object, its names in this order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A list, unless it is empty.
    pub fn list(values: impl Iterator<Item = Json>) -> Option<Json> {
        let values: Vec<Json> = values.collect();
        (!values.is_empty()).then_some(Json::List(values))
    }

    /// What a node of a briefing says, as it was written. Reading has limited its depth.
    pub fn of_node(node: &Node) -> Json {
        match &node.kind {
            NodeKind::Scalar(written) => Json::Text(written.value.clone()),
            NodeKind::Sequence(nodes) => Json::List(nodes.iter().map(Json::of_node).collect()),
            NodeKind::Mapping(entries) => Json::Object(
                entries
                    .iter()
                    .map(|entry| (entry.key.value.clone(), Json::of_node(&entry.value)))
                    .collect(),
            ),
        }
    }

    /// Writes it; its first line is begun, those below are indented.
    pub fn write(&self, indent: usize, out: &mut String) {
        let line = |indent: usize, out: &mut String| {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
        };
        match self {
            Json::Text(text) => quote(text, out),
            Json::Number(number) => out.push_str(&number.to_string()),
            Json::True => out.push_str("true"),
            Json::List(items)
                if items
                    .iter()
                    .all(|item| matches!(item, Json::Number(_) | Json::List(_))) =>
            {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    item.write(indent, out);
                }
                out.push(']');
            }
            Json::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    line(indent + 2, out);
                    item.write(indent + 2, out);
                }
                line(indent, out);
                out.push(']');
            }
            Json::Object(fields) => {
                out.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    line(indent + 2, out);
                    quote(name, out);
                    out.push_str(": ");
                    value.write(indent + 2, out);
                }
                line(indent, out);
                out.push('}');
            }
        }
    }
}

/// A string (RFC 8259, section 7).
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            _ if character < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
}
