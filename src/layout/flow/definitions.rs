//! Questions and answers, glossaries, timelines.

use super::compose::{Column, Composer};
use super::{Keep, RuleAbove, SpaceGrowth};
use crate::document::{Definition, DefinitionKind, Definitions};
use crate::layout::tags::{NodeId, Numbering, Role};
use crate::layout::text::Paragraph;
use crate::theme::{Align, Pt};

impl Composer<'_> {
    /// Sets a definition list.
    pub(super) fn definitions(&mut self, list: &Definitions, column: Column, node: NodeId) {
        match list.kind {
            DefinitionKind::Questions => self.questions(&list.entries, column, node),
            DefinitionKind::Glossary => self.glossary(&list.entries, column, node),
            DefinitionKind::Timeline => self.timeline(&list.entries, column, node),
        }
    }

    /// Questions are run-of-text heads over their answers. An answer without one stands below a
    /// short rule: a quiet mark, not an invented question.
    fn questions(&mut self, entries: &[Definition], column: Column, node: NodeId) {
        let theme = self.theme;
        let level = self.levels.of(3);
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                self.space(theme.paragraph.space * 2.0);
            }
            self.anchor_next(&entry.anchor);
            let first = self.piece_count();
            // An answer may come without its question: what is heard of two such is told apart by this.
            let node = self.tags.node(node, Role::Section);
            if let Some(question) = &entry.term {
                let heading = self.tags.node(node, Role::Heading(level));
                self.text(question, &theme.styles.question, column, heading);
                if let Some(piece) = self.pieces_from(first).first_mut() {
                    piece.growth = SpaceGrowth::HalfLines(u8::from(index > 0));
                    piece.keep = Keep {
                        together: true,
                        with_next: true,
                    };
                }
            }
            self.blocks(&entry.blocks, column, node);
            if entry.term.is_none() && index > 0 {
                let width = theme.styles.body.size * 2.0;
                let x = self.left(Column {
                    start: column.start,
                    measure: width,
                });
                if let Some(piece) = self.pieces_from(first).first_mut() {
                    piece.rule_above = Some(RuleAbove {
                        x,
                        width,
                        thickness: theme.paragraph.rule * 1.5,
                        color: theme.colors.accent,
                        up: theme.paragraph.space * 0.85,
                    });
                }
            }
        }
    }

    fn glossary(&mut self, entries: &[Definition], column: Column, node: NodeId) {
        let theme = self.theme;
        let list_node = self.tags.node(node, Role::List(Numbering::None));
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                self.space(theme.paragraph.space);
            }
            self.anchor_next(&entry.anchor);
            let item = self.tags.node(list_node, Role::ListItem);
            let first = self.piece_count();
            if let Some(term) = &entry.term {
                let label = self.tags.node(item, Role::Label);
                self.text(term, &theme.styles.term, column, label);
                if let Some(piece) = self.pieces_from(first).first_mut() {
                    piece.keep = Keep {
                        together: true,
                        with_next: true,
                    };
                }
            }
            let body = self.tags.node(item, Role::ListBody);
            self.blocks(
                &entry.blocks,
                column.indented(theme.paragraph.list_indent),
                body,
            );
            self.keep_short(first);
        }
    }

    /// Dates hang beside their events; one that is too long for that stands above.
    fn timeline(&mut self, entries: &[Definition], column: Column, node: NodeId) {
        let theme = self.theme;
        let list_node = self.tags.node(node, Role::List(Numbering::None));
        let mut style = theme.styles.term.clone();
        style.align = Align::Ragged;
        let prepared: Vec<_> = entries
            .iter()
            .map(|entry| {
                let item = self.tags.node(list_node, Role::ListItem);
                let label = self.tags.node(item, Role::Label);
                let date = entry.term.as_ref().map(|term| {
                    let passage = self.passage(term, &style, label);
                    Paragraph::new(passage, Pt(10_000.0), theme, self.shaper)
                });
                (entry, self.tags.node(item, Role::ListBody), date)
            })
            .collect();
        let widest = prepared
            .iter()
            .filter_map(|(_, _, date)| date.as_ref().map(|date| date.natural_width))
            .filter(|width| *width < column.measure * 0.33)
            .fold(Pt::ZERO, Pt::max);
        let inner = column.indented(widest + theme.styles.body.size * 1.4);
        for (index, (entry, body, date)) in prepared.into_iter().enumerate() {
            if index > 0 {
                self.space(theme.paragraph.space);
            }
            self.anchor_next(&entry.anchor);
            let first = self.piece_count();
            match date {
                Some(date) if date.natural_width <= widest => {
                    let width = date.natural_width;
                    let left = self.left(Column {
                        start: column.start,
                        measure: width,
                    });
                    let items = self.one_line(&date, left);
                    self.blocks(&entry.blocks, inner, body);
                    self.hang(first, items);
                }
                Some(date) => {
                    self.add(date.passage, &style, column);
                    if let Some(piece) = self.pieces_from(first).first_mut() {
                        piece.keep = Keep {
                            together: true,
                            with_next: true,
                        };
                    }
                    self.blocks(&entry.blocks, inner, body);
                }
                None => self.blocks(&entry.blocks, inner, body),
            }
            self.keep_short(first);
        }
    }
}
