//! The variables of CSL that a source may have, by what they are (CSL 1.0.2, appendix IV).
//!
//! In: the [table of a source's keys](SOURCE). Out: their names in canonical order. What stands here and in
//! no entry of the references is kept for whoever imports the sources: an abstract, a shelf mark.

use std::sync::LazyLock;

use crate::briefing::keys::{Key, SOURCE, Text};

/// Those that name people.
pub static PEOPLE: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| those(|key| matches!(key.value.text, Some(Text::Name))));

/// Those that are dates; when a copy was made is the format's own.
pub static DATES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    those(|key| matches!(key.value.text, Some(Text::SourceDate)) && key.name != "archived")
});

/// Those that are words or numbers, as they are written.
pub static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| those(|key| matches!(key.value.text, Some(Text::Variable))));

fn those(is_one: fn(&Key) -> bool) -> Vec<&'static str> {
    let keys = SOURCE.in_canonical_order().into_iter();
    let keys = keys.filter(|key| is_one(key));
    keys.map(|key| key.name).collect()
}
