//! Reading a theme: TOML → [`Theme`].
//!
//! In: the text of a file. Out: a theme, or the first [`Fault`] with its place. What the file does
//! not say comes from the theme that it extends.

use std::ops::Range;

use serde::Deserialize;
use toml::{Table, Value};

use super::{Theme, built_in, check};

/// What is wrong with a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What is the case.
    pub message: String,
    /// The bytes of the file that are at fault, where they are known.
    pub range: Option<Range<usize>>,
    /// What to do.
    pub help: String,
}

impl Fault {
    /// A fault of no known place.
    pub fn new(message: impl Into<String>) -> Self {
        Fault {
            message: message.into(),
            range: None,
            help: String::new(),
        }
    }

    /// The same with what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The same at the line that sets a key: `key = …` or `[key]`.
    pub fn at_key(mut self, text: &str, key: &str) -> Self {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_start().trim_start_matches('[');
            let found = words
                .strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']));
            let inline = line.find(&format!("{key} ="));
            if found || inline.is_some() {
                let at = start + line.find(key).unwrap_or(0);
                self.range = Some(at..at + key.len());
                return self;
            }
            start += line.len();
        }
        self
    }
}

/// How many themes may extend each other.
const LONGEST_CHAIN: usize = 8;

/// Reads a theme.
pub fn read(text: &str) -> Result<Theme, Fault> {
    let table = merged(text, 0)?;
    let mut theme = Theme::deserialize(Value::Table(table.clone()))
        .map_err(|error| of_value(error.message(), text))?;
    write_down(&Value::Table(table), &mut theme.text);
    check::check(&theme, text)?;
    Ok(theme)
}

/// What a file says, on top of what the theme that it extends says.
fn merged(text: &str, depth: usize) -> Result<Table, Fault> {
    let mut own: Table = toml::from_str(text).map_err(|error| Fault {
        message: in_words(error.message()),
        range: error.span(),
        help: "a line of a theme is `key = value`; texts stand in quotes".to_string(),
    })?;
    let extended = match own.remove("extends") {
        Some(Value::String(name)) => name,
        Some(_) => {
            let fault = Fault::new("`extends` is not the name of a theme");
            return Err(fault.at_key(text, "extends"));
        }
        // The default theme stands on its own.
        None if own.get("name").and_then(Value::as_str) == Some("default") && is_whole(&own) => {
            return Ok(own);
        }
        None => "default".to_string(),
    };
    let Some(base) = built_in::text(&extended).filter(|_| depth < LONGEST_CHAIN) else {
        let known = built_in::NAMES.join("`, `");
        return Err(
            Fault::new(format!("there is no theme `{extended}` to extend"))
                .at_key(text, "extends")
                .help(format!("the themes are `{known}`")),
        );
    };
    let mut table = merged(base, depth + 1)?;
    overlay(&mut table, own);
    Ok(table)
}

/// One form for everything that a theme may say: keys in their order, texts with their lengths.
fn write_down(value: &Value, out: &mut String) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                out.push_str(&format!("{}:{key}", key.len()));
                write_down(value, out);
            }
            out.push(';');
        }
        Value::Array(values) => {
            values.iter().for_each(|value| write_down(value, out));
            out.push(';');
        }
        Value::String(text) => out.push_str(&format!("{}:{text}", text.len())),
        // `12` and `12.0` are one length.
        Value::Integer(number) => out.push_str(&format!("{:?},", *number as f64)),
        Value::Float(number) => out.push_str(&format!("{number:?},")),
        Value::Boolean(is_set) => out.push_str(&format!("{is_set},")),
        Value::Datetime(date) => out.push_str(&format!("{date},")),
    }
}

fn is_whole(table: &Table) -> bool {
    ["paper", "colors", "families", "paragraph", "styles"]
        .iter()
        .all(|key| table.contains_key(*key))
}

/// Puts the values of one table over those of another.
fn overlay(under: &mut Table, over: Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(under)), Value::Table(over)) => overlay(under, over),
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

/// A value that is not what it should be.
fn of_value(message: &str, text: &str) -> Fault {
    let named = message.split('`').nth(1).unwrap_or_default().to_string();
    Fault::new(in_words(message.lines().next().unwrap_or(message)))
        .at_key(text, &named)
        .help("`src/theme/default.toml` shows every key with its value")
}

/// A reader's words in place of the types of a program.
fn in_words(message: &str) -> String {
    let mut message = message.trim().trim_end_matches('.').to_string();
    for (from, to) in [
        ("tuple struct Pt", "a number of points"),
        ("expected f64", "expected a number"),
        ("expected u32", "expected a whole number"),
        ("expected a sequence", "expected a list"),
        ("expected struct", "expected a table for"),
        ("floating point", "number"),
        ("invalid type:", "wrong kind of value:"),
        ("unknown variant", "unknown word"),
        ("unknown field", "unknown key"),
        ("missing field", "missing key"),
        ("string ", "text "),
    ] {
        message = message.replace(from, to);
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (String, String) {
        let fault = read(text).expect_err(text);
        let place = fault.range.map(|range| text[range].to_string());
        (fault.message, place.unwrap_or_default())
    }

    #[test]
    fn a_theme_says_only_what_differs() {
        let theme = read("name = \"mine\"\n[colors]\naccent = \"#7a1f1f\"\n").expect("a theme");
        assert_eq!(theme.colors.accent.hex(), "#7a1f1f");
        assert_eq!(theme.styles.body, Theme::default_theme().styles.body);
        assert_ne!(theme.text, Theme::default_theme().text);
    }

    #[test]
    fn faults_are_told_in_words_and_with_their_place() {
        for (text, place, words) in [
            (
                "name = \"x\"\n[colors]\nacent = \"#000000\"\n",
                "acent",
                "unknown key",
            ),
            (
                "name = \"x\"\nextends = \"none\"\n",
                "extends",
                "no theme `none`",
            ),
            ("name = \n", "", ""),
            (
                "name = \"x\"\n[colors]\naccent = \"blue\"\n",
                "",
                "not a colour",
            ),
        ] {
            let (message, at) = fault(text);
            assert!(message.contains(words), "{message}");
            if !place.is_empty() {
                assert_eq!(at, place, "{message}");
            }
            for name in ["f64", "u32", "struct", "Pt", "TextStyle"] {
                assert!(!message.contains(name), "{message}");
            }
        }
    }
}
