//! Authors as front matters have them.

use crate::briefing::yaml::Node;
use crate::import::draft::{About, Author};
use crate::import::page::about::names_in;
use crate::import::tree;

/// Reads authors: names, mappings, lists of either. Whether all of them were read.
pub fn authors(value: &Node, about: &mut About) -> bool {
    if let Some(text) = tree::as_text(value) {
        about
            .authors
            .extend(names_in(text).into_iter().map(|name| Author {
                name,
                more: Vec::new(),
            }));
        return true;
    }
    if !tree::entries(value).is_empty() {
        let author = author(value);
        let is_read = author.is_some();
        about.authors.extend(author);
        return is_read;
    }
    let items = tree::items(value);
    let read: Vec<Author> = items.iter().filter_map(author).collect();
    let is_whole = read.len() == items.len();
    about.authors.extend(read);
    is_whole
}

fn author(node: &Node) -> Option<Author> {
    if let Some(name) = tree::as_text(node) {
        return Some(Author {
            name: name.to_string(),
            more: Vec::new(),
        });
    }
    let name = match tree::get(node, "name") {
        Some(name) if tree::as_text(name).is_some() => tree::as_text(name)?.to_string(),
        Some(parts) => joined(parts)?,
        None => joined(node)?,
    };
    let mut more = Vec::new();
    for (keys, own) in [
        (
            ["affiliation", "affiliations", "institute", "organization"].as_slice(),
            "affiliation",
        ),
        (["email"].as_slice(), "email"),
        (["role", "roles"].as_slice(), "role"),
    ] {
        let found = keys.iter().find_map(|key| {
            let value = tree::get(node, key)?;
            let first = tree::items(value).first().unwrap_or(value);
            tree::as_text(first)
                .or_else(|| tree::text(first, "name"))
                .map(str::to_string)
        });
        more.extend(
            found
                .filter(|value| {
                    own != "email" || crate::document::Address::of_mailbox(value).is_some()
                })
                .map(|value| (own, value)),
        );
    }
    Some(Author { name, more })
}

/// A name from its parts.
fn joined(node: &Node) -> Option<String> {
    if let Some(literal) = tree::text(node, "literal") {
        return Some(literal.to_string());
    }
    let parts: Vec<&str> = ["given", "family"]
        .iter()
        .filter_map(|key| tree::text(node, key))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
