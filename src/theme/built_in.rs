//! The themes that come with the program.
//!
//! A new one is a TOML file beside this module and its line in the table.

use std::sync::{Arc, LazyLock};

use super::Theme;
use super::read::{self, Fault};

/// Their names and files. The first is the default.
const FILES: &[(&str, &str)] = &[
    ("default", include_str!("default.toml")),
    ("chancery", include_str!("chancery.toml")),
    ("newsdesk", include_str!("newsdesk.toml")),
];

/// Their names.
pub const NAMES: &[&str] = &[FILES[0].0, FILES[1].0, FILES[2].0];

static DEFAULT: LazyLock<Arc<Theme>> = LazyLock::new(|| {
    let theme = load("default").unwrap_or_else(|| Err(Fault::new("there is no default theme")));
    Arc::new(theme.expect("a test reads every theme of the table"))
});

/// The default theme.
pub fn default_theme() -> &'static Theme {
    &DEFAULT
}

/// A theme of the program, by its name.
pub fn built_in(name: &str) -> Option<Arc<Theme>> {
    if name == "default" {
        return Some(Arc::clone(&DEFAULT));
    }
    load(name)?.ok().map(Arc::new)
}

/// The text of a theme's file.
pub(super) fn text(name: &str) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}

fn load(name: &str) -> Option<Result<Theme, Fault>> {
    text(name).map(read::read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_of_the_table_is_read_and_bears_its_name() {
        for name in NAMES {
            let theme = load(name).expect("it is in the table");
            let theme = theme.unwrap_or_else(|fault| panic!("{name}: {}", fault.message));
            assert_eq!(theme.name, *name);
        }
    }
}
