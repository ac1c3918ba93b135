//! What an entry takes from others: `crossref`, `xdata`, `xref`.
//!
//! In: the entries of a file, and which has which key. Out: the same, with the fields of their parents where they have
//! none of their own: all of an `@xdata`, and of a `crossref` what BibLaTeX inherits, the title as that of the book. A
//! parent may have a parent itself, so many times; one that is its own is not followed.

use std::collections::BTreeMap;

use super::entry::{BibEntry, Field};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// How many generations are followed.
const DEEPEST: usize = 4;

/// How many parents an entry may name.
const MOST_PARENTS: usize = 16;

/// How many bytes all entries of a file may inherit together.
const MOST: usize = 8 << 20;

/// Fields that are an entry's own.
const OWN: &[&str] = &[
    "ids",
    "crossref",
    "xref",
    "xdata",
    "entryset",
    "entrysubtype",
    "label",
    "options",
    "presort",
    "related",
    "relatedtype",
    "shorthand",
    "sortkey",
    "title",
    "subtitle",
    "titleaddon",
    "shorttitle",
    "pages",
    "doi",
    "url",
    "urldate",
    "abstract",
    "keywords",
    "note",
    "author",
    "file",
];

/// Titles of a parent, and what they are to its children.
const TITLES: &[(&str, &str)] = &[
    ("title", "booktitle"),
    ("subtitle", "booksubtitle"),
    ("titleaddon", "booktitleaddon"),
];

/// Entries that stand in another.
const PARTS: &[&str] = &[
    "inbook",
    "incollection",
    "inproceedings",
    "conference",
    "inreference",
    "suppbook",
    "suppcollection",
    "bookinbook",
];

/// Lets all entries inherit.
pub fn resolve(
    entries: &mut [BibEntry],
    keys: &BTreeMap<String, usize>,
    diagnostics: &mut Diagnostics,
) {
    let mut spent = 0;
    // Each generation is inherited from the one above as it was, so that the order of a file decides nothing.
    for generation in 0..DEEPEST {
        let mut inherited: Vec<(usize, Vec<Field>)> = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let mut fields = Vec::new();
            for (parent, is_data) in parents(entry) {
                let Some(parent) = keys.get(&parent.to_lowercase()) else {
                    if generation == 0 {
                        diagnostics.push(missing(entry, parent, is_data));
                    }
                    continue;
                };
                if *parent == place {
                    continue;
                }
                for field in fields_of(&entries[*parent], entry, is_data) {
                    let is_new = |known: &&Field| known.name == field.name;
                    if spent < MOST && fields.iter().find(is_new).is_none() {
                        spent += field.tex.len();
                        fields.push(field);
                    }
                }
            }
            if !fields.is_empty() {
                inherited.push((place, fields));
            }
        }
        if inherited.is_empty() {
            return;
        }
        for (place, fields) in inherited {
            entries[place].fields.extend(fields);
        }
    }
}

/// The parents that an entry names, and whether each is an `@xdata`.
fn parents(entry: &BibEntry) -> impl Iterator<Item = (&str, bool)> {
    let data = entry.get("xdata").map_or("", |field| field.tex.as_str());
    let data = data.split(',').map(|key| (key.trim(), true));
    let crossref = entry.get("crossref").map_or("", |field| field.tex.trim());
    let parents = data.chain([(crossref, false)]);
    parents
        .filter(|(key, _)| !key.is_empty())
        .take(MOST_PARENTS)
}

/// What an entry inherits from a parent.
fn fields_of(parent: &BibEntry, child: &BibEntry, is_data: bool) -> Vec<Field> {
    let is_part = PARTS.contains(&child.kind.as_str());
    let fields = parent.fields.iter().filter_map(|field| {
        let name = field.name.as_str();
        let title = TITLES.iter().find(|(title, _)| *title == name);
        let name = match title {
            _ if is_data => name,
            Some((_, book)) if is_part => book,
            _ if OWN.contains(&name) => return None,
            _ => name,
        };
        let is_own = child.get(name).is_some() || matches!(name, "crossref" | "xdata");
        (!is_own && !field.tex.trim().is_empty()).then(|| Field {
            name: name.to_string(),
            ..field.clone()
        })
    });
    fields.collect()
}

fn missing(entry: &BibEntry, parent: &str, is_data: bool) -> Diagnostic {
    let field = if is_data { "xdata" } else { "crossref" };
    let span = entry.get(field).map_or(entry.key_span, |field| field.span);
    let message = format!("no entry of this library has the key `{parent}`");
    Diagnostic::warning("missing-parent", span, message)
        .label("what would be inherited is missing")
        .help("add the entry to the library, or take the field out")
}
