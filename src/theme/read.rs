//! Reading a theme: TOML → [`Theme`].
//!
//! In: the text of a file. Out: a theme, or the first [`ThemeFault`] with its place. What the file does
//! not say comes from the theme that it extends.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use toml::de::{DeTable, DeValue, Deserializer};
use toml::{Spanned, Table, Value};

use super::{Places, Theme, built_in, check};

/// What is wrong with a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeFault {
    /// What is the case.
    pub message: String,
    /// The bytes of the file that are at fault, where they are known.
    pub range: Option<Range<usize>>,
    /// What to do.
    pub help: String,
}

impl ThemeFault {
    /// A fault of no known place.
    pub fn new(message: impl Into<String>) -> Self {
        ThemeFault {
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

    /// The same with its place, where that is known.
    pub fn at(mut self, range: Option<Range<usize>>) -> Self {
        self.range = range;
        self
    }
}

/// How many themes may extend each other.
const LONGEST_CHAIN: usize = 8;

/// Reads a theme.
pub fn read(text: &str) -> Result<Theme, ThemeFault> {
    let table = merged(text, 0)?;
    let span = table.span();
    let mut theme = deserialized::<Theme>(&table)?;
    // One form for all that it says.
    let values = deserialized::<Table>(&table)?;
    write_down_table(&values, &mut theme.text);
    theme.values = Arc::new(values);
    check::check(&theme, &Places::of(text)).map_err(|mut fault| {
        fault.range = fault.range.or(Some(span));
        fault
    })?;
    Ok(theme)
}

/// A table as a type has it, or the fault of the first value that is not what it should be. Whatever
/// the theme that was extended says is right: a place is one of the file.
fn deserialized<'text, T: Deserialize<'text>>(
    table: &Spanned<DeTable<'text>>,
) -> Result<T, ThemeFault> {
    T::deserialize(Deserializer::from(table.clone())).map_err(|error| {
        let help = match alone(error.message()) {
            Some(text) => format!("put it in brackets, as a list of one: `[{text}]`"),
            None => "`briefset theme show` prints every key with its value".to_string(),
        };
        ThemeFault::new(in_words(error.message()))
            .at(error.span().or(Some(table.span())))
            .help(help)
    })
}

/// What a file says, on top of what the theme that it extends says. Places are those of the file.
fn merged(text: &str, depth: usize) -> Result<Spanned<DeTable<'_>>, ThemeFault> {
    let mut file = DeTable::parse(text).map_err(|error| ThemeFault {
        message: in_words(error.message()),
        range: error.span(),
        help: "a line of a theme is `key = value`; texts stand in quotes".to_string(),
    })?;
    let own = file.get_mut();
    let is_default = own.get("name").and_then(|name| name.get_ref().as_str()) == Some("default");
    let (extended, place) = match own.remove("extends") {
        Some(name) => {
            let place = Some(name.span());
            match name.into_inner() {
                DeValue::String(name) => (name, place),
                _ => return Err(unknown_base("`extends` is not the name of a theme", place)),
            }
        }
        // The default theme stands on its own.
        None if is_default && is_whole(own) => return Ok(file),
        None => ("default".into(), None),
    };
    let Some(base) = built_in::text(&extended).filter(|_| depth < LONGEST_CHAIN) else {
        let message = format!("there is no theme `{extended}` to extend");
        return Err(unknown_base(&message, place));
    };
    let mut table = merged(base, depth + 1)?.into_inner();
    let span = file.span();
    overlay(&mut table, file.into_inner());
    Ok(Spanned::new(span, table))
}

fn unknown_base(message: &str, place: Option<Range<usize>>) -> ThemeFault {
    let known = built_in::NAMES.join("`, `");
    ThemeFault::new(message)
        .at(place)
        .help(format!("the themes are `{known}`"))
}

/// One form for everything that a theme may say: keys in their order, texts with their lengths.
fn write_down_table(table: &Table, out: &mut String) {
    for (key, value) in table {
        out.push_str(&format!("{}:{key}", key.len()));
        write_down(value, out);
    }
    out.push(';');
}

fn write_down(value: &Value, out: &mut String) {
    match value {
        Value::Table(table) => write_down_table(table, out),
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

fn is_whole(table: &DeTable<'_>) -> bool {
    ["paper", "colors", "families", "paragraph", "styles"]
        .iter()
        .all(|key| table.contains_key(*key))
}

/// Puts the values of one table over those of another, with their places.
fn overlay<'text>(under: &mut DeTable<'text>, over: DeTable<'text>) {
    for (key, value) in over {
        let span = value.span();
        let value = match (under.remove(&key), value.into_inner()) {
            (Some(below), DeValue::Table(over)) => match below.into_inner() {
                DeValue::Table(mut table) => {
                    overlay(&mut table, over);
                    DeValue::Table(table)
                }
                _ => DeValue::Table(over),
            },
            (_, value) => value,
        };
        under.insert(key, Spanned::new(span, value));
    }
}

/// The text that stands where a list is wanted.
fn alone(message: &str) -> Option<&str> {
    let text = message.trim().strip_prefix("invalid type: string ")?;
    text.strip_suffix(", expected a sequence")
}

/// A reader's words in place of the types of a program.
fn in_words(message: &str) -> String {
    let mut message = message.trim().trim_end_matches('.').to_string();
    for (from, to) in [
        ("expected f64", "expected a number"),
        (" as i128", ""),
        ("expected u32", "expected a whole number, 0 or more"),
        ("expected a sequence", "expected a list"),
        ("expected a map", "expected a table"),
        ("expected a string", "expected a text in quotes"),
        (
            "wanted string or table",
            "wrong kind of value: expected a word in quotes",
        ),
        ("expected a boolean", "expected `true` or `false`"),
        ("floating point", "number"),
        (
            "floating-point number overflowed",
            "the number is too large",
        ),
        ("invalid type:", "wrong kind of value:"),
        ("invalid value:", "wrong value:"),
        ("invalid length", "wrong length"),
        ("invalid mantissa", "wrong number"),
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
    fn what_to_write_instead_is_said_by_what_the_program_has() {
        for (lines, help) in [
            ("[families]\nsans = \"Noto Sans\"", "`[\"Noto Sans\"]`"),
            ("styles = 3", "`briefset theme show`"),
        ] {
            let fault = read(lines).expect_err(lines);
            assert!(fault.help.contains(help), "{}", fault.help);
        }
    }

    #[test]
    fn faults_are_told_in_words_and_with_their_place() {
        for (lines, place, words) in [
            ("[colors]\nacent = \"#000000\"", "acent", "unknown key"),
            ("extends = \"none\"", "\"none\"", "no theme `none`"),
            ("extends = 3", "3", "not the name of a theme"),
            ("[colors]\naccent = \"blue\"", "\"blue\"", "not a colour"),
            ("styles = 3", "3", "expected a table"),
            ("scripts = 3", "3", "expected a table"),
            ("paper = []", "[]", "expected a table"),
            ("[styles]\nbody = 3", "3", "expected a table"),
            (
                "[styles.body]\nsize = \"size\"",
                "\"size\"",
                "expected a number",
            ),
            ("[styles.body]\nweight = 3", "3", "a word in quotes"),
            ("[styles.body]\nitalic = 3", "3", "`true` or `false`"),
            (
                "[scripts]\nArmn = {size = 1}",
                "{size = 1}",
                "missing key `leading`",
            ),
            ("[paper]\na4.lines = -3", "-3", "a whole number, 0 or more"),
            (
                "[paper]\na4.lines = 99999999999999999999999",
                "99999999999999999999999",
                "a whole number",
            ),
            ("[paper]\na4.head = 1e999", "1e999", "too large"),
        ] {
            let (message, at) = fault(&format!("name = \"x\"\n{lines}\n"));
            assert!(message.contains(words), "{message}");
            assert_eq!(at, place, "{message}");
            for name in [
                "f64",
                "u32",
                "i128",
                "struct",
                "Pt",
                "TextStyle",
                "Papers",
                "map",
            ] {
                assert!(!message.contains(name), "{message}");
            }
        }
        fault("name = \n");
    }
}
