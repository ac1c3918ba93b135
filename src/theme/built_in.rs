//! The themes that come with the program.
//!
//! A new one is a TOML file beside this module and its line in the table.

use std::sync::{Arc, LazyLock};

use super::Theme;
use super::read;

/// A theme, read on first use and kept.
type Kept = LazyLock<Arc<Theme>>;

/// Their names, files and what those say. The first is the default.
static THEMES: [(&str, &str, Kept); 4] = [
    ("default", DEFAULT, LazyLock::new(|| load(DEFAULT))),
    ("chancery", CHANCERY, LazyLock::new(|| load(CHANCERY))),
    ("newsdesk", NEWSDESK, LazyLock::new(|| load(NEWSDESK))),
    (
        "large-print",
        LARGE_PRINT,
        LazyLock::new(|| load(LARGE_PRINT)),
    ),
];

const DEFAULT: &str = include_str!("default.toml");
const CHANCERY: &str = include_str!("chancery.toml");
const NEWSDESK: &str = include_str!("newsdesk.toml");
const LARGE_PRINT: &str = include_str!("large-print.toml");

/// Their names.
pub const NAMES: &[&str] = &["default", "chancery", "newsdesk", "large-print"];

/// What they are for, in their order.
const WORDS: &[&str] = &[
    "a serif text with sans heads, for anything",
    "one serif family with its heads on one axis, as ministries and courts have it",
    "bold sans heads below rules, and a wide margin",
    "for readers with low vision: 18 points and more in one plain face",
];

/// Each of them with what it is for.
pub fn described() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.iter().copied().zip(WORDS.iter().copied())
}

/// The default theme.
pub fn default_theme() -> &'static Theme {
    &THEMES[0].2
}

/// A theme of the program, by its name.
pub fn built_in(name: &str) -> Option<Arc<Theme>> {
    let found = THEMES.iter().find(|(known, _, _)| *known == name);
    found.map(|(_, _, theme)| Arc::clone(theme))
}

/// The text of a theme's file.
pub(super) fn text(name: &str) -> Option<&'static str> {
    let found = THEMES.iter().find(|(known, _, _)| *known == name);
    found.map(|(_, text, _)| *text)
}

fn load(text: &str) -> Arc<Theme> {
    Arc::new(read::read(text).expect("a test reads every theme of the table"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_of_the_table_is_read_and_bears_its_name() {
        for name in NAMES {
            let text = text(name).expect("it is in the table");
            let theme =
                read::read(text).unwrap_or_else(|fault| panic!("{name}: {}", fault.message));
            assert_eq!(theme.name, *name);
        }
        assert_eq!(described().count(), NAMES.len());
        assert_eq!(
            THEMES.iter().map(|(name, _, _)| *name).collect::<Vec<_>>(),
            NAMES
        );
    }
}
