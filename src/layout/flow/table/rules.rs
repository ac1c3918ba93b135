//! The rules of a table: above and below all of it, below its head, above its sums.

use super::columns::Columns;
use super::row::RowRule;
use crate::document::{RowKind, Table};
use crate::geometry::{Color, Pt};
use crate::layout::flow::context::Column;
use crate::layout::flow::typography::Typography;

/// How much thicker the rules above and below a table are than those in it.
const HEAVY: f64 = 1.8;

/// The rules in a row that is so high.
pub fn rules(
    table: &Table,
    (index, height): (usize, Pt),
    columns: &Columns,
    typography: &Typography<'_>,
) -> Vec<RowRule> {
    let theme = typography.theme;
    let thin = theme.paragraph.rule;
    let heavy = thin * HEAVY;
    let color = theme.colors.text;
    let all = columns.all();
    let rule = |column: Column, y: Pt, thickness: Pt, color: Color| RowRule {
        y,
        x: typography.left(column),
        width: column.measure,
        thickness,
        color,
    };
    let row = &table.rows[index];
    let next = table.rows.get(index + 1);
    let mut rules = Vec::new();
    if index == 0 {
        rules.push(rule(all, Pt::ZERO, heavy, color));
    }
    if row.kind == RowKind::Total && table.rows[index - 1].kind != RowKind::Total {
        rules.push(rule(all, Pt::ZERO, thin, color));
    }
    match next {
        None => rules.push(rule(all, height - heavy, heavy, color)),
        Some(next) if row.kind == RowKind::Head && next.kind != RowKind::Head => {
            rules.push(rule(all, height - thin, thin, color));
        }
        Some(_) if row.kind == RowKind::Head => {
            // A head over several columns holds them together by a rule.
            let over = row.cells.iter().filter(|cell| cell.columns > 1);
            rules.extend(over.map(|cell| {
                let column = columns.of(cell.column, cell.columns);
                rule(column, height - thin, thin, color)
            }));
        }
        Some(_) => {}
    }
    rules
}
