//! Names of people and houses, for a briefing and for its sources alike.

use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::{Name, SourceAuthor};
use crate::briefing::yaml::{Node, NodeKind};
use crate::diagnostic::Diagnostic;
use crate::document::Names;

/// The keys of a name: one whole, or its parts.
pub const NAME: [&str; 5] = ["name", "literal", "family", "given", "suffix"];

impl Decoder<'_> {
    /// `author` of a source: one name or several; a text `Family, Given`, any other text, or a
    /// mapping.
    pub(super) fn source_authors(&mut self, record: &Record<'_>) -> Vec<SourceAuthor> {
        let Some(node) = record.get("author") else {
            return Vec::new();
        };
        match &node.kind {
            NodeKind::Sequence(nodes) => {
                let nodes = nodes.iter();
                nodes.filter_map(|node| self.source_author(node)).collect()
            }
            NodeKind::Scalar(_) | NodeKind::Mapping(_) => {
                self.source_author(node).into_iter().collect()
            }
        }
    }

    fn source_author(&mut self, node: &Node) -> Option<SourceAuthor> {
        if let NodeKind::Scalar(written) = &node.kind {
            return Some(SourceAuthor {
                name: inverted(&written.value),
                role: None,
            });
        }
        let keys = [&NAME[..], &["role"]].concat();
        let record = self.record(node, "an author", &keys)?;
        Some(SourceAuthor {
            name: self.name(&record, "family")?,
            role: self.text_of(&record, "role"),
        })
    }

    /// The name in a mapping: whole (`name`, or `literal` as CSL has it), or in its parts. Where there
    /// is none at all, it is this key that is missed.
    pub(super) fn name(&mut self, record: &Record<'_>, missed: &str) -> Option<Name> {
        let whole = ["name", "literal"]
            .into_iter()
            .find(|key| record.get(key).is_some());
        let parts = ["family", "given", "suffix"]
            .into_iter()
            .find(|key| record.get(key).is_some());
        self.told_twice(record, whole, parts);
        match (whole, parts) {
            (Some(key), _) => {
                let written = self.required(record, key, "an author")?;
                Some(Name::whole(&written.value))
            }
            (None, Some(_)) => {
                let family = self.required(record, "family", "an author")?;
                let mut part = |key| self.text_of(record, key).map(|written| written.value);
                Some(Name::of(Names {
                    given: part("given").unwrap_or_default().trim().to_string(),
                    suffix: part("suffix"),
                    family: family.value.trim().to_string(),
                }))
            }
            (None, None) => {
                self.required(record, missed, "an author");
                None
            }
        }
    }

    /// Reports a name that is there whole and in parts, or whole under both keys: one of them would
    /// be dropped.
    fn told_twice(&mut self, record: &Record<'_>, whole: Option<&str>, parts: Option<&str>) {
        let Some(whole) = whole else { return };
        let literal = Some("literal").filter(|key| *key != whole && record.get(key).is_some());
        let Some(other) = parts.or(literal) else {
            return;
        };
        let Some(entry) = record.entry(other) else {
            return;
        };
        let message = format!("an author has both `{whole}` and `{other}`");
        self.error(
            Diagnostic::error("name-twice", entry.key.span, message)
                .help("write `name` alone, or `family` with `given` and `suffix`"),
        );
    }
}

/// `Example, Ada` is Ada Example; anything else stands as it is.
fn inverted(written: &str) -> Name {
    match written.split_once(',') {
        Some((family, given)) if !given.contains(',') && !given.trim().is_empty() => {
            Name::of(Names {
                family: family.trim().to_string(),
                given: given.trim().to_string(),
                suffix: None,
            })
        }
        _ => Name::whole(written),
    }
}
