//! Tables, figures and charts, as they are listed.

use super::{Block, Child, Document, MarkKind, Text};

/// A table, a figure or a chart that has a caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<'a> {
    /// Its name within the document.
    pub anchor: &'a str,
    /// What it is called and shows: "Table 2. Costs by berth".
    pub words: String,
}

/// Fewer than this are found without a list.
pub const FEWEST: usize = 4;

impl Document {
    /// Every table, figure and chart that has a caption, in reading order; none where they are [few](FEWEST).
    pub fn evidence(&self) -> Vec<Listed<'_>> {
        let mut listed = Vec::new();
        for part in &self.parts {
            add(&part.blocks, &mut listed);
        }
        if listed.len() < FEWEST {
            listed.clear();
        }
        listed
    }
}

fn add<'a>(blocks: &'a [Block], listed: &mut Vec<Listed<'a>>) {
    for block in blocks {
        let (anchor, caption) = match block {
            Block::Table(table) => (&table.anchor, &table.caption),
            Block::Figure(figure) => (&figure.anchor, &figure.caption),
            Block::Chart(chart) => (&chart.anchor, &chart.title),
            Block::Paragraph(_)
            | Block::List(_)
            | Block::Quote(_)
            | Block::Code(_)
            | Block::Definitions(_)
            | Block::References(_)
            | Block::Callout(_)
            | Block::KeyFigures(_)
            | Block::Section(_) => {
                for child in block.children() {
                    if let Child::Blocks(blocks) = child {
                        add(blocks, listed);
                    }
                }
                continue;
            }
        };
        listed.extend(caption.iter().map(|caption| Listed {
            anchor,
            words: caption.in_a_list(),
        }));
    }
}

impl Text {
    /// Its words on one line, without calls of notes and without citations, which would point to nothing in a list.
    pub fn in_a_list(&self) -> String {
        let mut text = self.clone();
        // The brackets of a citation go with it.
        for mark in &mut text.marks {
            if matches!(mark.kind, MarkKind::Citation { .. })
                && let Some(start) = self.content[..mark.range.start].rfind('[')
                && let Some(length) = self.content[mark.range.end..].find(']')
            {
                mark.range = start..mark.range.end + length + 1;
            }
        }
        let points = |kind: &MarkKind| kind.is_call() || matches!(kind, MarkKind::Citation { .. });
        let words = text.without(points).replace(['\u{2028}', '\n'], " ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
