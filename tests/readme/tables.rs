//! The README's tables of keys, written from the table that the program reads by.
//!
//! In: the README, in which a comment says which keys a table has: `keys of sources: all`, or
//! `keys of the briefing: title to contact, accessibility`. Out: the same with the rows between that comment
//! and the next. Keys that have their line of documentation in common share a row.

use briefset::briefing::keys::{self, Key, Required, Table};

const START: &str = "<!-- keys of ";
const END: &str = "<!-- end of keys -->";

/// The README with its tables as they should be.
pub fn filled_in(readme: &str) -> String {
    let mut out = String::new();
    let mut rest = readme;
    while let Some((before, marker)) = rest.split_once(START) {
        let (marker, table) = marker.split_once(" -->\n").expect("the end of a comment");
        let (_, after) = table.split_once(END).expect("the end of a table");
        let (_, keys) = chosen(marker);
        out.push_str(&format!("{before}{START}{marker} -->\n"));
        out.push_str("| key | what it is |\n|---|---|\n");
        for row in rows(&keys) {
            out.push_str(&row);
            out.push('\n');
        }
        out.push_str(END);
        rest = after;
    }
    out + rest
}

/// What each comment asks for: where the mapping stands, and its keys.
pub fn markers(readme: &str) -> Vec<(String, Vec<&'static Key>)> {
    let markers = readme.split(START).skip(1);
    let markers = markers.map(|rest| rest.split(" -->").next().unwrap_or_default());
    markers.map(chosen).collect()
}

/// The table of the mapping that stands at a path: `sections.blocks`.
pub fn named(path: &str) -> &'static Table {
    let path = if path == "the briefing" { "" } else { path };
    let tables = keys::tables().into_iter();
    let mut found = tables.filter(|(keys, _)| keys.join(".") == path);
    found
        .next()
        .unwrap_or_else(|| panic!("no keys of `{path}`"))
        .1
}

/// `PATH: KEY, KEY to KEY`, or `PATH: all`.
fn chosen(marker: &str) -> (String, Vec<&'static Key>) {
    let (path, wanted) = marker.split_once(": ").expect("a path and keys");
    let known: Vec<&Key> = named(path).known().collect();
    let place = |name: &str| {
        let found = known.iter().position(|key| key.name == name);
        found.unwrap_or_else(|| panic!("no key `{name}` of {path}"))
    };
    let keys = match wanted {
        "all" => known.clone(),
        wanted => wanted
            .split(", ")
            .flat_map(|some| match some.split_once(" to ") {
                Some((first, last)) => known[place(first)..=place(last)].to_vec(),
                None => vec![known[place(some)]],
            })
            .collect(),
    };
    (path.to_string(), keys)
}

/// A row for each line of documentation.
fn rows(keys: &[&'static Key]) -> Vec<String> {
    let mut rows: Vec<(&str, Vec<String>, bool)> = Vec::new();
    for key in keys {
        let names = std::iter::once(key.name).chain(key.other_names.iter().copied());
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        let name = match names.as_slice() {
            [name, others @ ..] if !others.is_empty() => {
                format!("{name} (or {})", others.join(", "))
            }
            names => names.concat(),
        };
        let required = key.required == Required::Yes;
        match rows.iter_mut().find(|(doc, _, _)| *doc == key.doc) {
            Some((_, names, _)) => names.push(name),
            None => rows.push((key.doc, vec![name], required)),
        }
    }
    let row = |(doc, names, required): (&str, Vec<String>, bool)| {
        let end = if required { "; required" } else { "" };
        format!("| {} | {doc}{end} |", names.join(", "))
    };
    rows.into_iter().map(row).collect()
}
