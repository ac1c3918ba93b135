//! The words of running heads and feet: a house's own, with fields for what changes.
//!
//! In: a line such as `Port Institute · {date}`. Out: its pieces, or the field that is none. What a field stands
//! for is known to whoever sets a page.

use std::ops::Range;

use serde::{Deserialize, Deserializer, de};

/// What can stand in the words of a head or a foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunningField {
    /// The title.
    Title,
    /// The part that the page begins in.
    Part,
    /// The day of publication, in words.
    Date,
    /// The version, as it is written.
    Version,
    /// The number of the page.
    Page,
    /// How many pages there are.
    Pages,
}

impl RunningField {
    /// Each by the name that stands for it between braces.
    pub const ALL: &[(&'static str, RunningField)] = &[
        ("title", RunningField::Title),
        ("part", RunningField::Part),
        ("date", RunningField::Date),
        ("version", RunningField::Version),
        ("page", RunningField::Page),
        ("pages", RunningField::Pages),
    ];
}

/// The words of a head or a foot. They may be none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunningWords(Vec<RunningPiece>);

/// A piece of them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum RunningPiece {
    /// Words that are the same on every page.
    Words(String),
    /// What differs from briefing to briefing, or from page to page.
    Field(RunningField),
}

/// A field that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownField {
    /// What stands between the braces; nothing where one of them is missing.
    pub name: String,
    /// Its bytes in the words, with the braces.
    pub range: Range<usize>,
}

impl RunningWords {
    /// Reads words with fields in braces.
    ///
    /// # Errors
    ///
    /// The first field that is none, or brace that has no other.
    pub fn parse(written: &str) -> Result<Self, UnknownField> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        // They stand in one line, however they are written.
        let written = &written.replace(['\n', '\r', '\t', '\u{2028}'], " ");
        let mut at = 0;
        while let Some(brace) = written[at..].find(['{', '}']).map(|byte| at + byte) {
            words.push_str(&written[at..brace]);
            let end = written[brace..].find('}').map(|byte| brace + byte + 1);
            let Some(end) = end.filter(|end| *end > brace + 1) else {
                return Err(UnknownField {
                    name: String::new(),
                    range: brace..brace + 1,
                });
            };
            let name = written[brace + 1..end - 1].trim();
            let known = RunningField::ALL.iter().find(|(known, _)| *known == name);
            let Some((_, field)) = known else {
                return Err(UnknownField {
                    name: name.to_string(),
                    range: brace..end,
                });
            };
            if !words.is_empty() {
                pieces.push(RunningPiece::Words(std::mem::take(&mut words)));
            }
            pieces.push(RunningPiece::Field(*field));
            at = end;
        }
        words.push_str(&written[at..]);
        if !words.trim().is_empty() {
            pieces.push(RunningPiece::Words(words));
        }
        Ok(RunningWords(pieces))
    }

    /// Whether a field stands in them.
    pub fn has(&self, field: RunningField) -> bool {
        self.0.contains(&RunningPiece::Field(field))
    }

    /// The words, with what each field stands for. What parts them from a field that stands for nothing goes with it.
    pub fn filled(&self, value: impl Fn(RunningField) -> String) -> String {
        let mut filled = String::new();
        let mut is_behind_nothing = true;
        for piece in &self.0 {
            let words = match piece {
                RunningPiece::Words(words) => words.clone(),
                RunningPiece::Field(field) => value(*field),
            };
            if words.is_empty() {
                is_behind_nothing = true;
                continue;
            }
            if is_behind_nothing {
                // One divider is left of two that meet.
                let divider = words.len() - words.trim_start_matches(divides).len();
                let known = filled.trim_end_matches(divides).len();
                if divider > 0 || known == 0 {
                    filled.truncate(known);
                }
                filled.push_str(if known == 0 {
                    &words[divider..]
                } else {
                    &words
                });
            } else {
                filled.push_str(&words);
            }
            is_behind_nothing = false;
        }
        filled.trim_matches(divides).to_string()
    }

    /// The words as they were written.
    pub fn written(&self) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            RunningPiece::Words(words) => words.clone(),
            RunningPiece::Field(field) => {
                let named = RunningField::ALL.iter().find(|(_, known)| known == field);
                format!("{{{}}}", named.map_or("", |(name, _)| *name))
            }
        });
        pieces.collect()
    }
}

/// Whether a mark parts words of a head or foot.
pub fn divides(mark: char) -> bool {
    mark.is_whitespace() || "·|,;:/–—-•".contains(mark)
}

impl UnknownField {
    /// What is the case, in words.
    pub fn message(&self) -> String {
        match self.name.as_str() {
            "" => "a brace stands alone in the words of a head or foot".to_string(),
            name => format!("`{{{name}}}` is no field of a head or foot"),
        }
    }

    /// What to do.
    pub fn help() -> String {
        let fields = RunningField::ALL.iter();
        let fields: Vec<String> = fields.map(|(name, _)| format!("`{{{name}}}`")).collect();
        format!("the fields are {}", fields.join(", "))
    }
}

impl<'de> Deserialize<'de> for RunningWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        RunningWords::parse(&written).map_err(|unknown| {
            let message = format!("{}: {}", unknown.message(), UnknownField::help());
            de::Error::custom(message)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(written: &str) -> String {
        let words = RunningWords::parse(written).expect("words");
        assert_eq!(words.written(), written.replace('\n', " "));
        words.filled(|field| match field {
            RunningField::Title => "Ports".to_string(),
            RunningField::Page => "3".to_string(),
            RunningField::Pages => "16".to_string(),
            RunningField::Part | RunningField::Date | RunningField::Version => String::new(),
        })
    }

    #[test]
    fn fields_stand_for_what_changes() {
        assert_eq!(filled("Port Institute"), "Port Institute");
        assert_eq!(filled("{title}: p. {page} of {pages}"), "Ports: p. 3 of 16");
        assert_eq!(filled(""), "");
    }

    #[test]
    fn what_parts_nothing_is_left_out() {
        assert_eq!(filled("Port Institute · {date}"), "Port Institute");
        assert_eq!(filled("{part} – {title}"), "Ports");
        assert_eq!(filled("{title} · {date} · House"), "Ports · House");
        assert_eq!(filled("{date} · {part} | House, {title}"), "House, Ports");
        assert_eq!(filled("House\n{title}"), "House Ports");
    }

    #[test]
    fn what_is_no_field_is_told_with_its_place() {
        let unknown = |written: &str| RunningWords::parse(written).expect_err("no field");
        assert_eq!(unknown("a {author}").range, 2..10);
        assert_eq!(unknown("a {author}").name, "author");
        assert_eq!(unknown("{title").range, 0..1);
        assert_eq!(unknown("title}").range, 5..6);
        assert_eq!(unknown("{}").name, "");
    }
}
