//! As much of JSON (RFC 8259) as sources need.
//!
//! In: values. Out: text that people can read as well, the same for the same values.

/// The fields of an object; what is absent is left out.
#[derive(Default)]
pub struct Fields(pub Vec<(&'static str, Json)>);

impl Fields {
    /// Adds a text, if there is one.
    pub fn add(&mut self, name: &'static str, value: Option<String>) {
        self.0.extend(value.map(|value| (name, Json::Text(value))));
    }
}

/// As much of JSON as sources need.
pub enum Json {
    /// A string.
    Text(String),
    /// A number: part of a date.
    Number(u16),
    /// An array.
    List(Vec<Json>),
    /// An object, its names in this order.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Writes it; its first line is begun, those below are indented.
    pub fn write(&self, indent: usize, out: &mut String) {
        let line = |indent: usize, out: &mut String| {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
        };
        match self {
            Json::Text(text) => quote(text, out),
            Json::Number(number) => out.push_str(&number.to_string()),
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
