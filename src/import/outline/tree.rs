//! Headings and what follows them → sections within sections.

use super::Section;
use crate::import::draft::{About, Block, Placed, is_blank, words};
use crate::import::headings::Headings;
use crate::import::marked::tidy;

/// Makes a tree of a text. What stands before any heading is the root's own.
///
/// A heading of a part ends a part before it, whatever their levels: pages are careless about these.
pub fn fold(flow: Vec<Placed>, headings: &Headings) -> Section {
    let mut open: Vec<(u8, bool, Section)> = vec![(0, false, Section::default())];
    for Placed { block, span } in flow {
        match block {
            Block::Heading(_, line) if is_blank(&line) => {}
            Block::Heading(level, line) => {
                let title = tidy(&line);
                let is_part = headings.find(&words(&title)).is_some();
                let level = level.max(1);
                while open.len() > 1 {
                    let (above, was_part, _) = &open[open.len() - 1];
                    if *above >= level || (is_part && *was_part) {
                        close(&mut open);
                    } else {
                        break;
                    }
                }
                let section = Section {
                    title,
                    span,
                    ..Section::default()
                };
                open.push((level, is_part, section));
            }
            block => {
                if let Some((.., section)) = open.last_mut() {
                    section.blocks.push(Placed { block, span });
                }
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|(.., root)| root).unwrap_or_default()
}

fn close(open: &mut Vec<(u8, bool, Section)>) {
    if let Some((.., section)) = open.pop()
        && let Some((.., above)) = open.last_mut()
    {
        above.sections.push(section);
    }
}

/// Finds the title: the first heading, if it is not that of a part, and what stands below it is the text.
pub fn take_title(root: &mut Section, about: &mut About, headings: &Headings) {
    let Some(first) = root.sections.first() else {
        return;
    };
    let is_part = headings.find(&words(&first.title)).is_some();
    let heading = words(&first.title);
    match &about.title {
        _ if is_part => return,
        // Said twice: in a front matter, and above the text.
        Some(title) if words(title).trim() == heading.trim() => {}
        Some(_) => return,
        None if !root.blocks.is_empty() && !is_short(&root.blocks) => return,
        None => about.title = Some(first.title.clone()),
    }
    let first = root.sections.remove(0);
    root.blocks.extend(first.blocks);
    root.sections.splice(0..0, first.sections);
}

/// Whether what stands above a title is a line or two: a kicker, a date.
fn is_short(blocks: &[Placed]) -> bool {
    blocks.len() <= 3
        && blocks.iter().all(|placed| match &placed.block {
            Block::Paragraph(line) => words(line).len() <= 120,
            Block::Figure(_) => true,
            _ => false,
        })
}
