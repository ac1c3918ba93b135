//! A STIX 2.1 bundle → a draft.
//!
//! In: the objects of a bundle. Out: a draft of its first report: its description is the summary, its markings the
//! marking, its indicators and observables a table of traces, its external references the sources; threat actors,
//! malware, attack patterns and what else the report names stand in lists with their descriptions, and what joins them
//! in a list of its own. A bundle without a report is taken for the objects that it has. What no reader is meant to
//! read (versions of the specification, the ids themselves, times of a database) is left behind.

mod lists;
mod objects;
mod patterns;

use std::collections::BTreeMap;

use super::dates;
use super::draft::{Author, Block, Draft, Placed, Source, SourceWords, plain};
use super::markings;
use super::report::Report;
use super::tree;
use crate::briefing::yaml::{self, Node};
use crate::diagnostic::Sources;

/// Reads a bundle.
pub fn read(sources: &Sources, report: &mut Report<'_>) -> Option<Draft> {
    let root = yaml::read(sources, report.file, report.diagnostics)?;
    let objects: &[Node] = match tree::list(&root, "objects") {
        [] if tree::text(&root, "type") == Some("report") => std::slice::from_ref(&root),
        [] => {
            report.refuse(
                Some(root.span),
                "this bundle has no objects",
                "a STIX bundle has them in the list `objects`",
            );
            return None;
        }
        objects => objects,
    };
    let by_id: BTreeMap<&str, &Node> = objects
        .iter()
        .filter_map(|object| Some((tree::text(object, "id")?, object)))
        .collect();
    let mut reports = objects
        .iter()
        .filter(|object| tree::text(object, "type") == Some("report"));
    let main = reports.next();
    let mut reader = Reader {
        draft: Draft::default(),
        by_id,
        report,
    };
    match main {
        Some(main) => reader.main(main),
        None => reader.report.moved(
            None,
            "the bundle has no report: what it holds is listed",
            "write a `title` and a `summary`",
        ),
    }
    for (number, further) in reports.enumerate() {
        let title = tree::text(further, "name")
            .map_or_else(|| format!("Report {}", number + 2), str::to_string);
        reader.heading(1, &title);
        reader.described(further);
        reader.keywords(further);
        reader.references(further);
    }
    reader.lists(objects);
    reader.unlisted(objects);
    Some(reader.draft)
}

struct Reader<'a, 'r> {
    draft: Draft,
    by_id: BTreeMap<&'a str, &'a Node>,
    report: &'a mut Report<'r>,
}

impl<'a> Reader<'a, '_> {
    fn push(&mut self, block: Block, node: Option<&Node>) {
        let span = node.map(|node| node.span);
        self.draft.flow.push(Placed { block, span });
    }

    fn heading(&mut self, level: u8, words: &str) {
        self.push(Block::Heading(level, plain(words)), None);
    }

    fn main(&mut self, main: &'a Node) {
        let about = &mut self.draft.about;
        about.title = tree::text(main, "name").map(plain);
        about.language = tree::text(main, "lang").map(str::to_string);
        for (key, own) in [("published", "date"), ("modified", "modified")] {
            if let Some(day) = tree::text(main, key).and_then(dates::read) {
                let is_same = about.texts.iter().any(|(_, there)| *there == day);
                about.texts.extend((!is_same).then_some((own, day)));
            }
        }
        about
            .keywords
            .extend(tree::texts(main, "labels").into_iter().map(str::to_string));
        if let Some(author) =
            tree::text(main, "created_by_ref").and_then(|id| self.by_id.get(id).copied())
            && let Some(name) = tree::text(author, "name")
        {
            match tree::text(author, "identity_class") {
                Some("individual") => about.authors.push(Author {
                    name: name.to_string(),
                    more: Vec::new(),
                }),
                _ => about.texts.push(("publisher", name.to_string())),
            }
        }
        self.keywords(main);
        self.markings(main);
        self.heading(1, "Summary");
        self.described(main);
        if let Some(confidence) = tree::text(main, "confidence") {
            let words = format!("Confidence: {confidence} of 100");
            self.push(Block::Paragraph(plain(words)), None);
        }
        self.references(main);
    }

    /// Words to find it by, each once.
    fn keywords(&mut self, object: &Node) {
        let labels = tree::texts(object, "labels");
        for word in labels
            .into_iter()
            .chain(tree::texts(object, "report_types"))
        {
            let keywords = &mut self.draft.about.keywords;
            if !keywords.iter().any(|there| there == word) {
                keywords.push(word.to_string());
            }
        }
    }

    /// Who may see it.
    fn markings(&mut self, object: &Node) {
        for id in tree::texts(object, "object_marking_refs") {
            let definition = self.by_id.get(id).copied();
            let named = definition.and_then(|node| {
                let inner = tree::get(node, "definition");
                let tlp = inner
                    .and_then(|inner| tree::text(inner, "tlp"))
                    .or_else(|| tree::text(node, "name"));
                tlp.and_then(markings::tlp)
            });
            let about = &mut self.draft.about;
            match (markings::of_stix(id).or(named), definition) {
                (Some(tlp), _) => about.tlp = Some(markings::stricter(about.tlp.take(), tlp)),
                (None, Some(node)) => {
                    let statement = tree::get(node, "definition")
                        .and_then(|inner| tree::text(inner, "statement"));
                    about.caveats.extend(
                        statement
                            .or_else(|| tree::text(node, "name"))
                            .map(str::to_string),
                    );
                }
                (None, None) => {
                    let message = format!("the marking `{id}` is not in the bundle");
                    self.report.not_placed(
                        Some(object.span),
                        &message,
                        "write what it says behind `marking:`",
                    );
                }
            }
        }
    }

    /// What an object says of itself, as paragraphs.
    fn described(&mut self, object: &'a Node) {
        let keys = [
            "description",
            "content",
            "abstract",
            "explanation",
            "context",
        ];
        for text in keys.iter().filter_map(|key| tree::text(object, key)) {
            for block in objects::paragraphs(text) {
                self.push(block, Some(object));
            }
        }
    }

    /// Where it is from: each reference once.
    fn references(&mut self, object: &Node) {
        for reference in tree::list(object, "external_references") {
            let text = |key| tree::text(reference, key);
            let mut words: Vec<&str> = [
                text("description"),
                text("source_name"),
                text("external_id"),
            ]
            .into_iter()
            .flatten()
            .collect();
            words.dedup();
            let more: Vec<(&'static str, String)> = match text("url") {
                Some(url) => vec![("URL", url.to_string())],
                None => Vec::new(),
            };
            let more: Vec<_> = more
                .into_iter()
                .filter(|(_, url)| super::marked::address(url).is_some())
                .collect();
            if more.is_empty() {
                words.extend(text("url"));
            }
            if words.is_empty() {
                continue;
            }
            // The house that published it, and what it is called there.
            let title = match words.as_slice() {
                [description, house] if text("description") == Some(description) => {
                    format!("{description} ({house})")
                }
                _ => words.join(" "),
            };
            let source = Source::Read(SourceWords {
                id: None,
                title: plain(title),
                more,
            });
            if !self.draft.sources.contains(&source) {
                self.draft.sources.push(source);
            }
        }
    }
}
