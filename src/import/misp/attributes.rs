//! Attributes of an event → traces, links and words.

use std::collections::BTreeMap;

use crate::briefing::yaml::Node;
use crate::import::dates;
use crate::import::draft::{Block, Inline, Line, plain};
use crate::import::marked;
use crate::import::markings;
use crate::import::tree;

/// Types of MISP's attributes as STIX calls them.
const TYPES: &[(&str, &str)] = &[
    ("domain", "domain-name"),
    ("hostname", "domain-name"),
    ("ip-src", "ipv4-addr"),
    ("ip-dst", "ipv4-addr"),
    ("url", "url"),
    ("uri", "url"),
    ("email", "email-addr"),
    ("email-src", "email-addr"),
    ("email-dst", "email-addr"),
    ("md5", "file"),
    ("sha1", "file"),
    ("sha224", "file"),
    ("sha256", "file"),
    ("sha384", "file"),
    ("sha512", "file"),
    ("ssdeep", "file"),
    ("imphash", "file"),
    ("tlsh", "file"),
    ("filename", "file"),
    ("mutex", "mutex"),
    ("regkey", "windows-registry-key"),
    ("AS", "autonomous-system"),
    ("mac-address", "mac-addr"),
    ("x509-fingerprint-sha1", "x509-certificate"),
    ("x509-fingerprint-sha256", "x509-certificate"),
];

/// Types that are sources.
const LINKS: &[&str] = &["link"];

/// What was found.
#[derive(Default)]
pub struct Found {
    /// Traces: the keys of each.
    pub traces: Vec<Vec<(&'static str, String)>>,
    /// Addresses with what is said of them.
    pub links: Vec<(String, Option<String>)>,
    /// Everything else, an item each.
    pub words: Vec<Vec<Block>>,
}

/// Collects the attributes of an event and of its objects.
pub fn collect(event: &Node, found: &mut Found) {
    for attribute in tree::list(event, "Attribute") {
        add(attribute, None, found);
    }
    for object in tree::list(event, "Object") {
        let name = tree::text(object, "name");
        if let Some(comment) =
            tree::text(object, "comment").filter(|comment| !comment.trim().is_empty())
        {
            let line = format!("{}: {comment}", name.unwrap_or("object"));
            found.words.push(vec![Block::Paragraph(plain(line))]);
        }
        for attribute in tree::list(object, "Attribute") {
            add(attribute, name, found);
        }
    }
}

fn add(attribute: &Node, object: Option<&str>, found: &mut Found) {
    let (Some(kind), Some(value)) = (
        tree::text(attribute, "type"),
        tree::text(attribute, "value"),
    ) else {
        return;
    };
    let comment = tree::text(attribute, "comment").filter(|comment| !comment.trim().is_empty());
    if LINKS.contains(&kind)
        && let Some(address) = marked::address(value)
    {
        found.links.push((address, comment.map(str::to_string)));
        return;
    }
    let mut note: Vec<&str> = Vec::new();
    note.extend(object);
    note.extend(comment);
    let mut tlp = None;
    for tag in tree::list(attribute, "Tag")
        .iter()
        .filter_map(|tag| tree::text(tag, "name"))
    {
        match tag
            .to_lowercase()
            .strip_prefix("tlp:")
            .and_then(markings::tlp)
        {
            Some(word) => tlp = Some(markings::stricter(tlp, word)),
            None => note.push(tag),
        }
    }
    let day = ["first_seen"]
        .iter()
        .find_map(|key| tree::text(attribute, key))
        .and_then(dates::read);
    let parts = parts(kind, value);
    if parts.is_empty() {
        let mut line: Line = vec![
            Inline::Strong(plain(kind)),
            Inline::Characters(format!(": {value}")),
        ];
        if !note.is_empty() {
            line.push(Inline::Characters(format!(" ({})", note.join("; "))));
        }
        found.words.push(vec![Block::Paragraph(line)]);
    }
    for (kind, value) in parts {
        let mut keys = vec![("type", kind.to_string()), ("value", value.to_string())];
        keys.extend(tlp.iter().map(|tlp| ("tlp", tlp.clone())));
        keys.extend(day.iter().map(|day| ("first_seen", day.clone())));
        keys.extend((!note.is_empty()).then(|| ("note", note.join("; "))));
        found.traces.push(keys);
    }
}

/// What an attribute is a trace of: `filename|md5` is two.
fn parts<'v>(kind: &str, value: &'v str) -> Vec<(&'static str, &'v str)> {
    let of = |kind: &str, value: &'v str| {
        let known = TYPES.iter().find(|(known, _)| *known == kind)?.1;
        let is_sixth = known == "ipv4-addr" && value.contains(':');
        Some((if is_sixth { "ipv6-addr" } else { known }, value))
    };
    let (Some((one, other)), Some((first, second))) = (kind.split_once('|'), value.split_once('|'))
    else {
        return of(kind, value).into_iter().collect();
    };
    if other == "port" {
        return of(one, first)
            .map(|(known, _)| (known, value))
            .into_iter()
            .collect();
    }
    match (of(one, first), of(other, second)) {
        (Some(one), Some(other)) => vec![one, other],
        _ => Vec::new(),
    }
}

/// The text of a report, with what it refers to by a number of MISP's in its place: `@[attribute](uuid)`.
pub fn without_references(content: &str, event: &Node) -> String {
    if !content.contains("@[") {
        return content.to_string();
    }
    let mut values: BTreeMap<&str, &str> = BTreeMap::new();
    let objects = tree::list(event, "Object");
    let inner = objects
        .iter()
        .flat_map(|object| tree::list(object, "Attribute"));
    for attribute in tree::list(event, "Attribute").iter().chain(inner) {
        if let (Some(id), Some(value)) = (
            tree::text(attribute, "uuid"),
            tree::text(attribute, "value"),
        ) {
            values.insert(id, value);
        }
    }
    for object in objects {
        if let (Some(id), Some(name)) = (tree::text(object, "uuid"), tree::text(object, "name")) {
            values.insert(id, name);
        }
    }
    let mut out = String::new();
    let mut rest = content;
    while let Some(at) = rest.find("@[") {
        out.push_str(&rest[..at]);
        let behind = &rest[at..];
        let reference = behind
            .split_once("](")
            .and_then(|(kind, rest)| Some((kind, rest.split_once(')')?)));
        match reference.filter(|(kind, _)| kind.len() < 20) {
            Some((_, (id, behind))) => {
                match values.get(id) {
                    Some(value) => out.extend(["`", value, "`"]),
                    None => out.push_str(id),
                }
                rest = behind;
            }
            None => {
                out.push_str("@[");
                rest = &behind[2..];
            }
        }
    }
    out.push_str(rest);
    out
}
