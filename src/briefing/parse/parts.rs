//! Key points, recommendations, timeline, questions, glossary.

use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::{
    Basis, Confidence, FaqEntry, KeyPoint, Likelihood, Recommendation, TimelineEntry,
};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;

/// ICD 203's degrees of likelihood with their second names.
const LIKELIHOODS: &[(&str, Likelihood)] = &[
    ("almost no chance", Likelihood::AlmostNoChance),
    ("very unlikely", Likelihood::VeryUnlikely),
    ("unlikely", Likelihood::Unlikely),
    ("roughly even", Likelihood::RoughlyEven),
    ("likely", Likelihood::Likely),
    ("very likely", Likelihood::VeryLikely),
    ("almost certain", Likelihood::AlmostCertain),
    ("remote", Likelihood::AlmostNoChance),
    ("highly improbable", Likelihood::VeryUnlikely),
    ("improbable", Likelihood::Unlikely),
    ("roughly even chance", Likelihood::RoughlyEven),
    ("roughly even odds", Likelihood::RoughlyEven),
    ("probable", Likelihood::Likely),
    ("highly probable", Likelihood::VeryLikely),
    ("nearly certain", Likelihood::AlmostCertain),
    ("almost certainly", Likelihood::AlmostCertain),
];

/// The keys of a key point.
const POINT_KEYS: &[&str] = &["text", "confidence", "likelihood", "basis"];

impl Decoder<'_> {
    /// `key_points`.
    pub fn key_points(&mut self, record: &Record<'_>) -> Vec<KeyPoint> {
        let nodes = self.list_of(record, "key_points");
        nodes
            .into_iter()
            .filter_map(|node| self.key_point(node))
            .collect()
    }

    fn key_point(&mut self, node: &Node) -> Option<KeyPoint> {
        let record = match self.text_or_record(node, "a key point", POINT_KEYS)? {
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
        let confidences = [
            ("low", Confidence::Low),
            ("moderate", Confidence::Moderate),
            ("high", Confidence::High),
        ];
        let bases = [
            ("fact", Basis::Fact),
            ("assumption", Basis::Assumption),
            ("judgement", Basis::Judgement),
            ("judgment", Basis::Judgement),
        ];
        Some(KeyPoint {
            confidence: self.choice(&record, "confidence", &confidences),
            likelihood: self.likelihood(&record),
            basis: self.choice(&record, "basis", &bases),
            text: self.required(&record, "text", "a key point")?,
        })
    }

    /// A degree of likelihood: in words, with spaces, hyphens or underscores between them.
    fn likelihood(&mut self, record: &Record<'_>) -> Option<Likelihood> {
        let written = self.text_of(record, "likelihood")?;
        let words = written.value.trim().to_lowercase().replace(['-', '_'], " ");
        let found = LIKELIHOODS.iter().find(|(name, _)| *name == words);
        if found.is_none() {
            let names: Vec<&str> = LIKELIHOODS.iter().take(7).map(|(name, _)| *name).collect();
            let message = format!("`likelihood` cannot be `{}`", written.value);
            self.error(
                Diagnostic::error("unknown-value", written.span, message)
                    .label("none of the seven degrees of ICD 203")
                    .help(format!(
                        "write one of {}",
                        crate::briefing::record::listed(&names)
                    )),
            );
        }
        found.map(|(_, likelihood)| *likelihood)
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
        match self.text_or_record(node, "a recommendation", &["text", "owner", "by"])? {
            TextOrRecord::Text(text) => Some(Recommendation {
                text,
                owner: None,
                by: None,
            }),
            TextOrRecord::Record(record) => Some(Recommendation {
                owner: self.text_of(&record, "owner"),
                by: self.text_of(&record, "by"),
                text: self.required(&record, "text", "a recommendation")?,
            }),
        }
    }

    /// `timeline`.
    pub fn timeline(&mut self, record: &Record<'_>) -> Vec<TimelineEntry> {
        let mut entries = Vec::new();
        for node in self.list_of(record, "timeline") {
            let Some(record) = self.record(node, "an entry of the timeline", &["date", "event"])
            else {
                continue;
            };
            let date = self.required(&record, "date", "an entry of the timeline");
            let event = self.required(&record, "event", "an entry of the timeline");
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
            let Some(record) = self.record(node, "a question", &["question", "answer"]) else {
                continue;
            };
            let question = self.text_of(&record, "question");
            if let Some(answer) = self.required(&record, "answer", "a question") {
                entries.push(FaqEntry { question, answer });
            }
        }
        entries
    }

    /// `glossary`.
    pub fn glossary(&mut self, record: &Record<'_>) -> Vec<(Written, Written)> {
        let mut entries = Vec::new();
        for node in self.list_of(record, "glossary") {
            let Some(record) = self.record(node, "a glossary entry", &["term", "definition"])
            else {
                continue;
            };
            let term = self.required(&record, "term", "a glossary entry");
            let definition = self.required(&record, "definition", "a glossary entry");
            entries.extend(term.zip(definition));
        }
        entries
    }

    /// What may be a text or a mapping.
    pub fn text_or_record<'n>(
        &mut self,
        node: &'n Node,
        what: &str,
        keys: &[&str],
    ) -> Option<TextOrRecord<'n>> {
        match &node.kind {
            NodeKind::Scalar(written) => Some(TextOrRecord::Text(written.clone())),
            NodeKind::Sequence(_) => {
                self.wrong_type(node, what, "a text", "`\"…\"`");
                None
            }
            NodeKind::Mapping(_) if self.refuse_colon(node, what, keys) => None,
            NodeKind::Mapping(_) => self.record(node, what, keys).map(TextOrRecord::Record),
        }
    }

    /// Refuses a text that a colon has made a mapping: `- Note: this` has one entry, whose key is none.
    pub fn refuse_colon(&mut self, node: &Node, what: &str, keys: &[&str]) -> bool {
        let NodeKind::Mapping(entries) = &node.kind else {
            return false;
        };
        let meant = entries.len() == 1
            && entries.iter().all(|entry| {
                let key = entry.key.value.as_str();
                !keys.iter().any(|known| known.eq_ignore_ascii_case(key))
                    && (key.contains(' ') || key.starts_with(char::is_uppercase))
            });
        if meant {
            self.wrong_type(node, what, "a text", "`\"…\"`");
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
