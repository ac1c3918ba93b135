//! Sources.

use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::{Source, SourceKind};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;

const KEYS: &[&str] = &[
    "id",
    "type",
    "author",
    "title",
    "language",
    "container-title",
    "publisher",
    "issued",
    "accessed",
    "URL",
    "DOI",
    "page",
    "archive_url",
    "archived",
    "reliability",
    "credibility",
    "quote",
    "note",
];

/// The types of CSL 1.0.2, by how their titles are set.
const WHOLES: &[&str] = &[
    "book",
    "report",
    "thesis",
    "map",
    "motion_picture",
    "software",
    "dataset",
    "periodical",
    "pamphlet",
    "standard",
    "classic",
    "collection",
    "musical_score",
    "performance",
];
const PARTS: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "chapter",
    "paper-conference",
    "post",
    "post-weblog",
    "webpage",
    "speech",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "review",
    "review-book",
    "manuscript",
    "interview",
    "broadcast",
    "song",
    "event",
];
const OTHERS: &[&str] = &[
    "bill",
    "document",
    "figure",
    "graphic",
    "hearing",
    "legal_case",
    "legislation",
    "patent",
    "personal_communication",
    "regulation",
    "treaty",
];

impl Decoder<'_> {
    /// `sources`.
    pub fn sources(&mut self, record: &Record<'_>) -> Vec<Source> {
        let nodes = self.list_of(record, "sources");
        nodes
            .into_iter()
            .filter_map(|node| self.source(node))
            .collect()
    }

    fn source(&mut self, node: &Node) -> Option<Source> {
        if let NodeKind::Scalar(title) = &node.kind {
            return Some(title_only(title.clone()));
        }
        let record = self.record(node, "a source", KEYS)?;
        let title = self.required(&record, "title", "a source");
        let url = self.link(&record, "URL");
        let (csl_type, kind) = self.kind(&record).unzip();
        let source = Source {
            span: record.span,
            id: self.text_of(&record, "id"),
            csl_type,
            kind,
            authors: self.source_authors(&record),
            language: self.language(&record, "language"),
            container: self.text_of(&record, "container-title"),
            publisher: self.text_of(&record, "publisher"),
            issued: self.date(&record, "issued"),
            accessed: self.date(&record, "accessed"),
            url,
            doi: self.text_of(&record, "DOI"),
            page: self.text_of(&record, "page"),
            archive_url: self.link(&record, "archive_url"),
            archived: self.date(&record, "archived"),
            reliability: self.grade(&record, "reliability", "ABCDEF"),
            credibility: self.grade(&record, "credibility", "123456"),
            quote: self.text_of(&record, "quote"),
            note: self.text_of(&record, "note"),
            title: title?,
        };
        if let Some(id) = source.id.as_ref().filter(|id| !is_id(&id.value)) {
            let message = format!("`{}` cannot be cited", id.value);
            self.error(Diagnostic::error("bad-id", id.span, message).help(
                "an id is letters, digits and `_ - . : /`, and begins with a letter or digit",
            ));
        }
        Some(source)
    }

    fn kind(&mut self, record: &Record<'_>) -> Option<(&'static str, SourceKind)> {
        let named = |names: &'static [&'static str], kind| {
            names.iter().map(move |name| (*name, (*name, kind)))
        };
        let choices: Vec<(&str, (&str, SourceKind))> = named(WHOLES, SourceKind::Whole)
            .chain(named(PARTS, SourceKind::Part))
            .chain(named(OTHERS, SourceKind::Other))
            .collect();
        self.choice(record, "type", &choices)
    }

    /// An address: http, https or mailto.
    fn link(&mut self, record: &Record<'_>, key: &str) -> Option<Written> {
        let written = self.text_of(record, key)?;
        let value = written.value.trim();
        let scheme = value
            .split_once(':')
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        let known =
            scheme.is_some_and(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str()));
        if !known || value.contains(char::is_whitespace) {
            let message = format!("`{key}` is `{value}`, which is not a web address");
            self.error(
                Diagnostic::error("bad-link", written.span, message)
                    .help("write it whole: `https://example.org/report`"),
            );
            return None;
        }
        Some(written)
    }

    /// An Admiralty grade.
    fn grade(&mut self, record: &Record<'_>, key: &str, grades: &str) -> Option<char> {
        let written = self.text_of(record, key)?;
        let mut characters = written.value.chars();
        let found = characters
            .next()
            .filter(|grade| characters.next().is_none() && grades.contains(*grade));
        if found.is_none() {
            let (first, last) = (&grades[..1], &grades[grades.len() - 1..]);
            let message = format!("`{key}` cannot be `{}`", written.value);
            self.error(
                Diagnostic::error("unknown-value", written.span, message)
                    .help(format!("write one of `{first}` to `{last}`")),
            );
        }
        found
    }
}

/// A source of which only the title is known.
fn title_only(title: Written) -> Source {
    Source {
        span: title.span,
        id: None,
        csl_type: None,
        kind: None,
        authors: Vec::new(),
        title,
        language: None,
        container: None,
        publisher: None,
        issued: None,
        accessed: None,
        url: None,
        doi: None,
        page: None,
        archive_url: None,
        archived: None,
        reliability: None,
        credibility: None,
        quote: None,
        note: None,
    }
}

fn is_id(id: &str) -> bool {
    let sound = |character: char| character.is_alphanumeric() || "_-.:/".contains(character);
    id.starts_with(char::is_alphanumeric) && id.chars().all(sound)
}
