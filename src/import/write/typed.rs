//! Blocks of a section that are more than text.

use super::super::draft::{Block, Inline, Line, Placed, Table, is_blank, words};
use super::super::marked::{code_text, tidy, tidy_text};
use super::super::tree::{mapping, sequence};
use super::{Entries, Writer};
use crate::briefing::yaml::Node;

impl Writer {
    /// Texts and other blocks, in their order.
    pub(super) fn typed(&mut self, placed: &[Placed]) -> Node {
        let mut nodes = Vec::new();
        let mut text: Vec<Block> = Vec::new();
        for Placed { block, .. } in placed {
            if is_text(block) {
                text.push(block.clone());
                continue;
            }
            self.flush(&mut text, &mut nodes);
            let entry = match block {
                Block::Table(table) => ("table", self.table(table)),
                Block::Figure(figure) => {
                    let mut entries = vec![("src", self.text(&figure.file))];
                    let alternative = tidy_text(&figure.alternative);
                    let caption = tidy(&figure.caption);
                    match (alternative.is_empty(), is_blank(&caption)) {
                        (false, _) => entries.push(("alt", self.text(&alternative))),
                        (true, false) => entries.push(("alt", self.text(&words(&caption)))),
                        (true, true) => entries.push(("decorative", self.text("true"))),
                    }
                    if !is_blank(&caption) {
                        entries.push(("caption", self.line(&caption)));
                    }
                    ("figure", mapping(entries, self.span))
                }
                Block::Code(language, code) => {
                    let mut entries = vec![("text", self.text(&code_text(code)))];
                    entries.extend(
                        language
                            .iter()
                            .map(|language| ("language", self.text(&tidy_text(language)))),
                    );
                    ("code", mapping(entries, self.span))
                }
                Block::Definitions(entries) => {
                    let entries = self.definitions(entries);
                    ("definitions", sequence(entries, self.span))
                }
                Block::Indicators(all) => {
                    let one = |keys: &Vec<(&'static str, String)>| {
                        let keys = keys.iter().map(|(key, value)| match *key {
                            "note" => (*key, self.line(&[Inline::Characters(value.clone())])),
                            _ => (*key, self.text(&tidy_text(value))),
                        });
                        let keys = keys.collect();
                        mapping(keys, self.span)
                    };
                    let all = all.iter().map(one).collect();
                    ("indicators", sequence(all, self.span))
                }
                Block::Paragraph(_) | Block::Heading(..) | Block::List(..) | Block::Quote(_) => {
                    continue;
                }
            };
            nodes.push(mapping(vec![entry], self.span));
        }
        self.flush(&mut text, &mut nodes);
        sequence(nodes, self.span)
    }

    fn flush(&mut self, text: &mut Vec<Block>, nodes: &mut Vec<Node>) {
        let blocks = std::mem::take(text);
        if self.says_something(&blocks) {
            let text = self.blocks(&blocks);
            nodes.push(mapping(vec![("text", text)], self.span));
        }
    }

    fn table(&mut self, table: &Table) -> Node {
        let columns = table.columns();
        let mut row = |cells: &[Line]| {
            let cells = (0..columns).map(|column| match cells.get(column) {
                Some(cell) => self.line(cell),
                None => self.text(""),
            });
            let cells = cells.collect();
            sequence(cells, self.span)
        };
        let mut entries = Entries::new();
        if table.head.iter().any(|head| !is_blank(head)) {
            entries.push(("header", row(&table.head)));
        }
        let rows: Vec<Node> = table.rows.iter().map(|cells| row(cells)).collect();
        entries.push(("rows", sequence(rows, self.span)));
        if !is_blank(&table.caption) {
            entries.push(("caption", self.line(&table.caption)));
        }
        mapping(entries, self.span)
    }
}

/// Whether a block is written within a text.
pub(super) fn is_text(block: &Block) -> bool {
    match block {
        Block::Paragraph(_)
        | Block::Heading(..)
        | Block::List(..)
        | Block::Quote(_)
        | Block::Code(None, _) => true,
        Block::Code(Some(_), _)
        | Block::Table(_)
        | Block::Figure(_)
        | Block::Definitions(_)
        | Block::Indicators(_) => false,
    }
}
