//! Sections and appendices.

use crate::briefing::blocks::Block;
use crate::briefing::keys::SECTION;
use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::Section;
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
        let record = self.record(node, &SECTION)?;
        let title = self.required(&record, "title");
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
        let marking = self.marking_of_part(&record).map(Block::Marking);
        let body = self.text_of(&record, "body").map(Block::Text);
        let mut blocks: Vec<Block> = marking.into_iter().chain(body).collect();
        for node in self.list_of(&record, "blocks") {
            blocks.extend(self.block(node));
        }
        let sections = self.sections(&record, "sections", depth + 1);
        Some(Section {
            id: self.identifier(&record),
            title: title?,
            blocks,
            sections,
        })
    }
}
