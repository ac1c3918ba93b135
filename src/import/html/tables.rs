//! Tables of a page.

use super::walk::Walk;
use crate::import::draft::{Block, Line, Table, is_blank};

/// A cell that covers so many columns and rows.
struct Cell {
    line: Line,
    is_head: bool,
    columns: usize,
    rows: usize,
}

/// How many columns and rows a cell may cover.
const WIDEST: usize = 50;

/// Reads a table. One of a single column is no table but a way to place blocks.
pub fn table(number: usize, walk: &mut Walk<'_, '_>) -> Vec<Block> {
    let mut caption = Line::new();
    let mut rows: Vec<(bool, Vec<Cell>)> = Vec::new();
    let mut singles: Vec<usize> = Vec::new();
    let mut rest: Vec<(usize, bool)> = walk
        .dom
        .children(number)
        .iter()
        .rev()
        .map(|child| (*child, false))
        .collect();
    while let Some((child, in_head)) = rest.pop() {
        let Some(element) = walk.dom.element(child) else {
            continue;
        };
        match element.name.as_str() {
            "caption" => caption = walk.line(child),
            "tr" => {
                let cells: Vec<usize> = element.children.clone();
                let mut row = Vec::new();
                for cell in cells {
                    let Some(element) = walk
                        .dom
                        .element(cell)
                        .filter(|cell| matches!(cell.name.as_str(), "td" | "th"))
                    else {
                        continue;
                    };
                    let covers = |key: &str| {
                        let count = element
                            .attributes
                            .get(key)
                            .and_then(|count| count.trim().parse().ok());
                        count.unwrap_or(1).clamp(1, WIDEST)
                    };
                    let (columns, rows) = (covers("colspan"), covers("rowspan"));
                    let is_head = element.name == "th";
                    singles.push(cell);
                    row.push(Cell {
                        line: Line::new(),
                        is_head,
                        columns,
                        rows,
                    });
                }
                rows.push((in_head, row));
            }
            name => {
                let in_head = in_head || name == "thead";
                rest.extend(element.children.iter().rev().map(|child| (*child, in_head)));
            }
        }
    }
    if rows.iter().all(|(_, row)| row.len() <= 1) {
        let mut blocks: Vec<Block> = (!is_blank(&caption))
            .then_some(Block::Paragraph(caption))
            .into_iter()
            .collect();
        for cell in singles {
            blocks.extend(walk.blocks(cell));
        }
        return blocks;
    }
    let mut cells = singles.into_iter();
    for cell in rows.iter_mut().flat_map(|(_, row)| row) {
        cell.line = cells
            .next()
            .map(|number| walk.line(number))
            .unwrap_or_default();
    }
    let has_head = rows
        .first()
        .is_some_and(|(in_head, row)| *in_head || row.iter().all(|cell| cell.is_head));
    let mut grid = grid(rows.into_iter().map(|(_, row)| row).collect());
    grid.retain(|row| !row.is_empty());
    let head = if has_head && !grid.is_empty() {
        grid.remove(0)
    } else {
        Vec::new()
    };
    vec![Block::Table(Table {
        caption,
        head,
        rows: grid,
    })]
}

/// The cells of rows, with nothing in those that another covers.
fn grid(rows: Vec<Vec<Cell>>) -> Vec<Vec<Line>> {
    let mut covered: Vec<usize> = Vec::new();
    let mut grid = Vec::new();
    for row in rows {
        let mut line = Vec::new();
        let mut put = |cell: Line, rows: usize, line: &mut Vec<Line>| {
            while covered.get(line.len()).is_some_and(|left| *left > 0) {
                covered[line.len()] -= 1;
                line.push(Line::new());
            }
            if covered.len() <= line.len() {
                covered.resize(line.len() + 1, 0);
            }
            covered[line.len()] = rows - 1;
            line.push(cell);
        };
        for cell in row {
            put(cell.line, cell.rows, &mut line);
            for _ in 1..cell.columns {
                put(Line::new(), cell.rows, &mut line);
            }
        }
        while covered.get(line.len()).is_some_and(|left| *left > 0) {
            covered[line.len()] -= 1;
            line.push(Line::new());
        }
        grid.push(line);
    }
    grid
}
