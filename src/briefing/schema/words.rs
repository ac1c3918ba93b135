//! What the table of keys says in the README's markup, in the words of a schema.
//!
//! In: a line of documentation, such as ``the language as a BCP 47 tag (`en`, `fa`)``. Out: the same without
//! marks, the same in an editor's Markdown, and the examples in it.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::briefing::keys::{self, Key, Text};

/// A line of documentation, in both forms.
pub struct Words {
    /// Without marks.
    pub plain: String,
    /// With those of Markdown.
    pub markdown: String,
}

impl Words {
    /// What is said of a key.
    pub fn of(key: &Key) -> Self {
        let markdown = standing_alone(key.doc);
        Words {
            plain: plain(&markdown),
            markdown,
        }
    }
}

/// Without what leads to another place of the README: that is not at hand where a schema is read.
fn standing_alone(doc: &str) -> String {
    let mut words = String::new();
    let mut rest = doc;
    while let Some((before, behind)) = rest.split_once("](#") {
        let Some((before, name)) = before.rsplit_once('[') else {
            break;
        };
        let Some((_, after)) = behind.split_once(')') else {
            break;
        };
        // "…, see [below](#people)" has nothing to say without its link.
        match before.strip_suffix(", see ") {
            Some(before) => words.push_str(before),
            None => {
                words.push_str(before);
                words.push_str(name);
            }
        }
        rest = after;
    }
    words.push_str(rest);
    let words = words.replace(" (see below)", "");
    let mut characters = words.chars();
    let first = characters.next();
    first.map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// Markdown without its marks: those of code, and of links, which leave their words.
pub fn plain(markdown: &str) -> String {
    let mut plain = String::new();
    for (place, piece) in markdown.split('`').enumerate() {
        // What stands between two marks is code, whatever is in it.
        if place % 2 == 1 {
            plain.push_str(piece);
            continue;
        }
        let mut rest = piece;
        while let Some((before, behind)) = rest.split_once("](") {
            let (before, words) = before.rsplit_once('[').unwrap_or((before, ""));
            plain.push_str(before);
            plain.push_str(words);
            rest = behind.split_once(')').map_or("", |(_, after)| after);
        }
        plain.push_str(rest);
    }
    plain
}

/// The values that a line of documentation shows: the code in it, where that is neither a key nor a form of one.
pub fn examples(key: &Key) -> Vec<Json> {
    let shows_values = match key.value.text {
        Some(
            Text::Plain
            | Text::Line
            | Text::Verbatim
            | Text::Name
            | Text::Variable
            | Text::Number
            | Text::Date
            | Text::SourceDate
            | Text::Language,
        ) => true,
        // The words of a choice are all listed, and a text of paragraphs has no one example.
        Some(
            Text::Blocks
            | Text::Boolean
            | Text::Choice(_)
            | Text::Degree
            | Text::Levels
            | Text::Hyphenated
            | Text::Anything,
        )
        | None => false,
    };
    let is_short = matches!(key.value.text, Some(Text::Name | Text::SourceDate));
    if !shows_values || !is_short && key.value.table().is_some() {
        return Vec::new();
    }
    let names: BTreeSet<&str> = keys::tables()
        .into_iter()
        .flat_map(|(_, table)| table.names())
        .collect();
    let is_value = |code: &&str| {
        // `[#id]`, `{group: North}`, `<i>`, `~` are marks and forms.
        let is_form =
            code.starts_with(['[', '{', '<', '~']) || code.starts_with("#") && !code.contains('0');
        !is_form && !names.contains(code)
    };
    let code = key.doc.split('`').skip(1).step_by(2);
    let mut examples: Vec<Json> = Vec::new();
    for code in code.filter(is_value) {
        let number = code.parse::<f64>().ok().map(Json::from);
        let is_number = matches!(key.value.text, Some(Text::Number));
        let example = number.filter(|_| is_number).unwrap_or_else(|| code.into());
        if !examples.contains(&example) {
            examples.push(example);
        }
    }
    examples
}

/// A word as a pattern that matches it alone.
pub fn escaped(word: &str) -> String {
    let mut pattern = String::new();
    for character in word.chars() {
        if !character.is_alphanumeric() && !"-_ ".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

/// Words as a pattern that matches them in capitals or small letters, with spaces, hyphens or underscores
/// between them.
pub fn any_case(words: &str) -> String {
    let mut pattern = String::new();
    for character in words.chars() {
        let (small, large) = (
            character.to_ascii_lowercase(),
            character.to_ascii_uppercase(),
        );
        match character {
            ' ' => pattern.push_str("[ _-]"),
            _ if small == large => pattern.push_str(&escaped(&character.to_string())),
            _ => pattern.push_str(&format!("[{small}{large}]")),
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_what_leads_nowhere_with_them() {
        for (doc, markdown, plain_words) in [
            ("a name, see [below](#people)", "A name", "A name"),
            (
                "a type of [CSL](https://example.org/a): `report`",
                "A type of [CSL](https://example.org/a): `report`",
                "A type of CSL: report",
            ),
            (
                "as [people](#people) have; `[…](…)` are links",
                "As people have; `[…](…)` are links",
                "As people have; […](…) are links",
            ),
        ] {
            assert_eq!(standing_alone(doc), markdown);
            assert_eq!(plain(markdown), plain_words);
        }
    }

    #[test]
    fn patterns_match_what_they_are_made_of() {
        assert_eq!(escaped("AMBER+STRICT"), "AMBER\\+STRICT");
        assert_eq!(any_case("a b"), "[aA][ _-][bB]");
    }
}
