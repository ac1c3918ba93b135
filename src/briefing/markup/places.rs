//! Places in content, when the text that was read is not the field itself.
//!
//! In: content, and where a range of the text that it was read from stands in the field. Out: the same
//! content, with its places in the field. Markup has limited how deep it nests.

use std::ops::Range;

use super::{Inline, MarkupBlock};

/// Moves every place in a block.
pub fn move_block(block: &mut MarkupBlock, to: &impl Fn(&mut Range<usize>)) {
    let move_all = |inlines: &mut [Inline]| {
        inlines
            .iter_mut()
            .for_each(|inline| move_inline(inline, to));
    };
    match block {
        MarkupBlock::Paragraph(content) => move_all(content),
        MarkupBlock::Heading { content, range, .. } => {
            to(range);
            move_all(content);
        }
        MarkupBlock::Code(_) => {}
        MarkupBlock::Quote(blocks) => blocks.iter_mut().for_each(|block| move_block(block, to)),
        MarkupBlock::Figure(figure) => {
            to(&mut figure.range);
            move_all(&mut figure.alternative);
        }
        MarkupBlock::Table(table) => table.cells_mut().for_each(|cell| move_all(cell)),
        MarkupBlock::List { items, .. } => {
            let blocks = items.iter_mut().flatten();
            blocks.for_each(|block| move_block(block, to));
        }
    }
}

/// Moves every place in inline content.
pub fn move_inline(inline: &mut Inline, to: &impl Fn(&mut Range<usize>)) {
    match inline {
        Inline::Characters(_) | Inline::LineBreak | Inline::Code(_) => {}
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Struck(content)
        | Inline::Link { content, .. }
        | Inline::Language { content, .. } => {
            content
                .iter_mut()
                .for_each(|inline| move_inline(inline, to));
        }
        Inline::ReferenceInWords { content, range, .. } => {
            to(range);
            content
                .iter_mut()
                .for_each(|inline| move_inline(inline, to));
        }
        Inline::Citation { items } => items.iter_mut().for_each(|item| to(&mut item.range)),
        Inline::NoteCall { range, .. } | Inline::Reference { range, .. } => to(range),
        Inline::Note { blocks, range, .. } => {
            to(range);
            blocks.iter_mut().for_each(|block| move_block(block, to));
        }
    }
}
