//! Sections and appendices.

use super::languages::of_part as language_of_part;
use super::markings::marking_of_part;
use crate::briefing::blocks::{self, Block};
use crate::briefing::keys::SECTION;
use crate::briefing::record::{Decoder, Record, identifier};
use crate::briefing::typed::Section;
use crate::briefing::yaml::Node;
use crate::diagnostic::Diagnostic;

/// How deep sections may nest: headings have six levels, and two are taken.
const DEEPEST: usize = 16;

/// `sections` or `appendices`.
pub fn sections(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    key: &str,
    depth: usize,
) -> Vec<Section> {
    let nodes = decoder.list_of(record, key);
    if depth >= DEEPEST && !nodes.is_empty() {
        let message = format!("sections nest more than {DEEPEST} deep");
        decoder.error(
            Diagnostic::error("too-deep", record.span, message)
                .help("bring them up some levels; headings look alike from the sixth on"),
        );
        return Vec::new();
    }
    nodes
        .into_iter()
        .filter_map(|node| section(decoder, node, depth))
        .collect()
}

fn section(decoder: &mut Decoder<'_>, node: &Node, depth: usize) -> Option<Section> {
    let record = decoder.record(node, &SECTION)?;
    let title = decoder.required(&record, "title");
    if let (Some(body), Some(blocks)) = (record.given("body"), record.given("blocks")) {
        decoder.error(
            Diagnostic::error(
                "body-and-blocks",
                blocks.key.span,
                "a section has either `body` or `blocks`",
            )
            .related(body.key.span, "`body` is given here")
            .help(if decoder.is_json(record.span) {
                "make the body the first of the blocks: `{\"text\": …}`"
            } else {
                "make the body the first of the blocks: `- text: |`"
            }),
        );
    }
    let marking = marking_of_part(decoder, &record).map(Block::Marking);
    let body = decoder.text_of(&record, "body").map(Block::Text);
    let mut blocks: Vec<Block> = marking.into_iter().chain(body).collect();
    for node in decoder.list_of(&record, "blocks") {
        blocks.extend(blocks::read_entry(decoder, node));
    }
    let sections = sections(decoder, &record, "sections", depth + 1);
    Some(Section {
        language: language_of_part(decoder, &record),
        id: identifier(decoder, &record),
        title: title?,
        blocks,
        sections,
    })
}
