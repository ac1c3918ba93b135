//! hayagriva's YAML, in which Typst's users keep their sources.
//!
//! In: a mapping of keys to entries, with `type`, `title`, `author`, `date`, `parent` and so on. Out: the tree of a
//! source for each. What an entry stands in (its `parent`, which may have one itself) is its container, its series or
//! its event by what that is; a parent's fields hold where the entry has none of its own.

mod tables;

use self::tables::{ARTICLES, KEYS, ROLES, SERIALS, TYPES};
use super::{plain, tree};
use crate::briefing::yaml::{Entry, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};

/// How many parents of parents are followed.
const DEEPEST: usize = 8;

/// The entries of a tree.
pub fn of_tree(tree: Node, diagnostics: &mut Diagnostics) -> Option<Vec<Node>> {
    let span = Span {
        end: tree.span.start,
        ..tree.span
    };
    let refuse = |diagnostics: &mut Diagnostics| {
        let bad = Diagnostic::error("bad-library", span, "this library is no list of sources");
        diagnostics.push(bad.help(
            "hayagriva's YAML is a mapping of keys to entries, `wei2025: {type: report, title: …}`; CSL in YAML is a \
             list below `references:`",
        ));
    };
    let NodeKind::Mapping(entries) = tree.kind else {
        refuse(diagnostics);
        return None;
    };
    let is_entry = |entry: &Entry| matches!(entry.value.kind, NodeKind::Mapping(_));
    if !entries.iter().any(is_entry) {
        refuse(diagnostics);
        return None;
    }
    let entries = entries.into_iter().filter(|entry| !entry.value.is_absent());
    Some(entries.map(source).collect())
}

/// The tree of a source; what is no mapping is left as it is, and told of later.
fn source(entry: Entry) -> Node {
    let span = entry.value.span;
    let NodeKind::Mapping(fields) = &entry.value.kind else {
        return entry.value;
    };
    let mut conversion = Conversion {
        entries: vec![tree::entry(
            "id",
            tree::scalar(&entry.key.value, entry.key.span),
        )],
        span,
    };
    conversion.add_type(fields);
    conversion.add_fields(fields);
    for parent in parents(fields).into_iter().take(DEEPEST) {
        conversion.add_parent(parent, 0);
    }
    tree::mapping(conversion.entries, span)
}

/// What an entry stands in, in one thing or several.
fn parents(fields: &[Entry]) -> Vec<&[Entry]> {
    let Some(parent) = tree::get(fields, "parent") else {
        return Vec::new();
    };
    let nodes = match &parent.kind {
        NodeKind::Sequence(nodes) => &nodes[..],
        NodeKind::Mapping(_) | NodeKind::Scalar(_) => std::slice::from_ref(parent),
    };
    let mappings = nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Mapping(fields) => Some(&fields[..]),
        NodeKind::Sequence(_) | NodeKind::Scalar(_) => None,
    });
    mappings.collect()
}

fn type_of(fields: &[Entry]) -> String {
    let kind = tree::get(fields, "type").and_then(tree::text);
    kind.unwrap_or_default().to_lowercase()
}

struct Conversion {
    entries: Vec<Entry>,
    span: Span,
}

impl Conversion {
    fn has(&self, key: &str) -> bool {
        tree::get(&self.entries, key).is_some()
    }

    /// Adds a value, unless there is one.
    fn add(&mut self, key: &str, value: Node) {
        if !self.has(key) {
            self.entries.push(tree::entry(key, value));
        }
    }

    fn add_type(&mut self, fields: &[Entry]) {
        let kind = type_of(fields);
        let parent = parents(fields).first().map(|parent| type_of(parent));
        let found = match kind.as_str() {
            "article" => {
                let within = ARTICLES
                    .iter()
                    .find(|(known, _)| parent.as_deref() == Some(*known));
                Some(within.map_or("article", |(_, csl)| *csl))
            }
            kind => TYPES
                .iter()
                .find(|(known, _)| *known == kind)
                .map(|(_, csl)| *csl),
        };
        match found {
            // CSL says no more of it than its address does.
            Some("document") => {}
            Some(csl) => self.add("type", tree::scalar(csl, self.span)),
            None if !kind.is_empty() => self.add("entrytype", tree::scalar(kind, self.span)),
            None => {}
        }
    }

    fn add_fields(&mut self, fields: &[Entry]) {
        for field in fields {
            let value = &field.value;
            match field.key.value.as_str() {
                "type" | "parent" => {}
                "title" => {
                    let title = formatted(value);
                    let title = tree::scalar(plain::characters(&title), value.span);
                    self.add("title", title);
                    if let Some(short) = part(value, "short") {
                        self.add("title-short", short.clone());
                    }
                }
                "author" | "editor" => self.add(&field.key.value, value.clone()),
                "affiliated" => self.add_affiliated(value),
                "publisher" | "organization" | "location" => {
                    self.add_house(&field.key.value, value)
                }
                "url" => self.add_url(value),
                "serial-number" => self.add_serials(value),
                "note" => {
                    let note = tree::scalar(plain::characters(&formatted(value)), value.span);
                    self.add("note", note);
                }
                name => match KEYS.iter().find(|(known, _)| *known == name) {
                    Some((_, variable)) => {
                        let text = tree::scalar(formatted(value).replace("--", "-"), value.span);
                        self.add(variable, text);
                    }
                    None => self.add(name, value.clone()),
                },
            }
        }
    }

    /// A house, and where it is.
    fn add_house(&mut self, key: &str, value: &Node) {
        let (name, place) = match key {
            "location" => ("", "publisher-place"),
            _ => ("publisher", "publisher-place"),
        };
        if name.is_empty() {
            return self.add(place, tree::scalar(formatted(value), value.span));
        }
        let named = part(value, "name").map_or_else(|| formatted(value), formatted);
        match self.has(name) {
            true => self.add(key, tree::scalar(named, value.span)),
            false => self.add(name, tree::scalar(named, value.span)),
        }
        if let Some(location) = part(value, "location") {
            self.add(place, tree::scalar(formatted(location), location.span));
        }
    }

    /// An address, and when it was read.
    fn add_url(&mut self, value: &Node) {
        let address = part(value, "value").unwrap_or(value);
        self.add("URL", address.clone());
        if let Some(date) = part(value, "date") {
            self.add("accessed", date.clone());
        }
    }

    fn add_serials(&mut self, value: &Node) {
        let NodeKind::Mapping(serials) = &value.kind else {
            return self.add("number", value.clone());
        };
        for serial in serials {
            let name = serial.key.value.to_lowercase();
            match SERIALS.iter().find(|(known, _)| *known == name) {
                Some((_, variable)) => self.add(variable, serial.value.clone()),
                None if name == "arxiv" => {
                    self.add("archive", tree::scalar("arXiv", serial.value.span));
                    self.add("archive_location", serial.value.clone());
                }
                None => self.add(&serial.key.value, serial.value.clone()),
            }
        }
    }

    /// Those who did something else: `{role: translator, names: […]}`.
    fn add_affiliated(&mut self, value: &Node) {
        let nodes = match &value.kind {
            NodeKind::Sequence(nodes) => &nodes[..],
            NodeKind::Mapping(_) | NodeKind::Scalar(_) => std::slice::from_ref(value),
        };
        for node in nodes {
            let role = part(node, "role")
                .and_then(tree::text)
                .unwrap_or_default()
                .to_lowercase();
            let Some(names) = part(node, "names") else {
                continue;
            };
            match ROLES.iter().find(|(known, _)| *known == role) {
                Some((_, variable)) if !self.has(variable) => self.add(variable, names.clone()),
                Some(_) | None => self.add(&format!("affiliated-{role}"), names.clone()),
            }
        }
    }

    /// What an entry stands in, and what that stands in.
    fn add_parent(&mut self, parent: &[Entry], depth: usize) {
        if let Some(title) = tree::get(parent, "title") {
            let words = tree::scalar(formatted(title), title.span);
            let kind = type_of(parent);
            let key = match kind.as_str() {
                "conference" | "exhibition" => "event-title",
                _ if self.has("container-title") || self.is_whole() => "collection-title",
                _ => "container-title",
            };
            self.add(key, words);
        }
        let inherited = parent.iter().filter(|field| {
            // An author of the whole is none of the part.
            !matches!(
                field.key.value.as_str(),
                "title"
                    | "type"
                    | "parent"
                    | "author"
                    | "page-range"
                    | "page-total"
                    | "note"
                    | "abstract"
            )
        });
        let inherited: Vec<Entry> = inherited.cloned().collect();
        self.add_fields(&inherited);
        if let Some(author) = tree::get(parent, "author") {
            self.add("container-author", author.clone());
        }
        if depth < DEEPEST {
            for above in parents(parent).into_iter().take(DEEPEST) {
                self.add_parent(above, depth + 1);
            }
        }
    }

    /// Whether it is a whole, which stands in nothing but a series.
    fn is_whole(&self) -> bool {
        let kind = tree::get(&self.entries, "type").and_then(tree::text);
        matches!(kind, Some("book" | "report" | "thesis"))
    }
}

/// The value of a key of a mapping.
fn part<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.kind {
        NodeKind::Mapping(entries) => tree::get(entries, key),
        NodeKind::Sequence(_) | NodeKind::Scalar(_) => None,
    }
}

/// The words of a text that may be a mapping with `value`, in which braces protect capitals.
fn formatted(node: &Node) -> String {
    let value = part(node, "value").unwrap_or(node);
    match &value.kind {
        NodeKind::Scalar(Written { value, .. }) => value.replace(['{', '}'], "").trim().to_string(),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => String::new(),
    }
}
