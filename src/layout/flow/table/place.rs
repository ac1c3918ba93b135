//! Cells at their places: drafts and the widths of columns → rows with their heights.

use std::ops::Range;
use std::sync::Arc;

use super::columns::Columns;
use super::draft::Draft;
use super::drafts::Drafts;
use super::row::{CellLines, TableRow};
use super::rules::rules;
use crate::document::{Block, RowKind, Table, TextId};
use crate::geometry::Pt;
use crate::layout::flow::context::Column;
use crate::layout::flow::galley::{Content, Piece};
use crate::layout::flow::typography::Typography;
use crate::layout::text::font::Fonts;
use crate::theme::Theme;

/// The rows of a table.
pub struct Grid {
    /// The rows.
    pub rows: Vec<TableRow>,
    /// The cells that cover several rows.
    pub spans: Vec<Span>,
}

/// A cell that covers several rows.
pub struct Span {
    /// The rows.
    pub rows: Range<usize>,
    /// Its first column.
    pub column: usize,
    /// How high what stands in it is.
    pub height: Pt,
}

/// A cell over several rows that is higher than this part of a page goes on from row to row, wherever pages part
/// them; others are repeated where they are parted.
const TALL: f64 = 0.5;

impl Grid {
    /// Finds the widths of the columns of a table in a column of text, breaks what stands in its cells, and places
    /// it.
    pub fn new(
        mut drafts: Drafts<'_>,
        column: Column,
        typography: &Typography<'_>,
        fonts: &Arc<Fonts>,
    ) -> Self {
        let (table, theme) = (drafts.table, typography.theme);
        let columns = Columns::new(&drafts, column, theme);
        for draft in drafts.cells_mut() {
            move_to(draft, &columns, typography);
        }
        drafts.on_paragraphs(fonts, |paragraph, shaper| {
            paragraph.break_lines(&theme.paragraph, shaper);
        });
        let space = theme.paragraph.cell_space;
        let tall = typography.page_height * TALL;
        let content = drafts.rows.iter();
        let content = content.map(|row| row.iter().map(|draft| height(&draft.pieces)).collect());
        let content: Vec<Vec<Pt>> = content.collect();
        let mut heights = heights(&drafts, &content, theme);
        let mut spans = spans(&drafts, &content, space);
        for span in &spans {
            let there: Pt = heights[span.rows.clone()].iter().copied().sum();
            if span.height > there && span.height <= tall {
                heights[span.rows.end - 1] += span.height - there;
            }
        }
        let mut rows: Vec<TableRow> = Vec::with_capacity(drafts.rows.len());
        for (index, (row, content)) in drafts.rows.into_iter().zip(content).enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            for (draft, content) in row.into_iter().zip(content) {
                let reached: Pt = heights[index..index + draft.cell.rows]
                    .iter()
                    .copied()
                    .sum();
                // Heads stand on the line above what they are the heads of.
                let top = match table.rows[index].kind {
                    RowKind::Head => reached - space - content,
                    RowKind::Body | RowKind::Group | RowKind::Total => space,
                };
                put(draft.pieces, top, &mut cells);
            }
            rows.push(TableRow {
                cells,
                rules: rules(table, (index, heights[index]), &columns, typography),
                slices: vec![heights[index]],
                carried: Vec::new(),
                calls: 0,
            });
        }
        for span in spans.iter().filter(|span| span.height > tall) {
            go_on(&mut rows, span, table, space);
        }
        spans.retain(|span| span.height <= tall);
        carry(table, &mut rows, &spans, space);
        Grid { rows, spans }
    }
}

/// How high rows are, by what stands in each alone: the heights of the cells' content are given.
fn heights(drafts: &Drafts<'_>, content: &[Vec<Pt>], theme: &Theme) -> Vec<Pt> {
    let row = |(row, content): (&Vec<Draft<'_>>, &Vec<Pt>)| {
        let cells = row.iter().zip(content);
        let alone = cells.filter(|(draft, _)| draft.cell.rows == 1);
        let highest = alone.map(|(_, height)| *height).fold(Pt::ZERO, Pt::max);
        let highest = match highest > Pt::ZERO {
            true => highest,
            false => theme.styles.cell.leading,
        };
        highest + theme.paragraph.cell_space * 2.0
    };
    drafts.rows.iter().zip(content).map(row).collect()
}

/// The cells that cover several rows, with a space above and below what stands in them.
fn spans(drafts: &Drafts<'_>, content: &[Vec<Pt>], space: Pt) -> Vec<Span> {
    let rows = drafts.rows.iter().zip(content).enumerate();
    rows.flat_map(|(index, (row, content))| {
        let cells = row.iter().zip(content);
        let several = cells.filter(|(draft, _)| draft.cell.rows > 1);
        several.map(move |(draft, height)| Span {
            rows: index..index + draft.cell.rows,
            column: draft.cell.column,
            height: *height + space * 2.0,
        })
    })
    .collect()
}

/// Moves what stands in a cell to the part of the text block that the cell takes.
fn move_to(draft: &mut Draft<'_>, columns: &Columns, typography: &Typography<'_>) {
    let column = columns.of(draft.cell.column, draft.cell.columns);
    let left = typography.left(column);
    let point = draft.point;
    let right_to_left = typography.starts_right(column);
    for lines in draft.pieces.iter_mut().filter_map(Piece::lines_mut) {
        if let Some(point) = point {
            // The numbers of a column stand at its end, their marks on one line.
            let (before, behind) = columns.points[draft.cell.column];
            let line = if right_to_left {
                left + before
            } else {
                left + column.measure - behind
            };
            lines.x = line - point;
            continue;
        }
        let indent = draft.probe - lines.paragraph.measure;
        lines.paragraph.measure = column.measure - indent;
        let moved = if right_to_left {
            left + column.measure - typography.measure
        } else {
            left
        };
        lines.x = if right_to_left { left } else { left + indent };
        for item in lines
            .hanging
            .iter_mut()
            .flat_map(|hanging| &mut hanging.items)
        {
            item.shift(moved, Pt::ZERO);
        }
    }
}

/// How high the pieces of a cell are, one below the other.
fn height(pieces: &[Piece]) -> Pt {
    let mut height = Pt::ZERO;
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            height += piece.above;
        }
        let slices = 0..piece.slice_count();
        height += slices.map(|slice| piece.slice_height(slice)).sum::<Pt>();
    }
    height
}

/// Puts the pieces of a cell into its row. Boxes are for text that stands alone.
fn put(pieces: Vec<Piece>, top: Pt, cells: &mut Vec<CellLines>) {
    let mut top = top;
    for (index, piece) in pieces.into_iter().enumerate() {
        if index > 0 {
            top += piece.above;
        }
        match piece.content {
            Content::Lines(lines) => {
                let height = lines.leading * lines.count() as f64;
                cells.push(CellLines::whole(*lines, top));
                top += height;
            }
            Content::Graphic(_)
            | Content::Row(_)
            | Content::Begin(_)
            | Content::End
            | Content::Turned(_) => {}
        }
    }
}

/// Shares out the lines of a cell among the rows that it covers, as many to each as have room in it; the last has
/// those that are left, and becomes as high as they want.
fn go_on(rows: &mut [TableRow], span: &Span, table: &Table, space: Pt) {
    let covered = &span.rows;
    let texts = texts(table, span);
    let own = |set: &CellLines| sets_any(set, &texts);
    let first = &mut rows[covered.start];
    let (own, others): (Vec<CellLines>, Vec<CellLines>) =
        std::mem::take(&mut first.cells).into_iter().partition(own);
    first.cells = others;
    let lines = own
        .iter()
        .flat_map(|set| (0..set.lines.count()).map(move |line| (set, line)));
    let mut lines = lines.peekable();
    for index in covered.clone() {
        let last = index + 1 == covered.end;
        let row = &mut rows[index];
        let (mut top, height) = (space, row.height());
        while let Some((set, line)) = lines.peek().copied() {
            let leading = set.lines.leading;
            if !last && top + leading > height {
                break;
            }
            lines.next();
            row.cells.push(CellLines {
                lines: set.lines.clone(),
                part: line..line + 1,
                top,
            });
            top += leading;
        }
        if last && top + space > height {
            row.grow(top + space - height);
        }
    }
}

/// Whether a paragraph of a cell is of any of these texts.
fn sets_any(set: &CellLines, texts: &[TextId]) -> bool {
    let source = set.lines.paragraph.passage.source;
    source.is_some_and(|source| texts.contains(&source))
}

/// The texts of a cell over several rows.
fn texts(table: &Table, span: &Span) -> Vec<TextId> {
    let cells = table.rows[span.rows.start].cells.iter();
    let cells = cells.filter(|cell| cell.column == span.column);
    let texts = cells.flat_map(|cell| &cell.blocks).flat_map(Block::texts);
    texts.map(|text| text.id).collect()
}

/// Lets every row know what stands in cells that reach down to it, for the page that it opens.
fn carry(table: &Table, rows: &mut [TableRow], spans: &[Span], space: Pt) {
    let heads = |span: &&Span| table.rows[span.rows.start].kind == RowKind::Head;
    for span in spans.iter().filter(|span| !heads(span)) {
        let texts = texts(table, span);
        let cells = rows[span.rows.start].cells.iter();
        let own = cells.filter(|set| sets_any(set, &texts));
        let own: Vec<CellLines> = own.cloned().collect();
        let first = own.first().map_or(Pt::ZERO, |set| set.top);
        for carried in &mut rows[span.rows.start + 1..span.rows.end] {
            carried.carried.extend(own.iter().map(|set| CellLines {
                top: set.top - first + space,
                ..set.clone()
            }));
        }
    }
}

impl TableRow {
    /// Makes it higher: the rule below it stands that much further down.
    fn grow(&mut self, by: Pt) {
        let height = self.height();
        for rule in &mut self.rules {
            if rule.y + rule.thickness * 2.0 > height {
                rule.y += by;
            }
        }
        self.slices = vec![height + by];
    }

    /// The same row once more, for the head of another page.
    pub fn repeated(&self) -> TableRow {
        TableRow {
            cells: self.cells.clone(),
            rules: self.rules.clone(),
            slices: self.slices.clone(),
            carried: Vec::new(),
            calls: 0,
        }
    }
}
