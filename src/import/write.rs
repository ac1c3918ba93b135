//! An outline → the briefing's YAML.
//!
//! Here the texts are written in the briefing's markup ([`marked`](super::marked)) and put behind their keys; in which
//! order the keys stand and which text wants which quotes, the canonical form decides.

mod typed;

use super::draft::{Author, Block, Inline, Line, Source, SourceWords, is_blank_text, words};
use super::marked::{LONGEST, Marker, tidy_text};
use super::outline::{Outline, Section};
use super::report::Report;
use super::tree::{mapping, sequence, written};
use crate::briefing::canonical;
use crate::briefing::yaml::Node;
use crate::diagnostic::Span;
use typed::is_text;

/// Writes a briefing. `None` where a text is too long for any, which is reported.
pub fn write(outline: Outline, report: &mut Report<'_>) -> Option<String> {
    let mut writer = Writer {
        marker: Marker::default(),
        span: report.span(0..0),
        longest: (0, None),
    };
    let notes = title_notes(&outline, report);
    let mut entries = writer.about(&outline, notes);
    let mut parts = writer.parts(&outline);
    // Marks without words: a hundred `>` are no quotation.
    let says = |key: &str| !matches!(key, "labels" | "order" | "sources_note");
    if !parts.iter().any(|(key, _)| says(key)) {
        let help = "a briefing wants a title and something to say";
        report.refuse(None, "there is nothing in it to make a briefing of", help);
        return None;
    }
    entries.append(&mut parts);
    let (longest, span) = writer.longest;
    if longest > LONGEST {
        let message = format!(
            "a text of {longest} bytes is longer than a text of a briefing may be, which is {} MB",
            LONGEST >> 20
        );
        report.refuse(span, &message, "divide it by headings, or by empty lines");
        return None;
    }
    if writer.marker.lost > 0 {
        let message = format!(
            "{} texts lost the stress of some words, which the markup cannot express there",
            writer.marker.lost
        );
        report.moved(None, &message, "stress whole words: `**words**`");
    }
    Some(canonical::write(&mapping(entries, writer.span)))
}

/// Notes of the title, which has no place for them.
fn title_notes(outline: &Outline, report: &mut Report<'_>) -> Vec<Line> {
    let lines = outline.about.title.iter().chain(&outline.about.subtitle);
    let notes = lines.flatten().filter_map(|inline| match inline {
        Inline::Note(note) => Some(note.clone()),
        _ => None,
    });
    let notes: Vec<Line> = notes.collect();
    if !notes.is_empty() {
        report.moved(
            None,
            "a title has no notes: they stand in `about` now",
            "say it in the text, or leave it there",
        );
    }
    notes
}

/// A plain line: what it cites is called by its name.
fn without_citations(line: &[Inline]) -> Line {
    let plain = |inline: &Inline| match inline {
        Inline::Cite(items) => {
            let names = items
                .iter()
                .map(|item| format!("{} @{} {}", item.before, item.id, item.behind));
            Inline::Characters(format!("[{}]", names.collect::<Vec<_>>().join(";")))
        }
        other => other.clone(),
    };
    line.iter().map(plain).collect()
}

type Entries = Vec<(&'static str, Node)>;

struct Writer {
    marker: Marker,
    /// What made nodes have for a place.
    span: Span,
    /// The longest text, and where it comes from.
    longest: (usize, Option<Span>),
}

impl Writer {
    fn text(&mut self, value: &str) -> Node {
        self.measure(value.len(), None);
        written(value, self.span)
    }

    fn measure(&mut self, length: usize, span: Option<Span>) {
        if length > self.longest.0 {
            self.longest = (length, span);
        }
    }

    fn line(&mut self, line: &[Inline]) -> Node {
        let text = self.marker.line(line);
        self.text(&text)
    }

    /// A text of blocks. One that would want quotes stands on lines of its own.
    fn blocks(&mut self, blocks: &[Block]) -> Node {
        let mut text = self.marker.text(blocks);
        if is_blank_text(&text) {
            // What the format wants is there, though nothing was said.
            return self.text("–");
        }
        let is_plain = text.starts_with(char::is_alphabetic)
            && !text.contains([':', '\'', '"', '#', '\\', '\n']);
        if !is_plain || text.len() > 100 {
            text.push('\n');
        }
        self.text(&text)
    }

    fn says_something(&mut self, blocks: &[Block]) -> bool {
        !blocks.is_empty() && !is_blank_text(&self.marker.text(blocks))
    }

    fn about(&mut self, outline: &Outline, notes: Vec<Line>) -> Entries {
        let about = &outline.about;
        let mut entries = Entries::new();
        let mut plain = |key: &'static str, line: &Option<Line>, writer: &mut Writer| {
            let line = without_citations(line.as_deref().unwrap_or_default());
            let words = tidy_text(&words(&line));
            if !words.is_empty() {
                entries.push((key, writer.text(&words)));
            }
        };
        plain("title", &about.title, self);
        plain("subtitle", &about.subtitle, self);
        if let Some(language) = &about.language {
            entries.push(("lang", self.text(language)));
        }
        let authors: Vec<Node> = about
            .authors
            .iter()
            .map(|author| self.author(author))
            .collect();
        if !authors.is_empty() {
            entries.push(("authors", sequence(authors, self.span)));
        }
        for (key, value) in &about.texts {
            let value = tidy_text(value);
            if !value.is_empty() && !entries.iter().any(|(there, _)| there == key) {
                entries.push((key, self.text(&value)));
            }
        }
        let keywords: Vec<Node> = about
            .keywords
            .iter()
            .map(|word| self.text(&tidy_text(word)))
            .collect();
        if !keywords.is_empty() {
            entries.push(("keywords", sequence(keywords, self.span)));
        }
        let mut marking = Entries::new();
        for (key, value) in [("tlp", &about.tlp), ("pap", &about.pap)] {
            marking.extend(value.iter().map(|value| (key, self.text(value))));
        }
        if !about.caveats.is_empty() {
            let caveats = about
                .caveats
                .iter()
                .map(|caveat| self.text(&tidy_text(caveat)))
                .collect();
            marking.push(("caveats", sequence(caveats, self.span)));
        }
        if !marking.is_empty() {
            entries.push(("marking", mapping(marking, self.span)));
        }
        if !notes.is_empty() {
            let notes = notes.into_iter().map(|note| {
                let body = self.blocks(&[Block::Paragraph(note)]);
                mapping(vec![("body", body)], self.span)
            });
            let notes = notes.collect();
            entries.push(("about", sequence(notes, self.span)));
        }
        entries
    }

    fn author(&mut self, author: &Author) -> Node {
        let name = self.text(&tidy_text(&author.name));
        if author.more.is_empty() {
            return name;
        }
        let mut entries = vec![("name", name)];
        for (key, value) in &author.more {
            entries.push((key, self.text(&tidy_text(value))));
        }
        mapping(entries, self.span)
    }

    fn parts(&mut self, outline: &Outline) -> Entries {
        let mut entries = Entries::new();
        if self.says_something(&outline.tldr) {
            let key = if outline.is_bluf { "bluf" } else { "tldr" };
            entries.push((key, self.blocks(&outline.tldr)));
        }
        if self.says_something(&outline.summary) {
            entries.push(("summary", self.blocks(&outline.summary)));
        }
        let points = outline
            .key_points
            .iter()
            .map(|line| self.line(line))
            .collect();
        let sections = outline
            .sections
            .iter()
            .map(|section| self.section(section))
            .collect();
        let texts = outline
            .recommendations
            .iter()
            .map(|blocks| self.blocks(blocks))
            .collect();
        let events = outline.timeline.iter().map(|(day, event)| {
            let event = vec![
                ("date", self.text(&tidy_text(day))),
                ("event", self.line(event)),
            ];
            mapping(event, self.span)
        });
        let events = events.collect();
        let faq = outline.faq.iter().map(|(question, answer)| {
            let mut entry = Entries::new();
            entry.extend(
                question
                    .iter()
                    .map(|question| ("question", self.line(question))),
            );
            entry.push(("answer", self.blocks(answer)));
            mapping(entry, self.span)
        });
        let faq = faq.collect();
        let glossary = self.definitions(&outline.glossary);
        let sources = outline
            .sources
            .iter()
            .map(|source| self.source(source))
            .collect();
        for (key, nodes) in [
            ("key_points", points),
            ("sections", sections),
            ("recommendations", texts),
            ("timeline", events),
            ("faq", faq),
            ("glossary", glossary),
            ("sources", sources),
        ] {
            let nodes: Vec<Node> = nodes;
            if !nodes.is_empty() {
                entries.push((key, sequence(nodes, self.span)));
            }
        }
        entries.extend(
            outline
                .sources_note
                .iter()
                .map(|note| ("sources_note", self.line(note))),
        );
        let labels: Entries = outline
            .labels
            .iter()
            .map(|(key, label)| (*key, self.text(&tidy_text(label))))
            .collect();
        if !labels.is_empty() {
            entries.push(("labels", mapping(labels, self.span)));
        }
        let order: Vec<Node> = outline.order.iter().map(|part| self.text(part)).collect();
        if !order.is_empty() {
            entries.push(("order", sequence(order, self.span)));
        }
        entries
    }

    fn definitions(&mut self, entries: &[(Line, Vec<Block>)]) -> Vec<Node> {
        let entry = |(term, blocks): &(Line, Vec<Block>)| {
            let entry = vec![
                ("term", self.line(term)),
                ("definition", self.blocks(blocks)),
            ];
            mapping(entry, self.span)
        };
        entries.iter().map(entry).collect()
    }

    fn source(&mut self, source: &Source) -> Node {
        let SourceWords { id, title, more } = match source {
            Source::AsItIs(node) => return node.clone(),
            Source::Read(words) => words,
        };
        let title = self.line(title);
        if id.is_none() && more.is_empty() {
            return title;
        }
        let mut entries = Entries::new();
        entries.extend(id.iter().map(|id| ("id", self.text(id))));
        entries.push(("title", title));
        for (key, value) in more {
            let value = match *key {
                "note" | "quote" => self.line(&[Inline::Characters(value.clone())]),
                _ => self.text(&tidy_text(value)),
            };
            entries.push((key, value));
        }
        mapping(entries, self.span)
    }

    fn section(&mut self, section: &Section) -> Node {
        let mut entries = vec![("title", self.line(&section.title))];
        let longest = std::mem::take(&mut self.longest);
        let is_text = section.blocks.iter().all(|placed| is_text(&placed.block));
        if is_text {
            let blocks: Vec<Block> = section
                .blocks
                .iter()
                .map(|placed| placed.block.clone())
                .collect();
            if self.says_something(&blocks) {
                entries.push(("body", self.blocks(&blocks)));
            }
        } else {
            entries.push(("blocks", self.typed(&section.blocks)));
        }
        // The place of what is too long is that of the section.
        if self.longest.0 > longest.0 {
            self.longest.1 = self.longest.1.or(section.span);
        } else {
            self.longest = longest;
        }
        let inner: Vec<Node> = section
            .sections
            .iter()
            .map(|inner| self.section(inner))
            .collect();
        if !inner.is_empty() {
            entries.push(("sections", sequence(inner, self.span)));
        }
        mapping(entries, self.span)
    }
}
