//! Questions and answers, glossaries, timelines.

use super::blocks;
use super::compose::Composer;
use super::context::{Column, Context};
use super::galley::{Keep, Piece, RuleAbove, SpaceGrowth};
use super::margin;
use super::typography::Typography;
use super::vertical_list::VerticalList;
use crate::document::{Definition, DefinitionKind, Definitions};
use crate::geometry::Pt;
use crate::layout::tags::{Numbering, Role};
use crate::theme::Align;

/// Sets a definition list.
pub(super) fn set(
    composer: &mut Composer<'_>,
    list: &Definitions,
    context: Context,
) -> VerticalList {
    match list.kind {
        DefinitionKind::Questions => questions(composer, &list.entries, context),
        DefinitionKind::Glossary => glossary(composer, &list.entries, context),
        DefinitionKind::Timeline => timeline(composer, &list.entries, context),
    }
}

/// Questions stand as small headings above their answers.
fn questions(
    composer: &mut Composer<'_>,
    entries: &[Definition],
    context: Context,
) -> VerticalList {
    let mut list = VerticalList::default();
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            list.space(composer.typography.theme.paragraph.space * 2.0);
        }
        if index == 0 && entry.term.is_none() {
            list.space(composer.typography.theme.paragraph.space);
        }
        list.append(question(composer, entry, index == 0, context));
    }
    list
}

/// A question and its answer. An answer without one stands below a short rule: a quiet mark, not an
/// invented question.
fn question(
    composer: &mut Composer<'_>,
    entry: &Definition,
    first: bool,
    context: Context,
) -> VerticalList {
    // A section of its own tells an answer without its question from the one before it, for whoever hears them.
    let context = context.under(composer.tags.node(context.node, Role::Section));
    let mut list = VerticalList::default();
    if let Some(question) = &entry.term {
        let level = context.levels.of(3);
        let heading = composer.tags.node(context.node, Role::Heading(level));
        let style = &composer.typography.theme.styles.question;
        list.push(Piece {
            growth: SpaceGrowth::HalfLines(u8::from(!first)),
            keep: Keep::HEADING,
            ..composer.text(question, style, context.column, heading)
        });
    }
    list.append(blocks::set(composer, &entry.blocks, context));
    list.name(&entry.anchor);
    if entry.term.is_none()
        && let Some(answer) = list.first_mut()
    {
        answer.rule_above = Some(Box::new(rule_above_answer(
            &composer.typography,
            context.column,
        )));
    }
    list
}

fn rule_above_answer(typography: &Typography<'_>, column: Column) -> RuleAbove {
    let theme = typography.theme;
    let width = theme.styles.body.size * 2.0;
    let x = typography.left(Column {
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

fn glossary(composer: &mut Composer<'_>, entries: &[Definition], context: Context) -> VerticalList {
    let theme = composer.typography.theme;
    let list_node = composer
        .tags
        .node(context.node, Role::List(Numbering::None));
    let mut list = VerticalList::default();
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            list.space(theme.paragraph.space);
        }
        let item = composer.tags.node(list_node, Role::ListItem);
        let mut set = VerticalList::default();
        if let Some(term) = &entry.term {
            let label = composer.tags.node(item, Role::Label);
            set.push(Piece {
                keep: Keep::HEADING,
                ..composer.text(term, &theme.styles.term, context.column, label)
            });
        }
        let body = composer.tags.node(item, Role::ListBody);
        let inner = context.under(body).indented(theme.paragraph.list_indent);
        set.append(blocks::set(composer, &entry.blocks, inner));
        set.name(&entry.anchor);
        set.keep_short();
        list.append(set);
    }
    list
}

/// Dates hang beside their events; one that is too long for that stands above.
fn timeline(composer: &mut Composer<'_>, entries: &[Definition], context: Context) -> VerticalList {
    let theme = composer.typography.theme;
    let column = context.column;
    let list_node = composer
        .tags
        .node(context.node, Role::List(Numbering::None));
    let mut style = theme.styles.term.clone();
    style.align = Align::Ragged;
    let prepared: Vec<_> = entries
        .iter()
        .map(|entry| {
            let item = composer.tags.node(list_node, Role::ListItem);
            let label = composer.tags.node(item, Role::Label);
            let date = entry.term.as_ref().map(|term| {
                let passage = composer.passage(term, &style, label);
                composer.in_one_line(passage)
            });
            (entry, composer.tags.node(item, Role::ListBody), date)
        })
        .collect();
    let widest = prepared
        .iter()
        .filter_map(|(_, _, date)| date.as_ref().map(|date| date.natural_width))
        .filter(|width| *width < column.measure * 0.33)
        .fold(Pt::ZERO, Pt::max);
    let in_margin = margin::column(composer, widest, context);
    let inner = match in_margin {
        Some(_) => context,
        None => context.indented(widest + theme.styles.body.size * 1.4),
    };
    let dates_start = in_margin.map_or(column.start, |column| column.start);
    let mut list = VerticalList::default();
    for (index, (entry, body, date)) in prepared.into_iter().enumerate() {
        if index > 0 {
            list.space(theme.paragraph.space);
        }
        let inner = inner.under(body);
        let mut set = VerticalList::default();
        match date {
            Some(date) if date.natural_width <= widest => {
                let left = composer.typography.left(Column {
                    start: dates_start,
                    measure: date.natural_width,
                    ..column
                });
                let items = date.only_line(left, &theme.paragraph, composer.shaper);
                set.append(blocks::set(composer, &entry.blocks, inner));
                set.hang(items);
            }
            Some(date) => {
                set.push(Piece {
                    keep: Keep::HEADING,
                    ..composer.piece(date.passage, &style, column)
                });
                set.append(blocks::set(composer, &entry.blocks, inner));
            }
            None => set.append(blocks::set(composer, &entry.blocks, inner)),
        }
        set.name(&entry.anchor);
        set.keep_short();
        set.keep_beside_others(index, entries.len());
        list.append(set);
    }
    list
}
