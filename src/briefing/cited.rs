//! Which sources a briefing shows, and which of them its texts cite.
//!
//! In: a briefing, and its tree. Out: sources in the order of the references; and the keys that stand in citations. Both
//! are asked by whoever exports sources.

use std::collections::BTreeSet;

use super::keys::{BRIEFING, Key, Table, Text};
use super::markup::{Inline, MarkupBlock, parse_block};
use super::typed::{Briefing, Source};
use super::yaml::{Node, NodeKind};

/// How deep citations are looked for in the notes of notes.
const DEEPEST: usize = 64;

/// The sources that the references show, in their order: those of the briefing itself, then those of its libraries.
pub fn shown_sources(briefing: &Briefing) -> Vec<Source> {
    let sources = briefing.sources.iter().chain(&briefing.library);
    sources.cloned().collect()
}

/// The keys that the texts of a briefing cite.
pub fn cited_keys(tree: &Node) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    of_mapping(tree, &BRIEFING, &mut keys);
    keys
}

/// Looks at the values of a mapping by what its keys ask for: what is no markup cites nothing.
fn of_mapping(node: &Node, table: &Table, keys: &mut BTreeSet<String>) {
    let NodeKind::Mapping(entries) = &node.kind else {
        return;
    };
    for entry in entries {
        if let Some(key) = table.read(&entry.key.value) {
            of_value(&entry.value, key, keys);
        }
    }
}

fn of_value(node: &Node, key: &Key, keys: &mut BTreeSet<String>) {
    match &node.kind {
        NodeKind::Sequence(nodes) => nodes.iter().for_each(|node| of_value(node, key, keys)),
        NodeKind::Mapping(_) => {
            for table in [key.value.table(), key.value.row()].into_iter().flatten() {
                of_mapping(node, table, keys);
            }
        }
        NodeKind::Scalar(written) => {
            let is_markup = matches!(key.value.text, Some(Text::Line | Text::Blocks));
            if is_markup && written.value.contains('@') {
                let parsed = parse_block(&written.value);
                of_blocks(&parsed.content, 0, keys);
            }
        }
    }
}

fn of_blocks(blocks: &[MarkupBlock], depth: usize, keys: &mut BTreeSet<String>) {
    if depth > DEEPEST {
        return;
    }
    for block in blocks {
        match block {
            MarkupBlock::Paragraph(content) | MarkupBlock::Heading { content, .. } => {
                of_inlines(content, depth, keys);
            }
            MarkupBlock::Quote(blocks) => of_blocks(blocks, depth + 1, keys),
            MarkupBlock::List { items, .. } => {
                for item in items {
                    of_blocks(item, depth + 1, keys);
                }
            }
            MarkupBlock::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    of_inlines(cell, depth, keys);
                }
            }
            MarkupBlock::Figure(figure) => {
                let title = figure.title.as_deref().unwrap_or_default();
                of_blocks(&parse_block(title).content, DEEPEST, keys);
            }
            MarkupBlock::Code(_) => {}
        }
    }
}

fn of_inlines(inlines: &[Inline], depth: usize, keys: &mut BTreeSet<String>) {
    for inline in inlines {
        match inline {
            Inline::Citation { items } => {
                for item in items {
                    keys.insert(item.key.clone());
                    of_inlines(&item.prefix, depth, keys);
                    of_inlines(&item.locator, depth, keys);
                }
            }
            Inline::Note { blocks, .. } => of_blocks(blocks, depth + 1, keys),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => of_inlines(content, depth, keys),
            Inline::Characters(_)
            | Inline::Code(_)
            | Inline::LineBreak
            | Inline::Reference { .. }
            | Inline::NoteCall { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::yaml;
    use crate::diagnostic::{Diagnostics, Source as File, Sources};

    #[test]
    fn keys_are_found_in_every_text_that_is_markup() {
        let text = "title: 'No [@title]'\nkey_points: ['[@a, p. 3; see @b]', {text: '[-@c]'}]\nsummary: |\n  > A *quote [@d]*\n\n  `[@code]`\n\n  \
                    - x^[A note [@e].]\n\n  | a |\n  |---|\n  | [@f] |\nsections:\n- title: S\n  blocks:\n  - table: {header: [A], rows: [['[@g]']], \
                    source: '[@h]'}\n  - quote: {text: T, cite: '[@i]'}\n  - code: '[@code]'\n  sections: [{title: S, body: '[@j]'}]\n\
                    sources: [{id: a, title: T, note: '[@k]'}]\n";
        let mut files = Sources::new();
        let file = files.add(File::new("a.yaml", text));
        let tree = yaml::read(&files, file, &mut Diagnostics::new()).expect("a tree");
        let keys: Vec<String> = cited_keys(&tree).into_iter().collect();
        assert_eq!(keys.join(""), "abcdefghijk");
    }
}
