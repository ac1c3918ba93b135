//! Where the values of a theme stand in its file.
//!
//! In: the text of a file. Out: the bytes of a value, by the keys that lead to it. So a fault is shown
//! at the value that is wrong, not at another key of the same name.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The values of a file with their places.
#[derive(Debug, Clone, Default)]
pub struct Places<'text> {
    table: DeTable<'text>,
}

impl<'text> Places<'text> {
    /// Those of a file; none where it is not TOML, which [`read`](super::read()) says.
    pub fn of(text: &'text str) -> Self {
        let table = DeTable::parse(text).map(Spanned::into_inner);
        Places {
            table: table.unwrap_or_default(),
        }
    }

    /// The bytes of a value, without the space around it; `None` where the file does not set it.
    pub fn value(&self, keys: &[&str]) -> Option<Range<usize>> {
        Some(self.get(keys)?.span())
    }

    /// The bytes of an element of a list.
    pub fn element(&self, keys: &[&str], index: usize) -> Option<Range<usize>> {
        let list = self.get(keys)?.get_ref().as_array()?;
        Some(list.get(index)?.span())
    }

    /// The first of these values that the file sets: where a fault lies between several, it is the
    /// file's, and not that of the theme which it extends, that is to be mended.
    pub fn first(&self, values: &[&[&str]]) -> Option<Range<usize>> {
        values.iter().find_map(|keys| self.value(keys))
    }

    fn get(&self, keys: &[&str]) -> Option<&Spanned<DeValue<'text>>> {
        let (last, tables) = keys.split_last()?;
        let mut table = &self.table;
        for key in tables {
            table = table.get(*key)?.get_ref().as_table()?;
        }
        table.get(*last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_however_it_is_written() {
        let text = "size = 1\n# size = 2\n[styles]\nbody = { size = 3 }\ntitle.size = 4\n\
                    [styles.note]\n\"size\" = 5\nlist = ['a', 'size']\n";
        let places = Places::of(text);
        let shown = |range: Option<Range<usize>>| range.map(|range| &text[range]);
        for (keys, value) in [
            (&["size"][..], Some("1")),
            (&["styles", "body", "size"], Some("3")),
            (&["styles", "title", "size"], Some("4")),
            (&["styles", "note", "size"], Some("5")),
            (&["styles", "lead", "size"], None),
            (&["size", "size"], None),
            (&[], None),
        ] {
            assert_eq!(shown(places.value(keys)), value, "{keys:?}");
        }
        let element = places.element(&["styles", "note", "list"], 1);
        assert_eq!(shown(element), Some("'size'"));
        let first = places.first(&[&["styles", "lead", "size"], &["styles", "note", "size"]]);
        assert_eq!(shown(first), Some("5"));
        assert_eq!(Places::of("= 1").value(&["size"]), None);
    }
}
