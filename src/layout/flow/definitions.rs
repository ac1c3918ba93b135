//! Questions and answers, glossaries, timelines.

use super::compose::Composer;
use super::context::{Column, Context};
use super::galley::{Keep, Piece, RuleAbove, SpaceGrowth};
use super::vertical_list::VerticalList;
use crate::document::{Definition, DefinitionKind, Definitions};
use crate::geometry::Pt;
use crate::layout::tags::{Numbering, Role};
use crate::layout::text::Paragraph;
use crate::theme::Align;

impl Composer<'_> {
    /// Sets a definition list.
    pub(super) fn definitions(&mut self, list: &Definitions, context: Context) -> VerticalList {
        match list.kind {
            DefinitionKind::Questions => self.questions(&list.entries, context),
            DefinitionKind::Glossary => self.glossary(&list.entries, context),
            DefinitionKind::Timeline => self.timeline(&list.entries, context),
        }
    }

    /// Questions are run-of-text heads over their answers.
    fn questions(&mut self, entries: &[Definition], context: Context) -> VerticalList {
        let mut list = VerticalList::default();
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                list.space(self.theme.paragraph.space * 2.0);
            }
            if index == 0 && entry.term.is_none() {
                list.space(self.theme.paragraph.space);
            }
            list.append(self.question(entry, index == 0, context));
        }
        list
    }

    /// A question and its answer. An answer without one stands below a short rule: a quiet mark, not an
    /// invented question.
    fn question(&mut self, entry: &Definition, first: bool, context: Context) -> VerticalList {
        // An answer may come without its question: what is heard of two such is told apart by this.
        let context = context.under(self.tags.node(context.node, Role::Section));
        let mut list = VerticalList::default();
        if let Some(question) = &entry.term {
            let level = context.levels.of(3);
            let heading = self.tags.node(context.node, Role::Heading(level));
            let style = &self.theme.styles.question;
            list.push(Piece {
                growth: SpaceGrowth::HalfLines(u8::from(!first)),
                keep: Keep::HEADING,
                ..self.text(question, style, context.column, heading)
            });
        }
        list.append(self.blocks(&entry.blocks, context));
        list.name(&entry.anchor);
        if entry.term.is_none()
            && let Some(answer) = list.first_mut()
        {
            answer.rule_above = Some(Box::new(self.rule_above_answer(context.column)));
        }
        list
    }

    fn rule_above_answer(&self, column: Column) -> RuleAbove {
        let theme = self.theme;
        let width = theme.styles.body.size * 2.0;
        let x = self.left(Column {
            measure: width,
            ..column
        });
        RuleAbove {
            x,
            width,
            thickness: theme.paragraph.rule * 1.5,
            color: theme.colors.accent,
            up: theme.paragraph.space * 0.85,
        }
    }

    fn glossary(&mut self, entries: &[Definition], context: Context) -> VerticalList {
        let theme = self.theme;
        let list_node = self.tags.node(context.node, Role::List(Numbering::None));
        let mut list = VerticalList::default();
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                list.space(theme.paragraph.space);
            }
            let item = self.tags.node(list_node, Role::ListItem);
            let mut set = VerticalList::default();
            if let Some(term) = &entry.term {
                let label = self.tags.node(item, Role::Label);
                set.push(Piece {
                    keep: Keep::HEADING,
                    ..self.text(term, &theme.styles.term, context.column, label)
                });
            }
            let body = self.tags.node(item, Role::ListBody);
            let inner = context.under(body).indented(theme.paragraph.list_indent);
            set.append(self.blocks(&entry.blocks, inner));
            set.name(&entry.anchor);
            set.keep_short();
            list.append(set);
        }
        list
    }

    /// Dates hang beside their events; one that is too long for that stands above.
    fn timeline(&mut self, entries: &[Definition], context: Context) -> VerticalList {
        let theme = self.theme;
        let column = context.column;
        let list_node = self.tags.node(context.node, Role::List(Numbering::None));
        let mut style = theme.styles.term.clone();
        style.align = Align::Ragged;
        let prepared: Vec<_> = entries
            .iter()
            .map(|entry| {
                let item = self.tags.node(list_node, Role::ListItem);
                let label = self.tags.node(item, Role::Label);
                let date = entry.term.as_ref().map(|term| {
                    let passage = self.passage(term, &style, label);
                    Paragraph::in_one_line(passage, theme, self.shaper)
                });
                (entry, self.tags.node(item, Role::ListBody), date)
            })
            .collect();
        let widest = prepared
            .iter()
            .filter_map(|(_, _, date)| date.as_ref().map(|date| date.natural_width))
            .filter(|width| *width < column.measure * 0.33)
            .fold(Pt::ZERO, Pt::max);
        let inner = context.indented(widest + theme.styles.body.size * 1.4);
        let mut list = VerticalList::default();
        for (index, (entry, body, date)) in prepared.into_iter().enumerate() {
            if index > 0 {
                list.space(theme.paragraph.space);
            }
            let inner = inner.under(body);
            let mut set = VerticalList::default();
            match date {
                Some(date) if date.natural_width <= widest => {
                    let left = self.left(Column {
                        start: column.start,
                        measure: date.natural_width,
                        ..column
                    });
                    let items = date.only_line(left, &theme.paragraph, self.shaper);
                    set.append(self.blocks(&entry.blocks, inner));
                    set.hang(items);
                }
                Some(date) => {
                    set.push(Piece {
                        keep: Keep::HEADING,
                        ..self.piece(date.passage, &style, column)
                    });
                    set.append(self.blocks(&entry.blocks, inner));
                }
                None => set.append(self.blocks(&entry.blocks, inner)),
            }
            set.name(&entry.anchor);
            set.keep_short();
            set.keep_beside_others(index, entries.len());
            list.append(set);
        }
        list
    }
}
