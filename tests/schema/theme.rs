//! The schema of a theme: what is read is accepted, and what is no theme is refused.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use briefset::theme;
use serde_json::Value as Json;

use super::Judge;

static THEME: LazyLock<Judge> = LazyLock::new(|| Judge::of(theme::schema()));

fn refusal(text: &str) -> Option<String> {
    let table: toml::Table = toml::from_str(text).expect("TOML");
    THEME.refusal(&serde_json::to_value(table).expect("a value"))
}

#[test]
fn the_themes_of_the_program_are_accepted() {
    for name in theme::NAMES {
        let path = PathBuf::from("src/theme").join(name).with_extension("toml");
        let text = fs::read_to_string(path).expect("a theme");
        assert_eq!(refusal(&text), None, "{name}");
    }
}

#[test]
fn a_theme_is_judged_as_it_is_read() {
    for (lines, is_read) in [
        ("", true),
        ("extends = \"newsdesk\"", true),
        ("footer = \"Port Institute · {date}\"", true),
        ("scripts.Armn = {size = 1, leading = 1.1}", true),
        ("[styles.body]\nsize = 10\nleading = 14.5", true),
        (
            "[styles.note]\nitalic = true\ncapitals = \"all-small\"",
            true,
        ),
        ("[colors]\nacent = \"#000000\"", false),
        ("extends = \"none\"", false),
        ("extends = 3", false),
        ("footer = \"{author}\"", false),
        ("folio = \"left\"", false),
        ("[colors]\naccent = \"blue\"", false),
        ("[colors]\naccent = \"#12345\"", false),
        ("styles = 3", false),
        ("paper = []", false),
        ("[styles]\nbody = 3", false),
        ("[styles.body]\nsize = \"size\"", false),
        ("[styles.body]\nsize = 300", false),
        ("[styles.body]\nweight = \"heavy\"", false),
        ("[styles.body]\nitalic = 3", false),
        ("[styles.bodie]\nsize = 10", false),
        ("[paper.a4]\nlines = -3", false),
        ("[paper.a4]\nlines = 4.5", false),
        ("[paper.a3]\nlines = 45", false),
        ("[paragraph]\nshrink = 2", false),
        ("[families]\nserif = \"Source Serif 4\"", false),
    ] {
        let text = format!("name = \"x\"\n{lines}\n");
        assert_eq!(theme::read(&text).is_ok(), is_read, "{text}");
        assert_eq!(refusal(&text).is_none(), is_read, "{text}");
    }
}

/// What a program asks of a type is nothing to a reader, and a theme is described whole.
#[test]
fn everything_in_it_is_described_in_words() {
    fn check(schema: &Json, path: &str) {
        match schema {
            Json::Object(fields) => {
                for field in ["required", "format", "oneOf"] {
                    assert!(!fields.contains_key(field), "{field} at {path}");
                }
                if let Some(Json::Object(properties)) = fields.get("properties") {
                    for (name, property) in properties {
                        let words = property["description"].as_str().unwrap_or_default();
                        assert!(words.ends_with('.'), "{path}/{name}: {words}");
                        assert!(!words.contains("::"), "{path}/{name}: {words}");
                    }
                }
                let below = fields.iter();
                below.for_each(|(name, field)| check(field, &format!("{path}/{name}")));
            }
            Json::Array(fields) => fields.iter().for_each(|field| check(field, path)),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
    }
    let schema = theme::schema();
    check(&schema, "");
    assert_eq!(
        schema["definitions"]["style"]["properties"]["size"]["maximum"],
        200
    );
    assert_eq!(
        schema["definitions"]["script"]["properties"]["size"]["minimum"],
        0.5
    );
    let accent = &schema["definitions"]["colors"]["properties"]["accent"];
    assert_eq!(accent["default"], "#1d4f73");
}
