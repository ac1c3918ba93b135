//! Key points, recommendations, timeline, questions, glossary.

use crate::briefing::keys::choices::{BASES, CONFIDENCES};
use crate::briefing::keys::{FAQ, GLOSSARY, KEY_POINT, RECOMMENDATION, TIMELINE, Table};
use crate::briefing::record::{Decoder, Record, listed};
use crate::briefing::typed::{
    Definition, FaqEntry, KeyPoint, Likelihood, LikelihoodScale, Recommendation, TimelineEntry,
};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;

impl Decoder<'_> {
    /// `key_points`, with degrees of likelihood on a scale.
    pub fn key_points(&mut self, record: &Record<'_>, scale: LikelihoodScale) -> Vec<KeyPoint> {
        let nodes = self.list_of(record, "key_points");
        nodes
            .into_iter()
            .filter_map(|node| self.key_point(node, scale))
            .collect()
    }

    fn key_point(&mut self, node: &Node, scale: LikelihoodScale) -> Option<KeyPoint> {
        let record = match self.text_or_record(node, &KEY_POINT)? {
            TextOrRecord::Text(text) => {
                return Some(KeyPoint {
                    text,
                    confidence: None,
                    likelihood: None,
                    basis: None,
                });
            }
            TextOrRecord::Record(record) => record,
        };
        Some(KeyPoint {
            confidence: self.choice(&record, "confidence", CONFIDENCES),
            likelihood: self.likelihood(&record, scale),
            basis: self.choice(&record, "basis", BASES),
            text: self.required(&record, "text")?,
        })
    }

    /// A degree of likelihood: in words, with spaces, hyphens or underscores between them.
    fn likelihood(&mut self, record: &Record<'_>, scale: LikelihoodScale) -> Option<Likelihood> {
        let written = self.text_of(record, "likelihood")?;
        let words = written.value.trim().to_lowercase().replace(['-', '_'], " ");
        let found = scale.degree(&words);
        if found.is_none() {
            let message = format!("`likelihood` cannot be `{}`", written.value);
            let label = format!("none of the seven degrees of {}", scale.name());
            let mut others = LikelihoodScale::ALL.iter();
            let other = others.find(|(_, other)| other.degree(&words).is_some());
            let degrees = listed(&scale.degrees());
            self.error(
                Diagnostic::error("unknown-value", written.span, message)
                    .label(label)
                    .help(match other {
                        Some((key, _)) => {
                            format!("write one of {degrees}, or say `likelihood_scale: {key}`")
                        }
                        None => format!("write one of {degrees}"),
                    }),
            );
        }
        found
    }

    /// `recommendations`.
    pub fn recommendations(&mut self, record: &Record<'_>) -> Vec<Recommendation> {
        let nodes = self.list_of(record, "recommendations");
        nodes
            .into_iter()
            .filter_map(|node| self.recommendation(node))
            .collect()
    }

    fn recommendation(&mut self, node: &Node) -> Option<Recommendation> {
        match self.text_or_record(node, &RECOMMENDATION)? {
            TextOrRecord::Text(text) => Some(Recommendation {
                id: None,
                text,
                owner: None,
                by: None,
            }),
            TextOrRecord::Record(record) => Some(Recommendation {
                id: self.identifier(&record),
                owner: self.text_of(&record, "owner"),
                by: self.text_of(&record, "by"),
                text: self.required(&record, "text")?,
            }),
        }
    }

    /// `timeline`.
    pub fn timeline(&mut self, record: &Record<'_>) -> Vec<TimelineEntry> {
        let mut entries = Vec::new();
        for node in self.list_of(record, "timeline") {
            let Some(record) = self.record(node, &TIMELINE) else {
                continue;
            };
            let date = self.required(&record, "date");
            let event = self.required(&record, "event");
            if let (Some(date), Some(event)) = (date, event) {
                entries.push(TimelineEntry { date, event });
            }
        }
        entries
    }

    /// `faq`.
    pub fn faq(&mut self, record: &Record<'_>) -> Vec<FaqEntry> {
        let mut entries = Vec::new();
        for node in self.list_of(record, "faq") {
            let Some(record) = self.record(node, &FAQ) else {
                continue;
            };
            let question = self.text_of(&record, "question");
            if let Some(answer) = self.required(&record, "answer") {
                entries.push(FaqEntry { question, answer });
            }
        }
        entries
    }

    /// `glossary`.
    pub fn glossary(&mut self, record: &Record<'_>) -> Vec<Definition> {
        let nodes = self.list_of(record, "glossary");
        self.definitions(nodes, &GLOSSARY)
    }

    /// Terms with what they mean.
    pub fn definitions(&mut self, nodes: Vec<&Node>, table: &'static Table) -> Vec<Definition> {
        let mut definitions = Vec::new();
        for node in nodes {
            let Some(record) = self.record(node, table) else {
                continue;
            };
            let term = self.required(&record, "term");
            let definition = self.required(&record, "definition");
            if let (Some(term), Some(definition)) = (term, definition) {
                definitions.push(Definition { term, definition });
            }
        }
        definitions
    }

    /// What may be a text or a mapping.
    pub fn text_or_record<'n>(
        &mut self,
        node: &'n Node,
        table: &'static Table,
    ) -> Option<TextOrRecord<'n>> {
        match &node.kind {
            NodeKind::Scalar(written) => self.bounded(written).map(TextOrRecord::Text),
            NodeKind::Sequence(_) => {
                self.wrong_type(node, table.what, "a text", "`\"…\"`", None);
                None
            }
            NodeKind::Mapping(_) if self.refuse_colon(node, table) => None,
            NodeKind::Mapping(_) => self.record(node, table).map(TextOrRecord::Record),
        }
    }

    /// Refuses a text that a colon has made a mapping: `- Note: this` has one entry, whose key is none.
    pub fn refuse_colon(&mut self, node: &Node, table: &Table) -> bool {
        let NodeKind::Mapping(entries) = &node.kind else {
            return false;
        };
        let meant = entries.len() == 1
            && entries.iter().all(|entry| {
                let key = entry.key.value.as_str();
                !table.names().any(|known| known.eq_ignore_ascii_case(key))
                    && (key.contains(' ') || key.starts_with(char::is_uppercase))
            });
        if meant {
            self.wrong_type(node, table.what, "a text", "`\"…\"`", None);
        }
        meant
    }
}

/// See [`Decoder::text_or_record`].
pub enum TextOrRecord<'n> {
    /// A text.
    Text(Written),
    /// A mapping.
    Record(Record<'n>),
}
