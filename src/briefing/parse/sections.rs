//! Sections and appendices.

use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::{Block, Quote, Section};
use crate::briefing::yaml::Node;
use crate::diagnostic::Diagnostic;

/// How deep sections may nest: headings have six levels, and two are taken.
const DEEPEST: usize = 16;

impl Decoder<'_> {
    /// `sections` or `appendices`.
    pub fn sections(&mut self, record: &Record<'_>, key: &str, depth: usize) -> Vec<Section> {
        let nodes = self.list_of(record, key);
        if depth >= DEEPEST && !nodes.is_empty() {
            let message = format!("sections nest more than {DEEPEST} deep");
            self.error(
                Diagnostic::error("too-deep", record.span, message)
                    .help("bring them up some levels; headings look alike from the sixth on"),
            );
            return Vec::new();
        }
        nodes
            .into_iter()
            .filter_map(|node| self.section(node, depth))
            .collect()
    }

    fn section(&mut self, node: &Node, depth: usize) -> Option<Section> {
        let record = self.record(node, "a section", &["title", "body", "blocks", "sections"])?;
        let title = self.required(&record, "title", "a section");
        if let (Some(body), Some(blocks)) = (record.entry("body"), record.entry("blocks")) {
            self.error(
                Diagnostic::error(
                    "body-and-blocks",
                    blocks.key.span,
                    "a section has either `body` or `blocks`",
                )
                .related(body.key.span, "`body` is given here")
                .help(if self.is_json(record.span) {
                    "make the body the first of the blocks: `{\"text\": …}`"
                } else {
                    "make the body the first of the blocks: `- text: |`"
                }),
            );
        }
        let mut blocks: Vec<Block> = self
            .text_of(&record, "body")
            .map(Block::Text)
            .into_iter()
            .collect();
        for node in self.list_of(&record, "blocks") {
            blocks.extend(self.block(node));
        }
        let sections = self.sections(&record, "sections", depth + 1);
        Some(Section {
            title: title?,
            blocks,
            sections,
        })
    }

    /// A typed block: a mapping of one key, the block's kind.
    fn block(&mut self, node: &Node) -> Option<Block> {
        let record = self.record(node, "a block", &["text", "quote"])?;
        let (text, quote) = (record.get("text"), record.get("quote"));
        match (text, quote) {
            (Some(text), None) => self.text(text, "`text`").map(Block::Text),
            (None, Some(quote)) => self.quote(quote).map(Block::Quote),
            (Some(_), Some(_)) => {
                self.error(
                    Diagnostic::error(
                        "two-blocks",
                        record.span,
                        "one entry of `blocks` holds two blocks",
                    )
                    .help(if self.is_json(record.span) {
                        "give each braces of its own"
                    } else {
                        "begin each with a `- ` of its own"
                    }),
                );
                None
            }
            (None, None) => None,
        }
    }

    fn quote(&mut self, node: &Node) -> Option<Quote> {
        let record = self.record(node, "a quote", &["text", "by", "cite"])?;
        Some(Quote {
            by: self.text_of(&record, "by"),
            cite: self.text_of(&record, "cite"),
            text: self.required(&record, "text", "a quote")?,
        })
    }
}
