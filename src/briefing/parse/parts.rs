//! Key points, recommendations, timeline, questions, glossary, what is said about the whole.

use super::metadata::address;
use crate::briefing::keys::choices::{BASES, CONFIDENCES};
use crate::briefing::keys::{
    ABOUT, CHANGE, FAQ, GLOSSARY, KEY_POINT, RECOMMENDATION, SUCCESSOR, TIMELINE, Table,
};
use crate::briefing::record::{Decoder, Record, TextOrRecord, identifier, listed};
use crate::briefing::typed::{
    AboutEntry, Change, Definition, FaqEntry, KeyPoint, Likelihood, LikelihoodScale,
    Recommendation, Successor, TimelineEntry,
};
use crate::briefing::yaml::Node;
use crate::diagnostic::Diagnostic;

/// `key_points`, with degrees of likelihood on a scale.
pub fn key_points(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    scale: LikelihoodScale,
) -> Vec<KeyPoint> {
    let nodes = decoder.list_of(record, "key_points");
    nodes
        .into_iter()
        .filter_map(|node| key_point(decoder, node, scale))
        .collect()
}

fn key_point(decoder: &mut Decoder<'_>, node: &Node, scale: LikelihoodScale) -> Option<KeyPoint> {
    let record = match decoder.text_or_record(node, &KEY_POINT)? {
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
        confidence: decoder.choice(&record, "confidence", CONFIDENCES),
        likelihood: likelihood(decoder, &record, scale),
        basis: decoder.choice(&record, "basis", BASES),
        text: decoder.required(&record, "text")?,
    })
}

/// A degree of likelihood: in words, with spaces, hyphens or underscores between them.
fn likelihood(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    scale: LikelihoodScale,
) -> Option<Likelihood> {
    let written = decoder.text_of(record, "likelihood")?;
    let words = written.value.trim().to_lowercase().replace(['-', '_'], " ");
    let found = scale.degree(&words);
    if found.is_none() {
        let message = format!("`likelihood` cannot be `{}`", written.value);
        let label = format!("none of the seven degrees of {}", scale.name());
        let mut others = LikelihoodScale::ALL.iter();
        let other = others.find(|(_, other)| other.degree(&words).is_some());
        let degrees = listed(&scale.degrees());
        decoder.error(
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
pub fn recommendations(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Recommendation> {
    let nodes = decoder.list_of(record, "recommendations");
    nodes
        .into_iter()
        .filter_map(|node| recommendation(decoder, node))
        .collect()
}

fn recommendation(decoder: &mut Decoder<'_>, node: &Node) -> Option<Recommendation> {
    match decoder.text_or_record(node, &RECOMMENDATION)? {
        TextOrRecord::Text(text) => Some(Recommendation {
            id: None,
            text,
            owner: None,
            due: None,
        }),
        TextOrRecord::Record(record) => Some(Recommendation {
            id: identifier(decoder, &record),
            owner: decoder.text_of(&record, "owner"),
            due: decoder.text_of(&record, "due"),
            text: decoder.required(&record, "text")?,
        }),
    }
}

/// `timeline`.
pub fn timeline(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<TimelineEntry> {
    let mut entries = Vec::new();
    for node in decoder.list_of(record, "timeline") {
        let Some(record) = decoder.record(node, &TIMELINE) else {
            continue;
        };
        let date = decoder.required(&record, "date");
        let event = decoder.required(&record, "event");
        if let (Some(date), Some(event)) = (date, event) {
            entries.push(TimelineEntry { date, event });
        }
    }
    entries
}

/// `faq`.
pub fn faq(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<FaqEntry> {
    let mut entries = Vec::new();
    for node in decoder.list_of(record, "faq") {
        let Some(record) = decoder.record(node, &FAQ) else {
            continue;
        };
        let question = decoder.text_of(&record, "question");
        if let Some(answer) = decoder.required(&record, "answer") {
            entries.push(FaqEntry { question, answer });
        }
    }
    entries
}

/// `changes`.
pub fn changes(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for node in decoder.list_of(record, "changes") {
        let Some(record) = decoder.record(node, &CHANGE) else {
            continue;
        };
        let date = decoder.required(&record, "date");
        let text = decoder.required(&record, "text");
        if let (Some(date), Some(text)) = (date, text) {
            changes.push(Change { date, text });
        }
    }
    changes
}

/// `about`.
pub fn about(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<AboutEntry> {
    let mut entries = Vec::new();
    for node in decoder.list_of(record, "about") {
        let Some(record) = decoder.record(node, &ABOUT) else {
            continue;
        };
        let title = decoder.text_of(&record, "title");
        if let Some(body) = decoder.required(&record, "body") {
            entries.push(AboutEntry { title, body });
        }
    }
    entries
}

/// `superseded_by`.
pub fn successor(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Successor> {
    let node = record.get("superseded_by")?;
    match decoder.text_or_record(node, &SUCCESSOR)? {
        TextOrRecord::Text(_) => {
            let title = decoder.text_of(record, "superseded_by")?;
            Some(Successor { title, url: None })
        }
        TextOrRecord::Record(record) => {
            let url = decoder.text_of(&record, "URL");
            let url = url.and_then(|url| address(decoder, &url, "`URL`"));
            let title = decoder.required(&record, "title")?;
            Some(Successor { title, url })
        }
    }
}

/// `glossary`.
pub fn glossary(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Definition> {
    let nodes = decoder.list_of(record, "glossary");
    definitions(decoder, nodes, &GLOSSARY)
}

/// Terms with what they mean.
pub fn definitions(
    decoder: &mut Decoder<'_>,
    nodes: Vec<&Node>,
    table: &'static Table,
) -> Vec<Definition> {
    let mut definitions = Vec::new();
    for node in nodes {
        let Some(record) = decoder.record(node, table) else {
            continue;
        };
        let term = decoder.required(&record, "term");
        let definition = decoder.required(&record, "definition");
        if let (Some(term), Some(definition)) = (term, definition) {
            definitions.push(Definition { term, definition });
        }
    }
    definitions
}
