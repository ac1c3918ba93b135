//! Objects of a bundle → items and traces.

use crate::briefing::yaml::Node;
use crate::import::draft::{Block, Inline, Line, plain};
use crate::import::tree;

/// Observables (STIX 2.1, part 6), and the key of what each was seen as.
const OBSERVABLES: &[(&str, &str)] = &[
    ("domain-name", "value"),
    ("ipv4-addr", "value"),
    ("ipv6-addr", "value"),
    ("url", "value"),
    ("email-addr", "value"),
    ("mac-addr", "value"),
    ("file", "name"),
    ("mutex", "name"),
    ("windows-registry-key", "key"),
    ("autonomous-system", "number"),
    ("user-account", "account_login"),
    ("directory", "path"),
    ("software", "name"),
    ("process", "command_line"),
    ("x509-certificate", "serial_number"),
    ("email-message", "subject"),
    ("artifact", "url"),
    ("network-traffic", "dst_port"),
];

/// Lists of words that are told of an object, with the words before them.
const TOLD: &[(&str, &str)] = &[
    ("aliases", "also called"),
    ("threat_actor_types", "type"),
    ("malware_types", "type"),
    ("tool_types", "type"),
    ("infrastructure_types", "type"),
    ("roles", "roles"),
    ("goals", "goals"),
    ("sectors", "sectors"),
    ("labels", "labels"),
    ("primary_motivation", "motivation"),
    ("resource_level", "resources"),
    ("sophistication", "sophistication"),
    ("objective", "objective"),
    ("opinion", "opinion"),
    ("country", "country"),
    ("region", "region"),
    ("contact_information", "contact"),
];

/// Whether a kind is an observable.
pub fn is_observable(kind: &str) -> bool {
    OBSERVABLES.iter().any(|(known, _)| *known == kind)
}

/// What was observed: kind and value, and the hashes of a file.
pub fn observed(object: &Node) -> Vec<(String, String)> {
    let kind = tree::text(object, "type").unwrap_or_default();
    let key = OBSERVABLES
        .iter()
        .find(|(known, _)| *known == kind)
        .map_or("value", |(_, key)| key);
    let own = tree::text(object, key);
    let hashes = tree::get(object, "hashes").map_or(&[][..], tree::entries);
    let hashes = hashes
        .iter()
        .filter_map(|entry| tree::as_text(&entry.value));
    own.into_iter()
        .chain(hashes)
        .map(|value| (kind.to_string(), value.to_string()))
        .collect()
}

/// An object as an item: its name, what it is also called, what is said of it.
pub fn item(object: &Node) -> Vec<Block> {
    let name = tree::text(object, "name").or_else(|| tree::text(object, "abstract"));
    let mut line: Line = Vec::new();
    line.extend(name.map(|name| Inline::Strong(plain(name))));
    let ids: Vec<&str> = tree::list(object, "external_references")
        .iter()
        .filter_map(|reference| tree::text(reference, "external_id"))
        .collect();
    let mut told: Vec<String> = Vec::new();
    told.extend((!ids.is_empty()).then(|| ids.join(", ")));
    for (key, words) in TOLD {
        let values = tree::texts(object, key);
        told.extend((!values.is_empty()).then(|| format!("{words}: {}", values.join(", "))));
    }
    if !told.is_empty() {
        line.push(Inline::Characters(format!(" ({})", told.join("; "))));
    }
    let keys = ["description", "content", "explanation"];
    let mut paragraphs: Vec<Block> = keys
        .iter()
        .filter_map(|key| tree::text(object, key))
        .flat_map(paragraphs)
        .collect();
    if line.is_empty() {
        return paragraphs;
    }
    match paragraphs.first_mut() {
        Some(Block::Paragraph(first)) => {
            line.push(Inline::Characters(": ".to_string()));
            line.append(first);
            *first = line;
        }
        _ => paragraphs.insert(0, Block::Paragraph(line)),
    }
    paragraphs
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.map(|line| Block::Paragraph(plain(line))).collect()
}
