//! Callouts: what is set apart from the text, on a panel. Key figures: tiles side by side.

use super::blocks;
use super::compose::Composer;
use super::context::{Column, Context, Within};
use super::galley::{
    BoxDesign, CellLines, Content, Keep, Panel, Piece, RowRule, SpaceGrowth, TableRow,
};
use super::inline::label;
use super::typography::Typography;
use super::vertical_list::VerticalList;
use crate::document::{Callout, CalloutKind, KeyFigure, Text};
use crate::geometry::Pt;
use crate::layout::frame::Mark;
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::TextStyle;

/// More tiles than this stand in two rows.
const MOST_IN_A_ROW: usize = 4;
/// How narrow a tile may be, in ems of what stands below its number.
const NARROWEST_TILE: f64 = 6.0;
/// Figures are set no smaller than this part of their size.
const SMALLEST_FIGURE: f64 = 0.45;

/// Sets a callout.
pub(super) fn set(
    composer: &mut Composer<'_>,
    callout: &Callout,
    context: Context,
) -> VerticalList {
    let theme = composer.typography.theme;
    let node = composer.tags.node(context.node, Role::Section);
    let design = &theme.paragraph;
    let gap = design.bar_gap;
    let column = context.column;
    let inner = Column {
        start: column.start + gap,
        measure: column.measure - gap * 2.0,
        ..column
    };
    let within = context.under(node).within(inner);
    let mut list = VerticalList::default();
    if let Some(title) = &callout.title {
        let node = composer.tags.node(node, Role::Paragraph);
        let style = &theme.styles.label;
        list.push(Piece {
            keep: Keep::HEADING,
            ..composer.text(title, style, inner, node)
        });
    }
    list.append(blocks::set(composer, &callout.blocks, within));
    list.keep_short();
    if context.within != Within::Flow {
        return list;
    }
    let mut list = list.boxed(BoxDesign::Panel(Panel {
        x: composer.typography.left(column),
        width: column.measure,
        color: theme.colors.panel,
        padding: gap * 0.7,
    }));
    if callout.kind == CalloutKind::Warning {
        list = list.boxed(bar_at(&composer.typography, column));
    }
    list.space(theme.paragraph.space * 2.0);
    list
}

/// A rule beside a panel: outside of it, as the panel would cover it.
fn bar_at(typography: &Typography<'_>, column: Column) -> BoxDesign {
    let width = typography.theme.paragraph.bar;
    BoxDesign::Panel(Panel {
        x: typography.left(Column {
            start: column.start - width,
            measure: width,
            ..column
        }),
        width,
        color: typography.theme.colors.accent,
        padding: Pt::ZERO,
    })
}

/// Sets key figures: tiles in a row, or in two.
pub(super) fn set_key_figures(
    composer: &mut Composer<'_>,
    figures: &[KeyFigure],
    context: Context,
) -> VerticalList {
    let theme = composer.typography.theme;
    let gap = theme.paragraph.cell_gap;
    let width_of =
        |a_row: usize| (context.column.measure - gap * (a_row - 1) as f64) * (1.0 / a_row as f64);
    // As equal rows as can be, in which no tile is too narrow for a word.
    let count = figures.len().max(1);
    let rows = count.div_ceil(MOST_IN_A_ROW)..=count;
    let narrowest = theme.styles.cell.size * NARROWEST_TILE;
    let mut a_row = rows.map(|rows| count.div_ceil(rows));
    let a_row = a_row.find(|a_row| width_of(*a_row) >= narrowest);
    let a_row = a_row.unwrap_or(1);
    let width = width_of(a_row);
    let node = context.node;
    let style = style_of_figures(figures, width, &composer.typography, composer.shaper);
    let mut list = VerticalList::default();
    for row in figures.chunks(a_row) {
        let mut cells = Vec::new();
        let mut rules = Vec::new();
        let mut height = Pt::ZERO;
        for (index, figure) in row.iter().enumerate() {
            let column = Column {
                start: context.column.start + (width + gap) * index as f64,
                measure: width,
                ..context.column
            };
            rules.push(RowRule {
                y: Pt::ZERO,
                x: composer.typography.left(column),
                width,
                thickness: theme.paragraph.bar * 0.6,
                color: theme.colors.accent,
            });
            height = height.max(tile(composer, (figure, &style), column, node, &mut cells));
        }
        let mut row = TableRow {
            cells,
            rules,
            slices: vec![height],
            carried: Vec::new(),
            calls: 0,
        };
        row.divide(composer.typography.page_height);
        list.space(theme.paragraph.space * 1.5);
        list.push(Piece {
            growth: SpaceGrowth::HalfLines(1),
            ..Piece::new(Content::Row(Box::new(row)))
        });
    }
    list.space(theme.paragraph.space * 2.0);
    list
}

/// How figures are set: so large that none of their words is cut, as half a number would be another.
fn style_of_figures(
    figures: &[KeyFigure],
    width: Pt,
    typography: &Typography<'_>,
    shaper: &mut Shaper,
) -> TextStyle {
    let (theme, language) = (typography.theme, typography.language_tag);
    let style = theme.styles.figure.clone();
    let mut widest = Pt::ZERO;
    for word in figures
        .iter()
        .flat_map(|figure| figure.value.content.split(' '))
    {
        let word = label(word.to_string(), theme, &style, language, Mark::Decoration);
        let word = Paragraph::in_one_line(word, theme, shaper);
        widest = widest.max(word.natural_width);
    }
    let factor = (width / widest.max(Pt(0.1))).clamp(SMALLEST_FIGURE, 1.0);
    TextStyle {
        size: style.size * factor,
        leading: style.leading * factor,
        ..style
    }
}

/// Sets a tile below the others; how high it is.
fn tile(
    composer: &mut Composer<'_>,
    (figure, style): (&KeyFigure, &TextStyle),
    column: Column,
    node: NodeId,
    cells: &mut Vec<CellLines>,
) -> Pt {
    let theme = composer.typography.theme;
    let styles = &theme.styles;
    let tile = composer.tags.node(node, Role::Section);
    let mut top = theme.paragraph.space * 0.6;
    let said: [(&Text, &TextStyle); 2] = [(&figure.value, style), (&figure.label, &styles.cell)];
    let remarks = figure.remarks.iter().map(|remark| (remark, &styles.remark));
    for (text, style) in said.into_iter().chain(remarks) {
        let node = composer.tags.node(tile, Role::Paragraph);
        let mut piece = composer.text(text, style, column, node);
        let Some(lines) = piece.lines_mut() else {
            continue;
        };
        lines.paragraph.set(theme, composer.shaper);
        let height = lines.leading * lines.count() as f64;
        if let Content::Lines(lines) = piece.content {
            cells.push(CellLines::whole(*lines, top));
        }
        top += height;
    }
    top
}
