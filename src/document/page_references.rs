//! References to pages: "p. 7".
//!
//! In: a document whose texts refer to pages by the words that stand for what is meant ("Table 1"), as nobody knows
//! the pages yet; and, once it is laid out, what is said of them. Out: the same document with the pages, which every
//! backend writes as it does any text: pages and book say the same, byte for byte.

use super::{Block, Document, MarkKind, Text};

impl Document {
    /// The anchors whose pages its texts refer to, each once for every time.
    pub fn page_references(&self) -> Vec<&str> {
        let mut anchors = Vec::new();
        let blocks = self.parts.iter().flat_map(|part| {
            let heading = part.heading.iter();
            heading.chain(part.blocks.iter().flat_map(Block::texts))
        });
        let notes = self.notes.iter().flat_map(|note| &note.blocks);
        for text in blocks.chain(notes.flat_map(Block::texts)) {
            anchors.extend(text.marks.iter().filter_map(|mark| match &mark.kind {
                MarkKind::Reference {
                    anchor,
                    instead_of_page: Some(_),
                } => Some(anchor.as_str()),
                _ => None,
            }));
        }
        anchors
    }

    /// Writes what is said of the page of an anchor wherever one is referred to; the words that stand for it where
    /// nothing is known.
    pub fn say_pages(&mut self, said: &dyn Fn(&str) -> Option<String>) {
        for part in &mut self.parts {
            part.heading
                .iter_mut()
                .for_each(|text| text.say_pages(said));
            part.blocks
                .iter_mut()
                .for_each(|block| block.say_pages(said));
        }
        for note in &mut self.notes {
            note.blocks
                .iter_mut()
                .for_each(|block| block.say_pages(said));
        }
    }
}

impl Block {
    fn say_pages(&mut self, said: &dyn Fn(&str) -> Option<String>) {
        let mut texts: Vec<&mut Text> = Vec::new();
        let mut within: Vec<&mut [Block]> = Vec::new();
        match self {
            Block::Paragraph(paragraph) => texts.push(&mut paragraph.text),
            Block::Quote(quote) => within.push(&mut quote.blocks),
            Block::List(list) => {
                within.extend(list.items.iter_mut().map(|item| &mut item.blocks[..]));
            }
            Block::Definitions(list) => {
                for entry in &mut list.entries {
                    texts.extend(&mut entry.term);
                    within.push(&mut entry.blocks);
                }
            }
            Block::References(references) => {
                texts.extend(references.iter_mut().map(|one| &mut one.text));
            }
            Block::Table(table) => {
                texts.extend(&mut table.caption);
                texts.extend(table.remarks.iter_mut().map(|remark| &mut remark.text));
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                within.extend(cells.map(|cell| &mut cell.blocks[..]));
            }
            Block::Figure(figure) => {
                texts.extend(&mut figure.caption);
                texts.extend(figure.remarks.iter_mut().map(|remark| &mut remark.text));
            }
            Block::Chart(chart) => {
                texts.extend(&mut chart.title);
                texts.extend(&mut chart.subtitle);
                texts.extend(chart.remarks.iter_mut().map(|remark| &mut remark.text));
            }
            Block::Callout(callout) => {
                texts.extend(&mut callout.title);
                within.push(&mut callout.blocks);
            }
            Block::KeyFigures(figures) => {
                for figure in figures {
                    texts.extend([&mut figure.value, &mut figure.label]);
                    texts.extend(&mut figure.remarks);
                }
            }
            Block::Section(section) => {
                texts.extend(&mut section.heading);
                within.push(&mut section.blocks);
            }
            // Nothing refers to anything in code.
            Block::Code(_) => {}
        }
        texts.into_iter().for_each(|text| text.say_pages(said));
        let blocks = within.into_iter().flatten();
        blocks.for_each(|block| block.say_pages(said));
    }
}

impl Text {
    /// The same where no page is known, if it refers to any.
    pub fn without_pages(&self) -> Option<Text> {
        self.refers_to_pages().then(|| {
            let mut text = self.clone();
            text.say_pages(&|_| None);
            text
        })
    }

    fn refers_to_pages(&self) -> bool {
        let is_one = |kind: &MarkKind| {
            matches!(
                kind,
                MarkKind::Reference {
                    instead_of_page: Some(_),
                    ..
                }
            )
        };
        self.marks.iter().any(|mark| is_one(&mark.kind))
    }

    fn say_pages(&mut self, said: &dyn Fn(&str) -> Option<String>) {
        for index in 0..self.marks.len() {
            let mark = &self.marks[index];
            let MarkKind::Reference {
                anchor,
                instead_of_page: Some(words),
            } = &mark.kind
            else {
                continue;
            };
            let words = said(anchor).unwrap_or_else(|| words.clone());
            let old = mark.range.clone();
            self.content.replace_range(old.clone(), &words);
            let moved = |byte: usize| byte + words.len() - old.len();
            for mark in &mut self.marks {
                // What ends with it or around it ends later by as much; what begins behind it, begins so.
                if mark.range.end >= old.end {
                    mark.range.end = moved(mark.range.end);
                }
                if mark.range.start >= old.end {
                    mark.range.start = moved(mark.range.start);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mark, TextId};
    use super::*;

    #[test]
    fn pages_are_said_within_other_marks_and_taken_back() {
        let reference = |range| Mark {
            range,
            kind: MarkKind::Reference {
                anchor: "costs".into(),
                instead_of_page: Some("Table 1".into()),
            },
        };
        let emphasis = |range| Mark {
            range,
            kind: MarkKind::Emphasis,
        };
        let before = Text {
            marks: vec![
                emphasis(0..11),
                reference(4..11),
                emphasis(12..15),
                reference(16..23),
            ],
            ..Text::plain(TextId(0), "see Table 1 and Table 1.")
        };
        let mut text = before.clone();
        text.say_pages(&|anchor| (anchor == "costs").then(|| "p. 12".to_string()));
        assert_eq!(text.content, "see p. 12 and p. 12.");
        let ranges: Vec<_> = text.marks.iter().map(|mark| mark.range.clone()).collect();
        assert_eq!(ranges, [0..9, 4..9, 10..13, 14..19]);
        assert_eq!(text.without_pages(), Some(before));
    }
}
