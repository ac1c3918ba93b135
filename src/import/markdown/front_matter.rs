//! The front matter of a text: what pandoc, Quarto, Hugo and research tools say of it between two lines of hyphens.
//!
//! Keys that say what a key of the format says become that; `abstract` and its kin become parts; what says how another
//! program is to set the text is told of, with its place. `references` are sources as they are: pandoc's are CSL's.

use std::ops::Range;

use super::people::authors;
use crate::briefing::yaml::{self, Node};
use crate::briefing::{self, canonical};
use crate::diagnostic::{Diagnostics, FileId, Source as SourceFile, Sources, Span};
use crate::import::dates;
use crate::import::draft::{About, Block, Draft, Placed, Source, SourceWords, plain};
use crate::import::report::Report;
use crate::import::tree;

/// Where a front matter stands.
pub struct Front {
    /// Its lines, between the hyphens.
    pub inner: Range<usize>,
    /// Where the text begins.
    pub end: usize,
}

/// Finds the front matter of a text.
pub fn find(text: &str) -> Option<Front> {
    let first = text.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let start = text.find('\n')? + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let end = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            // Two rules with nothing between them are no front matter.
            let inner = text[start..at].trim();
            return (inner.contains(':') || inner.is_empty()).then_some(Front {
                inner: start..at,
                end,
            });
        }
        at = end;
    }
    None
}

/// Reads it. Gives the parts that it holds back, by their headings.
pub fn read(
    text: &str,
    front: Front,
    name: &str,
    draft: &mut Draft,
    sources: &mut Sources,
    report: &mut Report<'_>,
) -> Vec<(&'static str, String)> {
    let inner = &text[front.inner.clone()];
    if inner.trim().is_empty() {
        return Vec::new();
    }
    // An empty line in place of the hyphens: lines keep their numbers.
    let file = sources.add(SourceFile::new(name, format!("\n{inner}")));
    let mut found = Diagnostics::new();
    let Some(root) = yaml::read(sources, file, &mut found) else {
        let why = found
            .iter()
            .next()
            .map_or(String::new(), |found| format!(": {}", found.message));
        let span = report.span(front.inner);
        report.moved(
            Some(span),
            &format!("the front matter cannot be read{why}; it stands in a section of its own"),
            "put what it says behind the keys of the briefing",
        );
        draft.apart.push(Placed {
            block: Block::Heading(1, plain("Front matter")),
            span: None,
        });
        draft.apart.push(Placed {
            block: Block::Code(None, inner.to_string()),
            span: None,
        });
        return Vec::new();
    };
    let mut reader = Reader {
        draft,
        report,
        file,
        parts: Vec::new(),
        sources,
    };
    for entry in tree::entries(&root) {
        reader.entry(&entry.key.value, entry.key.span, &entry.value);
    }
    reader.parts
}

struct Reader<'a, 'r> {
    draft: &'a mut Draft,
    report: &'a mut Report<'r>,
    file: FileId,
    parts: Vec<(&'static str, String)>,
    sources: &'a Sources,
}

impl Reader<'_, '_> {
    fn entry(&mut self, key: &str, span: Span, value: &Node) {
        if value.is_absent() {
            return;
        }
        let about = &mut self.draft.about;
        let one = tree::as_text(value);
        let lower = key.to_lowercase();
        let is_placed = match (lower.as_str(), one) {
            ("title", Some(text)) => {
                about.title = Some(plain(text));
                true
            }
            ("subtitle", Some(text)) => {
                about.subtitle = Some(plain(text));
                true
            }
            ("lang" | "language" | "locale", Some(text)) => {
                about.language = Some(text.to_string());
                true
            }
            ("author" | "authors" | "by" | "byline", _) => authors(value, about),
            ("date" | "published" | "pubdate" | "publishdate" | "date-published", Some(text)) => {
                date("date", text, about)
            }
            (
                "date-modified" | "modified" | "lastmod" | "updated" | "last_modified",
                Some(text),
            ) => date("modified", text, about),
            (
                "keywords" | "tags" | "keyword" | "subject" | "topics" | "categories" | "category",
                _,
            ) => keywords(value, about),
            (
                "publisher" | "institute" | "institution" | "organization" | "organisation",
                Some(text),
            ) => {
                about.texts.push(("publisher", text.to_string()));
                true
            }
            ("license" | "licence" | "rights", Some(text)) => {
                about.texts.push(("license", text.to_string()));
                true
            }
            ("version", Some(text)) => {
                about.texts.push(("version", text.to_string()));
                true
            }
            ("toc", Some(text @ ("true" | "false"))) => {
                about.texts.push(("toc", text.to_string()));
                true
            }
            ("draft", Some("true")) => {
                about.texts.push(("status", "draft".to_string()));
                true
            }
            ("draft", Some("false")) => true,
            ("tlp" | "marking", Some(text)) => {
                super::super::markings::tlp(text).is_some_and(|tlp| {
                    about.tlp = Some(tlp.to_string());
                    true
                })
            }
            ("abstract" | "summary" | "description" | "excerpt", Some(text)) => {
                let heading = if lower == "abstract" {
                    "Abstract"
                } else {
                    "Summary"
                };
                let is_there = self
                    .parts
                    .iter()
                    .any(|(there, _)| matches!(*there, "Abstract" | "Summary"));
                if !is_there {
                    self.parts.push((heading, text.to_string()));
                }
                !is_there
            }
            ("tldr" | "tl;dr" | "bluf", Some(text)) => {
                self.parts.push(("TL;DR", text.to_string()));
                true
            }
            ("references", _) if one.is_none() => {
                tree::items(value)
                    .iter()
                    .for_each(|node| self.reference(node));
                true
            }
            _ => false,
        };
        if !is_placed {
            // The key with all that stands behind it.
            let end = value.span.end.max(span.end);
            let span = Span {
                file: self.file,
                start: span.start,
                end,
            };
            let help = match lower.as_str() {
                "bibliography" => {
                    "put the library beside the briefing, and write its name behind `bibliography`"
                }
                "date" | "modified" => "write the date like this: `2026-01-15`",
                _ => "write it behind a key of the briefing, if it says something to its readers",
            };
            let message = match one {
                Some(text) if text.len() <= 80 => {
                    format!("`{key}: {text}` of the front matter has no place in a briefing")
                }
                _ => format!("`{key}` of the front matter has no place in a briefing"),
            };
            self.report.not_placed(Some(span), &message, help);
        }
    }

    /// A source as CSL has it, if the format reads it; else its words.
    fn reference(&mut self, node: &Node) {
        if is_sound(node, self.report.span(0..0)) {
            return self.draft.sources.push(Source::AsItIs(node.clone()));
        }
        let id = tree::text(node, "id").map(str::to_string);
        let mut words = Vec::new();
        all_texts(node, &mut words);
        words.retain(|word| Some(word) != id.as_ref());
        let range = self
            .sources
            .get(self.file)
            .text
            .get(node.span.range())
            .is_some();
        let span = range.then_some(node.span);
        self.report.moved(
            span,
            "this source is not written as CSL has it: its words stand as its title",
            "give it the keys of CSL: `title`, `author`, `issued`",
        );
        let title = plain(words.join(", "));
        self.draft.sources.push(Source::Read(SourceWords {
            id,
            title,
            more: Vec::new(),
        }));
    }
}

/// Whether the format reads a source without an error.
fn is_sound(node: &Node, span: Span) -> bool {
    let sources = tree::sequence(vec![node.clone()], span);
    let briefing = tree::mapping(
        vec![("title", tree::written("T", span)), ("sources", sources)],
        span,
    );
    let mut files = Sources::new();
    let file = files.add(SourceFile::new("source", canonical::write(&briefing)));
    briefing::read(&mut files, file, &mut Diagnostics::new()).is_some()
}

fn all_texts(node: &Node, out: &mut Vec<String>) {
    out.extend(tree::as_text(node).map(str::to_string));
    tree::items(node)
        .iter()
        .for_each(|item| all_texts(item, out));
    tree::entries(node)
        .iter()
        .for_each(|entry| all_texts(&entry.value, out));
}

fn date(key: &'static str, text: &str, about: &mut About) -> bool {
    let day = dates::read(text);
    let is_read = day.is_some();
    about.texts.extend(day.map(|day| (key, day)));
    is_read
}

fn keywords(value: &Node, about: &mut About) -> bool {
    let words: Vec<String> = match tree::as_text(value) {
        Some(text) => text
            .split([',', ';'])
            .map(|word| word.trim().to_string())
            .collect(),
        None => tree::items(value)
            .iter()
            .filter_map(tree::as_text)
            .map(str::to_string)
            .collect(),
    };
    let is_whole = tree::items(value)
        .iter()
        .all(|item| tree::as_text(item).is_some());
    let new: Vec<String> = words
        .into_iter()
        .filter(|word| !word.is_empty() && !about.keywords.contains(word))
        .collect();
    about.keywords.extend(new);
    is_whole && tree::entries(value).is_empty()
}
