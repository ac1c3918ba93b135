//! What a bundle holds, in lists: traces, those who attack and what with, what joins them.

use super::{Reader, objects, patterns};
use crate::briefing::yaml::Node;
use crate::import::dates;
use crate::import::draft::{Block, Inline, Line, plain};
use crate::import::markings;
use crate::import::tree;

/// Kinds of object that are listed, with the heading of their list, in their order.
const LISTED: &[(&str, &str)] = &[
    ("threat-actor", "Threat actors"),
    ("intrusion-set", "Intrusion sets"),
    ("campaign", "Campaigns"),
    ("malware", "Malware"),
    ("tool", "Tools"),
    ("attack-pattern", "Attack patterns"),
    ("vulnerability", "Vulnerabilities"),
    ("infrastructure", "Infrastructure"),
    ("course-of-action", "Courses of action"),
    ("identity", "Identities"),
    ("location", "Locations"),
    ("incident", "Incidents"),
    ("grouping", "Groupings"),
    ("malware-analysis", "Malware analyses"),
    ("note", "Notes of analysts"),
    ("opinion", "Opinions"),
];
/// Kinds that are traces.
const TRACES: &str = "indicator";
/// Kinds that are shown in other ways, or say nothing to readers.
const ELSEWHERE: &[&str] = &[
    "report",
    "relationship",
    "sighting",
    "marking-definition",
    "observed-data",
    "bundle",
    "extension-definition",
    "language-content",
];

impl<'a> Reader<'a, '_> {
    pub(super) fn lists(&mut self, all: &'a [Node]) {
        let traces: Vec<Vec<(&'static str, String)>> =
            all.iter().flat_map(|object| self.traces(object)).collect();
        if !traces.is_empty() {
            self.heading(1, "Indicators");
            self.push(Block::Indicators(traces), None);
        }
        let publisher = self
            .draft
            .about
            .texts
            .iter()
            .find(|(key, _)| *key == "publisher")
            .map(|(_, name)| name.clone());
        let author = self
            .draft
            .about
            .authors
            .first()
            .map(|author| author.name.clone());
        for (kind, heading) in LISTED {
            let of_kind = all
                .iter()
                .filter(|object| tree::text(object, "type") == Some(kind));
            let mut items: Vec<Vec<Block>> = Vec::new();
            for object in of_kind {
                let name = tree::text(object, "name");
                let is_author = *kind == "identity"
                    && name.is_some()
                    && (name == publisher.as_deref() || name == author.as_deref());
                if is_author && tree::text(object, "description").is_none() {
                    continue;
                }
                items.push(objects::item(object));
                self.references(object);
            }
            if !items.is_empty() {
                self.heading(1, heading);
                self.push(Block::List(None, items), None);
            }
        }
        let joined: Vec<Vec<Block>> = all
            .iter()
            .filter_map(|object| self.relationship(object))
            .collect();
        if !joined.is_empty() {
            self.heading(1, "Relationships");
            self.push(Block::List(None, joined), None);
        }
    }

    /// The traces of an indicator, or of what was observed.
    fn traces(&mut self, object: &'a Node) -> Vec<Vec<(&'static str, String)>> {
        let kind = tree::text(object, "type").unwrap_or_default();
        let mut common: Vec<(&'static str, String)> = Vec::new();
        let marking = tree::texts(object, "object_marking_refs")
            .into_iter()
            .find_map(markings::of_stix);
        common.extend(marking.map(|tlp| ("tlp", tlp.to_string())));
        let values = if kind == TRACES {
            let day = tree::text(object, "valid_from").and_then(dates::read);
            common.extend(day.map(|day| ("first_seen", day)));
            let mut note: Vec<&str> = ["name", "description"]
                .iter()
                .filter_map(|key| tree::text(object, key))
                .collect();
            note.extend(tree::texts(object, "labels"));
            note.extend(tree::texts(object, "indicator_types"));
            common.extend((!note.is_empty()).then(|| ("note", note.join("; "))));
            self.references(object);
            let pattern = tree::text(object, "pattern").unwrap_or_default();
            match patterns::values(pattern) {
                Some(values) => values,
                None if pattern.is_empty() => Vec::new(),
                None => {
                    let kind = tree::text(object, "pattern_type").unwrap_or("stix");
                    vec![(format!("{kind}-pattern"), pattern.to_string())]
                }
            }
        } else if objects::is_observable(kind) {
            objects::observed(object)
        } else {
            return Vec::new();
        };
        let trace = |(kind, value)| {
            let mut keys = vec![("type", kind), ("value", value)];
            keys.extend(common.iter().cloned());
            keys
        };
        values.into_iter().map(trace).collect()
    }

    fn relationship(&self, object: &'a Node) -> Option<Vec<Block>> {
        let name = |key| {
            let id = tree::text(object, key)?;
            let named = self.by_id.get(id).copied();
            named
                .and_then(|node| tree::text(node, "name").or_else(|| tree::text(node, "value")))
                .or(Some(id))
        };
        let mut line: Line = Vec::new();
        match tree::text(object, "type")? {
            "relationship" => {
                let kind = tree::text(object, "relationship_type")?.replace('-', " ");
                line.extend([
                    Inline::Strong(plain(name("source_ref")?)),
                    Inline::Characters(format!(" {kind} ")),
                    Inline::Strong(plain(name("target_ref")?)),
                ]);
            }
            "sighting" => {
                line.push(Inline::Strong(plain(name("sighting_of_ref")?)));
                let count = tree::text(object, "count")
                    .map_or(String::new(), |count| format!(" {count} times"));
                line.push(Inline::Characters(format!(" was seen{count}")));
            }
            _ => return None,
        }
        if let Some(description) = tree::text(object, "description") {
            line.push(Inline::Characters(format!(": {description}")));
        }
        Some(vec![Block::Paragraph(line)])
    }

    /// Objects of kinds that are not known.
    pub(super) fn unlisted(&mut self, all: &'a [Node]) {
        for object in all {
            let kind = tree::text(object, "type").unwrap_or_default();
            let is_known = kind == TRACES
                || ELSEWHERE.contains(&kind)
                || objects::is_observable(kind)
                || LISTED.iter().any(|(listed, _)| *listed == kind);
            if !is_known {
                let message = format!("an object of the type `{kind}` has no place in a briefing");
                self.report.not_placed(
                    Some(object.span),
                    &message,
                    "say what it means in the summary",
                );
            }
        }
    }
}
